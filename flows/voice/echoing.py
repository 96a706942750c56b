"""A clause of the person's own words that can be said back: a whole one that carries the matter, else none; what is
said about it lives with the callers."""

from __future__ import annotations

import re

from flows.documents.prose import clause
from flows.understanding.meanings import is_denied, meanings_in
from flows.understanding.reading import Feeling, Reading

_SHORTEST, _LONGEST = 4, 24  # characters of their words that are repeated
_CLAUSE = re.compile(r"([^。！!？?\n、,…‥「」『』（）()]+)([。！!？?\n、,…‥「」『』（）()]*)")
_HARSH = re.compile(
    r"(?i:\b(?:die|kill|dead|idiot|stupid|damn|shit|fuck\w*)\b)|死|殺|消え|ばか|バカ|馬鹿|アホ|あほ|クソ|くそ|クズ|くず|ふざけ|https?:|@|[0-9０-９]{4,}"
)
_BEGINS = re.compile(
    r"^(?:でも|で(?!も)|だから|なので|それで|そして|あと|なんか|まあ|もう|やっぱり|とにかく|けど|てか|ていうか)(?=.{5})"
)
_ENDS = re.compile(
    r"(?:る|た|い|す|ん|て|で|ない|だ|よ|ね|し|り|く|な|から|けど|のに|わ|や|へん|ねん|けん|ばい|っちゃ)$"
)
_GOES_ON = re.compile(r"(?:り|く|のが|ので|ですが|だけで)$")
_JOINS = re.compile(r"(?:(?:ん)?です)?(?:けど|けれど|が|し|から|ので)$")
# 「言われました」 -> 言われた, 「出られません」 -> 出られない: verbs whose stem stays.
_POLITE_PAST = re.compile(r"(?<=[れえけせてねめべげ])ました$")
_POLITE_NO = re.compile(r"(?<=[れえけせてねめべげ])ません$")
_IS_PLAIN = re.compile(r"(?:[たるい]|[いしちりきみび]んだ|ない|なかった)$")
_SELF = re.compile(r"私|わたし|あたし|自分|俺|おれ|僕|ぼく|うち[がはのもに]|わし")
_END_OF_VERB = 3  # characters that the polite form may differ in
# A piece of a sentence: it begins with what hangs on the words before it.
_HANGS = re.compile(
    r"^(?:は(?=[私俺僕自彼先店客何誰そこあど言思]|わたし|うち)|が(?!ん|っ|く)|を|に(?=[言思い]|なっ|され|も)|と(?=言|いう|いわ|いって|思|聞|怒|かで|のこ|ゆ)|って(?!き)|から(?!だ|っ|い|か)|ので|のに|のは|のが|けど|けれど|とか|など|だけど|だし|ですし|ですが|"
    r"より|まで|しか|さえ|だけ(?!れ)|みたい|らしい|ような|という|っていう|ことに|ものの|も(?=[言思]|あっ|なく))"
)
# A question, a correction, a denial, a wish that somebody do something: nothing of it is said back.
_ASKS = re.compile(
    r"(?:か|かな|かなあ|のか|っけ|かしら|やろか|だろうか|でしょうか|ますの|ですの|(?:教え|答え|聞い|読ん|返し|戻し|やめ|助け|し|待っ|見)て(?:や|よ|ほしい.*|くだ.*|くれ.*|もらえ.*)?|(?:知り|聞き)たい.*|ください|下さい|なさい|[てで]くれ|しろ|やろ)$"
)
_CORRECTS = re.compile(
    r"^(?:いや|いえ|え(?=$|っ)|違|ちが|ちゃう|そう(?:じゃ|では|や)な|そういう|それは|これは|あれは|さっき|ちょっと|間違え|まちがえ|すみ|すい|ごめ|ありが|はい|うん)|"
    r"(?:ん|わけ|とか|そう|もの|こと|の|つもり|意味|話|あれ)(?:じゃ|では|や)(?:な|あり|ね)|(?:じゃ|では|や)なく(?:て|っ|$)|(?:んと|のと|とは)?(?:違|ちが)[うっい]|ちゃう(?:ねん|くて|やん|$|って)|ちゃいます|言葉です|(?:私|自分|俺|僕|うち)(?:が|の)?(?:言った|言うた|ゆった|書いた|発言|台詞|セリフ)|"
    r"もう(?:いい|ええ)(?:です|や|わ|よ|って)?$|^(?:いい|ええ)(?:です|や|わ)$"
)
# What was done to them, what they can't do, how they are: the matter itself.
_MATTER = re.compile(
    r"(?:[わらたまばがさか]れ|られ)(?:て|た|る|ます|まし|っぱなし|続|とる|とん|ちゃ|し|ん)|てく(?:る|れ(?:な|ま|へ|ず))|て(?:きた|きて|きます|こら)|"
    r"(?:え|け|せ|て|ね|べ|め|れ|げ|でき|出来)(?:ない|なく|なか|へん|ません|まへん|ず|んくて)|見て見|かもしれ|(?:無視|放置|迷惑|苦情|クレーム|トラブル|ミス|失敗|遅れ|忘れ|間違|まちが|泣|黙|我慢|こらえ|謝)|(?:(?:上司|店長|課長|部長|先輩|客|お客さん|お客様|オーナー|社長|同僚|会社)さ?ん?(?:は|が|も|に).{2,})|"
    r"(?i:\b(?:was|were|got|been|being|keep\w*|can'?t|couldn'?t|nobody|no one)\b)|"
    r"(?i:\b(?:they|he|she|boss|customer\w*|my fault|mistake|tired|exhausted|alone)\b)"
)


