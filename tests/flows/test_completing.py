"""Filling the blanks of a draft: asked one by one, undone one by one, gone with the words that are taken back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import flows
from flows import documents
from flows.documents.filling import BLANKS
from flows.turn import Does, Raises
from flows.waiting import For
from tests.flows.talker import Talker
from tests.flows.test_own_drafts import at_the_words, draft_in
from tests.flows.test_properties import conversations, live
from tests.flows.test_waiting import logged

KIND = "apology_letter"
TYPED = {
    "sender": "山田です",
    "organisation": "みどり商店",
    "addressee": "田中さん",
    "did": "資料を一枚入れ忘れました",
    "repair": "今日、正しい資料をお送りします",
    "prevention": "送る前に二人で数える",
    "follow_by": "来週の月曜",
    "phone": "080から始まる番号です",
    "boss_name": "佐藤課長",
}


def opened(talker: Talker) -> tuple[str, ...]:
    """Keys of the blanks of the letter as it stands."""
    return documents.draft(KIND, talker.session.consultation.case, talker.now).open


def filling() -> Talker:
    talker = at_the_words()
    talker.tap(KIND)
    talker.tap(f"{KIND}.standard")
    assert talker.turn.question == BLANKS
    return talker


def fill_all(talker: Talker) -> None:
    while talker.turn.question == BLANKS:
        talker.say(TYPED[opened(talker)[0]])


def test_blanks_are_asked_for_one_by_one_until_none_is_left_and_the_draft_is_shown_with_the_words() -> None:
    talker = filling()
    every = opened(talker)
    for left in range(len(every), 0, -1):
        assert len(opened(talker)) == left
        talker.say(TYPED[opened(talker)[0]])
    text = draft_in(talker.turn)
    assert opened(talker) == ()
    assert documents.blanks(text) == ()
    assert {"addressee", "sender", "organisation"} <= set(every)
    assert "田中様" in text
    assert "山田" in text
    assert "山田です" not in text
    assert talker.turn.question == "apology.words"


def test_what_is_typed_for_one_draft_stands_in_the_others_too() -> None:
    talker = filling()
    fill_all(talker)
    holding = documents.draft("holding_message", talker.session.consultation.case, talker.now, "formal")
    assert "みどり商店" in holding.text
    assert "sender" not in holding.open


def test_a_blank_that_is_passed_over_stays_marked_and_is_asked_for_next_time() -> None:
    talker = filling()
    first = opened(talker)[0]
    talker.tap(f"skip.{first}")
    assert opened(talker)[0] == first
    fill_left(talker)
    assert opened(talker) == (first,)
    talker.tap(f"{KIND}.standard")
    assert talker.turn.question == BLANKS
    talker.say(TYPED[first])
    assert opened(talker) == ()


def fill_left(talker: Talker) -> None:
    while talker.turn.question == BLANKS:
        passed = talker.session.waiting.value.split()
        talker.say(TYPED[next(key for key in opened(talker) if key not in passed)])


def test_going_back_undoes_exactly_one_blank_and_leaves_at_the_first() -> None:
    talker = filling()
    before = opened(talker)
    talker.say(TYPED[before[0]])
    talker.say("戻る")
    assert opened(talker) == before
    assert talker.turn.question == BLANKS
    talker.say("戻る")
    assert talker.session.waiting.what is For.ANSWER
    assert talker.turn.question == "apology.words"


def test_going_back_behind_the_last_blank_opens_it_again() -> None:
    talker = filling()
    fill_all(talker)
    talker.say("戻る")
    assert len(opened(talker)) == 1
    assert talker.turn.question == BLANKS


def test_one_can_stop_and_keeps_what_was_filled_in() -> None:
    talker = filling()
    before = opened(talker)
    talker.say(TYPED[before[0]])
    talker.say("やめる")
    assert opened(talker) == before[1:]
    assert talker.turn.question == "apology.words"


def test_a_day_can_be_picked() -> None:
    talker = filling()
    while (key := opened(talker)[0]) != "follow_by":
        talker.say(TYPED[key])
    picker = next(choice for choice in talker.offered() if choice.does is Does.DATE)
    talker.tap_data(picker.data, "2026-11-30")
    assert "11月30日" in documents.draft(KIND, talker.session.consultation.case, talker.now).text


def test_words_for_a_blank_are_read_for_nothing_else() -> None:
    talker = filling()
    case = talker.session.consultation.case
    before = (case.contact_who, list(case.story), case.deadline, list(case.people))
    fill_all(talker)
    case = talker.session.consultation.case
    assert (case.contact_who, list(case.story), case.deadline, list(case.people)) == before


def test_danger_comes_before_a_blank() -> None:
    talker = filling()
    before = opened(talker)
    talker.say("もう死にたいです")
    assert any(effect.does is Raises.ALERT for effect in talker.turn.effects)
    assert opened(talker) == before


def test_words_that_hurt_are_shown_with_the_draft_they_were_put_into() -> None:
    talker = filling()
    while talker.turn.question == BLANKS:
        key = opened(talker)[0]
        talker.say("どんな処分でもお受けします" if key == "repair" else TYPED[key])
    asked_to_look_again = talker.words().replace(draft_in(talker.turn), "")
    assert "どんな処分でも" in asked_to_look_again


def test_words_taken_back_leave_the_draft_and_the_log_leads_to_the_same_session() -> None:
    talker = filling()
    first = opened(talker)[0]
    talker.say(TYPED[first])
    typed = talker.sent[-1][0].parts[0].message_id
    fill_left(talker)
    talker.unsend(typed)
    assert first in opened(talker)
    assert flows.replay(logged(talker)) == talker.session


def test_an_old_tap_does_nothing() -> None:
    talker = filling()
    talker.say("やめる")
    before = opened(talker)
    talker.tap_data(f"c|complete|skip.{before[0]}")
    talker.tap_data("c|complete|follow_by.2026-11-30")
    talker.tap_data("c|complete|nothing.at.all")
    assert opened(talker) == before
    assert talker.session.waiting.what is For.ANSWER


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


STEPS = (
    "名前は入れたくないな。店長さんでいい？",
    "それって何？",
    "「店長」にして。会社名は空欄に戻して",
    "わからない",
    "入れた言葉を直す",
    *TYPED.values(),
    "戻る",
    "やめる",
    "あとで入れる",
    "飛ばす",
    "はい",
    "もう死にたい",
    "大丈夫です",
    "空欄をうめる",
    "休む",
    "続きから",
    "もっと丁寧に",
)
histories = st.lists(
    st.one_of(st.integers(0, 20), st.sampled_from(STEPS), st.tuples(st.just("unsend"), st.integers(0, 30))), max_size=20
)


@conversations
@given(histories)
def test_whatever_is_done_with_blanks_the_log_leads_to_the_session(history: list[object]) -> None:
    talker = filling()
    live(talker, history)
    assert flows.replay(logged(talker)) == talker.session


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
