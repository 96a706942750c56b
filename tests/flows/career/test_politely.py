"""Own words become sentences in です・ます, or are said not to be fit; nothing is added."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.documents.politely import politely, sentences_of


@pytest.mark.parametrize(
    ("said", "polite"),
    [
        ("すぐに店長に報告した", "すぐに店長に報告しました。"),
        ("前日に必ず確認する", "前日に必ず確認します。"),
        ("言い返さなかった", "言い返しませんでした。"),
        ("報告していなかった", "報告していませんでした。"),
        ("話を最後まで聞いた", "話を最後まで聞きました。"),
        ("考えてた", "考えていました。"),
        ("謝りに行った", "謝りに行きました。"),
        ("会議を行った", "会議を行いました。"),
        ("待った", "待ちました。"),
        ("頼んだ", "頼みました。"),
        ("学んだ", "学びました。"),
        ("急いだ", "急ぎました。"),
        ("間に合った", "間に合いました。"),
        ("クレームが減った", "クレームが減りました。"),
        ("手伝った", "手伝いました。"),
        ("大変だった", "大変でした。"),
        ("楽しかった", "楽しかったです。"),
        ("続けてもらえた", "続けてもらえました。"),
        ("お客様と長く付き合いたい", "お客様と長く付き合いたいです。"),
        ("毎朝共有してます", "毎朝共有しています。"),
        ("落ち着いた", "落ち着きました。"),
        ("三か月で月4件から1件に減りました！", "三か月で月4件から1件に減りました。"),
        ("次の日に謝りに行ったんですけど", "次の日に謝りに行きました。"),
        ("任された", "任されました。"),
        ("お礼を言ってくれる人もいた", "お礼を言ってくれる人もいました。"),
        ("最後はありがとうって言ってもらえた", "最後はありがとうと言ってもらえました。"),
        ("怒ってる人の話を聞いた", "怒っている人の話を聞きました。"),
        ("とにかく謝って、メモを取りながら聞いた", "とにかく謝って、メモを取りながら聞きました。"),
        ("手順をつくって、みんなに配った", "手順をつくって、みんなに配りました。"),
        ("窓口で働いてて、毎日困っていた", "窓口で働いていて、毎日困っていました。"),
    ],
)
def test_the_last_word_is_turned(said: str, polite: str) -> None:
    assert politely(said) == polite


@pytest.mark.parametrize("said", ["上司と一緒に行って説明して", "お客さんがキレて", "やばかったｗ", "", "😭😭"])
def test_what_cannot_be_turned_without_guessing_is_left(said: str) -> None:
    assert politely(said) == ""


def test_a_bare_noun_is_an_act_where_one_is_told() -> None:
    assert politely("お客様に電話", act=True).endswith("しました。")
    assert politely("確認は大事", act=True) == ""


def test_talk_that_goes_on_and_on_is_cut_where_a_sentence_may_begin() -> None:
    said = (
        "カフェで働いてるんですけど、新人がシフトを覚えられなくて、毎日一緒にメモを見返すようにしたら、"
        "一人で回せるようになったんですよね"
    )
    pieces = sentences_of(said)
    assert len(pieces) == 3
    assert all(piece in said for piece in pieces)


@given(st.text(max_size=120))
def test_any_text_gives_sentences_with_a_stop_or_none(text: str) -> None:
    for sentence in sentences_of(text):
        polite = politely(sentence)
        assert not polite or polite.endswith("。")
