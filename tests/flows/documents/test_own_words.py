"""Own words in documents: quoted where they are plain, a blank where they are chat or admit what was not admitted."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.case import Case
from flows.content import content
from flows.documents import KINDS, draft
from tests.flows.documents.cases import ADMITS, NOON, any_case, moments, wrong_order

kinds = st.sampled_from(KINDS)


@given(st.sampled_from(("boss_report", "company_request")), any_case, moments)
def test_a_report_holds_no_own_fault_before_the_person_has_answered_for_it(
    kind: str, case: Case, now: datetime
) -> None:
    case.happened = case.did = "私の確認ミスで発注数を間違えました"
    case.not_did, case.said, case.points = None, [], []
    for open_answer in (None, "unclear", "none", "skipped", "unknown"):
        case.responsibility = open_answer
        text = draft(kind, case, now).text
        assert "確認ミス" not in text
        assert not ADMITS.search(text)


CHAT = (
    "バイトなんだけど店長にめっちゃ怒られて",
    "注文まちがえちゃって客がキレた",
    "うちのせいじゃんって思うｗｗ",
    "お皿割っちゃった😢",
    "やばいミスした。どうしよ〜",
    "先輩に丸投げされてさ、どうすればいいの",
    "客が怒鳴ってきて怖かったよ",
)


@given(kinds, any_case, moments, st.sampled_from(CHAT))
def test_words_typed_as_to_a_friend_become_a_blank_and_a_note_in_a_document(
    kind: str, case: Case, now: datetime, words: str
) -> None:
    case.happened = case.did = case.not_did = case.expected = case.wished = case.prevention = words
    case.contact_who, case.said, case.points, case.people, case.when = None, [], [], [], None
    written = draft(kind, case, now)
    assert words[:8] not in written.text
    if kind in ("boss_report", "company_request", "expectation"):
        assert content("ja").text("documents.blank.happened") in written.blanks
        assert content("ja").text("documents.note.formal_words") in written.notes[:2]


@pytest.mark.parametrize("words", ["商品が足りなくなった", "発注数を一桁打ち間違えました", "報告が遅れたこと"])
def test_plain_words_are_kept_between_quotation_marks(words: str) -> None:
    case = wrong_order()
    case.happened = words
    assert f"「{words}」" in draft("boss_report", case, NOON).text


def test_polite_words_of_a_complaint_stand_for_themselves_and_plain_ones_are_quoted() -> None:
    assert "\n一言ほしかったです" in draft("expectation", Case(expected="一言ほしかったです"), NOON).text
    assert "「一言ほしかった」" in draft("expectation", Case(expected="一言ほしかった"), NOON).text
