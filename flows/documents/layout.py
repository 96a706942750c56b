"""Which parts make up each document, and when a part belongs in it; what a part says is in documents.toml."""

from __future__ import annotations

from dataclasses import dataclass

from flows.decision import OPTIONS
from flows.documents.told import Told


@dataclass(frozen=True, slots=True)
class Part:
    """`key` names the wording (`documents.<kind>.<key>`); it appears when all claims of Told in `when` hold and all
    words in `given` are known. `tight`: follows the part before without an empty line; `joined`: on the same line."""

    key: str
    when: tuple[str, ...] = ()
    given: tuple[str, ...] = ()
    tight: bool = False
    joined: bool = False

    def belongs(self, told: Told) -> bool:
        return all(getattr(told, claim) for claim in self.when) and all(told.has(name) for name in self.given)


def line(key: str, *given: str, when: tuple[str, ...] = ()) -> Part:
    return Part(key, when, given, tight=True)


_GREETING = (Part("greeting_current", ("current",)), Part("greeting_left", ("left",)))
_SIGN = (Part("sign_current", ("current",)), Part("sign_left", ("left",)))
# As a colleague tells it: what went wrong, who came with it and what they want, what was done since, what is open.
_COURSE = (
    Part("happened"),
    line("did", "did", when=("did_says_more",)),
    line("not_did", "not_did"),
    Part("who", ("way_is_told",)),
    Part("who_plain", ("way_is_open",)),
    line("said", "said"),
    line("demand", "demand"),
    Part("deadline", (), ("deadline",), joined=True),
    Part("since", (), ("since",)),
    Part("course", (), ("course",)),
    Part("hearsay", (), ("hearsay",)),
)
_PROPOSES = tuple(Part(f"propose_{option}", (f"chose_{option}",)) for option in OPTIONS)

_REGRET = (
    line("regret_fault", when=("fault", "current", "sorry_is_said")),
    line("regret_open", when=("open", "current", "sorry_is_said")),
    line("regret_none", when=("no_fault", "current", "sorry_is_said")),
    line("regret_none", when=("current", "nothing_to_be_sorry_for")),
    line("regret_left", when=("left", "sorry_is_said")),
    line("regret_left_none", when=("left", "nothing_to_be_sorry_for")),
)
ON_THE_PHONE = (
    *_REGRET,
    line("own_full", "did_spoken", when=("full", "own_part_now")),
    line("own_partial", "did_spoken", when=("partial", "own_part_now")),
    line("next_current", when=("surely_current",)),
    line("next_role_open", when=("role_open",)),
    line("position_left", when=("left",)),
)

