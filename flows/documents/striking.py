"""Which part of a draft the words of an objection name, and that it stays out of it; what is said then lives in
flows/striking.py."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

from flows.case import Case

STRUCK = "summary.struck"  # every part that is wanted out is a move of this question
PIECE = "piece"  # in place of a kind of document: one sentence or quotation, wherever it stands
CAREER = "career"  # in place of a kind of document: parts of the texts for an application
# Without these a letter is none: they are struck when their words are quoted, and not offered.
FRAME = re.compile(r"\.(?:subject\w*|address\w*|greeting\w*|sign\w*|facts|closing\w*|who)$")
_QUOTED = re.compile(r"[「『\"“]([^「」『』\"“”]{2,})[」』\"”]")
# Words that name the draft or the wish, not what stands in it.
_ABOUT = re.compile(
    r"報告書?|文案|下書き|手紙|文章|文面|台本|部分|言葉|箇所|内容|消[しす]|削除|抜[いき]|載せ|書い|書か|直し|変え|外し|入れ|最後|最初|今|前|中|方|所"
)
_PAIR = re.compile(r"(?=([一-鿿ァ-ヶー][一-鿿ァ-ヶーぁ-ん]))")
_TOLD_SEPARATELY = 2  # pairs of letters that must be shared, unless both are Chinese characters
BY = "⇒"  # between words and those that take their place
_A_SENTENCE = re.compile(r"(?:た|です|ます|ません|でした)$")
_HEADING = "■"
_LEAD = re.compile(r"^(?:[・□]\s?)?(?:[^：「」。\n]{1,16}：)?")
_QUOTATIONS = re.compile(r"(?:「[^「」]*」)+")
_QUOTATION = re.compile(r"「[^「」]*」")
_SENTENCE = re.compile(r"(?:「[^「」]*」|『[^『』]*』|[^。\n])+。?")
# A wish about what is shown, whatever it is.
_WISH = re.compile(
    r"(?:入れ|足し|加え|追加し|書い|書き足し|載せ|のせ|変え|替え|かえ|込め|こめ|直し|なおし|消し|削っ|に(?:は)?し|くし)て(?:くだ(?:さい)?|下さい|ほしい(?:です)?|欲しい(?:です)?|くれ(?:ますか|る|ない)?|もらえ(?:る|ますか|ます)?|もらって(?:いい|も)?|よ|ね|や|な)*[。!！?？]*$"
)
_PLAIN_ENOUGH = 6  # letters of a quotation that means the same wherever it stands
_TOGETHER = re.compile(r"[一-鿿ァ-ヶー]{2}")


def put_struck(case: Case, name: str) -> bool:
    """`<draft>.<part>`, or `piece.<mark>.<mark>…`; each once."""
    kind, _, marks = name.partition(".")
    for one in [f"{PIECE}.{mark}" for mark in marks.split(".")] if kind == PIECE else [name]:
        if one not in case.struck:
            case.struck = [*case.struck, one]
    return True


def mark_of(piece: str) -> str:
    """The same for the same words wherever they stand; holds none of them, for taps and logs."""
    return hashlib.sha256(piece.strip("「」。・ 　").encode()).hexdigest()[:8]


def _split(line: str) -> tuple[str, list[str]]:
    """A line as what leads to it and its sentences or quotations."""
    if line.startswith(_HEADING) or not line.strip():
        return line, []
    lead = _LEAD.match(line)
    start = lead.end() if lead is not None else 0
    rest = line[start:]
    return line[:start], (_QUOTATION if _QUOTATIONS.fullmatch(rest) else _SENTENCE).findall(rest)


def pieces_of(text: str) -> list[str]:
    """The sentences and quotations of a part."""
    return [piece for line in text.split("\n") for piece in _split(line)[1]]


def as_wished(text: str, case: Case) -> str:
    """A part without the pieces that were wanted out, others in their new words; "" where nothing is left but a
    heading."""
    instead = {key.removeprefix(f"{PIECE}."): words for key, words in case.blanks.items() if key.startswith(PIECE)}
    out = {name.removeprefix(f"{PIECE}.") for name in case.struck if name.startswith(f"{PIECE}.")}
    if not instead and not out:
        return text
    lines = []
    for line in text.split("\n"):
        lead, pieces = _split(line)
        kept = [_said_anew(one, instead) for one in pieces]
        kept = [one for one, old in zip(kept, pieces, strict=True) if not {mark_of(one), mark_of(old)} & out]
        if kept or not pieces:
            lines.append(lead + "".join(kept))
    return "\n".join(lines) if any(_split(line)[1] for line in lines) or not pieces_of(text) else ""


def _said_anew(piece: str, instead: Mapping[str, str]) -> str:
    old, _, new = instead.get(mark_of(piece), "").rpartition(BY)
    words = new.rstrip("。")
    if not words:
        return piece
    if old and old in piece and not _A_SENTENCE.search(words):  # 「課長」を「石田課長」に
        return piece.replace(old, words, 1)
    return f"「{words}」" if piece.startswith("「") and piece.endswith("」") else words + "。" * piece.endswith("。")


def quoted_in(said: str) -> list[str]:
    """What stands between quotation marks, whole or with … where something was left out."""
    return [words.strip("…‥。、 　") for words in _QUOTED.findall(said) if words.strip("…‥。、 　")]


def is_a_wish(said: str) -> bool:
    """It asks for something to be done to what is shown."""
    return _WISH.search(said.strip()) is not None


def pieces_quoted(said: str, parts: Iterable[str]) -> list[str]:
    """The sentences and quotations that hold the words quoted; of a whole line all of its pieces."""
    lines = [line for text in parts for line in text.split("\n")]
    found: list[str] = []
    for words in quoted_in(said):
        fragments = [one.strip() for one in re.split(r"[…‥]+|\.{3}", words) if one.strip()]
        holding = [line for line in lines if fragments and all(one in line for one in fragments)]
        for line in holding if len(words) >= _PLAIN_ENOUGH else holding[:1]:
            pieces = _split(line)[1]
            found += [one for one in pieces if all(words in one for words in fragments)] or pieces
    return list(dict.fromkeys(found))


def piece_meant(said: str, pieces: Iterable[str]) -> str:
    """The one sentence or quotation that the words speak of; "" for none, or more than one."""
    named = {mark_of(piece): piece for piece in pieces}
    return named.get(_most_alike(said, named), "")


def part_meant(said: str, parts: Mapping[str, str]) -> str:
    """The name of the one part that the words quote, or speak of; "" where it is none or more than one."""
    quoted = _QUOTED.findall(said)
    if quoted:
        found = [name for name, text in parts.items() if any(words.strip("。、 ") in text for words in quoted)]
        if found:
            return found[0]
    return _most_alike(said, {name: text for name, text in parts.items() if not FRAME.search(name)})


def _most_alike(said: str, parts: Mapping[str, str]) -> str:
    pairs = set(_PAIR.findall(_ABOUT.sub(" ", said)))
    shared = {name: {pair for pair in pairs if pair in text} for name, text in parts.items()}
    ranked = sorted(shared.items(), key=lambda item: -len(item[1]))
    if not ranked or not ranked[0][1]:
        return ""
    best, of_it = ranked[0]
    enough = len(of_it) >= _TOLD_SEPARATELY or any(_TOGETHER.fullmatch(pair) for pair in of_it)
    alone = len(ranked) == 1 or len(ranked[1][1]) < len(of_it)
    return best if enough and alone else ""
