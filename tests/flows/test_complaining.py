"""Who complains of us is apologised to, told what was understood, and asked what was wrong; nothing of it is kept, and
nobody is put into another mode by it."""

from __future__ import annotations

import pytest

import flows
from flows.content import content
from flows.stage import Stage
from flows.turn import Raises, Say
from flows.understanding.complaints import complaint_in
from tests.flows.talker import Talker, asked, at_the_relation, how_it_came
from tests.flows.test_waiting import logged

TOLD = (
    "もう三週間くらい、毎日お客さんから電話がかかってきて怒鳴られています。発注を間違えたのは私です。"
    "先輩もオーナーも誰も助けてくれません。夜も眠れません。"
)
UNHEARD = (
    "なんか全然聞いてくれてない気がする。ちゃんと読んでる？",
    "話聞いてへんやん",
    "全然わかってないじゃん",
    "話聞いとらんやろ",
    "私の話聞いてない",
    "読んでくれてないよね",
    "聞いてくれてへん気ぃする",
    "全然伝わってない",
    "もっとちゃんと話を聞いてほしい",
    "聞いてほしいのはそこじゃない",
)
ASKED = (
    "さっき書いたの、読んでくれました？",
    "聞いてる？",
    "聞いてますか？",
    "読んどる？",
    "ちゃんと聞いてくれてる？",
    "私の話、伝わってますか？",
    "聞いとん？",
    "さっきの読んだ？",
)
BESIDE = (
    "ホットラインちゃうねん",
    "電話番号じゃなくて",
    "そんなこと聞いてない",
    "話がずれてる",
    "同じことばっかり聞かないで",
    "答えになってない",
    "質問ばっかりやん",
    "そういうの頼んでないんだけど",
)
UNCALLED = (
    "え、相談員さんは頼んでないです",
    "相談員さんは呼んでないよ",
    "オペレーターを呼んだつもりはないです",
    "相談員さんいらんて",
    "相談員の呼び出しを取り消して",
    "相談員と話したいとは言ってない",
    "担当の人にお願いした覚えはないです",
)


def told() -> Talker:
    talker = Talker()
    talker.agree()
    talker.say(TOLD)
    return talker


@pytest.mark.parametrize("said", [*UNHEARD, *ASKED, *BESIDE])
def test_it_is_met_and_nothing_is_kept_of_it(said: str) -> None:
    talker = how_it_came()
    moves, question, stage = list(talker.session.consultation.moves), talker.turn.question, talker.session.stage
    talker.say(said)
    assert talker.turn.trigger == "complained"
    assert talker.session.consultation.moves == moves
    assert talker.session.stage == stage
    assert talker.turn.question == question
    assert talker.find("change") or talker.find("go_on")
    assert said not in talker.words()
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


@pytest.mark.parametrize("said", ["聞いてる？", "話聞いてへんやん"])
def test_the_heart_of_what_was_told_is_said(said: str) -> None:
    talker = told()
    talker.say(said)
    heart = content().raw("listening.heart.calls.mid"), content().raw("listening.heart.no_sleep.end"), "三週間"
    assert all(part in talker.words() for part in heart)


@pytest.mark.parametrize("said", [*UNHEARD[:2], *ASKED[:2], *BESIDE[:2]])
def test_the_open_question_can_be_answered_right_away(said: str) -> None:
    talker = how_it_came()
    talker.say(said)
    talker.tap("email")
    assert talker.case.contact_how == "email"


def test_going_on_puts_the_same_question() -> None:
    talker = how_it_came()
    talker.say("聞いてる？")
    talker.say("続ける")
    assert talker.turn.question == "facts.contact_how"


def test_what_was_wrong_is_no_answer_to_an_open_question() -> None:
    talker = asked("facts.happened", "自分のミス")
    talker.say("全然わかってないじゃん")
    talker.say("もっとちゃんと読んでから聞いてほしかっただけです")
    assert talker.turn.question == "facts.happened"
    assert not talker.case.happened
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


@pytest.mark.parametrize("said", ["聞いてますか？", "話聞いてへんやん", "ちゃんと読んでる？"])
def test_it_is_met_while_listening_too(said: str) -> None:
    talker = asked("listening.talk", "ただ聞いてほしいだけなんです")
    talker.say("毎日お客さんから電話で怒鳴られて、夜も眠れません")
    moves = list(talker.session.consultation.moves)
    talker.say(said)
    assert talker.turn.trigger == "complained"
    assert talker.session.consultation.moves == moves
    assert talker.session.consultation.state == Stage.LISTENING
    assert talker.find("sort") is not None


