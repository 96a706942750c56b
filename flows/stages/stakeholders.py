"""Who is involved, what each wants, and whether the company or the boss can be brought in."""

from __future__ import annotations

import re

from flows.case import Case, Person
from flows.question import SKIPPED, Question
from flows.stages.facts import they_have_spoken, told_step_by_step
from flows.understanding import insiders, resolved
from flows.understanding.in_passing import boss_cannot_be_told
from flows.understanding.reading import Reading
from flows.understanding.superiors import is_no_way, is_out_of_reach, told_or_can_be, why_told

ROLES = ("customer", "owner", "boss", "senior_colleague", "colleague", "former_company", "family")
EVERY_ROLE = (*ROLES[:1], "customer_staff", *ROLES[1:6], "company", "family", "lawyer_police", "other")
_INSIDERS = frozenset({"owner", "senior_colleague", "boss", "colleague"})


def has_left(case: Case) -> bool:
    return case.employment == "left"


def is_employed(case: Case) -> bool:
    return case.employment == "current"


def company_has_heard_of_it(case: Case) -> bool:
    return case.company_told == "told" or case.boss == "told"


def wish_of_customer_is_open(case: Case) -> bool:
    return told_step_by_step(case) and they_have_spoken(case) and case.demands_apology() == "unclear"


def people_choices(case: Case) -> tuple[str, ...]:
    """In the order shown, so that a number means what is seen; what is not shown comes behind."""
    if not case.people:
        return (*ROLES, "right")
    there = {person.role for person in case.people}
    return ("right", *(role for role in ROLES if role not in there), *(role for role in ROLES if role in there))


def put_people(case: Case, answer: object) -> None:
    """Option keys (roles); people named in words are filled in from the reading."""
    known = {person.role for person in case.people}
    for role in [answer] if isinstance(answer, str) else list(answer):  # type: ignore[call-overload]
        if role in ROLES and role not in known:
            case.people_fixed.pop(role, None)
            case.people.append(Person(name="", role=role))


def add_person(case: Case, value: str) -> bool:
    """One tap: a role (somebody more), `drop.<key>` (not involved), `role.<key>.<role>` (put right). Doing it twice
    changes nothing. True: the question stays open."""
    what, _, rest = value.partition(".")
    key, _, role = rest.partition(".")
    if what not in ("drop", "role"):
        put_people(case, value)
        return True
    case.people_fixed[key] = role
    for person in [person for person in case.people if person.key == key]:
        person.role = role or person.role
        if not role:
            case.people.remove(person)
    return True


def is_change_of_people(value: str) -> bool:
    """A value that `add_person` knows, not one that was forged."""
    what, _, rest = value.partition(".")
    key, _, role = rest.partition(".")
    known = key in EVERY_ROLE or (len(key) == 8 and set(key) <= set("0123456789abcdef"))
    return (
        value in ROLES or (what == "drop" and known and not role) or (what == "role" and known and role in EVERY_ROLE)
    )


def never_known(case: Case) -> bool:
    """Who was found in words is shown once, to be confirmed, added to or put right."""
    return False


def put_company_told(case: Case, answer: object) -> None:
    """A company that has not heard of it has no view of it yet, whatever others who shrug it off may be like."""
    case.company_told = str(answer)
    if answer in ("not_yet", "cannot"):
        case.company_will = None


_SHORT = 16  # letters of an answer that says nothing but that
_CAME_TO_THEM = re.compile(
    r"(?:から|経由で)[^。、]{0,8}(?:話|連絡|報告|情報)(?:が|は|も)?(?:もう)?(?:いって|行って|入って|伝わって|上がって|届いて)(?:い)?(?:る|ます|と思|はず)"
)


def boss_read(reading: Reading) -> str | None:
    cannot = is_no_way(reading) or boss_cannot_be_told(reading.text) or is_out_of_reach(reading.text)
    if reading.story.boss is not None:
        return reading.story.boss
    if _CAME_TO_THEM.search(reading.text) is not None:
        return "told"
    if len(reading.text) <= _SHORT and any(one.name == "恐怖" for one in reading.feelings):
        return "afraid"  # 「師長めっちゃこわい」
    return "no" if cannot else told_or_can_be(reading.text)


