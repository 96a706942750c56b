"""How words are split into pieces and shortened: never inside a character, nothing lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from flows.turn import Say, Turn
from linebot_app.line.render import render
from linebot_app.line.split import GRAPHEME, clean, graphemes, opening, shorten, split, units
from tests.linebot_app.line.drawn import everything_said
from tests.support import turns as made

FAMILY = "👩‍👩‍👧‍👦"


def test_long_text_is_split_at_sentence_ends_and_nothing_is_lost() -> None:
    text = "".join(f"{n}番目に電話がありました。" for n in range(900))
    messages = render(Turn((Say(text),)))
    assert len(messages) > 1
    assert all(message["text"].endswith("。") for message in messages)
    assert everything_said(messages) == text


def test_a_sentence_does_not_end_inside_a_quotation_that_goes_on() -> None:
    text = "「どう責任を取るのか。謝りに来い。」と言われました。" * 400
    assert all(piece.endswith("ました。") for piece in split(text, 5_000))


@settings(max_examples=200, deadline=None)
@given(made.words, st.integers(2, 400))
def test_pieces_fit_and_together_are_the_text(text: str, limit: int) -> None:
    pieces = split(text, limit, exact=True)
    assert "".join(pieces) == clean(text)
    assert all(units(piece) <= limit for piece in pieces)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from([FAMILY, "🇯🇵", "か\u3099", "あ", "。", "、", "👍🏽", "\n", "नि"]), max_size=300),
    st.integers(40, 100),
)
def test_no_cluster_is_ever_cut(clusters: list[str], limit: int) -> None:
    text = "".join(clusters)
    pieces = split(text, limit, exact=True)
    assert sum(len(GRAPHEME.findall(piece)) for piece in pieces) == len(GRAPHEME.findall(text))


@settings(max_examples=200, deadline=None)
@given(made.words, st.integers(1, 40))
def test_a_shortened_label_fits_and_shows_that_it_was_shortened(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert graphemes(short) <= limit
    assert units(short) <= limit * 4
    assert "\n" not in short


def test_an_opening_ends_at_a_sentence() -> None:
    assert opening("一つめ。二つめ。三つめ。", 9) == "一つめ。二つめ。"
    assert opening("短い", 1_500) == "短い"
    assert opening("", 1_500) == ""
