"""What is told of somebody who is involved stays with that person; who somebody is can be put right in words."""

from __future__ import annotations

from typing import cast

import pytest

from flows.case import Case, Person
from flows.understanding.remarks import remark_on
from tests.flows.talker import Talker

HOSPITAL = (
    "病院で看護助手をしています。昨日、点滴の部屋を間違えて案内してしまい、患者さんの息子さんがすごく怒って、"
    "謝りに来いと病院に電話してきました。主任は知っていますが、師長にはまだ言っていません"
)
SHOP = (
    "居酒屋で働いてます。おとといアレルギーの確認を忘れてお客さんにえび入りの料理を出してしまって、お客さんのお母さんが"
    "店に電話してきて謝罪しろって言ってます。店長はお前が行けって言うし、先輩は知らん顔です"
)


def at(question: str, story: str) -> Talker:
    talker = Talker()
    talker.agree()
    talker.say(story)
    for _ in range(30):
        if talker.turn.question == question:
            return talker
        if talker.find("skipped"):
            talker.tap("skipped")
        else:
            talker.tap(next(one for one in ("own_mistake", "right", "enough") if talker.find(one)))
    raise AssertionError(talker.turn.question)


def case_of(talker: Talker) -> Case:
    return cast("Case", talker.session.consultation.case)


def person(talker: Talker, name: str) -> Person:
    return next(one for one in case_of(talker).people if one.name.endswith(name))


def names(talker: Talker) -> set[str]:
    return {one.name for one in case_of(talker).people}


@pytest.mark.parametrize(
    ("called", "said", "words"),
    [
        ("店長", "店長はきびしい人です", "きびしい人"),
        ("先輩", "先輩はかばってくれない", "かばってくれない"),
        ("オーナー", "オーナーは味方してくれる", "味方してくれる"),
        ("先輩", "先輩は逃げてる", "逃げてる"),
        ("店長", "店長はお前が行けの一点張り", "お前が行け"),
        ("主任", "主任は、早く師長に言いなさいって", "早く師長に言いなさい"),
        ("課長", "課長に相談したら自分で考えろと言われました", "自分で考えろ"),
    ],
)
def test_what_is_said_of_somebody_is_read_in_their_words(called: str, said: str, words: str) -> None:
    remark = remark_on(said, called)
    assert remark is not None
    assert remark.words == words


@pytest.mark.parametrize(
    ("called", "said"),
    [
        ("店長", "店長は俺の上司ちゃう"),
        ("師長", "師長はどう言うかな"),
        ("課長", "課長は今日は休みです"),
        ("店長", "店長は行けなんて言ってない"),
        ("息子さん", "息子さんがすごく怒って、謝りに来いと電話してきました"),
        ("主任", "主任はきびしい人ですか？"),
    ],
)
def test_what_is_no_remark_is_none(called: str, said: str) -> None:
    assert remark_on(said, called) is None


def test_a_story_tells_how_those_inside_are() -> None:
    talker = at("stakeholders.people", SHOP)
    assert person(talker, "店長").said == "お前が行け"
    assert person(talker, "先輩").told == "知らん顔"
    assert "酒屋" not in names(talker)
    assert "お前が行け" in talker.words()


def test_what_is_told_of_a_person_is_kept_and_said_back_while_another_question_waits() -> None:
    talker = at("stakeholders.boss", HOSPITAL)
    talker.say("主任は味方してくれると思います")
    assert person(talker, "主任").told
    assert "味方" in talker.words()
    assert talker.turn.question == "stakeholders.boss"


def test_what_the_customer_is_told_to_want_is_theirs() -> None:
    talker = at("stakeholders.people", HOSPITAL)
    talker.say("息子さんは説明がほしいって言ってました")
    assert person(talker, "息子さん").wants == "explanation"
    assert len([one for one in case_of(talker).people if one.role == "customer"]) == 1


@pytest.mark.parametrize(
    ("said", "gone", "there"),
    [
        ("息子さんじゃなくて娘さん", "患者さんの息子さん", "患者さんの娘さん"),
        ("主任は主任じゃなくて店長", "主任", "店長"),
        ("あ、主任じゃなくて副主任です", "主任", "副主任"),
        ("怒ってたのは息子さんじゃなくて奥さんです", "患者さんの息子さん", "患者さんの奥さん"),
        ("息子さんの名前は中村さんです", "患者さんの息子さん", "中村さん"),
    ],
)
def test_somebody_is_called_otherwise(said: str, gone: str, there: str) -> None:
    talker = at("stakeholders.people", HOSPITAL)
    talker.say(said)
    assert gone not in names(talker)
    assert there in names(talker)
    talker.say("早く返事がほしいです")
    assert there in names(talker)


