"""What is typed into the blanks of documents, as it is kept and as it may stand in them; asking for it lives in
flows/completing.py."""

from __future__ import annotations

import re
from datetime import date, datetime

from flows.case import Case
from flows.content import Content
from flows.documents.calendar import month_of, say_day
from flows.documents.prose import clause, prose
from flows.documents.striking import BY, quoted_in
from flows.understanding import read

# `said.<number>`: one more quotation; `told.<number>`: one more fact; `piece.<mark>`: words in place of a sentence.
SAID, TOLD = "said", "told"
BLANKS = "summary.blanks"  # every answer about a blank is a move of this question
MOST = 120  # letters of what is typed into one
DAYS = frozenset({"follow_by", "reply_by", "answer_by", "today"})
_SENTENCES = frozenset({"happened", "expected", "wished"})
_ACTS = frozenset({"repair", "help"})
_NAMES = frozenset({"sender", "organisation", "addressee", "boss_name", "phone"})
_LEAD = re.compile(r"^(?:(?:私|わたし|自分|相手|上司|会社|店)の?(?:名前)?|名前|連絡先|番号)は、?")
_COPULA = re.compile(r"(?:と(?:いいます|言います|申します)|で(?:す|ございます|お願いします))$")
_HONOURED = re.compile(r"(?:様|様方|各位|御中|先生|殿)$")
_LESS = re.compile(r"(?:さま|さん|氏|くん|ちゃん)$")  # said of somebody, not written to them
_STOPS = "。．.、, 　"


def entry(key: str, text: str, now: datetime) -> str:
    """An answer as a move holds it: one line, days as ISO dates; `<key>=` alone takes it out."""
    if "." in key:
        quoted = quoted_in(text) or [""]
        text = quoted[0] if key.startswith((SAID, TOLD)) else BY.join(dict.fromkeys((quoted[0], quoted[-1])))
    words = " ".join(text.split()).translate(str.maketrans("〔〕", "（）")).strip(_STOPS)[:MOST]
    if key in _NAMES:
        words = _COPULA.sub("", _LEAD.sub("", words)).strip(_STOPS) or words
    if key in DAYS and (due := read(words, now).deadline.due) is not None:
        words = due[:10]
    return f"{key}={words}"


def entry_left(text: str, left: str, at: datetime) -> str:
    """What is left of an answer when some of its words are taken back."""
    return entry(text.partition("=")[0], left, at)


def put_into_blanks(case: Case, text: str) -> bool:
    """`<key>=<words>`. Done again, all of them in their order lead to the same."""
    key, _, words = text.partition("=")
    case.blanks = {name: told for name, told in case.blanks.items() if name != key}
    if words:
        case.blanks[key] = words
    return True


def typed(case: Case, wording: Content) -> dict[str, str]:
    """Placeholder -> what the person typed for it, in the form in which its sentence wants it."""
    found: dict[str, str] = {}
    for key, words in case.blanks.items():
        if "." in key:
            continue
        if key in DAYS and (day := _day(words)) is not None:
            found[key] = say_day(day, wording) if key != "today" else _with_year(day, wording)
        elif key == "addressee":
            name = _LESS.sub("", words) or words
            found[key] = name if _HONOURED.search(name) else wording.text("documents.format.honoured", 0, name=name)
        elif key == "did":
            found |= {"did": prose(words) or words, "did_spoken": clause(words) or words}
        elif key == "prevention":
            found[key] = clause(words) or words
        elif key in _SENTENCES:
            found[key] = prose(words) or words
        elif key in _ACTS and is_said_whole(words):
            found[key] = prose(words).rstrip("。")
        else:
            found[key] = words
    return found


def is_said_whole(words: str) -> bool:
    """It says what is done (「今日お送りします」) rather than naming it (「再発送」)."""
    return clause(words) != words and clause(words).endswith("こと") and bool(prose(words))


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _with_year(day: date, wording: Content) -> str:
    return wording.text("documents.format.date_year", 0, year=day.year, month=month_of(day, wording), day=day.day)
