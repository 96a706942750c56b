"""Sessions as they lie in Redis are read again, whoever compressed them."""

from __future__ import annotations

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linebot_app.storage.packing import packed, unpacked

LONG = '{"flow":{"moves":[{"question":"facts.when","value":"先週の金曜"}]}}'.encode() * 50


@given(st.binary(max_size=3000) | st.text().map(lambda text: (text * 200).encode("utf-8", "replace")))
def test_what_was_packed_is_read_again(session: bytes) -> None:
    assert unpacked(packed(session)) == session


def test_a_long_session_becomes_much_shorter() -> None:
    assert len(packed(LONG)) < len(LONG) / 4


def test_sessions_of_before_were_packed_by_zlib_and_zlib_reads_those_of_now() -> None:
    assert unpacked(b"z" + zlib.compress(LONG, 1)) == LONG
    assert zlib.decompress(packed(LONG)[1:]) == LONG


@pytest.mark.parametrize("stored", [b"", b"?", b"zabc", b"z" + bytes(20)])
def test_bytes_that_are_no_session_are_told(stored: bytes) -> None:
    with pytest.raises(ValueError, match="Not a stored session"):
        unpacked(stored)
