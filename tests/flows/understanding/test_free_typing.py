"""Texts as people type them freely: whose fault, whose feeling, whose boss, and what is no command."""

from __future__ import annotations

from datetime import datetime

import pytest

from flows.understanding import intent_of, match_choice, read
from flows.understanding.emotions import feelings_in
from flows.understanding.people import people_in
from flows.understanding.reading import Reading

NOW = datetime.fromisoformat("2026-11-18T10:00:00+09:00")
THEIRS = {"customer", "customer_staff"}


def reading_of(text: str) -> Reading:
    return read(text, NOW)


@pytest.mark.parametrize(
    "text",
    [
        "部長が勝手に値引きを約束してしまい、お客様に責められているのは私です",
        "店長が値段を間違えて、毎回頭を下げるのは私です",
        "営業が見積もりを忘れていて、電話で怒鳴られるのは私なんです",
        "私は悪くないのに倉庫が出荷を間違えて怒られています",
        "所長がダブルブッキングして、謝っているのは私です",
        "発注ミスは先輩なのに、なぜか私が頭を下げてます",
        "納品書を入れ忘れたのは倉庫です",
    ],
)
def test_whoever_only_bears_the_anger_is_not_at_fault(text: str):
    assert reading_of(text).situation.own_responsibility in ("none", "unclear")
    assert reading_of(text).story.entry not in ("own_mistake", "want_to_complain")


@pytest.mark.parametrize(
    "text",
    [
        "お客様の予約データを削除してしまいました",
        "サーバーの設定を変更したらお客様のサイトが止まりました",
        "個数間違えたの",
        "宛先を間違えて発送してお客様を怒らせました",
        "大事な書類を捨てちゃって先方が怒っています",
        "請求書の確認を忘れたのは私です",
        "お客さんの書類を別の人に渡しちゃいました",
    ],
)
def test_a_mishap_without_another_subject_is_ones_own(text: str):
    assert reading_of(text).situation.own_responsibility in ("full", "partial")


@pytest.mark.parametrize(
    "text", ["先輩がデータを消してしまいました", "新人がお皿を割っちゃいました", "業者が設定を変更したら止まりました"]
)
def test_a_mishap_of_somebody_named_is_theirs(text: str):
    assert reading_of(text).situation.own_responsibility in ("none", "unclear")


def test_an_own_act_is_told_in_own_words():
    story = reading_of("昨日、お客様の写真を消去してしまいました").story
    assert story.did is not None
    assert story.happened is not None


@pytest.mark.parametrize(
    "text",
    [
        "得意先のパン屋の店長さんに叱られました",
        "納品先の病院の院長が怒っています",
        "取引先の園長さんからお叱りを受けました",
        "お客様の会社の部長さんに責められています",
        "担当先のホテルの支配人から電話がありました",
    ],
)
def test_a_boss_in_the_house_of_the_client_is_on_the_side_of_the_client(text: str):
    assert {person.role for person in people_in(text)} <= THEIRS


def test_the_same_word_later_means_the_same_person():
    text = "取引先のスーパーの店長さんから電話です。店長さんは謝りに来いと言っています。課長にはまだ言えていません。"
    roles = {person.mention: person.role for person in people_in(text)}
    reading = reading_of(text)
    assert set(roles.values()) == {"customer", "boss"}
    assert reading.situation.company_will == "unclear"
    assert reading.story.company_told == "not_yet"
    assert reading.story.not_did is None


def test_our_own_boss_of_the_same_title_stays_ours():
    text = "得意先の店長さんに怒鳴られました。うちの店長は一緒に謝ろうと言っています。"
    assert {person.role for person in people_in(text)} == {"customer", "boss"}


@pytest.mark.parametrize("text", ["新人のころから担当していました", "主任だった頃の話です", "部下時代に失敗しました"])
def test_a_time_of_life_is_no_person(text: str):
    assert people_in(text) == ()


def test_a_place_one_looked_after_is_a_client_and_its_owner_no_employer():
    reading = reading_of("退職しましたが、担当していたお店から怒りの電話が来て、オーナーさんは知らん顔です")
    assert "former_company" not in {person.role for person in reading.people}
    assert reading.story.clients_owner


