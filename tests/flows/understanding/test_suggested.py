"""What may be taken of values that somebody else read out of a text."""

from __future__ import annotations

from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.case import Case
from flows.understanding.suggested import SLOTS, Suggested, sound

TEXT = "以前の取引先から私の携帯に電話があり、「謝りに来い」と言われました。報告書を一度だけ送りました。"


def kept(*rows: tuple[str, str, str]) -> list[tuple[str, str]]:
    return [(one.slot, one.value) for one in sound(TEXT, [Suggested(*row) for row in rows])]


def test_a_value_with_its_words_in_the_text_is_taken() -> None:
    sent = "報告書を一度だけ送りました"
    assert kept(("contact_how", "private_phone", "私の携帯に電話"), ("did", sent, sent)) == [
        ("contact_how", "private_phone"),
        ("did", sent),
    ]


@pytest.mark.parametrize(
    "row",
    [
        ("contact_how", "private_phone", "会社の電話に"),  # words that nobody wrote
        ("contact_how", "private_phone", ""),
        ("contact_how", "pigeon", "私の携帯に電話"),  # no value of that slot
        (
            "did",
            "お客様を殴りました",
            "報告書を一度だけ送りました",
        ),  # a quote that is there does not make the value true
        ("harassment", "threat", "謝りに来い"),  # never left to others
        ("responsibility", "none", "報告書を"),
        ("feelings", "怒り", "謝りに来い"),
        ("__class__", "x", "謝りに来い"),
    ],
)
def test_what_the_text_does_not_say_is_not_taken(row: tuple[str, str, str]) -> None:
    assert kept(row) == []


def test_width_and_line_breaks_do_not_hide_a_quote() -> None:
    assert sound("ＦＡＸで\n届いた 手紙", [Suggested("contact_how", "letter", "FAXで届いた手紙")])


def test_of_one_slot_the_first_counts_but_every_demand() -> None:
    bosses = [("boss", value, "電話があり") for value in ("told", "afraid")]
    demands = [("demands", "visit", "来い"), ("demands", "apology", "謝り")]
    assert kept(*bosses, *demands) == [("boss", "told"), ("demands", "visit"), ("demands", "apology")]


def test_every_slot_is_one_of_a_case() -> None:
    assert set(SLOTS) <= {field.name for field in fields(Case)}


ROWS = st.tuples(st.sampled_from([*SLOTS, "x"]), st.text(max_size=9), st.text(max_size=9))


@given(st.text(max_size=80), st.lists(ROWS, max_size=40))
def test_what_is_taken_fits_its_slot(text: str, rows: list[tuple[str, str, str]]) -> None:
    for one in sound(text, [Suggested(*row) for row in rows]):
        assert one.slot in SLOTS
        allowed = SLOTS[one.slot]
        assert allowed is None or one.value in allowed
