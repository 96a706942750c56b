"""What a spoken answer has in it: what is good to hear, and the slips a client would press on. The checker of drafts
judges; here it is told what counts besides when one speaks instead of writing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.documents.checking.check import Finding, check, parts_present
from flows.documents.checking.parts import PARTS
from flows.documents.checking.reading import read_draft
from flows.documents.checking.words import CONCRETE, DAY, WILL_SEE, any_of
from flows.rehearsal import english
from flows.understanding.english import is_english

LONGEST = 600  # letters of one bubble that are kept and judged: nobody says more at a stretch
# Who says one of these does not slip by the sound of a sentence alone.
_MEANT_WELL = frozenset({"regret", "listens", "own", "date", "takes_on", "way_on", "checking", "prevention"})
# Slips of which sentences that merely read like one are worth a word as well, while one speaks.
_BY_SOUND = frozenset({"counter_accusation", "evading", "blaming", "threat"})

_TAKES_CARE = re.compile(r"気をつけ|気を付け|注意し|努め|努力|頑張|がんば|徹底|心がけ")
_PASSES_IT_ON = re.compile(r"(?:連絡|返事|伝え|説明|報告|相談|話)[^。]{0,8}ように")
_ANYTHING = re.compile(r"何でも|なんでも|どんな|いかなる|どのような")
_SENTENCE = re.compile(r"[^。!?！？\n]+")
_TELLING = 9  # letters of a sentence that tells something
_TOLD = re.compile(r"(?:まし|でし|い|っ|え)た(?:(?:の|ん)(?:です(?!け|が)|で(?!す)|が)|ので|から|$)")
_POLITE = re.compile(r"申し訳|お詫び|すみません|失礼|ありがと|承知|承り|かしこまり|お世話|お待たせ|ごめん")
_IS_OVER = re.compile(r"(?<!ことにし)(?:ました|でした|だった|ていた)(?:が|ので|$)")
_PAST = re.compile(r"(?:まし|でし|てい|っ|し)た|(?:しま|ちゃ|じゃ)って|(?:なく|ずに|てい)て|とのこと")
_LISTENS = any_of(
    r"おっしゃる(?:とお|通)り|ごもっとも|もっともです|そうでしたか|そうだったのですね|そうですよね|お怒り|お気持ち|お困り|ご不安|ご心配|ご不便|嫌な思い|つらい思い",
    r"(?:話|こと|ところ|点|状況|内容|事情|様子)を?[^。]{0,10}(?:聞かせ|お聞き|伺|うかが|教えて)|(?:詳し|くわし)く[^。]{0,10}(?:聞か|伺|うかが|教え)",
    r"(?:連絡|電話|お知らせ|お越し|お話|ご指摘|時間)[^。]{0,12}ありがと|承り(?:ま|まし)|承知|受け止め",
)
# What one does in silence, told in brackets.
_SILENT_CARE = re.compile(
    r"^\s*[(（【\[].{0,30}(?:聞|きく|うなず|頷|メモ|頭を下げ|おじぎ|お辞儀|待つ|相づち|あいづち).{0,20}[)）】\]]\s*$|^(?:黙って|だまって|静かに)(?:最後まで)?(?:聞|き)く"
)
_TAKES_ON = any_of(
    r"私(?:が|から)[^。]{0,14}(?:承|引き(?:受|継)|(?:確認|対応|ご?連絡|ご?報告|お伝え)(?:し(?:ま|て)|いた)|(?:確かめ|調べ|伝え)(?:ま|て)|お預かり|窓口|責任を持って)|承り(?:ま|まし)|引き継ぎ|責任を持って|お預かり|申し伝え|取り次ぎ|担当(?:の者|者)?(?:に|へ)[^。]{0,10}(?:伝え|引き|つな)",
    r"(?:会社|当社|店|当店|チーム|こちら)として",
)  # fmt: skip
_WAY_ON = any_of(
    r"(?:会社|本社|店)(?:の(?:ほう|方))?(?:で|が|を通し)[^。]{0,14}(?:確認|確かめ|調べ|対応|説明|話|連絡)",
    r"(?:会社|窓口|担当|上司|上の者|責任者|店長|本社|後任)(?:の(?:者|ほう|方|窓口|担当))?[^。]{0,16}(?:から|より|に|へ)[^。]{0,24}(?:連絡|返事|回答|説明|伝え|相談|頼|お願い|引き継|つな|報告|話|代わ)",
    r"(?:会社|窓口)(?:を|の)[^。]{0,12}(?:ご案内|お伝え|連絡先)|書面で",
)
_LIMITS = any_of(
    r"(?:お答え|お約束|お受け|お返事|決める|決められ|判断|お支払い|対応)[^。]{0,12}(?:できない|できません|かね|難し|いたしかね|控え|えない)|私(?:だけ|ひとり|一人|の一存)では[^。]{0,14}(?:決め|お答え|判断|お約束)",
)
_SHARP = any_of(
    r"うるさ(?:い|いな|いです)|しつこい|いい加減にし|(?<![一-鿿])黙(?:れ|って(?:くだ|ろ))|知る(?:か|もん)|勝手に(?:し(?:ろ|て(?:くだ|。|$))|すれば)|ふざけ|馬鹿|バカ|ばか(?!り)|クレーマー|(?:他|別|ほか)の(?:店|会社|ところ)(?:に|へ)[^。]{0,6}行|もう(?:いい|結構)です|筋合い|言い訳(?:は|が|なんか)?[^。]{0,4}通用|責任者(?:を)?出し|(?:電話)?切り(?:ます|たい)(?:よ|ね|。|$)|警察[^。]{0,6}(?:呼|言|通報|行)|あなた(?:こそ|だって|のほうが)|逆ギレ|キレ(?:ない|る)|だから(?:何|なん)(?:です|だ)|帰って(?:くだ|もら|くれ)",
)
_PUSHED_AWAY = any_of(
    r"(?:私|わたし|僕|こちら|こっち|ここ|うち|今(?:さら|更))[^。]{0,6}に?(?:言われて|聞かれて|来られて|電話されて)(?:も|まし)",
    r"(?:そう|そんなこと|それ)(?:を)?(?:言|い)われ(?:まし)?ても",
    r"(?:もう|すでに|既に)?(?:辞め|退職し)(?:た|まし|て(?:い|お))[^。]{0,12}(?:関係|知り(?:ま|ませ)|困り|話すこと(?:は|が)?(?:あり|な))[^。、]{0,12}",
    r"もう[^。]{0,8}(?:会社|店|そこ)の(?:人間|者|社員)(?:じゃ|では)な",
    r"聞いて(?:い)?(?:ない|ません)(?:。|です|ので|$|し)|覚えて(?:い)?な(?:い|く)(?:て|です|んです|。|$)",
)
_WISH = any_of(
    r"(?:お伝え|お話し?|ご相談|お願い)したい(?:こと|の)|(?:て|で|を)(?:ほし|欲し|いただけ|いただきた|もらえ|もらいた|くださ)|お願い|(?:教え|知らせ|聞かせ)て|希望|望ん|検討|いつ(?:ごろ|まで|頃)?[^。]{0,12}(?:です|ます|でしょう)か"
)
_VISIT = any_of(r"(?:と|に|へ|で)(?:伺|うかが)(?:い|って|わせ)|お邪魔し|参りま|向かいま|お詫びに(?:行|上)")
# Promises that only the house can make.
_FOR_THE_COMPANY = any_of(
    r"返金(?:し|いた|させ)|無料(?:に|で)|交換(?:し|いた|させ)|(?:当社|弊社|会社)(?:として)?(?:[^。]{0,10})(?:対応(?:し|いた)|お約束|改善(?:し|いた)|再発)",
)  # fmt: skip
_PAYS = any_of(r"弁償(?:し|いた|させ)|(?<!い)払(?:います|いたい|わせて)|お?支払い(?:し|いた|ます|させて)")
# Who complains and lets it go before it was said.
_GIVES_UP = any_of(
    r"(?:もう|じゃあ|なら)、?(?:いい|結構|大丈夫)です|やっぱり(?:いい|大丈夫|結構)|気にしないで|忘れてくだ|(?:私|こちら)の(?:気のせい|思い違い|勘違い)|すみません、?(?:変な|こんな)こと"
)
# How a call or a visit is closed, with the last words of an answer.
_PARTING = re.compile(
    r"(?:失礼(?:いた)?します|ごめんください(?:ませ)?|さようなら|"
    r"(?:では|それでは|じゃあ?|また|あらためて|改めて|後ほど|のちほど|明日)[^。]{0,24}(?:お?電話|ご?連絡|(?:お)?(?:伺|うかが))[^。]{0,6}(?:ます|ください)(?:ので|ね|よ)?)"
    r"(?:[。、!！\s]*(?:(?:それ)?では|どうぞ)?[、。]?(?:よろしくお願い(?:いた)?します|失礼(?:いた)?します|お願い(?:いた)?します|ありがとうございま(?:した|す)))*[。!！」\s]*$"
)
_CLOSES = re.compile(
    r"失礼(?:いた)?します|ごめんください|(?:では|それでは|じゃあ?|また)[、,]?[^。]{0,24}(?:お?電話|ご?連絡)"
)
_WILL_THINK = any_of(
    r"^(?:前向きに|いったん)?検討(?:し(?:ま|て)|いた)|^考え(?:ます|ておき)|なるはや|(?:しっかり|ちゃんと|きちんと)(?:やり|し)ます(?:。|$)"
)
# No, and nothing beside it.
_FLAT_NO = re.compile(
    r"^(?:いえ|いや|ちょっと|それは|でも|すみませんが|[、,。.…・\s])*(?:無理|でき(?:ない|ません)|嫌|いや|お断りし|(?:行け|行き|し)(?:たく)?(?:ない|ません))(?:です|ます|ね|よ|。|$)"
)


@dataclass(frozen=True, slots=True)
class Slip:
    """`kind`: one of the checker's, or sharp pushed_away pays for_the_company flat_no gives_up anything; `phrase` as it stands."""

    kind: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Judged:
    """`good`: what is good to hear, whatever was asked: regret listens facts checking date own repair prevention takes_on
    way_on limits visit; parting: it takes leave; of who complains feeling expected wish thanks. `slips`, the gravest first."""

    good: frozenset[str]
    slips: tuple[Slip, ...]


