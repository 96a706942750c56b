"""What people told early, late or beside something else: it is used, kept and not asked again."""

from __future__ import annotations

from tests.flows.talker import Talker, asked, at_the_relation, how_it_came


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
    assert any(choice.data.startswith("c|windows|") for choice in talker.offered())
    assert "土下座" in talker.words()


def test_who_was_threatened_sees_the_windows_at_once_after_consent() -> None:
    talker = Talker()
    talker.say("お客様から殺すぞ、家に行くぞと言われて震えています")
    talker.tap("agree")
    assert "#9110" in talker.words()
    assert any(getattr(bubble, "kind", "") == "windows" for bubble in talker.turn.bubbles)


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
    talker.tap("expectation.standard")
    assert "一言ごめん" in talker.words()
    assert "\napology" not in talker.words()
    talker.say("ここちょっと変です")
    assert talker.turn.trigger == "change"
    assert talker.find("expectation.expected") is not None


def test_the_label_of_the_consent_may_be_typed() -> None:
    talker = Talker()
    talker.say("お客さんを怒らせてしまいました")
    talker.say(next(choice.label for choice in talker.offered() if "agree" in choice.data))
    assert talker.turn.trigger == "agreed"


def test_the_hour_of_what_happened_is_no_deadline() -> None:
    talker = asked("facts.when", "自分のミス", "お客様の写真のデータを消してしまいました")
    talker.say("今日の昼です")
    assert talker.case.deadline_kind is None


def test_each_quotation_stands_for_itself() -> None:
    talker = asked("facts.said", "自分のミス", "納期に遅れてしまいました", "おととい", "メール")
    talker.say("「一生に一度なのに」「社長を出せ」と言われました")
    assert talker.case.said == ["一生に一度なのに", "社長を出せ"]


def test_what_the_customer_will_not_go_on_with_is_not_the_persons_wish() -> None:
    talker = Talker()
    talker.agree(
        "洋菓子店で働いています。先週、常連のお客様のケーキのお名前を私が聞き間違えて、復唱もしませんでした。"
        "夜にお店に電話があり、「毎年頼んでいたのにがっかりした。もう二度と頼まない」と言われました。どう謝ればいいのか教えてください。"
    )
    assert talker.case.relation is None
    assert talker.case.demands in (None, [])


def test_the_shop_that_one_looked_after_is_the_clients_and_whoever_storms_into_it_threatens_nobody() -> None:
    talker = Talker()
    talker.agree(
        "半年前まで配送をしていました。担当してた美容室の店長さんから私のスマホに電話があり、「あんたのせいでクビになった。頭下げに来い」と怒鳴られました。"
        "マネージャーさんに頼まれて一度だけ伝えたら、マネージャーさんが店に乗り込んで大げんかになったそうです。"
        "マネージャーさんに相談しても他人事です。"
    )
    assert "threat" not in (talker.case.harassment or [])
    assert talker.case.company_told is None
    assert any(person.role == "customer" and "店長" in person.name for person in talker.case.people)


def test_not_wanting_an_end_is_no_wish_to_stop() -> None:
    talker = how_it_came()
    talker.say("終わりにしたいわけじゃないです")
    assert talker.turn.trigger != "pause"


def test_the_advice_is_asked_for_its_reasons() -> None:
    talker = at_the_relation()
    talker.tap("keep")
    talker.say("なんで行かないほうがいいの？")
    assert talker.turn.trigger == "why"
    assert talker.turn.question == "apology.choice"
