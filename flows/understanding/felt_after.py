"""Reads short words at the last questions and at those about the other side: the feelings are as before, easier, or not to
be told; it is too much to ask. What is done then lives in flows/sparing.py."""

from __future__ import annotations

import re

from flows.understanding.dialects import standard

SAME, EASIER, PASS = "same", "easier", "pass"  # as before, easier in no figures, not told
AFTERWARDS = (SAME, EASIER, PASS)
_THE_SAME = re.compile(
    r"変わ(?:ら|って(?:い)?)(?:な(?:い|く)|ん|へん|ません)|^(?:まだ)?(?:さっきと|前と)?(?:同じ|おなじ|一緒|いっしょ)(?:くらい|ぐらい)?(?:です|や|かな|だ)?[。]*$"
)
_REFUSAL = re.compile(
    r"(?:私|わたし|自分|こっち|うち|俺|僕)(?:は|が|も)?(?:何も|なんも|全然)?(?:悪|わる)く(?:は)?な|悪いのは(?:向こう|相手|客)|(?:向こう|相手|客)(?:が|の(?:ほう|方)が)悪|知らん(?:わ|よ|し|がな|$|[。、\s])|知ったこと|なんで(?:私|こっち|自分)が|もなにも|防ぎよう|どうしようもな"
)
_EASIER = re.compile(
    r"^(?:だいぶ|少し|ちょっと|さっきより(?:は)?|前より(?:は)?|まだ|うん|はい|、)*(?:まし|マシ|楽(?:に)?|軽く|落ち着|ほっと|すっきり)[^0-9]{0,8}$"
)
_NO_MORE = re.compile(
    r"聞か(?:ないで|んといて|んで)|(?:もう|何回も)(?:聞く|きく)な|数字(?:は|とか)?(?:いい|嫌|いや|むり|無理|分から|わから)"
)


def felt_after(text: str) -> str:
    """One of AFTERWARDS; "" for an answer in figures and for all else."""
    said = standard(text).text
    kinds = ((PASS, _NO_MORE.search(text)), (EASIER, _EASIER.search(text.strip())), (SAME, _THE_SAME.search(said)))
    return next((kind for kind, found in kinds if found is not None), "")


def refuses(text: str) -> bool:
    """「知らんよ 相手の気持ちなんか」「防ぐもなにも私悪くないし」: it is not theirs to answer."""
    return _REFUSAL.search(standard(text).text) is not None
