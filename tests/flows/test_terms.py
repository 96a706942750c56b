"""Consent has a version: who agreed to another one is asked at the next visit, before anything but danger."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

import flows
from flows.content import content, languages
from flows.turn import Incoming, Kind, Part, Raises
from flows.waiting import For
from tests.flows.talker import Talker

STORY = "取引先が怒っていて、謝りに来いと言われました。"
Raise = Callable[[str], None]


@pytest.fixture
def raise_terms(monkeypatch: pytest.MonkeyPatch) -> Raise:
    def raised(version: str) -> None:
        for language in languages():
            wording = content(language)
            monkeypatch.setitem(wording._values, "consent.version", version)

    return raised


def agreed() -> Talker:
    talker = Talker()
    talker.agree(STORY)
    return talker


def later(talker: Talker, hours: int = 20) -> None:
    talker.now += timedelta(hours=hours)


def is_asked(talker: Talker) -> bool:
    return talker.session.waiting.what is For.TERMS and talker.find("terms") is not None


def test_all_languages_ask_for_the_same_version() -> None:
    assert len({content(language).text("consent.version") for language in languages()}) == 1


def test_nobody_is_asked_while_nothing_has_changed() -> None:
    talker = agreed()
    later(talker)
    talker.say("続きです")
    assert talker.session.waiting.within(For.TERMS) is None


def test_changed_terms_are_asked_at_the_next_visit_not_in_the_middle(raise_terms: Raise) -> None:
    talker = agreed()
    question = talker.turn.question
    raise_terms("2")
    talker.tap_data("c|help|")
    assert not is_asked(talker)
    later(talker)
    talker.tap_data("c|go_on|")
    assert is_asked(talker)
    talker.tap_data("c|terms|yes")
    assert (talker.session.terms, talker.session.terms_at, talker.turn.question) == ("2", talker.now, question)
    later(talker)
    talker.say("こんにちは")
    assert talker.session.waiting.within(For.TERMS) is None


def test_who_agrees_for_the_first_time_agrees_to_what_is_said_now(raise_terms: Raise) -> None:
    raise_terms("7")
    talker = agreed()
    assert (talker.session.terms, talker.session.terms_at) == ("7", None)
    later(talker)
    talker.say("続きです")
    assert not is_asked(talker)


def test_nothing_is_taken_in_before_the_answer(raise_terms: Raise) -> None:
    talker = agreed()
    moves = list(talker.session.consultation.moves)
    raise_terms("2")
    later(talker)
    for words in ("部長がひどいことを言いました。", "それから、社長も来ました。"):
        turn = talker.say(words)
        assert (turn.withheld, turn.consented, is_asked(talker)) == (True, True, True)
    talker.tap_data("a|entry.role|own_mistake|1")
    assert is_asked(talker)
    assert talker.session.consultation.moves == moves
    turn = talker.say("はい")
    assert not turn.withheld
    assert any(True for _ in turn.asks_for(Raises.REVEAL))
    assert talker.session.consultation.moves == moves


def test_danger_comes_before_and_the_question_afterwards(raise_terms: Raise) -> None:
    talker = agreed()
    raise_terms("2")
    later(talker)
    turn = talker.say("もう死にたいです")
    assert (turn.stage, turn.question == "consent.terms") == ("danger", False)
    assert any(True for _ in turn.asks_for(Raises.ALERT))
    assert talker.session.waiting.within(For.TERMS) is not None
    talker.tap_data("c|terms|yes")
    assert talker.turn.stage == "danger", "an old button does not lead past danger"


def test_who_is_in_danger_already_is_not_asked(raise_terms: Raise) -> None:
    talker = agreed()
    talker.say("もう死にたいです")
    raise_terms("2")
    later(talker)
    talker.say("まだつらいです")
    assert talker.session.waiting.within(For.TERMS) is None


def test_a_no_takes_nothing_away_and_waits(raise_terms: Raise) -> None:
    talker = agreed()
    before = flows.dump(talker.session)["consultations"]
    raise_terms("2")
    later(talker)
    talker.say("こんにちは")
    turn = talker.tap_data("c|terms|no")
    assert any(True for _ in turn.asks_for(Raises.DISCARD))
    assert flows.dump(talker.session)["consultations"] == before
    assert talker.find("erase") is not None
    talker.say("やっぱり話したいです")
    assert is_asked(talker)
    talker.tap_data("c|terms|more")
    assert is_asked(talker)
    talker.tap("yes")
    assert talker.session.terms == "2"


def test_help_data_and_deleting_stay_at_hand(raise_terms: Raise) -> None:
    talker = agreed()
    raise_terms("2")
    later(talker)
    talker.say("こんにちは")
    for name in ("human", "windows", "urgent", "mine"):
        assert talker.tap_data(f"c|{name}|").trigger == name
        assert talker.session.waiting.what is For.TERMS
    talker.tap_data("c|erase|")
    talker.say("はい")
    assert talker.session.consented is None


def test_a_button_of_an_old_question_about_terms_does_no_harm() -> None:
    talker = agreed()
    assert talker.tap_data("c|terms|yes").question == talker.turns[-2].question
    assert talker.session.terms_at is None


def test_the_log_is_replayed_to_what_was_agreed_then(raise_terms: Raise) -> None:
    talker = agreed()
    later(talker)
    talker.say("部長に話しました。")
    raise_terms("2")
    later(talker)
    talker.say("こんにちは")
    talker.tap_data("c|terms|yes")
    talker.say("社長も怒っています。")
    pairs = []
    for (incoming, at), turn in zip(talker.sent, talker.turns, strict=True):
        steps = tuple(turn.asks_for(Raises.RECORD))
        pairs.append((Incoming(incoming.parts, did=steps), at))
    raise_terms("3")
    session = flows.replay(pairs)
    assert (session.terms, session.terms_at) == ("2", talker.session.terms_at)
    assert session.consultation.case == talker.session.consultation.case
    assert session.waiting.within(For.TERMS) is None


def test_a_log_of_before_there_were_versions_is_one_of_the_first(raise_terms: Raise) -> None:
    talker = agreed()
    pairs = [
        (Incoming(i.parts, did=tuple(s for s in t.asks_for(Raises.RECORD) if not s.startswith("terms"))), at)
        for (i, at), t in zip(talker.sent, talker.turns, strict=True)
    ]
    raise_terms("9")
    assert flows.replay(pairs).terms == "1"


def test_what_was_agreed_to_survives_being_written_down(raise_terms: Raise) -> None:
    talker = agreed()
    raise_terms("2")
    later(talker)
    talker.send(Part("e", Kind.STICKER, talker.now))
    assert is_asked(talker)
    talker.tap_data("c|terms|yes")
    again = flows.load(flows.dump(talker.session))
    assert (again.terms, again.terms_at, again.waiting) == ("2", talker.session.terms_at, talker.session.waiting)
