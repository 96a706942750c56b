"""Moments as rows of the database hold them: ISO 8601 in UTC to the millisecond, so that text sorts as time does."""

from __future__ import annotations

from datetime import UTC, datetime


def utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def moment(at: str) -> datetime:
    """What has no zone is taken for UTC. ValueError for what is no moment."""
    found = datetime.fromisoformat(at)
    return found if found.tzinfo else found.replace(tzinfo=UTC)
