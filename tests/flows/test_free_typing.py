"""People who type as they speak: side remarks, corrections, several facts in one answer."""

from __future__ import annotations

import pytest

from flows.case import Case
from flows.documents import draft
from flows.stage import Stage
from flows.turn import Kind
from tests.flows.talker import Talker


def asked(question: str, *texts: str) -> Talker:
    talker = Talker()
    talker.agree()
    for text in texts:
        talker.say(text)
    assert talker.turn.question == question
    return talker


def how_it_came() -> Talker:
    return asked("facts.contact_how", "自分のミス", "納期に遅れてしまいました", "おととい")


@pytest.mark.parametrize(
    ("typed", "understood"),
    [("だから電話", "phone"), ("けいたいや", "private_phone"), ("レジで直接", "in_person"), ("LINEで", "message")],
)
def test_the_way_a_complaint_came_is_understood_as_people_type_it(typed: str, understood: str) -> None:
    talker = how_it_came()
    talker.say(typed)
    assert talker.case.contact_how == understood
    assert talker.turn.question == "facts.said"


def test_a_slip_that_nobody_has_noticed_has_no_words_and_no_demands() -> None:
    talker = how_it_came()
    talker.say("まだ連絡は来てないです、気づいてないので")
    seen = {talker.turn.question}
    for _ in range(30):
        if talker.turn.question == "apology.choice":
            break
        talker.say("不安3") if talker.turn.question == "feelings.which" else talker.tap("skipped")
        seen.add(talker.turn.question)
    assert talker.turn.question == "apology.choice"
    words = {"facts.said", "facts.demands", "facts.deadline", "facts.harassment", "stakeholders.customer_wants"}
    assert not seen & words


def test_a_threat_told_later_is_added_and_answered_though_the_windows_were_shown() -> None:
    talker = how_it_came()
    talker.say("電話で、土下座しろと言われました")
    assert talker.case.harassment == ["dogeza"]
    talker.say("殺すぞとも言われました")
    assert "threat" in (talker.case.harassment or [])
    assert "110" in talker.words()


def test_protection_after_consent_has_its_words_and_its_windows() -> None:
    talker = Talker()
    talker.say("お客様から土下座しろ、100万円払えと言われて震えています")
    talker.tap("agree")
    assert "#9110" in talker.words()
    assert any(getattr(bubble, "kind", "") == "windows" for bubble in talker.turn.bubbles)
    assert "土下座" in talker.words()


@pytest.mark.parametrize("typed", ["そうじゃなくて、私は怒られてる側です", "ちがう。私は社員です", "違います"])
def test_a_denial_is_no_answer_but_leads_to_the_list(typed: str) -> None:
    talker = asked("expectation.expected", "客として言いたい", "注文と違うものが届きました")
    talker.say(typed)
    assert talker.turn.trigger == "change"
    assert talker.case.expected is None
    talker.tap("entry.role")
    talker.tap("front_desk")
    assert talker.case.entry == "front_desk"


def test_words_that_begin_like_a_denial_may_be_the_answer() -> None:
    talker = asked("expectation.happened", "客として言いたい")
    talker.say("違う商品が届きました")
    assert talker.case.happened


def test_why_is_heard_with_a_sigh_before_it() -> None:
    talker = how_it_came()
    talker.say("え、なんで聞くの？")
    assert talker.turn.trigger == "why"
    assert talker.turn.question == "facts.contact_how"


def test_what_was_told_in_two_answers_is_not_asked_again() -> None:
    talker = Talker()
    talker.say("お客様のデータを消してしまいました")
    talker.tap("agree")
    talker.say("私がバックアップ取らずに更新かけて、お客様の顧客リスト3000件消えました")
    if talker.turn.question == "entry.role":
        talker.say("自分のミスです…")
    assert talker.turn.question != "facts.happened"


def test_each_sentence_without_marks_is_a_quotation() -> None:
    talker = asked("facts.said", "自分のミス", "納期に遅れてしまいました", "おととい", "メール")
    talker.say("やる気あるのかとも言われました。あと返金しろって")
    assert talker.case.said == ["やる気あるのか", "返金しろ"]


