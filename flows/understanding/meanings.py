"""What a sentence means to the person who says it (self-doubt, nobody who stands by them, fear of the ring, no sleep …),
by sense; which feeling a word tells lives in emotions.py, what is said back in the conversation."""

from __future__ import annotations

import re
import unicodedata

_ME = r"(?:私|わたし|あたし|自分|俺|おれ|僕|ぼく|うち|わし|わい|おら|こっち|こちら)"
_NO = r"(?:ない|なく|なか|ん(?=$|[、。…\s]|です|わ|し|から|くて|で|の)|へん|ひん|ません|まへん|ねえ|ねぇ|ねー|ず(?=$|[、。に]))"
_PHONE = r"(?:電話|でんわ|着信|呼び出し音|着メロ|ベル|コール|スマホ|携帯|ケータイ|受話器)"
# In this order: of several the first is taken up.
_SENSES: dict[str, str] = {
    "given_up": (
        r"^(?:もう|ほんと(?:に)?|ほんま(?:に)?|なんか|いや|[、。…\s])*(?:いい|ええ|よか)(?:です|や|わ|よ|って|ですわ|けん|ねん|んです)?[。…\s]*$|"
        r"どうでも(?:いい|ええ|よか|よく)|(?:なんか|何か|もう)?(?:全部|ぜんぶ|何もかも|なにもかも)(?:投げ|やめ|辞め|嫌|いや|どうでも)|(?i:\bwhat'?s the point\b|\bi give up\b|\bnever ?mind\b)"
    ),
    "self_doubt": (
        rf"{_ME}(?:の(?:ほう|方))?(?:が|も|のせい|だけが)?(?:全部|ぜんぶ|結局|やっぱり?|いちばん|一番|本当に|ほんとに|ほんまに)?(?:は)?(?:悪|わる|おかし|間違|まちが|駄目|だめ|ダメ|弱|甘)"
        r"[^。\n、？?]{0,8}(?:のか|んか|かも|かな|だろうか|でしょうか|やろか|んちゃう|んじゃ|気が|気に|気して|思え|思って|思う|思い|ように|責め)|"
        rf"{_ME}のせい(?:か|なの|なん|かも|かな|な気|や|だったの|じゃ|ちゃう|だって|だと|って)|(?:悪|わる)い(?:の|ん)(?:は|って)[^。\n]{{0,6}}{_ME}|"
        r"(?i:\b(?:maybe|perhaps|was|is) it(?:'s)? (?:really )?(?:all )?my fault|maybe i(?:'m| am| was) (?:the one|wrong|to blame)|am i (?:wrong|to blame|the problem))"
    ),
    "injustice": (
        rf"(?:なんで|何で|なぜ|どうして|なして|なんぼ)[^。\n、]{{0,6}}{_ME}(?:ばっか|ばかり|だけ|が|一人|ひとり)|{_ME}(?:ばっか|ばかり)|理不尽|りふじん|不公平|不条理|割に合(?:わ|い)|とばっちり|濡れ衣|ぬれぎぬ|"
        rf"納得(?:が|は)?(?:いか|でき|出来){_NO}|納得いきません|腑に落ち|身に覚え(?:が|の|も)?な|おかし(?:い|く)(?:やろ|でしょ|だろ|よね|と思|ない(?:です)?か|ないか|んちゃう)|"
        rf"{_ME}(?:は|のほうは)?(?:何も|なにも|なんも|ぜんぜん|全然)(?:悪|わる|し)(?:く|て|と)(?:な|へ|ら|ま)|(?i:\b(?:unfair|not fair|unjust|why (?:is it )?(?:always |only )?me)\b)"
    ),
    "ring": (
        rf"{_PHONE}[^。\n]{{0,16}}(?:こわ|怖|おそろし|恐|びく|ビク|びくっ|ドキ|どき|震|ふるえ|心臓|動悸|身構|おびえ|怯|固ま|かたま|息が|冷や汗|吐き気|胃が|ぞっと|ゾッと)|"
        rf"{_PHONE}(?:が|の音が)?(?:鳴|な)(?:る|った|り)[^。\n]{{0,6}}(?:たび|度|と|だけ|だけで)[^。\n]{{0,10}}(?:こわ|怖|びく|ビク|ドキ|どき|震|心臓|動悸|身構|固ま|息|吐|胃|ひや)|"
        rf"(?:こわ|怖|恐)(?:く|う)て[^。\n]{{0,6}}{_PHONE}[^。\n]{{0,4}}(?:出|取|で|と)|{_PHONE}(?:恐怖症|が?トラウマ)|"
        r"(?i:\b(?:scared|afraid|terrified|jump|flinch|shak\w+)\b[^.\n]{0,30}\b(?:phone|rings?|ringing|call)\b|\b(?:phone|ring\w*|calls?)\b[^.\n]{0,30}\b(?:scares?|frightens?|terrifies|makes me (?:jump|flinch|shake)))"
    ),
    "no_sleep": (
        rf"(?:眠|ねむ|寝つ|寝付|ねつ)(?:れ|け){_NO}|(?:寝|ね)(?:ら)?れ{_NO}|(?:寝|ね)(?:て(?:い)?|と(?:ら)?|とれ){_NO}|(?:寝|眠|ね|ねむ)(?:ら)?れ(?:と|て(?:い)?)(?:らん|{_NO})|眠りが浅|"
        r"(?:夜中|明け方|朝方|三時|3時)に?[^。\n]{0,6}(?:目が覚|目ぇ?覚|起き)|不眠|寝不足|一睡も|夢に(?:出|見)|(?i:\b(?:can'?t|cannot|couldn'?t|hardly|haven'?t|don'?t|no) (?:get to |been )?sle(?:ep\w*|pt)\b|\bsleepless\b|\bwide awake\b)"
    ),
    "shame": (
        r"恥ずかし|はずかし|恥(?:を|さら|か[いくきか])|情けな|なさけな|みじめ|惨め|みっともな|合わせる顔|顔(?:を|も|が)?(?:合わせ(?:ら|たく)|見(?:ら)?れ|出せ)|(?i:\b(?:ashamed|embarrass\w*|humiliat\w*|pathetic)\b)"
    ),
    "alone": (
        rf"(?:店長|上司|先輩|会社|同僚|職場|課長|部長|社長|オーナー|主任|家族|夫|妻|親|みんな|周り|まわり)[^。\n]{{0,6}}話(?:を|も|は|すら)?[^。\n]{{0,6}}聞いて(?:は|も)?(?:くれ|もらえ){_NO}|(?:だれ|誰|だーれ)(?:も|ひとり|一人|にも|1人)(?:も)?[^。\n]{{0,12}}(?:助け|たすけ|かば|庇|味方|聞い|きい|わかって|分かって|守|気づ|言え|話せ|頼れ|相談)[^。\n]{{0,6}}{_NO}|味方(?:が|は|なんて|も)?[^。\n]{{0,6}}(?:い|おら|お)(?:な|へ|ま|ん)|"
        r"(?:みんな|みな|全員|まわり|周り)(?:が|は|も)?[^。\n]{0,8}(?:敵|見て見|知らん|知らない|離れ|冷た)|(?:ひとり|一人|独り)(?:ぼっち|きり|で(?:抱|悩|かか|対応|全部|ぜんぶ|ずっと|背負))|孤独|孤立|見て見ぬ|"
        r"(?i:\b(?:nobody|no ?one)\b[^.\n]{0,16}\b(?:helps?|helped|listens?|understands?|side|care[sd]?|ask\w*)\b|\ball alone\b|\bon my own\b)"
    ),
}
# The matter itself, in the order in which it is told.
_MATTERS: dict[str, str] = {
    "calls": rf"{_PHONE}[^。\n]{{0,18}}(?:かか(?:って|り)|かけて|来|き(?:て|ま)|鳴り|続|何[回度]|しつこ|やま|止ま)|(?i:\b(?:calls?|phones?|rings?|calling)\b)",
    "shouted": r"怒鳴|どなら|どなり|罵|罵倒|暴言|大声|わめ|(?i:\b(?:shout|yell|scream)\w*)",
    "blamed": r"責め|せめられ|怒られ|おこられ|叱ら|しから|詰め(?:られ|寄)|なじら|キレられ|切れられ|(?i:\b(?:blam\w+|angry|scold\w*|tell\w* me off)\b)",
    "inside": r"(?:店長|上司|課長|部長|主任|係長|先輩|オーナー|社長|同僚|会社|職場|所長|師長|リーダー|マネージャー)[^。\n]{0,24}(?:言われ|いわれ|ゆわれ|怒られ|怒鳴ら|責め|せい(?:だ|に|って|と|や))|(?i:\b(?:boss|manager|colleagues?|owner)\b[^.\n]{0,30}\b(?:my fault|blam\w+))",
}
_AND_AFTER = ("alone", "no_sleep", "ring", "self_doubt")
_PATTERNS = {name: re.compile(sense) for name, sense in _SENSES.items()}
_MATTER_PATTERNS = {name: re.compile(sense) for name, sense in _MATTERS.items()}
# 「情けないとかじゃなくて」: what is named only to be denied.
_DENIED = re.compile(
    r"^[^。、\n]{0,4}?(?:わけ|とか|ん|の|こと|って(?:いう)?(?:わけ|の)?)?(?:じゃ|では|や)(?:な(?:い|く|か)|ありま|ねえ|ね)|^[^。、\n]{0,4}?(?:わけ|ん|の|とか)?(?:ちゃう|と(?:は)?ちが|と(?:は)?違|は(?:ない|なか|ありま))|^く(?:は)?(?:な(?:い|く|か)|ありま)"
)
_BETWEEN = re.compile(
    r"(?P<first>(?!私|わたし|自分|俺|僕|うち)[一-鿿ァ-ヶーぁ-ん]{1,8}?)に(?:も)?[、]?(?P<second>[一-鿿ァ-ヶー][一-鿿ァ-ヶーぁ-ん]{0,7}?)にも[^。\n]{0,16}(?:言われ|いわれ|ゆわれ|怒られ|責め|せめられ|怒鳴|叱ら|おこられ)"
)
_NUMBER = r"(?:[0-9０-９]{1,3}|[一二三四五六七八九十]{1,3}|半|数|何)"
_LASTING = re.compile(
    rf"(?P<long>{_NUMBER}(?:日間|週間|か月|ヶ月|ヵ月|カ月|ケ月|年)(?:半|間)?)(?!前(?!から)|以内|後|ごと)(?:も|くらい|ぐらい|ほど|以上|近く|ちょっと|間|の間|のあいだ|ずっと|前から|、)*"
    r"(?=[^。\n]{0,14}(?:続|つづ|ずっと|毎|経|たつ|たって|たった|なる|なりま|なって|前から|こん?な|怒鳴|電話|クレーム|責め|眠|寝))|"
    r"(?i:(?P<weeks>\b(?:\d{1,3}|two|three|four|five|six|several|a few) (?:days|weeks|months|years))\b)"
)


