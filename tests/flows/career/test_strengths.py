"""Strengths rest on what this person told or did, with their own words, and on nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.career.acts import ACTS, act_told
from flows.career.lived import Lived, Said
from flows.career.signs import SIGNS, STRENGTHS
from flows.career.strengths import seen_in, shown_in, strongest
from flows.case import Case
from flows.content import content
from flows.stages import BY_ID
from tests.flows.career.cases import anybody, lived


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("すぐに店長に報告しました", "reported"),
        ("その日のうちに上司に電話で伝えました", "reported"),
        ("オーナーさんに頼まれていたので、一度だけ報告しました", "told_honestly"),
        ("見たままを正直に話しました", "told_honestly"),
        ("お客様の話を最後まで聞きました", "listened"),
        ("言い返さずに聞いていました", "stayed_polite"),
        ("着信の日時をメモに残しています", "kept_records"),
        ("原因を調べて、直しました", "fixed"),
        ("チェックリストを作った", "prevention"),
        ("先輩に相談した", "asked_others"),
        ("お客さんが待たされてたので", "their_side"),
        ("それからは報告していません", "held_back"),
        ("一人では行かないことにしました", "set_boundary"),
        ("謝りました", "apologised"),
        ("毎日一緒にメモを見返すようにした", "worked_together"),
        ("三か月、毎朝続けました", "kept_going"),
    ],
)
def test_an_act_is_heard_in_the_words_that_tell_it(text: str, act: str) -> None:
    found = act_told(lived((text,)), act)
    assert found is not None
    assert found.quote in text


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("報告していません", "reported"),
        ("先輩が報告した", "reported"),
        ("報告すればよかったです", "reported"),
        ("部長に言われた", "reported"),
        ("話を聞いてもらえない", "listened"),
        ("話を聞いてほしい", "listened"),
        ("言い返してしまった", "stayed_polite"),
        ("メモを取らなかった", "kept_records"),
        ("確認しなかった", "fixed"),
        ("先輩に相談できていません", "asked_others"),
        ("謝ってほしい", "apologised"),
        ("謝りに行けと言われた", "apologised"),
        ("リーダーがメッセージで謝っただけです", "apologised"),
        ("毎日お客様に怒られて疲れました", "kept_going"),
        ("一日中怒られ続けた", "kept_going"),
        ("お客様が「ちゃんと報告しました」と言っています", "reported"),
    ],
)
def test_what_was_not_done_or_was_done_by_others_is_no_act(text: str, act: str) -> None:
    assert act_told(lived((text,)), act) is None


@given(anybody())
def test_every_quote_stands_in_what_was_said_and_every_answer_was_given(person: Lived) -> None:
    said = [one.text for one in person.said]
    slots = [getattr(person.case, slot) for slot in ("learned", "prevention", "disappointed", "acted", "result")]
    for seen in seen_in(person):
        if seen.evidence.quote:
            assert any(seen.evidence.quote in text for text in (*said, *filter(None, slots)))
        elif seen.evidence.answered:
            assert getattr(person.case, BY_ID[seen.evidence.answered].slot)


@given(anybody())
def test_strengths_that_are_shown_have_something_that_speaks_for_them(person: Lived) -> None:
    shown = shown_in(person)
    assert all(one.seen for one in shown)
    assert {one.strength for one in shown} <= set(STRENGTHS)
    assert strongest(person.case) in STRENGTHS


@given(anybody(), st.data())
def test_words_that_are_taken_back_speak_for_nothing(person: Lived, data: st.DataObject) -> None:
    if not person.said:
        return
    gone = data.draw(st.sampled_from(person.said))
    left = tuple(one for one in person.said if one.text != gone.text)
    case = replace(
        person.case, experience=None, acted=None, result=None, learned=None, prevention=None, disappointed=None
    )
    quotes = [one.evidence.quote for one in seen_in(Lived(case, left)) if one.evidence.quote]
    assert all(any(quote in one.text for one in left) for quote in quotes)


def test_who_told_much_is_shown_several_strengths() -> None:
    person = lived(
        ("すぐに店長に報告しました", "言い返さずに聞いていました", "着信の日時をメモに残しています"),
        certainty="both",
        responsibility="partial",
        feelings={"不安": 4, "怒り": 2},
        choice="route_via_company",
    )
    assert {one.strength for one in shown_in(person)} == set(STRENGTHS)


def test_an_answer_changed_after_thinking_and_a_return_after_a_pause_are_seen() -> None:
    person = Lived(
        Case(responsibility="partial"), (Said("facts.did", "伝えました"),), "facts.responsibility", came_back=True
    )
    assert {"thought_again", "came_back"} <= {one.sign.key for one in seen_in(person)}


def test_every_sign_has_words_and_every_act_a_rule_that_asks_for_it() -> None:
    wording = content()
    assert all(f"career_signs.sign.{sign.key}" in wording for sign in SIGNS)
    assert all(sign.speaks_for and set(sign.speaks_for) <= set(STRENGTHS) for sign in SIGNS)
    asked = {act for act in ACTS if any(act_told(lived((text,)), act) for text in _ONE_OF_EACH)}
    assert asked == set(ACTS)


_ONE_OF_EACH = (
    "怖かったけど課長には自分から言いました。怒鳴られても最後まで聞いていました",
    "すぐに店長に報告しました。先輩に相談した。お客様の話を最後まで聞きました。言い返さずに聞いていました",
    "着信の日時をメモに残しています。原因を調べて、直しました。チェックリストを作った。一人では行かないことにしました",
    "見たままを正直に話しました。それからは報告していません。お客さんが待たされてたので謝りました",
    "毎日一緒にメモを見返すようにした",
)


@pytest.mark.parametrize(
    "words",
    ["自分が悪いのかも", "私のせいだと思う", "もうしんどい。全部自分が悪いんです", "分からないけどたぶん私のミス"],
)
def test_self_blame_and_feelings_are_no_evidence_of_a_strength(words: str) -> None:
    case = Case(entry="own_mistake", employment="current", responsibility="full", feelings={"不安": 5, "悲しみ": 4})
    said = (Said("facts.happened", words), Said("facts.responsibility", words), Said("feelings.which", words))
    for one in seen_in(Lived(case, said)):
        assert one.evidence.quote not in words or not one.evidence.quote
        assert one.evidence.answered not in ("feelings.which", "facts.responsibility")
