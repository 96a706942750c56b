"""The result of reading one text: values with the evidence for each; how they are found lives in the sibling modules."""

from __future__ import annotations

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where in the text (offsets into the text as given) and which rule or entry."""

    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A person or party found. `mention` is the word in the text; roles as in flows.case.Person;
    `wants_apology`: yes no unknown; `mood`: angry indifferent cooperative unknown; `says`: their quoted words or ""."""

    mention: str
    role: str
    wants_apology: str = "unknown"
    mood: str = "unknown"
    says: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Feeling:
    """`name` is one of 怒り 不安 困惑 罪悪感 悲しみ 悔しさ 恥 疲れ 恐怖 安堵; `strength` 1..5, 0 when not said."""

    name: str
    strength: int = 0
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """`kind`: due, none, asap; `due` ISO date (2026-11-23) or minute (2026-11-23T15:00) when kind is due."""

    kind: str = "none"
    due: str | None = None
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """The five factors; "unclear" when the text does not tell."""

    employment: str = "current"  # current left; see `employment_said`
    own_responsibility: str = "unclear"  # none partial full unclear
    customer_demands_apology: str = "unclear"  # yes no unclear
    relationship_to_continue: str = "unclear"  # yes no unclear
    company_will: str = "unclear"  # apologise not indifferent unclear
    employment_said: bool = False  # False: `employment` is the default, nothing in the text says it
    supposed: tuple[tuple[str, str], ...] = ()  # (field, value) heard by what was learned where nothing is told

    def supposing(self) -> Situation:
        """With what is only supposed. The chat asks instead; of use where nobody can be asked."""
        return replace(self, **dict(self.supposed))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Story:
    """What a narrative tells besides the five factors; None or empty when it does not say."""

    entry: str | None = None  # one of Case.entry, when the text makes it clear
    happened: str | None = None  # the sentence that best tells what the complaint is about
    when: str | None = None  # own words (先週の金曜)
    left_when: str | None = None
    contact_who: str | None = None
    contact_how: str | None = None  # values of Case.contact_how
    said: tuple[str, ...] = ()  # quotations spoken *to* the person by the complaining side
    demands: tuple[str, ...] = ()  # values of Case.demands
    did: str | None = None  # own act, in own words
    not_did: str | None = None
    certainty: str | None = None  # seen heard both guess
    points: tuple[tuple[str, str], ...] = ()  # (sentence, seen | heard | guess), only heard and guess ones
    written: str | None = None
    done: tuple[str, ...] = ()
    company_told: str | None = None
    boss: str | None = None
    clients_owner: bool = False  # オーナー in this text is the client's owner, not the person's employer


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything one text says. `crisis`: none, ask, concern, imminent; `danger`: self, others, violence_at_home, "" for
    none; `about_me` is False when the danger is somebody else's. `intent`: yes no unknown back restart help pause
    resume human delete_data summary jobs thanks smalltalk answer."""

    text: str
    crisis: str = "none"
    danger: str = ""
    about_me: bool = True
    intent: str = "answer"
    feelings: tuple[Feeling, ...] = ()
    people: tuple[Mention, ...] = ()
    harassment: tuple[str, ...] = ()
    deadline: Deadline = field(default_factory=Deadline)
    situation: Situation = field(default_factory=Situation)
    story: Story = field(default_factory=Story)
    evidence: dict[str, Evidence] = field(default_factory=dict)  # crisis, intent, harassment kinds, situation fields
