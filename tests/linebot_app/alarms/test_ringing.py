"""Alarms reach people who have no page open: by a real mail server and a real HTTP server, again and again until seen,
without a word of anybody."""

from __future__ import annotations

import email.policy
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from email.message import EmailMessage
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from linebot_app.alarm_settings import AlarmSettings, HookAt, MailTo
from linebot_app.alarms.hook import Hook
from linebot_app.alarms.mail import Mail
from linebot_app.alarms.ringing import Ringing, ways_of
from linebot_app.storage.alarms import Alarms, open_alarms
from linebot_app.storage.cases import open_cases
from linebot_app.storage.transcripts import SqlTranscripts, migrate, open_transcripts
from tests.linebot_app.storage.test_cases import BEGIN, turn
from tests.support.servers import free_port

# On loopback a password may go without TLS.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH")

SECRET = "a secret of sixteen"
WORDS = "もう死にたいです"
REPEAT = timedelta(minutes=5)
PAGE = "https://counsel.example/console"


@dataclass
class Box:
    """A mail server on this machine. `refuses`: how many letters it does not take."""

    letters: list[EmailMessage] = field(default_factory=list)
    refuses: int = 0

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        if self.refuses:
            self.refuses -= 1
            return "451 not now"
        found = BytesParser(policy=email.policy.default).parsebytes(envelope.content)
        assert isinstance(found, EmailMessage)
        self.letters.append(found)
        return "250 taken"


@pytest.fixture
def box() -> Iterator[tuple[Box, str]]:
    made = Box()
    controller = Controller(
        made,
        hostname="127.0.0.1",
        port=free_port(),
        auth_required=True,
        auth_require_tls=False,
        authenticator=lambda *about: AuthResult(success=about[-1].password == b"pass:word"),
    )
    controller.start()
    yield made, f"smtp://bot:pass%3Aword@127.0.0.1:{controller.port}"
    controller.stop()


@dataclass
class Receiver:
    """Another system. `status`: what it answers."""

    taken: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    status: int = 204
    url: str = ""


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            made.taken.append((dict(self.headers), body))
            self.send_response(made.status)
            self.send_header("Location", made.url)
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.url = f"http://127.0.0.1:{server.server_port}/alerts"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


@dataclass
class Alerts:
    """Two people: one in danger, one who waits."""

    alarms: Alarms
    url: str
    now: float = (BEGIN + timedelta(minutes=3)).timestamp()

    def ring(self, *ways: Any) -> int:
        ringing = Ringing(ways, lambda: self.alarms, lambda: self.now, REPEAT)
        return sum(ringing.ring(way, self.alarms) for way in ways)

    def later(self, **by: float) -> None:
        self.now += timedelta(**by).total_seconds()

    def see(self, person: str) -> None:
        with open_cases(self.url) as cases:
            cases.see_alerts(person, "hana", BEGIN)


@pytest.fixture
def alerts(tmp_path: Any) -> Iterator[Alerts]:
    url = f"sqlite:///{tmp_path}/log.sqlite3"
    migrate(url)
    transcripts = open_transcripts(url)
    assert isinstance(transcripts, SqlTranscripts)
    heard = [{"event_id": "x", "kind": "text", "text": WORDS, "picked": "", "message_id": "m", "at": "2026"}]
    transcripts.write(
        [{**turn(1, "Udanger", ("alert", "imminent")), "input": heard}, turn(2, "Uwaits", ("call_operator", ""))]
    )
    transcripts.close()
    with open_alarms(url) as alarms:
        yield Alerts(alarms, url)


def test_a_letter_tells_what_and_where_and_nobodys_words(alerts: Alerts, box: tuple[Box, str]) -> None:
    mail = Mail(MailTo(box[1], "bot@counsel.example", ("a@x.example", "b@x.example")), PAGE)
    assert alerts.ring(mail) == 2
    (letter,) = box[0].letters
    text = letter.get_content()
    assert letter["To"] == "a@x.example, b@x.example"
    assert "imminent" not in text
    assert text.count(f"{PAGE}/cases/") == 2
    for hidden in (WORDS, "死", "Udanger", "Uwaits"):
        assert hidden not in text + letter["Subject"]


