"""The whole map: which stage follows which, and why. One table of `transitions` rows; the machine is shared and
holds no person. Asides (danger, a pause) leave the place on the map alone: they are waitings (leading.py)."""

from __future__ import annotations

from typing import Any

from transitions import Machine, MachineError

from flows import rules
from flows.session import Consultation
from flows.stage import Stage
from flows.stages import STAGES

S = Stage

# trigger, from, to, condition (a named rule about the consultation; the first row that holds wins)
ROUTES: list[list[Any]] = [
    ["agreed", S.CONSENT, S.ENTRY],
    # who is asking decides where it begins
    ["finished", S.ENTRY, S.LISTENING, rules.only_wants_to_be_heard],
    ["finished", S.ENTRY, S.EXPECTATION, rules.wants_to_complain],
    ["finished", S.ENTRY, S.CAREER, rules.came_for_the_career],
    ["finished", S.ENTRY, S.FACTS],
    # the consultation about a complaint
    ["finished", S.FACTS, S.FEELINGS],
    ["finished", S.FEELINGS, S.STAKEHOLDERS],
    ["finished", S.STAKEHOLDERS, S.TRUST, rules.complaint_is_over],
    ["finished", S.STAKEHOLDERS, S.APOLOGY],
    ["finished", S.APOLOGY, S.TRUST, rules.is_going_to_apologise],
    ["finished", S.APOLOGY, S.TRUST, rules.wants_to_regain_trust],
    ["finished", S.APOLOGY, S.CAREER],
    ["finished", S.TRUST, S.CAREER],
    ["finished", S.CAREER, S.SUMMARY],
    ["finished", S.SUMMARY, S.CLOSED],
    # the shorter ways
    ["finished", S.EXPECTATION, S.SUMMARY],
    ["finished", S.LISTENING, S.FACTS, rules.wants_to_sort_it_out],
    ["finished", S.LISTENING, S.CLOSED],
]

machine = Machine(model=None, states=Stage, transitions=ROUTES, initial=S.ENTRY, auto_transitions=False)


def trigger(consultation: Consultation, event: str) -> bool:
    """Moves the consultation along ROUTES; False where no row fits (it then stays where it is)."""
    try:
        return bool(machine.events[event].trigger(consultation, consultation))
    except MachineError:
        return False


__all__ = ["ROUTES", "STAGES", "machine", "trigger"]
