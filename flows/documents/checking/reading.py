"""Brings a draft into one spelling, plain and without keigo, and remembers where each letter stood; what it means lives elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from flows.understanding.dialects import Standard, standard
from flows.understanding.normalise import Folded, fold

# Letters that must occur (a cheap look first, empty: none), what is typed, what it stands for; in order, each on the whole text.
_RULES: tuple[tuple[str, str, str], ...] = (
    # --- spellings
    ("せきにん", r"せきにん", "責任"),
    ("もう", r"もう(?:し)?わけ", "申し訳"),
    ("申", r"申(?:しわけ|訳|し分け)", "申し訳"),
    ("わび", r"[お御]?わび(?=[しすいをのにまた])", "お詫び"),
    ("詫", r"(?<![お御])詫び", "お詫び"),
    ("御", r"御(?=[一-鿿])(?!社|者|中|曹|所|礼|用)", "ご"),
    ("座", r"[御ご]座[いゐ]", "ござい"),
    ("めいわく", r"めいわく", "迷惑"),
    ("", r"ご免|御免", "ごめん"),
    ("かんけい", r"かんけい", "関係"),
    ("たんとう", r"たんとう", "担当"),
    ("ふかい", r"ふかい(?=な|に)", "不快"),
    ("ごかい", r"ごかい(?=[をさがし])", "誤解"),
    ("ふてぎわ", r"ふてぎわ", "不手際"),
    ("", r"い[いゝ]わけ|言いわけ|言訳", "言い訳"),
    ("", r"まちが|間ちが", "間違"),
    ("いそがし", r"いそがし", "忙し"),
    ("ぜったい", r"ぜったい", "絶対"),
    ("かなら", r"かならず", "必ず"),
    ("", r"(?<![一-鿿ぁ-ん])にどと|2度と", "二度と"),
    ("べんしょう", r"べんしょう", "弁償"),
    ("ばいしょう", r"ばいしょう", "賠償"),
    ("わる", r"(?<=[がはもにで])わる(?=い|か|く)", "悪"),
    ("ぜんぶ", r"ぜんぶ", "すべて"),
    ("全", r"全(?:て|部(?!長|署|門|屋|会))", "すべて"),
    ("て", r"総て|凡て", "すべて"),
    ("いっさい", r"いっさい", "一切"),
    ("まった", r"まったく", "全く"),
    ("無", r"無(?=い|か|く)", "な"),
    ("出来", r"出来(?=な|ま|る|た|ず|か|れ|ん|事|こと|へ|て)", "でき"),
    ("", r"(?:判|解)(?=[ら-ろん])|わか(?=[らりるんん])(?!ち|れ|がる)", "分か"),
    ("", r"分かか(?=[ら-ろん])|分(?=[らりん](?:な|ま|か|へ))", "分か"),
    ("くださ", r"下さ(?=[いらるっれ])", "くださ"),
    ("頂", r"頂(?=[いきけくかこ])", "いただ"),
    ("致", r"致(?=[しすさ])", "いた"),
    ("た", r"(?:大|たい)(?:し)?た(?=(?:こと|問題|もん|もの|話|ミス|被害|額|影響|金額))", "大した"),
    ("事", r"(?<=[たるいなの])事(?=[はがをにもでな、。])", "こと"),
    ("もん", r"(?<=[たいなる])もん(?=で|だ|じゃ)", "もの"),
    ("時", r"(?<=[たるい])時(?=は|に|、)", "とき"),
    # --- who speaks, who is spoken to
    ("", r"わたくし|わたし|あたし|(?<!公)僕|ぼく(?=[はがのもに])|俺|おれ(?=[はがのもに])|小生|小職|わし(?=[はがのもに])|(?<![ご独各])自分(?=[はがのも]|に[はも])", "私"),
    ("社", r"わが社|我が社|我社", "当社"),
    ("うち", r"(?<![ぁ-ん一-鿿])うち(?:ら)?(?:の店|の会社|んとこ)?(?=[はがのもで、]|に[はも]|と[しは])", "当社"),
    ("", r"お?客(?:さま|さん)|お得意(?:様|さま|さん)?|常連(?:様|さん)|顧客様?", "お客様"),
    # --- the polite and the stiff: the plain word
    ("させて", r"(?<=[一-鿿ァ-ヶー])(?:を|も|は)?させて(?:いただ|もら)(?:き|い)(?=ま[すし])", "し"),
    ("させて", r"(?<=[一-鿿ァ-ヶー])(?:を|も|は)?させて(?:いただく|もらう)", "する"),
    ("", r"いたしかね(?:ます|る|まして)?|しかね(?:ます|る|まして)|できかね(?:ます|る|まして)?|でき(?:ません|まへん|へん|ぬ|ず(?=、|に))|でけ(?:へん|ん)", "できない"),
    ("分か", r"分かり(?:かね|兼ね)(?:ます|る|ており(?:ます)?|まして|ね)?|分かり(?:ません|まへん)|分から(?:へん|ず|ぬ|ん(?!で))|分かんない|分かん(?=[、。っ])", "分からない"),
    ("", r"存じ(?:上げ)?(?:て)?(?:は)?(?:おり|い)?(?:ません|ない|かね(?:ます|る)?)|存じま?せん|知り(?:ません|まへん)|知ら(?:へん|ん(?!ぷり|顔|ふり|、で)|ぬ|ず(?=、|に))", "知らない"),
    ("かね", r"([答言応負使会])(?:え|い)?かね(?:ます|る)", r"\1えない"),
    ("", r"([いきしちりじえけせてねべめれ])(?:かね|兼ね)(?:ます|る|まして)", r"\1ない"),
    ("", r"(?<=[てで])(?:は|も)?(?:(?:おり|い)(?:ません|まへん)|おらず|おら(?:ん|へん|ない)|おられない|いてへん|へん(?!か))", "いない"),
    ("", r"(?:ござい|あり|ござり)(?:ません|まへん|ませぬ)|あらへん|ござらん|おまへん", "ない"),
    ("ない", r"(?<=ない)でし(?=た)", "かっ"),
    ("ござい", r"ござい(?=ま[すし])", "あり"),
    ("おり", r"(?<=[てで])おり(?=ま[すし]|、)", "い"),
    ("いた", r"いたし(?=ま[すし]|た|て|、)", "し"),
    ("いた", r"いたす", "する"),
    ("", r"じゃ(?=な[いくか])|ぢゃ(?=な)|や(?=な[いくか][。、しのんっわけで])|では(?=な)", "では"),
)  # fmt: skip
_LOOK = tuple((letters, re.compile(pattern), stands) for letters, pattern, stands in _RULES)


@dataclass(frozen=True, slots=True)
class Read:
    """`said`: the draft in plain words of the standard language; `place` finds where they stand in the draft."""

    said: str
    _folded: Folded
    _polite: tuple[int, ...]
    _standard: Standard

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into `said` turned into offsets into the draft as given."""
        first = self._standard.evidence(start, end, "")
        letters = self._folded.evidence(self._polite[first.start], self._polite[first.end], "")
        return letters.start, max(letters.end, letters.start)


@lru_cache(maxsize=64)
def read_draft(text: str) -> Read:
    """Linear in the length of the text."""
    folded = fold(text)
    said = folded.plain
    at = list(range(len(said) + 1))
    for letters, pattern, stands in _LOOK:
        if letters not in said:
            continue
        parts: list[str] = []
        places: list[int] = []
        done = 0
        for match in pattern.finditer(said):
            new = match.expand(stands)
            start, end = match.span()
            parts += (said[done:start], new)
            places += at[done:start]
            places += [at[min(start + i, max(end - 1, start))] for i in range(len(new))]
            done = end
        if done:
            parts.append(said[done:])
            places += at[done:]
            said, at = "".join(parts), places
    plain = standard(said)
    return Read(plain.text, folded, tuple(at), plain)
