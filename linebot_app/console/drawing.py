"""A logged turn as the messages that LINE showed, for the renderer that the phone page has too; nothing is read from a
store here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from flows.orders import BACK, TAKE
from flows.turn import Bubble, Card, Carousel, Choice, Paragraph, Say, Turn
from linebot_app.console.sight import Veil
from linebot_app.console.speaking import say
from linebot_app.conversation.cards_kept import cards_again
from linebot_app.line.render import render

Entry = dict[str, Any]
_WITHOUT_WORDS = {"follow", "unfollow", "unsend", "due"}
_ORDERS = {TAKE: "talk.was_taken", BACK: "talk.was_given_back"}
_NOTES = {"follow": "follow", "unfollow": "block"}
_SHOWN = "shown"  # what a tap would send back is of no use here


def entries_of(
    turn: Mapping[str, Any], veil: Veil, tapped: Callable[[str], str], kind: Callable[[str], str]
) -> list[Entry]:
    """What bubbles.js draws, the person's side first. `tapped`: the label of a button by its data; `kind`: what stands
    for a picture, a voice …"""
    at = int(datetime.fromisoformat(turn["at"]).timestamp() * 1000)
    made = [*_heard(turn, veil, tapped, kind), *_said(turn, veil)]
    return [
        {"id": f"{turn['id']}-{number}", "seq": number, "at": at, "delivered": True, **entry}
        for number, entry in enumerate(made)
    ]


def plain_lines(entry: Entry) -> str:
    """For readers without scripts."""
    if entry.get("unsent"):
        return ""
    if entry["side"] == "notice":
        return str(entry.get("text") or "")
    message = entry.get("message") or {}
    return str(message.get("text") or message.get("altText") or "")


def _heard(
    turn: Mapping[str, Any], veil: Veil, tapped: Callable[[str], str], kind: Callable[[str], str]
) -> Iterator[Entry]:
    for part in turn["input"]:
        told = {"side": "person", "kind": "message"}
        if part.get("withdrawn"):
            yield {**told, "unsent": True}
        elif part["kind"] == "operator":
            word, _, _, _, shown = [*str(part.get("text") or "").split(" ", 4), "", "", "", ""][:5]
            if word in _ORDERS:
                yield {"side": "notice", "kind": "operator", "text": say(_ORDERS[word], name=shown)}
        elif part["kind"] in _WITHOUT_WORDS:
            if part["kind"] in _NOTES:
                yield {"side": "notice", "kind": _NOTES[part["kind"]]}
        elif part["kind"] == "tap":
            words = " ".join(filter(None, (tapped(str(part.get("text") or "")), str(part.get("picked") or ""))))
            yield {**told, "message": _text(veil(words))}
        elif turn.get("withheld") and not part.get("text"):
            continue  # what was said is not kept; said once, below
        elif part.get("text"):
            yield {**told, "message": _text(veil(str(part["text"])))}
        else:
            yield {**told, "message": _text(kind(str(part["kind"])))}


def _said(turn: Mapping[str, Any], veil: Veil) -> Iterator[Entry]:
    told: list[Bubble] = []
    choices: list[Choice] = []
    gone = False
    for said in turn["output"]:
        if not said.get("lines"):
            gone = True
            continue
        # What repeats nothing of the person has nothing to mask: numbers of public windows stay.
        through = veil if said.get("personal") or said.get("by") else _as_it_is
        bubble, own = _bubble(said, through)
        told.append(bubble)
        choices = [Choice(veil(label)[:60], _SHOWN) for label in said.get("choices", ())[own:]]
    by = str(turn["output"][-1].get("by") or "") if told else ""
    for message in render(Turn(tuple(told), tuple(choices), sender=by)) if told else ():
        yield {"side": "bot", "kind": "message", "message": message}
    if gone and turn.get("withheld"):
        yield {"side": "notice", "kind": "withheld", "text": say("case.withheld")}
    elif gone:
        yield {"side": "bot", "kind": "message", "unsent": True}


def _bubble(said: Mapping[str, Any], veil: Veil) -> tuple[Bubble, int]:
    """And how many of its labels are buttons of its own."""
    if said["type"] == "say":
        return Say(veil("\n".join(said["lines"]))), 0
    cards = cards_again(said["cards"], veil) if said.get("cards") else ()
    if not cards:  # logged before cards were kept as they are
        return Card(said["type"], "", tuple(Paragraph(veil(line)) for line in said["lines"] if line)), 0
    own = sum(len(card.choices) for card in cards)
    return (cards[0] if said["type"] != "carousel" else Carousel(cards)), own


def _text(words: str) -> Entry:
    return {"type": "text", "text": words or "…"}


def _as_it_is(text: str) -> str:
    return text
