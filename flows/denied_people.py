"""What a text says somebody is not, or did not say: no boss of theirs, of no part in it, on nobody's side; and what
they are called. Another role or name in the place of one is read in same_people.py."""

from __future__ import annotations

import re

from flows.called_people import called_so, role_in, take_over
from flows.case import Case, Person
from flows.understanding.parties import (
    HAS_TITLE,
    IS_ANGRY,
    IS_CALLED,
    IS_ME,
    LEFT_OUT,
    NOT_MY_BOSS,
    OBJECTING,
    ONE_PERSON,
    SAID_NO_SUCH,
    SAYS_INSTEAD,
)

LONGEST = 60  # letters


def put_right(case: Case, text: str) -> bool:
    """True: somebody is told to be, or to have said, otherwise."""
    said = OBJECTING.sub("", text.strip())
    if len(said) > LONGEST or said.endswith(("?", "？")):
        return False
    return (
        _no_boss(case, said)
        or _named(case, said)
        or _titled(case, said)
        or _left_out(case, said)
        or _said_no_such(case, said)
        or _angry_instead(case, said)
        or _one_person(case, said)
    )


def _no_boss(case: Case, said: str) -> bool:
    found = NOT_MY_BOSS.match(said)
    person = called_so(case, found["name"]) if found is not None else None
    if found is None or person is None:
        return False
    told = found["rest"] or ""
    of_the_house = re.search(r"(?:隣|となり|別|ほか|他|違う)の(?:課|部|部署|チーム|係|店)", told)
    person.role = role_in(told) or ("colleague" if of_the_house else "other" if person.role == "boss" else person.role)
    case.people_fixed[person.key] = person.role
    return True


def _named(case: Case, said: str) -> bool:
    found = IS_CALLED.match(said)
    person = called_so(case, found["name"]) if found is not None else None
    if found is None or person is None:
        return False
    call(case, person, found["new"])
    return True


def _titled(case: Case, said: str) -> bool:
    """「山本さんは部長です」: of the other side the name has it from now on; of the own house it is who leads."""
    found = HAS_TITLE.match(said)
    person = called_so(case, found["name"]) if found is not None else None
    if found is None or person is None or found["title"] in person.name:
        return False
    honored = re.sub(r"(?:さん|様|氏|くん)$", "", person.name)
    if role_in(honored) and honored in said and not person.name.endswith(("さん", "様", "氏", "くん")):
        return False  # 「店長はオーナーです」 makes them one, see same_people.py
    call(case, person, honored + found["title"])
    if person.role in ("colleague", "other"):
        person.role = "owner" if found["title"] == "オーナー" else "boss"
        case.people_fixed[person.key] = person.role
    return True


def _left_out(case: Case, said: str) -> bool:
    found = LEFT_OUT.match(said) or IS_ME.match(said)
    named = next((name for name in found.groups() if name), "") if found is not None else ""
    person = called_so(case, named) if named else None
    if person is None:
        return False
    case.people_fixed[person.key] = ""
    case.people.remove(person)
    return True


def _said_no_such(case: Case, said: str) -> bool:
    """「店長は行けなんて言ってない」: what was taken for their words, and for the house's wish, goes."""
    found = SAID_NO_SUCH.match(said)
    person = called_so(case, found["name"]) if found is not None else None
    if found is None or person is None or re.match(r"何も|なにも|まだ|特に|どう", found["what"]):
        return False
    if not (person.said or person.wants != "unknown" or case.company_will == "alone"):
        return False
    if not person.role.startswith("customer") and case.company_will == "alone":
        case.company_will = None
    person.said, person.wants = "", "unknown"
    return True


def _angry_instead(case: Case, said: str) -> bool:
    """「怒ってるのはお客さん本人」: they are, and who was taken for angry is not."""
    found = IS_ANGRY.search(said)
    person = called_so(case, found["who"]) if found is not None else None
    if found is None or person is None:
        return False
    others = [one for one in case.people if one is not person and one.mood == "angry" and one.name and one.name in said]
    changed = person.mood != "angry" or bool(others)
    person.mood = "angry"
    for other in others:
        other.mood = "unknown"
    return changed


def _one_person(case: Case, said: str) -> bool:
    """「店長とオーナーは同じ人です」: one of them takes over the other, or gets the weightier role."""
    found = ONE_PERSON.match(said)
    if found is None:
        return False
    one, other = called_so(case, found["name"]), called_so(case, found["other"])
    if one is not None and other is not None and one is not other:
        case.people_fixed[other.key] = ""
        take_over(case, one, other)
        return True
    known, named = (one, found["other"]) if one is not None else (other, found["name"])
    role = role_in(named)
    if known is None or not role or role == known.role:
        return False
    known.role = "owner" if "owner" in (role, known.role) else role
    case.people_fixed[known.key] = known.role
    return True


def said_by_another(case: Case, wrong: str, right: str) -> bool:
    """「先輩じゃなくてオーナーが謝りに行けって言ってる」: the words and the wish change hands."""
    found = SAYS_INSTEAD.match(right)
    person = called_so(case, wrong)
    if found is None or person is None:
        return False
    role = role_in(found["name"])
    other = called_so(case, found["name"])
    if other is person or (other is None and not role):
        return False
    if other is None:
        other = Person(found["name"], role)
        case.people.append(other)
    other.wants = person.wants if other.wants == "unknown" else other.wants
    other.said, other.told = other.said or person.said, other.told or person.told
    if "怒" in found["rest"] or "キレ" in found["rest"]:
        other.mood = "angry"
        person.mood = "unknown" if person.mood == "angry" else person.mood
    person.wants, person.said, person.told = "unknown", "", ""
    return True


def call(case: Case, person: Person, name: str) -> None:
    """Another name for somebody, everywhere where they are named."""
    known = next((one for one in case.people if one is not person and one.name == name), None)
    case.people_fixed[person.key] = ""
    old, person.name = person.name, name
    for slot in ("contact_who", "happened", "did", "not_did"):
        told = getattr(case, slot)
        if isinstance(told, str) and old in told and name not in told:
            setattr(case, slot, told.replace(old, name))
    if known is not None:
        take_over(case, person, known)
    case.people_fixed[person.key] = person.role
