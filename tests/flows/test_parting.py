"""After the end: a goodbye, thanks, one more question, another matter, what came of it are each met as what they are;
nobody reads that they were not understood."""

from __future__ import annotations

import pytest

from flows.content import content
from flows.understanding.parting import parting_in
from tests.flows.test_at_the_end import after_the_end, is_same_when_done_again

CLOSED = content().text("chat.closed")
SHORT_WORDS = [
    "おやすみ",
    "おやすみなさい、また来ます",
    "👍",
    "結果また報告しますね",
    "頑張ってみます",
    "全然役に立たんかった",
]
TOLD = ["やっぱり謝ることにした", "上司に言えました！", "課長が一緒に行ってくれることになった", "許してもらえました"]


@pytest.mark.parametrize("said", [*SHORT_WORDS, "もう一個聞いていい？", "ちょっと質問いいですか"])
def test_short_words_get_one_sentence_and_leave_everything_as_it_was(said: str) -> None:
    talker = after_the_end()
    moves = len(talker.session.consultation.moves)
    talker.say(said)
    assert len(talker.turn.bubbles) == 1
    assert CLOSED not in talker.words()
    assert len(talker.session.consultation.moves) == moves
    assert is_same_when_done_again(talker)


@pytest.mark.parametrize("said", TOLD)
def test_what_came_of_it_is_taken_up_and_kept(said: str) -> None:
    talker = after_the_end()
    talker.say(said)
    went = [str(text) for text in content().under("followup.went").values()]
    assert any(text in talker.words() for text in went)
    assert talker.session.consultation.moves[-1].words is not None
    assert is_same_when_done_again(talker)


def test_another_matter_begins_with_the_words_that_told_it() -> None:
    talker = after_the_end()
    talker.say("別件なんやけど、今度はパートさんとお客さんがもめて、店に謝りに来いて電話がきた")
    assert len(talker.session.consultations) == 2
    assert "visit" in (talker.case.demands or [])
    assert is_same_when_done_again(talker)


def test_the_words_made_before_are_shown_once_more() -> None:
    talker = after_the_end()
    talker.say("さっきの文、もう一回見せて")
    assert talker.turn.trigger == "draft"
    assert is_same_when_done_again(talker)


@pytest.mark.parametrize(
    "said", ["行って意味がなかった", "まだ怒ってる？", "電話の声思い出して眠れへん", "話を聞いてほしい"]
)
def test_what_tells_or_asks_something_is_no_parting(said: str) -> None:
    assert parting_in(said) == ""
