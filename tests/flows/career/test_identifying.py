"""Names, amounts and dates that would tell who somebody was do not stay in a text; everyday words do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.career.generic import FAMILY_NAMES, KATAKANA
from flows.career.identifying import PERHAPS, found_in, known_in, neutral
from flows.case import Case, Person
from flows.content import content

FORMS = ("株式会社{}", "{}株式会社", "{}商事", "有限会社{}", "{}工業", "{}食品")
STEMS = ("ミナト", "ヒカリ", "東雲", "北斗", "白鷺", "カワセ", "星ヶ原", "丸徳")
PLACES = (
    "前職の{}で働いていました",
    "{}の担当でした",
    "取引先の{}様から厳しい指摘を受けました",
    "{}に謝りに行きました",
)


def without(text: str, *texts: str) -> str:
    return neutral(text, content(), known_in(Case(), (text, *texts)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("株式会社ミナト食販様の担当でした", "ミナト"),
        ("前職の東雲リフォームでは営業でした", "東雲"),
        ("桜坂大学病院さまからお叱りを受けた", "桜坂"),
        ("田中様に電話した", "田中"),
        ("山田太郎様が怒っていた", "山田太郎"),
        ("鈴木部長に報告した", "鈴木"),
        ("田中に言われて、すぐ報告した", "田中"),
        ("2026年3月14日に間違えた", "3月14日"),
        ("120万円の見積もりを間違えた", "120万円"),
        ("渋谷店の店長をしていました", "渋谷"),
        ("大阪支店に謝りに行った", "大阪"),
        ("ルミナスの納期を間違えた", "ルミナス"),
        ("Salesforceを導入した", "Salesforce"),
        ("「ひだまり」という商品を担当", "ひだまり"),
        ("セブンイレブンで働いていた", "セブンイレブン"),
        ("090-1234-5678に電話した", "090"),
        ("tanaka@example.co.jpに送った", "example"),
        ("ホテル翠嶺で働いていました", "翠嶺"),
        ("前職のさくら野商事で働いていました", "さくら野"),
        ("医療法人さくら会で働いていました", "さくら会"),
    ],
)
def test_what_identifies_somebody_is_replaced(text: str, name: str) -> None:
    assert name in text
    assert name not in without(text)


@pytest.mark.parametrize(
    "text",
    [
        "チェックリストを作った",
        "ミスをしてクレームになった",
        "Excelで一覧を作った",
        "A社の担当でした",
        "お客様の話を聞いた",
        "支店のスタッフが入れ替わった",
        "オーナーさんに相談した",
        "居酒屋の店長に相談した",
        "週3回、15分の朝礼を始めた",
        "コールセンターのスタッフをしていました",
        "デイサービスの利用者様のご家族に説明した",
        "上司と先輩に報告した",
    ],
)
def test_everyday_words_are_left_alone(text: str) -> None:
    assert without(text) == text


@given(st.sampled_from(FORMS), st.sampled_from(STEMS), st.sampled_from(PLACES), st.sampled_from(PLACES))
def test_a_firm_that_was_named_once_is_found_wherever_it_stands(form: str, stem: str, first: str, then: str) -> None:
    told = first.format(form.format(stem))
    known = known_in(Case(), (told,))
    for text in (told, then.format(form.format(stem)), f"そのあと{stem}の件は落ち着きました"):
        assert stem not in neutral(text, content(), known)


@given(st.sampled_from(FAMILY_NAMES), st.sampled_from(("様", "さん", "部長", "さま", "課長", "氏")))
def test_a_person_of_the_case_is_called_by_what_they_are(name: str, title: str) -> None:
    case = Case(people=[Person(f"{name}{title}", "senior_colleague")])
    said = neutral(f"{name}{title}に相談しました。{name}にも話しました", content(), known_in(case, ()))
    assert name not in said


@given(st.text(max_size=200))
def test_any_text_can_be_made_neutral_and_that_changes_nothing_more(text: str) -> None:
    known = known_in(Case(), (text,))
    once = neutral(text, content(), known)
    assert isinstance(once, str)
    found = found_in(text, known)
    assert all(found[n].end <= found[n + 1].start for n in range(len(found) - 1))


@given(st.lists(st.sampled_from(sorted(KATAKANA)), min_size=1, max_size=3))
def test_words_put_together_of_everyday_words_are_no_names(words: list[str]) -> None:
    assert not [one for one in found_in("".join(words)) if one.kind == PERHAPS]
