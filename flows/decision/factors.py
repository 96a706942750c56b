"""What the decision rests on and what it answers: values only; the rules live in the sibling modules."""

from __future__ import annotations

from dataclasses import dataclass, field

OPTIONS = (
    "apologise_with_boss",
    "apologise_self_limited",
    "route_via_company",
    "explain_without_apology",
    "do_not_engage_seek_help",
)


@dataclass(frozen=True, slots=True)
class Factors:
    """Everything the advice may depend on. The first five and `harassment`, `deadline` are the labelled fields."""

    employment: str = "current"  # current left
    own_responsibility: str = "unclear"  # none partial full unclear
    customer_demands_apology: str = "unclear"  # yes no unclear
    relationship_to_continue: str = "unclear"  # yes no unclear
    company_will: str = "unclear"  # apologise not indifferent unclear
    harassment: frozenset[str] = frozenset()
    has_deadline: bool = False
    stands_for_organisation: bool | None = None  # None: follows from employment
    boss: str = "unknown"  # told yes afraid no unknown
    written_claim: bool = False  # a written, legal or money claim is on the table
    strongest_feeling: int = 0  # 1..5, 0 unknown
    certainty: str = "unknown"  # seen heard both guess unknown
    company_comes_along: bool | None = None  # somebody of the (former) company goes and speaks first; None: not said
    already_apologised: bool = False
    deal_at_risk: bool = False  # the person tells that the other side thinks of going elsewhere
    data_at_risk: bool = False  # the person tells of data deleted, lost or sent to the wrong place


@dataclass(frozen=True, slots=True)
class Reason:
    """`key` names a wording in content/<lang>/decision.toml (`reason.<key>`)."""

    key: str


@dataclass(frozen=True, slots=True)
class Advice:
    """`ranked` holds all options that may be considered, best first, `scores` their points in the same order.

    `reasons` and `against` speak about the first. `changes`: (what would have to be true, the option it would lead to),
    keys `change.<key>`. `unknowns`: `unknown.<key>`, what is still open and whom to ask. `wait`: keys `wait.<key>` why
    not to decide or answer now; empty when nothing speaks against it. `cautions`: `caution.<key>`, always-valid rules
    that apply here.
    """

    option: str
    ranked: tuple[str, ...]
    scores: tuple[float, ...] = ()
    reasons: tuple[Reason, ...] = ()
    against: tuple[Reason, ...] = ()
    changes: tuple[tuple[str, str], ...] = ()
    unknowns: tuple[str, ...] = ()
    wait: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    alternatives_reasons: dict[str, tuple[Reason, ...]] = field(default_factory=dict)
