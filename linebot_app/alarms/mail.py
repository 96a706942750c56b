"""Alarms by e-mail: one letter for all that are due, without anybody's words."""

from __future__ import annotations

import smtplib
import ssl
import tomllib
from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from linebot_app.alarm_settings import MailTo
from linebot_app.storage.alarms import Alarm

PATIENCE = 10.0  # seconds for each step
_HERE = ("127.0.0.1", "localhost", "::1")
_JAPAN = timezone(timedelta(hours=9), "Asia/Tokyo")


class Mail:
    """`page`: the address of the console, None where it is not known."""

    way, together = "mail", True

    def __init__(self, to: MailTo, page: str | None) -> None:
        self._to, self._page = to, page

    def tell(self, alarms: Sequence[Alarm], now: datetime) -> None:
        """Raises OSError (smtplib's errors are such) when the server did not take it."""
        letter = self.letter(alarms, now)
        place = urlsplit(self._to.server)
        host = place.hostname or ""
        safely = ssl.create_default_context()
        if place.scheme == "smtps":
            server: smtplib.SMTP = smtplib.SMTP_SSL(host, place.port or 465, timeout=PATIENCE, context=safely)
        else:
            server = smtplib.SMTP(host, place.port or 587, timeout=PATIENCE)
        with server:
            if place.scheme == "smtp" and host not in _HERE:
                server.starttls(context=safely)
            if place.username:
                server.login(unquote(place.username), unquote(place.password or ""))
            server.send_message(letter)

    def letter(self, alarms: Sequence[Alarm], now: datetime) -> EmailMessage:
        words = _words()
        gravest = min(alarms, key=lambda one: tuple(words["kind"]).index(one.kind))
        what = words["kind"][gravest.kind]
        many = words["subject_many"].format(what=what, more=len(alarms) - 1)
        letter = EmailMessage()
        letter["Subject"] = many if len(alarms) > 1 else words["subject"].format(what=what)
        letter["From"], letter["To"] = self._to.sender, ", ".join(self._to.people)
        letter["Date"], letter["Message-ID"] = format_datetime(now), make_msgid(domain="kikiyaku.invalid")
        letter["Auto-Submitted"] = "auto-generated"
        if any(one.kind == "imminent" for one in alarms):
            letter["X-Priority"] = "1"
        letter.set_content("\n\n".join([words["lead"], *(self._line(one, now) for one in alarms)]) + "\n")
        return letter

    def _line(self, alarm: Alarm, now: datetime) -> str:
        words = _words()
        where = f"{self._page}/cases/{alarm.case}" if self._page and alarm.case else self._page or words["no_page"]
        line: str = words["line"].format(
            what=words["kind"][alarm.kind],
            when=alarm.at.astimezone(_JAPAN).strftime("%m/%d %H:%M"),
            minutes=max(0, int((now - alarm.at).total_seconds() // 60)),
            case=alarm.case or "-",
            again=words["again"].format(times=alarm.sent + 1) if alarm.sent else "",
            where=where,
        )
        return line


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
