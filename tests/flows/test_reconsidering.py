"""A change of mind in own words is taken at whatever question it is said: the answer changes, and what rests on it
follows; a way is taken, or left out, by its sense."""

from __future__ import annotations

import pytest

import flows
from flows.content import content
from flows.snapshot import dump
from flows.understanding.minds import wants_to_choose_anew
from flows.understanding.ways import ways_in
from tests.flows.talker import Talker
from tests.flows.test_offers import at_the_decision
from tests.flows.test_past_the_boss import at_the_boss
from tests.flows.test_waiting import logged

WITH_BOSS, LIMITED, COMPANY = "apologise_with_boss", "apologise_self_limited", "route_via_company"
EXPLAIN, SEEK_HELP = "explain_without_apology", "do_not_engage_seek_help"


def at_the_rating(choice: str = "go") -> Talker:
    talker = at_the_decision()
    talker.tap(choice)
    for _ in range(20):
        if talker.turn.question == "summary.rating":
            return talker
        match talker.turn.question:
            case "apology.words":
                talker.tap("done")
            case "career.wish":
                talker.tap("no")
            case "summary.feelings":
                talker.say("不安2")
            case _:
                talker.tap("skipped")
    raise AssertionError(talker.turn.question)


@pytest.mark.parametrize(
    "said",
    [
        "上司にはやっぱり自分で話せます、考え変わった",
        "話せます。話すって言うたやん",
        "やっぱ自分で言うわ",
        "やっぱり話してみます",
        "考え直して、上司に言うことにしました",
        "部長には明日自分で話します",
        "怖いけどやっぱり店長に言うわ",
        "やっぱり自分から話すばい",
        "気が変わりました。上司に伝えます",
        "上司に言えそうです、やっぱり",
    ],
)
@pytest.mark.parametrize("at_once", [True, False])
def test_that_the_boss_can_be_told_after_all_is_heard_at_any_question(said: str, at_once: bool) -> None:
    talker = at_the_boss()
    talker.tap("afraid")
    if not at_once:
        talker.tap("skipped")
        while talker.turn.question != "apology.choice":
            talker.tap("skipped")
        talker.tap("go")
    talker.say(said)
    assert talker.case.boss == "yes"
    assert talker.turn.question not in ("stakeholders.boss_why", "apology.instead")
    assert not any(said[:8] in told for told in talker.case.told)
    assert flows.dump(flows.replay(logged(talker))) == dump(talker.session)


def test_the_changed_advice_is_shown_before_and_after() -> None:
    talker = at_the_boss()
    talker.tap("afraid")
    while talker.turn.question != "apology.choice":
        talker.tap("skipped")
    before = talker.words()
    talker.say("上司にはやっぱり自分で話せます、考え変わった")
    assert "→" in talker.words()
    assert talker.words() != before


@pytest.mark.parametrize(
    "said", ["やっぱり上司には言えない", "やっぱ部長には怖くて話せへん", "上司に言うの、やっぱり無理です"]
)
def test_that_the_boss_cannot_be_told_after_all_is_heard_as_well(said: str) -> None:
    talker = at_the_boss()
    talker.tap("yes")
    while talker.turn.question != "apology.choice":
        talker.tap("skipped")
    talker.say(said)
    assert talker.case.boss in ("afraid", "no")


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("田村さんと一緒に謝るほうで", WITH_BOSS),
        ("やっぱり上司と一緒に謝ることにします", WITH_BOSS),
        ("主任と二人で謝りに行くわ", WITH_BOSS),
        ("怖いけど部長と一緒に行きます", WITH_BOSS),
        ("じゃあ謝らないで丁寧に説明する感じで。でも怖いから会わないでLINEかショートメールがいい", EXPLAIN),
        ("謝らんと説明だけするわ", EXPLAIN),
        ("謝罪なしで事情だけ話すほうにする", EXPLAIN),
        ("日付を間違えたことだけ謝りたい", LIMITED),
        ("自分のしたことだけ謝るほうがいい", LIMITED),
        ("やっぱり会社経由で", COMPANY),
        ("会社に間に入ってもらいたい", COMPANY),
        ("警察に相談することにした", SEEK_HELP),
    ],
)
@pytest.mark.parametrize("choice", ["go", "later"])
def test_a_way_is_taken_by_its_sense_also_when_all_is_said(said: str, way: str, choice: str) -> None:
    talker = at_the_rating(choice)
    if talker.case.choice == way:
        talker = at_the_rating("later")
    talker.say(said)
    assert talker.case.choice == way
    assert content().text(f"apology.choice.options.{way}") in talker.words()
    assert talker.turn.question == "apology.words"
    assert flows.dump(flows.replay(logged(talker))) == dump(talker.session)


