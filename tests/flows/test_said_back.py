"""What is said back at the questions: a whole clause that carries the matter or none, a feeling only where it is
theirs, and what the words mean to them."""

from __future__ import annotations

import pytest

from flows.content import content
from flows.turn import Say
from flows.understanding import read
from flows.voice.echoing import felt_by_them, said_back, their_words
from tests.flows.talker import MORNING, Talker


def first_said(text: str) -> str:
    talker = Talker()
    talker.agree()
    talker.say(text)
    first = talker.turn.bubbles[0]
    assert isinstance(first, Say)
    return first.text


@pytest.mark.parametrize(
    "text",
    [
        "「お前が悪い」と言われています",
        "「もう知らん」は私が言った言葉です",
        "もういいです",
        "怒ってるんじゃなくて",
        "怒っとるわけやないねん",
        "いつまで続くんですか",
        "どげんしたらよかと？",
        "違う、店長じゃなくて先輩です",
        "そういう話ちゃうねん",
        "さっき書いたのとは違います",
        "それは私が言ったことです",
        "答えてほしいです",
        "続きをやってください",
        "って言われました",
        "ありがとうございます",
    ],
)
def test_nothing_is_quoted_that_is_not_the_matter(text: str) -> None:
    assert their_words(read(text, MORNING)) == ""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("毎日電話で怒鳴られてます。どうしたらいいですか？", "毎日電話で怒鳴られてます"),
        ("なんでですか？店長にも責められました", "店長にも責められました"),
        ("課長に責められよる", "課長に責められよる"),
        ("先輩は知らん顔してます。いつまで続くんですか", "先輩は知らん顔してます"),
        ("「お前のせいだ」と言われて、みんなの前で泣きました", "みんなの前で泣きました"),
        ("怒ってるんじゃなくて、悲しいんです", "悲しいんです"),
    ],
)
def test_a_whole_clause_that_carries_it_is_quoted(text: str, words: str) -> None:
    assert their_words(read(text, MORNING)) == words


@pytest.mark.parametrize("text", ["怒ってるんじゃなくて", "怒ってるわけじゃないです", "怒っとるんやなくて"])
def test_a_feeling_that_is_denied_is_not_named(text: str) -> None:
    assert "怒り" not in [one.name for one in felt_by_them(read(text, MORNING))]


@pytest.mark.parametrize(
    ("meaning", "text"),
    [
        ("alone", "発注を間違えて、先輩にもオーナーさんにもお前が悪いと言われました"),
        ("self_doubt", "毎日怒鳴られて、全部わたしが悪いのかなって思えてきます"),
        ("no_sleep", "お客さんに毎日怒鳴られて、もうずっと寝られてません"),
        ("injustice", "お客さんに怒鳴られて、なんで私ばっかりって思います"),
    ],
)
def test_what_it_means_to_them_is_said_before_the_next_question(meaning: str, text: str) -> None:
    said = first_said(text)
    assert said.endswith(tuple(content().raw(f"listening.mirror.meaning.{meaning}")))


@pytest.mark.parametrize(
    ("story", "parts"),
    [
        (
            "取引先の部長さんからメールで説明しに来いと言われています。納品が遅れたからです。こわくて開けません",
            ("取引先の部長さん", "メール"),
        ),
        (
            "利用者さんの家族から「遅い、馬鹿にしてるのか」と怒鳴られました。送迎が二十分遅れたためです",
            ("利用者さんの家族", "遅い、馬鹿にしてるのか"),
        ),
        (
            "レジでお釣りを間違えて、お客さんにキレられて土下座しろって言われました。店長は知らん顔です",
            ("お客さん", "土下座"),
        ),
    ],
)
@pytest.mark.parametrize("at_once", [True, False])
def test_a_story_is_said_back_in_one_sentence_whenever_it_is_told(
    story: str, parts: tuple[str, ...], at_once: bool
) -> None:
    talker = Talker()
    if not at_once:
        talker.agree()
    talker.say(story)
    first = talker.turn.bubbles[0]
    assert isinstance(first, Say)
    assert all(part in first.text for part in parts)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("上司に、取引先に謝りに行けと言われました", "取引先に謝りに行けと言われた"),
        ("もう電話に出られません", "もう電話に出られない"),
        ("客にめっちゃキレられて", ""),
        ("自分のミスで納期に遅れました", ""),
    ],
)
def test_a_clause_is_said_back_only_where_nothing_but_its_end_changes(text: str, words: str) -> None:
    said = said_back(read(text, MORNING))
    assert said == words or (words and said.endswith(words[-6:]))
