"""What a short text wants of the conversation, in many ways of speaking; and stories that only sound like it."""

from __future__ import annotations

import time

import pytest

from flows.understanding.intents import intent_in, intent_of


@pytest.mark.parametrize(
    ("intent", "texts"),
    [
        (
            "yes",
            (
                "左様でございます|相違ございません|んだんだ、そのとおりだ|ほうじゃのう|そっすね|せやな|"
                "じゃっどじゃっど|おっしゃる通りです|いがすいがす|異存ありません|まあ、そんなところです|"
                "はい〜お願いしますね"
            ),
        ),
        (
            "no",
            (
                "該当いたしません|いらんいらん|遠慮しときまーす|んでねえ|そげなことはなか|とんでもない|"
                "まだ何もしていません|言われておりません|特には|今回は見送ります"
            ),
        ),
        (
            "unknown",
            (
                "わかりかねます|記憶が定かではございません|おべでね|どげんやったかねえ|失念いたしました|"
                "はっきりどはわがんね|忘れちまったよ|うーん、どうだろう"
            ),
        ),
        (
            "back",
            (
                "一つ前の設問にお戻しいただけますでしょうか|前さ戻してけろ|まちごうて押してしもうた|"
                "ちゃうとこ押してもた|さっきの答えは間違いでした|誤って選択しましたので取り消し願います"
            ),
        ),
        (
            "restart",
            (
                "はなっからやりなおすべ|ふりだしさ戻してけれ|別件でのご相談をお願いしたく存じます|"
                "もっぺん頭から頼むわ|ご破算にして最初から"
            ),
        ),
        (
            "help",
            (
                "何ば押したらよかと?|字が小さくて押せないんだが|どごさ何書げばいいんだ|"
                "ご利用方法をお知らせください|ここは何をしてくれる所でしょうか|質問の意味がよく分かりません"
            ),
        ),
        (
            "pause",
            (
                "お客さん来た 後でまた|ここらで一服するべ|本日はこれにて失礼いたします|"
                "今日はもうここまでにしとく|寝るすけ、また明日な|続きはまた今度で"
            ),
        ),
        (
            "resume",
            (
                "今戻ったがら、続ぎやってけろ|中断しておりました件、再開願います|どこまで話したっけ|"
                "お昼を済ませてきましたので続けましょう|昨日のつづき、やるべ"
            ),
        ),
        (
            "human",
            (
                "人さ代わってけろ|担当の方にお取り次ぎ願えますか|機械相手でねくて、人と話してえんだ|"
                "電話で話せる担当の方はおんなっですか|中の人だして"
            ),
        ),
        (
            "delete_data",
            (
                "履歴、みんな消してけねべか|お預けした情報を破棄願います|記録が残らないようにしてください|"
                "全部なかったことにしてくれ|データ消しとって"
            ),
        ),
        (
            "summary",
            (
                "ここまでの話、まどめてけろ|要旨を提示願います|三行で頼む|"
                "今まで言うたこと整理して出してくれたら助かる|どんなことを話したか確認したい"
            ),
        ),
        (
            "jobs",
            (
                "なんか仕事ねえべか|再就職先の紹介をお願いしたい|六十過ぎでも雇ってくれるところはあるかのう|"
                "ほかの勤め先も見てみたいとですが|転職考えとって 募集ある?"
            ),
        ),
        (
            "thanks",
            "深く感謝申し上げます|まんず、どうもねえ|にふぇーでーびる|厚く御礼申し上げます|ありがてえ",
        ),
        (
            "smalltalk",
            (
                "おばんでございます|今日もしばれるねえ|いつもお世話になっております|"
                "便利な世の中になりましたねえ|どっから来たの|お昼は何食べたの"
            ),
        ),
    ],
)
def test_every_way_of_speaking_is_understood(intent: str, texts: str):
    assert {text: intent_of(text) for text in texts.split("|")} == dict.fromkeys(texts.split("|"), intent)


@pytest.mark.parametrize(
    "text",
    [
        "帰りかけたお客さんが戻ってきはって「レシート出して」て",
        "ポイントのデータ消してもうたんは私です",
        "休憩中にバイトの子が電話受けてて うちは聞いてへんかった",
        "前の会社に戻る気はありません",
        "取引を再開したい",
        "商品を元に戻してほしい",
        "お客様と直接話したい",
        "人と話すのが好き",
        "相談員をしています",
        "会議が終わってから謝りました",
        "一からやり直せってごしゃがれだ",
        "続きは来週だと言われた",
        "ずっと待っている",
        "お客さんを待たせてしまった",
        "写真を消してほしいと頼まれた",
        "助けてほしいと言われた",
        "もう終わったことです",
        "説明書を入れ忘れました",
        "要約した議事録の金額が違っていた",
        "わからないまま返事をしたのが悪かった",
        "去年の秋ごろ、広島の介護施設でのことです",
        "天気の悪い日で、送迎が三十分遅れました",
        "電話で謝りたいと思っています",
        "やめてほしいだけです",
        "消したくないです",
        "担当が人と話すのを嫌がる",
    ],
)
def test_a_story_or_a_plan_is_no_order(text: str):
    assert intent_of(text) == "answer"


@pytest.mark.parametrize(
    ("text", "asked", "intent"),
    [
        ("大丈夫です", None, "yes"),
        ("大丈夫です", "career.wish", "no"),
        ("いいです、今は", None, "yes"),
        ("間に合ってます", "career.wish", "no"),
        ("うん、まあ", "consent", "yes"),
        ("んだ", "consent", "yes"),
        ("せやな、それで進めてくれたらええと思うで", "consent", "yes"),
    ],
)
def test_the_open_question_decides_what_a_word_means(text: str, asked: str | None, intent: str):
    assert intent_of(text, asked) == intent


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("お客さん来た 後でまた", "後でまた"),
        ("すみません、前の質問に戻して", "前の質問に戻"),
        ("ありがとう、じゃあ人と話したい", "人と話"),
    ],
)
def test_the_words_that_led_to_an_order_are_told(text: str, words: str):
    _, evidence = intent_in(text)
    assert evidence is not None
    assert text[evidence.start : evidence.end].strip() == words


def test_an_answer_has_no_evidence():
    assert intent_in("昨日の夜です") == ("answer", None)


@pytest.mark.parametrize(
    "piece",
    [
        "最初から",
        "そう",
        "ない",
        "人と",
        "はいお",
        "んだ",
        "もう一回",
        "お願い",
        "私の",
        "ねな",
        "、",
        "て",
        "ここまで",
        "?",
    ],
)
def test_a_hostile_text_costs_no_more_than_its_length(piece: str):
    # Ten times the letters may not cost a hundred times as much; generous, so that a busy machine does not fail it.
    def cost(size: int) -> float:
        text = (piece * size)[:size]
        best = 9.0
        for i in range(3):
            began = time.process_time()
            intent_of(text + "x" * i)
            best = min(best, time.process_time() - began)
        return best

    assert cost(5000) <= max(0.1, 60 * cost(78))


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("どの ぼたんを おせば ええのか さっぱりで おしえて くださらんか", "help"),
        ("いままでの はなし みじかく して みせて ください", "summary"),
        ("めが つかれたので すこし やすみます", "pause"),
        ("ヘルプの 人 (ほかの 店から きた) が レジ まちがえました", "answer"),
    ],
)
def test_a_gap_after_every_word_changes_nothing(text: str, intent: str):
    assert intent_of(text) == intent
