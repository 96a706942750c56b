"""Whether who complains comes again, whose share a mishap is, whether an apology is asked for: by sense."""

from __future__ import annotations

import pytest

from flows.understanding.situation import situation_in


def told(text: str, field: str) -> object:
    return getattr(situation_in(text)[0], field)


@pytest.mark.parametrize(
    "words",
    [
        "再来週の会もこちらでお願いします",
        "娘の成人式もここで頼むつもりだよ",
        "取引はやめるつもりはない",
        "次回の点検も予約が入っています",
    ],
)
def test_who_means_to_come_again_keeps_the_tie(words: str):
    story = f"お客様から、品物に傷があったとお電話がありました。「{words}」とのことでした。"
    assert told(story, "relationship_to_continue") == "yes"


@pytest.mark.parametrize(
    "words",
    [
        "次からは別の店に頼む",
        "もう二度とお宅では買わない",
        "今月で業者を替えます",
        "退会の手続きをします",
        "誰が行くか",
    ],
)
def test_who_leaves_ends_it(words: str):
    story = f"お客様から、品物に傷があったとお電話がありました。「{words}」とのことでした。"
    assert told(story, "relationship_to_continue") == "no"


@pytest.mark.parametrize(
    ("story", "share"),
    [
        ("梱包したのは工場ですが、出す前に中身を確かめなかったのは私です。", "partial"),
        ("雨の影響が大きかったのですが、早めに出なかった私にも甘さがありました。", "partial"),
        ("その日、私は休みで店におりませんでした。お客様は私の名前を出してお怒りです。", "none"),
        ("私の入力が違っていたのか、元の紙が違っていたのか、分かりません。", "unclear"),
        ("日付を一日間違えました。誰のせいでもなく私です。", "full"),
    ],
)
def test_the_share_of_the_teller_is_set_against_what_others_and_chance_did(story: str, share: str):
    assert told(story, "own_responsibility") == share


@pytest.mark.parametrize(
    ("words", "demand"),
    [
        ("謝罪文より、次に同じことが起きない手順を考えてください", "no"),
        ("謝罪はけっこうです。書類だけください", "no"),
        ("謝罪動画を撮って送れ", "yes"),
        ("謝罪と治療費を払え", "yes"),
    ],
)
def test_an_apology_is_asked_for_or_let_go_in_other_forms_too(words: str, demand: str):
    assert told(f"お客様から「{words}」と言われました。", "customer_demands_apology") == demand