def meanings_in(text: str) -> tuple[str, ...]:
    """The names of what is meant, the most telling first; nothing that is only named to be denied."""
    said = unicodedata.normalize("NFKC", text).strip()
    return tuple(
        name for name, sense in _PATTERNS.items() if any(not is_denied(said, m.end()) for m in sense.finditer(said))
    )


def matters_in(text: str) -> tuple[str, ...]:
    """What goes on, the names in the order in which it is told: calls, shouted, blamed, inside, alone …"""
    said = unicodedata.normalize("NFKC", text).strip()
    found = [name for name, sense in _MATTER_PATTERNS.items() if sense.search(said)]
    if "shouted" in found and "blamed" in found:
        found.remove("blamed")
    meant = meanings_in(said)
    return (*found, *(name for name in _AND_AFTER if name in meant))


def is_denied(text: str, end: int) -> bool:
    """What stands before `end` is named only to be denied: 「怒ってる」 in 「怒ってるんじゃなくて」."""
    return _DENIED.match(text[end : end + 16]) is not None


def two_against(text: str) -> tuple[str, str] | None:
    """Who both said so: 「先輩にもオーナーにもお前が悪いって言われて」; None for nobody."""
    found = _BETWEEN.search(unicodedata.normalize("NFKC", text))
    return (found["first"].strip(), found["second"].strip()) if found is not None else None


def lasting_in(text: str) -> str:
    """How long it has lasted, in their words: 「三週間」; "" where nothing is said of it."""
    found = _LASTING.search(unicodedata.normalize("NFKC", text))
    return (found["long"] or found["weeks"] or "") if found is not None else ""
