"""Looks for danger in English words, whatever language is spoken: by sense, with denial, jokes, stories and other people's
words left out; the table of senses is in english_senses.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice

from flows.letters import alike
from flows.safety.english_senses import PEOPLE, SENSES
from flows.safety.sense import ASK, CONCERN, IMMINENT, OTHERS, RANK, SELF, Sense

_ABOUT_OTHERS = frozenset({"en_someone", "en_someone_now", "en_someone_else", "en_someone_pills"})
_TELLS_NO_DENIAL = frozenset({"en_no_life"})  # it is denied in these that one wants to live
_MOST_LETTERS = 6_000
_MOST_MATCHES = 8  # of one sense: a hostile text repeats itself
_AROUND = 160  # letters of a sentence that are looked at
# No danger is told without one of these.
_NEEDS = (
    *("die", "d1e", "dead", "kill", "k*ll", "kms", "suicid", "su1cid", "unalive", "myself", "my self", "mysel", "life", "live", "living"),
    *("alive", "exist", "overdos", "od'd", "pill", "tablet", "medic", "meds", "bottle", "wrist", "rope", "noose", "neck", "knife"),
    *("gun", "weapon", "jump", "roof", "ledge", "bridge", "goodbye", "good bye", "last ", "wake up", "born", "disappear", "vanish"),
    *("end it", "end my", "to end", "hurt", "harm", "hit", "beat", "punch", "kick", "chok", "strangl", "slap", "stab", "murder", "shoot"),
    *("attack", "abus", "violen", "rape", "assault", "molest", "stalk", "outside my", "following me", "better off", "without me"),
    *("if i ", "anymore", "any more", "any longer", "go on", "hopeless", "no hope", "way out", "what's the point", "burden", "hate my"),
    *("worthless", "inside", "meaning", "matters", "give up", "given up", "gave up", "afraid", "scared", "terrified", "door", "locks me"),
    *("locked me", "let me", "forces me", "forced him", "end of my", "over soon", "over tonight", "be gone", "hang", "by the time", "sleep forever"),
    *("be here", "cease", "fade away", "stop", "burn", "hanged", "in front of", "the note", "my note", "my door", "cut", "weapon", "the end", "reason", "be over", "rather", "waiting", "the point", "no future", "future for", "leave this", "sleep", "dying", "death", "anger", "what i might", "bruise", "black eye", "heaven", "alive", "car into", "over me", "hit me", "charcoal", "gas", "platform", "next train", "face", "head", "nose", "follow", "poison"),
)  # fmt: skip
_LETTERS = re.compile(r"[a-z]")
_STOPS = re.compile(r"[.!?\n;。！？]+")
_DENIED = re.compile(
    r"\b(?:not|never|don't|do not|didn't|did not|doesn't|won't|will not|wouldn't|would not|isn't|wasn't|no|without|haven't|hasn't|"
    r"aren't|far from|nobody|no one|rather than|instead of)(?: \w+| any| a){0,4} ?$"
)
_DENIED_WITHIN = re.compile(r"\bnot (?:\w+ )?suicidal|\bnever (?:\w+ )?(?:suicid|tried|attempt|thought)")
_NO_DENIAL = re.compile(
    r"\b(?:don't|do not|didn't) (?:know|care|mind|see|think anyone)|\bnot (?:sure|only|afraid|scared)|\bno (?:one|body) (?:knows|cares)|\bcan't stop"
)
_TELLS_ON = re.compile(r"\bbut\b|\bthough\b|\bjust (?:want|wish|can't)")
_CALM = re.compile(
    r"\b(?:i'm|i am|we're|it's|everything is) (?:fine|ok|okay|alright|all right|good|safe)|\bdon't worry|\bof course not|\bnothing like that|\bonly (?:tired|sad)|\bnot like that"
)
_PAST = re.compile(
    r"\b(?:used to|years ago|long ago|when i was (?:young|a (?:child|kid|teenager|student)|in school|at school|\d+)|back then|in the past|"
    r"at (?:that|the) time|once (?:thought|wanted)|as a (?:child|teenager))\b"
)
_OVER = re.compile(
    r"\b(?:now i(?:'m| am)? (?:\w+ )?(?:fine|ok|okay|better|good|glad|happy|past)|i(?:'m| am) (?:\w+ )?(?:fine|ok|okay|better|happy|past that|over (?:it|that)) now|not any ?more|no longer|i got over|it passed|better now|glad i)"
)
_JOKED = re.compile(
    r"\b(?:lol|lmao|rofl|haha+|hehe|jk|j/k|just kidding|joking|figure of speech|so to speak|literally dead)\b|[\U0001f602\U0001f923\U0001f606\U0001f605]"
)
_LIKE_SO = re.compile(
    r"\b(?:so|too) (?:embarrass|asham|cute|funny|good|bored|boring|hungry|thirsty|tired|hot|cold|excited|happy|shy|cringe)\w*,? (?:that )?i(?:'m| am)? ?(?:just |really )?(?:could|want|wanted|wanna|nearly|almost|would|thought|was|going)\b|"
    r"\bof (?:embarrassment|shame|boredom|laughter|laughing|hunger|thirst|heat|curiosity|excitement|cringe|jealousy)|\blaugh(?:ed|ing)? (?:so|until)"
)
_STORY = re.compile(
    r"\b(?:movie|film|novel|song|lyrics|drama|anime|manga|episode|tv series|video ?game|in the game|character|actor|actress|documentary|"
    r"podcast|newspaper|on the news|training (?:video|course|session)|chapter|book about|play about|article|statistics|exam question|translat\w+)\b"
)
_SAID_BY = re.compile(
    rf"\b(?:{PEOPLE}|customers?|clients?|people|who|caller|boss|manager)(?: also| then| just| even| keeps?| kept)* (?:said|says|saying|told|tell(?:s|ing)?|"
    r"shout(?:s|ed|ing)?|yell(?:s|ed|ing)?|scream(?:s|ed|ing)?|wrote|writes|texted|email(?:s|ed)|threaten(?:s|ed|ing)?|demand(?:s|ed)|wants?|asked|"
    r"ordered|order(?:s|ed)|replied|answered|post(?:s|ed)|commented)(?: (?:me|us|that|to|i|i should|you|you should|him|her|at|go|and|on|the|line|phone|in|it|would|will|should|better))*[ ,:]*[\"'“「]?(?:[^\"“”「」.]{0,24})$"
)
_TOLD_ME_TO = re.compile(
    r"\b(?:told|tells?|telling|ordered|asked|wants?|shouted at|yelled at|screamed at|said to|says to) me (?:to|that i should|i should|i had better)(?: \w+){0,3} ?$|"
    r"\b(?:said|says|wrote|shouted|yelled|screamed|texted|posted)(?: that)? (?:i|you) (?:should|had better|have to|must|deserve to|ought to)(?: \w+){0,2} ?$|\bgo (?:and )?$"
)
_BLAMED = re.compile(
    rf"\b(?:{PEOPLE}|customers?|clients?|people|caller)(?: \w+){{0,2}} (?:said|says|shouted|yelled|screamed|wrote|texted|thinks?|told me)(?: that| to me)*[ ,:]*$"
)
_SHOULD = re.compile(r"^i (?:should|deserve|must|have to|had better)")
_OF_SOMEBODY = re.compile(
    rf"\b{PEOPLE}(?:'s| is| was| has| had| been| really| just| also| always| still| now| seems?| sounds?| might| may| will| says| said)* ?$"
)
_MESSAGE = re.compile(
    r"\b(?:sent|wrote|left|texted|got|received|sends)\b[^.]{0,40}\b(?:message|text|mail|e-?mail|note|letter|line)s?\b[^.]{0,24}[:,\"“] ?[\"“]?(?:i )?$"
)
_AGAIN = re.compile(
    r"\b(?:again|coming back|came back|comes back|still|these days|lately|recently|every (?:day|night))\b"
)
_QUOTE = re.compile(r"[\"“「][^\"“”「」]{1,200}[\"”」]")
_THREAT_TO_ME = re.compile(r"\bthreaten(?:s|ed|ing)? (?:to|that)\b")
_OWN = re.compile(r"\b(?:i|i'm|i'll|i've|i'd|im|my|me|myself)\b")


@dataclass(frozen=True, slots=True)
class Heard:
    """`level`: ask concern imminent; offsets into the text as given; `about_me` False: somebody else's life."""

    level: str
    kind: str
    rule: str
    start: int
    end: int
    about_me: bool = True


