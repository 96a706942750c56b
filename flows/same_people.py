"""Who somebody is, put right in words, 「田中さんは同僚ちゃうで」, and parties that are one under two names; who a text
speaks of is read in flows/understanding."""

from __future__ import annotations

import re
import unicodedata

from flows.case import Case, Person
from flows.understanding.corrections import correction_in
from flows.understanding.parties import MOOD, MOODS, NO_PART, TWICE

SHORT = 40  # letters of a text that does nothing but put somebody right
_LONGEST_NAME = 10
LONGEST = 80  # letters of a text that puts somebody right; longer ones tell a story
_NEAR = 24  # letters from the name to what it is said not to be
_NAME = r"[一-鿿ァ-ヶーA-Za-z]{1,8}(?:さん|様|くん|君|ちゃん|氏)|担当(?:の人|の方|者|さん)?"
_THEIRS = r"(?:お?客(?:様|さん|先)?|先方|取引先|相手|得意先|向こう)"
# The role that words behind 「は」 give somebody, the more particular ones first.
_ROLES = (
    ("customer_staff", rf"{_THEIRS}(?:の|とこの?|ところの?|側の?|会社の?)*(?:担当|社員|店員|人間|職員)"),
    ("former_company", r"(?:前|元|辞めた)の?(?:会社|店|職場)の(?:人|担当|社員)"),
    (
        "customer",
        r"患者|利用者|入居者|入所者|保護者|生徒|会員|施主|住民|乗客|来店客|買い手|お?客の?(?:家族|親|母|父|娘|息子)|遺族",
    ),
    ("senior_colleague", r"先輩|後任"),
    ("colleague", r"同僚|後輩|部下|同期|(?:うち|自分)の(?:会社|店)の人"),
    ("owner", r"オーナー"),
    ("boss", r"上司|課長|部長|店長|係長|主任|上長"),
    ("family", r"家族|夫|妻|父|母|兄|姉|弟|妹"),
    ("lawyer_police", r"弁護士|警察"),
    ("company", r"(?:うち|自分|自社|弊社|当社)(?:の)?(?:会社|店|職場|部署|支店)|自社|弊社|当社|社内"),
    ("former_company", r"(?:前|元|辞めた|以前)の?(?:会社|店|職場|勤め先)|前職"),
    ("other", r"協力会社|下請け?|外注|関連会社|仕入れ先|業者|メーカー|配送|運送|委託先|取次"),
    ("customer", r"お?客(?:様|さん)?|取引先|先方|相手"),
)  # fmt: skip
_DENIED = r"(?:ちゃう|違(?:う|い|って)|ちが(?:う|い|って)|じゃな(?:い|く)|では(?:な|あり)|やな(?:い|く)|とちゃ)"
_NOT_ANGRY = (
    r"(?:別に|べつに|全然|ぜんぜん|そんなに|もう|まったく|、)*"
    r"(?:怒|おこ)(?:って|っと|っちょ|り)(?:い|お)?(?:は)?(?:な(?:い|か)|ません|らん|へん|らへん|ねえ)"
)
_NAMED = re.compile(r"[一-鿿ァ-ヶーA-Za-z]{1,8}(?:さん|様|くん|君|ちゃん|氏|店|会社|先|部|課)|取引先|得意先")
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
    if _calm(case, said) or _the_same(case, said) or _instead(case, said) or _one_by_one(case, said):
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
        _take_over(case, person, other)
    return True


def _calm(case: Case, said: str) -> bool:
    """「店長は怒ってない」."""
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
            gone = [one for one in case.people if _same(one.name, none["name"]) and not one.role.startswith("customer")]
            for person in gone:
                case.people_fixed[person.key] = ""
                case.people.remove(person)
            changed = changed or bool(gone)
    return changed


def _made_one(case: Case, name: str) -> bool:
    same = _all_called(case, name)
    for other in same[1:]:
        case.people_fixed[other.key] = ""
        _take_over(case, same[0], other)
    return len(same) > 1


def _first_called(case: Case, name: str) -> Person | None:
    return next(iter(_all_called(case, name)), None)


def _all_called(case: Case, name: str) -> list[Person]:
    called = re.sub(r"(?:さん|様|の人)$", "", name)
    return [one for one in case.people if called in one.name or (not one.name and one.role == role_in(called))]


def _whose_mood(case: Case, name: str, last: Person | None) -> Person | None:
    if name:
        return next((one for one in case.people if one.name and _same(one.name, name)), None)
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
    one, other = _called(case, found["name"]), _called(case, found["other"])
    role = other.role if other is not None else role_in(found["other"])
    if one is None or one is other or not role:
        return False
    case.people_fixed[one.key] = one.role = role
    if other is not None:
        case.people_fixed[other.key] = ""
        _take_over(case, one, other)
    return True


def _instead(case: Case, said: str) -> bool:
    """「印刷会社は協力会社じゃなくてうちの会社」「お客さんじゃなくて取引先」: another role or name for who is known."""
    found = correction_in(said)
    if found is None:
        return False
    subject = found.about or found.wrong
    person = _called(case, subject)
    role = role_in(found.right)
    if person is None and found.about and role and role_in(found.wrong) and len(found.about) <= _LONGEST_NAME:
        person = Person(found.about, role)
        case.people.append(person)
    if person is None or not (role or _NAMED.fullmatch(found.right)):
        return False
    if role in ("company", "former_company"):
        role = "former_company" if case.employment == "left" else "company"
    if found.about:  # what they were taken for may stand on the list by itself
        for other in [one for one in case.people if one is not person and one.name == found.wrong]:
            case.people_fixed[other.key] = ""
            case.people.remove(other)
    else:
        known = next((one for one in case.people if one is not person and one.name == found.right), None)
        if known is not None:
            case.people_fixed[person.key] = ""
            _take_over(case, known, person)
            person = known
        elif person.name != subject and subject in person.name:  # 「お得意先の店長さん」 of 「店長じゃなくて副店長」
            case.people_fixed[person.key] = ""
            person.name = person.name.replace(subject, found.right)
        elif len(found.right) <= _LONGEST_NAME:
            case.people_fixed[person.key] = ""
            case.contact_who = found.right if case.contact_who == person.name else case.contact_who
            person.name = found.right
    person.role = role or person.role
    case.people_fixed[person.key] = person.role
    for other in [one for one in case.people if one is not person and _is_in_charge(one, person.role)]:
        _take_over(case, person, other)
    return True


def _called(case: Case, subject: str) -> Person | None:
    """Who is called so, or else the only one whose name has it in it."""
    same = [one for one in case.people if one.name and _same(one.name, subject)]
    like = [one for one in case.people if len(subject) > 1 and subject in one.name]
    if not same and not like and re.fullmatch(_THEIRS, subject):
        like = [one for one in case.people if one.role.startswith("customer")]
    return same[0] if same else like[0] if len(like) == 1 else None


def _same(name: str, called: str) -> bool:
    return name == called or (
        len(called) >= 2 and re.fullmatch(rf"{re.escape(called)}(?:さん|様|くん|の人|の方)?", name) is not None
    )


def role_in(words: str) -> str:
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
