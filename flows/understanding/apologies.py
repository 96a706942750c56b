"""Every word about apologising in a story: demanded, waived, offered or refused, and by whom; the forms live in
apology_forms, what follows from them in situation."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from flows.understanding import apology_forms as forms
from flows.understanding.sides import ME, OTHER, OURS, PEER, THEIRS, Scene, holder

DEMANDED, WAIVED, OFFERED, REFUSED = "demanded", "waived", "offered", "refused"
_TAILS = (
    (forms.WAIVED, WAIVED),
    (forms.NEED_NOT, WAIVED),
    (forms.FORBIDDEN, REFUSED),
    (forms.DEMANDED, DEMANDED),
    (forms.REFUSED, REFUSED),
    (forms.OFFERED, OFFERED),
    (forms.OFFERED_SO, OFFERED),
)

# 「うちは頭を下げないって」: the house of whoever speaks.
_OUR_HOUSE = re.compile(r"うち(?:は|として|の(?:店|会社))(?![^。「」]*悪くな)[^。「」]*$")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """One word about apologising at start..end of the standard text: what it is and whose; `near`: that side is named in
    the same clause."""

    start: int
    end: int
    kind: str
    side: str
    near: bool


def words_about_apology(scene: Scene) -> tuple[Word, ...]:
    """In order; `side` as in sides, "" where the story does not say."""
    text = scene.text
    out = [word for match in forms.APOLOGY.finditer(text) if (word := _read(scene, match))]
    out.extend(_word(scene, *match.span(), DEMANDED) for match in forms.IN_OTHER_WORDS.finditer(text))
    for pattern, kind in ((forms.TOGETHER, OFFERED), (forms.FAULTLESS, REFUSED)):
        for match in pattern.finditer(text):
            word = _word(scene, match.start(), match.end(), kind)
            if word.side == OURS or (word.side == PEER and kind == OFFERED):
                out.append(Word(word.start, word.end, kind, OURS, word.near))
    out.extend(Word(*match.span(), OFFERED, OURS, near=True) for match in forms.BESIDE_ME.finditer(text))
    return tuple(sorted(out, key=lambda word: word.start))


def _read(scene: Scene, match: re.Match[str]) -> Word | None:
    text = scene.text
    at = match.start() + 1 if match.group().startswith("謝") else match.end()
    asked_how = forms.HOW.search(text, max(0, match.start() - 6), match.start()) is not None
    for pattern, found_kind in _TAILS:
        found = pattern.match(text, at)
        if found is None:
            continue
        kind = DEMANDED if asked_how and found_kind == OFFERED else found_kind
        word = _word(scene, match.start(), found.end(), kind)
        if kind == DEMANDED and word.side == OURS and forms.NONE_GIVEN.search(found.group()):
            return replace(word, kind=REFUSED)  # 「謝罪もなし」 of the own house is no reproach
        return word
    return None


def _word(scene: Scene, start: int, end: int, kind: str) -> Word:
    speaks_of_own = kind in (OFFERED, REFUSED)
    side, near = holder(scene, start, end, without=(OTHER,) if speaks_of_own else (ME,))
    if (
        speaks_of_own
        and side == ""
        and (scene.quote_at(start) or _OUR_HOUSE.search(scene.text, max(0, start - 24), start))
    ):
        side = OURS  # who speaks of an apology of their own and is not the teller
    return Word(start, end, kind, side, near)


def demand_of(scene: Scene, words: tuple[Word, ...]) -> tuple[str, Place | None]:
    """yes, no or "" (nothing said) with the place: whether the complaining side wants an apology."""
    waived = next((w for w in words if w.kind == WAIVED and (_is_theirs(w) or _asks_else(scene, w))), None)
    demanded = next((w for w in words if w.kind == DEMANDED and _demands(scene, w)), None)
    if demanded is None and waived is None:
        demanded = next((w for w in words if w.kind == DEMANDED), None)  # whoever passes it on
    if waived and not (demanded and waived.side != THEIRS and demanded.start > waived.start):
        return "no", (waived.start, waived.end)
    return ("yes", (demanded.start, demanded.end)) if demanded else ("", None)


def _is_theirs(word: Word) -> bool:
    """A demand far from any boss is the customer's, whoever was named last."""
    return word.side not in (OURS, PEER) or not word.near


def _asks_else(scene: Scene, word: Word) -> bool:
    """「謝罪はいいので、説明をください」: no house speaks so of its own apology."""
    quote, stop = scene.quote_at(word.start), scene.text.find("。", word.end)
    end = quote[1] if quote else stop if stop >= 0 else len(scene.text)
    return forms.ASKS_ELSE.match(scene.text, word.end, end) is not None


def _demands(scene: Scene, word: Word) -> bool:
    towards_us = forms.TOWARDS_US.search(scene.text, word.start, word.end) is not None
    return _is_theirs(word) or towards_us


def will_of(scene: Scene, words: tuple[Word, ...]) -> tuple[str, Place | None]:
    """apologise, not or "" with the place: what the own house says about an apology."""
    ours = [w for w in words if w.side == OURS and not (w.kind == WAIVED and _asks_else(scene, w))]
    for value, kinds in (("not", (REFUSED, WAIVED)), ("apologise", (OFFERED, DEMANDED))):
        word = next((w for w in ours if w.kind in kinds and (w.kind not in (WAIVED, DEMANDED) or w.near)), None)
        if word:
            return value, (word.start, word.end)
    return "", None
