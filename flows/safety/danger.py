"""Decides from one text whether somebody is in danger, with the words that led there; what is said then lives in content and stages."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice

from flows.safety import english, figures
from flows.safety.candidates import candidates
from flows.safety.caution import CLEAR, kind_of, settled, settled_in_daily_life
from flows.safety.distress import DISTRESSED, distress
from flows.safety.found import Found
from flows.safety.net import harmless, signs_together, small_signs
from flows.safety.sense import ASK, CONCERN, IMMINENT, OTHERS, RANK, SELF, Sense
from flows.safety.senses import SENSES
from flows.safety.tellings import is_of_daily_life
from flows.safety.unmask import Unmasked, unmask
from flows.understanding.clauses import Quote, brackets
from flows.understanding.english import is_english
from flows.understanding.reading import Evidence
from flows.understanding.second import Alarm, alarm_in, words_of
from flows.understanding.sieve import Late

_ABOUT_OTHERS = frozenset({"worry", "worry_now"})
_FEW_LETTERS = 8  # 「もう無理」: too few to take a question back
_LONG = 300
_UNSURE = 0.6  # doubt of what is only asked about
_EXPLAINED = 0.4  # doubt that remains where signs of danger were there and something harmless accounts for them
_MOST_MATCHES = 12  # of one sense in one text: a hostile text repeats itself
_OWN_THOUGHT = re.compile(r"^[^。]{0,20}?(?:と|って|て|が|の)[^。]{0,3}(?:思|考え|頭|気持ち|打|書|検索|衝動|声)")
_LOOKED_BEYOND = frozenset({"place_high", "jump_told", "weapon_now"})  # 「いま屋上です。お弁当食べてます」
_WISHED = re.compile(r"た[いかくみえ]|[てで]え|とう|だい|しまお")  # a thing does not wish
_STOPS = str.maketrans("!?.\n", "。。。。")


@dataclass(frozen=True, slots=True)
class Danger:
    """`level`: none, ask (doubtful: one gentle question), concern, imminent. `kind`: self, others, violence_at_home, "" for
    none. `about_me` is False when the person worries about somebody else's life. `doubt`: 0..1, how much of danger or distress
    was heard though at most a question is raised (0 where it is sure); `doubt_at`: where to look again. `because`: the words
    that made the second opinion raise what the rules said, heaviest first."""

    level: str = "none"
    kind: str = ""
    evidence: Evidence | None = None
    about_me: bool = True
    doubt: float = 0.0
    doubt_at: Evidence | None = None
    because: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.level != "none"


@dataclass(frozen=True, slots=True)
class _Place:
    """One match in the text with what stands around it in its sentence."""

    before: str
    matched: str
    behind: str
    sentence: str
    quoted: bool


@lru_cache(maxsize=128)
def look(text: str) -> Danger:
    """The gravest danger in the text, by the rules and the second opinion, in Japanese or English. Cheap for everyday talk;
    linear in the length."""
    ruled, heard = heard_by_rules(text), english.hear(text)
    # The second opinion has learned from Japanese alone.
    found = ruled if is_english(text) else _weighed(unmask(text), ruled)
    if heard is None or RANK[heard.level] <= RANK[found.level]:
        return found
    at = Evidence(heard.start, heard.end, f"danger.{heard.rule}")
    unsure = heard.level == ASK
    return Danger(
        heard.level, heard.kind, at, heard.about_me, doubt=_UNSURE if unsure else 0.0, doubt_at=at if unsure else None
    )


_GRAVE_MATTERS = frozenset(
    ["die", "vanish", "live", "wake", "finish", "pills", "swallow", "cut", "weapon", "noose", "gas", "height", "track",
     "water", "affairs", "bye", "burden", "kill"]
)  # fmt: skip


def is_clear_by_ear(text: str) -> bool:
    """The second opinion alone is sure of danger, however soon it may be: more than an echo of words that were denied."""
    return _alarm_of(unmask(text).text).danger >= CLEAR


def is_named_by_ear(text: str) -> bool:
    """What the second opinion hears names something of danger: dying, an end, a means, a place, a farewell."""
    return bool(_GRAVE_MATTERS & _alarm_of(unmask(text).text).matters)


@lru_cache(maxsize=8)  # the text that was looked at is asked about again
def _alarm_of(unmasked: str) -> Alarm:
    return alarm_in(unmasked, signs_in(unmasked))


def signs_in(unmasked: str) -> list[tuple[int, int, str]]:
    """The small signs of danger in unmasked text, as the second opinion sees them."""
    return small_signs(unmasked.translate(_STOPS))


def heard_by_rules(text: str) -> Danger:
    """Without the second opinion."""
    unmasked = unmask(text)
    said = unmasked.text.translate(_STOPS)
    worst = Danger()
    stops: list[int] | None = None
    for sense, _, looks, also, unless in candidates(said):
        if RANK[sense.level] <= RANK[worst.level]:
            break
        for match in islice(looks.finditer(said), _MOST_MATCHES):
            if stops is None:
                stops = [place for place, letter in enumerate(said) if letter in "。 "]
            found = _judge(sense, unmasked, said, match, also, unless, stops)
            if RANK[found.level] > RANK[worst.level]:
                worst = found
    worst = _together(unmasked, said, worst)
    return worst or _doubtful(unmasked, said, worst)


def _together(unmasked: Unmasked, said: str, worst: Danger) -> Danger:
    """Small signs that mean more together; where what is around them explains them, they stay as doubt."""
    doubted: Found | None = None
    for found in signs_together(said):
        if RANK[found.level] <= RANK[worst.level]:
            break
        if found.name == "risk_now" and worst.kind not in ("", SELF):
            continue
        if not _explained(found, said):
            place = unmasked.evidence(found.start, found.end, f"danger.{found.name}")
            unsure = found.level == ASK
            return Danger(
                found.level, found.kind, place, doubt=_UNSURE if unsure else 0.0, doubt_at=place if unsure else None
            )
        doubted = doubted or found
    if worst.level not in ("none", ASK) or doubted is None:
        return worst
    at = unmasked.evidence(doubted.start, doubted.end, f"danger.{doubted.name}")
    return replace(worst, doubt=max(worst.doubt, _EXPLAINED), doubt_at=worst.evidence or at)


def _explained(found: Found, said: str) -> bool:
    """Stories, work, denial, a thing, a figure of speech or somebody else's words account for the signs."""
    begin = max(said.rfind("。", 0, found.start) + 1, found.start - 90)
    finish = said.find("。", found.end)
    around = said[begin : min(finish if finish >= 0 else len(said), found.end + 90) + 12]
    before, behind = said[max(0, found.start - 30) : found.start], said[found.end : found.end + 34]
    words = said[found.start : found.end]
    if found.kind == OTHERS and _inside_quotes(said, found.start):
        return True
    return (
        harmless(around, found.level, found.name)
        or figures.over(said if len(said) < 160 else around)
        or figures.denied(words, behind)
        or figures.of_a_thing(before)
        or (found.level == ASK and (figures.absent(words, behind) or figures.exaggerated(before)))
        or figures.said_to_me(before, behind, quoted=_inside_quotes(said, found.start))
    )