@pytest.mark.parametrize("said", UNCALLED)
def test_a_call_that_was_not_meant_is_taken_back(said: str) -> None:
    talker = at_the_relation()
    talker.say("相談員と話したい")
    moves = list(talker.session.consultation.moves)
    talker.say(said)
    raised = [effect.does for effect in talker.turn.effects]
    assert Raises.CALL_TAKEN_BACK in raised
    assert Raises.CALL_OPERATOR not in raised
    assert talker.session.consultation.moves == moves
    assert talker.turn.question == "apology.relation"


@pytest.mark.parametrize(
    "said",
    [
        "いや聞いてるだけじゃなくて答えてほしいの",
        "答えてよ",
        "だから答えてほしいんだけど",
        "質問ばっかりやなくて先に教えてや",
        "結論だけ教えて",
    ],
)
def test_who_wants_an_answer_is_told_why_it_is_asked_and_asked_on(said: str) -> None:
    talker = how_it_came()
    moves = list(talker.session.consultation.moves)
    talker.say(said)
    assert talker.turn.trigger == "complained"
    assert talker.turn.question == "facts.contact_how"
    assert talker.session.consultation.moves == moves
    assert talker.session.misses == 0


@pytest.mark.parametrize(
    "said",
    [
        "電話の話を聞いてほしい",
        "店長のことを聞いてほしいです",
        "先輩の話も聞いてください",
        "お客さんの件を先に聞いてほしい",
        "昨日の話聞いてくれる？",
    ],
)
def test_who_wants_to_tell_of_something_is_asked_to(said: str) -> None:
    talker = how_it_came()
    moves = list(talker.session.consultation.moves)
    talker.say(said)
    assert Raises.CALL_OPERATOR not in [effect.does for effect in talker.turn.effects]
    assert talker.session.consultation.state != Stage.LISTENING
    assert talker.session.consultation.moves == moves
    talker.say("毎日お客さんから電話がかかってきて、一時間も怒鳴られるんです")
    assert len(talker.session.consultation.moves) == len(moves) + 1
    assert flows.dump(flows.replay(logged(talker))) == flows.dump(talker.session)


@pytest.mark.parametrize(
    "said",
    [
        "先輩が話を聞いてくれへん",
        "お客さんが全然話聞いてくれない",
        "店長に話を聞いてもらえないです",
        "誰も聞いてくれません",
    ],
)
def test_who_is_not_heard_by_others_is_put_into_no_other_mode(said: str) -> None:
    talker = how_it_came()
    talker.say(said)
    assert talker.session.consultation.state != Stage.LISTENING
    assert talker.turn.trigger != "complained"


def test_what_is_thought_of_us_at_the_end_is_kept() -> None:
    assert complaint_in("話を聞いてくれてない") == "unheard"
    talker = at_the_relation()
    for _ in range(60):
        if talker.turn.question == "summary.comment":
            break
        chosen = talker.find("later") or talker.find("done") or talker.find("no") or talker.find("skipped")
        chosen = chosen or talker.find("4") or next(one for one in talker.offered() if one.data.startswith("a|"))
        talker.tap_data(chosen.data)
    assert talker.turn.question == "summary.comment"
    talker.say("あまり話を聞いてくれてない")
    assert talker.turn.trigger != "complained"


@pytest.mark.parametrize(
    "said",
    [
        "店長は話を聞いてくれない",
        "誰も聞いてくれない",
        "お客さんが話を全然聞いてくれなくて",
        "まだ聞いてないです",
        "その話は聞いてないです",
        "上司には伝わってない",
        "相談員と話したい",
        "会社の窓口に電話しました",
        "謝罪の必要はないと言われた",
        "相手の話をちゃんと聞いてなかった",
        "説明書をちゃんと読んでなかった",
        "同じことを何回も言われた",
        "警察には言ってない",
        "人から聞いた",
    ],
)
def test_what_others_did_or_did_not_do_is_the_matter(said: str) -> None:
    assert complaint_in(said) == ""


def test_what_the_client_said_is_no_complaint_about_us() -> None:
    talker = how_it_came()
    talker.tap("skipped")
    assert talker.turn.question == "facts.said"
    talker.say("ちゃんと聞いてるの？")
    assert talker.turn.trigger != "complained"


def test_there_is_one_question_in_the_answer() -> None:
    talker = told()
    talker.say("話聞いてへんやん")
    asking = [bubble for bubble in talker.turn.bubbles if isinstance(bubble, Say) and "？" in bubble.text]
    assert len(asking) <= 1
