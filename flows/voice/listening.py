"""Hears who only wants to be heard: a reflection in their words, never advice, now and then a small question or the way
on; what is read from the words lives in flows/understanding."""

from __future__ import annotations

import re
import unicodedata

from flows.question import Answer, Question
from flows.reply import Reply
from flows.turn import Say
from flows.understanding.reading import Feeling, Reading
from flows.understanding.resting import wants_rest
from flows.voice.choosing import answer, option_choices
from flows.voice.echoing import their_words
from flows.voice.retelling import sounds_alone

QUESTION = "listening.talk"
EVERY_QUESTION, EVERY_WAY_ON = 3, 4  # so often at most
_LONG = 80  # characters: many things at once
_NOT_ASKED_BACK = frozenset({"silent", "asks_us", "asks_who", "sorry", "repeated", "why"})
_SHOWS_THE_WAY = frozenset({"asks_us", "relief"})

_ASKS_US = re.compile(
    r"(?:どう思|どうしたら|どうすれば|どうすべき|どうしよう|どっちが|なぜ(?:でしょう|なん)|(?:悪い|間違っ|おかしい|甘い|弱い)[^。\n]{0,6}(?:か|かな|の)|べき(?:か|でしょう|です)|教えて|アドバイス|助言)[^。\n]{0,8}[?？かねのいえ。、]{0,6}$"
)
_ASKS_WHO = re.compile(
    r"聞い(?:て(?:い)?(?:る|ます)|てくれて(?:い)?(?:る|ます))(?:の|か|よね|[?？])|読んで(?:い)?(?:る|ます)か|(?:機械|AI|ボット|ロボット)|人間?(?:なの|なん|です|でしょ)|(?:だれ|誰)か(?:い|居)(?:る|ます)"
)
_SORRY = re.compile(
    r"(?:すみません|すいません|ごめん|申し訳)[^。\n]{0,8}$|こんな(?:話|こと|愚痴)[^。\n]{0,6}(?:すみ|すい|ごめ|申し訳|聞かせ)|愚痴(?:ばかり|ばっかり|ですみ|でごめ)"
)
_WHY = re.compile(r"(?:なんで|なぜ|どうして|何で)[^。\n]{0,14}[?？!！…。]*$")
_GOES_ON = re.compile(r"(?:たい|のに|けど|ない|ません|頑張|がんば)")
# Only clear words end it; a sigh never does.
_IS_DONE = re.compile(
    r"十分|充分|すっきり|スッキリ|楽に(?:な|なりま)|らくにな|よかった|良かった|ありがと|有難|気が済|気がす[んみ]|ここまで|このくらい|"
    r"このへん|この辺|終わり(?:に|ま|です|で|$)|おわり(?:に|ま|です|で|$)|終えます|終わります|もう大丈夫|もうだいじょうぶ|以上|"
    r"満足|落ち着(?:い|き)|^[\s0-9０-９.。番]+$|"
    r"(?i:\b(?:enough|done|better|that'?s (?:all|it)|finish|end|thank|stop here|good now)\b)"
)
_QUOTED = re.compile(
    r"[「『]([^「」『』]{3,24})[」』][^。\n]{0,6}(?:と|って)[^。\n]{0,6}(?:言|い[わっ]|怒鳴|どな|罵|書)"
)


_KIND_WORDS = re.compile(r"ありがと|感謝|助か|よかった|うれし|嬉し|大丈夫")
_EFFORT = re.compile(r"頑張|がんば|我慢|がまん|耐え|こらえ|尽くし|やってき")


def goes_on(value: Answer, text: str) -> bool:
    """They neither want to sort it out nor are done: 「もう十分頑張ったのに」「もうやだ」 only sound like it."""
    if not isinstance(value, str):
        return True
    return value == "enough" and (_GOES_ON.search(text) is not None or _IS_DONE.search(text) is None)


