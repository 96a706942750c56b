"""What a card becomes on LINE: every word on it, in its own look, over as many bubbles as it needs."""

from __future__ import annotations

from flows.turn import Bar, Card, Choice, Paragraph, Party, Quotation, Scale, Turn, Window, as_lines
from linebot_app.line import limits, palette
from linebot_app.line.cards import CAROUSEL_BUBBLES
from linebot_app.line.render import render
from linebot_app.line.split import graphemes, units
from tests.linebot_app.line.drawn import EVERYTHING, actions, boxes, card, everything_said, texts
from tests.support import turns as made


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
