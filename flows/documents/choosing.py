"""Which documents suit what the person chose, the most useful first; what they say lives in the layout."""

from __future__ import annotations

from flows.case import Case
from flows.decision import claims, factors_of
from flows.decision.face_to_face import serves_face_to_face
from flows.documents.kept_out import is_kept_out

_CURRENT = {
    "apologise_with_boss": ("boss_report", "holding_message", "phone_script", "apology_letter", "visit_checklist"),
    "apologise_self_limited": ("phone_script", "apology_letter", "boss_report", "holding_message"),
    "route_via_company": ("boss_report", "holding_message", "phone_script", "company_request"),
    "explain_without_apology": ("explanation", "phone_script", "holding_message", "boss_report"),
    "do_not_engage_seek_help": ("boss_report", "refusal", "holding_message"),
}
# Face to face no letter answers: what to say on the spot, then the report.
_AT_THE_DESK = {
    "route_via_company": ("desk_script", "boss_report", "company_request"),
    "do_not_engage_seek_help": ("desk_script", "boss_report"),
}
_LEFT = {
    "apologise_with_boss": ("company_request", "visit_checklist", "phone_script", "apology_letter"),
    "apologise_self_limited": ("phone_script", "apology_letter", "company_request"),
    "route_via_company": ("phone_script", "company_request", "holding_message"),
    "explain_without_apology": ("explanation", "phone_script", "holding_message", "company_request"),
    "do_not_engage_seek_help": ("company_request", "refusal", "holding_message"),
}
_BY_ENTRY = {
    "want_to_complain": ("expectation",),
    "lost_trust": ("apology_letter", "phone_script", "visit_checklist"),
}
_NOTHING_CHOSEN = ("holding_message", "phone_script")


def kinds_for(option: str, case: Case) -> tuple[str, ...]:
    """Kinds of documents for `option` (one of OPTIONS; anything else: nothing chosen yet), never empty.

    Under harassment (shouting about an own fault aside) or a money or legal claim no letter of apology is offered:
    nothing in writing before advice.
    """
    if case.entry == "want_to_complain":
        return _BY_ENTRY["want_to_complain"]
    factors = factors_of(case)
    table = _LEFT if claims.has_left(factors) else _CURRENT
    if serves_face_to_face(case) and option in _AT_THE_DESK:
        return _AT_THE_DESK[option]
    kinds = table.get(option) or _BY_ENTRY.get(case.entry or "") or _NOTHING_CHOSEN
    if claims.danger_is_present(factors):
        risky = {"apology_letter", "visit_checklist", "phone_script"}
    elif claims.anger_meets_an_own_fault(factors):
        risky = set[str]()
    elif factors.harassment or claims.money_or_law_is_involved(factors):
        risky = {"apology_letter"}
    else:
        risky = set()
    risky |= {"company_request"} if is_kept_out(case) else set()
    return tuple(kind for kind in kinds if kind not in risky) or ("holding_message",)
