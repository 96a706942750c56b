"""Whether and when the bot may ask how it went: each time with a yes, one message, changed or stopped at any moment."""

from __future__ import annotations

import re
from datetime import date

from flows import followup_times as times
from flows.acts import Act, Heard
from flows.answers import options_of, plain
from flows.followup import ways
from flows.followup.keeping import button, of_number, say_when
from flows.followup_times import DAYS, FURTHEST, NONE
from flows.letters import width
from flows.reply import Reply
from flows.rules import may_be_offered_more, only_wants_to_be_heard, wants_to_sort_it_out
from flows.safety.windows import JAPAN
from flows.session import Consultation
from flows.stages import BY_ID
from flows.stages.followup import WHEN
from flows.understanding import asked_later, match_choice
from flows.waiting import For
from flows.wishing import SHORT

_IN_DAYS = re.compile(
    r"([0-9]{1,3}) ?"
    r"(?:(日|週間|週|か月|ヶ月|ヵ月|カ月|ケ月)(?:後|あと|先|くらい|したら|たったら)|(days?|weeks?|months?)\b)"
)
_KANJI = str.maketrans("一二三四五六七八九", "123456789")
_SOME_TIME = (
    (re.compile(r"明後日|あさって"), 2),
    (re.compile(r"明日|あした|あす(?![かけこ])"), 1),
    (re.compile(r"数日|何日か"), 3),
    (re.compile(r"半月"), 14),
    (re.compile(r"(?:再来週|さ来週)"), 14),
    (re.compile(r"来週"), 7),
    (re.compile(r"来月|ひと月"), 30),
)
_ASKS_FOR_IT = re.compile(
    r"お願い|おねがい|頼|たの(?:む|み)|聞いて|きいて|連絡し?て|声(?:を)?かけ|様子|リマインド|確認して|たずね|尋ね|"
    r"で(?:いい|ええ|よか)|がいい|(?:くらい|ぐらい|ころ|ごろ|頃)(?:か(?:な|も)|で|に|$|、)|"
    r"^[0-9一二三四五六七八九]{1,3}(?:日|週間|か月|ヶ月)(?:後|あと)(?:に|で|かな[ぁあ]?)?[。]?$|"
    r"(?i:\bask me|check in|remind)"
)
_WISHED_FIRST = re.compile(r"[^\s。　]{2,25}(?=[\s。　])")
_FIGURES = re.compile(r"[一二三四五六七八九](?=日|週|か月|ヶ月|カ月|ヵ月|ケ月)")
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


def ask(
    reply: Reply, consultation: Consultation, how: str, offered: tuple[str, ...] = (), *, hour: int | None = None
) -> None:
    """`how`: the key of the sentence; `hour`: the one that was wished for, on any day. Nothing is agreed but by
    an answer to it."""
    number, keys = consultation.number, offered or ways.times_offered(consultation) or (*DAYS, NONE)
    consultation.offered = True
    reply.session.waiting = reply.session.waiting.then(For.WHEN_AGAIN, str(number))
    reply.say(f"followup.asking.{how}", hour=hour)
    first = ways.suggested(consultation)
    for key in keys:
        argument = f"none.{number}" if key == NONE else f"in.{at_hour(key, hour)}.{number}"
        reply.offer(button(reply, f"followup.when.options.{key}", argument, strong=key == first))
    reply.ask_again = False


def wish(reply: Reply, heard: Heard) -> Act | None:
    """The time, or the way to go on, that a short text names."""
    number, text = reply.session.waiting.about, heard.text
    consultation = of_number(reply.session, number)
    if consultation is None:
        return None
    if width(text) > SHORT:  # 「3日後くらいに聞いてもらえますか その頃には謝りに行ってると思うので」
        first = _WISHED_FIRST.match(text)
        if first is None or not _ASKS_FOR_IT.search(first[0]) or (days := days_in(first[0])) is None:
            return None
        return Act("followup", f"in.{at_hour(f'{days}d', asked_later.hour_in(first[0]))}.{number}")
    if asked_later.about(text):
        return None
    if (days := _day_wished(reply, heard)) is not None:
        return Act("followup", f"in.{at_hour(f'{days}d', asked_later.hour_in(text))}.{number}")
    if asked_later.turns_down(text):
        return Act("followup", f"{NONE}.{number}")
    offered = options_of(BY_ID[WHEN], consultation.case, reply.wording)
    offered += [(f"way.{key}", label) for key, label in reply.wording.under("followup.ways").items()]
    keys = match_choice(text, offered)
    if not keys and heard.reading.intent in ("yes", "no"):
        keys = ["pick" if heard.reading.intent == "yes" else NONE]
    if len(keys) != 1:
        return None
    key = keys[0]
    return Act("followup", f"{key}.{number}" if key in (NONE, "pick") or "." in key else f"in.{key}.{number}")


