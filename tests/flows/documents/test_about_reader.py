"""What is held against a boss never stands in the report that this boss reads."""

from __future__ import annotations

import pytest

from flows.case import Case, Person, Point
from flows.documents import draft
from flows.documents.about_reader import without_the_reader
from tests.flows.documents.cases import NOON

TOLD = "予約サイトが朝食つきと間違えて売りました。"


@pytest.mark.parametrize(
    "held_against",
    [
        "支配人は「うまく謝っといて」って言うだけ。",
        "店長は何もしてくれません。",
        "上司は他人事のようです。",
        "部長はいつも現場に押しつけます。",
        "支配人は言うだけ　なにもしてない…",
    ],
)
def test_what_is_held_against_the_boss_is_left_out_and_the_rest_stays(held_against: str) -> None:
    assert without_the_reader(TOLD + held_against, Case()) == TOLD
    assert without_the_reader(held_against + TOLD, Case()).endswith(TOLD)


@pytest.mark.parametrize("fact", ["店長が休みの日に注文を受けました。", "上司に報告しました。", TOLD])
def test_a_mere_fact_in_which_the_boss_appears_stays(fact: str) -> None:
    assert without_the_reader(fact, Case()) == fact


def test_the_report_to_the_boss_quotes_neither_them_nor_what_was_said_of_them() -> None:
    case = Case(
        entry="front_desk",
        employment="current",
        contact_how="in_person",
        happened=TOLD + "支配人は謝っておいてと言うだけです。",
        points=[Point("支配人は何もしてくれません", "heard"), Point("予約サイトが間違えたそうです", "heard")],
        said=["今日中に返事しろ", "うまく謝っといて"],
        people=[Person("支配人", "boss", said="うまく謝っといて")],
        boss="told",
    )
    for register in ("soft", "standard", "formal"):
        text = draft("boss_report", case, NOON, register).text
        assert TOLD.removesuffix("売りました。") in text
        assert "今日中に返事しろ" in text
        assert text.count("支配人") == 1  # whom it is addressed to
        assert "謝っといて" not in text


def test_who_writes_past_the_boss_may_tell_what_the_boss_did() -> None:
    told = "店長がお客様の前で私を怒鳴りました。"
    case = Case(employment="current", boss="no", boss_why="cause", instead="hr", happened=told)
    assert "店長" in draft("boss_report", case, NOON).text
