"""What is said in place of a tap is understood by its sense: agreement, refusal, another one, sighs, ratings."""

from __future__ import annotations

import pytest

import flows
from flows.stage import Stage
from flows.understanding.ratings import rating_in
from flows.understanding.sighs import is_sigh
from flows.understanding.stances import consents, stance_of
from tests.flows.talker import Talker, asked
from tests.flows.test_offers import at_the_decision
from tests.flows.test_same_people import at_the_people
from tests.flows.test_waiting import logged


@pytest.mark.parametrize(
    ("said", "stance"),
    [
        ("うんそれでいい", "agree"),
        ("ほなそれで頼むわ", "agree"),
        ("それでよかよ", "agree"),
        ("やっぱり最初のおすすめで", "agree"),
        ("let's go with that", "agree"),
        ("別のがいい", "other"),
        ("ほかの方法みる", "other"),
        ("ほかにないん？", "other"),
        ("something else", "other"),
        ("ちょっと考えさせて", "later"),
        ("今日は決めない", "later"),
        ("うんこれで残して", "keep"),
        ("とっといて", "keep"),
        ("残さなくていい", "drop"),
        ("練習はいい", "decline"),
        ("もっとくわしく", "more"),
        ("それでいいですか？", ""),
        ("それでいいのか分からない", ""),
        ("別にない", ""),
        ("ほかの人に怒られた", ""),
        ("上司に残してもらった", ""),
        ("それは違う", ""),
    ],
)
def test_the_stance_of_a_short_text(said: str, stance: str) -> None:
    assert stance_of(said) == stance


@pytest.mark.parametrize(
    "said", ["続けて大丈夫", "はいお願いします", "同意します", "ええよ", "保存してもいいよ", "Sure, go ahead"]
)
def test_consent_is_given_in_many_words(said: str) -> None:
    talker = Talker()
    talker.say("お客様に怒られました")
    talker.say(said)
    assert talker.session.consented is not None


@pytest.mark.parametrize(
    "said", ["続けないで", "続けないでください", "大丈夫じゃない", "よくない", "お願い助けて", "大丈夫ですか？"]
)
def test_what_is_no_yes_is_no_consent(said: str) -> None:
    assert not consents(said)


def test_the_ways_of_the_decision_are_had_by_sense() -> None:
    talker = at_the_decision()
    talker.say("別のがいい")
    assert talker.find("later") is not None or talker.turn.trigger == "options"
    talker.say("やっぱり最初のおすすめで")
    assert talker.case.choice not in (None, "later")
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


def test_the_people_are_agreed_to_by_sense() -> None:
    talker = at_the_people("発注を間違えて納品が遅れました。お客さんが怒っています")
    talker.say("うんそれでいい")
    assert talker.turn.question != "stakeholders.people"


@pytest.mark.parametrize(
    "said", ["もうやだ", "なんで私ばっかり", "はぁ…しんどい", "もうやってられへん", "I can't take it anymore"]
)
def test_a_sigh_at_the_menu_is_heard_and_files_nothing(said: str) -> None:
    talker = Talker()
    talker.agree()
    before = len(talker.session.consultation.moves)
    talker.say(said)
    assert talker.turn.question == "entry.role"
    assert talker.case.entry is None
    assert len(talker.session.consultation.moves) == before
    if talker.session.waiting.step == "gentle":  # asked alone; what may be done comes after it
        talker.tap("fine")
    assert talker.find("listen") is not None
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


@pytest.mark.parametrize("said", ["自分のミスです", "もう辞めた", "店長に怒鳴られて疲れた", "無理な要求をされた"])
def test_what_tells_something_is_no_sigh(said: str) -> None:
    assert not is_sigh(said)


def test_who_wants_only_to_be_heard_is_asked_no_more() -> None:
    talker = asked("facts.when", "自分のミス", "納期に遅れてしまいました")
    talker.say("ただ聞いてほしいだけ")
    assert talker.turn.stage == Stage.LISTENING
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)
    talker.tap("back")
    assert talker.turn.question == "facts.when"


def test_an_answer_out_of_turn_is_kept_and_not_asked_for() -> None:
    talker = asked("facts.contact_how", "自分のミス", "納期に遅れてしまいました", "おととい")
    talker.say("まだ何もしてない")
    assert talker.case.done is None or talker.case.done == []
    asked_for = set()
    for _ in range(20):
        if talker.turn.stage != Stage.FACTS:
            break
        asked_for.add(talker.turn.question)
        talker.tap("skipped")
    assert "facts.done" not in asked_for
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


@pytest.mark.parametrize(
    ("said", "figures"),
    [
        ("まあまあかな", ["4"]),
        ("4くらい", ["4"]),
        ("助かりました", ["4"]),
        ("ほんまに助かったわ", ["5"]),
        ("あんまり役に立たなかった", ["2"]),
        ("ふつう", ["3"]),
        ("not bad", ["4"]),
        ("よくわからない", []),
        ("役に立ちましたか？", []),
    ],
)
def test_a_rating_in_words(said: str, figures: list[str]) -> None:
    assert rating_in(said) == figures


def test_a_feeling_that_was_denied_is_not_asked_again_and_comes_back_when_it_is_named() -> None:
    talker = at_the_feelings()
    talker.say("怖くはない。不安4と怒り3")
    assert talker.case.feelings == {"不安": 4, "怒り": 3}
    assert "恐怖" in talker.case.not_felt
    talker.say("戻る")
    talker.say("やっぱり怖い5、不安4")
    assert (talker.case.feelings or {}).get("恐怖") == 5
    assert "恐怖" not in talker.case.not_felt
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


def at_the_feelings() -> Talker:
    talker = Talker()
    talker.agree("発注を間違えて納品が遅れました。お客さんから電話で怒鳴られて怖かったです。不安です")
    for _ in range(20):
        if talker.turn.question == "feelings.which":
            return talker
        talker.tap("own_mistake") if talker.turn.question == "entry.role" else talker.tap("skipped")
    raise AssertionError(talker.turn.question)
