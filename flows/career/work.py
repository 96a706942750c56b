"""Which kind of work somebody tells of as their own; the word for it is wording."""

from __future__ import annotations

import re
from collections.abc import Iterable

_TRADES: tuple[tuple[str, str], ...] = (
    ("sales", r"営業|セールス|テレアポ"),
    ("care", r"介護|デイサービス|ヘルパー|ケアマネ|老人ホーム"),
    ("nursing", r"看護|病棟|ナース"),
    ("childcare", r"保育|幼稚園|学童"),
    ("food", r"飲食|居酒屋|レストラン|カフェ|厨房|調理|ホールスタッフ|キッチン|喫茶"),
    ("lodging", r"ホテル|旅館|フロント"),
    ("beauty", r"美容|サロン|ネイル|エステ"),
    ("teaching", r"塾|講師|教師|教室|教員|担任|先生"),
    ("support", r"コールセンター|カスタマーサポート|サポートセンター|ヘルプデスク|問い合わせ窓口|オペレーター"),
    ("it", r"エンジニア|システム開発|プログラマー|システム|ITの?"),
    ("building", r"工務店|建設|建築|施工|現場監督|大工|リフォーム"),
    ("delivery", r"配送|運送|ドライバー|配達|宅配"),
    ("making", r"工場|製造"),
    ("office", r"事務|経理|総務"),
    ("shop", r"販売|接客|店員|アパレル|売り場|レジ"),
    ("part_time", r"アルバイト|バイト"),
)
# It is the teller's own work, not where the other side works.
_AS_OWN = (
    r"(?:(?:の)?(?:お?仕事|業務|担当|現場|職員|スタッフ|リーダー|店長|主任|責任者|係|職|会社|チーム|アルバイト|バイト)?"
    r"(?:を(?:し|やっ|担当|任さ)|として(?:働|勤)?|で(?:働|勤|仕事|、)|に(?:勤|入社|配属)|職(?:を|で|に)|をして|でした|です|のとき|の頃))"
)
_FOUND = tuple((key, re.compile(rf"(?<!の)(?:{words}){_AS_OWN}")) for key, words in _TRADES)

_NAMED = tuple((key, re.compile(words)) for key, words in _TRADES)


def trade_in(texts: Iterable[str]) -> str:
    """The key of the first kind of work told as one's own; "" for none."""
    for text in texts:
        found = [(hit.start(), key) for key, pattern in _FOUND if (hit := pattern.search(text[:2_000]))]
        if found:
            return min(found)[1]
    return ""


def trade_named(words: str) -> str:
    """The key of the kind of work that a few words name, however they are said; "" for none."""
    found = [(hit.start(), key) for key, pattern in _NAMED if (hit := pattern.search(words))]
    return min(found)[1] if found else ""
