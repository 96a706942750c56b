"""Puts what a text says besides the answer into empty slots; an explicit answer is never overwritten here."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace

from flows import remarking, same_people, told_of_harassment
from flows.case import Case, Person, Point
from flows.stages.apology import wish_to_go_on
from flows.stages.certainty import is_own_slip
from flows.stages.entry import put_role
from flows.stages.facts import AT_LENGTH, note_reported
from flows.stages.feelings import FEELINGS
from flows.understanding.in_passing import boss_cannot_be_told, they_call
from flows.understanding.insiders import considers, is_only_asked_about, is_plainly_told, told_to_bear_it
from flows.understanding.reading import Mention, Reading
from flows.understanding.responsibility import owns_it
from flows.understanding.stakes import stakes_in
from flows.understanding.superiors import done_by_the_boss, is_no_way, why_in
from flows.understanding.who_said import tells_only_of_them, told_of_ours

_STORY_SLOTS = (
    "happened",
    "when",
    "left_when",
    "contact_who",
    "contact_how",
    "did",
    "not_did",
    "certainty",
    "written",
    "company_told",
    "boss",
)
_ONE_THOUGHT = 60  # letters: in more than these one thing is considered and another told
MOST_OF_A_KIND = 30  # people, quotations, doubtful points: nobody could look over more
_ANY_CUSTOMER = frozenset({"お客さん", "お客様", "お客さま", "客", "顧客", "相手", "先方", "相手方", "相手の方"})
_ASKED_OF_ME = re.compile(
    r"言われ|いわれ|ゆわれ|言って|言うて|ゆうて|とのこと|求め|迫[らっ]|急かさ|せかさ|催促|怒鳴|書かれ|書いて|来い|こい|[しせ]ろ|せえ|くれ|ほしい|欲しい|って(?:さ|電話|メール)|[「『]|"
    r"(?i:\b(?:told|said|says|want(?:s|ed)?|demand\w*|ask(?:s|ed)?)\b)"
)
_A_LABEL_OR_MORE = 20  # letters: 「自分のミス」 is only which matter it is
_NONE_AT_ALL = ("nothing", "unknown")  # true of nothing else
_WISHES_TO_GO_ON = re.compile(r"(?:続け|つづけ|付き合|つきあ|関係を|関わ|かかわ|会い)[^。、「」]{0,8}(?:たい|たく)")
_WISHES = {"yes": "apology", "no": "unknown", "unknown": "unknown"}


def would_fill(case: Case, reading: Reading) -> frozenset[str]:
    """The slots that a text would fill; the case stays as it is."""
    return frozenset(fill(deepcopy(case), reading))


def fill(case: Case, reading: Reading, *, theirs: bool = False) -> list[str]:
    """Fills empty slots of `case`; the names of those that were filled, in order. `theirs`: the text repeats the words
    of the other side, which tell nothing about the person."""
    if theirs:
        return _fill_wishes(case, reading, their_words=True)
    if len(reading.text) <= same_people.SHORT and same_people.put_right(case, reading.text):
        return ["people"]  # who only puts somebody right tells nothing besides
    reading = _without_what_is_considered(reading)
    told = reading.story
    happened = None if told.happened is not None and tells_only_of_them(told.happened.rstrip("…")) else told.happened
    told = replace(told, happened=happened)
    left_out = _TOLD_TO_THE_HOUSE if _names_the_owner_alone(case, reading) else frozenset()
    slots = (slot for slot in _STORY_SLOTS if slot not in left_out)
    filled = [slot for slot in slots if _fill_slot(case, slot, getattr(told, slot))]
    if reading.situation.employment_said and case.employment is None:
        case.employment = reading.situation.employment
        filled.append("employment")
    filled += _fill_in_passing(case, reading.text)
    filled += _fill_wishes(case, reading)
    filled += _fill_situation(case, reading)
    if same_people.put_right(case, reading.text):
        filled.append("people")
    else:
        filled += [
            "people"
            for mention in reading.people
            if not is_only_asked_about(reading.text, mention)
            and not _is_denied(reading.text, mention)
            and _fill_person(case, mention)
        ]
    for name, words in told_of_ours(reading.text):
        for person in case.people:
            person.said = words if not person.said and name in person.name else person.said
    same_people.make_one(case)
    remarking.note(case, reading.text)
    if case.entry is None and (entry := _entry(case, reading)):
        put_role(case, entry)
        filled.append("entry")
    for sentence, certainty in reading.story.points:
        if len(case.points) < MOST_OF_A_KIND and all(point.text != sentence for point in case.points):
            case.points.append(Point(sentence, certainty))
    if case.boss_why in (None, "scolded"):  # told more, it may be worse than a scolding
        case.boss_why = why_in(reading) or case.boss_why
    _hint(case, reading)
    return list(dict.fromkeys(filled))


def _without_what_is_considered(reading: Reading) -> Reading:
    """「会社に言うたら怒られる」 tells nothing that was done."""
    if len(reading.text) > _ONE_THOUGHT or not considers(reading.text):
        return reading
    story = reading.story
    company = None if story.company_told == "told" else story.company_told
    boss = None if story.boss == "told" else story.boss
    done = tuple(step for step in story.done if step != "reported")
    return replace(reading, story=replace(story, done=done, company_told=company, boss=boss))


def _fill_in_passing(case: Case, text: str) -> list[str]:
    """Remarks that are too short to be read as a story."""
    phone = "private_phone" if case.employment == "left" else "phone"
    cannot = case.employment != "left" and boss_cannot_be_told(text)
    told = {"contact_how": phone if they_call(text) else None, "boss": "no" if cannot else None}
    return [slot for slot, value in told.items() if _fill_slot(case, slot, value)]


def _hint(case: Case, reading: Reading) -> None:
    """Feelings spoken of, and how strong they are called."""
    for found in reading.feelings:
        if found.name in FEELINGS:
            if found.name not in case.hints and found.name not in case.not_felt:
                case.hints.append(found.name)
            if found.strength:
                case.hinted[found.name] = found.strength


def _is_their_deadline(reading: Reading, *, theirs: bool) -> bool:
    """A day by which it is asked for; a mere hurry only as the other side's words, for people hurry of themselves."""
    kind = reading.deadline.kind
    return kind == "due" or (kind == "asap" and (theirs or _ASKED_OF_ME.search(reading.text) is not None))


