"""A question may be worded in two ways: the same person is asked the same way, and never where it does harm."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from flows import dump, new_session, take_turn
from flows.content import in_use, said_otherwise, shipped, use
from flows.renewing import problems
from flows.session import Session
from flows.stage import Stage
from flows.trials import STEP, arm_of
from flows.turn import Incoming, Kind, Part, Raises, Turn

OTHER = "それは何日のことでしたか？"
TRIAL = f'[when]\nquestion = "facts.when"\nother = "{OTHER}"\n'
START = datetime.fromisoformat("2026-11-24T10:00:00+09:00")
PEOPLE = [f"U{n:032}" for n in range(200)]
ASKED_OTHERWISE = next(one for one in PEOPLE if arm_of("when", one) == "b")
ASKED_AS_EVER = next(one for one in PEOPLE if arm_of("when", one) == "a")
BEGIN = (
    (Kind.FOLLOW, ""),
    (Kind.TEXT, "こんにちは。相談したいことがあります。"),
    (Kind.TAP, "c|agree|"),
    (Kind.TAP, "a|entry.role|own_mistake|1"),
    (Kind.TEXT, "納品した部品に傷があって、取引先の田中部長に怒られました。"),
)


def own(folder: Path, text: str) -> Path:
    (folder / "ja").mkdir(parents=True, exist_ok=True)
    (folder / "ja" / "trials.toml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def on_trial(tmp_path: Path) -> Iterator[None]:
    before = in_use()
    book = said_otherwise(shipped(), own(tmp_path, TRIAL))
    assert problems(book, shipped()) == []
    use(book)
    yield
    use(before)


def steps(turn: Turn) -> tuple[str, ...]:
    return tuple(turn.asks_for(Raises.RECORD))


def said(turn: Turn) -> str:
    return "\n".join(str(bubble) for bubble in turn.bubbles)


def walk(lot: str, did: list[tuple[str, ...]] | None = None) -> tuple[Session, list[Turn]]:
    """Until it is asked when it was; `did`: as the log tells, instead of the lot."""
    session, turns = new_session(), []
    for number, (kind, text) in enumerate(BEGIN):
        now = START + timedelta(minutes=number)
        part = Part(f"e{number}", kind, now, text, f"m{number}")
        replayed = did[number] if did is not None else ()
        turns.append(take_turn(session, Incoming((part,), did=replayed, lot=lot), now))
    return session, turns


def worded(turns: list[Turn]) -> list[str]:
    return [step for turn in turns for step in steps(turn) if step.startswith(STEP)]


def asked_when(turns: list[Turn]) -> Turn:
    return next(turn for turn in turns if turn.question == "facts.when")


@pytest.mark.usefixtures("on_trial")
def test_who_is_asked_which_way_is_told_by_the_person_alone() -> None:
    for _ in range(2):
        assert OTHER in said(asked_when(walk(ASKED_OTHERWISE)[1]))
        assert OTHER not in said(asked_when(walk(ASKED_AS_EVER)[1]))
    assert worded(walk(ASKED_OTHERWISE)[1]) == [f"{STEP}facts.when when b"]
    assert worded(walk(ASKED_AS_EVER)[1]) == [f"{STEP}facts.when when a"]


@pytest.mark.usefixtures("on_trial")
@pytest.mark.parametrize("lot", [ASKED_OTHERWISE, ASKED_AS_EVER])
def test_a_replay_says_the_same_and_nothing_else_depends_on_it(lot: str) -> None:
    session, turns = walk(lot)
    again, replayed = walk("", [steps(turn) for turn in turns])
    assert asked_when(replayed).bubbles[-1] == asked_when(turns).bubbles[-1]
    assert worded(replayed) == worded(turns)
    assert dump(again) == dump(session)


def test_without_a_trial_nothing_is_logged_of_one() -> None:
    assert worded(walk(ASKED_OTHERWISE)[1]) == []


@pytest.mark.usefixtures("on_trial")
def test_nobody_in_particular_is_asked_as_ever_and_counts_for_nothing() -> None:
    turns = walk("")[1]
    assert OTHER not in said(asked_when(turns))
    assert worded(turns) == []


@pytest.mark.usefixtures("on_trial")
def test_who_was_in_danger_is_asked_as_ever_and_counts_for_nothing() -> None:
    session, now = new_session(), START
    inputs = [*BEGIN[:4], (Kind.TEXT, "もう死にたいです"), *[(Kind.TAP, "c|resume|")] * 2, BEGIN[4]]
    turns = []
    for number, (kind, text) in enumerate(inputs):
        now = START + timedelta(minutes=number)
        turns.append(take_turn(session, Incoming((Part(f"e{number}", kind, now, text),), lot=ASKED_OTHERWISE), now))
    assert any(turn.stage == Stage.DANGER for turn in turns)
    assert session.noted is not None
    assert worded(turns) == []


def test_about_half_of_the_people_are_asked_otherwise_and_trials_are_drawn_apart() -> None:
    one, other = ([arm_of(trial, lot) for lot in PEOPLE] for trial in ("when", "who"))
    assert 70 < one.count("b") < 130
    assert 70 < sum(a == b for a, b in zip(one, other, strict=True)) < 130


@pytest.mark.parametrize(
    "trial",
    [
        '[x]\nquestion = "facts.nothing"\nother = "？"\n',
        '[x]\nquestion = "facts.harassment"\nother = "何かされましたか？"\n',  # somebody may have to be protected
        '[x]\nquestion = "consent.agree"\nother = "よいですか？"\n',
        '[x]\nquestion = "danger.step.plan"\nother = "どうですか？"\n',
        '[x]\nquestion = "apology.choice"\nother = "どうしますか？"\n',  # stands on a card of its own
        '[x]\nquestion = "facts.when"\n',
        '[x]\nquestion = "facts.when"\nother = "いつ？"\nask = "いつ？"\n',
        '[x]\nquestion = "facts.when"\nother = ["いつ？", "いつですか？"]\n',
        '[x]\nquestion = "facts.when"\nother = "{who}さんはいつ？"\n',
        '[x]\nquestion = "facts.when"\nother = "いつ{？"\n',
        f"{TRIAL}[y]\nquestion = 'facts.when'\nother = 'いつ？'\n",
        '["a b"]\nquestion = "facts.when"\nother = "いつ？"\n',
    ],
)
def test_what_may_not_be_tried_is_refused(tmp_path: Path, trial: str) -> None:
    assert problems(said_otherwise(shipped(), own(tmp_path, trial)), shipped())
