"""Words that look alike and mean another thing: thinking aloud, demands, days, either-or, quarrels of others."""

from __future__ import annotations

from datetime import datetime

import pytest

from flows.understanding import match_choice
from flows.understanding.dates import deadline_in
from flows.understanding.harassment import harassment_in
from flows.understanding.intents import intent_in, intent_of

NOW = datetime.fromisoformat("2026-11-18T10:00:00+09:00")
CONTACT = (
    ("private", "自分の携帯に電話", "携帯"),
    ("work", "会社に電話"),
    ("mail", "メール"),
    ("line", "LINEなどのメッセージ", "LINE"),
    ("met", "直接会って", "対面", "直接"),
    ("someone", "人づてに", "又聞き"),
)
CHECK = (("right", "合っています", "そのままで", "そんな感じ"), ("change", "直す"))
DECISION = (
    ("go", "これで進めたい", "そうする"),
    ("boss", "上司と一緒に謝る"),
    ("limited", "自分の分だけ謝る"),
    ("company", "会社に窓口を頼む"),
    ("later", "まだ決めない"),
)


def _intents(texts: str, asked: str | None = None) -> dict[str, str]:
    return {text: intent_of(text, asked) for text in texts.split("|")}


@pytest.mark.parametrize("asked", [None, "apology.choice", "facts.story_check", "consent"])
@pytest.mark.parametrize(
    ("texts", "intent"),
    [
        ("うーむ|ウーム|うーん|うーん…|んー|ううむ|うーん、そうですね|ええと…|えっと|はぁ", "unknown"),
        ("おまかせします|お任せします|おまかせで|任せます|そちらにお任せしたいです|全部おまかせ", "unknown"),
        ("うん？|はい？|大丈夫ですか？|いい？|そうなの？|合ってる？", "unknown"),
        ("ん？|は？|え？|なに？|どゆこと|どういうこと？|何のこと？", "help"),
        ("ちょっと待って|今忙しい|いま忙しいです|あとで|今ちょっと手が離せません|仕事中です", "pause"),
        ("うん|はい|うむ|うーん、はい|はい、お願いできますか？|んだ", "yes"),
        ("ううん|いや|いいえ", "no"),
    ],
)
def test_thinking_aloud_and_asking_back_decide_nothing(texts: str, intent: str, asked: str | None):
    assert _intents(texts, asked) == dict.fromkeys(texts.split("|"), intent)


def test_what_is_only_heard_decides_nothing_at_the_decision_but_agrees_elsewhere():
    texts = "なるほど|そうですね|ああ|はい、お任せします|ほう"
    assert _intents(texts, "apology.choice") == dict.fromkeys(texts.split("|"), "unknown")
    assert _intents(texts, "facts.story_check") == dict.fromkeys(texts.split("|"), "yes")


@pytest.mark.parametrize(
    "text",
    ["部下に任せていました", "先輩に任せきりでした", "店が忙しくて確認できませんでした", "年末の忙しい時期でした"],
)
def test_what_was_left_to_somebody_and_busy_days_are_the_story(text: str):
    assert intent_of(text) == "answer"


@pytest.mark.parametrize(
    "text",
    [
        "元に戻してほしいって",
        "元通りにしてほしい",
        "返してほしいって",
        "元の状態に戻してほしいそうです",
        "もとに戻せと",
        "やり直してほしいって",
        "消してほしいって",
        "説明してほしいって",
    ],
)
def test_what_the_other_side_demands_is_no_order(text: str):
    assert _intents(text, "facts.deadline") == _intents(text, None) == {text: "answer"}


def test_what_is_wanted_of_the_other_side_depends_on_what_was_asked():
    assert intent_of("元に戻して", "facts.demands") == "answer"
    assert intent_of("元に戻して") == "back"
    assert intent_of("やり直してほしい", "facts.demands") == "answer"
    assert intent_of("やり直したい") == "restart"


@pytest.mark.parametrize(
    "text", ["前に戻して", "一つ戻して", "前の質問に戻してほしい", "戻して", "さっきの答えを直して"]
)
def test_going_back_is_still_heard_where_demands_are_asked_for(text: str):
    assert intent_of(text, "facts.deadline") == "back"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("土下座は嫌です、あと夜中に何度も電話が鳴ります", None),
        ("夜中に電話が来ます", None),
        ("毎晩のように電話がきます", None),
        ("夜中の2時に何度も電話が鳴ります", None),
        ("深夜に何度も連絡してきます", None),
        ("夜中に謝れと言われます", None),
        ("今夜中に返事しろと言われました", "2026-11-18"),
        ("夜までに返事がほしいそうです", "2026-11-18"),
        ("夜中までに返事しろって", "2026-11-18"),
        ("今日中に謝れと言われました", "2026-11-18"),
        ("明日の夜10時に電話しろと言われた", "2026-11-19T22:00"),
    ],
)
def test_calls_that_keep_coming_at_night_are_no_deadline(text: str, due: str | None):
    assert deadline_in(text, NOW).due == due


