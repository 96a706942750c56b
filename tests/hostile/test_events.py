"""Whatever a delivery holds: 200, a turn that fits LINE and did not fail, a session that can be read again.

FUZZ_INPUTS sets how many events are tried (`make fuzz`: 100,000)."""

from __future__ import annotations

import base64
import hashlib
import hmac
import itertools
import json
import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import flows
from linebot_app.conversation.loading import Loading
from linebot_app.line.limits import problems_of_request
from linebot_app.line.render import render
from linebot_app.line.webhook import Webhook, webhook_blueprint
from linebot_app.ports import Answer, SessionStore
from linebot_app.storage import embedded
from linebot_app.storage.sessions import open_sessions
from tests.support.chat import Chat

SECRET = "secret-of-hostile-tests"
LONGEST, EVENTS_EACH = 20, 6  # of a history: at most, and a little less than on average
EXAMPLES = max(1, int(os.environ.get("FUZZ_INPUTS", "500")) // EVENTS_EACH)
_numbers = itertools.count()

Json = dict[str, Any]
NASTY = (
    "<script>alert(1)</script>",
    '=HYPERLINK("http://x","y")',
    "{name} {0} {__class__} %s %(x)s ${x}",
    "\u202e右から左\u2066",
    "\u0000\u0001\ud83d",
    "👨‍👩‍👧‍👦" * 300,
    "が" * 5_000,
    "あ\n" * 2_400,
    "ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｊｐ",
    "'; DROP TABLE turns; --",
    "月曜日の25時61分、13月45日、令和99999年",
    "90000000000000000000000000",
    "怒り999999999999 不安-1",
    " ",
    "\u3000\u200b\ufeff",
)
USUAL = (
    *(
        "はい",
        "いいえ",
        "わからない",
        "戻る",
        "直す",
        "まとめ",
        "最初から",
        "同意する",
        "同意しない",
        "中断",
        "続きから",
    ),
    *("データを消して", "消す", "もう死にたい", "お客様に怒られました。納期を間違えました", "上司には言えません"),
    *("謝罪文を書いて", "仕事を探したい", "English", "相談員と話したい", "その日のことを記録したい", "練習したい"),
    *("あとで聞いて", "怒り5 不安3", "昨日の夕方", "部長と店長"),
)
words = st.one_of(st.sampled_from(USUAL), st.sampled_from(NASTY), st.text(max_size=60))
scalars = st.one_of(st.none(), st.booleans(), st.integers(-(2**70), 2**70), st.floats(allow_nan=False), words)
anything = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(words, inner, max_size=3)),
    max_leaves=8,
)
prefixes = st.sampled_from(("c", "a", "m", "f", "x", ""))
data = st.one_of(
    st.builds("|".join, st.tuples(prefixes, words, words)),
    st.builds("|".join, st.tuples(prefixes, words, words, st.sampled_from(("0", "1", "99", "-1", "²")))),
    words,
)
KINDS = ("sticker", "image", "video", "audio", "file", "location", "zzz")
EVENTS = ("follow", "unfollow", "unsend", "join", "beacon", "zzz")
FIELDS = ("timestamp", "mode", "source", "deliveryContext", "replyToken", "message")
tap = st.tuples(st.just("tap"), st.tuples(st.integers(0, 60), st.sampled_from((0, 0, 0, 1, 2, 3, 4))))
said = st.tuples(st.just("text"), words)
step = st.one_of(
    *(said, said, tap, tap),
    st.tuples(st.just("postback"), st.tuples(data, anything)),
    st.tuples(st.just("message"), anything),
    st.tuples(st.just("kind"), st.sampled_from(KINDS)),
    st.tuples(st.just("event"), st.tuples(st.sampled_from(EVENTS), anything)),
    st.tuples(st.just("spoilt"), st.tuples(words, st.sampled_from(FIELDS), anything)),
    st.tuples(st.just("unsend"), st.integers(0, 9)),
    st.tuples(st.just("time"), st.sampled_from((1, 60, 90_000, 10_000_000))),
)
steps = st.lists(step, min_size=1, max_size=LONGEST)


