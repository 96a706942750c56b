"""Questions of the moment asked beside the thread, 「また電話きた、どうしよう」: which one it is, and its short answer;
words of ours that are asked about are explained in saying.py."""

from __future__ import annotations

import re
from functools import lru_cache

from flows import answering, once_more, pressed
from flows.acts import Heard
from flows.answers import typed
from flows.content import Content
from flows.decision import house
from flows.house_words import said_of
from flows.letters import alike, holds, width
from flows.reply import Reply
from flows.session import Words
from flows.stage import Stage
from flows.stages.certainty import QUESTION as CERTAINTY
from flows.stages.certainty import central_point
from flows.turn import Say
from flows.understanding.questions import asks
from flows.understanding.resolved import will_tell
from flows.voice import names
from flows.waiting import For
from flows.wishing import term_asked_about

_ASKED_OF_US = frozenset(
    {"bot", "secret", "remaining", "tell_boss", "family", "fired", "my_fault", "must_apologise", "call_first"}
    | {"what_comes", "what_now", "what_to_say", "too_small", "sleepless", "go_alone", "boss_away", "admits"}
)
LONGEST = 60  # letters; who writes more tells something
_PIECE = re.compile(r"[^。?？！!\s]+[。?？！!]*")  # a question stands in a sentence of its own
_WHICH = 25  # letters of 「どのこと？」


def asked(reply: Reply, text: str) -> str:
    """The name of the question that is asked, "" for none. Each has groups of words: one word of every group stands in
    the text."""
    text = own_words(text)
    if name := pressed.asked(reply, text):
        return name
    said = alike(text)
    if width(said) > LONGEST or not _may_ask(reply.wording).search(said) or not asks(text):
        return ""
    pieces = _PIECE.findall(said)
    for piece in (one for one in pieces if len(pieces) > 1 and asks(one)):
        if name := _first_of(reply.wording, "senses", piece):
            return name
        if _first_of(reply.wording, "topics", piece):
            return ""  # what stands before it is told: 「責任者もいない。私が謝らないといけないの？」
    return _first_of(reply.wording, "senses", said)


# 「…」って言っていい？ asks about the words themselves.
_OF_OTHERS = re.compile(
    r"「[^「」]*」(?!(?:と|って|で|は|も)(?:だけ)?(?:言(?!わ|う[てた])|いう|伝え|返|答え|書|送|いい|ええ|大丈夫|どう|あり|だめ))"
)


def own_words(text: str) -> str:
    """Without what others said: 「辞めた人間だろ」 is no question about leaving."""
    return _OF_OTHERS.sub("「」", text) if "「" in text else text


def tell(reply: Reply, name: str) -> None:
    """The answer to what is asked, by its name."""
    if name.startswith(pressed.PREFIX):
        pressed.tell(reply, name)
    else:
        wording = said_of(reply.wording, reply.session.consultation.case)
        once_more.say(reply, name, wording.text(_way_to_say(reply, name), reply.session.turns))


@lru_cache(maxsize=8)
def _may_ask(wording: Content) -> re.Pattern[str]:
    """A word of some question's first group: most texts have none, and every text is asked twice."""
    words = (word for groups in wording.under("glossary.senses").values() for word in groups[0])
    return re.compile("|".join(sorted({re.escape(alike(word)) for word in words})))


def topic(reply: Reply, heard: Heard) -> str:
    """What a short question is about, however it is put; "" for nothing we have a short answer to. Where the words of
    the other side are asked for, only what nobody else would ask is a question to us."""
    text, question = own_words(heard.text), heard.question
    said = alike(text)
    if width(said) > LONGEST or (question is not None and question.stage == "career" and "?" not in said):
        return ""  # 「課長に自分から言ったことかな」 is an answer there
    asking = [piece for piece in _PIECE.findall(said) if asks(piece)]
    if not asking and not asks(text):
        return ""
    but = "family" if _is_the_other_side(reply, said) else ""
    found = next(filter(None, (_first_of(reply.wording, "topics", piece, but) for piece in (*asking, said))), "")
    theirs = question is not None and question.id == "facts.said" and (found not in _ASKED_OF_US or "「" in said)
    return "" if theirs else found


_CARES_FOR_FAMILIES = frozenset({"nursery", "school", "cram_school", "hospital", "clinic", "care_home"})
_KIN_OF_ONES_OWN = re.compile(r"妻|夫|旦那|嫁|主人|両親|親に|彼女|彼氏|家の人|うちの")


