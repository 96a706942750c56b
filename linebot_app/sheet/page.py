"""Serves the printable page: reads the session that a sealed link names, shows it, takes the wish to make links void.

GET changes nothing (previews and prefetchers fetch links too). Whatever is wrong with a link, the answer is one."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, request

from linebot_app.ports import Accepted, SessionStore, StoreUnavailable
from linebot_app.settings import Settings
from linebot_app.sheet.link import Links, Opened

if TYPE_CHECKING:
    from flows.content import Content
    from flows.session import Consultation
    from flows.sheet import Sheet

log = logging.getLogger(__name__)

Tap = Callable[[str, str, int], Accepted]
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


@dataclass(frozen=True, slots=True)
class Found:
    """What a link leads to."""

    opened: Opened
    consultation: Consultation
    wording: Content
    sheet: Sheet


def sheet_blueprint(
    settings: Settings, store: SessionStore, tap: Tap, clock: Callable[[], datetime] = lambda: datetime.now(TOKYO)
) -> Blueprint:
    """`/s/<token>` 200 the page · 404 for any link that is over, void, forged or of nobody · 503 the store is away.

    `tap`: the inbox entry for a tap of this person with this data, at that time in ms."""
    links = Links(settings.secret_key)
    pages = Blueprint("sheet", __name__, template_folder="templates", static_folder="static", static_url_path="/sheet")
    pages.add_app_template_global(_version_of, "sheet_version")

    def found(token: str) -> Found | None:
        now = clock()
        opened = links.open(token, now)
        return _found(store, opened, now) if opened is not None else None

    @pages.get("/s/<token>")
    def show(token: str) -> Response:
        one = found(token)
        return _page(one, token, clock()) if one is not None else _gone()

    @pages.get("/s/<token>/plan.ics")
    def plan(token: str) -> Response:
        from linebot_app.sheet.calendar_file import calendar_file, upcoming

        one, now = found(token), clock()
        steps = upcoming(one.sheet.steps, now) if one is not None else []
        if one is None or not steps:
            return _gone()
        uid = f"{links.mark(one.opened)}@kikiyaku"
        name = one.wording.text("sheet.page.title")
        return _file(calendar_file(steps, name, now, uid), "text/calendar; method=PUBLISH", "plan.ics")

    @pages.get("/s/<token>/record.<ending>")
    def record(token: str, ending: str) -> Response:
        from flows.evidence import export

        writes = {
            "csv": (export.as_csv, "text/csv"),
            "json": (export.as_json, "application/json"),
            "txt": (export.as_text, "text/plain"),
        }
        one = found(token) if ending in writes else None
        if one is None or not one.sheet.records:
            return _gone()
        write, kind = writes[ending]
        return _file(write(one.sheet.records, one.wording).encode(), kind, f"record.{ending}")

    @pages.post("/s/<token>/unlink")
    def unlink(token: str) -> Response:
        """The worker alone writes sessions: what is wished here waits in the inbox like a tap in the chat."""
        from flows.commands.linking import ON_THE_PAGE

        one = found(token)
        if one is None:
            return _gone()
        if request.form.get("sure") != "yes" or not _comes_from_the_page():
            return _page(one, token, clock(), 400)
        # The worker and the log know it as a tap on the button in the chat that asks for no answer.
        store.accept([tap(one.opened.person, ON_THE_PAGE, int(clock().timestamp() * 1000))])
        return _html("unlinked.html", one.wording)

    @pages.errorhandler(StoreUnavailable)
    def away(_error: StoreUnavailable) -> Response:
        answer = _html("away.html", _first_wording(), status=503)
        answer.headers["Retry-After"] = "30"
        return answer

    @pages.after_request
    def with_headers(response: Response) -> Response:
        if (request.endpoint or "").endswith(".static"):
            response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
            return response
        for name, value in HEADERS.items():
            response.headers[name] = value
        return response

    return pages


def _found(store: SessionStore, opened: Opened, now: datetime) -> Found | None:
    """Raises StoreUnavailable, also for a session that this version cannot read: it will be made again."""
    import flows
    from flows import sheet
    from flows.content import content
    from linebot_app.conversation.records import SessionRecord, Unreadable

    raw = store.session(opened.person)
    if raw is None:
        return None
    try:
        record = SessionRecord.from_bytes(raw)
        if record.flow is None or record.withheld:
            return None
        session = flows.load(record.flow)
    except (Unreadable, flows.UnknownVersion):
        log.warning("session not readable")
        raise StoreUnavailable from None
    consultation = sheet.find(session, opened.key)
    if consultation is None:
        return None
    wording = content(session.language)
    return Found(opened, consultation, wording, sheet.make(consultation, now, wording))


def _page(one: Found, token: str, now: datetime, status: int = 200) -> Response:
    from flows.evidence import export
    from linebot_app.sheet import view
    from linebot_app.sheet.calendar_file import upcoming

    def said(key: str, moment: datetime) -> str:
        return view.moment(one.wording, f"sheet.page.{key}", moment)

    return _html(
        "page.html",
        one.wording,
        status,
        sheet=one.sheet,
        groups=view.groups,
        upcoming=upcoming(one.sheet.steps, now),
        table=(export.header(one.wording), [record.cells(one.wording) for record in one.sheet.records]),
        runs=view.runs,
        token=token,
        started=said("started", one.sheet.started),
        made=said("made", now),
        until=said("until", one.opened.until),
        mood=one.wording.under("channel.mood"),
        before=one.wording.text("channel.before"),
        after=one.wording.text("channel.after"),
    )


def _file(body: bytes, kind: str, name: str) -> Response:
    answer = Response(body, mimetype=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="kikiyaku-{name}"'
    return answer


def _gone() -> Response:
    return _html("gone.html", _first_wording(), 404)


def _html(name: str, wording: Content, status: int = 200, **values: object) -> Response:
    page = render_template(f"sheet/{name}", t=wording.under("sheet.page"), lang=wording.language, **values)
    return Response(page, status, mimetype="text/html")


def _first_wording() -> Content:
    from flows.content import content

    return content()


def _comes_from_the_page() -> bool:
    """Whoever can post here knows the secret address; a browser that says the form is elsewhere is believed besides."""
    origin = request.headers.get("Origin", "")
    site = request.headers.get("Sec-Fetch-Site", "")
    # With `Referrer-Policy: no-referrer` browsers send `Origin: null` for our own form.
    return site in ("", "same-origin", "none") and (
        origin in ("", "null") or origin.partition("://")[2] == request.host
    )


def _version_of(name: str) -> str:
    """Changes with the file, so that it may be kept for a year."""
    return sha256((HERE / "static" / name).read_bytes()).hexdigest()[:12]
