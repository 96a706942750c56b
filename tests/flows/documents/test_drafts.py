"""What every document promises, whatever the case; and the right words for the people the counsellor serves."""

from __future__ import annotations

import re
from datetime import datetime
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.case import Case
from flows.content import content
from flows.decision import OPTIONS, factors_of
from flows.decision.claims import anger_meets_an_own_fault, has_a_share, has_left
from flows.documents import (
    KINDS,
    REGISTERS,
    UnknownKind,
    call_script,
    check,
    draft,
    holding_message,
    kinds_for,
)
from flows.documents.layout import IN_DANGER, LAYOUT, NOTES, SHARED
from tests.flows.documents.cases import ADMITS, NOON, any_case, left_branch, moments, wrong_order

MARK = re.compile(r"〔　([^〔〕]*)　〕")
EVADING = ("関与しておりません", "分かりかねます", "のほうで問題が", "不快に思われた")
kinds, registers = st.sampled_from(KINDS), st.sampled_from(REGISTERS)


def without_quotations(text: str) -> str:
    return re.sub(r"「[^「」]*」", "", text)


@given(kinds, any_case, st.none() | moments, registers)
def test_any_case_becomes_a_document_whose_blanks_are_all_named(
    kind: str, case: Case, now: datetime | None, register: str
) -> None:
    written = draft(kind, case, now, register)
    assert written.text.strip()
    assert written.title
    assert tuple(dict.fromkeys(MARK.findall(written.text))) == written.blanks
    assert "None" not in without_quotations(written.text) or kind == "expectation"
    assert not re.search(r"[{}]|\n\n\n|(?:^|\n)・[^\n：]*：\n", written.text)


@given(kinds, any_case, moments, registers)
def test_no_document_holds_a_phrase_that_the_checker_finds(kind: str, case: Case, now: datetime, register: str) -> None:
    whose = kind if kind == "expectation" else None  # a customer who complains may speak of their own hurt
    assert [found.phrase for found in check(draft(kind, case, now, register).text, whose)] == []


@given(
    st.sampled_from(("apology_letter", "explanation", "holding_message", "refusal", "phone_script")), any_case, moments
)
def test_nothing_evading_reaches_the_customer_not_even_in_the_persons_own_words(
    kind: str, case: Case, now: datetime
) -> None:
    text = draft(kind, case, now).text
    assert not any(phrase in text for phrase in EVADING)


@given(kinds, any_case, moments, registers)
def test_no_document_admits_what_the_person_did_not_admit(kind: str, case: Case, now: datetime, register: str) -> None:
    if not has_a_share(factors_of(case)):
        assert not ADMITS.search(without_quotations(draft(kind, case, now, register).text))


@given(st.sampled_from(("apology_letter", "explanation", "phone_script")), any_case, moments)
def test_own_words_with_an_admission_stay_out_while_the_fault_is_not_admitted(
    kind: str, case: Case, now: datetime
) -> None:
    case.did = "私の確認ミスで発注数を間違えました"
    if not has_a_share(factors_of(case)):
        assert "確認ミス" not in draft(kind, case, now).text


def test_a_report_is_named_after_who_gets_it() -> None:
    names = {
        draft("boss_report", Case(**who), NOON).title
        for who in (
            {"employment": "current", "boss": "yes"},
            {"employment": "current", "boss": "no"},
            {"employment": "left"},
        )
    }
    assert len(names) == 3


def test_a_letter_promises_no_visit_with_a_boss_who_is_no_way() -> None:
    case = wrong_order()
    case.choice, case.boss = "apologise_with_boss", "no"
    assert "上司" not in draft("apology_letter", case, NOON).text


@given(kinds, any_case, moments)
def test_who_has_left_never_signs_or_promises_for_the_company(kind: str, case: Case, now: datetime) -> None:
    if has_left(factors_of(case)):
        text = draft(kind, case, now).text
        assert "会社として誠実に" not in text
        assert "上司とともに" not in text
        assert not text.endswith("会社名・店名　〕\n〔　ご自分のお名前　〕")


@given(any_case, moments)
def test_who_cannot_tell_the_boss_does_not_write_to_the_boss(case: Case, now: datetime) -> None:
    case.employment, case.boss = "current", "no"
    written = draft("boss_report", case, now)
    assert content("ja").text("documents.blank.boss_name") not in written.blanks


@given(any_case, moments, st.sampled_from((*OPTIONS, "later", "", "nonsense")))
def test_some_document_is_offered_for_any_choice_and_can_be_written(case: Case, now: datetime, option: str) -> None:
    offered = kinds_for(option, case)
    assert offered
    assert len(set(offered)) == len(offered)
    for kind in offered:
        assert draft(kind, case, now).kind == kind


@given(any_case, st.sampled_from(OPTIONS))
def test_under_harassment_no_letter_of_apology_is_offered(case: Case, option: str) -> None:
    if factors_of(case).harassment and not anger_meets_an_own_fault(factors_of(case)):
        assert "apology_letter" not in kinds_for(option, case)