def boss_settled(reading: Reading) -> str | None:
    """Who is going to tell it, scared or not, can; what is still to come was not told yet."""
    return "yes" if resolved.will_tell(reading.text) else None


def company_settled(reading: Reading) -> str | None:
    return "not_yet" if resolved.will_tell(reading.text) else None


def boss_is_no_way(case: Case) -> bool:
    """Said so while working there: the way leads past the boss, and nobody is told to "just report"."""
    return is_employed(case) and case.boss in ("afraid", "no")


def boss_is_no_way_and_why_is_open(case: Case) -> bool:
    return boss_is_no_way(case) and told_step_by_step(case)


def boss_why_read(reading: Reading) -> str | None:
    return why_told(reading.text)


def company_will_read(reading: Reading) -> str | None:
    said = reading.situation.company_will
    return said if said != "unclear" else None


_LEFT_OUT = re.compile(
    r"(?:会社|店|上司?|職場|そこ|そっち)(?:の(?:考え|意見|こと|人))?(?:は|とか|なんて|なんか)(?:もう|別に|ほんま|全然|どうせ)*(?:関係(?:は|が)?(?:な|あら|ねえ)|どうでも|いい(?:です|よ|わ)?$|ええ(?:です|わ)?$|よか(?:です)?$|関わ(?:って|ら)|関わり|知らん|知らない|頼り(?:たく|とう)?な|巻き込み?(?:たく|とう)?な|入れたくな|出さんで|出さないで)"
)


def company_will_settled(reading: Reading) -> str | None:
    """What the house wants, in the words of who was told; who does not want the house in it is asked no more."""
    if _LEFT_OUT.search(reading.text) is not None:
        return SKIPPED
    return insiders.wish_in(reading.text) or None


def customer_wants_read(reading: Reading) -> str | None:
    return "apology" if reading.situation.customer_demands_apology == "yes" else None


def somebody_inside_has_an_unknown_view(case: Case) -> bool:
    # Whoever has not been told has no view that one could have heard.
    asked = _INSIDERS - {"boss", "company"} if case.company_told == "not_yet" else _INSIDERS
    asked = asked - {"boss"} if is_employed(case) and case.boss in ("yes", "afraid", "no") else asked
    return told_step_by_step(case) and any(p.role in asked and p.wants == "unknown" and not p.said for p in case.people)


QUESTIONS = (
    Question(
        "stakeholders.people",
        "people",
        people_choices,
        many=True,
        only_if=told_step_by_step,
        known_if=never_known,
        puts=put_people,
        adds=add_person,
    ),
    Question(
        "stakeholders.company_told",
        "company_told",
        ("told", "not_yet", "cannot"),
        only_if=has_left,
        reads=lambda reading: reading.story.company_told,
        settles=company_settled,
        puts=put_company_told,
    ),
    Question(
        "stakeholders.boss",
        "boss",
        ("told", "yes", "afraid", "no"),
        only_if=is_employed,
        reads=boss_read,
        settles=boss_settled,
    ),
    Question(
        "stakeholders.boss_why",
        "boss_why",
        ("scolded", "cause", "harassed", "away", "other"),
        only_if=boss_is_no_way_and_why_is_open,
        reads=boss_why_read,
        otherwise="other",
    ),
    Question(
        "stakeholders.company_will",
        "company_will",
        ("apologise", "not", "alone", "indifferent"),
        only_if=company_has_heard_of_it,
        reads=company_will_read,
        settles=company_will_settled,
    ),
    Question(
        "stakeholders.customer_wants",
        "customer_wants",
        ("apology", "explanation", "solution", "money", "nothing"),
        only_if=wish_of_customer_is_open,
        reads=customer_wants_read,
    ),
    Question("stakeholders.others", "others", free=True, only_if=somebody_inside_has_an_unknown_view),
)
