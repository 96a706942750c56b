"""What a text says of somebody who is called by a given name: what they say, and how they are (「きびしい人」「逃げてる」).
Who is involved and in what mood is read in people.py, what becomes of a remark is told in flows/remarking.py."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

SHORTEST, LONGEST = 2, 24  # letters of a remark
_LEADS = r"(?:でも|あと|ただ|それに|それと|で|うちの|その|今の|やっぱり?|たぶん|多分|一応|もう|逆に)*"
_END = r"[。、\n！!?？…]|$"
_SPOKEN = re.compile(
    r"^(?:は|も)?(?:とにかく|ずっと|いつも|また|私に|俺に|僕に|自分に)?[「『]?(?P<words>[^「」『』]{1,23}?[ぁ-ん」』])[」』]?"
    r"(?:の一点張り|ばっかりで?$|ばかりで?$|って(?=言|い[っうわ]|ゆ|さ$|ね$|$)(?!言わない|言って(?:い)?(?:な|ま[せへ]))|と(?=言|い[っうわ]い?)(?!言わない|言って(?:い)?(?:な|ま[せへ]))|とだけ$|とのこと)"
)
_STANCE = re.compile(
    r"きびし|厳し|こわ|怖|優し|やさし|頼り|頼れ|たよ|逃げ|かば|庇|味方|助け|守っ|聞いてくれ|聞く耳|知らん(?:顔|ぷり|ふり)|見て見ぬ|他人事|ひとごと|無関心|冷た|つめた|忙し|つかまら|捕まら|面倒|あてに|当てに|信用|信頼|真面目|まじめ|"
    r"(?:ええ|いい|良い|悪い|嫌な|話せる|できる)(?:人|ひと|やつ|上司)|苦手|嫌い|短気|気分屋|口だけ|責任感|押し付け|丸投げ|任せ(?:き|っ)|協力|同情|心配|応援|励ま|慰め|泣い|落ち込|反省|怯え|気にし|気にかけ|理解|(?:分|わ)かって(?:くれ|る)|"
    r"(?:話し|言い|相談し)(?:やす|にく|づら)|無視|放置|頭(?:が|の)(?:固|かた|い)|ベテラン|穏やか|おだやか|温厚|几帳面|適当|ええ加減|いい加減|ずる|人のせい|親身|間に入|一緒に|評判|仲(?:が|は)?(?:良|よ|悪|わる)|機嫌|怒りっぽ|うるさ|細か|優秀|元気"
)
_NO_REMARK = re.compile(
    r"上司(?:じゃ|では|や|ちゃ)|関係(?:な|あ)|^(?:います|いる|いません|いない)|同じ|じゃな|ではな|やな(?:い|く)|ちゃう|(?:ですか|ますか|のか|かな)$|どう(?:し|す|な|言)|と思われ"
)
_POLITE = re.compile(
    r"(?:(?:なん|の|ん)?(?:です|でした|だ|や|じゃ)|なん|と思(?:い(?:ます)?|う)|かも(?:しれ(?:ない|ません))?|みたい|けど|し|から|ので|のに|ね|よ|わ|ねん|な|で|が)+$"
)
_WISHES = (
    ("explanation", re.compile(r"(?:説明|理由|原因|経緯|事情|本当のこと)[^。]{0,10}(?:ほし|欲し|たい|たが|求め|望)")),
    ("solution", re.compile(r"(?:直し|なおし|やり直|作り直|交換|取り?替|対応|修理|改善|訂正|早く|元に戻)[^。]{0,8}(?:ほし|欲し|もらい|たい|求め|望)")),
    ("money", re.compile(r"(?:お金|返金|弁償|賠償|慰謝料|全額|代金)[^。]{0,10}(?:ほし|欲し|もらい|たい|求め|望|返)")),
    ("apology", re.compile(r"(?:謝|詫び|頭を?下げ)[^。]{0,6}(?:ほし|欲し|もらい|たい|求め|望)")),
    ("nothing", re.compile(r"(?:何も|なにも|特に何も|別に何も)[^。]{0,4}(?:求め|望|要求|ほし)[^。]{0,6}(?:な|ま[せへ]|へ)")),
)  # fmt: skip

_NOBODY = re.compile(
    r"(?:聞い|きい)て(?:は)?(?:い)?(?:な|ま[せへ]|へ)|(?:誰|だれ)(?:も|から|にも)[^。]{0,8}(?:言って|いって|聞いて|相談|話)[^。]{0,6}(?:な|ま[せへ]|へ)|何も(?:言って|いって|聞いて)[^。]{0,4}(?:な|ま[せへ]|へ)|^(?:知らない|知りません|わからない|分からない)"
)
_SPEECH = re.compile(
    r"(?:って|と)(?:言|い[いうわっ]|ゆ|のこと|$|。)|[「『]|(?:言わ|いわ|ゆわ)れ|(?:しろ|行け|ろ)(?:って|と|$)"
)


@dataclass(frozen=True, slots=True)
class Remark:
    """`words` as they were said, short; `spoken`: they are what that person says; `wants`: what they are told to want."""

    words: str
    spoken: bool = False
    wants: str = ""


def remark_on(text: str, called: str) -> Remark | None:
    """What is said of who is called so, 「店長はきびしい人です」; None where nothing is, or too much for a remark."""
    said = unicodedata.normalize("NFKC", text)
    if not called or called not in said:
        return None
    for found in _told_of(called).finditer(said):
        remark = _read(found["rest"].strip("、 　"), asked=found["end"] in ("?", "？"))
        if remark is not None:
            return remark
    return None


@lru_cache(maxsize=128)
def _told_of(called: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[。、\n！!?？ 　]|(?<=[しがけてで])){_LEADS}(?:[^。、\n]{{1,10}}の)?{re.escape(called)}(?:さん|様|くん|君|ちゃん)?(?:は|も|が|って|(?:に|へ)(?:は|も)?[^。、\n]{{0,4}}(?:相談|話|聞い|報告|言っ|伝え|確認)[^。、\n]{{0,3}}(?:たら|ても|ところ)|(?:に|から)(?:は|も)?(?=[^。、\n]{{2,24}}(?:と|って)(?:言わ|いわ|ゆわ)れ))(?P<rest>、?[^。、\n！!?？…]{{2,40}})(?P<end>{_END})"
    )


def _read(rest: str, *, asked: bool) -> Remark | None:
    if asked or _NO_REMARK.search(rest):
        return None
    wants = next((name for name, sense in _WISHES if sense.search(rest)), "")
    spoken = _SPOKEN.match(rest)
    if spoken is not None and not wants:
        return Remark(spoken["words"].strip("「」『』 "), spoken=True)
    words = _POLITE.sub("", rest)
    fits = SHORTEST <= len(words) <= LONGEST
    if wants:
        return Remark(words if fits else "", wants=wants)
    return Remark(words) if fits and _STANCE.search(words) else None


def tells_of_nobody(text: str) -> bool:
    """「聞いてないです」「誰も何も言ってくれない」."""
    return _NOBODY.search(text) is not None


def tells_what_was_said(text: str) -> bool:
    """Words of somebody are in it: 「謝っとけって」."""
    return _SPEECH.search(text) is not None
