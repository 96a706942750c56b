"""Which of the five retold cases comes nearest to what a person told; their wording is in content/<lang>/cases.toml,
how they are shown in voice/retelling.py."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from flows.case import Case
from flows.decision.around import has_left
from flows.decision.face_to_face import another_house_sold_it

LEFT, LATE, EVADED, SETTING, HANDOVER = "left_employee", "late_report", "evaded", "setting_error", "handover"
KEYS = (LEFT, LATE, EVADED, SETTING, HANDOVER)
NEAR = 3  # points from which a case is like what was told, not merely the first of the list

_LATE_WORDS = re.compile(
    r"遅[れくい]|おく(?:れ|らせ)|間に合わ|納期|期限を過|報告(?:が|を|も|し)|連絡(?:が|を|も)(?:な|し(?:て|な)|忘)"
)
_PARTNER_WORDS = re.compile(
    r"協力会社|関連会社|子会社|親会社|グループ会社|他社|委託先|外注|下請|取次|メーカー(?:の|が|側)|業者の"
)
_SETTING_WORDS = re.compile(r"設定|導入|システム|初期化|操作(?:を|ミス)|入力(?:を|ミス)|手順|バージョン|不具合|障害")
_HANDOVER_WORDS = re.compile(
    r"引き?継|引継|申し送り|担当(?:者)?(?:が|の)?[^。\n]{0,4}(?:変わ|替わ|代わ|かわ)|前任|後任|(?:話|情報)が(?:伝わ|通)っていな|共有され"
)

Claim = Callable[[Case], bool]


# --- who is asking -------------------------------------------------------------------------------------------------
def is_pursued_after_leaving(case: Case) -> bool:
    return has_left(case) and case.entry not in ("want_to_complain", "career", "lost_trust")


def is_own_or_the_teams_mistake(case: Case) -> bool:
    return not has_left(case) and case.entry in ("own_mistake", "team_member")


def stands_beside_somebody_at_fault(case: Case) -> bool:
    return not has_left(case) and case.entry == "team_member"


def answers_for_others(case: Case) -> bool:
    return not has_left(case) and case.entry == "front_desk"


def the_complaint_is_over(case: Case) -> bool:
    return case.entry == "lost_trust"


def is_the_customer(case: Case) -> bool:
    return case.entry == "want_to_complain"


# --- what happened -------------------------------------------------------------------------------------------------
def something_came_late(case: Case) -> bool:
    return _speaks_of(case, _LATE_WORDS)


def a_partner_failed(case: Case) -> bool:
    return not is_the_customer(case) and _speaks_of(case, _PARTNER_WORDS)


def others_sold_what_i_answer_for(case: Case) -> bool:
    return not has_left(case) and not is_the_customer(case) and another_house_sold_it(case)


def something_was_set_wrongly(case: Case) -> bool:
    return _speaks_of(case, _SETTING_WORDS)


def it_was_not_handed_over(case: Case) -> bool:
    return _speaks_of(case, _HANDOVER_WORDS)


def the_fault_is_clear(case: Case) -> bool:
    return case.responsibility == "full"


def nothing_of_it_is_mine(case: Case) -> bool:
    return not has_left(case) and case.responsibility == "none"


# --- who does what -------------------------------------------------------------------------------------------------
def it_came_to_the_private_phone(case: Case) -> bool:
    return case.contact_how == "private_phone"


def inside_it_is_shrugged_off(case: Case) -> bool:
    return case.company_will in ("indifferent", "alone") or any(person.mood == "indifferent" for person in case.people)


def the_boss_has_not_heard(case: Case) -> bool:
    return not has_left(case) and case.boss in ("yes", "afraid", "no")


def a_message_was_all(case: Case) -> bool:
    return (
        not has_left(case) and case.contact_how == "message" and bool({"replied", "apologised"} & set(case.done or ()))
    )


def _speaks_of(case: Case, words: re.Pattern[str]) -> bool:
    own = (
        case.happened,
        case.did,
        case.not_did,
        case.expected,
        case.disappointed,
        case.others,
        *case.story,
        *case.said,
    )
    return any(words.search(text) for text in own if text)


@dataclass(frozen=True, slots=True)
class Row:
    """`story` is `points` nearer when `when` holds."""

    story: str
    points: int
    when: Claim


ROWS = (
    Row(LEFT, 4, is_pursued_after_leaving),
    Row(LEFT, 1, it_came_to_the_private_phone),
    Row(LEFT, 1, inside_it_is_shrugged_off),
    Row(LATE, 2, is_own_or_the_teams_mistake),
    Row(LATE, 1, stands_beside_somebody_at_fault),
    Row(LATE, 2, something_came_late),
    Row(LATE, 1, the_boss_has_not_heard),
    Row(LATE, 1, a_message_was_all),
    Row(EVADED, 4, answers_for_others),
    Row(EVADED, 2, a_partner_failed),
    Row(EVADED, 3, others_sold_what_i_answer_for),
    Row(EVADED, 1, nothing_of_it_is_mine),
    Row(SETTING, 4, the_complaint_is_over),
    Row(SETTING, 1, is_own_or_the_teams_mistake),
    Row(SETTING, 2, something_was_set_wrongly),
    Row(SETTING, 1, the_fault_is_clear),
    Row(HANDOVER, 5, is_the_customer),
    Row(HANDOVER, 2, it_was_not_handed_over),
    Row(HANDOVER, 1, the_complaint_is_over),
)


def points_of(case: Case) -> dict[str, int]:
    """How near each of KEYS comes to the case."""
    points = dict.fromkeys(KEYS, 0)
    for row in ROWS:
        if row.when(case):
            points[row.story] += row.points
    return points


def ranked(case: Case) -> tuple[str, ...]:
    """All of KEYS, the nearest first; equal ones in the order of KEYS."""
    points = points_of(case)
    return tuple(sorted(KEYS, key=lambda key: -points[key]))


def nearest(case: Case) -> str:
    """The case that is like what was told; "" while too little is told to say so."""
    best = ranked(case)[0]
    return best if points_of(case)[best] >= NEAR else ""