_GRAVEST = (
    "sharp", "threat", "counter_accusation", "blaming", "pushed_away", "evading", "minimising", "demanding_forgiveness",
    "gives_up", "excuse", "conditional", "flat_no", "pays", "legal_admission", "over_admission", "for_the_company",
    "anything", "impossible_promise", "vague",
)  # fmt: skip


def judge(text: str) -> Judged:
    """Linear in the length; no case is needed: what an answer means for whom is weighed where it is answered."""
    if is_english(text):
        good_to_hear, amiss = english.heard(text[:LONGEST])
        return Judged(good_to_hear, tuple(Slip(kind, phrase) for kind, phrase in amiss))
    if _SILENT_CARE.search(text):
        return Judged(frozenset({"listens"}), ())
    said = read_draft(text[:LONGEST]).said
    good = _good(text, said)
    slips = _slips(text, said, good)
    if any(slip.kind in ("evading", "blaming") for slip in slips):
        good.discard("own")  # 「私の責任ではありません」
    return Judged(frozenset(good), tuple(slips))


def is_a_parting(text: str) -> bool:
    """It ends with the words by which one ends a call: nobody asks on after them."""
    return _PARTING.search(text) is not None and _CLOSES.search(text) is not None


def _good(text: str, said: str) -> set[str]:
    there = parts_present(text)
    found = {
        "regret": there["regret"],
        "listens": there["listen"] or bool(_LISTENS.search(said)),
        "facts": _tells(said, there["what"] or there["explanation"] or there["own_part"]),
        "checking": bool(WILL_SEE.search(said)),
        "date": any(_names_a_day(sentence) for sentence in _SENTENCE.findall(said)),
        "own": there["responsibility"] or bool(re.search(r"私が(?:悪い|悪かった|至らな|甘かった)", said)),
        "repair": there["repair"],
        "prevention": any(_prevents(sentence) for sentence in _SENTENCE.findall(said)),
        "takes_on": bool(_TAKES_ON.search(said)),
        "way_on": bool(_WAY_ON.search(said)),
        "feeling": there["feeling"],
        "expected": there["expected"],
        "wish": bool(_WISH.search(said)),
        "thanks": bool(re.search("ありがと|助かり|うれし|嬉し", said)),
        "limits": bool(_LIMITS.search(said)),
        "parting": is_a_parting(text),
        "visit": bool(
            re.search(r"(?:と|に|へ|で)(?:伺|うかが)(?:い|って|わせ)|お邪魔し|参りま|向かいま|お詫びに(?:行|上)", said)
        ),
    }
    return {name for name, is_there in found.items() if is_there}


