"""Which part of a draft the words of an objection name, and that it stays out of it; what is said then lives in
flows/striking.py."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from flows.case import Case

COMPANY, SORRY, TROUBLE = "company", "sorry", "trouble"  # what a sentence of ours may mean
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
_ONLY_QUOTED = re.compile(
    r"^(?:[「『][^「」『』]{4,}[」』][、。と]?)+(?:これ|ここ|のところ|のとこ|ってところ|です|だよ|のやつ)?[。！!…]*$"
)
_PLAIN_ENOUGH = 6  # letters of a quotation that means the same wherever it stands
_WHOLE = 8  # letters of a sentence that tell it from others
_MARKS = re.compile(r"[「」『』“”\"（）()。、，．,.\s　!！?？・]")
# What a sentence of ours means, whatever its words: who does not want it in one draft wants it in none.
_MEANS = {
    COMPANY: re.compile(r"会社に(?:申し)?伝え|申し伝え|私から伝え|担当(?:の者)?(?:から|より)ご?連絡"),
    SORRY: re.compile(r"申し訳|お詫び"),
    TROUBLE: re.compile(r"(?:ご迷惑|ご心配|ご心労|ご不安)[^。]{0,8}おかけし"),
}
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


def means(piece: str) -> str:
    """company: it promises that the house will be told; sorry: it apologises; trouble: it owns that there was
    some; "" for all else."""
    return next((sense for sense, words in _MEANS.items() if words.search(piece)), "")


@lru_cache(maxsize=512)
def _split(line: str) -> tuple[str, tuple[str, ...], str]:
    """A line as what leads to it, its sentences or quotations, and what closes it. Several sentences of one who speaks
    (a line of the telephone) are told apart inside the marks."""
    if line.startswith(_HEADING) or not line.strip():
        return line, (), ""
    lead = _LEAD.match(line)
    start = lead.end() if lead is not None else 0
    rest = line[start:]
    if not start and rest.count("「") == 1 and _QUOTATION.fullmatch(rest):
        inside = tuple(_SENTENCE.findall(rest[1:-1]))
        if len(inside) > 1:
            return "「", inside, "」"
    return line[:start], tuple((_QUOTATION if _QUOTATIONS.fullmatch(rest) else _SENTENCE).findall(rest)), ""


def pieces_of(text: str) -> list[str]:
    """The sentences and quotations of a part."""
    return [piece for line in text.split("\n") for piece in _split(line)[1]]


def is_edited(case: Case) -> bool:
    """Some sentence was wanted out, or otherwise."""
    return any(key.startswith(PIECE) for key in (*case.blanks, *case.struck))


Called = Sequence[frozenset[str]]


def as_wished(text: str, case: Case, called: Called = (), unwanted: frozenset[str] = frozenset()) -> str:
    """A part without the pieces that were wanted out, others in their new words; "" where nothing is left but a
    heading. `called`: for each piece the marks under which it is known besides its own: those of the same piece in
    another register, or before its blanks were filled. `unwanted`: marks that are to go besides."""
    if not is_edited(case) and not unwanted:
        return text
    instead = {key.removeprefix(f"{PIECE}."): words for key, words in case.blanks.items() if key.startswith(PIECE)}
    out = unwanted | {name.removeprefix(f"{PIECE}.") for name in case.struck if name.startswith(f"{PIECE}.")}
    number, lines = 0, []
    for line in text.split("\n"):
        lead, pieces, behind = _split(line)
        kept = []
        for piece in pieces:
            names = {mark_of(piece), *(called[number] if number < len(called) else ())}
            number += 1
            said = _said_anew(piece, next((words for mark, words in instead.items() if mark in names), ""))
            if not {mark_of(said), *names} & out:
                kept.append(said)
        if kept or not pieces:
            lines.append(lead + "".join(kept) + behind)
    return "\n".join(lines) if any(_split(line)[1] for line in lines) or not pieces_of(text) else ""


def _said_anew(piece: str, wanted: str) -> str:
    old, _, new = wanted.rpartition(BY)
    words = new.rstrip("。")
    if not words:
        return piece
    if old and not _A_SENTENCE.search(words):  # 「課長」を「石田課長」に
        return piece.replace(old, words, 1)
    return f"「{words}」" if piece.startswith("「") and piece.endswith("」") else words + "。" * piece.endswith("。")


def quoted_in(said: str) -> list[str]:
    """What stands between quotation marks, whole or with … where something was left out."""
    return [words.strip("…‥。、 　") for words in _QUOTED.findall(said) if words.strip("…‥。、 　")]


def is_a_wish(said: str) -> bool:
    """It asks for something to be done to what is shown."""
    return _WISH.search(said.strip()) is not None


def is_only_quoted(said: str) -> bool:
    """A sentence between quotation marks, and nothing about it."""
    return _ONLY_QUOTED.match(said.strip()) is not None


def pieces_quoted(said: str, parts: Iterable[str]) -> list[str]:
    """The sentences and quotations that hold the words quoted; of a whole line all of its pieces."""
    lines = [line for text in parts for line in text.split("\n")]
    found: list[str] = []
    for words in quoted_in(said):
        fragments = [one.strip() for one in re.split(r"[…‥]+|\.{3}", words) if one.strip()]
        holding = [line for line in lines if fragments and all(one in line for one in fragments)]
        holding = holding or [line for line in lines if bare(words) and bare(words) in bare(line)]
        for line in holding if len(words) >= _PLAIN_ENOUGH else holding[:1]:
            pieces = _split(line)[1]
            exactly = [one for one in pieces if all(words in one for words in fragments)]
            found += exactly or [one for one in pieces if bare(one) in bare(words)] or pieces
    return list(dict.fromkeys(found))


def bare(words: str) -> str:
    """Without marks and gaps."""
    return _MARKS.sub("", words)


def piece_meant(said: str, pieces: Iterable[str]) -> str:
    """The one sentence or quotation that the words speak of, or are taken from; "" for none, or more than one."""
    named = {mark_of(piece): piece for piece in pieces}
    words = bare(said)
    whole = [piece for piece in named.values() if len(bare(piece)) >= _PLAIN_ENOUGH and bare(piece) in words]
    taken = whole or [piece for piece in named.values() if _taken_from(words, bare(piece))]
    if len(taken) == 1:
        return taken[0]
    return named.get(_most_alike(said, named), "")


def _taken_from(said: str, piece: str) -> bool:
    """The words begin with a piece of this sentence: 「お返事はしばらくお待ちくださいのとこ消して」."""
    return any(said[:length] in piece for length in range(min(len(said), 24), _WHOLE - 1, -1))


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
