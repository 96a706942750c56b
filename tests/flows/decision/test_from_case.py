"""A case, full or empty, becomes factors and words without losing or inventing anything."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.case import Case, Person
from flows.decision import advise, factors_of, how_keys, quotable, words_for
from flows.understanding.english import is_english


def test_an_empty_case_leaves_everything_open() -> None:
    f = factors_of(Case())
    assert (f.own_responsibility, f.customer_demands_apology, f.company_will) == ("unclear",) * 3
    assert not f.harassment
    assert not f.written_claim
    assert not f.has_deadline


def test_the_entry_tells_that_somebody_left_until_they_say_otherwise() -> None:
    assert factors_of(Case(entry="left_company")).employment == "left"
    assert factors_of(Case(entry="left_company", employment="current")).employment == "current"


def test_answers_like_unknown_and_skipped_stay_open() -> None:
    f = factors_of(Case(responsibility="skipped", company_will="unknown", boss="skipped", harassment=["none"]))
    assert (f.own_responsibility, f.company_will, f.boss, f.harassment) == (
        "unclear",
        "unclear",
        "unknown",
        frozenset(),
    )


def test_money_and_lawyers_count_as_a_claim_a_plain_contract_does_not() -> None:
    assert factors_of(Case(written="lawyer")).written_claim
    assert factors_of(Case(demands=["money", "apology"])).written_claim
    assert factors_of(Case(customer_wants="money")).written_claim
    assert not factors_of(Case(written="contract")).written_claim


@pytest.mark.parametrize(
    "words",
    [
        "お客様のデータを間違えて消してしまいました",
        "共有フォルダのファイルを上書きしてしまった",
        "個人情報を別の会社に送ってしまいました",
        "メールを違う人に送ってしまって",
        "名簿の入ったUSBをなくした",
        "顧客リストが漏れたかもしれません",
        "誤送信してしまいました",
    ],
)
def test_data_lost_or_gone_astray_is_told_to_the_company_first(words: str) -> None:
    f = factors_of(Case(employment="current", story=[words]))
    assert f.data_at_risk
    assert advise(f).cautions[0] == "data_first"
    assert len(how_keys("apologise_with_boss", f)) == 2


@pytest.mark.parametrize(
    "words", ["注文を間違えて送りました", "商品が届かず怒られました", "データは消えていません", "水が漏れました"]
)
def test_other_mistakes_are_no_matter_of_data(words: str) -> None:
    assert not factors_of(Case(happened=words)).data_at_risk


def test_the_strongest_feeling_counts() -> None:
    assert factors_of(Case(feelings={"怒り": 2, "不安": 5})).strongest_feeling == 5


def test_the_front_desk_stands_for_the_organisation() -> None:
    assert factors_of(Case(entry="front_desk")).stands_for_organisation is True
    assert factors_of(Case(entry="front_desk", employment="left")).stands_for_organisation is None


def test_people_are_called_by_the_words_the_person_uses() -> None:
    case = Case(contact_who="支店の方", people=[Person("課長", "boss")])
    words = words_for(case)
    assert (words["customer"], words["boss"]) == ("支店の方", "課長")


def test_a_sentence_in_place_of_a_name_is_not_used_as_a_name() -> None:
    assert (
        words_for(Case(contact_who="昨日来た人で、名前は聞いていません。"))["customer"] == words_for(Case())["customer"]
    )


@given(st.text(max_size=200), st.integers(10, 80))
def test_own_words_are_one_closed_line_of_the_wanted_length(text: str, limit: int) -> None:
    said = quotable(text, limit)
    assert len(said) <= (2 * limit if is_english(said) else limit)
    assert not set("\n\r「」{}") & set(said)
    assert said.count("『") == said.count("』")


def test_own_words_keep_whole_sentences_while_they_fit() -> None:
    assert (
        quotable("頼まれました。一度だけ報告しました。それからは何もしていません。", 20)
        == "頼まれました。一度だけ報告しました"
    )
    assert quotable("skipped") == ""


@given(
    st.builds(Case, did=st.none() | st.text(), contact_who=st.none() | st.text(), said=st.lists(st.text(), max_size=2))
)
def test_words_are_always_there(case: Case) -> None:
    assert all(word.strip() for word in words_for(case).values())
    assert advise(factors_of(case)).reasons
