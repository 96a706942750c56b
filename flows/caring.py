"""The caring conversation in danger: asks in small steps, judges urgency, offers what helps, and leads back; what
counts as urgent is told in urgency.py, what is remembered in watch.py."""

from __future__ import annotations

import unicodedata

from flows import watch
from flows.reply import Reply
from flows.turn import Bullets, Card, Choice, Does, Raises
from flows.understanding import match_choice
from flows.urgency import Step, after, first, leaves_no_time, step_of, step_with
from flows.voice import windows
from flows.waiting import For, Waiting

NEED = {"self": "life", "others": "life", "someone": "life", "violence_at_home": "violence", "threat": "threat"}
_ASK_IF_SAFE = {"someone": "danger.imminent.ask_someone", "others": "danger.imminent.ask_others"}
_GLAD_OF_SAFETY = {
    "others": "danger.safe_others",
    "violence_at_home": "danger.safe_guarded",
    "threat": "danger.safe_guarded",
}
_BARE = 4  # characters: はい, ある, いいえ are no part of a label
SHORT = 40  # characters: longer texts tell, they don't answer
COPING = ("breathe", "ground", "person", "place", "soothe")
# Kinds whose plan is about getting or keeping somebody safe, not about bearing it.
_SAFETY = {
    "violence_at_home": ("place", "person", "breathe"),
    "threat": ("place", "person", "breathe"),
    "someone": ("breathe",),
}


def begin(reply: Reply, care: Waiting, *, told: bool = False) -> None:
    """The first answer: imminent danger gets the numbers first, concern the question by name."""
    if care.level == "imminent":
        call_for_help(reply, care)
        return
    reply.say(f"danger.concern.{care.kind}" if not told else "danger.told")
    if care.kind in ("self", "others") and not told:
        reply.say("danger.concern.meanwhile")
    reply.show(_windows(reply, care))
    if care.kind == "self" and not told:
        reply.say("danger.concern.ask")
        offer(reply, "yes", "sometimes", "not_meant", "lines")
    else:
        put(reply, care, first(care.kind))
        offer(reply, "not_meant")


def call_for_help(reply: Reply, care: Waiting) -> None:
    """The emergency numbers before all, whether somebody of us is there, and one question."""
    care.level, care.step = "imminent", "asked"
    reply.say(f"danger.imminent.{care.kind}")
    reply.show(_windows(reply, care, urgent=True))
    if reply.duty:
        reply.say("danger.duty.somebody")
    else:
        reply.say("danger.duty.nobody", line=windows.first_to_talk(reply, NEED[care.kind]))
    reply.say(_ASK_IF_SAFE.get(care.kind, "danger.imminent.ask"))
    offer(reply, "safe", "not_safe", "not_meant")


def _windows(reply: Reply, care: Waiting, *, urgent: bool = False) -> Card:
    """A few to talk to beside the question; where somebody else is the danger, all of them."""
    need = NEED[care.kind]
    return windows.card(reply, need, urgent=urgent, most=windows.FEW if need == "life" else windows.MOST)


def hear_more(reply: Reply, care: Waiting) -> None:
    """More of what is talked about already: it goes on where it was, one step further."""
    if care.level == "imminent":
        reply.say("danger.imminent.again")
        offer(reply, "safe", "not_safe", "lines")
        return
    reply.say("danger.concern.again")
    if care.step == "cope" and care.kind == "self":
        put(reply, care, "strength")  # all was asked; how it is now is not known
    else:
        put(reply, care, care.step if step_of(care.kind, care.step) else first(care.kind))


def put(reply: Reply, care: Waiting, name: str) -> None:
    """One step: its question and what can be tapped; after the last one the plan."""
    care.step = name
    step = step_of(care.kind, name)
    if step is None:
        show_plan(reply, care)
        return
    reply.say(f"danger.step.{name}.ask")
    offer_answers(reply, step)


def offer_answers(reply: Reply, step: Step) -> None:
    labels = ((key, reply.wording.text(f"danger.step.{step.name}.options.{key}")) for key in step.answers)
    reply.offer(*(reply.command("danger", key, label=label) for key, label in labels))
    offer(reply, "skip", "lines", "back")


