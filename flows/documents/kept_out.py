"""Whether the house is to hear nothing of it, as somebody decided; which sentences say it will is in striking.py."""

from __future__ import annotations

import re

from flows.case import Case
from flows.documents.striking import COMPANY, PIECE

_KEPT_OUT = f"{PIECE}.{COMPANY}"
_NO_HOUSE = re.compile(
    r"(?:会社|職場|元の?(?:会社|職場|店)|前の(?:会社|職場|店)|店)(?:の人)?(?:に|へ|を|とは|には|は|にも|からは)?[^。、]{0,6}"
    r"(?:言わ|伝え|連絡せ|連絡し|知らせ|通さ|巻き込ま|頼ら|関わら|話さ|相談し)(?:ない(?!と)|ず|なく|たくな|ん(?:と|で))|"
    r"(?:会社|職場)(?:は)?(?:抜き|なし)(?:で|に)|(?:会社|職場)[^。、]{0,8}(?:言い|伝え|連絡し|知らせ|巻き込み|頼り|関わり|話し|相談し)たくな"
)


def is_kept_out(case: Case) -> bool:
    """No draft says that the house will be told, no plan leads to it."""
    return _KEPT_OUT in case.struck or (case.employment == "left" and case.company_told == "cannot")


def heed(case: Case, said: str) -> None:
    """Words of the decision: 「会社は通さずに、自分で説明します」."""
    if _NO_HOUSE.search(said) and _KEPT_OUT not in case.struck:
        case.struck = [*case.struck, _KEPT_OUT]
