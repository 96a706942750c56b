"""Which wording of decision.toml the rules lead to: keys only, no sentence and no rule about the advice lives here."""

from __future__ import annotations

from dataclasses import replace

from flows.case import Case
from flows.decision import around, house
from flows.decision import claims as c
from flows.decision import face_to_face as near
from flows.decision.advice import CAUTIONS, CHANGES, UNKNOWNS, WAITS
from flows.decision.factors import OPTIONS, Advice, Factors
from flows.decision.from_case import factors_of, sent_to_the_wrong_one
from flows.decision.table import COMPANY, OBJECTIONS, ROWS, SEEK_HELP, WITH_BOSS

# Options whose way leads through the boss, unless the boss cannot be told or is feared.
OTHER_THAN_BOSS = (WITH_BOSS, COMPANY)
BOSS_IS_THE_CAUSE = ("cause", "harassed")
# Options that keep the person out of it: at a desk that means handing over, not staying away.
KEEPS_OUT = (COMPANY, SEEK_HELP)


def how_keys(option: str, about: Case | Factors) -> tuple[str, ...]:
    """Full keys of lists of steps: how to carry `option` out and, where boss or company cannot be told, another.

    Empty when `option` is none of OPTIONS (nothing chosen yet).
    """
    if option not in OPTIONS:
        return ()
    factors = factors_of(about) if isinstance(about, Case) else about
    if option == COMPANY and c.danger_is_present(factors):
        option = SEEK_HELP  # the plan leads to safety as well: one card does not say two things
    keys = _way_keys(option, about, factors)
    if c.data_may_be_lost_or_leaked(factors) and option != SEEK_HELP:
        keys.insert(0, "decision.option.data_first.how")
        keys[1:1] = _sent_astray(about)
    if option != SEEK_HELP and c.other_than_boss(factors):
        is_the_cause = isinstance(about, Case) and about.boss_why in BOSS_IS_THE_CAUSE
        keys.append(f"decision.option.{'boss_is_the_cause' if is_the_cause else 'another_way_than_boss'}")
    elif isinstance(about, Case) and option != SEEK_HELP and around.boss_is_away(about) and c.works_there(factors):
        keys.append("decision.option.boss_is_away")
    if isinstance(about, Case) and about.company_told == "cannot" and option in (COMPANY, WITH_BOSS):
        keys.append("decision.option.another_way_than_company")
    return tuple(keys)


def _way_keys(option: str, about: Case | Factors, factors: Factors) -> list[str]:
    """How the option itself is carried out, by whoever stands there."""
    if isinstance(about, Case) and option in KEEPS_OUT and near.serves_face_to_face(about):
        return _at_the_desk(option, about)
    if _by_phone(option, about):
        return ["decision.option.by_phone.how"]
    if option != SEEK_HELP and c.has_left(factors):
        return [f"decision.option.{option}.how_left"]
    if option in OTHER_THAN_BOSS and c.other_than_boss(factors):
        return [f"decision.option.{option}.how_other"]
    if _goes_above(option, about):
        return [f"decision.option.{option}.how_above"]
    if option == COMPANY and c.works_there(factors):
        return [f"decision.option.{option}.how_current"]
    return [f"decision.option.{option}.how"]


def _goes_above(option: str, about: Case | Factors) -> bool:
    """The boss who heard of it lets one bear it: nobody is sent back to them."""
    if option != COMPANY or not isinstance(about, Case) or near.serves_face_to_face(about) or _by_phone(option, about):
        return False
    return house.boss_looks_away(about) and c.works_there(factors_of(about))


def _by_phone(option: str, about: Case | Factors) -> bool:
    """Who is paid to answer is not told to let it ring."""
    return isinstance(about, Case) and option in KEEPS_OUT and near.answers_the_phone(about)


def _sent_astray(about: Case | Factors) -> list[str]:
    return ["decision.option.sent_astray.how"] if isinstance(about, Case) and sent_to_the_wrong_one(about) else []


def _at_the_desk(option: str, case: Case) -> list[str]:
    beside = {
        "sold_by_others": near.another_house_sold_it(case),
        "duty_of_the_house": bool(case.harassment),
        "own_health": near.is_worn_out(case),
    }
    alone = around.alone_on_duty(case)
    return [
        "decision.option.alone.how" if alone else f"decision.option.{option}.how_in_person",
        *(f"decision.option.{key}" for key, holds in beside.items() if holds),
    ]


