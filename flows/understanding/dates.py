"""Until when something is asked for: of all days and times in a text the one that is the deadline, read at a given now in Japan."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from flows.understanding.asked import is_denied, is_habit, is_idle, weight_of
from flows.understanding.clauses import sentences
from flows.understanding.clock import JAPAN
from flows.understanding.hurry import hurry_in
from flows.understanding.moments import Moment, moments_in
from flows.understanding.normalise import fold
from flows.understanding.reading import Deadline
from flows.understanding.sieve import TIMES
from flows.understanding.spelling import usual_spelling

__all__ = ["JAPAN", "deadline_in"]

_BARE = 30  # characters of an answer that is a day and nothing else
_HINT = re.compile(
    r"[0-9〇一二三四五六七八九十日月火水木金土曜週年時昼夕夜朝晩末今明あきげすもかど数半午終定閉退盆連休祝始開ごく節雛ひ彼母父松鏡桃冬秋春晦期成立除夏盆帰暗旬]"
)
_THEN = re.compile(r"(?:それ|そこ|その時|その日|そん時)(?:まで|迄)(?:に|で|(?:は|なら)?待)|(?:それより|その)前に")
# 「月曜に社長から電話があって」, 「水曜に送って木曜に気づいた」: a weekday that was.
_HAPPENED = re.compile(
    r"(?:の)?(?:朝|昼|夜|夕方|午後|午前|晩)?(?:に|、)?(?:は)?(?:気[づ付ず]い|届い[たて]|間違え[たてま]|ミスし|やらかし|怒鳴られ|怒られ|送っ(?:た(?!い|ら)|ちゃった|てしまっ|てしまい|て[^。、]{0,12}気[づ付])|送りました"
    r"|[^。、]{0,20}(?:電話|連絡|メール|クレーム|苦情|手紙|はがき|ライン|LINE|line)(?:が|を|も)?(?:あった(?!ら)|あって(?!も)|ありまし|来た(?!ら)|来て(?!も)|来まし|きた(?!ら)|きて(?!も)|きまし|かかってき[たてま]|もらった|もらいまし|受けた(?!ら)|入った(?!ら)))"
)
_AHEAD = re.compile(
    r"まで|[えけせてべめれろ]と(?!き)|よう|求め|要求|請求|返事|ほし|来い|来て(?:くれ|ほし|もら|くだ)|予定|つもり|ください|締|期限|約束"
)
_NEXT = re.compile(r"来週|次の|今度|再来|明日|あした|来月")
_JOINED = re.compile(r"^(?:から|か|~|ー|-|と|、|や|または|もしくは|・|,|の)?[ 、]?$")
# Words that only frame a date; possessive, the longer ones first, so that no text is tried twice.
_FUNCTION = re.compile(
    r"(?:同じ(?:時間|頃|日)|おそくとも|とりあえず|そうですね|いちおう|だいたい|遅くとも|遅くても?|早ければ|どっちか|どちらか|ちょうど|ぴったり|これから|今日から|えっと|えーと|ええと|たぶん|たしか|早くて|最短で?|今ごろ|だった|でした|くらい|ぐらい|あたり|らへん|みたい|らしい|言われ|いわれ|"
    r"書いて|ました|やけど|やねん|っちゃ|今から|えー|えと|多分|確か|一応|はい|うん|お昼?|って|です|ます|っす|かな|かも|今頃|am|pm|はず|ごろ|ころ|辺り|過ぎ|すぎ|いち|一番?|夕方?|午前|午後|早め|遅め|以降|予定|そう|思い|思う|ある|あり|まし|ませ|じゃ|ばい|"
    r"たい|けん|けど|ねん|やで|だべ|んだ|の方|ほう|うち|しか|開始|ん|あ|の|に|は|で|が|も|な|か|と|だ|や|ね|よ|ー|頃|前|中|朝|昼|夜|晩|た|て|る|い|w|笑|汗|わ|べ|さ|〜|[、。!?？ 　…・「」()~ー:^])*+"
)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    due: date | datetime
    weight: int  # 4 called the deadline, 3 until then, 2 something is asked for on it, 1 the day alone

    @property
    def day(self) -> date:
        return self.due.date() if isinstance(self.due, datetime) else self.due

    def moved(self, by: int) -> _Found:
        return replace(self, start=self.start + by, end=self.end + by)

    def iso(self) -> str:
        return self.due.strftime("%Y-%m-%dT%H:%M") if isinstance(self.due, datetime) else self.due.isoformat()

    def last_moment(self) -> datetime:
        """For comparing: a day without a time ends with the day."""
        if isinstance(self.due, datetime):
            return self.due
        return datetime(self.due.year, self.due.month, self.due.day, 23, 59, tzinfo=JAPAN)


def deadline_in(text: str, now: datetime) -> Deadline:
    """The nearest thing asked for with a date. `now` must be aware; the answer is in Japanese time. Past events, habits and
    durations are no deadlines."""
    here = now.astimezone(JAPAN)
    folded = fold(text)
    soft, origin = usual_spelling(folded.soft)
    best: _Found | None = None
    asap: tuple[int, int] | None = None
    last: _Found | None = None  # the day that was named before
    for span in sentences(soft):
        sentence = span.of(soft)
        denied = is_denied(sentence)
        if TIMES.may_find(sentence) and _HINT.search(sentence):
            moments = moments_in(sentence, here, last.day if last else None)
            for found in _dates(sentence, moments, here, alone=len(soft) <= _BARE):
                if denied and found.weight < 3:
                    continue
                best = _nearer(best, found.moved(span.start))
            if last is not None and _THEN.search(sentence, 0, moments[0].start if moments else len(sentence)):
                best = _nearer(best, last)
            ahead = [moment for moment in moments if moment.day >= here.date()]
            if ahead:
                last = _Found(span.start + ahead[-1].start, span.start + ahead[-1].end, ahead[-1].when, 3)
        elif last is not None and _THEN.search(sentence):
            best = _nearer(best, last)
        if asap is None and not denied:
            hurry = hurry_in(sentence)
            asap = hurry and (span.start + hurry[0], span.start + hurry[1])
    if best is not None:
        return Deadline("due", best.iso(), folded.evidence(origin[best.start], origin[best.end], "deadline.date"))
    if asap:
        return Deadline("asap", None, folded.evidence(origin[asap[0]], origin[asap[1]], "deadline.asap"))
    return Deadline()


def _nearer(best: _Found | None, found: _Found) -> _Found:
    """What is asked for more clearly, or earlier."""
    if best is None or (found.weight, best.last_moment()) > (best.weight, found.last_moment()):
        return found
    return best


def _dates(sentence: str, moments: list[Moment], here: datetime, *, alone: bool) -> list[_Found]:
    """Each moment in the sentence that lies ahead and is asked for."""
    moments = [moment for moment in moments if not is_idle(moment, sentence)]
    bare = alone and _FUNCTION.fullmatch(_without(sentence, moments)) is not None
    found = []
    habit = False
    for place, moment in enumerate(moments):
        before = sentence[moments[place - 1].end if place else 0 : moment.start]
        last = place + 1 == len(moments)
        behind = sentence[moment.end : None if last else moments[place + 1].start]
        habit = is_habit(before, behind) or (habit and _JOINED.match(before) is not None)
        if moment.day >= here.date() and _THEN.search(behind):  # 「25日に来るから、それまでに」
            found.append(_Found(moment.start, moment.end, moment.when, 3))
            continue
        if habit:
            continue
        rest = sentence[moment.end :]
        if _HAPPENED.match(rest) and not _AHEAD.search(rest) and not _NEXT.search(sentence, 0, moment.end):
            continue
        weight = weight_of(moment, sentence, before, behind, here) or int(bare)
        if weight and (last or weight > 2 or not _JOINED.match(behind)):
            found.append(_Found(moment.start, moment.end, moment.when, weight))
    return found


def _without(sentence: str, moments: list[Moment]) -> str:
    """What is left beside the days and times."""
    left, at = [], 0
    for moment in moments:
        left.append(sentence[at : moment.start])
        at = max(at, moment.end)
    return "".join((*left, sentence[at:]))
