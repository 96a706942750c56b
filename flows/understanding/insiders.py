"""What the own house wants of the person, and whether it was told, in the words of an answer or beside a story; what the
five factors of a story are lives in situation.py."""

from __future__ import annotations

import re
import unicodedata

from flows.understanding.denials import NOT, clauses_of
from flows.understanding.reading import Mention, Reading
from flows.understanding.telling import BOSS_WORD, FIRM_WORD

_HOUSE = frozenset({"boss", "owner", "company", "former_company"})
_DO = r"(?:れ(?!ば|な|る)|ろ(?!う)|とけ|とき(?=$|[やなって。、」])|といて|ておけ|ておいて|ておき|て(?:こい|来い|きて|きなさい|こんね|こらんね|これ|けえ|けろ)|っとけ|っといて|っておけ|っておいて|っておき|ってこい|ってきて|っとき|りに(?:行け|いけ|行って|いって|行き|行ってこい)|りなさい|るよう(?:に)?|るしか|ってくれ|ってろ|っとったら|れて)"
# 「とにかく我慢して謝っておけ」: the person bears it alone.
_ALONE = re.compile(
    rf"(?:謝|あやま){_DO}|(?:謝罪|お?詫び|わび)(?:し(?:ろ|とけ|ておけ|といて|て(?:こい|きて|おいて)|なさい|てくれ)|せ(?:え|い|よ)|(?:に)?(?:行け|行って|いって))|頭(?:を|ば)?(?:下げ|さげ)(?:て(?:こい|こんね|こらんね|けえ|きて|おけ|おいて|くれ|ろ)|とけ|といて|ろ|んね|れ)|"
    r"(?:我慢|がまん|辛抱|しんぼう)(?:し(?:ろ|て(?!(?:い|き|た|る|ます|ま))|とけ|といて|なさい|とき)|せ(?:え|い|よ|んか|んね)|すれ|さっせ)|(?:耐え|たえ|堪え|こらえ)(?:ろ|て(?:くれ|おけ|ろ)|とけ|なさい|んね)|"
    r"(?:波風|事を荒|ことを荒)[^。、]{0,4}(?:立て|だて)|穏便に|(?:お前|おまえ|君|きみ|あんた|自分|そっち|あなた)(?:が|ひとりで|一人で|で)(?:行|いっ|いけ|やれ|なんとか|何とか|どうにか|対応|処理|責任|謝)|(?:なんとか|何とか|どうにか)(?:し(?:ろ|て|とけ|といて)|せ(?:え|い))|"
    r"うまいこと?(?:やっ|言っ|言う)|うまく(?:やっ(?:て|とけ|といて)|言っと|収め|おさめ|対応し)|(?:適当|てきとう)に(?:やっ|し|対応|あしら|謝)|聞き流|流し(?:とけ|ておけ|といて)|"
    r"(?i:\b(?:just apologi[sz]e|put up with|bear (?:it|with)|deal with it (?:yourself|on your own)|handle it (?:yourself|alone)|suck it up)\b)"
)
_NOT = re.compile(
    rf"(?:謝|あやま)(?:るな|るんじゃな|る(?:必要|こと|理由)(?:は|も|なんて)?{NOT}|ら(?:なくて|なくても|んで|んでも|んと|いで|いでも|ねくて|ねぐて|んちゃ|んと)(?:も)?(?:いい|ええ|よか|よい|大丈夫|い|えが?)|ら(?:ない|ん|へん)(?:って|方針|と(?:言|決)|つもり))|(?:うち|会社|こっち|こちら)(?:は|に(?:は)?)(?:何も|なんも|なにも|全く)?(?:悪くない|わるない|悪うない|非(?:は|が)?{NOT})|"
    r"(?i:\b(?:no need to apologi[sz]e|don'?t apologi[sz]e|won'?t apologi[sz]e|not (?:going to )?apologi[sz]e)\b)"
)
_TOGETHER = re.compile(
    r"一緒に(?:行|いっ|いく|いこ|謝|あやま|動|頭|考え|対応|やっ|やろ)|いっしょに|同行|付き添|ついて(?:行|き|い)(?:って|て|く|き|っ)|(?:会社|店|こっち|こちら|うち|自分|俺|わし|上|本社|店長|部長|課長|主任)(?:として|の方|のほう)?(?:が|で|から|も)(?:謝|詫|お詫び|対応|電話|連絡|引き受|責任を(?:持|取)|行(?:く|って)|話(?:す|して|をつけ))|間に入|代わりに(?:謝|行|電話|対応)|任せ(?:て(?:くれ|おけ|)|ろ)|"
    r"(?i:\b(?:together|come with me|go with me|take (?:over|care of it)|they(?:'ll| will) (?:apologi[sz]e|handle))\b)"
)
_NOTHING = re.compile(
    rf"(?:何|なん|なに)(?:に)?も(?:まだ)?(?:言(?:って|うて|わ)|いって|ゆうて|し(?:て)?(?:くれ)?|動い|聞い|教え|連絡)[^。、]{{0,6}}{NOT}|(?:返事|連絡|反応|音沙汰|動き|話|指示)(?:が|は|も)?(?:まだ)?(?:来て|きて|何も|なにも|なんも)?{NOT}|(?:動い|取り合っ|相手にし|聞い)て(?:も)?(?:くれ|もらえ){NOT}|知らんぷり|知らん顔|無視"
)
_REPORTS = re.compile(
    r"(?:って|と|て)(?:さ|言(?:って|うて|う(?!たら)|われ|った|いま|い)|いわれ|ゆわれ|ゆうて|いうて|の(?:こと|返事|一言|一点張り))|だそう|やそう|らしい|とのこと|やて|んやて|げな|ですって|だって(?=$|[。、])|(?:って|と)[。、」]*$|ちゅう|つって|[」』]"
)
_SPEAKER = re.compile(
    rf"(?:{BOSS_WORD}|{FIRM_WORD}|上|上の人|うち|社員|責任者)(?:さん)?(?:側)?(?:は|が|も|から(?:は|も)?|いわく|曰く|に(?:は|も)?(?:[^。]{{0,12}}?(?:話|言|相談|報告|聞|連絡|伝え|訊))|[「、])"
)
_FAR = 40
# It is thought about, asked or feared; nobody has told anybody.
_CONSIDERS = re.compile(
    r"(?:た|だ)(?:ほう|方)が(?:え|い|よ|良)|べき|たら(?:どう|ど(?:な|げ)|何|なに|怒|クビ|首|おしまい|終わ|怖|こわ|嫌|いや|まず|あか|いけ|だめ|ダメ|ええ|いい|よか)|(?:よう|おう|こう|そう|とう|もう|ろう)(?:かな|か(?:と|な|迷|悩|どう)|かどう)|たく(?:な|は)|とう(?:な|はな)|迷|悩ん|んと(?:あか|いけ|だめ|まず)|な(?:きゃ|いと|ければ)(?:いけ|だめ|なら|まず|$|ね)|(?:なら|あか|いか)んの?(?:か|や|と)|"
    r"(?:て|で)(?:も)?(?:いい|ええ|よか)(?:の|ん|です|と)?か|(?:ん|の|です|ます|やろ)か(?:[?？。な]|$|って|と)|[?？]\s*$|って聞い(?:て|と)(?:る|ん|い)|(?i:\bshould i\b|\bdo i have to\b)"
)
_HAS_TOLD = re.compile(
    r"(?:話し|伝え|報告し|連絡し|相談し|電話し)(?:た(?!ほう|方|ら|い|く|って|り)|ました|てあ|とる|とう|て(?:い)?(?:る|ます))|(?:言|ゆ|い)(?:った(?!ほう|方|ら|り|って)|うた(?!ほう|方|ら)|ってあ|うてあ|いました)|済み|知って(?:る|い|お|と)|知っと"
)
_NOT_TOLD = re.compile(
    rf"(?:話し|伝え|報告(?:は|も|を)?し?|連絡(?:は|も|を)?し?|相談(?:は|も|を)?し?|言っ|言う|ゆう|いう|いっ|電話し)(?:て|で|と|ち|ちょ|とら|て(?:い|お))?(?:は|も)?{NOT}|^(?:いや|いえ|いいえ)?、?(?:まだ|いまだ)(?:です|や|だ|っす|、|。|$|なんです|やねん|や|ばい|だべ)*$"
)


