"""Cases as people bring them, and any case at all: for the tests of the documents, nothing is tested here."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from hypothesis import strategies as st

from flows.case import Case, Person, Point
from flows.decision import OPTIONS
from flows.decision.claims import GRAVE, PRESSING

JST = timezone(timedelta(hours=9))
NOON = datetime(2026, 11, 18, 12, 0, tzinfo=JST)  # a Wednesday
ADMITS = re.compile(r"私の(?:不手際|ミス|責任|せい|至らな|不注意|落ち度)|私に至らない|確認(?:が|を)(?:足り|怠)")
SATURDAY_NIGHT = datetime(2026, 11, 21, 22, 30, tzinfo=JST)  # before a Monday that is a public holiday

AWKWARD = (
    "オーナーさんに頼まれて気づいたことを一度だけ報告しました",
    "私は関与しておりませんので分かりかねます。",
    "もし不快に思われたのなら申し訳ないです",
    "先輩のほうで問題があったようで、すべて先輩が悪いです",
    "全部私の責任です。二度と起こしません",
    "「もう来るな」と言われました。\nこわかったです",
    "私の確認ミスで発注数を一桁間違えました",
    "{sender} {0} %s 〔　お名前　〕",
    "None",
    "skipped",
    "unknown",
    "",
    "　",
    "😢👨‍👩‍👧‍👦e\u0301\u202e\x00",
    "あ" * 5000,
)
own_words = st.none() | st.sampled_from(AWKWARD) | st.text(max_size=60)
_FIRST = datetime(2026, 1, 1, tzinfo=JST)
moments = st.integers(0, 3 * 365 * 24 * 60).map(lambda minutes: _FIRST + timedelta(minutes=minutes))
dates = st.sampled_from(
    (None, "2026-11-23", "2026-11-24T15:00", "2026-11-24T15:30:00+09:00", "きょう中", "9999-12-31", "")
)


def choice(*values: str) -> st.SearchStrategy[str | None]:
    return st.sampled_from((None, *values, "unknown", "skipped"))


people = st.builds(
    Person,
    name=st.sampled_from(("支店の方", "田中様", "オーナーさん", "先輩", "", "None")) | st.text(max_size=20),
    role=st.sampled_from(("customer", "customer_staff", "owner", "boss", "senior_colleague", "other")),
)
points = st.builds(
    Point, text=own_words.map(lambda words: words or ""), certainty=st.sampled_from(("seen", "heard", "guess"))
)

any_case = st.builds(
    Case,
    entry=choice("left_company", "own_mistake", "front_desk", "team_member", "lost_trust", "want_to_complain"),
    employment=choice("current", "left"),
    happened=own_words,
    when=own_words | dates,
    contact_who=own_words | st.sampled_from(("支店の方", "田中様", "佐藤さん", "X専務", "お客様")),
    contact_how=choice("private_phone", "work_phone", "email", "message", "in_person", "letter", "via_someone"),
    said=st.lists(own_words.map(lambda words: words or ""), max_size=2),
    demands=st.none()
    | st.lists(st.sampled_from(("visit", "apology", "money", "other", "nothing", "unknown")), max_size=3),
    deadline_kind=choice("due", "asap", "none"),
    deadline=dates,
    did=own_words,
    not_did=own_words,
    certainty=choice("seen", "heard", "both", "guess"),
    points=st.lists(points, max_size=3),
    responsibility=choice("none", "partial", "full", "unclear"),
    harassment=st.none() | st.lists(st.sampled_from(sorted(GRAVE | PRESSING)), max_size=3),
    written=choice("none", "demand", "lawyer", "contract"),
    feelings=st.none() | st.dictionaries(st.sampled_from(("怒り", "不安", "罪悪感")), st.integers(0, 5), max_size=3),
    people=st.lists(people, max_size=3),
    company_will=choice("apologise", "not", "indifferent"),
    boss=choice("told", "yes", "afraid", "no"),
    boss_why=choice("scolded", "cause", "harassed", "away", "other"),
    instead=choice("other_boss", "hr", "desk", "outside", "nobody"),
    choice=choice(*OPTIONS, "later"),
    prevention=own_words,
    follow_up=choice("tomorrow", "week", "month", "none"),
    expected=own_words,
    wished=own_words,
)


def left_branch() -> Case:
    """A former employee whom a former client's branch calls on the private phone."""
    return Case(
        entry="left_company",
        employment="left",
        contact_who="支店の方",
        contact_how="private_phone",
        said=["あなたのせいで辞めることになった。どう責任を取るのか、一度謝りに来い"],
        demands=["visit", "apology"],
        did="オーナーさんに頼まれて気づいたことを一度だけ報告しました",
        certainty="seen",
        responsibility="unclear",
        harassment=[],
        people=[Person("支店の方", "customer"), Person("オーナーさん", "owner"), Person("先輩", "senior_colleague")],
    )


def wrong_order() -> Case:
    """Somebody who typed a wrong number into an order and says so."""
    return Case(
        entry="own_mistake",
        employment="current",
        contact_who="田中様",
        contact_how="email",
        happened="商品が足りなくなった",
        did="発注数を一桁打ち間違えました",
        demands=["apology"],
        responsibility="full",
        company_will="apologise",
        boss="yes",
        deadline_kind="due",
        deadline="2026-11-20T15:00",
        harassment=[],
        prevention="二人で数を読み合わせる",
    )
