"""Five retold cases: the nearest to what was told comes first, they are one tap away, and never in danger."""

from __future__ import annotations

import pytest

import flows
from flows import cases
from flows.case import Case, Person
from flows.content import content
from flows.snapshot import dump
from flows.turn import Card, as_lines
from tests.flows.talker import Talker, asked, at_the_relation
from tests.flows.test_stories import STORIES, play
from tests.flows.test_waiting import logged

TITLES = {key: content().text(f"cases.{key}.title") for key in cases.KEYS}


def shown(talker: Talker) -> str:
    """The case whose card was shown in the last turn; "" for none."""
    titles = {bubble.title for bubble in talker.turn.bubbles if isinstance(bubble, Card)}
    return next((key for key, title in TITLES.items() if title in titles), "")


@pytest.mark.parametrize(
    ("case", "nearest"),
    [
        (Case(entry="left_company", employment="left"), cases.LEFT),
        (Case(employment="left", contact_how="private_phone"), cases.LEFT),
        (Case(entry="team_member", employment="current"), cases.LATE),
        (Case(entry="own_mistake", happened="月次の報告が会議に間に合わなかった"), cases.LATE),
        (Case(entry="own_mistake", responsibility="full", happened="サーバーの設定を間違えた"), cases.SETTING),
        (Case(entry="front_desk", responsibility="none", story=["協力会社が壊しました"]), cases.EVADED),
        (Case(entry="lost_trust", employment="current"), cases.SETTING),
        (Case(entry="lost_trust", employment="left"), cases.SETTING),
        (Case(entry="want_to_complain", happened="担当が変わって話が伝わっていない"), cases.HANDOVER),
        (
            Case(entry="listen", contact_how="in_person", story=["旅行サイトが売ったプランのことで怒られます"]),
            cases.EVADED,
        ),
        (Case(), ""),
        (Case(entry="listen", story=["疲れました"]), ""),
    ],
)
def test_the_nearest_case_follows_from_what_was_told(case: Case, nearest: str) -> None:
    assert cases.nearest(case) == nearest
    assert sorted(cases.ranked(case)) == sorted(cases.KEYS)


def test_every_row_can_hold_and_names_a_case_that_is_told() -> None:
    speaking = Case(
        entry="team_member",
        employment="current",
        contact_how="message",
        done=["apologised"],
        boss="afraid",
        responsibility="full",
        story=["引き継ぎがなく納期に遅れ、協力会社がシステムの設定を直しました"],
        people=[Person("店長", "boss", mood="indifferent")],
    )
    others = [Case(entry=entry) for entry in ("left_company", "front_desk", "lost_trust", "want_to_complain")]
    others += [Case(contact_how="private_phone"), Case(responsibility="none")]
    others += [Case(story=["旅行サイトが売ったプランのことで怒られます"])]
    for row in cases.ROWS:
        assert row.story in cases.KEYS
        assert any(row.when(case) for case in (speaking, *others)), row.when.__name__


@pytest.mark.parametrize(
    "said", ["似た例", "ほかの人はどうした？", "他の人はどうしたんですか", "事例", "似たような話ありますか"]
)
def test_a_case_is_told_when_asked_for_and_the_same_question_is_put_again(said: str) -> None:
    talker = asked("facts.contact_how", "自分のミス", "納期に遅れてしまいました", "おととい")
    before = dump(talker.session)["consultations"]
    talker.say(said)
    assert shown(talker) == cases.LATE
    assert talker.turn.question == "facts.contact_how"
    assert dump(talker.session)["consultations"] == before


@pytest.mark.parametrize("said", ["導入事例の資料を送り忘れました", "他の人はどうしたのかと聞かれて困りました"])
def test_words_that_tell_are_not_taken_for_the_wish(said: str) -> None:
    talker = asked("facts.happened", "自分のミス")
    talker.say(said)
    assert not shown(talker)
    assert talker.session.consultation.moves[-1].question == "facts.happened"


def test_the_others_are_a_tap_away_and_each_can_be_read() -> None:
    talker = at_the_relation()
    talker.say("事例を見たい")
    first = shown(talker)
    for key in cases.KEYS:
        if key != first:
            assert talker.find(key) is not None
    for key in cases.KEYS:
        talker.tap_data(f"c|cases|{key}")
        assert shown(talker) == key
        assert talker.turn.question == "apology.relation"


def test_where_too_little_is_told_all_five_are_listed() -> None:
    talker = asked("entry.role")
    talker.say("似た例はありますか")
    assert not shown(talker)
    assert all(talker.find(key) is not None for key in cases.KEYS)


def test_a_forged_tap_shows_the_nearest() -> None:
    talker = at_the_relation()
    talker.tap_data("c|cases|../../etc/passwd")
    assert shown(talker) in cases.KEYS


