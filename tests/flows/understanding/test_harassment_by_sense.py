"""Harassment is heard by its sense, in many forms and dialects, and a plain complaint stays one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.understanding.harassment import harassment_in
from flows.understanding.openings import Openings
from flows.understanding.sieve import Sieve

FORMS = {
    "dogeza": [
        "土間に正座して詫びるまで許さないとのことでした",
        "床さ手ついで謝れって言わいだ",
        "畳に額をこすりつけさせられた",
    ],
    "money": ["お詫びとして百万円をお支払いするよう求められました", "ぜにこ出せって", "金さえ出せば黙っていてやると"],
    "sns_expose": [
        "実名を世間に公表するとの通告を受けました",
        "SNSさ上げっからなって",
        "録音した音声を公開すると言われています",
    ],
    "threat": ["身の安全は保証しないと言われました", "おぼえでろよ", "今から行くから待ってろ", "包丁を見せられました"],
    "stalking": ["家さ来て、窓から覗いでだ", "自宅周辺をうろついておられます", "仕事帰りに車でつけられました"],
    "abuse": ["ほでなすって怒鳴らいだ", "人前でばか呼ばわりされました", "死んで詫びろと言われました"],
    "detention": [
        "けえしてもらえねがった",
        "五時間にわたり引き止められました",
        "お手洗いにも行かせてもらえませんでした",
    ],
    "demand_firing": [
        "くびさしろって本店さ電話した",
        "私の退職を条件に許すと言っています",
        "あの看護師を異動させろと院長に",
    ],
    "violence": ["頭をはだがれだ", "書類を顔に投げられました", "手首をつかまれて離してもらえませんでした"],
    "sexual": ["交際を迫られております", "ほっぺさ触られだ", "二人きりで食事に行けば許すと言われました"],
    "privacy": ["どごさ住んでんだって何回も聞がれだ", "名札の写真を撮られた", "自宅の住所を教えるよう求められました"],
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in FORMS.items() for text in texts])
def test_a_kind_is_heard_in_whatever_form_it_is_told(kind: str, text: str):
    assert kind in harassment_in(text)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("stalking", "まよなかに なんども むごんの でんわが かかってきます"),
        ("money", "おかねを はらえと いわれました"),
        ("violence", "うでを つよく ひっぱられました"),
    ],
)
def test_kana_and_a_space_behind_every_phrase_are_read_like_usual_writing(kind: str, text: str):
    place = harassment_in(text)[kind]
    assert 0 <= place.start < place.end <= len(text)


@pytest.mark.parametrize(
    "text",
    [
        "土下座などは求められていません",
        "脅されたりはしていません",
        "怒ってはいたけど、暴言は一切なかったです",
        "土下座したほうがいいでしょうか",
        "ネットに書かれないか心配です",
        "クレーム対応の研修で土下座要求の事例を習いました",
        "バカなことをしたと反省しています",
        "代金を返してほしいと言われています",
        "担当を替えてほしいと言われました",
        "お客様に駅まで送ってもらいました",
        "電話番号を教えてもらいました",
        "足を引っ張ってしまいました",
        "園のインスタに写真を載せたら喜ばれました",
    ],
)
def test_denial_worry_training_own_words_and_plain_complaints_are_no_harassment(text: str):
    assert harassment_in(text) == {}


@pytest.mark.parametrize("kind", sorted(FORMS))
def test_the_evidence_lies_on_the_words_that_led_there(kind: str):
    text = "昨日のことです。" + FORMS[kind][0]
    place = harassment_in(text)[kind]
    assert place.start >= len("昨日のことです。")
    assert place.start < place.end <= len(text)


def test_a_pattern_that_could_begin_anywhere_is_refused():
    with pytest.raises(ValueError, match="begins"):
        Openings([("kind", ".*払え")], Sieve())


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="土下座しろと言殺すぞ金払え、。「」家に行くー 〜w", max_size=200))
def test_evidence_lies_inside_the_text_whatever_is_typed(text: str):
    for place in harassment_in(text).values():
        assert 0 <= place.start <= place.end <= len(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("子どもが友達に引っかかれて、お迎えの時にお母さんに怒られた", False),
        ("生徒が友達に殴られてけがをして、親御さんから謝罪を求められた", False),
        ("保護者に殴られた", True),
        ("利用者さんが暴れて叩かれた", True),
    ],
)
def test_what_is_done_to_a_child_by_another_is_no_violence_against_the_person(text: str, told: bool) -> None:
    assert ("violence" in harassment_in(text)) is told
