"""Reads that somebody has changed their mind, decides on something, or wants to think a decision over: whatever it is
about is read elsewhere."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.understanding.dialects import standard

LONGEST = 60  # letters of a wish to choose anew
_TURNS = re.compile(
    r"やっぱ|やはり|考え(?:が|を|は)?(?:変わ|変え|改め|直し|なおし)|気が変わ|気持ちが変わ|思い直|思いなお|考え直|考えなお|やめて|やめにし|それより|よりは|じゃなくて|ではなく|"
    r"変え(?:たい|ます|る|て)|変更|(?:の|な|する|く)(?:ほう|方)(?:で|が|に)|(?i:\b(?:actually|changed my mind|on second thought|instead|rather)\b)"
)
_DECIDES = re.compile(
    r"(?:に|で|と|こと|ほう|方)(?:し(?:ます|たい|とく|よう)|する|決め|お願い|いき(?:ます|たい)|行き(?:ます|たい))|たい(?:です|わ|な|んです|んだ|ねん|ばい|と思)?(?:[。!！]|$)|(?:ほう|方|感じ|形|方向|線)(?:で|が(?:いい|ええ|よか))|がいい|でいい|(?:ます|[るうくすむ]|ことにし(?:た|ました)|決め(?:た|ました))(?:わ|よ|で|ね|ばい)?(?:[。!！]|$)|ないで(?:[。!！]|$)|"
    r"てほしい|てもらい|てもらう"
)
_ANEW = re.compile(
    r"(?:方法|やり方|やりかた|進め方|どうするか|決めたこと|決め方|選択|選んだ(?:の|方法|もの)|おすすめ|謝(?:る|り方|罪する)か(?:どうか)?|謝るの(?:か)?|判断|決断|対応(?:の仕方)?|道)(?:を|は|について|のこと|から|も)?[^。]{0,12}?"
    r"(?:選び直|選びなお|えらびなお|選び(?:たい|ます)|選択し直|決め直|決めなお|決めたい|決めます|考え直|考えなお|考えたい|考えさせ|やり直|やりなお|変え(?:たい|ます|る|て)|見直|相談したい|話したい|もう(?:一度|一回|いちど|いっかい))"
    r"|(?:もう(?:一度|一回|いちど|いっかい|1回)|改めて|あらためて|やっぱり?|最初から)[^。]{0,14}?(?:選び(?:直|なお|たい|ます)|えらびたい|決め(?:直|なお|たい|ます)|考え直|考えなお|判断し)"
    r"|^(?:選び直|選びなお|決め直|決めなお|考え直|考えなお)(?:し|す|そ|さ)|考え(?:が|を)?変わ(?:った|りました|っちゃった|りまして)(?:わ|よ|ん|ので|から|です|ねん)*(?:[。!！]|$)|気が変わ(?:った|りました)(?:[。!！]|$)"
    r"|(?i:\b(?:choose|decide|think (?:it )?over|reconsider)\b[^.]{0,20}\b(?:again|anew|once more|over)\b|\bchanged my mind[.! ]*$)"
)
_NOT_ANEW = re.compile(
    r"[?？]$|たくな|なくて(?:も)?いい|できな|変えない|(?:と|って)(?:言われ|ゆわれ)|相手が|先方が|客が|会社が|上司が|お客(?:さん|様)が"
)
_KEEPS_AWAY = re.compile(
    r"会わ(?:ない|ず|んと|んで|なく)|会いたくな|会うの(?:は|が)(?:怖|こわ|嫌|無理)|(?:LINE|line|ライン|ショートメール|sms|SMS|メール|メッセージ|手紙|文章|文面|書面)(?:か|とか|や|で|が(?:いい|ええ)|に(?:し|する))|電話(?:は|じゃ|ではなく|せ|しない)"
)


def turns(text: str) -> bool:
    """「やっぱり」「考え変わった」「…のほうで」."""
    return _TURNS.search(standard(text).text) is not None


def decides(text: str) -> bool:
    """It is put as what is going to be done, or is wished."""
    return _DECIDES.search(standard(text).text) is not None


@lru_cache(maxsize=64)
def wants_to_choose_anew(text: str) -> bool:
    """「方法を選びなおしたいです」「謝るかどうか、もう一度考えたい」."""
    said = standard(text).text
    return len(said) <= LONGEST and _NOT_ANEW.search(said) is None and _ANEW.search(said) is not None


def keeps_away(text: str) -> bool:
    """They are not to be met: 「会わないでLINEがいい」."""
    return _KEEPS_AWAY.search(text) is not None
