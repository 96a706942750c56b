"""What the pages about taking over need besides: stores of the desk, and the way to a conversation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from flows.orders import order
from linebot_app.clock import clock_of
from linebot_app.console.quota import PAUSE, KnownQuota
from linebot_app.line.client import LineClient
from linebot_app.line.events import ordered
from linebot_app.line.tokens import tokens_of
from linebot_app.ports import SessionStore
from linebot_app.settings import Settings
from linebot_app.storage.canned import CannedAnswers, open_canned
from linebot_app.storage.desk import Desks, open_desks
from linebot_app.storage.drafts import Drafts, open_drafts
from linebot_app.storage.enquiries import Enquiries, open_enquiries
from linebot_app.storage.operators import Operator

WATCHED = 5.0  # seconds after a page asked for news


@dataclass(frozen=True, slots=True)
class AtDesk:
    """`clock`: seconds since 1970, as conversations see the time."""

    desks: Desks
    canned: CannedAnswers
    drafts: Drafts
    enquiries: Enquiries
    store: SessionStore
    clock: Callable[[], float]

    def tell(self, person: str, operator: Operator, word: str, order_id: str, said: str = "") -> None:
        """Puts an order into the person's inbox, where it waits its turn; the same `order_id` once. Raises
        StoreUnavailable."""
        settings = self.desks.settings()
        limits = settings.patience * 60, settings.patience_in_danger * 60
        text = order(word, operator.name, " ".join(operator.shown.split()), *limits)
        self.store.accept([ordered(person, order_id, text, said, int(self.clock() * 1000))])

    def read_along(self) -> None:
        """What is said reaches the pages at once for a while."""
        self.store.watch(WATCHED)


def open_at_desk(settings: Settings, store: SessionStore) -> AtDesk:
    """Raises what SQLAlchemy raises when the database is away."""
    url = settings.database_url
    return AtDesk(
        desks=open_desks(url),
        canned=open_canned(url),
        drafts=open_drafts(url),
        enquiries=open_enquiries(url),
        store=store,
        clock=clock_of(settings.clock_file),
    )


def quota_of(settings: Settings) -> Callable[[], int | None]:
    """How many pushes are left, without waiting for LINE."""
    line = LineClient(tokens_of(settings), settings.line_api_base_url, kept=PAUSE)
    return KnownQuota(line.pushes_left).left
