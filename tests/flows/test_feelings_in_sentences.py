"""How somebody feels, told in sentences: taken in their words, a figure only from whom it may be had."""

from __future__ import annotations

import pytest

from flows.stage import Stage
from flows.understanding.no_figures import asks_for_words_instead, cannot_say, wants_no_figures
from tests.flows.talker import Talker, asked

_BEFORE = ("自分のミス", "納期に遅れてしまいました", "おととい")


def at_feelings() -> Talker:
    talker = asked("facts.contact_how", *_BEFORE)
    for _ in range(20):
        if talker.turn.question == "feelings.which":
            return talker
        talker.tap("skipped")
    raise AssertionError(talker.turn.question)


def to_the_end(talker: Talker) -> list[str]:
    """Every question that is asked from here, with the first thing that can be tapped."""
    met = []
    for _ in range(40):
        met.append(talker.turn.question)
        if talker.turn.question in ("summary.rating", ""):
            return met
        choices = [c for c in talker.turn.choices if c.data.startswith("a|")]
        skip = next((c for c in choices if "skipped" in c.data.split("|")), choices[0])
        talker.tap_data(skip.data)
    return met


@pytest.mark.parametrize("said", ["情けないです。こわいです", "なんか胃が痛い", "もう頭まっしろ"])
def test_what_it_is_like_is_taken_without_a_figure(said: str) -> None:
    talker = at_feelings()
    talker.say(said)
    assert talker.case.feelings
    assert talker.turn.question not in ("feelings.which", "feelings.strength")


@pytest.mark.parametrize(
    "said", ["数字とか今つけたくない", "強さはいいです。不安と怒りです", "点数をつけるのは苦手です"]
)
def test_who_wants_no_figures_is_never_asked_for_one(said: str) -> None:
    talker = at_feelings()
    talker.say(said)
    met = to_the_end(talker)
    assert not {"feelings.which", "feelings.strength", "summary.feelings"} & set(met)


@pytest.mark.parametrize("said", ["数字はつけたくないです", "うまく言葉にできない"])
def test_a_strength_that_cannot_be_told_is_let_go_at_once(said: str) -> None:
    talker = at_feelings()
    talker.say("こわい")
    assert talker.turn.question == "feelings.strength"
    talker.say(said)
    assert talker.turn.trigger != "not_understood"
    assert talker.case.feelings == {"恐怖": 0}
    assert "feelings.strength" not in to_the_end(talker)


def test_what_was_told_in_words_stands_among_the_feelings_at_the_end() -> None:
    talker = at_feelings()
    talker.say("情けないです。こわいです")
    talker.say("まとめ")
    assert "恥" in talker.words()


@pytest.mark.parametrize("said", ["お客さんはほんまに怒ってます", "店長も怒ってる", "後輩は今は何も話したくないって"])
def test_feelings_of_others_are_not_taken_for_theirs(said: str) -> None:
    talker = at_feelings()
    talker.say(said)
    assert not talker.case.feelings
    assert talker.turn.question == "feelings.which"
    assert talker.turn.trigger != "not_understood"


@pytest.mark.parametrize("said", ["仕事行きたくないなあ", "ちょっとはマシになってきました", "愚痴を言える人がいない"])
def test_a_sentence_without_a_feeling_in_it_is_taken_up_and_asked_about_once(said: str) -> None:
    talker = at_feelings()
    talker.say(said)
    assert talker.turn.trigger == "answered"
    talker.say("いろいろあるんです")
    assert talker.session.stage is not Stage.FEELINGS


def test_rather_this_than_that_takes_the_one_away() -> None:
    talker = at_feelings()
    talker.say("罪悪感というより、怖いんです")
    assert set(talker.case.feelings or {}) == {"恐怖"}


def test_figures_beside_words_are_taken_as_ever() -> None:
    talker = at_feelings()
    talker.say("不安は3くらいかなあ、こわいのは5")
    assert talker.case.feelings == {"不安": 3, "恐怖": 5}


def test_words_are_enough_where_somebody_asks() -> None:
    talker = at_feelings()
    talker.say("数字じゃなくて言葉でもいいですか")
    assert talker.turn.question == "feelings.which"
    talker.say("悔しいです")
    assert "悔しさ" in (talker.case.feelings or {})


@pytest.mark.parametrize("said", ["不安4", "3", "数字を間違えたのがつらい", "お客さんの番号を間違えて、申し訳ない"])
def test_figures_of_the_matter_refuse_nothing(said: str) -> None:
    assert not wants_no_figures(said)
    assert not asks_for_words_instead(said)
    assert not cannot_say(said)


def test_no_more_figures_is_no_wish_for_a_pause() -> None:
    talker = at_feelings()
    talker.say("不安4 数字はもうやめて")
    assert talker.case.feelings == {"不安": 4}
    assert talker.turn.trigger == "finished"


def test_what_they_said_is_said_back() -> None:
    talker = at_feelings()
    talker.say("なんで俺が怒られなあかんねんって感じ")
    assert "怒られなあかん" in talker.words()
