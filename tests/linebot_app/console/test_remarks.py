"""What operators write about a conversation, who is mentioned, and that it goes with the words."""

from __future__ import annotations

from linebot_app.console.house import House
from tests.linebot_app.console.conftest import Appoint, Browser, NewBrowser
from tests.linebot_app.console.test_cases import HOSTILE, Write, number_of, said, write

__all__ = ["write"]


def test_a_mentioned_colleague_finds_it_once_as_new(
    new_browser: NewBrowser, appoint: Appoint, house: House, write: Write
) -> None:
    appoint("hana")
    appoint("ken")
    write(said(1))
    path = f"/cases/{number_of(house)}"
    hana, ken = new_browser(), new_browser()
    hana.sign_in("hana")
    hana.get(path)
    hana.post(f"{path}/remarks", text=f"@ken. 見てください {HOSTILE} @nobody", turn="U1-1")
    ken.sign_in("ken")
    assert house.remarks.unseen("ken") == 1
    ken.get("/mentions")
    assert "見てください" in ken.page
    assert HOSTILE not in ken.page
    ken.get(path)
    assert house.remarks.unseen("ken") == 0
    assert house.audit.find(did="remarked")[0].details == {"mentions": 1, "one_turn": True}


def test_only_the_writer_removes_a_remark(
    new_browser: NewBrowser, appoint: Appoint, house: House, write: Write
) -> None:
    appoint("hana")
    appoint("ken")
    write(said(1))
    number = number_of(house)
    path = f"/cases/{number}"
    remark = house.remarks.add(number, "hana", "メモ", house.clock())
    ken, hana = new_browser(), new_browser()
    ken.sign_in("ken")
    ken.get(path)
    assert ken.post(f"{path}/remarks/{remark}/remove").status_code == 404
    hana.sign_in("hana")
    hana.get(path)
    assert hana.post(f"{path}/remarks/{remark}/remove").status_code == 302
    assert house.remarks.of_cases([number]) == []


def test_a_remark_about_the_turn_of_somebody_else_is_refused(
    browser: Browser, appoint: Appoint, house: House, write: Write
) -> None:
    appoint("hana")
    write(said(1), said(1, "U2"))
    path = f"/cases/{number_of(house)}"
    browser.sign_in("hana")
    browser.get(path)
    assert browser.post(f"{path}/remarks", text="x", turn="U2-1").status_code == 404
    for text in ("", "x" * 5000):
        browser.get(path)
        browser.post(f"{path}/remarks", text=text)
    assert house.remarks.of_cases([number_of(house)]) == []


def test_remarks_go_with_words_that_are_taken_back_and_with_the_person(house: House, write: Write) -> None:
    write(said(1), said(2))
    number = number_of(house)
    for turn in ("U1-1", "U1-2", ""):
        house.remarks.add(number, "hana", f"about {turn}", house.clock(), turn, ["ken"])
    write({"kind": "withdraw", "person": "U1", "message_id": "m1", "at": ""})
    left = {one.turn for one in house.remarks.of_cases([number])}
    assert "U1-1" not in left
    assert "" in left
    write({"kind": "erase", "person": "U1", "at": ""})
    assert house.remarks.of_cases([number]) == []
    assert house.remarks.unseen("ken") == 0
