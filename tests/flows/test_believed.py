"""A clear no in own words to what was no more than tiredness put strongly is believed at once; the gentle question
stands alone; of all windows the two nearest are shown beside a question."""

from __future__ import annotations

import pytest

import flows
from flows.stage import Stage
from flows.turn import Card, Raises, Say
from tests.flows.care import CONCERN, IMMINENT, caring, windows
from tests.flows.talker import Talker, asked
from tests.flows.test_waiting import logged

TOLD = "もう三週間、毎日お客さんから電話で怒鳴られています。先輩もオーナーも誰も助けてくれません。夜も眠れません。"
TIRED = "消えてしまいたいくらい疲れました"
DENIALS = (
    "死にたいわけじゃないです。ほんとに疲れただけ",
    "そういうのじゃないです",
    "死ぬとかじゃないです。電話の話を聞いてほしい",
    "死にたいんやない、しんどいだけや",
    "死ぬ気はないです。電話のことを相談したいだけです",
    "消えたいわけちゃうねん、寝てへんだけ",
    "死のうとは思ってないです",
    "死にたかわけじゃなか",
    "そんなつもりで言ったんじゃないです",
    "死にたいとまでは思わないです。疲れました",
    "自殺とかそんなんじゃなくて、眠りたいだけです",
)
DOUBTFUL = "もう三週間毎日怒鳴られて、全部終わりにしたいです"


def in_facts() -> Talker:
    return asked("facts.when", "自分のミス", "納期に遅れてしまいました")


def replays(talker: Talker) -> bool:
    return flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


@pytest.mark.parametrize("said", DENIALS)
def test_a_clear_no_is_believed_at_once(said: str) -> None:
    talker = in_facts()
    question = talker.turn.question
    talker.say(TIRED)
    assert talker.turn.stage == Stage.DANGER
    talker.say(said)
    assert talker.turn.stage != Stage.DANGER
    assert talker.turn.question == question
    assert "0120" in talker.words()
    assert Raises.CALL_OPERATOR not in [effect.does for effect in talker.turn.effects]
    assert list(talker.turn.asks_for(Raises.NOTE))
    assert replays(talker)


@pytest.mark.parametrize("said", DENIALS[:3])
def test_what_was_told_with_it_is_taken_up_and_kept(said: str) -> None:
    talker = Talker()
    talker.agree()
    talker.say(f"{TOLD}もう{TIRED}")
    assert talker.turn.stage == Stage.DANGER
    talker.say(said)
    assert "三週間" in talker.words()
    assert talker.case.happened
    assert talker.turn.question.startswith(("facts.", "entry."))
    assert replays(talker)


def test_before_consent_too() -> None:
    talker = Talker()
    talker.say(f"{TOLD}もう{TIRED}")
    talker.say(DENIALS[0])
    assert "三週間" in talker.words()
    assert talker.turn.question == "consent.agree"
    talker.tap("agree")
    assert talker.case.story
    assert replays(talker)


def test_facts_within_the_no_are_kept() -> None:
    talker = in_facts()
    talker.say(TIRED)
    talker.say("死にたいわけじゃないです。先週の月曜からずっと電話が続いてて寝てないだけです")
    assert talker.turn.stage != Stage.DANGER
    assert talker.case.when
    assert replays(talker)


@pytest.mark.parametrize("said", DENIALS[:3])
def test_where_the_wish_itself_was_spoken_of_one_more_question_follows(said: str) -> None:
    talker = caring(CONCERN)
    talker.say(said)
    assert talker.turn.stage == Stage.DANGER


def test_one_tap_is_no_clear_no() -> None:
    talker = in_facts()
    talker.say(TIRED)
    talker.tap("not_meant")
    assert talker.turn.stage == Stage.DANGER


@pytest.mark.parametrize(
    "said",
    [
        "死にたいと思わない日はないです",
        "消えたい気持ちはなくならないです",
        "死ぬのは怖くないです",
        "死にたいし、誰にも会いたくないです",
        "死にたくないわけじゃないです",
    ],
)
def test_what_only_sounds_like_a_no_is_none(said: str) -> None:
    talker = in_facts()
    talker.say(TIRED)
    talker.say(said)
    assert talker.turn.stage == Stage.DANGER