def _weighed(unmasked: Unmasked, found: Danger) -> Danger:
    """With the second opinion: raised, put down to a question, or a question dropped."""
    if found.level == IMMINENT and len(unmasked.text) > _LONG:
        return found  # in a long story what the rules heard in one place is not outweighed by all the others
    alarm = _alarm_of(unmasked.text)
    level = level_with(found, alarm.danger, alarm.imminent, unmasked.text)
    if level == found.level or (level == "none" and len(unmasked.text) < _FEW_LETTERS):
        return found
    if level == "none":
        return Danger(doubt=max(found.doubt, _EXPLAINED), doubt_at=found.evidence)
    if RANK[level] < RANK[found.level]:
        return replace(found, level=level, doubt=_UNSURE, doubt_at=found.evidence)
    because, start, end = words_of(alarm, unmasked.text)
    if found:
        return replace(found, level=level, doubt=0.0, doubt_at=None, because=because)
    at = unmasked.evidence(start, end, "danger.second_opinion")
    unsure = level == ASK
    return Danger(
        level,
        kind_of(alarm),
        at,
        doubt=_UNSURE if unsure else 0.0,
        doubt_at=at if unsure else None,
        because=because,
    )


def level_with(found: Danger, danger: float, imminent: float, soft: str) -> str:
    """The level of what the rules found in unmasked text with the scores of the second opinion."""
    rule = found.evidence.rule.removeprefix("danger.") if found.evidence else ""
    source = "sense" if rule in _sense_names() else "distress" if rule in DISTRESSED else "sign"
    level = settled(found.level, rule, source=source, danger=danger, imminent=imminent)
    if level != "none" and found.kind in ("", SELF) and is_of_daily_life(soft.translate(_STOPS)):
        return settled_in_daily_life(found.level, rule, source=source, danger=danger, imminent=imminent)
    return level


