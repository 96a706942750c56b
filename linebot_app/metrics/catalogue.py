"""Every number that monitoring can ask for: its name, what it means, its label; nothing is counted here."""

from __future__ import annotations

from dataclasses import dataclass

# Seconds. Two matter: LINE waits that long for a 200; a reply token lives a minute.
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 15.0, 60.0)
BORDERS = (*(f"{border:g}" for border in BUCKETS), "+Inf")  # as they are called where they are counted and shown


@dataclass(frozen=True, slots=True)
class Metric:
    """`label`: the name of its one label, "" for none."""

    name: str
    meaning: str
    label: str = ""


# Of the web process that is asked.
WEBHOOKS = Metric("webhooks", "Deliveries from LINE, by the status they were answered with", "status")
WEBHOOK_SECONDS = Metric("webhook_seconds", "From the delivery's body to its answer")
# Of all workers together, kept in Redis.
TURNS = Metric("turns", "Turns committed, by what they answered", "kind")
FAILED = Metric("turns_failed", "Turns that were answered with an apology after an error of our own")
TURN_SECONDS = Metric("turn_seconds", "From claiming what was said to the commit of its answer")
REPLY_SECONDS = Metric("reply_seconds", "From the webhook to LINE's word that the reply was taken")
DELIVERIES = Metric("deliveries", "How answers ended: replied, pushed, unknown, blocked, refused, quota", "outcome")
ALERTS = Metric("alerts", "Danger noticed, by level", "level")
# Looked up when asked.
PEOPLE_WAITING = Metric("people_waiting", "People whose messages wait for a turn at this moment")
OLDEST_WAITING = Metric("oldest_waiting_seconds", "How long the longest of them has waited")
LOG_WAITING = Metric("log_entries_waiting", "Log entries that are not in SQL yet")
LOG_REJECTED = Metric("log_entries_rejected", "Log entries that SQL can never take (kept in Redis for 30 days)")
ALERTS_OPEN = Metric("alerts_open", "Danger alerts that no operator has seen")
OLDEST_ALERT = Metric("oldest_alert_seconds", "How long the oldest of them has waited")
PUSHES_LEFT = Metric("pushes_left", "Pushes that LINE still allows this month; absent: no limit, or not known")
UP = Metric("part_up", "1 while a part that is needed answers", "part")

COUNTED = (WEBHOOKS, TURNS, FAILED, DELIVERIES, ALERTS)
TIMED = (WEBHOOK_SECONDS, TURN_SECONDS, REPLY_SECONDS)
PREFIX = "kikiyaku_"
