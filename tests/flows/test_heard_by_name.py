"""What is told beside the open question is named as it was heard; the same sentence is not asked twice in a row."""

from __future__ import annotations

import pytest

from flows.content import content
from flows.stages import BY_ID
from flows.stages.certainty import is_own_slip
from flows.turn import Say
from tests.flows.talker import Talker, how_it_came


def at_the_share() -> Talker:
    talker = how_it_came()
    for _ in range(12):
        if talker.turn.question == "facts.responsibility":
            return talker
        talker.tap("skipped")
    raise AssertionError(talker.turn.question)


def test_what_the_company_wants_is_named_when_it_is_told_in_passing() -> None:
    talker = at_the_share()
    talker.say("会社は謝る気あると思う")
    assert talker.case.company_will == "apologise"
    assert content().text("stakeholders.company_will.options.apologise") in talker.words()
    assert talker.turn.question == "facts.responsibility"


def test_the_same_sentence_is_not_put_twice_in_a_row() -> None:
    talker = at_the_share()
    before = [one.text for one in talker.turn.bubbles if isinstance(one, Say)][-1]
    talker.say("会社は謝る気あると思う")
    assert talker.turn.question == "facts.responsibility"
    assert [one.text for one in talker.turn.bubbles if isinstance(one, Say)][-1] != before


def test_who_tells_more_and_more_is_led_on_and_all_of_it_is_kept() -> None:
    talker = at_the_share()
    for text in (
        "課長はきびしい人で、いつもいそがしいです",
        "お客さんとは長い付き合いで、年に何度も会います",
        "会社は謝る気あると思う",
    ):
        talker.say(text)
    talker.say("相手の担当の佐藤さんも、ずいぶん怒っているようです")
    assert talker.turn.question != "facts.responsibility"
    assert talker.turn.trigger != "not_understood"
    assert any("佐藤" in person.name for person in talker.case.people)


@pytest.mark.parametrize("text", ["続けたいです、大事なお客さんなんで", "これからも続けていきたい取引先なんです"])
def test_who_wants_to_go_on_with_the_customer_gives_no_order_to_the_bot(text: str) -> None:
    talker = at_the_share()
    talker.say(text)
    assert talker.turn.trigger != "resume"
    assert talker.case.relation == "keep"


@pytest.mark.parametrize("text", ["こわいけど電話はできる", "怖いけど今から連絡します"])
def test_fear_of_a_call_says_nothing_about_the_boss(text: str) -> None:
    talker = at_the_share()
    talker.say(text)
    assert talker.case.boss is None


@pytest.mark.parametrize(
    "words", ["見積もりを別の会社に送ってもうた", "伝票を捨てちゃいました", "発注を忘れてしまった"]
)
def test_whose_hand_slipped_is_not_asked_whether_they_saw_it(words: str) -> None:
    assert is_own_slip(words)


@pytest.mark.parametrize(
    "words", ["後輩が書類を送ってしまいました", "店長が予約を忘れてしまった", "商品が足りませんでした"]
)
def test_the_slip_of_another_may_be_hearsay(words: str) -> None:
    assert not is_own_slip(words)


def test_every_question_of_words_can_be_put_again_in_short() -> None:
    wording = content()
    for question in BY_ID.values():
        if question.stage in ("facts", "stakeholders") and f"{question.id}.ask_again" in wording:
            assert wording.text(f"{question.id}.ask_again") != wording.text(f"{question.id}.ask")


def test_of_who_has_left_the_owner_is_no_boss_who_was_told() -> None:
    talker = Talker()
    talker.agree(
        "半年前に辞めた会社のお客さんの支店から電話で謝りに来いと言われた。オーナーに頼まれて一回報告しただけなのに"
    )
    talker.say("オーナーにも連絡したけど、ほっとけばって。誰も味方いない")
    assert talker.case.company_told is None
    assert talker.case.boss is None