def test_more_after_it_is_no_longer_mild() -> None:
    talker = in_facts()
    talker.say(TIRED)
    talker.say(CONCERN)
    talker.say(DENIALS[0])
    assert talker.turn.stage == Stage.DANGER
    assert replays(talker)


def test_two_windows_stand_beside_the_question_and_the_others_one_tap_away() -> None:
    talker = caring(CONCERN)
    shown = windows(talker.turn)
    assert len(shown) == 2
    assert all(window.open_now for window in shown)
    talker.tap("lines")
    assert len(windows(talker.turn)) > 2


def test_where_there_is_no_time_nothing_is_left_out() -> None:
    shown = windows(caring(IMMINENT).turn)
    assert len(shown) > 2
    assert {"110", "119"} & {window.contact for window in shown[:2]}


def test_the_gentle_question_stands_alone() -> None:
    talker = in_facts()
    talker.say(DOUBTFUL)
    assert talker.session.gentle
    assert not any(isinstance(bubble, Card) for bubble in talker.turn.bubbles)
    assert {choice.data for choice in talker.offered()} == {"c|danger|yes", "c|danger|fine"}
    assert sum("？" in bubble.text for bubble in talker.turn.bubbles if isinstance(bubble, Say)) == 1


@pytest.mark.parametrize("said", ["ない", "いいえ", "そこまではないです", "死にたいとかじゃないです。疲れただけです"])
def test_a_no_to_the_gentle_question_leads_to_the_question_that_waits(said: str) -> None:
    talker = in_facts()
    talker.say(DOUBTFUL)
    waits = talker.turn.question
    talker.say(said)
    assert talker.turn.stage != Stage.DANGER
    assert talker.turn.question == waits
    assert talker.offered()
    assert replays(talker)


@pytest.mark.parametrize("said", ["はい", "あります", "ちょっとある"])
def test_a_yes_to_it_leads_to_care(said: str) -> None:
    talker = in_facts()
    talker.say(DOUBTFUL)
    talker.say(said)
    assert talker.turn.stage == Stage.DANGER
    assert replays(talker)


def test_before_consent_the_gentle_question_comes_alone_and_consent_after_it() -> None:
    talker = Talker()
    talker.say(DOUBTFUL)
    assert talker.session.gentle
    assert talker.find("agree") is None
    talker.say("いいえ")
    assert talker.turn.question == "consent.agree"
    assert talker.session.held
    talker.tap("agree")
    assert replays(talker)


@pytest.mark.parametrize("said", ["もう疲れた", "疲れました", "つかれた…", "もうしんどいわ", "へとへとです"])
def test_mere_tiredness_as_the_first_words_is_not_asked_about_dying(said: str) -> None:
    talker = Talker()
    talker.say(said)
    assert not talker.session.gentle
    talker.tap("agree")
    assert not talker.session.gentle


def test_tiredness_with_more_in_it_is_asked_about() -> None:
    talker = Talker()
    talker.agree()
    talker.say("もう疲れた。全部終わりにしたい")
    assert talker.session.gentle or talker.session.stage is Stage.DANGER


def test_protection_waits_until_the_graver_question_is_answered() -> None:
    talker = Talker()
    talker.agree()
    talker.say("お客さんに電話で「殺すぞ」と言われて、もう疲れました。終わりにしたいです")
    assert talker.session.gentle
    assert not windows(talker.turn)
    assert not talker.session.consultation.protected
    talker.say("いいえ")
    assert talker.session.consultation.protected
    assert "#9110" in talker.words()
    assert replays(talker)


@pytest.mark.parametrize("said", ["ホットラインちゃうねん", "電話番号はいらないです", "話がずれてる"])
def test_a_complaint_about_the_lines_is_no_yes(said: str) -> None:
    talker = in_facts()
    talker.say(TIRED)
    talker.say(said)
    assert talker.turn.stage != Stage.DANGER
    talker = caring(CONCERN)
    talker.say(said)
    assert talker.turn.stage == Stage.DANGER
    assert replays(talker)


def test_who_wants_no_operator_calls_none_in_danger() -> None:
    talker = caring(CONCERN)
    talker.say("え、相談員さんは頼んでないです")
    assert Raises.CALL_OPERATOR not in [effect.does for effect in talker.turn.effects]
    assert talker.turn.stage == Stage.DANGER
