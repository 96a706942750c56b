"""Who got in touch and on which day, as the story tells it, apart from whom and when the matter itself was about."""

from __future__ import annotations

import re

from flows.case import Case
from flows.understanding.clauses import sentences
from flows.understanding.incident import incident_in
from flows.understanding.normalise import fold

_DAY = (
    r"(?:今日|きょう|本日|昨日|きのう|おととい|一昨日|今朝|昨夜|先ほど|さっき|(?:先週|今週|先々週)の?[月火水木金土日]曜日?|"
    r"[月火水木金土日]曜日?|\d{1,2}月\d{1,2}日|\d{1,2}/\d{1,2}|\d{1,2}日)(?:の?(?:朝|昼|夕方|夜|午前中?|午後))?"
)
_CAME = r"(?:お?電話|連絡|メール|ライン|LINE|DM|手紙|クレーム|苦情|お叱り|お怒り)"
_TOLD = re.compile(
    rf"(?P<day>{_DAY})?(?:に|、)?[^。「」、]{{0,16}}?(?:から|より|が)[^。「」]{{0,12}}?{_CAME}(?:が|で|を)?[^。「」]{{0,6}}(?:あ[っり]|来|き[たてま]|入[っり]|届|いただ|もら|かか|怒|叱|責)"
)
_CAME_ON = re.compile(rf"{_CAME}(?:が|の)?(?:来|き|あっ|入っ|届い)た(?:の)?は、?(?P<day>{_DAY})")
_LATE = re.compile(
    r"(?:(?P<span>(?:[0-9]{1,2}|[一二三四五六七八九十])(?:日|週間)(?:間)?)(?![後前に目])|ずっと|しばらく|何日も)(?:も)?[^。「」]{0,8}?"
    r"(?:(?:(?:誰|だれ|上司|会社|[一-鿿]{1,3}長)に(?:も)?)?[^。「」]{0,4}?"
    r"(?:言え|言わ|言い出せ|報告でき|報告し|話せ|話さ|伝えられ|伝え|相談でき|相談し|報告を?せ)(?:て(?:い)?)?(?:な|ま(?:せん)|ず)|"
    r"(?:黙っ|隠し)て(?:い(?:た|ま)|た|ま|しま))"
)


_WEEKDAY = re.compile(r"[月火水木金土日]曜日?$")


def who_came(case: Case) -> str:
    """The name, as they are called in the case, of the one who is told to have got in touch; "" for nobody."""
    theirs = [one.name for one in case.people if one.role in ("customer", "customer_staff") and one.name]
    theirs.sort(key=len, reverse=True)
    for text in case.told:
        for name in theirs:
            if re.search(rf"{re.escape(name)}(?:から|より|が)[^。「」]{{0,12}}?{_CAME}", text):
                return name
    return ""


def day_it_came(case: Case) -> str:
    """The day on which they got in touch, in the words of whoever told it last; "" where none is told."""
    found = ""
    for text in case.told:
        for span in sentences(text):
            said = span.of(text)
            hit = _CAME_ON.search(said) or _TOLD.search(said)
            found = (hit["day"] or found) if hit is not None else found
    return found


def day_named(text: str) -> str:
    """「電話が来たのは今日、月曜です」: the day that is put right; "" for other texts."""
    found = _CAME_ON.search(text)
    return found["day"] if found is not None else ""


def is_day_of_the_matter(case: Case, day: str) -> bool:
    """The day was told of what went wrong, and nowhere of those who came with it."""
    telling = [text for text in case.told if day and day in text]
    if not telling and _WEEKDAY.search(day):  # put right since: 「木曜じゃなくて水曜でした」
        telling = [text for text in case.told if (hit := re.search(_DAY, text)) and _WEEKDAY.search(hit.group())]
        return any(incident_in(fold(text).plain, []) is not None and not _TOLD.search(text) for text in telling)
    theirs = any(day in ((_CAME_ON.search(text) or _TOLD.search(text) or {"day": ""})["day"] or "") for text in telling)
    return not theirs and any(incident_in(fold(text).plain, []) is not None for text in telling)


def late_by(case: Case) -> str | None:
    """How long it was not told inside, "" where only that; None where nothing tells so."""
    for text in case.told:
        if (hit := _LATE.search(text)) is not None:
            return hit["span"] or ""
    return None