def test_the_same_case_gives_the_same_document() -> None:
    assert draft("apology_letter", wrong_order(), NOON) == draft("apology_letter", wrong_order(), NOON)


def test_an_unknown_kind_is_refused_by_name() -> None:
    with pytest.raises(UnknownKind):
        draft("poem", Case(), NOON)


def test_the_former_employee_gets_words_for_the_telephone_first_and_then_a_request_to_the_company() -> None:
    assert kinds_for("route_via_company", left_branch())[:2] == ("phone_script", "company_request")


def test_the_former_employees_telephone_words_name_the_company_and_no_deed() -> None:
    script = draft("phone_script", left_branch(), NOON).text
    assert "退職" in script
    assert "報告しました" not in script


def test_the_request_to_the_company_quotes_what_was_said_and_done() -> None:
    text = draft("company_request", left_branch(), NOON).text
    assert "オーナーさんに頼まれて気づいたことを一度だけ報告しました" in text
    assert "一度謝りに来い」" in text


def test_a_name_is_addressed_a_description_is_not() -> None:
    assert "田中様" in draft("apology_letter", wrong_order(), NOON).text
    assert content("ja").text("documents.blank.addressee") in draft("apology_letter", left_branch(), NOON).blanks


def test_an_admitted_fault_is_named_in_the_persons_own_words() -> None:
    assert "発注数を一桁打ち間違えたこと" in draft("apology_letter", wrong_order(), NOON).text


def test_a_deadline_ahead_becomes_the_day_of_the_answer() -> None:
    text = holding_message(wrong_order(), NOON).text
    assert "11月20日" in text
    assert "15時" in text


def test_without_a_clock_the_day_of_the_answer_is_a_blank() -> None:
    assert content("ja").text("documents.blank.reply_by") in holding_message(wrong_order()).blanks


def test_the_fast_lane_works_before_anything_is_known() -> None:
    assert holding_message(Case()).text
    assert call_script(Case()).text


def test_before_the_role_is_known_nothing_is_promised_in_a_companys_name() -> None:
    organisation = content("ja").text("documents.blank.organisation")
    assert organisation not in holding_message(Case(), NOON).blanks + call_script(Case(), NOON).blanks
    assert organisation in holding_message(Case(entry="own_mistake"), NOON).blanks


@pytest.mark.parametrize("kind", ["phone_script", "visit_checklist"])
def test_in_danger_no_talk_and_no_visit_is_prepared(kind: str) -> None:
    threatened = wrong_order()
    threatened.harassment = ["threat"]
    written = draft(kind, threatened, NOON)
    assert "110" in written.text
    assert "打ち間違え" not in written.text
    assert "申し訳" not in written.text


def test_in_danger_the_holding_message_leaves_the_answer_to_others() -> None:
    calm, danger = Case(employment="current"), Case(employment="current", harassment=["threat"])
    assert holding_message(calm, NOON).text != holding_message(danger, NOON).text
    assert content("ja").text("documents.blank.sender") not in holding_message(danger, NOON).blanks


@pytest.mark.parametrize("kind", ["apology_letter", "phone_script", "explanation", "holding_message", "refusal"])
def test_the_three_registers_differ(kind: str) -> None:
    for case in (wrong_order(), left_branch()):
        assert draft(kind, case, NOON, "unheard-of") == draft(kind, case, NOON, "standard")
    texts = {
        draft(kind, case, NOON, register).text for register in REGISTERS for case in (wrong_order(), left_branch())
    }
    assert len(texts) >= 4


def test_every_part_and_note_has_wording_and_no_wording_is_spare() -> None:
    parts = {
        f"{SHARED.get((kind, part.key), kind)}.{part.key}"
        for table in (LAYOUT, IN_DANGER)
        for kind, row in table.items()
        for part in row
    }
    written = {key.removeprefix("documents.") for key in sorted(content("ja").keys()) if key.startswith("documents.")}
    tables = {key for key in written if key.split(".")[0] in KINDS}
    assert tables == parts
    assert {key.split(".", 1)[1] for key in written if key.split(".")[0] in ("soft", "formal")} <= parts
    assert {key for key in written if key.startswith("note.")} == {
        f"note.{key}" for key in {name for name, _, _ in NOTES} | {"own_words", "other_language"}
    }
    assert {key for key in written if key.startswith("name.")} == {
        f"name.{kind}" for kind in (*KINDS, "other_report", "outside_report", "company_report")
    }


def test_every_placeholder_of_a_document_can_be_a_blank() -> None:
    wording = content("ja")
    always = {"customer", "refused", "subject", "did_spoken"}
    only_when_given = {
        "way",
        "mended",
        "said",
        "demand",
        "deadline",
        "not_did",
        "hearsay",
        "harassment",
        "felt",
        "since",
        "course",
        "late",
        "letter",
        "own",
    }
    for key in sorted(wording.keys()):
        head = key.split(".")
        if head[0] == "documents" and (head[1] in KINDS or head[1] in ("soft", "formal")):
            for _, name, _, _ in Formatter().parse(wording.text(key)):
                if name and name not in always | only_when_given:
                    assert f"documents.blank.{name}" in wording, name
