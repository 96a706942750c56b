"""Which Redis URLs are understood, and that the others are refused without showing a password."""

from __future__ import annotations

import pytest

from linebot_app.storage.address import Place, read_address


def test_urls_say_where_and_who() -> None:
    one = read_address("redis://user:p%40ss@example.jp/2")
    assert (one.kind, one.places, one.user, one.password, one.db) == (
        "one",
        (Place("example.jp", 6379),),
        "user",
        "p@ss",
        2,
    )
    assert read_address("unix:///run/a%20b.sock?db=1").places == (Place(path="/run/a b.sock"),)
    assert read_address("redis://:secret@[::1]:7000").places == (Place("::1", 7000),)
    secure = read_address("rediss://example.jp?ssl_cert_reqs=none")
    assert (secure.tls, secure.verify) == (True, False)
    sentinel = read_address("redis+sentinel://:s@a:1,b/house/4")
    assert (sentinel.kind, sentinel.places, sentinel.master, sentinel.db, sentinel.password) == (
        "sentinel",
        (Place("a", 1), Place("b", 26379)),
        "house",
        4,
        "s",
    )
    cluster = read_address("rediss+cluster://a:1,b:2,c")
    assert (cluster.kind, cluster.places, cluster.tls) == (
        "cluster",
        (Place("a", 1), Place("b", 2), Place("c", 6379)),
        True,
    )


@pytest.mark.parametrize(
    "url",
    [
        "",
        "localhost:6379",
        "http://:hunter2@host",
        "redis://",
        "redis://:hunter2@",
        "redis://:hunter2@a,b",
        "redis://:hunter2@a/x",
        "redis://:hunter2@a/1/2",
        "redis://:hunter2@a:99999",
        "redis://:hunter2@a:port",
        "redis://hunter2@a",
        "unix://relative.sock",
        "redis+sentinel://:hunter2@a:1",
        "redis+sentinel://:hunter2@a:1/m/0/x",
        "redis+cluster://:hunter2@a,,b",
        "redis+cluster://:hunter2@a/1",
    ],
)
def test_malformed_urls_are_refused_without_their_password(url: str) -> None:
    with pytest.raises(ValueError, match="REDIS_URL") as refusal:
        read_address(url)
    assert "hunter2" not in str(refusal.value)