def test_the_day_of_a_longer_answer_is_the_date_alone() -> None:
    talker = asked("facts.when", "後輩のミス", "後輩が発注を忘れて、怒られました")
    talker.say("今週の月曜 後輩が発注忘れて、お客さんのイベントに間に合わなかったんです")
    assert talker.case.when
    assert len(talker.case.when) < 12


def test_the_complaint_as_an_expectation_has_the_own_words_and_no_keys() -> None:
    talker = asked("expectation.expected", "客として言いたい", "美容室で色が全然ちがう仕上がりになりました")
    talker.say("ちゃんと話聞いてほしかったし、失敗したなら一言ごめんって言ってほしかった")
    talker.tap("apology")
    assert "一言ごめん" in talker.words()
    assert "\napology" not in talker.words()
    talker.say("ここちょっと変です")
    assert talker.turn.trigger == "change"
    assert talker.find("expectation.expected") is not None


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
    assert talker.session.consultation.state == Stage.DANGER
    talker.say(typed)
    assert talker.turn.trigger == trigger
    talker.say("相談に戻りたいです")
    assert talker.turn.question == "facts.contact_how"


def test_what_was_answered_beside_words_of_danger_is_not_asked_again() -> None:
    talker = how_it_came()
    talker.say("電話で怒られました。もう消えたい")
    talker.say("相談に戻りたいです")
    assert talker.turn.question == "facts.said"


def test_a_sticker_in_between_changes_nothing() -> None:
    talker = how_it_came()
    talker.show(Kind.STICKER)
    assert talker.turn.question == "facts.contact_how"


def test_said_already_goes_on_and_is_no_quotation() -> None:
    talker = asked("facts.said", "自分のミス", "納期に遅れてしまいました", "おととい", "メール")
    talker.say("もう言いました")
    assert talker.case.said == []
    assert talker.turn.question == "facts.demands"


def test_relief_ends_the_listening_and_is_no_heavy_feeling() -> None:
    talker = asked("listening.talk", "ただ聞いてほしい", "朝から晩まで電話で、声も枯れました")
    talker.say("もう大丈夫 ちょっとすっきりした")
    assert talker.session.consultation.state == Stage.CLOSED


def test_a_wish_to_go_on_with_somebody_is_no_command() -> None:
    talker = at_the_relation()
    talker.say("うーん続けたいです")
    assert talker.case.relation == "keep"


def at_the_relation() -> Talker:
    talker = how_it_came()
    for _ in range(30):
        if talker.turn.question == "apology.relation":
            return talker
        talker.say("不安3") if talker.turn.question == "feelings.which" else talker.tap("skipped")
    raise AssertionError(talker.turn.question)


def test_money_alone_is_no_danger() -> None:
    talker = asked("facts.said", "自分のミス", "納期に遅れてしまいました", "おととい", "メール")
    talker.say("弁償してほしいと言われました")
    assert not any(getattr(bubble, "kind", "") == "windows" for bubble in talker.turn.bubbles)


def test_more_of_the_story_is_no_day() -> None:
    talker = asked("facts.when", "自分のミス", "更新の作業でお客様のデータを消してしまいました")
    talker.say("だから、更新の作業でお客様のデータを消しちゃったんです。まだお客様は気づいてないです")
    assert talker.case.when is None
    assert talker.turn.question == "facts.when"


def test_the_story_told_beside_a_role_stays_when_the_role_is_changed() -> None:
    talker = Talker()
    talker.agree()
    talker.say("美容室でひどい色にされて、クレームを言いたいけど迷っています")
    happened = talker.case.happened
    assert happened
    talker.say("直す")
    talker.tap("entry.role")
    talker.tap("front_desk")
    assert talker.case.entry == "front_desk"
    assert talker.case.happened == happened
    assert talker.turn.question != "facts.happened"


