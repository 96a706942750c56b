"""What is asked about being asked again, or said of its time besides a day, in short words; it is asked and answered in
flows/followup/when.py."""

from __future__ import annotations

import re

from flows.understanding.dialects import standard
from flows.understanding.questions import asks

LONGEST = 40  # letters
_ABOUT = (
    ("who", r"(?:誰|だれ|どなた)(?:が|の|に|から|か)|人(?:が|から)(?:来|送|読)|(?:他|ほか)の人|家族(?:に|とか)|会社(?:に|とか)|ばれ|バレ|見られ|読(?:む|まれ)"),
    ("why", r"なんで|なぜ|何のため|なんのため|どうして|意味(?:ある|ない)|必要"),
    ("stop", r"(?:やめ(?:られ|れ)|止め(?:られ|れ)|断れ|解除|キャンセル|取り消|変え(?:られ|れ)|変更でき|答え(?:なくて|ないと|んでも|なきゃ)|無視)"),
    ("cost", r"お金|料金|無料|有料|タダ|ただ(?:で|なの)"),
    ("way", r"(?i:LINE|ライン|らいん|電話|メール|手紙|どうやって|どこに|どこで|どこへ|何で|なにで|通知|ここに)[^。]{0,8}(?:来|く(?:る|ん)|届|とど|送|かか|連絡|すれ|で)"),
    ("often", r"何回|なんかい|何度|毎日|毎週|ずっと|しつこ|一回|1回|1通|いっぱい"),
    ("day", r"(?:何日|何時|なんじ|いつ|何曜|なんにち|どれくらい|どのくらい|いつごろ|今日)[^。]{0,10}(?:来|く(?:る|ん)|届|送|連絡|後|頃|ごろ|くらい|する|なる|の|が)|それって.{0,4}(?:後|いつ)"),
    ("what", r"何(?:を|が|て|聞)|なに(?:を|が)|なんて|どんな|どういう|何のこと"),
)  # fmt: skip
_PATTERNS = tuple((name, re.compile(words)) for name, words in _ABOUT)
_NO = re.compile(
    r"^(?:いや|うーん|うん|ううん|んー|あー|もう|やっぱ(?:り)?|別に|べつに|とりあえず|今回は|今は|[、。\s])*"
    r"(?:いら(?:ない|ん|へん)|要ら(?:ない|ん)|いりません|結構|けっこう|やめ(?:る|とく|とき|ます|て)|遠慮|不要|大丈夫|だいじょうぶ|"
    r"(?:いい|ええ|よか)(?:です|わ|や|かな|って)?(?=$|[。、!！])|聞か(?:ないで|んで|んといて|なくて)|来(?:ないで|んで|なくて)|しな(?:いで|くて)|せんで|なし(?:で)?(?=$|[。、]))"
)
_MUSING = re.compile(r"かな[ぁあー]?[。…]*$")  # 「別にええかな」
_HOUR = re.compile(r"(?P<part>午前|午後|朝|昼|夕方?|夜|晩|よる)?の?(?P<hour>[0-9]{1,2})時")
_PART = (
    (re.compile(r"朝|午前|出勤前"), 9),
    (re.compile(r"昼(?:休み)?|正午"), 12),
    (re.compile(r"夕方?|午後"), 17),
    (re.compile(r"夜|晩|よる|仕事(?:が)?(?:終わ|おわ)|帰って|寝る前|退勤"), 20),
)
_DAY = re.compile(
    r"[月火水木金土日]曜|[月火水木金土](?=の|に|が|で|夜|朝|、|$)|[0-9]{1,2}(?:月|日(?!間|後|くらい|ぐらい))|(?:月|週)の?(?:頭|はじめ|初め|終わり|半ば|真ん中)|週末|上旬|中旬|下旬|月末"
)
_NO_DAY = re.compile(
    r"次の日|翌日|終わったら|済んだら|(?:行っ|謝っ|会っ|話し)た(?:後|あと|ら)|落ち着いたら|(?:頃|ころ|ごろ)(?:に|が|で)|時(?:ごろ|頃|に|が)|(?:朝|昼|夕方|夜|晩)(?:が|に|で|なら)"
)


def about(text: str) -> str:
    """The name of what is asked about it; "" for nothing."""
    if len(text) > LONGEST or not asks(text):
        return ""
    said = standard(text).text
    return next((name for name, words in _PATTERNS if words.search(said)), "")


def turns_down(text: str) -> bool:
    """「いらんわ」「やっぱりやめる」「別にええかな」."""
    return len(text) <= LONGEST and not asks(_MUSING.sub("", text)) and _NO.search(standard(text).text) is not None


def hour_in(text: str) -> int | None:
    """「夜8時ごろ」「金曜の夜」 as an hour of the day; None for none."""
    said = standard(text).text
    if (found := _HOUR.search(said)) is not None:
        hour = int(found["hour"])
        late = (found["part"] or "") in ("午後", "夕", "夕方", "夜", "晩", "よる")
        hour += 12 if hour < 12 and (late or (not found["part"] and hour < 7)) else 0
        return hour if hour <= 23 else None
    return next((hour for words, hour in _PART if words.search(said)), None)


def names_a_day(text: str) -> bool:
    """「来週の金曜」「12月1日」「来月の頭」, which is not counted in days from here."""
    return _DAY.search(standard(text).text) is not None


def is_an_hour_only(text: str) -> bool:
    """「夜8時ごろ」: what is read as today is no day that was chosen."""
    return (
        hour_in(text) is not None and re.search(r"日|曜|週|月|あさって|あした|あす|明|後", standard(text).text) is None
    )


def lacks_a_day(text: str) -> str:
    """`which` where a time is wished for that nobody can count from here, `hour` where it is an hour without a day."""
    said = standard(text).text
    if len(said) <= LONGEST and is_an_hour_only(text) and not asks(text):
        return "hour"
    return "which" if len(said) <= LONGEST and _NO_DAY.search(said) is not None and not asks(text) else ""
