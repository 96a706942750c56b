"""Which wording of decision.toml the rules lead to: keys only, no sentence and no rule about the advice lives here."""

from __future__ import annotations

from flows.case import Case
from flows.decision import claims as c
from flows.decision.advice import CAUTIONS, CHANGES, UNKNOWNS, WAITS
from flows.decision.factors import OPTIONS, Factors
from flows.decision.from_case import factors_of
from flows.decision.table import COMPANY, OBJECTIONS, ROWS, SEEK_HELP, WITH_BOSS


def how_keys(option: str, about: Case | Factors) -> tuple[str, ...]:
    """Full keys of lists of steps: how to carry `option` out and, where boss or company cannot be told, another.

    Empty when `option` is none of OPTIONS (nothing chosen yet).
    """
    if option not in OPTIONS:
        return ()
    factors = factors_of(about) if isinstance(about, Case) else about
    keys = [f"decision.option.{option}.how"]
    if option == WITH_BOSS and c.has_left(factors):
        keys = [f"decision.option.{option}.how_left"]
    elif option == COMPANY and c.works_there(factors):
        keys = [f"decision.option.{option}.how_current"]
    if option != SEEK_HELP and (c.boss_cannot_be_told(factors) or c.boss_is_feared(factors)):
        keys.append("decision.option.another_way_than_boss")
    if isinstance(about, Case) and about.company_told == "cannot" and option in (COMPANY, WITH_BOSS):
        keys.append("decision.option.another_way_than_company")
    return tuple(keys)


def title_key(option: str, about: Case | Factors) -> str:
    """Full key of the option's title: who has left has no boss, the company's people come instead."""
    factors = factors_of(about) if isinstance(about, Case) else about
    left = option == WITH_BOSS and c.has_left(factors)
    return f"decision.option.{option}.title_left" if left else f"decision.option.{option}.title"


def wording_keys() -> frozenset[str]:
    """Every key of decision.toml that the rules can lead to, without the file's name in front."""
    options = {f"option.{option}.{part}" for option in OPTIONS for part in ("title", "label", "core", "how")}
    return frozenset(
        options
        | {
            f"option.{WITH_BOSS}.how_left",
            f"option.{WITH_BOSS}.title_left",
            f"option.{COMPANY}.how_current",
            "option.another_way_than_boss",
            "option.another_way_than_company",
        }
        | {f"reason.{row.reason}" for row in ROWS}
        | {f"against.{objection.key}" for objection in OBJECTIONS}
        | {f"change.{key}" for key in CHANGES}
        | {f"unknown.{key}" for key, _ in UNKNOWNS}
        | {f"wait.{key}" for key, _ in WAITS}
        | {f"caution.{key}" for key, _ in CAUTIONS}
    )
