"""Reflects before asking on: a sentence or two in the person's own words, never advice."""

from __future__ import annotations

import re
from datetime import datetime

from flows.case import Case
from flows.decision import factors_of
from flows.question import SKIPPED, Question
from flows.reply import Reply
from flows.stage import Stage
from flows.stages.feelings import STRONG
from flows.turn import Say
from flows.understanding.meanings import meanings_in, two_against
from flows.understanding.reading import Reading
from flows.voice import gist, names, recaps
from flows.voice.echoing import felt_by_them, said_back

_PHONE = ("電話", "着信", "かかって", "鳴")
_A_FIGURE = re.compile(r"[0-9０-９①-⑤]|[一二三四五](?:くらい|ぐらい|です|$)|(?i:\b(?:one|two|three|four|five)\b)")
_SPOKEN_OF = frozenset({"恐怖", "疲れ", "罪悪感", "悲しみ", "悔しさ", "恥", "不安", "怒り", "困惑"})

_DARES = re.compile(r"(?:でき|かけ(?:ら|て)|出(?:ら)?れ|する|します)(?:る|ます|と思|つもり)|(?:し|かけ)ます")
SHORT_VALUE = 20  # letters
WORTH_IT = 8  # characters: less is not said back
_OF_WHAT_HAPPENED = frozenset({"facts.happened", "facts.did", "expectation.happened"})
A_STORY = 30  # characters
AT_SOME_LENGTH = 25  # characters: who wrote more than a choice is answered before the next question
_PICKS_UP_WORRIES = frozenset({"entry", "facts", "stakeholders", "apology"})
# Answers that repeat what somebody else said or wants: a feeling in them is not the person's.
_WORDS_OF_OTHERS = frozenset({"facts.said", "facts.demands", "stakeholders.others"})


def story(reply: Reply, case: Case, reading: Reading) -> None:
    """The answer to a first text: what was heard, and that it is understandable."""
    if _gist(reply, case, reading):
        return
    quote, who = gist.first_said(reading), gist.who_complains(reading)
    if quote and reading.situation.employment == "left" and reading.situation.employment_said:
        reply.say("reflect.quoted_after_leaving", personal=True, quote=gist.in_short(quote))
    elif quote:
        reply.say("reflect.quoted", personal=True, quote=gist.in_short(quote))
    elif (words := said_back(reading)) and _is_hard(reading):
        reply.say("reflect.back", personal=True, words=words, sentence=_how_that_is(reply, reading))
    elif sentence := meant(reply, reading):
        reply.bubbles.append(Say(sentence))
    elif feelings_named(reply, reading):
        reply.say("reflect.felt", personal=True, feelings=feeling_words(reply, reading))
    elif who and len(reading.text) >= 30:
        reply.say("reflect.about", personal=True, who=who)
    else:
        reply.say("reflect.greeting" if len(reading.text) < 15 else "reflect.heard")


def _gist(reply: Reply, case: Case, reading: Reading) -> bool:
    """What the story comes to, and a word about how that is; False where it tells too little for that."""
    told = gist.sentence(reply, reading)
    if not told:
        return False
    owns = _felt_in(reading) == "罪悪感" and _owns_it(case, reading)
    felt = reply.text("reflect.owns_it") if owns else _how_that_is(reply, reading)
    reply.bubbles.append(Say(reply.wording.text("chat.join.sentences").join((told, felt)), personal=True))
    return True


def _how_that_is(reply: Reply, reading: Reading) -> str:
    """What the words mean to them, else the feeling in them, else that it is much to carry."""
    name = _felt_in(reading)
    return meant(reply, reading) or reply.text(f"reflect.feeling.{name}" if name else "reflect.alone_with_it")


