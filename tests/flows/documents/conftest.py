"""The first draft of a process compiles what dialects are read by: no example of a property is to wait for it."""

from __future__ import annotations

from flows.case import Case
from flows.documents import draft
from tests.flows.documents.cases import NOON

draft("boss_report", Case(happened="ここば間違えて送ってもうた", told=["ここば間違えて送ってもうた"]), NOON)
