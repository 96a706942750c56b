"""A record that is written: words go where they belong, corrections are heard, and the whole is looked at first."""

from __future__ import annotations

import pytest

import flows
from flows.evidence.fields import LOG
from flows.turn import Card
from flows.waiting import For
from tests.flows.talker import Talker
from tests.flows.test_recording import kept, recording, written


def asked_for(field: str) -> Talker:
    """Somebody who tells what happened; this field is asked next."""
    talker = recording()
    talker.say("土下座しろと言われた")
    for key, words in (("when", "昨日の夜10時"), ("who", "支店の方です"), ("how", "録音"), ("witness", "家族")):
        if key == field:
            return talker
        talker.say(words)
    return talker


def fields(talker: Talker) -> dict[str, str]:
    (one,) = talker.session.consultation.case.log.values()
    return one


def offers(talker: Talker, argument: str) -> bool:
    return any(choice.data.startswith(f"c|record|{argument}") for choice in talker.offered())


FIELDS = ("when", "who", "how", "witness")


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "words", ["終わる", "もう終わる", "ここまで", "ここまででいいです", "もういい", "もういいです"]
)
def test_words_of_ending_end_it_at_every_step(field: str, words: str) -> None:
    talker = asked_for(field)
    before = dict(fields(talker))
    talker.say(words)
    assert talker.session.waiting.what is not For.EVIDENCE
    assert fields(talker) == before


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "words",
    ["似た例ある？", "カスハラとは", "カスハラって何ですか？", "ヘルプ", "記録を見たい", "これ意味ありますか？"],
)
def test_commands_and_questions_are_never_kept_as_an_answer(field: str, words: str) -> None:
    talker = asked_for(field)
    before = dict(fields(talker))
    talker.say(words)
    assert fields(talker) == before
    assert talker.turn.bubbles
    assert talker.turn.question == LOG


@pytest.mark.parametrize("field", FIELDS)
def test_a_sigh_is_heard_and_no_answer(field: str) -> None:
    talker = asked_for(field)
    before = dict(fields(talker))
    talker.say("もうつかれた")
    assert fields(talker) == before
    assert talker.session.waiting.what is For.EVIDENCE


def test_a_wish_to_rest_pauses_in_a_record_too() -> None:
    talker = asked_for("who")
    talker.say("つかれたので休みたい")
    assert talker.session.waiting.what is For.RETURN
    assert "who" not in fields(talker)


@pytest.mark.parametrize(
    ("asked", "words", "field", "value"),
    [
        ("who", "フロントで　同僚が一人見てた", "witness", "フロントで 同僚が一人見てた"),
        ("who", "そばにいたのは同僚です", "witness", "同僚"),
        ("how", "だれがのところお客さんです", "who", "お客さん"),
        ("witness", "いつ：おとといの夜", "when", "おとといの夜"),
        ("who", "きのうの夜です", "when", "きのうの夜です"),
        ("who", "録音があります", "how", "録音があります"),
        ("who", "録音", "how", "audio"),
        ("witness", "だれから：支店の人", "who", "支店の人"),
    ],
)
def test_words_about_another_field_go_there(asked: str, words: str, field: str, value: str) -> None:
    talker = asked_for(asked)
    talker.say(words)
    assert fields(talker)[field] == value
    assert field == asked or asked not in fields(talker)


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("まちがえました　そばにいたのは同僚です", "witness", "同僚"),
        ("だれがのところお客さんです", "who", "お客さん"),
        ("支店の方じゃなくて店長です", "who", "店長"),
        ("間違えました、おとといです", "when", "おとといです"),
        ("ちがいます、職場の人", "witness", "職場の人"),
    ],
)
@pytest.mark.parametrize("kept_before", [False, True])
def test_a_correction_changes_the_answer_it_names(words: str, field: str, value: str, *, kept_before: bool) -> None:
    talker = asked_for("all")
    before = dict(fields(talker))
    if kept_before:
        talker.tap("yes")
    talker.say(words)
    assert fields(talker) == before | {field: value}
    assert flows.dump(flows.replay(talker.sent)) == flows.dump(talker.session)
    talker.say("戻る")
    assert fields(talker) == before


def test_what_happened_is_written_once_more_where_a_part_of_it_was_wrong() -> None:
    talker = recording()
    talker.say("昨日、支店の方に10万円払えと言われた")
    talker.say("10万円じゃなくて15万円です")
    talker.say("昨日、支店の方に15万円払えと言われた")
    assert fields(talker)["what"] == "昨日、支店の方に15万円払えと言われた"


def test_a_text_with_not_but_in_it_is_still_what_happened() -> None:
    talker = written()
    talker.say("説明じゃなくて土下座しろと言われた")
    assert len(kept(talker)) == 2


