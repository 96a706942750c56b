"""Who somebody is, put right in words, 「田中さんは同僚ちゃうで」, and parties that are one under two names; who a text
speaks of is read in flows/understanding."""

from __future__ import annotations

import re
import unicodedata

from flows import denied_people
from flows.called_people import called_so, is_same_name, role_in, take_over
from flows.case import Case, Person
from flows.understanding.corrections import correction_in
from flows.understanding.parties import MOOD, MOODS, NO_PART, TWICE

SHORT = 40  # letters of a text that does nothing but put somebody right
_LONGEST_NAME = 10
_TELLS_WHO = re.compile(r"(?:た|る|い)(?:の|ん|人)$")  # 「怒ってたのは息子さんじゃなくて奥さん」
_IS_A_CLAUSE = re.compile(r"[がをへ].{2,}")
LONGEST = 80  # letters of a text that puts somebody right; longer ones tell a story
_NEAR = 24  # letters from the name to what it is said not to be
_NAME = r"[一-鿿ァ-ヶーA-Za-z]{1,8}(?:さん|様|くん|君|ちゃん|氏)|担当(?:の人|の方|者|さん)?"
_DENIED = r"(?:ちゃう|違(?:う|い|って)|ちが(?:う|い|って)|じゃな(?:い|く)|では(?:な|あり)|やな(?:い|く)|とちゃ)"
_NOT_ANGRY = (
    r"(?:別に|べつに|全然|ぜんぜん|そんなに|もう|まったく|、)*"
    r"(?:怒|おこ)(?:って|っと|っちょ|り)(?:い|お)?(?:は)?(?:な(?:い|か)|ません|らん|へん|らへん|ねえ)"
)
_CALM = re.compile(_NOT_ANGRY)
_NAMED = re.compile(r"お?[一-鿿ァ-ヶーA-Za-z]{1,8}(?:さん|様|くん|君|ちゃん|氏|店|会社|先|部|課)|取引先|得意先")
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
    if _calm(case, said) or denied_people.put_right(case, said):
        return True
    if _the_same(case, said) or _instead(case, said) or _one_by_one(case, said):
        return True
    found = re.search(rf"(?P<name>{_NAME})(?:は|って|も)、?(?P<rest>.+)", said, re.DOTALL)
    denied = re.search(_DENIED, found["rest"][:_NEAR]) if found is not None else None
    if found is None or denied is None or not role_in(found["rest"][: denied.start()]):
        return False
    role = role_in(found["rest"][denied.end() :])
    if not role:
        return False
    person = next((one for one in case.people if one.name == found["name"]), None)
    if person is None:
        person = Person(found["name"], role)
        case.people.append(person)
    person.role = role
    case.people_fixed[person.key] = role
    for other in [one for one in case.people if one is not person and _is_in_charge(one, role)]:
        take_over(case, person, other)
    return True


def _calm(case: Case, said: str) -> bool:
    """「店長は怒ってない」."""
    if _CALM.search(said) is None:  # before a pattern is made for each name
        return False
    for person in case.people:
        called = rf"^{re.escape(person.name)}(?:さん|様)?(?:は|も|って|が)?{_NOT_ANGRY}"
        if person.name and person.mood == "angry" and re.search(called, said):
            person.mood = "unknown"
            return True
    return False


def _one_by_one(case: Case, said: str) -> bool:
    """Two who are one, who feels otherwise, who has no part; 「怒ってるんじゃなくて」 goes on with who was named."""
    changed, last = False, None
    for piece in filter(None, (piece.strip() for piece in re.split(r"[。\n]+", said))):
        if (twice := TWICE.search(piece)) is not None:
            changed, last = _made_one(case, twice["name"]) or changed, _first_called(case, twice["name"])
        elif (mood := MOOD.match(piece)) is not None and (person := _whose_mood(case, mood["name"] or "", last)):
            person.mood = next((key for key, words in MOODS if words.search(mood["mood"])), "unknown")
            changed, last = True, person
        elif (none := NO_PART.match(piece)) is not None:
            called = [one for one in case.people if is_same_name(one.name, none["name"])]
            gone = [one for one in called if not one.role.startswith("customer")]
            for person in gone:
                case.people_fixed[person.key] = ""
                case.people.remove(person)
            changed = changed or bool(gone)
    return changed


