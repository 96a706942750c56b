"""Who asks for words is shown them, and has decided nothing by that."""

from __future__ import annotations

import pytest

import flows
from flows import documents
from flows.turn import Card, Does, Turn
from tests.flows.talker import Talker
from tests.flows.test_setting_anew import at, replays


def drafts_in(turn: Turn) -> list[Card]:
    return [bubble for bubble in turn.bubbles if isinstance(bubble, Card) and bubble.kind == "draft"]


@pytest.fixture(scope="module")
def decided_nothing() -> flows.Session:
    return at("apology.choice").session


def deciding(session: flows.Session) -> Talker:
    talker = Talker()
    talker.session = flows.load(flows.dump(session))
    return talker


@pytest.mark.parametrize(
    "words",
    [
        "電話で何て言えばいいの。短いやつ",
        "やっぱ会社に頼む文案が見たい",
        "会社に頼む文案を見せて",
        "断りの文面ください",
        "なんて返せばいいんですか",
        "what should I say",
    ],
)
def test_words_are_shown_and_the_decision_stays_open(decided_nothing: flows.Session, words: str) -> None:
    talker = deciding(decided_nothing)
    turn = talker.say(words)
    assert drafts_in(turn)
    assert talker.case.choice is None
    assert turn.question == "apology.choice"


@pytest.mark.parametrize("words", ["会社に任せる", "会社に頼みたいです"])
def test_a_decision_is_still_one(decided_nothing: flows.Session, words: str) -> None:
    talker = deciding(decided_nothing)
    talker.say(words)
    assert talker.case.choice is not None


def test_other_words_than_those_for_the_decision_leave_it_as_it_was() -> None:
    talker = at("apology.choice")
    talker.say("会社に任せる")
    chosen = talker.case.choice
    assert drafts_in(talker.say("断る文案が見たい"))
    assert talker.case.choice == chosen
    assert replays(talker)


def text_of(turn: Turn) -> str:
    cards = drafts_in(turn)
    return next((choice.value for card in cards for choice in card.choices if choice.does is Does.COPY), "")


def is_brief(text: str) -> bool:
    return 1 <= len(text.split("\n")) <= 5 and not any(mark in text for mark in ("件名", "■", "2026年"))


SHORT_ONES = ["とりあえず一言だけ送れるやつない？", "LINEで送れる短いの", "3行くらいにして。あと件名とか日付いらない"]


@pytest.mark.parametrize("words", SHORT_ONES[:2])
def test_a_few_lines_to_send_are_there_from_the_advice_on(decided_nothing: flows.Session, words: str) -> None:
    talker = deciding(decided_nothing)
    turn = talker.say(words)
    assert is_brief(text_of(turn))
    assert talker.case.choice is None


@pytest.mark.parametrize("words", [*SHORT_ONES, "もっと短くして"])
def test_a_few_lines_are_shown_among_the_drafts_and_nothing_is_answered_by_it(words: str) -> None:
    talker = at("apology.choice")
    talker.say("会社に任せる")
    assert talker.turn.question == "apology.words"
    turn = talker.say(words)
    assert is_brief(text_of(turn)), text_of(turn)
    assert turn.question == "apology.words"
    assert replays(talker)


def test_a_button_gives_the_few_lines_and_another_the_whole_again() -> None:
    talker = at("apology.choice")
    talker.say("会社に任せる")
    kind = documents.kinds_for(talker.case.choice or "", talker.case)[0]
    talker.tap(f"{kind}.brief")
    assert is_brief(text_of(talker.turn))
    talker.tap(f"{kind}.standard")
    assert not is_brief(text_of(talker.turn))


def test_the_boss_is_told_in_half_a_minute_by_telephone() -> None:
    talker = at("apology.choice")
    talker.say("会社に任せる")
    turn = talker.say("店長に電話で30秒で言うならなんて言えばいい？")
    report = documents.draft("boss_report", talker.case, talker.now, documents.BRIEF).text
    request = documents.draft("company_request", talker.case, talker.now, documents.BRIEF).text
    assert text_of(turn) in (report, request)
    assert is_brief(text_of(turn))


@pytest.mark.parametrize("words", ["電話で言う言葉が知りたい。主任への報告じゃなくて", "電話で何て言えばいい"])
@pytest.mark.parametrize("decided", [False, True])
def test_words_for_the_telephone_are_those_and_no_report(words: str, decided: bool) -> None:
    talker = at("apology.choice")
    if decided:
        talker.say("会社に任せる")
    turn = talker.say(words)
    script = documents.draft("phone_script", talker.case, talker.now).text
    assert text_of(turn) == script
    assert replays(talker)


def test_few_lines_can_be_had_while_a_blank_is_open_and_after_the_drafts() -> None:
    talker = at("apology.choice")
    talker.say("会社に任せる")
    talker.say("空欄をうめる")
    assert talker.turn.question == "summary.blanks"
    assert is_brief(text_of(talker.say("LINEで送れる短いのがほしい")))
    assert talker.turn.question == "summary.blanks"
    talker.say("ここまでにする")
    talker.say("次へ")
    assert talker.turn.question != "apology.words"
    assert is_brief(text_of(talker.say("とりあえず一言だけ送れるやつない？")))
    assert replays(talker)
