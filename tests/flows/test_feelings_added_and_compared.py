"""Feelings that are named are added, a figure beats a word, and what is told of before and after is what there is."""

from __future__ import annotations

import pytest

import flows
from flows.content import content
from flows.rehearsal.entries import begins
from flows.turn import Card
from tests.flows.talker import Talker, asked
from tests.flows.test_recording import written

TOLD = "納期に遅れてしまい、すごく不安で罪悪感があります。申し訳ないです"


def at(question: str, told: str = TOLD) -> Talker:
    talker = asked("facts.contact_how", "自分のミス", told, "おととい")
    for _ in range(80):
        if talker.turn.question == question:
            return talker
        if talker.turn.question == "feelings.which":
            talker.say("悲しみ4 恐怖4")
        elif talker.find("skipped") is not None:
            talker.tap("skipped")
        else:
            talker.tap_data(next(choice.data for choice in talker.offered() if choice.data.startswith("a|")))
    raise AssertionError(talker.turn.question)


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("かなしい　こわいもある", {"悲しみ", "恐怖"}),
        ("くやしいもあるんだけど", {"悔しさ"}),
        ("怒り4 悔しさ3", {"怒り", "悔しさ"}),
        ("ちょっとだけ恥ずかしい", {"恥"}),
    ],
)
def test_feelings_that_are_named_are_added(words: str, more: set[str]) -> None:
    talker = at("feelings.which")
    found = set(talker.case.hints)
    assert found
    talker.say(words)
    assert set(talker.case.feelings or {}) == found | more
    assert flows.dump(flows.replay(talker.sent)) == flows.dump(talker.session)


@pytest.mark.parametrize(("words", "left"), [("不安は違う、怒り4", {"罪悪感", "怒り"}), ("怒りだけです", {"怒り"})])
def test_only_words_that_say_so_take_one_away(words: str, left: set[str]) -> None:
    talker = at("feelings.which")
    assert set(talker.case.hints) == {"不安", "罪悪感"}
    talker.say(words)
    assert set(talker.case.feelings or {}) == left


@pytest.mark.parametrize(
    ("words", "rating"),
    [
        ("まあまあ　２くらい…", 2),
        ("ふつうだけど4", 4),
        ("5点満点で3", 3),
        ("2", 2),
        ("まあまあ", 4),
        ("5 とても", 5),
    ],
)
def test_a_figure_beats_a_word_in_the_rating(words: str, rating: int) -> None:
    talker = at("summary.rating")
    talker.say(words)
    assert talker.case.rating == rating


@pytest.mark.parametrize(
    "words", ["ふにゃ", "なんか色々あって、まだ気持ちの整理ができていないし、店長にも怒られて悲しいです"]
)
def test_a_rating_that_is_not_understood_shows_the_question_alone(words: str) -> None:
    talker = at("summary.rating")
    assert any(isinstance(bubble, Card) for bubble in talker.turn.bubbles)
    talker.say(words)
    assert talker.turn.question == "summary.rating"
    assert not any(isinstance(bubble, Card) for bubble in talker.turn.bubbles)


def said_after(words: str) -> tuple[Talker, str]:
    talker = at("summary.feelings", "納期に遅れてしまいました")
    assert talker.case.feelings == {"悲しみ": 4, "恐怖": 4}
    talker.say(words)
    return talker, talker.words()


def test_what_changed_and_what_did_not_is_told_without_cheer_while_something_strong_stays() -> None:
    _, said = said_after("悲しみ3 恐怖4")
    for part in ("reflect.after.weaker", "reflect.after.same"):
        assert content().text(part, names="") in said
    assert any(words in said for words in content().raw("reflect.after.strong"))
    assert content().raw("reflect.eased") not in said


def test_what_became_lighter_is_told_with_relief() -> None:
    _, said = said_after("悲しみ2 恐怖3")
    assert content().raw("reflect.eased") in said
    assert content().text("reflect.after.same", names="") not in said


def test_the_end_of_feelings_is_told_once_where_they_are_tapped_one_by_one() -> None:
    talker = at("summary.feelings", "納期に遅れてしまいました")
    talker.tap("悲しみ=5")
    assert content().text("reflect.after.stronger", names="") not in talker.words()
    talker.tap("恐怖=2")
    assert content().text("reflect.after.stronger", names="") in talker.words()
    assert content().text("reflect.after.weaker", names="") in talker.words()


def test_ones_own_data_name_everything_that_is_kept() -> None:
    talker = written()
    talker.say("終わる")
    talker.say("自分のデータ")
    assert content().text("mine.kinds.records", count=1) in talker.words()
    assert content().text("mine.kinds.practised", count=1) not in talker.words()
    talker.say("続ける")
    talker.say("電話の練習がしたい")
    talker.tap_data(next(choice.data for choice in talker.offered() if choice.data.startswith("c|rehearse|")))
    assert sum(begins(entry) for entry in talker.session.consultation.practised) == 1
    talker.say("自分のデータ")
    assert content().text("mine.kinds.practised", count=1) in talker.words()


def test_who_has_written_nothing_more_is_told_of_nothing_more() -> None:
    talker = asked("facts.contact_how", "自分のミス", "納期に遅れてしまいました", "おととい")
    talker.say("自分のデータ")
    for kind in ("records", "practised", "wishes", "since", "blanks"):
        assert content().text(f"mine.kinds.{kind}", count=0).partition("0")[0] not in talker.words()
