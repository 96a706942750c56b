"""Words while a record is written: the command they stand for, the field they answer or put right, or that they answer
none; what is kept of them lives in recording.py."""

from __future__ import annotations

import re

from flows.acts import Act, Heard
from flows.answers import plain
from flows.evidence.fields import BY_KEY, FIELDS, Field
from flows.evidence.heard import Aimed, aimed_at, is_mistaken, wanted_of_records
from flows.evidence.record import records, written_down
from flows.letters import alike, holds, width
from flows.reply import Reply
from flows.understanding import match_choice
from flows.understanding.resting import wants_rest
from flows.understanding.time_words import is_about_a_time
from flows.waiting import For
from flows.wishing import SHORT, asks_for_it, spoken, term_asked_about, wish_of

MOST_ASKED = 40  # characters: who writes more answers
_MOST_MISSES = 1  # own words that fit nothing are taken when they come again: the whole record is looked at in the end
_ASKS = re.compile(r"[?？][\s」)]*$|(?:です|ます|でしょう)か[。.…]*$")
_NOTHING = {"how": "none", "witness": "nobody"}  # what a plain no means
_UNKNOWN = re.compile(
    r"(?:(?:わか|分か|判|知)(?:ら|り)|(?:覚|おぼ)えて(?:い)?|思い出せ)(?:ない|ません|ん|ねえ)[ですけどのよな。…]*$|不明|^さあ|"
    r"(?i:\b(?:don'?t know|not sure|no idea|don'?t remember)\b)"
)
# Intents that no field is ever answered by.
_ONLY_TALK = frozenset({"yes", "no", "thanks"})
_NEVER_ANSWERS = frozenset({"human", "delete_data", "help", "thanks"})


def command_in(reply: Reply, heard: Heard, open_field: Field | None, record: str, last: str) -> Act | None:
    """`open_field`: None while the whole record lies open; `record`: the one that is written, "" before it is begun;
    `last`: the one that was written last."""
    wording, said, text = reply.wording, plain(heard.text), heard.text
    stop = stops(reply, said)
    if stop:
        return Act("record", "enough" if record else "stop")
    if open_field is None and (yes := _about_the_whole(reply, heard)) is not None:
        return yes
    if heard.reading.intent == "back" and width(text) <= SHORT and not is_mistaken(text):
        is_whole = spoken(reply, text) != "back" and (open_field is None or not record)  # 「まちがえました」
        return Act("record", f"open.{record or last}") if is_whole and (record or last) else Act("back")
    if not record and said in (*wording.raw("evidence.more_words"), wording.text("evidence.more_label")):
        return Act("record", "more")
    if record and open_field is not None and (answer := _tapped_in_words(reply, heard, open_field)) is not None:
        return answer
    if (of_records := about_records(reply, text)) is not None:
        return of_records
    if (last or record) and not is_mistaken(text) and (fix := _fixed(reply, said)) is not None:
        return Act("record", f"fix.{record or last}.{fix}" if fix else f"open.{record or last}")
    if wants_rest(text):
        return Act("pause")
    if (term := term_asked_about(reply, text)) != "":
        return Act("criteria") if term == "customer_harassment" else None
    return _command(reply, heard, open_field)


def _tapped_in_words(reply: Reply, heard: Heard, field: Field) -> Act | None:
    """What a button of the open field would do, or one that can only answer another field."""
    wording, said = reply.wording, plain(heard.text)
    skips = said in wording.raw("chat.skipping") or said == plain(wording.text("chat.unknown"))
    if skips or _does_not_know(heard):
        return Act("record", f"{field.key}.")
    nothing = _NOTHING.get(field.key, "")
    if nothing and heard.reading.intent == "no" and width(heard.text) <= SHORT:
        return Act("record", f"{field.key}.{(_named(reply, field, heard.text) or [nothing])[0]}")
    if (option := _option(reply, field, said)) is not None:
        return Act("record", f"{field.key}.{option}")
    other = _option_elsewhere(reply, field, said)
    return Act("record", other) if other is not None else None


def about_records(reply: Reply, text: str) -> Act | None:
    """「記録を見たい」「記録2を直したい」: shown, opened or dropped; None where none is spoken of."""
    wanted = wanted_of_records(text)
    if wanted is None or spoken(reply, text) is not None:
        return None
    every = records(reply.session.consultation, reply.wording)
    if not any(one.name for one in every):
        return Act("records") if wanted.does == "show" else None
    own = [one.name for one in every if one.name]
    name = every[wanted.number - 1].name if 0 < wanted.number <= len(every) else own[0] if len(own) == 1 else ""
    inside = reply.session.waiting.what is For.EVIDENCE
    if wanted.does == "drop" and not (inside or wanted.number):
        return None  # 「記録を消して」 elsewhere may mean everything
    if wanted.does == "show" or not name:
        return Act("records")
    return Act("record", f"{'drop' if wanted.does == 'drop' else 'open'}.{name}")


def aimed(reply: Reply, text: str, asked: str, record: str, last: str) -> tuple[str, Aimed] | None:
    """The record and the field that the words are about, where that is not simply the open one. `asked`: as in
    aimed_at; `last`: the field that was answered last."""
    found = aimed_at(text, asked)
    if found is None or (asked == "what" and not found.says_so):
        return None
    if found.field and not found.was:
        return record, found
    fields = reply.session.consultation.case.log.get(record, {})
    told = written_down(reply.session.consultation.case, record, reply.wording) if record in reply_log(reply) else None
    if found.was and found.field == "when" and record in reply_log(reply):
        return record, found
    if found.was and told is not None:
        cells = {"when": told.when, "who": told.who, "how": told.how, "witness": told.witness, "what": told.what}
        held = next((key for key, cell in cells.items() if cell and _same(cell, found.was)), "")
        if held:
            return record, Aimed(held, "" if held == "what" else found.value, found.was, True)
        return (record, found) if found.field and asked != "what" else None
    key = last if last in fields else ""
    return (record, Aimed(key, found.value, "", True)) if key and found.value else None


