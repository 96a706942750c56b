"""A row of the CSV as an opening: the columns and their other names; single values are read in values.py."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

from flows.jobs.opening import Opening, Place
from linebot_app.openings import posting, values
from linebot_app.openings.claims import beginners_welcome
from linebot_app.openings.plain_text import one_line, paragraphs
from linebot_app.openings.values import BadField

# Column -> other names for it. docs/jobs.md documents them; a test compares.
COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("求人番号", "求人id", "番号"),
    "title": ("職種", "求人名", "タイトル", "仕事"),
    "company": ("会社名", "会社", "企業名", "事業所名"),
    "prefecture": ("都道府県",),
    "city": ("市区町村", "市町村"),
    "places": ("勤務地", "勤務地一覧", "就業場所"),
    "remote": ("在宅", "リモート", "在宅可"),
    "employment_type": ("雇用形態", "働き方"),
    "salary_min": ("給与下限", "最低給与"),
    "salary_max": ("給与上限", "最高給与"),
    "salary_unit": ("給与単位", "給与形態"),
    "inexperienced": ("未経験", "未経験可", "未経験歓迎"),
    "start": ("開始日", "入社時期", "就業開始"),
    "hours": ("勤務時間", "就業時間"),
    "holidays": ("休日", "休日休暇"),
    "keywords": ("キーワード", "スキル", "職種分類"),
    "description": ("仕事内容", "内容", "説明"),
    "url": ("リンク", "詳細url"),
    "posted": ("掲載日", "公開日"),
    "valid_through": ("掲載終了日", "締切", "有効期限"),
}
REQUIRED = ("id", "title")
_NAMES = {name: column for column, others in COLUMNS.items() for name in (column, *others)}


class BadHeader(ValueError):
    """The first row names none of the columns that every file must have."""


def columns_of(header: Sequence[str]) -> list[str]:
    """The column of each place; empty for one that is not known. Raises BadHeader."""
    found = [_NAMES.get(unicodedata.normalize("NFKC", name).strip().lower(), "") for name in header]
    missing = [name for name in REQUIRED if name not in found]
    if not {"prefecture", "places", "remote"} & set(found):
        missing.append("prefecture or places")
    twice = {name for name in found if name and found.count(name) > 1}
    if missing or twice:
        told = [f"the header has no column {name}" for name in missing]
        raise BadHeader("; ".join(told + [f"the header has {name} twice" for name in sorted(twice)]))
    return found


def opening_of(row: Mapping[str, str], source: str) -> posting.Found:
    """The identifier within its source, and the opening. Raises BadField."""

    def line(name: str, most: int) -> str:
        return one_line(row.get(name, ""), most)

    title = line("title", posting.LONGEST_TITLE)
    if not title:
        raise BadField("title", "is missing")
    description = paragraphs(row.get("description", ""), posting.LONGEST_DESCRIPTION)
    remote = values.yes(row.get("remote"), "remote")
    named = [word for word in re.split("[、,，;/／]", line("employment_type", posting.LONGEST_SHORT)) if word.strip()]
    start, at_once, start_words = posting.start_of(line("start", posting.LONGEST_SHORT), "start")
    posted = values.day(row.get("posted"), "posted")
    until = values.end(row.get("valid_through"), "valid_through")
    posting.check_days(posted, until.date() if until else None, "valid_through")
    least, most = (values.amount(row.get(name), name) for name in ("salary_min", "salary_max"))
    opening = Opening(
        title=title,
        company=line("company", posting.LONGEST_NAME),
        source=source,
        places=_places(row, remote),
        remote=remote,
        types=values.kinds(named),
        type_words=posting.own_words(named),
        salary=values.salary(least, most, row.get("salary_unit"), "salary_unit"),
        inexperienced=_beginners(row, title, description),
        start_on=start,
        immediate=at_once,
        start_words=start_words,
        hours=line("hours", posting.LONGEST_SHORT),
        holidays=line("holidays", posting.LONGEST_SHORT),
        keywords=tuple(dict.fromkeys(posting.keywords_in(row.get("keywords", "")[:2_000])))[: posting.MOST_KEYWORDS],
        description=description,
        url=values.address(row.get("url"), "url"),
        posted=posted,
        valid_through=until,
    )
    return identifier_of(row), opening


def identifier_of(row: Mapping[str, str]) -> str:
    """Raises BadField."""
    return posting.checked_identifier(one_line(row.get("id", ""), posting.LONGEST_IDENTIFIER + 1), "id")


def _places(row: Mapping[str, str], remote: bool) -> tuple[Place, ...]:
    found: list[Place] = []
    region, city = (one_line(row.get(name, ""), values.LONGEST_CITY) for name in ("prefecture", "city"))
    if region or city:
        found.append(values.place(region, city, "prefecture"))
    for part in re.split("[;；|｜\n]", row.get("places", "")[:4_000])[: values.MOST_PLACES]:
        if said := one_line(part, values.LONGEST_CITY):
            first, _, rest = said.partition(" ")
            found.append(values.place(said, "", "places") if not rest else values.place(first, rest, "places"))
    if not found and not remote:
        raise BadField("prefecture", "is missing, and the job is not remote")
    return tuple(dict.fromkeys(found))


def _beginners(row: Mapping[str, str], title: str, description: str) -> str:
    said = one_line(row.get("inexperienced", ""), 40)
    try:
        if said and values.yes(said, "inexperienced"):
            return beginners_welcome(title, description) or "未経験可"
        if said:
            return ""
    except BadField:
        found = beginners_welcome(said)
        if not found:
            raise
        return found
    return beginners_welcome(title, description)
