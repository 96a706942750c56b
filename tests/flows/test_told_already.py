"""What people told early, late or beside something else: it is used, kept and not asked again."""

from __future__ import annotations

from tests.flows.talker import Talker, asked, how_it_came


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


def test_what_was_told_in_two_answers_is_not_asked_again() -> None:
    talker = Talker()
    talker.say("お客様のデータを消してしまいました")
    talker.tap("agree")
    talker.say("私がバックアップ取らずに更新かけて、お客様の顧客リスト3000件消えました")
    if talker.turn.question == "entry.role":
        talker.say("自分のミスです…")
    assert talker.turn.question != "facts.happened"


def test_what_was_answered_beside_words_of_danger_is_not_asked_again() -> None:
    talker = how_it_came()
    talker.say("電話で怒られました。もう消えたい")
    talker.say("相談に戻りたいです")
    assert talker.turn.question == "facts.said"


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


def test_the_complaint_as_an_expectation_has_the_own_words_and_no_keys() -> None:
    talker = asked("expectation.expected", "客として言いたい", "美容室で色が全然ちがう仕上がりになりました")
    talker.say("ちゃんと話聞いてほしかったし、失敗したなら一言ごめんって言ってほしかった")
    talker.tap("apology")
    assert "一言ごめん" in talker.words()
    assert "\napology" not in talker.words()
    talker.say("ここちょっと変です")
    assert talker.turn.trigger == "change"
    assert talker.find("expectation.expected") is not None
