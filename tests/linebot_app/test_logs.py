from __future__ import annotations

import json
import logging
from typing import Any

from linebot_app.logs import OneLine, in_turn

WORDS = "どう責任を取るのか、一度謝りに来い"


def logged(*arguments: Any, error: BaseException | None = None, **extra: Any) -> dict[str, Any]:
    """The line that the record becomes, read back."""
    record = logging.getLogger("test").makeRecord(
        "test",
        logging.INFO,
        __file__,
        1,
        arguments[0],
        arguments[1:],
        (type(error), error, error.__traceback__) if error else None,
        extra=extra,
    )
    line = OneLine().format(record)
    assert "\n" not in line
    read: dict[str, Any] = json.loads(line)
    return read


def test_a_line_tells_time_level_event_and_ids() -> None:
    line = logged("turn committed", person="U123", event_ids=["01H", "01J"], ms=3.5)
    assert line["level"] == "info"
    assert line["event"] == "turn committed"
    assert line["time"].endswith("+00:00")
    assert (line["person"], line["event_ids"], line["ms"]) == ("U123", ["01H", "01J"], 3.5)


def test_words_of_a_conversation_do_not_get_in_by_any_way() -> None:
    told = [
        logged("said", text=WORDS),
        logged("said %s", WORDS),
        logged("said %(text)s", {"text": WORDS}),
        logged("said", texts=[WORDS], nested={"text": WORDS}),
        logged("failed", error=ValueError(WORDS)),
        logged(ValueError(WORDS)),
    ]
    assert WORDS not in json.dumps(told, ensure_ascii=False)


def test_an_exception_is_its_type_and_its_place() -> None:
    try:
        raise ValueError(WORDS)
    except ValueError as error:
        line = logged("failed", error=error)
    assert line["error"] == "ValueError"
    assert line["place"].split(":")[0].endswith("test_logs.py")


def test_passwords_in_addresses_are_taken_out() -> None:
    assert "hush" not in json.dumps(logged("to redis://u:hush@cache", address="redis://:hush@cache:6379"))


def test_a_number_where_a_number_is_expected_stays_one() -> None:
    assert logged("%d events in %.1f ms", 3, 2.5)["event"] == "3 events in 2.5 ms"
    assert logged("%d events", "three much")["event"] == "%d events"


def test_whatever_is_logged_within_a_turn_carries_the_id_of_its_event() -> None:
    with in_turn("01HEVENT"):
        assert logged("menu not shown")["turn"] == "01HEVENT"
        assert logged("sent", turn="01HOTHER")["turn"] == "01HOTHER"  # who says it knows better
    assert "turn" not in logged("worker ready")


def test_an_id_that_is_no_id_does_not_get_in() -> None:
    with in_turn(WORDS):
        assert WORDS not in json.dumps(logged("menu not shown"), ensure_ascii=False)