def test_every_case_says_that_it_is_retold() -> None:
    talker = at_the_relation()
    retold = content().text("cases.card.retold")
    for key in cases.KEYS:
        talker.tap_data(f"c|cases|{key}")
        card = next(
            bubble for bubble in talker.turn.bubbles if isinstance(bubble, Card) and bubble.title == TITLES[key]
        )
        assert retold in as_lines(card)


def test_it_is_offered_beside_the_advice_in_trust_and_to_who_complains() -> None:
    offered = set()
    for story in STORIES:
        talker, _ = play(story)
        for turn in talker.turns:
            if any(choice.data == "c|cases|" for choice in turn.choices):
                offered.add(turn.question)
    assert {"apology.choice", "trust.disappointed", "expectation.expected"} <= offered
    assert not any(question.startswith(("facts", "listening", "summary", "consent")) for question in offered)


def test_who_feels_alone_is_offered_one_in_that_turn_only() -> None:
    talker = asked("facts.contact_how", "自分のミス", "納期に遅れてしまいました", "おととい")
    assert talker.find("cases") is None
    talker.say("電話です。職場に相談相手がいません")
    assert talker.find("cases") is not None
    talker.tap("skipped")
    assert talker.find("cases") is None


def test_who_only_wants_to_be_heard_is_offered_none_but_may_ask() -> None:
    talker = asked("listening.talk", "ただ聞いてほしい")
    talker.say("誰にも言えなくて、ひとりで抱えています")
    assert talker.find("cases") is None
    talker.say("他の人はどうしたんだろう。事例ありますか？")
    assert any(talker.find(key) is not None for key in cases.KEYS)


def test_no_case_is_told_in_danger_or_before_consent() -> None:
    talker = Talker()
    talker.say("似た例")
    assert not shown(talker)
    talker.tap_data(f"c|cases|{cases.LEFT}")
    assert not shown(talker)
    talker = at_the_relation()
    talker.say("もう死にたいです")
    for said in ("似た例", "事例"):
        talker.say(said)
        assert not shown(talker)
    talker.tap_data(f"c|cases|{cases.LEFT}")
    assert not shown(talker)


def test_after_danger_none_is_offered_any_more() -> None:
    talker = at_the_relation()
    talker.say("もう死にたいです")
    talker.tap("lines")
    talker.tap("back")
    talker.tap("keep")
    assert talker.turn.question == "apology.choice"
    assert talker.find("cases") is None


def test_who_is_pressed_is_told_that_no_case_is_theirs() -> None:
    talker = asked("facts.contact_how", "自分のミス", "納期に遅れてしまいました", "おととい")
    warning = content().text("cases.card.not_for_harassment")
    talker.say("似た例")
    assert warning not in talker.words()
    talker.say("電話です。土下座しろと怒鳴られました")
    talker.say("似た例")
    assert warning in talker.words()


def test_what_was_shown_leads_to_the_same_session_again() -> None:
    talker = at_the_relation()
    talker.say("他の人はどうした？")
    talker.tap_data(f"c|cases|{cases.HANDOVER}")
    talker.tap("keep")
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_words_taken_back_no_longer_make_a_case_the_nearest() -> None:
    talker = asked("facts.happened", "自分のミス")
    talker.say("設定を間違えて、システムが止まりました")
    assert cases.nearest(talker.session.consultation.case) == cases.SETTING
    talker.unsend(f"message-{len(talker.sent)}")
    assert cases.nearest(talker.session.consultation.case) != cases.SETTING


@pytest.mark.parametrize("said", ["近いのどれ", "いちばん近いのはどれ"])
def test_asking_which_comes_nearest_opens_that_one(said: str) -> None:
    talker = asked("facts.contact_how", "自分のミス", "納期に遅れてしまいました", "おととい")
    talker.say(said)
    assert shown(talker) == cases.LATE


@pytest.mark.parametrize("key", [cases.EVADED, cases.SETTING])
def test_who_is_shouted_at_is_shown_no_help_that_asks_to_bear_it(key: str) -> None:
    talker = asked("facts.contact_how", "自分のミス", "納期に遅れてしまいました", "おととい")

    def lines() -> set[str]:
        talker.tap_data(f"c|cases|{key}")
        assert shown(talker) == key
        return {line for bubble in talker.turn.bubbles for line in as_lines(bubble)}

    calm = lines()
    talker.case.harassment = ["abuse"]
    pressed = lines()
    helps = set(content().raw(f"cases.{key}.helps"))
    assert any(any(line.endswith(one) for line in calm) for one in helps)
    assert not any(line.endswith(one) for line in pressed for one in helps)
