"""Writes one document from a case: parts, words, visible blanks; which parts belong is in the layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from string import Formatter

from flows.case import Case
from flows.content import FIRST, Content, content
from flows.documents.brief import BRIEF as IN_BRIEF
from flows.documents.layout import IN_DANGER, KINDS, LAYOUT, NOTES, SHARED, SPARED, Part
from flows.documents.standing import Standing
from flows.documents.striking import COMPANY, Called, as_wished, is_edited, mark_of, means, pieces_of
from flows.documents.told import Told
from flows.house_words import in_their_words

STANDARD = "standard"
SHORT = "short"  # in place of a register: the standard one without what it can do without
BRIEF = "brief"  # a few lines; of what has no such form what SHORT is
REGISTERS = ("soft", STANDARD, "formal")
_WAYS = (*REGISTERS, BRIEF)
_PLACE = re.compile(r"\{\w+\}")
_OURS = 4  # letters of a sentence of ours besides what was told
# Own words that were told in another language than the document.
_OTHER_LETTERS = re.compile(r"[A-Za-z]{2,}[,']?\s+[A-Za-z']{2,}")


class UnknownKind(ValueError):
    """A document that we cannot write."""


@dataclass(frozen=True, slots=True)
class Draft:
    """`blanks` are the names of the marks 〔　…　〕 still open in `text`, in their order; `notes` belong beside it.
    `meaning`: what the text says, for whoever reads no Japanese; "" for who does. `open`: the blanks as documents.blank
    keys, in their order."""

    kind: str
    title: str
    text: str
    blanks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    meaning: str = ""
    open: tuple[str, ...] = ()


def draft(kind: str, case: Case, now: datetime | None, register: str = "standard", language: str = "ja") -> Draft:
    """The document `kind` (one of KINDS) from what the person said and nothing else.

    `now` (aware) dates it; None leaves the dates blank. `register`: soft formal SHORT BRIEF, others as standard.
    It is written in Japanese, for it is sent to people in Japan; title, notes and meaning are in `language`.
    Raises UnknownKind.
    """
    if kind not in LAYOUT:
        raise UnknownKind(f"{kind!r} is none of {', '.join(KINDS)}")
    written = _written(kind, Told(case, content(), now, register), register)
    mixed = (content(language).text("documents.note.other_language"),) if in_other_letters(written.text) else ()
    if language == FIRST:
        return replace(written, notes=(*mixed, *written.notes))
    meant = _written(kind, Told(case, content(language), now), BRIEF if register == BRIEF else STANDARD)
    called = tuple(_in_both(key, language) for key in written.open)
    return Draft(kind, meant.title, written.text, called, (*mixed, *meant.notes), meant.text, written.open)


def in_other_letters(text: str) -> bool:
    """Some words in it are told in another language than Japanese."""
    return _OTHER_LETTERS.search(text) is not None


def _in_both(key: str, language: str) -> str:
    """A blank as it stands in the text, and what it is."""
    name = f"documents.blank.{key}"
    return f"{content().text(name)} = {content(language).text(name)}"


def _written(kind: str, told: Told, register: str) -> Draft:
    blanks: dict[str, str] = {}
    text = ""
    for part, said, still_open in _said(kind, told, register):
        if register in (SHORT, BRIEF) and not _is_brief(kind, register) and part.key in SPARED.get(kind, ()):
            continue
        blanks.update((key, name) for key, name in still_open.items() if name in said and key not in blanks)
        text += ("" if not text or part.joined else "\n" if part.tight else "\n\n") + said
    title = in_their_words(told.wording.text(f"documents.name.{name_of(kind, told)}"), told.case)
    return Draft(kind, title, text, tuple(blanks.values()), _notes(kind, told, text), "", tuple(blanks))


def _said(kind: str, told: Told, register: str) -> Iterator[tuple[Part, str, dict[str, str]]]:
    """The parts that the document has, in order, with what each says and the blanks that were open in it."""
    layout = IN_BRIEF[kind] if _is_brief(kind, register) else LAYOUT[kind]
    unwanted = told.unwanted(kind)
    for part in IN_DANGER.get(kind, layout) if told.danger else layout:
        if part.belongs(told) and part_name(kind, part) not in told.case.struck:
            still_open: dict[str, str] = {}
            said = _filled(_template(told.wording, kind, part, register), told, still_open)
            if is_edited(told.case) or unwanted:
                said = as_wished(said, told.case, _called(kind, part, register, told, said), unwanted)
            if said:
                yield part, said, still_open


def _is_brief(kind: str, register: str) -> bool:
    return register == BRIEF and kind in IN_BRIEF


def _called(kind: str, part: Part, register: str, told: Told, said: str) -> Called:
    """For each sentence of a part the marks of our sentence behind it, in every register: own words may stand in it and
    change, and so may the register. () where own words are more sentences than one."""
    ours = pieces_of(_template(told.wording, kind, part, register))
    if len(ours) != len(pieces_of(said)):
        return ()
    ways = [pieces_of(_template(told.wording, kind, part, way)) for way in _WAYS if _is_written(told, kind, part, way)]
    alike = [way for way in (ours, *ways) if len(way) == len(ours)]
    return [
        frozenset({*(mark_of(way[n]) for way in alike), means(one)} - {""}) if _is_ours(one) else frozenset()
        for n, one in enumerate(ours)
    ]


def _is_written(told: Told, kind: str, part: Part, way: str) -> bool:
    shared = SHARED.get((kind, part.key), kind)
    return f"documents.{way}.{kind}.{part.key}" in told.wording or f"documents.{shared}.{part.key}" in told.wording


def _is_ours(piece: str) -> bool:
    """More of it than a place for own words."""
    return len(_PLACE.sub("", piece).strip("「」。・ 　")) >= _OURS


def pieces_shown(kind: str, case: Case, now: datetime | None, register: str = STANDARD) -> dict[str, tuple[str, ...]]:
    """Each sentence or quotation of the document as it reads now, with the marks by which it is struck: the first is
    its own."""
    told, found = Told(case, content(), now, register), {}
    plain = replace(case, struck=[], blanks={k: v for k, v in case.blanks.items() if not k.startswith("piece.")})
    bare = Told(plain, content(), now, register)
    for part, said, _ in _said(kind, told, register):
        marks = dict(_marks(kind, part, register, bare))
        for piece in pieces_of(said):
            found[piece] = marks.get(piece, (mark_of(piece),))
    return found


def _marks(kind: str, part: Part, register: str, told: Told) -> Iterator[tuple[str, tuple[str, ...]]]:
    whole = _filled(_template(told.wording, kind, part, register), told, {})
    pieces, called = pieces_of(whole), _called(kind, part, register, told, whole)
    ours = pieces_of(_template(told.wording, kind, part, register))
    for n, piece in enumerate(pieces):
        known = called[n] if n < len(called) else frozenset()
        own = mark_of(ours[n]) if known else mark_of(piece)
        sense = means(ours[n]) if known else ""
        yield piece, (own, sense) if sense == COMPANY else (own,)  # it is no truer elsewhere that they will be told


def blank_after(words: str, kind: str, case: Case, register: str = STANDARD) -> str:
    """The key of the first place for own words that follows these words of ours in their line; "" where none does."""
    told = Told(case, content(), None, register)
    for part in IN_BRIEF[kind] if _is_brief(kind, register) else LAYOUT[kind]:
        lines = _template(told.wording, kind, part, register).split("\n") if part.belongs(told) else ()
        for _, found, behind in (line.partition(words) for line in lines):
            if found and (place := _PLACE.search(behind)) is not None:
                name = place.group()[1:-1]
                key = _BLANK_OF.get(name, name)
                return key if f"documents.blank.{key}" in told.wording else ""
    return ""


def part_name(kind: str, part: Part) -> str:
    """A part under the document in which it is written: one that is struck is out of all that share it."""
    return f"{SHARED.get((kind, part.key), kind)}.{part.key}"


def parts_of(kind: str, case: Case, now: datetime | None, register: str = STANDARD) -> dict[str, str]:
    """What each part of the document says, by its name, in their order."""
    told = Told(case, content(), now, register)
    return {part_name(kind, part): said for part, said, _ in _said(kind, told, register)}


def holding_message(case: Case, now: datetime | None = None, register: str = "standard") -> Draft:
    """The promise to answer by a day, for at once; works with an empty case."""
    return draft("holding_message", case, now, register)


def call_script(case: Case, now: datetime | None = None, register: str = "standard") -> Draft:
    """What to say when the telephone rings now; works with an empty case."""
    return draft("phone_script", case, now, register)


def name_of(kind: str, told: Standing) -> str:
    """What a document is called: a report is named after the one who gets it."""
    if kind == "boss_report" and (told.left or told.other_than_boss):
        return "company_report" if told.left else "outside_report" if told.outside else "other_report"
    return kind


def _template(wording: Content, kind: str, part: Part, register: str) -> str:
    """The wording of a part in this register; what a register does not say otherwise is said as in the standard one."""
    shared = SHARED.get((kind, part.key), kind)
    if register in ("soft", "formal", BRIEF):
        for owner in (kind, shared):
            if (other := f"documents.{register}.{owner}.{part.key}") in wording:
                return wording.text(other)
    return wording.text(f"documents.{shared}.{part.key}")


def _filled(template: str, told: Told, blanks: dict[str, str]) -> str:
    """`blanks`: key and name of what is still open, added to in the order of the text."""
    words = told.filled
    text = ""
    for literal, name, _, _ in Formatter().parse(template):
        text += in_their_words(literal, told.case)
        if name is None:
            continue
        if name in words:
            text += words[name]
            continue
        key = _BLANK_OF.get(name, name)
        label = blanks.setdefault(key, in_their_words(told.wording.text(f"documents.blank.{key}"), told.case))
        text += told.wording.text("documents.format.mark", 0, name=label)
        if name == "addressee":
            text = told.wording.text("documents.format.honoured", 0, name=text)
    return text


_BLANK_OF = {"did_spoken": "did"}
_TO_THE_CUSTOMER = ("apology_letter", "explanation", "phone_script")


def _notes(kind: str, told: Told, text: str) -> tuple[str, ...]:
    keys = [key for key, kinds, when in NOTES if kind in kinds and all(getattr(told, claim) for claim in when)]
    if kind in _TO_THE_CUSTOMER and told.fit(told.case.did) and told.fit(told.case.did) in text:
        keys.append("own_words")
    return tuple(in_their_words(told.wording.text(f"documents.note.{key}"), told.case) for key in keys)
