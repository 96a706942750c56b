"""How strong a feeling is said to be, 1 to 5, in figures, scales or words; which feeling it is lives in emotions."""

from __future__ import annotations

import re

from flows.understanding.counting import in_figures
from flows.understanding.normalise import fold

MOST = 5
_DIGITS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5}
_FIGURE = r"(?P<figure>10|[1-9]|[一二三四五])(?:\.5)?"
_GAP = r"(?:の?(?:度合い?|強さ|気持ち|れべる|程度|点数|割合|感じ))?[ぁ-つて-んー]{0,4}?[ 　:=→は,がでも(….]{0,3}"
_LEVEL = re.compile(
    rf"(?P<scale>(?P<top>10|5|100|十|百|五)(?:段階|点満点|点中|満点)(?:評価)?(?:で(?:いうと|言うと|言えば|は)?|なら|の|中)?[^0-9]{{0,4}}(?P<of>100|[0-9]{{1,2}}))"
    r"|(?P<part>(?P<some>[0-9]{1,3})(?:/|分の|のうち)(?P<whole>100|10|5))|(?P<percent>100|[0-9]{1,2})(?:%|ぱーせんと|ぱー)|(?P<tenths>10|[1-9]|[一二三四五六七八九十])割"
    r"|星(?P<star>[1-5一二三四五])(?:つ|個)?"
    rf"|{_FIGURE}(?:[~ー-]|か|から|、)(?P<upto>[2-5])(?![0-9年月日時分回人度件番週か円万つ段])|(?P<points>100|[0-9]{{1,2}})点"
    rf"|{_FIGURE.replace('figure', 'plain')}(?![0-9.年月日時分回人度件番週か円万つ%割段点社名本]|/[0-9]|から[^0-9])"
)
_BEHIND_NAME = re.compile(
    rf"^(?:さ|い|感|です|み)?{_GAP}(?:れべる|lv\.?|れべ|強さ|だいたい|たぶん|約)?(?=[0-9星一二三四五十百])"
)
_MAX = r"(?:最大(?:級|限)?|最高潮|まっくす|max|限界(?:突破|まで)?|満点|全開|ふるまっくす|ふるぱわー|100ぱー|振り切|針が振|ゆるぎな|ピーク|ぴーく|爆発)"
_GREAT = r"(?:めっちゃ(?:くちゃ)?|めちゃ(?:くちゃ|めちゃ)?|むちゃくちゃ|むっちゃ|ものすご(?:く|い)?|もの凄(?:く|い)?|死ぬほど|超|ちょう(?!ど)|激|最高に|最大|ばり(?:ばり)?|でら|なまら|ぶち|ばちくそ|くそほど|くっそ|くそ|はんぱな|半端な|まっくす|とてつもな|どえらい|わっぜ|しに(?:めっちゃ)?|たいが|がば|鬼|えぐ|ぎゃん|だいぶやば)"
_LARGE = r"(?:すごく|すごい|すっご[くい]|すげえ|凄(?:く|い)|とても|かなり|本当に|ほんと(?:に|ま)?|相当|だいぶ|大分|ほんま|えらい|まじで?|とにかく|ひどく|非常に|大変|ずいぶん|強(?:め|い|く)|大き(?:め|い|く)|結構|けっこう|いっぱい|たくさん|なかなか)"
_SOME = r"(?:まあまあ|まぁまぁ|そこそこ|まずまず|それなり(?:に)?|ほどほど|ふつう(?:に)?|普通(?:に)?|中くらい|中ぐらい|真ん中|半分|半々|ぼちぼち|どっちでも|並)"
_LITTLE = r"(?:ちょっと(?:だけ)?|ちょっぴり|少し(?:だけ)?|すこし(?:だけ)?|やや|ちょい|若干|わずか(?:に)?|少々|ちょびっと|ちっと|ちくと|ちいと|ちこっと|ちょこっと|多少|うっすら|いくらか|弱(?:め|い)|小さ(?:め|い)|あまり|そんなに|そこまで)"
_LEAST = r"(?:ほんの(?:少し|ちょっと|わずか)|ごく(?:わずか|少し)|かすか|微か|みじん|1みり|ちょびっとだけ|ほとんど|気持ち程度|最小|みにまむ|ぜろに近)"
_WORDS = ((_LEAST, 1), (_MAX, 5), (_GREAT, 5), (_LARGE, 4), (_SOME, 3), (_LITTLE, 2))
_BEFORE = tuple((re.compile(rf"{words}(?:だけ|は|ですが|に|な)?[^。、0-9と]{{0,4}}$"), n) for words, n in _WORDS)
_ENDS = r"(?=$|[。、!\s]|と|です|だ|で|ある|あります|あり|くらい|ぐらい|程度|かな|し|けど|感じ|強|大き|って|かも|残|や|な|め|い)"
_BEHIND = tuple(
    (
        re.compile(
            rf"^(?:さ|感|い|な気持ち|の気持ち)?(?:が|は|も|で|の方が|のほうが)?(?:もう|今|いま|とにかく)?[ 　]?{words}{_ENDS}"
        ),
        n,
    )
    for words, n in _WORDS
)
_CARRIED_AWAY = re.compile(
    r"^[^。、0-9]{0,3}(?:で|くて|が|て)?(?:たまらな|たまらん|仕方(?:が)?な|しょうがな|しゃあな|いっぱい|しかな|まっくす|max|爆発|限界|押しつぶされ|おかしくなりそう|どうにかなりそう|止まらな|とまらな|やばい|半端)"
)
_BARE = re.compile(
    r"(?:[\s、,.。/・と]|です|くらい|ぐらい|かな|かも|ほど|程度|だいたい|たぶん|全部|ぜんぶ|どれも|どっちも|両方|みんな|れべる|って感じ|感じ|は|が|も|の|で|に|だ|や|ね|よ|w|笑|!|あと|今は|いまは)*"
)
_STARS = re.compile(r"([★⭐]{1,5})[☆]{0,4}")
_LONGEST_BARE = 30


