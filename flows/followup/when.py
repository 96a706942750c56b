"""Whether and when the bot may ask how it went: each time with a yes, one message, changed or stopped at any moment."""

from __future__ import annotations

import re

from flows import followup_times as times
from flows.acts import Act, Heard
from flows.answers import options_of, plain
from flows.followup import ways
from flows.followup.keeping import button, of_number, say_when
from flows.followup_times import DAYS, FURTHEST, NONE
from flows.letters import width
from flows.reply import Reply
from flows.rules import may_be_offered_more, only_wants_to_be_heard, wants_to_sort_it_out
from flows.session import Consultation
from flows.stages import BY_ID
from flows.stages.followup import WHEN
from flows.understanding import match_choice
from flows.waiting import For
from flows.wishing import SHORT

_IN_DAYS = re.compile(
    r"([0-9]{1,3}) ?"
    r"(?:(日|週間|週|か月|ヶ月|ヵ月|カ月|ケ月)(?:後|あと|先|くらい|したら|たったら)|(days?|weeks?|months?)\b)"
)
_LENGTH = {"日": 1, "週": 7, "d": 1, "w": 7}
_OFFERED = "when offered"  # the step of the log


def was_offered(reply: Reply) -> bool:
    """Where the log is replayed: all was said then, though words that are gone may leave a question open now."""
    return _OFFERED in reply.replayed


def offer(reply: Reply) -> bool:
    """Once all is said: whether the bot may ask how it went. Of itself once for each matter, and never after a stop.
    False: it is not asked."""
    session, consultation = reply.session, reply.session.consultation
    only_heard = only_wants_to_be_heard(consultation) and not wants_to_sort_it_out(consultation)
    is_new = not consultation.offered and consultation.case.check_in is None and not session.no_follow_up
    wanted = is_new and not only_heard and may_be_offered_more(session, reply.now)
    if not (was_offered(reply) if reply.replayed else wanted):
        return False
    reply.did.append(_OFFERED)
    ask(reply, consultation, "trust" if ways.is_about_trust(consultation) else "first")
    return True


def ask(reply: Reply, consultation: Consultation, how: str, offered: tuple[str, ...] = ()) -> None:
    """`how`: the key of the sentence. Nothing is agreed by anything but an answer to it."""
    number, keys = consultation.number, offered or ways.times_offered(consultation) or (*DAYS, NONE)
    consultation.offered = True
    reply.session.waiting = reply.session.waiting.then(For.WHEN_AGAIN, str(number))
    reply.say(f"followup.asking.{how}")
    first = ways.suggested(consultation)
    for key in keys:
        argument = f"none.{number}" if key == NONE else f"in.{key}.{number}"
        reply.offer(button(reply, f"followup.when.options.{key}", argument, strong=key == first))
    reply.ask_again = False


def wish(reply: Reply, heard: Heard) -> Act | None:
    """The time, or the way to go on, that a short text names."""
    number, text = reply.session.waiting.about, heard.text
    consultation = of_number(reply.session, number)
    if consultation is None or width(text) > SHORT:
        return None
    if (days := days_in(text)) is not None:
        return Act("followup", f"in.{days}d.{number}")
    offered = options_of(BY_ID[WHEN], consultation.case, reply.wording)
    offered += [(f"way.{key}", label) for key, label in reply.wording.under("followup.ways").items()]
    keys = match_choice(text, offered)
    if not keys and heard.reading.intent in ("yes", "no"):
        keys = ["pick" if heard.reading.intent == "yes" else NONE]
    if len(keys) != 1:
        return None
    key = keys[0]
    return Act("followup", f"{key}.{number}" if key in (NONE, "pick") or "." in key else f"in.{key}.{number}")


def days_in(text: str) -> int | None:
    """「10日後」「2か月後」, "in 3 weeks" as days; None for anything else, and for what is too far away."""
    found = _IN_DAYS.search(plain(text))
    if found is None:
        return None
    days = int(found[1]) * _LENGTH.get((found[2] or found[3])[0], 30)
    return days if 1 <= days <= FURTHEST else None


def tell(reply: Reply) -> None:
    """For 「自分のデータ」: what is planned, and how to change or stop it."""
    due = times.due(reply.session)
    if due is not None:
        say_when(reply, "followup.mine", due.at)
        change = f"pick.{due.key.partition(':')[0]}"
        reply.offer(button(reply, "followup.change", change), button(reply, "followup.stop", "stop"))
