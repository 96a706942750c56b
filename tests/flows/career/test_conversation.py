"""The career part in the chat: alone and after a complaint, in few taps, more only when wanted, back and replay."""

from __future__ import annotations

from datetime import timedelta

import pytest

import flows
from flows.snapshot import dump, load
from flows.turn import Card, Does, Quotation
from tests.flows.talker import MORNING, Talker
from tests.flows.test_at_any_moment import at_the_decision, in_facts
from tests.flows.test_waiting import logged

TOLD = "怒っているお客様の話を最後まで聞いて、店長に相談しました"
EXPERIENCE = "レジで待たせてしまい、お客様に怒られました"


def alone(*answers: str) -> Talker:
    talker = Talker()
    talker.agree()
    talker.tap("career")
    assert talker.turn.question == "career.experience"
    return _then(talker, *answers)


def _then(talker: Talker, *answers: str) -> Talker:
    for answer in answers:
        talker.tap(answer[1:-1]) if answer.startswith("[") else talker.say(answer)
    return talker


def made_alone() -> Talker:
    talker = alone(EXPERIENCE, TOLD, "[settled]", "[communication]", "まず聞くこと")
    assert talker.turn.question == "career.more"
    return talker


def after_a_complaint() -> Talker:
    talker = at_the_decision()
    talker.tap("go")
    for _ in range(15):
        if talker.turn.question == "career.wish":
            return talker
        talker.tap("done") if talker.turn.question == "apology.words" else talker.tap("skipped")
    raise AssertionError(talker.turn.question)


def cards(talker: Talker) -> list[Card]:
    return [bubble for bubble in talker.turn.bubbles if isinstance(bubble, Card)]


def drafts(talker: Talker) -> list[str]:
    return [block.text for card in cards(talker) for block in card.blocks if isinstance(block, Quotation)]


def test_after_a_complaint_three_taps_give_a_text_to_copy() -> None:
    talker = after_a_complaint()
    talker.tap("yes")
    assert talker.turn.question == "career.strength"
    talker.tap_data(next(c.data for c in talker.offered() if c.data.startswith("a|career.strength")))
    assert talker.turn.question == "career.learned"
    talker.tap_data(next(c.data for c in talker.offered() if c.data.startswith("a|career.learned")))
    assert talker.turn.question == "career.more"
    (text,) = drafts(talker)
    copied = [choice.value for card in cards(talker) for choice in card.choices if choice.does is Does.COPY]
    assert copied == [text]
    talker.tap("enough")
    assert talker.turn.stage == "summary"


def test_who_does_not_want_it_is_asked_nothing_more_and_may_come_back_to_it() -> None:
    talker = after_a_complaint()
    talker.tap("no")
    assert talker.turn.stage == "summary"
    talker.say("自己PRを作りたい")
    assert talker.turn.question == "career.strength"
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_alone_the_way_leads_from_an_experience_to_the_end() -> None:
    talker = made_alone()
    assert drafts(talker)
    talker.tap("enough")
    assert talker.turn.question == "summary.rating"
    talker.tap("5")
    talker.tap("skipped")
    assert talker.turn.stage == "closed"
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


@pytest.mark.parametrize("first", ["自己PRを作りたい", "転職の相談です", "面接の練習がしたい"])
def test_words_alone_lead_there(first: str) -> None:
    talker = Talker()
    talker.agree(first)
    assert talker.turn.question == "career.experience"


def test_what_an_experience_tells_is_not_asked_again() -> None:
    talker = alone("新人が困っていたので、毎日一緒にメモを見返しました。その結果、一人でできるようになりました")
    assert talker.turn.question == "career.strength"


def test_own_words_name_a_strength_and_it_is_shown_with_evidence() -> None:
    talker = alone(EXPERIENCE, TOLD, "[settled]")
    shown = "\n".join(block.text for card in cards(talker) for block in card.blocks if hasattr(block, "text"))
    assert "話を最後まで聞いて" in shown
    assert all(card.personal for card in cards(talker))
    talker.say("粘り強さ")
    assert talker.case.strength == "粘り強さ"


def test_parts_are_made_only_when_asked_for_and_each_once() -> None:
    talker = made_alone()
    talker.tap_data("a|career.more|step|1")
    assert talker.turn.question == "career.goal"
    _then(talker, "[deeper]", "[same_field]", "[listening]")
    assert talker.turn.question == "career.next_step"
    talker.tap("resume")
    assert talker.turn.question == "career.next_day"
    talker.tap((MORNING + timedelta(days=1)).date().isoformat())
    assert talker.case.next_day == "2026-11-19"
    assert talker.turn.question == "career.more"
    assert talker.find("step") is None
    talker.tap("care")
    talker.tap("report_same_day")
    assert talker.case.care == "report_same_day"
    assert talker.turn.question == "career.more"
    assert dump(load(dump(talker.session))) == dump(talker.session)


def test_a_step_that_names_its_day_is_not_asked_for_it_and_a_date_picker_gives_one() -> None:
    talker = _then(made_alone(), "[step]", "[deeper]", "[same_field]", "[listening]")
    talker.say("来週の金曜、職務経歴書を直す")
    assert (talker.case.next_step, talker.case.next_day) == ("来週の金曜、職務経歴書を直す", "2026-11-27")
    assert talker.turn.question == "career.more"
    talker.say("戻る")
    talker.tap("resume")
    talker.tap_data("a|career.next_day|date|1", "2026-12-01")
    assert talker.case.next_day == "2026-12-01"


