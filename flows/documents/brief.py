"""Which parts a document has where only a few lines are wanted, to send or to say in half a minute: no subject, no
date, no headings. What a part says is in documents.toml; the whole documents are in layout.py."""

from __future__ import annotations

from flows.documents.layout import ON_THE_PHONE, Part, line

BRIEF: dict[str, tuple[Part, ...]] = {
    "apology_letter": (
        line("hello_current", when=("current",)),
        line("hello_left", when=("left",)),
        line("regret_fault", when=("fault",)),
        line("regret_open", when=("not_admitted",)),
        line("own_full", "did_spoken", when=("full", "own_part_now")),
        line("own_partial", "did_spoken", when=("partial", "own_part_now")),
        line("letter", "letter"),
        line("next"),
    ),
    "phone_script": ON_THE_PHONE,
    "boss_report": (
        line("hello_current", when=("current",)),
        line("hello_left", when=("left",)),
        line("gist", "gist"),
        line("who"),
        line("demand", "demand"),
        Part("deadline", (), ("deadline",), joined=True),
        Part("harassment", (), ("harassment",), joined=True),
        line("since", "since"),
        line("wanted", "wanted"),
        line("own_full", when=("full", "inside")),
        line("own_partial", when=("partial", "inside")),
        line("late", "late"),
        line("own", "own"),
        line("ask_boss", when=("boss_reachable",)),
        line("ask_other", when=("to_somebody_else_inside",)),
        line("ask_outside", when=("outside",)),
        line("ask_left", when=("left",)),
    ),
    "company_request": (
        line("hello_current", when=("current",)),
        line("hello_left", when=("left",)),
        line("gist", "gist"),
        line("who"),
        line("wanted", "wanted"),
        line("own", "own"),
        line("ask"),
    ),
    "explanation": (
        line("hello_current", when=("current",)),
        line("hello_left", when=("left",)),
        Part("received", joined=True),
        line("facts"),
        line("letter", "letter"),
        line("open_current", when=("current",)),
        line("open_left", when=("left",)),
    ),
    "holding_message": (
        line("danger", when=("danger",)),
        line("role_open", when=("role_open", "no_danger")),
        line("current", when=("surely_current", "no_danger")),
        line("left", when=("left", "no_danger")),
    ),
    "refusal": (
        line("received"),
        line("decline"),
        line("window_current", when=("current",)),
        line("window_left", when=("left",)),
    ),
    "expectation": (line("hello"), line("happened"), line("wish")),
}