def _made_one(case: Case, name: str) -> bool:
    same = _all_called(case, name)
    for other in same[1:]:
        case.people_fixed[other.key] = ""
        take_over(case, same[0], other)
    return len(same) > 1


def _first_called(case: Case, name: str) -> Person | None:
    return next(iter(_all_called(case, name)), None)


def _all_called(case: Case, name: str) -> list[Person]:
    called = re.sub(r"(?:さん|様|の人)$", "", name)
    return [one for one in case.people if called in one.name or (not one.name and one.role == role_in(called))]


def _whose_mood(case: Case, name: str, last: Person | None) -> Person | None:
    if name:
        return next((one for one in case.people if one.name and is_same_name(one.name, name)), None)
    angry = [one for one in case.people if one.mood == "angry"]
    return last if last is not None else angry[0] if len(angry) == 1 else None


_ONE_AND_THE_SAME = re.compile(
    rf"^(?:いや|だから|その|、)*(?P<name>{_NAME}|[一-鿿ァ-ヶー]{{1,6}})(?:は|って|も)、?(?P<other>[^。、]{{1,12}}?)(?:のこと|と同じ人|と同一人物)"
)


def _the_same(case: Case, said: str) -> bool:
    """「社長は客のことだよ」: who was taken for two is one, of the other side where that is told."""
    found = _ONE_AND_THE_SAME.match(said)
    if found is None:
        return False
    one, other = called_so(case, found["name"]), called_so(case, found["other"])
    role = other.role if other is not None else role_in(found["other"])
    if one is None or one is other or not role:
        return False
    case.people_fixed[one.key] = one.role = role
    if other is not None:
        case.people_fixed[other.key] = ""
        take_over(case, one, other)
    return True


def _instead(case: Case, said: str) -> bool:
    """「印刷会社は協力会社じゃなくてうちの会社」「お客さんじゃなくて取引先」: another role or name for who is known."""
    found = correction_in(said)
    if found is None:
        return False
    about = "" if _TELLS_WHO.search(found.about) or is_same_name(found.about, found.wrong) else found.about
    if not about and denied_people.said_by_another(case, found.wrong, found.right):
        return True
    subject = about or found.wrong
    person = called_so(case, subject)
    role = role_in(found.right)
    if role == "family" and person is not None and person.role.startswith("customer"):
        role = ""  # 「お母さんじゃなくてお父さん」: still of the other side
    if person is None and about and role and role_in(found.wrong) and len(about) <= _LONGEST_NAME:
        person = Person(about, role)
        case.people.append(person)
    if person is None or _IS_A_CLAUSE.search(found.right) or not (role or _NAMED.fullmatch(found.right)):
        return False
    if role in ("company", "former_company"):
        role = "former_company" if case.employment == "left" else "company"
    if about:  # what they were taken for may stand on the list by itself
        for other in [one for one in case.people if one is not person and one.name == found.wrong]:
            case.people_fixed[other.key] = ""
            case.people.remove(other)
    else:
        person = _renamed(case, person, subject, found.right)
    person.role = role or person.role
    case.people_fixed[person.key] = person.role
    for other in [one for one in case.people if one is not person and _is_in_charge(one, person.role)]:
        take_over(case, person, other)
    return True


def _renamed(case: Case, person: Person, subject: str, right: str) -> Person:
    """「お得意先の店長さん」 of 「店長じゃなくて副店長」; who is called so already is left alone."""
    known = next((one for one in case.people if one is not person and one.name == right), None)
    if known is not None:
        case.people_fixed[person.key] = ""
        take_over(case, known, person)
        return known
    if person.name != subject and right in person.name:
        return person
    name = person.name.replace(subject, right) if person.name != subject and subject in person.name else right
    if name != right or len(right) <= _LONGEST_NAME:
        denied_people.call(case, person, name)
    return person


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
        take_over(case, houses[0], other)
    staff = [one for one in case.people if one.role == "customer_staff"]
    named = [one for one in staff if one.name and one.name not in _ANYBODY_IN_CHARGE]
    for other in [one for one in staff if one.name in _ANYBODY_IN_CHARGE][:1] if len(named) == 1 else []:
        take_over(case, named[0], other)


def _is_a_house(person: Person) -> bool:
    return not person.name or _HOUSE.fullmatch(person.name) is not None
