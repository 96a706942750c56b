"""Job postings as sites write them; never a test."""

from __future__ import annotations

from typing import Any

from linebot_app.openings.sheet import COLUMNS

OSAKA = {
    "@type": "Place",
    "address": {"@type": "PostalAddress", "addressRegion": "大阪府", "addressLocality": "大阪市北区"},
}


def posting(identifier: str = "A1", **told: Any) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "identifier": {"@type": "PropertyValue", "name": "会社", "value": identifier},
        "title": "一般事務",
        "hiringOrganization": {"@type": "Organization", "name": "株式会社れい"},
        "jobLocation": OSAKA,
        "datePosted": "2026-11-01",
    }
    return {name: value for name, value in (made | told).items() if value is not None}


def pay(**told: Any) -> dict[str, Any]:
    return {"@type": "MonetaryAmount", "currency": "JPY", "value": {"@type": "QuantitativeValue", **told}}


def csv_of(*rows: dict[str, str], columns: tuple[str, ...] = tuple(COLUMNS)) -> str:
    def cell(value: str) -> str:
        return '"' + value.replace('"', '""') + '"' if any(sign in value for sign in ',"\n') else value

    lines = [",".join(columns), *(",".join(cell(row.get(name, "")) for name in columns) for row in rows)]
    return "\r\n".join(lines) + "\r\n"


ROW = {
    "id": "B1",
    "title": "販売スタッフ",
    "company": "株式会社れい",
    "prefecture": "京都府",
    "city": "京都市",
    "employment_type": "契約社員",
    "salary_min": "21万円",
    "salary_max": "250,000",
    "salary_unit": "月給",
    "inexperienced": "可",
    "start": "2026-12-01",
    "keywords": "接客、レジ",
    "description": "<p>店頭での接客</p>",
    "url": "https://example.com/b1",
    "posted": "2026/11/05",
    "valid_through": "2026年12月31日",
}
