"""Sentences of one's own that somebody wants in a draft: said whole, or told as
what the draft is to apologise for (「…を謝る文にして」). Where they stand is in layout.py and brief.py."""

from __future__ import annotations

import re

from flows.content import Content
from flows.documents.prose import prose
from flows.documents.striking import quoted_in

OWN, LETTER = "own", "letter"  # `own.<number>`: in what goes to the own side; `letter.<number>`: to the other one
_TO_THE_OWN_SIDE = frozenset({"boss_report", "company_request"})
# Nobody who complains speaks so: they are asked for it.
_MINE = re.compile(
    r"申し?訳(?:ありません|ございません|なく|ない)|お詫び(?:申し上げ|いたし|します|をさせ)|反省して|(?:いたし|おり|申し上げ)ます|いたしました|"
    r"(?:私|わたし|自分|僕|こちら)(?:の(?:不注意|確認不足|ミス|責任)|が|は|から)|(?:気をつけ|確認し|徹底し|努め)ます"
)
_FOR = re.compile(
    r"(?P<what>[^。！!？?…「」\n]{4,90}?(?:こと|件))(?:を|も|について(?:も)?|に対して(?:も)?)、?(?:ちゃんと|きちんと|素直に|一緒に)?"
    r"(?:謝る|謝って(?:い)?る|お詫びする|詫びる|謝罪する|謝りたい)(?:文(?:章|面)?|内容|もの|よう|言葉|一文|形|感じ)?(?:を|に|も)?、?"
    r"(?:し|変え|かえ|入れ|足し|書い|加え|直し|作っ)(?:て|たい)"
)
_OTHER_WISH = re.compile(r"^.*(?:消し|外し|抜い|削っ|なくし|取っ|やめ)て[、,，\s　]*")


def sorry_for(text: str) -> str:
    """What a text wants apologised for, in its words; "" for no such wish."""
    found = _FOR.search(text)
    return _OTHER_WISH.sub("", found["what"]).strip("、 　") if found is not None else ""


def is_mine(text: str) -> bool:
    """The quoted words are a sentence of one's own."""
    return any(_MINE.search(words) for words in quoted_in(text))


def kind_of(draft: str) -> str:
    """OWN or LETTER, for a sentence wanted in this kind of document."""
    return OWN if draft in _TO_THE_OWN_SIDE else LETTER


def words_for(text: str) -> str:
    """What such a wish puts in."""
    return sorry_for(text) or next(iter(quoted_in(text)), "")


def as_sentences(words: list[str], wording: Content) -> str:
    """As they were typed where they are whole sentences; what is only named is apologised for."""
    sorry = "documents.format.sorry_for"
    return "".join(
        wording.text(sorry, 0, what=one) if _NAMED.search(one) else prose(one) or f"{one}。" for one in words
    )


_NAMED = re.compile(r"(?:こと|件)$")
