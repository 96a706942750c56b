"""Names, amounts, dates and addresses that would tell who somebody was, found in a text for a career, and the neutral
words that stand for them; which words are harmless lives in generic."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from flows.career.generic import FAMILY_NAMES, KATAKANA, LATIN
from flows.case import Case
from flows.content import Content
from flows.documents.checking.names import SENSES
from flows.documents.checking.reading import read_draft

LONGEST_WORD = 16  # letters of one everyday word
LONGEST = 2_000  # letters of one text that are looked at
# What kind of name it is; `perhaps`: a word that nobody but the person can judge.
PERSON, FIRM, PRODUCT, AMOUNT, DATE, CONTACT, PERHAPS = (
    "person", "firm", "product", "amount", "date", "contact", "perhaps",
)  # fmt: skip
_HONOURED = r"(?:様|さま|さん|サン|サマ|氏|くん|クン|君|ちゃん)"
_RANK = r"(?:部長|課長|係長|主任|専務|常務|社長|会長|店長|支店長|所長|院長|園長|先生|オーナー|マネージャー|リーダー|先輩|後輩|代表)"
_FORM = r"(?:株式会社|有限会社|合同会社|合資会社|医療法人|学校法人|社会福祉法人|一般社団法人|\(株\)|\(有\)|㈱|㈲)"
_PLACE = (
    r"(?:支店|本店|店舗|営業所|事業所|支社|工場|出張所|センター|病院|医院|小学校|中学校|高校|保育園|幼稚園|店|校|園)"
)
_BEFORE_FIRM = r"(?:前職|前の会社|元の会社|勤務先|勤め先|職場|会社|取引先|お得意先|お得意様|得意先|お客様|客先|顧客|クライアント|納品先)"
_PATTERNS: tuple[tuple[str, str], ...] = (
    (CONTACT, r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://\S+|www\.\S+|(?<!\d)0\d{1,3}[-(]?\d{2,4}[-)]?\d{3,4}(?!\d)"),
    (DATE, r"(?:(?:19|20)\d{2}年|(?:令和|平成|昭和)(?:\d{1,2}|元)年)(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日|(?<![\d/])(?:20\d{2}/)?\d{1,2}/\d{1,2}(?![\d/])"),
    (AMOUNT, r"(?:約|およそ)?(?<![0-9,.])[0-9][0-9,.]{0,14}\s?(?:億|千万|百万|万|千)?円|(?<![0-9,.])[0-9][0-9,.]{0,14}\s?(?:億|万)(?=の(?:損|契約|売|見積|請求|取引|案件))"),
    (FIRM, rf"{_FORM}\s?[一-鿿ぁ-んァ-ヶーA-Za-z0-9&・]{{1,16}}?(?={_HONOURED}|[はがのにをでともへ、。「」\s]|から|より|$)|(?:(?<=[のはがをにと、。「\s])|^)(?:(?![のはがをにとで])[一-鿿ぁ-んァ-ヶーA-Za-z0-9&・]){{2,12}}?{_FORM}|[一-鿿ァ-ヶーA-Za-z0-9&・]{{1,14}}{_FORM}"),
    (FIRM, rf"(?<![一-鿿ァ-ヶー])(?!(?:本|支|当|他|各|別|同|隣|この|その|新|旧|前|元|近|大型|小型|系列|直営|加盟|取引|得意|飲食|雑貨|洋服|衣料|喫茶|居酒|コンビニ|スーパー|カフェ|レストラン|パン|ケーキ|携帯|家電|本屋|薬|花|酒|肉|魚|専門|小売|物流|配送|コール|お客様|サポート|ホーム|デイサービス|総合|大学|市立|県立|町|動物|個人|私立|公立|認可|学習|料理|自動車|全|両|複数|多|数|一|二|三|四|五|六|七|八|九|十|\d){{1,6}}{_PLACE})(?:[一-鿿]{{2,5}}|[ァ-ヶー]{{2,10}}|[A-Za-z]{{2,12}})(?:支店|本店|営業所|支社|工場|事業所|出張所|店(?![長員頭舗先番内主])|病院|医院|クリニック|保育園|幼稚園|小学校|中学校|高校)"),
    (PRODUCT, r"「(?P<product>[^」]{2,20})」(?=という(?:商品|製品|サービス|システム|アプリ|ブランド|店|会社|案件|プロジェクト|ソフト)|(?:の|を)?(?:発売|導入|契約|納品|販売|注文))"),
    (PERSON, rf"(?<![一-鿿ァ-ヶー])(?:{'|'.join(sorted(FAMILY_NAMES, key=len, reverse=True))})(?:{_HONOURED}|{_RANK}|(?=[はがのにをともへ、。」\s]|から|より|って|という|$))"),
    (PERSON, rf"(?<![一-鿿ァ-ヶー])(?:{'|'.join(sorted(FAMILY_NAMES, key=len, reverse=True))})[一-鿿ぁ-んァ-ヶ]{{1,3}}?(?:{_HONOURED})"),
    (PERSON, r"(?<![一-鿿ァ-ヶー])(?![一-鿿]*(?:[客先方者員部課店社長科局室所元側業族口代会校院園階号]|商事|物産|食品|食販|建設|銀行|電機|電装|運輸|運送|物流|不動産|印刷|化学)(?:様|さ|氏))[一-鿿々]{4,5}(?:様|さま|さん|氏)"),
    (FIRM, r"(?:(?<=[のはがをにと、。「\s])|^)(?:(?![のはがをにとで])[一-鿿ぁ-んァ-ヶー]){2,8}?(?:商事|商会|製作所|興業|物産|工務店)(?=様|さん|さま|[はがのにをでと、。\s]|から|$)"),
    (FIRM, r"(?:ホテル|旅館|料亭|割烹)(?!宿泊|予約|勤務|業界|受付|清掃|客室|経営|運営|支配|全体|事業|従業)[一-鿿]{2,4}(?=[はがのにをでと、。\s]|$)"),
    (PERSON, rf"(?<![A-Za-z])[A-Z][a-z]{{2,12}}(?={_HONOURED}){_HONOURED}"),
)  # fmt: skip
_LOOK = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_JAPANESE = re.compile(r"[ぁ-んァ-ヶ一-鿿]")
_UNKNOWN = re.compile(r"[ァ-ヶー]{3,}|(?<![A-Za-z0-9])[A-Za-z][A-Za-z0-9'-]+")
_TITLE_BEHIND = re.compile(rf"({_RANK}){_HONOURED}?$")
_PLACE_BEHIND = re.compile(rf"(?:{_PLACE}|クリニック)$")
_TRADE_BEHIND = re.compile(
    r"(?:商事|商会|商店|工業|食品|食販|物産|製作所|銀行|建設|工務店|電機|電装|印刷|運輸|運送|物流|不動産|リフォーム|ホーム|システムズ?|サービス|フーズ|大学|会)$"
)
_PLACES = frozenset({"日本", "東京", "大阪", "名古屋", "京都", "福岡", "札幌", "横浜", "中央", "全国", "国際"})
_STEM = re.compile(rf"^{_FORM}\s?|(?:{_HONOURED}|{_RANK}|{_FORM}|{_PLACE})+$")


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of the text (in its usual width) that names somebody or something; `phrase` as it stands there."""

    start: int
    end: int
    kind: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Known:
    """Names that the case holds, with what stands for each: a role of the stakeholders, or a kind of name."""

    stems: Mapping[str, str]


