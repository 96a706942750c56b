"""How a practised talk goes: what an answer comes to, and which line it leads to. Pure: the same answers, the same
line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from flows.rehearsal.judging import Judged, Slip
from flows.rehearsal.scene import Scene
from flows.rehearsal.script import BEATS, COUNTS, Beat, is_a_slip, moved_by, tempers, told_by, wants

LEAST, MOST = 4, 6  # answers of one talk
BEFORE_LEAVING = 2  # answers, that with the last words counted
SOFT, FAIR = 3, 1  # what a client has been won to, for the last line

# What an answer comes to, the first that holds.
SHARP, EVADES, TOO_MUCH, SILENT, GOOD, ONLY_SORRY, FALLS_SHORT = (
    "sharp", "evades", "too_much", "silent", "good", "only_sorry", "falls_short",
)  # fmt: skip
_SHARP = frozenset({"sharp", "threat", "counter_accusation"})
_EVADES = frozenset(
    {"blaming", "pushed_away", "evading", "minimising", "demanding_forgiveness", "excuse", "conditional", "flat_no"}
    | {"gives_up"}
)
_TOO_MUCH = frozenset(
    {"pays", "legal_admission", "over_admission", "for_the_company", "anything", "impossible_promise"}
)
# Who says one of these beside it has not run away.
_MAKES_UP_FOR_IT = frozenset({"date", "takes_on", "way_on", "own"})


@dataclass(frozen=True, slots=True)
class Turn:
    """What the client does after an answer: `presses` (the same is asked once more, harder) or goes on to the next, and
    how far that wins them over."""

    answer: str
    pressed_before: bool | None  # None: either
    presses: bool
    wins: int


# The whole machine. A client presses once at a time and then goes on, whatever is said.
TURNS = (
    Turn(SHARP, False, presses=True, wins=-1),
    Turn(SHARP, True, presses=False, wins=-1),
    Turn(EVADES, False, presses=True, wins=-1),
    Turn(EVADES, True, presses=False, wins=-1),
    Turn(TOO_MUCH, False, presses=True, wins=0),
    Turn(TOO_MUCH, True, presses=False, wins=0),
    Turn(SILENT, None, presses=False, wins=0),
    Turn(GOOD, None, presses=False, wins=1),
    Turn(ONLY_SORRY, None, presses=False, wins=0),
    Turn(FALLS_SHORT, None, presses=False, wins=0),
)


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer as it was taken: to which line, what it came to, what was good in it, the slip that counts here."""

    beat: str
    pressed: bool
    came_to: str
    good: frozenset[str] = frozenset()
    slip: str = ""

    @property
    def wanted(self) -> bool:
        return self.came_to == GOOD


@dataclass(slots=True)
class Talk:
    """Where the talk stands. `beat`: what the line in sight is about, "" once it is over; `pressing`: the slip that it
    presses on, "" for none; `won`: how far the client has been won over."""

    temper: str
    beat: str = BEATS[0].key
    pressing: str = ""
    won: int = 0
    answers: list[Answered] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        return not self.beat

    @property
    def last(self) -> Answered | None:
        return self.answers[-1] if self.answers else None

    @property
    def said(self) -> frozenset[str]:
        """What was good in the answers so far."""
        return frozenset().union(*(one.good for one in self.answers))

    @property
    def mood(self) -> str:
        ended_well = self.last is not None and self.last.came_to == GOOD
        return "soft" if self.won >= SOFT and ended_well else "fair" if self.won >= FAIR else "hard"


def talk_of(temper: str, answers: Iterable[Judged | None], scene: Scene) -> Talk:
    """The talk that these answers lead to; None stands for silence. Answers after its end count nothing."""
    there = tempers(scene)
    talk = Talk(temper if temper in there else there[0])
    for one in answers:
        if talk.is_over:
            break
        _take(talk, one, scene)
    return talk


