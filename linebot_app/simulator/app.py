"""Puts the simulator together: a Flask app with world, webhooks, API, control API and page; it serves nothing."""

from __future__ import annotations

from flask import Flask, Response, request

from linebot_app.simulator import ids, menus_api, tokens_api, webhook_api  # noqa: F401 - they add their endpoints to api
from linebot_app.simulator.acting import acting
from linebot_app.simulator.api import api
from linebot_app.simulator.page import page
from linebot_app.simulator.people import Phones
from linebot_app.simulator.settings import Settings
from linebot_app.simulator.turning import turning
from linebot_app.simulator.watching import watching
from linebot_app.simulator.webhooks import Webhooks
from linebot_app.simulator.wire import Buckets
from linebot_app.simulator.world import World


def create_simulator(settings: Settings) -> Flask:
    """The app, with `extensions["world"]`, `["webhooks"]` and `["phones"]`.

    Deliveries left over from an earlier run go out at once. Raises sqlite3.Error or OSError when DATA_DIR cannot
    be used. Call `stop_simulator` at the end.
    """
    world = World(settings)
    webhooks = Webhooks(world)
    app = Flask(__name__, static_folder=None)
    app.extensions |= {"world": world, "webhooks": webhooks, "phones": Phones(world, webhooks)}
    app.extensions["buckets"] = Buckets()
    for part in (api.blueprint, acting, watching, turning, page):
        app.register_blueprint(part)

    @app.errorhandler(404)
    @app.errorhandler(405)
    @app.errorhandler(500)
    def line_shaped(error: Exception) -> tuple[dict[str, str], int]:
        code = getattr(error, "code", 500) or 500
        return {"message": "Internal Server Error" if code == 500 else "Not found"}, code

    @app.after_request
    def harden(response: Response) -> Response:
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Cache-Control", "no-store")
        if request.path.startswith(("/v2/", "/oauth2/")):
            response.headers.setdefault("x-line-request-id", ids.new_request())
        return response

    webhooks.start()
    return app


def stop_simulator(app: Flask) -> None:
    """Ends the threads and closes the file."""
    world: World = app.extensions["world"]
    world.closing.set()
    with world.changed:
        world.changed.notify_all()
    app.extensions["webhooks"].stop()
    world.close()
