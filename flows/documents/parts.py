"""The signs by which the parts of a good apology are recognised in a text."""

from __future__ import annotations

import re

from flows.documents.phrases import WE

# What a good apology has; any one sign of a part counts.
PARTS: dict[str, re.Pattern[str]] = {
    "regret": re.compile(
        r"申し?訳|お詫び|おわび|詫び|すみません|すいません|ごめんなさい|謝罪|失礼(?:いた)?しました|反省"
    ),
    "what": re.compile(
        r"誤|間違|違[いうえっ]|遅[れくい延]|漏れ|もれ|忘れ|不足|破損|傷|不具合|取り違え|行き届|怠|できな|できず|せずに?|しなかった|"
        r"失念|重複|二重|未[納着送]|行き違い|言葉遣い|具体的には|という点"
    ),
    "responsibility": re.compile(
        rf"{WE}[^。\n]{{0,24}}(?:不手際|責任|ミス|不足|至ら|落ち度|怠|不注意|誤[りっ]|過失|配慮|間違|忘れ|見落と|失念)|"
        r"責任を(?:痛感|感じ|持)|確認を怠|(?:不手際|確認不足|不注意)(?:により|でした|によるもの)"
    ),
    "explanation": re.compile(
        r"原因|経緯|理由|による(?:もの|ため)|判明|調べ|確認(?:いた)?しましたところ|ためです|ことに(?:より|よる)"
    ),
    "repair": re.compile(
        r"交換|返金|修正|訂正|直(?:し|り|ちに)|再(?:送|納|作成|発行|手配|度お届)|やり直|差し替え|手配|お届け|お持ち(?:し|いた)|"
        r"対応(?:を|いた|し|させ)|補[償填修]|引き取り|を行い"
    ),
    "prevention": re.compile(
        r"再発|今後は|これからは|二度と|(?:くり|繰り)返|防[ぎぐい止]|チェック|見直|体制|徹底|二重確認|ダブル"
    ),
    "follow_up": re.compile(
        r"(?:までに|後日|あらためて|改めて|引き続き|定期的に?|その後|翌日|来週|[日週月]後に?)[^。\n]{0,30}"
        r"(?:連絡|報告|伺|確認|電話|説明|お知らせ|ご案内)"
    ),
}