@pytest.mark.parametrize("mark", ["と怒鳴られました", "って言われました", "って怒鳴られて困っています", "とどなられた"])
@pytest.mark.parametrize("brackets", ["「」", "『』"])
def test_words_of_the_client_are_kept_as_said(mark: str, brackets: str):
    text = f"得意先の工場の社長さんに{brackets[0]}今すぐ来い、理由を説明しろ{brackets[1]}{mark}"
    story = reading_of(text).story
    assert story.said == ("今すぐ来い、理由を説明しろ",)
    assert {"visit", "explanation"} <= set(story.demands)


@pytest.mark.parametrize("words", ["代金を返せ", "金返せ", "弁償しろ", "返金しろ"])
def test_wanting_money_back_is_a_demand_for_money(words: str):
    assert "money" in reading_of(f"お客様に「{words}」と言われました").story.demands


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("電話口でどなられました", "abuse"),
        ("窓口で怒鳴りつけられた", "abuse"),
        ("電話がやまず、夜中にも4回", "night_calls"),
    ],
)
def test_shouting_and_calls_at_night_are_noticed(text: str, kind: str):
    assert kind in reading_of(text).harassment


def test_a_call_to_me_is_a_contact():
    assert reading_of("お客様が担当の私に電話してきて困っています").story.contact_how is not None


@pytest.mark.parametrize(
    "text",
    [
        "前日に必ずダブルチェックする",
        "送る前に宛先を2人で見る",
        "今週中に職務経歴書を書き直す",
        "初めから手順を確認する",
        "作業の続きをやる",
        "毎回データの削除を上司に確認してもらう",
        "前回もそうでした",
        "報告をまとめておく",
    ],
)
def test_a_plan_is_an_answer_and_no_command(text: str):
    assert intent_of(text) == "answer"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("最初からやり直します", "restart"),
        ("前の質問に戻ります", "back"),
        ("データを全部消します", "delete_data"),
        ("はい、続けます", "resume"),
        ("続きをやりたいです", "resume"),
        ("じゃあまた", "pause"),
        ("今日はここまでにする", "pause"),
        ("転職したい", "jobs"),
        ("まとめを見る", "summary"),
        ("新しく相談する", "restart"),
    ],
)
def test_a_wish_about_this_talk_is_a_command(text: str, intent: str):
    assert intent_of(text) == intent


@pytest.mark.parametrize(
    "text",
    [
        "やり方を教えてください",
        "もう声も出ないし帰りたい",
        "めっちゃ笑った😭",
        "部長はピリピリしていて、店長もイライラしています",
        "取引先の課長さんは今も怒っています",
        "お客様のお怒りはもっともです",
        "弁償しろと言われました",
    ],
)
def test_what_is_no_feeling_of_the_person_is_left_out(text: str):
    assert feelings_in(text) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("課長は怒っていますが、私も怒っています", "怒り"),
        ("上司の態度にイライラしています", "怒り"),
        ("眠れなくて", "不安"),
        ("吐き気がする", "疲れ"),
        ("ダサくて", "恥"),
        ("つらい😭", "悲しみ"),
    ],
)
def test_what_the_person_feels_is_found(text: str, name: str):
    assert name in {feeling.name for feeling in feelings_in(text)}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("3 3 3", []),
        ("4 5 2", []),
        ("2,2", []),
        ("５　５", []),
        ("1 3", ["a", "c"]),
        ("1と2", ["a", "b"]),
        ("3", ["c"]),
    ],
)
def test_a_row_of_numbers_is_no_choice(text: str, keys: list[str]):
    options = (("a", "電話"), ("b", "メール"), ("c", "手紙"), ("d", "来店"), ("e", "ほか"))
    assert match_choice(text, options) == keys


@pytest.mark.parametrize(
    "text",
    [
        "昨日お客様から電話があり、『不良品だ、すぐ返金しろ、今日中に店長を連れて家まで説明に来い、来ないなら本社にも電話する』と言われました。",
        "取引先からメールが来て、納品の数が違うと指摘され、",
        "私は確認したんですが、それでもクレームが来て",
    ],
)
def test_what_happened_never_breaks_off_unmarked(text: str):
    happened = reading_of(text).story.happened
    assert happened is not None
    assert happened.endswith(("…", "ました", "です", "た"))


def test_letting_a_client_go_home_is_no_detention():
    assert "detention" not in reading_of("予約が重なっていてお客様を帰らせてしまった").harassment
