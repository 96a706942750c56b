"""Folds the many ways of typing Japanese into one spelling and remembers where each letter stood; what words mean lives elsewhere."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from flows.understanding.reading import Evidence
from flows.understanding.sieve import MASKS

_SMALL = str.maketrans("ぁぃぅぇぉゎ", "あいうえおわ")
_SOFT = _SMALL | {code: _SMALL.get(code - 0x60, code - 0x60) for code in range(0x30A1, 0x30F7)}
# Letters that stay what they are; most texts have no others, and none that are drawn out.
_USUAL = re.compile(r"[ぁ-ゖァ-ヺーゝゞヽヾ々〇一-鿿、。「」『』・!?a-z0-9 \n()\[\]:;,./'\"#%&*+=@^_-]*")
_DRAWN_OUT = re.compile(r"(.)\1\1|っっ|ッッ|ーー|(?<=[ぁ-ゖ])ー|\Aー", re.DOTALL)
_JAPANESE = "ぁ-んァ-ヶ一-鿿ー"
_SPACED = re.compile(rf"(?<![^\s])[{_JAPANESE}](?:[ 　][{_JAPANESE}]){{2,}}(?![^\s。、!?！？])")
_DOTTED = re.compile(r"[ぁ-ん一-鿿](?:[・./_*|,-][ぁ-ん一-鿿]){2,}")
_GAP = re.compile(r"[ ・./_*|,-]")
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f\u00ad")
# Letters drawn so that a search does not find them; each stands for what it is read as.
_DISGUISES = (
    (MASKS.pattern(r"[タ夕][ヒ匕]"), "死"),
    (MASKS.pattern(r"氏(?=(?:に(?:た[いくか]|て[えぇー]|そう|ます)|ぬ(?!まで)|のう|んだ(?:方|ほう)))"), "死"),
    (MASKS.pattern(r"(?<![0-9年月日時])4(?=(?:に(?:た[いくか]|て[えぇー])|んだ(?:方|ほう)が|ねる方法))"), "死"),
    (MASKS.pattern(r"(?<![a-z])(?:shinitai|sinitai|shinitee|sinitee)(?![a-z])"), "死にたい"),
    (MASKS.pattern(r"(?<![a-z])(?:kietai|kietee)(?![a-z])"), "消えたい"),
    (MASKS.pattern(r"(?<![ぁ-ん一-鿿])市(?=にた[いく])"), "死"),
    (MASKS.pattern(r"じさつ|ジサツ|自[●○〇◯×*](?=し|を|す|未)"), "自殺"),
    (MASKS.pattern(r"(?<![ぁ-ん一-鿿])[○●〇◯×](?=にた[いく])"), "死"),
    (MASKS.pattern(r"[○●〇](?=して(?:やる|え|しま|やり))"), "殺"),
)


@dataclass(frozen=True, slots=True)
class Folded:
    """`plain`: width, case, repeated letters and disguises folded; `soft`: the same with katakana as hiragana and small
    vowels as large ones. Both have the same length; `origin[i]` is where letter i began in the text as given."""

    given: str
    plain: str
    soft: str
    origin: tuple[int, ...] | None  # None: letter i stands at i

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """Offsets into the folded text turned into offsets into the text as given."""
        if self.origin is None:
            return Evidence(start, end, rule)
        if not self.origin:
            return Evidence(0, 0, rule)
        first = self.origin[min(start, len(self.origin) - 1)]
        last = self.origin[end] if end < len(self.origin) else len(self.given)
        return Evidence(first, max(last, first), rule)

    def words(self, start: int, end: int) -> str:
        """What the person wrote at these folded offsets."""
        if self.origin is None:
            return self.given[start:end]
        place = self.evidence(start, end, "")
        return self.given[place.start : place.end]


def soften(plain: str) -> str:
    """Katakana as hiragana, small vowels as large ones; the length stays."""
    return plain.translate(_SOFT)


@lru_cache(maxsize=256)
def fold(text: str) -> Folded:
    """Linear in the length of the text."""
    if _USUAL.fullmatch(text) and not (_DRAWN_OUT.search(text) or (_GAP.search(text) and _is_spread(text))):
        plain, origin = text, list(range(len(text)))
        if not MASKS.may_find(plain):
            return Folded(text, plain, soften(plain), None)
    else:
        letters, origin = _long(*_spread(*_width(text)))
        plain = "".join(letters)
    for pattern, meant in _DISGUISES:
        found = list(pattern.finditer(plain))
        for match in reversed(found):
            first = origin[match.start()]
            plain = plain[: match.start()] + meant + plain[match.end() :]
            origin[match.start() : match.end()] = [first] * len(meant)
    same = len(plain) == len(text) and all(i == o for i, o in enumerate(origin))
    return Folded(text, plain, soften(plain), None if same else tuple(origin))


def _width(text: str) -> tuple[list[str], list[int]]:
    letters: list[str] = []
    origin: list[int] = []
    i, size = 0, len(text)
    while i < size:
        j = i + 1
        while j < size and (text[j] in "ﾞﾟ" or unicodedata.combining(text[j])) and j - i < 4:
            j += 1
        for letter in unicodedata.normalize("NFKC", text[i:j]).lower():
            if letter in _INVISIBLE or (unicodedata.category(letter) == "Cc" and letter not in "\n\t"):
                continue
            wave = letter in "〜~～∼−─―–"
            letters.append(("ー" if letters and _is_kana(letters[-1]) else "~") if wave else letter)
            origin.append(i)
        i = j
    return letters, origin


def _is_kana(letter: str) -> bool:
    return "ぁ" <= letter <= "ゖ" or "ァ" <= letter <= "ヺ" or letter == "ー"


def _spread(letters: list[str], origin: list[int]) -> tuple[list[str], list[int]]:
    """「死 に た い」「し・に・た・い」: letters set apart are one word."""
    plain = "".join(letters)
    drop: set[int] = set()
    for pattern, gaps in ((_SPACED, " 　"), (_DOTTED, "・./_*|,-")):
        for match in pattern.finditer(plain):
            drop.update(i for i in range(*match.span()) if plain[i] in gaps)
    if not drop:
        return letters, origin
    kept = [i for i in range(len(letters)) if i not in drop]
    return [letters[i] for i in kept], [origin[i] for i in kept]


def _is_spread(plain: str) -> bool:
    return _SPACED.search(plain) is not None or _DOTTED.search(plain) is not None


def _long(letters: list[str], origin: list[int]) -> tuple[list[str], list[int]]:
    """Drawn-out letters are said once: 「つらいいいい」「死にたーーい」; long vowels inside katakana words stay."""
    out: list[str] = []
    place: list[int] = []
    size = len(letters)
    i = 0
    while i < size:
        letter = letters[i]
        j = i
        while j < size and letters[j] == letter:
            j += 1
        run = j - i
        keep = run
        if letter == "ー":
            keep = 1 if out and ("ァ" <= out[-1] <= "ヺ" or not _is_kana(out[-1])) else 0
        elif letter.isdigit():
            keep = min(run, 8)
        elif run >= 3:
            keep = 2 if letter in "wー笑草" else 1
        elif run == 2 and letter in "っッ":
            keep = 1
        for k in range(keep):
            out.append(letter)
            place.append(origin[i + k])
        i = j
    return out, place