def show_plan(reply: Reply, care: Waiting) -> None:
    """What helps, who could be there, a safer place, breathing: to do now, before and beside any number."""
    care.step = "cope"
    title = reply.wording.text("danger.plan.title_safety" if care.kind in _SAFETY else "danger.plan.title")
    reply.show(Card("plan", title, (Bullets(tuple(reply.wording.raw(f"danger.plan.{care.kind}"))),)))
    reply.say("danger.plan.ask_safety" if care.kind in _SAFETY else "danger.plan.ask")
    offer_help(reply)


def offer_help(reply: Reply) -> None:
    care = reply.session.waiting.within(For.CARE)
    offer(reply, *_SAFETY.get(care.kind if care is not None else "", COPING), "lines", "back")


def respond(reply: Reply, said: str) -> None:
    """An answer: a tap's key, or "text" for anything typed that raises no new danger."""
    care = reply.session.waiting.within(For.CARE)
    reply.ask_again = False
    reply.trigger = f"danger_{said}"
    if care is None:
        _respond_beside(reply, said)
    elif said == "not_meant" and care.step != "denied":
        _deny(reply, care)
    elif said in ("not_meant", "fine", "back"):
        _leave(reply, care, said)
    elif said in ("yes", "sometimes", "hard"):
        reply.say("danger.told")
        put(reply, care, care.step if step_of(care.kind, care.step) else first(care.kind))
    elif said == "not_safe":
        _not_safe(reply, care)
    elif said == "safe":
        reply.say(_GLAD_OF_SAFETY.get(care.kind, "danger.safe"))
        _go_on(reply, care)
    elif said == "lines":
        reply.show(windows.card(reply, NEED[care.kind], urgent=care.level == "imminent"))
        stay(reply)
    elif said in COPING:
        cope(reply, said)
    elif said == "skip":
        reply.say("danger.listening")
        put(reply, care, after(care.kind, care.step))
    elif step_with(care.kind, said) is not None:
        answer(reply, care, said)
    else:
        _listen(reply, care)


def answer(reply: Reply, care: Waiting, key: str) -> None:
    """What a step was answered with; when it leaves no time, help is called for at once."""
    step = step_with(care.kind, key)
    if step is None:
        return
    others = [one for one in care.about.split() if one not in step.answers]
    care.about = " ".join([*others, key])
    if care.level != "imminent" and leaves_no_time({*others, key}):
        watch.alert(reply, "imminent", care.kind)
        call_for_help(reply, care)
        return
    known = f"danger.reply.{key}"
    reply.say(known if known in reply.wording else "danger.thanks")
    put(reply, care, after(care.kind, step.name))


def cope(reply: Reply, way: str) -> None:
    """One thing to do now; the person says when it is done."""
    reply.say(f"danger.cope.{way}")
    if way == "person":
        message = reply.wording.text("danger.plan.message")
        reply.say("danger.plan.message")
        reply.offer(Choice(reply.wording.text("danger.choices.copy"), does=Does.COPY, value=message))
    elif way in ("breathe", "ground"):
        reply.say("danger.cope.done")
    offer_help(reply)


def come_again(reply: Reply) -> None:
    """Somebody writes again after a long silence, with danger the last thing that was spoken of."""
    care = reply.session.waiting.within(For.CARE)
    if care is not None:
        care.step, care.phrase = "denied", ""
        reply.say("danger.still_here")


def stay(reply: Reply) -> None:
    """The end of a turn that did something else in danger: what was open stays open, and the way back is beside it."""
    reply.ask_again = False
    care = reply.session.waiting.within(For.CARE)
    step = step_of(care.kind, care.step) if care is not None else None
    if step is not None:
        offer_answers(reply, step)
    elif care is not None and care.step == "denied":
        offer(reply, "fine", "hard", "lines")
    elif care is not None and care.step == "asked":
        offer(reply, *(("safe", "not_safe") if care.level == "imminent" else ("yes", "sometimes", "not_meant")), "back")
    else:
        offer_help(reply)


