"""What a turn looks like on the page: whole, harmless, and nothing but what was offered can be touched."""

from __future__ import annotations

from html.parser import HTMLParser

import orjson
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.turn import Bar, Card, Carousel, Choice, Does, Heading, Party, Quotation, Say, Scale, Turn, Window
from linebot_app.webchat.render import address, render
from tests.support.examples import examples
from tests.support.turns import turns, values

TAGS = frozenset(
    ("div", "p", "h3", "h4", "dl", "dt", "dd", "ul", "ol", "li", "b", "span", "pre", "a", "button", "details")
) | {"summary", "label", "input"}
ATTRIBUTES = frozenset(
    ("class", "role", "name", "value", "type", "href", "target", "rel", "aria-label", "aria-pressed", "data-text")
) | {"data-done", "data-copy", "data-copied"}


class Seen(HTMLParser):
    """Fails on anything that our own templates do not write."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.numbers: list[int] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        assert tag in TAGS, tag
        assert set(found) <= ATTRIBUTES, found
        if tag == "button" and found.get("name") == "choice":
            self.numbers.append(int(found["value"] or ""))
        if tag == "a":
            self.links.append(found["href"] or "")
        if tag != "input":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def seen(turn: Turn) -> list[tuple[dict[str, object], Seen]]:
    found = []
    for message in render(turn):
        orjson.dumps(message)
        page = Seen()
        page.feed(f"{message['html']}{message['quick']}")
        page.close()
        assert page.open == []
        found.append((message, page))
    return found


@given(turns, st.sampled_from(["ja", "en", "xx", ""]))
@settings(max_examples=examples(60))
def test_whatever_a_turn_holds_the_page_stays_whole_and_harmless(turn: Turn, language: str) -> None:
    spoken = Turn(turn.bubbles, turn.choices, language=language)
    drawn = seen(spoken)
    assert len(drawn) == len(turn.bubbles)
    for message, page in drawn:
        assert page.numbers == list(range(len(message["taps"])))  # type: ignore[arg-type]
        assert all(link.startswith(("https://", "http://", "tel:")) for link in page.links)


@given(values)
@settings(max_examples=examples(100))
def test_a_link_leads_to_a_page_or_to_a_number_to_dial(value: str) -> None:
    found = address(value)
    assert not found or found.startswith(("https://", "http://", "tel:"))
    for scheme in ("javascript", "data", "file", "line", "vbscript"):
        assert address(f"{scheme}:{value}") == ""
        assert address(f"{scheme}://{value}") == ""


def test_every_kind_of_block_is_there_with_its_words() -> None:
    card = Card(
        "windows",
        "題",
        (
            Heading("見出し"),
            Bar("怒り", 4, 2),
            Scale("不安", (Choice("1", "a|1"), Choice("2", "a|2")), "2"),
            Party("田中", "客", "angry", "返金", "備考"),
            Window("警察", "#9110", "平日", "tel:#9110", True, "注"),
            Quotation("そのまま\n使う言葉"),
        ),
        (
            Choice("コピー", does=Does.COPY, value="写す言葉"),
            Choice("開く", does=Does.OPEN, value="https://example.jp/"),
            Choice("日を選ぶ", "a|day", Does.DATE, "2026-12-01"),
        ),
    )
    ((message, page),) = seen(Turn((card,), (Choice("はい", "c|yes|", strong=True),), consented=True))
    html = str(message["html"]) + str(message["quick"])
    for words in (
        "題",
        "見出し",
        "怒り",
        "不安",
        "田中",
        "客",
        "返金",
        "備考",
        "警察",
        "平日",
        "注",
        "そのまま\n使う言葉",
    ):
        assert words in html, words
    assert page.links == ["tel:%239110", "https://example.jp/"]
    assert [data for data, _ in message["taps"]] == ["a|1", "a|2", "a|day", "c|yes|"]  # type: ignore[attr-defined]
    assert [label for _, label in message["taps"]][:2] == ["不安 1", "不安 2"]  # type: ignore[attr-defined]
    assert 'data-text="写す言葉"' in html
    assert "a|1" not in html, "what a tap sends back stays in the house"
    assert message["stays"] is True


def test_choices_stand_below_the_last_bubble_and_its_sender_above_it() -> None:
    turn = Turn((Say("一"), Say("二")), (Choice("はい", "y"),), sender="相談員 花子", withheld=True)
    (first, _), (last, _) = seen(turn)
    assert (first["quick"], first["taps"]) == ("", [])
    assert "花子" not in str(first["html"])
    assert "花子" in str(last["html"])
    assert last["taps"] == [("y", "はい")]
    assert last["stays"] is False


def test_cards_beside_each_other_are_one_message() -> None:
    cards = tuple(Card("jobs", f"求人 {n}", (), (Choice("見る", f"c|job|{n}"),)) for n in range(3))
    ((message, _),) = seen(Turn((Carousel(cards),)))
    assert [data for data, _ in message["taps"]] == ["c|job|0", "c|job|1", "c|job|2"]  # type: ignore[attr-defined]
