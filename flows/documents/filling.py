"""What is typed into the blanks of documents, as it is kept and as it may stand in them; asking for it lives in
flows/completing.py."""

from __future__ import annotations

import re
from datetime import date, datetime

from flows.case import Case
from flows.content import Content
from flows.documents.calendar import month_of, say_day
from flows.documents.own_wish import LETTER, OWN, words_for
from flows.documents.prose import clause, prose
from flows.documents.striking import BY, quoted_in
from flows.documents.typed_in import DAYS, SHORT, is_a_role, is_emptied, words_in
from flows.understanding import read

# `said.<number>`: one more quotation; `told.<number>`: one more fact; `piece.<mark>`: words in place of a sentence.
SAID, TOLD = "said", "told"
BLANKS = "summary.blanks"  # every answer about a blank is a move of this question
MOST = 120  # letters of what is typed into one
ALSO = "+"  # between the keys that one text fills
_SENTENCES = frozenset({"happened", "expected", "wished"})
_ACTS = frozenset({"repair", "help"})
_HONOURED = re.compile(r"(?:様|様方|各位|御中|先生|殿)$")
_LESS = re.compile(r"(?:さま|さん|氏|くん|ちゃん)$")  # said of somebody, not written to them
_OF_A_DESK = re.compile(r"担当者?$|責任者$")
_STOPS = "。．.、, 　"


def entry(keys: str, text: str, now: datetime) -> str:
    """An answer as a move holds it: a line for each key (`a+b`), days as ISO dates; `<key>=` alone takes it out."""
    return "\n".join(_line(key, text, now) for key in keys.split(ALSO))


def _line(key: str, text: str, now: datetime) -> str:
    if key.startswith((f"{OWN}.", f"{LETTER}.")):
        text = words_for(text)
    elif "." in key:
        quoted = quoted_in(text) or [""]
        text = quoted[0] if key.startswith((SAID, TOLD)) else BY.join(dict.fromkeys((quoted[0], quoted[-1])))
    elif is_emptied(key, text):
        text = ""
    else:
        text = words_in(key, text) or ("" if key in SHORT else text)
    words = " ".join(text.split()).translate(str.maketrans("〔〕", "（）")).strip(_STOPS)[:MOST]
    if key in DAYS and (due := read(words, now).deadline.due) is not None:
        words = due[:10]
    return f"{key}={words}"


def keys_of(text: str) -> list[str]:
    """The keys of an answer as a move holds it."""
    return [line.partition("=")[0] for line in text.split("\n")]


def entry_left(text: str, left: str, at: datetime) -> str:
    """What is left of an answer when some of its words are taken back."""
    return entry(ALSO.join(keys_of(text)), left, at)


def put_into_blanks(case: Case, text: str) -> bool:
    """Lines of `<key>=<words>`. Done again, all of them in their order lead to the same."""
    for line in text.split("\n"):
        key, _, words = line.partition("=")
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
            as_it_is = _HONOURED.search(name) or (is_a_role(name) and not _OF_A_DESK.search(name))
            found[key] = name if as_it_is else wording.text("documents.format.honoured", 0, name=name)
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