# 「…が表に入ってない」: what the recap lacks is added to what it has.
_IS_LACKING = re.compile(
    r"(?:表|まとめ|一覧|リスト|カード|メモ|そこ|ここ|中)に(?:は|も)?(?:入って|載って|のって|書いて|書かれて|出て|はいって)(?:い)?(?:ない|ません|へん)|"
    r"抜け(?:て(?:い)?(?:る|ます)|とる)|"
    r"(?i:\b(?:is|are|was) (?:missing|not (?:in|on) (?:the|your) (?:list|table|summary)))"
)


def puts_something_in(text: str) -> bool:
    return _IS_LACKING.search(text) is not None


def _fill_wishes(case: Case, reading: Reading, *, their_words: bool = False) -> list[str]:
    """What they said and want, by when, how roughly, and what was done about it so far."""
    filled = []
    for quote in reading.story.said:
        if quote not in case.said and len(case.said) < MOST_OF_A_KIND:
            case.said.append(quote)
            filled.append("said")
    added = puts_something_in(reading.text)
    new_demands = [kind for kind in reading.story.demands if kind not in (case.demands or ())]
    if new_demands and (added or not case.demands):
        case.demands = [*(kind for kind in case.demands or () if kind not in _NONE_AT_ALL), *new_demands]
        filled.append("demands")
    if case.deadline_kind is None and _is_their_deadline(reading, theirs=their_words):
        case.deadline_kind, case.deadline = reading.deadline.kind, reading.deadline.due
        filled.append("deadline")
    # Danger told later is never less than danger told first, unless the person says that it was not so.
    if wrong := set(told_of_harassment.denied(reading)) & set(case.harassment or ()):
        case.harassment = [kind for kind in case.harassment or () if kind not in wrong]
    told = told_of_harassment.beyond_bounds(reading)
    theirs = set(told) - done_by_the_boss(reading) if told else set()
    if new := [kind for kind in told if kind in theirs and kind not in (case.harassment or ())]:
        case.harassment = [*(case.harassment or ()), *new]
        filled.append("harassment")
    if new_stakes := [kind for kind in stakes_in(reading.text) if kind not in case.stakes]:
        case.stakes = [*case.stakes, *new_stakes]
        filled.append("stakes")
    new_done = [step for step in reading.story.done if step not in (case.done or ())]
    if new_done and (case.done is None or "nothing" not in new_done):  # what was done grows
        case.done = [*(step for step in case.done or () if step != "nothing"), *new_done]
        filled.append("done")
        note_reported(case)
    return filled


_TOLD_TO_THE_HOUSE = frozenset({"boss", "company_told"})
_OF_THE_HOUSE = re.compile(r"上司|店長|課長|部長|社長|係長|主任|所長|支店長|会社|職場|人事|本社")


