"""Who stands before the other side at work is told how to hand over, never simply to stay away."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from flows.case import Case
from flows.content import content
from flows.decision import advise, core_key, factors_of, how_keys, suited, wording_keys
from flows.decision.face_to_face import is_met_only_once, serves_face_to_face, works_in_shifts
from flows.documents import draft, kinds_for, plan
from flows.documents.actions import actions
from tests.flows.talker import JAPAN

SUNDAY = datetime(2026, 11, 22, 15, 0, tzinfo=JAPAN)
KEEPS_OUT = ("route_via_company", "do_not_engage_seek_help")


def clerk(**told: object) -> Case:
    case = Case(
        entry="front_desk",
        employment="current",
        contact_how="in_person",
        harassment=["abuse"],
        story=[
            "ホテルのフロントです。泊まっているお客様に毎日怒鳴られます。旅行サイトがプランを間違えて売ったそうです。"
        ],
    )
    for slot, value in told.items():
        setattr(case, slot, value)
    return case


@pytest.mark.parametrize("option", KEEPS_OUT)
@pytest.mark.parametrize("kinds", [["abuse"], ["threat"], ["violence", "abuse"]])
def test_at_a_desk_every_way_that_keeps_the_person_out_is_one_of_handing_over(option: str, kinds: list[str]) -> None:
    case = clerk(harassment=kinds)
    other = clerk(harassment=kinds, contact_how="work_phone")
    assert how_keys(option, case)[0].endswith("how_in_person")
    assert not how_keys(option, other)[0].endswith("how_in_person")
    assert core_key(option, case) != core_key(option, other)
    assert {step.key for step in plan(option, case, SUNDAY)}.isdisjoint({"safe_now", "hand_over"})
    assert set(how_keys(option, case)) <= {f"decision.{key}" for key in wording_keys()} <= set(content("ja").keys())


@pytest.mark.parametrize("kinds", [["threat"], ["violence"], ["stalking"]])
def test_in_danger_the_way_through_the_company_says_no_other_thing_than_its_plan(kinds: list[str]) -> None:
    phoned = clerk(harassment=kinds, contact_how="work_phone")
    assert how_keys("route_via_company", phoned)[0] == how_keys("do_not_engage_seek_help", phoned)[0]
    assert [s.key for s in plan("route_via_company", phoned, SUNDAY)] == [
        s.key for s in plan("do_not_engage_seek_help", phoned, SUNDAY)
    ]


def test_what_another_house_sold_and_tears_are_answered_only_where_they_are_told() -> None:
    worn = clerk(feelings={"不安": 5})
    assert len(how_keys("route_via_company", worn)) > len(how_keys("route_via_company", clerk()))
    bare = clerk(story=["フロントで怒鳴られました。"])
    assert len(how_keys("route_via_company", bare)) < len(how_keys("route_via_company", clerk()))


@pytest.mark.parametrize(
    "told",
    [
        {"employment": "left", "entry": "left_company"},
        {"contact_how": "work_phone"},
        {"entry": "want_to_complain"},
    ],
)
def test_who_is_not_at_a_desk_keeps_the_other_ways(told: dict[str, object]) -> None:
    assert not serves_face_to_face(clerk(**told))
    assert not how_keys("do_not_engage_seek_help", clerk(**told))[0].endswith("how_in_person")


def test_a_guest_is_met_only_once_a_regular_is_not() -> None:
    assert is_met_only_once(clerk())
    assert not is_met_only_once(clerk(story=["ホテルです。泊まっている常連のお客様に怒鳴られます。"]))
    assert not is_met_only_once(clerk(relation="keep"))
    assert is_met_only_once(clerk(story=["レジで怒鳴られます。"], relation="once"))


def test_nothing_is_broken_off_with_a_stranger_and_the_factors_stay() -> None:
    case = clerk(harassment=["threat"])
    advice = advise(factors_of(case))
    found = suited(advice, case)
    assert "contact_breaks_off" in {reason.key for reason in advice.against}
    assert "contact_breaks_off" not in {reason.key for reason in found.against}
    assert (found.option, found.ranked, found.reasons) == (advice.option, advice.ranked, advice.reasons)
    assert factors_of(clerk(relation="once")) == factors_of(clerk())
    assert "relation" not in suited(advise(factors_of(clerk())), clerk()).unknowns


@pytest.mark.parametrize("option", [*KEEPS_OUT, "apologise_with_boss"])
@pytest.mark.parametrize("boss", [None, "told"])
def test_who_is_on_shift_asks_the_boss_the_same_day_though_it_is_sunday(option: str, boss: str | None) -> None:
    case = clerk(deadline_kind="due", deadline="2026-11-22", boss=boss)
    first = next(step for step in plan(option, case, SUNDAY) if step.contact)
    assert first.when == SUNDAY
    told = {step.key: step for step in actions(option, case, SUNDAY)}
    assert told[first.key].when == SUNDAY
    assert "prepare_report" not in told


def test_at_night_the_report_waits_for_the_morning_of_the_same_shift_not_for_monday() -> None:
    night = SUNDAY.replace(day=21, hour=23)  # Saturday
    first = next(step for step in plan("route_via_company", clerk(), night) if step.contact)
    assert first.when.date() == SUNDAY.date()


def test_offices_and_those_who_have_time_are_reached_on_working_days_as_before() -> None:
    case = clerk(story=["会議室で怒鳴られました。"])
    assert not works_in_shifts(case)
    assert next(s for s in plan("route_via_company", case, SUNDAY) if s.contact).when > SUNDAY + timedelta(days=1)
    police = next(s for s in plan("route_via_company", clerk(harassment=["threat"]), SUNDAY) if s.key == "ask_police")
    assert police.when.date() > SUNDAY.date()


@pytest.mark.parametrize("option", KEEPS_OUT)
def test_face_to_face_words_to_say_come_first_and_no_letter_from_the_person(option: str) -> None:
    kinds = kinds_for(option, clerk(harassment=["threat"]))
    assert kinds[0] == "desk_script"
    assert not {"holding_message", "refusal", "phone_script"} & set(kinds)
    assert draft("desk_script", clerk(), SUNDAY).text != draft("desk_script", clerk(harassment=[]), SUNDAY).text
