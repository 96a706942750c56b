"""Whether the boss can be told is read by its sense: scared and going to is going to; and nobody is sent to a desk that
their firm has not got, nor to hotlines for a boss who is merely strict."""

from __future__ import annotations

import pytest

import flows
from flows.content import content
from flows.decision.around import no_hr
from flows.documents import KINDS, draft, plan
from flows.snapshot import dump
from flows.turn import Card
from flows.understanding.resolved import is_scared, will_tell, will_tell_the_boss
from tests.flows.talker import MORNING
from tests.flows.test_past_the_boss import at_the_boss, at_the_drafts, desks_shown
from tests.flows.test_waiting import logged

GOING_TO = [
    "怖いけど話します。明日の朝に",
    "怖いけど言う",
    "話せます。話すって言うたやん",
    "明日言うつもり",
    "これから報告します",
    "こわいけど、ちゃんと言うわ",
    "言うよ。怒られるやろうけど",
    "話すつもりでおる",
    "怖いですが報告しようと思います",
    "怒られると思うけど言うしかないですよね",
    "勇気出して話してみます",
    "月曜に言います",
    "めっちゃ怖いけど朝イチで言うわ",
    "おっかねえけど言うべ",
    "えずかばってん話すばい",
    "上司が怖いけど言わなあかん",
    "今から電話して伝えます",
]
NOT_GOING_TO = [
    "怖くて言えない",
    "言いたいけど怖い",
    "話さなきゃとは思うけど怖くて無理",
    "話すのが怖い",
    "言うたらクビになる",
    "言う勇気がない",
    "話すつもりはない",
    "言うべきか迷ってます",
    "話したほうがいいですか？",
    "部長に言うなと言われた",
    "報告しないといけないのはわかってるけど怖い",
]


@pytest.mark.parametrize("said", GOING_TO)
def test_scared_and_going_to_tell_is_going_to_tell(said: str) -> None:
    talker = at_the_boss()
    talker.say(said)
    assert talker.case.boss == "yes"
    assert talker.turn.question != "stakeholders.boss_why"
    assert not desks_shown(talker)


@pytest.mark.parametrize("said", NOT_GOING_TO)
def test_what_only_speaks_of_telling_is_no_resolve(said: str) -> None:
    assert not will_tell(said)


@pytest.mark.parametrize("said", ["家族には話します", "お客さんに言います", "先輩が話すと言ってます", "昨日話しました"])
def test_what_goes_to_others_or_was_done_is_no_resolve_either(said: str) -> None:
    assert not will_tell(said)


def test_courage_is_heard_beside_the_resolve() -> None:
    assert is_scared("怖いけど言う")
    assert not is_scared("明日言います")
    talker = at_the_boss()
    talker.say("怖いけど話します。明日の朝に")
    assert content().text("minds.tells_scared") in talker.words()


def test_what_is_still_to_come_was_not_told_yet() -> None:
    for said in ("上司には明日の朝話します", "店長には月曜に報告するつもりです"):
        talker = at_the_boss()
        talker.say(said)
        assert talker.case.boss == "yes"
    for said in ("もう話した", "さっき言いました", "昨日話しました", "朝に話したで"):
        talker = at_the_boss()
        talker.say(said)
        assert talker.case.boss == "told"


def test_the_day_of_ones_own_plan_is_no_deadline() -> None:
    talker = at_the_boss()
    talker.say("怖いけど話します。明日の朝に")
    assert talker.case.deadline is None


def test_a_story_tells_the_resolve_as_well() -> None:
    assert will_tell_the_boss("納期に遅れて客が怒っています。怖いけど店長には明日の朝話します。お客さんは待っています")
    assert not will_tell_the_boss("店長が明日の朝お客さんに話します")


def test_who_has_not_been_told_is_not_asked_for_a_view() -> None:
    talker = at_the_boss()
    talker.say("上司は厳しい人やけど言います")
    assert talker.turn.question != "stakeholders.others"


@pytest.mark.parametrize(
    "said",
    [
        "うち小さい会社やし人事ない",
        "人事部なんてないです",
        "従業員5人の工務店です",
        "うち人事おらんし社長だけ",
        "人事なんてもんはねえ",
        "個人経営なので総務とかありません",
        "家族経営やから",
        "零細企業なんで",
        "社員は8人しかいません",
        "総務なんてうちにはないよ",
    ],
)
def test_a_firm_without_a_desk_is_sent_to_none(said: str) -> None:
    talker = at_the_boss()
    talker.say("こわくて言えません")
    talker.say(said)
    assert talker.turn.question != "career.jobs"
    assert no_hr(talker.case)
    assert not [one for one in talker.case.people if "人事" in one.name]
    talker = at_the_drafts(talker, "other_boss")
    everything = [step.text for step in plan(talker.case.choice or "", talker.case, MORNING)]
    everything += [draft(kind, talker.case, MORNING, "standard").text for kind in KINDS]
    assert not [text for text in everything if "人事" in text or "工務店" in text]
    assert flows.dump(flows.replay(logged(talker))) == dump(talker.session)


def test_who_has_a_desk_in_a_small_firm_keeps_it() -> None:
    talker = at_the_boss()
    talker.say("こわくて言えません")
    talker.say("小さな会社やけど総務はあるよ")
    assert not no_hr(talker.case)


def test_the_desk_is_not_named_while_nobody_asked_for_one() -> None:
    talker = at_the_boss()
    before = len(talker.turns)
    talker.say("怖いけど話します")
    at_the_drafts(talker, "hr")
    said = "\n".join(talker.turns[n].bubbles.__repr__() for n in range(before, len(talker.turns)))
    assert "人事" not in said


def test_about_a_strict_boss_words_come_before_hotlines() -> None:
    talker = at_the_boss()
    talker.tap("afraid")
    talker.tap("scolded")
    while talker.find("superior") is None:
        talker.tap("skipped")
    talker.tap("superior")
    assert not any(isinstance(bubble, Card) for bubble in talker.turn.bubbles[:1])
    assert not desks_shown(talker)
    talker.tap("superior_desks")
    assert desks_shown(talker)
