"""What happened: the complaint, what they want, what the person did, and how sure each point is."""

from __future__ import annotations

import re

from flows import told_of_harassment
from flows.case import Case
from flows.letters import width
from flows.question import Question
from flows.stages.certainty import central_point, certainty_read, certainty_settled, is_own_slip
from flows.stages.happened import put_happened
from flows.stages.quoted import has_said, put_said
from flows.understanding.asked import is_denied
from flows.understanding.by_the_way import when_of
from flows.understanding.denials import says_no
from flows.understanding.doubts import part_in_doubt
from flows.understanding.english import is_english
from flows.understanding.reading import Reading

IN_SHORT = 30  # characters of story that tell what it is about
AT_LENGTH = 120  # characters: who wrote this much has told the story and is asked only what is missing and matters


def told_at_length(case: Case) -> bool:
    """What is told in English is kept but not read, so that all is asked."""
    length = 0
    for text in case.story:  # no sum(): some forty rules ask in each turn
        if not is_english(text):
            length += len(text)
    return length >= AT_LENGTH


def told_step_by_step(case: Case) -> bool:
    return not told_at_length(case)


def what_happened_is_told(case: Case) -> bool:
    """Two or three sentences of the story are enough not to ask what happened once more."""
    return bool(case.happened) or sum(map(width, case.story)) >= IN_SHORT


def something_was_understood(case: Case) -> bool:
    """A story filled enough slots to be worth showing and correcting."""
    told = (case.happened, case.contact_how, case.said, case.demands, case.did, case.people, case.left_when)
    return told_at_length(case) and sum(map(bool, told)) >= 3


def something_is_demanded(case: Case) -> bool:
    return told_step_by_step(case) and bool(
        {"visit", "apology", "explanation", "solution", "money", "other"} & set(case.demands or ())
    )


def somebody_complained(case: Case) -> bool:
    return told_step_by_step(case) and case.entry != "lost_trust"


def they_have_spoken(case: Case) -> bool:
    """The other side knows of it: a slip that nobody has noticed yet has no words and no demands."""
    return case.contact_how != "not_yet"


def words_are_asked(case: Case) -> bool:
    return somebody_complained(case) and they_have_spoken(case)


def contact_read(reading: Reading) -> str | None:
    """「電話です」 says the way; whose telephone it was may stay open."""
    return reading.story.contact_how or ("phone" if _BY_PHONE.search(reading.text) else None)


def when_read(reading: Reading) -> str | None:
    """The day out of a longer answer, so that the rest of it is not taken for a date."""
    return reading.story.when if len(reading.text) > len(reading.story.when or "") else None


_A_DAY = 9  # letters: more than these frame it


def put_when(case: Case, answer: object) -> None:
    told = str(answer).strip()
    framed = "は" in told or len(told) > _A_DAY
    case.when = (framed and when_of(told)) or _COPULA.sub("", told) or told


def money_or_paper_is_in_it(case: Case) -> bool:
    return "money" in (case.demands or ()) or "money" in (case.harassment or ()) or case.contact_how == "letter"


def own_act_is_open(case: Case) -> bool:
    """「間違って送ってしまいました」 has told what they did."""
    return told_step_by_step(case) and not is_owned(case)


_BY_ME = re.compile(r"(?:私|わたし|自分|僕|俺|うち)(?:が|も|の(?:ほう|方)が)(?!知|聞|見(?!落|逃|て(?:い)?な))")


def is_owned(case: Case) -> bool:
    """What went wrong is told, and that it was all one's own doing: who did it was there."""
    by_me = _BY_ME.search(case.happened or "") is not None and case.responsibility in ("full", "partial")
    return by_me or is_own_slip(case.happened or "") or (bool(case.happened) and case.responsibility == "full")


def an_act_is_told(case: Case) -> bool:
    """There is a report or an act whose ground can be sure or hearsay; nobody who is threatened is asked for it, nobody
    who was merely shouted at, and nobody whose own hand slipped: they were there."""
    if {"threat", "violence"} & set(case.harassment or ()):
        return False
    point = central_point(case)
    return bool(point and (case.did or case.happened)) and not is_own_slip(point) and not is_owned(case)


def responsibility_read(reading: Reading) -> str | None:
    said = reading.situation.own_responsibility
    return said if said != "unclear" else None


_DEMANDED = {"dogeza": "apology", "money": "money"}  # a word alone that names what is wanted, and that it goes too far


def demands_read(reading: Reading) -> list[str] | None:
    """In answer to what they ask for also an apology asked for in other words: 「誠意を見せろ」."""
    told = told_of_harassment.told(reading)
    asked_for = list(reading.story.demands) or [_DEMANDED[kind] for kind in _DEMANDED if kind in told]
    apology = ["apology"] if reading.situation.customer_demands_apology == "yes" else None
    return asked_for or apology


_BY_WHEN = re.compile(r"期限|いつまで|締め?切|〆切|期日|日にち|日時|(?:何|なん)日")


def deadline_read(reading: Reading) -> list[str | None] | str | None:
    found = reading.deadline
    if found.kind == "none" or (found.kind == "asap" and is_denied(reading.text)):
        return "none" if is_denied(reading.text) or says_no(reading.text, _BY_WHEN) else None
    return [found.kind, found.due]


