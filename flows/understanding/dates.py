"""Until when something is asked for: of all days and times in a text the one that is the deadline, read at a given now in Japan."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from flows.understanding.clauses import sentences
from flows.understanding.clock import JAPAN, PART, parts_alone, time_at, times_alone
from flows.understanding.days import Day, calendar_days
from flows.understanding.hurry import hurry_in
from flows.understanding.normalise import fold
from flows.understanding.numerals import SMALL, number
from flows.understanding.reading import Deadline
from flows.understanding.spans import spans
from flows.understanding.spelling import usual_spelling
from flows.understanding.weeks import week_days

__all__ = ["JAPAN", "deadline_in"]

_HINT = re.compile(
    r"[0-9〇一二三四五六七八九十日月火水木金土曜週年時昼夕夜朝晩末今明あきげすもかど数半午終定閉退盆連休祝始開ごく]"
)
_DUE_WORDS = r"期限|締め?切り?|〆切?|しめきり|納期|期日|りみっと|でっどらいん|たいむりみっと|必着"
_PAST = re.compile(
    r"(?:先週|先月|先日|昨日|きのう|おととい|一昨日|昨夜|昨晩|ゆうべ|去年|昨年|おととし|一昨年|前回|この前|こないだ|さっき|先ほど|今朝|先々週|先々月|当時|以前)の?[、 ]?(?:夜|昼|朝|午前|午後)?$"
)
_HABIT_BEFORE = re.compile(
    r"(?:毎(?:週|日|月|朝|晩|回|年)の?|いつも|定期的に|隔週)[^。、]{0,4}$|(?:営業|受付|勤務|開店|閉店)(?:時間)?[はが]?[^。、]{0,12}$|定休日?は?$"
)
_HABIT_BEHIND = re.compile(
    r"^(?:ごとに|おきに|曜?日?は?(?:定休|休)|定休|営業|が?(?:休み|定休)|以降はずっと|締め(?!切))"
)
_OVER = re.compile(
    rf"^(?:まで|の|が|に)?(?:{_DUE_WORDS}|約束|予定|はず)?(?:で(?:は|も)?な(?:い|く)|じゃな(?:い|く)|(?:を|は|も|が)?(?:過ぎ|すぎ)(?:て|た|ま)|より(?!前|まえ)|以降(?:ずっと|は)|ぶり|に(?:なって|なりました|なったけど)?も?間に合わな)"
)
_WAS = re.compile(rf"^(?:まで|の|が|に)?(?:{_DUE_WORDS}|約束|予定|はず)?(?:だった|でした|やった)(?!ら)")
_BEGINS = re.compile(r"^から(?![^。]{0,8}まで)")
_LIMIT = re.compile(
    r"^(?:[ぁ-んー、 ()~]|曜|日|時|頃|中|朝|昼|夕|方|夜|晩|前|後|午|一番|厳守|遅く){0,8}?(?:まで|迄|以内|いっぱい(?:で|に|は|まで|です|や|$|、)|の間|必着|厳守|りみっと|〆|締め?切|[がは]?(?:最終|最後|さいご|限度|限界))|^(?:中|じゅう|うち)(?:に|で|の|です|だ|は|や|$|。|、)"
)
_MADE_LATER = re.compile(r"^(?:まで)?に(?:は)?(?:延|伸|のび|のば|変更|ずれ|早ま|前倒|設定|決ま|きま|区切|指定)")
_LIMIT_BEFORE = re.compile(
    rf"(?:{_DUE_WORDS})(?:日|時間)?(?:は|が|って|も|に|=|:|の方は|として)?[、 :「]?[^。、0-9]{{0,7}}$"
)
_LIMIT_BEHIND = re.compile(rf"^[^。、0-9]{{0,8}}?(?:{_DUE_WORDS})")
_TARGET = re.compile(
    r"約束|やくそく|予定|よてい|面談|話(?:す|し合|を|しに)|はなし|説明|釈明|弁明|報告|参(?:り|る|ら|上)|まい(?:り|る)|お目にか|来店|立ち?会|待ち合わせ|集合|会議|応接|役員会|理事会|朝礼|再?提出|見積|持参|届け|渡(?:す|し|せ)|決(?:め|ろ)|きめ|結論|そろえ|揃え|用意|準備|仕上|書(?:け|き|く)|訂正|撤回|削除|消(?:せ|し)|空(?:い|け)(?:て|と)|へんじ|れんらく|あやま|おわび|お詫び|かえ(?:す|し|せ)|だ(?:して|せ|し)|うかが|こられ|いく|いぐ|行ぐ|来店|訪れ|[かさたなまらわがばせ](?:ない|な|ん)(?:と|ければ|きゃ|あかん|いかん|ならん)|さねば|面会|あぽ|打ち?合わせ|会(?:い|う|って|え)|伺|うかが|行(?:き|く|け|か|っ)|いき(?:ます|たい)|来(?:い|て|る|な|ます|られ|はる|やが)|こい|きて|くる|返事|返信|返答|返して|返せ|回答|連絡|れす|電話|でんわ|謝|訪|提出|出せ|出して|だせ|送(?:れ|って)|折り返|払|期限|締切|でっど|りみっと|必要|待(?:つ|って|ち)|くれ|ほし|欲し|ください|しろ|せえ|せい|せよ|持って|よこ|納品|なんと?か|直せ|直し|改善|対応|答え|しない(?:と|ば)|しなきゃ|せな(?:あか|い|$)|せんと|せんば|さねば|なければ"
)
_HAPPENED = re.compile(
    r"^[^。、]{0,18}?(?:ました(?!ら)|でした|だった|した(?!い|ら)|(?<!て)った(?!ら)|(?:言わ|叱ら|怒ら|届か)?れた(?!ら)|んだ(?!ら)|いた(?!だ|い|ら)|てきた(?!ら))"
)
_AHEAD = re.compile(r"明|あす|あした|あさって|しあさって|来|再来|さ来|今度|こんど|次の[月火水木金土]|年明け")
_NEAR = re.compile(r"明日|あす|あした|今日|きょう|明後日|あさって|しあさって")
_SAID_THEN = re.compile(r"(昨日|きのう|ゆうべ|夕べ|昨夜|昨晩|おととい|一昨日)[^。「」]{0,16}[「『][^」』]{0,30}$")
_DAILY = re.compile(r"^[^。、]{0,6}(?:出勤|起き|起床|寝|始業|営業|開店|閉店|退勤|上がり)")
_TOLD = re.compile(
    r"言われ|いわれ|言う|いう[てと]|ゆう[てと]|言いよ|言っ[てと]|いって[たき]|とのこと|約束(?:を)?し|こと(?:に|と)?な|予定|はず|[うよろいるけえせてでにくれ](?:と|って)(?:言|い[うわ]|ゆ|書|頼|伝|誘|おっしゃ|き(?:た|ま)|怒|指定|連絡)|ように(?:言|頼)|指定|求め|要求|迫"
)
_BESIDE = re.compile(r"[ の]?\([月火水木金土日](?:・?祝|曜日?)?\)|[ の]?[月火水木金土日]曜日?|\(ついたち\)|\(1日\)")
_SHIFT = re.compile(
    rf"(?:の|(?:[ぁ-ん]{{0,5}}、)?その)?(?:(?P<eve>前日|前の日|まえの日)|(?P<next>翌日|次の日)|(?P<n>{SMALL})日(?P<way>前|後))(?!から)"
)
_FAR = 183
_JOINED = re.compile(r"^(?:から|か|~|ー|-|と|、|や|または|もしくは|・|,|の)?[ 、]?$")
_BETWEEN = re.compile(r"^[^。、0-9]{0,12}、?$")
_PART_BEHIND = re.compile(rf"[のは、 ]{{0,2}}(?:{PART.pattern})")
_NOT_BETWEEN = re.compile(r"まで|迄|以内|中に|期限|けど|のに|ので|(?:ました|です|ます)が?|[あいうえ]って")
# Words that only frame a date; possessive, the longer ones first, so that no text is tried twice.
_FUNCTION = re.compile(
    r"(?:同じ(?:時間|頃|日)|おそくとも|とりあえず|そうですね|いちおう|だいたい|遅くとも|どっちか|どちらか|ちょうど|ぴったり|これから|今日から|えっと|えーと|ええと|たぶん|たしか|早くて|最短で?|今ごろ|だった|でした|くらい|ぐらい|あたり|らへん|みたい|らしい|言われ|いわれ|"
    r"書いて|ました|やけど|やねん|っちゃ|今から|えー|えと|多分|確か|一応|はい|うん|お昼?|って|です|ます|っす|かな|かも|今頃|am|pm|はず|ごろ|ころ|辺り|過ぎ|すぎ|いち|一番?|夕方?|午前|午後|早め|遅め|以降|予定|そう|思い|思う|ある|あり|まし|ませ|じゃ|ばい|"
    r"たい|けん|けど|ねん|やで|だべ|んだ|の方|ほう|うち|しか|開始|ん|あ|の|に|は|で|が|も|な|か|と|だ|や|ね|よ|ー|頃|前|中|朝|昼|夜|晩|た|て|る|い|w|笑|汗|わ|べ|さ|〜|[、。!?？ 　…・「」()~ー:^])*+"
)
_NO_DEADLINE = re.compile(
    rf"(?:{_DUE_WORDS}|いつまで|日(?:に)?ち|日時|日付)[^。]{{0,8}}(?:な(?:い|し|かった|く|ん)|ありません|決ま(?:って)?(?:い)?(?:な|ませ)|言われて(?:い)?(?:な|ませ|へん)|指定(?:は)?(?:な|され(?:て(?:い)?な))|特に|聞いて(?:い)?(?:な|ませ|へん)|設け|未定|切られて(?:い)?な|未だ|まだ)|いつでも(?:いい|良い|よい|よか|結構|ええ|大丈夫|構わ|かまわ)|ゆっくりで"
)


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    due: date | datetime
    weight: int  # 4 called the deadline, 3 until then, 2 something is asked for on it, 1 the day alone

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
    whole = sentences(soft)
    for span in whole:
        sentence = span.of(soft)
        denied = _NO_DEADLINE.search(sentence) is not None
        if _HINT.search(sentence):
            for found in _dates(sentence, here, alone=len(whole) == 1 and len(sentence) <= 30):
                if denied and found.weight < 3:
                    continue
                if best is None or (found.weight, best.last_moment()) > (best.weight, found.last_moment()):
                    best = _Found(span.start + found.start, span.start + found.end, found.due, found.weight)
        if asap is None and not denied:
            hurry = hurry_in(sentence)
            asap = hurry and (span.start + hurry[0], span.start + hurry[1])
    if best is not None:
        return Deadline("due", best.iso(), folded.evidence(origin[best.start], origin[best.end], "deadline.date"))
    if asap:
        return Deadline("asap", None, folded.evidence(origin[asap[0]], origin[asap[1]], "deadline.asap"))
    return Deadline()


def _dates(sentence: str, here: datetime, *, alone: bool) -> list[_Found]:
    """Each moment in the sentence that lies ahead and is asked for."""
    days = _days(sentence, here)
    moments: list[tuple[Day, int, date | datetime]] = []  # the day, where the whole expression ends, when
    for place, day in enumerate(days):
        following = days[place + 1].start if place + 1 < len(days) else len(sentence)
        moments.append((day, *_with_clock(sentence, day, following, here)))
    taken = [(day.start, end) for day, end, _ in moments]
    for time in times_alone(sentence, here):
        if all(time.end <= start or end <= time.start for start, end in taken):
            moments.append((Day(time.start, time.end, time.moment.date(), time.moment), time.end, time.moment))
            taken.append((time.start, time.end))
    for start, end, on in parts_alone(sentence, here):
        joined = next((n for n, (_, last, _) in enumerate(moments) if 0 <= start - last <= 1), None)
        if joined is not None:  # 「21時、閉店までに」
            moments[joined] = (moments[joined][0], end, moments[joined][2])
        elif all(end <= first or last <= start for first, last in taken):
            moments.append((Day(start, end, on), end, on))
    moments.sort(key=lambda m: m[0].start)
    bare = alone and _FUNCTION.fullmatch(_without(sentence, moments)) is not None
    found = []
    habit = False
    for place, (day, end, when) in enumerate(moments):
        begun = moments[place - 1][1] if place else 0
        following = moments[place + 1][0].start if place + 1 < len(moments) else len(sentence)
        between = sentence[begun : day.start]
        habit = _is_habit(sentence, begun, day, end, following) or (habit and _JOINED.match(between) is not None)
        weight = 0 if habit else _weight(sentence, begun, day, end, following, when, here)
        if not weight and bare and not habit:
            weight = 1
        if weight and not (weight < 3 and following < len(sentence) and _JOINED.match(sentence[end:following])):
            found.append(_Found(day.start, end, when, weight))
    return found


def _without(sentence: str, moments: list[tuple[Day, int, date | datetime]]) -> str:
    """What is left beside the days and times."""
    left, at = [], 0
    for day, end, _ in moments:
        left.append(sentence[at : day.start])
        at = max(at, end)
    return "".join((*left, sentence[at:]))


def _days(sentence: str, here: datetime) -> list[Day]:
    """Every expression of a day in order; where two overlap the fuller one counts."""
    out: list[Day] = []
    covered: set[int] = set()
    named = sorted((*calendar_days(sentence, here), *week_days(sentence, here)), key=lambda day: day.start - day.end)
    for day in (*spans(sentence, here), *named):
        if covered.isdisjoint(range(day.start, day.end)):
            whole = _shifted(sentence, day)
            covered.update(range(whole.start, whole.end))
            out.append(whole)
    return sorted((_as_said_then(sentence, day, here) for day in out), key=lambda day: day.start)


def _as_said_then(sentence: str, day: Day, here: datetime) -> Day:
    """ゆうべ「明日まで」と言われた: today."""
    ahead = (day.day - here.date()).days
    if not 0 <= ahead <= 4 or not _NEAR.match(sentence, day.start):
        return day
    said = _SAID_THEN.search(sentence, max(0, day.start - 60), day.start)
    if said is None:
        return day
    back = 2 if said.group(1) in ("おととい", "一昨日") else 1
    return replace(day, day=day.day - timedelta(days=back))


def _shifted(sentence: str, day: Day) -> Day:
    """25日の前日, 火曜の2日前; the weekday told beside a date belongs to it."""
    beside = _BESIDE.match(sentence, day.end)
    end = beside.end() if beside else day.end
    shift = _SHIFT.match(sentence, end)
    ahead = 0
    if shift is not None:
        n = number(shift["n"]) if shift["n"] else 1
        ahead = -n if shift["eve"] or shift["way"] == "前" else n
        end = shift.end()
    return Day(day.start, end, day.day + timedelta(days=ahead), day.moment, day.limit, day.half)


def _with_clock(sentence: str, day: Day, following: int, here: datetime) -> tuple[int, date | datetime]:
    """A time of day that belongs to the day: right behind it or a few words later, before the next day."""
    if day.moment is not None:
        return day.end, day.moment
    half = day.half
    for place in range(day.end, min(day.end + 13, following)):
        between = sentence[day.end : place]
        if not _BETWEEN.match(between) or _NOT_BETWEEN.search(between):
            break
        time = time_at(sentence, place, day.day, half or _half_in(between), here)
        if time is not None:
            return time.end, time.moment
    part = _PART_BEHIND.match(sentence, day.end, following)
    return part.end() if part else day.end, day.day


def _half_in(between: str) -> str:
    return next((half for half in ("午後", "夕方", "夜", "晩", "午前", "朝") if half in between), "")


def _is_habit(sentence: str, begun: int, day: Day, end: int, following: int) -> bool:
    """毎週月曜, 営業時間は9時から, 水曜定休."""
    before, behind = sentence[begun : day.start], sentence[end:following]
    return _HABIT_BEFORE.search(before[-20:]) is not None or _HABIT_BEHIND.match(behind) is not None


def _weight(
    sentence: str, begun: int, day: Day, end: int, following: int, when: date | datetime, here: datetime
) -> int:
    before, behind = sentence[begun : day.start], sentence[end:following]
    if day.day < here.date() or _PAST.search(before[-8:]) or _OVER.match(behind):
        return 0
    if _BEGINS.match(behind) and not isinstance(when, datetime):
        return 0
    called = _LIMIT_BEFORE.search(before[-16:]) or _LIMIT_BEHIND.match(behind)
    if _WAS.match(behind):  # 「期限は20日だったのが…」, but also 「25日でした」 as it is remembered
        return 1 if called else 0
    if called or _MADE_LATER.match(behind):
        return 4
    happened = _HAPPENED.match(behind) and not _TOLD.search(behind[:30])
    if day.limit or _LIMIT.match(behind):
        # 「10月いっぱいで辞めました」 was last October
        return 0 if happened and (day.day - here.date()).days > _FAR else 3
    if happened and not _AHEAD.match(sentence, day.start):
        return 0
    timed = isinstance(when, datetime) and not _DAILY.match(behind)
    return 2 if timed or _TARGET.search(behind[:22]) else 0