def hear(text: str) -> Heard | None:
    """The gravest danger told in English; None for none. Linear in the length."""
    if not _LETTERS.search(alike(text[:_MOST_LETTERS])):
        return None
    said = _spelled(text[:_MOST_LETTERS])
    if not any(need in said for need in _NEEDS):
        return None
    worst: Heard | None = None
    for sense, looks, unless in _senses():
        if worst is not None and RANK[sense.level] <= RANK[worst.level]:
            continue
        for match in islice(looks.finditer(said), _MOST_MATCHES):
            found = _judged(sense, said, match, unless)
            if found is not None and (worst is None or RANK[found.level] > RANK[worst.level]):
                worst = found
    return worst


@cache
def _senses() -> tuple[tuple[Sense, re.Pattern[str], re.Pattern[str] | None], ...]:
    ordered = sorted(SENSES, key=lambda sense: -RANK[sense.level])
    return tuple((one, re.compile(one.looks), re.compile(one.unless) if one.unless else None) for one in ordered)


def _spelled(text: str) -> str:
    """Small letters, plain marks, one gap between words; as long as the text, so that places stay."""
    said = "".join(one if len(one := alike(letter)) == 1 else letter for letter in text)
    return re.sub(r"[\t\r_*~]", " ", said) if "k*ll" not in said else said


