"""Danger comes before everything: caring answers, help lines and written windows, an alert, and the way back."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from flows import safety
from flows.acts import Heard
from flows.reply import Reply
from flows.stages import BY_ID
from flows.turn import Bubble, Card, Paragraph, Raises, Window
from flows.voice import names
from flows.waiting import PASSING, For

_MOST_WINDOWS = 6


def windows(reply: Reply, kind: str = "life", *, urgent: bool = False) -> Bubble:
    """Help lines for this kind of danger, those open now first; `urgent`: the emergency numbers before all."""
    shown = tuple(
        Window(w.name, w.contact, w.hours_text, w.uri, w.open_now, w.note)
        for w in safety.windows(reply.now, kind, urgent=urgent)[:_MOST_WINDOWS]
    )
    note = Paragraph(reply.wording.text("danger.windows_note"), faint=True)
    return Card("windows", reply.wording.text(f"danger.windows_title.{kind}"), (*shown, note))


def meet(reply: Reply, level: str, kind: str) -> None:
    """A text spoke of danger (concern or imminent): everything else waits."""
    session = reply.session
    reply.did.append(f"danger {level} {kind}")
    care = session.waiting.within(For.CARE)
    again = care is not None and care.level == level
    behind = session.waiting.without(*PASSING, For.RETURN)
    session.waiting = replace(behind.then(For.CARE), level=level, kind=kind, step="asked")
    session.noted = True
    reply.raises(Raises.ALERT, level)
    reply.trigger = "danger_seen"
    lines = "violence" if kind == "violence_at_home" else "life"
    if level == "imminent":
        reply.say(f"danger.imminent.{kind}")
        reply.show(windows(reply, lines, urgent=True))
        reply.say("danger.imminent.ask")
        _offer(reply, "safe", "not_safe", "not_meant")
    else:
        reply.say("danger.concern.again" if again else f"danger.concern.{kind}")
        reply.show(windows(reply, lines))
        reply.say("danger.concern.ask")
        _offer(reply, "yes", "sometimes", "not_meant")
    reply.ask_again = False


def ask_gently(reply: Reply) -> None:
    """Doubtful words: one gentle question with a line beside it; the thread is kept."""
    session = reply.session
    if session.gentle:
        return
    session.gentle = True
    reply.did.append("gentle")
    lines = [w for w in safety.windows(reply.now, "life") if len(w.contact) > 3]  # a line to talk to, not 110 or 119
    call = lines[0]
    reply.say("danger.gentle", line=f"{call.name} {call.contact}")
    reply.offer(reply.command("danger", "yes", label=reply.wording.text("danger.choices.hard")))


def is_denied(reply: Reply, heard: Heard) -> bool:
    """「死にたいとかじゃなくて、遠くに行きたいだけ」 answers the question that was just put; what else is said in the
    same text must be harmless by itself."""
    if heard.reading.crisis == "imminent":
        return False
    said = unicodedata.normalize("NFKC", heard.text)
    found = next((p for p in reply.wording.raw("danger.heard.not_meant") if p in said), "")
    return bool(found) and len(said) <= 40 and safety.look(said.replace(found, "", 1)).level == "none"


def typed(reply: Reply, text: str, intent: str) -> str:
    """What a typed text answers inside the aside: a key of `respond`, "text" for anything else."""
    said = unicodedata.normalize("NFKC", text)
    for key, phrases in reply.wording.under("danger.heard").items():
        if len(said) <= 40 and any(phrase in said for phrase in phrases):
            return str(key)
    return {"yes": "yes", "no": "not_meant", "resume": "back"}.get(intent, "text")


def respond(reply: Reply, said: str) -> None:
    """An answer inside the danger aside: a tap's key, or "text" for anything typed that raises no new danger."""
    care = reply.session.waiting.within(For.CARE)
    reply.ask_again = False
    reply.trigger = f"danger_{said}"
    match said:
        case "not_meant" if care is not None and care.step != "denied":
            # One denial does not end it: one more caring question, then back.
            care.step = "denied"
            reply.say("danger.denied")
            _offer(reply, "fine", "hard")
        case "not_meant" | "fine" | "back":
            go_back(reply)
        case "yes" | "sometimes" | "hard" | "not_safe":
            if care is None:
                meet(reply, "concern", "self")
                return
            care.step = "told"
            reply.say("danger.not_safe" if said == "not_safe" else "danger.told")
            reply.say("danger.cope")
            _offer(reply, "safe", "lines", "back")
        case "safe":
            reply.say("danger.safe")
            _offer(reply, "lines", "breathe", "back")
        case "lines":
            urgent = care is not None and care.level == "imminent"
            reply.show(windows(reply, urgent=urgent))
            _offer(reply, "breathe", "back")
        case "breathe":
            reply.say("danger.breathe")
            _offer(reply, "lines", "back")
        case _:
            reply.say("danger.listening")
            _offer(reply, "lines", "breathe", "back")


def stay(reply: Reply) -> None:
    """The end of a turn that did something else in danger: no question, only what helps and the way back."""
    _offer(reply, "lines", "breathe", "back")
    reply.ask_again = False


def go_back(reply: Reply) -> None:
    """The way back to the very question of the consultation."""
    reply.session.waiting = reply.session.waiting.without(For.CARE)
    reply.say("danger.back")
    reply.trigger = "came_back"
    reply.ask_again = True


def protect(reply: Reply, kinds: list[str], *, whole: bool = True) -> None:
    """A client threatens: 110, #9110, records, not alone. The windows are shown once a consultation; the thread is
    kept."""
    words = "・".join(names.label(reply.wording, BY_ID["facts.harassment"], kind) for kind in kinds[:3])
    reply.say("danger.protect", personal=True, kinds=words)
    if whole:
        reply.show(windows(reply, "threat"))


def _offer(reply: Reply, *keys: str) -> None:
    reply.offer(*(reply.command("danger", key, label=reply.wording.text(f"danger.choices.{key}")) for key in keys))
