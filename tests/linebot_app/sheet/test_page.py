"""The page over HTTP: private, read only, dead in one and the same way, and void when its person says so."""

from __future__ import annotations

import csv
import io
import json
import re
from base64 import urlsafe_b64decode
from datetime import datetime
from pathlib import Path
from urllib.parse import urljoin

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from linebot_app.factory import create_app
from linebot_app.ports import Accepted, SessionStore, StoreUnavailable
from linebot_app.settings import Settings
from linebot_app.sheet.link import LIVES
from linebot_app.sheet.page import TOKYO
from tests.linebot_app.sheet.conftest import HOST, STORY, People
from tests.support.chat import PERSON

STATIC = Path(__file__).parents[3] / "linebot_app" / "sheet" / "static"


def raw(people: People) -> bytes | None:
    return people.store.session(PERSON)


def test_the_page_shows_what_was_told(people: People) -> None:
    answer = people.client.get(people.link())
    assert answer.status_code == 200
    assert "謝りに来い" in answer.text
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


def test_no_page_is_kept_indexed_or_told_to_others(people: People) -> None:
    path = people.link()
    for address in (path, f"{path}/record.csv", "/s/nothing", f"{path}/plan.ics"):
        headers = people.client.get(address).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in headers["X-Robots-Tag"]
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_nothing_on_the_page_is_inline_or_from_elsewhere(people: People) -> None:
    path = people.link()
    html = people.client.get(path).text
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", html)
    found = {urljoin(f"{HOST}/sub{path}", one) for one in re.findall(r"(?:src|href|action)=\"([^\"]+)\"", html)}
    assert all(one.startswith(f"{HOST}/sub/s") for one in found), "below whatever path a proxy has"
    assets = [one.removeprefix(f"{HOST}/sub") for one in found if "/sheet/" in one]
    assert len(assets) == 2
    for asset in assets:
        answer = people.client.get(asset, buffered=True)  # a file that was opened is closed again
        assert answer.status_code == 200
        assert "immutable" in answer.headers["Cache-Control"]
    assert not re.search(r"url\(|@import|https?:", (STATIC / "sheet.css").read_text())


@pytest.mark.parametrize("method", ["get", "head"])
def test_whoever_fetches_the_page_changes_nothing(people: People, method: str) -> None:
    path = people.link()
    before = raw(people)
    for address in (path, f"{path}/plan.ics", f"{path}/record.csv", f"{path}/record.txt"):
        getattr(people.client, method)(address)
    assert raw(people) == before
    assert people.store.claim(1.0) is None


def test_words_are_text_never_markup(people: People) -> None:
    people.tell("戻る", '</section><script>alert(1)</script>と"><img src=x>と書かれた納品書を私がお客様に送りました')
    html = people.client.get(people.link()).text
    assert "alert(1)" in html
    assert "<script>alert" not in html
    assert "<img" not in html


def dead(client: FlaskClient, path: str) -> TestResponse:
    answer = client.get(path)
    assert answer.status_code == 404
    return answer


def test_every_dead_link_has_one_and_the_same_answer(people: People, settings: Settings) -> None:
    path = people.link()
    token = path.removeprefix("/s/")
    stranger = people.links.token("U" + "9" * 32, _now(people), "1.1.0")
    flipped = ("B" if token[20] == "A" else "A").join((token[:20], token[21:]))
    paths = ["/s/" + one for one in (stranger, flipped, token[:-1], token + "A", "x", "あ", "a" * 5_000, token[::-1])]
    people.chat.later(LIVES.total_seconds() + 1)
    paths.append(path)
    bodies = {dead(people.client, one).text for one in paths}
    assert len(bodies) == 1
    assert PERSON not in bodies.pop()


def _now(people: People) -> datetime:
    return datetime.fromtimestamp(people.chat.now, TOKYO)


def test_the_user_id_cannot_be_read_in_the_address(people: People) -> None:
    token = people.link().removeprefix("/s/")
    sealed = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    assert PERSON.encode() not in sealed
    assert PERSON not in token
    assert len(token) < 300


def test_a_link_lives_for_seven_days(people: People) -> None:
    path = people.link()
    people.chat.later(LIVES.total_seconds() - 60)
    assert people.client.get(path).status_code == 200
    people.chat.later(120)
    assert people.client.get(path).status_code == 404


