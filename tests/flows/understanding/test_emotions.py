"""Feelings of the person, in dialect, slang and stiff letters; what others feel and what is denied is left out."""

from __future__ import annotations

import pytest

from flows.understanding.emotions import feelings_in


def names(text: str) -> set[str]:
    return {feeling.name for feeling in feelings_in(text)}


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        (
            "怒り",
            (
                "ごせっぱら焼けでどもなんね|いらちが出てもうて|筋の通らんことで|なんなんだあの客|"
                "腹は煮えとる|どつきまわしたなったわ|腸が煮えくりかえっております"
            ),
        ),
        (
            "不安",
            (
                "気が気やない|胃ぃキリキリする|おちつかねくて|どうなってしまうんだべ|先が見えんし|"
                "クビになるかもしれない|手汗えぐい"
            ),
        ),
        (
            "困惑",
            (
                "なじょしたらいいんだか、わがんね|頭ん中わやくちゃや|どのように対応すべきか苦慮しております|"
                "言うこと正反対やねん|どゆこと？？"
            ),
        ),
        (
            "罪悪感",
            "おらが悪がったんだ|すまねえごとした|あのとき一言かけていれば…|私が確認さえしとれば|合わせる顔がない",
        ),
        (
            "悲しみ",
            "せつねくて泣けてくる|メンブレなう|ぴえん|(´；ω；｀)ﾌﾞﾜｯ|胸が張り裂ける思いです|とぜんで、さびしいのう",
        ),
        (
            "悔しさ",
            "はがいかです|ぐやじい|歯ぁ食いしばって|唇かんだ|努力が水の泡になって|言い返せとったらなあ",
        ),
        (
            "恥",
            "穴あったら入りたい|しょしくて人前さ出られね|みっとものうて|面目次第もございません|公開処刑すぎて",
        ),
        (
            "疲れ",
            "だれもした|HPゼロです|魂抜けた|体が鉛のごつ重たい|よだきい|なんもやる気しねえ|燃えカスっす",
        ),
        (
            "恐怖",
            "おっかねくて電話さ出られね|えすかです|背中ぞわーってした|肝が冷えました|こっわ|足すくむ",
        ),
        (
            "安堵",
            (
                "いがったー、なんとがなった|胸のつかえがすうっと下りました|首つながった|"
                "張りつめてたのがゆるんだ|肩の荷おりた"
            ),
        ),
    ],
)
def test_every_way_of_telling_a_feeling_is_heard(name: str, texts: str):
    assert {text: name in names(text) for text in texts.split("|")} == dict.fromkeys(texts.split("|"), True)


@pytest.mark.parametrize(
    "text",
    [
        "部長は激怒しておりました",
        "主任はえらい腹かいとりました",
        "園長先生が泣きながら事情を話してくれたとです",
        "マネはびびってるらしいけど、うちは平気",
        "嫁は心配しとるけど 俺はなんも気にしてへん",
        "チームの後輩ちゃんが落ち込んでるっぽい",
        "先生方は不安がっとられましたが、私はいつもどおりです",
        "お客さんが不安そうだったので説明しました",
        "もう怒りは引いたわ 今は普通",
        "罪悪感とかは皆無です",
        "別に怖ないで",
        "悔しくはなか。怖くもなか。",
        "怒ってるんちゃうねん",
        "悲しいというわけでもない",
        "怒りをぶつけられた",
        "ご心配をおかけしております",
        "安心してください",
    ],
)
def test_others_feelings_and_denied_ones_are_left_out(text: str):
    assert names(text) == set()


@pytest.mark.parametrize(
    ("text", "feelings"),
    [
        ("怒りというより悲しい", {"悲しみ"}),
        ("不安を通り越して疲れました", {"疲れ"}),
        ("悔しくて眠れない", {"悔しさ"}),
        ("怒りで手が震えた", {"怒り"}),
        ("怖かったけど、今はほっとしています", {"安堵"}),
        ("店長が怖い", {"恐怖"}),
        ("お客様が泣き出して、どうしていいかわからなかった", {"困惑"}),
        ("腹は立たんけど、がっかりして力が抜けました", {"悲しみ"}),
        ("腹が立ったんです", {"怒り"}),
        ("不安でなりません", {"不安"}),
        ("どうしたらいいかわからない", {"困惑"}),
    ],
)
def test_what_is_left_is_what_the_person_feels(text: str, feelings: set[str]):
    assert names(text) == feelings


def test_the_words_that_told_it_are_shown():
    text = "昨日から胃がキリキリして"
    feeling = feelings_in(text)[0]
    assert feeling.evidence is not None
    assert text[feeling.evidence.start : feeling.evidence.end].startswith("胃がキリキリ")


def test_a_gap_after_every_word_changes_nothing_and_the_words_are_still_found():
    text = "てがみ きました。どう したら いい か ぜんぜん わからない"
    (feeling,) = feelings_in(text)
    assert feeling.name == "困惑"
    assert feeling.evidence is not None
    assert text[feeling.evidence.start : feeling.evidence.end].startswith("どう したら")
