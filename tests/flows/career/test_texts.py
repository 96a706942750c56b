"""Interview answers and self-introductions have the wanted length, rest on what was told, and give nobody away."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from flows.career.composing import Piece, choose
from flows.career.job_card import sections_of
from flows.career.lived import Lived
from flows.career.own import SOUR
from flows.career.texts import INTERVIEW, KINDS, LONG, SELF_PR, SHORT, star_of, text_of
from flows.content import content
from flows.documents import blanks, check
from flows.documents.checking.check import Finding
from flows.stages import BY_ID
from tests.flows.career.cases import anybody, lived

NAMES = ("株式会社ミナト食販", "東雲商事", "田中様", "佐藤部長", "山田太郎さん", "ルミナス", "大阪支店")
PLAIN_NAMES = ("ミナト", "東雲", "田中", "佐藤", "山田", "ルミナス", "大阪")
MARK = "＿＿"
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
CONTENT = content()


def texts(person: Lived) -> list[tuple[str, bool, str, tuple[str, ...]]]:
    made = [(kind, long, text_of(kind, person, CONTENT, long=long)) for kind in KINDS for long in (False, True)]
    return [(kind, long, text.text, text.blanks) for kind, long, text in made]


@many
@given(anybody())
def test_a_text_is_as_long_as_wanted_or_shorter_and_says_what_is_missing(person: Lived) -> None:
    for _, long, text, missing in texts(person):
        low, high = LONG if long else SHORT
        assert len(text) <= high
        if len(text) < low:
            assert missing or MARK not in text


@many
@given(anybody())
def test_every_blank_is_marked_and_has_its_question_and_no_blank_is_unseen(person: Lived) -> None:
    for _, _, text, missing in texts(person):
        assert text.count(MARK) == len(missing)
        assert all(question in BY_ID for question in missing)
        assert bool(blanks(text)) == bool(missing)


@many
@given(anybody(NAMES))
def test_no_client_employer_or_colleague_is_named_in_any_text(person: Lived) -> None:
    star = star_of(person, CONTENT)
    sections = [section.text for section in sections_of(person, CONTENT)]
    said = [text for _, _, text, _ in texts(person)]
    for text in (*said, *sections, star.situation, star.action, star.result, star.learned):
        assert not [name for name in PLAIN_NAMES if name in text]


@many
@given(anybody(NAMES))
def test_nobody_is_blamed_in_any_text(person: Lived) -> None:
    for _, _, text, _ in texts(person):
        assert SOUR.search(text) is None
        assert not [one for one in check(text, "interview", second=False) if _of_others(one)]


def _of_others(finding: Finding) -> bool:
    return finding.kind in ("blaming", "counter_accusation", "named_party", "threat")


@many
@given(anybody())
def test_the_same_telling_gives_the_same_text(person: Lived) -> None:
    assert texts(person) == texts(person)


FULL = lived(
    ("すぐに店長に報告しました", "言い返さずに聞いていました", "着信の日時をメモに残しています", "先輩に相談しました"),
    entry="own_mistake",
    employment="current",
    contact_how="email",
    demands=["explanation"],
    certainty="both",
    responsibility="full",
    choice="apologise_with_boss",
    prevention="前日に必ず確認する",
    learned="report_early",
    strength="communication",
    feelings={"不安": 4, "罪悪感": 3},
)


@pytest.mark.parametrize("kind", KINDS)
def test_who_told_a_whole_story_gets_both_lengths_without_blanks(kind: str) -> None:
    short, long = (text_of(kind, FULL, CONTENT, long=size) for size in (False, True))
    assert SHORT[0] <= len(short.text) <= SHORT[1]
    assert LONG[0] <= len(long.text) <= LONG[1]
    assert not short.blanks
    assert not long.blanks


def test_own_words_stand_in_the_text_politely() -> None:
    person = lived(
        (),
        entry="career",
        experience="新人が覚えられず困っていた。毎日一緒にメモを見返した。その結果、一人でできるようになった",
    )
    text = text_of(INTERVIEW, person, CONTENT).text
    assert "毎日一緒にメモを見返しました。" in text
    assert "一人でできるようになりました。" in text


def test_the_chosen_strength_opens_the_self_introduction_in_own_words_too() -> None:
    person = lived(("先輩に相談しました",), entry="own_mistake", strength="粘り強さ")
    assert "粘り強さ" in text_of(SELF_PR, person, CONTENT).text.split("。")[0]


def test_what_blames_or_is_chat_is_left_out_and_that_is_said() -> None:
    told = "部長が無能なせいで失敗した。私は謝って、次の日に手順を書き直した"
    text = text_of(INTERVIEW, lived((told,), entry="career", experience=told), CONTENT)
    assert text.left_out
    assert "無能" not in text.text
    assert "書き直しました" in text.text


def test_names_that_were_replaced_and_words_that_may_be_names_are_told() -> None:
    told = "ミナト商事の担当で、ルミナスの納期を間違えた。田中部長に報告した"
    text = text_of(INTERVIEW, lived((told,), entry="career", experience=told), CONTENT)
    assert "ルミナス" in text.perhaps
    assert {name for name, _ in text.replaced} >= {"田中部長"}


def test_nothing_told_is_all_blanks_and_no_story_is_invented() -> None:
    text = text_of(INTERVIEW, lived(entry="career"), CONTENT)
    assert {"career.experience", "career.acted", "career.result"} <= set(text.blanks)


def test_what_must_be_said_is_said_even_when_it_is_too_long() -> None:
    chosen = choose([Piece(("あ" * 50, "い" * 30), must=True), Piece(("う" * 10,))], 5, 20)
    assert chosen.sentences == ("い" * 30,)


def test_what_is_worth_more_is_said_first_within_the_length() -> None:
    chosen = choose([Piece(("あ" * 8,), weight=1), Piece(("い" * 8,), weight=5)], 6, 10)
    assert chosen.sentences == ("い" * 8,)