def _judged(sense: Sense, said: str, match: re.Match[str], unless: re.Pattern[str] | None) -> Heard | None:
    start, end = match.span("core") if match.groupdict().get("core") else match.span()
    begin = max(
        [place.end() for place in _STOPS.finditer(said, max(0, start - _AROUND), start)],
        default=max(0, start - _AROUND),
    )
    stop = _STOPS.search(said, end, min(len(said), end + _AROUND))
    finish = stop.start() if stop else min(len(said), end + _AROUND)
    before, behind, sentence = said[begin:start], said[end:finish], said[begin:finish]
    if unless is not None and unless.search(sentence):
        return None
    level, about_me = sense.level, sense.name not in _ABOUT_OTHERS
    if sense.deniable:
        level = _softened(sense, before, said[start:end], behind, said)
    if sense.kind == SELF and _SHOULD.match(match.group()) and _BLAMED.search(said[begin : match.start()]):
        return None
    if level != "none" and sense.kind in (SELF, OTHERS) and about_me and _is_told_by_others(sense, said, start, before):
        if sense.kind == OTHERS or _TOLD_ME_TO.search(before) or not _names_own_life(match.group()):
            return None
        about_me = False
    if (
        sense.kind == SELF
        and sense.level != ASK
        and about_me
        and (_OF_SOMEBODY.search(before) or _MESSAGE.search(before))
    ):
        about_me = False
    return None if level == "none" else Heard(level, sense.kind, sense.name, start, end, about_me)


def _softened(sense: Sense, before: str, words: str, behind: str, said: str) -> str:
    """The level after denial, jokes, stories and the past."""
    level, sentence = sense.level, before + words + behind
    if _STORY.search(sentence):
        return (
            "none"
            if level != IMMINENT and not _OWN.search(before[-30:] + words)
            else ASK
            if level == CONCERN
            else level
        )
    denied = sense.name not in _TELLS_NO_DENIAL and _DENIED.search(before) and not _NO_DENIAL.search(before)
    if denied or _DENIED_WITHIN.search(words):
        return "none" if level == ASK or (_CALM.search(said) and not _TELLS_ON.search(behind)) else ASK
    if _LIKE_SO.search(sentence):
        return (
            "none"
            if level == ASK
            or re.search(r"\b(?:wanted|could have|almost|nearly)\b", sentence)
            or not re.search("embarrass|asham|shame", sentence)
            else ASK
        )
    if _PAST.search(sentence) and not _AGAIN.search(sentence):
        return "none" if _OVER.search(said) else ASK
    if _JOKED.search(said):
        return "none" if level == ASK else ASK if level == CONCERN else level
    return level


def _is_told_by_others(sense: Sense, said: str, start: int, before: str) -> bool:
    """Words of somebody else, to the writer or about themselves."""
    if _TOLD_ME_TO.search(before) or (sense.kind == OTHERS and _THREAT_TO_ME.search(before)):
        return True
    quoted = any(quote.start() < start < quote.end() for quote in _QUOTE.finditer(said, max(0, start - 220)))
    return (quoted and _SAID_BY.search(before) is not None) or (sense.kind == OTHERS and quoted)


def _names_own_life(words: str) -> bool:
    """Quoted words about the speaker's own life: somebody else may be in danger."""
    return re.search(r"\bmy ?self\b|\bmy (?:own )?life\b|\bdie\b|\bsuicid|\bend it\b", words) is not None
