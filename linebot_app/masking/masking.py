"""mask: the one function that pages, exports and stories call; what counts as a name lives in the rules beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from linebot_app.masking.addresses import addresses
from linebot_app.masking.houses import houses
from linebot_app.masking.letters import HIRAGANA, KANJI, KATAKANA, Kind, Span, read
from linebot_app.masking.numbers import accounts, mails, phones
from linebot_app.masking.people import people
from linebot_app.masking.vocabulary import words

__all__ = ["Kind", "Span", "mask", "names_in", "spans"]

MARKS = {
    Kind.MAIL: "［メール］",
    Kind.PHONE: "［電話番号］",
    Kind.ACCOUNT: "［番号・ID］",
    Kind.ADDRESS: "［住所］",
    Kind.COMPANY: "［社名］",
    Kind.SHOP: "［店名］",
    Kind.PERSON: "［名前］",
}
LONGEST = 5_000  # as long as a message of LINE; what is longer is cut
_RULES = (mails, addresses, accounts, phones, houses, people)
_TAIL = re.compile(
    r"(?:さん|さま|様|氏|君|くん|ちゃん|殿|先生|たち|達|側|の方|の人|夫妻|の(?:お父さん|お母さん|奥さん|ご主人|息子さん|娘さん)"
    r"|代表取締役|副?社長|会長|専務|常務|本部長|支店長|副?店長|副?部長|次長|課長|係長|主任|所長|室長|局長|園長|院長|校長|支配人|マネージャー|チーフ|リーダー|オーナー|弁護士|先輩|後輩)+$"
)
_GENERIC = re.compile(
    r"(?:お|ご|元|前|旧|現)?(?:客|お客|顧客|得意先|取引先|会社|本社|支社|支店|本店|店|お店|部署|部|課|上司|先輩|後輩|同僚|部下|担当|担当者|前任|後任|責任者|相手|先方|家族|親|両親|父|母|夫|妻|兄|姉|弟|妹|息子|娘|友人|友達|知人|彼|彼女|自分|私|窓口|人事|総務|警察|弁護士|職場|スタッフ|パート|バイト|アルバイト|オーナー|店主|社員|店員|職員|先生|利用者|患者|生徒|学生|保護者|施設|病院|学校|役所|組合|大家|管理会社|業者|メーカー|クライアント|ユーザー|チーム|グループ|みんな|皆|他の人|誰か|その人|あの人|女性|男性|常連|近所|隣)(?:客|先|様|者|員|長|側|人|さん|会社|担当|の人|の方)*"
)
_LETTER = f"[{KANJI}{KATAKANA}A-Za-z]"


def mask(text: str, known: Iterable[str] = (), marks: Mapping[Kind, str] = MARKS) -> str:
    """The text with a mark for everything that tells who it is about. `known`: words for people in this matter
    (田中部長, 支店の佐藤さん), whose names are masked wherever they stand. `marks`: what stands instead."""
    if not text or (len(text) == 1):
        return text
    found, done, at = [], 0, 0
    for one in spans(text[:LONGEST], known):
        found += [text[at : one.start], marks[one.kind]]
        at, done = one.end, done + 1
    return "".join([*found, text[at:LONGEST]]) if done or len(text) > LONGEST else text


def spans(text: str, known: Iterable[str] = ()) -> list[Span]:
    """What mask covers, in order, none within another."""
    return list(_spans(text, _cores(tuple(known))))


def names_in(texts: Iterable[str]) -> tuple[str, ...]:
    """Names of people and houses that these texts make plain by さん, a title or the like: to be `known` elsewhere."""
    found: dict[str, None] = {}
    for text in texts:
        for one in _spans(text[:LONGEST], ()):
            if one.kind in (Kind.PERSON, Kind.COMPANY, Kind.SHOP):
                found.setdefault(text[one.start : one.end])
    return tuple(found)


@lru_cache(maxsize=4096)
def _spans(text: str, cores: tuple[str, ...]) -> tuple[Span, ...]:
    plain = read(text)
    taken: list[Span] = []
    for one in _known(plain, cores):
        _take(taken, one)
    for rule in _RULES:
        for one in rule(plain):
            _take(taken, one)
    repeated = tuple(dict.fromkeys(plain[one.start : one.end] for one in taken if one.kind is Kind.PERSON))
    for one in _known(plain, tuple(name for name in repeated if len(name) > 1)):
        _take(taken, one)
    return tuple(sorted(taken))


def _take(taken: list[Span], one: Span) -> None:
    if one.start < one.end and not any(one.start < other.end and other.start < one.end for other in taken):
        taken.append(one)


def _known(plain: str, cores: tuple[str, ...]) -> Iterator[Span]:
    for core in sorted(cores, key=len, reverse=True):
        at = plain.find(core)
        while at >= 0:
            end = at + len(core)
            if not _goes_on(plain, at, end, core):
                yield Span(at, end, Kind.PERSON)
            at = plain.find(core, end)


def _goes_on(plain: str, at: int, end: int, core: str) -> bool:
    """A short name inside a longer word is no name: 森 in 森林."""
    for letters in (KATAKANA, "A-Za-z") if len(core) > 1 else (KATAKANA, "A-Za-z", KANJI):
        same = re.compile(f"[{letters}]")
        if (at and same.match(core[0]) and same.match(plain[at - 1])) or (
            end < len(plain) and same.match(core[-1]) and same.match(plain[end]) and not _TITLE_NEXT.match(plain, end)
        ):
            return True
    return bool(re.fullmatch(f"[{HIRAGANA}]{{1,2}}", core)) and not _TITLE_NEXT.match(plain, end)


_TITLE_NEXT = re.compile(
    r"さん|さま|様|氏|君|くん|ちゃん|殿|先生|[部次課係店社会所室局園院校]長|主任|専務|常務|支配人|マネージャー|オーナー"
)


@lru_cache(maxsize=1024)
def _cores(known: tuple[str, ...]) -> tuple[str, ...]:
    """What is a name in words for people: 佐藤 in 支店の佐藤さん, nothing in 支店の方."""
    found: dict[str, None] = {}
    for told in known:
        plain = read(told.strip())[:60]
        for part in re.split(r"[のとや、,／/・\s()（）「」]", plain):
            core = _TAIL.sub("", part)
            if not core or _GENERIC.fullmatch(core) or core in words().no_person or core in words().no_house:
                continue
            is_word = core in words().no_person_in_katakana or not re.search(_LETTER, core)
            if is_word and core not in words().hiragana:
                continue
            if re.fullmatch(f"[{KANJI}]", core) and core not in words().surnames and core == part:
                continue
            found.setdefault(core)
    return tuple(found)
