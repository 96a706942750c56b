"""Serves the printable page and its files, and takes the wish to make links void; what a link leads to is found in
finding.py.

GET changes nothing (previews and prefetchers fetch links too). Whatever is wrong with a link, the answer is one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, render_template, request

from linebot_app.ports import Accepted, SessionStore, StoreUnavailable
from linebot_app.settings import Settings
from linebot_app.sheet.finding import Finder, Found, FoundData
from linebot_app.sheet.link import IN_A_BROWSER, Links

if TYPE_CHECKING:
    from flows.content import Content

Tap = Callable[[str, str, int], Accepted]
Turns = Callable[[str], Iterator[dict[str, Any]]]
TOKYO = timezone(timedelta(hours=9), "Asia/Tokyo")
HERE = Path(__file__).parent
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def sheet_blueprint(
    settings: Settings,
    store: SessionStore,
    tap: Tap,
    clock: Callable[[], datetime] = lambda: datetime.now(TOKYO),
    turns: Turns | None = None,
) -> Blueprint:
    """`/s/<token>` 200 the page · 404 for any link that is over, void, forged or of nobody · 503 the store is away.

    `tap`: the inbox entry for a tap of this person with this data, at that time in ms. `turns`: those of a person in
    the log, oldest first."""
    pages = Blueprint("sheet", __name__, template_folder="templates", static_folder="static", static_url_path="/sheet")
    served = _Pages(Finder(Links(settings.secret_key, old=settings.secret_key_old), store, clock), store, tap, turns)
    pages.add_url_rule("/s/<token>", "show", served.show)
    pages.add_url_rule("/s/<token>/plan.ics", "plan", served.plan)
    pages.add_url_rule("/s/<token>/record.<ending>", "record", served.record)
    pages.add_url_rule("/s/<token>/data.json", "data", served.data)
    pages.add_url_rule("/s/<token>/unlink", "unlink", served.unlink, methods=["POST"])
    pages.register_error_handler(StoreUnavailable, _away)
    pages.after_request(_with_headers)
    return pages


class _Pages:
    """The views."""

    def __init__(self, finder: Finder, store: SessionStore, tap: Tap, turns: Turns | None = None) -> None:
        self._find = finder.find
        self._find_data = finder.find_data
        self._turns = turns
        self._store = store
        self._tap = tap

    def show(self, token: str) -> Response:
        found = self._find(token)
        if found is not None:
            return _page(found, token)
        theirs = self._find_data(token)
        return _data_page(theirs, token) if theirs is not None else _gone()

    def data(self, token: str) -> Response:
        """Everything that is kept of a person, the log of the chat included, as data."""
        from linebot_app.sheet.data_file import data_file

        found = self._find_data(token)
        if found is None:
            return _gone()
        turns = self._turns(found.person) if self._turns is not None else ()
        return _file(data_file(found, turns), "application/json", "data.json")

    def plan(self, token: str) -> Response:
        """What is still to be done, as a calendar file."""
        from linebot_app.sheet.calendar_file import calendar_file, upcoming

        found = self._find(token)
        steps = upcoming(found.sheet.steps, found.now) if found is not None else []
        if found is None or not steps:
            return _gone()
        name = found.wording.text("sheet.page.title")
        body = calendar_file(steps, name, found.now, f"{found.mark}@kikiyaku")
        return _file(body, "text/calendar; method=PUBLISH", "plan.ics")

    def record(self, token: str, ending: str) -> Response:
        """What happened, as a table (csv), text (txt) or data (json)."""
        from flows.evidence import export

        writes = {
            "csv": (export.as_csv, "text/csv"),
            "json": (export.as_json, "application/json"),
            "txt": (export.as_text, "text/plain"),
        }
        found = self._find(token) if ending in writes else None
        if found is None or not found.sheet.records:
            return _gone()
        write, kind = writes[ending]
        return _file(write(found.sheet.records, found.wording).encode(), kind, f"record.{ending}")

    def unlink(self, token: str) -> Response:
        """The worker alone writes sessions: what is wished here waits in the inbox like a tap in the chat."""
        from flows.commands.linking import ON_THE_PAGE

        found = self._find(token) or self._find_data(token)
        if found is None:
            return _gone()
        if request.form.get("sure") != "yes" or not _comes_from_the_page():
            return _page(found, token, 400) if isinstance(found, Found) else _data_page(found, token, 400)
        self._store.accept([self._tap(found.person, ON_THE_PAGE, int(found.now.timestamp() * 1000))])
        return _html("unlinked.html", found.wording)


def _page(found: Found, token: str, status: int = 200) -> Response:
    from flows.evidence import export
    from linebot_app.sheet import view
    from linebot_app.sheet.calendar_file import upcoming

    wording, sheet = found.wording, found.sheet

    def said(key: str, moment: datetime) -> str:
        return view.moment(wording, f"sheet.page.{key}", moment)

    return _html(
        "page.html",
        wording,
        status,
        sheet=sheet,
        groups=view.groups,
        runs=view.runs,
        upcoming=upcoming(sheet.steps, found.now),
        table=(export.header(wording), [record.cells(wording) for record in sheet.records]),
        token=token,
        outside=IN_A_BROWSER,
        started=said("started", sheet.started),
        made=said("made", found.now),
        until=said("until", found.until),
        mood=wording.under("channel.mood"),
        before=wording.text("channel.before"),
        after=wording.text("channel.after"),
    )


def _data_page(found: FoundData, token: str, status: int = 200) -> Response:
    from flows import mine
    from linebot_app.sheet import view

    wording = found.wording
    return _html(
        "data.html",
        wording,
        status,
        d=wording.under("mine.page"),
        sections=mine.sections(found.session, wording),
        groups=view.groups,
        runs=view.runs,
        token=token,
        outside=IN_A_BROWSER,
        made=view.moment(wording, "sheet.page.made", found.now),
        until=view.moment(wording, "sheet.page.until", found.until),
    )


def _gone() -> Response:
    from flows.content import content

    return _html("gone.html", content(), 404)


def _away(_error: Exception) -> Response:
    from flows.content import content

    answer = _html("away.html", content(), 503)
    answer.headers["Retry-After"] = "30"
    return answer


def _html(name: str, wording: Content, status: int = 200, **values: object) -> Response:
    # Relative, so that it holds below whatever path a proxy puts in front.
    root = "../" * (request.path.count("/") - 1)
    page = render_template(
        f"sheet/{name}", t=wording.under("sheet.page"), lang=wording.language, root=root, asset=_asset, **values
    )
    return Response(page, status, mimetype="text/html")


def _file(body: bytes, kind: str, name: str) -> Response:
    answer = Response(body, mimetype=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="kikiyaku-{name}"'
    return answer


def _with_headers(response: Response) -> Response:
    if (request.endpoint or "").endswith(".static") and response.status_code in (200, 304):
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return response
    for name, value in HEADERS.items():
        response.headers[name] = value
    return response


def _comes_from_the_page() -> bool:
    """Whoever can post here knows the secret address; a browser that says the form is elsewhere is believed besides."""
    origin = request.headers.get("Origin", "")
    site = request.headers.get("Sec-Fetch-Site", "")
    # With `Referrer-Policy: no-referrer` browsers send `Origin: null` for our own form.
    return site in ("", "same-origin", "none") and (
        origin in ("", "null") or origin.partition("://")[2] == request.host
    )


@cache
def _asset(name: str) -> str:
    """Where a file of ours is, under the root; it changes with the file, so that it may be kept for a year."""
    return f"sheet/{name}?v={sha256((HERE / 'static' / name).read_bytes()).hexdigest()[:12]}"
