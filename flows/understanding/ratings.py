"""Reads how somebody rates what they got, in figures or in words: 「4くらい」「まあまあかな」「助かりました」."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 40  # letters; who writes more tells something
_OF_FIVE = re.compile(r"5(?:段階|点満点|点中|満点)(?:評価)?(?:で(?:いうと|言うと)?|中|の)?|(?:/|out of )5")
_OTHER_SCALE = re.compile(r"(?:10|100)(?:段階|点)|[0-9]%|/ ?10")
_FIGURE = re.compile(r"(?<![0-9.])([1-5])(?![0-9]|\.[0-9]|人|回|日|時|件|年|月|週|個|番目|つ目|度|社|本)")
_NOT = r"(?:な(?:い|か)|ません|へん|ん(?!で)|ねえ)"
# The first that fits; a denied help before the help.
_WORDS = (
    (
        "1",
        rf"(?:全然|ぜんぜん|まったく|全く|何の|なんの)[^。]{{0,8}}(?:{_NOT}|だめ|ダメ)|時間の無駄|役立たず|(?i:\b(?:useless|waste of time|not (?:helpful|useful) at all|terrible)\b)",
    ),
    (
        "2",
        rf"いまいち|イマイチ|微妙|びみょう|あまり|あんまり|物足り|期待(?:はずれ|外れ)|(?:役に立|助か|参考にな|すっきりし)[^。]{{0,4}}{_NOT}|(?i:\b(?:not (?:really|very|so|that)|meh|disappoint)\b)",
    ),
    ("3", r"ふつう|普通|どちらとも|どっちとも|なんとも|半々|(?i:\b(?:average|okay|ok|so-so|neutral|fine)\b)"),
    (
        "5",
        r"(?:とても|すごく|すっごく|めっちゃ|めちゃ(?:くちゃ)?|本当に|ほんとに|ほんまに|かなり|だいぶ|大変|でら|ばり|なまら)[^。]{0,8}(?:助か|よか|良か|役に?立|楽に|すっきり|ありがた|救わ|参考|安心|満足|いい|良い|ええ)|最高|満点|完璧|(?i:\b(?:very|really|so|extremely) (?:helpful|useful|good)|great|excellent|perfect|amazing\b)",
    ),
    (
        "4",
        r"まあまあ|まぁまぁ|まずまず|そこそこ|わりと|割と|悪くない|ぼちぼち|助か(?:り|っ)|役に?立(?:ち|っ)|役立(?:ち|っ)|よかった|良かった|参考になり?|楽になり?|すっきり|ありがた|ありがと|救われ|安心し|満足|整理でき|話せて|(?i:\b(?:helpful|helped|useful|good|not bad|thanks?|thank you|relieved|better)\b)",
    ),
)
_RATES = tuple((figure, re.compile(words)) for figure, words in _WORDS)


def rating_in(text: str) -> list[str]:
    """Figures from 1 to 5 that rate it, as text, whatever words stand beside them; else the one that the words come to;
    [] for none."""
    said = unicodedata.normalize("NFKC", text)
    if _OTHER_SCALE.search(said):
        return []
    if figures := sorted(set(_FIGURE.findall(_OF_FIVE.sub(" ", said))), reverse=True):
        return figures
    if len(said) > LONGEST or re.search(r"[?？]\s*$", said):
        return []
    return next(([figure] for figure, words in _RATES if words.search(said)), [])
