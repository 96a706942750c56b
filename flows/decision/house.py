"""What kind of house the person works in, what they call it, and who stands above its heads; who is there at all is
read in around.py."""

from __future__ import annotations

import re

from flows.case import Case
from flows.content import Content, content
from flows.decision import around

COMPANY, FORMER = "company", "former"
# A title of one's own boss tells the house; without one the person has to say what they work as.
_TITLES = (
    ("nursery", r"園長"),
    ("hospital", r"師長|看護部長|病棟|院長"),
    ("care", r"施設長|ホーム長"),
    ("school", r"教頭|校長|学年主任"),
    ("hotel", r"支配人|女将"),
    ("shop", r"店長|オーナー"),
)
# One line a trade.
_WORK = (
    ("nursery", r"保育士|(?:保育園|保育所|こども園|幼稚園)(?:で|に(?:勤|務)|の(?:職員|先生|担任))"),
    ("care", r"介護(?:士|職|福祉士|施設|の仕事|を?して)|ヘルパー|ケアマネ|(?:老人ホーム|デイサービス)(?:で|に勤|の職員)"),
    (
        "hospital",
        r"看護(?:師|助手)|医療事務|(?:病院|クリニック|医院|病棟)(?:で(?:働|勤|看|受付|事務)|に(?:勤|務)|の(?:受付|事務|職員))",
    ),
    ("school", r"(?:小|中|高|学)校(?:で(?:働|教)|に(?:勤|務)|の(?:教員|先生|教師|担任|職員))|(?:教員|教師)(?:です|を|として)"),
    ("hotel", r"(?:ホテル|旅館)(?:のフロント|で(?:働|勤|フロント|接客))|フロント(?:です|係|を|の(?:仕事|担当))"),
    ("shop", r"コンビニで|スーパーで(?:働|バイト|パート|勤)|店員|(?:お店|店|カフェ|居酒屋|レストラン)で(?:働|バイト|パート|勤)"),
    ("public", r"(?:市|区|町|村)?役(?:所|場)(?:で(?:働|勤|窓口)|に(?:勤|務)|の(?:窓口|職員))|公務員"),
    ("call_centre", r"(?:コール|コンタクト)センター|オペレーター"),
)  # fmt: skip
_BY_TITLE = tuple((kind, re.compile(words)) for kind, words in _TITLES)
_BY_WORK = tuple((kind, re.compile(words)) for kind, words in _WORK)
_LOOKS_AWAY = frozenset({"alone", "indifferent"})


def kind_of(case: Case) -> str:
    """nursery, hospital, care, school, hotel, shop, public, call_centre; company for any other."""
    if around.has_left(case) or case.entry == "want_to_complain":
        return COMPANY
    bosses = " ".join(person.name for person in case.people if person.role in ("boss", "owner") and person.name)
    named = next((kind for kind, words in _BY_TITLE if words.search(bosses)), "")
    if named and named != "shop":
        return named
    told = around.told(case)
    return next((kind for kind, words in _BY_WORK if words.search(told)), named or COMPANY)


def called(case: Case, wording: Content | None = None) -> str:
    """What the own house is called: 園, 病院, お店; the former company for who has left."""
    words = wording or content()
    if around.has_left(case):
        return words.text("chat.called.former_company")
    return words.text("pressing.the_house", house=words.text(f"pressing.house.{kind_of(case)}"))


def above(case: Case, wording: Content | None = None) -> str:
    """Who stands above the head of the house or hears of them, with a desk outside where nobody else is."""
    words = wording or content()
    return words.text(f"pressing.above.{'nobody' if around.nobody_else_inside(case) else kind_of(case)}")


def instead_of_the_boss(case: Case, wording: Content | None = None) -> str:
    """The same in a few words, as one names them in a sentence."""
    words = wording or content()
    return words.text(f"pressing.instead.{'nobody' if around.nobody_else_inside(case) else kind_of(case)}")


def in_their_house(text: str, case: Case, wording: Content) -> str:
    """A sentence of ours that speaks of the company, as it is said of a nursery, a shop, or the company that was left."""
    kind = FORMER if around.has_left(case) else kind_of(case)
    if kind == COMPANY:
        return text
    company, house = wording.text("pressing.house.company"), wording.text(f"pressing.house.{kind}")
    return (
        text
        if house == company
        else re.sub(rf"(?<![一-鿿A-Za-z])(?<!元の)(?<!former ){company}(?![A-Za-z])", house, text)
    )


def boss_looks_away(case: Case) -> bool:
    """The boss heard of it and does nothing, or lets the person bear it."""
    has_heard = case.boss not in ("no", "afraid") and not around.boss_is_away(case)
    return has_heard and not around.has_left(case) and case.company_will in _LOOKS_AWAY
