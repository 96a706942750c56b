"""Who only wants to be heard is heard: their words are taken up, never the same sentence soon, never advice."""

from __future__ import annotations

from itertools import pairwise

import pytest

import flows
from flows.content import content
from flows.snapshot import dump
from flows.stage import Stage
from flows.turn import Card, Kind, Say
from flows.voice.listening import EVERY_QUESTION, EVERY_WAY_ON
from tests.flows.talker import Talker, asked
from tests.flows.test_waiting import logged

UTTERANCES = (
    "毎日お客様に怒られて疲れました",
    "誰にも言えなくて",
    "誰にも言えなくて",
    "「お前のせいだ」って何回も言われて",
    "腹が立つ！！なんで私ばっかり",
    "どう思いますか",
    "……",
    "今日も朝から電話が鳴りっぱなしで、出たら一方的に怒鳴られて、こっちの話は全然聞いてくれなくて、店長にも嫌味を言われて、帰り道で泣きました。",
    "眠れない",
    "こんな話してすみません",
    "うん",
    "わからない",
    "先輩は見て見ぬふりです",
    "もう十分頑張りましたよね",
    "悔しい",
    "私が悪いのかもしれません",
    "転職しようかな",
    "なんで？",
    "ほんとに疲れた",
    "ほんとに疲れた",
)
SOON = 4  # turns


def listened() -> Talker:
    return asked("listening.talk", "ただ聞いてほしいだけなんです")


def sentences() -> set[str]:
    """All that is said back here, without the words of the person."""
    said: set[str] = set()
    for key in content():
        if key.startswith(("listening.mirror.", "listening.touched.", "listening.open.", "listening.talk.again")):
            said |= set(content().raw(key))
    return said


def only_their_words() -> tuple[str, ...]:
    """How a turn ends that says back nothing but their own words."""
    return tuple(one.format(words="") for one in content().raw("listening.echo.own"))


def heard(*texts: str) -> list[list[str]]:
    talker, said = listened(), []
    for text in texts:
        talker.say(text)
        said.append([bubble.text for bubble in talker.turn.bubbles if isinstance(bubble, Say)])
    return said


def parts(words: str) -> list[str]:
    return [words[n : n + 5] for n in range(len(words) - 4)]


def test_everything_is_taken_up_and_nothing_is_said_again_soon() -> None:
    said = heard(*UTTERANCES)
    assert all(said)
    known = sentences() | {turn[0] for turn in said if turn[0].endswith(only_their_words())}
    used: list[set[str]] = [{one for one in known if any(text.endswith(one) for text in turn)} for turn in said]
    for n, turn in enumerate(used):
        assert turn
        for before in used[max(0, n - SOON) : n]:
            assert not turn & before


def test_nothing_else_is_said_no_card_no_advice() -> None:
    talker, known = listened(), sentences()
    for text in UTTERANCES:
        talker.say(text)
        assert talker.turn.question == "listening.talk"
        assert not any(isinstance(bubble, Card) for bubble in talker.turn.bubbles)
        for bubble in talker.turn.bubbles:
            assert isinstance(bubble, Say)
            assert any(bubble.text.endswith(one) for one in known) or bubble.text.endswith(only_their_words())


def test_their_own_words_are_said_back_where_they_carry_the_matter() -> None:
    said = heard(*UTTERANCES)
    echoed = [
        any(part in text for text in turn for part in parts(words))
        for words, turn in zip(UTTERANCES, said, strict=True)
    ]
    assert sum(echoed) >= len(UTTERANCES) / 3


def test_a_feeling_is_answered_by_that_feeling() -> None:
    wording = content()
    for feeling, words in (
        ("疲れ", "ほんとに疲れた"),
        ("怒り", "腹が立つ"),
        ("悔しさ", "悔しい"),
        ("恐怖", "こわいです"),
    ):
        ((first, *_),) = heard(words)
        assert first.endswith(tuple(wording.raw(f"listening.mirror.feeling.{feeling}")))


def test_somebody_elses_anger_is_not_theirs() -> None:
    ((first, *_),) = heard("お客様がすごく怒っていて")
    assert not first.endswith(tuple(content().raw("listening.mirror.feeling.怒り")))


def test_a_small_question_and_the_words_for_the_way_on_come_only_now_and_then() -> None:
    talker = listened()
    asking, ways = [], []
    for n in range(24):
        talker.say(f"それで{n}番目のことがありました")
        texts = [bubble.text for bubble in talker.turn.bubbles if isinstance(bubble, Say)]
        asking += [n] if any(text in content().raw("listening.open.ask") for text in texts) else []
        ways += [n] if any(text in content().raw("listening.talk.again") for text in texts) else []
    assert min(after - before for before, after in pairwise(asking)) >= EVERY_QUESTION
    assert min(after - before for before, after in pairwise(ways)) >= EVERY_WAY_ON
    assert asking
    assert ways
    assert not set(asking) & set(ways)


def test_the_way_out_is_there_in_every_turn() -> None:
    talker = listened()
    assert talker.find("sort") is not None
    for text in UTTERANCES:
        talker.say(text)
        assert talker.find("sort") is not None
        assert talker.find("enough") is not None


