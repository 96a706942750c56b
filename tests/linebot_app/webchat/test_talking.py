"""What a visitor does is taken in once and answered once, and stays on the page until it goes by their own wish."""

from __future__ import annotations

from uuid import uuid4

import orjson

from flows.turn import Kind
from linebot_app.conversation.records import SessionRecord
from linebot_app.ports import Accepted
from linebot_app.webchat import events
from tests.linebot_app.webchat.conftest import STORY, House, Visitor


def turns(visitor: Visitor) -> int:
    raw = visitor.session()
    return SessionRecord.from_bytes(raw).number if raw else 0


def agreed(house: House) -> Visitor:
    visitor = house.visitor().begin()
    visitor.say(STORY)
    visitor.tap("はい、続ける")
    return visitor


def test_nobody_is_known_before_they_begin(house: House) -> None:
    visitor = house.visitor()
    page = visitor.get()
    assert page.status_code == 200
    assert "Set-Cookie" not in page.headers
    assert visitor.get("/news").status_code == 403
    assert list(house.store.people()) == []


def test_beginning_greets_and_what_is_said_is_answered(house: House) -> None:
    visitor = house.visitor().begin()
    greeted = visitor.letters()
    assert next(one["side"] for one in greeted) == "own"
    assert "house" in [one["side"] for one in greeted]
    visitor.say(STORY)
    assert visitor.letters()[-1]["side"] == "house"
    assert "はい、続ける" in visitor.offers()


def test_the_same_message_sent_again_is_one(house: House) -> None:
    visitor = house.visitor().begin()
    sent_id = str(uuid4())
    visitor.say(STORY, sent_id)
    before, number = visitor.letters(), turns(visitor)
    visitor.say(STORY, sent_id)
    visitor.say("ほかの言葉", sent_id)
    assert [one["number"] for one in visitor.letters()] == [one["number"] for one in before]
    assert turns(visitor) == number


def test_an_id_of_one_visitor_takes_nothing_from_another(house: House) -> None:
    one, other = house.visitor().begin(), house.visitor().begin()
    sent_id = str(uuid4())
    one.say(STORY, sent_id)
    other.say("上司に怒られています", sent_id)
    assert "上司に怒られています" in other.shown()
    assert "上司" not in one.shown()
    assert turns(other) == turns(one)


def test_a_browser_that_died_before_it_was_taken_in_asks_again_and_loses_nothing(house: House) -> None:
    visitor = house.visitor().begin()
    sent_id = str(uuid4())
    accept, house.store.accept = house.store.accept, _away  # type: ignore[method-assign]
    assert visitor.say(STORY, sent_id).status_code == 503
    house.store.accept = accept  # type: ignore[method-assign]
    visitor.say(STORY, sent_id)
    assert visitor.shown().count(STORY) == 1
    assert "はい、続ける" in visitor.offers()


def _away(_events: object) -> list[bool]:
    from linebot_app.ports import StoreUnavailable

    raise StoreUnavailable


def test_two_tabs_show_the_same_and_each_fetches_only_what_it_has_not(house: House) -> None:
    visitor = house.visitor().begin()
    known = visitor.news()
    newest = known["letters"][-1]["number"]
    visitor.say(STORY)
    there = visitor.news(newest, known["version"])
    assert there["whole"] is False
    assert next(one["side"] for one in there["letters"]) == "own"
    # The other tab has not looked since the beginning.
    assert visitor.news("0", known["version"])["letters"][-1] == {**there["letters"][-1], "html": ANY_HTML}
    assert visitor.news(there["letters"][-1]["number"], known["version"])["letters"] == []


