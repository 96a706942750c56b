"""The printable page with the real processes: from the button in the chat to the page, and void from both sides."""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request

import pytest

from linebot_app.simulator.driver import Entry, Phone
from tests.support.stack import Stack, wait_until

pytestmark = pytest.mark.slow


def told(stack: Stack) -> Phone:
    phone = stack.platform.phone("花子")
    phone.wait_for_reply()
    phone.ask("こんにちは")
    phone.ask("はい")
    phone.ask("取引先の田中様に出した見積書の金額を私が一桁まちがえて、電話で「謝りに来い」と言われました")
    return phone


def addresses(value: object) -> list[str]:
    """Every address that a button of these messages opens."""
    if isinstance(value, list):
        return [address for one in value for address in addresses(one)]
    if not isinstance(value, dict):
        return []
    here = [value["uri"]] if value.get("type") == "uri" else []
    return here + [address for one in value.values() for address in addresses(one)]


def page_of(stack: Stack, reply: list[Entry]) -> str:
    (address,) = (one for one in addresses([entry.message for entry in reply]) if one.startswith(stack.url))
    return address


def status(address: str, body: bytes | None = None) -> int:
    try:
        with urllib.request.urlopen(urllib.request.Request(address, body), timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_the_button_opens_the_page_until_its_person_says_no(stack: Stack) -> None:
    phone = told(stack)
    address = page_of(stack, phone.ask("まとめ"))
    with urllib.request.urlopen(address, timeout=20) as answer:
        assert "謝りに来い" in answer.read().decode()
    phone.ask("リンクを無効にする")
    assert status(address) == 404
    assert status(page_of(stack, phone.ask("まとめ"))) == 200


def test_the_page_can_be_closed_from_itself_and_the_chat_stays_silent(stack: Stack) -> None:
    phone = told(stack)
    address = page_of(stack, phone.ask("まとめ"))
    said = len(phone.transcript())
    place = urllib.parse.urlsplit(address)
    form = f"{place.scheme}://{place.netloc}{place.path}/unlink"
    assert status(form, b"sure=yes") == 200
    wait_until(lambda: status(address) == 404, "the link stays open")
    assert len(phone.transcript()) == said
    assert status(page_of(stack, phone.ask("まとめ"))) == 200
    words = urllib.parse.unquote(place.path.rsplit("/", 1)[1])
    assert all(words not in stack.output(name) for name in ("web", "worker")), "no address in the process logs"
