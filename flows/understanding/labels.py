"""Choices named by their label: spelled otherwise, half remembered, with a slip of the finger, several at once; numbers live in counting."""

from __future__ import annotations

import re

from flows.understanding.readings import sound, squeezed, tight

_DENIED = re.compile(
    r"^(?:は|を|も)?(?:まだ)?し(?:て(?:い|は)?)?(?:ない|ません|へん|なかった)|^(?:さん|様|て|で|り|のこと)?(?:で?は|じゃ|とか|も|が)?(?:いない|いません|な(?:い(?!しょ|で)|く|かっ)|ありません|ちが|違)|^(?:さん|様)?(?:では|じゃ|で)ありません"
)
POLITE = re.compile(
    r"(?:のほう|の方|で|です|ます|だ|や|ね|よ|な|わ|かな|ばい|っす|お願い(?:します)?|にします|がいい|を選びます|と思います|やつ|の|かも|けど)+$"
)
_NEGATION = re.compile(r"ない|ません|なかった|へん|ん$|ず$|まい$")
_ONLY_DENIES = re.compile(r"(?:とくに|べつに|は)?(?:(?:さ|い)?(?:わ)?れて|して)?(?:ない|なかった)")
_OTHER_TENSE = re.compile(r"い|ら|っけ|こと|か|方")  # 「話したい」「相談したら」 are not what was done
_PIECE = re.compile(r"[一-鿿]{2,}|[ァ-ヶー]{2,}|[A-Za-z]{2,}")
_PARTICLES = frozenset("のにをがはと・、")
_KANJI = re.compile(r"[一-鿿]")
_KANA = re.compile(r"[ぁ-んー]+")
_STEM = re.compile(r"[一-鿿](?![のにをがはと])[ぁ-ん]")
_FEW = 15  # characters in which half a label is enough
_HIRAGANA = re.compile(r"[ぁ-ん]{1,3}")


class Labels:
    """The words of each option, as typed and as they sound."""

    def __init__(self, options: tuple[tuple[str, ...], ...]) -> None:
        self.written = [[word for word in (squeezed(name) for name in option[1:]) if word] for option in options]
        self.whole = [[word for word in (tight(name) for name in option[1:]) if word] for option in options]
        self.sounds = [[word for word in (sound(name) for name in option[1:]) if word] for option in options]
        self.parts = [[part for name in option[1:2] for part in _parts(name)] for option in options]
        self.pieces = [_pieces(option[1]) for option in options]
        self.bare = [[POLITE.sub("", word) for word in words] for words in self.written]
        self.bare_sounds = [[POLITE.sub("", word) for word in words] for words in self.sounds]
        self.longest_first = _longest_first(self.whole)
        self.sounds_first, self.parts_first = _longest_first(self.sounds, 4), _longest_first(self.parts, 4)
        self.weak = {tight(name) for option in options for name in option[1:] if _HIRAGANA.fullmatch(name)}

    def exactly(self, text: str) -> int | None:
        """The one whose label this is, polite endings and spelling apart."""
        for said, known, bare_ones in (
            (squeezed(text), self.written, self.bare),
            (sound(text), self.sounds, self.bare_sounds),
        ):
            bare = POLITE.sub("", said)
            for i, words in enumerate(known):
                if said in words:
                    return i
            for i, words in enumerate(bare_ones):
                if bare and bare in words:
                    return i
        return None

    def inside(self, text: str) -> list[int]:
        """Those whose label stands in the text and is not denied there."""
        found = _contained(tight(text), self.longest_first, text, self.weak) if len(text) <= 60 else set()
        heard = _contained(sound(text), self.sounds_first, text, self.weak, heard=True)
        if not found and not heard and len(text) <= _FEW:
            heard = _contained(sound(text), self.parts_first, text, self.weak, heard=True) or self._told(text)
        return sorted(found | heard)

    def _told(self, text: str) -> set[int]:
        """The one whose words stand in the text with others between: 「会社の方に電話」 for 「会社に電話」."""
        hits = {i for i, pieces in enumerate(self.pieces) if len(pieces) > 1 and _most(pieces, text)}
        return hits if len(hits) == 1 and not _NEGATION.search(squeezed(text)) else set()

    def begun(self, text: str) -> int | None:
        """The only one that begins with the text, or has it as a whole word."""
        for said, known, least in ((squeezed(text), self.written, 2), (sound(text), self.sounds, 3)):
            bare = POLITE.sub("", said)
            bare = bare if len(bare) >= least else said.removesuffix("です")
            if len(bare) < least:
                continue
            hits = [i for i, words in enumerate(known) if any(_begins(word, bare) for word in words)]
            if len(hits) != 1 and (least == 2 or len(bare) > least):
                hits = [i for i, words in enumerate(known) if any(_is_a_word_of(word, bare) for word in words)]
            if hits:
                return hits[0] if len(hits) == 1 else None
        return None

    def holding(self, text: str) -> list[int]:
        """All that have the text as a word."""
        said, heard = squeezed(text), sound(text)
        written, spoken = POLITE.sub("", said) or said, POLITE.sub("", heard) or heard
        return [
            i
            for i, (words, sounds) in enumerate(zip(self.written, self.sounds, strict=True))
            if any(_is_a_word_of(word, written) for word in words)
            or (len(spoken) > 2 and any(_is_a_word_of(word, spoken) for word in sounds))
        ]

    def nearly(self, text: str) -> int | None:
        """One or two letters off, and no other label is as near."""
        for said, known, heard in ((squeezed(text), self.written, False), (sound(text), self.sounds, True)):
            for form in (POLITE.sub("", said) or said, said):
                near = _nearest(form, known, heard=heard)
                if near is not None:
                    return near
        return None


