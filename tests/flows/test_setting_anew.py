"""An answer that is named is changed to what is said; what was taken wrongly is taken back; nothing else is filled."""

from __future__ import annotations

import pytest

import flows
from tests.flows.talker import Talker
from tests.flows.test_waiting import logged

TOLD = (
    "8月に辞めた会社の元お客さんから電話があって、書類の数字が違うから謝りに来いと言われました。"
    "見積書は私がメールで送りました。"
)


def at(question: str) -> Talker:
    """Led to the question with 「人から聞いた」 as to certainty, and the rest not known."""
    talker = Talker()
    talker.agree(TOLD)
    for _ in range(20):
        if talker.turn.question == question:
            return talker
        if talker.turn.question == "facts.certainty":
            talker.tap("heard")
        elif (passed := talker.find("skipped") or talker.find("unknown")) is not None:
            talker.tap_data(passed.data)
        else:
            talker.say("先週です")
    raise AssertionError(talker.turn.question)


def replays(talker: Talker) -> bool:
    saved = flows.dump(talker.session)
    return flows.dump(flows.replay(talker.sent)) == saved and flows.dump(flows.replay(logged(talker))) == saved


def test_a_correction_of_another_answer_is_no_confession() -> None:
    talker = at("facts.responsibility")
    turn = talker.say("うーん　自分で送ったメールだから自分で見たこと、だよ。人から聞いたは間違い")
    assert talker.case.certainty == "seen"
    assert talker.case.responsibility is None
    assert turn.question == "facts.responsibility"
    assert replays(talker)


@pytest.mark.parametrize(
    "words", ["俺認めてないよ。自分が原因だなんて言ってない", "自分のせいだなんて言ってません", "認めたわけじゃない"]
)
def test_what_was_taken_and_is_denied_is_not_known_and_asked_again(words: str) -> None:
    talker = at("facts.responsibility")
    talker.say("自分が悪いです")
    assert talker.case.responsibility == "full"
    told = talker.case.company_told
    turn = talker.say(words)
    assert talker.case.responsibility == "unclear"
    assert talker.case.company_told == told
    assert turn.question == "facts.responsibility"
    assert replays(talker)


def test_what_is_denied_while_it_is_asked_is_no_answer() -> None:
    talker = at("facts.responsibility")
    turn = talker.say("俺認めてないよ。自分が原因だなんて言ってない")
    assert talker.case.responsibility is None
    assert turn.question == "facts.responsibility"
    assert replays(talker)


def test_that_the_company_admits_nothing_takes_nothing_back() -> None:
    talker = at("facts.responsibility")
    talker.say("自分が悪いです")
    talker.say("会社は何も認めてない")
    assert talker.case.responsibility == "full"


def test_an_answer_named_by_its_name_is_set() -> None:
    talker = at("stakeholders.people")
    turn = talker.say("たしかさを「自分で見た」に直して")
    assert talker.case.certainty == "seen"
    assert turn.question == "stakeholders.people"
    assert replays(talker)


def test_an_answer_named_by_words_of_its_ask_is_set() -> None:
    talker = at("facts.responsibility")
    talker.say("自分が悪いです")
    open_then = talker.turn.question
    turn = talker.say("「直接つながったと思うか」の答えは「わからない」に直して")
    assert talker.case.responsibility == "unclear"
    assert turn.question == open_then
    assert replays(talker)


def test_what_an_answer_is_to_be_is_chosen_where_it_is_not_clear() -> None:
    talker = at("stakeholders.people")
    assert talker.say("たしかさを「まあまあ」に変えて").question == "facts.certainty"
    assert replays(talker)


def test_an_answer_is_set_while_feelings_are_asked() -> None:
    talker = at("feelings.which")
    talker.say("自分の責任を「わからない」に変更してください")
    assert talker.case.responsibility == "unclear"
    assert replays(talker)


def test_that_somebody_wants_another_person_sets_nothing() -> None:
    talker = at("facts.responsibility")
    assert talker.case.certainty == "heard"
    assert talker.say("担当を別の人に変えてほしいと言われました").question == "facts.responsibility"
    assert talker.case.certainty == "heard"


def test_what_was_set_goes_when_its_words_are_taken_back() -> None:
    talker = at("stakeholders.people")
    talker.say("たしかさを「自分で見た」に直して")
    talker.unsend(talker.sent[-1][0].parts[0].message_id)
    assert talker.case.certainty != "seen"


def test_of_two_that_are_told_apart_the_open_question_gets_what_holds() -> None:
    talker = at("facts.certainty")
    talker.say("うーん　自分で送ったメールだから自分で見たこと、だよ。人から聞いたは間違い")
    assert talker.case.certainty == "seen"
    assert replays(talker)


def test_an_answer_that_is_asked_anew_may_be_set_by_its_name_or_denied() -> None:
    talker = at("facts.responsibility")
    talker.say("自分が悪いです")
    talker.say("自分の責任を「まあまあ」に直して")
    assert talker.turn.question == "facts.responsibility"
    talker.say("自分が原因だなんて言ってない")
    assert talker.case.responsibility != "full"
    talker.say("たしかさを「自分で見た」に直して")
    assert talker.case.certainty == "seen"
    assert replays(talker)
