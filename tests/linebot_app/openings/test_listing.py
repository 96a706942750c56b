"""The listing as the conversation asks for it: the best few, never one that is closed or over."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import text

from flows.jobs import ListingAway, Wishes
from linebot_app.openings.listing import OpenListing
from linebot_app.storage.openings import Openings
from tests.flows.jobs.openings import NOW
from tests.linebot_app.openings.conftest import Import
from tests.linebot_app.openings.postings import pay, posting
from tests.support.servers import until

WISHES = Wishes(words=("事務",), prefectures=(27,))


@pytest.fixture
def listing(store: Openings) -> Iterator[OpenListing]:
    opened = OpenListing(lambda: store)
    yield opened
    opened.close()


def found(listing: OpenListing, wishes: Wishes = WISHES) -> list[str]:
    return [match.opening.title for match in listing.best(wishes, NOW).matches]


def test_the_best_come_first_and_with_reasons(take: Import, listing: OpenListing) -> None:
    take(
        posting("A1", title="事務", baseSalary=pay(value=200_000, unitText="MONTH")),
        posting("A2", title="事務二", baseSalary=pay(value=300_000, unitText="MONTH")),
        posting("A3", title="営業"),
        posting("A4", title="事務三", jobLocation={"address": {"addressRegion": "北海道"}}),
    )
    shortlist = listing.best(Wishes(words=("事務",), prefectures=(27,), income=3_000_000), NOW)
    assert [match.opening.title for match in shortlist.matches] == ["事務二", "事務"]
    assert (shortlist.total, shortlist.elsewhere) == (2, 1)
    assert all(match.reasons for match in shortlist.matches)


def test_an_empty_listing_is_no_trouble(listing: OpenListing) -> None:
    assert listing.best(WISHES, NOW).matches == ()


def test_what_was_closed_since_is_gone_at_once(take: Import, store: Openings, listing: OpenListing) -> None:
    take(posting("A1"), posting("A2", title="事務二"))
    assert len(found(listing)) == 2
    first = next(one for one in store.listed(None, NOW, 10) if one.identifier == "A1")
    store.mark(first.id, True, NOW)
    assert found(listing) == ["事務二"]
    assert listing.find(str(first.id), NOW) is None


def test_what_is_new_is_found_soon(take: Import, listing: OpenListing) -> None:
    take(posting("A1"))
    assert len(found(listing)) == 1
    take(posting("A2", title="事務二"))
    until(lambda: len(found(listing)) == 2, "the new opening is found")


def test_what_is_over_by_now_is_not_shown(take: Import, listing: OpenListing) -> None:
    take(posting("A1", validThrough=(NOW + timedelta(minutes=1)).isoformat()))
    assert len(found(listing)) == 1
    later = NOW + timedelta(minutes=1)
    assert listing.best(WISHES, later).matches == ()
    assert listing.find("1", later) is None


def test_one_opening_is_found_by_its_number(take: Import, store: Openings, listing: OpenListing) -> None:
    take(posting("A1"))
    number = next(store.listed(None, NOW, 1)).id
    opening = listing.find(str(number), NOW)
    assert opening is not None
    assert opening.id == str(number)
    for forged in ("", "x", "-1", "1e3", "9" * 18, "9" * 400, "１", "1;drop"):
        assert listing.find(forged, NOW) is None


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_listing_that_is_away_is_told_and_comes_back(take: Import, store: Openings, listing: OpenListing) -> None:
    take(posting("A1"))
    with store._engine.begin() as connection:
        connection.execute(text("ALTER TABLE openings RENAME TO elsewhere"))
    for asked in (lambda: listing.best(WISHES, NOW), lambda: listing.find("1", NOW)):
        with pytest.raises(ListingAway):
            asked()
    with store._engine.begin() as connection:
        connection.execute(text("ALTER TABLE elsewhere RENAME TO openings"))
    assert len(found(listing)) == 1


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_people_may_ask_at_the_same_time(take: Import, listing: OpenListing) -> None:
    take(*(posting(f"A{n}") for n in range(40)))
    results: list[int] = []
    threads = [threading.Thread(target=lambda: results.append(len(found(listing)))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert results == [10] * 6