def _names_the_owner_alone(case: Case, reading: Reading) -> bool:
    """Of who has left, the owner is the customer's: telling them tells no boss."""
    text, left = reading.text, "left" in (case.employment, reading.situation.employment)
    return left and "オーナー" in text and _OF_THE_HOUSE.search(text) is None


def _fill_slot(case: Case, slot: str, value: str | None) -> bool:
    if not value or getattr(case, slot) is not None:
        return False
    setattr(case, slot, value)
    return True


def _fill_situation(case: Case, reading: Reading) -> list[str]:
    said, filled = reading.situation, []
    # Whose fault it was and whether one wants to go on with somebody is asked, unless a whole story tells it (and shows
    # it for correction): a sentence lets it be guessed at most. That nobody is to blame is never taken from words.
    a_story = len(reading.text) >= AT_LENGTH
    # 「間違って送ってしまいました」「私のミスです」 owns it in a sentence.
    owns = is_own_slip(reading.text) or (len(reading.text) >= _A_LABEL_OR_MORE and owns_it(reading.text))
    owned = a_story or (said.own_responsibility in ("full", "partial") and owns)
    if owned and case.responsibility is None and said.own_responsibility in ("partial", "full"):
        case.responsibility = said.own_responsibility
        filled.append("responsibility")
    says_so = a_story or _WISHES_TO_GO_ON.search(reading.text) is not None
    if says_so and case.relation is None and (wish := wish_to_go_on(reading)) is not None:
        case.relation = wish
        filled.append("relation")
    # A house of which it is told that its boss must not hear of it has no view of it yet.
    if case.company_will is None and (will := _will_of_the_house(reading)) is not None:
        case.company_will = will
        filled.append("company_will")
    # Where it was told what they ask for, and an apology is not among it, that is asked about (weighing.py).
    asked = not case.demands or {"visit", "apology"} & set(case.demands)
    if case.customer_wants is None and said.customer_demands_apology == "yes" and asked:
        case.customer_wants = "apology"
        filled.append("customer_wants")
    return filled


def _will_of_the_house(reading: Reading) -> str | None:
    """What the own house wants, where that is told: in doubt nothing."""
    if is_no_way(reading):
        return None
    if told_to_bear_it(reading.text):
        return "alone"
    said = reading.situation.company_will
    return said if said != "unclear" and is_plainly_told(reading) else None


_DENIED = re.compile(r"(?:さん)?(?:(?:っていう|という)(?:か|より)|(?:じゃ|では|や)(?:な(?:い|く)|あり)|ちゃう)")


def _is_denied(text: str, mention: Mention) -> bool:
    """「うちの母じゃないです」「上司っていうか」: named to say that it is not they."""
    return mention.evidence is not None and _DENIED.match(text, mention.evidence.end) is not None


def _fill_person(case: Case, mention: Mention) -> bool:
    if mention.role == "self":
        return False
    for known in case.people:
        if (
            known.name == mention.mention
            or known.name.endswith(f"の{mention.mention}")
            or (not known.name and known.role == mention.role)
        ):
            known.name = known.name or mention.mention
            known.wants = _WISHES[mention.wants_apology] if known.wants == "unknown" else known.wants
            known.mood = mention.mood if known.mood == "unknown" else known.mood
            known.said = known.said or mention.says
            return False
    if mention.mention in _ANY_CUSTOMER and any(person.role.startswith("customer") for person in case.people):
        # 「お客さん」 said in passing is the customer who is known already; a second one has a name of their own.
        first = next(person for person in case.people if person.role.startswith("customer"))
        first.mood = mention.mood if first.mood == "unknown" else first.mood
        return False
    person = Person(mention.mention, mention.role, _WISHES[mention.wants_apology], mention.mood, mention.says)
    person.role = case.people_fixed.get(person.key, person.role)
    if not person.role or len(case.people) >= MOST_OF_A_KIND:
        return False
    case.people.append(person)
    return True


def _entry(case: Case, reading: Reading) -> str | None:
    """The role a story tells; from employment and responsibility, told in one text or in several, where it is not
    said outright."""
    if reading.story.entry:
        return reading.story.entry
    if case.employment == "left" and any(person.role.startswith("customer") for person in case.people):
        return "left_company"
    if case.responsibility in ("full", "partial"):
        return "own_mistake"
    complaint = case.people or case.said or case.demands
    return "front_desk" if complaint and case.employment == "current" and len(reading.text) >= 40 else None
