"""Three ways of saying it: each its own in every document, in correct keigo, the facts the same."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.case import Case
from flows.content import content
from flows.decision import factors_of
from flows.decision.claims import has_left
from flows.documents import KINDS, REGISTERS, blanks, draft, review
from linebot_app.line.actions import CLIPBOARD
from tests.flows.documents.cases import NOON, any_case, left_branch, moments, wrong_order

DOUBLE = re.compile(
    r"おっしゃられ|ご覧になられ|お越しになられ|お見えになられ|お(?:話|聞き|読み)になられ|召し上がられ|なされられ|伺わさせ|"
    r"拝見させていただ|お伺いさせていただ|申し上げさせて|頂戴させて|いたさせて|ご連絡させていただ|お聞きになられ|ご拝|参られ"
)
WRONG = re.compile(
    r"了解(?:しま|いたしま)|ご苦労(?:さま|様)|とんでもございません|様各位|各位様|御中様|殿様|なるほどです|大丈夫です。"
)
HUMBLE_FOR_THEM = re.compile(r"(?:お客様|相手の方|先方|ご担当者様)(?:が|は)(?:申し|参り|いたし|拝見|伺い)")
SPEECH = re.compile(r"(?<!で)すね|しますね|ちゃ|じゃ|ですけど|すみません(?!でした)")

kinds, registers = st.sampled_from(KINDS), st.sampled_from(REGISTERS)


def own_sentences(text: str) -> str:
    """Without what the person or somebody else is quoted with."""
    return re.sub(r"[「『][^「」『』]*[」』]", "", text)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", [wrong_order(), left_branch(), Case(employment="current", boss="afraid")])
def test_every_document_has_a_soft_a_standard_and_a_formal_way(kind: str, case: Case) -> None:
    assert len({draft(kind, case, NOON, register).text for register in REGISTERS}) == 3


@given(kinds, any_case, moments)
def test_the_three_ways_leave_the_same_blanks_and_address_the_same_person(kind: str, case: Case, now: datetime) -> None:
    written = [draft(kind, case, now, register) for register in REGISTERS]
    assert len({frozenset(one.blanks) for one in written}) == 1
    assert len({one.title for one in written}) == 1
    if kind != "phone_script":
        first = [[line for line in one.text.split("\n") if line.endswith(("様", "各位"))][:1] for one in written]
        assert first[0] == first[1] == first[2]


@given(kinds, any_case, moments, registers)
def test_every_blank_of_a_draft_is_found_again_in_its_text(kind: str, case: Case, now: datetime, register: str) -> None:
    written = draft(kind, case, now, register)
    assert set(written.blanks) <= set(blanks(written.text))
    assert set(review(written.text, kind).blanks) >= set(written.blanks)


def test_no_wording_has_double_keigo_or_a_greeting_for_the_wrong_side() -> None:
    wording = content("ja")
    for key in wording:
        if key.startswith(("documents.", "checker.")):
            said = wording.raw(key)
            for text in said if isinstance(said, list) else [said]:
                assert not DOUBLE.search(text), key
                assert not WRONG.search(text), key
                assert not HUMBLE_FOR_THEM.search(text), key
                assert not re.search(r"弊社|当社|貴社|御社", text), key  # the name of the firm stands in their place


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("case", [wrong_order(), left_branch(), Case(harassment=["abuse"], employment="current")])
def test_no_document_begs_leave_for_everything_it_does(kind: str, case: Case) -> None:
    for register in REGISTERS:
        assert draft(kind, case, NOON, register).text.count("させていただ") <= 1


def test_the_formal_way_has_no_spoken_words_and_the_soft_one_no_stiff_ones() -> None:
    wording = content("ja")
    for key in wording:
        if key.startswith("documents.formal."):
            assert not SPEECH.search(own_sentences(wording.text(key))), key
        if key.startswith("documents.soft."):
            assert not re.search(r"賜|何卒|申し上げます|存じます|謹んで|誠に申し訳", wording.text(key)), key


@given(kinds, any_case, moments, registers)
def test_who_has_left_writes_in_no_register_as_if_they_belonged_there(
    kind: str, case: Case, now: datetime, register: str
) -> None:
    if has_left(factors_of(case)):
        text = draft(kind, case, now, register).text
        assert (
            not re.search(r"いつもお世話になっております|平素より(?:格別|お世話)|会社として誠実に", text)
            or kind == "expectation"
        )


@given(kinds, any_case, moments, registers)
def test_nothing_concrete_is_said_that_the_case_does_not_hold(
    kind: str, case: Case, now: datetime, register: str
) -> None:
    """Numbers, amounts and names: those of the case, of the calendar, and of the help lines that we name."""
    bare = Case(
        **{name: getattr(case, name) for name in ("entry", "employment", "responsibility", "harassment", "boss")}
    )
    text = draft(kind, bare, None, register).text
    assert set(re.findall(r"[0-9０-９]+", text)) <= {"110", "9110"}
    assert not re.search(r"[一-鿿]{2,3}(?:様|さん)(?=$|\n|[はがのに、])", re.sub(r"お客様|担当者様|皆様", "", text))


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_of_an_ordinary_case_fits_one_copy_button(kind: str) -> None:
    for case in (wrong_order(), left_branch(), Case(employment="current", boss="afraid", harassment=["abuse"])):
        for register in REGISTERS:
            assert len(draft(kind, case, NOON, register).text.encode("utf-16-le")) // 2 <= CLIPBOARD
