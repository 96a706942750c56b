"""Which of the offered choices a typed text means; what the choices are lives with the questions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from flows.understanding.counting import in_figures, numbers_in, places_in
from flows.understanding.english import choice, is_english
from flows.understanding.labels import Labels
from flows.understanding.normalise import fold, soften
from flows.understanding.readings import squeezed

__all__ = ["match_choice", "numbers_in"]

LONGEST = 200  # characters; nobody names a choice in more
_SHORT = 14
_LONGEST_NAME = 40
_EXCEPT = re.compile(
    r"(?:以外|いがい|を?除(?:いて|く|き)|をのぞ(?:いて|く)|抜き|(?:じゃ|で|では)ない(?:やつ|もの|ほう|方))(?:で|の|は|なら|が|に)*"
)
_REST = re.compile(
    r"(?:の|は|が|に)*(?:全部|ぜんぶ|すべて|全て|みんな|どれも|ほか(?:全部)?|残り(?:全部)?)?(?:当てはま(?:る|ります)|あてはまる|です|で|だ|や|お願いします|あります|ある|かな|ね|よ|。|!)*+"
)
_RATHER = re.compile(
    r"(?:じゃ|で|では|や|とか)(?:な(?:くて?|くって)|のうて|ありませんので)[、,]?|(?:と|って)?いうより(?:は|も)?[、,]?|というか[、,]?|っていうか[、,]?|より(?:は|も)?[、,]?(?=[^はも])"
)
_NONE_OF_THEM = re.compile(
    r"(?:どれ|いずれ|どっち|どちら|この中)(?:で|に|の)?も?(?:は|ち|違|ちが|な(?:い|し|か)|当てはまら|あてはまら|該当し(?:な|ま)|し(?:て)?(?:い)?な|じゃない|ではな|でもな|選べな)|(?:何|なに)も(?:して|され|言われて)(?:い)?(?:な|ま)|該当(?:なし|する(?:もの|の)(?:は|が)?な)|(?:当てはまる|あてはまる)(?:もの|の)?(?:は|が)?な(?:い|し)|(?:この中|ここ)に(?:は)?な(?:い|か)"
)
_NOTHING = re.compile(
    r"(?:特に|何も|なにも|まだ何も|どれも)*(?:ない|なし|ありません|その他|そのほか|ほか|当てはまらない|どれでもない)?"
)
_JOINTS = re.compile(r"(?:の|こと)?(?:と(?!思|か|て)|、|,|・|/|&|\+|\s|それから|あと|および)+")
_OR = re.compile(
    r"(?:(?<=[一-鿿ァ-ヶーぁ-んa-z0-9])(?:だ|なの|です)?か|(?:、)?(?:または|もしくは|あるいは|それとも))[、 ]?(?=.)"
)
_KANJI = re.compile(r"[一-鿿]")
_MOST_PARTS = 6


@lru_cache(maxsize=128)
def _labels(options: tuple[tuple[str, ...], ...]) -> tuple[Labels, re.Pattern[str] | None]:
    labels = Labels(options)
    words = sorted({word for names in labels.whole for word in names if len(word) >= 2 or word >= "一"}, key=len)
    return labels, re.compile("|".join(map(re.escape, reversed(words)))) if words else None


def match_choice(text: str, options: Sequence[tuple[str, ...]]) -> list[str]:
    """The keys meant, in the order of the options; [] when not understood. Each option is (key, label, *aliases)."""
    if not options or not text.strip() or len(text) > LONGEST:
        return []
    if is_english(text) and any(is_english(name) for option in options for name in option[1:2]):
        return choice(text, options)
    shown = tuple(tuple(option) for option in options)
    return [shown[i][0] for i in sorted(set(_meant(text, shown)))]


@lru_cache(maxsize=64)  # what a text names is asked by command, aside and answer
def _meant(text: str, options: tuple[tuple[str, ...], ...]) -> list[int]:
    labels, _ = _labels(options)
    same = labels.exactly(text)
    if same is not None:
        return [same]
    plain = fold(in_figures(text)).plain.strip(" 　。、.,!?\n")
    if len(plain) <= _LONGEST_NAME and _NONE_OF_THEM.search(plain):
        return _nothing(options)
    excepted = _EXCEPT.search(plain)
    if excepted and excepted.start() <= _SHORT and (out := _named(plain[: excepted.start()], options)):
        rest = plain[excepted.end() :]
        if _REST.fullmatch(rest):
            return [i for i in range(len(options)) if i not in out]
    rather = _RATHER.search(plain)
    if rather and _named(plain[: rather.start()], options):
        behind = plain[rather.end() :]
        return _named(behind, options) if behind else []
    return _named(plain, options)


def _nothing(options: tuple[tuple[str, ...], ...]) -> list[int]:
    """The option that says so, if there is one."""
    return [i for i, option in enumerate(options) if _NOTHING.fullmatch(squeezed(option[1]))][:1]


def _each(plain: str, labels: Labels) -> list[int]:
    """「脅されたのとお金」: every part names one; [] when one does not."""
    parts = [part for part in _JOINTS.split(plain) if part]
    found: list[int] = []
    for part in parts:
        named = _one(part, labels) or _either(part, labels)
        if not named:
            return []
        found += named
    return found if 1 < len(parts) <= _MOST_PARTS or len(set(found)) > 1 else []


def _one(part: str, labels: Labels) -> list[int]:
    inside = labels.inside(part)
    if inside:
        return inside if len(inside) > 1 or not _OR.search(part) else []
    begun = labels.begun(part) if len(part) > 2 or _KANJI.search(part) else None
    return [] if begun is None else [begun]


def _either(part: str, labels: Labels) -> list[int]:
    """「メールか電話」: both, and of a word that several labels have, all of them."""
    sides = [side for side in _OR.split(part) if side]
    if not 2 <= len(sides) <= _MOST_PARTS:
        return []
    named = [_one(side, labels) or (labels.holding(side) if len(side) > 1 else []) for side in sides]
    return [i for each in named for i in each] if all(named) else []


def _named(plain: str, options: tuple[tuple[str, ...], ...]) -> list[int]:
    labels, words = _labels(options)
    same = labels.exactly(plain)
    if same is not None:
        return [same]
    counted = places_in(soften(plain), len(options), words)
    if counted is not None:
        places, said = counted
        return [*places, *(i for word in said for i, names in enumerate(labels.whole) if word in names)]
    short = squeezed(plain)
    if not short or len(short) > _LONGEST_NAME:
        return []
    inside = labels.inside(plain)
    listed = _each(plain, labels)
    if inside or listed:
        return listed if len(listed) > len(inside) else inside
    if len(short) <= _SHORT and re.search(r"[0-9一二三四五六七八九](?:番|つ目|個目)", plain):
        numbers = numbers_in(plain)
        if numbers and all(n <= len(options) for n in numbers) and len(set(numbers)) == len(numbers):
            return [n - 1 for n in numbers]
    for near in (labels.begun(plain), labels.nearly(plain)):
        if near is not None:
            return [near]
    return []
