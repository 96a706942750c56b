"""Every reason rests on the listing; what differs and what is left open is told as well."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from flows.content import content
from flows.jobs import Place, Salary, Shortlist, Wishes
from flows.jobs.cards import card, found
from flows.jobs.judging import judge
from flows.jobs.words import plain
from flows.turn import Carousel, Does, Say, as_lines
from tests.flows.jobs.openings import TODAY, any_opening, any_wishes, opening


def keys(wishes: Wishes, **told: object) -> dict[str, str]:
    return {reason.key: reason.verdict for reason in judge(opening(1, **told), wishes, TODAY).reasons}


@pytest.mark.parametrize(
    ("salary", "verdict"),
    [
        (Salary("year", 3_000_000), "fits"),
        (Salary("month", 250_000, 300_000), "fits"),
        (Salary("month", 200_000, 250_000), "fits"),  # its upper end reaches it
        (Salary("hour", 1_563), "fits"),
        (Salary("year", None, 3_000_000), "fits"),
        (Salary("hour", 1_562), "differs"),
        (Salary("month", 200_000), "differs"),
        (None, "unstated"),
    ],
)
def test_pay_is_compared_by_the_year(salary: Salary | None, verdict: str) -> None:
    told = keys(Wishes(income=3_000_000), salary=salary)
    assert list(told.values()) == [verdict]


def test_what_may_be_reached_at_most_counts_less_than_what_is_sure() -> None:
    wishes = Wishes(income=3_000_000)
    sure, at_most = (
        judge(opening(1, salary=salary), wishes, TODAY).points
        for salary in (Salary("year", 3_000_000, 3_500_000), Salary("year", None, 3_500_000))
    )
    assert sure > at_most > 0


def test_a_silent_listing_promises_nothing() -> None:
    wishes = Wishes(types=("regular",), income=3_000_000, inexperienced=True, start="now")
    told = keys(wishes, places=(Place(27),))
    assert set(told.values()) == {"unstated"}
    assert len(told) == 4


@pytest.mark.parametrize(("days", "verdict"), [(0, "fits"), (14, "fits"), (15, "differs"), (-3, "fits")])
def test_a_day_to_begin_fits_or_is_later(days: int, verdict: str) -> None:
    assert list(keys(Wishes(start="now"), start_on=TODAY + timedelta(days=days)).values()) == [verdict]


def test_nothing_is_said_about_what_was_not_wished() -> None:
    chance = random.Random(5)
    assert all(not judge(any_opening(n, chance), Wishes(), TODAY).reasons for n in range(1, 50))


@pytest.mark.parametrize("seed", range(10))
def test_every_reason_has_words_and_they_quote_the_listing(seed: int) -> None:
    chance, wording = random.Random(seed), content()
    for number in range(1, 60):
        listed, wishes = any_opening(number, chance), any_wishes(chance)
        match = judge(listed, wishes, TODAY)
        lines = "\n".join(as_lines(card(wording, match, wishes, f"i{number}")))
        assert "{" not in lines
        assert "None" not in lines
        for reason in match.those("fits"):
            if reason.key == "keyword":
                written = " ".join((listed.title, *listed.keywords))
                assert plain(reason.word) in plain(written)


def test_a_card_has_two_buttons_and_the_second_opens_the_listing() -> None:
    match = judge(opening(7, url="https://example.com/7"), Wishes(), TODAY)
    interest, more = card(content(), match, Wishes(), "c|interest|7").choices
    assert (interest.does, interest.data) == (Does.TAP, "c|interest|7")
    assert (more.does, more.value) == (Does.OPEN, "https://example.com/7")
    without = card(content(), judge(opening(8), Wishes(), TODAY), Wishes(), "c|interest|8")
    assert len(without.choices) == 1


def test_found_openings_stand_beside_each_other_below_one_sentence() -> None:
    matches = tuple(judge(opening(n), Wishes(), TODAY) for n in range(1, 11))
    said, beside = found(content(), Shortlist(matches, 25), Wishes(), lambda id_: f"c|interest|{id_}")
    assert isinstance(said, Say)
    assert isinstance(beside, Carousel)
    assert [one.choices[0].data for one in beside.cards] == [f"c|interest|{n}" for n in range(1, 11)]


def test_nothing_found_is_one_sentence_that_tells_what_a_wider_search_would_find() -> None:
    bubbles = found(content(), Shortlist(elsewhere=1_234), Wishes(prefectures=(27,)), str)
    assert len(bubbles) == 1
    assert "1,234" in "".join(as_lines(bubbles[0]))
