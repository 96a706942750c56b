"""Channel-neutral values that cross the border between `flows` and a channel; no behaviour of either side lives
here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from flows.effects import Effect as Effect  # noqa: PLC0414 - known by this name to all
from flows.effects import Raises as Raises  # noqa: PLC0414

if TYPE_CHECKING:
    from flows.desk import Desk
    from flows.jobs.listing import Listing
    from flows.understanding.suggested import Suggested  # not loaded by those who only carry turns


class Kind(StrEnum):
    """What a person sent. A channel maps whatever it does not know to OTHER."""

    TEXT = "text"
    TAP = "tap"
    STICKER = "sticker"
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    FILE = "file"
    LOCATION = "location"
    FOLLOW = "follow"
    UNFOLLOW = "unfollow"
    UNSEND = "unsend"
    OPERATOR = "operator"  # an order of the console (flows/attending.py); `said` is what the person is to be told
    DUE = "due"  # nobody sent it: a time that was agreed on has come; `text` is the key of flows.due
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Part:
    """One bubble (or tap, or follow) as the channel delivered it.

    `event_id` is unique per event; `message_id` is what a later UNSEND names (for the UNSEND itself: the message that
    was taken back). `text` holds the words of a TEXT and the data of a TAP; `picked` the value of a date picker
    (`2026-11-24` or `2026-11-24T15:00`). `at` is when the person sent it, aware.
    """

    event_id: str
    kind: Kind
    at: datetime
    text: str = ""
    message_id: str = ""
    picked: str = ""
    said: str = ""  # an operator's words, for the person; the log has them in what was answered


@dataclass(frozen=True, slots=True)
class Incoming:
    """What one turn answers: one part, or several text bubbles that are one thought. `did`, where the log is replayed:
    the steps that it recorded (Raises.RECORD), for words that are gone. `duty`: an operator is on duty and sees alerts
    now; only what is said depends on it. `language_model`: one is set up, so that consent names it. `suggested`: what
    it says the text holds, unverified; asked for where flows.text_to_suggest has words. `listing`: the
    operators' openings, None where there are none; only what is shown depends on it. `language`: that of the profile
    (`en`, `zh-TW`), given with the first turn of somebody new; "" when nobody knows. `page`: makes the address of the
    printable page from its key (flows/sheet/key.py), None where there is no page; only what is shown depends on it.
    `desk`: hours and who is there, None where nobody has set it; only what is said depends on it. `crowd`: far too much
    at once to be answered one by one. `lot`: the same for the same person always, "" for nobody in particular; only
    what is said depends on it (flows/trials.py)."""

    parts: tuple[Part, ...]
    did: tuple[str, ...] = ()
    duty: bool = False
    language_model: bool = False
    suggested: tuple[Suggested, ...] = ()
    listing: Listing | None = None
    language: str = ""
    page: Callable[[str], str] | None = None
    desk: Desk | None = None
    crowd: bool = False
    lot: str = ""

    @property
    def kind(self) -> Kind:
        return self.parts[0].kind

    @property
    def text(self) -> str:
        parts = self.parts
        if len(parts) == 1:  # nearly always, and asked some fifty times a turn
            return parts[0].text
        return "\n".join(part.text for part in parts if part.text)

    @property
    def picked(self) -> str:
        return self.parts[-1].picked

    @property
    def at(self) -> datetime:
        return self.parts[0].at


class Does(StrEnum):
    """What touching a choice does on the person's device."""

    TAP = "tap"  # sends `data` back
    DATE = "date"  # opens a date picker, sends `data` and the date
    DATETIME = "datetime"
    COPY = "copy"  # copies `value` to the clipboard, sends nothing
    OPEN = "open"  # opens the address `value` (https:, tel:)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to touch. `label` is at most 20 grapheme clusters; `data` at most 300 UTF-16 units."""

    label: str
    data: str = ""
    does: Does = Does.TAP
    value: str = ""
    strong: bool = False  # the one that most people want next


