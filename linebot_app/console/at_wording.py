"""What the page about wording needs besides: the files, what processes tell, and operators' own checks of facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from linebot_app.clock import clock_of
from linebot_app.settings import Settings
from linebot_app.storage.confirmations import Confirmations, open_confirmations
from linebot_app.storage.renewals import Renewals, open_renewals
from linebot_app.wording.shelf import Shelf, shelf_of


@dataclass(frozen=True, slots=True)
class AtWording:
    """`clock`: seconds since 1970, as processes tell the time."""

    shelf: Shelf
    renewals: Renewals
    confirmations: Confirmations
    clock: Callable[[], float]


def open_at_wording(settings: Settings, redis: str) -> AtWording:
    """Raises what SQLAlchemy raises when the database is away."""
    return AtWording(
        shelf=shelf_of(settings),
        renewals=open_renewals(redis),
        confirmations=open_confirmations(settings.database_url),
        clock=clock_of(settings.clock_file),
    )
