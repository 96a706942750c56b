"""Everything that can be made to go wrong, as data: webhook delivery and the API's answers; no I/O."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any

FAULTS = {
    "429": "the rate limit answer",
    "429_user": "too many messages to one user",
    "429_quota": "the monthly limit answer",
    "500": "internal error, nothing done",
    "503": "unavailable, nothing done",
    "401": "the access token is refused",
    "403": "this account may not use the endpoint",
    "reset": "connection reset before anything is done",
    "silence": "10 s of silence, then the connection ends; nothing done",
    "500_after": "done, and then an internal error is reported",
    "reset_after": "done, and then the connection is reset: the caller cannot know",
    "timeout_after": "done, and then 10 s of silence: the caller cannot know",
}

# What each switch may be: (kind, lowest, highest).
LIMITS: dict[str, tuple[type, float, float]] = {
    "duplicate_percent": (float, 0, 100),
    "reorder_percent": (float, 0, 100),
    "reorder_ms": (int, 0, 60_000),
    "bundle": (int, 1, 100),
    "bundle_wait_ms": (int, 0, 10_000),
    "latency_ms": (int, 0, 60_000),
    "latency_jitter_ms": (int, 0, 60_000),
    "fault_percent": (float, 0, 100),
    "silence_ms": (int, 0, 60_000),
    "webhook_timeout_ms": (int, 100, 60_000),
    "content_prepare_ms": (int, 0, 3_600_000),
    "quota": (int, -1, 10**9),
    "seed": (int, 0, 2**31),
    "rate_default": (int, 1, 10**6),
    "rate_loading": (int, 1, 10**6),
}


@dataclass(slots=True)
class Switches:
    """All percentages 0..100, all `_ms` in real milliseconds, pauses in milliseconds of the simulator's clock."""

    duplicate_percent: float = 0  # of deliveries sent a second time, as the network may do
    redelivery: bool = False  # try again after anything but 2xx
    redelivery_pauses_ms: list[int] = field(default_factory=lambda: [1000, 3000, 10_000, 30_000])
    reorder_percent: float = 0  # of deliveries held back while later ones pass
    reorder_ms: int = 800
    bundle: int = 1  # events in one POST, over all chats
    bundle_wait_ms: int = 300
    standby: bool = False
    webhook_cut: bool = False  # nothing reaches the bot
    webhook_used: bool = True  # "Use webhook" in LINE's console
    webhook_timeout_ms: int = 2000
    chat_on: bool = False  # "Chat" in the response settings of LINE's manager: people there may answer by hand
    latency_ms: int = 0
    latency_jitter_ms: int = 0
    fault_percent: float = 0
    fault_kind: str = "500"
    silence_ms: int = 10_000
    content_prepare_ms: int = 0  # video and audio answer 202 for so long, by the simulator's clock
    quota: int = -1  # pushes in a month; -1: no limit
    rate_default: int = 2000  # calls a second for each endpoint
    rate_loading: int = 100
    seed: int = 1

    def changed(self, wanted: dict[str, Any]) -> Switches:
        """A copy with the wanted values. Raises ValueError naming the first that is unknown or out of range."""
        values = asdict(self)
        for name, value in wanted.items():
            if name not in values:
                raise ValueError(f"unknown switch: {name}")
            values[name] = _checked(name, value, values[name])
        return Switches(**values)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def restored(cls, kept: dict[str, Any]) -> Switches:
        known = {one.name for one in fields(cls)}
        return cls().changed({name: value for name, value in kept.items() if name in known})


def _checked(name: str, value: Any, now: Any) -> Any:
    if isinstance(now, bool):
        if not isinstance(value, bool):
            raise ValueError(f"{name} must be true or false")
        return value
    if name == "fault_kind":
        if value not in FAULTS:
            raise ValueError(f"fault_kind must be one of {', '.join(FAULTS)}")
        return value
    if name == "redelivery_pauses_ms":
        right = isinstance(value, list) and len(value) <= 20
        if not right or any(
            isinstance(one, bool) or not isinstance(one, int) or not 0 <= one <= 86_400_000 for one in value
        ):
            raise ValueError("redelivery_pauses_ms must be a list of milliseconds")
        return value
    kind, low, high = LIMITS[name]
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise ValueError(f"{name} must be between {low:g} and {high:g}")
    return kind(value)