def test_the_page_itself_makes_every_link_void_once_it_was_confirmed(people: People) -> None:
    first, path = people.link(), people.link()
    assert people.client.post(f"{path}/unlink").status_code == 400
    assert people.client.get(path).status_code == 200
    shown = len(people.chat.line.shown)
    assert people.client.post(f"{path}/unlink", data={"sure": "yes"}).status_code == 200
    people.chat.work()
    assert {people.client.get(one).status_code for one in (first, path)} == {404}
    assert len(people.chat.line.shown) == shown, "nothing is said in the chat, least of all by a push"
    assert people.client.get(people.link()).status_code == 200


def test_that_it_was_made_void_stands_in_the_log_and_comes_back_from_it(people: People) -> None:
    people.client.post(f"{people.link()}/unlink", data={"sure": "yes"})
    people.chat.work()
    (entry,) = (one for one in people.chat.log() if one.get("trigger") == "unlinked")
    assert entry["person"] == PERSON
    assert entry["output"] == []


def test_another_site_cannot_make_links_void(people: People) -> None:
    path = people.link()
    for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        answer = people.client.post(f"{path}/unlink", data={"sure": "yes"}, headers=headers)
        assert answer.status_code == 400
    people.chat.work()
    assert people.client.get(path).status_code == 200
    assert people.client.get(f"{path}/unlink").status_code == 405


def test_a_dead_link_makes_nothing_void(people: People) -> None:
    path = people.link()
    people.tell("リンクを無効にして")
    assert people.client.post(f"{path}/unlink", data={"sure": "yes"}).status_code == 404
    assert people.store.claim(1.0) is None


def test_who_erased_everything_has_no_page_any_more(people: People) -> None:
    path = people.link()
    people.tell("データを消して", "はい")
    assert people.client.get(path).status_code == 404
    people.tell("こんにちは", "はい", STORY)
    assert people.client.get(path).status_code == 404


def test_words_taken_back_are_gone_from_the_page_at_once(people: People) -> None:
    people.tell("新しい相談", "自分のミス")
    people.chat.later(30)
    (event,) = people.chat.say("ミナトヤ商店さんの納品書の数を私がまちがえて、怒られました")
    path = people.link()
    assert "ミナトヤ" in people.client.get(path).text
    people.chat.deliver(people.chat.unsend(event))
    people.chat.work()
    assert "ミナトヤ" not in people.client.get(path).text


def test_records_can_be_saved_as_table_text_and_data(people: People) -> None:
    path = people.link()
    assert people.client.get(f"{path}/record.csv").status_code == 404
    people.tell("記録をつける", "=1+1と書かれたメールが今朝7時に来て、土下座しろと言われた", "ここまでで残す")
    table = list(csv.reader(io.StringIO(people.client.get(f"{path}/record.csv").get_data().decode("utf-8-sig"))))
    assert any(cell.startswith("'=1+1") for row in table for cell in row)
    assert "土下座" in people.client.get(f"{path}/record.txt").text
    assert any("土下座" in row["what"] for row in json.loads(people.client.get(f"{path}/record.json").text))
    for ending in ("csv", "txt", "json"):
        assert "attachment" in people.client.get(f"{path}/record.{ending}").headers["Content-Disposition"]
    assert people.client.get(f"{path}/record.exe").status_code == 404
    assert "<table>" in people.client.get(path).text


def test_while_the_store_is_away_the_page_says_so(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_person: str) -> bytes:
        raise StoreUnavailable

    path = people.link()
    monkeypatch.setattr(people.store, "session", away)
    answer = people.client.get(path)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_session_of_another_version_is_no_dead_link(people: People) -> None:
    path = people.link()
    _spoil(people.store)
    assert people.client.get(path).status_code == 503


def _spoil(store: SessionStore) -> None:
    data = json.loads(store.session(PERSON) or b"{}")
    data["flow"]["v"] = "999"
    store.accept([Accepted(PERSON, "wakes", b"{}")])
    claim = next((one for _ in range(3) if (one := store.claim(1.0))), None)
    assert claim is not None
    store.commit(claim, session=json.dumps(data).encode(), taken=1, outgoing=None, log=(), lease=1.0)


def test_the_whole_application_serves_the_page(settings: Settings) -> None:
    app = create_app(settings)
    try:
        client = app.test_client()
        answer = client.get("/s/nothing")
        assert answer.status_code == 404
        assert answer.headers["Cache-Control"] == "no-store"
        assert client.post("/s/nothing/unlink", data={"sure": "yes"}).status_code == 404
    finally:
        app.extensions["sessions"].close()
