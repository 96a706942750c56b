"""The checker finds what hurts, leaves good drafts alone, and sees which parts are missing."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.content import content
from flows.documents import check, parts_present
from flows.documents.parts import PARTS
from flows.documents.phrases import PHRASES

HURTS = {
    "evading": (
        "私は関与しておりませんのではっきりとは分かりかねますが",
        "A社のほうで問題があったようでして",
        "その件は私の担当ではないので",
        "当社としては責任を負いかねます",
        "そこまではこちらで把握しておりません",
        "それは別の部署の話なので",
        "詳細は存じ上げません",
    ),
    "conditional": (
        "もし不快に思われたのなら、お詫びいたします",
        "ご迷惑をおかけしたのであれば申し訳ございません",
        "誤解を与えてしまったとしたらお詫びします",
        "傷つけてしまったなら謝ります",
    ),
    "excuse": (
        "その日はとても忙しくて",
        "悪気はなかったんです",
        "人手が足りておらず",
        "決まりですので仕方ありません",
        "引き継ぎがなかったため",
        "他のお客様からはそのようなお声はいただいておりません",
    ),
    "vague": (
        "いろいろとご迷惑をおかけしました",
        "今後気をつけます",
        "善処いたします",
        "できるだけ早くご連絡します",
        "不手際があったかもしれません",
        "誠に遺憾です",
    ),
    "over_admission": (
        "すべて私の責任です",
        "損害はすべて私が弁償します",
        "どんな処分でもお受けします",
        "法的責任を認めます",
        "会社を辞めて償います",
    ),
    "impossible_promise": (
        "二度とこのようなことは起こしません",
        "絶対に遅れないことをお約束します",
        "必ずご満足いただけます",
        "24時間いつでも駆けつけます",
    ),
    "blaming": (
        "先輩のミスです",
        "工場が連絡を忘れたせいです",
        "お客様の勘違いではないでしょうか",
        "御社の指示が曖昧だったため",
        "業者が悪いんです",
    ),
}

GOOD = (
    (
        "このたびは、11月10日納品分の数量を私が一桁誤って入力し、商品が不足する事態を招きましたこと、誠に申し訳ございません"
        "でした。不足分は本日別便で手配し、明日午前中にお届けいたします。今後は入力後に二名で読み合わせる手順に改めます。"
        "11月20日に、状況を改めてご報告に伺います。"
    ),
    "ご迷惑をおかけしており申し訳ございません。状況を確認し、本日17時までに私からお電話いたします。",
    "お忙しいところ恐れ入りますが、ご都合のよい日時をお知らせください。上司とともにお詫びに伺います。",
    "ご迷惑でなければ、来週の火曜に伺ってもよろしいでしょうか。",
    "二度と同じことを起こさないよう、チェック表を作り、毎朝二人で確認いたします。",
    "責任を持って原因の調査を続け、金曜日に中間のご報告をいたします。",
    "工場に確認しましたところ、11月18日に出荷したとのことです。",
    "私はすでに退職しており、会社に代わってお答えする立場にございません。担当者からご連絡するよう依頼いたします。",
    "ご不明な点がございましたら、いつでもお申し付けください。",
    "必ず担当に引き継ぎ、明日10時までにお返事いたします。",
)


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in HURTS.items() for text in texts])
def test_a_phrase_that_hurts_is_quoted_and_named(kind: str, text: str) -> None:
    found = check(text)
    assert kind in {finding.kind for finding in found}
    assert all(finding.phrase in text and finding.better for finding in found)


@pytest.mark.parametrize("text", GOOD)
def test_a_good_draft_is_left_alone(text: str) -> None:
    assert check(text) == []


def test_what_the_customer_said_is_not_held_against_the_writer() -> None:
    assert check("言われた言葉：「お客様の勘違いだ、私は関与しておりません」") == []
    assert check("「分かりかねます」と言われて、悲しかったです。") == []
    assert check("「私は関与しておりません」")


@given(
    st.text(max_size=300) | st.sampled_from([t for texts in HURTS.values() for t in texts]).map(lambda t: t + "。" + t)
)
def test_findings_point_into_the_text_in_order_and_never_overlap(text: str) -> None:
    found = check(text)
    assert all(text[finding.start : finding.end] == finding.phrase for finding in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_the_parts_of_a_whole_apology_are_seen() -> None:
    whole = GOOD[0] + "原因は、私の確認不足によるものです。"
    assert all(parts_present(whole).values())


def test_a_bare_sorry_lacks_everything_else() -> None:
    present = parts_present("申し訳ございません。")
    assert [name for name, there in present.items() if there] == ["regret"]


def test_each_kind_of_phrase_has_better_words_and_each_part_a_name_and_none_is_spare() -> None:
    written = {key.removeprefix("documents.") for key in sorted(content("ja").keys())}
    assert {key for key in written if key.startswith("better.")} == {f"better.{phrase.key}" for phrase in PHRASES}
    assert {key for key in written if key.startswith("missing.")} == {f"missing.{part}" for part in PARTS}
