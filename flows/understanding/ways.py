"""Which way out a short text takes and which it turns down, however it is put: with the boss, through the company,
explaining, seeking help; what the ways are and which is advised lives in flows/decision."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from flows.understanding.dialects import standard
from flows.understanding.telling import BOSS_WORD

LONGEST = 90  # letters; who writes more tells something
WITH_BOSS, LIMITED, COMPANY = "apologise_with_boss", "apologise_self_limited", "route_via_company"
EXPLAIN, SEEK_HELP = "explain_without_apology", "do_not_engage_seek_help"

_TOGETHER = r"(?:一緒|いっしょ|同行|同席|二人|ふたり|2人|並んで|連れて|ついて|付い|付き添)"
_GO = r"(?:行|いく|いき|いこ|謝|あやま|詫|わび|訪|伺|うかが|会(?:う|い|って)|お願い|頭を?下げ|来て|きて)"
_ABOVE = rf"(?:{BOSS_WORD}|上の(?:人|者|方)|会社の(?:人|者|方|誰か|だれか)|先輩|主任|副店長|専務|常務|役員|[一-鿿ァ-ヶー]{{1,6}}(?:係長|課長|部長))"
_SOMEBODY = r"(?:(?<![一-鿿])(?!お?客|相手|先方|奥|旦那|母|父|親|友|妻|夫|娘|息子)[一-鿿ァ-ヶー]{1,6}さん)"
_HOUSE = (
    rf"(?:会社|本社|本部|店|職場|事務所|園|施設|病院|窓口|組織|{BOSS_WORD}|上)(?:の(?:人|ほう|方|窓口|担当))?(?:さん)?"
)
_SORRY = r"(?:謝|あやま|お?詫び|おわび)"
_NO_SORRY = rf"(?:{_SORRY}(?:罪)?(?:は|を|の言葉は)?(?:ら|し|せ|り)?(?:ず(?:に)?|ないで|んと|んで|なく(?:て)?|なし(?:で)?|抜き(?:で)?|やめて|せんと|せずに)|謝罪(?:は|を)?(?:せ?ず(?:に)?|しないで|なし(?:で|の)?|抜き(?:で)?|やめて))"
_TELL = r"(?:説明|事情|事実|経緯|話す|話し|伝え|返事)"
_WAYS = (
    (SEEK_HELP, r"(?:警察|弁護士|労基|相談窓口|相談機関|消費生活センター|法テラス|110番|#?9110)(?:さん)?(?:に|へ|で)(?:先に|まず)?(?:相談|行|いく|いき|電話|連絡|話|頼|任せ|聞)"),
    (SEEK_HELP, r"(?:要求|求め|呼び出し|それ)?(?:に|には)?(?<!対)応じ(?:ない|ません|ん(?!で)|ずに|へん)(?:で|ほうで|方で|にする|にします|ことに|つもり|$)"),
    (EXPLAIN, rf"{_NO_SORRY}[^。]{{0,10}}?{_TELL}|{_TELL}(?:だけ|のみ)(?:を|は|に)?(?:する|します|した(?:い|く)|して|で|に|伝え|話)|{_TELL}(?:する|して)?(?:だけ(?:に|で|が)|に(?:とど|留)め)|{_TELL}[^。]{{0,6}}、?{_NO_SORRY}"),
    (LIMITED, rf"(?:自分|私|僕|俺|うち)の?(?:した|やった)?(?:分|こと|とこ(?:ろ)?|部分|ミス|ところ)だけ(?:は|を|に)?[^。]{{0,6}}?{_SORRY}|[^。、]{{1,12}}?(?:の(?:こと|分|件|ところ|部分|点)|[ただ](?:こと|の))だけ(?:は|を|に)?(?:ちゃんと|きちんと)?{_SORRY}|(?:自分(?:だけ|一人|ひとり)?|(?:私|わたし|僕|俺|うち)[だた]け|(?:私|僕|俺)?(?:一人|ひとり))で{_SORRY}(?!.*(?:無理|でき))"),
    (WITH_BOSS, rf"{_ABOVE}(?:と|に|も)(?:{_TOGETHER}(?:に|で|して|来て|きて)?)?[^。]{{0,8}}?{_GO}"),
    (WITH_BOSS, rf"(?:{_ABOVE}(?:と|に|も)|{_SOMEBODY}(?:と|に|も))(?:、)?{_TOGETHER}(?![^。]{{0,4}}(?:旅行|出かけ|帰))|{_TOGETHER}(?:に|で)(?:{_SORRY}|お?詫び|行)(?:って|りに)?[^。]{{0,6}}(?:もら|くれ|ほし|ほう|方で|たい|にする|にします)"),
    (COMPANY, rf"{_HOUSE}を?(?:通し|とおし|通す|とおす|介し|介す|経由)(?!な|たく|ま(?:せ|へ))|{_HOUSE}(?:経由|通し)"),
    (COMPANY, rf"{_HOUSE}(?:に|へ)(?:は)?(?:全部|ぜんぶ|お)?(?:任せ|まかせ|対応し|対応を|返事し|返事を|返答し|代わっ|かわっ|間に入|窓口|頼(?:み|む|も|ん)|たの(?:み|む|も|ん)|お願いし|出て)(?!な|たく(?:な|あ))|{_HOUSE}(?:から|が|で)[^。、]{{0,8}}?(?:返事|連絡|説明|対応|答え|謝|伝え|話)[^。、]{{0,4}}?(?:てもら|てほし|ていただ|てくれ)"),
)  # fmt: skip
_TAKEN = tuple((way, re.compile(words)) for way, words in _WAYS)
_NOT_WANTED = re.compile(
    r"いくら|費用|かかる|かかり|たくな|たくありま|嫌|いや(?!い)|無理|むり|こわ(?!い(?:けど|が|から|ので))|怖(?!い(?:けど|が|から|ので|です(?:が|けど)))|でき(?:な|ま)|どう(?!し(?:て|ても))|[?？]|べき|なら(?!そう)|れば|たら(?!い)|(?<![しあ])かな$|迷|言われ|ゆわれ|って言(?:う|って)|と言(?:う|って)"
)
_WAS = re.compile(r"(?:(?:まし|っ|し|ん)[ただ])(?!い|ら|ほう|方|り)(?:んです|けど|の|が|よ|わ|で|、|$)")
_DECIDED = re.compile(r"(?:こと|方|ほう)に(?:し|決め)(?:まし)?た|と?決め(?:まし)?た")
_DO_NOT = r"(?:(?:ない|なく|ません|へん|ずに|たくな|たくありま|(?<=[わさかたなまらがばや])んで|んとい)|(?:の(?:は|も)|は|が|とか|なんて)?(?:嫌|いや(?!い)|無理|むり|やめ|なし|気が進ま|避け|抵抗|こわ|怖|勘弁|違う|ちがう|不安))"
_REFUSALS = (
    (COMPANY, rf"(?:会社|本社|本部|店|職場|窓口|上|社内)(?:の人|の窓口)?(?:を|に|へ|には|は|とか)?(?:、)?(?:通[しすさ]|とお[しすさ]|介[しさす]|頼|たの|任せ|まかせ|言[わいう]|知らせ|知られ|巻き込)[^。、]{{0,6}}?{_DO_NOT}|会社(?:抜き|なし|に内緒|に黙って)(?:で|に)?"),
    (WITH_BOSS, rf"{_ABOVE}(?:と|に)(?:は)?(?:{_TOGETHER}(?:に|で)?)?[^。]{{0,8}}?(?:行|い(?:く|き)|謝(?:る|り)?|頼|会|来て|きて|は|が)?[^。]{{0,6}}?{_DO_NOT}|{BOSS_WORD}(?:抜き|なし)(?:で|に)"),
    (EXPLAIN, rf"説明(?:だけ|のみ)?(?:する)?(?:の)?(?:は|じゃ|では){_DO_NOT}"),
    (SEEK_HELP, rf"(?:警察|弁護士|相談窓口|窓口)(?:に|へ|とか|まで)?(?:は)?[^。]{{0,6}}?(?:大げさ|大ごと|おおごと|{_DO_NOT})"),
)  # fmt: skip
_TURNED_DOWN = tuple((way, re.compile(words)) for way, words in _REFUSALS)
_NO_APOLOGY = re.compile(
    rf"{_SORRY}(?:罪)?(?:る|りに行く|りに行き|し|り)?(?:の(?:は|も|が|って)|なんて|とか|たく|は)?(?:、)?(?:嫌|いや(?!い)|無理|むり|やめ|な(?:い(?!で(?!す))|し)|ません|へん|したくな|納得いか)"
)
_PARTS = re.compile(r"[。!！\n]+")
_TURNS = re.compile(r"(?:けど|けれど(?:も)?|けども|ですが|ますが|でも|ばってん|だけど)、?")


@dataclass(frozen=True, slots=True)
class Ways:
    """`taken`: the option's key, "" for none; `refused`: keys of those that are turned down."""

    taken: str = ""
    refused: tuple[str, ...] = ()


