"""The page in Chromium, without a network between: in a frame of another site, without a script, with a connection that
fails, and when a second tab takes words back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask, Response
from playwright.sync_api import Browser, Page, expect
from werkzeug.middleware.dispatcher import DispatcherMiddleware
from werkzeug.serving import make_server

from linebot_app.webchat import letters
from tests.e2e.browser import CHROMIUM, PHONE_SIZE, chromium, watched
from tests.linebot_app.webchat.conftest import STORY, House, Open
from tests.support.servers import until

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is missing: apt-get install chromium"),
]

PATIENCE_MS = 30_000  # the first answer loads what reads it
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="module")
def running() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@contextmanager
def served(app: Any) -> Iterator[int]:
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()


@contextmanager
def at_work(house: House) -> Iterator[str]:
    """A worker's side and a web server; where the chat is."""
    ending = threading.Event()

    def work() -> None:
        while not ending.is_set():
            house.serve()
            house.store.wait(0.05)

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    try:
        with served(DispatcherMiddleware(Flask("outside"), {"/chat": house.app})) as port:
            yield f"http://127.0.0.1:{port}/chat"
    finally:
        ending.set()
        worker.join()


@contextmanager
def page_at(running: Browser, url: str, **more: Any) -> Iterator[Page]:
    context = running.new_context(viewport=PHONE_SIZE, locale="ja-JP", **more)
    page = context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    try:
        page.goto(url)
        yield page
    finally:
        context.close()


def say(page: Any, words: str) -> None:
    page.get_by_role("textbox", name="メッセージ").fill(words)
    page.get_by_role("button", name="送信", exact=True).click()


def test_it_works_inside_the_page_of_another_site_and_nowhere_else(running: Browser, opened: Open) -> None:
    parent = Flask("parent")
    chat: list[str] = []

    @parent.route("/")
    def embedding() -> Response:
        head = '<!doctype html><link rel="icon" href="data:,"><title>協会</title>'
        return Response(f'{head}<iframe title="相談" src="{chat[0]}"></iframe>')

    with served(parent) as port:
        house = opened(parents=(f"http://localhost:{port}",))
        with at_work(house) as url:
            chat.append(url)
            with page_at(running, f"http://localhost:{port}/") as page:
                problems = watched(page)
                frame = page.frame_locator("iframe")
                frame.get_by_role("button", name="相談を始める").click()
                say(frame, STORY)
                expect(frame.get_by_role("button", name="はい、続ける")).to_be_visible()
                page.reload()
                frame.get_by_role("button", name="はい、続ける").click()
                expect(frame.locator("li.own").last).to_contain_text("はい、続ける")
                (cookie,) = page.context.cookies()
                assert (cookie["sameSite"], cookie["secure"], cookie["httpOnly"]) == ("None", True, True)
                assert problems == []
            # The same page under another name is a site that was not named.
            with page_at(running, f"http://127.0.0.1:{port}/") as page:
                expect(page.frame_locator("iframe").get_by_role("button", name="相談を始める")).to_have_count(0)


def test_without_a_script_every_step_is_a_form(running: Browser, opened: Open) -> None:
    house = opened(secure=False)
    with at_work(house) as url, page_at(running, url, java_script_enabled=False) as page:
        page.get_by_role("button", name="相談を始める").click()
        look_again(page, house)
        say(page, STORY)
        look_again(page, house)
        page.get_by_role("button", name="はい、続ける").click()
        look_again(page, house)
        expect(page.locator("li.own").last).to_contain_text("はい、続ける")
        page.locator("summary", has_text="この端末で終わる").click()
        page.get_by_role("button", name="番号を消して終わる").click()
        expect(page.get_by_role("button", name="相談を始める")).to_be_visible()


def look_again(page: Page, house: House) -> None:
    """The page offers it, as long as it shows no answer."""
    (cookie,) = page.context.cookies()
    person = cookie["value"].rsplit(".", 2)[0]
    until(lambda: letters.read(house.postboxes.fetch(person).letters[-1]).side == letters.HOUSE, "an answer")
    if page.locator("li.house:last-child").count() == 0:
        page.get_by_role("link", name="新しい返事を見る").click()
    expect(page.locator("li.house:last-child")).to_be_visible()


def test_words_are_not_lost_when_the_connection_fails_and_are_said_once(running: Browser, opened: Open) -> None:
    with at_work(opened(secure=False)) as url, page_at(running, url) as page:
        page.get_by_role("button", name="相談を始める").click()
        page.locator("li.house").first.wait_for()
        answers = iter(("lost", "dead"))

        def failing(route: Any) -> None:
            match next(answers, ""):
                case "lost":
                    route.fetch()  # it arrives, and the answer does not
                    route.abort()
                case "dead":
                    route.abort()
                case _:
                    route.continue_()

        page.route("**/say", failing)
        for _ in range(2):
            say(page, STORY)
            expect(page.get_by_role("alert")).to_be_visible()
            expect(page.get_by_role("textbox")).to_have_value(STORY)
            page.evaluate("document.getElementById('problem').hidden = true")
        say(page, STORY)
        expect(page.get_by_role("textbox")).to_have_value("")
        expect(page.get_by_role("button", name="はい、続ける")).to_be_visible()
        expect(page.get_by_text(STORY)).to_have_count(1)


def test_what_is_taken_back_in_one_tab_leaves_the_other(running: Browser, opened: Open) -> None:
    with at_work(opened(secure=False)) as url, page_at(running, url) as page:
        page.get_by_role("button", name="相談を始める").click()
        page.locator("li.house").first.wait_for()
        say(page, STORY)
        expect(page.get_by_role("button", name="はい、続ける")).to_be_visible()
        other = page.context.new_page()
        other.goto(url)
        expect(other.get_by_text(STORY)).to_be_visible()
        own = page.locator("li.own", has_text=STORY)
        own.locator("summary").click()
        own.get_by_role("button", name="このメッセージを取り消す").click()
        for tab in (page, other):
            expect(tab.get_by_text("メッセージを取り消しました")).to_be_visible()
            expect(tab.get_by_text("田中")).to_have_count(0)


def test_a_double_click_says_it_once_and_keys_are_enough(running: Browser, opened: Open) -> None:
    with at_work(opened(secure=False)) as url, page_at(running, url) as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.locator("li.house").first.wait_for()
        page.get_by_role("textbox").fill(STORY)
        page.get_by_role("button", name="送信", exact=True).dblclick()
        agree = page.get_by_role("button", name="はい、続ける")
        expect(agree).to_be_visible()
        expect(page.get_by_text(STORY)).to_have_count(1)
        agree.focus()
        page.keyboard.press("Enter")
        expect(page.locator("li.own").last).to_contain_text("はい、続ける")
        focused = page.evaluate("document.activeElement.closest('#thread') !== null")
        assert focused, "where the button was the reading goes on"
