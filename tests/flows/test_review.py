"""Where states meet: asides with taps, questions that wait for an answer of their own, words taken back, sheer size."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

import flows
from flows.stage import Stage
from flows.turn import Kind, Part, Raises
from tests.flows.talker import Talker

DANGER = "もう死んでしまいたいです"
STORY = (
    "先月まで営業の仕事をしていました。辞めたあとで、支店の方から私の携帯に電話があり「あなたのせいで辞めることになった。"
    "一度謝りに来い」と言われました。私は頼まれて気づいたことを一度だけ報告しただけです。それからは報告していません。"
    "オーナーさんに相談しても他人事のようで、先輩には謝りに行けと言われています。どうしたらいいでしょうか。"
)


def in_facts() -> Talker:
    talker = Talker()
    talker.agree()
    talker.tap("own_mistake")
    talker.say("月次の報告書が遅れて、お客様に怒られました")
    return talker


def kept(talker: Talker) -> str:
    return json.dumps(flows.dump(talker.session), ensure_ascii=False)


# What waits for an answer of its own


def test_a_yes_to_another_question_never_erases() -> None:
    talker = in_facts()
    talker.say("データを消して")
    talker.tap_data(f"a|facts.when|today|{talker.session.consultation.number}")
    turn = talker.say("はい")
    assert not list(turn.asks_for(Raises.ERASE))
    assert talker.session.consented is not None


def test_a_yes_to_consent_after_not_erasing_is_consent() -> None:
    talker = Talker()
    talker.say(STORY)
    talker.say("データを消して")
    talker.tap("go_on")
    turn = talker.say("はい")
    assert not list(turn.asks_for(Raises.ERASE))
    assert talker.session.consented is not None


@pytest.mark.parametrize("kind", [Kind.STICKER, Kind.FOLLOW])
def test_whatever_puts_the_question_again_ends_what_waited(kind: Kind) -> None:
    talker = in_facts()
    talker.say("データを消して")
    talker.show(kind)
    assert not list(talker.say("はい").asks_for(Raises.ERASE))


def test_nobody_is_erased_by_a_yes_days_later() -> None:
    talker = in_facts()
    talker.say("データを消して")
    talker.now += timedelta(days=3)
    assert not list(talker.say("はい").asks_for(Raises.ERASE))


# The box of free writing


def venting() -> Talker:
    talker = in_facts()
    talker.say("吐き出したい")
    talker.say("本当に腹が立つ、あの人なんか大きらいだ")
    return talker


def test_a_second_bubble_in_the_box_is_held_like_the_first() -> None:
    talker = venting()
    turn = talker.say("どうして私ばかり責められるのか、もう分からない")
    assert turn.withheld
    assert not list(turn.asks_for(Raises.DISCARD))
    assert "責められる" not in kept(talker)
    assert list(talker.tap("keep").asks_for(Raises.REVEAL))


@pytest.mark.parametrize(
    ("words", "does"), [("残さない", Raises.DISCARD), ("残しておく", Raises.REVEAL), ("はい", Raises.REVEAL)]
)
def test_the_box_may_be_closed_in_words(words: str, does: Raises) -> None:
    turn = venting().say(words)
    assert list(turn.asks_for(does)) == [""]
    assert turn.question == "facts.when"


def test_who_goes_on_without_choosing_has_not_asked_to_keep_it() -> None:
    for move in (lambda t: t.tap_data("c|summary|"), lambda t: t.show(Kind.STICKER)):
        talker = venting()
        assert list(move(talker).asks_for(Raises.DISCARD)) == [""]


def test_danger_in_the_box_is_met_and_its_words_are_not_kept() -> None:
    talker = in_facts()
    talker.say("吐き出したい")
    turn = talker.say(
        "毎日毎日あの人に怒鳴られて、もう何もかもいやで、どこにも逃げ場がなくて、もう死んでしまいたいです"
    )
    assert turn.stage == Stage.DANGER
    assert turn.withheld
    assert list(turn.asks_for(Raises.DISCARD)) == [""]
    assert "怒鳴られて" not in kept(talker)


def test_a_turn_in_the_box_tells_that_the_person_has_consented() -> None:
    talker = venting()
    assert talker.turn.withheld
    assert talker.turn.consented
    before = Talker()
    before.say(STORY)
    assert not before.turn.consented


# Danger


@pytest.mark.parametrize(
    "data", ["c|agree|", "c|start|", "c|details|", "c|refuse|", "c|back|", "a|entry.role|listen|1"]
)
def test_an_old_tap_in_danger_before_consent_leaves_a_way_on(data: str) -> None:
    talker = Talker()
    talker.say(STORY)
    talker.say(DANGER)
    turn = talker.tap_data(data)
    assert turn.stage == Stage.DANGER
    assert talker.find("back") or talker.find("fine")
    talker.tap_data("c|danger|back")
    if talker.session.consented is None:
        talker.tap("agree")
    assert talker.session.consultation.state not in (Stage.DANGER, Stage.CONSENT)
    assert talker.turn.question


@pytest.mark.parametrize(
    "data", ["c|back|", "c|new|", "c|pause|", "c|restart|erase", "c|change|entry.role", "c|vent|", "c|jobs|"]
)
def test_an_old_tap_in_danger_does_not_end_it(data: str) -> None:
    talker = in_facts()
    before = kept_consultations(talker)
    talker.say(DANGER)
    turn = talker.tap_data(data)
    assert turn.stage == Stage.DANGER
    assert talker.find("back") or talker.find("fine")
    talker.tap_data("c|danger|back")
    assert kept_consultations(talker) == before


def kept_consultations(talker: Talker) -> object:
    return flows.dump(talker.session)["consultations"]


def test_an_old_answer_tapped_in_danger_is_not_taken() -> None:
    talker = in_facts()
    moves = len(talker.session.consultation.moves)
    talker.say(DANGER)
    turn = talker.tap_data("a|facts.when|today|1")
    assert turn.stage == Stage.DANGER
    assert turn.question == ""
    assert len(talker.session.consultation.moves) == moves


def test_in_danger_a_person_and_the_windows_can_be_asked_for_in_words() -> None:
    talker = in_facts()
    talker.say(DANGER)
    assert list(talker.say("相談員と話したい").asks_for(Raises.CALL_OPERATOR))
    assert talker.turn.stage == Stage.DANGER
    turn = talker.say("窓口を見る")
    assert any(getattr(bubble, "kind", "") == "windows" for bubble in turn.bubbles)


def test_in_danger_everything_can_be_erased() -> None:
    talker = in_facts()
    talker.say(DANGER)
    talker.say("データを消して")
    assert list(talker.say("はい").asks_for(Raises.ERASE))


@pytest.mark.parametrize("kind", [Kind.FOLLOW, Kind.STICKER])
def test_in_danger_nothing_else_is_asked(kind: Kind) -> None:
    talker = in_facts()
    talker.say(DANGER)
    turn = talker.show(kind)
    assert turn.stage == Stage.DANGER
    assert turn.question == ""


def test_doubtful_words_are_asked_about_again_on_another_day() -> None:
    talker = in_facts()
    asked = [talker.say("もう消えたいと思うわけではないけれど、消えたい").choices for _ in range(2)]
    assert "c|danger|yes" in [choice.data for choice in asked[0]] or talker.turn.stage == Stage.DANGER
    if talker.turn.stage == Stage.DANGER:
        return
    talker.now += timedelta(days=2)
    assert "c|danger|yes" in [choice.data for choice in talker.say("もう消えたいと思うわけではないけれど").choices]


# Pausing


@pytest.mark.parametrize(
    ("words", "trigger"), [("データを消して", "erase"), ("まとめ", "summary"), ("新しい相談", "new")]
)
def test_what_is_asked_for_during_a_pause_is_done(words: str, trigger: str) -> None:
    talker = in_facts()
    talker.say("休む")
    assert talker.say(words).trigger == trigger


@pytest.mark.parametrize("kind", [Kind.FOLLOW, Kind.STICKER])
def test_a_pause_is_left_only_when_wished(kind: Kind) -> None:
    talker = in_facts()
    talker.say("休む")
    turn = talker.show(kind)
    assert turn.stage == Stage.PAUSED
    assert turn.question == ""
    assert talker.find("resume")


def test_thanks_during_a_pause_leave_it_a_pause() -> None:
    talker = in_facts()
    talker.say("休む")
    assert talker.say("ありがとうございます").stage == Stage.PAUSED


# Consultations


def test_no_two_consultations_ever_have_the_same_number() -> None:
    talker = in_facts()
    for data in ("c|new|", "c|open|1", "c|restart|erase", "c|new|", "c|open|2", "c|restart|erase", "c|new|"):
        talker.tap_data(data)
        numbers = [consultation.number for consultation in talker.session.consultations]
        assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("data", ["c|new|", "c|restart|erase", "c|restart|keep"])
def test_a_change_that_was_begun_ends_with_the_consultation(data: str) -> None:
    talker = in_facts()
    talker.tap_data("c|change|facts.happened")
    assert talker.tap_data(data).question == "entry.role"


def test_every_consultation_of_the_list_can_be_opened() -> None:
    talker = in_facts()
    for _ in range(30):
        talker.say("新しい相談")
    talker.say("相談の一覧")
    offered = {choice.data for choice in talker.offered()}
    assert {f"c|open|{c.number}" for c in talker.session.consultations} <= offered


# Changing


def test_whatever_was_taken_from_a_story_can_be_changed() -> None:
    talker = Talker()
    talker.say(STORY)
    talker.tap("agree")
    talker.tap("right")
    talker.say("直す")
    offered = [choice.data.split("|")[2] for choice in talker.offered() if choice.data.startswith("c|change|")]
    assert "facts.demands" in offered
    talker.tap_data("c|change|facts.demands")
    talker.tap("explanation")
    assert talker.session.consultation.case.demands == ["explanation"]
    talker.tap_data("c|change|facts.contact_how")
    talker.tap("email")
    assert talker.session.consultation.case.contact_how == "email"
    assert talker.session.consultation.case.demands == ["explanation"]


# Taps


@pytest.mark.parametrize(
    "picked", ["2026-99-99", "2026-02-30", "2026-11-24T25:61", "２０２６-11-24", "9999-99-99T00:00"]
)
def test_a_day_that_does_not_exist_is_not_taken(picked: str) -> None:
    talker = in_facts()
    for _ in range(10):
        if talker.turn.question == "facts.deadline":
            break
        talker.tap("visit" if talker.turn.question == "facts.demands" else "skipped")
    assert talker.turn.question == "facts.deadline"
    before = len(talker.session.consultation.moves)
    talker.tap_data("a|facts.deadline|date|1", picked)
    assert len(talker.session.consultation.moves) == before
    talker.say("まとめ")


# Late bubbles


def late(talker: Talker, text: str) -> None:
    number = len(talker.sent) + 1
    at = talker.now + timedelta(milliseconds=400)
    talker.send(Part(f"event-{number}", Kind.TEXT, at, text, f"message-{number}"))


def test_danger_in_a_late_bubble_does_not_cost_the_answer_before_it() -> None:
    talker = Talker()
    talker.agree()
    talker.tap("own_mistake")
    talker.say("報告書が遅れて怒られました")
    late(talker, "もう死にたい")
    assert talker.turn.stage == Stage.DANGER
    talker.tap_data("c|danger|back")
    assert talker.session.consultation.case.happened


def test_a_command_in_a_late_bubble_is_a_command() -> None:
    talker = Talker()
    talker.agree()
    talker.tap("own_mistake")
    talker.say("報告書が遅れて怒られました")
    late(talker, "ヘルプ")
    assert talker.turn.trigger == "help"
    assert talker.session.consultation.case.happened == "報告書が遅れて怒られました"


def test_a_late_bubble_that_makes_no_sense_does_not_cost_the_answer_before_it() -> None:
    talker = in_facts()
    talker.tap("skipped")
    assert talker.turn.question == "facts.contact_how"
    talker.say("メール")
    late(talker, "ぬ")
    assert talker.session.consultation.case.contact_how == "email"


# Words taken back


def blanked(talker: Talker, message_id: str) -> list[object]:
    """The inputs as the log holds them after a withdrawal."""
    from flows.turn import Incoming

    pairs = []
    for incoming, now in talker.sent:
        parts = tuple(
            Part(p.event_id, p.kind, p.at, "", "", "") if p.message_id == message_id and p.kind is Kind.TEXT else p
            for p in incoming.parts
        )
        pairs.append((Incoming(parts), now))
    return pairs


def test_the_log_without_a_withdrawn_text_leads_to_the_same_case() -> None:
    talker = Talker()
    talker.agree()
    talker.tap("own_mistake")
    talker.say("月次の報告書が遅れて、鈴木商店の田中様に怒られました")
    message = talker.sent[-1][0].parts[0].message_id
    talker.tap("today")
    talker.tap("email")
    talker.unsend(message)
    again = flows.replay(blanked(talker, message))  # type: ignore[arg-type]
    assert again.consultation.case == talker.session.consultation.case
    assert again.consultation.state == talker.session.consultation.state


def test_of_an_answer_in_two_bubbles_the_withdrawn_one_no_longer_counts() -> None:
    talker = in_facts()
    while talker.turn.question != "facts.demands":
        talker.tap("skipped")
    one, two = talker.part(Kind.TEXT, "説明しろと言われました"), talker.part(Kind.TEXT, "慰謝料を払えと言われました")
    two = Part("event-two", Kind.TEXT, two.at, two.text, "message-two")
    talker.send(one, two)
    assert set(talker.session.consultation.case.demands or ()) >= {"explanation", "money"}
    talker.unsend("message-two")
    assert "money" not in (talker.session.consultation.case.demands or ())
    assert "explanation" in (talker.session.consultation.case.demands or ())


def test_a_text_meant_for_a_question_that_a_withdrawal_closed_answers_no_other() -> None:
    talker = Talker()
    talker.agree()
    talker.tap("own_mistake")
    talker.say("月次の報告書が遅れて、お客様に怒られました。土下座しろと言われました")
    message = talker.sent[-1][0].parts[0].message_id
    for _ in range(40):
        if talker.turn.question == "apology.words":
            break
        match talker.turn.question:
            case "feelings.which":
                talker.say("不安3")
            case "apology.choice":
                talker.tap("go")
            case "facts.harassment":
                talker.tap("skipped")
            case _:
                talker.tap("skipped")
    assert talker.turn.question == "apology.words"
    talker.unsend(message)
    open_now = talker.session.consultation
    if flows.dump(talker.session)["consultations"][0]["state"] == "apology" and open_now.case.choice:
        pytest.skip("the withdrawal changed nothing about the decision")
    before = len(open_now.moves)
    talker.say("はい")
    assert talker.session.consultation.case.choice is None
    assert len(talker.session.consultation.moves) == before


# Consent


def test_a_yes_before_anything_was_told_is_no_consent() -> None:
    talker = Talker()
    talker.show(Kind.FOLLOW)
    talker.say("はい")
    assert talker.session.consented is None
    talker.say("はい")
    assert talker.session.consented is not None


@pytest.mark.parametrize("first", [Kind.STICKER, Kind.IMAGE])
def test_whatever_comes_first_consent_is_asked_with_what_it_means(first: Kind) -> None:
    talker, other = Talker(), Talker()
    talker.show(first)
    other.say("こんにちは")
    told = [len(bubble.text) for bubble in other.turn.bubbles[-2:]]
    assert [len(bubble.text) for bubble in talker.turn.bubbles[-2:]] == told


def test_words_without_consent_are_forgotten_after_a_day() -> None:
    talker = Talker()
    talker.say(STORY)
    talker.now += timedelta(hours=23)
    talker.show(Kind.STICKER)
    talker.now += timedelta(hours=2)
    talker.show(Kind.STICKER)
    assert "支店の方" not in kept(talker)


# Size


def size(talker: Talker) -> int:
    return len(kept(talker).encode())


def test_a_person_may_write_as_long_as_they_like_and_the_session_stays_small() -> None:
    talker = Talker()
    talker.agree()
    talker.tap("listen")
    for n in range(600):
        talker.say(f"{n}回目の話です。" + "店長に怒鳴られた日のことを思い出してつらいです。" * 10)
    assert talker.turn.stage == Stage.LISTENING
    assert size(talker) < 300_000
    assert flows.dump(flows.replay(talker.sent)) == flows.dump(talker.session)


def test_touching_the_same_row_for_ever_leaves_a_few_moves() -> None:
    talker = in_facts()
    while talker.turn.question != "feelings.which":
        talker.tap("skipped")
    for n in range(200):
        talker.tap_data(f"a|feelings.which|不安={n % 5 + 1}|1")
    assert len(talker.session.consultation.moves) <= 125
    assert talker.session.consultation.case.feelings == {"不安": 5}


def test_changing_the_same_answer_for_ever_leaves_a_few_moves() -> None:
    talker = in_facts()
    talker.tap("today")
    for n in range(100):
        talker.tap_data("c|change|facts.when")
        talker.tap("older" if n % 2 else "this_week")
    assert len(talker.session.consultation.moves) <= 125
    assert talker.session.consultation.case.when == "older"


def test_before_consent_no_more_is_held_than_can_be_read() -> None:
    talker = Talker()
    for _ in range(60):
        talker.say("支店の方から電話があり、謝りに来いと言われました。" * 100)
    assert size(talker) < 300_000
    talker.tap("agree")
    assert talker.turn.question


@pytest.mark.parametrize(
    "text",
    [
        "😀😀😀",
        "\u200b\u200d",
        "\u3164",
        "{0} {x} {",
        "%s %(x)s",
        "|a|b|",
        "。" * 5000,
        "あ" * 5000,
        "<b>&amp;",
        "\u202e逆",
    ],
)
def test_odd_texts_harm_no_question(text: str) -> None:
    talker = Talker()
    talker.say(text)
    talker.tap("agree")
    talker.tap("own_mistake") if talker.find("own_mistake") else None
    for _ in range(60):
        if talker.turn.stage == Stage.CLOSED:
            break
        question = talker.turn.question
        talker.say(text)
        if talker.turn.question == question:
            choice = next((c for c in talker.offered() if c.data.startswith("a|") and "change" not in c.data), None)
            if question.startswith(("feelings", "summary.feelings")):
                talker.say("不安3")
                talker.tap("enough") if talker.find("enough") else None
            elif choice is not None:
                talker.tap_data(choice.data, "2026-11-30")
        assert talker.turn.bubbles
    talker.say("まとめ")
    assert talker.turn.bubbles
