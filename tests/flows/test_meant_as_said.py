"""What is said in one's own words beside an answer is taken the way it was meant."""

from __future__ import annotations

import pytest

from flows.feelings_said import not_felt
from flows.scales import strengths
from flows.stages import BY_ID
from flows.stages.facts import harassment_read
from flows.understanding import read
from tests.flows.later import in_the_middle
from tests.flows.talker import MORNING, Talker
from tests.flows.test_pressed import SHOP, at_the_decision
from tests.flows.test_setting_anew import replays

NOW = MORNING


@pytest.mark.parametrize(
    "words",
    ["どなってはないけど声がすごく低くて怖かった お金の話は出てません", "おどされてはないです、お金の話も出てません"],
)
def test_who_says_of_two_of_them_that_they_were_not_was_not_harassed(words: str) -> None:
    assert harassment_read(read(words, NOW)) == []


@pytest.mark.parametrize("words", ["お金の話は出てません", "声が低くて怖かった", "どなられました お金の話はないです"])
def test_one_denial_or_a_threat_told_is_no_none(words: str) -> None:
    assert harassment_read(read(words, NOW)) != []


@pytest.mark.parametrize(
    "words",
    [
        "所長と一緒に謝りに行く方でお願いします",
        "部長と一緒に謝りに行きます",
        "店長と一緒に謝りに行ってもらえるか聞きます",
    ],
)
def test_a_plan_with_the_boss_tells_of_nobody_who_knows(words: str) -> None:
    assert read(words, NOW).story.company_told != "told"
    assert read(words, NOW).story.boss != "told"


def test_having_gone_with_the_boss_still_does() -> None:
    assert read("昨日、部長と一緒に謝りに行きました", NOW).story.company_told == "told"


def test_the_way_that_is_taken_at_last_counts_and_not_the_doubt_before_it() -> None:
    talker = at_the_decision(SHOP)
    talker.say("うーん それは店の話ですよね 本部の方なんですけど… まあいいです これで進めたいです")
    assert "apology.choice" in talker.session.consultation.answered


def test_feelings_that_are_rather_another_are_not_felt() -> None:
    assert not_felt("悲しいというか、申し訳ない") == {"悲しみ"}
    assert not_felt("不安よりも怖いです") == set()


@pytest.mark.parametrize("words", ["3くらい さっきよりはましです ちょっと息できる感じ", "2です。だいぶ楽になりました"])
def test_a_figure_at_the_head_is_how_strong_it_is_now(words: str) -> None:
    talker = at_the_decision(SHOP)
    case = talker.session.consultation.case
    case.feelings = {"恐怖": 4}
    question = BY_ID["summary.feelings"]
    found = strengths(question, case, words, read(words, NOW), list)
    assert found == {"恐怖": int(words[0])}


@pytest.mark.parametrize("words", ["次へ", "次お願いします", "もう自分で入れます 次お願いします"])
def test_who_asks_for_the_next_step_at_the_drafts_is_led_on(words: str) -> None:
    talker = at_the_decision(SHOP)
    talker.tap("go")
    assert talker.turn.question == "apology.words"
    talker.say(words)
    assert talker.turn.question != "apology.words"


def test_several_things_put_right_between_blanks_are_each_taken() -> None:
    talker = Talker()
    talker.agree("先週の木曜、A社の給料一覧を間違えてB社にメールで送ってしまいました")
    assert talker.case.when == "先週の木曜"
    talker.say("違います、事務所は私の職場です あと先週の木曜じゃなくて水曜でした")
    assert talker.case.when == "先週の水曜"
    assert replays(talker)


@pytest.mark.parametrize(
    "words",
    [
        "3日後くらいに聞いてもらえますか その頃には所長と謝りに行ってると思うので",
        "3日後くらいに聞いてもらえますか",
        "3日後でお願いします そのころには返事が来ているはずなので",
    ],
)
def test_a_day_to_be_asked_again_holds_whatever_is_said_behind_it(words: str) -> None:
    talker = in_the_middle()
    talker.say("あとで聞いて")
    talker.say(words)
    assert talker.case.check_in not in (None, "none")
    assert replays(talker)
