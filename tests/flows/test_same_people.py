"""Somebody is put right in plain words, and one party under two names is one on the card."""

from __future__ import annotations

import pytest

import flows
from tests.flows.talker import Talker
from tests.flows.test_waiting import logged


def at_the_people(told: str) -> Talker:
    talker = Talker()
    talker.agree(told)
    for _ in range(20):
        if talker.turn.question == "stakeholders.people":
            return talker
        if talker.turn.question == "feelings.which":
            talker.say("不安3")
        elif talker.turn.question == "entry.role":
            talker.tap("own_mistake")
        else:
            talker.tap("right" if talker.find("right") else "skipped")
    raise AssertionError(talker.turn.question)


def roles(talker: Talker) -> dict[str, str]:
    return {person.name: person.role for person in talker.case.people}


def test_somebody_is_put_right_in_words_and_is_one_with_whom_they_are_said_to_be() -> None:
    talker = at_the_people("発注を間違えて納品が遅れました。担当の人が怒ってて、田中さんからも電話がありました")
    talker.say("田中さんは同僚ちゃうで。お客さんとこの担当の人や")
    assert roles(talker)["田中さん"] == "customer_staff"
    assert "担当の人" not in roles(talker)
    assert "colleague" not in roles(talker).values()
    assert talker.turn.question == "stakeholders.people"
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


def test_words_taken_back_put_nobody_right() -> None:
    talker = at_the_people("発注を間違えて納品が遅れました。担当の人が怒っています")
    before = roles(talker)
    talker.say("田中さんは同僚じゃなくて、先方の担当者です")
    assert roles(talker) != before
    talker.unsend(talker.sent[-1][0].parts[0].message_id)
    assert roles(talker) == before


@pytest.mark.parametrize(
    "said",
    [
        "田中さんは違うって言ってたけど、お客さんが怒っています",
        "田中さんは悪くないと思います。お客様が勘違いしています",
        "佐藤さんは同僚です",
    ],
)
def test_what_corrects_nobody_gives_nobody_another_role(said: str) -> None:
    talker = at_the_people("発注を間違えて納品が遅れました。お客さんが怒っています")
    talker.say(said)
    assert talker.case.people_fixed == {}


def test_the_house_that_was_left_is_one_party_whatever_it_is_called() -> None:
    talker = at_the_people(
        "前の店で発注を間違えました。もう辞めてます。元の会社の店長に言われて、会社からも電話が来ます。お客さんが怒ってます"
    )
    assert [person.role for person in talker.case.people].count("former_company") == 1
    assert "company" not in roles(talker).values()
