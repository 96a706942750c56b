"""Facts told while something else is asked are taken where they belong, and the same question stays open."""

from __future__ import annotations

import pytest

import flows
from tests.flows.talker import Talker, asked
from tests.flows.test_waiting import logged

STORY = "病院の受付です。予約の取り違えをして患者さんを待たせてしまい、息子さんが怒っています"


def at(question: str) -> Talker:
    talker = asked("facts.when", STORY)
    for _ in range(30):
        if talker.turn.question == question:
            return talker
        if talker.turn.question == "feelings.which":
            talker.say("不安3")
        else:
            talker.tap("right" if talker.turn.question == "stakeholders.people" else "skipped")
    raise AssertionError(talker.turn.question)


def said_at(question: str, text: str) -> Talker:
    talker = at(question)
    talker.say(text)
    assert talker.turn.question == question
    assert talker.turn.trigger != "not_understood"
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)
    return talker


@pytest.mark.parametrize(
    "question",
    [
        "facts.contact_how",
        "facts.said",
        "facts.demands",
        "facts.did",
        "facts.harassment",
        "facts.done",
        "stakeholders.boss",
    ],
)
def test_when_it_was_is_taken_whatever_is_asked(question: str) -> None:
    talker = said_at(question, "昨日の午前中です")
    case = talker.case
    assert case.when == "昨日の午前中"
    assert case.did is None
    assert case.said == []


@pytest.mark.parametrize("question", ["facts.when", "facts.demands", "facts.harassment", "feelings.which"])
def test_how_it_came_about_is_taken_and_named(question: str) -> None:
    told = "私が台帳に名前を書くとき、隣の枠に書いてしまいました"
    talker = said_at(question, told)
    assert talker.case.did == told
    assert told in talker.words()


@pytest.mark.parametrize(
    "question", ["facts.when", "facts.contact_how", "facts.said", "feelings.which", "stakeholders.boss"]
)
def test_an_apology_made_already_is_taken(question: str) -> None:
    talker = said_at(question, "患者さんには窓口で謝りました")
    assert "apologised" in (talker.case.done or [])
    assert talker.case.contact_how is None
    assert talker.case.said == []


def test_a_time_of_day_belongs_to_the_day_that_is_known() -> None:
    talker = at("facts.contact_how")
    talker.say("昨日です")
    talker.say("電話は夕方5時ごろでした")
    assert talker.case.when == "昨日の夕方5時ごろ"


def test_who_knows_nothing_yet_is_no_answer_that_one_does_not_know() -> None:
    talker = said_at("facts.demands", "師長はまだ知りません")
    assert talker.case.company_told == "not_yet"
    assert talker.case.demands is None


def test_what_is_wanted_is_taken_as_it_was_said() -> None:
    talker = said_at("facts.contact_how", "新しいの買って返せって")
    assert talker.case.said == ["新しいの買って返せ"]


@pytest.mark.parametrize("question", ["facts.did", "facts.said"])
def test_who_only_thinks_that_it_is_their_fault_has_told_no_act_and_no_words(question: str) -> None:
    talker = at(question)
    talker.say("たぶん私が悪いんだと思います")
    assert talker.case.did is None
    assert talker.case.said == []
    assert talker.case.responsibility != "full"


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("電話で謝りに来いって言われました", "謝りに来い"),
        ("なんで黙ってたんだって", "なんで黙ってたんだ"),
        ("メールで、金返せって来ました", "金返せ"),
        ("はっきりした言葉は覚えてないけど、誠意を見せろみたいな", "誠意を見せろ"),
    ],
)
def test_of_what_was_said_the_words_alone_are_kept(told: str, kept: str) -> None:
    talker = at("facts.said")
    talker.say(told)
    assert talker.case.said == [kept]


def test_a_story_in_pieces_loses_none_of_them() -> None:
    talker = Talker()
    talker.agree()
    for text in (
        "カフェの店長してます",
        "日曜日にスタッフがお客様の服にコーヒーをこぼしてしまって",
        "その場でおしぼりを出して謝ったんですけど",
        "昨日電話があって、クリーニング代と慰謝料で5万払えって言われました",
    ):
        talker.say(text)
        assert talker.turn.trigger != "not_understood"
    case = talker.case
    assert "コーヒーをこぼし" in (case.happened or "")
    assert case.done == ["apologised"]
    assert "money" in (case.demands or [])
    assert case.harassment == ["money"]


def test_a_fair_claim_and_a_reproach_are_no_harassment() -> None:
    talker = asked(
        "facts.when",
        "自分のミス",
        "美容師です。放置時間を間違えてしまい、お客様から「全額返してください」とDMが来ました",
    )
    assert "money" in (talker.case.demands or [])
    assert not talker.case.harassment


def test_nothing_to_add_is_a_yes_to_the_story() -> None:
    talker = Talker()
    talker.agree()
    talker.say(
        "歯科助手です。今朝、患者さんの保険証を返し忘れました。昼に患者さんの旦那さんから「個人情報をなんだと思ってるんだ」と"
        "電話がありました。院長にはもう話してあります。明日の10時に持って行くことになりました。気づいてすぐ電話したんですが出てくれませんでした。"
    )
    assert talker.turn.question == "facts.story_check"
    talker.say("特にないです")
    assert talker.case.story_checked == "right"


def test_a_day_that_is_only_denied_stands_nowhere_any_more() -> None:
    talker = asked("facts.when", STORY)
    talker.say("3月31日です")
    assert talker.case.when == "3月31日"
    talker.say("3月31日じゃないです")
    assert talker.case.when is None
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


def test_a_day_by_which_something_is_wanted_is_no_day_on_which_it_was() -> None:
    talker = said_at("facts.when", "今週中に返事しろって言われた")
    assert talker.case.when is None
    assert talker.case.deadline_kind == "due"


def test_who_tells_it_at_home_has_told_nobody_at_work() -> None:
    talker = said_at("facts.demands", "嫁には話しました")
    assert talker.case.company_told is None
