"""Cuts a text into sentences and clauses and finds quotations with who says them; what they mean lives elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from flows.understanding.sieve import CLAUSES

_WORDS = "ぁ-んァ-ヶ一-鿿"
# Stops, or a blank, dots or … behind a letter. One class first, so that re skips to where one of them stands.
_END = re.compile(
    r"[。!?！？\n 　.…](?:(?<=[。!?！？\n])[。!?！？\n]*[」』)）w笑]*"
    rf"|(?<=[{_WORDS}][ 　])|(?<=[{_WORDS}]\.)\.+|(?<=[{_WORDS}]…)…*)"
)
_BRACKET = re.compile('[「」『』“”〝〟"]')
_QUOTED = re.compile('[「『“〝"]')
_OPEN = {"「": "」", "『": "』", "“": "”", '"': '"', "〝": "〟", "(": ")"}
_LONGEST = 240  # a hostile text without any stop is cut here, so that every rule stays linear
_LONGEST_QUOTE = 400
_SOFT = CLAUSES.pattern(
    r"、|,|(?<=[たるだいうくすつぬむぶぐす])(?:けれども|けれど|けども|けど|ので|のに|から(?![のもは])|んで(?!す)|ねんけど|っちゃけど|ばってん)"
    r"|(?<=[ますただい])が(?=、|[^らあ])|(?<=[たるだい])し(?=、)"
)


@dataclass(frozen=True, slots=True)
class Span:
    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody: `inner` without the brackets. `to_me`: spoken to the person who writes (言われた)."""

    start: int
    end: int
    inner: Span
    bracketed: bool
    to_me: bool
    after: int  # where the words behind it end that tell who says it


_SAID_TO_ME = (
    r"(?:言|云|いわ|ゆわ|ゆ|怒鳴|どな|叱|責め|迫|脅|おどさ|罵|詰め?|書か|かか|叫|問い詰め|要求さ|請求さ|求め|頼ま|すご|凄|すごま|言いはな|言い放"
    r"|怒|どや|詰|注意さ|指示さ|命令さ|伝え|投げ|投稿さ|送ら|メールさ|ラインさ|煽|あお|吐き捨て|けなさ|指摘さ|非難さ|罵倒さ|恫喝さ|まくしたて|連呼さ|返さ|せがま|断ら|突き放さ|釘を刺さ)"
)
SAID_TO_ME = re.compile(
    r"(?:と|って|とか|ち|て)?[^。!?\n「」]{0,14}?"
    rf"(?:{_SAID_TO_ME}(?:わ|ら|ば|か|ま|さ|た|め)?(?:れ|られ)|言うて(?:き|く)|言ってき(?:た|て|ま)|(?:電話|メール|ライン|line|dm|連絡|手紙|コメント|留守電|メッセージ|口コミ|投書)[がもでをに]?(?:[、 ]|何度も|毎日|また|すぐ|直接|三通|あっ|来|き|届|入|か|残)"
    r"|来(?:ます|る|た|まし)|届(?:き|い)|書いてあ|書かれ)"
)


@lru_cache(maxsize=64)
def sentences(text: str) -> tuple[Span, ...]:
    """In order, without empty ones; stops inside quotations do not end a sentence."""
    out: list[Span] = []
    start = 0
    inside: list[tuple[int, int]] = [(q.start, q.end) for q in brackets(text)]
    k = 0
    for match in _END.finditer(text):
        while k < len(inside) and inside[k][1] <= match.start():
            k += 1
        if k < len(inside) and inside[k][0] <= match.start() < inside[k][1] and inside[k][1] - inside[k][0] < 160:
            continue
        _cut(out, text, start, match.end())
        start = match.end()
    _cut(out, text, start, len(text))
    return tuple(out)


def _cut(out: list[Span], text: str, start: int, end: int) -> None:
    while end - start > _LONGEST:
        stop = max(text.rfind("、", start + 80, start + _LONGEST), text.rfind("」", start + 80, start + _LONGEST))
        stop = stop + 1 if stop > 0 else start + _LONGEST
        out.append(Span(start, stop))
        start = stop
    if text[start:end].strip(" 　\n。、"):
        out.append(Span(start, end))


@lru_cache(maxsize=32)
def clauses(text: str, span: Span) -> tuple[Span, ...]:
    """The parts of one sentence at 、 and at conjunctions."""
    out: list[Span] = []
    start = span.start
    for match in _SOFT.finditer(text, span.start, span.end):
        if match.end() > start:
            out.append(Span(start, match.end()))
            start = match.end()
    if start < span.end:
        out.append(Span(start, span.end))
    return tuple(out)


def brackets(text: str) -> list[Quote]:
    """Outermost 「…」『…』“…”; who says it is judged from the words right behind it."""
    return list(_quotes(text)) if _QUOTED.search(text) else []


@lru_cache(maxsize=64)
def _quotes(text: str) -> tuple[Quote, ...]:
    out: list[Quote] = []
    i, size = 0, len(text)
    closed = _closed(text)
    while i < size:
        j = closed.get(i, -1)
        if j < 0 or j - i >= _LONGEST_QUOTE:
            i += 1
            continue
        behind = SAID_TO_ME.match(text, j + 1, min(size, j + 40))
        out.append(Quote(i, j + 1, Span(i + 1, j), True, behind is not None, behind.end() if behind else j + 1))
        i = j + 1
    return tuple(out)


def _closed(text: str) -> dict[int, int]:
    """Where each opening bracket is closed; each letter is looked at once, however many brackets stay open."""
    found: dict[int, int] = {}
    waiting: dict[str, list[int]] = {close: [] for close in _OPEN.values()}
    for sign in _BRACKET.finditer(text):
        place, letter = sign.start(), sign.group()
        if letter == '"' and waiting[letter]:
            found[waiting[letter].pop()] = place
            waiting[letter].append(place)  # it may open the next one where this pair is too long
        elif letter in _OPEN and letter != "(":
            waiting[_OPEN[letter]].append(place)
        elif waiting.get(letter):
            found[waiting[letter].pop()] = place
    return found
