"""`python -m bench.console_data URL`: fills a database with a year of conversations, as the log's mover writes them;
what is measured on it is in console_pages.py."""

from __future__ import annotations

import argparse
import itertools
import random
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from typing import Any

import flows
from bench.people import people
from flows.turn import Incoming
from linebot_app.conversation import entries
from linebot_app.conversation.entries import delivery_entry
from linebot_app.ports import Outcome
from linebot_app.storage.transcripts import migrate, open_transcripts

MESSAGES, CONVERSATIONS = 1_000_000, 50_000
A_YEAR = timedelta(days=365)
A_BATCH = 2_000
SCRIPTS = 60
IN_DANGER = 0.01
ASKS_FOR_A_HUMAN = 0.01
_TOKYO = timezone(timedelta(hours=9))

Entry = dict[str, Any]


def conversations(count: int, messages: int, end: datetime) -> Iterator[list[Entry]]:
    """`count` conversations with about `messages` messages (of both sides) in all, the oldest first: whole ones, and
    many that somebody left on the way."""
    chance = random.Random("console")
    scripts = [list(_logged(script)) for script in people(SCRIPTS, "console", end - A_YEAR)]
    whole = sum(sum(map(_messages, script)) for script in scripts) / len(scripts)
    # The share of a script that is held is u**power for a uniform u: its mean is 1 / (power + 1).
    power = max(0.0, whole * count / messages - 1)
    for number in range(count):
        script = chance.choice(scripts)
        held = script[: max(1, round(len(script) * chance.random() ** power))]
        begun = end - A_YEAR + A_YEAR * (number / count)
        yield list(_copied(held, f"U{chance.getrandbits(128):032x}", begun, chance))


def _logged(script: Any) -> Iterator[Entry]:
    session = flows.new_session()
    for number, step in enumerate(script.steps):
        incoming = Incoming((script.part(number),))
        turn = flows.take_turn(session, incoming, step.at)
        entry = entries.turn_entry(script.person, number + 1, incoming, turn, flows.FLOW_VERSION, step.at)
        yield {**entry, "withheld": False}


def _copied(script: list[Entry], person: str, at: datetime, chance: random.Random) -> Iterator[Entry]:
    started = at.isoformat()
    in_danger, asks = chance.random() < IN_DANGER, chance.random() < ASKS_FOR_A_HUMAN
    for number, entry in enumerate(script):
        at += timedelta(seconds=chance.lognormvariate(3.2, 0.9))
        event = f"{person[1:21]}-{number}"
        digest = {**entry["digest"], "started": started} if entry["digest"] else {}
        effects = entry["effects"]
        if number == len(script) - 1 and digest:
            digest["danger"] = "concern self" if in_danger else digest["danger"]
            effects = [*effects, *([{"does": "alert", "value": "concern"}] if in_danger else [])]
            effects = [*effects, *([{"does": "call_operator", "value": ""}] if asks else [])]
        part = {**entry["input"][0], "event_id": event, "message_id": event, "at": at.isoformat()}
        changed = {"turn": event, "person": person, "event_ids": [event], "at": at.isoformat(), "input": [part]}
        yield {**entry, **changed, "digest": digest, "effects": effects}
        yield delivery_entry(person, event, Outcome.REPLIED, None, at)


def _messages(entry: Entry) -> int:
    return len(entry.get("input", ())) + len(entry.get("output", ()))


def fill(url: str, count: int = CONVERSATIONS, messages: int = MESSAGES) -> tuple[int, int]:
    """Messages and turns that were written."""
    migrate(url)
    transcripts = open_transcripts(url)
    made = itertools.chain.from_iterable(conversations(count, messages, datetime.now(_TOKYO)))
    told = turns = 0
    begun = time.monotonic()
    while batch := list(itertools.islice(made, A_BATCH)):
        transcripts.write(batch)
        told += sum(map(_messages, batch))
        turns += sum(one["kind"] == "turn" for one in batch)
        rate = turns / (time.monotonic() - begun)
        print(f"\r{told:,} messages, {turns:,} turns, {rate:,.0f} turns/s", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    transcripts.close()  # type: ignore[attr-defined]
    return told, turns


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.console_data", description=__doc__)
    parser.add_argument("url", help="sqlite:///… or postgresql://…, a database of its own")
    parser.add_argument("--conversations", type=int, default=CONVERSATIONS)
    parser.add_argument("--messages", type=int, default=MESSAGES)
    wanted = parser.parse_args()
    fill(wanted.url, wanted.conversations, wanted.messages)
