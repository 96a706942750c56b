"""Danger is noticed by sense, not by word, and the windows that help are right, sourced and sorted."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from flows import safety
from flows.safety.windows import (
    CHANNELS,
    JAPAN,
    KINDS,
    WindowEntry,
    every_window,
    is_open,
    next_opening,
    spans,
    windows,
)

SUNDAY_NIGHT = datetime(2026, 11, 22, 23, 30, tzinfo=JAPAN)
TUESDAY_NOON = datetime(2026, 11, 24, 12, 0, tzinfo=JAPAN)


@pytest.mark.parametrize(
    "text",
    [
        "もう死んでしまおうかと思うことがあります",
        "もうあかん、死にたなってきた",
        "もう死にたか",
        "し に た い",
        "死/に/た/い",
        "shinitai",
        "自〇したい",
        "いっそ消えてしもたら楽やろな",
        "うち、おらんほうがええんちゃうかな",
        "生きとってもしゃあない",
        "なんで生きてるんだろうって毎日思う",
        "明日なんて来なければいいのに",
        "車に轢かれたら会社休めるのにな",
        "私が死ねば丸く収まる",
        "人生終わらせたい",
        "死にたいと思わない日はない",
        "死にたいわけじゃないけど消えてしまいたい",
        "カッターで手首切ると落ち着く",
        "首を吊りかけたことがあります",
    ],
)
def test_a_wish_to_die_is_noticed_however_it_is_typed(text: str):
    danger = safety.look(text)
    assert danger.level in ("ask", "concern", "imminent")
    assert danger.kind == "self"


@pytest.mark.parametrize(
    "text",
    [
        "遺書をしたためました。両親に渡してください",
        "いまマンションの屋上。風が強い",
        "これからいきます。今までありがとう",
        "市販薬を20錠くらい一気に飲んじゃった",
        "さっき薬たくさん飲みました。眠くなってきた",
        "ドアノブにタオルかけた",
        "明日死ぬ予定です",
        "眠剤ためてる。いつでもいけるように",
    ],
)
def test_a_plan_means_or_an_act_under_way_cannot_wait(text: str):
    assert safety.look(text).level == "imminent"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("店長を殺してしまいそうで自分が怖い", "others"),
        ("包丁を鞄に入れて店に向かってます", "others"),
        ("赤ちゃんを揺さぶってしまいそう", "others"),
        ("旦那に首を絞められました", "violence_at_home"),
        ("父親が包丁を持って暴れています", "violence_at_home"),
    ],
)
def test_harm_to_others_and_violence_at_home_have_their_own_kind(text: str, kind: str):
    danger = safety.look(text)
    assert danger.level in ("concern", "imminent")
    assert danger.kind == kind


def test_worry_about_somebody_else_is_danger_that_is_not_about_the_person():
    danger = safety.look("部下から「消えたい」とメールが来ました")
    assert danger
    assert not danger.about_me


@pytest.mark.parametrize(
    "text",
    [
        "お客さんに殺すぞと言われました",
        "「刺すぞ」とお客様に脅されました",
        "「死んで償え」とメールが何通も来る",
        "お前が消えれば解決すると言われました",
        "客に首を絞められそうになった",
    ],
)
def test_a_threat_or_insult_by_a_client_is_no_danger_by_the_person(text: str):
    assert not safety.look(text)


@pytest.mark.parametrize(
    "text",
    [
        "残業で死んでる",
        "推しが尊すぎて死んだ",
        "うちの犬が死んで悲しいです",
        "殺人的なスケジュールで",
        "データが全部消えた",
        "シミを消したい",
        "消えかけた信頼を取り戻したい",
        "リストラで首が飛びました",
        "先方に飛び込みで営業しました",
        "屋上の看板の工事をしています",
        "薬局で薬を30錠渡し間違えました",
        "練炭の注文が入りました",
        "人身事故の影響で納品が遅れました",
        "葬儀社で働いています。ご遺族から",
        "仕事が生きがいです",
        "生きた魚を届けたら死んでいた",
        "わたしにたいして冷たいです",
        "今夜飛び込みの予約が入った",
    ],
)
def test_harmless_words_raise_nothing(text: str):
    assert not safety.look(text)


def test_a_denial_is_asked_about_gently_and_not_taken_for_the_wish():
    assert safety.look("死にたいとかそういうのではないです").level in ("none", "ask")


def test_the_evidence_points_at_the_words_in_the_text_as_given():
    text = "えっと…　ﾀﾋにたいです"
    evidence = safety.look(text).evidence
    assert evidence is not None
    assert "ﾀﾋにたい" in text[evidence.start : evidence.end]


@pytest.mark.parametrize(
    "text",
    [
        "しに\nた\nい",
        "生ぎでいだぐねえ",
        "早ぐ逝ぎてえ",
        "おらんごとなりたか",
        "死にとうございます",
        "4にたみがすごい",
        "ﾓｳｲｷﾃﾙｲﾐﾜｶﾝﾅｲ",
        "k i e t e s h i m a i t a i",
        "市にたい",
        "死んだ母のところへ行きたい",
        "来年の手帳は買わない。どうせもういないから",
        "人生の店じまいをしたい",
        "腕に輪ゴムではじいて、赤くなるまでやめられない",
    ],
)
def test_dialect_disguise_and_euphemism_are_heard(text: str):
    assert safety.look(text)


@pytest.mark.parametrize(
    "text",
    [
        "納屋にいる。ロープもう結んである",
        "線路さ寝でる",
        "薬ば全部、焼酎で流し込んだ",
        "次の特急が来たら飛び込みます",
        "通帳と印鑑は仏壇に置いた。あとは頼む",
        "夫が灯油を撒いて火をつけると言っています",
        "部長の家の前で待ってる。ナイフある",
        "息子が「今から死ぬ」と送ってきて、繋がらないんです",
    ],
)
def test_what_is_at_hand_and_under_way_cannot_wait_in_any_way_of_speaking(text: str):
    assert safety.look(text).level == "imminent"


@pytest.mark.parametrize(
    "text",
    [
        "若いころは死にたいと思ったけど、今は全然ない",
        "夫とはけんかもするけど、手を上げられたことは一度もないよ",
        "踏切の遮断機に車をぶつけて謝りに行きました",
        "除雪の機械にロープを巻き込んで止まってしまいました",
        "沖縄の先輩に救われました",
        "「お前みたいなのは生きてる価値ない」って客に言われた",
    ],
)
def test_what_is_over_denied_at_work_or_shouted_by_a_client_raises_no_alarm(text: str):
    assert safety.look(text).level in ("none", "ask")


def test_worry_about_a_friend_who_cannot_be_reached_is_not_about_the_person():
    danger = safety.look("友達から「さがさないで」って来て、電話に出ない。どうしよう")
    assert danger.level == "imminent"
    assert not danger.about_me


def test_doubt_is_told_with_its_place_where_the_rules_hear_distress_and_are_not_sure():
    text = "昨日からずっと、しんどい"
    danger = safety.look(text)
    assert danger.level == "none"
    assert danger.evidence is None
    assert 0 < danger.doubt < 1
    assert danger.doubt_at is not None
    assert "しんどい" in text[danger.doubt_at.start : danger.doubt_at.end]
    assert safety.look("今日はいい天気ですね").doubt == 0
    assert safety.look("死にたい").doubt == 0


@pytest.mark.parametrize(
    "piece", ["死", "友達が死", "夫が子どもを", "「死", "死。", "し に ", "薬全部飲", "今夜屋上橋", "shini "]
)
def test_a_hostile_text_of_five_thousand_letters_is_read_to_its_end(piece: str):
    text = (piece * 5000)[:4900] + "。もう死にたいです"
    assert safety.look(text)


def test_every_window_names_source_date_and_readable_hours():
    for entry in every_window():
        assert entry.sources, entry.key
        assert entry.checked_on < datetime(2026, 1, 1, tzinfo=UTC).date(), entry.key
        assert set(entry.kinds) <= set(KINDS)
        assert entry.channel in CHANNELS
        assert re.match(r"tel:|https://", entry.uri), entry.key
        for ahead in range(31):
            spans(entry.hours, SUNDAY_NIGHT.date() + timedelta(days=ahead))


def test_what_is_shown_rests_on_two_sources():
    assert all(len(entry.sources) >= 2 for entry in every_window() if entry.active)


def test_misprinted_numbers_are_nowhere():
    numbers = {entry.contact for entry in every_window()} | {entry.uri for entry in every_window()}
    wrong = ("0570-046-556", "0120-565-455", "0120-583-358", "188", "#9999")
    assert not any(number in shown for shown in numbers for number in wrong)
    hotline = [entry.key for entry in every_window() if "0120-783-556" in entry.contact]
    assert hotline == ["inochi_no_denwa"]


@pytest.mark.parametrize("urgent", [False, True])
@pytest.mark.parametrize("now", [SUNDAY_NIGHT, TUESDAY_NOON])
@pytest.mark.parametrize("kind", KINDS)
def test_those_open_now_come_first_and_closed_ones_tell_when_they_open(now: datetime, kind: str, urgent: bool):
    shown = windows(now, kind, urgent=urgent)
    states = [entry.open_now for entry in shown if "ja" in entry.languages]
    assert states == sorted(states, key=[True, None, False].index)
    assert all(entry.opens_at is not None and entry.opens_at > now for entry in shown if entry.open_now is False)


@pytest.mark.parametrize("now", [SUNDAY_NIGHT, TUESDAY_NOON])
def test_a_need_to_talk_finds_people_to_talk_to_before_the_emergency_numbers(now: datetime):
    shown = windows(now, "life")
    opened = [entry for entry in shown if entry.open_now and "ja" in entry.languages]
    ranks = [2 if entry.emergency else 1 if entry.written else 0 for entry in opened]
    assert ranks == sorted(ranks)
    assert ranks[0] == 0
    assert {"110", "119"} <= {entry.contact for entry in shown[:6]}
    assert sum(entry.written for entry in shown) >= 2


@pytest.mark.parametrize("kind", ["life", "violence", "threat"])
@pytest.mark.parametrize("now", [SUNDAY_NIGHT, TUESDAY_NOON])
def test_when_it_cannot_wait_the_emergency_numbers_come_first(now: datetime, kind: str):
    shown = windows(now, kind, urgent=True)
    assert shown[0].emergency
    assert all(entry.emergency for entry in shown[: sum(entry.emergency for entry in shown)])


def test_lines_in_other_languages_follow_those_in_japanese():
    spoken = ["ja" in entry.languages for entry in windows(TUESDAY_NOON, "life")]
    assert spoken == sorted(spoken, reverse=True)
    assert not all(spoken)


def test_threats_lead_to_the_police_and_to_advice_on_work_and_law():
    contacts = [entry.contact for entry in windows(TUESDAY_NOON, "threat")]
    assert {"110", "#9110"} <= set(contacts)
    assert any("legal" in entry.kinds for entry in windows(TUESDAY_NOON, "threat"))


def test_a_kind_of_danger_finds_the_windows_of_its_need():
    assert windows(TUESDAY_NOON, "self") == windows(TUESDAY_NOON, "life")
    assert windows(TUESDAY_NOON, "violence_at_home") == windows(TUESDAY_NOON, "violence")
    with pytest.raises(ValueError, match="weather"):
        windows(TUESDAY_NOON, "weather")


def test_a_night_that_runs_into_the_morning_counts_as_open():
    hours = "daily 16:00-21:00; day10 08:00-32:00"
    assert is_open(hours, datetime(2026, 11, 11, 7, 59, tzinfo=JAPAN))
    assert not is_open(hours, datetime(2026, 11, 11, 8, 1, tzinfo=JAPAN))
    assert next_opening(hours, SUNDAY_NIGHT) == datetime(2026, 11, 23, 16, 0, tzinfo=JAPAN)


def test_a_desk_that_keeps_office_days_is_shut_on_a_public_holiday() -> None:
    monday, tuesday = (datetime(2026, 11, day, 10, tzinfo=JAPAN) for day in (23, 24))

    def desk(now: datetime) -> WindowEntry:
        return next(window for window in windows(now, "threat") if window.contact == "#9110")

    assert desk(monday).open_now is False
    assert desk(tuesday).open_now is True
