"""Sums kept with the log: after any history they are what the matters of the log add up to."""

from __future__ import annotations

import random
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from linebot_app.storage.database import open_engine
from linebot_app.storage.figure_tables import figures, journeys, misses
from linebot_app.storage.journey import EVERY, Journey, class_of, seconds_of
from linebot_app.storage.transcripts import SqlTranscripts
from tests.linebot_app.storage.test_cases import BEGIN, turn

PLACES = ("entry", "facts", "feelings", "apology", "closed")


def sums(database_url: str) -> Counter[Any]:
    engine = open_engine(database_url)
    with engine.connect() as connection:
        rows = connection.execute(select(figures)).all()
    engine.dispose()
    return Counter({(row.entry, row.span, row.version, row.kind, row.name): row.count for row in rows if row.count})


def added_up(database_url: str) -> Counter[Any]:
    engine = open_engine(database_url)
    with engine.connect() as connection:
        kept = connection.scalars(select(journeys.c.content)).all()
    engine.dispose()
    total: Counter[Any] = Counter()
    for one in kept:
        total.update(Journey.from_dict(one).keyed())
    return total


def told(database_url: str, kind: str) -> dict[str, int]:
    return {
        key[4]: n for key, n in sums(database_url).items() if key[3] == kind and key[0] == EVERY and key[1][0] == "M"
    }


def test_whatever_happens_the_sums_are_those_of_all_matters(transcripts: SqlTranscripts, database_url: str) -> None:
    dice = random.Random(7)
    for batch in range(12):
        entries = []
        for number in range(dice.randrange(1, 12)):
            made = turn(
                batch * 20 + number,
                f"U{dice.randrange(4)}",
                matter=dice.randrange(1, 3),
                place=dice.choice(PLACES),
                entry=dice.choice(("", "left_company", "career")),
                feelings={"不安": [4, dice.choice((None, 2))]},
                rating=dice.choice((None, 3, 5)),
            )
            made |= {"question": dice.choice(("", "facts.when", "facts.who")), "flow_version": dice.choice("12")}
            entries.append(made | {"trigger": dice.choice(("answered", "back", "not_understood"))})
        transcripts.write(entries)
    assert sums(database_url) == added_up(database_url)


def test_each_matter_is_counted_where_it_stands_and_where_it_came_by(
    transcripts: SqlTranscripts, database_url: str
) -> None:
    transcripts.write([turn(1, place="facts"), turn(2, place="feelings"), turn(1, "U2", place="facts")])
    transcripts.write([turn(3, place="closed", rating=4, advised="a", chosen="b")])
    assert told(database_url, "stage") == {"facts": 2, "feelings": 1, "closed": 1}
    assert told(database_url, "left") == {"facts": 1}
    assert told(database_url, "move") == {"facts>feelings": 1, "feelings>closed": 1}
    assert told(database_url, "rating") == {"4": 1}
    assert told(database_url, "decision") == {"a|b": 1}


def test_time_away_is_no_time_spent(transcripts: SqlTranscripts, database_url: str) -> None:
    late = {**turn(3, place="feelings"), "at": (BEGIN + timedelta(hours=9)).isoformat()}
    transcripts.write(
        [turn(1), turn(2), late, {**late, "turn": "x", "event_ids": ["x"], "digest": turn(1, place="closed")["digest"]}]
    )
    assert told(database_url, "seconds") == {f"facts|{class_of(60)}": 1}
    assert seconds_of(class_of(60)) == pytest.approx(60, rel=0.05)


def test_going_back_and_not_being_understood_are_counted_by_question(
    transcripts: SqlTranscripts, database_url: str
) -> None:
    transcripts.write([turn(1), {**turn(2), "trigger": "not_understood"}, {**turn(3), "trigger": "back"}])
    assert told(database_url, "missed") == {"facts.when": 1}
    assert told(database_url, "back") == {"facts.when": 1}


def test_a_delivery_counts_once_however_often_it_is_told(transcripts: SqlTranscripts, database_url: str) -> None:
    sent = {"kind": "delivery", "turn": "U1-1", "outcome": "pushed", "at": BEGIN.isoformat()}
    transcripts.write([turn(1), sent, sent])
    transcripts.write([sent])
    assert told(database_url, "sent") == {"pushed": 1}


def test_who_erases_their_data_stays_in_the_sums_alone(transcripts: SqlTranscripts, database_url: str) -> None:
    transcripts.write([{**turn(1), "trigger": "not_understood"}])
    before = sums(database_url)
    transcripts.write([{"kind": "erase", "person": "U1", "at": BEGIN.isoformat()}])
    assert sums(database_url) == before
    engine = open_engine(database_url)
    with engine.connect() as connection:
        assert not connection.execute(select(journeys)).all()
        assert not connection.execute(select(misses)).all()
    engine.dispose()
