"""Who can't tell the boss is led past them: to somebody else, in writing, with desks that hear of superiors."""

from __future__ import annotations

import re
from itertools import product

import pytest

import flows
from flows.case import Case
from flows.content import content
from flows.decision import OPTIONS, label_key
from flows.documents import KINDS, Standing, draft, name_of, plan
from flows.safety.windows import every_window
from flows.snapshot import dump
from flows.turn import Card, as_lines
from tests.flows.talker import MORNING, Talker, how_it_came
from tests.flows.test_waiting import logged

REPORTS_TO_THE_BOSS = re.compile(r"(?<!別の)上司(?:に|へ)[^。、]{0,8}(?:報告|伝え|知らせ|話し)(?!に)")


def at_the_boss(said: str = "納期に遅れてしまいました") -> Talker:
    talker = how_it_came()
    for _ in range(30):
        if talker.turn.question == "stakeholders.boss":
            return talker
        talker.say("不安3") if talker.turn.question == "feelings.which" else talker.tap("skipped")
    raise AssertionError(talker.turn.question)


def at_the_drafts(talker: Talker, instead: str) -> Talker:
    for _ in range(12):
        match talker.turn.question:
            case "apology.words":
                return talker
            case "apology.instead":
                talker.tap(instead)
            case "apology.choice":
                talker.tap("go")
            case _:
                talker.tap("skipped")
    raise AssertionError(talker.turn.question)


def desks_shown(talker: Talker) -> bool:
    title = content().text("danger.windows_title.superior")
    return any(isinstance(bubble, Card) and bubble.title == title for bubble in talker.turn.bubbles)


@pytest.mark.parametrize("answer", ["afraid", "no"])
def test_why_is_asked_of_who_cannot_tell_and_may_be_left_unsaid(answer: str) -> None:
    talker = at_the_boss()
    talker.tap(answer)
    assert talker.turn.question == "stakeholders.boss_why"
    assert talker.find("superior") is not None
    talker.tap("skipped")
    assert talker.session.consultation.case.boss_why is None
    assert not desks_shown(talker)


@pytest.mark.parametrize("answer", ["told", "yes"])
def test_who_can_tell_the_boss_is_asked_nothing_of_it(answer: str) -> None:
    talker = at_the_boss()
    talker.tap(answer)
    talker = at_the_drafts(talker, "hr")
    assert not {"stakeholders.boss_why", "apology.instead"} & set(talker.session.consultation.answered)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("こわくて話せません。前からパワハラがあって", "harassed"),
        ("言えません。部長の指示でやったことなので", "cause"),
        ("上司は出張中で相談できません", "away"),
    ],
)
def test_a_reason_that_was_told_is_not_asked_for(said: str, why: str) -> None:
    talker = at_the_boss()
    talker.say(said)
    if talker.turn.question == "stakeholders.boss_why":
        talker.say(said)
    assert talker.session.consultation.case.boss in ("afraid", "no")
    assert talker.session.consultation.case.boss_why == why
    assert desks_shown(talker) == (why != "away")


def test_the_desks_are_shown_once_and_stay_a_tap_away() -> None:
    talker = at_the_boss()
    talker.tap("afraid")
    talker.tap("harassed")
    assert desks_shown(talker)
    talker = at_the_drafts(talker, "nobody")
    assert sum(desks_shown_in(turn) for turn in talker.turns) == 1
    talker.tap("superior")
    assert desks_shown(talker)
    assert talker.turn.question == "apology.words"


def desks_shown_in(turn: flows.Turn) -> bool:
    title = content().text("danger.windows_title.superior")
    return any(isinstance(bubble, Card) and bubble.title == title for bubble in turn.bubbles)


def test_who_finds_nobody_inside_gets_the_desks_outside_and_words_for_them() -> None:
    talker = at_the_boss()
    talker.tap("no")
    talker.tap("other")
    talker = at_the_drafts(talker, "nobody")
    assert desks_shown_in(talker.turn)
    case = talker.session.consultation.case
    assert name_of("boss_report", Standing(case)) == "outside_report"


def test_a_forged_need_shows_the_windows_to_talk_to() -> None:
    talker = at_the_boss()
    talker.tap_data("c|windows|../../superior")
    assert content().text("danger.windows_title.life") in talker.words()


