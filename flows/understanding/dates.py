"""Until when something is asked for: Japanese dates and times as typed, read at a given now in Japan."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from flows.understanding.clauses import sentences
from flows.understanding.normalise import fold
from flows.understanding.reading import Deadline

JAPAN = ZoneInfo("Asia/Tokyo")
_DIGITS = {"〇": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_N = r"([0-9]{1,4}|[一二三四五六七八九十百]{1,4})"
_ERAS = {"令和": 2018, "r": 2018, "平成": 1988, "h": 1988}
_WEEKDAYS = "月火水木金土日"
_NEAR_DAYS = (
    (r"明々後日|しあさって|明明後日", 3), (r"明後日|(?<!し)あさって", 2), (r"翌々日", 2), (r"明日|あした|あす|みょうにち|翌日|次の日", 1),
    (r"今日|きょう|本日|今夜|今晩|今朝|こんや|こんばん|今夕|今日中|当日", 0),
)  # fmt: skip
_CLOCK = re.compile(rf"(午前|午後|朝の?|昼の?|夜の?|夕方の?|夕方|夜|朝|深夜|am|pm|お昼の?|晩の?)?[ 　]*{_N}(?:時|じ)(?:(半|はん)|{_N}分)?(?!間|代|過ぎに(?:来|電|あ)|点)|(?<![0-9/.])([0-9]{{1,2}})[::]([0-9]{{2}})(?![0-9])|(正午|お?昼の?12時)")
_NOON_OR_NIGHT = frozenset({"午後", "夜", "夜の", "夕方", "夕方の", "pm", "晩", "晩の", "今夜", "今晩"})

_PAST = re.compile(
    r"(?:先週|先月|先日|昨日|きのう|おととい|一昨日|昨夜|昨晩|ゆうべ|去年|昨年|おととし|前回|この前|こないだ|さっき|先ほど|今朝|先々週|先々月|当時|以前)"
)
_HAPPENED = re.compile(r"[^。、]{0,18}(?:ました(?!ら)|でした|だった|した(?!い)|(?<!て)った(?!ら)|(?:言わ|叱ら|怒ら|届か)?れた(?!ら)|んだ(?!ら)|いた(?!だ|い|ら)|てきた)")
_HABIT = re.compile(r"毎(?:週|日|月|朝|晩|回|年)|いつも|定期的|ごとに|おきに|曜日は(?:休|定休)|営業(?:時間|は)|定休")
_NO_DEADLINE = re.compile(r"(?:期限|締め切り|締切|しめきり|〆切|期日|いつまで)[^。]{0,8}(?:な(?:い|し|かった|く)|ありません|決ま(?:って)?(?:い)?(?:な|ませ)|言われて(?:い)?(?:な|ませ)|指定(?:は)?(?:な|され(?:て(?:い)?な))|特に|聞いて(?:い)?(?:な|ませ)|設け|未定)|いつでも(?:いい|良い|よい|結構|ええ|大丈夫)|急(?:が|ぎ)(?:ない|ません|で(?:は|も)な)|ゆっくりで")
_ASAP = re.compile(r"至急|大至急|早急|さっきゅう|そうきゅう|取り急ぎ|(?:なる(?:べく|たけ)|できるだけ|出来るだけ|可能な限り|一刻も|1日も|一日も|少しでも|とにかく|できる限り)[^。]{0,4}(?:早|はや|急)|(?:今|いま)?(?:すぐ|直ぐ|直ち|ただち|即|速やか|すみやか)(?:に)?(?:[^。]{0,12})(?:来い|来て|こい|きて|返事|返信|返答|連絡|電話|折り返|対応|謝|しろ|せえ|せろ|してほし|してくれ|してくださ|ほしい|欲しい|出せ|払|説明|持って|くれ|回答|伺|行け|行|よこ|ください|と言|って言)|asap|即(?:日|刻|答|レス|れす)|急(?:ぎ(?:で|の)|いで(?:ほし|くれ|くださ|返|連|対|いる|ます))|(?:早|はよ|はよう|はや)く[^。]{0,6}(?:しろ|せえ|返事|来い|連絡|返せ|と急|って急|せんか|しなさい|答え)|今すぐ|いますぐ|待てない|待ったなし|(?:すぐ|直ぐ)(?:に)?$|急ぎです|急を要|早い(?:うち|方が|ほうが)|はよせ")
_MARK = re.compile(r"^[^。、]{0,3}?(?:まで|以内|中(?:に|の|$|で|です|、|。)|が(?:期限|締|〆|リミット|タイム|デッド|最終)|期限|締め?切|〆|リミット|必着|デッドライン|に(?:は)?[^。]{0,14}(?:来|行|会|伺|返|連絡|電話|面談|謝|訪|話し|打ち合|説明|提出|回答|折り返|約束|待|顔|納|払|持|集|呼|出|お詫び|やり直|向か|うかが|対応|送|届け)|の(?:約束|予定|アポ|面談|訪問|会議|打ち合)|約束|予定|アポ|と(?:言|のこと|いう|指定)|って(?:言|いわ|話)|です|だ|で(?:お願|いい|と)|面談|$|。)")
_TARGET = re.compile(r"まで|以内|中に|期限|締め?切|〆|約束|予定|面談|アポ|会(?:い|う|って)|伺|行(?:き|く|け|か)|来(?:い|て|る|な)|返事|返信|返答|回答|連絡|電話|謝|訪|提出|折り返|払|リミット|デッド|必要|待(?:つ|って|ち)|くれ|ほし|ください|しろ|せえ")


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    total, current = 0, 0
    for letter in text:
        if letter == "百":
            total += (current or 1) * 100
            current = 0
        elif letter == "十":
            total += (current or 1) * 10
            current = 0
        else:
            current = current * 10 + _DIGITS.get(letter, 0)
    return total + current


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
        if (hurry and asap is None and not re.search(r"ました(?:が|けど)?$|でした$", sentence[hurry.start() :].rstrip("。、 !"))) or (hurry and asap is None and re.search(r"言われ|書かれ|とのこと|電話があ|求め", sentence[hurry.start() :])):
            asap = (span.start + hurry.start(), span.start + hurry.end()) if hurry else asap
    if best:
        return Deadline("due", best[3], folded.evidence(best[1], best[2], "deadline.date"))
    if asap:
        return Deadline("asap", None, folded.evidence(asap[0], asap[1], "deadline.asap"))
    return Deadline()


def _dates(sentence: str, here: datetime, alone: bool) -> list[tuple[int, int, str, int]]:
    """(start, end, due, weight) for each moment in the sentence that lies ahead and is asked for."""
    found = []
    for start, end, day, fixed in _days(sentence, here):
        if _PAST.search(sentence[max(0, start - 3) : end]) or _HABIT.search(sentence[max(0, start - 4) : end + 6]):
            continue
        end, when = _clock(sentence, end, day, here) if fixed is None else (end, fixed)
        behind = sentence[end:]
        marked = re.match(r"[^。]{0,8}?(?:まで|以内|期限|締め?切|〆|までに|リミット|必着)|中(?:に|の|で|です|$|。|、)", behind) or re.search(r"(?:以内|まで|中)$", sentence[start:end])
        if not marked and _HAPPENED.match(behind) and not re.search(r"言われ|とのこと|約束(?:を)?し|ことにな|予定", behind[:26]):
            continue
        if day < here.date() and fixed is None:
            continue
        weight = 3 if marked else 2 if _TARGET.search(behind[:22]) else 1 if alone else 0
        if weight:
            due = when.strftime("%Y-%m-%dT%H:%M") if isinstance(when, datetime) else when.isoformat()
            found.append((start, end, due, weight))
    return found


def _clock(sentence: str, end: int, day: date, here: datetime) -> tuple[int, date | datetime]:
    """A time of day right behind the day, or the day alone."""
    gap = re.compile(r"[のに、 　ぐごろ(（)）月火水木金土日曜]{0,6}?(?:朝|昼|夜|夕方|午前|午後|お昼|晩)?(?:の|に)?").match(sentence, end)
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
    evening = sentence[max(0, end - 2) : end] in ("今夜", "今晩", "夜", "晩") or any(word in between for word in ("午後", "夜", "夕方", "晩"))
    if match.group(7):
        hour, minute = 12, 0
    elif match.group(5):
        hour, minute = int(match.group(5)), int(match.group(6))
    else:
        hour, minute = _number(match.group(2)), 30 if match.group(3) else _number(match.group(4)) if match.group(4) else 0
    if hour < 12 and (half in _NOON_OR_NIGHT or evening):
        hour += 12
    if (half == "深夜" and hour >= 24) or hour >= 24:
        day, hour = day + timedelta(days=1), hour - 24
    if not (0 <= hour <= 23 and 0 <= minute <= 59):
        return end, day
    return match.end(), datetime(day.year, day.month, day.day, hour, minute)


def _days(sentence: str, here: datetime) -> list[tuple[int, int, date, date | datetime | None]]:
    """(start, end, day, exact moment or None): every expression of a day."""
    today = here.date()
    naive = here.replace(tzinfo=None)
    out: list[tuple[int, int, date, date | datetime | None]] = []
    covered: set[int] = set()

    def add(match: re.Match[str], day: date | None, exact: date | datetime | None = None) -> None:
        if day is None or any(i in covered for i in range(*match.span())):
            return
        covered.update(range(*match.span()))
        out.append((match.start(), match.end(), day, exact))

    for match in re.finditer(r"(?:(?P<era>令和|平成|(?<![a-z])[rh])(?P<ey>[0-9]{1,2}|元|[一二三四五六七八九十]{1,3})[年./-]|(?P<y>20[0-9]{2})[年./-])(?P<m>[0-9]{1,2}|[一二三四五六七八九十]{1,3})[月./-](?P<d>[0-9]{1,2}|[一二三四五六七八九十]{1,3})日?", sentence):
        year = int(match["y"]) if match["y"] else _ERAS[match["era"]] + (1 if match["ey"] == "元" else _number(match["ey"]))
        add(match, _safe(year, _number(match["m"]), _number(match["d"])))
    for match in re.finditer(rf"{_N}月{_N}日|(?<![0-9/.:])([0-9]{{1,2}})[/]([0-9]{{1,2}})(?![0-9/%])", sentence):
        month, day = (_number(match.group(1)), _number(match.group(2))) if match.group(1) else (int(match.group(3)), int(match.group(4)))
        add(match, _coming(today, month, day))
    for match in re.finditer(rf"(来月|再来月|今月|翌月)の?(?:(末|月末|末日|いっぱい|中|頭|初め|はじめ|前半|上旬|中旬|下旬|半ば|なかば)|{_N}日|第([一二三四1-4])([{_WEEKDAYS}])曜?日?)?(?:まで)?", sentence):
        ahead = {"今月": 0, "来月": 1, "翌月": 1, "再来月": 2}[match.group(1)]
        first = _month(today, ahead)
        last = calendar.monthrange(first.year, first.month)[1]
        part = match.group(2)
        if match.group(3):
            add(match, _safe(first.year, first.month, _number(match.group(3))))
        elif match.group(4):
            nth, weekday = _number(match.group(4)), _WEEKDAYS.index(match.group(5))
            add(match, first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1)))
        elif part in ("末", "月末", "末日", "いっぱい", "中", "下旬"):
            add(match, first.replace(day=last))
        elif part in ("頭", "初め", "はじめ"):
            add(match, first)
        elif part in ("上旬",):
            add(match, first.replace(day=10))
        elif part in ("前半", "半ば", "なかば", "中旬"):
            add(match, first.replace(day=15 if part != "中旬" else 20))
    for match in re.finditer(r"(?<![今来])月末|(?:今年|年)(?:内|中|末)|年度末|年明け|(?<!一)年内", sentence):
        word = match.group()
        if word == "月末":
            add(match, today.replace(day=calendar.monthrange(today.year, today.month)[1]))
        elif word == "年度末":
            add(match, date(today.year + (today.month > 3), 3, 31))
        elif word == "年明け":
            add(match, date(today.year + 1, 1, 4))
        else:
            add(match, date(today.year, 12, 31))
    for match in re.finditer(rf"(今週|来週|再来週|さ来週|翌週|今度|次|こんど|この次|この)?(?:の|、)?(?<![0-9一二三四五六七八九十一-鿿])([{_WEEKDAYS}])(?:曜日|曜|よう|(?=[^一-鿿0-9ぁ-ん]|まで|に|の(?:朝|昼|夜|午|夕|[0-9])|$|が|で|か))", sentence):
        add(match, _weekday(today, match.group(1) or "", _WEEKDAYS.index(match.group(2))))
    for match in re.finditer(rf"(今週|来週|再来週|さ来週|翌週)(?:の|、)?([{_WEEKDAYS}])(?:曜日|曜)?", sentence):
        add(match, _weekday(today, match.group(1), _WEEKDAYS.index(match.group(2))))
    for match in re.finditer(r"(今週|来週|再来週)?の?(?:中(?:に|$|で|。)|いっぱい|末|の?(?:頭|初め|はじめ|半ば|なかば|後半|前半))|週末|週明け|(今週|来週|再来週)(?=まで|に(?:は)?[^。]{0,6}(?:行|伺|会|来|返|連絡|電話|謝))|連休明け|土日", sentence):
        add(match, _week_part(today, match.group()))
    for match in re.finditer(rf"{_N}(時間|日間?|週間|か月|ヶ月|カ月|ケ月|箇月|分)(?:以内|後|のうち|のあいだ|うち)(?:に)?|(?:あと|残り){_N}(時間|日|週間|分|か月|ヶ月)(?!前)|{_N}(日|週間|時間)(?:で|だけ)?(?:待つ|待って|返|答|用意|何とか|決)|中[一二三1-5]日", sentence):
        amount = match.group(1) or match.group(3) or match.group(5)
        unit = match.group(2) or match.group(4) or match.group(6)
        if amount is None:
            add(match, today + timedelta(days=_number(match.group()[1:-1]) + 1))
            continue
        n = _number(amount)
        if n > 400:
            continue
        if unit.startswith("時間") or unit == "分":
            moment = naive + (timedelta(hours=n) if unit != "分" else timedelta(minutes=n))
            add(match, moment.date(), moment.replace(second=0, microsecond=0))
        elif unit.startswith("日"):
            add(match, today + timedelta(days=n))
        elif unit == "週間":
            add(match, today + timedelta(weeks=n))
        else:
            first = _month(today, n)
            add(match, first.replace(day=min(today.day, calendar.monthrange(first.year, first.month)[1])))
    for match in re.finditer(r"半日(?:以内|後)|(?:丸)?一日以内|半月(?:以内|後)|(?:1|一)?週間(?=後|以内)|(?:一|1)晩(?:だけ)?(?:待|以内)", sentence):
        add(match, today + timedelta(days={"半日": 0, "半月": 15}.get(match.group()[:2], 7 if "週" in match.group() else 1)))
    for pattern, ahead in _NEAR_DAYS:
        for match in re.finditer(rf"(?:{pattern})(?:中|いっぱい)?", sentence):
            if match.group() == "今朝":
                continue
            add(match, today + timedelta(days=ahead))
    for match in re.finditer(r"(?<![0-9月/.一二三四五六七八九十])([0-9]{1,2}|[一二三四五六七八九十]{1,3})日(?!間|前|後|以内|目|連続|くらい|ほど|も(?:待|経|連|か)|ぶり|遅|分|は休|おき|ごと|で(?:辞|作|済|終|できる)|から(?:ずっと|音|連))(?:の)?", sentence):
        n = _number(match.group(1))
        if match.group(1) in ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十") or (n <= 3 and not re.match(r"まで|の|に|が|(?:[月火水木金土日])", sentence[match.end() :])):
            continue
        named = _safe(today.year, today.month, n)
        if named is not None and named < today:
            following = _month(today, 1)
            named = _safe(following.year, following.month, n)
        add(match, named)
    if not out:
        for match in _CLOCK.finditer(sentence):
            if re.match(r"(?:まで|に|必着|ごろ|頃|です|$|が|と)", sentence[match.end() :]) and not re.search(r"毎|営業|勤務|(?:から)$", sentence[: match.start()]):
                end, at = _clock(sentence, match.start(), today, here)
                if isinstance(at, datetime):
                    if at <= naive:  # 「3時まで」 at ten in the morning is this afternoon
                        afternoon = at + timedelta(hours=12)
                        at = afternoon if at.hour < 12 and afternoon > naive else at + timedelta(days=1)
                    out.append((match.start(), end, at.date(), at))
    return out


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _coming(today: date, month: int, day: int) -> date | None:
    """This year's day, or next year's when it lies more than half a year back."""
    this = _safe(today.year, month, day)
    if this is not None and (today - this).days > 183:
        return _safe(today.year + 1, month, day)
    return this


def _month(today: date, ahead: int) -> date:
    index = today.year * 12 + today.month - 1 + ahead
    return date(index // 12, index % 12 + 1, 1)


def _weekday(today: date, which: str, weekday: int) -> date:
    monday = today - timedelta(days=today.weekday())
    if which == "今週":
        return monday + timedelta(days=weekday)
    if which in ("来週", "翌週"):
        return monday + timedelta(days=7 + weekday)
    if which in ("再来週", "さ来週"):
        return monday + timedelta(days=14 + weekday)
    ahead = (weekday - today.weekday()) % 7
    return today + timedelta(days=ahead or 7)


def _week_part(today: date, word: str) -> date | None:
    monday = today - timedelta(days=today.weekday())
    if word.startswith("来週"):
        monday += timedelta(days=7)
    elif word.startswith("再来週"):
        monday += timedelta(days=14)
    elif not word.startswith(("今週", "週", "土日", "連休")):
        return None
    if word in ("週明け", "連休明け"):
        return monday + timedelta(days=7)
    if word.endswith(("頭", "初め", "はじめ", "前半")):
        return monday
    if word.endswith(("半ば", "なかば")):
        return monday + timedelta(days=2)
    if word in ("週末", "土日"):
        return monday + timedelta(days=5)
    if word.endswith("末"):
        return monday + timedelta(days=5)
    return monday + timedelta(days=4)
