"""What is decided stands in the drafts and in the plan: no apology, no house, no date that nobody asked for."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from flows.case import Case, Person, Point
from flows.content import content
from flows.documents import BRIEF, IN_BRIEF, KINDS, REGISTERS, SHORT, draft, kinds_for, plan
from flows.documents.actions import actions
from flows.documents.kept_out import heed, is_kept_out
from flows.documents.their_words import their_words
from flows.voice import names
from tests.flows.documents.cases import NOON, left_branch, wrong_order

SORRY = re.compile(r"申し訳|お詫び")
TO_THE_HOUSE = re.compile(r"会社に(?:申し)?伝え|申し伝え|私から伝え|担当(?:の者)?(?:から|より)")
A_DAY = re.compile(r"\d+月\d+日")
EVERY_WAY = (*REGISTERS, SHORT, BRIEF)


@pytest.mark.parametrize("case", [wrong_order(), left_branch()])
@pytest.mark.parametrize("way", EVERY_WAY)
def test_who_decided_to_explain_and_not_to_apologise_apologises_nowhere(case: Case, way: str) -> None:
    case.choice = "explain_without_apology"
    for kind in kinds_for(case.choice, case):
        if kind in ("explanation", "phone_script", "holding_message"):
            text = draft(kind, case, NOON, way).text
            assert text.strip()
            assert not SORRY.search(text), (kind, text)


@pytest.mark.parametrize("said", ["会社には言わずに自分で説明します", "会社は通さないで", "会社に連絡したくないです"])
def test_who_keeps_the_house_out_of_it_promises_nothing_in_its_name_and_is_not_sent_to_it(said: str) -> None:
    case = left_branch()
    case.choice = "explain_without_apology"
    heed(case, said)
    assert is_kept_out(case)
    kinds = kinds_for(case.choice, case)
    assert "company_request" not in kinds
    for kind in kinds:
        for way in EVERY_WAY:
            assert not TO_THE_HOUSE.search(draft(kind, case, NOON, way).text), (kind, way)
    for option in ("explain_without_apology", "apologise_self_limited", "route_via_company", "apologise_with_boss"):
        steps = plan(option, case, NOON)
        assert len(steps) == 3
        assert not {"ask_company", "ask_company_along", "hear_company"} & {step.key for step in steps}
        assert not [step for step in steps if "元の会社" in step.text]


@pytest.mark.parametrize(
    "said", ["会社に任せます", "会社に言わないとだめですか", "会社から返事をもらいます", "上司には言いました"]
)
def test_other_words_keep_no_house_out(said: str) -> None:
    case = left_branch()
    heed(case, said)
    assert not is_kept_out(case)


@pytest.mark.parametrize("register", REGISTERS)
def test_a_report_names_no_day_that_nobody_asked_for(register: str) -> None:
    case = wrong_order()
    case.deadline = case.deadline_kind = None
    report = draft("boss_report", case, NOON, register).text
    asked = report[report.index("■ お願い") :].split("\n\n")[0]
    assert not A_DAY.search(asked)
    case.deadline, case.deadline_kind = (NOON + timedelta(days=2)).date().isoformat(), "due"
    report = draft("boss_report", case, NOON, register).text
    assert A_DAY.search(report[report.index("■ お願い") :].split("\n\n")[0])


def test_a_deadline_of_today_is_no_later_day_and_one_that_is_over_is_left_to_the_person() -> None:
    case = wrong_order()
    case.deadline, case.deadline_kind = NOON.date().isoformat(), "due"
    today = f"{NOON.month}月{NOON.day}日"
    assert set(A_DAY.findall(draft("holding_message", case, NOON).text)) == {today}
    case.deadline = (NOON - timedelta(days=1)).date().isoformat()
    over = draft("holding_message", case, NOON)
    assert "reply_by" in over.open
    assert not A_DAY.search(over.text)


def test_nobody_owns_to_trouble_towards_somebody_who_goes_too_far_and_is_owed_nothing() -> None:
    case = Case(entry="own_mistake", employment="current", responsibility="none", harassment=["abuse", "threat"])
    for kind in ("holding_message", "phone_script", "refusal"):
        for way in EVERY_WAY:
            text = draft(kind, case, NOON, way).text
            assert not re.search(r"おかけし|申し訳", text), (kind, way, text)


@pytest.mark.parametrize("case", [wrong_order(), left_branch(), Case(employment="current", boss="afraid")])
@pytest.mark.parametrize("kind", KINDS)
def test_a_few_lines_have_no_subject_no_date_and_no_heading(kind: str, case: Case) -> None:
    text = draft(kind, case, NOON, BRIEF).text
    assert text.strip()
    if kind in IN_BRIEF:
        assert len(text.split("\n")) <= 7
        assert "件名" not in text
        assert "■" not in text
        assert f"{NOON.year}年" not in text


@pytest.mark.parametrize(("hour", "hours_later"), [(23, 10), (2, 7), (2, 30), (6, 2), (22, 12)])
@pytest.mark.parametrize("choice", ["later", "route_via_company"])
def test_a_rest_for_the_night_is_gone_when_the_night_is(hour: int, hours_later: int, choice: str) -> None:
    case = wrong_order()
    case.feelings = {"不安": 5}
    decided = NOON.replace(hour=hour)
    seen = decided + timedelta(hours=hours_later)
    assert "rest" in {step.key for step in actions(choice, case, decided)}
    assert not [step for step in actions(choice, case, decided, seen=seen) if step.key == "rest" and step.when < seen]


@pytest.mark.parametrize("hour", [0, 3, 6, 7])
def test_before_the_morning_nobody_is_sent_to_rest_this_night_first(hour: int) -> None:
    case = wrong_order()
    case.feelings = {"不安": 5}
    steps = actions("later", case, NOON.replace(hour=hour))
    tonight = [n for n, step in enumerate(steps) if "今夜" in step.text]
    morning = [n for n, step in enumerate(steps) if NOON.date() == step.when.date() and 8 <= step.when.hour < 12]
    assert not [one for one in tonight if one < max(morning, default=0)]


BORNE = Case(
    entry="front_desk",
    employment="current",
    said=[
        "我慢しろ",
        "とにかく我慢して謝れ、です",
        "すみません",
        "申し訳ありませんって言い続けました",
        "そういうのではないです。",
        "お前のせいだ",
    ],
    people=[Person("主任", "boss", said="とにかく我慢して謝れ")],
    told=["主任に話したら「我慢しろ」と言われました", "お客さんに「お前のせいだ」と怒鳴られました"],
    points=[
        Point("夜も眠れなくて、私が悪いんだと思います", "guess"),
        Point("電話を受けたのは先輩らしいです", "heard"),
    ],
    when="だから三週間前から",
    happened="お客様から毎日電話が来ます",
)


def test_only_words_of_the_other_side_are_quoted_as_theirs() -> None:
    assert their_words(BORNE) == ["お前のせいだ"]
    report = draft("boss_report", BORNE, NOON).text
    assert "「お前のせいだ」" in report
    assert not [words for words in ("我慢", "すみません", "そういうのでは", "言い続け") if words in report]
    assert names.value_of(content(), BORNE, "facts.said", 60).count("「") == 1


def test_feelings_and_sleep_are_no_guess_and_a_time_is_trimmed() -> None:
    report = draft("boss_report", BORNE, NOON).text
    assert "眠れ" not in report
    assert "悪い" not in report
    assert "先輩らしい" in report
    assert "だから" not in report
    assert "三週間前" in report
