"""What groups of commands share: where data lives for them, and how a store that is away is told; no command itself."""

from __future__ import annotations

import os
from typing import Any

import click
from flask import current_app
from flask.cli import AppGroup

from linebot_app.ports import StoreUnavailable
from linebot_app.settings import Places, Settings, load_places, or_exit


class DataGroup(AppGroup):
    """Commands on data: a store that is away is one line and exit 1, not a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        from sqlalchemy.exc import SQLAlchemyError

        try:
            return super().invoke(ctx)
        except StoreUnavailable:
            raise click.ClickException("Redis cannot be reached: look at REDIS_URL and whether it runs.") from None
        except SQLAlchemyError as error:
            problem = type(error).__name__
            raise click.ClickException(
                f"The log cannot be used ({problem}): look at DATABASE_URL and whether it runs."
            ) from None


def places() -> Places:
    """Where data lives: the app's settings, else what the environment says."""
    settings: Settings | None = current_app.extensions["settings"]
    return settings or or_exit(load_places, os.environ)
