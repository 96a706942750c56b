"""Who complains as a customer is helped to say it as a hope; what goes too far is not called one."""

from __future__ import annotations

from flows.case import Case
from flows.content import content
from flows.documents import draft
from flows.turn import Card
from tests.flows.talker import MORNING, Talker, asked


def at_the_words(happened: str) -> Talker:
    talker = asked("expectation.happened", "客として伝えたい")
    talker.say(happened)
    talker.say("一度話したことは伝わっていること")
    talker.tap("notice")
    assert talker.turn.question == "expectation.words"
    return talker


def titles(talker: Talker) -> list[str]:
    return [bubble.title for bubble in talker.turn.bubbles if isinstance(bubble, Card)]


def test_the_letter_comes_with_what_helps_to_say_it() -> None:
    talker = at_the_words("契約のときの話が引き継がれていませんでした")
    assert content().text("expectation.words.ask") in talker.words()
    talker.tap("telling")
    assert content().text("cards.before_telling") in titles(talker)


def test_harassment_is_not_turned_into_a_hope() -> None:
    talker = at_the_words("店員さんに怒鳴られて、腕をつかまれました")
    assert talker.session.consultation.case.harassment
    assert content().text("cards.before_telling") not in titles(talker)
    assert content().text("expectation.words.ask") not in talker.words()
    letter = draft("expectation", talker.session.consultation.case, MORNING).text
    assert content().text("documents.expectation.why") not in letter
    assert content().text("documents.expectation.closing") not in letter


def test_a_feeling_named_in_the_story_stands_in_the_letter_and_no_other() -> None:
    felt = content().text("documents.expectation.felt").partition("{")[0]
    spoken = Case(entry="want_to_complain", happened="引き継ぎがなく、とても不安でした", hints=["困惑", "怒り"])
    assert "不安" in draft("expectation", spoken, MORNING).text.partition(felt)[2].split("\n")[0]
    unsaid = Case(entry="want_to_complain", happened="引き継ぎがありませんでした", hints=["困惑", "怒り"])
    assert felt not in draft("expectation", unsaid, MORNING).text


def test_the_case_of_a_customer_is_the_nearest_here() -> None:
    talker = at_the_words("契約のときの話が引き継がれていませんでした")
    talker.tap("cases")
    assert content().text("cases.handover.title") in titles(talker)