def reply_log(reply: Reply) -> dict[str, dict[str, str]]:
    return reply.session.consultation.case.log


def is_no_answer(reply: Reply, heard: Heard, field: Field) -> bool:
    """A question, or a sigh, where something short is asked for; said again it is taken, but for a question."""
    if field.key == "what":
        return not any(letter.isalnum() for letter in heard.text) or _asks_for_something(heard)
    talks = heard.reading.intent in _ONLY_TALK and width(heard.text) <= SHORT and not _named(reply, field, heard.text)
    if talks or not any(letter.isalnum() for letter in heard.text):
        return True
    if field.key == "when":
        fits = is_about_a_time(heard.text)
        return not fits and (bool(_ASKS.search(heard.text)) or reply.session.misses < _MOST_MISSES)
    named = bool(heard.reading.people) or bool(_named(reply, field, heard.text))
    if named and not _ASKS.search(heard.text):
        return False
    sighs = bool(heard.reading.feelings) and not named and width(heard.text) <= SHORT
    asks = bool(_ASKS.search(heard.text)) and not (named and width(heard.text) <= 10)
    return asks or (sighs and reply.session.misses < _MOST_MISSES)


def _does_not_know(heard: Heard) -> bool:
    """「わからないです」, not 「知らないおじさん」."""
    return heard.reading.intent == "unknown" and width(heard.text) <= SHORT and bool(_UNKNOWN.search(heard.text))


def _asks_for_something(heard: Heard) -> bool:
    return heard.reading.intent == "help" and width(heard.text) <= SHORT


def _named(reply: Reply, field: Field, text: str) -> list[str]:
    options = [(key, reply.wording.text(f"evidence.{field.key}.options.{key}")) for key in field.options]
    return match_choice(text, options) if options and width(text) <= SHORT else []


def stops(reply: Reply, said: str) -> bool:
    """「もう終わる」「ここまでで」「もういいです」; the words themselves, whatever stands around them."""
    wording = reply.wording
    bare = said
    for lead in wording.raw("evidence.stop_leads"):
        bare = bare.removeprefix(lead).strip(" 、,")
    ends = (plain(wording.text("evidence.enough_label")), plain(wording.text("evidence.stop_label")))
    words = (*wording.raw("evidence.stop_words"), *ends)
    tails = ("", *wording.raw("evidence.stop_tails"))
    return any(one == f"{word}{tail}" for one in (said, bare) for word in words for tail in tails)


def _about_the_whole(reply: Reply, heard: Heard) -> Act | None:
    """A yes to the record that was shown."""
    said = plain(heard.text)
    if said == plain(reply.wording.text("evidence.check.yes")) or said in reply.wording.raw("evidence.check.yes_words"):
        return Act("record", "yes")
    return Act("record", "yes") if heard.reading.intent == "yes" and width(heard.text) <= SHORT else None


def _option(reply: Reply, field: Field, said: str) -> str | None:
    labels = ((key, reply.wording.text(f"evidence.{field.key}.options.{key}")) for key in field.options)
    return next((key for key, label in labels if said == plain(label)), None)


def _option_elsewhere(reply: Reply, field: Field, said: str) -> str | None:
    """「録音」 where something else is asked: what can only answer another field that is not told yet."""
    told = reply_log(reply).get(reply.session.waiting.about, {})
    for other in (BY_KEY["how"], BY_KEY["when"]) if field.key != "what" else ():
        if other is not field and other.key not in told and (key := _option(reply, other, said)) is not None:
            return f"{other.key}.{key}"
    return None


def _fixed(reply: Reply, said: str) -> str | None:
    """「だれがを直したい」: the field; "" for the record as a whole; None where nothing is to be put right."""
    if width(said) > SHORT or not any(holds(said, word) for word in reply.wording.raw("evidence.check.fix_words")):
        return None
    for field in FIELDS:
        names = (reply.wording.text(f"evidence.{field.key}.name"), reply.wording.text(f"evidence.columns.{field.key}"))
        if any(holds(said, plain(name)) for name in names):
            return field.key
    return "" if said in reply.wording.raw("evidence.check.fix_words") else None


def _command(reply: Reply, heard: Heard, field: Field | None) -> Act | None:
    """A command of any time; where any words are an answer, only what is put as a question or a wish."""
    text = heard.text
    if (name := spoken(reply, text.rstrip("?？"))) is not None or (name := spoken(reply, text)) is not None:
        return Act(name)
    short = plain(text)
    if width(short) > MOST_ASKED:
        return None
    found = wish_of(reply, text, heard.reading)
    if found is None:
        return None
    asks = _ASKS.search(text) is not None or asks_for_it(reply, short, heard.reading.intent)
    asks_of_us = found in ("why", "mine", "cases", "record", "rehearse", "interview", "no_followup")
    if asks or asks_of_us or ((field is None or field.key != "what") and heard.reading.intent in _NEVER_ANSWERS):
        return Act(found)
    return None


def _same(cell: str, words: str) -> bool:
    """The words that do not hold stand in the answer, or the answer in them."""
    held, said = alike(cell).replace(" ", ""), alike(words).replace(" ", "").replace("　", "")
    said = re.sub(r"^(?:いつ|だれ|誰|相手|そば)(?:が|は|に)|(?:です|でした|さん)$", "", said)
    return bool(said) and (said in held or held in said)
