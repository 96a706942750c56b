"""What ranking 100,000 openings costs in CPU and memory; run as a process of its own, so that memory is that of the
listing alone."""

from __future__ import annotations

import json
import random
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median

from flows.jobs.index import Index, entry_of
from flows.jobs.opening import TYPES, Opening, Place, Salary
from flows.jobs.wishes import WISHED_TYPES, WITHIN, Wishes
from flows.jobs.words import plain

COUNT, PEOPLE = 100_000, 200
TODAY = date(2026, 11, 18)
WORK = (
    *("営業", "事務", "販売", "接客", "介護", "看護", "保育", "製造", "経理", "総務", "人事", "エンジニア"),
    *("プログラマ", "配送", "調理", "清掃", "警備", "受付", "企画", "広報"),
)
BEFORE = (*("法人", "一般", "店舗", "訪問", "医療", "学校", "海外", "社内", "地域", "新規"),)
AFTER = (
    *("スタッフ", "担当", "補助", "リーダー", "アシスタント", "職", "（正社員登用あり）", "【駅から徒歩5分】"),
    *("《週休2日》",),
)
OFFERED = WORK[:12]  # what the form offers to tap is looked up beforehand; the rest is typed
SKILLS = (
    *("コミュニケーション", "改善", "調整", "Excel", "普通自動車免許", "英語", "簿記", "チームワーク"),
    *("問題解決", "傾聴", "Python", "報告"),
)
UNITS = {"hour": (1_000, 1_800), "month": (180_000, 420_000), "year": (2_500_000, 8_000_000)}


def main() -> int:
    """Prints JSON: ms of a ranking whose words nobody asked for before (p50, most), of one with known words; MB; s."""
    chance = random.Random(4)
    before = _resident()
    begun = time.process_time()
    entries = (entry_of(opening(number, chance)) for number in range(1, COUNT + 1))
    index = Index(entries, map(plain, OFFERED))
    made = time.process_time() - begun
    wanted = [wishes(chance) for _ in range(PEOPLE)]
    # Each first ranking by an index that remembers nothing: the word was never looked for.
    cold, warm = [], []
    for one in wanted:
        index._kept.clear()
        cold.append(_spent(index, one))
        warm.append(_spent(index, one))
    index._kept.clear()
    everyday = [_spent(index, one) for one in wanted]
    found = {
        "openings": len(index),
        "cold_ms": median(cold),
        "cold_most_ms": max(cold),
        "warm_ms": median(warm),
        "everyday_ms": median(everyday),
        "made_s": made,
        "resident_mb": _resident() - before,
    }
    print(json.dumps(found))
    return 0


def opening(number: int, chance: random.Random) -> Opening:
    """One of many that are as alike and as different as listings are."""
    unit = chance.choice([*UNITS, ""])
    least = chance.randrange(*UNITS[unit]) if unit else 0
    return Opening(
        id=str(number),
        title=f"{chance.choice(BEFORE)}{chance.choice(WORK)}{chance.choice(AFTER)}／{number}号店{chance.choice(AFTER)}",
        company=f"株式会社{chance.randrange(9_000)}",
        places=tuple(Place(chance.randint(1, 47), "中央区") for _ in range(chance.choice((1, 1, 1, 2)))),
        remote=chance.random() < 0.1,
        types=(chance.choice(TYPES),) if chance.random() < 0.9 else (),
        salary=Salary(unit, least, least * 5 // 4) if unit else None,
        inexperienced="未経験歓迎" if chance.random() < 0.4 else "",
        immediate=chance.random() < 0.2,
        start_on=TODAY + timedelta(days=chance.randrange(120)) if chance.random() < 0.2 else None,
        keywords=tuple(chance.sample(SKILLS, 3)),
        posted=TODAY - timedelta(days=number // 2_000),
    )


def wishes(chance: random.Random) -> Wishes:
    """As a person fills the form in; one in three names no place, one in ten many words."""
    words = chance.sample(WORK, 5 if chance.random() < 0.1 else chance.choice((1, 1, 2, 3)))
    return Wishes(
        words=tuple(plain(word) for word in words),
        prefectures=tuple(chance.sample(range(1, 48), chance.choice((0, 1, 3)))),
        remote=chance.random() < 0.2,
        types=tuple(chance.sample(WISHED_TYPES, chance.choice((0, 1, 2)))),
        income=chance.choice((None, 2_500_000, 3_000_000, 4_200_000)),
        inexperienced=chance.random() < 0.5,
        start=chance.choice((None, *WITHIN)),
        keywords=tuple(plain(word) for word in chance.sample(SKILLS, chance.choice((0, 2, 4)))),
    )


def _spent(index: Index, wanted: Wishes) -> float:
    begun = time.process_time()
    index.best(wanted, TODAY, 40)
    return (time.process_time() - begun) * 1e3


def _resident() -> float:
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 2**20


if __name__ == "__main__":
    sys.exit(main())
