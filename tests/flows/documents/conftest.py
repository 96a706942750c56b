"""The first draft of a process compiles what dialects are read by: no example of a property is to wait for it."""

from __future__ import annotations

from flows.case import Case
from flows.documents import KINDS, check, draft, plan
from tests.flows.documents.cases import NOON

_TOLD = "ここば間違えて送ってもうた。上司は休みで、どうなってるんだって電話で怒られました。"
_CASE = Case(happened=_TOLD, did=_TOLD, not_did=_TOLD, when="昨日", told_on="2026-11-10", told=[_TOLD], said=[_TOLD])
for _kind in KINDS:
    check(draft(_kind, _CASE, NOON).text)
plan("route_via_company", _CASE, NOON)
