"""Who of the people that are known is called so, which role words give somebody, and how two become one; what a text
puts right about them is read in same_people.py and denied_people.py."""

from __future__ import annotations

import re

from flows.case import Case, Person

THEIRS = r"(?:お?客(?:様|さん|先)?|先方|取引先|相手|得意先|向こう)"
# The role that words behind 「は」 give somebody, the more particular ones first.
_ROLES = (
    (
        "customer_staff",
        rf"{THEIRS}(?:の|とこの?|ところの?|側の?|会社の?)*(?:担当|社員|店員|人間|職員|(?:支店|本社|会社|店|部署)の(?:人|方))",
    ),
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


def called_so(case: Case, subject: str) -> Person | None:
    """Who is called so, or else the only one whose name has it in it."""
    same = [one for one in case.people if one.name and is_same_name(one.name, subject)]
    like = [one for one in case.people if len(subject) > 1 and subject in one.name]
    if not same and not like and re.fullmatch(THEIRS, subject):
        like = [one for one in case.people if one.role.startswith("customer")]
    return same[0] if same else like[0] if len(like) == 1 else None


def is_same_name(name: str, called: str) -> bool:
    return name == called or (
        len(called) >= 2 and re.fullmatch(rf"{re.escape(called)}(?:さん|様|くん|の人|の方)?", name) is not None
    )


def role_in(words: str) -> str:
    return next((role for role, pattern in _ROLES if re.search(pattern, words)), "")


def take_over(case: Case, person: Person, other: Person) -> None:
    """What was told of the other is told of this one."""
    person.name = person.name or other.name
    person.wants = other.wants if person.wants == "unknown" else person.wants
    person.mood = other.mood if person.mood == "unknown" else person.mood
    person.said = person.said or other.said
    person.told = person.told or other.told
    case.people.remove(other)
