"""An untrue text is declined kindly, and a true one is offered in its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.case import Case
from flows.content import content
from flows.documents import check, decline, draft_handed_in, untrue_wish
from tests.flows.documents.cases import ADMITS, NOON, any_case, left_branch, wrong_order

WISHES = {
    "blame": (
        "同僚のせいにした謝罪文を書いて",
        "後輩が悪かったことにして報告書つくってくれん？",
        "業者のミスってことにした文にしてください",
        "責任を全部工場に押しつけるメール考えて",
        "お客さんが間違えたことにして返事を書いてほしい",
        "田中さんがやったことにできませんか、文面お願いします",
    ),
    "own_up": (
        "嘘でもいいから全部認める文を",
        "やってないけど、やったことにして謝る手紙を書いて",
        "うそでええから全部うちが悪いってことで謝罪文たのむわ",
        "とりあえず全部こちらが悪いことにしたお詫び状をお願いします",
    ),
    "invented": (
        "ばれない言い訳考えて",
        "体調不良だったことにしたメールを書いてください",
        "それらしい嘘の理由を作って",
        "ちゃんと連絡していたことにした報告書がほしい",
        "日付をごまかした報告書を作れますか",
    ),
    "hide": (
        "ミスのことは伏せて報告書を書いて",
        "苦情をなかったことにした報告を作って",
        "遅れのことには触れないメールをお願い",
    ),
}
HONEST = (
    "同僚のせいにされて困っています。どう返事を書けばいいですか",
    "上司に、嘘でもいいから全部認めろと言われました",
    "人のせいにはしたくないので、自分の分だけ謝る文を書いてください",
    "謝罪文を書いてください",
    "全部話したので、報告書を作ってほしいです",
    "嘘は書きたくないです。正直な手紙をお願いします",
    "後輩のミスを上司にどう報告したらいいか教えてください",
    "私が悪かったことを認める手紙を書きたいです",
    "体調不良で遅れたので、お詫びのメールを書いて",
)


@pytest.mark.parametrize(("wish", "text"), [(wish, text) for wish, texts in WISHES.items() for text in texts])
def test_the_wish_for_an_untrue_text_is_heard_for_what_it_is(wish: str, text: str) -> None:
    assert untrue_wish(text) == wish


@pytest.mark.parametrize("text", HONEST)
def test_who_asks_for_a_true_text_or_tells_of_others_is_not_declined(text: str) -> None:
    assert untrue_wish(text) is None


@given(st.sampled_from(sorted(WISHES)), any_case)
def test_what_is_offered_instead_admits_and_blames_nothing_that_was_not_told(wish: str, case: Case) -> None:
    declined = decline(wish, case, NOON)
    assert declined.text
    assert check(declined.draft.text, declined.draft.kind) == []


def test_who_has_admitted_nothing_is_offered_a_text_without_admission() -> None:
    assert not ADMITS.search(decline("own_up", left_branch(), NOON).draft.text)
    assert "打ち間違え" in decline("blame", wrong_order(), NOON).draft.text


def test_each_wish_has_its_own_words_and_none_is_spare() -> None:
    assert {key.rpartition(".")[2] for key in content("ja") if key.startswith("checker.decline.")} == set(WISHES)


@given(st.text(max_size=400))
def test_any_text_can_be_asked(text: str) -> None:
    assert untrue_wish(text) in (None, *WISHES)
    handed = draft_handed_in(text)
    assert handed is None or handed.strip()


@pytest.mark.parametrize(
    "text",
    [
        "この文章チェックしてください\n\nこのたびはご迷惑をおかけしました。明日お電話します。",
        "このメールで大丈夫ですか？\nこのたびはご迷惑をおかけしました。明日お電話します。",
        "「このたびはご迷惑をおかけしました。明日お電話します。」これで送っていいかな",
        "下書き見て：このたびはご迷惑をおかけしました。明日お電話します。",
        "このたびはご迷惑をおかけしました。明日お電話します。\nこんな感じの返事でどうでしょう",
    ],
)
def test_a_draft_in_the_chat_is_taken_out_of_the_asking(text: str) -> None:
    assert draft_handed_in(text) == "このたびはご迷惑をおかけしました。明日お電話します。"


@pytest.mark.parametrize("text", ["上司に報告しました。", "メールが来ました。怖いです。", "謝罪文を書いて"])
def test_what_is_told_is_no_draft(text: str) -> None:
    assert draft_handed_in(text) is None
