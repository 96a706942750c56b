"""`python -m personas`: lets many simulated people talk to the flow and prints where it was tiresome or led nowhere."""

from __future__ import annotations

import argparse
import sys

from flows.turn import as_lines
from personas.person import Life, Person, characters
from personas.report import report


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m personas", description=__doc__)
    parser.add_argument("--lives", type=int, default=25, help="of each character (default 25)")
    parser.add_argument("--seed", type=int, default=1, help="of the first life")
    parser.add_argument("--moody", type=float, default=0.3, help="0 straight on, 1 distracted at every second question")
    parser.add_argument("--show", metavar="NAME-SEED", help="print this one conversation instead")
    options = parser.parse_args(arguments)
    if options.show:
        name, _, seed = options.show.rpartition("-")
        character = next(one for one in characters() if one.name == name)
        _print(Person(character, int(seed), options.moody).live())
        return 0
    found = report(lives(options.lives, options.seed, options.moody))
    print("\n".join(found.lines()))
    return 1 if found.dead_ends or found.loops or found.unfinished else 0


def lives(count: int, seed: int, moody: float) -> list[Life]:
    return [
        Person(character, number, moody).live() for character in characters() for number in range(seed, seed + count)
    ]


def _print(life: Life) -> None:
    for number, step in enumerate(life.steps, 1):
        print(f"\n{number} > {step.said}")
        for bubble in step.turn.bubbles:
            print("\n".join(f"    {line}" for line in as_lines(bubble)))
        print("    " + " ".join(f"[{choice.label}]" for choice in step.turn.choices))


if __name__ == "__main__":
    sys.exit(main())
