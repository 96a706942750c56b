"""Processes take up changed wording when they are told to, tell what came of it, and never stand without any."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from flows.content import content, in_use, shipped, use
from linebot_app.ports import StoreUnavailable
from linebot_app.storage.address import read_address
from linebot_app.storage.connect import connect
from linebot_app.storage.renewals import LASTS, Renewals, open_renewals
from linebot_app.wording.following import Following
from linebot_app.wording.shelf import KEPT, Shelf
from tests.support.servers import until, valkey_url

__all__ = ["valkey_url"]
SOUND = '[when]\nask = "いつでしたか？"\n'
BROKEN = '[when]\nask = "いつ{？"\n'


@pytest.fixture(autouse=True)
def the_old_wording_afterwards() -> Iterator[None]:
    before = in_use()
    yield
    use(before)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "own" / "ja").mkdir(parents=True)
    return tmp_path / "own"


def write(own: Path, text: str) -> None:
    (own / "ja" / "facts.toml").write_text(text, encoding="utf-8")


def asked() -> str:
    return content("ja").text("facts.when.ask")


def test_a_process_begins_with_what_the_organisation_says_otherwise(tmp_path: Path, own: Path) -> None:
    write(own, SOUND)
    outcome = Shelf(own, tmp_path / KEPT).begin()
    assert outcome.problems == ()
    assert outcome.version == in_use().version != shipped().version
    assert asked() == "いつでしたか？"


def test_a_broken_file_keeps_what_is_in_use_and_says_why(tmp_path: Path, own: Path) -> None:
    write(own, SOUND)
    shelf = Shelf(own, tmp_path / KEPT)
    before = shelf.begin()
    write(own, BROKEN)
    outcome = shelf.renew()
    assert any("facts.when.ask" in problem for problem in outcome.problems)
    assert outcome.version == before.version == in_use().version
    assert asked() == "いつでしたか？"


def test_a_process_that_starts_with_a_broken_file_takes_the_last_one_that_was_sound(tmp_path: Path, own: Path) -> None:
    write(own, SOUND)
    first = Shelf(own, tmp_path / KEPT).begin()
    write(own, "[when")
    use(shipped())
    again = Shelf(own, tmp_path / KEPT).begin()
    assert again.version == first.version
    assert any("facts.toml" in problem for problem in again.problems)
    assert asked() == "いつでしたか？"


def test_without_one_that_was_sound_it_says_what_the_program_says(tmp_path: Path, own: Path) -> None:
    write(own, BROKEN)
    outcome = Shelf(own, tmp_path / KEPT).begin()
    assert outcome.problems
    assert in_use() is shipped()


def test_looking_at_files_uses_nothing(tmp_path: Path, own: Path) -> None:
    shelf = Shelf(own, tmp_path / KEPT)
    shelf.begin()
    write(own, SOUND)
    outcome = shelf.check()
    assert outcome.problems == ()
    assert outcome.version not in ("", in_use().version)


def follower(shelf: Shelf, opened: Callable[[], Renewals], role: str = "worker") -> Following:
    return Following(role, shelf, shelf.begin(), opened, time.time, pause=0.05)


def renewals_at(url: str, prefix: str) -> Renewals:
    return Renewals(connect(read_address(url)), prefix)


def test_an_order_is_followed_by_every_process_and_each_tells_what_came_of_it(
    valkey_url: str, tmp_path: Path, own: Path
) -> None:
    opened = partial(renewals_at, valkey_url, f"w{secrets.token_hex(6)}")
    desk = opened()
    processes = [follower(Shelf(own, tmp_path / role / KEPT), opened, role) for role in ("web", "worker")]
    try:
        for one in processes:
            one.start()
        until(lambda: len(desk.told(time.time())) == 2, "both say what they use")
        write(own, SOUND)
        order = desk.order()
        until(lambda: all(one.order >= order for one in desk.told(time.time())), "both have read")
        assert {one.version for one in desk.told(time.time())} == {in_use().version} != {shipped().version}
        write(own, BROKEN)
        order = desk.order()
        until(lambda: all(one.order >= order for one in desk.told(time.time())), "both have read again")
        assert all(any("facts.when.ask" in why for why in one.problems) for one in desk.told(time.time()))
        assert asked() == "いつでしたか？"
    finally:
        for one in processes:
            one.end()
    assert desk.told(time.time()) == []


def test_a_signal_is_followed_while_nobody_can_order_anything(tmp_path: Path, own: Path) -> None:
    following = follower(Shelf(own, tmp_path / KEPT), partial(open_renewals, "redis://127.0.0.1:1/0"))
    write(own, SOUND)
    following.ask()
    with pytest.raises(StoreUnavailable):
        following.look()
    assert asked() == "いつでしたか？"


def test_who_tells_nothing_any_more_is_forgotten(valkey_url: str, own: Path) -> None:
    opened = partial(renewals_at, valkey_url, f"w{secrets.token_hex(6)}")
    following = follower(Shelf(own, None), opened)
    following.look()
    assert len(opened().told(time.time())) == 1
    assert opened().told(time.time() + LASTS + 1) == []
    assert opened().told(time.time()) == []