def their_words(reading: Reading) -> str:
    """The clause with a feeling of theirs in it, else the last that carries the matter; "" for none: better no
    quotation than a wrong one."""
    fit = [one for one in _clauses(reading.text) if _fits(one)]
    felt = [reading.text[f.evidence.start : f.evidence.end] for f in felt_by_them(reading) if f.evidence is not None]
    with_feeling = next((part for part in fit if any(word in part for word in felt)), "")
    return with_feeling or next((part for part in reversed(fit) if _carries(part)), "")


_SHORT = 20


def short_whole(reading: Reading) -> str:
    """All of a short text of one clause, whatever it ends with; "" for a question or what is better not repeated."""
    text = reading.text.strip().rstrip("。.…！!、 ")
    if not _SHORTEST <= len(text) <= _SHORT or _HARSH.search(text) or _CORRECTS.search(text) or _ASKS.search(text):
        return ""
    return text if len(_clauses(text)) == 1 else ""


def any_words(reading: Reading) -> str:
    """The same, or else the last whole clause whatever it carries: who only listens takes every word."""
    marked = any(mark in reading.text for mark in "「『")
    fit = () if marked else reversed(_clauses(reading.text))
    return their_words(reading) or next((one for one in fit if _fits(one)), "")


def felt_by_them(reading: Reading) -> list[Feeling]:
    """The feelings of the text but for those that it names only to deny them: 「怒ってるんじゃなくて」."""
    return [f for f in reading.feelings if f.evidence is None or not is_denied(reading.text, f.evidence.end)]


def _clauses(text: str) -> list[str]:
    """The clauses but for questions; what is left of one behind its opening word."""
    found = []
    for match in _CLAUSE.finditer(text):
        clause, ends = match[1].strip().strip("."), match[2]
        if not ends.startswith(("?", "？")):
            found.append(_BEGINS.sub("", clause))
    return found


def _fits(clause: str) -> bool:
    if _HARSH.search(clause) or _CORRECTS.search(clause):
        return False
    if clause.isascii():
        return len(clause) <= _LONGEST * 2 and clause.count(" ") > 0
    if _HANGS.match(clause) or _ASKS.search(clause):
        return False
    return _SHORTEST <= len(clause) <= _LONGEST and _ENDS.search(clause) is not None


def _carries(clause: str) -> bool:
    return _MATTER.search(clause) is not None or bool(meanings_in(clause))


def whole_words(reading: Reading) -> str:
    """The same without the word that leads on: 「怒られるん怖いし」 -> 「怒られるん怖い」."""
    words = their_words(reading)
    cut = _JOINS.sub("", words)
    return cut if len(cut) >= _SHORTEST and not _GOES_ON.search(cut) else ""


def said_back(reading: Reading) -> str:
    """The clause as it can stand before 「のですね」: 「行けと言われました」 -> 行けと言われた; English as it stands.
    "" where it would have to be changed by more than its end, and for what they say of themselves by name."""
    words = whole_words(reading)
    if not words or words.isascii():
        return words
    plain = _POLITE_NO.sub("ない", _POLITE_PAST.sub("た", words))
    if not _IS_PLAIN.search(plain):
        plain = clause(words).removesuffix("こと")
    if _SELF.search(plain) or not _IS_PLAIN.search(plain):
        return ""
    return plain if words.startswith(plain[:-_END_OF_VERB]) else ""
