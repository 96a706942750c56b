"""What can be done and tapped in the caring conversation: the answers of a step, the plan, each way to cope."""

from __future__ import annotations

from flows.reply import Reply
from flows.turn import Bullets, Card, Choice, Does
from flows.urgency import Step
from flows.waiting import For, Waiting

COPING = ("breathe", "ground", "person", "place", "soothe")
# Kinds whose plan is about getting or keeping somebody safe, not about bearing it.
_SAFETY = {
    "violence_at_home": ("place", "person", "breathe"),
    "threat": ("place", "person", "breathe"),
    "someone": ("breathe",),
}


def offer(reply: Reply, *keys: str) -> None:
    """Choices of the caring conversation, by key."""
    reply.offer(*(reply.command("danger", key, label=reply.wording.text(f"danger.choices.{key}")) for key in keys))


def offer_answers(reply: Reply, step: Step) -> None:
    labels = ((key, reply.wording.text(f"danger.step.{step.name}.options.{key}")) for key in step.answers)
    reply.offer(*(reply.command("danger", key, label=label) for key, label in labels))
    offer(reply, "skip", "lines", "back")


def show_plan(reply: Reply, care: Waiting) -> None:
    """What helps, who could be there, a safer place, breathing: to do now, before and beside any number."""
    title = "danger.plan.title_safety" if care.kind in _SAFETY else "danger.plan.title"
    title = "danger.plan.title_someone" if care.kind == "someone" else title
    reply.show(
        Card("plan", reply.wording.text(title), (Bullets(tuple(reply.wording.raw(f"danger.plan.{care.kind}"))),))
    )
    reply.say("danger.plan.ask_safety" if care.kind in _SAFETY else "danger.plan.ask")
    offer_help(reply)


def offer_help(reply: Reply) -> None:
    """Every way to cope that fits, the windows, and the way back."""
    care = reply.session.waiting.within(For.CARE)
    offer(reply, *_SAFETY.get(care.kind if care is not None else "", COPING), "lines", "back")


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
