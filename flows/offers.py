"""What can be tapped now, by its label, so that a label that is typed does what the tap does; how a tap is taken lives
in touching.py."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from flows import consent, words_wanted
from flows.acts import Heard
from flows.answers import typed
from flows.letters import alike
from flows.reply import Reply
from flows.scales import SCALES
from flows.session import Session
from flows.turn import Choice, Does, Turn
from flows.understanding.stances import stance_of
from flows.waiting import For

MOST = 40  # labels that are remembered
LONGEST = 30  # letters of a text that may still be a label and what is said around it
_SHORTEST_MISTYPED = 6  # letters: in shorter labels one letter makes another word
_MARKS = re.compile(r"[\s。、,.!！?？…・「」『』【】()（）✓✔✕×☑️~〜～]+")
_BEFORE = re.compile(r"^(?:じゃあ?|では|はい|うん|ええと|えっと|あの|やっぱり|とりあえず|please)(?=.{2})")
# What politeness puts behind a label: 「ほかの方法を見るでお願いします」.
_BEHIND = re.compile(
    r"(?:を|で|に|が|は|の方|のほう|と|も)?"
    r"(?:おねがい(?:します|したい(?:です)?)?|お願い(?:します|したい(?:です)?)?|頼みます|たのむわ?|ください|下さい|"
    r"(?:に|で)?(?:します|する(?:わ)?|しとく(?:わ)?|しておきます)|いいです|いい|ええ(?:です|わ)?|"
    r"(?:を)?(?:押し(?:ます|たい(?:です)?)|選び(?:ます|たい)|選ぶ)|"
    r"です|っす|ます|かな|かも|わ|ね|よ|な|ほしい(?:です)?|みたい(?:です)?|please)*(?:を|で|に|が|は)?$"
)
_WORDS = re.compile(r"[一-鿿々]+|[ァ-ヶー]{2,}|[a-z]{3,}|[0-9]+")
_DENIES = re.compile(r"ない|ません|なく|へん|ず(?!つ)|んで$|ねえ")
_DOUBTS = re.compile(
    r"嫌|いや(?!い)|怖|こわ|無理|むり|かな|どう|だめ|ダメ|やめ|のか|けど|より|以外|じゃ|たら|れば|なら"
)
_SAID_AROUND = re.compile(r"方|時|今|私|自分|僕|俺|願|思|感|事|形|一番|全部|先|行|貰|欲|下")
_MOST_AROUND = 14  # letters
_OF_OPENINGS, _TO_THE_PAGE = ("c|jobs|like.", "c|jobs|tell."), "c|unlink|"
# What is wanted of the choices in sight, and the data of those that do it; the first that is there is taken.
_BY_STANCE: dict[str, tuple[str, ...]] = {
    "agree": (
        r"a\|(?:facts\.story_check|feelings\.which|stakeholders\.people)\|right\|",
        r"a\|apology\.choice\|go\|",
        r"a\|(?:apology|expectation)\.words\|done\|",
        r"a\|career\.wish\|yes\|",
        r"c\|go_on\|",
    ),
    "other": (r"c\|options\|", r"c\|draft\|\w+$"),
    "later": (r"a\|apology\.choice\|later\|", r"a\|career\.wish\|no\|", r"c\|jobs\|later", r"c\|followup\|none\."),
    "decline": (
        r"a\|summary\.comment\|skipped\|",
        r"a\|career\.wish\|no\|",
        r"a\|(?:apology|expectation)\.words\|done\|",
        r"c\|jobs\|later",
        r"c\|followup\|none\.",
    ),
    "keep": (r"c\|vent\|keep", r"c\|weigh\|keep", r"a\|(?:apology|expectation)\.words\|done\|"),
    "drop": (r"c\|vent\|drop",),
    "more": (r"c\|more\|", r"c\|draft\|\w+\.standard", r"c\|summary\|"),
}
_WHOLE = re.compile(r"全文|全部|ぜんぶ|続き|つづき|読|(?i:\b(?:all|whole)\b)")
_RECONSIDERED, _CHOSEN = "c|change|apology.choice", frozenset({"apology.words"})
# Letters that turn a word into its opposite or into another count are never taken for a slip.
_NEVER_A_SLIP = re.compile(r"[0-9一二三四五六七八九十不非無未否ないくずんせまぬ有]")


def offered_by(turn: Turn) -> list[list[str]]:
    """The label and the data of everything to be tapped in a turn; without labels that stand for two things, and
    without what has no letters (the steps of a scale)."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for choice in _choices(turn):
        label = _spelled_out(choice.label)
        if choice.does is not Does.TAP or not choice.data or not label:
            continue
        if found.setdefault(label, choice.data) != choice.data:
            twice.add(label)
    return [[label, data] for label, data in found.items() if label not in twice]