class Strict:
    """LINE: whatever it would refuse fails the test; it remembers what can be touched."""

    def __init__(self) -> None:
        self.touchable: list[str] = []

    def take(self, messages: Sequence[Mapping[str, Any]]) -> Answer:
        from linebot_app.ports import Sent

        assert problems_of_request(messages) == []
        self.touchable = list(_data_in(messages))
        return Answer(Sent.OK, 200, "r", message_ids=("1",))

    def reply(self, _token: str, messages: Sequence[Mapping[str, Any]]) -> Answer:
        return self.take(messages)

    def push(self, _person: str, messages: Sequence[Mapping[str, Any]], _key: str) -> Answer:
        return self.take(messages)

    def pushes_left(self) -> int | None:
        return None

    def show_loading(self, person: str, seconds: int = 20) -> None:
        pass


def _data_in(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        if value.get("type") in ("postback", "datetimepicker") and isinstance(value.get("data"), str):
            yield value["data"]
        value = list(value.values())
    if isinstance(value, Sequence) and not isinstance(value, str):
        for one in value:
            yield from _data_in(one)


LOADING = Loading(Strict())  # one thread, not one for each turn of 100,000 events


class Attack:
    """One person's deliveries over HTTP, each served at once."""

    def __init__(self, store: SessionStore, client: Any) -> None:
        self.client = client
        self.person = f"U{next(_numbers):032x}"
        self.line = Strict()
        self.chat = Chat(store, flow=flows, render=render, loading=LOADING)
        self.chat.line = self.line  # type: ignore[assignment]
        self.sent: list[str] = []

    def deliver(self, event: Json) -> None:
        body = json.dumps({"destination": "U", "events": [event]}).encode()
        signature = base64.b64encode(hmac.digest(SECRET.encode(), body, hashlib.sha256)).decode()
        assert self.client.post("/callback", data=body, headers={"X-Line-Signature": signature}).status_code == 200
        self.chat.work()

    def event(self, kind: str, **more: Any) -> Json:
        return self.chat.event(kind, person=self.person, **more) | {"webhookEventId": f"{self.person}-{len(self.sent)}"}

    def say(self, message: Any) -> Json:
        self.sent.append(f"m{self.person}-{len(self.sent)}")
        with_id = {"id": self.sent[-1], **message} if isinstance(message, dict) else message
        return self.event("message") | {"message": with_id}

    def do(self, step: str, value: Any) -> None:
        match step:
            case "text":
                self.deliver(self.say({"type": "text", "text": value}))
            case "message":
                self.deliver(self.say(value))
            case "kind":
                self.deliver(self.say({"type": value}))
            case "tap" if self.line.touchable:
                number, spoil = value
                self.touch(
                    _spoilt(self.line.touchable[number % len(self.line.touchable)], spoil), {"date": "2026-02-31"}
                )
            case "postback":
                self.touch(*value)
            case "event":
                kind, more = value
                self.sent.append("")
                self.deliver(self.event(kind) | {kind: more})
            case "spoilt":
                text, name, instead = value
                self.deliver(self.say({"type": "text", "text": text}) | {name: instead})
            case "unsend" if self.sent:
                self.sent.append("")
                self.deliver(self.event("unsend", unsend={"messageId": self.sent[-1 - value % len(self.sent)]}))
            case "time":
                self.chat.later(value)

    def touch(self, touched: str, params: Any) -> None:
        self.sent.append("")
        self.deliver(self.event("postback") | {"postback": {"data": touched, "params": params}})


def _spoilt(touched: str, how: int) -> str:
    return (touched, touched[:-1], touched + "|9", touched.replace("|", "||", 1), touched[::-1])[how]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SessionStore]:
    folder = tmp_path_factory.mktemp("valkey")
    opened = open_sessions(embedded.ensure(folder, fsync="no"), partitions=4)
    yield opened
    opened.close()
    embedded.stop(folder)


@pytest.fixture(scope="module")
def client(store: SessionStore) -> Any:
    app = Flask("hostile")
    app.register_blueprint(webhook_blueprint(Webhook([SECRET], store)))
    return app.test_client()


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(history=steps)
def test_no_delivery_brings_a_turn_to_fall(
    store: SessionStore, client: Any, caplog: pytest.LogCaptureFixture, history: list[tuple[str, Any]]
) -> None:
    caplog.clear()
    attack = Attack(store, client)
    attack.deliver(attack.event("follow"))
    attack.do("text", "同意する")
    for step, value in history:
        attack.do(step, value)
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []
    saved = store.session(attack.person)
    if saved is not None:
        snapshot = json.loads(saved)["flow"]
        assert flows.dump(flows.load(snapshot)) == snapshot
    store.log_done([handle for handle, _ in store.log_entries(10_000)])
