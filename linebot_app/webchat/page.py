"""The views of the chat: shows what is in the postbox, hands it out, and puts what was done into the inbox. GET changes
nothing; everything that is posted carries an id of its own, so that it may be posted twice."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Response, jsonify, render_template, request, url_for

from flows.content import FIRST, content, languages
from linebot_app.ports import Accepted, Letter, Postboxes, SessionStore
from linebot_app.webchat import events, letters
from linebot_app.webchat.letters import Read
from linebot_app.webchat.people import new_visitor
from linebot_app.webchat.visitors import Visitors

MOST_UNITS = 5_000  # of UTF-16, as in LINE: the flow reads no longer texts
COMMANDS = ("start", "go_on", "human", "summary", "jobs", "mine")
HERE = Path(__file__).parent
_ID = re.compile(r"[A-Za-z0-9-]{16,64}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?")


class Pages:
    """`clock`: seconds since 1970."""

    def __init__(
        self, store: SessionStore, postboxes: Postboxes, visitors: Visitors, clock: Callable[[], float]
    ) -> None:
        self._store = store
        self._postboxes = postboxes
        self._visitors = visitors
        self._clock = clock

    # Looking

    def show(self) -> Response:
        person = self._visitors.person()
        post = self._postboxes.fetch(person) if person else None
        opened = [letters.read(letter) for letter in post.letters] if post else []
        language = _language(opened)
        page = _page(
            "page" if opened else "begin",
            language,
            letters=opened,
            draw=lambda one: _drawn(one, language, self._mark(person)),
            version=post.version if post else 0,
            mark=self._mark(person),
            left=request.args.get("left") == "yes",
            state=_state(opened),
            commands=COMMANDS,
        )
        return self._visitors.recognise(page, person) if person else page

    def news(self) -> Response:
        person = self._visitors.person()
        if person is None:
            return self.told("forged", 403)
        return self._news(person, request.args)

    def _news(self, person: str, asked: Any) -> Response:
        """What came after the number that the page has; everything, where it has another version."""
        after, version = _number(asked.get("after")), _number(asked.get("version"))
        post = self._postboxes.fetch(person, after)
        is_whole = post.version != version
        if is_whole:
            post = self._postboxes.fetch(person)
        opened = [letters.read(letter) for letter in post.letters]
        language = asked.get("language", "")
        language = language if language in languages() else FIRST
        mark = self._mark(person)
        told = [
            {"number": str(one.number), "html": _drawn(one, language, mark), "state": one.state, "side": one.side}
            for one in opened
        ]
        spoken = next((one.language for one in reversed(opened) if one.language), "")
        return jsonify(version=str(post.version), whole=is_whole, language=spoken, letters=told)

    # Doing

    def start(self) -> Response:
        """Somebody new, or somebody whose chat shows nothing any more."""
        if not self._visitors.comes_from_us():
            return self.told("forged", 403)
        language = _language([])
        known = self._visitors.person()
        person = known or new_visitor(language)
        accepted = events.came(person, _sent_id(), self._now())
        label = content(language).text("webchat.page.again" if known else "webchat.page.begin")
        self._postboxes.put(person, accepted.event_id, [letters.own(label, accepted.event_id)], stays=False)
        self._store.accept([accepted])
        return self._visitors.recognise(_to_the_chat(), person)

    def say(self) -> Response:
        text = request.form.get("text", "").replace("\r\n", "\n").replace("\0", "").strip()
        if not text:
            return _to_the_chat() if self._may() else self.told("forged", 403)
        if len(text.encode("utf-16-le", "surrogatepass")) > 2 * MOST_UNITS:
            return self.told("too_long", 422)
        sent_id = _sent_id()
        return self._put(text, lambda person: events.said(person, sent_id, text, self._now()), message=sent_id)

    def tap(self) -> Response:
        """Only what was offered to this person can be tapped: the page knows numbers alone."""
        if not self._may():
            return self.told("forged", 403)
        number, picked = _number(request.form.get("letter")), ""
        place = _number(request.form.get("choice"))
        found = self._letter(number)
        if found is None or place >= len(found.taps):
            return self.told("stale", 410)
        data, label = found.taps[place]
        told = request.form.get(f"picked-{place}", "")
        if told:
            if not _DAY.fullmatch(told):
                return self.told("stale", 422)
            picked, label = told, told.replace("T", " ")
        sent_id = _sent_id()
        return self._put(label, lambda person: events.tapped(person, sent_id, data, picked, self._now()))

    def menu(self) -> Response:
        command = request.form.get("command", "")
        if command not in COMMANDS:
            return self.told("stale", 410)
        sent_id, label = _sent_id(), content(_language([])).text(f"menu.label.{command}")
        data = f"c|{command}|"
        return self._put(label, lambda person: events.tapped(person, sent_id, data, "", self._now()))

    def unsend(self) -> Response:
        sent_id, message_id = _sent_id(), request.form.get("message", "")
        if not _ID.fullmatch(message_id):
            return self.told("stale", 410)
        return self._put("", lambda person: events.taken_back(person, sent_id, message_id, self._now()))

    def leave(self) -> Response:
        person = self._visitors.person()
        if person is not None and not self._visitors.may(person):
            return self.told("forged", 403)
        return self._visitors.forget(_to_the_chat(left="yes"))

    def _put(self, label: str, event: Callable[[str], Accepted], message: str = "") -> Response:
        """Shown first, then taken in, each once: whoever dies between the two is asked again by the browser."""
        person = self._visitors.person()
        if person is None or not self._visitors.may(person):
            return self.told("forged", 403)
        accepted = event(person)
        if label:
            self._postboxes.put(
                person, accepted.event_id, [letters.own(label, accepted.event_id, message)], stays=False
            )
        self._store.accept([accepted])
        return self._done(person)

    def _done(self, person: str | None) -> Response:
        if person is not None and _is_asked_by_script():
            return self._news(person, request.form)
        return _to_the_chat()

    def told(self, key: str, status: int) -> Response:
        """One sentence of the page's own, as a page or for the script."""
        language = _language([], readable=status != 413)
        words = content(language).under("webchat.page")[key]
        answer = jsonify(problem=words) if _is_asked_by_script() else _page("problem", language, words=words)
        answer.status_code = status
        return answer

    def _may(self) -> bool:
        person = self._visitors.person()
        return person is not None and self._visitors.may(person)

    def _mark(self, person: str | None) -> str:
        return self._visitors.mark(person) if person else ""

    def _letter(self, number: int) -> Read | None:
        person = self._visitors.person() or ""
        found: list[Letter] = self._postboxes.fetch(person, number - 1, number).letters
        return letters.read(found[0]) if found else None

    def _now(self) -> int:
        return int(self._clock() * 1000)


