"""Finds what is still to be filled in, in our drafts and in edited ones; how a blank is marked is in documents.toml."""

from __future__ import annotations

import re

# Our own marks, and what people type for a word that is still missing.
_SIGNS = "◯○〇●◎△▲□■☆★＊*×✕_＿XxＸ"
_NAMES = "(?:名前|氏名|お名前|会社名|店名|日付|日時|電話番号|担当者名?)"
_MARK = re.compile(
    r"〔[\s　]*(?P<ours>[^〔〕\n]{1,40}?)[\s　]*〕|(?P<typed>"
    rf"[{_SIGNS}]{{2,}}(?:様|さん|月|日|時|円|会社|店)?|[◯○〇△](?=[月日時]|様|さん|社|会社|円)|"
    rf"[\[［【](?:{_NAMES}|[^\]］】\n]{{0,12}}(?:を入れ|を記入|記入))[^\]］】\n]{{0,8}}[\]］】]|"
    r"[(（][\s　]{1,20}[)）])"
)


def blanks(text: str) -> tuple[str, ...]:
    """What is open in `text`, each once, in order: the name inside our marks, else the signs as they were typed."""
    found = (match["ours"] or match["typed"] for match in _MARK.finditer(text))
    return tuple(dict.fromkeys(name for name in found if name))
