"""What a person may do at any moment, and what never does harm."""

from __future__ import annotations

from datetime import timedelta

import pytest

import flows
from flows.stage import Stage
from flows.turn import Kind, Part, Raises
from tests.flows.talker import Talker


def in_facts() -> Talker:
    talker = Talker()
    talker.agree()
    talker.tap("own_mistake")
    talker.say("月次の報告書が遅れて、お客様に怒られました")
    return talker


def at_the_decision() -> Talker:
    talker = in_facts()
    for _ in range(40):
        if talker.turn.question == "apology.choice":
            return talker
        if talker.turn.question == "feelings.which":
            talker.say("不安3")
        elif talker.find("full") and talker.turn.question == "facts.responsibility":
            talker.tap("full")
        elif talker.turn.question == "stakeholders.boss":
            talker.tap("yes")
        elif talker.turn.question == "facts.demands":
            talker.tap("apology")
        elif talker.turn.question == "facts.harassment":
            talker.tap("none")
        elif talker.turn.question == "apology.relation":
            talker.tap("keep")
        else:
            talker.tap("skipped")
    raise AssertionError(talker.turn.question)


def test_back_goes_any_number_of_steps() -> None:
    talker = at_the_decision()
    for _ in range(len(talker.session.consultation.moves)):
        talker.say("戻る")
    assert talker.turn.question == "entry.role"
    assert talker.session.consultation.moves == []


def test_a_changed_answer_leaves_the_others_and_shows_how_the_advice_changes() -> None:
    talker = at_the_decision()
    answered = list(talker.session.consultation.answered)
    before = talker.session.consultation.advised
    talker.say("直す")
    talker.tap("facts.harassment")
    assert talker.turn.question == "facts.harassment"
    talker.tap("dogeza")
    assert talker.session.consultation.advised != before
    assert talker.turn.question in ("apology.choice", "facts.written")
    assert set(answered) <= set(talker.session.consultation.answered)


def test_a_decision_is_asked_again_when_what_it_rested_on_changed() -> None:
    talker = at_the_decision()
    talker.tap("go")
    assert talker.session.consultation.case.choice
    talker.say("直す")
    talker.tap("facts.harassment")
    talker.tap("dogeza")
    while talker.turn.question != "apology.choice":
        talker.tap("skipped")
    assert talker.session.consultation.case.choice is None


def test_a_decision_stays_when_a_change_has_nothing_to_do_with_it() -> None:
    talker = at_the_decision()
    talker.tap("go")
    chosen, question = talker.session.consultation.case.choice, talker.turn.question
    talker.say("直す")
    talker.tap("facts.happened")
    talker.say("会議の資料を送り忘れて、お客様に怒られました")
    assert talker.session.consultation.case.choice == chosen
    assert talker.turn.question == question


def test_the_person_may_disagree_with_the_advice() -> None:
    talker = at_the_decision()
    talker.tap("options")
    offered = [
        choice.data.split("|")[2] for choice in talker.turn.choices if choice.data.startswith("a|apology.choice")
    ]
    other = next(option for option in offered if option != talker.session.consultation.advised)
    talker.tap(other)
    assert talker.session.consultation.case.choice == other
    assert talker.turn.question == "apology.words"


def test_a_pause_of_weeks_comes_back_to_the_same_question() -> None:
    talker = in_facts()
    question = talker.turn.question
    talker.say("中断")
    assert talker.turn.stage == Stage.PAUSED
    talker.now += timedelta(days=20)
    talker.say("続きから")
    assert talker.turn.question == question
    assert len(talker.turn.bubbles) >= 2


def test_a_side_question_is_answered_and_the_same_question_put_again() -> None:
    talker = in_facts()
    question = talker.turn.question
    turn = talker.say("部分謝罪って何ですか？")
    assert turn.question == question
    assert turn.trigger == "side_question"
    assert len(turn.bubbles) >= 2


@pytest.mark.parametrize(
    "kind", [Kind.STICKER, Kind.IMAGE, Kind.VIDEO, Kind.AUDIO, Kind.FILE, Kind.LOCATION, Kind.OTHER]
)
def test_what_is_no_text_gets_a_kind_answer_and_the_question_again(kind: Kind) -> None:
    talker = in_facts()
    question = talker.turn.question
    turn = talker.show(kind)
    assert turn.question == question
    assert len(turn.bubbles) >= 2


@pytest.mark.parametrize(
    "data",
    [
        "",
        "a",
        "a|",
        "a|facts.when|today|99",
        "a|facts.when|<script>|1",
        "a|nowhere|x|1",
        "c|nothing|",
        "c|open|77",
        "c|draft|../..",
        "x|y|z",
        "a|summary.rating|5|1",
        "c|change|nowhere",
    ],
)
def test_a_stale_or_forged_tap_changes_nothing(data: str) -> None:
    talker = in_facts()
    before = flows.dump(talker.session)["consultations"]
    question = talker.turn.question
    turn = talker.tap_data(data)
    assert flows.dump(talker.session)["consultations"] == before
    assert turn.bubbles
    assert turn.question in (question, "")


