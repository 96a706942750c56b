"""People who answer as they speak: their own words are understood as the answer to the open question."""

from __future__ import annotations

import pytest

from flows.stage import Stage
from tests.flows.talker import Talker, asked, at_the_relation, how_it_came


@pytest.mark.parametrize(
    ("typed", "understood"),
    [("だから電話", "phone"), ("けいたいや", "private_phone"), ("レジで直接", "in_person"), ("LINEで", "message")],
)
def test_the_way_a_complaint_came_is_understood_as_people_type_it(typed: str, understood: str) -> None:
    talker = how_it_came()
    talker.say(typed)
    assert talker.case.contact_how == understood
    assert talker.turn.question == "facts.said"


def test_each_sentence_without_marks_is_a_quotation() -> None:
    talker = asked("facts.said", "自分のミス", "納期に遅れてしまいました", "おととい", "メール")
    talker.say("やる気あるのかとも言われました。あと返金しろって")
    assert talker.case.said == ["やる気あるのか", "返金しろ"]


def test_the_day_of_a_longer_answer_is_the_date_alone() -> None:
    talker = asked("facts.when", "後輩のミス", "後輩が発注を忘れて、怒られました")
    talker.say("今週の月曜 後輩が発注忘れて、お客さんのイベントに間に合わなかったんです")
    assert talker.case.when
    assert len(talker.case.when) < 12


@pytest.mark.parametrize("typed", ["うん大丈夫", "続けて", "了解です"])
def test_agreement_is_heard_as_people_say_it(typed: str) -> None:
    talker = Talker()
    talker.say("後輩がお客さん怒らせたのに全然動かないんですけど")
    talker.say(typed)
    assert talker.session.consented is not None


@pytest.mark.parametrize("typed", ["まあそんなとこや", "はい、合ってます"])
def test_a_loose_yes_takes_the_recap_as_right(typed: str) -> None:
    talker = asked(
        "facts.story_check",
        "以前、印刷会社で営業をしていました。昨日、元のお得意先の店長さんから私の携帯に電話があり、「あなたのせいで契約が切れた。謝りに来い」と"
        "言われました。私は頼まれて見たことを一度報告しただけです。会社の上司にはまだ話していません。どうしたらいいか分かりません。",
    )
    talker.say(typed)
    assert talker.turn.question != "facts.story_check"


def test_a_reserved_yes_does_not() -> None:
    talker = asked(
        "facts.story_check",
        "以前、印刷会社で営業をしていました。昨日、元のお得意先の店長さんから私の携帯に電話があり、「あなたのせいで契約が切れた。謝りに来い」と"
        "言われました。私は頼まれて見たことを一度報告しただけです。会社の上司にはまだ話していません。どうしたらいいか分かりません。",
    )
    talker.say("そんなところですが、店長じゃなくて副店長です")
    assert talker.turn.question in ("facts.story_check", "")


@pytest.mark.parametrize(
    ("typed", "trigger"),
    [("たまにそう思うだけです。死ぬ気はないです", "danger_sometimes"), ("家にいます", "danger_safe")],
)
def test_typed_answers_in_danger_are_understood(typed: str, trigger: str) -> None:
    talker = how_it_came()
    talker.say("もう消えたい")
    assert talker.turn.stage == Stage.DANGER
    talker.say(typed)
    assert talker.turn.trigger == trigger
    talker.say("相談に戻りたいです")
    assert talker.turn.question == "facts.contact_how"


def test_relief_ends_the_listening_and_is_no_heavy_feeling() -> None:
    talker = asked("listening.talk", "ただ聞いてほしい", "朝から晩まで電話で、声も枯れました")
    talker.say("もう大丈夫 ちょっとすっきりした")
    assert talker.session.consultation.state == Stage.CLOSED


@pytest.mark.parametrize(("typed", "understood"), [("自分で見ました", "seen"), ("人から聞いただけです", "heard")])
def test_how_sure_it_is_is_understood_in_any_form(typed: str, understood: str) -> None:
    talker = how_it_came()
    for _ in range(8):
        if talker.turn.question == "facts.certainty":
            break
        talker.tap("skipped")
    talker.say(typed)
    assert talker.case.certainty == understood


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("上司には話せます", "yes"),
        ("昨日報告しました", "told"),
        ("怖くて言い出せません", "afraid"),
        ("言えません", "no"),
    ],
)
def test_whether_the_boss_can_be_told_is_understood_in_any_form(typed: str, understood: str) -> None:
    talker = how_it_came()
    for _ in range(20):
        if talker.turn.question == "stakeholders.boss":
            break
        talker.say("不安3") if talker.turn.question == "feelings.which" else talker.tap("skipped")
    talker.say(typed)
    assert talker.case.boss == understood


def test_fear_of_the_boss_is_no_missing_answer() -> None:
    talker = how_it_came()
    for _ in range(20):
        if talker.turn.question == "stakeholders.boss":
            break
        talker.say("不安3") if talker.turn.question == "feelings.which" else talker.tap("skipped")
    talker.say("怖くて言えないです")
    assert talker.case.boss == "afraid"


def test_a_wish_to_go_on_with_somebody_is_no_command() -> None:
    talker = at_the_relation()
    talker.say("うーん続けたいです")
    assert talker.case.relation == "keep"


def test_no_wish_to_go_on_is_a_wish_to_end() -> None:
    talker = at_the_relation()
    talker.say("続けたくはない")
    assert talker.case.relation == "end"


@pytest.mark.parametrize("typed", ["これでいいけど上司になんて言えばいいの", "それでいく", "そうします"])
def test_the_advice_is_taken_in_own_words_and_followed_by_words_to_use(typed: str) -> None:
    talker = at_the_relation()
    talker.tap("keep")
    talker.say(typed)
    assert talker.turn.question == "apology.words"
    assert talker.case.choice == talker.session.consultation.advised


def test_a_yes_to_the_strength_that_was_proposed_takes_it() -> None:
    talker = asked("career.experience", "キャリアの相談")
    talker.say("お客様を待たせて怒られましたが、その日のうちに店長に報告して、その結果おさまりました")
    assert talker.turn.question == "career.strength"
    talker.say("はい")
    assert talker.case.strength
