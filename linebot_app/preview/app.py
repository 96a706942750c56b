"""The pages of the preview and the files that draw them, for this machine alone; every page looks at the files anew."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from flask import Flask, Response, abort, render_template, request, send_from_directory

from flows.content import in_use
from flows.stage import Stage
from linebot_app.preview.showing import file_shown, files, stage_shown
from linebot_app.wording.shelf import Shelf

CONSOLE = Path(__file__).resolve().parent.parent / "console" / "static"
HERE = Path(__file__).parent / "static"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'none'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_HERE = ("127.0.0.1", "localhost", "[::1]")


def create_preview(shelf: Shelf, today: Callable[[], date]) -> Flask:
    """`shelf` must have begun."""
    app = Flask(__name__, static_folder=None)

    @app.before_request
    def only_from_here() -> None:
        """A page elsewhere that gives itself this machine's address by name reads nothing."""
        if request.host.rpartition(":")[0] not in _HERE and request.host not in _HERE:
            abort(403)

    @app.get("/")
    def begin() -> str:
        return stage(str(Stage.ENTRY))

    @app.get("/stage/<name>")
    def stage(name: str) -> str:
        outcome = shelf.renew()
        if name not in set(Stage):
            abort(404)
        return _page(f"stage/{name}", name, outcome.problems, lambda one: stage_shown(one, name, today()))

    @app.get("/file/<name>")
    def file(name: str) -> str:
        outcome = shelf.renew()
        if name not in files(in_use()):
            abort(404)
        return _page(f"file/{name}", name, outcome.problems, lambda one: file_shown(one, name, today()))

    def _page(place: str, name: str, problems: tuple[str, ...], shown: Callable[[Any], Any]) -> str:
        book = in_use()
        language = request.args.get("language", "ja")
        wording = book.by_language.get(language)
        if wording is None:
            abort(404)
        only = "only" in request.args
        return render_template(
            "preview.html",
            place=place,
            name=name,
            problems=problems,
            shown=[one for one in shown(wording) if one.marks or not only],
            only=only,
            version=book.version,
            language=language,
            languages=list(book.by_language),
            stages=[str(one) for one in Stage],
            files=files(book),
        )

    @app.get("/static/<path:name>")
    def static(name: str) -> Response:
        return send_from_directory(HERE if (HERE / name).is_file() else CONSOLE, name)

    @app.after_request
    def harden(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Cache-Control"] = "no-store"
        return response

    return app
