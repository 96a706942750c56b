"""Words that say something else than an earlier answer are asked about, once; it stays until a tap says otherwise."""

from __future__ import annotations

from datetime import timedelta

import pytest

import flows
from flows.stage import Stage
from flows.stages import BY_ID
from flows.turn import Kind, Part, Say
from flows.waiting import For
from tests.flows.talker import Talker, at_the_relation
from tests.flows.test_setting_anew import at, replays
from tests.flows.test_waiting import logged

NOT_TOLD = "じつは部長にはもう全部話しました。月曜日に報告しました。"


def with_answers(**answers: str) -> Talker:
    """At the relation, with these answers tapped on the way (question id with _ for the dot)."""
    talker = Talker()
    talker.agree()
    talker.say("自分のミス")
    talker.say("納期に遅れてしまいました")
    for _ in range(40):
        question = talker.turn.question
        if question == "apology.choice":
            return talker
        if question == "feelings.which":
            talker.say("不安3")
        elif (value := answers.get(question.replace(".", "_"))) is not None:
            talker.tap(value, "2026-12-03")
        elif talker.find("skipped"):
            talker.tap("skipped")
        else:
            talker.tap("right" if talker.find("right") else "undecided")
    raise AssertionError(talker.turn.question)


CASES = [
    ({"stakeholders_boss": "no"}, "上司にはもう全部話しました。月曜に報告しました。", "boss", "told"),
    (
        {"apology_relation": "keep"},
        "やっぱりこのお客様とはもう関わりたくないです。縁を切りたいです。",
        "relation",
        "end",
    ),
    (
        {"facts_demands": "nothing"},
        "今日になって、お客様から謝りに来てほしいと言われました。",
        "demands",
        ["visit", "apology"],
    ),
    (
        {"facts_demands": "visit", "facts_deadline": "none"},
        "さっき連絡があって、12月3日までに来てほしいと言われました。",
        "deadline_kind",
        "due",
    ),
]


@pytest.mark.parametrize(("answers", "words", "slot", "new"), CASES)
def test_what_contradicts_an_answer_is_asked_about_and_changed_by_a_tap(
    answers: dict[str, str], words: str, slot: str, new: object
) -> None:
    talker = with_answers(**answers)
    old = getattr(talker.case, slot)
    talker.say(words)
    assert talker.session.waiting.what is For.CONTRADICTION
    assert getattr(talker.case, slot) == old
    moves = len(talker.session.consultation.moves)
    talker.tap("now")
    assert getattr(talker.case, slot) == new
    assert len(talker.session.consultation.moves) == moves + 1
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)
    talker.say("戻る")
    assert getattr(talker.case, slot) == old


@pytest.mark.parametrize(("answers", "words", "slot", "new"), CASES)
def test_the_answer_before_may_stay_and_is_not_asked_about_again(
    answers: dict[str, str], words: str, slot: str, new: object
) -> None:
    talker = with_answers(**answers)
    old, question = getattr(talker.case, slot), talker.turn.question
    talker.say(words)
    talker.say("前のまま")
    assert getattr(talker.case, slot) == old
    assert talker.turn.question == question
    talker.say(words)
    assert talker.session.waiting.what is For.ANSWER


def test_neither_asks_the_question_anew() -> None:
    talker = with_answers(stakeholders_boss="no")
    talker.say(CASES[0][1])
    talker.tap("neither")
    assert talker.turn.question == "stakeholders.boss"
    talker.tap("afraid")
    assert talker.case.boss == "afraid"
    assert talker.turn.question == "apology.choice"


def test_other_words_leave_it_as_it_was_and_are_no_answer_to_a_question_out_of_sight() -> None:
    talker = with_answers(stakeholders_boss="no")
    talker.say(CASES[0][1])
    talker.say("まだよく分からないのですが、お客様は来週また来ると言っていました")
    assert talker.case.boss == "no"
    assert talker.case.choice is None
    assert talker.turn.question == "apology.choice"