def test_several_consultations_live_side_by_side() -> None:
    talker = in_facts()
    first = talker.session.consultation
    talker.say("新しい相談")
    assert talker.turn.question == "entry.role"
    talker.tap("career")
    talker.say("相談の一覧")
    talker.tap_data(f"c|open|{first.number}")
    assert talker.session.consultation.case.entry == "own_mistake"
    assert talker.turn.question == "facts.when"


def test_starting_over_can_keep_or_erase_the_old_one() -> None:
    for way, left in (("keep", 2), ("erase", 1)):
        talker = in_facts()
        talker.say("最初から")
        talker.tap(way)
        assert talker.turn.question == "entry.role"
        assert len(talker.session.consultations) == left


def test_erasing_asks_once_and_leaves_nothing() -> None:
    talker = in_facts()
    talker.say("データを消して")
    assert "報告書" in str(flows.dump(talker.session))
    turn = talker.tap("yes")
    assert list(turn.asks_for(Raises.ERASE))
    assert "報告書" not in str(flows.dump(talker.session))
    assert talker.session.consented is None


def test_words_for_right_now_come_in_one_turn_and_the_thread_is_kept() -> None:
    talker = in_facts()
    question = talker.turn.question
    turn = talker.say("いますぐ返事が必要")
    assert sum(getattr(bubble, "kind", "") == "draft" for bubble in turn.bubbles) >= 2
    assert turn.question == question


def test_a_withdrawn_text_vanishes_with_all_that_rested_on_it() -> None:
    talker = Talker()
    talker.agree()
    talker.tap("own_mistake")
    talker.say("月次の報告書が遅れて、鈴木商店の田中様に怒られました")
    message = talker.sent[-1][0].parts[0].message_id
    talker.tap("today")
    turn = talker.unsend(message)
    assert turn.bubbles == ()
    assert list(turn.asks_for(Raises.WITHDRAW)) == [message]
    assert "鈴木商店" not in str(flows.dump(talker.session))
    assert "田中" not in str(flows.dump(talker.session))
    assert talker.session.consultation.case.when == "today"
    talker.say("まとめ")
    assert "鈴木" not in talker.words()


def test_a_bubble_sent_before_the_question_could_be_read_continues_the_answer() -> None:
    talker = Talker()
    talker.agree()
    talker.tap("own_mistake")
    first = talker.part(Kind.TEXT, "報告書が遅れて怒られました")
    talker.send(first)
    question = talker.turn.question
    talker.send(
        Part(
            "late", Kind.TEXT, talker.now + timedelta(milliseconds=400), "そのあと返事もできていません", "late-message"
        )
    )
    assert talker.turn.question == question
    assert "返事もできていません" in talker.session.consultation.case.happened
    assert len(talker.session.consultation.moves) == 2


def test_texts_that_waited_together_are_one_answer() -> None:
    talker = Talker()
    talker.agree()
    talker.tap("own_mistake")
    parts = [talker.part(Kind.TEXT, text) for text in ("報告書が遅れて", "お客様に", "怒られました")]
    (incoming,) = flows.gather(reversed(parts))
    talker.send(*incoming.parts)
    assert talker.session.consultation.case.happened == "報告書が遅れて\nお客様に\n怒られました"


def test_taps_are_never_joined_with_texts() -> None:
    talker = Talker()
    parts = [
        talker.part(Kind.TEXT, "a"),
        talker.part(Kind.TAP, "c|help|"),
        talker.part(Kind.TEXT, "b"),
        talker.part(Kind.TEXT, "c"),
    ]
    assert [len(incoming.parts) for incoming in flows.gather(parts)] == [1, 1, 2]


def test_what_is_not_understood_is_asked_at_most_twice_again() -> None:
    talker = in_facts()
    talker.say("きのう")
    question = talker.turn.question
    for _ in range(3):
        assert talker.turn.question == question
        talker.say("ぬぬぬ")
    assert talker.turn.question != question


def test_free_writing_is_not_kept_unless_wished() -> None:
    talker = in_facts()
    talker.say("吐き出したい")
    turn = talker.say("本当に腹が立つ、あの人なんか大きらいだ")
    assert turn.withheld
    turn = talker.tap("drop")
    assert list(turn.asks_for(Raises.DISCARD)) == [""]
    assert "大きらい" not in str(flows.dump(talker.session))
    assert turn.question == "facts.when"


def test_a_first_message_after_a_long_silence_is_told_where_we_were() -> None:
    talker = in_facts()
    question = talker.turn.question
    talker.now += timedelta(days=3)
    turn = talker.say("こんにちは")
    assert turn.question == question
    assert any(getattr(bubble, "kind", "") == "recap" for bubble in turn.bubbles)