def test_desks_for_superiors_are_sourced_and_can_be_written_to() -> None:
    shown = [entry for entry in every_window() if entry.active and "superior" in entry.kinds]
    assert len(shown) >= 4
    assert any(entry.written for entry in shown)


@pytest.mark.parametrize("boss", ["afraid", "no"])
@pytest.mark.parametrize("why", [None, "scolded", "cause", "harassed", "away", "other"])
@pytest.mark.parametrize("instead", [None, "other_boss", "hr", "desk", "outside", "nobody"])
def test_nothing_of_plan_and_drafts_sends_them_to_the_boss(boss: str, why: str | None, instead: str | None) -> None:
    for option, responsibility in product(OPTIONS, ("full", "none")):
        case = Case(
            entry="own_mistake",
            employment="current",
            boss=boss,
            boss_why=why,
            instead=instead,
            responsibility=responsibility,
            choice=option,
            demands=["apology"],
        )
        said = [step.text for step in plan(option, case, MORNING)]
        said += [draft(kind, case, MORNING, "standard").text for kind in KINDS]
        assert not [text for text in said if REPORTS_TO_THE_BOSS.search(text)]
        assert name_of("boss_report", Standing(case)) in ("other_report", "outside_report")
        assert not label_key(option, case) or label_key(option, case) != f"decision.option.{option}.label"


def test_the_whole_way_never_tells_them_to_report_to_the_boss() -> None:
    talker = at_the_boss()
    before = len(talker.turns)
    talker.tap("afraid")
    talker.tap("cause")
    talker = at_the_drafts(talker, "other_boss")
    talker.say("似た例")
    said = "\n".join(line for turn in talker.turns[before:] for bubble in turn.bubbles for line in as_lines(bubble))
    assert not REPORTS_TO_THE_BOSS.search(said)


def test_what_the_boss_does_is_not_laid_at_the_customers_door() -> None:
    talker = at_the_boss()
    talker.say("こわくて言えません。毎日怒鳴られています")
    assert not talker.session.consultation.case.harassment


STORY = (
    "見積の金額を間違えてお客様に送ってしまい、今朝メールで「どういうことですか」と言われました。確認せずに送ったのは私です。"
    "部長にはこわくて言えません。部長は前から人前で怒鳴るので、報告なんてできません。いまもその会社で働いています。どうしたらいいでしょうか。"
)


def test_who_tells_it_in_a_story_hears_the_kind_words_and_gets_the_desks_too() -> None:
    talker = Talker()
    talker.agree(STORY)
    for _ in range(12):
        if desks_shown(talker):
            break
        talker.say("不安3") if talker.turn.question == "feelings.which" else talker.tap(
            {"facts.story_check": "right", "stakeholders.people": "right"}.get(talker.turn.question, "skipped")
        )
    assert desks_shown(talker)
    case = talker.session.consultation.case
    assert (case.boss, case.boss_why) == ("afraid", "harassed")
    assert content().text("stakeholders.boss_why.echoes.harassed") in talker.words()
    assert case.company_will is None
    assert not case.harassment


def test_more_told_later_is_heard_as_worse() -> None:
    talker = at_the_boss()
    talker.say("部長に怒られるのがこわくて言えません")
    assert talker.session.consultation.case.boss_why == "scolded"
    talker.say("部長には言えないんです。前にも人前で怒鳴られて、書類を投げられました")
    assert talker.session.consultation.case.boss_why == "harassed"
    assert not talker.session.consultation.case.harassment


def test_who_is_no_way_is_not_asked_for_a_view() -> None:
    talker = at_the_boss()
    talker.say("部長にはこわくて言えません")
    talker.tap("scolded")
    assert talker.turn.question != "stakeholders.others"


def test_back_and_the_log_lead_to_the_same() -> None:
    talker = at_the_boss()
    talker.tap("no")
    talker.tap("harassed")
    talker.say("戻る")
    assert talker.turn.question == "stakeholders.boss_why"
    assert talker.session.consultation.case.boss_why is None
    talker.tap("cause")
    talker = at_the_drafts(talker, "desk")
    assert dump(flows.replay(logged(talker))) == dump(talker.session)


def test_words_taken_back_take_the_reason_with_them() -> None:
    talker = at_the_boss()
    talker.say("こわくて話せません。部長のパワハラがあって")
    assert talker.session.consultation.case.boss_why == "harassed"
    talker.unsend(f"message-{len(talker.sent)}")
    assert talker.session.consultation.case.boss_why is None
