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


# What was told as to a friend, and what of it may stand in no document.
CHAT = (
    ("バイトなんだけど店長にめっちゃ怒られて", "めっちゃ"),
    ("注文まちがえちゃって客がキレた", "まちがえちゃ"),
    ("うちのせいじゃんって思うｗｗ", "じゃん"),
    ("お皿割っちゃった😢", "割っちゃ"),
    ("やばいミスした。どうしよ〜", "やばい"),
    ("先輩に丸投げされてさ、どうすればいいの", "されてさ"),
    ("客が怒鳴ってきて怖かったよ", "かったよ"),
)


@given(kinds, any_case, moments, st.sampled_from(CHAT))
def test_words_typed_as_to_a_friend_stand_in_no_document_as_they_were_typed(
    kind: str, case: Case, now: datetime, words: tuple[str, str]
) -> None:
    told, chat = words
    case.happened = case.did = case.not_did = case.expected = case.wished = case.prevention = told
    case.contact_who, case.said, case.points, case.people, case.when = None, [], [], [], None
    assert chat not in draft(kind, case, now).text


@pytest.mark.parametrize("words", ["うちのせいじゃんって思うｗｗ", "先輩に丸投げされてさ、どうすればいいの"])
def test_chat_that_tells_no_fact_becomes_a_blank_and_a_note(words: str) -> None:
    case = wrong_order()
    case.happened = case.did = words
    written = draft("boss_report", case, NOON)
    assert content("ja").text("documents.blank.happened") in written.blanks
    assert content("ja").text("documents.note.formal_words") in written.notes


TOLD_IN_TALK = (
    ("取引先に違う会社の請求書送ってもうた", "取引先に違う会社の請求書を送ってしまいました。"),
    ("先方のデータを別の客に送ってしもうてん", "先方のデータを別のお客様に送ってしまいました。"),
    ("宛先確認せんと送ってもうた", "宛先を確認せずに送ってしまいました。"),
    ("発注の数まちがえちゃって", "発注の数を間違えてしまいました。"),
    ("数量一桁多く入れちゃったんだよね", "数量を一桁多く入れてしまいました。"),
    ("予約台帳に書き忘れてて、お客さん来たとき席なかった", "お客様が来たとき席がありませんでした。"),
    ("届け先ば間違えて送ってしもたとです", "届け先を間違えて送ってしまいました。"),
    ("見積もり一桁間違えて出してもうた", "見積もりを一桁間違えて出してしまいました。"),
    ("その日のうちに電話で謝ったんやけど", "その日のうちに電話で謝りました。"),
    ("相手の会社に電話したけど担当者いなくて", "相手の会社に電話したものの、担当者がいませんでした。"),
    ("お皿割っちゃった😢", "お皿を割ってしまいました。"),
)


@pytest.mark.parametrize(("words", "prose"), TOLD_IN_TALK)
def test_facts_told_in_dialect_or_chat_are_reported_in_the_standard_language(words: str, prose: str) -> None:
    case = wrong_order()
    case.happened = words
    assert prose in draft("boss_report", case, NOON).text


def test_every_fact_that_was_told_is_in_the_report_once_and_no_feeling() -> None:
    case = wrong_order()
    case.happened, case.did = "数を一桁間違えて発注しました", "数を一桁間違えて発注しました"
    case.told = [
        "数を一桁間違えて発注しました",
        "もうしんどい。自分が悪いのかも",
        "昨日の夕方に電話で、どういう管理してるんやって言われた",
        "在庫ば確認せんで約束してしもうた",
        "次の日に正しい数を送り直した",
    ]
    text = draft("boss_report", case, NOON).text
    assert text.count("一桁間違えて発注") == 1
    assert "在庫を確認せずに約束してしまいました。" in text
    assert "正しい数を送り直しました。" in text
    assert not any(words in text for words in ("しんどい", "悪いのかも", "確認せんで"))


def test_yesterday_is_the_day_before_it_was_told() -> None:
    case = wrong_order()
    case.when, case.told_on = "昨日の夕方気ぃついて", "2026-11-10"
    text = draft("boss_report", case, NOON).text
    assert "11月9日" in text
    assert "気ぃついて" not in text


def test_what_was_done_since_fills_the_repair_of_a_letter() -> None:
    case = wrong_order()
    case.responsibility = "full"
    case.told = ["発注の数を間違えました", "その日のうちに正しい数を送り直しました"]
    written = draft("apology_letter", case, NOON)
    assert "正しい数を送り直しました。" in written.text
    assert content("ja").text("documents.blank.repair") not in written.blanks


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