def put_deadline(case: Case, answer: object) -> None:
    """An option key, or [kind, ISO date]."""
    if isinstance(answer, str):
        case.deadline_kind, case.deadline = (answer, None) if answer in ("none", "asap", "unknown") else ("due", answer)
    elif isinstance(answer, list):
        case.deadline_kind, case.deadline = answer[0], answer[1]


def harassment_read(reading: Reading) -> list[str] | None:
    none = reading.intent == "no" or told_of_harassment.says_none(reading)
    return told_of_harassment.told(reading) or ([] if none else None)


def put_harassment(case: Case, answer: object) -> None:
    kinds = [answer] if isinstance(answer, str) else list(answer)  # type: ignore[call-overload]
    case.harassment = [kind for kind in kinds if kind not in ("none", "unknown")]


def put_done(case: Case, answer: object) -> None:
    done = [answer] if isinstance(answer, str) else list(answer)  # type: ignore[call-overload]
    case.done = [step for step in done if step not in ("nothing", "unknown")]
    note_reported(case)


def note_reported(case: Case) -> None:
    """Who has reported it at work is not asked whether the boss can be told."""
    if "reported" in (case.done or ()) and case.boss is None and case.employment == "current":
        case.boss = "told"


_COPULA = re.compile(r"(?:なん)?(?:です|でした|だよ|だった|や|や[でわ])?[。.]?$")
_BY_PHONE = re.compile(r"電話|(?<!話に)着信|でんわ|(?i:tel)|(?i:\b(?:phone[ds]?|call(?:ed|s)?|rang)\b)")


def put_stakes(case: Case, answer: object) -> None:
    kinds = [answer] if isinstance(answer, str) else list(answer)  # type: ignore[call-overload]
    case.stakes = [kind for kind in kinds if kind not in ("none", "unknown")]


# Asked whether something is wrong or missing.
_NOTHING_TO_ADD = re.compile(
    r"(?:いえ|いいえ|いや)?、?(?:もう|特に|とくに|別に|他には|ほかには|違うところは|足すところは|間違いは)*、?(?:は)?"
    r"(?:ない|なし|ありません|ないです|なしです|ないよ|ないと思います|以上|大丈夫|だいじょうぶ|それだけ|それで全部|これで全部)(?:です)?(?:ね|よ)?[。！!]*"
)


def only_to_put_right(case: Case) -> bool:
    """Never asked: what words told can be seen and changed."""
    return False


QUESTIONS = (
    Question("facts.happened", "happened", free=True, known_if=what_happened_is_told, puts=put_happened),
    Question(
        "facts.story_check",
        "story_checked",
        ("right", "change"),
        only_if=something_was_understood,
        can_skip=False,
        settles=lambda reading: "right" if _NOTHING_TO_ADD.fullmatch(reading.text.strip()) else None,
    ),
    Question(
        "facts.when",
        "when",
        ("today", "this_week", "this_month", "older"),
        free=True,
        only_if=told_step_by_step,
        reads=when_read,
        puts=put_when,
    ),
    Question(
        "facts.contact_how",
        "contact_how",
        ("private_phone", "work_phone", "email", "message", "in_person", "via_someone", "not_yet"),
        only_if=somebody_complained,
        reads=contact_read,
    ),
    Question("facts.said", "said", free=True, only_if=words_are_asked, known_if=has_said, puts=put_said),
    Question(
        "facts.demands",
        "demands",
        ("visit", "apology", "explanation", "solution", "money", "nothing"),
        many=True,
        only_if=words_are_asked,
        reads=demands_read,
    ),
    Question(
        "facts.deadline",
        "deadline_kind",
        ("asap", "none"),
        date=True,
        only_if=something_is_demanded,
        reads=deadline_read,
        puts=put_deadline,
    ),
    Question("facts.did", "did", free=True, only_if=own_act_is_open),
    Question("facts.not_did", "not_did", free=True, only_if=only_to_put_right),
    Question("facts.contact_who", "contact_who", free=True, only_if=only_to_put_right),
    Question("facts.left_when", "left_when", free=True, only_if=only_to_put_right),
    Question(
        "facts.certainty",
        "certainty",
        ("seen", "heard", "both", "guess"),
        only_if=an_act_is_told,
        reads=certainty_read,
        settles=certainty_settled,
    ),
    Question(
        "facts.responsibility",
        "responsibility",
        ("none", "partial", "full"),
        reads=responsibility_read,
        settles=lambda reading: part_in_doubt(reading.text),
        unknown="unclear",
    ),
    Question(
        "facts.stakes",
        "stakes",
        ("deal", "long", "loss", "none"),
        many=True,
        only_if=only_to_put_right,
        puts=put_stakes,
    ),
    Question(
        "facts.harassment",
        "harassment",
        ("none", "abuse", "threat", "money", "dogeza", "night_calls"),
        many=True,
        only_if=they_have_spoken,
        reads=harassment_read,
        puts=put_harassment,
    ),
    Question(
        "facts.written",
        "written",
        ("none", "demand", "lawyer", "contract"),
        only_if=money_or_paper_is_in_it,
        reads=lambda reading: reading.story.written,
    ),
    Question(
        "facts.done",
        "done",
        ("nothing", "replied", "apologised", "reported", "visited"),
        many=True,
        only_if=told_step_by_step,
        reads=lambda reading: list(reading.story.done) or None,
        puts=put_done,
    ),
)
