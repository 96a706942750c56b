"""Ways into the list of conversations that operators named; what an address means is known in console."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, func, insert, or_, select
from sqlalchemy.exc import IntegrityError

from linebot_app.storage.database import Records, for_writing, open_engine
from linebot_app.storage.migrations import migrate
from linebot_app.storage.tables import saved_views

MOST = 20  # of one operator


@dataclass(frozen=True, slots=True)
class SavedView:
    """`address`: the query of the list's page. `shared`: colleagues see it too."""

    id: int
    operator: str
    name: str
    address: str
    shared: bool


class SavedViews(Records):
    """Each operator's own, and those that colleagues share."""

    def of(self, operator: str) -> list[SavedView]:
        mine = or_(saved_views.c.operator == operator, saved_views.c.shared)
        wanted = select(saved_views).where(mine).order_by(saved_views.c.name, saved_views.c.id).limit(3 * MOST)
        with self._engine.connect() as connection:
            return [SavedView(**row._mapping) for row in connection.execute(wanted)]

    def save(self, operator: str, name: str, address: str, *, shared: bool) -> bool:
        """In the place of one with the same name. False when there are MOST already."""
        own = saved_views.c.operator == operator
        row = {"operator": operator, "name": name, "address": address, "shared": shared}
        with for_writing(self._engine) as connection, connection.begin():
            connection.execute(delete(saved_views).where(own & (saved_views.c.name == name)))
            count = connection.execute(select(func.count()).where(own)).scalar_one()
            if count >= MOST:
                return False
            try:
                connection.execute(insert(saved_views).values(row))
            except IntegrityError:
                return False
        return True

    def remove(self, operator: str, number: int) -> None:
        own = (saved_views.c.operator == operator) & (saved_views.c.id == number)
        with for_writing(self._engine) as connection, connection.begin():
            connection.execute(delete(saved_views).where(own))


def open_saved_views(database_url: str) -> SavedViews:
    """The log's database, its tables brought up to date first. ValueError for a URL of another kind."""
    migrate(database_url)
    return SavedViews(open_engine(database_url))
