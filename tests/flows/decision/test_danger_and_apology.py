"""Every combination of factors, one by one: where danger is, no way leads to an apology."""

from __future__ import annotations

from itertools import combinations, product

import pytest

from flows.decision import Factors, advise
from flows.decision.claims import GRAVE, PRESSING

FIVE = tuple(
    product(
        ("current", "left"),
        ("none", "partial", "full", "unclear"),
        ("yes", "no", "unclear"),
        ("yes", "no", "unclear"),
        ("apologise", "not", "indifferent", "unclear"),
    )
)


@pytest.mark.parametrize("kind", sorted(GRAVE))
def test_a_grave_kind_leaves_no_apology_on_the_list_whatever_else_is_true(kind: str) -> None:
    for five in FIVE:
        for comes_along, claim in product((None, True), (False, True)):
            found = advise(
                Factors(*five, harassment=frozenset({kind}), company_comes_along=comes_along, written_claim=claim)
            )
            assert found.option == "do_not_engage_seek_help", five
            assert not any(option.startswith("apologise") for option in found.ranked), five


@pytest.mark.parametrize("kind", sorted(PRESSING - {"abuse"}))
def test_money_exposure_and_the_like_never_put_an_apology_first(kind: str) -> None:
    for five in FIVE:
        for comes_along in (None, True):
            alone = Factors(*five, harassment=frozenset({kind}), company_comes_along=comes_along)
            with_shouting = Factors(*five, harassment=frozenset({kind, "abuse"}), company_comes_along=comes_along)
            assert not advise(alone).option.startswith("apologise"), five
            assert not advise(with_shouting).option.startswith("apologise"), five


def test_a_grave_kind_outweighs_any_other_kind_beside_it() -> None:
    for grave, other in product(sorted(GRAVE), sorted(PRESSING)):
        for five in FIVE[::7]:
            assert advise(Factors(*five, harassment=frozenset({grave, other}))).option == "do_not_engage_seek_help"


def test_two_pressing_kinds_at_once_never_put_an_apology_first() -> None:
    for pair in combinations(sorted(PRESSING), 2):
        for five in FIVE[::5]:
            assert not advise(Factors(*five, harassment=frozenset(pair))).option.startswith("apologise")


def test_an_own_share_may_be_said_though_the_company_refuses_where_the_relation_is_to_last() -> None:
    for employment in ("current", "left"):
        shared = Factors(employment, "partial", "yes", "yes", "not")
        assert advise(shared).option == "apologise_self_limited"
        assert "route_via_company" in advise(shared).ranked


def test_who_did_nothing_wrong_explains_when_the_company_refuses_and_asks_it_first_when_it_has_not_spoken() -> None:
    for relation in ("yes", "no"):
        assert advise(Factors("current", "none", "yes", relation, "not")).option == "explain_without_apology"
    assert advise(Factors("current", "none", "yes", "yes", "unclear")).option == "route_via_company"


def test_a_sum_that_is_named_and_nothing_else_is_for_the_company_to_answer() -> None:
    for five in FIVE:
        asked_for_money = Factors(*five, harassment=frozenset({"money"}))
        assert advise(asked_for_money).option == "route_via_company", five