@cache
def _sense_names() -> frozenset[str]:
    return frozenset(sense.name for sense in SENSES)


def _doubtful(unmasked: Unmasked, said: str, so_far: Danger) -> Danger:
    found = distress(said)
    if found is None:
        return so_far
    at = unmasked.evidence(found.start, found.end, f"danger.{found.name}")
    if found.level == ASK:
        return Danger(ASK, SELF, at, doubt=found.weight, doubt_at=at)
    return replace(so_far, doubt=max(so_far.doubt, found.weight), doubt_at=so_far.doubt_at or at)


def _judge(
    sense: Sense,
    unmasked: Unmasked,
    said: str,
    match: re.Match[str],
    also: tuple[Late, ...],
    unless: Late | None,
    stops: list[int],
) -> Danger:
    start, end = match.span()
    first = bisect_right(stops, start - 1)
    begin = max(stops[first - 1] + 1 if first else 0, start - 120)
    last = bisect_right(stops, end - 1)
    finish = min(stops[last] if last < len(stops) else len(said), end + 120)
    if any(not part.search(said, max(0, start - sense.reach), min(len(said), end + sense.reach)) for part in also):
        return Danger()
    sentence = said[begin:finish]
    beyond = said[finish : finish + 14] if sense.name in _LOOKED_BEYOND else ""
    if unless is not None and unless.search(sentence + beyond):
        return Danger()
    place = _Place(said[begin:start], match.group(), said[end:finish], sentence, _inside_quotes(said, start))
    told = figures.said_to_me(place.before, said[end : end + 40], quoted=place.quoted)
    if sense.quotable and (told or figures.said_by_someone(place.before, place.behind)):
        return Danger()
    if sense.kind == OTHERS and place.quoted and not _OWN_THOUGHT.match(place.behind):
        return Danger()
    level, about_me = sense.level, True
    if sense.kind == SELF:
        level = _own_level(sense, place, said)
        if (
            level != "none"
            and sense.name not in _ABOUT_OTHERS
            and figures.done_by_another(place.before, place.matched, place.behind)
        ):
            level = ASK
        about_me = sense.name not in _ABOUT_OTHERS and not figures.of_someone_else(place.before, place.behind)
        if level == IMMINENT and place.quoted and told:
            level = CONCERN
    elif sense.deniable and figures.denied(place.matched, place.behind):
        level = "none"
    return Danger(level, sense.kind, unmasked.evidence(start, end, f"danger.{sense.name}"), about_me)


def _own_level(sense: Sense, place: _Place, said: str) -> str:
    """How grave the words are after figures of speech, laughter, denial and the past; "none" for a thing that died or vanished."""
    if sense.figurative and not _WISHED.search(place.matched) and figures.of_a_thing(place.before):
        return "none"
    level = sense.level
    if sense.figurative:
        past = figures.past_shame(place.matched + place.behind)
        if figures.exaggerated(place.before) or figures.measures(place.behind):
            if figures.laughed_off(place.sentence) or past or level == ASK:
                return "none"
            level = ASK
        elif figures.laughed_off(place.sentence):
            level = ASK
    if sense.deniable and figures.over(said if len(said) < 160 else place.sentence):
        return "none"
    if sense.deniable and figures.denied(place.matched, place.behind) and not figures.goes_on(place.behind):
        return "none" if level == ASK or figures.reassured(place.behind + said[-40:]) else ASK
    return level


def _inside_quotes(said: str, at: int) -> bool:
    near = said[max(0, at - 160) : at + 160]
    return any(q.inner.start <= min(at, 160) < q.inner.end for q in _quotes(near))


def _quotes(text: str) -> list[Quote]:
    return brackets(text) if any(mark in text for mark in '「『“"') else []
