"""The page as people see it, in Chromium: on a phone, on paper, without scripts, and copied from."""

from __future__ import annotations

import io
import threading
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Browser, Page
from pypdf import PdfReader
from werkzeug.serving import make_server

from flows.case import Case, Person, Point
from flows.session import Consultation, Session
from flows.sheet import PARTS, key_of
from flows.snapshot import dump
from flows.stage import Stage
from linebot_app import answers
from linebot_app.conversation.records import SessionRecord
from linebot_app.line.events import tapped_elsewhere
from linebot_app.ports import Accepted
from linebot_app.settings import Settings
from linebot_app.sheet.link import Links
from linebot_app.sheet.page import TOKYO, sheet_blueprint
from tests.e2e.browser import CHROMIUM, PHONE_SIZE, WIDER_THAN_THE_PHONE, chromium
from tests.support.chat import PERSON

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"{CHROMIUM} is missing: apt-get install chromium"),
]
NOW = datetime(2026, 11, 21, 10, 30, tzinfo=TOKYO)
A4 = (595, 842)  # points
LAST_WORD = "ミナトヤの件は来週もう一度"


def told() -> Session:
    """Somebody who told everything there is to tell, in long words too."""
    case = Case(
        entry="own_mistake",
        employment="current",
        happened="くわしい話です。" * 60,
        contact_how="email",
        said=["謝りに来い", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"],
        demands=["apology", "money"],
        did="発注数を一桁打ち間違えました",
        certainty="seen",
        points=[Point("倉庫の人が数を変えたらしい", "heard")],
        responsibility="full",
        harassment=["abuse", "night_calls"],
        feelings={"不安": 5, "怒り": 3},
        feelings_after={"不安": 2, "怒り": 3},
        people=[Person("田中様", "customer", "apology", "angry", "もう来るな"), Person("部長", "boss")],
        boss="yes",
        choice="apologise_with_boss",
        learned="早く言うこと",
        next_step=LAST_WORD,
        log={
            f"2026-11-20T09:1{n}:00": {"what": f"{n}回目の電話。" * 20, "how": "calls", "witness": "nobody"}
            for n in range(9)
        },
    )
    consultation = Consultation(1, NOW, Stage.SUMMARY, case)
    consultation.advised = "apologise_with_boss"
    return Session(consultations=[consultation], consented=NOW)


class OnePerson:
    """A store of one session; what is put into the inbox is kept."""

    def __init__(self, session: Session) -> None:
        self.raw = SessionRecord(flow=dump(session), withheld=False).to_bytes()
        self.accepted: list[Accepted] = []

    def session(self, person: str) -> bytes | None:
        return self.raw if person == PERSON else None

    def accept(self, events: list[Accepted]) -> list[bool]:
        self.accepted += events
        return [True] * len(events)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture
def store() -> OnePerson:
    return OnePerson(told())


@pytest.fixture
def url(settings: Settings, store: OnePerson) -> Iterator[str]:
    app = Flask("pages", static_folder=None)
    app.register_blueprint(sheet_blueprint(settings, store, tapped_elsewhere, lambda: NOW))  # type: ignore[arg-type]
    answers.prepare(app)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    session = told()
    token = Links(settings.secret_key).token(PERSON, NOW, key_of(session, session.consultation))
    yield f"http://127.0.0.1:{server.server_port}/s/{token}"
    server.shutdown()
    thread.join()
    server.server_close()


def opened(browser: Browser, url: str, *, scripts: bool = True, width: int = 390) -> Page:
    size = {**PHONE_SIZE, "width": width}
    page = browser.new_context(viewport=size, locale="ja-JP", java_script_enabled=scripts).new_page()  # type: ignore[arg-type]
    page.goto(url)
    return page


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_sticks_out_on_any_screen_and_nothing_is_refused(browser: Browser, url: str, width: int) -> None:
    complaints: list[str] = []
    page = opened(browser, url, width=width)
    page.on("console", lambda message: complaints.append(message.text))
    page.reload()
    assert page.evaluate(WIDER_THAN_THE_PHONE) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert complaints == []
    page.context.close()


def test_all_sections_can_be_gone_to_and_are_big_enough_to_touch(browser: Browser, url: str) -> None:
    page = opened(browser, url)
    there = page.locator("section").evaluate_all("all => all.map((one) => one.id)")
    assert set(there) == set(PARTS) - {"expectation", "trust", "outcome"}
    links = page.locator("nav a").evaluate_all("all => all.map((one) => one.getAttribute('href'))")
    assert links == [f"#{one}" for one in there]
    heights = page.locator("nav a, button").evaluate_all("all => all.map((one) => one.getBoundingClientRect().height)")
    assert min(heights) >= 30
    page.context.close()


def test_without_scripts_everything_is_there(browser: Browser, url: str) -> None:
    with_scripts, without = opened(browser, url), opened(browser, url, scripts=False)
    assert without.locator("section").count() == with_scripts.locator("section").count()
    assert without.locator("section#drafts button").count() == 0
    assert with_scripts.locator("section#drafts button").count() == with_scripts.locator(".draft").count() > 0
    for page in (with_scripts, without):
        page.context.close()


def test_a_draft_can_be_copied(browser: Browser, url: str) -> None:
    page = opened(browser, url)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    draft = page.locator(".draft").first
    draft.get_by_role("button").click()
    page.wait_for_function("navigator.clipboard.readText().then((text) => text.length > 0)")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.split() == draft.locator("pre").inner_text().split()
    page.context.close()


def printed(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))


def plain(text: str) -> str:
    """Letters and figures alone; a PDF writes some signs as others that look the same."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def letters(pdf: PdfReader) -> str:
    return "".join(plain(page.extract_text()) for page in pdf.pages)


def test_on_paper_it_is_a4_whole_and_not_wasteful(browser: Browser, url: str, tmp_path: Path) -> None:
    page = opened(browser, url)
    pdf = printed(page)
    sizes = {(round(float(one.mediabox.width)), round(float(one.mediabox.height))) for one in pdf.pages}
    assert sizes == {A4}
    assert 4 <= len(pdf.pages) <= 12
    assert all(one.extract_text().strip() for one in pdf.pages)
    text = letters(pdf)
    for words in ("謝りに来い", "発注数を一桁打ち間違えました", LAST_WORD, "8回目の電話", "くわしい話です。" * 60):
        assert plain(words) in text
    drafts = [draft.split("\n")[-1] for draft in page.locator(".draft pre").all_inner_texts()]
    assert all(plain(last) in text for last in drafts)
    assert page.get_by_role("button").first.inner_text() not in text
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 668, "height": 970})  # what is left of A4 within its margins
    assert page.evaluate(WIDER_THAN_THE_PHONE) == []
    page.context.close()


def test_what_is_unchecked_does_not_get_onto_paper(browser: Browser, url: str) -> None:
    page = opened(browser, url)
    whole = letters(printed(page))
    page.locator("#learning .pick input").uncheck()
    part = letters(printed(page))
    assert plain(LAST_WORD) in whole
    assert plain(LAST_WORD) not in part
    assert plain("発注数を一桁打ち間違えました") in part
    page.context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_links_are_made_void_by_two_touches(browser: Browser, url: str, store: OnePerson, scripts: bool) -> None:
    page = opened(browser, url, scripts=scripts)
    page.locator("summary").click()
    page.locator("form button").click()
    assert store.accepted == [], "the box was not checked"
    page.locator("form input").check()
    page.locator("form button").click()
    page.wait_for_url("**/unlink")
    assert [one.person for one in store.accepted] == [PERSON]
    page.context.close()
