"""The advice fits who answers the phone as their job and whose papers went to somebody else; nothing is said to wait
that has to be done at once; and a plan begins with few steps."""

from __future__ import annotations

import pytest

from flows.case import Case
from flows.content import content
from flows.decision import core_key, factors_of, how_keys
from flows.decision.face_to_face import answers_the_phone
from flows.decision.from_case import sent_to_the_wrong_one
from flows.documents import plan
from flows.documents.actions import actions
from flows.turn import Card, Line
from tests.flows.talker import MORNING, Talker
from tests.flows.test_reconsidering import at_the_rating

ASTRAY = [
    "別のお客さんの見積書を送ってしまいました",
    "見積書を別の会社に送ってしまった",
    "メールの宛先を間違えました",
    "他社の請求書を添付して送信してしまいました",
    "個人情報の入った名簿を誤送信しました",
    "別の患者さんの説明書を渡してしまった",
    "違う人に荷物を発送してしもた",
    "違うお客さんのファイルを添付して送っちゃった",
    "FAXの送信先を間違えて別の会社に送ってしまいました",
    "ほかの取引先の契約書を見せてしまいました",
]
ON_THE_PHONE = [
    "コールセンターで働いています。毎日怒鳴る電話があります",
    "クリニックの受付をしています。電話で怒鳴られました",
    "お客様相談室で電話対応をしてます",
    "会社で電話に出るのが仕事なので出ないわけにいきません",
    "カスタマーサポートで、電話で人格を否定されました",
    "予約センターのオペレーターをしています",
    "代表電話を取る係です",
    "受付なんで電話に出んわけにいかへん",
    "ヘルプデスクで罵倒されました",
    "電話番をしていて怒鳴られました",
]


@pytest.mark.parametrize("told", ASTRAY)
def test_who_got_it_by_mistake_is_asked_to_delete_it_once_the_house_knows(told: str) -> None:
    case = Case(entry="own_mistake", employment="current", told=[told], choice="apologise_with_boss", boss="yes")
    assert sent_to_the_wrong_one(case)
    assert factors_of(case).data_at_risk
    keys = [step.key for step in plan("apologise_with_boss", case, MORNING)]
    assert keys.index("data_first") < keys.index("ask_to_delete")
    assert "owner_told" in [step.key for step in actions("apologise_with_boss", case, MORNING)]
    assert "decision.option.sent_astray.how" in how_keys("apologise_with_boss", case)


@pytest.mark.parametrize(
    "told",
    ["請求書の金額を間違えた", "見積の金額を間違えて送った", "お客さんにメールを送りました", "別の人に相談しました"],
)
def test_what_reached_the_right_one_is_asked_back_from_nobody(told: str) -> None:
    assert not sent_to_the_wrong_one(Case(told=[told]))


@pytest.mark.parametrize("told", ON_THE_PHONE)
def test_who_answers_the_phone_is_told_how_to_end_hand_over_and_log_a_call(told: str) -> None:
    case = Case(entry="front_desk", employment="current", story=[told], contact_how="work_phone", harassment=["abuse"])
    assert answers_the_phone(case)
    for option in ("do_not_engage_seek_help", "route_via_company"):
        assert core_key(option, case) == "decision.option.by_phone.core"
        assert "decision.option.by_phone.how" in how_keys(option, case)
    assert "safe_now" not in [step.key for step in plan("do_not_engage_seek_help", case, MORNING)]


@pytest.mark.parametrize(
    "case",
    [
        Case(employment="current", story=["営業です。電話で怒られました"], contact_how="work_phone"),
        Case(employment="left", story=["前の会社では受付をしていました"], contact_how="private_phone"),
        Case(employment="current", story=["フロントの受付で怒鳴られました"], contact_how="in_person"),
    ],
)
def test_others_need_not_pick_up(case: Case) -> None:
    assert not answers_the_phone(case)


def test_nothing_is_said_to_wait_where_the_house_has_to_know_at_once() -> None:
    talker = Talker()
    talker.agree()
    talker.say("私のミスで、別のお客さんの見積書を送ってしまい、お客さんに電話で怒られました。会社で働いています")
    for _ in range(30):
        if talker.turn.question == "feelings.which":
            break
        talker.tap("right" if talker.find("right") else "skipped")
    talker.say("不安5 恐怖5")
    while talker.turn.question == "feelings.strength":
        talker.say("5")
    said = talker.everything()
    for key in ("reflect.feelings_strong", "reflect.feelings_one_strong"):
        promised = content().raw(key)
        sentences = promised if isinstance(promised, list) else [promised]
        assert not any(one.split("。")[-3] in said for one in sentences if one.count("。") > 2)


def test_a_plan_begins_with_few_steps_and_shows_the_rest_when_asked() -> None:
    talker = at_the_rating()
    talker.say("まとめ")
    shown = [bubble for bubble in talker.turn.bubbles if isinstance(bubble, Card) and bubble.kind == "summary"]
    lines = [block for block in shown[-1].blocks if isinstance(block, Line)]
    assert len(lines) <= 8
    if more := next((one for one in talker.offered() if one.data == "c|more|plan"), None):
        talker.tap_data(more.data)
        assert any(isinstance(bubble, Card) and bubble.kind == "plan" for bubble in talker.turn.bubbles)
