"""What is read of a posting or a row, and what is refused: with the place, the field and the reason."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from flows.jobs import Opening, Place, Salary
from linebot_app.openings import posting as postings
from linebot_app.openings import sheet
from linebot_app.openings.claims import beginners_welcome
from linebot_app.openings.plain_text import one_line, paragraphs
from linebot_app.openings.values import JAPAN, BadField
from tests.linebot_app.openings.postings import ROW, pay, posting


def read(**told: Any) -> Opening:
    return postings.opening_of(posting(**told), "a")[1]


def refused(field: str, **told: Any) -> None:
    with pytest.raises(BadField) as bad:
        read(**told)
    assert bad.value.field == field
    assert bad.value.reason


def test_a_posting_is_read_as_it_is_written() -> None:
    opening = read(
        employmentType=["FULL_TIME", "契約社員"],
        baseSalary=pay(minValue=250000, maxValue="300,000", unitText="MONTH"),
        jobStartDate="2027-01-05",
        workHours="9:00〜18:00",
        holidays="土日祝",
        skills="Excel, 改善",
        industry="小売",
        description="<p>未経験歓迎です。</p><ul><li>電話&amp;来客</li></ul>",
        url="https://example.com/a1",
        validThrough="2026-12-24T18:00:00+09:00",
    )
    assert opening.places == (Place(27, "大阪市北区"),)
    assert opening.types == ("full_time", "contract")
    assert opening.type_words == "契約社員"
    assert opening.salary == Salary("month", 250_000, 300_000)
    assert (opening.start_on, opening.hours, opening.holidays) == (date(2027, 1, 5), "9:00〜18:00", "土日祝")
    assert opening.keywords == ("Excel", "改善", "小売")
    assert opening.inexperienced == "未経験歓迎"
    assert opening.description == "未経験歓迎です。\n・電話&来客"
    assert opening.valid_through == datetime(2026, 12, 24, 18, tzinfo=JAPAN)


def test_a_posting_that_says_little_promises_little() -> None:
    opening = read()
    assert (opening.salary, opening.types, opening.inexperienced, opening.start_day, opening.remote) == (
        None,
        (),
        "",
        0,
        False,
    )


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("title", {"title": None}),
        ("title", {"title": "<b></b>"}),
        ("title", {"title": ["a"]}),
        ("identifier", {"identifier": None}),
        ("identifier", {"identifier": "x" * 201}),
        ("jobLocation", {"jobLocation": None}),
        ("addressRegion", {"jobLocation": {"address": {"addressRegion": "火星"}}}),
        ("addressCountry", {"jobLocation": {"address": {"addressRegion": "大阪府", "addressCountry": "US"}}}),
        ("datePosted", {"datePosted": "昨日"}),
        ("datePosted", {"datePosted": "2026-02-30"}),
        ("validThrough", {"validThrough": "0001-01-01"}),
        ("validThrough", {"validThrough": "2026-10-31"}),
        ("jobStartDate", {"jobStartDate": {"a": 1}}),
        ("jobImmediateStart", {"jobImmediateStart": "maybe"}),
        ("baseSalary", {"baseSalary": 300000}),
        ("baseSalary", {"baseSalary": pay(value=300000)}),
        ("baseSalary", {"baseSalary": pay(value=250000, unitText="HOUR")}),
        ("baseSalary", {"baseSalary": pay(minValue=300000, maxValue=200000, unitText="MONTH")}),
        ("baseSalary.value", {"baseSalary": pay(value=-1000, unitText="HOUR")}),
        ("baseSalary.value", {"baseSalary": pay(value="-1,000", unitText="HOUR")}),
        ("baseSalary.value", {"baseSalary": pay(value=1e300, unitText="YEAR")}),
        ("baseSalary.minValue", {"baseSalary": pay(minValue="たくさん", unitText="YEAR")}),
        ("baseSalary.currency", {"baseSalary": {"currency": "USD", "value": {"value": 10, "unitText": "HOUR"}}}),
        ("url", {"url": "javascript:alert(1)"}),
        ("url", {"url": "https://user:pw@example.com/"}),
        ("url", {"url": "https://example.com/" + "a" * 1_000}),
        ("url", {"url": "https://example.com/\x1b[31m"}),
        ("description", {"description": {"text": "a"}}),
    ],
)
def test_what_cannot_be_true_is_refused_by_its_field(field: str, told: dict[str, Any]) -> None:
    refused(field, **told)


def test_remote_work_needs_no_place() -> None:
    opening = read(jobLocation=None, jobLocationType="TELECOMMUTE")
    assert (opening.remote, opening.places) == (True, ())


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("正社員", ("regular",)),
        ("パート（正社員登用あり）", ("part_time",)),
        ("非正規", ("other",)),
        ("紹介予定派遣", ("dispatch",)),
        ("FULL_TIME", ("full_time",)),
        ("INTERN", ("intern",)),
        ("期間の定めなし", ("other",)),
        ("アルバイト・正社員", ("regular", "part_time")),
    ],
)
def test_a_kind_of_employment_is_known_by_its_words(words: str, kinds: tuple[str, ...]) -> None:
    assert read(employmentType=words).types == kinds


@pytest.mark.parametrize(
    ("text", "welcome"),
    [
        ("未経験歓迎！", True),
        ("職種・業界未経験の方も歓迎", True),
        ("未経験者OK", True),
        ("経験不問", True),
        ("未経験不可", False),
        ("未経験者は不可です", False),
        ("未経験歓迎ではありません", False),
        ("経験者歓迎", False),
        ("未経験の業務もあります", False),
    ],
)
def test_beginners_are_welcome_only_where_the_listing_says_so(text: str, welcome: bool) -> None:
    assert bool(beginners_welcome(text)) is welcome
    assert bool(read(description=text).inexperienced) is welcome


@pytest.mark.parametrize(
    "asked", ["no requirements", {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 0}]
)
def test_no_required_experience_is_such_a_claim_too(asked: object) -> None:
    assert read(experienceRequirements=asked).inexperienced
    assert not read(experienceRequirements={"monthsOfExperience": 12}).inexperienced


def test_html_becomes_plain_lines() -> None:
    text = "<style>p{}</style><p>一つ<br>二つ</p><script>alert('x')</script>&lt;b&gt;三つ&lt;/b&gt;<!-- 隠 -->"
    plain = paragraphs(f"{text}<a href='x>y'>四つ</a>", 600)
    assert "alert" not in plain
    assert "隠" not in plain
    assert plain.split("\n")[:2] == ["一つ", "二つ"]
    assert "<b>" not in plain
    assert one_line("a\u202eb\x00c\ufeff\n d") == "abc d"


@pytest.mark.parametrize(
    "text",
    [
        "<" * 20_000,
        "<script>" * 3_000,
        "<!--" * 5_000,
        "&" * 20_000,
        "<a " * 7_000,
        "職種・" * 7_000,
        "未経験" * 6_000,
        "\n" * 20_000,
    ],
)
def test_hostile_texts_are_read_or_refused(text: str) -> None:
    if not one_line(text):
        refused("title", title=text)
        return
    opening = read(description=text, title=text, skills=text, workHours=text)
    assert len(opening.title) <= postings.LONGEST_TITLE
    assert len(opening.description) <= postings.LONGEST_DESCRIPTION


def test_a_row_is_read_as_it_is_written() -> None:
    identifier, opening = sheet.opening_of(ROW, "a")
    assert identifier == "B1"
    assert opening.places == (Place(26, "京都市"),)
    assert (opening.types, opening.salary) == (("contract",), Salary("month", 210_000, 250_000))
    assert (opening.start_on, opening.keywords) == (date(2026, 12, 1), ("接客", "レジ"))
    assert opening.description == "店頭での接客"
    assert opening.valid_through == datetime(2026, 12, 31, 23, 59, 59, tzinfo=JAPAN)


def test_a_row_may_have_several_places_and_words_for_its_beginning() -> None:
    row = {**ROW, "prefecture": "", "city": "", "places": "大阪府 大阪市; 兵庫県神戸市", "start": "即日勤務可"}
    _, opening = sheet.opening_of(row, "a")
    assert opening.places == (Place(27, "大阪市"), Place(28, "神戸市"))
    assert (opening.immediate, opening.start_words) == (True, "即日勤務可")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("salary_min", "-5"),
        ("salary_unit", ""),
        ("salary_unit", "個"),
        ("remote", "たぶん"),
        ("posted", "13/13/2026"),
        ("prefecture", "東"),
    ],
)
def test_a_bad_cell_is_refused_by_its_column(field: str, value: str) -> None:
    with pytest.raises(BadField) as bad:
        sheet.opening_of({**ROW, field: value}, "a")
    assert bad.value.field == field


def test_every_column_and_its_other_names_are_documented() -> None:
    text = (Path(__file__).resolve().parents[3] / "docs" / "jobs.md").read_text(encoding="utf-8")
    assert ",".join(sheet.COLUMNS) in text
    for column, others in sheet.COLUMNS.items():
        assert f"`{column}`" in text
        assert all(name in text for name in others)
