"""What a language model reads fills empty slots only, is shown, never rules in danger, and goes with its words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import flows
from flows.content import content
from flows.turn import Incoming, Kind, Raises, Turn
from flows.understanding.suggested import Suggested
from tests.flows.talker import Talker
from tests.flows.test_hostile_walks import walk
from tests.flows.test_properties import TEXTS, conversations
from tests.flows.test_waiting import logged

LONG = (
    "品物の色がご希望とちがっていて、あちらのご家族が不機嫌でいらして、うちの部署の誰もそれを上に伝えておらず、"
    "わたしはただ箱を運んだだけなのに名前が伝票にありました"
)
TOLD = (
    Suggested("company_told", "not_yet", "誰もそれを上に伝えておらず"),
    Suggested("did", "箱を運んだだけ", "箱を運んだだけ"),
    Suggested("written", "contract", "名前が伝票にありました"),
)
LIES = (
    Suggested("responsibility", "full", "全部わたしのせい"),  # stands nowhere
    Suggested("choice", "go", "箱を運んだだけ"),  # no slot of it
    Suggested("did", "謝りに行った", "箱を運んだだけ"),  # own words that were not said
)


class Helped(Talker):
    """A talker in whose house a language model is asked."""

    says: tuple[Suggested, ...] = TOLD
    on = True

    def send(self, *parts: flows.Part) -> Turn:
        incoming = Incoming(parts, language_model=self.on)
        self.asked = bool(flows.text_to_suggest(self.session, incoming))
        if self.asked:
            incoming = replace(incoming, suggested=self.says)
        self.turn = flows.take_turn(self.session, incoming, self.now)
        self.sent.append((incoming, self.now))
        self.turns.append(self.turn)
        return self.turn


def telling() -> Helped:
    talker = Helped()
    talker.agree()
    talker.tap("own_mistake")
    assert talker.turn.question == "facts.happened"
    return talker


def test_what_the_model_reads_fills_empty_slots_and_is_shown_with_a_way_to_correct() -> None:
    talker = telling()
    talker.say(LONG)
    assert talker.asked
    assert talker.case.company_told == "not_yet"
    assert "箱を運んだだけ" in (talker.case.did or "")
    assert "did" in talker.turn.understood
    assert any("change" in choice.data for choice in talker.offered())


def test_lies_are_not_taken() -> None:
    talker = telling()
    talker.says = LIES
    talker.say(LONG)
    assert talker.case.responsibility is None
    assert talker.case.choice is None
    assert talker.case.did != "謝りに行った"


def test_what_was_told_or_answered_stays() -> None:
    talker = telling()
    talker.session.consultation.case.written = "none"
    talker.say(LONG)
    assert talker.case.written == "none"


def test_before_consent_nothing_is_asked_and_the_model_is_named() -> None:
    talker = Helped()
    talker.say(LONG)
    assert not talker.asked
    assert talker.session.model_named
    assert content().text("consent.language_model") in talker.words()


def test_without_a_model_none_is_named() -> None:
    talker = Helped()
    talker.on = False
    talker.say(LONG)
    assert content().text("consent.language_model") not in talker.words()


def test_the_first_words_may_be_read_with_the_yes() -> None:
    talker = Helped()
    talker.say(LONG)
    talker.tap("agree")
    assert talker.asked
    assert talker.case.company_told == "not_yet"


def test_who_agreed_without_knowing_of_it_is_never_read_by_it() -> None:
    talker = Helped()
    talker.on = False
    talker.agree()
    talker.tap("own_mistake")
    talker.on = True
    talker.say(LONG)
    assert not talker.asked


def test_a_refused_consent_sends_nothing() -> None:
    talker = Helped()
    talker.say(LONG)
    talker.tap("refuse")
    assert not talker.asked


@pytest.mark.parametrize("danger", ["もう死にたいです。" + LONG, LONG + "。家で殴られています、いま隣の部屋にいます"])
def test_never_in_danger(danger: str) -> None:
    talker = telling()
    talker.say(danger)
    assert not talker.asked
    talker.say(LONG)
    assert not talker.asked


def test_never_in_danger_even_if_somebody_asked_it() -> None:
    talker = telling()
    part = talker.part(Kind.TEXT, "もう死にたいです。" + LONG)
    talker.turn = flows.take_turn(talker.session, Incoming((part,), suggested=TOLD), talker.now)
    assert not any(move.took for move in talker.session.consultation.moves)


def test_short_answers_and_questions_with_choices_are_read_by_rules_alone() -> None:
    talker = telling()
    talker.say("納期に遅れました")
    assert not talker.asked
    talker.say("昨日")
    assert talker.turn.question == "facts.contact_how"
    talker.say(LONG)
    assert not talker.asked


def test_words_taken_back_take_what_was_read_of_them_along() -> None:
    talker = telling()
    talker.say(LONG)
    talker.unsend(f"message-{len(talker.sent)}")
    assert talker.case.company_told is None
    assert talker.case.did is None
    assert "箱" not in str(flows.dump(talker.session))


def test_the_log_holds_no_words_and_leads_to_the_saved_session() -> None:
    talker = telling()
    talker.say(LONG)
    steps = [step for turn in talker.turns for step in turn.asks_for(Raises.RECORD)]
    assert any(step.startswith("took did - ") for step in steps)
    assert not any("箱" in step for step in steps)
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


def test_going_back_undoes_it() -> None:
    talker = telling()
    before = flows.dump(talker.session)["consultations"]
    talker.say(LONG)
    talker.say("戻る")
    assert flows.dump(talker.session)["consultations"] == before


steps = st.lists(
    st.one_of(
        st.sampled_from((LONG, *TEXTS)),
        st.just(LONG),
        st.integers(0, 40),
        st.tuples(st.just("late"), st.sampled_from((LONG, "それと、請求書も来ました"))),
        st.tuples(st.just("unsend"), st.integers(1, 30)),
    ),
    max_size=25,
)


@conversations
@given(steps, st.booleans())
def test_whatever_was_read_by_it_log_and_snapshot_agree(history: list[object], story_first: bool) -> None:
    talker = Helped()
    talker.agree(LONG if story_first else "こんにちは")
    for step in history:
        match step:
            case ("unsend", int(number)):
                texts = [one.parts[0].message_id for one, _ in talker.sent if one.kind is Kind.TEXT][1:]
                if texts:
                    talker.unsend(texts[number % len(texts)])
            case _:
                walk(talker, step)
    assert flows.dump(flows.replay(talker.sent)) == flows.dump(talker.session)
    erased = any(list(turn.asks_for(Raises.ERASE)) for turn in talker.turns)
    if talker.session.consented is not None and not erased:
        assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)
