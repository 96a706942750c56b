"""Who is let in: passwords and codes judged, failures counted, lock-outs; pages and sessions live elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from linebot_app.console import codes
from linebot_app.console.sealing import Sealing, Unsealable, is_over
from linebot_app.storage.audit import Audit
from linebot_app.storage.operators import Operator, Operators

FREE_FAILURES = 5
LONGEST_LOCK = timedelta(hours=1)


class Doorkeeper:
    """`clock`: the time now, aware."""

    def __init__(self, operators: Operators, audit: Audit, sealing: Sealing, clock: Callable[[], datetime]) -> None:
        self._operators, self._audit, self._sealing, self._clock = operators, audit, sealing, clock

    def by_password(self, name: str, password: str) -> Operator | None:
        """Whose name and password these are; None for all others, whatever the reason is: they are told the same."""
        now = self._clock()
        operator = self._operators.named(name)
        fits = self._sealing.is_password(operator.password if operator else "", password)
        if operator is None:
            self._audit.note(now, "", "sign_in_failed", details={"why": "unknown"})
            return None
        if not operator.active or operator.is_locked(now):
            self._audit.note(now, operator.name, "sign_in_failed", details={"why": "closed"})
            return None
        if not fits:
            self._failed(operator, "password")
            return None
        if is_over(operator.password, now):
            self._audit.note(now, operator.name, "sign_in_failed", details={"why": "first password over"})
            return None
        if self._sealing.is_outdated(operator.password):
            self._operators.change(operator.id, password=self._sealing.hash_password(password))
        return operator

    def by_code(self, operator: Operator, code: str) -> bool:
        """True once for the right code of somebody who may come in."""
        now = self._clock()
        if not operator.active or operator.is_locked(now):
            self._audit.note(now, operator.name, "sign_in_failed", details={"why": "closed"})
            return False
        try:
            secret = self._sealing.unseal(operator.totp)
        except Unsealable:
            self._audit.note(now, operator.name, "sign_in_failed", details={"why": "unsealable"})
            return False
        step = codes.step_of(secret, code, now)
        if step is None or not self._operators.use_code(operator.id, step):
            self._failed(operator, "code")
            return False
        if self._sealing.is_of_old_key(operator.totp):
            self._operators.change(operator.id, totp=self._sealing.seal(secret))
        return True

    def enrol(self, operator: Operator, secret: str, code: str) -> bool:
        """Takes the secret as the second factor once a code shows that the phone has it."""
        step = codes.step_of(secret, code, self._clock())
        if step is None:
            self._audit.note(self._clock(), operator.name, "sign_in_failed", details={"why": "set_up"})
            return False
        self._operators.change(operator.id, totp=self._sealing.seal(secret), totp_step=step)
        self._audit.note(self._clock(), operator.name, "second_factor_set", f"operator:{operator.name}")
        return True

    def came_in(self, operator: Operator, way: str) -> None:
        now = self._clock()
        self._operators.change(operator.id, failures=0, locked_until=None, seen_at=now)
        self._audit.note(now, operator.name, "signed_in", details={"way": way})

    def _failed(self, operator: Operator, why: str) -> None:
        now = self._clock()
        failures = self._operators.count_failure(operator.id)
        details: dict[str, object] = {"why": why}
        if failures >= FREE_FAILURES:
            lock = min(timedelta(minutes=2 ** min(failures - FREE_FAILURES, 10)), LONGEST_LOCK)
            self._operators.change(operator.id, locked_until=now + lock)
            details["locked_minutes"] = int(lock.total_seconds() // 60)
        self._audit.note(now, operator.name, "sign_in_failed", details=details)
