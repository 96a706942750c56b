"""What people ask in the middle of a question is answered, in whatever dialect it is put; what they tell is not taken
for a question. texts/NAME.txt: questions about one thing, one a line; none.txt: what only tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import besides
from flows.acts import Heard
from flows.content import content
from flows.reply import Reply
from flows.turn import Incoming, Kind, Part
from flows.understanding import read
from flows.understanding.questions import asks
from tests.flows.talker import MORNING, Talker, asked, how_it_came

TEXTS = Path(__file__).parent / "texts"
QUESTIONS = sorted(file.stem for file in TEXTS.glob("*.txt") if file.stem != "none")


def lines(name: str) -> list[str]:
    return [line for line in (TEXTS / f"{name}.txt").read_text(encoding="utf-8").splitlines() if line.strip()]


def about(talker: Talker, text: str) -> str:
    reply = Reply(talker.session, MORNING)
    incoming = Incoming((Part("event", Kind.TEXT, MORNING, text, "message"),))
    return besides.asked(reply, text) or besides.topic(reply, Heard(incoming, read(text, MORNING)))


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_is_asked_is_seen_to_be_a_question(name: str) -> None:
    assert len([line for line in lines(name) if asks(line)]) >= 0.9 * len(lines(name))


def test_what_is_told_is_no_question() -> None:
    assert len([line for line in lines("none") if asks(line)]) <= 0.03 * len(lines("none"))


def test_what_was_learned_is_no_question_whoever_stands_in_it() -> None:
    assert not asks("頼まれた報告でも、だれに伝わるかを先に確かめること")
    assert asks("だれに先に言えばいいってこと")


@pytest.mark.parametrize("name", QUESTIONS)
def test_most_ways_to_ask_one_thing_lead_to_its_answer(name: str) -> None:
    talker = Talker()
    assert len([line for line in lines(name) if about(talker, line) == name]) >= 0.75 * len(lines(name))


@pytest.mark.parametrize(
    "text", ["電話したほうがええん？", "これって私が悪いんですか", "誰が読むんですか", "クビになりますか"]
)
def test_a_question_in_the_middle_is_answered_and_the_open_one_stays(text: str) -> None:
    talker = how_it_came()
    talker.say(text)
    assert talker.turn.trigger == "side_question"
    assert talker.turn.question == "facts.contact_how"
    assert talker.case.contact_how is None


def test_where_their_words_are_asked_for_a_question_of_theirs_is_kept() -> None:
    talker = how_it_came()
    talker.say("電話です")
    assert talker.turn.question == "facts.said"
    talker.say("これって私が悪いんですか")
    assert talker.turn.question == "facts.said"
    assert not talker.case.said
    talker.say("お前のせいだ、どうしてくれるんだ")
    assert talker.case.said


def test_who_is_pressed_hard_is_not_told_to_call() -> None:
    answers = {text for key, text in content().under("glossary.besides").items() if key == "call_first"}
    talker = asked("entry.role", "お客さんに土下座しろ、殺すぞと何度も電話で怒鳴られています")
    talker.say("こっちから電話したほうがいいですか")
    assert talker.turn.trigger == "side_question"
    assert not any(text in talker.words() for text in answers)


@pytest.mark.parametrize("text", ["Should I call them first?", "Will I have to pay for it?"])
def test_questions_are_answered_in_english_too(text: str) -> None:
    talker = Talker()
    talker.say("English please")
    talker.say("A customer is angry with me because I sent the wrong goods last week")
    talker.tap("agree")
    question = talker.turn.question
    talker.say(text)
    assert (talker.turn.trigger, talker.turn.question) == ("side_question", question)
