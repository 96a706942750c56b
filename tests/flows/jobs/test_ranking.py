"""The index and the judgement of single openings agree; what is shown first, and what never."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from flows.jobs import Opening, Place, Wishes
from flows.jobs.index import Index, entry_of
from flows.jobs.judging import MOST_POINTS, Match, judge, place_goes, type_goes
from flows.jobs.listing import OF_ONE_COMPANY, SHOWN, shown
from tests.flows.jobs.openings import NOW, TODAY, any_opening, any_wishes, opening


def newest_first(openings: list[Opening]) -> list[Opening]:
    return sorted(openings, key=lambda one: (-(one.posted.toordinal() if one.posted else 0), int(one.id)))


def one_by_one(openings: list[Opening], wishes: Wishes) -> list[Match]:
    """What the index must find, looked at one opening at a time."""
    judged = [judge(one, wishes, TODAY) for one in openings if place_goes(one, wishes) and type_goes(one, wishes)]
    if any(match.names_the_work for match in judged):
        judged = [match for match in judged if match.names_the_work]
    return sorted(judged, key=lambda match: match.order)


@pytest.mark.parametrize("seed", range(40))
def test_the_index_finds_what_looking_at_each_opening_finds(seed: int) -> None:
    chance = random.Random(seed)
    openings = newest_first([any_opening(number, chance) for number in range(1, chance.choice((1, 7, 64, 300)))])
    index = Index(map(entry_of, openings), ("営業", "it"))
    for _ in range(20):
        wishes = any_wishes(chance)
        expected = one_by_one(openings, wishes)
        found = index.best(wishes, TODAY, 25)
        assert found.ids == tuple(int(match.opening.id) for match in expected[:25])
        assert found.total == len(expected)
        assert found.any_work == bool(wishes.words and expected and not expected[0].names_the_work)
        assert all(match.points <= MOST_POINTS for match in expected)


def test_asking_again_changes_nothing() -> None:
    chance = random.Random(1)
    index = Index([entry_of(any_opening(number, chance)) for number in range(1, 100)])
    wishes = [any_wishes(chance) for _ in range(300)]
    assert [index.best(one, TODAY, 10) for one in wishes] == [index.best(one, TODAY, 10) for one in wishes]


def test_an_empty_listing_has_nothing_for_anybody() -> None:
    found = Index([]).best(Wishes(words=("営業",), prefectures=(27,), income=1, start="now"), TODAY, 10)
    assert (found.ids, found.total) == ((), 0)


def test_an_opening_elsewhere_is_never_found_but_counted() -> None:
    index = Index([entry_of(opening(1)), entry_of(opening(2, places=(Place(13),)))])
    found = index.best(Wishes(prefectures=(27,)), TODAY, 10)
    assert (found.ids, found.elsewhere) == ((1,), 1)


def test_remote_work_will_do_only_for_who_wishes_it() -> None:
    remote = opening(1, places=(), remote=True)
    assert place_goes(remote, Wishes(prefectures=(27,), remote=True))
    assert not place_goes(remote, Wishes(prefectures=(27,)))
    assert place_goes(remote, Wishes())


@pytest.mark.parametrize(
    ("listed", "goes"),
    [
        (("regular",), True),
        (("part_time",), False),
        ((), True),
        (("full_time",), True),
        (("part_time", "regular"), True),
    ],
)
def test_another_kind_of_employment_is_left_out_an_unclear_one_stays(listed: tuple[str, ...], goes: bool) -> None:
    wishes = Wishes(types=("regular",))
    assert type_goes(opening(1, types=listed), wishes) is goes
    found = Index([entry_of(opening(1, types=listed))]).best(wishes, TODAY, 1)
    assert bool(found.ids) is goes


def test_a_piece_of_a_latin_word_is_not_that_word() -> None:
    match = judge(opening(1, title="Title editor"), Wishes(words=("it",)), TODAY)
    assert not match.names_the_work
    assert judge(opening(1, title="社内ＩＴ担当"), Wishes(words=("it",)), TODAY).names_the_work


def test_what_is_over_is_never_shown() -> None:
    over = opening(1, valid_through=NOW)
    there = opening(2, valid_through=NOW + timedelta(seconds=1))
    assert [match.opening.id for match in shown([over, there], Wishes(), NOW)] == ["2"]


def test_one_company_does_not_fill_the_list_while_there_are_others() -> None:
    many = [opening(number, company="大きな会社") for number in range(1, 20)]
    others = [opening(number) for number in range(20, 25)]
    matches = shown([*many, *others], Wishes(), NOW)
    assert len(matches) == SHOWN
    companies = [match.opening.company for match in matches]
    assert companies[: OF_ONE_COMPANY + 5].count("大きな会社") == OF_ONE_COMPANY
    assert len(shown(many, Wishes(), NOW)) == SHOWN


def test_equals_come_in_the_same_order_whatever_order_they_arrive_in() -> None:
    chance = random.Random(3)
    openings = [opening(number) for number in range(1, 30)]
    orders = set()
    for _ in range(5):
        chance.shuffle(openings)
        orders.add(tuple(match.opening.id for match in shown(openings, Wishes(words=("事務",)), NOW)))
    assert len(orders) == 1