@pytest.mark.parametrize("said", ["どう思いますか", "私が間違ってますか", "ありがとう"])
def test_who_asks_us_is_listened_to_on(said: str) -> None:
    talker = listened()
    talker.say("毎日つらいです")
    talker.say(said)
    assert talker.turn.question == "listening.talk"
    assert talker.find("sort") is not None


@pytest.mark.parametrize(
    "said", ["……私が悪いんですか", "うちが悪いん？", "やっぱり自分のせいなんでしょうか", "俺がおかしいんですか？"]
)
def test_who_asks_whether_they_are_to_blame_gets_an_answer(said: str) -> None:
    talker = listened()
    talker.say(said)
    answers = content().raw("listening.mirror.asks_for_blame")
    assert talker.turn.trigger == "side_question" or any(one in talker.words() for one in answers)
    assert talker.turn.question == "listening.talk"


@pytest.mark.parametrize(
    "said",
    [
        "助言はほしいんだけど…謝りに行った方がいいのかどうかが知りたい",
        "いや聞いてるだけじゃなくて答えてほしいの",
        "もういい、元に戻して。続きやろ",
        "どうしたらいい？",
        "どないしたらええん？",
        "どげんしたらよかと？",
        "聞くだけやなくて一緒に考えてほしい",
        "さっきの続きをしよう",
        "アドバイスください",
        "謝るべきかどうか教えてください",
        "質問に戻って",
        "答えてよ",
    ],
)
def test_who_wants_an_answer_is_led_out(said: str) -> None:
    talker = listened()
    talker.say("毎日電話で怒鳴られてます")
    talker.say(said)
    assert talker.session.consultation.state != Stage.LISTENING
    assert talker.turn.question.startswith("facts.")
    assert flows.replay(logged(talker)).consultation.case == talker.case


@pytest.mark.parametrize(
    "said",
    [
        "助言はいらないです",
        "どうすればよかったんだろう",
        "先輩は教えてくれなかった",
        "誰も助けてくれない",
        "あの頃に戻りたい",
        "元の部署に戻れと言われた",
        "お客さんに答えてもらえなくて",
        "どうしたらいいか分からない",
    ],
)
def test_who_only_tells_of_help_and_answers_stays(said: str) -> None:
    talker = listened()
    talker.say(said)
    assert talker.turn.question == "listening.talk"


@pytest.mark.parametrize(
    "said",
    [
        "もう休みたい",
        "転職しようかな",
        "もう十分頑張ったのに",
        "楽になりたいです",
        "まとめて言うと最悪です",
        "整理がつきません",
    ],
)
def test_what_sounds_like_a_command_is_heard(said: str) -> None:
    talker = listened()
    before = len(talker.session.consultation.moves)
    talker.say(said)
    assert talker.turn.question == "listening.talk"
    assert len(talker.session.consultation.moves) == before + 1


@pytest.mark.parametrize(("said", "stage"), [("整理したいです", Stage.FACTS), ("少し楽になりました", Stage.CLOSED)])
def test_words_lead_on_or_end_it(said: str, stage: Stage) -> None:
    talker = listened()
    talker.say("毎日怒られて疲れました")
    talker.say(said)
    assert talker.session.consultation.state == stage


def test_a_sticker_is_answered_in_other_words_each_time() -> None:
    talker = listened()
    talker.say("つらいです")
    said = []
    for _ in range(3):
        talker.show(Kind.STICKER)
        said.append([bubble.text for bubble in talker.turn.bubbles if isinstance(bubble, Say)])
    assert said[0] != said[1] != said[2]
    assert talker.turn.question == "listening.talk"


@pytest.mark.parametrize("first", ["愚痴を聞いてほしい", "話を聞いてくれますか", "ただ聞いてほしいです"])
def test_the_wish_to_be_heard_is_enough_to_begin(first: str) -> None:
    talker = Talker()
    talker.agree(first)
    assert talker.turn.question == "listening.talk"


def test_danger_comes_first_here_too() -> None:
    talker = listened()
    talker.say("毎日つらくて、もう死にたいです")
    assert talker.session.stage == Stage.DANGER


def test_a_threat_is_answered_after_the_reflection() -> None:
    talker = listened()
    talker.say("家まで来て殴ってやると言われて、こわいです")
    assert isinstance(talker.turn.bubbles[0], Say)
    assert talker.turn.bubbles[0].text.endswith(tuple(sentences()))
    assert talker.find("windows") is not None
    talker.tap("threat")
    assert any(isinstance(bubble, Card) for bubble in talker.turn.bubbles)


def test_words_said_back_are_marked_as_theirs_and_the_log_leads_to_the_same() -> None:
    talker = listened()
    for text in UTTERANCES[:6]:
        talker.say(text)
        for bubble in talker.turn.bubbles:
            assert isinstance(bubble, Say)
            assert bubble.personal or not any(part in bubble.text for part in parts(text))
    talker.unsend("message-4")
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_going_back_takes_one_thing_back_that_was_said() -> None:
    talker = listened()
    talker.say("毎日怒られて疲れました")
    talker.say("誰にも言えなくて")
    moves = list(talker.session.consultation.moves)
    talker.say("戻る")
    assert talker.session.consultation.moves == moves[:-1]
    assert talker.turn.bubbles
