"""What a story comes to, said back in one sentence of ours: who, by which way, what was said or wanted; a feeling has
its own sentence (reflecting.py). Nothing of it is filed."""

from __future__ import annotations

import re

from flows.documents.prose import clause
from flows.reply import Reply
from flows.understanding.meanings import matters_in
from flows.understanding.reading import Reading
from flows.voice import names

LONGEST_WORDS = 34  # characters of what was said to them
LEAST, LONGEST = 10, 48  # characters of what went wrong
LONGEST_NAME = 14  # a longer one is no name but half a sentence
_WAYS = {"private_phone": "phone", "work_phone": "phone", "phone": "phone"}
_SHOUTED_SO = re.compile(r"(?:電話|メール|LINE|ライン)(?:越し|口)?(?:で|に)[^。\n、]{0,30}(?:怒鳴|どなら)")
_OTHERS_SPEAK = re.compile(r"言われ|言っ|怒|責め|叱|要求|求め|電話|メール|疲れ|つら|辛")
_I_DID = re.compile(r"^(?:私|自分|僕|俺)(?:が|は|の(?:せい|ミス)で)[、]?")
# 「お母さんに「…」と言われました」: whoever it was, they are named and quoted as told.
_QUOTED = re.compile(
    r"(?:^|[。、\n\s])(?P<who>[^。、\n\s「」]{1,14}?)(?:から|に)(?:は|も)?「(?P<quote>[^「」]{3,60})」(?:と|って|て)(?:まで|も)?(?:言わ|いわ|ゆわ|怒ら|怒鳴ら|責め|叱ら|詰め)"
)
_TO_APOLOGISE = re.compile(r"謝|あやま|お?詫び|(?i:apolog|sorry)")
_ASKED_FOR = re.compile(
    r"求め|要求|請求|払[えっわ]|弁償し|返[せしっ]|返金|よこせ|出せ|慰謝料|賠償|(?i:pay|refund|compensat|money back)"
)
_TO_KNEEL = re.compile(r"土下座|手をつ[いけ]て|(?i:on (?:my|your) knees|kneel)")
_WANTED = ("visit", "money", "apology")


def sentence(reply: Reply, reading: Reading) -> str:
    """「お客様から電話で怒鳴られて、「謝りに来い」と言われたのですね。」; "" where too little was told."""
    wording = reply.wording
    what, who, way = _what(reply, reading), _who(reading), _way(reply, reading)
    if not what and (told := _QUOTED.search(reading.text)) is not None:
        what, who = _said(reply, told["quote"]), told["who"]
    shouted = "shouted" in matters_in(reading.text)
    if not what or not (who or way or shouted):
        return _went_wrong(reply, reading)
    if shouted and not _SHOUTED_SO.search(reading.text):
        way = ""  # what was shouted need not have come that way
    left = reading.situation.employment == "left" and reading.situation.employment_said
    return wording.text(
        "reflect.gist.all",
        left=wording.text("reflect.gist.left") if left else "",
        who=wording.text("reflect.gist.who", who=who) if who else "",
        way=way,
        shouted=wording.text("reflect.gist.shouted") if shouted else "",
        what=what,
    )


def first_said(reading: Reading) -> str:
    """The first words of the other side, without their marks; "" for none."""
    return next((one.strip(names.QUOTES) for one in reading.story.said), "")


def in_short(quote: str) -> str:
    """The first sentence of what was said."""
    return names.shorten(quote.split("。", 1)[0], LONGEST_WORDS)


def who_complains(reading: Reading) -> str:
    """As they are called in the text; "" where nobody is named."""
    return reading.story.contact_who or next((m.mention for m in reading.people if m.role.startswith("customer")), "")


def _went_wrong(reply: Reply, reading: Reading) -> str:
    """「昨日、部品を取り違えてしまったのですね。」; "" where it is no clause, or one of what others said."""
    told = clause(reading.story.happened or "").removesuffix("こと")
    if not told.endswith("た") or not LEAST <= len(told) <= LONGEST or _OTHERS_SPEAK.search(told):
        return ""
    return reply.wording.text("reflect.gist.went_wrong", told=_I_DID.sub("", told))


def _what(reply: Reply, reading: Reading) -> str:
    if quote := first_said(reading):
        return _said(reply, quote)
    demands = reading.story.demands
    wanted = next((one for one in _WANTED if one in demands), "")
    if wanted == "money" and not _ASKED_FOR.search(reading.text):
        return ""  # offered, perhaps
    if wanted == "visit" and not _TO_APOLOGISE.search(reading.text):
        wanted = "come"
    if wanted == "money" and "apology" in demands:
        wanted = "both"
    if _TO_KNEEL.search(reading.text) and "apology" in demands:
        wanted = "kneel"
    return reply.wording.text(f"reflect.gist.wanted.{wanted}") if wanted else ""


def _said(reply: Reply, quote: str) -> str:
    return reply.wording.text("reflect.gist.said", quote=in_short(quote))


def _who(reading: Reading) -> str:
    told = who_complains(reading)
    return told if len(told) <= LONGEST_NAME else ""


def _way(reply: Reply, reading: Reading) -> str:
    way = reading.story.contact_how or ""
    key = f"reflect.gist.way.{_WAYS.get(way, way)}"
    return reply.wording.text(key) if way and key in reply.wording else ""