def mirror(reply: Reply, reading: Reading, *, at: int) -> None:
    """One bubble that takes up what was said, before whatever came from it (`at`); now and then one that asks."""
    after, reply.bubbles = reply.bubbles[at:], reply.bubbles[:at]
    number = reply.session.listened
    kind, words = _kind_of(reply, reading), their_words(reading)
    quoted = _QUOTED.search(reading.text)
    sentence = _one(reply, f"listening.mirror.{kind}", number)
    said = quoted.group(1) if kind == "said" and quoted is not None else ""
    if said or (words and kind not in ("silent", "asks_who", "sorry", "asks_us")):
        echo = _one(reply, f"listening.echo.{'said' if said else 'plain'}", number, words=said or words)
        reply.bubbles.append(Say(reply.wording.text("chat.join.sentences").join((echo, sentence)), personal=True))
    else:
        reply.bubbles.append(Say(sentence))
    asked_otherwise = _shows_the_way(number) or kind in _NOT_ASKED_BACK or reading.crisis == "ask"
    asked_otherwise = asked_otherwise or wants_rest(reading.text)
    if number % EVERY_QUESTION == 0 and not asked_otherwise:
        reply.bubbles.append(Say(_one(reply, "listening.open.ask", number // EVERY_QUESTION)))
    reply.bubbles += after
    if wants_rest(reading.text):
        reply.say("listening.rest")
        reply.offer(reply.command("pause", strong=True))
    if kind in _SHOWS_THE_WAY:
        reply.offer(*option_choices(reply, _question(), reply.session.consultation.case))


def take_up(reply: Reply, reading: Reading) -> None:
    """One bubble for a sigh outside of listening: their words, and that they were heard."""
    kind, words = _kind_of(reply, reading), their_words(reading)
    kind = "effort" if kind in ("plain", "asks_us", "relief") else kind
    sentence = _one(reply, f"listening.mirror.{kind}", reply.session.turns)
    if words and kind != "silent":
        echo = _one(reply, "listening.echo.plain", reply.session.turns, words=words)
        sentence = reply.wording.text("chat.join.sentences").join((echo, sentence))
    reply.bubbles.append(Say(sentence, personal=bool(words)))


def asked_for_rest_before(reply: Reply) -> bool:
    """A pause was offered to the words before these."""
    last = reply.session.consultation.moves[-1:]
    return bool(last) and last[0].question == QUESTION and last[0].words is not None and wants_rest(last[0].words.text)


def ask(reply: Reply, question: Question, *, heard: bool) -> None:
    """The opening; later nothing is asked, and the way on is shown now and then. `heard`: something was just
    reflected."""
    number = reply.session.listened
    if number == 0:
        reply.say(f"{question.id}.ask")
        reply.offer(answer(reply, question, "sort"))  # who came here by mistake can tap on
        return
    if heard and not _shows_the_way(number):
        return
    reply.bubbles.append(Say(_one(reply, f"{question.id}.again", reply.session.turns)))
    reply.offer(*option_choices(reply, question, reply.session.consultation.case))


def _shows_the_way(number: int) -> bool:
    return number % EVERY_WAY_ON == 0


def _question() -> Question:
    from flows.stages import BY_ID

    return BY_ID[QUESTION]


def _one(reply: Reply, key: str, number: int, **words: object) -> str:
    return reply.wording.text(key, number, **words)


def _kind_of(reply: Reply, reading: Reading) -> str:
    """What the words call for; the first that fits."""
    text = unicodedata.normalize("NFKC", reading.text).strip()
    own = (f.name for f in reading.feelings if not _is_theirs(reading, f))
    feeling = next((name for name in own if f"listening.mirror.feeling.{name}" in reply.wording), "")
    kinds = {
        "silent": reading.intent == "unknown" or not any(letter.isalnum() for letter in text),
        "asks_who": _ASKS_WHO.search(text) is not None,
        "sorry": _SORRY.search(text) is not None and len(text) < _LONG,
        "repeated": _was_said(reply, text),
        "asks_us": _ASKS_US.search(text) is not None,
        "why": _WHY.match(text) is not None,
        "said": _QUOTED.search(reading.text) is not None and not _KIND_WORDS.search(text),
        "relief": any(f.name == "安堵" for f in reading.feelings),
        "alone": sounds_alone(text),
        "many": len(text) >= _LONG,
        f"feeling.{feeling}": bool(feeling),
        "effort": _EFFORT.search(text) is not None,
    }
    return next((kind for kind, fits in kinds.items() if fits), "plain")


def _is_theirs(reading: Reading, feeling: Feeling) -> bool:
    """「お客様がすごく怒っていて」: somebody else is angry."""
    if feeling.name != "怒り" or feeling.evidence is None:
        return False
    start = feeling.evidence.start
    others = (mention.evidence for mention in reading.people if mention.role != "self")
    return any(at is not None and at.end < start <= at.end + 10 and reading.text[at.end] in "がはも" for at in others)


def _was_said(reply: Reply, text: str) -> bool:
    """The same words as earlier; the last move is this one."""
    earlier = (move.words for move in reply.session.consultation.moves[:-1] if move.question == QUESTION)
    return any(words is not None and unicodedata.normalize("NFKC", words.text).strip() == text for words in earlier)
