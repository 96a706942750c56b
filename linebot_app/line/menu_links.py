"""Shows people the rich menu of where they stand: one thread does it behind the turns; which menu is told by
conversation/menu.py, what menus there are by menus.py."""

from __future__ import annotations

import heapq
import itertools
import logging
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Protocol

from linebot_app.line.menus import MENU_OF_ALL, known
from linebot_app.ports import Answer, Sent

log = logging.getLogger(__name__)

MOST_WAITING = 2_000
MOST_REMEMBERED = 20_000
ALIAS_KEPT = 600.0  # seconds for which an alias stands for the same menu, or for none
PAUSES = (5.0, 30.0, 120.0, 600.0)  # before it is tried again


class MenuCalls(Protocol):
    """What of the client is needed here."""

    def menu_behind(self, alias: str) -> str | None:
        """The menu's ID; "" when there is none, None when LINE did not tell."""

    def link_menu(self, person: str, menu_id: str) -> Answer: ...

    def unlink_menu(self, person: str) -> Answer: ...


class MenuLinks:
    """Implements Menus. What cannot be done now is tried some times more; then a later turn wishes it again, for its
    record still owes it. Nothing here ever delays a turn. `clock`: seconds. `pauses`: before each further try."""

    def __init__(
        self, calls: MenuCalls, clock: Callable[[], float] = time.monotonic, pauses: Sequence[float] = PAUSES
    ) -> None:
        self._calls = calls
        self._clock = clock
        self._pauses = pauses
        self._wake = threading.Condition()
        self._wished: dict[str, tuple[str, int]] = {}  # person -> menu, tries so far
        self._due: list[tuple[float, int, str]] = []
        self._order = itertools.count()
        self._shown: OrderedDict[str, str] = OrderedDict()
        self._ids: dict[str, tuple[str, float]] = {}
        self._ending = False
        self._thread = threading.Thread(target=self._work, name="menus", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def end(self) -> None:
        """What is under way ends; what waits is wished again by a later turn."""
        with self._wake:
            self._ending = True
            self._wake.notify_all()
        if self._thread.is_alive():
            self._thread.join()

    def wish(self, person: str, menu: str) -> None:
        if not person.startswith("U") or self._is_missing(menu):
            return
        with self._wake:
            if self._shown.get(person) == menu or self._wished.get(person, ("",))[0] == menu:
                return
            if person not in self._wished and len(self._wished) >= MOST_WAITING:
                log.warning("too many menus wait")
                return
            self._shown.pop(person, None)
            self._wished[person] = (menu, 0)
            self._put(person, 0.0)

    def is_shown(self, person: str, menu: str) -> bool:
        with self._wake:
            return self._shown.get(person) == menu

    def _is_missing(self, menu: str) -> bool:
        """LINE was asked lately and has none: nobody need be woken for it."""
        kept = self._ids.get(menu)
        return kept is not None and not kept[0] and self._clock() < kept[1]

    def _put(self, person: str, pause: float) -> None:
        heapq.heappush(self._due, (self._clock() + pause, next(self._order), person))
        self._wake.notify()

    def _work(self) -> None:
        while True:
            with self._wake:
                while not self._ending and not (self._due and self._due[0][0] <= self._clock()):
                    self._wake.wait(self._due[0][0] - self._clock() if self._due else None)
                if self._ending:
                    return
                person = heapq.heappop(self._due)[2]
                wished = self._wished.get(person)
            if wished is not None:
                try:
                    self._settle(person, *wished, self._bring(person, wished[0]))
                except Exception as error:  # noqa: BLE001 - a menu is never worth the thread
                    log.error("menu not shown", extra={"error": type(error).__name__})
                    with self._wake:
                        self._wished.pop(person, None)

    def _settle(self, person: str, menu: str, tries: int, came: Sent | None) -> None:
        """`came` None: LINE has no such menu."""
        with self._wake:
            if self._wished.get(person, ("",))[0] != menu:
                return  # another was wished meanwhile
            if came in (Sent.LATER, Sent.UNKNOWN, Sent.QUOTA) and tries < len(self._pauses):
                self._wished[person] = (menu, tries + 1)
                self._put(person, self._pauses[tries])
                return
            del self._wished[person]
            if came is Sent.OK:
                self._shown[person] = menu
                while len(self._shown) > MOST_REMEMBERED:
                    self._shown.popitem(last=False)
        if came not in (Sent.OK, None):
            log.warning("menu not shown", extra={"sent": str(came)})

    def _bring(self, person: str, menu: str) -> Sent | None:
        if menu == MENU_OF_ALL:
            return self._calls.unlink_menu(person).sent
        for _ in range(2):
            found = self._id_of(menu)
            if not found:
                return Sent.LATER if found is None else None
            answer = self._calls.link_menu(person, found)
            if answer.status != 404:
                break
            self._ids.pop(menu, None)  # made anew meanwhile: the alias knows
        return answer.sent

    def _id_of(self, menu: str) -> str | None:
        """ "" for none, None when LINE does not tell. Asked by one thread alone."""
        kept = self._ids.get(menu)
        if kept is not None and self._clock() < kept[1]:
            return kept[0]
        one = known(menu)
        found = self._calls.menu_behind(one.alias) if one is not None else ""
        if found is not None:
            self._ids[menu] = (found, self._clock() + ALIAS_KEPT)
        return found