def remember(session: Session, turn: Turn, asked_before: str) -> None:
    """What is on screen after this turn. What was offered before with the same question is still in sight above."""
    if any(one.data.startswith(_OF_OPENINGS) for one in turn.choices):
        return  # asked about an opening, which a log that is replayed does not know
    now = offered_by(turn)
    labels = {label for label, _ in now}
    above = session.offered if turn.question and turn.question == asked_before else []
    kept = [*now, *(pair for pair in above if pair[0] not in labels)][:MOST]
    # What the form for work offers rests on openings, which a log that is replayed does not know.
    session.offered = [] if session.waiting.within(For.JOBS) is not None else sorted(kept)


def _choices(turn: Turn) -> list[Choice]:
    """Without what is only there because of the house, openings and the printable page: a log that is replayed knows
    neither, and has to lead to the same session."""
    beside = [list(getattr(bubble, "choices", ())) for bubble in turn.bubbles]
    inside = [one for choices in beside if not any(map(_shows_an_opening, choices)) for one in choices]
    rows = [
        choice
        for bubble in turn.bubbles
        for block in getattr(bubble, "blocks", ())
        for choice in getattr(block, "choices", ())
    ]
    return [one for one in (*turn.choices, *inside, *rows) if not one.data.startswith(_TO_THE_PAGE)]


def _shows_an_opening(choice: Choice) -> bool:
    return choice.data.startswith(_OF_OPENINGS)


_SAYS_NO = re.compile(r"\s*(?:いや|いえ|あ)?[、,\s]*(?:ちが|違|まちが|間違)")


def typed_label(reply: Reply, heard: Heard) -> str:
    """The data of the choice whose label a text is; "" for none, and where the text by itself is that same answer: its
    words are then kept with it."""
    session = reply.session
    if len(heard.text) > LONGEST:
        return ""
    before = session.waiting.what is For.CONSENT
    offered = [pair for pair in session.offered if not before or _at_hand(pair[1])]
    # 「ちがいます、職場の人」 puts a record right, whatever was offered on the way.
    puts_right = session.waiting.what is For.EVIDENCE and _SAYS_NO.match(heard.text) is not None
    exactly = before or puts_right or session.waiting.what is For.CARE
    label = named(heard.text, [label for label, _ in offered], exactly=exactly)
    data = next((tapped for one, tapped in offered if one == label), "") or _meant(reply, heard)
    return "" if data and _answers_by_itself(reply, heard, data) else data


def _at_hand(data: str) -> bool:
    """Before consent nothing can be asked for but what is about it, or needs none."""
    return data.split("|")[1] in consent.AT_HAND | {"start", "details", "language"}


def _meant(reply: Reply, heard: Heard) -> str:
    """The choice that a text takes, leaves or puts off without naming it: 「それで頼むわ」「別のがいい」."""
    session = reply.session
    if session.waiting.what not in (For.ANSWER, For.KEEPING, For.WHEN_AGAIN) or words_wanted.is_about_a_part(
        heard.text
    ):
        return ""
    wanted = _BY_STANCE.get(stance_of(heard.text), ())
    if wanted is _BY_STANCE["more"] and _WHOLE.search(heard.text):
        wanted = (*wanted[1:], *wanted[:1])
    for beginning in wanted:
        found = [data for _, data in session.offered if re.match(beginning, data)]
        if found:
            return found[0]
    return _RECONSIDERED if wanted is _BY_STANCE["other"] and session.asked in _CHOSEN else ""