@pytest.mark.parametrize(("typed", "understood"), [("自分で見ました", "seen"), ("人から聞いただけです", "heard")])
def test_how_sure_it_is_is_understood_in_any_form(typed: str, understood: str) -> None:
    talker = how_it_came()
    for _ in range(8):
        if talker.turn.question == "facts.certainty":
            break
        talker.tap("skipped")
    talker.say(typed)
    assert talker.case.certainty == understood


def test_feelings_with_strengths_are_no_numbers_of_options() -> None:
    talker = how_it_came()
    for _ in range(8):
        if talker.turn.question == "facts.harassment":
            break
        talker.tap("skipped")
    talker.say("怒り4 悔しさ3")
    assert not talker.case.harassment
    talker.say("怒鳴られました")
    assert talker.case.harassment == ["abuse"]


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


def test_what_was_not_reported_inside_stays_out_of_letters_to_the_customer() -> None:
    case = Case(entry="own_mistake", employment="current", not_did="課長にはまだ報告できていません")
    for kind in ("apology_letter", "explanation", "phone_script"):
        assert "課長" not in draft(kind, case, None).text


def test_a_remark_is_no_day() -> None:
    talker = asked("facts.when", "自分のミス", "納期に遅れてしまいました")
    talker.say("自分のミスでもある、ってこと？")
    assert talker.turn.question == "facts.when"
    talker.say("連休のころ")
    assert talker.case.when == "連休のころ"


def test_what_is_kept_can_be_asked_in_own_words() -> None:
    talker = how_it_came()
    talker.say("今の私のデータ見せて")
    assert talker.turn.trigger == "mine"


def test_no_wish_to_go_on_is_a_wish_to_end() -> None:
    talker = at_the_relation()
    talker.say("続けたくはない")
    assert talker.case.relation == "end"


def test_a_wish_of_the_customer_is_no_call_for_help() -> None:
    talker = how_it_came()
    talker.say("電話")
    talker.say("困る、と")
    assert talker.turn.question == "facts.demands"
    talker.say("説明してほしいって")
    assert talker.case.demands == ["explanation"]


def test_words_of_the_customer_tell_nothing_that_the_person_did() -> None:
    talker = asked("facts.said", "他の人のミス", "同僚が注文をまちがえました", "昨日の夕方", "レジで直接")
    did, not_did = talker.case.did, talker.case.not_did
    talker.say("店員のくせに確認もできないのかって")
    assert (talker.case.did, talker.case.not_did) == (did, not_did)


def test_fear_of_the_boss_is_no_missing_answer() -> None:
    talker = how_it_came()
    for _ in range(20):
        if talker.turn.question == "stakeholders.boss":
            break
        talker.say("不安3") if talker.turn.question == "feelings.which" else talker.tap("skipped")
    talker.say("怖くて言えないです")
    assert talker.case.boss == "afraid"


def test_a_document_names_the_time_in_words() -> None:
    case = Case(entry="own_mistake", employment="current", when="this_week", happened="納期に遅れました")
    assert "this_week" not in draft("boss_report", case, None).text


@pytest.mark.parametrize("typed", ["これでいいけど上司になんて言えばいいの", "それでいく", "そうします"])
def test_the_advice_is_taken_in_own_words_and_followed_by_words_to_use(typed: str) -> None:
    talker = at_the_relation()
    talker.tap("keep")
    talker.say(typed)
    assert talker.turn.question == "apology.words"
    assert talker.case.choice == talker.session.consultation.advised


def test_the_decision_is_never_passed_over_by_words_not_understood() -> None:
    talker = at_the_relation()
    talker.tap("keep")
    for _ in range(4):
        talker.say("うーむ")
    assert talker.turn.question == "apology.choice"


def test_a_yes_to_the_strength_that_was_proposed_takes_it() -> None:
    talker = asked("career.learned", "キャリアの相談")
    talker.say("焦らないことを学びました")
    assert talker.turn.question == "career.strength"
    talker.say("はい")
    assert talker.case.strength