def answer(
    reply: Reply, question: Question, case: Case, value: object, reading: Reading | None, *, more: bool = False
) -> None:
    """One short sentence about what was just answered, where there is something to reflect."""
    wording = reply.wording
    # 「こわくて話しにくい」 about the boss is answered as the answer it is.
    about_boss = question.id == "stakeholders.boss" and f"{question.id}.echoes.{value}" in wording
    own_words = question.stage in _PICKS_UP_WORRIES and question.id not in _WORDS_OF_OTHERS and not about_boss
    if reading is not None and (
        (_tells_a_story(question, reading) and _gist(reply, case, reading))
        or (own_words and _worry(reply, reading, case))
    ):
        return
    words = said_back(reading) if reading is not None and question.id not in _WORDS_OF_OTHERS else ""
    if more and _noted(reply, case):
        return
    if more and reading is not None and (sentence := meant(reply, reading)):
        reply.bubbles.append(Say(sentence))
        return
    if more:
        entry = question.stage == Stage.ENTRY
        hard = entry and words and reading is not None and _is_hard(reading)
        long = entry and reading is not None and len(reading.text) >= A_STORY
        _say_back(reply, words, f"reflect.{'alone_with_it' if hard else 'heard' if long else 'more'}")
        return
    if value == SKIPPED or value is None:
        if question.stage != Stage.SUMMARY:
            reply.say("reflect.skipped")
        return
    if value in ("unknown", question.unknown) and f"{question.id}.echoes.{value}" not in wording:
        return
    first = value[0] if isinstance(value, list) and value else "none" if value == [] else value
    if f"{question.id}.echoes.{first}" in wording:
        reply.say(f"{question.id}.echoes.{first}")
    elif f"{question.id}.echo" in wording:
        shown = names.value_of(wording, case, question.id)
        reply.say(f"{question.id}.echo", personal=True, value=shown)
    elif reading is not None and (len(reading.text) >= AT_SOME_LENGTH or question.id in _OF_WHAT_HAPPENED):
        if sentence := meant(reply, reading):
            reply.bubbles.append(Say(sentence))
        else:
            _say_back(reply, words, "reflect.long_answer")


def _tells_a_story(question: Question, reading: Reading) -> bool:
    return len(reading.text) >= A_STORY and (question.stage == Stage.ENTRY or question.id in _OF_WHAT_HAPPENED)


# Their words as they stand, and who comes in them.
_OWN_LINE = frozenset(
    {"facts.happened", "facts.said", "facts.did", "facts.not_did", "facts.contact_who", "stakeholders.people"}
)


def _noted(reply: Reply, case: Case) -> bool:
    """The one thing that was told besides, by its name: who is told what was heard need not wonder whether it was."""
    asked = [one for one in recaps.filled_by(reply.understood) if one not in _OWN_LINE]
    told = [line for one in asked if (line := recaps.line(reply.wording, case, one)) is not None]
    if len(told) != 1 or len(told[0].text) > SHORT_VALUE:
        return False
    reply.say("reflect.noted", personal=True, name=told[0].label, value=told[0].text)
    return True


def _say_back(reply: Reply, words: str, key: str) -> None:
    """A short sentence, behind their own words where there are some to say back."""
    sentence = reply.text(key)
    if len(words) >= WORTH_IT:
        reply.say("reflect.back", personal=True, words=words, sentence=sentence)
    else:
        reply.bubbles.append(Say(sentence))


# What is no wish and no greeting: something went wrong, or somebody was hard on them.
_HARD = re.compile(
    r"怒|おこ[らっ]|責め|せめ|クレーム|苦情|謝|あやま|ミス|間違|まちが|失敗|言われ|ゆわれ|迷惑|トラブル|もめ|揉め|遅れ|忘れ|のせい|困|泣|どなら|冷た|無視|壊|"
    r"(?i:\b(?:angry|yell\w*|shout\w*|scream\w*|complain\w*|mistake|fault|blam\w*|sorry|apolog\w*|late|forgot|wrong|upset|trouble)\b)"
)


def meant(reply: Reply, reading: Reading) -> str:
    """What is said to what the words mean to them; "" where they mean nothing of that kind."""
    meanings = ("alone",) if two_against(reading.text) is not None else meanings_in(reading.text)
    keys = (f"listening.mirror.meaning.{name}" for name in meanings)
    return next((reply.text(key) for key in keys if key in reply.wording), "")


def _is_hard(reading: Reading) -> bool:
    return bool(_felt_in(reading) or reading.harassment) or _HARD.search(reading.text) is not None


def _felt_in(reading: Reading) -> str:
    """The first feeling of the text that there are words for; "" for none."""
    told = sorted(felt_by_them(reading), key=lambda f: f.evidence.start if f.evidence is not None else 0)
    return next((f.name for f in told if f.name in _SPOKEN_OF), "")


def _owns_it(case: Case, reading: Reading) -> bool:
    """The fault is theirs, and they say so: it would be no help to call it open."""
    if case.responsibility in ("none", "partial"):
        return False
    told = "full" in (case.responsibility, reading.situation.own_responsibility)
    return told or (case.entry == "own_mistake" and case.responsibility is None)