def _take(talk: Talk, judged: Judged | None, scene: Scene) -> None:
    slip = slip_that_counts(judged.slips, judged.good, scene) if judged is not None else None
    came_to = comes_to(talk, judged, slip, scene)
    good = judged.good & COUNTS[scene.side] if judged is not None else frozenset()
    talk.answers.append(Answered(talk.beat, bool(talk.pressing), came_to, good, slip.kind if slip else ""))
    turn = next(row for row in TURNS if row.answer == came_to and row.pressed_before in (None, bool(talk.pressing)))
    talk.won += turn.wins
    if came_to == GOOD and good & moved_by(talk.temper):
        talk.won += 1
    talk.pressing = slip.kind if turn.presses and slip is not None and _may_press(talk) else ""
    if not talk.pressing:
        talk.beat = "" if _takes_leave(talk, judged, came_to) else _next(talk, scene)


def _takes_leave(talk: Talk, judged: Judged | None, came_to: str) -> bool:
    """Polite last words end a talk that has begun."""
    if judged is None or "parting" not in judged.good or came_to in (SHARP, EVADES):
        return False
    return len(talk.answers) >= BEFORE_LEAVING


def slip_that_counts(slips: Sequence[Slip], good: frozenset[str], scene: Scene) -> Slip | None:
    """The gravest slip that is one for this person: who has left and names the way on does not evade, a full fault may
    be called one's own, and who did nothing wrong takes on too much with it."""
    for slip in slips:
        if not is_a_slip(slip.kind, scene):
            continue
        if slip.kind == "over_admission" and scene.full:
            continue
        if slip.kind == "for_the_company" and not (scene.left or scene.role_open):
            continue
        if slip.kind in ("evading", "pushed_away", "flat_no") and scene.left and good & {"way_on", "date"}:
            continue
        return slip
    if "own" in good and scene.no_fault and not scene.complains and "limits" not in good:
        return Slip("over_admission", "")
    return None


def comes_to(talk: Talk, judged: Judged | None, slip: Slip | None, scene: Scene) -> str:
    if judged is None:
        return SILENT
    if slip is not None and slip.kind in _SHARP:
        return SHARP
    if slip is not None and slip.kind in _EVADES and not judged.good & _MAKES_UP_FOR_IT:
        return EVADES
    if slip is not None and slip.kind in _TOO_MUCH:
        return TOO_MUCH
    if slip is not None and slip.kind == "vague" and talk.beat in ("demand", "promise") and "date" not in judged.good:
        return EVADES
    good = judged.good & COUNTS[scene.side]
    if good & wants(talk.beat, scene):
        return GOOD
    return ONLY_SORRY if good == {"regret"} and talk.beat != BEATS[0].key else FALLS_SHORT


def _ahead(talk: Talk) -> Sequence[Beat]:
    return BEATS[next(n for n, beat in enumerate(BEATS) if beat.key == talk.beat) + 1 :]


def _sure(beats: Sequence[Beat]) -> int:
    """How many answers must be left for these."""
    return sum(not beat.may_fall for beat in beats)


def _may_press(talk: Talk) -> bool:
    return len(talk.answers) + 1 + _sure(_ahead(talk)) <= MOST


def _next(talk: Talk, scene: Scene) -> str:
    """The next beat that still has something to ask for, while enough answers are left for those that must come."""
    done, ahead = len(talk.answers), _ahead(talk)
    for n, beat in enumerate(ahead):
        after = ahead[n + 1 :]
        runs_short = beat.may_fall and done + 1 + _sure(after) > MOST
        if not runs_short and not (_is_told(talk, beat.key, scene) and done + len(after) >= LEAST):
            return beat.key
    return ""


def _is_told(talk: Talk, beat: str, scene: Scene) -> bool:
    """Everything this beat would ask for was said already, without being asked."""
    asks_for = told_by(beat, scene)
    return bool(asks_for) and asks_for <= talk.said
