"""What was taken from words is shown, chosen already, and put right with a tap: feelings, people, all else told."""

from __future__ import annotations

import pytest

import flows
from flows.stages import STAGES
from flows.turn import Card, Scale
from flows.voice.recaps import FROM_STORY
from tests.flows.talker import Talker, asked, how_it_came
from tests.flows.test_waiting import logged

UPSET = "納期に遅れてしまいました。部長に怒られて、めっちゃ不安やし、悔しいです"


def at(question: str, *texts: str) -> Talker:
    talker = asked("facts.happened", "自分のミス")
    for text in texts:
        talker.say(text)
    for _ in range(30):
        if talker.turn.question == question:
            return talker
        talker.say("不安3") if talker.turn.question == "feelings.which" else talker.tap(
            "skipped" if talker.find("skipped") else "right"
        )
    raise AssertionError(talker.turn.question)


def rows(talker: Talker) -> list[Scale]:
    blocks = [block for bubble in talker.turn.bubbles if isinstance(bubble, Card) for block in bubble.blocks]
    return [block for block in blocks if isinstance(block, Scale)]


# Feelings


def test_feelings_in_words_come_first_and_one_tap_takes_them_all() -> None:
    talker = at("feelings.which", UPSET)
    shown = [row.label for row in rows(talker)]
    assert {name for name in ("不安", "悔しさ") if name in "".join(shown[:2])} == {"不安", "悔しさ"}
    assert shown[0] != "不安"
    assert len(shown) == 2  # the others are one tap away
    talker.tap("right")
    assert set(talker.case.feelings or {}) == {"不安", "悔しさ"}
    assert (talker.case.feelings or {})["不安"] == 5
    assert talker.turn.question == "feelings.strength"
    talker.say("10段階なら8")
    assert (talker.case.feelings or {})["悔しさ"] == 4


@pytest.mark.parametrize("words", ["はい", "合っています", "それで合ってる"])
def test_they_are_taken_by_a_word_as_well(words: str) -> None:
    talker = at("feelings.which", UPSET)
    talker.say(words)
    assert set(talker.case.feelings or {}) == {"不安", "悔しさ"}


@pytest.mark.parametrize("tapped", [True, False])
def test_one_is_taken_away_another_added(tapped: bool) -> None:
    talker = at("feelings.which", UPSET)
    talker.tap("feelings")
    row = talker.find("怒り=3")
    assert row is not None
    talker.tap("-悔しさ") if tapped else talker.say("悔しさは違う")
    assert talker.turn.question == "feelings.which"
    talker.tap_data(row.data)
    talker.tap("right")
    assert talker.case.feelings == {"不安": 5, "怒り": 3}
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


def test_all_of_them_may_be_wrong() -> None:
    talker = at("feelings.which", UPSET)
    talker.say("いいえ")
    assert talker.turn.question == "feelings.which"
    assert talker.find("enough")
    assert talker.find("right") is None


def test_going_back_brings_a_feeling_back() -> None:
    talker = at("feelings.which", UPSET)
    before = list(talker.case.hints)
    talker.tap("-不安")
    talker.say("戻る")
    assert talker.case.hints == before


@pytest.mark.parametrize(("words", "strength"), [("MAX", 5), ("ちょっとだけ", 2), ("8割くらい", 4), ("4", 4)])
def test_a_strength_is_said_in_any_form(words: str, strength: int) -> None:
    talker = at("feelings.which")
    talker.say("不安")
    talker.say(words)
    assert talker.case.feelings == {"不安": strength}


# People


def test_people_found_are_confirmed_with_one_tap() -> None:
    talker = at("stakeholders.people", UPSET)
    assert [person.name for person in talker.case.people] == ["部長"]
    talker.tap("right")
    assert talker.turn.question != "stakeholders.people"
    assert [person.name for person in talker.case.people] == ["部長"]


def test_one_is_added_one_put_right_one_taken_off() -> None:
    talker = at("stakeholders.people", UPSET)
    key = talker.case.people[0].key
    talker.tap("colleague")
    talker.tap(key)
    talker.tap(f"role.{key}.owner")
    assert [(person.name, person.role) for person in talker.case.people] == [("部長", "owner"), ("", "colleague")]
    talker.tap("colleague")  # the button that puts them right
    talker.tap("drop.colleague")
    talker.say("部長はまだ怒っています")
    assert [(person.name, person.role) for person in talker.case.people] == [("部長", "owner")]
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


