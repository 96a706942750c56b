"""One of the people found in words: putting their role right, or taking them off the list."""

from __future__ import annotations

from flows.case import Case
from flows.reply import Reply
from flows.stages.stakeholders import EVERY_ROLE
from flows.turn import Choice
from flows.voice import names

MOST, LONGEST_NAME = 11, 12  # people offered to be put right, letters of a name on a button


def _which(reply: Reply, case: Case) -> None:
    """Something about the people is wrong: whom it is about."""
    called = [(one.key, names.shorten(names.name_of(reply.wording, one), LONGEST_NAME)) for one in case.people]
    fix = reply.wording.text
    reply.say("chat.person.which")
    reply.offer(
        *(reply.command("person", key, label=fix("chat.person.fix_label", name=name)) for key, name in called[:MOST])
    )
    reply.offer(reply.command("go_on", label=reply.wording.text("chat.person.keep_label")))
    reply.ask_again = False


def person(reply: Reply, argument: str) -> None:
    """The roles that this person may have instead; what is tapped is an answer about the people."""
    consultation = reply.session.consultation
    if not argument:
        _which(reply, consultation.case)
        return
    found = next((one for one in consultation.case.people if one.key == argument), None)
    if found is None:
        reply.say("chat.stale")
        return

    def choice(value: str, label: str) -> Choice:
        return Choice(label, f"a|stakeholders.people|{value}|{consultation.number}")

    reply.say("chat.person.ask", personal=True, name=names.name_of(reply.wording, found))
    roles = [role for role in EVERY_ROLE if role != found.role]
    reply.offer(
        choice(f"drop.{found.key}", reply.wording.text("chat.person.drop_label")),
        *(choice(f"role.{found.key}.{role}", reply.wording.text(f"chat.roles.{role}")) for role in roles),
        reply.command("go_on", label=reply.wording.text("chat.person.keep_label")),
    )
    reply.ask_again = False