LAYOUT: dict[str, tuple[Part, ...]] = {
    "apology_letter": (
        Part("subject"),
        Part("address"),
        *_GREETING,
        Part("regret_fault", ("fault",)),
        Part("regret_open", ("not_admitted",)),
        Part("received", ("calm",), tight=True),
        Part("own_full", ("full",)),
        Part("own_partial", ("partial",)),
        line("letter", "letter"),
        Part("rest_checked", ("partial", "current"), tight=True),
        Part("cause_open", ("not_admitted", "current")),
        Part("cause_left", ("left",)),
        Part("repaired", ("fault", "current", "repair_is_done"), ("mended",)),
        Part("repair", ("fault", "current", "repair_is_named")),
        Part("repair_said", ("fault", "current", "repair_is_said")),
        Part("prevention", ("fault", "current"), tight=True),
        Part("follow", ("fault", "current"), tight=True),
        Part("visit", ("boss_reachable", "going_together")),
        Part("visit_other", ("other_than_boss", "going_together")),
        Part("closing"),
        *_SIGN,
    ),
    "phone_script": (
        Part("short_heading"),
        *ON_THE_PHONE,
        Part("opening_current", ("surely_current",)),
        Part("opening_ringing", ("left",)),
        Part("opening_ringing", ("role_open",)),
        Part("listen"),
        Part("ask", ("current", "calm"), tight=True),
        Part("repeat"),
        Part("pressed", ("may_be_pressed",)),
    ),
    "visit_checklist": (
        Part("stop", ("pressed",)),
        Part("left_first", ("left",)),
        Part("before"),
        line("boss", when=("boss_reachable",)),
        line("other_boss", when=("other_than_boss",)),
        line("ask_convenience"),
        line("deadline", "deadline"),
        line("who_speaks"),
        line("facts"),
        line("gift", when=("current", "calm")),
        Part("there"),
        line("listen"),
        line("apologise_fault", when=("fault",)),
        line("apologise_open", when=("not_admitted",)),
        line("since", "mended", when=("fault", "current", "repair_is_done")),
        line("repair", when=("fault", "current", "repair_is_open")),
        line("prevention", when=("fault", "current")),
        line("follow", when=("fault", "current")),
        line("no_promise"),
        line("no_paper"),
        Part("after"),
        line("thanks", when=("calm",)),
        line("record"),
    ),
    "boss_report": (
        Part("subject", ("inside",)),
        Part("subject_outside", ("outside",)),
        Part("address_boss", ("boss_reachable",)),
        Part("address_another_boss", ("to_another_boss",)),
        Part("address_other", ("to_a_desk",)),
        Part("address_outside", ("outside",)),
        Part("address_company", ("left",)),
        Part("greeting_current", ("current", "inside")),
        Part("greeting_outside", ("outside",)),
        Part("greeting_left", ("left",)),
        line("told_before", when=("boss_knows",)),
        *_COURSE,
        Part("own_full", ("full", "inside")),
        Part("own_partial", ("partial", "inside")),
        Part("own_none", ("no_fault", "inside")),
        Part("own_open", ("open", "inside")),
        line("late", "late"),
        line("own", "own"),
        Part("harassment", (), ("harassment",)),
        Part("alone_now", ("alone",)),
        Part("boss_is_in_it", ("boss_is_the_cause",)),
        Part("boss_treats_badly", ("boss_harasses",)),
        *_PROPOSES,
        Part("ask_boss", ("boss_reachable", "answer_is_due")),
        Part("ask_boss_open", ("boss_reachable", "no_answer_is_due")),
        Part("ask_other", ("told_for_others",)),
        Part("ask_other_away", ("told_while_away", "answer_is_due")),
        Part("ask_other_away_open", ("told_while_away", "no_answer_is_due")),
        Part("ask_outside", ("outside",)),
        Part("ask_left", ("left",)),
        Part("closing"),
        Part("sign"),
    ),
    "company_request": (
        Part("subject_left", ("left",)),
        Part("subject_current", ("current",)),
        Part("address_left", ("left", "house_is_unnamed")),
        Part("address_left_named", ("left", "house_is_named")),
        Part("address_current", ("current",)),
        *_GREETING,
        *_COURSE,
        Part("harassment", (), ("harassment",)),
        Part("alone_now", ("alone",)),
        Part("own", (), ("own",)),
        Part("ask_left", ("left",)),
        Part("ask_current", ("current",)),
        Part("private", ("private_phone",), tight=True),
        Part("help"),
        Part("reply", tight=True),
        Part("closing", tight=True),
        Part("sign"),
    ),
    "explanation": (
        Part("subject"),
        Part("address"),
        *_GREETING,
        Part("received", tight=True),
        Part("facts"),
        line("not_did", "not_did"),
        line("letter", "letter"),
        Part("open_current", ("current",)),
        Part("open_left", ("left",)),
        Part("help", ("current", "help_is_named")),
        Part("help_said", ("current", "help_is_said")),
        Part("door", ("current", "calm"), tight=True),
        Part("closing"),
        *_SIGN,
    ),
    "holding_message": (
        Part("address"),
        Part("danger", ("danger",)),
        Part("role_open", ("role_open", "no_danger")),
        Part("current", ("surely_current", "no_danger", "fault")),
        Part("current_open", ("surely_current", "no_danger", "open")),
        Part("current_no_fault", ("surely_current", "no_danger", "no_fault")),
        Part("left", ("left", "no_danger")),
    ),
    "desk_script": (
        Part("hand_over", ("not_alone",)),
        Part("hand_over_alone", ("alone",)),
        Part("asked", ("not_alone",)),
        Part("asked_alone", ("alone",)),
        Part("loud", ("pressed", "not_alone")),
        Part("loud_alone", ("pressed", "alone")),
        Part("to_the_boss", ("pressed", "not_alone")),
        Part("to_the_boss_calm", ("calm", "not_alone")),
        Part("to_the_boss_alone", ("alone",)),
    ),
    "refusal": (
        Part("subject"),
        Part("address"),
        Part("received"),
        Part("fault_current", ("fault", "current"), tight=True),
        Part("decline"),
        Part("stop", tight=True),
        Part("window_current", ("current",)),
        Part("window_left", ("left",)),
        Part("police", ("pressed",), tight=True),
        Part("closing"),
        *_SIGN,
    ),
    "expectation": (
        Part("subject"),
        Part("address"),
        Part("greeting"),
        Part("why", ("calm",), tight=True),
        Part("happened"),
        Part("felt", (), ("felt",)),
        Part("expected"),
        Part("wish"),
        Part("reply"),
        Part("closing", ("calm",)),
        Part("closing_pressed", ("pressed",)),
        Part("sign"),
    ),
}

