"""Interview answer, self-introduction and STAR story out of the material, in a wanted length; what is missing is a
blank with the question that fills it, never padding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from flows.career.composing import Chosen, Piece, choose
from flows.career.lived import Lived
from flows.career.material import Material
from flows.content import FIRST, Content
from flows.documents.striking import CAREER

SHORT, LONG = (180, 220), (360, 440)  # letters
BRIEF = (70, 130)  # letters that are said in a breath or two
INTERVIEW, SELF_PR = "interview", "self_pr"
KINDS = (INTERVIEW, SELF_PR)
MOST_ACTS, MOST_ACTS_LONG = 4, 7
MOST_WISHED = 2  # blanks beside those without which there is no story
_CONNECTED = 3  # acts that take a connecting word


@dataclass(frozen=True, slots=True)
class Text:
    """`blanks`: ids of the questions that fill what is marked, in the order of the text. `replaced`: names with what
    stands for them; `perhaps`: words that became a blank because they may be names. `left_out`: something that was told
    reads like blame or chat and is not in it."""

    kind: str
    text: str
    blanks: tuple[str, ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    perhaps: tuple[str, ...] = ()
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Star:
    """The four parts and what was learned; "" where nothing is known, then its question is among `blanks`."""

    situation: str
    task: str
    action: str
    result: str
    learned: str
    blanks: tuple[str, ...] = ()


def text_of(
    kind: str, lived: Lived, wording: Content, *, long: bool = False, size: tuple[int, int] | None = None
) -> Text:
    """`kind`: one of KINDS. Shorter than wanted, with blanks, where too little was told. `size`: letters, where neither
    the short nor the long one is wanted."""
    material = Material(lived, wording)
    pieces = _interview(material, long=long) if kind == INTERVIEW else _self_pr(material, long=long)
    blanks = _needed(material)
    low, high = size or (LONG if long else SHORT)
    if wording.language != FIRST:  # letters of other languages say less
        low, high = low * 2, high * 2
    text = _said(pieces, blanks, wording, low, high)
    if len(text) < low:
        blanks = {**blanks, **_wished(material, long=long)}
        text = _said(pieces, blanks, wording, low, high)
    if kind == INTERVIEW:  # spoken
        text = text.replace(wording.text("career_texts.firm.written"), wording.text("career_texts.firm.spoken"))
    own = material.own
    used = tuple(_QUESTION[key] for key in blanks if blanks[key].ways[0] in text)
    return Text(kind, text, used, tuple(own.replaced.items()), tuple(dict.fromkeys(own.perhaps)), own.left_out)


def star_of(lived: Lived, wording: Content) -> Star:
    """The whole story as four parts."""
    material = Material(lived, wording)
    joined = wording.text("chat.join.sentences").join
    acts = [*material.own_acts, *(sentence for _, sentence in material.acts)][:5]
    parts = {
        "situation": next(iter(material.situation), ""),
        "task": next(iter(material.task), ""),
        "acts": joined(acts),
        "result": next(iter(material.result), ""),
        "learned": next(iter(material.learned), ""),
    }
    blanks = tuple(_QUESTION[key] for key, said in parts.items() if not said)
    return Star(parts["situation"], parts["task"], parts["acts"], parts["result"], parts["learned"], blanks)


# Which question fills a part that is missing.
_QUESTION = {
    "situation": "career.experience",
    "task": "career.task",
    "acts": "career.acted",
    "result": "career.result",
    "learned": "career.learned",
    "care": "career.care",
    "goal": "career.goal",
}
FILLS = frozenset(_QUESTION.values())
_Parts = list[tuple[str, Piece]]  # the part of the story that a piece tells, and the piece


def _interview(material: Material, *, long: bool) -> _Parts:
    parts = [("situation", Piece(material.situation, 9, must=True)), ("task", Piece(material.task, 3))]
    parts += _acts(material, long=long)
    parts += [("result", Piece(material.result, 8)), ("learned", Piece(material.learned, 8))]
    parts += _ahead(material, long=long)
    parts.append(("closing", Piece(material.closing, 2)))
    return _left(material, parts)


def _self_pr(material: Material, *, long: bool) -> _Parts:
    parts = [
        ("opening", Piece(material.opening, 9, must=True)),
        ("situation", Piece(material.situation[::-1], 7, must=True)),
    ]
    parts += _acts(material, long=long)
    parts += [("result", Piece(material.result, 7)), ("learned", Piece(material.learned, 6))]
    parts += _ahead(material, long=long)
    parts.append(("closing", Piece(material.closing, 5)))
    return _left(material, parts)


def _left(material: Material, parts: _Parts) -> _Parts:
    """What there is to say, without the parts that the person wanted out."""
    struck = material.case.struck
    return [(part, piece) for part, piece in parts if piece.ways and f"{CAREER}.{part}" not in struck]


def parts_of(lived: Lived, wording: Content) -> dict[str, str]:
    """What each part of the texts may say, by its name; acts each for itself."""
    material = Material(lived, wording)
    said = {f"{CAREER}.{part}": piece.ways[0] for part, piece in _interview(material, long=True) if part != "acts"}
    acts = {f"{CAREER}.own_acts": "".join(material.own_acts)} if material.own_acts else {}
    return {**acts, **{f"{CAREER}.{key}": sentence for key, sentence in material.acts}, **said}


def _acts(material: Material, *, long: bool) -> Iterator[tuple[str, Piece]]:
    """Own words first; of the signs those that speak for the chosen strength are worth more."""
    own = material.own_acts
    for place, sentence in enumerate(own[: 6 if long else 3]):
        yield "acts", Piece((sentence,), 7 if place == 0 else 4, must=place == 0 and len(sentence) <= 60, act=True)
    weights = {one.sign.key: one.sign.weight for one in material.seen}
    fitting = {one.sign.key for one in material.seen if material.case.strength in one.sign.speaks_for}
    acts = material.acts
    best = max((key for key, _ in acts), key=lambda key: (key in fitting, weights[key]), default="")
    worth = {key: 2 + weights[key] + 2 * (key in fitting) for key, _ in acts}
    most = sorted(worth.values(), reverse=True)[: MOST_ACTS_LONG if long else MOST_ACTS]
    for key, sentence in [act for act in acts if most and worth[act[0]] >= most[-1]]:
        yield "acts", Piece((sentence,), worth[key], must=key == best and not own, act=True)


def _ahead(material: Material, *, long: bool) -> Iterator[tuple[str, Piece]]:
    yield "care", Piece(material.care, 5)
    if long:
        yield "prevention", Piece(material.prevention, 5)
        yield "goal", Piece(material.goal, 4)
        yield "skill", Piece(material.skill, 3)


def _needed(material: Material) -> dict[str, Piece]:
    """Blanks for parts without which there is no story."""
    there = {
        "situation": material.situation,
        "acts": material.own_acts or material.acts or material.told_in_one("act"),
        "result": material.result or material.told_in_one("result"),
    }
    return {part: _blank(material, part) for part, ways in there.items() if not ways}


def _wished(material: Material, *, long: bool) -> dict[str, Piece]:
    """Some blanks for what would make a text that is too short fuller."""
    there = {"learned": material.learned, "care": material.care}
    if long:
        there |= {"task": material.task, "goal": material.goal}
    missing = [part for part, ways in there.items() if not ways][:MOST_WISHED]
    return {part: _blank(material, part) for part in missing}


def _blank(material: Material, part: str) -> Piece:
    key = "act" if part == "acts" else part
    said = material.wording.text(f"career_texts.{key}.blank", 0, where=material.where)
    return Piece((said,), 9, must=True)


_PLACE = ("opening", "situation", "task", "acts", "result", "learned", "care", "prevention", "goal", "skill", "closing")


def _said(parts: _Parts, blanks: dict[str, Piece], wording: Content, low: int, high: int) -> str:
    """The text of these parts with the blanks in their places."""
    every = sorted((*parts, *blanks.items()), key=lambda part: _PLACE.index(part[0]))
    pieces = [piece for _, piece in every]
    connecting: list[str] = wording.raw("career_texts.act.connecting")
    room = sum(map(len, connecting[:_CONNECTED]))
    chosen = choose(pieces, low, high - room)
    return _connected(chosen, pieces, connecting, wording)


def _connected(chosen: Chosen, pieces: list[Piece], connecting: list[str], wording: Content) -> str:
    """With まず, 次に … before the first acts, where there are several and they do not begin with such a word."""
    acts = [n for n, place in enumerate(chosen.places) if pieces[place].act]
    sentences = list(chosen.sentences)
    if len(acts) > 1:
        for word, n in zip(connecting, acts, strict=False):
            if not sentences[n].startswith(("まず", "次に", "その", "さらに", "また", "そこで")):
                sentences[n] = word + sentences[n]
    return wording.text("chat.join.sentences").join(sentences)