def _sent_id() -> str:
    """The browser's own; of a form without one (or with another's idea of one) a new one."""
    told = request.form.get("id", "")
    return told if _ID.fullmatch(told) else secrets.token_hex(16)


def _number(told: Any) -> int:
    """0 for what is none."""
    return int(told) if isinstance(told, str) and told.isascii() and told.isdigit() and len(told) <= 17 else 0


def _language(opened: list[Read], *, readable: bool = True) -> str:
    """That of the conversation; before there is one that of the page or, if it was not chosen, of the browser."""
    spoken = next((one.language for one in reversed(opened) if one.language), "")
    chosen = (request.values if readable else request.args).get("language", "")
    found = spoken or (chosen if chosen in languages() else "")
    return found or request.accept_languages.best_match(languages()) or FIRST


def _state(opened: list[Read]) -> str:
    return next((one.state for one in reversed(opened) if one.state), "before")


def _is_asked_by_script() -> bool:
    return request.headers.get("X-Asked-By") == "script" or request.endpoint == "news"


def _to_the_chat(**more: Any) -> Response:
    return Response(status=303, headers={"Location": url_for("show", **more, _anchor="end")})


def _drawn(one: Read, language: str, mark: str) -> str:
    w = content(language).under("webchat.page")
    return render_template("webchat/letter.html", one=one, w=w, mark=mark, fresh=secrets.token_hex)


def _page(name: str, language: str, **values: object) -> Response:
    html = render_template(
        f"webchat/{name}.html",
        language=language,
        languages=languages(),
        w=content(language).under("webchat.page"),
        labels=content(language).under("menu.label"),
        asset=_asset,
        fresh=secrets.token_hex,
        **values,
    )
    return Response(html, mimetype="text/html")


@cache
def _asset(name: str) -> str:
    """Changes with the file, so that it may be kept for a year."""
    return sha256((HERE / "static" / name).read_bytes()).hexdigest()[:12]
