"""What can be claimed about a situation, one predicate a claim; which option it speaks for is in the table."""

from __future__ import annotations

from flows.decision.factors import Factors

# Kinds that put a person at risk or strip them of dignity: no meeting, no bargaining, no apology under them.
GRAVE = frozenset({"violence", "threat", "stalking", "sexual", "detention", "dogeza", "privacy"})
# Kinds that go too far but may come with a complaint that is itself justified: the company, not the person, answers.
PRESSING = frozenset({"money", "sns_expose", "abuse", "demand_firing", "night_calls"})


# --- danger and unreasonable demands -------------------------------------------------------------------------------
def danger_is_present(f: Factors) -> bool:
    return bool(f.harassment & GRAVE)


def only_harsh_words(f: Factors) -> bool:
    """Shouting and nothing else: common when somebody is angry, hard to bear, and no demand in itself."""
    return f.harassment == {"abuse"} and not money_or_law_is_involved(f)


def anger_meets_an_own_fault(f: Factors) -> bool:
    """Who shouts about something that did go wrong may still be owed the apology, with the company beside oneself."""
    return only_harsh_words(f) and works_there(f) and has_a_share(f) and company_may_join(f)


def demands_go_too_far(f: Factors) -> bool:
    """Any kind that is not grave, kinds that we do not know yet included: unknown is not harmless."""
    return bool(f.harassment) and not danger_is_present(f) and not only_harsh_words(f)


def harsh_words_are_the_companys(f: Factors) -> bool:
    """Harsh words, and no clear own fault to answer for with the company."""
    return only_harsh_words(f) and not anger_meets_an_own_fault(f)


def pressure_is_massive(f: Factors) -> bool:
    """Several kinds at once and nothing to save in the relation, or somebody who left is pursued in private; that a sum
    is named, and nothing else, is a claim for the company to answer."""
    if not demands_go_too_far(f):
        return False
    several_and_no_future = len(f.harassment) > 1 and f.relationship_to_continue == "no"
    pursued = has_left(f) and f.harassment != {"money"}
    return several_and_no_future or (pursued and f.relationship_to_continue != "yes")


def somebody_may_be_hurt(f: Factors) -> bool:
    return bool(f.harassment & {"violence", "threat"})


def the_person_is_followed(f: Factors) -> bool:
    return bool(f.harassment & {"stalking", "privacy"})


def kneeling_is_demanded(f: Factors) -> bool:
    return "dogeza" in f.harassment


def the_person_is_held_up(f: Factors) -> bool:
    return "detention" in f.harassment


def demands_are_sexual(f: Factors) -> bool:
    return "sexual" in f.harassment


def exposure_is_announced(f: Factors) -> bool:
    return "sns_expose" in f.harassment


# --- role ----------------------------------------------------------------------------------------------------------
def has_left(f: Factors) -> bool:
    return f.employment == "left" and not f.stands_for_organisation


def works_there(f: Factors) -> bool:
    return not has_left(f)


def company_comes_along(f: Factors) -> bool:
    """Under a money or legal claim the company decides alone who comes: then this claim does not hold."""
    return bool(f.company_comes_along) and company_does_not_forbid(f) and not money_or_law_is_involved(f)


def boss_cannot_be_told(f: Factors) -> bool:
    return works_there(f) and f.boss == "no"


def boss_is_feared(f: Factors) -> bool:
    return works_there(f) and f.boss == "afraid"


def other_than_boss(f: Factors) -> bool:
    return boss_cannot_be_told(f) or boss_is_feared(f)


# --- fault ---------------------------------------------------------------------------------------------------------
def fault_is_only_guessed(f: Factors) -> bool:
    """A fault that somebody merely suspects of themselves is not established."""
    return f.own_responsibility in ("full", "partial") and f.certainty == "guess"


def fault_is_clear(f: Factors) -> bool:
    return f.own_responsibility == "full" and not fault_is_only_guessed(f)


def fault_is_shared(f: Factors) -> bool:
    return f.own_responsibility == "partial" and not fault_is_only_guessed(f)


def has_a_share(f: Factors) -> bool:
    return fault_is_clear(f) or fault_is_shared(f)


def fault_is_open(f: Factors) -> bool:
    return f.own_responsibility == "unclear" or fault_is_only_guessed(f)


def fault_is_not_mine(f: Factors) -> bool:
    return f.own_responsibility == "none"


# --- customer ------------------------------------------------------------------------------------------------------
def apology_is_demanded(f: Factors) -> bool:
    return f.customer_demands_apology == "yes"


def something_else_is_wanted(f: Factors) -> bool:
    return f.customer_demands_apology == "no"


def more_than_an_explanation_is_wanted(f: Factors) -> bool:
    return f.customer_demands_apology != "no"


def demand_is_open(f: Factors) -> bool:
    return f.customer_demands_apology == "unclear"


def relation_shall_last(f: Factors) -> bool:
    return f.relationship_to_continue == "yes"


def relation_is_open(f: Factors) -> bool:
    """Nobody has said what becomes of it: no reason to step forward oneself."""
    return f.relationship_to_continue == "unclear"


def relation_ends(f: Factors) -> bool:
    return f.relationship_to_continue == "no"


# --- company -------------------------------------------------------------------------------------------------------
def company_does_not_apologise(f: Factors) -> bool:
    """Where it does, who has a share goes along, though only a correction was asked for."""
    return not company_apologises(f)


def company_apologises(f: Factors) -> bool:
    return f.company_will == "apologise"


def company_refuses(f: Factors) -> bool:
    return f.company_will == "not"


def company_does_not_forbid(f: Factors) -> bool:
    return f.company_will != "not"


def company_looks_away(f: Factors) -> bool:
    return f.company_will == "indifferent"


def company_has_not_spoken(f: Factors) -> bool:
    return f.company_will == "unclear"


def company_may_join(f: Factors) -> bool:
    return f.company_will in ("apologise", "unclear")


# --- claims, time, state -------------------------------------------------------------------------------------------
def money_or_law_is_involved(f: Factors) -> bool:
    return f.written_claim or "money" in f.harassment


def an_apology_was_already_made(f: Factors) -> bool:
    return f.already_apologised


def time_presses(f: Factors) -> bool:
    return f.has_deadline


def feelings_are_at_their_strongest(f: Factors) -> bool:
    return f.strongest_feeling >= 5


def the_deal_may_be_lost(f: Factors) -> bool:
    return f.deal_at_risk and works_there(f) and not danger_is_present(f)


def data_may_be_lost_or_leaked(f: Factors) -> bool:
    return f.data_at_risk


def rests_on_hearsay(f: Factors) -> bool:
    return f.certainty in ("heard", "guess")


def always(f: Factors) -> bool:
    return True