@dataclass(frozen=True, slots=True)
class Say:
    """A plain text bubble. `personal`: it repeats words of the person (gone when those are withdrawn)."""

    text: str
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: str
    strong: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled value: 「連絡」 電話（私用の携帯）. `mark` is a short tag such as 聞いた話."""

    label: str
    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """A strength from 1 to 5, before and (once asked again) after."""

    label: str
    before: int
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Scale:
    """One row to choose a strength in: a label and its (at most five) choices; `chosen` is marked."""

    label: str
    choices: tuple[Choice, ...]
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """A person or party on the map. `mood`: angry, indifferent, cooperative, unknown."""

    name: str
    role: str
    mood: str
    wants: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Window:
    """A help line or desk, as shown: `contact` is what is dialled or opened, `uri` tel: or https:.
    `open_now` is None where the hours are not known."""

    name: str
    contact: str
    hours: str
    uri: str
    open_now: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words to be used as they are: a draft, or what somebody said."""

    text: str


Block = Heading | Paragraph | Line | Bullets | Bar | Scale | Party | Window | Quotation


@dataclass(frozen=True, slots=True)
class Card:
    """A framed sheet. `kind` (recap, parties, decision, draft, feelings, windows, plan, summary, list, consent, jobs,
    rehearsal) picks the look.

    Every word of it must also make sense read aloud in order: a channel without cards (terminal, altText) shows
    title, blocks and choices as lines.
    """

    kind: str
    title: str
    blocks: tuple[Block, ...]
    choices: tuple[Choice, ...] = ()
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Carousel:
    """Cards of one kind beside each other, at most ten, each of them small."""

    cards: tuple[Card, ...]
    personal: bool = False

    @property
    def choices(self) -> tuple[Choice, ...]:
        return tuple(choice for card in self.cards for choice in card.choices)


Bubble = Say | Card | Carousel


@dataclass(frozen=True, slots=True)
class Turn:
    """One answer: at most five bubbles; `choices` belong under the last one (at most 13).

    `stage`, `question` and `trigger` tell where the conversation stands afterwards and what moved it.
    `withheld`: no words of this turn may be stored outside the session, until a later turn raises REVEAL. `consented`:
    the person has agreed to being stored, so that the session stays although this turn's words are withheld.
    Without bubbles nothing is sent (unfollow, unsend). `attended`: the name of the operator who has the conversation
    from now on, "" for the bot. `sender`: under which name the last bubble is shown, "" for the bot's own.
    """

    bubbles: tuple[Bubble, ...] = ()
    choices: tuple[Choice, ...] = ()
    effects: tuple[Effect, ...] = ()
    stage: str = ""
    question: str = ""
    trigger: str = ""
    withheld: bool = False
    consented: bool = False
    understood: tuple[str, ...] = field(default=())  # slots filled from words in this turn
    digest: Mapping[str, Any] = field(default_factory=dict)  # where the matter stands then, see digest.py
    language: str = "ja"  # of the words that a channel adds
    attended: str = ""
    sender: str = ""

    def asks_for(self, wanted: Raises) -> Iterator[str]:
        return (effect.value for effect in self.effects if effect.does is wanted)


def as_lines(bubble: Bubble) -> list[str]:
    """The bubble as plain lines, in reading order: for the terminal, the altText and the log."""
    if isinstance(bubble, Say):
        return bubble.text.split("\n")
    if isinstance(bubble, Carousel):
        return [line for card in bubble.cards for line in as_lines(card)]
    lines = [f"【{bubble.title}】"] if bubble.title else []
    for block in bubble.blocks:
        match block:
            case Heading(text):
                lines.append(f"■ {text}")
            case Paragraph(text) | Quotation(text):
                lines.extend(text.split("\n"))
            case Line(label, text, mark):
                lines.append(f"{label}：{text}" + (f"（{mark}）" if mark else ""))
            case Bullets(items, numbered):
                lines.extend(f"{n}. {item}" if numbered else f"・{item}" for n, item in enumerate(items, 1))
            case Bar(label, before, after):
                lines.append(f"{label}：{before}" + (f" → {after}" if after is not None else ""))
            case Scale(label, choices):
                lines.append(f"{label}：" + " ".join(choice.label for choice in choices))
            case Party(name, role, _, wants, note):
                lines.append("／".join(filter(None, (f"{name}（{role}）" if role else name, wants, note))))
            case Window(name, contact, hours, _, _, note):
                lines.append("　".join(filter(None, (name, contact, hours, note))))
    return lines
