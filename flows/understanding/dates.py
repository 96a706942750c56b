"""Until when something is asked for: Japanese dates and times as typed, read at a given now in Japan."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from flows.understanding.clauses import sentences
from flows.understanding.days import NUMBER, days_in, number
from flows.understanding.normalise import fold
from flows.understanding.reading import Deadline

JAPAN = ZoneInfo("Asia/Tokyo")
_CLOCK = re.compile(
    rf"(午前|午後|朝の?|昼の?|夜の?|夕方の?|夕方|夜|朝|深夜|am|pm|お昼の?|晩の?)?[ 　]*{NUMBER}(?:時|じ)(?:(半|はん)|{NUMBER}分)?(?!間|代|過ぎに(?:来|電|あ)|点)|(?<![0-9/.])([0-9]{{1,2}})[::]([0-9]{{2}})(?![0-9])|(正午|お?昼の?12時)"
)
_NOON_OR_NIGHT = frozenset({"午後", "夜", "夜の", "夕方", "夕方の", "pm", "晩", "晩の", "今夜", "今晩"})

_PAST = re.compile(
    r"(?:先週|先月|先日|昨日|きのう|おととい|一昨日|昨夜|昨晩|ゆうべ|去年|昨年|おととし|前回|この前|こないだ|さっき|先ほど|今朝|先々週|先々月|当時|以前)"
)
_HAPPENED = re.compile(
    r"[^。、]{0,18}(?:ました(?!ら)|でした|だった|した(?!い)|(?<!て)った(?!ら)|(?:言わ|叱ら|怒ら|届か)?れた(?!ら)|んだ(?!ら)|いた(?!だ|い|ら)|てきた)"
)
_HABIT = re.compile(r"毎(?:週|日|月|朝|晩|回|年)|いつも|定期的|ごとに|おきに|曜日は(?:休|定休)|営業(?:時間|は)|定休")
_NO_DEADLINE = re.compile(
    r"(?:期限|締め切り|締切|しめきり|〆切|期日|いつまで)[^。]{0,8}(?:な(?:い|し|かった|く)|ありません|決ま(?:って)?(?:い)?(?:な|ませ)|言われて(?:い)?(?:な|ませ)|指定(?:は)?(?:な|され(?:て(?:い)?な))|特に|聞いて(?:い)?(?:な|ませ)|設け|未定)|いつでも(?:いい|良い|よい|結構|ええ|大丈夫)|急(?:が|ぎ)(?:ない|ません|で(?:は|も)な)|ゆっくりで"
)
_ASAP = re.compile(
    r"至急|大至急|早急|さっきゅう|そうきゅう|取り急ぎ|(?:なる(?:べく|たけ)|できるだけ|出来るだけ|可能な限り|一刻も|1日も|一日も|少しでも|とにかく|できる限り)[^。]{0,4}(?:早|はや|急)|(?:今|いま)?(?:すぐ|直ぐ|直ち|ただち|即|速やか|すみやか)(?:に)?(?:[^。]{0,12})(?:来い|来て|こい|きて|返事|返信|返答|連絡|電話|折り返|対応|謝|しろ|せえ|せろ|してほし|してくれ|してくださ|ほしい|欲しい|出せ|払|説明|持って|くれ|回答|伺|行け|行|よこ|ください|と言|って言)|asap|即(?:日|刻|答|レス|れす)|急(?:ぎ(?:で|の)|いで(?:ほし|くれ|くださ|返|連|対|いる|ます))|(?:早|はよ|はよう|はや)く[^。]{0,6}(?:しろ|せえ|返事|来い|連絡|返せ|と急|って急|せんか|しなさい|答え)|今すぐ|いますぐ|待てない|待ったなし|(?:すぐ|直ぐ)(?:に)?$|急ぎです|急を要|早い(?:うち|方が|ほうが)|はよせ"
)
_TARGET = re.compile(
    r"まで|以内|中に|期限|締め?切|〆|約束|予定|面談|アポ|会(?:い|う|って)|伺|行(?:き|く|け|か)|来(?:い|て|る|な)|返事|返信|返答|回答|連絡|電話|謝|訪|提出|折り返|払|リミット|デッド|必要|待(?:つ|って|ち)|くれ|ほし|ください|しろ|せえ"
)


def deadline_in(text: str, now: datetime) -> Deadline:
    """The nearest thing asked for with a date. `now` must be aware; the answer is in Japanese time. Past events, habits and
    durations are no deadlines."""
    here = now.astimezone(JAPAN)
    folded = fold(text)
    plain = folded.plain
    best: tuple[int, int, int, str] | None = None  # weight, start, end, due
    asap: tuple[int, int] | None = None
    whole = sentences(plain)
    for span in whole:
        sentence = span.of(plain)
        if _NO_DEADLINE.search(sentence):
            continue
        for start, end, due, weight in _dates(sentence, here, alone=len(whole) == 1 and len(sentence) <= 24):
            if best is None or weight > best[0]:
                best = (weight, span.start + start, span.start + end, due)
        hurry = _ASAP.search(sentence)
        if (
            hurry
            and asap is None
            and not re.search(r"ました(?:が|けど)?$|でした$", sentence[hurry.start() :].rstrip("。、 !"))
        ) or (hurry and asap is None and re.search(r"言われ|書かれ|とのこと|電話があ|求め", sentence[hurry.start() :])):
            asap = (span.start + hurry.start(), span.start + hurry.end()) if hurry else asap
    if best:
        return Deadline("due", best[3], folded.evidence(best[1], best[2], "deadline.date"))
    if asap:
        return Deadline("asap", None, folded.evidence(asap[0], asap[1], "deadline.asap"))
    return Deadline()


def _dates(sentence: str, here: datetime, alone: bool) -> list[tuple[int, int, str, int]]:
    """(start, end, due, weight) for each moment in the sentence that lies ahead and is asked for."""
    found = []
    for start, found_end, day, fixed in [*days_in(sentence, here)] or _clock_alone(sentence, here):
        if _PAST.search(sentence[max(0, start - 3) : found_end]) or _HABIT.search(
            sentence[max(0, start - 4) : found_end + 6]
        ):
            continue
        end, when = (found_end, fixed) if fixed else _clock(sentence, found_end, day)
        behind = sentence[end:]
        marked = re.match(
            r"[^。]{0,8}?(?:まで|以内|期限|締め?切|〆|までに|リミット|必着)|中(?:に|の|で|です|$|。|、)", behind
        ) or re.search(r"(?:以内|まで|中)$", sentence[start:end])
        if (
            not marked
            and _HAPPENED.match(behind)
            and not re.search(
                r"言われ|とのこと|約束(?:を)?し|ことにな|予定|[うよろいるけえせてで](?:と|って)(?:言|い[うわ]|書|頼|伝|誘|おっしゃ)",
                behind[:30],
            )
        ):
            continue
        if day < here.date() and fixed is None:
            continue
        weight = 3 if marked else 2 if _TARGET.search(behind[:22]) else 1 if alone else 0
        if weight:
            due = when.strftime("%Y-%m-%dT%H:%M") if isinstance(when, datetime) else when.isoformat()
            found.append((start, end, due, weight))
    return found


def _clock(sentence: str, end: int, day: date) -> tuple[int, date | datetime]:
    """A time of day right behind the day, or the day alone."""
    gap = re.compile(
        r"[のに、 　ぐごろ(（)）月火水木金土日曜]{0,6}?(?:朝|昼|夜|夕方|午前|午後|お昼|晩)?(?:の|に)?"
    ).match(sentence, end)
    match = None
    for at in range(end, min(end + 9, len(sentence))):
        match = _CLOCK.match(sentence, at)
        if match:
            break
    if match is None or not gap:
        return end, day
    between = sentence[end : match.start()]
    if re.search(r"[^のに、 　()（）月火水木金土日曜朝昼夜夕方午前後お晩はもイチいち一番]", between):
        return end, day
    half = (match.group(1) or between).strip("の 　")
    evening = sentence[max(0, end - 2) : end] in ("今夜", "今晩", "夜", "晩") or any(
        word in between for word in ("午後", "夜", "夕方", "晩")
    )
    if match.group(7):
        hour, minute = 12, 0
    elif match.group(5):
        hour, minute = int(match.group(5)), int(match.group(6))
    else:
        hour, minute = number(match.group(2)), 30 if match.group(3) else number(match.group(4)) if match.group(4) else 0
    if hour < 12 and (half in _NOON_OR_NIGHT or evening):
        hour += 12
    if (half == "深夜" and hour >= 24) or hour >= 24:
        day, hour = day + timedelta(days=1), hour - 24
    if not (0 <= hour <= 23 and 0 <= minute <= 59):
        return end, day
    return match.end(), datetime(day.year, day.month, day.day, hour, minute, tzinfo=JAPAN)


def _clock_alone(sentence: str, here: datetime) -> list[tuple[int, int, date, datetime | None]]:
    """「17時まで」 without a day: today, or the next time the clock shows it."""
    out: list[tuple[int, int, date, datetime | None]] = []
    for match in _CLOCK.finditer(sentence):
        if not re.match(r"(?:まで|に|必着|ごろ|頃|です|$|が|と)", sentence[match.end() :]):
            continue
        if re.search(r"毎|営業|勤務|(?:から)$", sentence[: match.start()]):
            continue
        end, at = _clock(sentence, match.start(), here.date())
        if isinstance(at, datetime):
            if at <= here:  # 「3時まで」 at ten in the morning is this afternoon
                afternoon = at + timedelta(hours=12)
                at = afternoon if at.hour < 12 and afternoon > here else at + timedelta(days=1)
            out.append((match.start(), end, at.date(), at))
    return out
