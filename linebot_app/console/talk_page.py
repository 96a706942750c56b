"""Taking a conversation over, writing in it and giving it back; what the person is shown is committed by the worker."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, request

from flows.orders import BACK, SAY, TAKE
from linebot_app.console.at_desk import AtDesk
from linebot_app.console.guarding import me, needs
from linebot_app.console.house import House
from linebot_app.console.rights import Right
from linebot_app.console.talk import problem_of_words
from linebot_app.console.talk_news import talk_news
from linebot_app.console.talk_room import Room, nonce
from linebot_app.storage.cases import Matter
from linebot_app.storage.drafts import REFUSED, RELEASED, Draft


def talk_blueprint(house: House, at_desk: AtDesk) -> Blueprint:
    blueprint = Blueprint("talk", __name__, url_prefix="/cases/<int(max=9007199254740991):number>/talk")
    room = Room(house, at_desk)
    talk_news(blueprint, room)

    @blueprint.post("/take")
    @needs(Right.WORK)
    def take(number: int) -> Any:
        found = room.matter(number)
        talk = room.talk(found)
        if not talk.agreed or talk.blocked:
            return room.refused(found, "talk.not_agreed" if not talk.agreed else "talk.blocked")
        at_desk.tell(found.person, me(), TAKE, nonce())
        seen = house.cases.see_alerts(found.person, me().name, house.clock())
        room.note("took_over", found, before=talk.holder, alerts=seen)
        return room.back(found)

    @blueprint.post("/say")
    @needs(Right.WORK)
    def say(number: int) -> Any:
        found, words = room.matter(number), request.form.get("words", "").replace("\r\n", "\n").strip()
        talk = room.talk(found)
        if talk.holder != me().name:
            return room.refused(found, "talk.not_yours")
        if problem := problem_of_words(words):
            return room.refused(found, f"talk.{problem}")
        if talk.waits:
            at_desk.drafts.add(found.id, me().name, words, house.clock())
        else:
            at_desk.tell(found.person, me(), SAY, nonce(), words)
        room.note("draft_written" if talk.waits else "wrote", found, letters=len(words))
        return room.back(found)

    @blueprint.post("/back")
    @needs(Right.WORK)
    def give_back(number: int) -> Any:
        found = room.matter(number)
        if room.talk(found).holder != me().name:
            return room.refused(found, "talk.not_yours")
        at_desk.tell(found.person, me(), BACK, nonce())
        room.note("gave_back", found)
        return room.back(found)

    @blueprint.post("/drafts/<int(max=9007199254740991):draft>")
    @needs(Right.REVIEW)
    def decide(number: int, draft: int) -> Any:
        found, written = room.matter(number), at_desk.drafts.numbered(draft)
        if written is None or written.case != found.id:
            abort(404)
        return _decided(room, found, written, released=request.form.get("decision") == RELEASED)

    return blueprint


def _decided(room: Room, found: Matter, draft: Draft, *, released: bool) -> Any:
    """A second operator's word on what another one wants to say."""
    author = room.house.operators.named(draft.author)
    if released and (author is None or room.talk(found).holder != draft.author):
        return room.refused(found, "talk.author_gone")
    state = RELEASED if released else REFUSED
    if not room.at_desk.drafts.decide(draft.id, state, me().name, room.house.clock()):
        return room.refused(found, "talk.not_yours_to_decide")
    if released and author is not None:
        room.at_desk.tell(found.person, author, SAY, f"draft-{draft.id}", draft.body)
    room.note(f"draft_{state}", found, author=draft.author)
    return room.back(found)
