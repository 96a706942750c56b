"""The sheet holds all that was told, decided and planned, each with how sure it is; words taken back are gone."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import flows
from flows import sheet
from flows.case import Case, Person, Point
from flows.content import content, languages
from flows.decision import OPTIONS
from flows.session import Consultation, Move
from flows.sheet import Sheet
from flows.stage import Stage
from flows.turn import Bar, Bullets, Card, Line, Paragraph, Quotation, as_lines
from tests.flows.documents.cases import NOON, any_case, left_branch, moments, wrong_order
from tests.flows.talker import Talker

LATER = NOON + timedelta(days=2)


def about(case: Case, choice: str | None = None) -> Consultation:
    consultation = Consultation(1, NOON, Stage.SUMMARY, case)
    if choice is not None:
        case.choice = consultation.advised = choice
        consultation.moves = [Move("apology.choice", choice, NOON)]
    return consultation


def made(case: Case, choice: str | None = None, now: datetime = LATER) -> Sheet:
    return sheet.make(about(case, choice), now, content())


def keys(one: Sheet) -> list[str]:
    return [section.key for section in one.sections]


def words(one: Sheet, *some: str) -> str:
    shown = (section for section in one.sections if not some or section.key in some)
    return "\n".join(line for s in shown for line in as_lines(Card("summary", s.title, s.blocks)))


def whole() -> Case:
    case = wrong_order()
    case.points = [Point("倉庫の人が数を変えたらしい", "heard"), Point("引き継ぎ漏れかもしれない", "guess")]
    case.feelings, case.feelings_after = {"不安": 5, "罪悪感": 3}, {"不安": 2, "罪悪感": 3}
    case.people = [Person("田中様", "customer", "apology", "angry", "もう来るな"), Person("部長", "boss")]
    case.certainty, case.learned, case.since = "seen", "早く言うこと", {"2026-11-20": "better"}
    case.harassment = ["abuse"]
    return case


def test_a_whole_consultation_has_every_part() -> None:
    one = made(whole(), "apologise_with_boss")
    expected = set(sheet.PARTS) - {"expectation"}
    assert set(keys(one)) == expected
    assert keys(one) == [key for key in sheet.PARTS if key in expected]


def test_what_was_told_stands_there_in_full_with_how_sure_it_is() -> None:
    case = whole()
    case.happened = "あ" * 400
    facts = made(case).sections[0]
    assert "あ" * 400 in words(made(case), "facts")
    sure = content().text("sheet.certainty.seen")
    assert any(isinstance(block, Line) and block.mark == sure for block in facts.blocks)


def test_hearsay_and_guesses_are_to_be_checked_and_somebody_is_named_to_ask() -> None:
    case = whole()
    case.responsibility = "unclear"
    one = made(case, "route_via_company")
    assert "倉庫の人" in words(one, "to_check")
    assert "倉庫の人" not in words(one, "facts")
    section = next(section for section in one.sections if section.key == "to_check")
    assert any(isinstance(block, Bullets) for block in section.blocks)


def test_feelings_stand_before_and_after() -> None:
    section = next(section for section in made(whole()).sections if section.key == "feelings")
    assert [(bar.before, bar.after) for bar in section.blocks if isinstance(bar, Bar)] == [(5, 2), (3, 3)]


def test_who_chose_something_else_sees_the_advice_beside_it() -> None:
    case = left_branch()
    advised = made(case, "explain_without_apology")
    section = next(section for section in advised.sections if section.key == "decision")
    assert any(isinstance(block, Line) and block.label == content().text("sheet.advised") for block in section.blocks)


def test_every_draft_for_the_choice_is_there_in_the_words_looked_at_last() -> None:
    consultation = about(wrong_order(), "apologise_with_boss")
    plain = sheet.make(consultation, NOON, content())
    consultation.shown = "apology_letter.soft"
    soft = sheet.make(consultation, NOON, content())
    drafts = next(section for section in plain.sections if section.key == "drafts")
    assert sum(isinstance(block, Quotation) for block in drafts.blocks) >= 4
    assert words(plain, "drafts") != words(soft, "drafts")


def test_the_plan_keeps_its_days_when_it_is_read_later_and_marks_what_lies_behind() -> None:
    then, later = (made(whole(), "apologise_with_boss", now) for now in (NOON, LATER))
    assert [step.when for step in then.steps if step.key != "rest"] == [step.when for step in later.steps]
    section = next(section for section in later.sections if section.key == "plan")
    marked = [line.mark != "" for line in section.blocks if isinstance(line, Line)]
    assert marked == [step.when.date() < LATER.date() for step in later.steps]
    assert any(marked)
    assert not all(marked)


def test_contacts_over_months_take_the_place_of_the_one_follow_up() -> None:
    case = wrong_order()
    case.follow_up, case.relation = "week", "keep"
    consultation = about(case, "apologise_with_boss")
    consultation.moves.append(Move("trust.follow_up", "week", NOON))
    steps = [step.key for step in sheet.make(consultation, NOON, content()).steps]
    assert "follow_customer" not in steps
    assert "half_year" in steps


def test_records_and_the_criteria_are_there_only_where_something_went_too_far() -> None:
    calm, pressed = made(wrong_order()), made(whole())
    assert not {"evidence", "criteria"} & set(keys(calm))
    assert {"evidence", "criteria"} <= set(keys(pressed))
    assert len(pressed.records) == 1


def test_an_empty_consultation_has_an_empty_sheet() -> None:
    assert made(Case()).sections == ()


@settings(deadline=None)
@given(any_case, st.sampled_from((*OPTIONS, "later", None)), moments)
def test_whatever_was_told_a_sheet_can_be_made_and_no_line_is_blank(
    case: Case, choice: str | None, now: datetime
) -> None:
    if not case.deadline or case.deadline == "きょう中":  # a deadline is a day, or there is none
        case.deadline_kind = case.deadline = None
    one = made(case, choice, now)
    for section in one.sections:
        assert section.blocks
        for block in section.blocks:
            if isinstance(block, Line):
                assert block.label
                assert block.text
            if isinstance(block, Paragraph | Quotation):
                assert block.text


def test_words_taken_back_are_gone_from_the_sheet() -> None:
    talker = Talker()
    talker.agree()
    talker.say("自分のミス")
    talker.say("納品書の金額をひと桁まちがえて、ヤマダ商会さんに怒られました")
    message = f"message-{len(talker.sent)}"
    assert "ヤマダ商会" in words(sheet.make(talker.session.consultation, talker.now, content()))
    talker.unsend(message)
    assert "ヤマダ商会" not in words(sheet.make(talker.session.consultation, talker.now, content()))


def test_reading_the_sheet_changes_nothing() -> None:
    talker = Talker()
    talker.agree()
    talker.say("自分のミス")
    before = flows.dump(talker.session)
    sheet.make(talker.session.consultation, talker.now, content())
    assert flows.dump(talker.session) == before


@pytest.mark.parametrize("language", languages())
def test_it_can_be_read_in_every_language(language: str) -> None:
    consultation = about(whole(), "apologise_with_boss")
    consultation.case.log = {"2026-11-20T09:10:00": {"what": "電話", "when": "yesterday", "how": "calls"}}
    one = sheet.make(consultation, LATER, content(language))
    assert set(keys(one)) == set(sheet.PARTS) - {"expectation"}
    assert len(one.records) == 2