def usual(text: str) -> str:
    """One width for letters and figures."""
    return unicodedata.normalize("NFKC", text[:LONGEST])


def known_in(case: Case, texts: Iterable[str]) -> Known:
    """Every name that stands anywhere in what was told, so that it is known without its title as well."""
    stems: dict[str, str] = {}
    for person in case.people:
        for named in found_in(person.name):
            if named.kind in (PERSON, FIRM):
                _know(stems, named, person.role if named.kind == PERSON else named.kind)
    for text in (*texts, case.contact_who or ""):
        for named in found_in(text):
            if named.kind in (PERSON, FIRM, PRODUCT):
                _know(stems, named, named.kind)
    return Known({stem: kind for stem, kind in stems.items() if len(stem) >= 2 and not _is_generic(stem)})


def _know(stems: dict[str, str], named: Named, kind: str) -> None:
    """A firm is known without its trade as well: 東雲 of 東雲商事."""
    stem = _stem(named.phrase)
    stems.setdefault(stem, kind)
    if named.kind == FIRM and (short := _TRADE_BEHIND.sub("", stem)) not in _PLACES:
        stems.setdefault(short, kind)


def found_in(text: str, known: Known | None = None) -> tuple[Named, ...]:
    """All names in the text, in order, none within another. `known`: names that are names wherever they stand."""
    return _found(usual(text), tuple(sorted((known.stems if known else {}).items())))


@lru_cache(maxsize=128)
def _found(plain: str, stems: tuple[tuple[str, str], ...]) -> tuple[Named, ...]:
    """The same few texts are looked at for every text that is made of them."""
    taken, covered = [], bytearray(len(plain) + 1)
    for named in _each(plain, Known(dict(stems))):
        if not any(covered[named.start : named.end]):
            taken.append(named)
            covered[named.start : named.end] = b"\1" * (named.end - named.start)
    return tuple(sorted(taken, key=lambda named: named.start))