def test_letters_come_again_until_somebody_has_seen_it(alerts: Alerts, box: tuple[Box, str]) -> None:
    mail = Mail(MailTo(box[1], "bot@counsel.example", ("a@x.example",)), None)
    alerts.ring(mail)
    alerts.later(minutes=4)
    assert alerts.ring(mail) == 0
    alerts.later(minutes=1)
    assert alerts.ring(mail) == 2
    alerts.see("Udanger")
    alerts.later(minutes=5)
    assert alerts.ring(mail) == 1
    alerts.see("Uwaits")
    alerts.later(minutes=5)
    assert alerts.ring(mail) == 0
    assert len(box[0].letters) == 3


def test_a_server_that_takes_nothing_is_tried_again_soon(alerts: Alerts, box: tuple[Box, str]) -> None:
    box[0].refuses = 1
    mail = Mail(MailTo(box[1], "bot@counsel.example", ("a@x.example",)), None)
    alerts.ring(mail)
    assert alerts.alarms.problems() == {"mail": "SMTPDataError"}
    alerts.later(seconds=5)
    alerts.ring(mail)
    assert len(box[0].letters) == 1
    assert alerts.alarms.problems() == {}


def test_a_wrong_password_is_noted_and_holds_back_no_other_way(
    alerts: Alerts, box: tuple[Box, str], receiver: Receiver
) -> None:
    wrong = Mail(MailTo(box[1].replace("pass%3Aword", "x"), "bot@counsel.example", ("a@x.example",)), None)
    hook = Hook(HookAt(receiver.url, SECRET), None)
    assert alerts.ring(wrong, hook) == 4
    assert set(alerts.alarms.problems()) == {"mail"}
    assert len(receiver.taken) == 2


def test_a_post_is_signed_and_tells_no_more_than_a_letter(alerts: Alerts, receiver: Receiver) -> None:
    alerts.ring(Hook(HookAt(receiver.url, SECRET), PAGE))
    (headers, body), _ = receiver.taken
    stamp = headers["X-Kikiyaku-Timestamp"]
    signed = hmac.new(SECRET.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()
    assert headers["X-Kikiyaku-Signature"] == f"sha256={signed}"
    assert int(stamp) == int(alerts.now)
    told = json.loads(body)
    assert set(told) == {"type", "id", "kind", "case", "url", "since", "times"}
    assert (told["kind"], told["url"]) == ("imminent", f"{PAGE}/cases/{told['case']}")
    assert len({headers["X-Kikiyaku-Delivery"] for headers, _ in receiver.taken}) == 2


@pytest.mark.parametrize("status", [302, 404, 500])
def test_a_post_that_is_not_taken_is_sent_again_later_and_later(
    alerts: Alerts, receiver: Receiver, status: int
) -> None:
    alerts.see("Uwaits")
    receiver.status = status
    hook = Hook(HookAt(receiver.url, SECRET), None)
    assert alerts.ring(hook) == 1
    for wait in (5, 10, 20):
        alerts.later(seconds=wait - 1)
        assert alerts.ring(hook) == 0
        alerts.later(seconds=1)
        assert alerts.ring(hook) == 1
    receiver.status = 200
    alerts.later(seconds=40)
    alerts.ring(hook)
    deliveries = [headers["X-Kikiyaku-Delivery"] for headers, _ in receiver.taken]
    assert len(deliveries) == 5
    assert len(set(deliveries)) == 1
    assert alerts.alarms.problems() == {}


def test_threads_of_their_own_ring_and_end(alerts: Alerts, box: tuple[Box, str], receiver: Receiver) -> None:
    settings = AlarmSettings(MailTo(box[1], "bot@x.example", ("a@x.example",)), HookAt(receiver.url, SECRET), 5, PAGE)
    ways = ways_of(settings)
    assert [way.way for way in ways] == ["mail", "hook"]
    ringing = Ringing(ways, lambda: open_alarms(alerts.url), lambda: alerts.now, REPEAT, pause=0.01)
    ringing.start()
    for _ in range(500):
        if box[0].letters and len(receiver.taken) == 2:
            break
        threading.Event().wait(0.02)
    ringing.end()
    assert len(box[0].letters) == 1
    assert len(receiver.taken) == 2
