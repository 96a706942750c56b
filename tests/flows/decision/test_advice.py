"""What the advice promises for any factors at all, and for the people the counsellor serves."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.case import Case
from flows.content import content
from flows.decision import CHANGES, OPTIONS, Factors, advise, how_keys, title_key, words_for
from flows.decision.claims import GRAVE, PRESSING

KINDS = sorted(GRAVE | PRESSING)
VALUES = {
    "employment": ("current", "left"),
    "own_responsibility": ("none", "partial", "full", "unclear"),
    "customer_demands_apology": ("yes", "no", "unclear"),
    "relationship_to_continue": ("yes", "no", "unclear"),
    "company_will": ("apologise", "not", "indifferent", "unclear"),
    "stands_for_organisation": (None, True, False),
    "boss": ("told", "yes", "afraid", "no", "unknown"),
    "certainty": ("seen", "heard", "both", "guess", "unknown"),
    "company_comes_along": (None, True, False),
}


@st.composite
def any_factors(draw: st.DrawFn, harassment: st.SearchStrategy[frozenset[str]] | None = None) -> Factors:
    chosen = {name: draw(st.sampled_from(values)) for name, values in VALUES.items()}
    kinds = harassment if harassment is not None else st.frozensets(st.sampled_from(KINDS), max_size=4)
    return Factors(
        **chosen,
        harassment=draw(kinds),
        has_deadline=draw(st.booleans()),
        written_claim=draw(st.booleans()),
        strongest_feeling=draw(st.integers(0, 5)),
    )


NO_HARASSMENT = any_factors(harassment=st.just(frozenset()))
DANGEROUS = any_factors(harassment=st.frozensets(st.sampled_from(sorted(GRAVE)), min_size=1, max_size=3))


@given(any_factors())
def test_every_situation_gets_one_option_with_reasons_and_another_side(f: Factors) -> None:
    advice = advise(f)
    assert advice.option in OPTIONS
    assert advice.ranked[0] == advice.option
    assert len(set(advice.ranked)) == len(advice.ranked) == len(advice.scores)
    assert list(advice.scores) == sorted(advice.scores, reverse=True)
    assert advice.reasons
    assert advice.against
    assert all(advice.alternatives_reasons[option] for option in advice.ranked[1:])


@given(any_factors())
def test_the_same_factors_give_the_same_advice(f: Factors) -> None:
    assert advise(f) == advise(replace(f))


@given(DANGEROUS)
def test_danger_never_leads_to_an_apology_not_even_as_an_alternative(f: Factors) -> None:
    advice = advise(f)
    assert advice.option == "do_not_engage_seek_help"
    assert not any(option.startswith("apologise") for option in advice.ranked)
    assert "danger" in advice.wait
    assert "keep_records" in advice.cautions


BEYOND_SHOUTING = st.frozensets(st.sampled_from(KINDS), min_size=1).filter(lambda kinds: kinds != {"abuse"})


@given(any_factors(harassment=BEYOND_SHOUTING))
def test_under_unreasonable_demands_no_apology_comes_first(f: Factors) -> None:
    assert not advise(f).option.startswith("apologise")


@given(any_factors(harassment=st.just(frozenset({"abuse"}))))
def test_shouting_alone_takes_no_clear_fault_away_from_its_apology_and_leaves_nobody_alone_with_it(f: Factors) -> None:
    f = replace(f, written_claim=False)
    shouted, calm = advise(f), advise(replace(f, harassment=frozenset()))
    assert shouted.option in ("route_via_company", calm.option)
    assert shouted.option != "apologise_self_limited"
    assert "do_not_engage_seek_help" not in shouted.ranked
    assert "harsh_words_not_alone" in shouted.cautions


def test_an_angry_customer_is_owed_the_apology_for_a_clear_own_fault_with_the_boss() -> None:
    at_fault = Factors("current", "full", "yes", "yes", "unclear", harassment=frozenset({"abuse"}), boss="yes")
    assert advise(at_fault).option == "apologise_with_boss"
    assert "too_far" not in {reason.key for reason in advise(at_fault).reasons}
    more = replace(at_fault, harassment=frozenset({"abuse", "threat"}))
    assert advise(more).option == "do_not_engage_seek_help"


@given(any_factors())
def test_a_reason_that_there_is_no_fault_is_given_only_to_who_said_so(f: Factors) -> None:
    advice = advise(f)
    given_reasons = (*advice.reasons, *(reason for rows in advice.alternatives_reasons.values() for reason in rows))
    claims_innocence = {"no_fault", "no_fault_to_carry", "not_yours_to_carry", "company_leads_relation_ends"}
    if f.own_responsibility != "none":
        assert not claims_innocence & {reason.key for reason in given_reasons}


@given(any_factors(), st.sampled_from(("afraid", "no")))
def test_where_the_boss_is_no_way_no_title_and_no_step_goes_through_the_boss(f: Factors, boss: str) -> None:
    here = replace(f, employment="current", boss=boss)
    words = words_for(Case(employment="current", boss=boss))
    for option in ("apologise_with_boss", "route_via_company"):
        assert title_key(option, here) != title_key(option, replace(here, boss="yes"))
        assert not any("{boss}" in step for step in content("ja").raw(how_keys(option, here)[0]))
    assert words["boss_or_other"] != words["boss"]


@given(any_factors(harassment=st.frozensets(st.text(min_size=1, max_size=8), min_size=1, max_size=2)))
def test_a_kind_of_harassment_that_is_not_known_yet_is_not_taken_for_harmless(f: Factors) -> None:
    assert not advise(f).option.startswith("apologise")


@given(NO_HARASSMENT)
def test_without_harassment_nobody_is_told_to_break_off(f: Factors) -> None:
    assert "do_not_engage_seek_help" not in advise(f).ranked


@given(any_factors())
def test_what_would_change_the_advice_is_true(f: Factors) -> None:
    advice = advise(f)
    assert advice.changes
    for key, option in advice.changes:
        assert option != advice.option
        assert advise(CHANGES[key](f)).option == option


@given(any_factors())
def test_a_change_touches_one_question_only(f: Factors) -> None:
    together = ({"own_responsibility", "certainty"},)  # a fault found out is also no longer a guess
    for key, change in CHANGES.items():
        changed = change(f)
        touched = {field.name for field in fields(f) if getattr(f, field.name) != getattr(changed, field.name)}
        assert len(touched) <= 1 or touched in together, key


@given(any_factors())
def test_who_left_does_not_go_with_a_boss_unless_the_company_comes_along(f: Factors) -> None:
    left = replace(f, employment="left", stands_for_organisation=None, company_comes_along=None)
    assert advise(left).option != "apologise_with_boss"


@given(any_factors())
def test_a_boss_who_cannot_be_told_is_never_part_of_the_way(f: Factors) -> None:
    here = replace(f, employment="current", stands_for_organisation=None, boss="no")
    advice = advise(here)
    assert "apologise_with_boss" not in advice.ranked
    assert "boss_another_way" in advice.cautions


@pytest.mark.parametrize("option", OPTIONS[:-1])
def test_fear_of_the_boss_adds_another_way_to_the_steps(option: str) -> None:
    assert len(how_keys(option, Factors(boss="afraid"))) == 2
    assert len(how_keys(option, Factors(boss="yes"))) == 1
    assert set(how_keys(option, Case(boss="afraid"))) <= set(content("ja").keys())


def test_who_cannot_talk_to_the_company_hears_of_another_way() -> None:
    cannot, can = Case(employment="left", company_told="cannot"), Case(employment="left", company_told="not_yet")
    assert len(how_keys("route_via_company", cannot)) == len(how_keys("route_via_company", can)) + 1


def test_without_a_choice_there_are_no_steps() -> None:
    assert how_keys("later", Case()) == how_keys("", Case()) == ()


@given(NO_HARASSMENT)
def test_with_clear_fault_and_a_willing_company_the_apology_is_whole(f: Factors) -> None:
    clear = replace(
        f,
        employment="current",
        stands_for_organisation=None,
        own_responsibility="full",
        certainty="seen",
        company_will="apologise",
        boss="yes",
        written_claim=False,
    )
    assert advise(clear).option == "apologise_with_boss"


@given(NO_HARASSMENT)
def test_who_did_nothing_wrong_is_not_sent_to_apologise_for_oneself(f: Factors) -> None:
    assert advise(replace(f, own_responsibility="none")).option != "apologise_self_limited"


@given(NO_HARASSMENT)
def test_a_fault_that_is_only_guessed_is_treated_as_open(f: Factors) -> None:
    guessed = replace(f, own_responsibility="full", certainty="guess")
    assert advise(guessed).option == advise(replace(guessed, own_responsibility="unclear")).option
    assert "responsibility" in advise(guessed).unknowns


@given(any_factors())
def test_feelings_at_their_strongest_are_a_reason_to_wait(f: Factors) -> None:
    assert "feelings" in advise(replace(f, strongest_feeling=5)).wait
    assert "feelings" not in advise(replace(f, strongest_feeling=4)).wait


@given(any_factors())
def test_a_written_claim_means_nothing_in_writing_before_a_lawyer(f: Factors) -> None:
    advice = advise(replace(f, written_claim=True))
    assert "no_written_admission" in advice.cautions
    assert "claim" in advice.wait


def test_no_option_is_a_default() -> None:
    seen = {
        advise(Factors(*five)).option
        for five in (
            ("current", "full", "yes", "yes", "apologise"),
            ("current", "full", "yes", "yes", "indifferent"),
            ("current", "none", "no", "yes", "unclear"),
            ("left", "unclear", "yes", "unclear", "unclear"),
        )
    }
    assert len(seen) == 4


def test_the_person_who_left_hears_to_let_the_company_answer_and_what_a_companion_would_change() -> None:
    advice = advise(Factors("left", "unclear", "yes", "unclear", "unclear"))
    assert advice.option == "route_via_company"
    assert ("company_comes_along", "apologise_with_boss") in advice.changes
    assert {"responsibility", "company_will_left"} <= set(advice.unknowns)
