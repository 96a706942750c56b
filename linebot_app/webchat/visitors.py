"""Whose request it is and whether a form is ours: cookie, mark, origin; what is done with it lives in page.py."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Response, request

from linebot_app.webchat.people import COOKIE_LIVES, Seals
from linebot_app.webchat_settings import WebChatSettings


class Visitors:
    """`public`: the address of the page as people reach it."""

    def __init__(self, seals: Seals, settings: WebChatSettings, public: str) -> None:
        self._seals = seals
        self._framed = bool(settings.parents)
        self._secure = settings.secure or self._framed
        # A cookie of the first name is taken by browsers from this very host alone.
        self._name = "__Host-kikiyaku" if self._secure else "kikiyaku"
        parts = urlsplit(public)
        self._ours = f"{parts.scheme}://{parts.netloc}"

    def person(self) -> str | None:
        return self._seals.open(request.cookies.get(self._name, ""))

    def mark(self, person: str) -> str:
        return self._seals.mark(person)

    def recognise(self, response: Response, person: str) -> Response:
        """From now on, and anew with each visit."""
        # Inside a page of another site the cookie is one for that site alone: it tells nobody who comes from where.
        response.set_cookie(
            self._name,
            self._seals.seal(person),
            max_age=COOKIE_LIVES,
            path="/",
            secure=self._secure,
            httponly=True,
            samesite="None" if self._framed else "Lax",
            partitioned=self._framed,
        )
        return response

    def forget(self, response: Response) -> Response:
        response.delete_cookie(
            self._name,
            path="/",
            secure=self._secure,
            httponly=True,
            samesite="None" if self._framed else "Lax",
            partitioned=self._framed,
        )
        return response

    def comes_from_us(self) -> bool:
        """What browsers say of where a form was."""
        origin = request.headers.get("Origin", "")
        return request.headers.get("Sec-Fetch-Site", "") in ("", "same-origin") and origin in (
            "",
            self._ours,
            request.host_url.rstrip("/"),
        )

    def may(self, person: str) -> bool:
        """Whether this form was made for this person, by us."""
        return self.comes_from_us() and self._seals.is_mark(person, request.form.get("mark", ""))
