"""Whose words are noted: the other side's, one's own, or somebody's of the own house, as the sentence says."""

from __future__ import annotations

import pytest

import flows
from flows.case import Case
from flows.fill import fill
from flows.understanding import read
from flows.understanding.who_said import told_theirs
from tests.flows.talker import MORNING, Talker, asked
from tests.flows.test_waiting import logged


def at_the_words() -> Talker:
    return asked("facts.said", "自分のミス", "納品が遅れてしまいました", "昨日", "電話")


def told(text: str) -> Case:
    case = Case(employment="current")
    fill(case, read(text, MORNING))
    return case


@pytest.mark.parametrize(
    "said",
    [
        "ずっと「すみません」って言い続けました",
        "怒鳴られて「はい」としか言えんかった",
        "「すんません」ばっか言うてもうた",
        "「すいまっせん」て言いよったとです",
        "「わりぃ」って何回も言ったべ",
        "申し訳ありませんと謝った",
        "めっちゃ怖かった",
        "泣きそうになった",
        "「後で確認します」と答えた",
        "私は「すみません」しか言えなくて",
        "「申し訳ございません」って言えと言われた",
        "主任にも話した。我慢しろって",
        "母が「気にするな」って言ってくれた",
        "店長は「放っとけ」って",
    ],
)
def test_ones_own_words_and_those_of_the_own_side_are_not_the_customers(said: str) -> None:
    assert told_theirs(said) == []
    talker = at_the_words()
    talker.say(said)
    assert talker.case.said == []
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


@pytest.mark.parametrize(
    ("said", "theirs"),
    [
        ("「どうしてくれるんだ」って言われました。私は「すみません」しか言えなくて", ["どうしてくれるんだ"]),
        ("客に「アホか」って言われて、「すんまへん」言うて謝りました", ["アホか"]),
        ("「ふざけるな」と言って電話を切られた。「後で確認します」と答えた", ["ふざけるな"]),
        ("店長は「放っとけ」って。客は「店長出せ」って", ["店長出せ"]),
        ("うちが「少々お待ちください」って言ったら「なめとんのか」って", ["なめとんのか"]),
        ("こっちは「規則なので」って説明したら「ふざけんな」やて", ["ふざけんな"]),
        ("責任とれって。めっちゃ怖かった", ["責任とれって"]),
    ],
)
def test_of_several_words_only_theirs_are_theirs(said: str, theirs: list[str]) -> None:
    assert told_theirs(said) == theirs
    talker = at_the_words()
    talker.say(said)
    assert len(talker.case.said) == len(theirs)
    assert all(kept in words for kept, words in zip(talker.case.said, theirs, strict=True))


@pytest.mark.parametrize(
    "said",
    [
        "責任とれって",
        "どうしてくれるんだ。責任とれ",
        "「誠意を見せろ」、あと「お前の店は終わりだ」とか",
        "「もう来るな」って言ってました",
        "土下座しろ、誠意を見せろ",
        "「謝れ」って言い続けました、向こうが",
        "ふざけるな、腹が立つ",
        "「謝れ」言うてはる",
        "「なんばしよっとか」って言われたとです",
        "「わがんねえのが」って怒鳴らいだ",
    ],
)
def test_words_that_are_all_theirs_stay_as_they_are(said: str) -> None:
    assert told_theirs(said) is None
    talker = at_the_words()
    talker.say(said)
    assert talker.case.said


@pytest.mark.parametrize(
    "story",
    [
        "お客さんに怒鳴られて、ずっと「すみません」って言い続けました",
        "客に「アホか」って言われて、「すんまへん」言うて謝りました",
        "「謝れ」と言われ、私は「申し訳ありません」と繰り返しました",
        "電話で責められて「ごめんなさい」って何回も言うてしもた",
    ],
)
def test_apologies_in_a_story_are_no_words_of_theirs(story: str) -> None:
    assert not [words for words in told(story).said if words.startswith(("す", "申", "ご"))]
    assert "apologised" in (told(story).done or ())


@pytest.mark.parametrize(
    ("said", "name", "words"),
    [
        ("主任にも話した。我慢しろって", "主任", "我慢しろ"),
        ("店長は「放っとけ」って言うてる", "店長", "放っとけ"),
        ("課長から「早めに謝れ」と言われてます", "課長", "早めに謝れ"),
        ("先輩に相談した。気にするなって", "先輩", "気にするな"),
    ],
)
def test_the_words_of_somebody_inside_go_with_them(said: str, name: str, words: str) -> None:
    case = told(said)
    assert next(one.said for one in case.people if one.name == name) == words
    assert case.said == []


def test_what_the_boss_was_told_and_said_is_noted_where_words_are_asked() -> None:
    talker = at_the_words()
    talker.say("主任にも話した。我慢しろって")
    assert (talker.case.boss, talker.case.company_will) == ("told", "alone")
    assert [one.role for one in talker.case.people if one.name == "主任"] == ["boss"]


def test_your_shop_in_their_words_is_nobody_one_worked_for() -> None:
    assert "former_company" not in {one.role for one in told("「お前の店は終わりだ」って言われました").people}
