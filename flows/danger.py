"""Danger comes before everything: meets it, asks gently where it is doubtful, and opens the protection path; the
caring conversation that follows lives in caring.py."""

from __future__ import annotations

from dataclasses import replace

from flows import caring, safety, watch
from flows.acts import Heard
from flows.letters import alike, holds, width
from flows.reply import Reply
from flows.session import Session
from flows.stage import Stage
from flows.stages import BY_ID
from flows.turn import Card
from flows.understanding.reading import Reading
from flows.urgency import PREPARED, RANK
from flows.voice import names, windows
from flows.waiting import PASSING, For


def kind_of(reading: Reading) -> str:
    """self, others, violence_at_home, or someone: somebody else's life."""
    kind = reading.danger or "self"
    return "someone" if kind == "self" and not reading.about_me else kind


BY_EAR = watch.BY_EAR
# What only the learned ear hears is asked about, not alarmed about: whoever means it says so when asked directly.
_MILDER = {"imminent": "concern", "concern": "ask"}


def as_asked(reply: Reply, reading: Reading) -> Reading:
    """The reading with the level that is answered: one milder where no rule knows the words, and none where they deny
    it to a question that was put."""
    found = reading.evidence.get("crisis")
    if found is None or reading.crisis == "none":
        return reading
    if denied := denial_in(reply, reading.text):
        rest = safety.look(alike(reading.text).replace(denied, "", 1))
        if found.rule == BY_EAR or rest.level == "none" or _was_denied(reply, rest, reading.text, denied):
            put = reply.session.waiting.within(For.CARE) is not None or reply.session.gentle
            return replace(reading, crisis="none" if put else "ask")
    return replace(reading, crisis=_by_ear(reading)) if found.rule == BY_EAR else reading


def _by_ear(reading: Reading) -> str:
    """「もう始めてる」 sounds like an act under way and names nothing: what names nothing of danger is asked about only
    where it is clear, and what is not clear only where something is named."""
    clear, named = safety.is_clear_by_ear(reading.text), safety.is_named_by_ear(reading.text)
    if clear and named:
        return _MILDER.get(reading.crisis, reading.crisis)
    return "ask" if clear or named else "none"


def denial_in(reply: Reply, text: str) -> str:
    """The words that deny it (「死にたいとかじゃな」), "" for none."""
    said = alike(text)
    return next((words for words in reply.wording.raw("danger.heard.not_meant") if holds(said, words)), "")


def _was_denied(reply: Reply, rest: safety.Danger, text: str, denied: str) -> bool:
    """What stands beside a denial that is read again was believed harmless before."""
    beside = alike(text).replace(denied, "", 1)
    return rest.evidence is not None and watch.is_denied_by_ear(reply.session, rest.evidence, beside, reply.now)


def believe(reply: Reply) -> None:
    """A no to the gentle question, in words: it holds wherever the words are read again."""
    reply.did.append("denied")
    watch.believe(reply.session, reply.now)


def denies_what_was_asked(reply: Reply, heard: Heard) -> bool:
    session = reply.session
    asked = session.gentle and session.waiting.within(For.CARE) is None
    return asked and heard.reading.crisis == "none" and bool(denial_in(reply, heard.text))


def level_of(session: Session, reading: Reading) -> str:
    """How grave a text is where it was said: 「ロープを買った」 after the wish to die leaves no time."""
    care, found = session.waiting.within(For.CARE), reading.evidence.get("crisis")
    if care is None or care.kind not in ("self", "others") or found is None or reading.crisis == "none":
        return reading.crisis
    return "imminent" if found.rule.removeprefix("danger.") in PREPARED else reading.crisis


def meet(reply: Reply, level: str, kind: str, phrase: str = "", *, told: bool = False) -> None:
    """Danger was spoken of (concern or imminent): everything else waits. `told`: that it is so was just said in answer
    to a question, which is not put again."""
    session = reply.session
    reply.did.append(f"danger {level} {kind}")
    care = session.waiting.within(For.CARE)
    watch.alert(reply, level, kind)
    reply.trigger = "danger_seen"
    reply.ask_again = False
    if care is not None and _is_known(level, kind, care.level, care.kind):
        caring.hear_more(reply, care)
        return
    behind = session.waiting.without(*PASSING, For.RETURN)
    session.waiting = replace(behind.then(For.CARE), level=level, kind=kind, step="asked", phrase=phrase)
    caring.begin(reply, session.waiting, told=told)


def _is_known(level: str, kind: str, before: str, kind_before: str) -> bool:
    """No graver than what is talked about already, and the same matter (or one that must not pull attention away)."""
    return RANK[level] < RANK[before] or (level == before and kind == kind_before)


def ask_gently(reply: Reply) -> None:
    """Doubtful words: one gentle question with a line beside it; the thread is kept."""
    session = reply.session
    if session.gentle:
        return
    session.gentle = True
    session.waiting.step = "gentle"
    reply.did.append("gentle")
    reply.say("danger.gentle", line=windows.first_to_talk(reply))
    reply.offer(reply.command("danger", "yes", label=reply.wording.text("danger.choices.hard")))


def is_denied(reply: Reply, heard: Heard) -> bool:
    """「死にたいとかじゃなくて、遠くに行きたいだけ」 answers the question that was just put; what else is said in the
    same text must be harmless by itself."""
    if heard.reading.crisis == "imminent":
        return False
    said, found = alike(heard.text), denial_in(reply, heard.text)
    return bool(found) and width(said) <= 40 and safety.look(said.replace(found, "", 1)).level == "none"


def is_open(session: Session) -> bool:
    return session.waiting.within(For.CARE) is not None


def session_only_listens(session: Session) -> bool:
    """No advice is wanted there: the sentence is enough, the windows are one tap away."""
    return session.stage == Stage.LISTENING


def protect(reply: Reply, kinds: list[str], *, whole: bool = True) -> None:
    """A client threatens: 110, #9110, records, not alone. The windows are shown once a consultation; the thread is
    kept."""
    labels = (names.label(reply.wording, BY_ID["facts.harassment"], kind) for kind in kinds[:3])
    words = names.dotted(reply.wording, labels)
    reply.say("danger.protect", personal=True, kinds=words)
    if whole and session_only_listens(reply.session):
        reply.offer(reply.command("windows", "threat", label=reply.wording.text("chat.commands.windows")))
    elif whole:
        card = windows.card(reply, "threat", most=windows.AT_ONCE - 1)
        now = reply.command("danger", "threat_now", label=reply.wording.text("danger.choices.threat_now"))
        others = reply.command("windows", "threat", label=reply.wording.text("detail.windows"))
        ways = (now, others, reply.command("record"), reply.command("criteria"))
        reply.show(Card(card.kind, card.title, card.blocks, ways))