def _tells(said: str, names_it: bool) -> bool:
    """What happened, as something that is over."""
    if names_it and _PAST.search(said):
        return True
    return any(
        len(one) >= _TELLING and _TOLD.search(one) and not _POLITE.search(one) for one in _SENTENCE.findall(said)
    )


def _prevents(said: str) -> bool:
    """Something that will be done; to take care is none of it."""
    if _IS_OVER.search(said):
        return False
    aims_at_it = bool(PARTS["prevention"].search(said))
    if CONCRETE.search(said):
        return aims_at_it or re.search("ます|ことに|よう", said) is not None
    return aims_at_it and _TAKES_CARE.search(said) is None and _PASSES_IT_ON.search(said) is None


def _names_a_day(sentence: str) -> bool:
    """A day on which something will be done, not one on which something was."""
    if _IS_OVER.search(sentence) or not re.search(DAY, sentence):
        return False
    return any(PARTS[part].search(sentence) for part in ("answer_by", "follow_up", "appointment"))


_OWN_SIGNS = (
    ("sharp", _SHARP),
    ("pushed_away", _PUSHED_AWAY),
    ("pays", _PAYS),
    ("for_the_company", _FOR_THE_COMPANY),
    ("flat_no", _FLAT_NO),
    ("gives_up", _GIVES_UP),
    ("vague", _WILL_THINK),
)


