"""What one person told us about one matter: slots only; how they are asked or used lives in stages, decision,
documents."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field


@dataclass(slots=True)
class Person:
    """Somebody involved. `name` is the word the person uses (支店の方); `role` one of the stakeholder labels
    (customer customer_staff owner boss senior_colleague colleague former_company company family lawyer_police other);
    `wants`: apology, solution, explanation, money, nothing or unknown; `mood`: angry, indifferent, cooperative or
    unknown."""

    name: str
    role: str
    wants: str = "unknown"
    mood: str = "unknown"
    said: str = ""
    told: str = ""  # how they are, in a few of the person's own words: 「きびしい人」

    @property
    def key(self) -> str:
        """The same for the same person whatever else is told or taken back; holds no words, for taps and logs."""
        return hashlib.sha256(self.name.encode()).hexdigest()[:8] if self.name else self.role


@dataclass(slots=True)
class Point:
    """One statement of the story and how sure it is: seen, heard or guess."""

    text: str
    certainty: str = "seen"


@dataclass(slots=True)
class Case:
    """Slots. None (or empty) means not asked yet; "unknown" and "skipped" are answers.

    Values are the option keys of the questions (flows/stages) or the person's own words.
    """

    # who
    entry: str | None = (
        None  # left_company own_mistake front_desk team_member lost_trust want_to_complain career listen
    )
    employment: str | None = None  # current left unknown
    left_when: str | None = None  # own words
    # facts
    story: list[str] = field(default_factory=list)  # own words, one entry a bubble or answer
    heard: list[str] = field(default_factory=list)  # own words told while only listening was wanted
    told: list[str] = field(default_factory=list)  # own words about the matter, whatever they were said to
    house: list[str] = field(default_factory=list)  # remarks on who is there in the own house and who is not
    told_on: str | None = None  # ISO day on which `when` was told
    happened: str | None = None  # own words: what the complaint is about
    when: str | None = None  # own words or ISO date: when it came
    contact_who: str | None = None  # own word for the one who complained (支店の方)
    contact_how: str | None = None  # private_phone work_phone phone email message in_person letter via_someone not_yet
    said: list[str] = field(default_factory=list)  # what they said, as quotations
    demands: list[str] | None = None  # visit apology explanation solution money other nothing unknown
    deadline_kind: str | None = None  # due asap none unknown
    deadline: str | None = None  # ISO date or minute
    did: str | None = None  # own words: what I did
    not_did: str | None = None
    certainty: str | None = None  # of the central point: seen heard both guess unknown
    points: list[Point] = field(default_factory=list)
    responsibility: str | None = None  # none partial full unclear
    stakes: list[str] = field(default_factory=list)  # what is at stake: deal long loss
    # dogeza money sns_expose threat stalking abuse detention demand_firing violence sexual privacy night_calls; [] none
    harassment: list[str] | None = None
    written: str | None = None  # none demand lawyer contract unknown
    done: list[str] | None = None  # so far: nothing replied apologised reported visited
    # feelings: name -> 1..5, 0 while the strength is not asked yet
    feelings: dict[str, int] | None = None
    hints: list[str] = field(default_factory=list)  # feelings that the words let one guess, offered as chosen
    hinted: dict[str, int] = field(default_factory=dict)  # how strong the words call them, 1..5
    not_felt: list[str] = field(default_factory=list)  # feelings that were said not to be there: never guessed again
    unrated: list[str] = field(default_factory=list)  # feelings told in words, no strength is wanted for them
    feelings_after: dict[str, int] | None = None
    listening: str | None = None  # sort enough
    story_checked: str | None = None  # right
    # stakeholders
    people: list[Person] = field(default_factory=list)
    people_fixed: dict[str, str] = field(default_factory=dict)  # key of a person -> their role; "": not involved
    customer_wants: str | None = None  # apology explanation solution money nothing unknown
    company_told: str | None = None  # told not_yet cannot unknown
    company_will: str | None = None  # apologise not alone indifferent unknown
    boss: str | None = None  # told yes afraid no unknown: can the boss be told
    boss_why: str | None = None  # scolded cause harassed away other unknown: why the boss is no way
    instead: str | None = None  # other_boss hr desk outside nobody unknown: who can hear of it instead of the boss
    others: str | None = None  # own words about the other parties
    # decision
    relation: str | None = None  # keep end undecided
    choice: str | None = None  # the option the person chose, or later
    # trust, complaint, career
    words_seen: str | None = None  # done: the drafts were looked at
    their_feelings: list[str] | None = None  # angry disappointed anxious hopeful unknown: the other side's, as seen now
    disappointed: str | None = None  # own words: what hurt the customer most
    hoped: str | None = None  # own words: what they may have hoped for
    named: str | None = None  # said partly not_yet unknown: what was wrong and whose share it was
    prevention: str | None = None  # own words: how it will not happen again
    carried_out: str | None = None  # started, an ISO day, or own words: who does it by when
    follow_up: str | None = None  # tomorrow week month none
    expected: str | None = None  # own words: what the complaining user had hoped for
    wished: str | None = None  # own words: what the other side should do now
    career_wish: str | None = None  # yes no
    learned: str | None = None
    strength: str | None = None  # problem_solving communication self_analysis resilience
    care: str | None = None  # a measure of flows/career/plan.py (before: one of its areas): prevention for oneself
    goal: str | None = None
    next_step: str | None = None
    next_day: str | None = None  # ISO date of the next step
    path: str | None = None  # same_field wider new_field open
    skill: str | None = None
    experience: str | None = None  # own words: something at work, where there is no complaint
    task: str | None = None  # find_cause calm in_time together, or own words
    acted: str | None = None  # own words: what I did then, for an application
    result: str | None = None  # settled thanked continues better ongoing, or own words
    trade: str | None = None  # key of the kind of work (flows/career/work.py), put right by the person
    career_more: list[str] = field(default_factory=list)  # parts that were asked for: step care star
    jobs: dict[str, list[str]] = field(default_factory=dict)  # answers to the form (flows/jobs/form.py); [] skipped
    log: dict[str, dict[str, str]] = field(default_factory=dict)  # records, by when they were begun (flows/evidence)
    blanks: dict[str, str] = field(default_factory=dict)  # own words for blanks of drafts, by the name of the blank
    struck: list[str] = field(default_factory=list)  # parts that were wanted out of drafts: `<draft>.<part>`
    # the end
    rating: int | None = None
    comment: str | None = None
    # asked again later (flows/followup)
    check_in: str | None = None  # ISO second at which the bot may ask how it went; none
    since: dict[str, str] = field(default_factory=dict)  # ISO day -> better … told, tab, own words
    way: str | None = None  # trust: where to go on from there

    def demands_apology(self) -> str:
        """yes, no or unclear: does the customer ask for an apology."""
        asked = self.customer_wants
        if asked == "apology" or (self.demands and {"visit", "apology"} & set(self.demands)):
            return "yes"
        angry = any(person.mood == "angry" and person.role.startswith("customer") for person in self.people)
        if asked is None and angry and self.demands != ["nothing"]:
            return "unclear"  # who is angry and asks for a report has not thereby renounced an apology
        if asked in ("explanation", "solution", "money", "nothing") or (self.demands and "unknown" not in self.demands):
            return "no"
        return "unclear"

    def strongest(self) -> int:
        return max((self.feelings or {}).values(), default=0)
