"""Danger comes before everything: meets it, asks gently where it is doubtful, and opens the protection path; the
caring conversation that follows lives in caring.py."""

from __future__ import annotations

from dataclasses import replace

from flows import caring, leaving_care, path, safety, watch
from flows.acts import Heard
from flows.letters import alike, holds, width
from flows.reply import Reply
from flows.session import Session
from flows.stage import Stage
from flows.stages import BY_ID
from flows.turn import Bubble, Card, Say
from flows.understanding.not_meant import denial_of_it, is_tired, without_as_much_as
from flows.understanding.reading import Reading
from flows.understanding.sighs import is_sigh
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
    ours = (words for words in reply.wording.raw("danger.heard.not_meant") if holds(said, words))
    return denial_of_it(said) or next(ours, "")


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


def meet(reply: Reply, level: str, kind: str, phrase: str = "", *, told: bool = False, mildly: bool = False) -> None:
    """Danger was spoken of (concern or imminent): everything else waits. `told`: that it is so was just said in answer
    to a question, which is not put again. `mildly`: a clear no is believed at once."""
    session = reply.session
    reply.did.append(f"danger {level} {kind}")
    care = session.waiting.within(For.CARE)
    watch.alert(reply, level, kind)
    reply.trigger = "danger_seen"
    reply.ask_again = False
    if care is not None and _is_known(level, kind, care.level, care.kind):
        care.value = ""
        caring.hear_more(reply, care)
        return
    behind = session.waiting.without(*PASSING, For.RETURN)
    session.waiting = replace(behind.then(For.CARE), level=level, kind=kind, step="asked", phrase=phrase)
    if mildly:
        note_mild(reply)
    caring.begin(reply, session.waiting, told=told)


def is_mild(reading: Reading) -> bool:
    """No more than 「消えてしまいたいくらい疲れた」: what else is said is harmless, or doubtful at most."""
    rest = without_as_much_as(reading.text)
    return rest is not None and reading.crisis == "concern" and safety.look(rest).level in ("none", "ask")


def note_mild(reply: Reply) -> None:
    reply.did.append(leaving_care.MILDLY)
    care = reply.session.waiting.within(For.CARE)
    if care is not None:
        care.value = leaving_care.MILDLY


def _is_known(level: str, kind: str, before: str, kind_before: str) -> bool:
    """No graver than what is talked about already, and the same matter (or one that must not pull attention away)."""
    return RANK[level] < RANK[before] or (level == before and kind == kind_before)


# Turns whose own answer is more than a step of the thread: it stays in sight beside the gentle question.
_ON_THE_WAY = frozenset({"", "answered", "finished", "sighed", "not_understood", "held", "after_end"})


def ask_gently(reply: Reply) -> None:
    """Doubtful words: one gentle question with a line beside it, and nothing else is asked or shown; the thread is
    kept."""
    session = reply.session
    if session.gentle:
        return
    session.gentle = True
    session.waiting.step = "gentle"
    reply.did.append("gentle")
    hold_protection(reply)
    if reply.trigger in _ON_THE_WAY:
        reply.bubbles[:] = [bubble for bubble in reply.bubbles[:1] if isinstance(bubble, Say)]
    reply.choices.clear()
    reply.say("danger.gentle", line=windows.first_to_talk(reply))
    reply.offer(reply.command("danger", "yes", label=reply.wording.text("danger.choices.hard")))
    reply.offer(reply.command("danger", "fine", label=reply.wording.text("danger.choices.not_so")))
    question = None if session.consented is None else path.open_question(session.consultation)
    reply.question = question.id if question is not None and session.waiting.what is For.ANSWER else ""
    reply.ask_again = False


def hold_protection(reply: Reply) -> None:
    """What was to be told about threats in this turn is told when the graver question is answered."""
    if "protected" in reply.did:
        reply.did.remove("protected")
        reply.session.consultation.protected = False


def is_first_sigh(reply: Reply, text: str) -> bool:
    """「もう疲れた」 before anything else was told: there is nothing more in it yet."""
    session = reply.session
    told = [words for _, words in session.held]
    told += [move.words for move in session.consultation.moves if move.words is not None]
    return is_sigh(text) and is_tired(text) and all(words.text == text for words in told)


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


POLICE_ADVICE = "#9110"  # stands in every language in which the protection path is told


def is_protection(bubble: Bubble) -> bool:
    """What `protect` says and shows."""
    if isinstance(bubble, Card):
        return bubble.kind == "windows"
    return isinstance(bubble, Say) and POLICE_ADVICE in bubble.text


_AT_RISK = frozenset({"threat", "violence", "stalking", "detention", "sexual"})


def protect(reply: Reply, kinds: list[str], *, whole: bool = True, beside: bool = False) -> None:
    """A client threatens: 110, #9110, records, not alone, in one sentence behind what was said back. The windows are
    shown once a consultation where the body is at risk, one tap away elsewhere and where something graver was just
    spoken of (`beside`); the thread is kept."""
    labels = (names.label(reply.wording, BY_ID["facts.harassment"], kind) for kind in kinds[:3])
    words = names.dotted(reply.wording, labels)
    reply.say("danger.protect", personal=True, kinds=words)
    if whole and (beside or session_only_listens(reply.session)):
        reply.offer(reply.command("windows", "threat", label=reply.wording.text("chat.commands.windows")))
    elif whole and not _AT_RISK.intersection(kinds):
        reply.offer(reply.command("windows", "threat", label=reply.wording.text("chat.commands.windows")))
        reply.offer(reply.command("record"))
    elif whole:
        card = windows.card(reply, "threat", most=windows.AT_ONCE - 1)
        now = reply.command("danger", "threat_now", label=reply.wording.text("danger.choices.threat_now"))
        others = reply.command("windows", "threat", label=reply.wording.text("detail.windows"))
        ways = (now, others, reply.command("record"), reply.command("criteria"))
        reply.show(Card(card.kind, card.title, card.blocks, ways))
