"""What was told beside a question, or as an answer to another one, reaches the drafts; a blank only where nothing was
said."""

from __future__ import annotations

import pytest

from flows.case import Case
from flows.content import content
from flows.documents import draft, thrown
from tests.flows.documents.cases import NOON
from tests.flows.talker import asked


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("ご家族から電話で、母の服が入れ替わってる、どうなってるのって怒られました", "どうなってるの"),
        ("経理の人に電話でめっちゃ怒られて、どういう管理してるんやって言われた", "どういう管理してるんや"),
        ("年齢確認したら、ふざけんな、店長呼べって大声で", "ふざけんな、店長呼べ"),
    ],
)
def test_words_thrown_at_the_person_are_quoted_alone(told: str, words: str) -> None:
    case = Case(entry="own_mistake", employment="current", happened=told, told=[told])
    text = draft("boss_report", case, NOON).text
    assert text.count(words) == 1
    assert any(f"{words}」" in line for line in text.split("\n"))


@pytest.mark.parametrize("told", ["先輩には謝りに行けと言われています", "課長からちゃんとしろと言われた"])
def test_words_of_the_own_side_are_no_words_of_the_customer(told: str) -> None:
    assert not thrown.shouted(Case(told=[told]))


def test_an_answer_that_tells_what_was_done_is_no_quotation() -> None:
    case = Case(
        entry="own_mistake", employment="current", responsibility="full", told=["翌日に見つけて、お返ししました"]
    )
    case.said = ["翌日に見つけて、お返ししました"]
    text = draft("boss_report", case, NOON).text
    assert text.count("お返ししました") == 1
    assert "「翌日" not in text


def test_facts_and_plans_told_at_any_question_fill_the_letter() -> None:
    talker = asked("facts.when", "自分のミス", "お客様の荷物を別の部屋に届けてしまいました")
    talker.say("伝票の部屋番号の確認せずに運んでしまったんです")
    talker.say("これからは部屋に入れる前に番号を声に出して確認します")
    case = talker.session.consultation.case
    case.responsibility = "full"
    written = draft("apology_letter", case, NOON)
    assert "声に出して確認すること" in written.text
    assert "運んでしまいました" in draft("boss_report", case, NOON).text
    blank = content("ja").text("documents.blank.prevention")
    assert blank not in written.blanks


def test_a_deed_said_with_a_not_is_still_a_deed() -> None:
    case = Case(entry="own_mistake", employment="current", not_did="名前の確認せずに棚に入れちゃった")
    case.responsibility = "full"
    text = draft("boss_report", case, NOON).text
    assert "確認をせずに棚に入れてしまった" in text
    assert content("ja").text("documents.boss_report.not_did").split("：")[0] not in text


def test_words_that_are_taken_back_vanish_from_the_drafts() -> None:
    talker = asked("facts.when", "自分のミス", "お客様の荷物を別の部屋に届けてしまいました")
    talker.say("伝票の部屋番号の確認せずに運んでしまったんです")
    said = talker.sent[-1][0].parts[0].message_id
    assert talker.session.consultation.case.told[-1].startswith("伝票")
    talker.unsend(said)
    assert not any("伝票" in text for text in talker.session.consultation.case.told)