def _respond_beside(reply: Reply, said: str) -> None:
    """A tap while no caring conversation is open: the answer to the gentle question, a threat right now, or old."""
    from flows.danger import meet

    match said:
        case "yes" | "sometimes" | "hard":
            meet(reply, "concern", "self", told=True)
        case "not_safe":
            meet(reply, "imminent", "self")
        case "threat_now":
            meet(reply, "imminent", "threat")
        case "lines":
            reply.show(windows.card(reply))
            reply.ask_again = True
        case _:
            reply.say("danger.fine")
            reply.ask_again = True


def _deny(reply: Reply, care: Waiting) -> None:
    """One denial does not end it: one more caring question, then back; operators find it on their list."""
    care.step = "denied"
    reply.raises(Raises.NOTE, f"denied {care.level} {care.kind}")
    reply.say("danger.denied")
    offer(reply, "fine", "hard")


def _leave(reply: Reply, care: Waiting, said: str) -> None:
    """The way back to the very question of the consultation."""
    session = reply.session
    if care.step == "denied":
        watch.remember_harmless(session, care.phrase, care.level, reply.now)
    elif care.level == "imminent" and care.step == "asked":
        care.step = "leaving"
        reply.say("danger.leaving")
        offer(reply, "safe", "not_safe", "back")
        return
    else:
        reply.raises(Raises.NOTE, f"left {care.level} {care.kind}")
    session.waiting = session.waiting.without(For.CARE)
    reply.say("danger.back")
    reply.trigger = "came_back"
    reply.ask_again = True


def _not_safe(reply: Reply, care: Waiting) -> None:
    if care.level != "imminent":
        watch.alert(reply, "imminent", care.kind)
        call_for_help(reply, care)
        return
    reply.say("danger.not_safe")
    reply.say("danger.imminent.ask")
    offer(reply, "safe", "not_safe", "lines")


def _go_on(reply: Reply, care: Waiting) -> None:
    """After the first safety the step that was open, or who is there, or the plan."""
    if step_of(care.kind, care.step) is not None:
        put(reply, care, care.step)
    elif care.level == "imminent" and step_of(care.kind, "company") and "company" not in care.about:
        put(reply, care, "company")
    elif care.step == "asked" and care.level == "concern":
        put(reply, care, first(care.kind))
    else:
        show_plan(reply, care)


def _listen(reply: Reply, care: Waiting) -> None:
    """Words that answer nothing: asked about once more at most."""
    if care.level == "imminent" and care.step in ("asked", "leaving"):
        reply.say("danger.imminent.again")
        offer(reply, "safe", "not_safe", "lines", "back")
    elif step_of(care.kind, care.step) is None:
        reply.say("danger.listening")
        stay(reply)
    elif (unclear := f"{care.step}?") not in care.about.split():
        care.about = f"{care.about} {unclear}".strip()
        reply.say("danger.unclear")
        put(reply, care, care.step)
    else:
        reply.say("danger.thanks")
        put(reply, care, after(care.kind, care.step))


def typed(reply: Reply, text: str, intent: str) -> str:
    """What a typed text answers: a key of `respond`, "text" for anything else."""
    care = reply.session.waiting.within(For.CARE)
    said = unicodedata.normalize("NFKC", text)
    if len(said) > SHORT or care is None:
        return "text"
    heard = reply.wording.under("danger.heard")
    if any(phrase in said for phrase in heard["not_meant"]):
        return "not_meant"
    step = step_of(care.kind, care.step)
    yes, no = _yes_and_no(care, step)
    meant = {"yes": yes, "no": no, "resume": "back"}.get(intent, "")
    if meant and len(said) <= _BARE:
        return meant
    if step is not None and (key := _key_in(said, _options(reply, step))):
        return key
    for key, phrases in heard.items():
        if any(phrase in said for phrase in phrases):
            return str(key)
    return meant or "text"


def _key_in(said: str, options: list[tuple[str, ...]]) -> str:
    """The answer that a text gives: by its label, or by the longest of its other words within the text."""
    keys = match_choice(said, options)
    if len(keys) == 1:
        return keys[0]
    found = [(len(word), key) for key, *words in options for word in words if len(word) > 1 and word in said]
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


def offer(reply: Reply, *keys: str) -> None:
    reply.offer(*(reply.command("danger", key, label=reply.wording.text(f"danger.choices.{key}")) for key in keys))
