"""Takes words that put right what was taken down, at any recap and at any question: applied and shown, or asked about
where it is not clear which line they mean. What such words say is read in understanding/corrections.py."""

from __future__ import annotations

import json
import re
from dataclasses import replace

from flows import answering, same_people
from flows.acts import Heard
from flows.answers import typed
from flows.case import Case
from flows.commands import COMMANDS
from flows.denying import denied_options
from flows.letters import alike, holds
from flows.path import told
from flows.question import Answer, Question
from flows.reply import Reply
from flows.session import Words
from flows.stage import Stage
from flows.stages import BY_ID
from flows.turn import Say
from flows.understanding import match_choice, read
from flows.understanding.corrections import LONGEST, Correction, correction_in, denied_in, objects, says_wrong
from flows.understanding.time_words import is_about_a_time
from flows.understanding.who_said import HOUSE
from flows.voice import heart, names, recaps
from flows.waiting import For

PEOPLE = "stakeholders.people"
# Where own words are asked for that may themselves say what was not so.
_OWN_WORDS = frozenset({Stage.LISTENING, Stage.EXPECTATION, Stage.CAREER})
_SEVERAL = ("facts.demands", "facts.harassment", "facts.done")


def said(reply: Reply, heard: Heard) -> bool:
    """True: the words put something right, or it was asked which line is wrong."""
    question, text = heard.question, heard.text
    if len(text) > LONGEST or reply.session.waiting.what is not For.ANSWER or "late" in reply.did:
        return False
    if question is not None and (question.stage in _OWN_WORDS or question.id == "facts.said"):
        return False
    return (
        of_people(reply, heard)
        or of_a_line(reply, heard)
        or denied(reply, heard)
        or _named(reply, text, question)
        or _of_what_was_told(reply, heard)
        or _objected(reply, heard, question)
    )


def of_people(reply: Reply, heard: Heard) -> bool:
    case = reply.session.consultation.case
    # Asked of every text: of the case only what may be put right is copied.
    after = replace(case, people=[replace(one) for one in case.people], people_fixed=dict(case.people_fixed))
    if not same_people.put_right(after, heard.text) or after.people == case.people:
        return False
    before = _told(reply, case, after)
    answering.amend(reply, BY_ID[PEOPLE], None, Words.of(heard.incoming))
    del reply.bubbles[-1]
    shown = _told(reply, reply.session.consultation.case, case)
    if shown and shown == before:  # their words or wishes
        reply.say("chat.person.retold", personal=True, names=shown)
    elif shown:
        reply.say("chat.person.put_right", personal=True, before=before or shown, after=shown)
    else:
        reply.say("chat.person.dropped", personal=True, name=before)
    return True


def _told(reply: Reply, case: Case, other: Case) -> str:
    """Those who are not the same in the other case."""
    others = [one for one in case.people if one not in other.people]
    return names.listed(reply.wording, (_called(reply, one.name, one.role, one.mood) for one in others))


def _called(reply: Reply, name: str, role: str, mood: str) -> str:
    role = reply.wording.text(f"chat.roles.{role}")
    called = reply.wording.text("chat.person.named", name=name, role=role) if name and name != role else role
    return reply.wording.text(f"chat.person.{mood}", name=called) if mood in ("angry", "indifferent") else called


def of_a_line(reply: Reply, heard: Heard) -> bool:
    """「昨日じゃなくておととい」: the line that says 昨日, or the one that is named, says おととい from now on."""
    question = heard.question
    found = correction_in(heard.text)
    if found is None:
        return False
    for known in _lines(reply, found):
        if known is question:
            continue
        value = _value(reply, known, heard.text, found.right)
        if known.id == "facts.responsibility" and heard.reading.situation.own_responsibility == "partial":
            value = "partial"  # 「全部私のせいじゃない」 is not nothing
        if known.free and value == heard.text.strip() and not _is_named(reply, known, found.about):
            continue  # nothing of it stands there
        if value is not None and value != getattr(reply.session.consultation.case, known.slot):
            _rewrite(reply, heard, known, value, found)
            return True
        if _is_named(reply, known, found.about):
            return _ask_anew(reply, known)
    return _of_a_time(reply, heard, found, question)


