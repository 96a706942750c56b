"""Adds up the table into one advice that explains itself; the claims and their weights live in the sibling modules."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from flows.decision import claims as c
from flows.decision.factors import OPTIONS, Advice, Factors, Reason
from flows.decision.table import COMPANY, OBJECTIONS, ROWS, SEEK_HELP, WITH_BOSS

MOST_REASONS = 4
MOST_OBJECTIONS = 2
MOST_CHANGES = 3

Change = Callable[[Factors], Factors]

# One factor changed each, the ones first that a person can find out or bring about.
CHANGES: dict[str, Change] = {
    "danger_ends": lambda f: replace(f, harassment=frozenset()),
    "company_comes_along": lambda f: replace(f, company_comes_along=True),
    "company_apologises": lambda f: replace(f, company_will="apologise"),
    "own_fault_found": lambda f: replace(f, own_responsibility="full", certainty="seen"),
    # Who owns the fault is not told of the case that it was none.
    "no_own_fault": lambda f: f if f.own_responsibility == "full" else replace(f, own_responsibility="none"),
    "only_explanation_wanted": lambda f: replace(f, customer_demands_apology="no"),
    "apology_wanted": lambda f: replace(f, customer_demands_apology="yes"),
    "company_refuses": lambda f: replace(f, company_will="not"),
    "company_looks_away": lambda f: replace(f, company_will="indifferent"),
    "boss_can_be_told": lambda f: replace(f, boss="yes"),
    "danger_begins": lambda f: replace(f, harassment=f.harassment | {"threat"}),
}

UNKNOWNS: tuple[tuple[str, Callable[[Factors], bool]], ...] = (
    ("responsibility", c.fault_is_open),
    ("company_will_left", lambda f: c.company_has_not_spoken(f) and c.has_left(f)),
    ("company_will", lambda f: c.company_has_not_spoken(f) and c.works_there(f)),
    ("customer_wants", c.demand_is_open),
    ("hearsay", c.rests_on_hearsay),
    ("relation", lambda f: f.relationship_to_continue == "unclear" and not c.danger_is_present(f)),
)

WAITS: tuple[tuple[str, Callable[[Factors], bool]], ...] = (
    ("danger", c.danger_is_present),
    ("claim", c.money_or_law_is_involved),
    ("feelings", c.feelings_are_at_their_strongest),
)

CAUTIONS: tuple[tuple[str, Callable[[Factors], bool]], ...] = (
    ("data_first", c.data_may_be_lost_or_leaked),
    ("harsh_words_not_alone", c.only_harsh_words),
    ("keep_records", lambda f: bool(f.harassment) and not c.only_harsh_words(f)),
    ("no_written_admission", c.money_or_law_is_involved),
    ("boss_another_way", c.boss_cannot_be_told),
    ("boss_feared", c.boss_is_feared),
    ("deal_at_risk", c.the_deal_may_be_lost),
    ("do_not_evade", lambda f: c.works_there(f) and not c.danger_is_present(f)),
    ("do_not_speak_for_company", c.has_left),
    ("first_word_before_deadline", c.time_presses),
    ("already_apologised", lambda f: c.an_apology_was_already_made(f) and not c.danger_is_present(f)),
    ("trouble_not_cause", lambda f: c.fault_is_open(f) and not c.danger_is_present(f)),
)


@lru_cache(maxsize=4096)
def advise(factors: Factors) -> Advice:
    """The advice for these factors: pure, the same for the same factors, never without an option or a reason."""
    scores = _scores(factors)
    ranked = _ranked(factors, scores)
    best = ranked[0]
    return Advice(
        option=best,
        ranked=ranked,
        scores=tuple(scores[option] for option in ranked),
        reasons=_reasons(factors, best),
        against=_against(factors, best),
        changes=_changes(factors, best),
        unknowns=tuple(key for key, open_ in UNKNOWNS if open_(factors)),
        wait=tuple(key for key, holds in WAITS if holds(factors)),
        cautions=tuple(key for key, holds in CAUTIONS if holds(factors)),
        alternatives_reasons={option: _reasons(factors, option) for option in ranked[1:]},
    )


def _scores(f: Factors) -> dict[str, float]:
    scores = dict.fromkeys(OPTIONS, 0.0)
    for row in ROWS:
        if row.holds(f):
            scores[row.option] += row.weight
    return scores


def _ranked(f: Factors, scores: dict[str, float]) -> tuple[str, ...]:
    """Options worth considering, best first; equal ones in the order of OPTIONS.

    Under danger nothing that means meeting or apologising is on the list at all.
    """
    allowed = [o for o in OPTIONS if scores[o] > 0]
    if c.danger_is_present(f):
        allowed = [SEEK_HELP, COMPANY]
    elif not f.harassment:
        allowed = [o for o in allowed if o != SEEK_HELP] or [OPTIONS[0]]
    if c.boss_cannot_be_told(f):
        allowed = [o for o in allowed if o != WITH_BOSS] or allowed
    return tuple(sorted(allowed, key=lambda o: -scores[o]))


@lru_cache(maxsize=16384)
def _best(f: Factors) -> str:
    return _ranked(f, _scores(f))[0]


def _reasons(f: Factors, option: str) -> tuple[Reason, ...]:
    rows = sorted((row for row in ROWS if row.option == option and row.holds(f)), key=lambda row: -row.weight)
    keys = list(dict.fromkeys(row.reason for row in rows))
    return tuple(Reason(key) for key in keys[:MOST_REASONS])


def _against(f: Factors, option: str) -> tuple[Reason, ...]:
    held = [o.key for o in OBJECTIONS if o.option == option and o.holds(f)]
    return tuple(Reason(key) for key in held[:MOST_OBJECTIONS])


def _changes(f: Factors, best: str) -> tuple[tuple[str, str], ...]:
    """What would have to be different: found by really changing one factor and asking again.

    A change that leads to an option already named is left out; danger that might begin comes last.
    """
    found: dict[str, tuple[str, str]] = {}
    for key, change in CHANGES.items():
        changed = change(f)
        if changed == f:
            continue
        option = _best(changed)
        if option != best and option not in found:
            found[option] = (key, option)
    return tuple(found.values())[:MOST_CHANGES]