def strength_beside(before: str, behind: str) -> int:
    """The strength told for a feeling whose word stands between the two (katakana as hiragana); 0: none is told."""
    lead = _BEHIND_NAME.match(behind)
    level = _LEVEL.match(behind, lead.end()) if lead else None
    if level:
        return _value(level)
    for pattern, strength in _BEHIND:
        if pattern.match(behind):
            return strength
    if _CARRIED_AWAY.match(behind):
        return MOST
    return next((strength for pattern, strength in _BEFORE if pattern.search(before[-24:])), 0)


def strengths_shared(text: str, names: tuple[str, ...]) -> dict[str, int]:
    """「怒りも不安も5」「怒りと不安が4」: one strength for all that are named before it; {} where none is shared."""
    one = "|".join(names)
    found: dict[str, int] = {}
    for row in re.finditer(rf"(?:{one})(?:(?:と|も|や|、|・)(?:{one}))+(?:も|が|は|とも|どっちも|両方|:|=| )*", text):
        level = _LEVEL.match(text, row.end())
        if level:
            found.update(dict.fromkeys(re.findall(one, row.group()), _value(level)))
    return found


def stars_counted(text: str) -> str:
    """★★★☆☆ as 星3, before repeated signs are folded into one."""
    return _STARS.sub(lambda match: f"星{len(match[1])}", text)


def strengths_before(text: str, names: tuple[str, ...]) -> dict[str, int]:
    """「5怒り 3不安」: the figure stands before each name, in the whole text; {} otherwise."""
    one = rf"([1-5])[ :=の]?({'|'.join(names)})"
    if not re.fullmatch(rf"[\s、,]*(?:{one}[\s、,と]*)+(?:です|くらい|かな)?[。!]?", text):
        return {}
    return {match[2]: int(match[1]) for match in re.finditer(one, text)}


def levels_in(text: str) -> list[int]:
    """Strengths without names, in order, when the text says nothing else: 「4 5 2」「MAX」「ちょっとだけ」「10段階なら8」;
    [] otherwise."""
    soft = fold(in_figures(stars_counted(text))).soft.strip()
    if not soft or len(soft) > _LONGEST_BARE:
        return []
    found: list[int] = []
    at = 0
    while at < len(soft):
        level = _LEVEL.match(soft, at)
        if level:
            found.append(_value(level))
            at = level.end()
            continue
        word = next(((m.end(), n) for pattern, n in _ALONE if (m := pattern.match(soft, at))), None)
        if word:
            found.append(word[1])
            at = word[0]
            continue
        bare = _BARE.match(soft, at)
        if bare is None or bare.end() == at:
            return []
        at = bare.end()
    return [n for n in found if n]


_ALONE = tuple((re.compile(words), n) for words, n in _WORDS)


def _value(level: re.Match[str]) -> int:
    """1 to 5; 0 for nothing of it."""
    if level["scale"]:
        return _scaled(int(level["of"]), {"十": 10, "百": 100, "五": 5}.get(level["top"]) or int(level["top"]))
    if level["part"]:
        return _scaled(int(level["some"]), int(level["whole"]))
    if level["percent"]:
        return _scaled(int(level["percent"]), 100)
    if level["tenths"]:
        said = level["tenths"]
        return _scaled(int(said) if said.isdigit() else "一二三四五六七八九十".index(said) + 1, 10)
    if level["star"]:
        return _DIGITS.get(level["star"]) or int(level["star"])
    if level["upto"]:
        return int(level["upto"])
    if level["points"]:
        points = int(level["points"])
        return points if points <= MOST else _scaled(points, 10 if points <= 10 else 100)
    plain = _DIGITS.get(level["plain"]) or int(level["plain"])
    half = level.group().endswith(".5")
    return min(plain + half, MOST) if plain <= MOST else _scaled(plain, 10)


def _scaled(some: int, whole: int) -> int:
    """8 of 10 are 4 of 5, rounded up."""
    return min(MOST, -(-some * MOST // whole)) if some > 0 else 0