def test_who_was_taken_off_does_not_come_back_with_the_next_text() -> None:
    talker = at("stakeholders.people", UPSET)
    talker.tap(f"{talker.case.people[0].key}")
    talker.tap(next(c.data.split("|")[2] for c in talker.offered() if "|drop." in c.data))
    talker.tap("family")
    talker.say("部長はもう関係ないんです。異動しましたから")
    assert all(person.name != "部長" for person in talker.case.people)


def test_the_people_can_be_put_right_later() -> None:
    talker = at("apology.relation", UPSET)
    key = talker.case.people[0].key
    talker.say("直す")
    talker.tap("stakeholders.people")
    talker.tap(key)
    talker.tap(f"role.{key}.owner")
    assert talker.turn.question == "stakeholders.people"
    talker.tap("go_on")
    assert talker.turn.question == "apology.relation"
    assert talker.case.people[0].role == "owner"
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)
    talker.say("戻る")
    assert talker.case.people[0].role == "boss"


def test_a_tap_on_a_person_holds_no_words() -> None:
    talker = at("stakeholders.people", UPSET)
    assert not any("部長" in choice.data for choice in talker.offered())


def test_forged_taps_change_nobody() -> None:
    talker = at("stakeholders.people", UPSET)
    for value in ("role.zz.owner", "drop.", "role.boss.king", "drop.boss.owner", "role..", "-x"):
        talker.tap_data(f"a|stakeholders.people|{value}|1")
        assert [(person.name, person.role) for person in talker.case.people] == [("部長", "boss")]


# What a text told besides


def test_every_slot_that_words_can_fill_is_shown_and_can_be_changed() -> None:
    asked_of = {question.slot for questions in STAGES.values() for question in questions if question.id in FROM_STORY}
    filled = (
        "entry employment happened when left_when contact_who contact_how said demands deadline_kind did not_did "
        "certainty written company_told boss harassment done responsibility relation company_will customer_wants people"
    )
    assert asked_of >= set(filled.split())


def test_several_things_told_at_once_are_shown_with_a_tap_to_correct() -> None:
    talker = how_it_came()
    talker.say("会社に電話が来て、12月3日までに報告書を出せと言われました。弁護士からの書面も届きました")
    told = [bubble for bubble in talker.turn.bubbles if isinstance(bubble, Card) and bubble.kind == "recap"]
    assert told
    assert talker.case.contact_how == "work_phone"
    correct = next(choice for choice in told[0].choices if choice.data.startswith("c|change|"))
    talker.tap_data(correct.data)
    assert talker.find("facts.deadline")
    assert talker.find("entry.role") is None
    talker.tap("facts.deadline")
    talker.tap("none")
    assert talker.case.deadline_kind == "none"


def test_a_slot_that_is_never_asked_can_be_put_right() -> None:
    talker = how_it_came()
    talker.session.consultation.case.contact_who = "店長"
    talker.say("直す")
    talker.tap("facts.contact_who")
    talker.say("副店長")
    assert talker.case.contact_who == "副店長"


def test_one_of_several_options_is_asked_for_once() -> None:
    talker = how_it_came()
    talker.say("メールか、人づて")
    assert talker.turn.question == "facts.contact_how"
    assert {c.data.split("|")[2] for c in talker.turn.choices if c.data.startswith("a|")} == {"email", "via_someone"}
    talker.say("メールか、人づて")
    assert talker.turn.question != "facts.contact_how"
    assert talker.case.contact_how in ("email", "via_someone")


def test_seen_and_heard_are_both() -> None:
    talker = at("facts.certainty", UPSET)
    talker.say("見たのと人から聞いたのと両方")
    assert talker.case.certainty == "both"


def test_a_session_of_the_version_before_is_not_led_back_to_the_people() -> None:
    talker = at("stakeholders.boss", UPSET)
    saved = flows.dump(talker.session) | {"v": "2"}
    consultation = saved["consultations"][0]
    consultation["answered"] = [name for name in consultation["answered"] if name != "stakeholders.people"]
    consultation["moves"] = [move for move in consultation["moves"] if move["question"] != "stakeholders.people"]
    talker.session = flows.load(saved)
    talker.tap("afraid")
    assert talker.case.boss == "afraid"
    assert talker.turn.question != "stakeholders.people"
