"""Own words in documents: prose where they can be said so, a blank where they are speech or admit too much."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.case import Case, Point
from flows.content import content
from flows.documents import KINDS, REGISTERS, draft
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


@pytest.mark.parametrize(
    ("words", "prose"),
    [
        ("商品が足りなくなった", "商品が足りなくなりました。"),
        ("発注数を一桁打ち間違えました", "発注数を一桁打ち間違えました。"),
        ("客に渡す資料を間違えた", "お客様に渡す資料を間違えました。"),
    ],
)
def test_plain_words_are_said_politely_and_not_quoted(words: str, prose: str) -> None:
    case = wrong_order()
    case.happened = words
    text = draft("boss_report", case, NOON).text
    assert prose in text
    assert f"「{words}" not in text


def test_words_of_a_complaint_stand_for_themselves() -> None:
    for words in ("一言ほしかったです", "一言ほしかった"):
        assert "\n一言ほしかったです" in draft("expectation", Case(expected=words), NOON).text


SPEECH = (
    "間違えたんは先週やけど",
    "別の部長にやったら言えるかも",
    "どないしたらええんやろ？",
    "はあ、もう何も考えられへん",
    "えっと、たぶん月曜に送ったと思うんですけど",
    "正直よう分からん。忙しいと何してもミスる気がするし",
    "黙って謝りに行ってもええですか？",
    "俺が悪いのは分かってるけど",
    "あはは、笑うしかない",
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("words", SPEECH)
def test_speech_becomes_a_blank_everywhere(kind: str, words: str) -> None:
    case = wrong_order()
    case.happened = case.did = case.not_did = case.expected = case.wished = case.prevention = words
    case.points = [Point(words, "guess"), Point(words, "heard")]
    for register in REGISTERS:
        text = draft(kind, case, NOON, register).text
        assert not any(part in text for part in (words[:9], words[-8:]))


def test_the_fault_named_is_the_sentence_that_tells_it() -> None:
    case = wrong_order()
    case.happened = case.did = "間違えたんは先週やけど。納品日、俺が一日間違えて入れて"
    for kind in ("apology_letter", "phone_script", "visit_checklist"):
        text = draft(kind, case, NOON).text
        assert "納品日を一日間違えて入れたこと" in text
        assert "先週やけど" not in text


def test_a_plan_is_kept_up_and_a_doubt_or_a_past_is_no_plan() -> None:
    case = wrong_order()
    blank = content("ja").text("documents.blank.prevention")
    case.prevention = "納品日を二人で読み合わせます"
    assert "納品日を二人で読み合わせること" in draft("apology_letter", case, NOON).text
    for words in ("納品日を読み合わせた", "もっと確認したい", "忙しいと何してもミスる気がするし"):
        case.prevention = words
        assert blank in draft("apology_letter", case, NOON).blanks
