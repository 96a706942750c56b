"""Openings and wishes made up at random, the same for the same seed; never a test."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta, timezone

from flows.jobs import Opening, Place, Salary, Wishes
from flows.jobs.opening import TYPES
from flows.jobs.wishes import WISHED_TYPES, WITHIN
from flows.jobs.words import plain

JAPAN = timezone(timedelta(hours=9))
NOW = datetime(2026, 11, 18, 10, 0, tzinfo=JAPAN)
TODAY = NOW.date()
TITLES = (
    "法人営業",
    "一般事務",
    "ＩＴエンジニア",
    "Title editor",
    "販売スタッフ",
    "営業事務",
    "看護師",
    "it support",
    "",
)
KEYWORDS = ("営業", "改善提案", "Excel", "IT", "コミュニケーション力", "調整", "exceltool")
WORDS = ("営業", "事務", "it", "excel", "販売", "存在しない言葉")


def opening(number: int, **told: object) -> Opening:
    values: dict[str, object] = {"title": "一般事務", "company": f"会社{number}", "id": str(number)}
    values |= {"places": (Place(27, "大阪市"),), "posted": date(2026, 11, 1)}
    return Opening(**(values | told))  # type: ignore[arg-type]


def any_opening(number: int, chance: random.Random) -> Opening:
    unit = chance.choice(("hour", "month", "year"))
    least = chance.choice((None, 1_200, 250_000, 3_500_000))
    most = chance.choice((None, 1_500, 320_000, 5_000_000))
    return opening(
        number,
        title=chance.choice(TITLES) + chance.choice(TITLES),
        company=f"会社{chance.randrange(400)}",
        places=tuple(Place(code) for code in chance.sample((13, 26, 27, 40), chance.choice((0, 1, 2)))),
        remote=chance.random() < 0.3,
        types=tuple(chance.sample(TYPES, chance.choice((0, 1, 2)))),
        salary=Salary(unit, least, most) if least or most else None,
        inexperienced=chance.choice(("", "未経験歓迎")),
        immediate=chance.random() < 0.2,
        start_on=chance.choice((None, TODAY + timedelta(days=chance.randrange(-10, 150)))),
        keywords=tuple(chance.sample(KEYWORDS, chance.randrange(4))),
        posted=chance.choice((None, TODAY - timedelta(days=chance.randrange(5)))),
    )


def any_wishes(chance: random.Random) -> Wishes:
    return Wishes(
        words=tuple(chance.sample(WORDS, chance.choice((0, 1, 2, 3)))),
        prefectures=tuple(chance.sample((13, 26, 27, 40, 1), chance.choice((0, 1, 2)))),
        remote=chance.random() < 0.3,
        types=tuple(chance.sample(WISHED_TYPES, chance.choice((0, 1, 2)))),
        income=chance.choice((None, 2_000_000, 3_000_000, 4_000_000)),
        inexperienced=chance.random() < 0.5,
        start=chance.choice((None, *WITHIN)),
        keywords=tuple(plain(word) for word in chance.sample(KEYWORDS, chance.randrange(6))),
    )
