"""What is said of a practised answer: something good always, then what could be said otherwise, never blame."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.career.identifying import Known, known_in
from flows.career.practice import MOST_FINDINGS, QUESTIONS, comment_on, hint_for, questions_for
from flows.case import Case
from flows.content import content
from tests.flows.career.cases import anybody, lived

NOBODY = Known({})


def kinds(answer: str, known: Known = NOBODY) -> list[str]:
    return [finding.kind for finding in comment_on(answer, known).findings]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("田中部長に言われたとおりにしました。そのあと相談しました", "named_party"),
        ("株式会社ミナト食販の担当として、毎週お話を伺いました", "named_party"),
        ("会社の体制が最悪だったので、こうなりました", "blaming"),
        ("前任者のせいで、お客様が怒っていました", "blaming"),
        ("いろいろ頑張りました", "vague"),
        ("とにかく一生懸命やりました", "vague"),
    ],
)
def test_what_could_be_said_otherwise_is_found(answer: str, kind: str) -> None:
    assert kind in kinds(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "お話を最後まで伺い、その日のうちに上司に相談しました。それから毎朝5分、確認の時間を作っています。",
        "私の確認が足りなかったと反省しています。次の日から、提出の前に二人で見るようにしました。",
    ],
)
def test_a_good_answer_is_told_what_is_good_and_nothing_else(answer: str) -> None:
    comment = comment_on(answer, NOBODY)
    assert not comment.findings
    assert not comment.wish
    assert set(comment.good) - {"spoke"}


def test_a_name_of_the_consultation_is_found_without_its_title() -> None:
    known = known_in(Case(), ("株式会社ミナト食販の件で怒られました",))
    assert "named_party" in kinds("ミナト食販には、毎週自分から連絡しました", known)


def test_a_short_answer_is_asked_for_more_and_a_very_long_one_for_less() -> None:
    assert comment_on("反省しました", NOBODY).wish == "short"
    assert comment_on("毎朝、確認の時間をとりました。" * 40, NOBODY).wish == "long"


@given(st.text(max_size=400))
def test_any_answer_gets_something_good_and_few_findings_of_different_kinds(answer: str) -> None:
    comment = comment_on(answer, NOBODY)
    assert comment.good
    found = [finding.kind for finding in comment.findings]
    assert len(found) <= MOST_FINDINGS
    assert len(set(found)) == len(found)
    wording = content()
    assert all(
        f"career_practice.weak.{kind}" in wording and f"career_practice.instead.{kind}" in wording for kind in found
    )
    assert all(f"career_practice.well.{key}" in wording for key in comment.good)


@given(anybody())
def test_five_different_questions_are_asked_what_was_learned_first(person: object) -> None:
    asked = questions_for(person)  # type: ignore[arg-type]
    assert len(set(asked)) == 5
    assert asked[0] == "learned"
    assert all(f"career_practice.ask.{question}" in content() for question in QUESTIONS)


def test_a_hint_is_their_own_words_never_the_key_of_an_option() -> None:
    assert hint_for("learned", lived(learned="焦らないこと")) == "焦らないこと"
    assert hint_for("learned", lived(learned="report_early")) == ""
    assert hint_for("use", lived()) == ""
