"""Reads that somebody doubts their own part: 「わかんない。あれ言わなきゃよかったのかな」 is no no; what a story tells of it lives
in responsibility.py."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 120  # characters: who writes more tells a story
_UNKNOWN = re.compile(
    r"(?:わか|分か|解|判)(?:ら(?:な|ん|へん|ねえ|ねぇ)|ん(?:な|ね|ない|ねえ)|りません|らへん)|わがん[ねな]|わからん|知らん(?:けど|が)|どう(?:なん|だろ|なの|やろ|じゃろ)|微妙|なんとも言え|何とも言え|言い切れ(?:な|ま|へ|ん)|言えんかも|(?i:\b(?:not sure|don'?t know|hard to say|maybe)\b)"
)
_DOUBTS = re.compile(
    r"(?:か(?:な|も|いな|のう|ね)|やろか|だろうか|でしょうか|じゃろか|だべか|とかな|[のただべ]がな|んかい?な|んちゃうか|んじゃないか)(?:あ|ー|ぁ|と|とも|って|とは|し|です|しれ)*|気に(?:は)?(?:なる|なっ|なり)|引っかか|ひっかか|とは(?:言|い)(?:い切れ|え)(?:な|ま|へ|ん)|(?i:\b(?:maybe|might|wonder|perhaps)\b)"
)
# What could have been done otherwise, and was one's own.
_MINE = re.compile(
    r"(?:悪|わる|まず|マズ|きつ|足り|たり|雑|遅|甘)(?:い|か|う|く|な|ん|っ)|(?:せ|し|言わ|いわ|や(?:ら)?|行か|出|確認し|聞か|見|送ら)(?:な(?:けれ)?(?:ば|きゃ|かったら|んだら)|ねば|んかったら|へんかったら|んば|んやったら|ねげれば|ねば)|(?:て|で)(?:い)?(?:れば|たら)(?:よ|い|え|防|違|こんな)|(?:せい|責任|原因|非|落ち度)(?:も|は|が|なの|か|や|じゃ|ある)?|(?:少し|ちょっと|多少|いくらか)(?:は|くらい)?|ある(?:かも|んかな|のかな|かな)|つながって(?:る|い)|(?i:\b(?:my fault|should have|if i had)\b)"
)
_SUPPOSED = re.compile(r"^(?:たぶん|多分|おそらく|恐らく)|(?:かもしれ|かもです|気が(?:し|する))")
_NOT_MINE = re.compile(
    r"(?:(?:せい|原因|責任)(?:じゃ|では|や)(?:な|あり|ねえ)|関係(?:は|が|も)?(?:な|あら|ありま|ねえ)|つながって(?:は)?(?:な|い(?:な|ま)|ま|へ|ね)|悪(?:くな|うな|ない|くね))"
)


def part_in_doubt(text: str) -> str | None:
    """unclear or partial of an answer to whether what one did is connected; None where it doubts nothing."""
    said = unicodedata.normalize("NFKC", text).strip()
    if len(said) > LONGEST:
        return None
    if _SUPPOSED.search(said) and _MINE.search(_NOT_MINE.sub("", said)):
        return "partial"  # 「たぶん私が悪いんだと思います」 is no more than a guess
    unknown = _UNKNOWN.search(said)
    doubts = _DOUBTS.search(said)
    if unknown is None and doubts is None:
        return None
    if unknown is not None:
        return "unclear"
    left = _NOT_MINE.sub("", said)
    return "partial" if _MINE.search(left) else "unclear"