@pytest.mark.parametrize(
    "said",
    [
        "上司と一緒は嫌です",
        "会社に頼むべきですか？",
        "上司と行くのは怖い",
        "会社に頼みたいけど無理",
        "お客さんに謝りました",
        "上司に来いと言われた",
        "上司と一緒に行きました",
        "妻と一緒に旅行に行く",
        "会社に怒られた",
        "謝りたくない",
    ],
)
def test_doubts_reports_and_refusals_take_no_way(said: str) -> None:
    assert not ways_in(said).taken


@pytest.mark.parametrize(
    ("said", "without"),
    [
        ("会社を通さないで", COMPANY),
        ("会社には頼みたくない", COMPANY),
        ("会社に知られたくないです", COMPANY),
        ("会社に任せるのは不安", COMPANY),
        ("会社抜きでお願いします", COMPANY),
        ("店には言わんといて", COMPANY),
        ("上司と一緒は嫌です", WITH_BOSS),
        ("謝りたくない", WITH_BOSS),
    ],
)
def test_a_way_that_is_turned_down_is_left_out(said: str, without: str) -> None:
    talker = at_the_decision()
    talker.say(said)
    assert talker.turn.question == "apology.choice"
    assert talker.case.choice is None
    assert talker.find(without) is None
    assert talker.find("later") is not None
    assert flows.dump(flows.replay(logged(talker))) == dump(talker.session)


def test_a_way_that_was_chosen_and_is_turned_down_is_asked_for_anew_without_it() -> None:
    talker = at_the_rating(COMPANY if at_the_decision().find(COMPANY) else "go")
    chosen = talker.case.choice
    talker.say("やっぱり会社を通さないでほしい" if chosen == COMPANY else "やっぱり上司と一緒は嫌です")
    assert talker.turn.question == "apology.choice"
    assert talker.find(str(chosen)) is None
    talker.tap(EXPLAIN if talker.find(EXPLAIN) else LIMITED)
    assert talker.case.choice not in (chosen, None)
    assert flows.dump(flows.replay(logged(talker))) == dump(talker.session)


@pytest.mark.parametrize(
    "said",
    [
        "方法を選びなおしたいです",
        "謝るかどうか、もう一度考えたい",
        "やっぱり考えが変わりました",
        "どうするかもう一回決めたい",
        "もう一度選びたい",
        "やり方を変えたいです",
        "謝るかどうか考え直したいねん",
        "決めたことを見直したい",
        "選び直したい",
        "改めて決めたいです",
    ],
)
@pytest.mark.parametrize("choice", ["go", "later"])
def test_the_decision_is_asked_anew_for_who_wants_to_think_it_over(said: str, choice: str) -> None:
    talker = at_the_rating(choice)
    talker.say(said)
    assert talker.turn.question == "apology.choice"
    talker.say("ほかの方法を見る")
    assert talker.find(EXPLAIN) or talker.find(LIMITED)
    talker.tap(EXPLAIN if talker.find(EXPLAIN) else LIMITED)
    assert talker.case.choice in (EXPLAIN, LIMITED)
    assert flows.dump(flows.replay(logged(talker))) == dump(talker.session)


@pytest.mark.parametrize("said", ["相手が考え直したいと言ってます", "もう考えたくない", "考え直したほうがいいですか？"])
def test_what_others_think_over_reopens_nothing(said: str) -> None:
    assert not wants_to_choose_anew(said)


def test_a_decision_left_open_stands_on_the_list_of_what_can_be_put_right() -> None:
    talker = at_the_rating("later")
    talker.say("直す")
    assert talker.find("apology.choice") is not None
    talker.tap("apology.choice")
    assert talker.turn.question == "apology.choice"


@pytest.mark.parametrize("remark", ["", "お客さんの社長もかなり怒っていると先輩が言っていました"])
def test_back_at_the_advice_leads_to_the_question_before_it(remark: str) -> None:
    talker = at_the_decision()
    asked_before = next(turn.question for turn in reversed(talker.turns) if turn.question != "apology.choice")
    if remark:
        talker.say(remark)
    talker.say("戻る")
    assert talker.turn.question == asked_before
    moves = talker.session.consultation.moves
    assert not remark or any(move.words is not None and move.words.text == remark for move in moves)
    assert flows.dump(flows.replay(logged(talker))) == dump(talker.session)
