"""Who somebody is, put right in words, 「田中さんは同僚ちゃうで」, and parties that are one under two names; who a text
speaks of is read in flows/understanding."""

from __future__ import annotations

import re
import unicodedata

from flows.case import Case, Person

LONGEST = 80  # letters of a text that puts somebody right; longer ones tell a story
_NEAR = 24  # letters from the name to what it is said not to be
_NAME = r"[一-鿿ァ-ヶーA-Za-z]{1,8}(?:さん|様|くん|君|ちゃん|氏)|担当(?:の人|の方|者|さん)?"
_THEIRS = r"(?:お?客(?:様|さん|先)?|先方|取引先|相手|得意先|向こう)"
# The role that words behind 「は」 give somebody, the more particular ones first.
_ROLES = (
    ("customer_staff", rf"{_THEIRS}(?:の|とこの?|ところの?|側の?|会社の?)*(?:担当|社員|店員|人間|職員)"),
    ("former_company", r"(?:前|元|辞めた)の?(?:会社|店|職場)の(?:人|担当|社員)"),
    ("senior_colleague", r"先輩|後任"),
    ("colleague", r"同僚|後輩|部下|同期|(?:うち|自分)の(?:会社|店)の人"),
    ("owner", r"オーナー"),
    ("boss", r"上司|課長|部長|店長|係長|主任|上長"),
    ("family", r"家族|夫|妻|父|母|兄|姉|弟|妹"),
    ("lawyer_police", r"弁護士|警察"),
    ("customer", r"お?客(?:様|さん)?|取引先|先方|相手"),
)  # fmt: skip
_DENIED = r"(?:ちゃう|違(?:う|い|って)|ちが(?:う|い|って)|じゃな(?:い|く)|では(?:な|あり)|やな(?:い|く)|とちゃ)"
_ANYBODY_IN_CHARGE = frozenset(
    {"担当", "担当の人", "担当の方", "担当者", "担当さん", "担当の人間", "ご担当", "担当者の方"}
)
_HOUSE = re.compile(
    r"(?:(?:前|元|もと|辞めた|以前)の?)?(?:うちの|自分の|勤めていた|働いていた|勤めてた|働いてた)?(?:会社|店|お店|職場|勤め先|勤務先|前職|弊社|うち)"
)


def put_right(case: Case, text: str) -> bool:
    """Gives somebody the role that the text says they have; False where it corrects nobody."""
    said = unicodedata.normalize("NFKC", text)
    if len(said) > LONGEST:
        return False
    found = re.search(rf"(?P<name>{_NAME})(?:は|って|も)、?(?P<rest>.+)", said, re.DOTALL)
    denied = re.search(_DENIED, found["rest"][:_NEAR]) if found is not None else None
    if found is None or denied is None or not _role_in(found["rest"][: denied.start()]):
        return False
    role = _role_in(found["rest"][denied.end() :])
    if not role:
        return False
    person = next((one for one in case.people if one.name == found["name"]), None)
    if person is None:
        person = Person(found["name"], role)
        case.people.append(person)
    person.role = role
    case.people_fixed[person.key] = role
    for other in [one for one in case.people if one is not person and _is_in_charge(one, role)]:
        _take_over(case, person, other)
    return True


def _role_in(words: str) -> str:
    return next((role for role, pattern in _ROLES if re.search(pattern, words)), "")


def _is_in_charge(person: Person, role: str) -> bool:
    return role == "customer_staff" and person.name in _ANYBODY_IN_CHARGE


def make_one(case: Case) -> None:
    """「前の店」「元の会社」「会社」 are one house, 「担当の人」 is the one of the customer's people who has a name."""
    houses = [one for one in case.people if one.role in ("former_company", "company") and _is_a_house(one)]
    if case.employment != "left" and len({one.role for one in houses}) > 1:
        houses = [one for one in houses if one.role == "company"]
    for other in houses[1:]:
        if case.employment == "left":
            houses[0].role = case.people_fixed.get(houses[0].key, "former_company")
        _take_over(case, houses[0], other)
    staff = [one for one in case.people if one.role == "customer_staff"]
    named = [one for one in staff if one.name and one.name not in _ANYBODY_IN_CHARGE]
    for other in [one for one in staff if one.name in _ANYBODY_IN_CHARGE][:1] if len(named) == 1 else []:
        _take_over(case, named[0], other)


def _is_a_house(person: Person) -> bool:
    return not person.name or _HOUSE.fullmatch(person.name) is not None


def _take_over(case: Case, person: Person, other: Person) -> None:
    """What was told of the other is told of this one."""
    person.name = person.name or other.name
    person.wants = other.wants if person.wants == "unknown" else person.wants
    person.mood = other.mood if person.mood == "unknown" else person.mood
    person.said = person.said or other.said
    case.people.remove(other)
