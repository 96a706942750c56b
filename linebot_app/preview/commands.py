"""`flow preview`: serves the pages on loopback until it is stopped."""

from __future__ import annotations

import logging
import os
from datetime import datetime, timedelta, timezone
from pathlib import Path

import click

_JAPAN = timezone(timedelta(hours=9))


@click.command("preview")
@click.option("--port", default=8200, show_default=True, type=click.IntRange(0, 65535), help="0: any that is free.")
def preview(port: int) -> None:
    """Show all wording as it will look in LINE, with what each sentence rests on, to this machine alone. Files are
    looked at anew for every page; CONTENT_DIR is heeded."""
    from werkzeug.serving import make_server

    from linebot_app.preview.app import create_preview
    from linebot_app.wording.shelf import Shelf

    own = os.environ.get("CONTENT_DIR", "").strip()
    if own and not Path(own).is_dir():
        raise click.ClickException(f"CONTENT_DIR is not a folder: {own}")
    shelf = Shelf(Path(own).absolute() if own else None, None)
    shelf.begin()
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # a line for every file that a page loads
    try:
        server = make_server(
            "127.0.0.1", port, create_preview(shelf, lambda: datetime.now(_JAPAN).date()), threaded=True
        )
    except (OSError, SystemExit):
        raise click.ClickException(f"Port {port} is taken: choose another one with --port.") from None
    click.echo(f"http://127.0.0.1:{server.port}/   Ctrl-C stops it.")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("")
    finally:
        server.server_close()