def _day_wished(reply: Reply, heard: Heard) -> int | None:
    """Days until the day that is counted or named: 「10日後」「来週の金曜の夜」."""
    counted = _counted(_plainly(heard.text))
    due = heard.reading.deadline.due
    if counted is None and due is not None and asked_later.names_a_day(heard.text):
        ahead = (date.fromisoformat(due[:10]) - reply.now.astimezone(JAPAN).date()).days
        if 1 <= ahead <= FURTHEST:
            return ahead
    return days_in(heard.text)


def answered(reply: Reply, heard: Heard) -> bool:
    """What is asked about it, or a time without a day, is answered, and the same times are offered again; nothing is
    agreed by it."""
    waiting = reply.session.waiting
    consultation = of_number(reply.session, waiting.about)
    about = asked_later.about(heard.text) or asked_later.lacks_a_day(heard.text)
    if consultation is None or not about or width(heard.text) > asked_later.LONGEST:
        return False
    value = waiting.value
    hour = asked_later.hour_in(heard.text)
    ask(reply, consultation, f"about.{about}", hour=hour)
    reply.session.waiting.value = value
    reply.did.append(f"told_when {about} {hour if hour is not None else ''}".rstrip())
    reply.trigger = "side_question"
    return True


def answer_again(reply: Reply, about: str, hour: str = "") -> None:
    """The same, where the log is replayed."""
    waiting = reply.session.waiting
    consultation = of_number(reply.session, waiting.about)
    if consultation is not None and waiting.what is For.WHEN_AGAIN:
        value = waiting.value
        ask(reply, consultation, f"about.{about}", hour=int(hour) if hour.isdigit() else None)
        reply.session.waiting.value = value
    reply.trigger = "side_question"


def at_hour(key: str, hour: int | None) -> str:
    """`week-20`: a time with the hour that was wished for."""
    return key if hour is None else f"{key}-{hour}"


def hour_of(key: str) -> int | None:
    hour = key.partition("-")[2]
    return int(hour) if hour.isascii() and hour.isdigit() and len(hour) <= 2 else None


def asked_for(reply: Reply, heard: Heard) -> Act | None:
    """「3日後にお願い」, said when it was offered some messages ago and is not waited for any more."""
    session, consultation = reply.session, reply.session.consultation
    question = heard.question
    at_the_end = question is None or question.id in ("summary.rating", "summary.comment")
    planned = consultation.case.check_in not in (None, NONE)
    if not at_the_end or session.waiting.what is not For.ANSWER or not (consultation.offered or planned):
        return None
    days = days_in(heard.text) if width(heard.text) <= SHORT and _ASKS_FOR_IT.search(heard.text) else None
    if days is None or not may_be_offered_more(session, reply.now):
        return None
    return Act("followup", f"in.{days}d.{consultation.number}")


def days_in(text: str) -> int | None:
    """「10日後」「三日後」「来週くらい」, "in 3 weeks" as days; None for all else, and for what is too far away."""
    said = _plainly(text)
    if _IN_DAYS.search(said) is None:
        return next((days for words, days in _SOME_TIME if words.search(said)), None)
    return _counted(said)


def _plainly(text: str) -> str:
    return _FIGURES.sub(lambda figure: figure[0].translate(_KANJI), plain(text))


def _counted(said: str) -> int | None:
    found = _IN_DAYS.search(said)
    days = int(found[1]) * _LENGTH.get((found[2] or found[3])[0], 30) if found is not None else 0
    return days if 1 <= days <= FURTHEST else None


def tell(reply: Reply) -> None:
    """For 「自分のデータ」: what is planned, and how to change or stop it."""
    due = times.due(reply.session)
    if due is not None:
        say_when(reply, "followup.mine", due.at)
        change = f"pick.{due.key.partition(':')[0]}"
        reply.offer(button(reply, "followup.change", change), button(reply, "followup.stop", "stop"))