def way_named(text: str) -> str | None:
    """The option's key; None where the text is long, names none, or asks or doubts."""
    return ways_in(text).taken or None


@lru_cache(maxsize=128)
def ways_in(text: str) -> Ways:
    """Sentence by sentence, and behind a turn only what stands behind it: 「こわいけど部長と行きます」."""
    said = standard(text).text
    if len(said) > LONGEST:
        return Ways()
    parts = [part for part in _PARTS.split(said) if part]
    refused = tuple(dict.fromkeys(way for part in parts for way in _refused(part)))
    taken = [way for part in parts if (way := _taken(part)) and way not in refused]
    return Ways(taken[0] if len(set(taken)) == 1 else "", refused)


def _taken(part: str) -> str:
    clauses = [clause for clause in _TURNS.split(part) if clause]
    if not clauses or (len(clauses) > 1 and _NOT_WANTED.search(clauses[-1])):
        return ""
    for clause in reversed(clauses):
        if _NOT_WANTED.search(clause) or _WAS.search(_DECIDED.sub("", clause)):
            continue
        found = next((way for way, words in _TAKEN if words.search(clause)), "")
        if found:
            return found
    return ""


def _refused(part: str) -> list[str]:
    found = [way for way, words in _TURNED_DOWN if words.search(part)]
    if _NO_APOLOGY.search(part):
        found += [WITH_BOSS, LIMITED]
    return found
