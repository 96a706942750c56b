"""What is said back while somebody is listened to: a clause that carries the matter, what it means to them, never what
they deny."""

from __future__ import annotations

import pytest

from flows.content import content
from tests.flows.test_listening import heard, listened, parts


@pytest.mark.parametrize(
    "said",
    [
        "もういいです",
        "「もう知らん」は私が言った言葉です",
        "怒ってるんじゃなくて",
        "そういうことちゃうねん",
        "違います、店長じゃなくて先輩です",
        "なんでこうなるんですか",
        "いつまで続くんやろか",
        "ちゃうちゃう",
        "さっき書いたのは間違いです",
        "そういう話ではないんです",
        "んー、それは違うかな",
    ],
)
def test_no_question_no_correction_and_no_fragment_is_quoted(said: str) -> None:
    talker = listened()
    talker.say(said)
    wording = talker.words().split("\n")[0]
    assert not any(part in wording for part in parts(said) if part not in "お前が悪いもう知らん")


@pytest.mark.parametrize(
    ("meaning", "said"),
    [
        ("self_doubt", "やっぱり自分のせいなのかなって"),
        ("self_doubt", "うちが悪いんかなあって思えてきた"),
        ("self_doubt", "俺がおかしいのかもしれん"),
        ("ring", "着信があるたびに心臓がバクバクします"),
        ("ring", "電話鳴るだけでビクッとなってまう"),
        ("no_sleep", "ここんとこ寝られへん"),
        ("no_sleep", "夜中に目が覚めてしまいます"),
        ("alone", "誰も味方してくれん"),
        ("alone", "みんな見て見ぬふりで"),
        ("injustice", "なんで私だけ責められなあかんの"),
        ("injustice", "理不尽すぎて"),
        ("shame", "合わせる顔がありません"),
        ("shame", "みんなの前で恥かかされた"),
        ("given_up", "もうええわ"),
    ],
)
def test_what_it_means_to_them_is_answered(meaning: str, said: str) -> None:
    ((first, *_),) = heard(said)
    assert first.endswith(tuple(content().raw(f"listening.mirror.meaning.{meaning}")))


@pytest.mark.parametrize(
    "said",
    ["情けないとかじゃなくて", "恥ずかしいわけじゃないです", "電話が怖いわけではないです", "眠れないんじゃないです"],
)
def test_what_is_denied_is_not_answered(said: str) -> None:
    ((first, *_),) = heard(said)
    meanings = content().under("listening.mirror.meaning").values()
    assert not first.endswith(tuple(one for variants in meanings for one in variants))


def test_a_feeling_that_is_denied_is_not_theirs() -> None:
    ((first, *_),) = heard("怒ってるんじゃなくて、悲しいんです")
    assert first.endswith(tuple(content().raw("listening.mirror.feeling.悲しみ")))


def test_who_both_said_so_is_said_back() -> None:
    ((first, *_),) = heard("先輩にもオーナーにもお前が悪いって言われて")
    assert "先輩" in first
    assert "オーナー" in first
