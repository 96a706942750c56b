"""Whether the person serves the other side face to face at work, in shifts, or only this once; what is advised then
lives in wording.py."""

from __future__ import annotations

import re

from flows.case import Case
from flows.decision import claims
from flows.decision.around import has_left
from flows.decision.from_case import factors_of

_AT_WORK = frozenset({"own_mistake", "front_desk", "team_member"})
_NOT_AT_WORK = frozenset({"want_to_complain", "career", "lost_trust"})
# Places and ways of working where one is on duty at weekends as well, and the other side walks in.
_SHIFTS = re.compile(
    r"ホテル|旅館|民宿|フロント|支配人|女将|客室|店長|店員|売り場|売場|レジ|接客|飲食|レストラン|居酒屋|カフェ|シフト|パート|バイト|夜勤|早番|遅番|"
    r"(?i:\b(?:hotel|inn|front desk|reception|restaurant|caf[eé]|shop|store|shifts?|part[- ]time)\b)"
)
_STAYS_ONCE = re.compile(
    r"泊ま(?:って|り|る|った)|宿泊|滞在|チェックアウト|一見(?:さん|の客)|通りすがり|観光客|旅行客|一度きり|一回きり|初めて(?:来|いら|の(?:お?客|方))|"
    r"(?i:\b(?:(?:hotel|inn) guests?|staying (?:with us|here)|one[- ]time|passing through|check(?:ed|s|ing)? ?out)\b)"
)
_COMES_AGAIN = re.compile(
    r"常連|リピーター|得意|なじみ|馴染み|長い付き合い|長年|毎年|毎月|よく(?:来|泊|使|いら)|いつも(?:来|泊|使|の)|何度も(?:泊|利用|来て(?:くれ|いただ|くださ))|"
    r"取引|顧客|契約|(?i:\bregular|repeat|loyal|every (?:year|month))"
)
_SOLD_BY_OTHERS = re.compile(
    r"(?:旅行|予約|宿泊|比較|通販)サイト|旅行会社|旅行代理店|代理店|予約会社|(?<![A-Za-z])(?:OTA|ota)(?![A-Za-z])|"
    r"(?i:\btravel (?:site|agency|agent)|booking (?:site|platform))"
)
_WEARS_OUT = re.compile(
    r"涙|泣[いきけ]|眠れ|寝られ|行きたくない|行けない|行くの(?:が|を|は)?(?:考え|こわ|怖|いや|嫌|つら)|吐き気|食べられ|動悸|休みたい|限界|"
    r"(?i:\b(?:tears?|cry(?:ing)?|can(?:'t|not) sleep|dread)\b)"
)


def _speaks_of(case: Case, words: re.Pattern[str]) -> bool:
    own = (case.happened, case.did, case.contact_who, case.others, *case.story, *case.heard)
    return any(words.search(text) for text in own if text)


def serves_face_to_face(case: Case) -> bool:
    """Works there, and the one who complains stands before them: nobody at a desk can simply stay away."""
    if has_left(case) or case.contact_how != "in_person" or case.entry in _NOT_AT_WORK:
        return False
    return case.employment == "current" or case.entry in _AT_WORK or _speaks_of(case, _SHIFTS)


def works_in_shifts(case: Case) -> bool:
    return serves_face_to_face(case) and _speaks_of(case, _SHIFTS)


_BY_TELEPHONE = re.compile(
    r"(?:コール|コンタクト|予約)センター|カスタマー(?:サポート|サービス|センター)|サポート(?:窓口|センター|デスク)|"
    r"ヘルプデスク|お客様(?:相談室|センター|窓口)|代表電話|電話(?:対応|応対|受付|番|係|窓口|オペレータ)|"
    r"電話を(?:取る|とる|受ける)(?:の(?:が|も)|仕事|担当|係)|"
    r"電話に?(?:は|も)?出(?:る(?:の)?(?:が|も)|ない(?:と|わけ)|んわけ|なあかん|ないといけ)|"
    r"(?:受付|事務)(?:で(?!怒鳴)|の(?:仕事|担当)|を(?:して|やって)|担当|係|な(?:の|ん))|オペレーター(?:を|として|なの|で|の)|"
    r"(?i:\b(?:call cent(?:er|re)|contact cent(?:er|re)|reception(?:ist)?|help ?desk|customer (?:service|support)))|"
    r"(?i:answer(?:ing)? the phones?)"
)
_CALLS = frozenset({"work_phone", "phone", "private_phone"})


def answers_the_phone(case: Case) -> bool:
    """To answer is the job: nobody there can simply let it ring."""
    if has_left(case) or serves_face_to_face(case) or case.entry in _NOT_AT_WORK:
        return False
    return case.contact_how in (None, *_CALLS, "unknown") and _speaks_of(case, _BY_TELEPHONE)


def is_met_only_once(case: Case) -> bool:
    """A guest or a passer-by: there is no relation to go on with or to break off."""
    if case.relation in ("keep", "end"):
        return False
    once = _speaks_of(case, _STAYS_ONCE) and case.entry not in _NOT_AT_WORK
    return case.relation == "once" or (once and not _speaks_of(case, _COMES_AGAIN))


def another_house_sold_it(case: Case) -> bool:
    return _speaks_of(case, _SOLD_BY_OTHERS)


def is_worn_out(case: Case) -> bool:
    """Strong feelings still, or tears, no sleep, dread of work."""
    return case.strongest() >= 4 or tells_of_wearing_out(case)


def tells_of_wearing_out(case: Case) -> bool:
    return _speaks_of(case, _WEARS_OUT)


def in_danger(case: Case) -> bool:
    return claims.danger_is_present(factors_of(case))
