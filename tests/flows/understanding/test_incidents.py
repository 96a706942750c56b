"""What went wrong is told apart from the complaint about it, by very different people."""

from __future__ import annotations

from datetime import datetime

import pytest

from flows.understanding import read
from flows.understanding.by_the_way import states_a_fact, when_of
from flows.understanding.imagined import imagined_in

NOW = datetime.fromisoformat("2026-11-18T10:00:00+09:00")
RECEPTION = (
    "病院の受付で働いてるんですけど、昨日予約の取り違えをして、患者さんを1時間半待たせてしまいました。完全に私のミスです。"
    "患者さんの息子さんから電話があって「どういう教育してるんだ、明日来て謝れ」と言われました。師長にはまだ言えていません。"
)
TOLD = [
    (RECEPTION, "取り違え", "教育"),
    (
        "おととい お客さんのお釣り1000円間違えて渡しちゃって さっき店に電話きて 家まで謝りに来いって言われた",
        "お釣り",
        "謝りに来い",
    ),
    (
        (
            "デイサービスで介護職をしています。先月、入浴介助中に目を離してしまい、利用者さんが転んで腕にあざができました。"
            "娘さんから施設あてに手紙が来て、「母に謝ってください」と書いてありました。"
        ),
        "目を離",
        "手紙",
    ),
    (
        (
            "福岡でタクシー乗務員ばしよります。先週お客さんば違う道で案内してしもうて、飛行機に乗り遅れたて言わしたとです。"
            "会社に苦情の電話が来て、飛行機代ば弁償しろて言いよらすとです。"
        ),
        "違う道",
        "弁償",
    ),
    (
        (
            "自宅でピアノ教室をしています。プログラムで生徒さんの名前を一人だけ抜かしてしまいました。"
            "保護者の方からLINEで「うちの子だけ名前がないなんてひどい」と送られてきて、私はすぐに電話でお詫びしました。"
        ),
        "名前を一人だけ抜かし",
        "LINE",
    ),
    (
        (
            "司書です。本を返却処理し忘れて、利用者さんに督促のはがきを送ってしまいました。"
            "利用者さんは「返したのに泥棒扱いか」とカウンターで怒られて、館長に謝らせろと言っています。"
        ),
        "返却処理し忘れ",
        "泥棒",
    ),
    (
        (
            "フリーのエンジニアです。納期を3日過ぎてしまいました。"
            "クライアントからSlackで「あさってまでに納品されなければ契約を解除します」と来ています。"
        ),
        "納期を3日過ぎ",
        "解除",
    ),
]


@pytest.mark.parametrize(("text", "incident", "complaint"), TOLD)
def test_what_happened_is_what_went_wrong_and_not_the_complaint(text: str, incident: str, complaint: str) -> None:
    happened = read(text, NOW).story.happened or ""
    assert incident in happened
    assert complaint not in happened
    assert happened.rstrip("…") in text


def test_the_complaint_keeps_its_words_demand_day_and_way() -> None:
    reading = read(RECEPTION, NOW)
    story = reading.story
    assert story.said == ("どういう教育してるんだ、明日来て謝れ",)
    assert {"visit", "apology"} <= set(story.demands)
    assert reading.deadline.due == "2026-11-19"
    assert story.contact_how == "phone"
    assert story.company_told == "not_yet"
    assert story.when == "昨日"


def test_where_nothing_but_anger_is_told_the_complaint_is_what_happened() -> None:
    story = read("お客さんにめちゃくちゃ怒られました。「二度と来ない」って言われました。", NOW).story
    assert "怒られ" in (story.happened or "")
    assert story.said == ("二度と来ない",)


def test_words_they_may_yet_say_are_not_theirs() -> None:
    text = (
        "壁に傷をつけてしまいました。お客さんから家に来て直せと言われています。"
        "もし「とにかく金を払え」って言われたらどうしたらいいですか。"
    )
    story = read(text, NOW).story
    assert story.said == ()
    assert "money" not in story.demands
    assert imagined_in("とにかく来いって言われたら？")
    assert not imagined_in("「金を払え」と言われたら涙が出ました")


@pytest.mark.parametrize(
    "text",
    [
        "上司は知っています",
        "店長はその場で一緒に謝ってくれました",
        "支配人からは、金曜までに謝罪の手紙を書くように言われました",
        "院長に呼ばれて話しました",
    ],
)
def test_a_boss_who_had_to_do_with_it_knows(text: str) -> None:
    assert read(f"納品で数を間違えてしまいました。{text}。", NOW).story.company_told == "told"


@pytest.mark.parametrize("text", ["師長はまだ知りません", "店長にはまだ言ってない", "部長には何も話してません"])
def test_a_boss_who_was_not_told_is_none_who_knows(text: str) -> None:
    assert read(f"納品で数を間違えてしまいました。{text}", NOW).story.company_told == "not_yet"


@pytest.mark.parametrize(
    "text",
    [
        "市役所の窓口で働いています。クレームを受けました",
        "患者さんには窓口で謝りました",
        "督促のはがきを送ってしまいました",
    ],
)
def test_ones_own_doing_is_no_way_on_which_they_got_in_touch(text: str) -> None:
    assert read(text, NOW).story.contact_how is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("昨日の午前中です", "昨日の午前中"),
        ("起きたのは先週の水曜でした", "先週の水曜"),
        ("電話は夕方5時ごろにありました", "夕方5時ごろ"),
        ("おとといの夜勤中のことです", "おとといの夜勤中"),
        ("明日の10時です", ""),
        ("先輩にはもう話してあります", ""),
    ],
)
def test_a_day_told_alone_is_read_as_when_it_was(text: str, when: str) -> None:
    assert when_of(text) == when


@pytest.mark.parametrize(
    "text", ["これって何の質問ですか", "もう言いましたよ", "すごく不安です", "特にないです", "謝ったほうがいいのかな"]
)
def test_questions_feelings_and_remarks_about_the_talk_are_no_facts(text: str) -> None:
    assert not states_a_fact(text)


@pytest.mark.parametrize(
    "text",
    [
        "今日の朝電話で「治療費を返せ」って",
        "記録では2時と5時に替えています",
        "今日になって、本社にも報告しろと言われています",
    ],
)
def test_when_something_came_or_was_done_is_no_deadline(text: str) -> None:
    assert read(text, NOW).deadline.kind == "none"
