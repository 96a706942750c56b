"""What a short card leaves out, shown when it is asked for; the short cards live in voice."""

from __future__ import annotations

from flows import path
from flows.career.strengths import shown_in
from flows.case import Case
from flows.reply import Reply
from flows.voice import advice, asking, career, drafts, regaining, summary

FEELINGS = "feelings.which"


def more(reply: Reply, argument: str) -> None:
    """`advice`, `how`, `telling`, `trust`, `plan`, `strength`, `feelings`: the whole; nothing where it is not there."""
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
        case "plan" if (whole := summary.whole_plan(reply, reply.session.consultation)) is not None:
            reply.show(whole)
        case "feelings" if (
            question := path.open_question(reply.session.consultation)
        ) is not None and question.id == FEELINGS:
            reply.show(asking.other_feelings(reply, question, case))
        case "strength" if shown := shown_in(career.lived(reply)):
            reply.show(career.strengths_card(reply, shown))


def _is_decided(case: Case) -> bool:
    return bool(case.choice) and case.choice != "later"
