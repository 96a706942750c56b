"""Reads that a paper or data of one client has gone to another, who can be asked to delete it; what follows from it is
told in flows/decision and flows/documents."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PAPER = (
    r"(?:見積|請求|納品|契約|資料|書類|メール|ファイル|データ|明細|伝票|名簿|カルテ|履歴|情報|写真|図面|通知|案内|"
    r"FAX|ファックス|ファクス|荷物|手紙|封筒|[一-鿿]{1,3}書|薬)"
)
_OTHERS = (
    r"(?:(?:別|違う|ちがう|ほか|他)の?(?:お?客|取引先|得意先|会社|人|方|患者|利用者|生徒|保護者|業者|店|宛|住所|相手)|"
    r"他社|よその)"
)
_SENT = r"(?:送[っりる付信]|渡[しす]|添付|発送|送信|見せ|出し(?:て|ちゃ)|入れ(?:て|ちゃ))"
_ASTRAY = re.compile(
    rf"{_OTHERS}[^。\n]{{0,14}}?{_PAPER}[^。\n]{{0,14}}?{_SENT}|"
    rf"{_PAPER}[^。\n]{{0,14}}?{_OTHERS}[^。\n]{{0,8}}?(?:に|へ|宛)[^。\n]{{0,8}}?{_SENT}|"
    rf"{_OTHERS}(?:さん)?(?:に|へ|宛に?)[^。\n]{{0,8}}?{_PAPER}[^。\n]{{0,8}}?{_SENT}|"
    r"(?:宛先|送り先|送信先|宛名|あて先)(?:を|が)?[^。\n]{0,6}?(?:間違|まちが|違[いっう]|誤)|誤送信|誤送付|"
    rf"{_PAPER}[^。\n]{{0,10}}?(?:間違えて|誤って|まちがえて)[^。\n]{{0,8}}?(?:別|違う|他)[^。\n]{{0,8}}?{_SENT}|"
    r"(?i:\b(?:sent|emailed|mailed|faxed) [^.\n]{0,40}\b(?:to the wrong|another (?:client|customer)|some(?:one|body) else))"
)


def went_astray(texts: Iterable[str]) -> bool:
    """「別のお客さんの見積書を送ってしまいました」."""
    return any(_ASTRAY.search(text) for text in texts)