def _begins(label: str, said: str) -> bool:
    """Two kana must be a whole word of it: 「まだ」 of 「まだ決めない」, not 「そう」 of 「そうする」."""
    return label.startswith(said) and (len(said) > 2 or _KANA.fullmatch(said) is None or _parted(label, len(said)))


def _is_a_word_of(label: str, said: str) -> bool:
    """「メッセージ」 of 「LINEなどのメッセージ」; 「いま」 is none of 「合っています」."""
    at = label.find(said)
    while at >= 0:
        if _parted(label, at) and _parted(label, at + len(said)):
            return True
        at = label.find(said, at + 1)
    return False


def _parted(label: str, at: int) -> bool:
    """Between two words: at an edge, beside a particle, or where the writing changes; an ending in kana belongs to its
    stem."""
    if at in (0, len(label)):
        return True
    before, behind = label[at - 1], label[at]
    if before in _PARTICLES or (behind in _PARTICLES and not _STEM.fullmatch(before + behind)):
        return True
    return _kind(before) != _kind(behind) and not _STEM.fullmatch(before + behind)


def _kind(letter: str) -> str:
    return "kana" if "ぁ" <= letter <= "ん" else "kanji" if _KANJI.match(letter) else "other"


def _parts(name: str) -> list[str]:
    """「どなられた・ひどい言葉」 holds two."""
    parts = [sound(part) for part in re.split(r"[・、/]", name)]
    return [part for part in parts if part] if len(parts) > 1 else []


def _pieces(name: str) -> list[str]:
    return _PIECE.findall(name)


def _most(pieces: list[str], text: str) -> bool:
    """The last one and at least two of three."""
    there = sum(piece in text for piece in pieces)
    return pieces[-1] in text and 3 * there >= 2 * len(pieces)


def _longest_first(known: list[list[str]], least: int = 1) -> list[tuple[str, int]]:
    words = ((word, i) for i, names in enumerate(known) for word in names if len(word) >= least)
    return sorted(words, key=lambda one: -len(one[0]))


def _contained(said: str, words: list[tuple[str, int]], text: str, weak: set[str], *, heard: bool = False) -> set[int]:
    """`words`: longest first, so that 「上司」 in 「元上司」 does not count twice."""
    found: set[int] = set()
    taken = [False] * len(said)
    for word, i in words:
        if word in weak or (heard and _ONLY_DENIES.fullmatch(word)):
            if _stands_alone(word, text):
                found.add(i)
            continue
        at = said.find(word)
        while at >= 0:
            end = at + len(word)
            if not any(taken[at:end]):
                taken[at:end] = [True] * len(word)
                if not (word[-1] in "ただ" and _OTHER_TENSE.match(said, end)) and not _DENIED.match(
                    said[end : end + 8]
                ):
                    found.add(i)
            at = said.find(word, end)
    return found


def _stands_alone(word: str, text: str) -> bool:
    """「ない」 and 「まだ」 are labels, but also endings of other words."""
    if len(word) < 2:
        return False
    pattern = rf"(?:^|[、。,.\s!「]|[はもがに]){word}(?:$|[、。,.\s!」]|です|だ|よ|ね|かな|と思|けど|わ|な|や)"
    return re.search(pattern, text) is not None


def _nearest(said: str, known: list[list[str]], *, heard: bool) -> int | None:
    best: dict[int, int] = {}
    negative = _NEGATION.search(said) is not None
    for i, names in enumerate(known):
        for word in names:
            allowed = 0 if len(word) < 4 else 1 if len(word) < 6 else 2
            if not allowed or abs(len(word) - len(said)) > allowed or negative != (_NEGATION.search(word) is not None):
                continue
            if heard and len(word) == 4 and (len(said) == 4 or said[:1] != word[0]):
                continue  # short words sound alike: only a dropped or doubled letter is a slip
            away = distance(said, word, allowed)
            if away <= allowed:
                best[i] = min(away, best.get(i, 9))
    if not best:
        return None
    nearest = min(best.values())
    hits = [i for i, away in best.items() if away == nearest]
    return hits[0] if len(hits) == 1 else None


def distance(a: str, b: str, limit: int) -> int:
    """Letters to change, add, drop or swap; more than `limit` is said as limit + 1."""
    if sum(x not in b for x in a) > limit:  # each of them at least is changed or dropped
        return limit + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        older, before, row = before, row, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]
