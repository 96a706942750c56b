"""Openings beside each other on the phone page: each can be reached, touched and opened."""

from __future__ import annotations

from typing import Any

from flows.content import content
from flows.jobs import Place, Salary, Shortlist, Wishes
from flows.jobs.cards import found
from flows.jobs.judging import judge
from flows.turn import Turn
from linebot_app.line.render import render
from linebot_app.simulator.driver import Phone, Platform
from tests.flows.jobs.openings import TODAY, opening
from tests.linebot_app.simulator.test_phone_page import browser, page, pytestmark
from tests.support.simulator import LineApi

__all__ = ["browser", "page", "pytestmark"]

WISHES = Wishes(("事務",), (27,), types=("regular",), income=3_000_000, inexperienced=True, start="month")


def ten() -> Turn:
    told = {"url": "https://example.com/1", "types": ("regular",), "type_words": "正社員", "hours": "9:00〜18:00"}
    listed = [
        opening(
            number,
            **told,
            title=f"{number}番目の事務（駅から近い支店で、電話と来客の応対もあります）",
            salary=Salary("month", 200_000 + number * 10_000, 300_000 + number * 10_000),
            inexperienced="未経験歓迎" if number % 2 else "",
            places=(Place(27, "大阪市北区"),),
        )
        for number in range(1, 11)
    ]
    matches = tuple(judge(one, WISHES, TODAY) for one in listed)
    return Turn(found(content(), Shortlist(matches, 10), WISHES, lambda id_: f"c|interest|{id_}"))


def test_every_opening_can_be_reached_and_touched(page: Any, platform: Platform, phone: Phone, line: LineApi) -> None:
    line.push(phone.id, *render(ten()))
    carousel = page.locator(".flex-carousel")
    carousel.wait_for()
    assert carousel.locator(".fx-bubble").count() == 10
    last = carousel.locator(".fx-bubble").last
    last.scroll_into_view_if_needed()
    cut = "one => [...one.querySelectorAll('.fx-text')].filter(t => t.scrollWidth > t.clientWidth + 1).length"
    assert carousel.evaluate(cut) == 0
    last.locator("button, [role=button]").first.click()
    platform.wait_until_idle()
    taps = [event for event in phone.transcript() if event.side == "person"]
    assert len(taps) == 1
