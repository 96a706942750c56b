"""Hears who only wants to be heard: a reflection in their words, never advice, now and then a small question or the way
on; what is read from the words lives in flows/understanding."""

from __future__ import annotations

import re
import unicodedata

from flows.question import Answer, Question
from flows.reply import Reply
from flows.turn import Say
from flows.understanding import read
from flows.understanding.confided import confided_in, nods, words_thrown_at
from flows.understanding.meanings import meanings_in, two_against
from flows.understanding.reading import Feeling, Reading
from flows.understanding.resting import wants_rest
from flows.voice.choosing import option_choices
from flows.voice.echoing import any_words, felt_by_them, said_back, their_words
from flows.voice.retelling import sounds_alone

QUESTION = "listening.talk"
EVERY_QUESTION, EVERY_WAY_ON = 4, 6  # so often at most
TOUCHED = "touched."
_ASKED_AFTER = ("plain", "said", "alone", "effort", "feeling.", "meaning.")  # where nothing more telling was said
_JOINED_ON = re.compile(r"^(?:でも|なんか|もう|で|それで)(?=.{2})")
LATELY = 4  # answers: none of them is said twice
_LITTLE = 30  # characters: who told more needs no question to go on
_LONG = 80  # characters: many things at once
_STANDS_ALONE = re.compile(
    r"silent|nod|asks_who|sorry|asks_us|asks_for_blame|repeated|meaning\.given_up|touched\.(?:no_questions|only_listen|talk_doubt|to_a_bot)"
)  # said without their words

_ASKS_US = re.compile(
    r"(?:どう思|どうしたら|どうすれば|どうすべき|どうしよう|どっちが|なぜ(?:でしょう|なん)|(?:悪い|間違っ|おかしい|甘い|弱い)[^。\n]{0,6}(?:か|かな|の)|べき(?:か|でしょう|です)|教えて|アドバイス|助言)[^。\n]{0,8}[?？かねのいえ。、]{0,6}$"
)
# 「私が悪いんですか」: asked, not mused.
_ASKS_FOR_BLAME = re.compile(
    r"(?:私|わたし|自分|俺|僕|うち|こっち|あたし)(?:の(?:ほう|方))?(?:が|は|も|って|のせい)[^。\n]{0,10}(?:悪|わる|おかし|間違|まちが|甘|弱|だめ|ダメ|せい|落ち度)[^。\n]{0,6}?(?:の|ん)?(?:です|でしょう|だろう|やろ)?(?:か|の|と)?[?？]|"
    r"(?:私|わたし|自分|俺|僕|うち|こっち|あたし)(?:の(?:ほう|方))?(?:が|は|も|って|のせい)[^。\n]{0,10}(?:(?:悪|わる)(?:い|かった)|おかしい|間違って(?:い)?(?:る|た|ます|ました)|甘い|弱い|だめ|ダメ|せい)(?:な)?(?:の|ん)?(?:です|でしょう)か[。、…]*$|"
    r"(?:私|わたし|自分|俺|僕|うち)のせい(?:なの|なん)?(?:(?:です|でしょう)か|[?？])|"
    r"(?i:\b(?:is it|was it) (?:really )?(?:all )?my fault\b|\bam i (?:wrong|to blame|the problem)\b)"
)
_ASKS_WHO = re.compile(
    r"聞い(?:て(?:い)?(?:る|ます)|てくれて(?:い)?(?:る|ます))(?:の|か|よね|[?？])|読んで(?:い)?(?:る|ます)か|(?:機械|AI|ボット|ロボット)|人間?(?:なの|なん|です|でしょ)|(?:だれ|誰)か(?:い|居)(?:る|ます)"
)
_SORRY = re.compile(
    r"(?:すみません|すいません|ごめん|申し訳)[^。\n]{0,8}$|こんな(?:話|こと|愚痴)[^。\n]{0,6}(?:すみ|すい|ごめ|申し訳|聞かせ)|愚痴(?:ばかり|ばっかり|ですみ|でごめ)"
)
_WHY = re.compile(r"(?:なんで|なぜ|どうして|何で)[^。\n]{0,14}[?？!！…。]*$")
_GOES_ON = re.compile(r"(?:たい|のに|けど|ない|ません|頑張|がんば)")
_IS_A_QUESTION = re.compile(r"(?:です|ます|でしょう|ません|のでしょう)か[?？。]*$|[?？]$")
_FIRST = frozenset({"no_questions", "only_listen", "talk_doubt", "to_a_bot", "came_through"})
# Only clear words end it; a sigh never does.
_IS_DONE = re.compile(
    r"十分|充分|すっきり|スッキリ|楽に(?:な|なりま)|らくにな|よかった|良かった|ありがと|有難|気が済|気がす[んみ]|ここまで|このくらい|"
    r"このへん|この辺|終わり(?:に|ま|です|で|$)|おわり(?:に|ま|です|で|$)|終えます|終わります|もう大丈夫|もうだいじょうぶ|以上|"
    r"満足|落ち着(?:い|き)|^[\s0-9０-９.。番]+$|"
    r"(?i:\b(?:enough|done|better|that'?s (?:all|it)|finish|end|thank|stop here|good now)\b)"
)
_QUOTED = re.compile(
    r"[「『]([^「」『』]{3,24})[」』][^。\n]{0,6}(?:と|って|て)[^。\n]{0,8}(?:(?:言|い|ゆ)われ(?!て(?:い)?(?:な|ませ|へ)|な|ませ)|(?:言|ゆ)う?てき|言って(?:く|き)|怒鳴|どなら|罵|書かれ)"
)


