"""Rules about a whole consultation that ROUTES names; rules about single answers live beside their questions in
stages/."""

from __future__ import annotations

from datetime import datetime, timedelta

from flows.decision import factors_of
from flows.decision.claims import danger_is_present
from flows.session import Consultation, Session

AFTER_DANGER = timedelta(days=7)


def only_wants_to_be_heard(consultation: Consultation) -> bool:
    return consultation.case.entry == "listen"


def wants_to_complain(consultation: Consultation) -> bool:
    return consultation.case.entry == "want_to_complain"


def came_for_the_career(consultation: Consultation) -> bool:
    return consultation.case.entry == "career"


def complaint_is_over(consultation: Consultation) -> bool:
    """Only the relation is to be mended; where there is danger, safety is decided on before trust."""
    case = consultation.case
    return case.entry == "lost_trust" and not danger_is_present(factors_of(case))


def is_going_to_apologise(consultation: Consultation) -> bool:
    return (consultation.case.choice or "").startswith("apologise")


def wants_to_sort_it_out(consultation: Consultation) -> bool:
    return consultation.case.listening == "sort"


def wants_to_regain_trust(consultation: Consultation) -> bool:
    return consultation.case.way == "trust"


# Those that ROUTES names, for who wants to see why it went this way.
OF_THE_WAY = (
    only_wants_to_be_heard,
    wants_to_complain,
    came_for_the_career,
    complaint_is_over,
    is_going_to_apologise,
    wants_to_sort_it_out,
    wants_to_regain_trust,
)


def saw_danger(session: Session, consultation: Consultation) -> bool:
    """Danger was seen in this consultation, or in another one since it began."""
    return session.noted is not None and consultation.started <= session.noted


def may_be_offered_more(session: Session, now: datetime, consultation: Consultation | None = None) -> bool:
    """Jobs, follow-up messages and anything else beside the consultation: never in one in which danger was seen, nor
    within a week after. Whoever sells, follows up or advertises asks this first."""
    if session.noted is None:
        return True
    return not saw_danger(session, consultation or session.consultation) and now - session.noted >= AFTER_DANGER
