"""Filling the blanks of a draft: asked one by one, undone one by one, gone with the words that are taken back."""

from __future__ import annotations

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
