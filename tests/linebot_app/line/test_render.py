"""What a turn becomes on LINE: nothing lost, nothing cut, always within the limits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.turn import (
    Bar,
    Bullets,
    Card,
    Choice,
    Does,
    Heading,
    Line,
    Paragraph,
    Party,
    Quotation,
    Say,
    Scale,
    Turn,
    Window,
    as_lines,
)
from linebot_app.line import limits, palette
from linebot_app.line.actions import address
from linebot_app.line.cards import CAROUSEL_BUBBLES
from linebot_app.line.render import render
from linebot_app.line.split import GRAPHEME, clean, graphemes, opening, shorten, split, units
from tests.support import turns as made

FAMILY = "👩‍👩‍👧‍👦"


def texts(node: Any) -> Iterator[str]:
    """Every text of a Flex container, in reading order."""
    if isinstance(node, dict):
        if node.get("type") == "text":
            yield node["text"]
        for value in node.values():
            yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)


def actions(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if "action" in node:
            yield node["action"]
        for key, value in node.items():
            if key != "action":
                yield from actions(value)
    elif isinstance(node, list):
        for value in node:
            yield from actions(value)


def everything_said(messages: list[dict[str, Any]]) -> str:
    said = []
    for message in messages:
        said.append(message.get("text", ""))
        said += texts(message.get("contents", {}))
    return "".join("".join(said).split())


def all_actions(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    quick = [item["action"] for item in messages[-1].get("quickReply", {}).get("items", ())]
    return [*quick, *(action for message in messages for action in actions(message.get("contents", {})))]


def boxes(node: Any, **wanted: str) -> list[dict[str, Any]]:
    found = []
    if isinstance(node, dict):
        if all(node.get(key) == value for key, value in wanted.items()):
            found.append(node)
        node = list(node.values())
    if isinstance(node, list):
        for value in node:
            found += boxes(value, **wanted)
    return found


def card(*blocks: Any, choices: tuple[Choice, ...] = (), kind: str = "recap", title: str = "題") -> Card:
    return Card(kind, title, blocks, choices)


# --- whatever comes, it is valid ---


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(made.turns)
def test_whatever_a_turn_holds_its_messages_are_within_the_limits(turn: Turn) -> None:
    messages = render(turn)
    assert len(messages) <= 5
    if messages:
        assert limits.problems_of_request(messages) == []
    json.dumps(messages, ensure_ascii=False).encode()
    assert all("quickReply" not in message for message in messages[:-1])


def test_a_turn_without_bubbles_sends_nothing() -> None:
    assert render(Turn()) == []
    assert render(Turn(choices=(Choice("はい", "yes"),))) == []


def test_empty_texts_and_empty_cards_are_left_out() -> None:
    turn = Turn((Say(""), Say(" \n\u200b"), Card("list", "", ()), Say("こんにちは")))
    assert [message["type"] for message in render(turn)] == ["text"]


def test_choices_are_offered_even_when_every_bubble_is_empty() -> None:
    messages = render(Turn((Say(""),), (Choice("はい", "yes"),)))
    assert len(messages) == 1
    assert all_actions(messages)[0]["data"] == "yes"


def test_rendering_twice_gives_equal_messages_that_share_nothing_that_changes() -> None:
    turn = Turn((card(Paragraph("本文"), Bar("不安", 4, 2)),), (Choice("はい", "yes"),))
    first = json.dumps(render(turn))
    render(Turn((card(Bar("怒り", 1)),)))
    assert json.dumps(render(turn)) == first


# --- text ---


def test_long_text_is_split_at_sentence_ends_and_nothing_is_lost() -> None:
    text = "".join(f"{n}番目に電話がありました。" for n in range(900))
    messages = render(Turn((Say(text),)))
    assert len(messages) > 1
    assert all(message["text"].endswith("。") for message in messages)
    assert everything_said(messages) == text


def test_a_sentence_does_not_end_inside_a_quotation_that_goes_on() -> None:
    text = "「どう責任を取るのか。謝りに来い。」と言われました。" * 400
    assert all(piece.endswith("ました。") for piece in split(text, 5_000))


@settings(max_examples=200, deadline=None)
@given(made.words, st.integers(2, 400))
def test_pieces_fit_and_together_are_the_text(text: str, limit: int) -> None:
    pieces = split(text, limit, exact=True)
    assert "".join(pieces) == clean(text)
    assert all(units(piece) <= limit for piece in pieces)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from([FAMILY, "🇯🇵", "か\u3099", "あ", "。", "、", "👍🏽", "\n", "नि"]), max_size=300),
    st.integers(40, 100),
)
def test_no_cluster_is_ever_cut(clusters: list[str], limit: int) -> None:
    text = "".join(clusters)
    pieces = split(text, limit, exact=True)
    assert sum(len(GRAPHEME.findall(piece)) for piece in pieces) == len(GRAPHEME.findall(text))


@settings(max_examples=200, deadline=None)
@given(made.words, st.integers(1, 40))
def test_a_shortened_label_fits_and_shows_that_it_was_shortened(text: str, limit: int) -> None:
    short = shorten(text, limit)
    assert graphemes(short) <= limit
    assert units(short) <= limit * 4
    assert "\n" not in short


def test_an_opening_ends_at_a_sentence() -> None:
    assert opening("一つめ。二つめ。三つめ。", 9) == "一つめ。二つめ。"
    assert opening("短い", 1_500) == "短い"
    assert opening("", 1_500) == ""


def test_more_than_five_bubbles_are_joined_with_a_blank_line_and_the_question_stays_alone() -> None:
    says = tuple(Say(f"{n}つめの文です。") for n in range(8))
    messages = render(Turn(says))
    assert len(messages) == 5
    assert messages[-1]["text"] == says[-1].text
    assert messages[0]["text"].startswith(f"{says[0].text}\n\n{says[1].text}")
    assert everything_said(messages) == "".join(say.text for say in says)


def test_more_than_five_cards_and_texts_lose_nothing_and_keep_their_order() -> None:
    turn = Turn(tuple(part for n in range(5) for part in (Say(f"文{n}"), card(Paragraph(f"中{n}"), title=f"題{n}"))))
    messages = render(turn)
    assert len(messages) <= 5
    said = everything_said(messages)
    places = [said.index(f"{sign}{n}") for n in range(5) for sign in "文題中"]
    assert places == sorted(places)


# --- choices ---


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


# --- cards ---

EVERYTHING = Card(
    "summary",
    "これまでのまとめ",
    (
        Heading("事実"),
        Line("連絡", "電話（私用の携帯）", "聞いた話"),
        Paragraph("補足です。"),
        Paragraph("大事なこと", strong=True),
        Paragraph("小さな字", faint=True),
        Bullets(("一つめ", "二つめ")),
        Bullets(("先に", "後で"), numbered=True),
        Bar("不安", 4, 2),
        Bar("怒り", 3),
        Scale("困惑", tuple(Choice(str(n), f"s:{n}") for n in range(1, 6)), "3"),
        Party("支店の方", "元のお得意先", "angry", "謝りに来てほしい", "三度の電話"),
        Window("相談の窓口", "0120-000-000", "毎日 9時〜21時", "tel:0120000000", True, "通話は無料"),
        Quotation("お電話をいただき、申し訳なく思います。"),
    ),
    (Choice("合っています", "ok", strong=True), Choice("直す", "fix")),
)


def test_every_word_of_a_card_is_on_it_and_in_its_alt_text() -> None:
    (message,) = render(Turn((EVERYTHING,)))
    said = everything_said([message])
    for words in (
        "これまでのまとめ",
        "事実",
        "連絡",
        "電話（私用の携帯）",
        "聞いた話",
        "補足です。",
        "大事なこと",
        "小さな字",
        "一つめ",
        "後で",
        "不安",
        "困惑",
        "支店の方",
        "元のお得意先",
        "謝りに来てほしい",
        "三度の電話",
        "相談の窓口",
        "0120-000-000",
        "毎日9時〜21時",
        "通話は無料",
        "お電話をいただき、申し訳なく思います。",
    ):
        assert words in said, words
    assert message["altText"] == "\n".join(as_lines(EVERYTHING))


def test_every_text_of_a_card_wraps_and_grows_with_the_letters_of_the_phone() -> None:
    (message,) = render(Turn((EVERYTHING,)))
    words = [node for node in boxes(message["contents"], type="text") if graphemes(node["text"]) > 1]
    assert all(node.get("wrap") and node.get("scaling") for node in words)


def test_the_alt_text_of_a_long_card_ends_at_a_sentence() -> None:
    long = card(*(Paragraph(f"{n}番目のことがありました。") for n in range(300)))
    (message,) = render(Turn((long,)))
    assert 1_000 < units(message["altText"]) <= 1_500
    assert message["altText"].endswith("。")


def test_a_card_without_words_still_has_an_alt_text() -> None:
    (message,) = render(Turn((Card("list", "", (), (Choice("はい", "yes"),)),)))
    assert message["altText"].strip()


def test_a_card_that_is_too_large_goes_on_in_further_bubbles_of_one_width() -> None:
    lines = [f"{n}番目の行です。" * 40 for n in range(60)]
    messages = render(Turn((card(*(Paragraph(line) for line in lines), choices=(Choice("はい", "yes"),)),)))
    found = [
        bubble
        for message in messages
        for bubble in (
            message["contents"]["contents"] if message["contents"]["type"] == "carousel" else [message["contents"]]
        )
    ]
    assert len(found) > 2
    assert len(found) <= CAROUSEL_BUBBLES * len(messages)
    assert len({bubble["size"] for bubble in found}) == 1
    assert ["footer" in bubble for bubble in found] == [False] * (len(found) - 1) + [True]
    said = everything_said(messages)
    assert all(line in said for line in lines)
    assert limits.problems_of_request(messages) == []


def test_a_text_too_long_for_one_bubble_continues_on_the_next() -> None:
    long = "".join(f"{n}番目の文です。" for n in range(1_100))
    messages = render(Turn((card(Quotation(long), kind="draft"),)))
    assert messages[0]["contents"]["type"] == "carousel"
    whole = everything_said(messages)
    assert all(f"{n}番目の文です。" in whole for n in range(1_100))


def test_a_row_of_strengths_is_tapped_and_shows_the_chosen_one_filled() -> None:
    scale = Scale("不安", tuple(Choice(str(n), f"feel:anxiety:{n}") for n in range(1, 6)), "4")
    (message,) = render(Turn((card(scale, kind="feelings"),)))
    steps = [node for node in boxes(message["contents"], type="box") if "action" in node]
    assert [step["action"]["data"] for step in steps] == [f"feel:anxiety:{n}" for n in range(1, 6)]
    assert all("不安" in step["action"]["displayText"] for step in steps)
    accent = palette.look("feelings").accent
    assert [step["backgroundColor"] == accent for step in steps] == [False, False, False, True, False]


def test_all_nine_feelings_stand_on_one_card() -> None:
    rows = tuple(
        Scale(f"気持ち{n}", tuple(Choice(str(step), f"feelings.strength:{n}:{step}") for step in range(1, 6)), "3")
        for n in range(9)
    )
    (message,) = render(Turn((card(*rows, choices=(Choice("これでよい", "done"),), kind="feelings"),)))
    assert message["contents"]["type"] == "bubble"


def test_bars_are_as_long_as_the_feeling_is_strong() -> None:
    (message,) = render(Turn((card(Bar("不安", 4, 2), kind="feelings"),)))
    widths = [node["width"] for node in boxes(message["contents"], height="10px") if "width" in node]
    assert widths == ["80%", "40%"]


def test_a_party_wears_the_colour_and_the_word_of_its_mood() -> None:
    looks = set()
    for mood in ("angry", "indifferent", "cooperative", "unknown"):
        (message,) = render(Turn((card(Party("先輩", "今の担当", mood, "謝りに行くこと"), kind="parties"),)))
        looks.add((palette.mood(mood).tint, tuple(texts(message["contents"]))))
        assert boxes(message["contents"], backgroundColor=palette.mood(mood).tint)
    assert len(looks) == 4


def test_the_number_of_a_help_line_is_dialled_by_a_tap() -> None:
    (message,) = render(Turn((card(Window("窓口", "#9110", "平日", "tel:#9110"), kind="windows"),)))
    (action,) = actions(message["contents"])
    assert action["type"] == "uri"
    assert action["uri"] == "tel:%239110"


def test_a_closed_help_line_does_not_look_open() -> None:
    open_now, closed = (
        list(texts(render(Turn((card(Window("窓口", "110", "平日", "tel:110", now)),)))[0]["contents"]))
        for now in (True, False)
    )
    assert open_now != closed


def test_many_buttons_stand_two_in_a_row_and_each_keeps_its_answer() -> None:
    offered = tuple(Choice(f"答え{n}", f"change:{n}") for n in range(9))
    (message,) = render(Turn((card(Paragraph("どれを直しますか？"), choices=offered, kind="list"),)))
    assert [action["data"] for action in actions(message["contents"]["footer"])] == [one.data for one in offered]
    assert len(message["contents"]["footer"]["contents"]) == 5


def test_a_help_line_of_which_nobody_knows_whether_it_is_open_promises_nothing() -> None:
    unknown, closed = (
        list(texts(render(Turn((card(Window("窓口", "110", "不定", "tel:110", now)),)))[0]["contents"]))  # type: ignore[arg-type]
        for now in (None, False)
    )
    assert len(unknown) < len(closed)


def test_each_kind_of_card_has_a_colour_of_its_own_and_an_unknown_kind_is_drawn_too() -> None:
    kinds = made.KINDS[:-1]
    assert len({palette.look(kind).accent for kind in kinds}) == len(kinds)
    assert render(Turn((card(Paragraph("本文"), kind="一度も見ない"),)))


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_text_can_be_read_on_its_background() -> None:
    for ink, back in palette.pairs():
        bright, dark = sorted((luminance(ink), luminance(back)), reverse=True)
        assert (bright + 0.05) / (dark + 0.05) >= 4.5, (ink, back)
