"""What is said at the career chapter besides answers: it is met from what this person did, put right with a word, or
let be at once."""

from __future__ import annotations

import pytest

import flows
from flows.career.lived import lived_in
from flows.career.strengths import shown_in
from flows.content import content
from flows.snapshot import dump
from flows.understanding.career_words import asked_at_work, right_trade, wish_at
from tests.flows.talker import Talker
from tests.flows.test_waiting import logged

DARED = "怖かったけど課長には自分から言いました"
STORY = f"取引先の納品日を一日まちがえて教えてしもて、店長さんにえらい怒られました。すぐ電話で謝りました。{DARED}"
LEFT = "先月辞めた会社のお客さんから電話がきて、見積もりが違うから謝りに来いと言われました。私のミスです"
TEXTS = ["もっと短く", "一言で", "失敗した経験は？って聞かれたらどう言えばいい", "なんかかっこよすぎる"]
REASONS = [("人間関係で辞めたって言っていいの？", "relations"), ("体調崩して辞めたって言っていい？", "health")]
ANSWERS = ["早めに報告する", "人の話を最後まで聞く", "次からは復唱して確認する。あと一人で決めない"]


def at(question: str, story: str = STORY) -> Talker:
    talker = Talker()
    talker.agree()
    talker.say(story)
    for _ in range(40):
        here = talker.turn.question
        if here == question:
            return talker
        if here == "career.wish":
            talker.tap("yes")
        elif here == "feelings.which":
            talker.say("困惑3")
        elif here == "apology.choice":
            talker.tap("go")
        else:
            talker.tap(next(value for value in ("own_mistake", "skipped", "done") if talker.find(value)))
    raise AssertionError(talker.turn.question)


def is_same_when_done_again(talker: Talker) -> bool:
    return flows.dump(flows.replay(logged(talker))) == dump(talker.session)


def test_strengths_rest_on_what_was_done_in_the_very_words_and_never_on_the_slip() -> None:
    talker = at("career.strength")
    seen = [one for shown in shown_in(lived_in(talker.session.consultation)) for one in shown.seen]
    acts = [one.evidence.quote for one in seen if one.sign.weight >= 3]
    assert DARED in acts
    assert not any("まちがえて" in quote for quote in acts)
    assert DARED in talker.words()


def test_the_offer_names_what_they_did() -> None:
    assert DARED in at("career.wish").words()


@pytest.mark.parametrize("said", ["どんなん？", "時間かかる？", "転職の面接で使えるやつ？"])
def test_what_is_asked_about_the_offer_is_answered_and_agrees_to_nothing(said: str) -> None:
    talker = at("career.wish")
    talker.say(said)
    assert talker.case.career_wish is None
    assert talker.find("yes") is not None
    assert is_same_when_done_again(talker)


@pytest.mark.parametrize("said", ["みたい", "見せて", "気になる"])
def test_a_yes_in_other_words_is_a_yes(said: str) -> None:
    talker = at("career.wish")
    talker.say(said)
    assert talker.case.career_wish == "yes"
    assert is_same_when_done_again(talker)


@pytest.mark.parametrize("question", ["career.wish", "career.strength", "career.learned", "career.more"])
@pytest.mark.parametrize("said", ["今は仕事の話したくない", "学びとか今は無理", "もう考えられない"])
def test_who_wants_none_of_it_now_is_asked_no_more(question: str, said: str) -> None:
    talker = at(question)
    talker.say(said)
    assert not talker.turn.question.startswith("career.")
    assert talker.case.career_wish == "no"
    assert is_same_when_done_again(talker)


@pytest.mark.parametrize("said", ["そんなん強みちゃう", "大したことしてないです", "なんでコミュニケーション力なん？"])
def test_an_objection_to_a_strength_is_met_with_their_own_words_and_kept_as_no_answer(said: str) -> None:
    talker = at("career.strength")
    talker.say(said)
    assert talker.turn.question == "career.strength"
    assert talker.case.strength is None
    assert DARED in talker.words()
    assert is_same_when_done_again(talker)


@pytest.mark.parametrize("said", ["課長に自分から言うたことかな", "誠実さ、ですかね。嘘つかずに報告したので"])
def test_a_strength_in_own_words_is_taken_however_it_is_put(said: str) -> None:
    talker = at("career.strength")
    talker.say(said)
    assert talker.turn.question == "career.learned"
    assert talker.case.strength == said


@pytest.mark.parametrize(
    "said", ["もっと短く", "一言で", "失敗した経験は？って聞かれたらどう言えばいい", "なんかかっこよすぎる"]
)
def test_a_text_is_had_short(said: str) -> None:
    talker = at("career.more")
    talker.say(said)
    texts = [
        choice.value for bubble in talker.turn.bubbles for choice in getattr(bubble, "choices", ()) if choice.value
    ]
    assert texts
    assert max(map(len, texts)) <= 140
    assert talker.turn.question == "career.more"
    assert is_same_when_done_again(talker)


def test_another_trade_is_put_right_in_every_text() -> None:
    talker = at("career.more")
    talker.say("接客じゃなくて事務です")
    assert "事務" in talker.words()
    talker.say("もっと短く")
    assert "事務" in talker.words()
    assert is_same_when_done_again(talker)


@pytest.mark.parametrize(
    ("said", "reason"),
    [("人間関係で辞めたって言っていいの？", "relations"), ("体調崩して辞めたって言っていい？", "health")],
)
def test_why_one_left_is_one_sentence_with_the_reason_that_was_named(said: str, reason: str) -> None:
    talker = at(
        "career.more",
        "先月辞めた会社のお客さんから電話がきて、見積もりが違うから謝りに来いと言われました。私のミスです",
    )
    talker.say(said)
    assert content().text(f"career_texts.leaving.{reason}") in talker.words()
    assert talker.turn.question == "career.more"
    assert is_same_when_done_again(talker)


@pytest.mark.parametrize(
    "said", ["早めに報告する", "人の話を最後まで聞く", "次からは復唱して確認する。あと一人で決めない"]
)
def test_an_answer_is_no_objection(said: str) -> None:
    assert wish_at("career.learned", said) == ""
    assert asked_at_work(said) == ""
    assert right_trade(said) == ""


def test_a_no_to_the_offer_in_other_words_is_a_no() -> None:
    talker = at("career.wish")
    talker.say("うーん 別にええかな")
    assert talker.case.career_wish == "no"
    assert is_same_when_done_again(talker)
