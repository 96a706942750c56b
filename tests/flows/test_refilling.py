"""What is typed at a blank and is no word for it, and what was filled in said otherwise."""

from __future__ import annotations

import pytest

import flows
from flows import documents
from flows.documents.filling import BLANKS
from tests.flows.talker import Talker
from tests.flows.test_completing import KIND, TYPED, fill_all, filling, opened
from tests.flows.test_own_drafts import draft_in
from tests.flows.test_waiting import logged


def the_letter(talker: Talker) -> str:
    return documents.draft(KIND, talker.session.consultation.case, talker.now).text


@pytest.mark.parametrize(
    "said",
    [
        "会社名ってどっちの？私がいた会社？",
        "これって本名じゃないとだめですか",
        "何を書けばいいの？",
        "うーん",
        "店長さんには直接電話したいと思っているんですけど",
    ],
)
def test_a_question_or_a_doubt_is_answered_and_never_put_into_a_blank(said: str) -> None:
    talker = filling()
    before, open_now = the_letter(talker), opened(talker)
    talker.say(said)
    assert the_letter(talker) == before
    assert opened(talker) == open_now
    assert talker.turn.question == BLANKS
    assert len(talker.turn.bubbles) > 1
    assert flows.replay(logged(talker)) == talker.session


@pytest.mark.parametrize("said", ["名前は入れたくないな", "わからない", "匿名で", "空欄のままで", "書きたくないです"])
def test_a_no_leaves_the_blank_open_and_goes_on_to_the_next(said: str) -> None:
    talker = filling()
    first, second = opened(talker)[:2]
    talker.say(said)
    assert first in opened(talker)
    assert said not in the_letter(talker)
    talker.say(TYPED[second])
    assert second not in opened(talker)
    assert flows.replay(logged(talker)) == talker.session


def test_a_no_that_names_a_role_puts_in_the_role_alone() -> None:
    talker = filling()
    assert opened(talker)[0] == "addressee"
    talker.say("名前は入れたくないな。店長さんでいい？")
    assert "addressee" not in opened(talker)
    assert "店長" in the_letter(talker)
    assert "入れたくない" not in the_letter(talker)
    assert flows.replay(logged(talker)) == talker.session


@pytest.mark.parametrize(
    ("said", "addressee", "organisation"),
    [
        ("「店長」にして。会社名は空欄に戻して", "店長", None),
        ("宛名のところ、店長 に変えて", "店長", "みどり商店"),
        ("会社名は空欄に戻して", "田中さん", None),
        ("会社名は「あおば堂」に直してください", "田中さん", "あおば堂"),
    ],
)
@pytest.mark.parametrize("inside", [True, False])
def test_what_was_filled_in_is_changed_or_emptied_in_own_words(
    said: str, addressee: str, organisation: str | None, inside: bool
) -> None:
    talker = filling()
    talker.say("田中さん")
    talker.say("みどり商店")
    if not inside:
        talker.say("やめる")
    talker.say(said)
    blanks = talker.session.consultation.case.blanks
    assert (blanks["addressee"], blanks.get("organisation")) == (addressee, organisation)
    assert talker.session.consultation.case.struck == []
    assert flows.replay(logged(talker)) == talker.session
    talker.say("戻る")
    blanks = talker.session.consultation.case.blanks
    assert (blanks["addressee"], blanks["organisation"]) == ("田中さん", "みどり商店")
    assert flows.replay(logged(talker)) == talker.session


def test_filled_blanks_are_offered_for_change_once_none_is_left() -> None:
    talker = filling()
    fill_all(talker)
    talker.say("空欄をうめる")
    assert talker.find("again.organisation") is not None
    talker.tap("again.organisation")
    assert talker.turn.question == BLANKS
    talker.say("あおば堂")
    assert "あおば堂" in the_letter(talker)
    assert "みどり商店" not in the_letter(talker)
    talker.tap_data("c|complete|again.organisation")
    talker.tap("empty.organisation")
    assert opened(talker) == ("organisation",)
    assert flows.replay(logged(talker)) == talker.session


def test_own_words_in_a_blank_are_never_held_against_them_as_a_threat() -> None:
    talker = filling()
    while talker.turn.question == BLANKS:
        key = opened(talker)[0]
        talker.say("これ以上言うなら訴えます" if key == "repair" else TYPED[key])
    asked_to_look_again = talker.words().replace(draft_in(talker.turn), "")
    assert "訴えます" not in asked_to_look_again


@pytest.mark.parametrize(
    "said",
    [
        "もっとやわらかく",
        "名前のところ空欄に戻して",
        "まだ「みどり」って書いてある",
        "重く受け止めておりますのところ消して",
    ],
)
def test_what_is_wanted_of_the_draft_while_a_blank_is_open_is_no_word_for_it(said: str) -> None:
    talker = filling()
    talker.say("田中さん")
    before = talker.session.consultation.case.blanks
    talker.say(said)
    after = talker.session.consultation.case.blanks
    assert all(after.get(key) in (words, None) for key, words in before.items())
    assert set(after) <= set(before)
    assert flows.replay(logged(talker)) == talker.session


def test_words_are_put_in_the_place_of_others_while_a_blank_is_open() -> None:
    talker = filling()
    talker.say("「重く受け止めております」を「大切に読みました」に変えて")
    assert "大切に読みました" in the_letter(talker)
    assert talker.turn.question == BLANKS
    assert flows.replay(logged(talker)) == talker.session