def test_back_undoes_one_part_at_a_time() -> None:
    talker = made_alone()
    before = dump(talker.session)["consultations"]
    talker.tap("care")
    assert talker.turn.question == "career.care"
    talker.say("戻る")
    assert talker.turn.question == "career.more"
    assert dump(talker.session)["consultations"] == before


def test_words_taken_back_vanish_from_every_text_that_was_made_of_them() -> None:
    talker = alone(EXPERIENCE)
    talker.say("ノートに手順を書いて渡しました")
    said = f"message-{len(talker.sent)}"
    _then(talker, "[settled]", "[communication]", "[report_early]")
    assert "ノート" in drafts(talker)[0]
    talker.unsend(said)
    talker.tap_data("c|career|text.self_pr.long")
    assert not any("ノート" in text for text in drafts(talker))
    talker.tap_data("c|career|star")
    assert "ノート" not in talker.words()
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_what_is_blank_is_asked_for_with_one_tap() -> None:
    talker = alone(EXPERIENCE, TOLD, "[settled]", "[communication]", "飛ばす")
    assert "＿＿" in drafts(talker)[0]
    talker.tap("fill.career.learned")
    assert talker.turn.question == "career.learned"
    talker.say("相手の話をさえぎらないこと")
    assert talker.case.learned == "相手の話をさえぎらないこと"
    assert "相手の話をさえぎらないこと" in drafts(talker)[0]
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_a_name_that_is_typed_is_replaced_and_said_so() -> None:
    talker = alone(
        EXPERIENCE, "田中部長に相談して、ミナト商事に謝りました", "[settled]", "[communication]", "[report_early]"
    )
    (text,) = drafts(talker)
    assert "田中" not in text
    assert "ミナト" not in text
    assert "田中部長" in talker.words()


def test_a_text_of_ones_own_is_looked_over_and_given_back_without_names() -> None:
    talker = made_alone()
    talker.say(
        "前職の営業で、ミナト商事の田中様から厳しいご指摘をいただきました。私は毎週お話を伺い、上司に相談しました。"
    )
    assert talker.turn.trigger == "reviewed"
    assert talker.turn.question == "career.more"
    assert "ミナト" not in drafts(talker)[0]
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_every_text_and_shape_can_be_looked_at_and_the_question_stays() -> None:
    talker = made_alone()
    moves = list(talker.session.consultation.moves)
    for argument in ("text.interview", "text.interview.long", "text.self_pr", "text.self_pr.long", "star", "sheet", ""):
        talker.tap_data(f"c|career|{argument}")
        assert talker.turn.question == "career.more"
        assert cards(talker)
        for choice in talker.turn.bubbles[0].choices:  # type: ignore[union-attr]
            assert len(choice.value) <= 1000
    assert talker.session.consultation.moves == moves


def test_in_the_middle_of_a_complaint_it_is_offered_behind_it_or_apart() -> None:
    talker = in_facts()
    open_now = talker.turn.question
    talker.say("自己PRを作りたい")
    talker.tap("go_on")
    assert talker.turn.question == open_now
    talker.say("自己PRを作りたい")
    talker.tap("new")
    assert talker.turn.question == "career.experience"
    assert len(talker.session.consultations) == 2
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_an_interview_is_practised_answer_by_answer_and_nothing_of_it_is_kept() -> None:
    talker = made_alone()
    before = dump(talker.session)["consultations"]
    talker.say("面接の練習")
    assert talker.turn.question == "interview.learned"
    talker.say("田中部長のせいで失敗しました")
    assert talker.turn.question == "interview.learned"
    assert any(card.personal for card in cards(talker))
    talker.tap("again")
    talker.say("早く報告することを学びました。いまは毎朝5分、確認しています。")
    talker.tap("next")
    assert talker.turn.question == "interview.again"
    talker.say("戻る")
    assert talker.turn.question == "interview.learned"
    talker.say("戻る")
    assert talker.turn.question == "career.more"
    assert dump(talker.session)["consultations"] == before
    assert "失敗" not in str(dump(talker.session))
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_an_interview_ends_behind_its_last_question_or_when_it_is_left() -> None:
    talker = made_alone()
    talker.tap("interview")
    for _ in range(4):
        talker.say("次の質問")
    assert talker.turn.question.startswith("interview.")
    talker.say("毎日確認しました")
    talker.say("次へ")
    assert talker.turn.question == "career.more" or talker.turn.question.startswith("interview.")
    talker.tap("interview")
    talker.say("練習をやめる")
    assert talker.turn.question == "career.more"


def test_danger_comes_before_a_practised_answer() -> None:
    talker = made_alone()
    talker.say("面接の練習")
    talker.say("もう死にたい")
    assert talker.turn.stage == "danger"


def test_an_answer_of_an_interview_that_was_unsent_leaves_no_trace() -> None:
    talker = made_alone()
    talker.say("面接の練習")
    talker.say("むらさき色の答え")
    talker.unsend(f"message-{len(talker.sent)}")
    talker.tap_data("c|interview|next")
    assert "むらさき" not in str(dump(talker.session))
    assert dump(flows.replay(logged(talker))) == dump(talker.session)