@pytest.mark.parametrize("said", ["主任のこと消して", "主任は関係ないです", "主任を外してください"])
def test_somebody_is_taken_off_the_list_and_nothing_is_erased(said: str) -> None:
    talker = at("stakeholders.people", HOSPITAL)
    talker.say(said)
    assert "主任" not in names(talker)
    assert talker.turn.trigger == "changed"


def test_it_is_asked_who_has_no_part_where_nobody_is_named() -> None:
    talker = at("stakeholders.people", HOSPITAL)
    talker.say("その人は関係ない")
    assert talker.turn.trigger == "person"


def test_who_is_no_boss_is_none_any_more() -> None:
    talker = at("stakeholders.boss", SHOP)
    talker.say("店長は俺の上司ちゃう")
    assert person(talker, "店長").role != "boss"


def test_words_that_were_never_said_go() -> None:
    talker = at("stakeholders.boss", SHOP)
    talker.say("違う、店長は行けなんて言ってない")
    assert person(talker, "店長").said == ""
    assert case_of(talker).company_will != "alone"


def test_a_wish_changes_hands() -> None:
    talker = at("stakeholders.people", SHOP)
    talker.say("店長じゃなくて先輩が行けって言ってる")
    assert person(talker, "先輩").said == "お前が行け"
    assert person(talker, "店長").said == ""


def test_what_stands_in_no_line_is_taken_as_put_right() -> None:
    talker = at("stakeholders.boss", HOSPITAL)
    talker.say("看護助手じゃなくて看護師です")
    assert talker.turn.trigger == "changed"
    assert "看護師" in talker.words()


def test_another_place_is_no_complaint_about_us() -> None:
    talker = at("stakeholders.boss", HOSPITAL)
    talker.say("病院じゃなくて施設です")
    assert talker.turn.trigger == "changed"
    assert "施設" in talker.words()


def test_who_has_heard_nobody_is_not_told_what_was_said() -> None:
    talker = at(
        "stakeholders.others", SHOP.replace("店長はお前が行けって言うし、先輩は知らん顔です", "店長と先輩がいます")
    )
    asked = talker.everything()
    talker.say("聞いてないです")
    assert "そう言われている" not in talker.everything()[len(asked) :]


def test_two_who_are_one_are_made_one() -> None:
    talker = at("stakeholders.people", SHOP)
    talker.say("店長とオーナーは同じ人です")
    assert person(talker, "店長").role == "owner"


def test_another_of_the_same_house_stays_of_the_other_side() -> None:
    talker = at("stakeholders.people", SHOP)
    talker.say("さっきの、お母さんじゃなくてお父さんでした")
    assert person(talker, "お父さん").role == "customer"


def test_only_who_it_was_is_put_right_where_both_end_alike() -> None:
    talker = at("stakeholders.boss", HOSPITAL.replace("点滴の部屋を間違えて", "主任に頼まれて部屋を間違えて"))
    talker.say("主任に頼まれたんじゃなくて、先輩に頼まれた")
    assert talker.turn.trigger == "changed"
    told = f"{case_of(talker).did} {case_of(talker).happened}"
    assert "先輩に頼まれ" in told


@pytest.mark.parametrize(
    ("said", "boss"),
    [
        ("師長めっちゃこわい", "afraid"),
        ("主任から師長に話がいってると思う", "told"),
        ("言わなきゃとは思ってるんですけど", None),
    ],
)
def test_whether_the_boss_can_be_told_is_read_in_their_words(said: str, boss: str | None) -> None:
    talker = at("stakeholders.boss", HOSPITAL)
    talker.say(said)
    assert case_of(talker).boss == boss
    assert talker.turn.trigger != "not_understood"


def test_who_is_named_only_to_be_denied_is_not_added() -> None:
    talker = at("stakeholders.people", SHOP)
    talker.say("お母さんはお客さんのお母さんで、うちの母じゃないです")
    assert "母" not in names(talker)


def test_who_is_on_the_list_can_be_asked() -> None:
    talker = at("stakeholders.people", HOSPITAL)
    talker.say("誰が入ってるん？")
    assert "師長" in talker.words()
    assert talker.turn.question == "stakeholders.people"