def test_what_the_kept_record_does_not_hold_yet_is_added_to_it() -> None:
    talker = asked_for("when")
    talker.say("ここまでで残す")
    talker.say("記録を直したい")
    talker.tap("yes")
    talker.say("同僚がそばにいました")
    assert fields(talker)["witness"] == "同僚がそばにいました"


@pytest.mark.parametrize("words", ["もう終わる", "もういいです", "ここまで"])
def test_words_of_the_button_in_sight_are_no_sign_of_danger(words: str) -> None:
    talker = asked_for("who")
    talker.say(words)
    assert talker.session.waiting.within(For.CARE) is None
    assert not talker.session.gentle


def test_words_that_may_mean_the_end_of_life_are_never_the_button() -> None:
    talker = asked_for("who")
    talker.say("もう人生を終わりにしたい、死にたい")
    assert talker.session.waiting.within(For.CARE) is not None


@pytest.mark.parametrize(
    ("asked", "words", "value"),
    [
        ("who", "知らないおじさん", "知らないおじさん"),
        ("who", "わからないです", ""),
        ("how", "いいえ", "none"),
        ("witness", "いなかったです", "nobody"),
        ("witness", "いいえ", "nobody"),
        ("how", "防犯カメラ", "防犯カメラ"),
        ("witness", "夜勤の山田さん", "夜勤の山田さん"),
    ],
)
def test_plain_answers_are_taken_for_what_they_say(asked: str, words: str, value: str) -> None:
    talker = asked_for(asked)
    talker.say(words)
    assert fields(talker)[asked] == value


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("words", ["はい", "ありがとう"])
def test_courtesies_are_no_answer(field: str, words: str) -> None:
    talker = asked_for(field)
    talker.say(words)
    assert field not in fields(talker)


def test_the_whole_is_not_shown_again_where_it_was_not_understood() -> None:
    talker = asked_for("all")
    assert any(isinstance(bubble, Card) for bubble in talker.turn.bubbles)
    for words in ("いいえ", "ふにゃ", "つかれた"):
        talker.say(words)
        assert not any(isinstance(bubble, Card) for bubble in talker.turn.bubbles)
        assert offers(talker, "yes")


def test_the_whole_is_shown_before_it_is_kept_and_each_part_can_be_put_right() -> None:
    talker = asked_for("all")
    assert talker.find("yes") is not None or offers(talker, "yes")
    for field, words in (("who", "店長です"), ("what", "殴るぞと言われた")):
        talker.tap_data(next(c.data for c in talker.offered() if c.data.endswith(f".{field}") and "fix." in c.data))
        talker.say(words)
        assert fields(talker)[field] == words.removesuffix("です")
        assert offers(talker, "yes")
    talker.say("はい")
    assert talker.session.waiting.about == ""
    assert len(kept(talker)) == 1


def test_going_back_from_a_part_that_was_to_be_put_right_undoes_nothing() -> None:
    talker = asked_for("all")
    before = dict(fields(talker))
    talker.say("だれがを直したい")
    talker.say("戻る")
    assert fields(talker) == before
    assert offers(talker, "yes")


@pytest.mark.parametrize("words", ["記録を見たい　まちがってるから直したい", "記録1を直したい", "記録を直したい"])
def test_a_kept_record_is_opened_by_words_from_anywhere(words: str) -> None:
    talker = written()
    talker.say("終わる")
    talker.say(words)
    assert talker.session.waiting.about == kept(talker)[0].name
    assert offers(talker, "fix.")


def test_single_records_are_changed_and_dropped_from_the_list() -> None:
    talker = written()
    talker.say("今日またメールで土下座しろと言われた")
    talker.say("ここまで")
    talker.say("記録を見たい")
    first, second = (one.name for one in kept(talker))
    assert offers(talker, f"open.{first}")
    talker.tap(f"open.{second}")
    talker.say("そばにいたのは同僚です")
    assert talker.session.consultation.case.log[second]["witness"] == "同僚"
    talker.say("記録1を消して")
    assert [one.name for one in kept(talker)] == [second]
    talker.say("戻る")
    assert [one.name for one in kept(talker)] == [first, second]


def test_a_span_keeps_its_own_words() -> None:
    talker = asked_for("when")
    talker.say("先週の金曜から　きょうも")
    assert fields(talker)["when"] == "先週の金曜から きょうも"
    assert kept(talker)[0].when == "先週の金曜から きょうも"


def test_records_are_put_right_in_english_too() -> None:
    talker = asked_for("all")
    talker.say("English please")
    talker.say("sorry, I was wrong: who was there: my boss")
    assert fields(talker)["witness"] == "my boss"
    talker.say("who: a guest")
    assert fields(talker)["who"] == "a guest"
    talker.say("not a guest but a client")
    assert fields(talker)["who"] == "a client"