def neutral(text: str, wording: Content, known: Known) -> str:
    """The text with neutral words in place of the names; what only may be a name becomes a blank."""
    plain = usual(text)
    for named in reversed(found_in(plain, known)):
        start = named.start
        word = _neutral_word(wording, named, known, plain)
        before = re.search(rf"{_BEFORE_FIRM}(?:の|である|、)?$", plain[:start]) if named.kind == FIRM else None
        if before is not None:  # 「前職の○○商事」: the former job is enough
            start, word = before.start(), re.sub(r"(?:の|である|、)$", "", before.group())
        end = named.end + (len("という") if word == wording.text("career_names.neutral.some") else 0)
        plain = plain[:start] + word + plain[end:]
    return plain


def _each(plain: str, known: Known) -> Iterator[Named]:
    """The surest first."""
    read = read_draft(plain)
    if known.stems:
        for hit in _stems_pattern(tuple(sorted(known.stems, key=len, reverse=True))).finditer(plain):
            kind = PERSON if known.stems[hit["stem"]] not in (FIRM, PRODUCT) else known.stems[hit["stem"]]
            yield Named(*hit.span(), kind, hit.group())
    for kind, pattern in _LOOK:
        for hit in pattern.finditer(plain):
            yield Named(*hit.span(), kind, hit["product"] if kind == PRODUCT else hit.group())
    for start, end in SENSES[0].found(read.said):
        first, last = read.place(start, end)
        behind = re.match(_HONOURED, plain[last:])
        last += behind.end() if behind else 0
        phrase = plain[first:last]
        if not _is_generic(phrase) and not _is_generic(phrase.rpartition("の")[2]):
            of_person = re.search(rf"(?:{_HONOURED}|{_RANK})$", phrase) and not _is_firm(phrase)
            yield Named(first, last, PERSON if of_person else FIRM, phrase)
    foreign = _JAPANESE.search(plain) is None  # in another language every word has Latin letters
    for hit in _UNKNOWN.finditer(plain):
        if not _is_generic(hit.group()) and not (foreign and hit.group().islower()):
            yield Named(*hit.span(), PERHAPS, hit.group())


@cache
def _stems_pattern(stems: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"[「『]?(?:{_FORM}\s?)?(?P<stem>{'|'.join(map(re.escape, stems))})(?:{_PLACE}|{_RANK}|{_FORM})?(?:{_HONOURED})?[」』]?"
    )


def _neutral_word(wording: Content, named: Named, known: Known, plain: str) -> str:
    if named.kind == PERSON:
        role = known.stems.get(_stem(named.phrase), "")
        title = _TITLE_BEHIND.search(named.phrase)
        if title is not None:
            return title.group(1)
        return wording.text(
            f"career_names.role.{role}" if f"career_names.role.{role}" in wording else "career_names.neutral.person"
        )
    place = _PLACE_BEHIND.search(named.phrase)
    if named.kind == FIRM and place is not None and f"career_names.place.{place.group()}" in wording:
        return wording.text(f"career_names.place.{place.group()}")
    if named.kind == PRODUCT:
        behind = re.match(r"という", plain[named.end :])
        return wording.text("career_names.neutral.some" if behind else "career_names.neutral.product")
    if named.kind == FIRM and re.match(
        r"(?:様|さん)?(?:で(?:働|勤)|に(?:勤|入社|在籍)|を(?:退職|辞め|やめ))", plain[named.end :]
    ):
        return wording.text("career_names.neutral.former")
    return wording.text(f"career_names.neutral.{named.kind}")


def _stem(phrase: str) -> str:
    """Without honorific, rank and legal form."""
    stem = usual(phrase).strip("「」『』")
    for _ in range(3):
        stem = _STEM.sub("", stem)
    return stem


def _is_firm(phrase: str) -> bool:
    stem = _stem(phrase)
    return re.search(rf"{_FORM}|{_PLACE}|社", phrase) is not None or _TRADE_BEHIND.search(stem) is not None


@cache
def _is_generic(word: str) -> bool:
    """Made of words of everyday work alone."""
    if word.isascii():
        return word.lower() in LATIN or word.isdigit() or len(word) < 2
    if not re.fullmatch(r"[ァ-ヶー]+", word):
        return False
    reach = {0}
    for start in range(len(word)):
        if start in reach:
            furthest = min(len(word), start + LONGEST_WORD)
            reach |= {end for end in range(start + 1, furthest + 1) if word[start:end] in KATAKANA}
    return len(word) in reach
