"""Finds the draft in a message that asks to look it over; what is said of it lives in checking."""

from __future__ import annotations

import re

_SHORTEST = 12  # letters: less is no draft
_DRAFT = (
    r"(?:文面?|文章|文案|メール|手紙|下書き|返事|返信|LINE|ライン|メッセージ|お詫び|謝罪|報告書?|原稿|説明|自己PR|志望動機|"
    r"これ|こんな感じ|以下|下記|↓)"
)
_LOOK_OVER = (
    r"(?:チェック|ちぇっく|確認|かくにん|添削|校正|見て|みて|読んで|直して|なおして|手直し|アドバイス|評価|診て|"
    r"(?:で|って)(?:いい|良い|よい|よろし|大丈夫|だいじょうぶ|ok|OK|おk|平気|問題な|失礼(?:じゃ|では|に)|変じゃ|"
    r"おかしくな|送って|出して|どう)|どう(?:です|でしょう|思|かな|か(?:な)?[?？])|変じゃない|失礼じゃない|"
    r"失礼では?ない|おかしくない|書いて?み(?:た|まし)|書きました)"
)
_ASKS = re.compile(rf"{_DRAFT}[^。\n「」]{{0,16}}{_LOOK_OVER}|{_LOOK_OVER}[^。\n「」]{{0,12}}{_DRAFT}")
_QUOTED = re.compile(r"[「『\"“](?P<inner>[^「」『』\"“”]{12,2000})[」』\"”]", re.DOTALL)


def draft_handed_in(text: str) -> str | None:
    """The draft that the person asks to have looked over (「この文でいいですか：…」), without the asking; else None."""
    lines = text.strip().split("\n")
    asking = [line for line in lines if _ASKS.search(line)]
    if not asking:
        return None
    quoted = _QUOTED.search(text)
    if quoted:
        return quoted["inner"].strip()
    for line in asking:
        after = re.split(r"[：:↓]", line, maxsplit=1)
        if len(after) == 2 and len(after[1].strip()) >= _SHORTEST and not _ASKS.search(after[1]):
            lines[lines.index(line)] = after[1].strip()
        elif line in (lines[0], lines[-1]) and len(line) <= 60:
            lines.remove(line)
    body = "\n".join(lines).strip()
    return body if len(body) >= _SHORTEST and body != text.strip() else None
