"""What was wrong with the bot's side of many lives: ways that end nowhere, questions asked in vain, loops, length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from statistics import mean, median

from flows.turn import Turn, as_lines
from personas.person import Life, Step, touchable

IN_VAIN = 3  # times in a row that a question was open and answered with words that did not close it
LOOP = 3  # the same bubbles one after the other
LONG = 420  # characters of one turn, cards included
ADVICE = "apology.choice"


@dataclass(slots=True)
class Report:
    lives: int = 0
    inputs: list[int] = field(default_factory=list)
    to_advice: list[int] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    unfinished: list[str] = field(default_factory=list)
    dead_ends: list[str] = field(default_factory=list)
    loops: list[str] = field(default_factory=list)
    in_vain: Counter[str] = field(default_factory=Counter)
    not_understood: Counter[str] = field(default_factory=Counter)
    long: Counter[str] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    def lines(self) -> list[str]:
        found = [f"{self.lives} lives, {sum(self.inputs)} inputs"]
        found.append(f"inputs to the end: median {_middle(self.inputs)}, most {max(self.inputs, default=0)}")
        found.append(f"inputs to the advice: median {_middle(self.to_advice)}, most {max(self.to_advice, default=0)}")
        found.append(
            f"characters a turn: mean {round(mean(self.lengths or [0]))}, most {max(self.lengths, default=0)}, "
            f"over {LONG}: {sum(length > LONG for length in self.lengths)}"
        )
        for name in ("unfinished", "dead_ends", "loops"):
            some = getattr(self, name)
            found.append(f"{name.replace('_', ' ')}: {len(some)} {' '.join(some[:6])}".rstrip())
        for name in ("in_vain", "not_understood", "long"):
            counted = getattr(self, name)
            found.append(f"{name.replace('_', ' ')}: {counted.total()}")
            found += [
                f"  {count:4} {what}   {self.examples.get(f'{name} {what}', '')}"
                for what, count in counted.most_common(8)
            ]
        return found


def report(lives: Iterable[Life]) -> Report:
    made = Report()
    for life in lives:
        made.lives += 1
        made.inputs.append(len(life.steps))
        name = f"{life.character.name}-{life.seed}"
        if not life.closed:
            made.unfinished.append(name)
        reached = next((n for n, step in enumerate(life.steps, 1) if step.turn.question == ADVICE), None)
        if reached is not None:
            made.to_advice.append(reached)
        _look_at_turns(made, name, life.steps)
        _look_for_questions_in_vain(made, name, life.steps)
    return made


def _look_at_turns(made: Report, name: str, steps: list[Step]) -> None:
    before: list[str] = []
    for number, step in enumerate(steps, 1):
        place = f"{name}@{number}"
        shown = _shown(step.turn)
        made.lengths.append(len(shown))
        if len(shown) > LONG:
            _count(made, "long", step.turn.question or step.turn.trigger, place)
        if not touchable(step.turn) and not step.turn.question and step.turn.stage != "closed":
            made.dead_ends.append(place)
        if step.turn.trigger == "not_understood":
            _count(made, "not_understood", step.asked, f"{place} {step.said[:40]}")
        before = [*before[-(LOOP - 1) :], shown]
        if len(before) == LOOP and len(set(before)) == 1 and shown:
            made.loops.append(place)


def _look_for_questions_in_vain(made: Report, name: str, steps: list[Step]) -> None:
    row = 0
    for number, step in enumerate(steps, 1):
        stays = bool(step.asked) and step.asked == step.turn.question and not step.said.startswith(("[", "("))
        row = row + 1 if stays else 0
        if row == IN_VAIN:
            _count(made, "in_vain", step.asked, f"{name}@{number} {step.said[:40]}")


def _count(made: Report, name: str, what: str, example: str) -> None:
    getattr(made, name)[what] += 1
    made.examples.setdefault(f"{name} {what}", example)


def _shown(turn: Turn) -> str:
    return "\n".join(line for bubble in turn.bubbles for line in as_lines(bubble))


def _middle(numbers: list[int]) -> int:
    return round(median(numbers)) if numbers else 0
