"""What the console keeps account of besides conversations, opened together on one database."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from sqlalchemy import Engine

from linebot_app.storage.database import open_engine
from linebot_app.storage.exports import Exports
from linebot_app.storage.figures import Figures
from linebot_app.storage.migrations import migrate
from linebot_app.storage.misses import Misses
from linebot_app.storage.retention import Retention
from linebot_app.storage.retention_rules import RetentionSettings
from linebot_app.storage.reviews import Reviews


@dataclass(frozen=True, slots=True)
class Ledger:
    """Its parts share their connections; `close` ends them all."""

    engine: Engine
    figures: Figures
    misses: Misses
    rules: RetentionSettings
    retention: Retention
    exports: Exports
    reviews: Reviews

    @classmethod
    def on(cls, engine: Engine) -> Self:
        return cls(
            engine,
            Figures(engine),
            Misses(engine),
            RetentionSettings(engine),
            Retention(engine),
            Exports(engine),
            Reviews(engine),
        )

    def close(self) -> None:
        self.engine.dispose()


def open_ledger(database_url: str) -> Ledger:
    """The log's database, its tables brought up to date first. ValueError for a URL of another kind."""
    migrate(database_url)
    return Ledger.on(open_engine(database_url))