_KIND_WORDS = re.compile(r"ありがと|感謝|助か|よかった|うれし|嬉し|大丈夫")
_EFFORT = re.compile(r"頑張|がんば|我慢|がまん|耐え|こらえ|尽くし|やってき")


def goes_on(value: Answer, text: str) -> bool:
    """They neither want to sort it out nor are done: 「もう十分頑張ったのに」「もうやだ」 only sound like it."""
    if not isinstance(value, str):
        return True
    return value == "enough" and (_GOES_ON.search(text) is not None or _IS_DONE.search(text) is None)


def mirror(reply: Reply, reading: Reading, *, at: int) -> None:
    """One bubble that takes up what was said, before whatever came from it (`at`); seldom one that asks."""
    after, reply.bubbles = reply.bubbles[at:], reply.bubbles[:at]
    number = reply.session.listened
    kind = _kind_of(reply, reading)
    reply.bubbles.append(_taken_up(reply, reading, kind, number))
    if _asks_back(reply, reading, kind, number):
        reply.bubbles.append(Say(_one(reply, "listening.open.ask", number // EVERY_QUESTION)))
    reply.bubbles += after
    if wants_rest(reading.text):
        reply.say("listening.rest")
        reply.offer(reply.command("pause", strong=True))


def _taken_up(reply: Reply, reading: Reading, kind: str, number: int) -> Say:
    both, said = two_against(reading.text), _words_of_others(reading.text)
    if kind.endswith("alone") and both is not None:
        echo = _one(reply, "listening.echo.both", number, first=both[0], second=both[1])
        return _joined(reply, echo, _sentence(reply, kind, number))
    if said and (kind == "said" or kind.startswith(TOUCHED)):
        return _joined(reply, _one(reply, "listening.echo.said", number, words=said), _sentence(reply, kind, number))
    if _STANDS_ALONE.match(kind):
        return Say(_sentence(reply, kind, number))
    answered = _answers_our_question(reply, reading, kind, number)
    sentence = answered or _sentence(reply, kind, number)
    words, own = any_words(reading), said_back(reading)
    if kind == "plain" and own and not answered and not own.isascii():
        return Say(_one(reply, "listening.echo.own", number, words=own), personal=True)
    own = _JOINED_ON.sub("", own)
    if not words or (number % 4 == 2 and kind != "plain" and not answered):
        return Say(sentence)
    if own and number % 3 == 0 and not own.isascii() and not sentence.split("。", 1)[0].endswith("のですね"):
        return _joined(reply, _one(reply, "listening.echo.own", number, words=own), sentence)
    return _joined(reply, _one(reply, "listening.echo.plain", number, words=words), sentence)


def _joined(reply: Reply, echo: str, sentence: str) -> Say:
    return Say(reply.wording.text("chat.join.sentences").join((echo, sentence)), personal=True)


def _sentence(reply: Reply, kind: str, number: int) -> str:
    key = f"listening.{kind}" if kind.startswith(TOUCHED) else f"listening.mirror.{kind}"
    return _one(reply, key, number)


def _asks_back(reply: Reply, reading: Reading, kind: str, number: int) -> bool:
    """A small question now and then, where little was said; never to who wants none."""
    if number % EVERY_QUESTION or _shows_the_way(number) or reading.crisis == "ask" or wants_rest(reading.text):
        return False
    if not kind.startswith(_ASKED_AFTER) or len(reading.text) > _LITTLE:
        return False
    told = (move.words.text for move in reply.session.consultation.moves if move.words is not None)
    return not any({"no_questions", "only_listen"} & set(confided_in(text)) for text in told)


def _answers_our_question(reply: Reply, reading: Reading, kind: str, number: int) -> str:
    """What is said to the answer to a question of ours; "" where none was put, or these words answer none."""
    asked = number - 1
    if asked <= 0 or asked % EVERY_QUESTION or not kind.startswith(("plain", "said", "feeling", TOUCHED)):
        return ""
    before = [move for move in reply.session.consultation.moves[:-1] if move.question == QUESTION and move.words]
    if not before or before[-1].words is None:
        return ""
    earlier = read(before[-1].words.text, before[-1].at, QUESTION)
    if not _asks_back(reply, earlier, _kind_of(reply, earlier, back=2), asked):
        return ""
    return _one(reply, "listening.open.answered", asked // EVERY_QUESTION)


def _words_of_others(text: str) -> str:
    """What somebody said to them, in marks or not."""
    quoted = _QUOTED.search(text)
    return quoted.group(1) if quoted is not None else words_thrown_at(text)


def take_up(reply: Reply, reading: Reading) -> None:
    """One bubble for a sigh outside of listening: their words, and that they were heard."""
    kind, words = _kind_of(reply, reading), their_words(reading)
    kind = "effort" if kind in ("plain", "nod", "asks_us", "asks_for_blame", "relief") else kind
    sentence = _sentence(reply, kind, reply.session.turns)
    if words and not _STANDS_ALONE.match(kind):
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
    if number == 0 and reply.session.asked == question.id and reply.bubbles:
        pass  # the opening stands right above
    elif number == 0:
        reply.say(f"{question.id}.ask")
    elif not heard or _shows_the_way(number):
        reply.bubbles.append(Say(_one(reply, f"{question.id}.again", reply.session.turns)))
    # The way out is there in every turn; before anything was said there is nothing to end.
    ways = option_choices(reply, question, reply.session.consultation.case)
    reply.offer(*(ways if number else ways[:1]))


def _shows_the_way(number: int) -> bool:
    return number % EVERY_WAY_ON == 0


def _one(reply: Reply, key: str, number: int, **words: object) -> str:
    return reply.wording.text(key, number, **words)


def _kind_of(reply: Reply, reading: Reading, back: int = 1) -> str:
    """What the words call for; the first that fits. `back`: they are so many moves from the end."""
    text = unicodedata.normalize("NFKC", reading.text).strip()
    own = (f.name for f in felt_by_them(reading) if not _is_theirs(reading, f))
    feeling = next((name for name in own if f"listening.mirror.feeling.{name}" in reply.wording), "")
    meant = next((name for name in _meant_in(reading) if f"listening.mirror.meaning.{name}" in reply.wording), "")
    touched = _touched_in(reply, text, back)
    short = len(text) < _LONG
    kinds = (
        ("silent", not any(letter.isalnum() for letter in text)),
        (f"{TOUCHED}to_a_bot", touched == "to_a_bot"),
        ("asks_who", _ASKS_WHO.search(text) is not None),
        ("nod", nods(text)),
        (f"{TOUCHED}{touched}", touched in _FIRST),
        ("sorry", _SORRY.search(text) is not None and short),
        ("repeated", _was_said(reply, text, back)),
        ("asks_for_blame", _ASKS_FOR_BLAME.search(text) is not None),
        ("meaning.self_doubt", meant == "self_doubt" and short),
        ("asks_us", _ASKS_US.search(text) is not None or _IS_A_QUESTION.search(text) is not None),
        (f"meaning.{meant}", bool(meant) and short),
        (f"{TOUCHED}{touched}", bool(touched)),
        ("why", _WHY.match(text) is not None),
        ("said", bool(_words_of_others(reading.text)) and not _KIND_WORDS.search(text)),
        ("relief", any(f.name == "安堵" for f in felt_by_them(reading))),
        ("alone", sounds_alone(text)),
        ("many", not short),
        (f"feeling.{feeling}", bool(feeling)),
        ("effort", _EFFORT.search(text) is not None),
    )
    return next((kind for kind, fits in kinds if fits), "plain")


def _touched_in(reply: Reply, text: str, back: int) -> str:
    """What was confided; what was answered a moment ago is left to the feeling in it, or to their own words."""
    found = confided_in(text)
    heard = [one.words.text for one in reply.session.consultation.moves if one.question == QUESTION and one.words]
    lately = {name for earlier in heard[-back - LATELY : -back] for name in confided_in(earlier)[:1]} - _FIRST
    return next((one for one in found if one not in lately), "")


def _meant_in(reading: Reading) -> tuple[str, ...]:
    """What the words mean to them; two who say the same leave nobody at their side."""
    return ("alone",) if two_against(reading.text) is not None else meanings_in(reading.text)


def _is_theirs(reading: Reading, feeling: Feeling) -> bool:
    """「お客様がすごく怒っていて」: somebody else is angry."""
    if feeling.name != "怒り" or feeling.evidence is None:
        return False
    start = feeling.evidence.start
    others = (mention.evidence for mention in reading.people if mention.role != "self")
    return any(at is not None and at.end < start <= at.end + 10 and reading.text[at.end] in "がはも" for at in others)


def _was_said(reply: Reply, text: str, back: int) -> bool:
    """The same words as earlier than the move that they are."""
    earlier = (move.words for move in reply.session.consultation.moves[:-back] if move.question == QUESTION)
    return any(words is not None and unicodedata.normalize("NFKC", words.text).strip() == text for words in earlier)
