"""What choices become on LINE: quick replies, buttons, pickers, links; none is lost."""

from __future__ import annotations

from typing import Any

import pytest

from flows.turn import Choice, Does, Paragraph, Quotation, Say, Turn, Window
from linebot_app.line.actions import address
from linebot_app.line.render import render
from tests.linebot_app.line.drawn import actions, all_actions, card, everything_said


def test_a_choice_is_a_postback_that_says_its_label_in_the_chat() -> None:
    (message,) = render(Turn((Say("どうしますか？"),), (Choice("続ける", "go:on"),)))
    (item,) = message["quickReply"]["items"]
    assert item["action"] == {"type": "postback", "label": "続ける", "data": "go:on", "displayText": "続ける"}


def test_choices_stand_under_the_last_message_only() -> None:
    first, last = render(Turn((Say("一"), card(Paragraph("二"))), (Choice("はい", "yes"),)))
    assert "quickReply" not in first
    assert last["type"] == "flex"
    assert len(last["quickReply"]["items"]) == 1


@pytest.mark.parametrize("last", [Say("どれですか？"), card(Paragraph("どれですか？"))])
def test_choices_beyond_thirteen_become_buttons_and_none_is_lost(last: Any) -> None:
    offered = tuple(Choice(f"{n}番", f"n:{n}") for n in range(30))
    messages = render(Turn((last,), offered))
    assert len(messages[-1]["quickReply"]["items"]) == 13
    assert {action["data"] for action in all_actions(messages)} == {choice.data for choice in offered}


def test_a_label_too_long_for_a_quick_reply_becomes_a_button_that_shows_it_whole() -> None:
    label = "元の会社の窓口に、まず電話でようすを伝えてみる"
    assert 20 < len(label) <= 40
    messages = render(Turn((Say("どれですか？"),), (Choice(label, "a"), Choice("ほか", "b"))))
    assert label in {action["label"] for action in all_actions(messages)}


def test_dates_are_picked_on_the_phone() -> None:
    chosen = (Choice("日を選ぶ", "due", Does.DATE, "2026-11-24"), Choice("日時", "at", Does.DATETIME, "あした"))
    date, moment = all_actions(render(Turn((Say("いつまでですか？"),), chosen)))
    assert date == {
        "type": "datetimepicker",
        "label": "日を選ぶ",
        "data": "due",
        "mode": "date",
        "initial": "2026-11-24",
    }
    assert moment["mode"] == "datetime"
    assert "initial" not in moment


def test_a_draft_too_long_for_one_clipboard_gets_several_copy_buttons_that_give_it_all() -> None:
    draft = "このたびは申し訳ございません。\n" * 150
    messages = render(
        Turn((card(Quotation(draft), choices=(Choice("コピー", does=Does.COPY, value=draft),), kind="draft"),))
    )
    copies = [action for action in all_actions(messages) if action["type"] == "clipboard"]
    assert len(copies) > 1
    assert "".join(copy["clipboardText"] for copy in copies) == draft
    assert len({copy["label"] for copy in copies}) == len(copies)


def test_data_too_long_for_a_postback_is_sent_as_typed_text_instead_of_being_cut() -> None:
    (action,) = all_actions(render(Turn((Say("どれ？"),), (Choice("これ", "x" * 301),))))
    assert action == {"type": "message", "label": "これ", "text": "これ"}


@pytest.mark.parametrize(
    ("given_uri", "sent"),
    [
        ("tel:#9110", "tel:%239110"),
        ("tel:0120-061-338", "tel:0120-061-338"),
        ("https://例え.jp/相談?名=値 値#上", None),
        ("HTTPS://example.com/100%", "https://example.com/100%25"),
        ("https://example.com/%E3%81%82", "https://example.com/%E3%81%82"),
        ("line://ti/p/@example", "line://ti/p/@example"),
    ],
)
def test_addresses_are_percent_encoded(given_uri: str, sent: str | None) -> None:
    made_uri = address(given_uri)
    assert made_uri is not None
    assert made_uri.isascii()
    assert sent in (None, made_uri)


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "tel:",
        "tel:電話",
        "https://",
        "example.com",
        "ftp://a/b",
        "https://example.com/" + "あ" * 200,
    ],
)
def test_an_address_that_line_would_refuse_is_not_sent(uri: str) -> None:
    assert address(uri) is None
    turn = Turn((card(Window("窓口", "0120", "毎日", uri), choices=(Choice("開く", does=Does.OPEN, value=uri),)),))
    assert all_actions(render(turn)) == []
    assert "0120" in everything_said(render(turn))


def test_many_buttons_stand_two_in_a_row_and_each_keeps_its_answer() -> None:
    offered = tuple(Choice(f"答え{n}", f"change:{n}") for n in range(9))
    (message,) = render(Turn((card(Paragraph("どれを直しますか？"), choices=offered, kind="list"),)))
    assert [action["data"] for action in actions(message["contents"]["footer"])] == [one.data for one in offered]
    assert len(message["contents"]["footer"]["contents"]) == 5
