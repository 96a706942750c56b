"""One of the people found in words: putting their role right, or taking them off the list."""

from __future__ import annotations

from flows.reply import Reply
from flows.stages.stakeholders import EVERY_ROLE
from flows.turn import Choice
from flows.voice import names


def person(reply: Reply, argument: str) -> None:
    """The roles that this person may have instead; what is tapped is an answer about the people."""
    consultation = reply.session.consultation
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
