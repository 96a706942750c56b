"""Compares what the simulator saw with what the log tells: lost, twice, out of order, stuck; nothing runs here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import orjson
from redis import Redis

Json = dict[str, Any]
DONE = 200  # what took effect, whatever the caller was told


@dataclass(slots=True)
class Report:
    """All but the first two and `unknown` (replies of which LINE never told what became of them) must be 0."""

    events: int = 0
    turns: int = 0
    unknown: int = 0
    lost: int = 0
    twice: int = 0
    out_of_order: int = 0
    unanswered: int = 0
    answered_twice: int = 0
    not_logged_delivery: int = 0
    stuck: int = 0
    leaked_locks: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        named = ("lost", "twice", "out_of_order", "unanswered", "answered_twice", "not_logged_delivery")
        return not any(getattr(self, name) for name in (*named, "stuck", "leaked_locks"))

    def lines(self) -> list[str]:
        return [f"{name.replace('_', ' '):>22} {value}" for name, value in asdict(self).items() if name != "examples"]

    def note(self, what: str) -> None:
        if len(self.examples) < 20:
            self.examples.append(what)


def audit(
    webhooks: Iterable[Mapping[str, Any]], calls: Iterable[Mapping[str, Any]], turns: list[Json], redis: Redis
) -> Report:
    """`webhooks` and `calls` as the simulator recorded them, `turns` as `log export` prints them, once all is quiet."""
    report = Report(turns=len(turns))
    _events(report, list(webhooks), turns)
    _answers(report, list(calls), turns)
    _left_behind(report, redis)
    return report


@dataclass(slots=True)
class _Seen:
    """One event, in ms: when the person did it, when its first delivery began, when the first 200 came (0: never)."""

    done: int
    begun: int
    taken: int = 0

    def is_before(self, other: _Seen) -> bool:
        """Nobody could take it for the later one."""
        return bool(self.taken) and self.done <= other.done and self.taken < other.begun


def _events(report: Report, webhooks: list[Mapping[str, Any]], turns: list[Json]) -> None:
    seen = _seen(webhooks)
    report.events = sum(bool(event.taken) for event in seen.values())
    in_turns = Counter(event for turn in turns for event in turn["event_ids"])
    for name, event in seen.items():
        if event.taken and not in_turns[name]:
            report.lost += 1
            report.note(f"lost {name}")
    for name, times in in_turns.items():
        if times > 1:
            report.twice += 1
            report.note(f"twice {name}")
    for person, own in _by_person(turns).items():
        _order(report, person, own, seen)


def _seen(webhooks: Iterable[Mapping[str, Any]]) -> dict[str, _Seen]:
    seen: dict[str, _Seen] = {}
    for delivery in webhooks:
        done = {event["webhookEventId"]: event["timestamp"] for event in orjson.loads(delivery["body"])["events"]}
        for attempt in delivery["attempts"]:
            for name in delivery["event_ids"]:
                event = seen.setdefault(name, _Seen(done[name], attempt["at"]))
                event.begun = min(event.begun, attempt["at"])
                if attempt["status"] == 200:
                    ended = attempt["at"] + int(attempt["took_ms"])
                    event.taken = min(event.taken or ended, ended)
    return seen


def _order(report: Report, person: str, turns: list[Json], seen: Mapping[str, _Seen]) -> None:
    earlier: list[_Seen] = []
    for turn in sorted(turns, key=lambda turn: int(turn["number"])):
        events = [seen[name] for name in turn["event_ids"] if name in seen]
        if any(event.is_before(other) for event in events for other in earlier):
            report.out_of_order += 1
            report.note(f"out of order {person} turn {turn['number']}")
        earlier += events


def _answers(report: Report, calls: list[Mapping[str, Any]], turns: list[Json]) -> None:
    shown: Counter[str] = Counter()
    for call in calls:
        if call["endpoint"] in ("reply", "push") and call["done"] == DONE and call.get("chat"):
            shown[str(call["chat"])] += 1
    for person, own in _by_person(turns).items():
        answered = unknown = 0
        for turn in own:
            outcome = (turn["delivery"] or {}).get("outcome", "")
            if turn["output"] and not outcome:
                report.not_logged_delivery += 1
                report.note(f"no outcome {turn['turn']}")
            answered += outcome in ("replied", "pushed")
            unknown += outcome == "unknown"
        report.unknown += unknown
        surplus = shown[person] - answered
        if surplus < 0:
            report.unanswered -= surplus
            report.note(f"unanswered {person}: shown {shown[person]}, logged {answered}")
        elif surplus > unknown:
            report.answered_twice += surplus - unknown
            report.note(f"answered twice {person}: shown {shown[person]}, logged {answered}, unknown {unknown}")


def _left_behind(report: Report, redis: Redis) -> None:
    report.stuck = sum(1 for _ in redis.scan_iter(match="kikiyaku:*inbox:*", count=1000))
    for key in redis.scan_iter(match="kikiyaku:*state:*", count=1000):
        report.stuck += bool(redis.hexists(key, "out"))
        report.leaked_locks += bool(redis.hexists(key, "fence"))


def _by_person(turns: Iterable[Json]) -> dict[str, list[Json]]:
    found: dict[str, list[Json]] = {}
    for turn in turns:
        found.setdefault(turn["person"], []).append(turn)
    return found
