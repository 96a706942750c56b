"""Which field of a record a text answers: one it names, one it puts right, or one that its words can only mean; what
is done with it lives in flows/recording.py."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from flows.evidence.when import is_a_time_of_day, is_only_a_time

LONGEST = 200  # characters: who writes more tells what happened
_SORRY = r"(?:(?:あ|えっと|あの|いや|すみません|すいません|ごめん(?:なさい)?|sorry|oh|no|wait)[、。,.\s]*)*"
_MISTAKEN = re.compile(
    rf"{_SORRY}(?:さっき(?:の)?(?:は|が)?[、\s]*)?"
    r"(?:(?:間|ま)(?:違|ちが)(?:え(?:まし)?た|えて(?:い)?(?:ました|ます|る|た)|って(?:い)?(?:ました|ます|る|た))(?:ので|から|けど|んです)?[、。,.!:\s]*"
    r"|(?:(?:間|ま)(?:違|ちが)い(?:です|でした)?|(?:違|ちが)(?:いました|います|った|う)|訂正(?:です|します)?"
    r"|that (?:was|is) wrong|that's wrong|i (?:was wrong|made a mistake|got it wrong)|correction)"
    r"(?:ので|から|けど|んです)?(?:[、。,.!:\s]+|$))",
    re.IGNORECASE,
)
_RATHER = re.compile(
    rf"{_SORRY}(?P<old>.{{1,40}}?)(?:(?:じゃ|では|や)な(?:くて|く)|ではなく)[、,。\s]*(?P<new>.+)"
    rf"|{_SORRY}(?:it was |they were )?not (?P<was>.{{1,40}}?),? but (?P<now>.+)",
    re.IGNORECASE,
)
_NAMES = {
    "what": r"何を(?:言われ|され)た(?:か|の)?|何があった(?:か|の)?|できごと|出来事|what (?:was said|happened)",
    "when": r"いつ|日時|日付|日にち|時間|when(?=\s*:)",
    "who": r"(?:だれ|誰)(?:が|から)?|相手|(?:言って(?:き)?た|言った|怒鳴った|どなった|やった|電話してきた)(?:の|人)"
    r"|who(?=\s*:)",
    "how": r"残って(?:い)?る(?:もの|の)|証拠|what there is",
    "witness": r"(?:そば|横|隣|となり|近く|一緒|いっしょ)に(?:いた|いる|居た)(?:の|人|ひと|方)?"
    r"|見て(?:い)?た(?:の|人|ひと|方)|目撃(?:者|した人)|居合わせた(?:の|人)|who was there|witness",
}
_PLACE = r"の(?:ところ|とこ|欄|項目|部分|答え)(?:は|が|を)?[、:\s]*"
_CLEFT = re.compile(r"(?:の|人|ひと|方|者)$")
_HEADS = {
    field: re.compile(
        rf"{_SORRY}(?P<head>{names})(?:(?P<place>{_PLACE})|(?:は|:|、|\s)[、:\s]*)(?P<rest>.+)", re.IGNORECASE
    )
    for field, names in _NAMES.items()
}
_SEEN = re.compile(
    r"(?:見|み|聞い|きい)て(?:い)?(?:た|まし|くれ)|(?:そば|隣|となり|横|近く)に|(?:一緒|いっしょ)に(?:い|居)|居合わせ|目撃"
    r"|\b(?:saw|heard) it\b|\bwas (?:there|with me|next to me)\b"
)
_THINGS = re.compile(
    r"録音|着信|履歴|写真|画面|スクショ|動画|メール|メッセージ|メモ|手紙|書面|カメラ|映像|\b(?:recording|photo|mail|letter)s?\b"
)
_IS_THERE = re.compile(r"あ(?:る|り|った)|残|撮|録(?!音$)|した|しました|とって|取って|保存|\b(?:have|is|are|kept)\b")
_SOMEBODY_COMPLAINING = re.compile(r"客")


@dataclass(frozen=True, slots=True)
class Aimed:
    """`field`: the one that is meant, "" where it is not told; `value`: what it says then; `was`: the answer that does
    not hold, "" where none is named. `says_so`: the text itself says that it puts right, or names the place."""

    field: str
    value: str
    was: str = ""
    says_so: bool = False


def aimed_at(text: str, asked: str) -> Aimed | None:
    """None: the text answers what was asked. `asked`: key of the open field, "" where a record lies open as a whole."""
    said = unicodedata.normalize("NFKC", text).strip()
    if len(said) > LONGEST:
        return None
    if (mistaken := _MISTAKEN.match(said)) is not None:
        rest = said[mistaken.end() :]
        inner = aimed_at(rest, "") if rest else None
        return Aimed(inner.field, inner.value, inner.was, True) if inner is not None else Aimed("", rest, "", True)
    if (head := _headed(said)) is not None:
        return head
    if (rather := _RATHER.fullmatch(said)) is not None:
        old, new = rather["old"] or rather["was"], rather["new"] or rather["now"]
        inner = aimed_at(new, "")
        of_a_time = is_a_time_of_day(new) and is_a_time_of_day(old)  # 「夜じゃなくて朝の9時半です」
        return Aimed(inner.field if inner is not None else "when" if of_a_time else "", new, old, True)
    if asked == "what":
        return None
    field = meant_by(said)
    return Aimed(field, text) if field and field != asked else None


def meant_by(said: str) -> str:
    """The field that such words can only be about; "" for none."""
    if is_only_a_time(said):
        return "when"
    if _THINGS.search(said):
        return "how" if _IS_THERE.search(said) else ""
    return "witness" if _SEEN.search(said) and not _SOMEBODY_COMPLAINING.search(said) else ""


def _headed(said: str) -> Aimed | None:
    for field, head in _HEADS.items():
        if (found := head.fullmatch(said)) is not None:
            strict = found["place"] is not None or (field == "witness" and _CLEFT.search(found["head"]) is not None)
            return Aimed(field, found["rest"], says_so=strict)
    return None


def is_mistaken(text: str) -> bool:
    """It says that something was wrong, and more than that."""
    said = unicodedata.normalize("NFKC", text).strip()
    found = _MISTAKEN.match(said)
    return found is not None and found.end() < len(said)


_ABOUT_RECORDS = re.compile(
    r"(?:(?:その|この|さっきの|前の|残した|つけた|これまでの|今までの)[ ]*)?記録(?:の)?"
    r"[ ]*(?P<number>[0-9]{1,2})?(?:番|件)?(?:目)?"
    r"(?:を|の|が|は|も)?.{0,24}?"
    r"(?P<does>見(?:る|たい|せ)|直(?:す|し|せ)|なお(?:す|し)|修正|訂正|変え|書き(?:かえ|換え)|消(?:す|し)|削除|けし|けす)"
    r"(?:[てたいでるすしをくだかさほまよねけのんでがもら]|です|ます|ください|欲しい)*[。!?]*"
)
_DROPS = re.compile(r"消|削除|けし|けす")
_SHOWS = re.compile(r"見")
_TOLD = re.compile(r"(?:言|い)われ|(?:と|って)(?:怒|脅|おど)|(?:し|れ)(?:た|ました)[。!]*$")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants of records that are kept: `number` as listed, 0 for none named; `does`: show, fix or drop."""

    number: int
    does: str


def wanted_of_records(text: str) -> Wanted | None:
    """「記録2を直したい」「記録を見たい　まちがってるから直したい」; None for anything else."""
    said = unicodedata.normalize("NFKC", text).strip()
    found = _ABOUT_RECORDS.fullmatch(said) if len(said) <= 40 and not _TOLD.search(said) else None
    if found is None:
        return None
    does = "drop" if _DROPS.search(said) else "show" if _SHOWS.match(found["does"]) else "fix"
    return Wanted(int(found["number"] or 0), does)
