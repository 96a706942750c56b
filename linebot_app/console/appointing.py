"""Letting somebody use the console, for the page and the command alike."""

from __future__ import annotations

import re
import secrets
from datetime import datetime

from linebot_app.console.rights import ROLES
from linebot_app.console.sealing import Sealing
from linebot_app.storage.operators import NameTaken, Operator, Operators

_NAME = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,99}")
_LONGEST_SHOWN = 40


class Refused(ValueError):
    """`why`: bad_name, bad_role, name_taken or a problem of the password, as the pages say it."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def add_operator(
    operators: Operators,
    sealing: Sealing,
    name: str,
    role: str,
    now: datetime,
    shown: str = "",
    password: str = "",
) -> tuple[Operator, str]:
    """The operator and the password, one made by chance unless given. Raises Refused."""
    name, shown = name.strip().lower(), shown.strip() or name.strip()
    if not _NAME.fullmatch(name) or len(shown) > _LONGEST_SHOWN or not shown.isprintable():
        raise Refused("bad_name")
    if role not in ROLES:
        raise Refused("bad_role")
    made = "" if password else secrets.token_urlsafe(16)
    if problem := sealing.problem_of(made or password, name):
        raise Refused(problem)
    hashed = sealing.hash_first(made, now) if made else sealing.hash_password(password)
    try:
        return operators.add(name, shown, role, now, hashed), made or password
    except NameTaken:
        raise Refused("name_taken") from None


def reset_operator(operators: Operators, sealing: Sealing, who: Operator, now: datetime, *, phone: bool = False) -> str:
    """A new password made by chance; every session and lock ends. `phone`: the second factor is set up again at the
    next sign-in, by whoever has the password: only for somebody whose phone is gone."""
    password = secrets.token_urlsafe(16)
    operators.change(who.id, password=sealing.hash_first(password, now), failures=0, locked_until=None)
    if phone:
        operators.change(who.id, totp="")
    operators.end_sessions(who.id)
    return password