def considers(text: str) -> bool:
    """「電話したほうがええんかって聞いてる」「言うたらクビやと思う」: nothing was told to anybody yet."""
    said = unicodedata.normalize("NFKC", text).strip()
    return _CONSIDERS.search(said) is not None and not _HAS_TOLD.search(_CONSIDERS.sub("", said))


_WHO_IS_IT = re.compile(
    r"(?:って|とは|というのは|ってのは|は)(?:誰|だれ|何者|何|なに|なん|どんな|どういう|どなた|いる|必要|要る)[^。]*$"
)
_INVOLVED = frozenset({"customer", "customer_staff", "owner", "boss", "senior_colleague", "colleague"})


def is_only_asked_about(text: str, mention: Mention) -> bool:
    """「相談員って誰？」「弁護士に頼むべき？」: a question to the bot makes nobody take part."""
    if mention.role in _INVOLVED:
        return False
    sentences = [part for part in re.split(r"(?<=[。!！?？\n])", text) if mention.mention in part]
    return bool(sentences) and all(_WHO_IS_IT.search(part) or considers(part) for part in sentences)


def not_told(text: str) -> bool:
    """「まだ言うてへん」「会社には話してないです」."""
    return any(_NOT_TOLD.search(clause) for clause in clauses_of(text)) and not considers(text)


