"""Reads what is typed in the caring conversation: a step's answer, a way to cope, the way back; what follows from it
lives in caring.py."""

from __future__ import annotations

from flows.acts import Act, Heard
from flows.answers import plain
from flows.leaving_care import BELIEVED, MILDLY
from flows.letters import alike, holds, width
from flows.reply import Reply
from flows.safety import look
from flows.understanding import match_choice
from flows.understanding.complaints import complaint_in
from flows.understanding.not_meant import denial_of_it
from flows.urgency import Step, step_of
from flows.waiting import For, Waiting

_BARE = 4  # characters: はい, ある, いいえ are no part of a label
_CALLED_OUT = 20  # characters: longer texts tell about a threat, they don't call for help
TELLS = 12  # characters: from here on words that answer nothing tell something all the same
LONGEST_DENIAL = 80  # letters
SHORT = 40  # characters: longer texts tell, they don't answer


def outside_care(reply: Reply, heard: Heard) -> Act | None:
    """What belongs to danger while the consultation goes on: that a threat is there now, an answer to the gentle
    question."""
    said = alike(heard.text)
    threatened = reply.session.consultation.protected and width(said) <= _CALLED_OUT
    if threatened and any(holds(said, words) for words in reply.wording.raw("danger.now")):
        return Act("danger", "threat_now")
    return to_the_gentle_question(reply, heard)


def to_the_gentle_question(reply: Reply, heard: Heard) -> Act | None:
    """A yes or no to the gentle question that was put in the turn before, unless it answers the other one."""
    waiting = reply.session.waiting
    if waiting.step != "gentle":
        return None
    said = plain(heard.text)
    if said in (*reply.wording.raw("danger.gently.yes"), plain(reply.wording.text("danger.choices.hard"))):
        return Act("danger", "yes")
    if heard.reading.intent == "yes" and width(said) <= _BARE:
        return Act("danger", "yes")
    if said in reply.wording.raw("danger.gently.no") or _denies(reply, heard.text):
        return Act("danger", "fine")
    return Act("danger", "fine") if _is_no_to_it(reply, heard, said) else None


def _is_no_to_it(reply: Reply, heard: Heard, said: str) -> bool:
    """「死にたいとは思ってない」: a no to the only question in sight. To throw away what was told takes words that mean
    it."""
    if heard.reading.intent != "no" or width(said) > SHORT:
        return False
    refuses = (*reply.wording.raw("danger.gently.no_to_keeping"), plain(reply.wording.text("chat.commands.refuse")))
    return reply.session.consented is not None or not any(holds(said, words) for words in refuses)


def _denies(reply: Reply, text: str) -> bool:
    """「死にたいわけじゃないです。ほんとに疲れただけ」: what else the text says is harmless."""
    said = alike(text)
    ours = (words for words in reply.wording.raw("danger.heard.not_meant") if holds(said, words))
    denied = denial_of_it(said) or next(ours, "")
    return bool(denied) and width(said) <= LONGEST_DENIAL and look(said.replace(denied, "", 1)).level in ("none", "ask")


def denied_or_complained(reply: Reply, text: str) -> str:
    """What words that deny the danger, or complain of us, are answered as in the caring conversation; "" for others."""
    care = reply.session.waiting.within(For.CARE)
    if care is None:
        return ""
    complains = complaint_in(text)
    if care.kind == "self" and care.level != "imminent" and care.step in ("asked", "denied"):
        heard = reply.wording.under("danger.heard")
        if any(holds(alike(text), words) for key in ("sometimes", "yes") for words in heard[key]):
            return ""
        if care.value == MILDLY and (complains not in ("", "uncalled") or _denies(reply, text)):
            return BELIEVED
        if _denies(reply, text):
            return "not_meant"
    return "amiss" if complains == "waits" else complains


def typed(reply: Reply, text: str, intent: str) -> str:
    """What a typed text answers: a key of `respond`, "text" for anything else, "told" for what only tells."""
    care = reply.session.waiting.within(For.CARE)
    said = alike(text)
    if width(said) > SHORT:
        return "told"
    if care is None:
        return "text"
    heard = reply.wording.under("danger.heard")
    if any(holds(said, phrase) for phrase in heard["not_meant"]):
        return "not_meant"
    step = step_of(care.kind, care.step)
    yes, no = _yes_and_no(care, step)
    meant = {"yes": yes, "no": no, "resume": "back"}.get(intent, "")
    if meant and width(said) <= _BARE:
        return meant
    if step is not None and (key := _key_in(said, _options(reply, step))):
        return key
    for key, phrases in heard.items():
        if any(holds(said, phrase) for phrase in phrases):
            return str(key)
    if meant == "safe":  # nobody is taken for safe by anything but clear words
        meant = ""
    return meant or ("told" if width(said) >= TELLS else "text")


def _key_in(said: str, options: list[tuple[str, ...]]) -> str:
    """The answer that a text gives: by its label, or by the longest of its other words within the text."""
    keys = match_choice(said, options)
    if len(keys) == 1:
        return keys[0]
    found = [
        (len(word), key) for key, *words in options for word in words if len(word) > 1 and holds(said, alike(word))
    ]
    return max(found)[1] if found else ""


def _options(reply: Reply, step: Step) -> list[tuple[str, ...]]:
    words = reply.wording
    return [
        (
            key,
            words.text(f"danger.step.{step.name}.options.{key}"),
            *words.raw(f"danger.step.{step.name}.aliases.{key}"),
        )
        for key in step.answers
    ]


def _yes_and_no(care: Waiting, step: Step | None) -> tuple[str, str]:
    """What a plain yes or no means to the question that was put."""
    if step is not None:
        return step.yes, step.no
    if care.step == "denied":
        return "fine", "hard"  # 「いま、あなたは大丈夫ですか？」
    if care.level == "imminent" and care.step in ("asked", "leaving"):
        return "safe", "not_safe"
    return ("yes", "not_meant") if care.step == "asked" else ("", "")