def _change(reply: Reply, heard: Heard, known: Question, value: Answer) -> None:
    """Also where a story told it, and its question was not reached yet."""
    answered = known.id in reply.session.consultation.answered
    answering.change(reply, known, value, Words.of(heard.incoming), None, holds_now=not answered)


def _rewrite(reply: Reply, heard: Heard, known: Question, value: Answer, found: Correction) -> None:
    """Where the line is too long to show what is different in it, the words that are."""
    wording, shown = reply.wording, len(reply.bubbles)
    before = names.value_of(wording, reply.session.consultation.case, known.id, answering.SHOWN)
    _change(reply, heard, known, value)
    after = names.value_of(wording, reply.session.consultation.case, known.id, answering.SHOWN)
    if before == after or (known.free and found.right not in (after or "")):
        del reply.bubbles[shown : shown + 1]
        told = Say(reply.text("chat.so_it_is", wrong=found.wrong, right=found.right), personal=True)
        reply.bubbles.insert(shown, told)


def _of_a_time(reply: Reply, heard: Heard, found: Correction, question: Question | None) -> bool:
    """「昨日じゃなくて先週の土曜」 where no day was taken down yet."""
    known = BY_ID["facts.when"]
    if known is question or reply.session.consultation.case.when is not None:
        return False
    if not is_about_a_time(found.wrong) or not is_about_a_time(found.right):
        return False
    answering.change(reply, known, found.right, Words.of(heard.incoming), None, holds_now=True)
    return True


def _lines(reply: Reply, found: Correction) -> list[Question]:
    """The answers that may be meant: the one that is named first, then those that say what is wrong."""
    case, wording = reply.session.consultation.case, reply.wording
    known = [BY_ID[i] for i in recaps.FROM_STORY if i != PEOPLE and told(case, BY_ID[i])]
    time = is_about_a_time(found.wrong) and is_about_a_time(found.right)
    # An option says it more surely than own words that have it in them; a day is said first by the line of days.
    known.sort(key=lambda one: (not (time and one.id == "facts.when"), one.free))
    named = [one for one in known if _is_named(reply, one, found.about)]
    shown = {one.id: names.value_of(wording, case, one.id) for one in known}
    return [*named, *(one for one in known if one not in named and _says(reply, one, found.wrong, shown[one.id]))]


def _says(reply: Reply, question: Question, words: str, shown: str) -> bool:
    """This answer says these words, or the option that they name."""
    if holds(alike(shown), alike(words)):
        return True
    if question.free:
        return False
    case = reply.session.consultation.case
    value = typed(question, case, words, read(words, reply.now, question.id), reply.wording)
    return value is not None and value == getattr(case, question.slot)


def _value(reply: Reply, question: Question, text: str, right: str) -> object:
    case, reading = reply.session.consultation.case, read(right, reply.now, question.id)
    value = typed(question, case, text, reading, reply.wording)
    return value if value is not None or question.free else typed(question, case, right, reading, reply.wording)


# 「謝罪文は書かない」 is what they will not do.
_WONT = re.compile(
    r"(?:書か|行か|謝ら|出さ|払わ|渡さ|会わ)(?:ない|ません|へん|んとく|ないで)(?:つもり|こと(?:に|です)|です|でおく|おき|と思|。|！|$|けど|し)"
)
_OF_THE_HOUSE = re.compile(rf"{HOUSE}(?:さん)?(?:は|も|が|から(?:は|も)?)")


def denied(reply: Reply, heard: Heard) -> bool:
    """「お金は求められてない」: it goes from the list that has it."""
    question = heard.question
    case = reply.session.consultation.case
    if _OF_THE_HOUSE.search(heard.text) or _WONT.search(heard.text):
        return False  # 「会社は謝れとも謝らんとも言うてへん」 takes nothing from what the other side wants
    for name in _SEVERAL:
        known = BY_ID[name]
        there = list(getattr(case, known.slot) or ())
        options = [(key, names.label(reply.wording, known, key), *_aliases(reply, name, key)) for key in there]
        gone = [key for keys in denied_options(heard.text, options).values() for key in keys]
        gone = gone or match_choice(denied_in(heard.text), options)
        if known is question or not gone:
            continue
        left = [key for key in there if key not in gone] or ["none" if name == "facts.harassment" else "nothing"]
        reply.did.append("meant " + json.dumps(left, ensure_ascii=False, separators=(",", ":")))
        _change(reply, heard, known, left)
        return True
    return False


