"""The caring conversation in danger: asks in small steps, judges urgency, offers what helps, and leads back; what
counts as urgent is told in urgency.py, what is remembered in watch.py."""

from __future__ import annotations

from flows import watch
from flows.leaving_care import BELIEVED, back_to_the_matter, believe, deny_or_leave
from flows.reply import Reply
from flows.turn import Card, Raises
from flows.understanding.complaints import KINDS as COMPLAINTS
from flows.urgency import after, first, leaves_no_time, step_of, step_with
from flows.voice import windows
from flows.voice.coping import COPING, cope, offer, offer_answers, offer_help, show_plan
from flows.waiting import For, Waiting

NEED = {"self": "life", "others": "life", "someone": "life", "violence_at_home": "violence", "threat": "threat"}
_ASK_IF_SAFE = {"someone": "danger.imminent.ask_someone", "others": "danger.imminent.ask_others"}
_GLAD_OF_SAFETY = {
    "others": "danger.safe_others",
    "someone": "danger.safe_someone",
    "violence_at_home": "danger.safe_guarded",
    "threat": "danger.safe_guarded",
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
        offer(reply, "yes", "sometimes", "not_meant")
        reply.offer(reply.command("danger", "lines", label=reply.wording.text("detail.windows")))
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
    """The two nearest beside a question; where there is no time a few, or where somebody else is the danger all."""
    need = NEED[care.kind]
    if not urgent:
        return windows.nearest(reply, need, harm=care.kind not in ("self", "someone"))
    return windows.card(reply, need, urgent=True, most=windows.FEW if need == "life" else windows.MOST)


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
        care.step = "cope"
        show_plan(reply, care)
        return
    reply.say(f"danger.step.{name}.ask")
    offer_answers(reply, step)


def respond(reply: Reply, said: str) -> None:
    """An answer: a tap's key, or "text" for anything typed that raises no new danger."""
    care = reply.session.waiting.within(For.CARE)
    reply.ask_again = False
    reply.trigger = f"danger_{said}"
    said = _meant(care, said)
    if care is None:
        _respond_beside(reply, said)
    elif said == BELIEVED and care.kind == "self" and care.level != "imminent":
        believe(reply, care)
    elif said in ("not_meant", "fine", "back"):
        deny_or_leave(reply, care, said)
    elif said in ("yes", "sometimes", "hard"):
        _confirm(reply, care)
    elif said == "not_safe":
        _not_safe(reply, care)
    elif said == "safe":
        reply.say(_GLAD_OF_SAFETY.get(care.kind, "danger.safe"))
        _go_on(reply, care)
    elif said in ("called", "lines", *COMPLAINTS):
        _say_beside(reply, care, said)
    elif said in COPING:
        cope(reply, said)
    elif said == "skip":
        reply.say("danger.listening")
        put(reply, care, after(care.kind, care.step))
    elif step_with(care.kind, said) is not None:
        answer(reply, care, said)
    else:
        _listen(reply, care, at_length=said == "told")


def _say_beside(reply: Reply, care: Waiting, said: str) -> None:
    """What moves nothing: the step that was open stays open."""
    if said == "lines":
        reply.show(windows.card(reply, NEED[care.kind], urgent=care.level == "imminent"))
    elif said == "called":
        reply.say("danger.called")
    else:
        if said == "uncalled":
            reply.raises(Raises.CALL_TAKEN_BACK)
        reply.say(f"listening.complaint.{said}")
    stay(reply)


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


def come_again(reply: Reply) -> None:
    """Somebody writes again after a long silence, with danger the last thing that was spoken of."""
    care = reply.session.waiting.within(For.CARE)
    if care is not None:
        care.step, care.phrase = "denied", ""
        reply.say("danger.still_here")


def say_again(reply: Reply) -> None:
    """The windows and what was asked, in other words than before: the language has changed."""
    care = reply.session.waiting.within(For.CARE)
    if care is None:
        return
    reply.show(_windows(reply, care, urgent=care.level == "imminent"))
    step = step_of(care.kind, care.step)
    if step is not None:
        reply.say(f"danger.step.{step.name}.ask")
    elif _is_unsafe(care):
        reply.say(_ASK_IF_SAFE.get(care.kind, "danger.imminent.ask"))
    elif care.step == "asked":
        reply.say("danger.concern.ask")
    else:
        reply.say("danger.listening")
    stay(reply)


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
            if said == "fine" and reply.session.gentle:
                watch.believe(reply.session, reply.now)
            if said == "fine" and reply.session.waiting.step == "gentle":
                back_to_the_matter(reply, "danger.answered_no")
                return
            reply.say("danger.fine")
            reply.ask_again = True


def _confirm(reply: Reply, care: Waiting) -> None:
    """It is so: the step that was open, or the first one."""
    if _is_unsafe(care):
        hear_more(reply, care)
        return
    reply.say("danger.told")
    put(reply, care, care.step if step_of(care.kind, care.step) else first(care.kind))


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
        put(reply, care, "cope")


def _listen(reply: Reply, care: Waiting, *, at_length: bool) -> None:
    """Words that answer nothing: what was asked is put once more at most."""
    unclear = f"{care.step}?"
    if _is_unsafe(care):
        reply.say("danger.imminent.again")
        offer(reply, "safe", "not_safe", "lines", "back")
    elif step_of(care.kind, care.step) is None:
        reply.say("danger.heard_all" if at_length else "danger.listening")
        stay(reply)
    elif unclear not in care.about.split():
        care.about = f"{care.about} {unclear}".strip()
        reply.say("danger.heard_all" if at_length else "danger.unclear")
        put(reply, care, care.step)
    else:
        reply.say("danger.thanks")
        put(reply, care, after(care.kind, care.step))


def _is_unsafe(care: Waiting) -> bool:
    """Whether the person is safe was asked, and is not known yet."""
    return care.level == "imminent" and care.step in ("asked", "leaving")


def _meant(care: Waiting | None, said: str) -> str:
    """「大丈夫です」 denies a concern, so that one more question follows; where safety was asked about it says yes."""
    if care is None or said != "fine" or care.step in ("denied", "cope"):
        return said
    return "safe" if _is_unsafe(care) else "not_meant"