_CANNOT = re.compile(rf"(?:言え|話せ|伝えられ|相談でき|報告でき)(?:そうに)?(?:も)?{NOT}|無理|むり|(?:にく|づら)い|事情")


def says_less(value: str, text: str) -> bool:
    """The option says more than the words: what is only considered is not told, what was not told yet may be."""
    if value == "told":
        return considers(text)
    return value == "no" and not_told(text) and _CANNOT.search(text) is None


def wish_in(text: str) -> str:
    """What the house wants, of words that answer it: alone apologise not indifferent, or ""."""
    said = unicodedata.normalize("NFKC", text).strip()
    for value, pattern in (("not", _NOT), ("apologise", _TOGETHER), ("alone", _ALONE), ("indifferent", _NOTHING)):
        if pattern.search(said):
            return value
    return ""


def told_to_bear_it(text: str) -> bool:
    """A boss or the house is told to have said so: 「主任にも話した。我慢しろって」."""
    said = unicodedata.normalize("NFKC", text).strip()
    for found in _SPEAKER.finditer(said):
        stretch = said[found.end() : found.end() + _FAR]
        wish = _ALONE.search(stretch)
        if (
            wish
            and not _TOGETHER.search(stretch)
            and not _NOT.search(stretch)
            and _REPORTS.search(stretch, wish.start())
        ):
            return True
    return False


def is_plainly_told(reading: Reading) -> bool:
    """That the house wants something rests on more than that somebody of it was named."""
    place, story = reading.evidence.get("situation.company_will"), reading.story
    if place is None or story.company_told in ("not_yet", "cannot"):
        return False
    named = [one for one in reading.people if one.role in _HOUSE]
    words = reading.text[place.start : place.end]
    if not named:
        return False
    if _A_PARTY.search(words) or any(words == one.mention for one in named):
        return _DISMISSES.search(reading.text, place.end) is not None  # that they spoke says nothing yet
    return _WEIGHED.match(reading.text[place.end : place.end + 14]) is None


_DISMISSES = re.compile(
    r"(?:うち|会社|こっち|店)の(?:問題|責任|担当|仕事|話)(?:じゃ|では|や)な|関係(?:は|が)?(?:な|あら|ねえ)|(?:そっち|そちら|お宅|個人|自分|本人)(?:ら)?で|辞めた(?:人|者|ん)|(?:知ら|しら)(?:ん|ない|ねえ|へん)|(?:好き|勝手|適当)に"
)
_A_PARTY = re.compile(
    r"(?:長|任|司|主|オーナー|リーダー|チーフ|マネージャー|配人|局|社|店|さん|窓口|部|人|元|園|院|所)$"
)
_WEIGHED = re.compile(r"[^。、]{0,8}(?:立場|か[^。、]{0,6}(?:分|わ|迷)|の(?:か|かな))")


_MEANS_TO = re.compile(
    r"(?:言わ|いわ|話さ|伝え|報告し|相談し)(?:な(?:きゃ|いと|くては|くちゃ|ければ)|んと|なあかん|ねば)[^。]{0,8}(?:と(?:は|も)?(?:思|わか|分か)|けど|んですが)"
)


def means_to_tell(text: str) -> bool:
    """「言わなきゃとは思ってるんですけど」: not told yet, and on their mind."""
    return len(text) <= 30 and _MEANS_TO.search(text) is not None