def _is_the_other_side(reply: Reply, said: str) -> bool:
    """「謝るのは子どもさんにですか、お母さんにですか」, asked by who works in a nursery."""
    if not reply.session.consultations:
        return False  # nothing was told yet
    cares_for_families = house.kind_of(reply.session.consultation.case) in _CARES_FOR_FAMILIES
    return cares_for_families and _KIN_OF_ONES_OWN.search(said) is None


# What who does not know what to do asks; 「怒鳴られたらどうしたら」 has an answer of its own.
_LEAVES_IT_OPEN = frozenset({"", "what_now", "must_apologise", "call_first", "visit_or_phone"})


def leaves_it_open(reply: Reply, heard: Heard) -> bool:
    """At the decision it asks nothing else than what to do."""
    return topic(reply, heard) in _LEAVES_IT_OPEN


def concerns(reply: Reply, heard: Heard) -> bool:
    """A question of its own, or words at the decision that only sound like a command."""
    if asked(reply, heard.text) or pressed.told(reply, heard) or term_asked_about(reply, heard.text):
        return True
    return pressed.is_no_command(reply, heard)


def _first_of(wording: Content, table: str, said: str, but: str = "") -> str:
    """The first name, other than `but`, of which every group has a word in the text."""
    named = wording.under(f"glossary.{table}").items()
    return next((name for name, groups in named if name != but and all(_any(said, group) for group in groups)), "")


def _way_to_say(reply: Reply, name: str) -> str:
    """Who is pressed hard, whose own share is told, or who has left is answered in another way."""
    case = reply.session.consultation.case
    ways = (
        ("knows", case.boss == "told"),
        ("harassed", bool(answering.DANGEROUS & set(case.harassment or ()))),
        ("own", case.responsibility in ("full", "partial")),
        ("left", case.employment == "left"),
    )
    keys = (f"glossary.besides.{name}_{way}" for way, holds_here in ways if holds_here)
    return next((key for key in keys if key in reply.wording), f"glossary.besides.{name}")


def _any(said: str, words: list[str]) -> bool:
    return any(holds(said, alike(word)) for word in words)


def asked_outright(reply: Reply, heard: Heard) -> bool:
    """What can be nothing but a question to us, however it sounds: 「労組って、こういうの聞いてくれる？」."""
    if heard.question is None or heard.question.stage == Stage.SUMMARY or _takes_and_asks(reply, heard):
        return False
    if name := _asked_behind(reply, heard):  # what was told before it is still to be taken
        tell(reply, name)
        return False
    return pressed.asked(reply, heard.text).startswith(pressed.PREFIX) and answered(reply, heard)


# Who tells much and ends with one of these waits for the answer to it.
_WORTH_AN_ANSWER = frozenset({"pressed.keep_silent", "pressed.about_colleague", "told_late", "erase_there", "fired"})


def _asked_behind(reply: Reply, heard: Heard) -> str:
    """「…所長は知りません。吉田さんは黙っておけって言うんです 黙ってていいんでしょうか」."""
    pieces = _PIECE.findall(heard.text)
    if width(heard.text) <= LONGEST or len(pieces) < 2 or "「" in heard.text or not asks(pieces[-1]):
        return ""
    for tail in (" ".join(pieces[-2:]), pieces[-1]):
        name = asked(reply, tail) or _first_of(reply.wording, "topics", alike(tail))
        if width(tail) <= LONGEST and name in _WORTH_AN_ANSWER:
            return name
    return ""


def answered(reply: Reply, heard: Heard) -> bool:
    """Answers it and leaves the same question open. What it tells of the other side besides is kept with the story."""
    if _asks_which(reply, heard):
        point = central_point(reply.session.consultation.case)
        reply.say("facts.certainty.which" if point else "chat.why", personal=True, what=names.shorten(point))
    elif name := _decided(reply, heard) or asked(reply, heard.text) or pressed.told(reply, heard):
        if _takes_and_asks(reply, heard):
            tell(reply, name)
            return False
        _keep(reply, heard)
        tell(reply, name)
    elif name := "" if _is_the_answer(reply, heard) else topic(reply, heard):
        _keep(reply, heard)
        tell(reply, name)
    elif pressed.is_an_open_question(reply, heard):
        pressed.tell(reply, "not_known")
    elif _asks_us(heard):
        stage = "late" if heard.question is not None and heard.question.stage == "summary" else "early"
        reply.say(f"glossary.open_question.{stage}")
    else:
        return False
    reply.trigger = "side_question"
    return True


