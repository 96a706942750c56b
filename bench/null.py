"""The least a server can do: a Flask page that takes a delivery and says OK; it knows no LINE, it stores nothing."""

from __future__ import annotations

from flask import Flask, Response, request

app = Flask(__name__)


@app.post("/callback")
def callback() -> Response:
    request.get_data(cache=False)
    return Response("OK\n", mimetype="text/plain")


def main() -> None:
    """Serves with the product's own server and settings; the port comes from the environment."""
    import os

    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    from linebot_app.web import BLOCKING_THREADS

    Server(
        "bench.null:app",
        address="127.0.0.1",
        port=int(os.environ["PORT"]),
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=BLOCKING_THREADS,
        websockets=False,
        log_level=LogLevels.warning,
        workers_kill_timeout=5,
    ).serve()


if __name__ == "__main__":
    main()