KINDS: tuple[str, ...] = tuple(LAYOUT)

# Under danger these say something else altogether: no talk and no visit is prepared.
IN_DANGER: dict[str, tuple[Part, ...]] = {
    "phone_script": (Part("danger"),),
    "visit_checklist": (Part("danger"),),
}

# Parts that two documents share word for word are written once, under the first.
SHARED: dict[tuple[str, str], str] = {
    ("company_request", key): "boss_report"
    for key in ("who", "who_plain", "happened", "said", "demand", "deadline", "did", "not_did", "since", "course",
                "hearsay", "harassment", "alone_now", "closing", "sign")
} | {("refusal", key): "apology_letter" for key in ("sign_current", "sign_left")}  # fmt: skip

# What a document can do without, where somebody wants it shorter; of what is not named here nothing is left out.
SPARED: dict[str, frozenset[str]] = {
    "apology_letter": frozenset({"received", "rest_checked", "follow"}),
    "phone_script": frozenset({"opening_current", "opening_ringing", "listen", "ask", "repeat"}),
    "visit_checklist": frozenset({"ask_convenience", "who_speaks", "gift", "after", "thanks", "record"}),
    "boss_report": frozenset({"course", "hearsay", "alone_now"}),
    "company_request": frozenset({"course", "hearsay", "alone_now"}),
    "explanation": frozenset({"received", "help", "help_said", "door"}),
    "expectation": frozenset({"why", "felt"}),
}

# Notes under a document: (key, kinds it belongs to or () for all, claims).
NOTES: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("danger_no_contact", ("apology_letter", "phone_script", "visit_checklist", "explanation"), ("danger",)),
    ("not_alone", ("visit_checklist",), ("left",)),
    ("lawyer_first", ("apology_letter", "refusal", "visit_checklist"), ("claimed",)),
    ("company_sends", ("refusal",), ()),
    ("say_neither", ("phone_script",), ()),
    ("no_admission", ("apology_letter",), ("not_admitted",)),
    ("about_the_boss", ("boss_report",), ("boss_is_in_it",)),
    (
        "formal_words",
        ("boss_report", "company_request", "apology_letter", "explanation", "phone_script", "expectation"),
        ("chat_left_out",),
    ),
    ("own_words", ("boss_report", "company_request"), ("own_words_quoted",)),
    ("share_remains", ("explanation",), ("fault",)),
    ("other_people", ("explanation", "apology_letter"), ()),
    ("in_writing", ("boss_report", "company_request"), ("other_than_boss",)),
    ("words_left_out", ("apology_letter", "explanation", "phone_script", "visit_checklist"), ("left_out",)),
)
