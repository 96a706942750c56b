"""Names of people that nothing around them marks as such, because they are hardly ever anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linebot_app.masking.called import GENERIC_END, without_prefix
from linebot_app.masking.letters import HIRAGANA, KANJI, KATAKANA, Kind, Span, has_japanese
from linebot_app.masking.vocabulary import words

_BARE = re.compile(rf"(?<![{KANJI}ヶ])(?P<name>[{KANJI}ヶ](?:[ツノ](?=[{KANJI}]))?[{KANJI}ヶ]{{1,6}})")
_RARE = re.compile(
    rf"(?<![{KANJI}{KATAKANA}])(?P<name>[{KANJI}ヶ](?:[ツノ](?=[{KANJI}]))?[{KANJI}]{{1,2}})(?=が|は|も|って|に(?:言|怒|聞|話|謝|電話|相談|頼|報告|会|呼|責|叱|脅)|から(?:電話|連絡|メール|怒|言|LINE|着信|返事)|の(?:せい|仕業|しわざ|声|話|ミス|対応|指示|家|件|言葉|顔|携帯|番号|名前|クレーム|言い分|態度|野郎|こと|言)|と話|を(?:怒|呼|許|責|信))"
)
_LISTED = re.compile(
    rf"(?<![{KANJI}])(?P<one>[{KANJI}]{{1,4}})(?:さん|様|くん|君)?[と、・や](?P<two>[{KANJI}]{{1,4}})(?![{KANJI}])"
)
_FULL = re.compile(
    rf"(?<![{KANJI}])(?P<first>[{KANJI}ヶツノ]{{1,4}})[ \u3000](?P<second>[{KANJI}]{{1,4}})(?![{KANJI}])"
)
_KATAKANA_NAME = re.compile(rf"(?<![{KATAKANA}])[{KATAKANA}]{{2,7}}(?![{KATAKANA}])")
_HIRAGANA_NAME = re.compile(
    rf"(?:(?<=^)|(?<=[、。「『\s!?のはもがとに]))(?P<name>[{HIRAGANA}]{{3,5}}?)(?=が|は|も|って|に(?!な)|と(?!て)|の(?!で|に)|から|を)"
)
_DOES = "怒|言|泣|叱|責|謝|話|黙|笑|逃げ|辞め|電話|メール|LINE|連絡|報告|相談|頼|聞|知ら|文句|来て|来た|悪い|悪く|許|ミス|しつこ|ひどい|こわい|怖い|嫌い|嫌な|否定|認め|決め|無視|担当|勝手|休|倒れ|入院|帰"
_ACTING = re.compile(
    rf"(?:(?<=^)|(?<=[、。「」『』（(\s!?…])|(?<=[はもがとのに]))(?P<name>[{KANJI}ヶ]{{1,5}}|[{HIRAGANA}]{{2,4}}|[{KATAKANA}]{{2,6}})"
    rf"(?=(?:が|は|も)(?:[^、。\s]{{0,5}})(?:{_DOES})|に(?:も|は)?(?:{_DOES})|から(?:も|は)?(?:の)?(?:{_DOES}|苦情|クレーム|請求|催促|返事)|って(?:言|怒|本当|ほんと|なんで|何)|を(?:怒|責|許|信|呼|庇|かば))"
)
_SINGLE = frozenset(
    "森林原関辻堀岸榎柏梶桂沢柴杉菅荻滝乾谷浜秦伴藤湊柳脇渡陸楓匠隼翔蓮健悠葵颯凛杏駿剛亮徹聡浩茂稔豊修誠勇孝武毅猛恵舞萌瞳茜梓綾昇博司轟"
)
_KATAKANA_FULL = re.compile(
    rf"(?<![{KATAKANA}])(?P<first>[{KATAKANA}]{{2,7}})[ \u3000・][{KATAKANA}]{{2,7}}(?![{KATAKANA}])"
)
_SHORT_KATAKANA = re.compile(
    rf"(?<![{KATAKANA}{KANJI}])(?P<name>[{KATAKANA}]{{3}})(?![{KATAKANA}])(?=が|は|も|って|に(?:言|怒|聞|話|謝|電話|相談|頼|報告|会|呼)|から(?:電話|連絡|メール|怒|言|LINE)|の(?:せい|仕業|声|ミス|対応|指示|家|件|言葉)|と(?:話|会|喧嘩|けんか))"
)
_SHORT_GIVEN = re.compile(
    r"(?:(?<=^)|(?<=[、。「\s!?]))(?P<name>[翔蓮健悠陸湊葵颯凛杏駿隼匠剛亮徹聡浩茂稔豊修誠勇隆孝武毅猛哲恵舞萌瞳茜梓彩綾渉亘昇滋博誉司])(?=が|は|って|も|に(?:言|怒|聞|話|謝|電話|相談)|から(?:電話|連絡|メール))"
)
ROMAN_LETTERS = r"(?:(?:[bcdfghjklmnprstvwyz]{0,2}y?|ch|sh|ts)[aiueo]+n?)+h?"
_ROMAN = re.compile(
    r"(?<![A-Za-z0-9_@.-])(?:[A-Z][A-Za-z]{1,12} [A-Z][A-Za-z]{1,12}|[A-Z][a-z]{2,10})(?![A-Za-z0-9_@.-])"
)
_ADDRESSED = re.compile(
    r"(?:From|To|Name|Dear|Mr\.?|Ms\.?|Mrs\.?|Regards,?|Sincerely,?|名前|氏名)[:\s]+(?P<name>[A-Z][a-z'.-]+(?: [A-Z][A-Za-z'.-]+){0,2})"
    r"|(?<![A-Za-z])(?P<initials>(?:[A-Z]\.\s?){1,2}[A-Z][a-z]{2,12}|[A-Z][a-z]{2,12} [A-Z]\.)"
)
_NO_ROMAN = frozenset(["Amazon", "Line", "Zoom", "Excel", "Word", "Google", "Twitter", "Facebook", "Instagram", "Slack", "Teams", "Outlook", "Yahoo", "Suica", "Nanaco", "Canon", "Toyota", "Honda", "Mazda", "Suzuki", "Sony", "Hai", "No", "So", "To", "Me", "We", "You", "I", "A", "The", "My", "Home", "Note", "Mono", "Sale", "Menu", "Some", "More", "Are", "Like", "Take", "Make", "Due", "Use", "One", "Time", "Game", "Name", "Free", "Are", "Were", "Have", "Live", "Life", "Care", "Office", "Mobile", "Phone", "Home", "House", "Service", "Online", "Store"])  # fmt: skip
_SURE_AFTER = re.compile(
    r"が|は|も|って|を|、|」|の(?:せい|仕業|しわざ|声|話|ミス|対応|指示|家|件|言葉|顔|携帯|番号|名前|クレーム|言い分|態度|野郎|言)|と(?!いう|して|する|なる)|に(?:言|怒|聞|話|謝|電話|相談|頼|報告|会っ|呼)|から(?:電話|連絡|メール|怒|言)|のせい|の野郎"
)
NO_HIRAGANA_ALONE = frozenset(["さくら", "ひかり", "みどり", "かおり", "こころ", "あかり", "みらい", "ひなた", "つばさ", "かすみ", "あおい", "みなみ", "しのぶ", "のぞみ", "めぐみ", "まこと", "ひとし", "すすむ", "まもる", "みのる", "しげる", "みつる", "まさる", "さとる", "わたる", "とおる", "ひびき", "つむぎ", "あゆみ", "ゆかり", "ちとせ", "いずみ", "みなと", "いつき", "なつき", "しずか", "はるか", "まどか", "やよい", "あおと", "かいと", "おおば", "おおた", "おおの", "おかだ", "かねこ", "あらい", "こうの", "いとう", "さかい", "ほんま", "まつい", "ふくい", "ひらい", "にしき", "のだ", "いしい", "いまい", "あべ", "いがらし", "うえの", "おがわ", "こやま", "こいけ", "こじま", "なかの", "のぐち", "ひさし", "きよし", "まさか", "たまき", "ゆうき", "げんき", "たいき", "こうき", "なおき", "かつみ", "よしみ"])  # fmt: skip


def bare_names(text: str) -> Iterator[Span]:
    for rule in (_whole, _acting, _in_kanji, _rare, _listed, _in_kana, _in_latin):
        yield from rule(text)


def _acting(text: str) -> Iterator[Span]:
    """Who does what only people do: words that may be names, and kanji that are no everyday word."""
    common = words()
    for found in _ACTING.finditer(text):
        name = found["name"]
        told = re.search(f"[{KANJI}]{{1,4}}$", name)
        if told:
            name = told[0] if common.is_name(told[0]) else (without_prefix(told[0]) or "")
            is_word = name in common.everyday or name in common.no_house or name in common.no_person
            is_rare = (len(name) == 2 or common.may_be_name(name)) and not is_word and not GENERIC_END.search(name)
            fits = name in _SINGLE if len(name) == 1 else common.is_name(name) or is_rare
        else:
            fits = name in common.hiragana or (name in common.katakana and name not in common.no_person_in_katakana)
        if name and fits:
            yield Span(found.end("name") - len(name), found.end("name"), Kind.PERSON)


def _whole(text: str) -> Iterator[Span]:
    common = words()
    for found in _FULL.finditer(text):
        first, second = found["first"], found["second"]
        fits = first in common.plain and len(second) <= 3 and second not in common.no_person
        if first in common.surnames and (second in common.given or (fits and not GENERIC_END.search(second))):
            yield Span(found.start(), found.end(), Kind.PERSON)


def _in_kanji(text: str) -> Iterator[Span]:
    common = words()
    for found in _BARE.finditer(text):
        run = found["name"]
        name = run if common.is_name(run) else (without_prefix(run) or "")
        if not name or not run.endswith(name):
            continue
        after = text[found.end() : found.end() + 6]
        is_placed = name in common.places and re.match(r"が|は(?!、)|を|も|って", after) and _SURE_AFTER.match(after)
        if name in common.plain or _has_both(name) or is_placed:
            yield Span(found.end() - len(name), found.end(), Kind.PERSON)


def _has_both(name: str) -> bool:
    """A surname and a given name, which may be one that no list has."""
    common = words()
    if len(name) > 2 and any(name[:n] in common.surnames and name[n:] in common.given for n in range(1, len(name))):
        return True
    rest = name[2:]
    is_word = rest in common.everyday or rest in common.no_person or GENERIC_END.search(name)
    return name[:2] in common.plain and 3 <= len(name) <= 5 and not is_word


def _rare(text: str) -> Iterator[Span]:
    common = words()
    for found in _RARE.finditer(text):
        name = found["name"]
        is_listed = name in common.places or name in common.surnames or name in common.given
        if common.may_be_name(name) and not is_listed and not GENERIC_END.search(name):
            yield Span(*found.span("name"), Kind.PERSON)


def _listed(text: str) -> Iterator[Span]:
    common = words()
    for found in _LISTED.finditer(text):
        one, two = found["one"], found["two"]
        if one in common.surnames and two in common.surnames and (one in common.plain or two in common.plain):
            yield Span(*found.span("one"), Kind.PERSON)
            yield Span(*found.span("two"), Kind.PERSON)


def _in_kana(text: str) -> Iterator[Span]:
    common = words()
    for found in _KATAKANA_NAME.finditer(text):
        name, after = found[0], text[found.end() : found.end() + 4]
        if name in common.katakana and name not in common.no_person_in_katakana and _SURE_AFTER.match(after):
            yield Span(found.start(), found.end(), Kind.PERSON)
    for found in _KATAKANA_FULL.finditer(text):
        if found["first"] in common.katakana:
            yield Span(found.start(), found.end(), Kind.PERSON)
    for found in _SHORT_KATAKANA.finditer(text):
        if found["name"] not in common.everyday:
            yield Span(*found.span("name"), Kind.PERSON)
    for found in _SHORT_GIVEN.finditer(text):
        yield Span(*found.span("name"), Kind.PERSON)
    for found in _HIRAGANA_NAME.finditer(text):
        if found["name"] in common.hiragana and found["name"] not in NO_HIRAGANA_ALONE:
            yield Span(found.start("name"), found.end("name"), Kind.PERSON)


def _in_latin(text: str) -> Iterator[Span]:
    for found in _ADDRESSED.finditer(text):
        yield Span(*found.span(found.lastgroup or "name"), Kind.PERSON)
    is_english = not has_japanese(text)
    for found in _ROMAN.finditer(text):
        parts = found[0].split()
        if any(one in _NO_ROMAN or _is_english(one) for one in parts) or (is_english and _begins(text, found.start())):
            continue
        if all(re.fullmatch(ROMAN_LETTERS, one.lower()) for one in parts) or (
            len(parts) == 2 and all(one[1:].islower() for one in parts)
        ):
            yield Span(found.start(), found.end(), Kind.PERSON)


def _begins(text: str, at: int) -> bool:
    """The first word of a sentence has a capital whatever it is."""
    return not text[:at].strip() or text[:at].rstrip(" \"'(")[-1:] in ".!?\n:"


def _is_english(word: str) -> bool:
    return word in words().latin or word.lower() in words().latin
