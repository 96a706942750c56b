"""A feeling that is said not to be there is gone for good; one that is called by another word has its strength."""

from __future__ import annotations

import pytest

import flows
from flows.feelings_said import called_otherwise, not_felt
from tests.flows.talker import Talker, how_it_came
from tests.flows.test_waiting import logged


def at_the_feelings(told: str = "") -> Talker:
    talker = how_it_came()
    if told:
        talker.say(told)
    for _ in range(20):
        if talker.turn.question == "feelings.which":
            return talker
        talker.tap("right" if talker.find("right") else "skipped")
    raise AssertionError(talker.turn.question)


def test_a_feeling_that_is_denied_beside_others_is_not_taken() -> None:
    talker = at_the_feelings()
    talker.say("恐怖5 怒り4 不安4、悲しみは違う")
    assert talker.case.feelings == {"恐怖": 5, "怒り": 4, "不安": 4}


@pytest.mark.parametrize("said", ["だから悲しみじゃない", "悲しみは違う", "悲しいわけじゃない"])
def test_a_feeling_that_was_taken_can_be_denied_afterwards(said: str) -> None:
    talker = at_the_feelings()
    talker.say("不安と悲しみ")
    assert "悲しみ" in talker.case.feelings  # type: ignore[operator]
    talker.say(said)
    assert "悲しみ" not in talker.case.feelings  # type: ignore[operator]
    assert "不安" in talker.case.feelings  # type: ignore[operator]
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


def test_what_was_taken_away_is_not_guessed_again() -> None:
    talker = at_the_feelings("納品が遅れて、悲しいです。不安です")
    assert "悲しみ" in talker.case.hints
    talker.tap("-悲しみ")
    assert "悲しみ" not in talker.case.hints
    talker.say("お客さんの担当の人も会議で待たされて、悲しい思いをしたと聞きました")
    assert "悲しみ" not in talker.case.hints
    assert "悲しみ" not in (talker.case.feelings or {})
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


def test_a_feeling_called_by_another_word_has_its_figure() -> None:
    talker = at_the_feelings()
    talker.say("恥ずかしいのが4、不安4")
    assert talker.case.feelings == {"恥": 4, "不安": 4}


def test_feelings_of_others_are_not_the_persons() -> None:
    talker = at_the_feelings("納期を間違えて、田中さんが悲しんでた")
    assert "悲しみ" not in talker.case.hints


@pytest.mark.parametrize("said", ["田中さんが悲しんでた。不安4", "お客さんは怒ってて、不安4"])
def test_what_is_seen_on_others_is_not_taken_at_the_question_either(said: str) -> None:
    talker = at_the_feelings()
    talker.say(said)
    assert talker.case.feelings == {"不安": 4}


def test_to_be_afraid_of_somebody_is_ones_own_fear() -> None:
    talker = at_the_feelings()
    talker.say("お客さんが怖い、4")
    assert "恐怖" in talker.case.feelings  # type: ignore[operator]


@pytest.mark.parametrize(
    ("said", "gone"),
    [
        ("悲しみは違う", {"悲しみ"}),
        ("怒りはないです", {"怒り"}),
        ("怖くて仕方ない", set()),
        ("不安で眠れない", set()),
        ("怒りしかない", set()),
        ("恥ずかしくて言えない", set()),
        ("疲れて何もしたくない", set()),
    ],
)
def test_only_what_denies_the_feeling_itself_takes_it_away(said: str, gone: set[str]) -> None:
    assert not_felt(said) == gone


def test_a_date_is_no_strength() -> None:
    assert called_otherwise("3日から不安で眠れません") == {}