def named(text: str, labels: list[str], *, exactly: bool = False) -> str:
    """The one of these bare labels that a text is: word for word, with polite words around it, or with one slip."""
    said = _bare(text)
    if not said:
        return ""
    if said in labels:
        return said
    if exactly:
        return ""
    for cut in _cuts(said):
        for label in labels:
            if cut == label or (len(cut) > 3 and cut in _cuts(label)):
                return label
    near = [label for label in labels if any(_one_slip(cut, label) for cut in (said, *_cuts(said)))]
    if not near and not text.rstrip().endswith(("?", "？")):
        near = [label for label in labels if says_the_same(said, label)]
    return near[0] if len(near) == 1 else ""


def says_the_same(said: str, label: str) -> bool:
    """The words of the label, bent otherwise or in another order, and nothing else: 「会社に窓口を頼みたい」 for
    「会社に窓口を頼む」."""
    words = _WORDS.findall(label)
    if len(words) < 2 and not any(len(word) > 2 for word in words):
        return False
    if any(word not in said for word in words) or _DENIES.findall(said) != _DENIES.findall(label):
        return False
    left = said
    for word in sorted(words, key=len, reverse=True):
        left = left.replace(word, "", 1)
    return not _DOUBTS.search(left) and not _WORDS.search(_SAID_AROUND.sub("", left)) and len(left) <= _MOST_AROUND


def picked(text: str, choices: Sequence[tuple[str, str]]) -> str:
    """The data of the one of these (label, data) that a text names; "" for none."""
    labels = {_bare(label): data for label, data in choices}
    return labels.get(named(text, list(labels)), "")


@lru_cache(maxsize=1024)  # the same labels in every turn; a text that may be one is short
def _bare(text: str) -> str:
    plain = _MARKS.sub("", unicodedata.normalize("NFKC", alike(text)))
    return "".join(letter for letter in plain if unicodedata.category(letter)[0] in "LNMP" or letter in "ー+")


@lru_cache(maxsize=1024)
def _spelled_out(label: str) -> str:
    """ "" where no letter is in it."""
    bare = _bare(label)
    return bare if any(letter.isalpha() for letter in bare) else ""


@lru_cache(maxsize=1024)
def _cuts(said: str) -> tuple[str, ...]:
    """The text without polite words before and behind it."""
    whole = _BEFORE.sub("", said)
    behind = _BEHIND.search(whole)
    cut = whole[: behind.start()] if behind else whole
    return tuple(one for one in (whole, cut) if one)


def _one_slip(said: str, label: str) -> bool:
    """One letter is missing, too many, another one, or two have changed places."""
    if len(label) < _SHORTEST_MISTYPED or abs(len(said) - len(label)) > 1 or said == label:
        return False
    start = next((n for n, (one, two) in enumerate(zip(said, label, strict=False)) if one != two), None)
    start = min(len(said), len(label)) if start is None else start
    left, right = said[start:], label[start:]
    end = 0
    while end < min(len(left), len(right)) and left[-1 - end] == right[-1 - end]:
        end += 1
    left, right = left[: len(left) - end], right[: len(right) - end]
    swapped = len(left) == len(right) == 2 and left == right[::-1]
    return (swapped or max(len(left), len(right)) <= 1) and not _NEVER_A_SLIP.search(left + right)


def _answers_by_itself(reply: Reply, heard: Heard, data: str) -> bool:
    kind, name, value, *_ = [*data.split("|"), "", ""]
    question = heard.question
    if kind != "a" or question is None or question.id != name or name in SCALES:
        return False
    if reply.session.waiting.what not in (For.ANSWER, For.NEW_ANSWER):
        return False
    found = typed(question, reply.session.consultation.case, heard.text, heard.reading, reply.wording)
    return found in (value, [value])
