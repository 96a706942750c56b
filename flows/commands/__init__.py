"""What a person can ask for at any moment, by name; each command answers and leaves the thread as it was."""

from __future__ import annotations

from collections.abc import Callable

from flows import striking
from flows.commands import (
    career,
    completing,
    consenting,
    evidence,
    followup,
    jobs,
    keeping,
    linking,
    matters,
    people,
    rehearse,
    retelling,
    showing,
    speaking,
    thread,
    weighing,
)
from flows.reply import Reply

Command = Callable[[Reply, str], None]

COMMANDS: dict[str, Command] = {
    "agree": consenting.agree,
    "refuse": consenting.refuse,
    "details": consenting.details,
    "start": consenting.start,
    "back": thread.back,
    "change": thread.change,
    "go_on": thread.go_on,
    "pause": thread.pause,
    "resume": thread.resume,
    "restart": matters.restart,
    "new": matters.new,
    "consultations": matters.consultations,
    "open": matters.open_one,
    "summary": showing.show_summary,
    "help": showing.show_help,
    "urgent": showing.urgent,
    "human": showing.human,
    "windows": showing.windows,
    "bot": showing.bot,
    "options": showing.options,
    "compare": showing.compare,
    "advice": showing.show_advice,
    "draft": showing.draft,
    "complete": completing.complete,
    "strike": striking.strike,
    "jobs": jobs.look,
    "why": showing.why,
    "thanks": showing.thanks,
    "smalltalk": showing.smalltalk,
    "danger": showing.in_danger,
    "mine": keeping.mine,
    "erase": keeping.erase,
    "vent": keeping.vent,
    "rehearse": rehearse.rehearse,
    "career": career.show,
    "interview": career.practise,
    "person": people.person,
    "weigh": weighing.weigh,
    "unlink": linking.unlink,
    "record": evidence.record,
    "records": evidence.records,
    "criteria": evidence.criteria,
    "language": speaking.language,
    "cases": retelling.show,
    "ask_whom": showing.ask_whom,
    "read_on": showing.read_on,
    "followup": followup.follow_up,
    "no_followup": followup.stop,
}