def _worry(reply: Reply, reading: Reading, case: Case) -> bool:
    """A feeling mentioned in passing is picked up at once."""
    name = _felt_in(reading)
    if not name:
        sentence = meant(reply, reading) if len(reading.text) >= AT_SOME_LENGTH else ""
        reply.bubbles += [Say(sentence)] if sentence else []
        return bool(sentence)
    rated = [names.felt(reply.wording, one.name, one.strength) for one in reading.feelings if one.strength > 0]
    if rated and _A_FIGURE.search(reading.text):
        reply.say("reflect.rated", personal=True, feelings=names.dotted(reply.wording, rated))
        return True
    text = reading.text.replace("怒鳴", "")  # no telephone rings in it
    if name in ("恐怖", "不安") and any(word in text for word in _PHONE) and not _DARES.search(text):
        reply.say("reflect.fear_of_the_phone")
    elif name == "罪悪感" and _owns_it(case, reading):
        reply.say("reflect.owns_it")
    elif sentence := meant(reply, reading):
        reply.bubbles.append(Say(sentence))
    elif words := said_back(reading):
        reply.say("reflect.back", personal=True, words=words, sentence=reply.text(f"reflect.feeling.{name}"))
    else:
        reply.say(f"reflect.feeling.{name}")
    return True


def felt(reply: Reply, case: Case) -> None:
    """Names the chosen feelings, strongest first, and says when it is better not to decide today."""
    chosen = sorted((case.feelings or {}).items(), key=lambda item: -item[1])
    if not chosen:
        reply.say("reflect.no_feelings")
        return
    words = names.listed(reply.wording, (reply.wording.text(f"feelings.words.{name}") for name, _ in chosen[:3]))
    if case.strongest() >= STRONG:
        key = "reflect.feelings_strong" if len(chosen) > 1 else "reflect.feelings_one_strong"
        if _waits_today(case, reply.now):
            key = "reflect.feelings_in_a_hurry"
        elif factors_of(case).data_at_risk:  # nobody is told in one breath that it waits and that it does not
            key = "minds.felt_tell_first"
    else:
        key = "reflect.feelings" if len(chosen) > 1 else "reflect.feelings_one"
    reply.say(key, personal=True, feelings=words)


def _waits_today(case: Case, now: datetime) -> bool:
    """Who is waited for today is not told that there is time."""
    return case.deadline_kind == "asap" or bool(case.deadline and case.deadline[:10] <= now.date().isoformat())


def felt_again(reply: Reply, case: Case) -> None:
    """What became weaker, what stayed and what grew; no cheer while something strong is left."""
    wording, after = reply.wording, case.feelings_after or {}
    before = {name: strength for name, strength in (case.feelings or {}).items() if strength and name in after}
    told = []
    for way, names_of in (
        ("weaker", [name for name in before if after[name] < before[name]]),
        ("same", [name for name in before if after[name] == before[name]]),
        ("stronger", [name for name in before if after[name] > before[name]]),
    ):
        shown = (
            wording.text(f"reflect.after.{'stayed' if way == 'same' else 'changed'}", 0,
                         name=names.feeling(wording, name), before=before[name], after=after[name])
            for name in names_of
        )  # fmt: skip
        if names_of:
            told.append(wording.text(f"reflect.after.{way}", 0, names=names.listed(wording, shown)))
    if max(after.values(), default=0) >= STRONG:
        told.append(reply.text("reflect.after.strong"))
    else:
        eased = sum(after[name] for name in before) < sum(before.values())
        told.append(reply.text("reflect.eased" if eased else "reflect.not_eased"))
    reply.say("reflect.after.all", told=wording.text("chat.join.sentences").join(told))


def feeling_words(reply: Reply, reading: Reading) -> str:
    return feelings_named(reply, reading) or reply.wording.text("reflect.heavy")


def feelings_named(reply: Reply, reading: Reading) -> str:
    """The (at most two) feelings we have words for; "" when the text has none, or is of relief."""
    found = [f.name for f in felt_by_them(reading) if f"feelings.words.{f.name}" in reply.wording]
    return reply.wording.text("reflect.and").join(reply.wording.text(f"feelings.words.{name}") for name in found[:2])
