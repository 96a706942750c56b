"""Who may post, what is refused, what other sites can and cannot do, and how much is taken at once."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from linebot_app.factory import create_app
from linebot_app.settings import BrokenSettings, Settings, load
from linebot_app.webchat.people import Seals, is_visitor, language_of, new_visitor
from linebot_app.webchat_settings import WebChatSettings
from tests.linebot_app.webchat.conftest import HOST, STORY, House, Open


def test_the_id_is_sealed_and_cannot_be_chosen(house: House) -> None:
    visitor = house.visitor().begin()
    cookie = visitor.client.get_cookie("__Host-kikiyaku", domain="chat.example")
    assert cookie is not None
    assert (cookie.http_only, cookie.secure, cookie.same_site, cookie.path) == (True, True, "Lax", "/")
    assert is_visitor(visitor.person)
    for forged in (
        "U" + "1" * 32,
        visitor.person,
        str(cookie.value)[:-1] + "x",
        str(cookie.value).replace(".ja.", ".en."),
    ):
        other = house.visitor()
        other.client.set_cookie("__Host-kikiyaku", forged, domain="chat.example", secure=True)
        assert other.get("/news").status_code == 403
    elsewhere = Seals("another key, as long as it must be")
    other.client.set_cookie("__Host-kikiyaku", elsewhere.seal(new_visitor("ja")), domain="chat.example", secure=True)
    assert other.get("/news").status_code == 403


def test_two_visitors_have_nothing_in_common() -> None:
    one, other = new_visitor("ja"), new_visitor("en")
    assert (language_of(one), language_of(other)) == ("ja", "en")
    assert len({one, other, new_visitor("ja")}) == 3
    seals = Seals("a key that only this test knows")
    assert seals.open(seals.seal(one)) == one
    assert seals.mark(one) != seals.mark(other)
    assert not seals.is_mark(one, seals.mark(other))
    assert not seals.is_mark(one, "ｘ\udcff")
    changed = Seals("another key, as long as it must be", old="a key that only this test knows")
    assert changed.open(seals.seal(one)) == one
    assert changed.is_mark(one, seals.mark(one))
    assert seals.open(changed.seal(one)) is None


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": HOST + ".evil.example", "Sec-Fetch-Site": "same-origin"},
    ],
)
def test_forms_of_other_sites_do_nothing(house: House, headers: dict[str, str]) -> None:
    visitor = house.visitor().begin()
    before, mark = visitor.letters(), visitor.mark
    letter, choice = before[-1]["number"], "0"
    told = {"id": str(uuid4()), "mark": mark}
    assert visitor.post("/say", headers, **told, text="x").status_code == 403
    assert visitor.post("/tap", headers, **told, letter=letter, choice=choice).status_code == 403
    assert visitor.post("/menu", headers, **told, command="mine").status_code == 403
    assert visitor.post("/unsend", headers, **told, message=str(uuid4())).status_code == 403
    assert visitor.post("/leave", headers, **told).status_code == 403
    assert house.visitor().post("/start", headers, id=str(uuid4())).status_code == 403
    house.serve()
    assert len(visitor.letters()) == len(before)


def test_a_form_without_its_mark_or_with_anothers_does_nothing(house: House) -> None:
    visitor, other = house.visitor().begin(), house.visitor().begin()
    for mark in ("", "0" * 40, other.mark, "だめ"):
        assert visitor.post("/say", mark=mark, id=str(uuid4()), text=STORY).status_code == 403
        assert visitor.post("/leave", mark=mark).status_code == 403
    assert "田中" not in visitor.shown()


def test_looking_changes_nothing(house: House) -> None:
    visitor = house.visitor().begin()
    for path in ("/start", "/say", "/tap", "/menu", "/unsend", "/leave"):
        assert visitor.get(path).status_code == 405


@pytest.mark.parametrize("letter", ["0", "-1", "1e5", "9" * 40, "１", ""])
def test_only_what_was_offered_can_be_tapped(house: House, letter: str) -> None:
    visitor = house.visitor().begin()
    visitor.say(STORY)
    mark, newest = visitor.mark, visitor.letters()[-1]["number"]
    assert visitor.post("/tap", id=str(uuid4()), mark=mark, letter=letter, choice="0").status_code == 410
    assert visitor.post("/tap", id=str(uuid4()), mark=mark, letter=newest, choice="99").status_code == 410
    other = house.visitor().begin()
    assert other.post("/tap", id=str(uuid4()), mark=other.mark, letter=newest, choice="0").status_code == 410


def test_words_of_any_kind_are_words(house: House) -> None:
    visitor = house.visitor().begin()
    hostile = "</p><script>alert(1)</script><img src=x onerror=alert(1)> {{ 7*7 }} {% raw %} \u202e\0 \"'&amp;"
    assert visitor.say(hostile).status_code == 200
    html = " ".join(one["html"] for one in visitor.letters()) + visitor.get().text
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "7*7" in html
    assert "\0" not in html


def test_a_text_may_be_as_long_as_in_line_and_no_longer(house: House) -> None:
    visitor = house.visitor().begin()
    assert visitor.say("あ" * 5_000).status_code == 200
    assert visitor.say("😀" * 2_500).status_code == 200
    before = len(visitor.letters())
    assert visitor.say("あ" * 5_001).status_code == 422
    assert visitor.say("😀" * 2_500 + "あ").status_code == 422
    assert visitor.post("/say", mark=visitor.mark, id=str(uuid4()), text="あ" * 60_000).status_code == 413
    assert len(visitor.letters()) == before


@pytest.mark.parametrize("text", ["", "  \n ", "\0"])
def test_nothing_is_no_message(house: House, text: str) -> None:
    visitor = house.visitor().begin()
    before = len(visitor.letters())
    visitor.say(text)
    assert len(visitor.letters()) == before


def test_too_much_at_once_is_put_off(house: House) -> None:
    visitor = house.visitor().begin()
    mark = visitor.mark
    answers = [visitor.post("/menu", mark=mark, id=str(uuid4()), command="mine").status_code for _ in range(70)]
    assert answers[0] == 200
    assert answers[-1] == 429
    other = house.visitor().begin()
    assert other.say(STORY).status_code == 200, "who came by the same address goes on"


def test_one_address_cannot_begin_for_ever(house: House) -> None:
    answers = [house.visitor().post("/start", id=str(uuid4())).status_code for _ in range(40)]
    assert answers[0] == 303
    assert answers[-1] == 429


def test_nobody_may_show_it_in_a_frame_unless_named(opened: Open) -> None:
    headers = opened().visitor().get().headers
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    house = opened(parents=("https://www.example.jp",))
    visitor = house.visitor().begin()
    headers = visitor.get().headers
    assert "frame-ancestors 'self' https://www.example.jp" in headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in headers
    cookie = headers["Set-Cookie"]
    assert all(one in cookie for one in ("Secure", "HttpOnly", "SameSite=None", "Partitioned", "__Host-"))


def test_a_page_may_load_nothing_from_elsewhere(house: House) -> None:
    page = house.visitor().begin().get()
    policy = page.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "://" not in page.text
    assert page.headers["Cache-Control"] == "no-store"
    assert " style=" not in page.text
    assert " on" + "click=" not in page.text


@pytest.mark.parametrize(
    "broken",
    [
        {"WEBCHAT": "yes", "PUBLIC_BASE_URL": HOST},
        {"WEBCHAT": "on"},
        {"WEBCHAT": "on", "PUBLIC_BASE_URL": "http://chat.example"},
        {"WEBCHAT": "on", "PUBLIC_BASE_URL": HOST, "WEBCHAT_PARENTS": "https://a.example/path"},
        {"WEBCHAT": "on", "PUBLIC_BASE_URL": HOST, "WEBCHAT_PARENTS": "*"},
        {"WEBCHAT": "on", "PUBLIC_BASE_URL": HOST, "WEBCHAT_PARENTS": "https://a.example; script-src *"},
    ],
)
def test_settings_that_would_open_too_much_are_refused(
    complete_environment: dict[str, str], broken: dict[str, str]
) -> None:
    with pytest.raises(BrokenSettings):
        load({**complete_environment, **broken})


def test_it_is_off_unless_switched_on(complete_environment: dict[str, str]) -> None:
    assert not load({**complete_environment, "PUBLIC_BASE_URL": HOST}).webchat.is_open
    given = {"WEBCHAT": "on", "PUBLIC_BASE_URL": HOST, "WEBCHAT_PARENTS": "https://a.example, https://b.example:8443/"}
    webchat = load({**complete_environment, **given}).webchat
    assert (webchat.is_open, webchat.parents) == (True, ("https://a.example", "https://b.example:8443"))


def test_where_it_is_off_there_is_nothing(settings: Settings) -> None:
    closed = create_app(settings)
    assert closed.test_client().get("/chat").status_code == 404
    opened = create_app(replace(settings, public_base_url=HOST, webchat=WebChatSettings(True, (), True)))
    page = opened.test_client().get("/chat")
    assert (page.status_code, page.mimetype) == (200, "text/html")
    assert opened.test_client().get("/chats").status_code == 404
    assert opened.test_client().post("/chat/say").status_code == 403
