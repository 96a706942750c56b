"""Cuts a text into what it puts right one by one, and reads whose words were taken for somebody else's (「すみません」は私が
言った言葉); 「AじゃなくてB」 is read in corrections.py."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from flows.understanding.telling import BOSS_WORD, FIRM_WORD
from flows.understanding.who_said import HOUSE

LONGEST = 160  # letters: who writes more tells a story
_ENDS = re.compile(
    r"(?:(?<=です)|(?<=ます)|(?<=した)|(?<=せん)|(?<=すよ)|(?<=すね)|(?<=だよ)) +"  # who parts sentences by blanks
    r"|(?<=[。!！\n])|(?<=[?？])|[、,](?=(?:あと|それと|それから|ほんで|ほいで|そんで|で、|あとは|ついでに|もう(?:一つ|ひとつ|一個))[、 ]?)"
)
_JOINS = re.compile(
    r"^(?:(?:あと(?:は)?|それと|それから|ほんで|ほいで|そんで|で|そして|ついでに|もう(?:一つ|ひとつ|一個)|しかも|also|and)[、, ]*)+(?=.{3})",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^(?:(?:あ|え|いや(?:いや)?|いえ|えっと|あの|ちょっと|待って|てか|ていうか|だから|ごめん(?:なさい)?|違(?:う|います)(?:よ|って|ねん|んです)?|ちゃう(?:ねん|って|で)?)[、,。 ]*)+(?=.{4})"
)
_GOES_ON = re.compile(
    r"^(?:そんな(?:人|ひと|方|やつ|ん)|その(?:人|方)|そいつ|あの(?:人|方)|(?:怒|おこ)(?:って|っと|っちょ))"
)  # speaks of who was named just before
_WHO = (
    r"(?P<mine>私|わたし|わだし|自分|僕|ぼく|俺|おれ|うち|こっち|わし|おら|あたし|おい|わい|ワイ)|(?P<ours>"
    + HOUSE
    + r")|(?P<theirs>お?客(?:さん|様)?|相手|先方|向こう)"
)
_BY = rf"(?:{_WHO})(?:自身|本人|のほう|の方)?(?:が|の|は|から|も|側)?"
_SAID = r"(?:言(?!われ|わい)(?:った|うた|いました|っと|い|うと|うん)|ゆ(?:うた|った)|いうた|いった|しゃべった|喋った|書いた|送った|口にした|つぶやいた|謝った|(?:言葉|ことば|台詞|セリフ|せりふ|発言|謝罪|独り言|ひとりごと|心の声))"
_MARKED = r"[「『“\"](?P<words>[^「」『』“”\"]{1,40})[」』”\"]"
_OWNED = (
    re.compile(rf"{_MARKED}[^「」]{{0,12}}?{_BY}[^「」。]{{0,6}}?{_SAID}"),
    re.compile(
        rf"{_MARKED}(?:って|と|を)?(?:言(?!われ)(?:った|うた|いました)|ゆうた|いうた|言いよった)(?:の|ん|と)(?:は|って)、?{_BY}(?:です|や|だ|じゃ|ばい|なん|、|。|$)"
    ),
    re.compile(rf"^{_BY}{_SAID}(?:の|ん|と|こと|言葉|やつ)*(?:が|は|って)?[、]?{_MARKED}"),
    re.compile(
        rf"^(?:それ(?:ら)?|そこ|これ|ここ|その(?:言葉|台詞|セリフ|部分|一言|発言)|この(?:言葉|台詞|セリフ|部分|一言)|さっきの(?:言葉|やつ|の)?|最後の(?:言葉|やつ)?)(?:は|って|、|も|ぜんぶ|全部)*{_BY}[^。]{{0,4}}?{_SAID}"
    ),
    re.compile(
        rf"^(?:そう|それ(?:を)?|そないに|そげん)?(?:言(?!われ)(?:った|うた|いました|っと)|ゆうた|いうた|言いよった)(?:の|ん|と|が)?(?:は|って)[、]?{_BY}(?:です|や|だ|じゃ|ばい|なん|、|。|$)"
    ),
    re.compile(
        rf"^(?P<words>[^「」、。はがのって]{{2,20}})(?:って(?:いう)?(?:の|ん)?)?(?:は|って)(?:全部|ぜんぶ)?{_BY}[^。]{{0,4}}?{_SAID}"
    ),
)
_SOMEBODY = re.compile(
    rf"(?:{BOSS_WORD}|{FIRM_WORD}|上(?:の人)?|(?:誰|だれ))(?:さん)?(?:に(?:は|も)?|へ|とは|さ(?:は|も)?)"
)
_ASKS = re.compile(r"[?？]\s*$|(?:かな|やろか|だろうか|でしょうか|のか|ですか|ますか)[。…]*$")


@dataclass(frozen=True, slots=True)
class Owned:
    """Words that are somebody else's than was taken: `by` mine, ours or theirs; `name` of one of ours; `words` "" for
    those in sight."""

    words: str
    by: str
    name: str = ""


def parts_of(text: str) -> tuple[str, ...]:
    """What is put right one by one; a part that speaks on of who was named before it stays with that."""
    said = unicodedata.normalize("NFKC", text).strip()
    found: list[str] = []
    inside = 0
    for piece in (piece for piece in _ENDS.split(said) if piece and piece.strip(" 、。")):
        joined = found and (inside > 0 or _GOES_ON.match(_bare(piece)))
        inside = max(0, inside + piece.count("「") - piece.count("」"))
        if joined:
            found[-1] += piece
        else:
            found.append(_JOINS.sub("", piece.strip()))
    return tuple(found)


def owned_in(part: str) -> Owned | None:
    """「すみません」は私が言った言葉, それは私が言った, 言ったのは主任."""
    said = _bare(part).rstrip("。!！ ")
    if len(said) > LONGEST or _ASKS.search(said):
        return None
    found = next((match for pattern in _OWNED if (match := pattern.search(said))), None)
    if found is None:
        return None
    named = found.groupdict()
    by = next(who for who in ("mine", "ours", "theirs") if named[who])
    return Owned((named.get("words") or "").strip(), by, named["ours"] or "")


def names_who_was_not_told(part: str) -> bool:
    """会社には…, 上司には…, 誰にも…."""
    return _SOMEBODY.search(part) is not None


def _bare(part: str) -> str:
    return _LEADS.sub("", part.strip())
