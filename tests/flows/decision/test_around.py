"""Who is there to be told: nobody is sent to somebody who was said to be away or not to exist."""

from __future__ import annotations

import pytest

from flows.case import Case
from flows.decision import advise, around, factors_of, suited, title_key, words_for
from flows.documents import draft, plan
from tests.flows.documents.cases import NOON


def said(*texts: str, **more: object) -> Case:
    return Case(entry="own_mistake", employment="current", told=list(texts), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("今日一人なんです", around.alone_on_duty),
        ("夜はワンオペで回してます", around.alone_on_duty),
        ("一人でレジやってて", around.alone_on_duty),
        ("店長は休みで電話も出ないし", around.boss_is_away),
        ("上司は出張でおらんくて連絡つかへん", around.boss_is_away),
        ("他に上司おらんし", around.no_other_boss),
        ("社長と私だけの会社です", around.no_other_boss),
        ("人事とかないです", around.no_hr),
        ("うちは個人経営の店で", around.no_hr),
        ("今日は定休日です", around.house_is_closed),
        ("会社は連休で休みです", around.house_is_closed),
    ],
)
def test_who_is_not_there_is_heard(words: str, claim: object) -> None:
    assert claim(said(words))  # type: ignore[operator]


@pytest.mark.parametrize(
    "words",
    [
        "一人で悩んでいます",
        "一人で謝りに行くのはこわい",
        "上司に怒られました",
        "別の上司に相談しました",
        "人事に話すつもりです",
        "店長は怒っています",
        "お客様は一人で来られました",
        "相手の店長から電話がありました",
    ],
)
def test_nobody_is_taken_for_away_or_alone_without_a_word_of_it(words: str) -> None:
    case = said(words)
    claims = (around.alone_on_duty, around.boss_is_away, around.no_other_boss, around.no_hr, around.house_is_closed)
    assert not any(claim(case) for claim in claims)


def test_the_title_names_nobody_who_does_not_exist() -> None:
    for words, missing in (("人事なんてありません", "人事"), ("別の上司はいません", "別の上司")):
        case = said(words, boss="afraid")
        assert missing not in words_for(case)["boss_or_other"]
        assert title_key("route_via_company", case).endswith("title_other")


def test_the_plan_and_the_report_go_past_nobody_who_is_merely_away() -> None:
    case = said("上司は出張で連絡がつきません", boss="no", boss_why="away")
    assert "不在" in draft("boss_report", case, NOON).text
    alone = said("店長は休みで電話に出ません", "他に上司はいません", "人事もありません", boss="no", boss_why="away")
    assert [step.key for step in plan("route_via_company", alone, NOON)].count("report_away") == 1


def test_who_is_alone_is_given_words_that_call_for_nobody() -> None:
    case = said("今日は一人で店番をしています", contact_how="in_person", harassment=["abuse"])
    text = draft("desk_script", case, NOON).text
    assert "代わります" not in text
    assert "safe_here_alone" in {step.key for step in plan("route_via_company", case, NOON)}


def test_threats_are_spoken_of_only_where_they_were_told() -> None:
    calm, pressed = said(responsibility="full"), said(harassment=["abuse"])
    assert not any(key == "danger_begins" for key, _ in suited(advise(factors_of(calm)), calm).changes)
    assert any(key == "danger_begins" for key, _ in advise(factors_of(pressed)).changes)
    for kind in ("phone_script", "apology_letter", "boss_report"):
        assert "110" not in draft(kind, calm, NOON).text
