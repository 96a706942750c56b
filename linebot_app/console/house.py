"""What every page is given: stores, keys, the time; opened once when the console is made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from linebot_app.console.sealing import Sealing, pseudonym
from linebot_app.storage.audit import Audit
from linebot_app.storage.cases import Cases
from linebot_app.storage.ledger import Ledger
from linebot_app.storage.operators import Operators
from linebot_app.storage.presence import Looking, Nobody
from linebot_app.storage.remarks import Remarks
from linebot_app.storage.saved_views import SavedViews
from linebot_app.storage.search import Search
from linebot_app.storage.transcripts import SqlTranscripts

if TYPE_CHECKING:
    from linebot_app.console.at_desk import AtDesk
    from linebot_app.console.at_wording import AtWording

JAPAN = timezone(timedelta(hours=9), "Asia/Tokyo")


@dataclass(frozen=True, slots=True)
class House:
    """`clock`: the time now, aware. `second_factor`: nobody comes in without one. `organisation`: the name of the
    organisation's own sign-in, empty where there is none."""

    operators: Operators
    audit: Audit
    cases: Cases
    transcripts: SqlTranscripts
    search: Search
    sealing: Sealing
    clock: Callable[[], datetime]
    secret_key: str = field(repr=False)
    ledger: Ledger
    remarks: Remarks
    views: SavedViews
    second_factor: bool = True
    organisation: str = ""
    pushes_left: Callable[[], int | None] = lambda: None  # this month; None: no limit, or nobody knows

    looking: Looking = field(default_factory=Nobody)
    session_of: Callable[[str], bytes | None] = lambda _person: None  # as it is stored; None: there is none
    at_desk: AtDesk | None = None  # taking over and what belongs to it; None: not here
    at_wording: AtWording | None = None  # taking up changed wording; None: not here

    def pseudonym(self, person: str) -> str:
        return pseudonym(self.secret_key, person)