def _aliases(reply: Reply, question_id: str, key: str) -> list[str]:
    name = f"{question_id}.aliases.{key}"
    return list(reply.wording.raw(name)) if name in reply.wording else []


def _named(reply: Reply, text: str, question: Question | None) -> bool:
    """「日付のとこ違う」: that answer is asked for anew."""
    if not says_wrong(text) or len(text) > SHORT:
        return False
    case = reply.session.consultation.case
    known = (BY_ID[i] for i in recaps.FROM_STORY if told(case, BY_ID[i]))
    named = next((one for one in known if one is not question and _is_named(reply, one, text)), None)
    if named is None:
        return False
    return _which_person(reply) if named.id == PEOPLE else _ask_anew(reply, named)


# 「その人は関係ない」: whom is meant is chosen from those on the list.
_SOMEBODY_THERE = re.compile(
    r"^(?:その|この|あの)(?:人|方|ひと|人ら|人たち)(?:って|は|も|なんか|なんて)*(?:全然|ぜんぜん|別に|もう)?(?:無関係|関係(?:が|は)?(?:な|あら|ねえ)|違|ちが|ちゃう|いりま|いらな|いません|いない)"
)


def _of_what_was_told(reply: Reply, heard: Heard) -> bool:
    """「看護助手じゃなくて看護師です」: no line has it, but it stands in what was told: from now on it is read so."""
    question, found = heard.question, correction_in(heard.text)
    if question is None or question.free or found is None or len(found.right) > SHORT:
        return False
    if not _A_WORD.match(found.wrong) or _SAYS_MORE.search(found.right.removesuffix("ない")):
        return False
    consultation = reply.session.consultation
    if not holds(alike(heart.told_so_far(reply.session)), alike(found.wrong)):
        return False
    if typed(question, consultation.case, heard.text, heard.reading, reply.wording) is not None:
        return False
    before = len(reply.bubbles)
    answering.answer(reply, question, None, Words.of(heard.incoming), heard.reading, more=True)
    del reply.bubbles[before:]
    reply.say("chat.so_it_is", personal=True, wrong=found.wrong, right=found.right)
    reply.trigger = "changed"
    return True


_A_WORD = re.compile(r"[一-鿿ァ-ヶーA-Za-z]{2}")  # less stands everywhere
_SAYS_MORE = re.compile(r"[はを]|[^一-鿿]ません$")
_WHO_IS_IN = re.compile(r"^(?:いま|今)?(?:誰|だれ|どなた)が?(?:入って|いて|載って|のって|書いて)")
SHORT = 20  # letters of what only names the line that is wrong


def _is_named(reply: Reply, question: Question, text: str) -> bool:
    others = reply.wording.under("putting_right.called").get(question.id, ())
    called = (*others, reply.wording.text(f"{question.id}.name"))
    return bool(text) and any(holds(alike(text), alike(one)) for one in called)


def _ask_anew(reply: Reply, question: Question) -> bool:
    reply.did.append(f"do change {question.id}")
    COMMANDS["change"](reply, question.id)
    reply.trigger = "change"
    return True


def _which_person(reply: Reply) -> bool:
    reply.did.append("do person")
    COMMANDS["person"](reply, "")
    reply.trigger = "person"
    return True


def _objected(reply: Reply, heard: Heard, question: Question | None) -> bool:
    """「それは違う」: which line of what is in sight it is; where it answers the question, it is an answer."""
    if question is not None and question.id == PEOPLE and _WHO_IS_IN.match(heard.text.strip()):
        reply.trigger = "answered"  # the list is put whole
        return True
    if question is not None and _SOMEBODY_THERE.match(heard.text.strip()) and reply.session.consultation.case.people:
        return _which_person(reply)
    if not objects(heard.text) or question is None:
        return False
    case = reply.session.consultation.case
    if question.id == PEOPLE and case.people:
        return _which_person(reply)
    in_sight = next((data.split("|")[2] for _, data in reply.session.offered if data.startswith("c|change|")), None)
    answers = typed(question, case, heard.text, heard.reading, reply.wording)
    if answers is not None and (in_sight is None or question.id == "feelings.which"):
        return False
    reply.trigger = "change"
    reply.did.append(f"do change {in_sight or ''}".rstrip())
    COMMANDS["change"](reply, in_sight or "")
    return True
