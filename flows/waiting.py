"""What the bot is waiting for, as a value; what each waiting takes and where it leads is the table in leading.py."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from flows.stage import Stage


class For(StrEnum):
    """Values are stored in sessions: add, never rename."""

    CONSENT = "consent"  # a yes to being stored
    ANSWER = "answer"  # the open question of the consultation; after its end nothing is open
    NEW_ANSWER = "new_answer"  # another answer to the question `about`
    WHICH_ANSWER = "which_answer"  # which answer is to be changed; `about`: the stage whose answers were listed
    WHICH_MATTER = "which_matter"  # which consultation is to be opened
    WAY_TO_RESTART = "way_to_restart"  # whether the consultation is kept when it starts over
    YES_TO_ERASE = "yes_to_erase"  # whether everything is to be erased
    WRITING = "writing"  # whatever is written into the box
    KEEPING = "keeping"  # whether what was written there is kept
    RETURN = "return"  # the end of a pause
    WHAT_WAS_WRONG = "what_was_wrong"  # what we got wrong, after a complaint about us
    CONTRADICTION = "contradiction"  # whether words count that say something else than the answer to `about`
    JOBS = "jobs"  # the next step of the form of wishes for work, or a yes to sending it
    WHEN_AGAIN = "when_again"  # when the bot may ask how it went, in the consultation numbered `about`
    HOW_IT_WENT = "how_it_went"  # how it went since, in the consultation numbered `about`
    REHEARSAL = "rehearsal"  # an answer to the client who is played; `about`: where it stands, see rehearsing.py
    EVIDENCE = "evidence"  # what happened, for a record; `about`: the record that is begun, "" for a new one
    BLANKS = "blanks"  # words for the next blank of the draft `about`; `value`: those that were passed over or filled
    INTERVIEW = "interview"  # an answer to the question `about` of a practised interview
    TERMS = "terms"  # a yes to what is stored, which has changed since the last one
    CARE = "care"  # an answer about danger, see the fields of Waiting


@dataclass(slots=True)
class Waiting:
    """In care, `level` (concern, imminent), `kind` and `step` tell how grave it is, what it is about and which question
    was put; `about` the answers that count for urgency, `phrase` the mark of the words that led there.

    In a contradiction `value` is what was said now; where it is asked when to ask again, the question before.

    Elsewhere `step` is "gentle" for one turn after a gentle question was put beside.

    `behind`: what is waited for again when this is over. `joins`: the move before was made of words, and a bubble
    that was already on its way belongs to it."""

    what: For = For.ANSWER
    about: str = ""
    level: str = ""
    kind: str = ""
    step: str = ""
    phrase: str = ""
    value: str = ""
    behind: Waiting | None = None
    joins: bool = False

    def then(self, what: For, about: str = "") -> Waiting:
        """What is waited for next, this one behind it; of each kind there is one at most. Nothing
        said after it goes on with words from before."""
        return Waiting(what, about, behind=replace(self.without(*PASSING, what), joins=False))

    def within(self, what: For) -> Waiting | None:
        """The waiting for this, here or behind; None when there is none."""
        found: Waiting | None = self
        while found is not None and found.what is not what:
            found = found.behind
        return found

    @property
    def is_beside(self) -> bool:
        """Words are no answer to the open question now: something is told, practised or answered anew beside it."""
        return any(self.within(what) is not None for what in BESIDE)

    def without(self, *left_out: For) -> Waiting:
        """The same without these, wherever they wait."""
        behind = self.behind.without(*left_out) if self.behind is not None else None
        if self.what in left_out:
            return behind or Waiting()
        return replace(self, behind=behind)


# Small questions beside the thread: whatever is no answer to them lets them go.
PASSING = frozenset(
    {
        For.WHICH_ANSWER,
        For.WHICH_MATTER,
        For.WAY_TO_RESTART,
        For.YES_TO_ERASE,
        For.WRITING,
        For.KEEPING,
        For.CONTRADICTION,
        For.WHAT_WAS_WRONG,
        For.WHEN_AGAIN,
    }
)
# Beside the open question, with steps of its own: words said there are no answer to it, and nothing of it is taken
# along into another consultation.
BESIDE = frozenset({For.NEW_ANSWER, For.JOBS, For.REHEARSAL, For.INTERVIEW, For.HOW_IT_WENT, For.EVIDENCE, For.BLANKS})
_ASIDES = {For.CARE: Stage.DANGER, For.RETURN: Stage.PAUSED}


def stage_of(waiting: Waiting, place: Stage) -> Stage:
    """Where the conversation stands: in an aside, or at its place on the map."""
    return next((aside for what, aside in _ASIDES.items() if waiting.within(what) is not None), place)