@pytest.mark.parametrize(
    ("texts", "intent"),
    [
        ("人から聞いただけです|又聞きです|誰かに聞いただけ|人づてに聞きました|先輩から聞いた", "answer"),
        ("人と話したい|人に聞いてほしい|担当の人に代わって|人から説明を聞きたい|誰かと話せますか", "human"),
        ("土曜日|連休のころ|週末に|金曜日|正月に|お盆のころ|夏|台風の日|花見のとき|雪の日でした", "answer"),
        ("週末だね|寒いね|雨ですね|お正月ですね|お腹すいた|いい天気", "smalltalk"),
    ],
)
def test_hearsay_asks_for_nobody_and_a_day_is_no_small_talk(texts: str, intent: str):
    assert _intents(texts, "facts.certainty") == dict.fromkeys(texts.split("|"), intent)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("メールか人づてです", ["mail", "someone"]),
        ("人づてかLINE", ["line", "someone"]),
        ("電話かメールでした", ["private", "work", "mail"]),
        ("対面か電話です", ["private", "work", "met"]),
        ("LINEまたはメール", ["mail", "line"]),
        ("メールです", ["mail"]),
        ("メールかな", ["mail"]),
        ("たしかメール", ["mail"]),
        ("直接かもしれない", ["met"]),
        ("メールが何度か来ました", ["mail"]),
    ],
)
def test_either_or_names_both(text: str, keys: list[str]):
    assert match_choice(text, CONTACT) == keys


@pytest.mark.parametrize(
    ("text", "options", "keys"),
    [
        ("いまの", CHECK, []),
        ("います", CHECK, []),
        ("そん", CHECK, []),
        ("そう", DECISION, []),
        ("うーむ", DECISION, []),
        ("謝る", DECISION, []),
        ("合って", CHECK, ["right"]),
        ("合ってます", CHECK, ["right"]),
        ("そのまま", CHECK, ["right"]),
        ("メッセージ", CONTACT, ["line"]),
        ("一緒に謝る", DECISION, ["boss"]),
        ("まだ", DECISION, ["later"]),
        ("窓口", DECISION, ["company"]),
    ],
)
def test_a_label_is_known_by_its_beginning_or_a_whole_word(text: str, options: tuple[tuple[str, ...], ...], keys):
    assert match_choice(text, options) == keys


@pytest.mark.parametrize(
    ("text", "threatened"),
    [
        ("マネージャーさんが店に乗り込んで大げんかになったそうです", False),
        ("店長がお客さんの家に乗り込んだらしいです", False),
        ("オーナーが支店に乗り込んで喧嘩になったと聞きました", False),
        ("先方の会社に乗り込んで口論になったらしい", False),
        ("夫が相手の会社に乗り込みました", False),
        ("お客さんが店に乗り込んできて怒鳴りました", True),
        ("お客様が会社に乗り込んできました", True),
        ("家に乗り込むぞと言われた", True),
        ("会社に乗り込んでやると電話がありました", True),
        ("店長が電話に出たら、店に乗り込むぞと言われたそうです", True),
    ],
)
def test_a_quarrel_of_others_threatens_nobody_here(text: str, threatened: bool):
    assert ("threat" in harassment_in(text)) == threatened


def test_the_place_of_an_order_is_told_behind_thinking_aloud():
    text = "うーん、前の質問に戻して"
    intent, evidence = intent_in(text)
    assert intent == "back"
    assert evidence is not None
    assert text[evidence.start : evidence.end] == "前の質問に戻"


@pytest.mark.parametrize(
    "text",
    [
        "続きの工事を忘れてました",
        "契約をキャンセルする、中止だと",
        "「最初からやり直して」って",
        "直接行くのはやめて手紙にする",
        "会議が再開するまでに",
        "やめたい気持ちが半分",
        "一度やめて戻ってきた常連",
        "相談員さんみたいな第三者に入ってほしい、先方との間に",
        "わからないでは済まないと",
        "ちゃんと経緯をまとめて渡したい",
        "あの頃に戻りたいです",
        "前の部署に戻りたい",
        "お待たせしすぎた",
        "穏便に終わらせたい",
        "取り消し忘れ",
    ],
)
def test_what_stops_goes_on_or_comes_back_in_the_case_is_no_order_to_us(text: str):
    assert intent_of(text) == "answer"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("今日はもうやめる", "pause"),
        ("前の質問に戻りたい", "back"),
        ("お待たせしました", "resume"),
        ("続きの質問をお願いします", "resume"),
        ("ここまでをまとめて", "summary"),
        ("だからやめるって", "pause"),
        ("担当者に代わって", "human"),
    ],
)
def test_orders_beside_them_are_still_heard(text: str, intent: str):
    assert intent_of(text) == intent


def test_a_shouted_order_is_theirs_where_their_words_were_asked_for():
    assert intent_of("責任者に代われ", "facts.said") == "answer"
    assert intent_of("人間に代わってください", "facts.said") == "human"