def test_a_command_is_heard_while_it_is_asked() -> None:
    talker = with_answers(stakeholders_boss="no")
    talker.say(CASES[0][1])
    talker.say("まとめ")
    assert talker.turn.trigger == "summary"


def test_the_new_words_are_quoted() -> None:
    talker = with_answers(stakeholders_boss="no")
    talker.say("昨日は眠れませんでした。上司にはもう全部話しました。")
    asked = [bubble for bubble in talker.turn.bubbles if isinstance(bubble, Say)][-1]
    assert "上司にはもう全部話しました" in asked.text
    assert asked.personal


def test_an_answer_to_the_very_question_is_no_contradiction() -> None:
    talker = at_the_relation()
    talker.say("直す")
    talker.tap("facts.when")
    talker.say("やっぱり先週でした")
    assert talker.session.waiting.what is For.ANSWER


def test_what_was_not_known_is_no_contradiction() -> None:
    talker = with_answers(stakeholders_boss="unknown")
    talker.say(CASES[0][1])
    assert talker.session.waiting.what is For.ANSWER


def test_danger_comes_first() -> None:
    talker = with_answers(stakeholders_boss="no")
    talker.say(CASES[0][1] + "もう死にたいです。")
    assert talker.turn.stage == Stage.DANGER
    assert talker.session.waiting.within(For.CONTRADICTION) is None


def test_a_tap_that_comes_late_does_no_harm() -> None:
    talker = with_answers(stakeholders_boss="no")
    talker.say(CASES[0][1])
    talker.tap("keep")
    talker.tap_data("c|weigh|now")
    assert talker.case.boss == "no"
    assert talker.turn.question in BY_ID


def test_a_log_without_the_words_asks_the_same() -> None:
    talker = with_answers(stakeholders_boss="no")
    talker.say(CASES[0][1])
    message = f"message-{len(talker.sent)}"
    talker.tap("now")
    talker.unsend(message)
    assert talker.case.boss == "told"  # that was a tap
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


def test_a_bubble_that_was_on_its_way_leaves_the_choice_open() -> None:
    talker = with_answers(stakeholders_boss="no")
    talker.say(CASES[0][1])
    at = talker.now + timedelta(milliseconds=300)
    talker.send(Part("event-late", Kind.TEXT, at, "それで今日はずっと落ち着かない一日でした", "message-late"))
    assert talker.session.waiting.what is For.CONTRADICTION
    talker.tap("now")
    assert talker.case.boss == "told"
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


SHRUGGED = "課長に電話したら「もううちの問題じゃない」って言われた"


def test_that_the_company_was_told_and_shrugs_is_read_at_once() -> None:
    talker = at("facts.responsibility")
    talker.say(SHRUGGED)
    assert (talker.case.company_told, talker.case.company_will) == ("told", "indifferent")


def test_what_somebody_is_quoted_with_is_read_also_where_feelings_are_asked() -> None:
    talker = at("feelings.which")
    talker.say(SHRUGGED)
    assert (talker.case.company_told, talker.case.company_will) == ("told", "indifferent")
    assert replays(talker)


def test_a_short_bubble_that_tells_something_else_is_kept_while_it_is_asked() -> None:
    talker = at("stakeholders.company_told")
    talker.say("まだ")
    talker.say(SHRUGGED)
    assert talker.session.waiting.what is For.CONTRADICTION
    turn = talker.say("客は今日も電話してきた")
    kept = talker.session.consultation.moves[-1].words
    assert kept is not None
    assert kept.text == "客は今日も電話してきた"
    assert talker.case.company_told == "not_yet"
    assert turn.question == "apology.relation"
    assert replays(talker)


def test_another_answer_may_be_set_while_it_is_asked() -> None:
    talker = at("stakeholders.company_told")
    talker.say("まだ")
    talker.say(SHRUGGED)
    talker.say("たしかさを「自分で見た」に直して")
    assert talker.case.certainty == "seen"
    assert replays(talker)