def core_key(option: str, case: Case) -> str:
    """Full key of what the option comes to: who stands at a desk is not told to stay away from the guests."""
    if _goes_above(option, case):
        return f"decision.option.{option}.core_above"
    near_by = option in KEEPS_OUT and near.serves_face_to_face(case)
    if near_by and option == COMPANY and around.alone_on_duty(case):
        return "decision.option.alone.core"
    if _by_phone(option, case):
        return "decision.option.by_phone.core"
    return f"decision.option.{option}.core_in_person" if near_by else f"decision.option.{option}.core"


def suited(advice: Advice, case: Case) -> Advice:
    """Without what makes no sense here: nothing is broken off, and no wish is open, where two people met only once."""
    once = near.is_met_only_once(case)
    against = tuple(
        reason
        for reason in advice.against
        if reason.key != "contact_breaks_off" or not (once or near.serves_face_to_face(case))
    )
    unknowns = tuple(key for key in advice.unknowns if not (once and key == "relation"))
    if around.no_hr(case):  # no department to ask
        unknowns = tuple("company_will_boss" if key == "company_will" else key for key in unknowns)
    # Nobody is warned of threats who tells of none.
    threatened = bool(factors_of(case).harassment)
    changes = tuple(change for change in advice.changes if threatened or change[0] != "danger_begins")
    cautions = tuple(_caution(key, case) for key in advice.cautions)
    return replace(advice, against=against, unknowns=unknowns, changes=changes, cautions=cautions)


def _caution(key: str, case: Case) -> str:
    """As it holds for who is there: nobody is sent to somebody who was said to be away or not to exist."""
    if key == "data_first" and sent_to_the_wrong_one(case):
        return "data_astray"
    if key == "harsh_words_not_alone" and around.alone_on_duty(case):
        return "harsh_words_alone"
    if key == "boss_another_way" and around.boss_is_away(case):
        return "boss_away"
    if key == "boss_feared" and around.nobody_else_inside(case):
        return "boss_feared_alone"
    return key


def title_key(option: str, about: Case | Factors) -> str:
    """Full key of the option's title: who has left has no boss, the company's people come instead; and where the boss
    is no way, somebody else is named."""
    factors = factors_of(about) if isinstance(about, Case) else about
    if option == WITH_BOSS and c.has_left(factors):
        return f"decision.option.{option}.title_left"
    other = option in OTHER_THAN_BOSS and c.other_than_boss(factors)
    if option == WITH_BOSS and not other and isinstance(about, Case) and around.boss_is_away(about):
        return f"decision.option.{option}.title_away"
    if not other and _goes_above(option, about):
        return f"decision.option.{option}.title_above"
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
            *(f"option.{option}.how_left" for option in OPTIONS if option != SEEK_HELP),
            f"option.{WITH_BOSS}.title_left",
            f"option.{WITH_BOSS}.title_away",
            "option.boss_is_away",
            "option.alone.core",
            "option.alone.how",
            f"option.{COMPANY}.how_current",
            *(f"option.{COMPANY}.{part}_above" for part in ("title", "core", "how")),
            "option.data_first.how",
            "option.sent_astray.how",
            "option.by_phone.core",
            "option.by_phone.how",
            "option.sold_by_others",
            "option.duty_of_the_house",
            "option.own_health",
            "option.another_way_than_boss",
            "option.boss_is_the_cause",
            f"option.{WITH_BOSS}.label_other",
            "option.another_way_than_company",
        }
        | {f"option.{option}.{part}" for option in OTHER_THAN_BOSS for part in ("title_other", "how_other")}
        | {f"option.{option}.{part}" for option in KEEPS_OUT for part in ("core_in_person", "how_in_person")}
        | {f"reason.{row.reason}" for row in ROWS}
        | {f"against.{objection.key}" for objection in OBJECTIONS}
        | {f"change.{key}" for key in CHANGES}
        | {f"unknown.{key}" for key, _ in UNKNOWNS}
        | {f"wait.{key}" for key, _ in WAITS}
        | {f"caution.{key}" for key, _ in CAUTIONS}
        | {
            "caution.data_astray",
            "unknown.company_will_boss",
            "caution.harsh_words_alone",
            "caution.boss_away",
            "caution.boss_feared_alone",
        }
        | {f"called.{key}" for key in ("other_boss", "hr", "nobody")}
    )
