"""Once all is said, what is new is heard before it is rated, what is thought of the talk is thanked for, fear gets
warmth, and what is asked of one's work is answered from what was done; the form for work opens to a clear wish only."""

from __future__ import annotations

from datetime import timedelta

import pytest

import flows
from flows.content import content
from flows.followup.when import days_in
from flows.snapshot import dump
from flows.turn import Card
from flows.understanding.last_words import asked_of_work, is_still_uneasy, tells_something_new, thinks_of_us
from tests.flows.talker import Talker
from tests.flows.test_reconsidering import at_the_rating
from tests.flows.test_waiting import logged

NEW = [
    "今朝また電話がありました。40分。手が震えました",
    "さっきまた着信があった",
    "昨日お客さんが店に来ました。怒鳴られました",
    "今日また電話かかってきてん",
    "あれから手紙が届きました",
    "さっき先方からメールが来ました",
    "ゆうべ3回も電話きよった",
    "今朝また電話あったばい",
    "その後、部長が一緒に行ってくれました",
    "また電話がきた。もう出たくない",
]


def after_the_end() -> Talker:
    talker = at_the_rating()
    talker.tap("4")
    talker.say("飛ばす")
    if talker.find("none.1"):
        talker.tap("none.1")
    assert talker.session.stage == "closed"
    return talker


def is_same_when_done_again(talker: Talker) -> bool:
    return flows.dump(flows.replay(logged(talker))) == dump(talker.session)


@pytest.mark.parametrize("said", NEW)
@pytest.mark.parametrize("hours", [0, 24])
def test_what_is_new_is_heard_before_it_is_rated(said: str, hours: int) -> None:
    talker = at_the_rating()
    talker.now += timedelta(hours=hours)
    talker.say(said)
    assert talker.turn.question != "summary.rating"
    assert not any(isinstance(bubble, Card) and bubble.kind == "recap" for bubble in talker.turn.bubbles)
    assert any(choice.data.startswith("c|record|") for choice in talker.offered())
    assert talker.find("apology.choice") is not None
    assert talker.case.rating is None
    assert is_same_when_done_again(talker)


def test_the_rating_is_one_tap_away_from_what_was_new() -> None:
    talker = at_the_rating()
    talker.say(NEW[0])
    talker.tap_data(next(choice.data for choice in talker.offered() if choice.data.startswith("c|go_on|")))
    assert talker.turn.question == "summary.rating"
    talker.tap("4")
    assert talker.case.rating == 4


def test_what_is_new_after_the_end_is_heard_as_well() -> None:
    talker = after_the_end()
    talker.say(NEW[0])
    assert any(choice.data.startswith("c|record|") for choice in talker.offered())
    assert content().text("chat.closed") not in talker.words()
    assert is_same_when_done_again(talker)


@pytest.mark.parametrize(
    "said", ["ありがとう", "4", "助かりました", "もっと短いとよかった", "今日はよく眠れました", "次は何をすればいい？"]
)
def test_courtesies_and_ratings_are_nothing_new(said: str) -> None:
    assert not tells_something_new(said)


@pytest.mark.parametrize(
    "said",
    [
        "質問が多くて疲れたけど、電話の言い方は役に立ちそう",
        "もっと短いとよかった",
        "説明が長すぎます",
        "文案がちょっと硬い感じでした。もう少しやわらかいほうが嬉しい",
        "質問が多いねん",
        "ボットにしては親切やと思いました",
        "質問がもう少し少ないと助かる",
        "まとめがわかりにくい",
        "電話の練習がもっとできるとよかったです",
        "選択肢が多すぎて迷いました",
    ],
)
def test_what_is_thought_of_the_talk_is_thanked_for_and_kept(said: str) -> None:
    talker = at_the_rating()
    talker.say(said)
    assert content().text("minds.feedback") in talker.words()
    assert talker.case.comment == said
    assert talker.turn.question == "summary.rating"
    talker.tap("3")
    assert talker.turn.question != "summary.comment"
    assert is_same_when_done_again(talker)


@pytest.mark.parametrize("said", ["会社の返事が遅い", "お客さんの説明が長い", "質問してもいいですか？", "怖い"])
def test_what_is_about_others_is_no_word_on_the_talk(said: str) -> None:
    assert not thinks_of_us(said)


