"""Which wording of decision.toml the rules lead to: keys only, no sentence and no rule about the advice lives here."""

from __future__ import annotations

from flows.case import Case
from flows.decision import claims as c
from flows.decision.advice import CAUTIONS, CHANGES, UNKNOWNS, WAITS
from flows.decision.factors import OPTIONS, Factors
from flows.decision.from_case import factors_of
from flows.decision.table import COMPANY, OBJECTIONS, ROWS, SEEK_HELP, WITH_BOSS

# Options whose way leads through the boss, unless the boss cannot be told or is feared.
OTHER_THAN_BOSS = (WITH_BOSS, COMPANY)
BOSS_IS_THE_CAUSE = ("cause", "harassed")


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
    elif option in OTHER_THAN_BOSS and c.other_than_boss(factors):
        keys = [f"decision.option.{option}.how_other"]
    elif option == COMPANY and c.works_there(factors):
        keys = [f"decision.option.{option}.how_current"]
    if c.data_may_be_lost_or_leaked(factors) and option != SEEK_HELP:
        keys.insert(0, "decision.option.data_first.how")
    if option != SEEK_HELP and c.other_than_boss(factors):
        is_the_cause = isinstance(about, Case) and about.boss_why in BOSS_IS_THE_CAUSE
        keys.append(f"decision.option.{'boss_is_the_cause' if is_the_cause else 'another_way_than_boss'}")
    if isinstance(about, Case) and about.company_told == "cannot" and option in (COMPANY, WITH_BOSS):
        keys.append("decision.option.another_way_than_company")
    return tuple(keys)


def title_key(option: str, about: Case | Factors) -> str:
    """Full key of the option's title: who has left has no boss, the company's people come instead; and where the boss
    is no way, somebody else is named."""
    factors = factors_of(about) if isinstance(about, Case) else about
    if option == WITH_BOSS and c.has_left(factors):
        return f"decision.option.{option}.title_left"
    other = option in OTHER_THAN_BOSS and c.other_than_boss(factors)
    return f"decision.option.{option}.title_other" if other else f"decision.option.{option}.title"


def label_key(option: str, about: Case | Factors) -> str:
    """Full key of the option on a button, where it is called otherwise than in the answers; "" for as it is there."""
    factors = factors_of(about) if isinstance(about, Case) else about
    return f"decision.option.{option}.label_other" if option == WITH_BOSS and c.other_than_boss(factors) else ""


def wording_keys() -> frozenset[str]:
    """Every key of decision.toml that the rules can lead to, without the file's name in front."""
    options = {f"option.{option}.{part}" for option in OPTIONS for part in ("title", "label", "core", "how")}
    return frozenset(
        options
        | {
            f"option.{WITH_BOSS}.how_left",
            f"option.{WITH_BOSS}.title_left",
            f"option.{COMPANY}.how_current",
            "option.data_first.how",
            "option.another_way_than_boss",
            "option.boss_is_the_cause",
            f"option.{WITH_BOSS}.label_other",
            "option.another_way_than_company",
        }
        | {f"option.{option}.{part}" for option in OTHER_THAN_BOSS for part in ("title_other", "how_other")}
        | {f"reason.{row.reason}" for row in ROWS}
        | {f"against.{objection.key}" for objection in OBJECTIONS}
        | {f"change.{key}" for key in CHANGES}
        | {f"unknown.{key}" for key, _ in UNKNOWNS}
        | {f"wait.{key}" for key, _ in WAITS}
        | {f"caution.{key}" for key, _ in CAUTIONS}
    )
