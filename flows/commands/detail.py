"""What a short card leaves out, shown when it is asked for; the short cards live in voice."""

from __future__ import annotations

from flows.career.strengths import shown_in
from flows.case import Case
from flows.reply import Reply
from flows.voice import advice, career, drafts, regaining


def more(reply: Reply, argument: str) -> None:
    """`advice`, `how`, `telling`, `trust`, `strength`: the whole of it; nothing where it is not there any more."""
    case = reply.session.consultation.case
    match argument:
        case "advice" if reply.session.consultation.advised:
            reply.show(advice.in_detail(reply, case, advice.found(case)))
        case "how" if _is_decided(case):
            reply.show(drafts.how(reply, case))
        case "telling":
            reply.show(drafts.before_telling(reply))
        case "trust":
            reply.show(regaining.in_detail(reply))
        case "strength" if shown := shown_in(career.lived(reply)):
            reply.show(career.strengths_card(reply, shown))


def _is_decided(case: Case) -> bool:
    return bool(case.choice) and case.choice != "later"