class _AnyHtml:
    """Forms carry an id of their own each time."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str)

    __hash__ = None  # type: ignore[assignment]


ANY_HTML = _AnyHtml()


def test_a_reload_shows_everything_again_with_its_buttons(house: House) -> None:
    visitor = agreed(house)
    page = visitor.get().text
    assert STORY in page
    assert all(f'data-number="{one["number"]}"' in page for one in visitor.letters())
    assert 'name="choice"' in page


def test_a_turn_that_is_sent_twice_is_shown_once(house: House) -> None:
    visitor = house.visitor().begin()
    bodies = [orjson.dumps({"side": "house", "html": "<p>一度だけ</p>"})]
    assert house.postboxes.put(visitor.person, "key", bodies, stays=False)
    assert not house.postboxes.put(visitor.person, "key", bodies, stays=False)
    assert visitor.shown().count("一度だけ") == 1


def test_a_day_is_picked(house: House) -> None:
    visitor = house.visitor().begin()
    taken: list[Accepted] = []
    accept = house.store.accept
    house.store.accept = lambda found: taken.extend(found) or accept(found)  # type: ignore[method-assign]
    letter = orjson.dumps({"side": "house", "html": "", "taps": [["a|facts.deadline|date", "日付を選ぶ"]]})
    house.postboxes.put(visitor.person, "day", [letter], stays=False)
    number = visitor.letters()[-1]["number"]
    form = {"id": str(uuid4()), "mark": visitor.mark, "letter": number, "choice": "0"}
    assert visitor.post("/tap", **form, **{"picked-0": "x"}).status_code == 422
    assert visitor.post("/tap", **form, **{"picked-0": "2026-12-01"}).status_code == 200
    (accepted,) = taken
    part = events.read(accepted.body, _nobody).part
    assert (part.kind, part.text, part.picked) == (Kind.TAP, "a|facts.deadline|date", "2026-12-01")


def _nobody(_body: bytes) -> object:
    raise AssertionError("not of the house")


def test_a_message_that_is_taken_back_goes_with_the_answers_that_repeat_it(house: House) -> None:
    visitor = agreed(house)
    sent_id = str(uuid4())
    visitor.say("担当は三田さんです。三田さんに責められています", sent_id)
    version = visitor.news()["version"]
    visitor.post("/unsend", id=str(uuid4()), mark=visitor.mark, message=sent_id)
    house.serve()
    assert "三田" not in visitor.shown()
    assert "三田" not in visitor.get().text
    assert b"\xe4\xb8\x89\xe7\x94\xb0" not in (visitor.session() or b"")
    newest = visitor.letters()[-1]["number"]
    told = visitor.news(newest, version)
    assert told["whole"] is True, "an open tab is told to forget what it shows"
    assert told["version"] != version
    visitor.say("続けたいです")
    assert visitor.letters()[-1]["side"] == "house"


def test_a_no_to_being_kept_takes_what_was_told_off_the_page(house: House) -> None:
    visitor = house.visitor().begin()
    visitor.say(STORY)
    visitor.tap("いいえ、消してください")
    assert "田中" not in visitor.shown()
    assert visitor.letters()[-1]["side"] == "house"


def test_what_was_written_freely_and_is_not_to_be_kept_leaves_the_page_and_the_rest_stays(house: House) -> None:
    visitor = agreed(house)
    visitor.say("吐き出したい")
    visitor.say("三田さんなんか大嫌いだ、もう顔も見たくない")
    assert "三田" in visitor.shown()
    visitor.tap("残さない")
    assert "三田" not in visitor.shown()
    assert "田中" in visitor.shown()


def test_the_menu_works_as_in_line_and_knows_no_other_commands(house: House) -> None:
    visitor = agreed(house)
    mark = visitor.mark
    assert visitor.post("/menu", id=str(uuid4()), mark=mark, command="mine").status_code == 200
    house.serve()
    assert visitor.letters()[-1]["side"] == "house"
    assert visitor.post("/menu", id=str(uuid4()), mark=mark, command="erase").status_code == 410


def test_in_english_from_the_beginning(house: House) -> None:
    visitor = house.visitor(**{"Accept-Language": "en-GB"}).begin()
    assert visitor.news()["language"] == "en"
    assert 'lang="en"' in visitor.get().text
