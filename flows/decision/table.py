"""The whole advice as rows: which claims, taken together, speak for which option, how much, and with which words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flows.decision import claims as c
from flows.decision.factors import Factors

Claim = Callable[[Factors], bool]

WITH_BOSS = "apologise_with_boss"
LIMITED = "apologise_self_limited"
COMPANY = "route_via_company"
EXPLAIN = "explain_without_apology"
SEEK_HELP = "do_not_engage_seek_help"


@dataclass(frozen=True, slots=True)
class Row:
    """When every claim of `when` holds, `option` gets `weight`; `reason` is the wording key `reason.<reason>`."""

    option: str
    weight: float
    reason: str
    when: tuple[Claim, ...]

    def holds(self, f: Factors) -> bool:
        return all(claim(f) for claim in self.when)


# Weights: 1 a hint, 2 a good reason, 4 carries the option alone, 18 and more: safety, beyond all courtesy.
ROWS = (
    # Safety first.
    Row(SEEK_HELP, 90, "danger", (c.danger_is_present,)),
    Row(SEEK_HELP, 40, "massive_pressure", (c.pressure_is_massive,)),
    Row(SEEK_HELP, 18, "too_far", (c.demands_go_too_far,)),
    Row(COMPANY, 20, "company_shields", (c.demands_go_too_far,)),
    Row(COMPANY, 20, "harsh_words_not_alone", (c.harsh_words_are_the_companys,)),
    Row(COMPANY, 0.5, "no_fault_to_carry", (c.harsh_words_are_the_companys, c.fault_is_not_mine, c.works_there)),
    Row(WITH_BOSS, 2, "anger_met_together", (c.anger_meets_an_own_fault, c.apology_is_demanded)),
    Row(SEEK_HELP, 2, "body_at_risk", (c.somebody_may_be_hurt,)),
    Row(SEEK_HELP, 2, "sexual_demand", (c.demands_are_sexual,)),
    Row(SEEK_HELP, 1.5, "followed", (c.the_person_is_followed,)),
    Row(SEEK_HELP, 1.5, "kneeling_no_duty", (c.kneeling_is_demanded,)),
    Row(SEEK_HELP, 1, "held_up", (c.the_person_is_held_up,)),
    Row(SEEK_HELP, 0.5, "exposure", (c.exposure_is_announced,)),
    Row(SEEK_HELP, 0.5, "fault_is_no_licence", (c.danger_is_present, c.has_a_share)),
    Row(SEEK_HELP, 0.5, "left_owes_no_meeting", (c.danger_is_present, c.has_left)),
    Row(COMPANY, 10, "company_protects", (c.danger_is_present,)),
    Row(COMPANY, 0.5, "exposure_one_window", (c.demands_go_too_far, c.exposure_is_announced)),
    Row(COMPANY, 0.5, "share_through_company", (c.demands_go_too_far, c.has_a_share, c.works_there)),
    Row(COMPANY, 0.5, "share_through_company", (c.harsh_words_are_the_companys, c.has_a_share, c.works_there)),
    # Who has left does not speak for the company, unless the company takes them along.
    Row(COMPANY, 6, "left", (c.has_left,)),
    Row(COMPANY, 1, "company_takes_it", (c.has_left, c.company_apologises)),
    Row(COMPANY, 1, "share_told_to_company", (c.has_left, c.has_a_share, c.company_does_not_forbid)),
    Row(COMPANY, 0.5, "cause_not_established", (c.has_left, c.fault_is_open)),
    Row(COMPANY, 0.5, "no_fault_to_carry", (c.has_left, c.fault_is_not_mine)),
    Row(COMPANY, 0.3, "alone_is_risky", (c.has_left, c.apology_is_demanded)),
    Row(COMPANY, 0.2, "will_of_company_first", (c.has_left, c.company_has_not_spoken)),
    Row(COMPANY, 0.5, "words_bind_later", (c.has_left, c.company_refuses)),
    Row(
        WITH_BOSS,
        2,
        "company_may_take_you",
        (c.has_left, c.company_apologises, c.apology_is_demanded, c.relation_shall_last),
    ),
    Row(LIMITED, 3, "own_part_later", (c.has_left, c.has_a_share)),
    Row(LIMITED, 1, "feelings_not_cause", (c.has_left, c.fault_is_open, c.apology_is_demanded)),
    Row(EXPLAIN, 1.5, "short_word_and_window", (c.has_left, c.more_than_an_explanation_is_wanted)),
    Row(EXPLAIN, 3, "short_word_and_window", (c.has_left, c.something_else_is_wanted)),
    Row(WITH_BOSS, 12.5, "company_beside_you", (c.has_left, c.company_comes_along, c.apology_is_demanded)),
    Row(LIMITED, 8.5, "own_words_for_clear_fault", (c.has_left, c.fault_is_clear, c.company_looks_away)),
    Row(
        LIMITED,
        8.5,
        "own_words_for_own_share",
        (c.has_left, c.fault_is_shared, c.company_looks_away, c.apology_is_demanded, c.relation_shall_last),
    ),
    Row(
        LIMITED,
        4.5,
        "own_act_own_words",
        (c.has_left, c.has_a_share, c.company_refuses, c.apology_is_demanded, c.relation_shall_last),
    ),
    Row(
        EXPLAIN,
        4,
        "a_word_is_enough",
        (c.has_left, c.fault_is_not_mine, c.something_else_is_wanted, c.relation_shall_last),
    ),
    Row(EXPLAIN, 2, "no_fault", (c.has_left, c.fault_is_not_mine)),
    # Who works there answers for the company, together with it.
    Row(WITH_BOSS, 4, "company_ready", (c.works_there, c.company_apologises)),
    Row(WITH_BOSS, 3, "clear_fault_whole_apology", (c.works_there, c.fault_is_clear, c.company_may_join)),
    Row(WITH_BOSS, 2, "shared_fault_report_first", (c.works_there, c.fault_is_shared, c.company_may_join)),
    Row(WITH_BOSS, 2, "apology_demanded", (c.works_there, c.apology_is_demanded, c.company_may_join)),
    Row(WITH_BOSS, 1, "relation_at_stake", (c.works_there, c.relation_shall_last, c.company_may_join)),
    Row(WITH_BOSS, 1, "company_not_asked_yet", (c.works_there, c.has_a_share, c.company_has_not_spoken)),
    # An own fault is the person's own to say, also when the company does not move.
    Row(LIMITED, 5, "own_fault_company_still", (c.works_there, c.fault_is_clear, c.company_looks_away)),
    Row(LIMITED, 5, "own_act_own_words", (c.works_there, c.fault_is_clear, c.company_refuses)),
    Row(LIMITED, 5, "own_share_only", (c.works_there, c.fault_is_shared, c.company_looks_away)),
    # Where the relation is to last, the company's refusal leaves room for words about one's own part and the trouble.
    Row(
        LIMITED,
        7.5,
        "own_act_own_words",
        (c.works_there, c.fault_is_shared, c.company_refuses, c.apology_is_demanded, c.relation_shall_last),
    ),
    Row(
        LIMITED,
        3.5,
        "trouble_not_cause_open",
        (c.works_there, c.fault_is_open, c.company_refuses, c.apology_is_demanded, c.relation_shall_last),
    ),
    Row(LIMITED, 2, "trouble_not_cause", (c.works_there, c.has_a_share)),
    Row(LIMITED, 2, "trouble_not_cause_open", (c.works_there, c.fault_is_open, c.apology_is_demanded)),
    # The company answers what is not one's own to answer.
    Row(COMPANY, 4, "company_says_no", (c.works_there, c.company_refuses, c.apology_is_demanded)),
    Row(
        COMPANY,
        4,
        "share_but_company_no",
        (c.works_there, c.fault_is_shared, c.company_refuses, c.more_than_an_explanation_is_wanted),
    ),
    Row(
        COMPANY,
        5,
        "not_yours_to_carry",
        (c.works_there, c.fault_is_not_mine, c.company_looks_away, c.apology_is_demanded),
    ),
    Row(
        COMPANY,
        4,
        "not_yours_to_carry",
        (
            c.works_there,
            c.fault_is_not_mine,
            c.company_has_not_spoken,
            c.apology_is_demanded,
            c.relation_shall_last,
        ),
    ),
    Row(COMPANY, 3.5, "facts_first_with_company", (c.works_there, c.fault_is_open, c.company_has_not_spoken)),
    Row(
        COMPANY,
        3,
        "company_leads_relation_ends",
        (c.works_there, c.fault_is_not_mine, c.company_apologises, c.relation_ends),
    ),
    Row(
        COMPANY,
        2,
        "company_says_no",
        (c.works_there, c.fault_is_not_mine, c.company_refuses, c.apology_is_demanded, c.relation_is_open),
    ),
    Row(
        COMPANY,
        6,
        "facts_first_with_company",
        (c.works_there, c.fault_is_open, c.company_looks_away, c.relation_is_open),
    ),
    Row(COMPANY, 1, "one_voice", (c.works_there,)),
    # Explaining is enough where nothing was done wrong, or nobody asks for an apology.
    Row(EXPLAIN, 3, "no_fault", (c.works_there, c.fault_is_not_mine)),
    Row(EXPLAIN, 3, "no_fault", (c.works_there, c.fault_is_not_mine, c.company_refuses)),
    Row(EXPLAIN, 1.5, "mistaken_person_possible", (c.works_there, c.fault_is_not_mine, c.company_has_not_spoken)),
    Row(EXPLAIN, 0.2, "company_explains_with_you", (c.works_there, c.fault_is_not_mine, c.apology_is_demanded)),
    Row(EXPLAIN, 4, "explanation_wanted", (c.works_there, c.something_else_is_wanted)),
    Row(
        EXPLAIN,
        4,
        "correction_is_enough",
        (c.works_there, c.something_else_is_wanted, c.fault_is_shared, c.company_does_not_apologise),
    ),
    Row(EXPLAIN, 2, "unclear_what_is_wanted", (c.works_there, c.demand_is_open, c.fault_is_not_mine)),
    Row(EXPLAIN, 4, "facts_before_apology", (c.works_there, c.fault_is_open, c.company_looks_away)),
    Row(EXPLAIN, 2, "facts_before_apology", (c.works_there, c.fault_is_open)),
    # A boss who cannot be told is no way; a written or legal claim is the company's.
    Row(COMPANY, 9, "boss_is_no_way", (c.boss_cannot_be_told, c.company_does_not_forbid, c.has_a_share)),
    Row(COMPANY, 3, "claim_is_the_companys", (c.money_or_law_is_involved,)),
)


@dataclass(frozen=True, slots=True)
class Objection:
    """What speaks against `option` when `when` holds; wording key `against.<key>`."""

    option: str
    key: str
    when: tuple[Claim, ...]

    def holds(self, f: Factors) -> bool:
        return all(claim(f) for claim in self.when)


# The last row of each option always holds: no advice is without another side.
OBJECTIONS = (
    Objection(WITH_BOSS, "looks_like_admitting", (c.fault_is_not_mine,)),
    Objection(WITH_BOSS, "cause_not_known", (c.fault_is_open,)),
    Objection(WITH_BOSS, "customer_did_not_ask", (c.something_else_is_wanted,)),
    Objection(WITH_BOSS, "boss_hard_to_tell", (c.boss_is_feared,)),
    Objection(WITH_BOSS, "takes_time_to_arrange", (c.always,)),
    Objection(LIMITED, "half_apology_hurts", (c.fault_is_clear,)),
    Objection(LIMITED, "company_does_not_want", (c.company_refuses,)),
    Objection(LIMITED, "may_be_taken_for_more", (c.money_or_law_is_involved,)),
    Objection(LIMITED, "alone_is_heavy", (c.always,)),
    Objection(COMPANY, "share_waits_for_apology", (c.has_a_share,)),
    Objection(COMPANY, "wants_to_hear_you", (c.apology_is_demanded,)),
    Objection(COMPANY, "company_may_not_move", (c.company_looks_away,)),
    Objection(COMPANY, "slower", (c.always,)),
    Objection(EXPLAIN, "may_feel_cold", (c.apology_is_demanded,)),
    Objection(EXPLAIN, "share_unsaid", (c.has_a_share,)),
    Objection(EXPLAIN, "sounds_like_excuse", (c.always,)),
    Objection(SEEK_HELP, "fault_left_open", (c.has_a_share,)),
    Objection(SEEK_HELP, "contact_breaks_off", (c.always,)),
)
