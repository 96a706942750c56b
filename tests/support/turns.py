"""Turns as hostile as the type allows, made by Hypothesis (any text, any number of blocks); not what anybody says."""

from __future__ import annotations

from hypothesis import strategies as st

from flows.turn import (
    Bar,
    Bullets,
    Card,
    Choice,
    Does,
    Heading,
    Line,
    Paragraph,
    Party,
    Quotation,
    Say,
    Scale,
    Turn,
    Window,
)

ODD = (
    "",
    " ",
    "\u3000\n",
    "\u200b",
    "\ud800",
    "\x00",
    "👩‍👩‍👧‍👦",
    "🇯🇵🇯🇵",
    "👍🏽" * 30,
    "e\u0301\u0327" * 40,
    "a" + "\u0301" * 6_000,
    "مرحبا بالعالم، كيف حالك؟ ",
    "שלום\u202eעולם",
    "一行\r\n二行\r三行\n\n\n四行",
    '"\\/{}<>&',
    "電話がありました。どう責任を取るのか。",
    "「謝りに来い」と言われた？！ でも、行きたくない…",
    "https://example.com/?a=1&b=%E3%81%82",
)
KINDS = ("recap", "parties", "decision", "draft", "feelings", "windows", "plan", "summary", "list", "consent", "new")

short = st.one_of(st.sampled_from(ODD), st.text(st.characters(), max_size=30))
long = st.builds(lambda piece, times: (piece * times)[:10_000], short, st.sampled_from([40, 300, 3_000]))
words = st.one_of(*[short] * 7, long)
data = st.one_of(st.text(max_size=100), st.just("x" * 300), st.just("x" * 301), st.just("🙂" * 150))
values = st.one_of(
    words,
    st.sampled_from(
        [
            "2026-11-24",
            "2026-11-24T15:00",
            "tel:#9110",
            "tel:0120-000-000",
            "https://例え.jp/相談?名=値 値",
            "https://example.com/" + "あ" * 400,
            "javascript:alert(1)",
            "https://",
        ]
    ),
)
choices = st.builds(Choice, words, data, st.sampled_from(Does), values, st.booleans())
strengths = st.integers(-3, 9)
blocks = st.one_of(
    st.builds(Heading, words),
    st.builds(Paragraph, words, st.booleans(), st.booleans()),
    st.builds(Line, words, words, short),
    st.builds(Bullets, st.lists(words, max_size=15).map(tuple), st.booleans()),
    st.builds(Bar, words, strengths, st.one_of(st.none(), strengths)),
    st.builds(Scale, words, st.lists(choices, max_size=7).map(tuple), short),
    st.builds(
        Party, words, words, st.sampled_from(["angry", "indifferent", "cooperative", "unknown", ""]), words, words
    ),
    st.builds(Window, words, words, words, values, st.booleans(), words),
    st.builds(Quotation, words),
)
cards = st.builds(
    Card,
    st.sampled_from(KINDS),
    words,
    st.lists(blocks, max_size=20).map(tuple),
    st.lists(choices, max_size=8).map(tuple),
)
bubbles = st.one_of(st.builds(Say, words), st.builds(Say, words), cards)
turns = st.builds(
    Turn, st.lists(bubbles, max_size=8).map(tuple), st.one_of(st.just(()), st.lists(choices, max_size=20).map(tuple))
)