@pytest.mark.parametrize(
    "said", ["まだちょっと怖い", "やっぱり不安です", "まだ怖いねん", "正直まだしんどい", "なんか落ち着かない"]
)
@pytest.mark.parametrize("ended", [False, True])
def test_fear_that_is_left_gets_warmth_and_one_thing_that_helps(said: str, ended: bool) -> None:
    talker = after_the_end() if ended else at_the_rating()
    talker.say(said)
    assert not any(isinstance(bubble, Card) for bubble in talker.turn.bubbles)
    assert content().text("minds.uneasy") in talker.words()
    assert content().text("chat.closed") not in talker.words()
    assert is_same_when_done_again(talker)


@pytest.mark.parametrize(
    "said",
    [
        "もう怖くない",
        "不安はなくなりました",
        "怖いお客さんでした。今朝も来ました。また来ると言っていました。ずっと怒鳴って",
    ],
)
def test_who_is_not_afraid_any_more_is_not_comforted(said: str) -> None:
    assert not is_still_uneasy(said)


WORK = [
    ("次の仕事とかに何か活かせることある？", "worth"),
    ("この失敗って自分のキャリアに響きますか？ここから何学べるんやろ", "harms"),
    ("キャリアの話してくれるんじゃないの", "part"),
    ("この経験って何か役に立つんかな、今後", "worth"),
    ("今回のことから学べることってありますか", "worth"),
    ("これから先、仕事に影響しますか？", "harms"),
    ("ここから何を学べばいいのか知りたい", "worth"),
    ("将来に響くやろか", "harms"),
    ("次の職場で活かせるもんある？", "worth"),
    ("失敗から学べること教えて", "worth"),
]


@pytest.mark.parametrize(("said", "asked"), WORK)
def test_what_is_asked_of_ones_work_is_answered_and_the_part_about_it_offered(said: str, asked: str) -> None:
    assert asked_of_work(said) == asked
    talker = at_the_rating()
    talker.say(said)
    assert talker.turn.question not in ("career.jobs", "summary.rating")
    assert len([line for line in talker.words().split("\n") if line.startswith("・")]) <= 3
    career = next(choice for choice in talker.offered() if choice.data.startswith("c|career|"))
    assert is_same_when_done_again(talker)
    talker.tap_data(career.data)
    assert talker.turn.question == "career.strength"


def test_leaving_ones_work_opens_no_search() -> None:
    talker = at_the_rating()
    talker.say("この仕事、もう辞めたほうがいいのかな")
    assert talker.turn.question != "career.jobs"
    assert content().text("chat.not_understood") not in talker.words()


def test_who_left_the_decision_open_finds_what_can_be_learned_at_the_rating() -> None:
    talker = at_the_rating("later")
    assert any(choice.data == "c|career|" for choice in talker.offered())
    talker.tap_data("c|career|")
    assert talker.turn.question == "career.strength"


def test_who_is_worn_out_is_offered_nothing_of_it() -> None:
    talker = at_the_rating("later")
    talker.session.consultation.case.feelings = {"疲れ": 5}
    talker.say("ぬぬぬ")
    assert not any(choice.data.startswith("c|career|") for choice in talker.offered())


@pytest.mark.parametrize(
    "said",
    [
        "まだ怖くて眠れません",
        "会社にばれたらどうしよう？",
        "次の仕事に活かせることある？",
        "店長に怒鳴られて、もう何も考えられないんです",
    ],
)
def test_the_form_for_work_lets_go_of_what_is_no_answer_to_it(said: str) -> None:
    talker = at_the_rating()
    talker.say("求人を見たい")
    assert talker.turn.question == "career.jobs"
    talker.say(said)
    assert talker.turn.question != "career.jobs"


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("3日後にお願い", 3),
        ("1週間後くらいかなあ、わからんけど", 7),
        ("三日後", 3),
        ("一週間後で", 7),
        ("来週くらいに聞いて", 7),
        ("明日また聞いて", 1),
        ("あさってがいい", 2),
        ("一か月後", 30),
        ("10日後くらいで", 10),
        ("数日後にお願いします", 3),
    ],
)
def test_a_time_named_later_than_it_was_asked_is_taken(said: str, days: int) -> None:
    assert days_in(said) == days
    talker = at_the_rating()
    talker.tap("4")
    talker.say("飛ばす")
    talker.say("ありがとう")
    talker.say(said)
    planned = talker.case.check_in
    assert planned is not None
    assert planned.startswith((talker.now + timedelta(days=days)).date().isoformat())
    assert is_same_when_done_again(talker)


def test_a_question_after_the_end_is_answered_without_being_sent_away() -> None:
    talker = after_the_end()
    for said in ("会社に電話するとき最初になんて言えばいい？", "どうして空は青いのですか？"):
        talker.say(said)
        assert content().text("chat.closed") not in talker.words()
