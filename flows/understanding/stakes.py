"""What is at stake, as far as a text tells: the deal, a long relation, a loss; what follows from it lives in
flows/decision."""

from __future__ import annotations

import re

_NOT = r"(?![^。\n]{0,8}(?:わけでは|わけじゃ|とは言わ|ことはな|ありませ))"
_STAKES = (
    (
        "deal",
        re.compile(
            r"(?:取引|契約|お?付き合い|発注|注文|出入り)(?:を|は|も|が)?[^。\n]{0,6}(?:やめ|止め|打ち切|切[らるっ]|停止|解除|解約|終わりに|白紙|考え直|見直|なくな|失[うい])"
            rf"{_NOT}|"
            r"(?:他社|よそ|ほか|他|別の(?:ところ|会社|店|業者))(?:の(?:会社|ところ|店))?(?:に|へ)[^。\n]{0,4}(?:頼[むみ]|替え|変え|換え|乗り換え|移[るっ]|発注|切り替え)|"
            rf"(?:二度と|もう)(?:お宅|御社|そちら|あなた)?(?:に|に?は|とは)?[^。\n]{{0,4}}(?:頼まない|取引しない|付き合わない|お願いしない|使わない|利用しない){_NOT}"
        ),
    ),
    (
        "long",
        re.compile(
            r"(?:[0-9０-９一二三四五六七八九十]{1,4}|何|数|十数)年(?:来|以上|も|ほど|間|近く|越し)?(?:の|に|わた|前から)?[^。\n]{0,6}(?:お?付き合い|取引|お得意|ご縁|常連)|"
            r"長年|長い(?:お?付き合い|取引)|(?:昔|以前|開業|創業|先代)から(?:の)?[^。\n]{0,4}(?:お?付き合い|取引|お得意|常連)|(?:ずっと|長く)(?:お?付き合い|取引)"
        ),
    ),
    (
        "loss",
        re.compile(
            r"損害(?!賠償)|損失|損を(?:し|出|させ)|(?:業務|仕事|作業|ライン|営業)(?:が|を)(?:止ま|停ま|止め|停止|できな)|売り?上げ?(?:が)?(?:落|減|なくな)|廃棄"
        ),
    ),
)


def stakes_in(text: str) -> list[str]:
    """deal (it may be lost), long (they have known each other for long), loss (the other side lost something)."""
    return [key for key, words in _STAKES if words.search(text)]
