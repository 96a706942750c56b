"""What was taken down wrongly is put right in plain words, wherever the talk stands."""

from __future__ import annotations

import pytest

import flows
from tests.flows.talker import Talker, asked
from tests.flows.test_same_people import at_the_people, roles
from tests.flows.test_waiting import logged

LATE = "仕事で失敗して、お客様を怒らせてしまいました"


def at_the_demands() -> Talker:
    return asked("facts.demands", "自分のミス", "納品が遅れてしまいました", "昨日", "電話", "どうしてくれるんだ")


def same_from_the_log(talker: Talker) -> bool:
    return flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


@pytest.mark.parametrize(
    ("said", "slot", "value"),
    [
        ("昨日じゃなくておととい", "when", "おととい"),
        ("日付がちがう、昨日じゃなくておととい", "when", "おととい"),
        ("電話やなくてメールや", "contact_how", "email"),
        ("え、昨日ちゃうて先週の金曜やで", "when", "先週の金曜"),
    ],
)
def test_not_this_but_that_changes_the_line_that_says_this(said: str, slot: str, value: str) -> None:
    talker = at_the_demands()
    talker.say(said)
    assert getattr(talker.case, slot) == value
    assert talker.turn.question == "facts.demands"
    assert value in talker.words() or slot != "when"
    assert same_from_the_log(talker)


def test_what_is_denied_goes_from_the_list_that_has_it() -> None:
    talker = at_the_demands()
    talker.say("謝ってほしい、お金を返せとも言われた")
    assert set(talker.case.demands or ()) >= {"apology", "money"}
    talker.say("お金は求められてない")
    assert "money" not in (talker.case.demands or ())
    assert "apology" in (talker.case.demands or ())
    assert same_from_the_log(talker)


@pytest.mark.parametrize("said", ["それは違う", "そんなこと言ってない", "ちゃうねん"])
def test_an_objection_leads_to_the_lines_to_choose_from(said: str) -> None:
    talker = at_the_demands()
    talker.say(said)
    assert talker.find("facts.when") is not None
    assert talker.find("facts.contact_how") is not None
    assert same_from_the_log(talker)


def test_a_line_that_is_named_as_wrong_is_asked_anew() -> None:
    talker = at_the_demands()
    talker.say("日付のとこ違う")
    assert talker.turn.question == "facts.when"
    talker.tap("this_week")
    assert talker.case.when == "this_week"
    assert talker.turn.question == "facts.demands"


@pytest.mark.parametrize(
    ("told", "said", "name", "role"),
    [
        (
            "印刷会社のせいで納品が遅れて、お客さんが怒っています",
            "印刷会社は協力会社じゃなくてうちの会社",
            "印刷会社",
            "company",
        ),
        ("発注を間違えてお客さんが怒っています", "お客さんじゃなくて取引先", "取引先", "customer"),
        ("発注を間違えてお客さんが怒っています", "お客さんちゃうて取引先やで", "取引先", "customer"),
    ],
)
def test_somebody_who_is_known_gets_another_role_or_name(told: str, said: str, name: str, role: str) -> None:
    talker = at_the_people(told)
    talker.say(said)
    assert roles(talker)[name] == role
    assert len(roles(talker)) == len(talker.case.people)
    assert talker.turn.question == "stakeholders.people"
    assert same_from_the_log(talker)
    talker.unsend(talker.sent[-1][0].parts[0].message_id)
    assert roles(talker).get(name) != role or name in told


def test_who_is_not_angry_is_not_called_angry() -> None:
    talker = at_the_people("発注を間違えてお客さんが怒っています。店長もすごく怒ってます")
    assert next(one.mood for one in talker.case.people if one.name == "店長") == "angry"
    talker.say("店長は怒ってない")
    assert next(one.mood for one in talker.case.people if one.name == "店長") != "angry"
    assert next(one.mood for one in talker.case.people if one.role == "customer") == "angry"
    assert "怒り" not in talker.case.hints or talker.case.hints == talker.case.hints[:1]
    assert same_from_the_log(talker)


@pytest.mark.parametrize("said", ["直す", "それは違う", "なんか違う"])
def test_at_the_people_something_wrong_is_asked_by_person(said: str) -> None:
    talker = at_the_people("発注を間違えてお客さんが怒っています。店長もすごく怒ってます")
    talker.say(said)
    assert [choice for choice in talker.offered() if choice.data.startswith("c|person|")]


@pytest.mark.parametrize(
    "said",
    ["店長に怒られたわけじゃないけど気まずいです", "謝ればいいというものでもないと思います", "そうじゃないかな？"],
)
def test_what_corrects_nothing_changes_no_answer(said: str) -> None:
    talker = at_the_demands()
    before = (talker.case.when, talker.case.contact_how, list(talker.case.said))
    talker.say(said)
    assert (talker.case.when, talker.case.contact_how, list(talker.case.said)) == before
