"""What is typed to the bot, what asks, what cannot be put whole, and own mails as words of somebody else: none of it
stands in a document."""

from __future__ import annotations

import pytest

from flows.case import Case, Person
from flows.documents import draft
from flows.documents.beside import are_own_words
from flows.documents.prose import prose
from tests.flows.documents.cases import NOON

TOLD = "納期を一日間違えて伝えました。"


def letter(*told: str, said: tuple[str, ...] = (), people: tuple[Person, ...] = ()) -> str:
    case = Case(entry="left_company", employment="left", happened=TOLD, told=[TOLD, *told])
    case.said, case.people = list(said), list(people)
    return draft("company_request", case, NOON).text


@pytest.mark.parametrize(
    "typed",
    [
        "さっき書きました。",
        "それも書いたよ。",
        "社長の言葉じゃないです。",
        "質問なんだけど、新しい会社に話していいの？",
        "石田課長にも電話しました？",
        "今夜8時にまたかけるって。",
        "新しい会社に言うべき？",
        "ちがう、直して。",
    ],
)
def test_what_is_no_word_of_the_matter_changes_no_letter(typed: str) -> None:
    assert letter(typed) == letter()


def test_of_a_correction_only_what_holds_is_used() -> None:
    text = letter("いや前のままじゃなくて、課長には電話しました。")
    assert "課長には電話しました。" in text
    assert "前のまま" not in text


@pytest.mark.parametrize("told", ["今夜8時にまたかけるって", "またくるって", "時間がたった"])
def test_what_the_rewriting_cannot_say_whole_is_left_out(told: str) -> None:
    assert "りました" not in prose(told)


def test_a_matter_of_the_same_words_stays() -> None:
    text = letter("さっき課長に報告書を送りました。", "お客様から質問があり、その場で答えました。")
    assert "報告書を送りました" in text
    assert "質問があり" in text


def test_words_of_an_own_mail_are_no_words_of_the_other_side() -> None:
    mail = "「15日に入ります」ってメールしました。"
    threat = "木村さんに「来ないなら新しい会社に言うぞ」と言われました。"
    text = letter(
        mail, threat, said=("15日に入ります", "来ないなら新しい会社に言うぞ", "それも書いたよ…納期はどうした")
    )
    assert "「来ないなら新しい会社に言うぞ」" in text
    assert "15日" not in text
    assert "書いた" not in text
    assert "納期はどうした" in text
    assert are_own_words("『15日に入ります』ってメールしました", ())
    assert not are_own_words("早くしろ", ("社長が「早くしろ」とメールしました",))


def test_names_that_were_told_are_used() -> None:
    people = (Person("課長", "boss"), Person("取引先の木村さん", "customer"))
    case = Case(entry="left_company", employment="left", happened=TOLD, told=[TOLD, "石田課長には電話しました。"])
    case.people = list(people)
    assert "石田課長" in draft("company_request", case, NOON).text.split("\n\n")[1]
    assert draft("apology_letter", case, NOON).text.split("\n\n")[1].startswith("木村様")
    case.told.append("石田課長はいつも丸投げでなにもしてくれません。")
    assert "丸投げ" not in draft("company_request", case, NOON).text
    case.told = [TOLD, "先方の石田課長には電話しました。"]
    assert "石田課長" not in draft("company_request", case, NOON).text.split("\n\n")[1]