def _slips(text: str, said: str, good: set[str]) -> list[Slip]:
    sounds = frozenset() if good & _MEANT_WELL else _BY_SOUND - ({"blaming"} if "facts" in good else set())
    found = [Slip(_kind_of(one), one.phrase) for one in findings(text, sounds)]
    place = read_draft(text[:LONGEST]).place
    for kind, pattern in _OWN_SIGNS:
        if hit := pattern.search(said):
            start, end = place(*hit.span())
            found.append(Slip(kind, text[start:end]))
    return sorted(found, key=lambda slip: _GRAVEST.index(slip.kind) if slip.kind in _GRAVEST else len(_GRAVEST))


def _kind_of(found: Finding) -> str:
    """What the checker holds to be one is two when it is spoken."""
    if found.kind == "impossible_promise" and _ANYTHING.search(found.phrase):
        return "anything"
    return "pushed_away" if found.kind == "counter_accusation" and "言われ" in found.phrase else found.kind


def findings(text: str, sounds: frozenset[str] = _BY_SOUND) -> list[Finding]:
    """What the checker finds in a spoken answer; a sentence that merely reads like a slip counts for `sounds` alone."""
    sure = check(text[:LONGEST], None, second=False)
    if sure or not sounds:
        return sure
    return [one for one in check(text[:LONGEST], None) if one.kind in sounds]