_DECIDED = 25  # letters
_ONCE_CHOSEN = frozenset({Stage.TRUST, Stage.SUMMARY})


def _decided(reply: Reply, heard: Heard) -> str:
    """「今日のうちに言った方がいいですよね？ 今日言います」 asks for a yes to what is decided already; once the way is
    chosen 「今日言います」 alone answers nothing that is asked."""
    question = heard.question
    if width(heard.text) <= _DECIDED and question is not None and question.stage in _ONCE_CHOSEN and not question.free:
        return "tell_boss_decided" if will_tell(heard.text) else ""
    if width(heard.text) > LONGEST:
        return ""
    decides = any(will_tell(one) and not asks(one) for one in _PIECE.findall(heard.text))
    return "tell_boss_decided" if decides and topic(reply, heard) == "tell_boss" else ""


def _takes_and_asks(reply: Reply, heard: Heard) -> bool:
    """「それでいいけど、店長が動かなかったら？」 at the decision."""
    question, case = heard.question, reply.session.consultation.case
    if question is None or question.id != "apology.choice":
        return False
    takes = typed(question, case, heard.text, heard.reading, reply.wording) == "go"
    return takes and asks(heard.text) and not pressed.only_asks(reply, question, heard.text)


def _is_the_answer(reply: Reply, heard: Heard) -> bool:
    """「これでいいけど上司になんて言えばいいの」 takes the advice, which leads to the words."""
    question = heard.question
    if question is None or question.stage != "apology":
        return False
    value = typed(question, reply.session.consultation.case, heard.text, heard.reading, reply.wording)
    return value is not None and not (value in ("go", "later") and pressed.only_asks(reply, question, heard.text))


# Where own words are asked for a question back would be kept as the answer.
_WANTS_TO_KNOW = re.compile(
    r"[?？]\s*$|(?:教えて|おしえて)(?:ください|下さい|ほしい|よ|や)?[。！!]*$|(?:聞いて|きいて)(?:い)?る(?:んだ|ん)?(?:けど|の)[。！!]*$"
    r"|もう(?:一回|一度|いちど)[^。]{0,8}(?:見|み|教え|出し|言って)"
)
_QUESTIONS_BACK = 40  # letters


def _asks_us(heard: Heard) -> bool:
    """Something is asked of us that has no short answer here: nothing is filed from it."""
    question, reading = heard.question, heard.reading
    if question is not None and question.stage == "feelings":  # 「これなんで？」 is no feeling of bewilderment
        return _WANTS_TO_KNOW.search(heard.text) is not None and not any(one.strength for one in reading.feelings)
    if question is None or not question.free or question.stage not in ("facts", "stakeholders", "summary"):
        return False
    if question.id == "facts.said" or width(heard.text) > _QUESTIONS_BACK or not _WANTS_TO_KNOW.search(heard.text):
        return False
    return not (reading.people or reading.harassment or reading.story.said or "「" in heard.text)


def _asks_which(reply: Reply, heard: Heard) -> bool:
    question = heard.question
    if question is None or question.id != CERTAINTY or width(heard.text) > _WHICH:
        return False
    return _any(alike(heard.text), reply.wording.raw("facts.certainty.asking_which"))


# 「今夜上司にLINEします」 and 「店長の顔をつぶしませんか」 tell of nobody who does them harm.
_SUFFERED = re.compile(r"[らわまかさたばが]れ|って|と言|ぞ|くる|来る|きて|来て|きた|来た|「|(?i:\b(?:they|he|she)\b)")


def _keep(reply: Reply, heard: Heard) -> None:
    """「行かなかったら本当にネットに書かれる？」 tells of a threat as well."""
    question, session = heard.question, reply.session
    tells = (heard.reading.harassment and _SUFFERED.search(heard.text)) or pressed.tells_besides(reply, heard)
    if question is None or not tells or session.waiting.what is not For.ANSWER:
        return
    if session.asked not in ("", question.id):
        return
    before = len(reply.bubbles)
    answering.answer(reply, question, None, Words.of(heard.incoming), heard.reading, more=True)
    reply.did.append("apart")
    session.misses += 1
    if len(reply.bubbles) > before and isinstance(reply.bubbles[before], Say):
        del reply.bubbles[before]  # the answer stands for it
