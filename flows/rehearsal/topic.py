"""What a complaint is about, as a key that a client can be made to speak of; the words for it live in the content."""

from __future__ import annotations

import re

from flows.case import Case

OTHER = "other"
# The first one that is told wins: what went wrong, never who is to blame for it.
TOPICS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("data", re.compile(r"個人情報|情報漏|データ[^。]{0,10}(?:消|失|漏|流出)|誤送信|別の(?:人|方|お客)[^。]{0,8}送")),
    ("billing", re.compile(r"請求|会計|料金|金額|レジ|値段|お釣|おつり|振込|支払")),
    ("booking", re.compile(r"予約|ダブルブッキング")),
    ("late", re.compile(r"遅れ|遅く|遅延|遅刻|納期|期限[^。]{0,6}(?:過|切|間に合)|間に合わ|お?待たせ|待たされ")),
    ("damage", re.compile(r"壊[しれ]|割[りれっ]|破損|傷(?:を|つ|が)|汚[しれ]|こぼ|濡ら|焦が")),
    ("silence", re.compile(r"(?:連絡|返信|返事|折り返し|電話)[^。]{0,8}(?:忘れ|しな|せず|していな|なかっ|漏れ|放置)|放置|ほったらかし")),
    ("report", re.compile(r"(?:オーナー|店|先方|お客)[^。]{0,20}(?:報告|伝え|話し)|告げ口|報告した(?:こと|内容|せい)")),
    ("manner", re.compile(r"接客|(?:私|自分|僕|俺|わたし|こちら|スタッフ|店員)の[^。]{0,6}(?:態度|言い方|対応|口調|言葉)|言葉遣い|失礼な(?:こと|態度|言)")),
    ("defect", re.compile(r"不具合|不良品?|故障|動かな|異物|腐|カビ|欠陥|初期不良|エラー|障害")),
    ("wrong", re.compile(r"間違|まちが|誤[っり]|取り違|入れ違|ミス|違う(?:もの|商品|品|サイズ|色)|設定")),
)  # fmt: skip


def topic_of(case: Case) -> str:
    """late wrong silence …, of what the person says the complaint is about; OTHER when that tells none of them."""
    told = [words for words in (case.happened, case.did, case.not_did, *case.story[:3]) if words]
    for words in told:
        for topic, pattern in TOPICS:
            if pattern.search(words):
                return topic
    return OTHER
