"""What a report to the own house makes of a slip that was told in pieces, as people write on a telephone, and of wishes
about it; none of it looks at our own wording."""

from __future__ import annotations

import pytest

from flows.case import Case, Person
from flows.documents import around, draft
from flows.documents.own_wish import is_mine, sorry_for
from flows.documents.typed_in import at_a_place, words_in
from flows.stages.happened import put_happened
from flows.understanding.by_the_way import is_no_speech
from tests.flows.documents.cases import NOON

_TOLD = [
    "仕事で大変なことしちゃって もうどうしたらいいかわからない",
    "税理士事務所で補助してるんですけど 先週の木曜 A社さんの給料一覧を間違えてB社さんにメールで送っちゃって…",
    "怖くて3日間誰にも言えなくて 月曜にA社の社長から事務所に電話があって",
    "でも早くしないとやばいですよね。もう昨日から何も食べられなくて",
    "お金の話は出てません",
    "税理士事務所は私の職場です 協力会社じゃないです",
]


@pytest.fixture
def guilty() -> Case:
    people = [Person("A社の社長", "customer"), Person("B社さん", "customer"), Person("所長", "boss")]
    return Case(
        entry="own_mistake",
        employment="current",
        responsibility="full",
        company_told="not_yet",
        boss="yes",
        contact_how="work_phone",
        contact_who="B社さん",
        when="先週の木曜",
        told_on="2026-11-20",
        happened=_TOLD[1],
        told=list(_TOLD),
        people=people,
    )


@pytest.mark.parametrize("register", ["standard", "soft", "formal", "brief"])
def test_the_slip_itself_is_reported_and_nothing_that_was_said_around_it(guilty: Case, register: str) -> None:
    text = draft("boss_report", guilty, NOON, register).text
    assert "給料一覧" in text
    assert not any(
        beside in text for beside in ("大変なこと", "食べられ", "お金の話", "私の職場", "協力会社", "どうしたら")
    )


def test_who_called_and_when_is_not_who_got_the_mail_and_when(guilty: Case) -> None:
    text = draft("boss_report", guilty, NOON).text
    came = next(line for line in text.split("\n") if "A社の社長" in line)
    assert "11月16日" in came
    assert "B社" not in came


@pytest.mark.parametrize("register", ["standard", "brief"])
def test_that_it_was_told_late_stands_in_the_own_part_until_it_is_said_in_other_words(
    guilty: Case, register: str
) -> None:
    assert "3日間" in draft("boss_report", guilty, NOON, register).text
    guilty.blanks = {"own.1": "木曜に気づいたのにご報告が遅れて申し訳ありません"}
    text = draft("boss_report", guilty, NOON, register).text
    assert "ご報告が遅れて申し訳ありません" in text
    assert "3日間、" not in text


@pytest.mark.parametrize("register", ["standard", "soft", "formal", "brief"])
def test_a_sentence_of_ones_own_is_no_word_of_the_customer(guilty: Case, register: str) -> None:
    guilty.said, guilty.blanks = ["説明しろ"], {"own.1": "すぐにご報告せず申し訳ありません"}
    lines = draft("boss_report", guilty, NOON, register).text.split("\n")
    added = [line for line in lines if "すぐにご報告せず申し訳ありません" in line]
    assert added
    assert not any("説明しろ" in line or "「" in line for line in added)


@pytest.mark.parametrize(
    "said",
    [
        "取り返しのつかないことをしてしまいました",
        "昨日から眠れません",
        "えっと、事務所に電話です",
        "協力会社なんてないです",
        "もうどうしたらいいかわからない",
    ],
)
def test_what_is_told_around_the_matter_is_told_from_it(said: str) -> None:
    assert around.is_around(said)


@pytest.mark.parametrize(
    "said",
    [
        "大きなミスで金額を一桁間違えて請求しました",
        "目を離した間に園児が転んで泣いていました",
        "お客様が眠れなかったそうです",
        "確認をしていませんでした",
        "在庫がないのに注文を受けました",
    ],
)
def test_the_matter_is_not_taken_for_what_is_around_it(said: str) -> None:
    assert not around.is_around(said)


def test_a_story_parted_by_blanks_is_kept_as_the_slip_it_tells() -> None:
    case = Case()
    put_happened(case, _TOLD[1])
    assert "給料一覧" in (case.happened or "")
    assert "補助" not in (case.happened or "")


def test_an_answer_without_a_slip_is_kept_whole() -> None:
    case = Case()
    put_happened(case, "お客さんと もめました")
    assert case.happened == "お客さんと もめました"


def test_that_one_was_scolded_and_by_which_way_are_no_words_of_theirs() -> None:
    assert is_no_speech("えっと、事務所に電話です。もう怒られてます")
    assert not is_no_speech("責任とれって怒られました")


def test_what_a_text_is_to_apologise_for_is_told_from_what_is_to_go_out() -> None:
    wish = "「えっと」とか消して、A社の一覧をB社に送ったことと、3日報告できなかったことを謝る文にしてください"
    assert sorry_for(wish) == "A社の一覧をB社に送ったことと、3日報告できなかったこと"
    assert not sorry_for("謝ることを考えています")


def test_words_of_regret_are_ones_own_and_a_shout_is_not() -> None:
    assert is_mine("「ご報告が遅れて申し訳ありません」も足して")
    assert not is_mine("「責任とれ」も足して")


def test_a_place_named_by_the_words_before_it_takes_only_what_is_quoted() -> None:
    text = "具体的には、のところは「別のお客様に送信したこと」でお願いします"
    assert at_a_place(text) == ("具体的には", "別のお客様に送信したこと")
    assert words_in("did", text) == "別のお客様に送信したこと"


def test_the_head_of_the_customer_is_not_who_gets_the_report(guilty: Case) -> None:
    guilty.people = [*guilty.people[:2], Person("社長", "boss"), Person("所長", "boss")]
    assert "\n所長\n" in draft("boss_report", guilty, NOON).text
