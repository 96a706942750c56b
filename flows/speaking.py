"""Which language a person is spoken to in: chosen by a word at any moment, or suggested by their profile; the wording
lives in content."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from flows.answers import plain
from flows.content import FIRST, Content, content, languages
from flows.reply import Reply
from flows.session import Session
from flows.turn import Choice, Incoming, Say

_STEP = "speaks "


def wording_of(session: Session) -> Content:
    """In a language that was taken away since, the first one."""
    return content(session.language if session.language in languages() else FIRST)


def begin(session: Session, incoming: Incoming, *, is_new: bool) -> bool:
    """Somebody new is spoken to in the language of their profile (`en-GB` is English); a turn of the log tells the
    language where no turn before it does. False: we do not have that of the profile."""
    wanted = incoming.language.lower().partition("-")[0] if is_new else ""
    logged = [step.removeprefix(_STEP) for step in incoming.did if step.startswith(_STEP)]
    session.language = next((one for one in (*logged, wanted) if one in languages()), session.language)
    return not wanted or wanted in languages()


def note(reply: Reply) -> None:
    """For the log, whose turns before consent are not replayed."""
    if reply.session.language != FIRST:
        reply.did.append(f"{_STEP}{reply.session.language}")


def asked_for(text: str) -> str:
    """The language that these very words ask for (English, 日本語で); "" for all other words."""
    return _words_of(tuple(map(content, languages()))).get(plain(text), "")


def words_for_languages() -> Iterable[str]:
    """The very words that ask for a language."""
    return _words_of(tuple(map(content, languages())))


@lru_cache(maxsize=4)  # as long as the wording is the same
def _words_of(wordings: tuple[Content, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for wording in wordings:
        for words in wording.raw("chat.language.words"):
            found.setdefault(words, wording.language)
    return found


def offers(reply: Reply) -> list[Say]:
    """That another language can be had, said in that language."""
    others = (one for one in languages() if one != reply.session.language)
    return [Say(content(one).text("chat.language.offer")) for one in others]


def choices(reply: Reply) -> list[Choice]:
    """One for every other language, each named in itself."""
    others = (one for one in languages() if one != reply.session.language)
    return [reply.command("language", one, label=content(one).text("chat.language.label")) for one in others]
