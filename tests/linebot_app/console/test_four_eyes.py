"""Where danger was seen, what an operator writes waits for a second one, where admins want it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from linebot_app.console.at_desk import AtDesk
from linebot_app.console.house import House
from linebot_app.storage.desk import DeskSettings
from tests.linebot_app.console.conftest import Appoint, Browser, NewBrowser
from tests.linebot_app.console.test_talk import HELLO, Person, does, hana, noted, person

__all__ = ["hana", "person"]


@pytest.fixture
def grave(person: Person, house: House, at_desk: AtDesk) -> Person:
    """Danger was spoken of, and two must look at what is answered."""
    at_desk.desks.save(replace(DeskSettings(), four_eyes=True), "root", house.clock())
    person.say("もう死にたいです")
    return person


def test_words_in_a_grave_case_wait_for_somebody_else(
    hana: Browser, grave: Person, new_browser: NewBrowser, appoint: Appoint, house: House, at_desk: AtDesk
) -> None:
    appoint("sumi", "supervisor")
    sumi = new_browser()
    sumi.sign_in("sumi")
    does(hana, grave, "take")
    does(hana, grave, "say", words=HELLO)
    assert HELLO not in grave.seen
    (draft,) = at_desk.drafts.waiting()
    does(hana, grave, f"drafts/{draft.id}", decision="released")
    assert HELLO not in grave.seen  # a counsellor has no right to, and never for oneself
    sumi.get(grave.path)
    assert HELLO in sumi.page
    does(sumi, grave, f"drafts/{draft.id}", decision="released")
    assert grave.seen[-1] == HELLO
    does(sumi, grave, f"drafts/{draft.id}", decision="released")
    assert grave.seen.count(HELLO) == 1
    assert noted(house, "draft_released") == [{"author": "hana"}]


def test_refused_words_are_never_sent(
    hana: Browser, grave: Person, new_browser: NewBrowser, appoint: Appoint, at_desk: AtDesk
) -> None:
    appoint("sumi", "supervisor")
    sumi = new_browser()
    sumi.sign_in("sumi")
    does(hana, grave, "take")
    does(hana, grave, "say", words=HELLO)
    (draft,) = at_desk.drafts.waiting()
    does(sumi, grave, f"drafts/{draft.id}", decision="refused")
    does(sumi, grave, f"drafts/{draft.id}", decision="released")
    assert HELLO not in grave.seen


def test_words_of_somebody_who_gave_back_are_not_sent_later(
    hana: Browser, grave: Person, new_browser: NewBrowser, appoint: Appoint, at_desk: AtDesk
) -> None:
    appoint("sumi", "supervisor")
    sumi = new_browser()
    sumi.sign_in("sumi")
    does(hana, grave, "take")
    does(hana, grave, "say", words=HELLO)
    does(hana, grave, "back")
    (draft,) = at_desk.drafts.waiting()
    does(sumi, grave, f"drafts/{draft.id}", decision="released")
    assert HELLO not in grave.seen
    assert len(at_desk.drafts.waiting()) == 1


def test_elsewhere_nobody_waits(hana: Browser, person: Person, house: House, at_desk: AtDesk) -> None:
    at_desk.desks.save(replace(DeskSettings(), four_eyes=True), "root", house.clock())
    does(hana, person, "take")
    does(hana, person, "say", words=HELLO)
    assert person.seen[-1] == HELLO
