"""Objections to a draft or a text that is shown (「そこ抜いて」「嘘になるやん」): the part that is named goes out and
stays out, else it is asked which one; which words name a part lives in flows/documents/striking.py."""

from __future__ import annotations

import re

from flows import bounds, documents, drafting, path, putting_in
from flows.answering import restore
from flows.answers import is_an_option, plain
from flows.career.texts import parts_of as parts_of_career
from flows.documents.beside import is_about_the_chat
from flows.documents.striking import (
    CAREER,
    FRAME,
    PIECE,
    STRUCK,
    is_a_wish,
    mark_of,
    part_meant,
    piece_meant,
    pieces_of,
    pieces_quoted,
    quoted_in,
)
from flows.letters import holds, width
from flows.question import Question
from flows.reply import Reply
from flows.session import Move
from flows.voice import career, drafts, names

SHOWN_AT = frozenset({"apology.words", "expectation.words"})
_CAREER_AT = frozenset({"career.more", "career.strength"})
WHICH, RESTORE, HOW = "which", "restore", "how"  # what the command takes besides a part
_MOST_QUOTING = 160  # letters of an objection that quotes what it objects to
_MOST_AT_ONCE = 5  # sentences that go out at one word
_MOST_SAID, _MOST_OFFERED, _LABEL = 80, 11, 18  # letters of an objection, buttons, letters of a button
# It is to go out, whatever it is.
_OUT = re.compile(
    r"消し(?!たく)|消す|消せ|けして|抜い|抜き|ぬいて|外し|はずし|載せ(?:たら|んと|ない|ん(?:で|とい)|る?な)|のせ(?:たら|ない|んと)|入れ(?:たら(?:あかん|だめ|ダメ)|ないで|んと|るな)|"
    r"書か(?:ない|ん(?:で|とい)|れたら)|書いたら(?:あかん|だめ|ダメ)|削[っりる]|削除|カット|取って(?:ほし|くれ|くださ)|なくして|要らん|いらん(?:やろ|わ|て)|"
    r"(?i:\b(?:remove|delete|take (?:that|it|this) out|leave (?:that|it|this) out|cut)\b)"
)
# It is not so, or is to be otherwise.
_OTHERWISE = re.compile(
    r"直し|直せ|直す|なおし|変え(?:て|ろ|た)|かえて|書き換え|嘘|うそ|ウソ|ちがう|違う|違い|ちゃう|(?:て|で)(?:い)?(?:ない|へん|ません)|言い過ぎ|おかしい|"
    r"(?i:\b(?:wrong|not true|a lie|change (?:that|it|this))\b)"
)
# 「いや言われた言葉は残して」, right after something went out.
_BACK_IN = re.compile(
    r"残し|残す|のこし|戻し|もどし|戻す|元(?:に|の)|消さ(?:ない|んで|んといて)|消すな|消してない|(?:消し|外し)すぎ|"
    r"(?i:\b(?:keep|put (?:it|that) back|restore|undo)\b)"
)
# 「もっと気持ちが伝わるように書き直して」: another way to say it, nothing to take out.
_IN_ANOTHER_WAY = re.compile(r"もっと|もう少し|もうちょっと|感じ(?:に|で)|ように|風に|ふうに")
_OF_THE_DATA = re.compile(
    r"データ|情報|履歴|記録を|会話|相談(?:を|内容)|アカウント|全部消|全て消|すべて消|(?i:my data|everything)"
)


def named(reply: Reply, question: Question | None, text: str) -> str | None:
    """What the command takes: the part that is meant, WHICH to ask; None for words that object to nothing."""
    longest = _MOST_QUOTING if quoted_in(text) else _MOST_SAID
    if question is None or question.id not in SHOWN_AT | _CAREER_AT or width(text) > longest:
        return None
    case = reply.session.consultation.case
    if _BACK_IN.search(text) and _last_struck(reply) is not None:
        return RESTORE
    if _OF_THE_DATA.search(text) or is_an_option(text, question, case, reply.wording):
        return None
    out, otherwise = _OUT.search(text), _OTHERWISE.search(text)
    if question.id in SHOWN_AT and (is_about_the_chat(text) or putting_in.is_instead(text)):
        return HOW  # what was to be replaced stands nowhere, else it would be replaced by now
    wished = question.id in SHOWN_AT and is_a_wish(text)
    another_way = wished and _IN_ANOTHER_WAY.search(text) is not None and not quoted_in(text)
    if not out and not otherwise and not wished:
        return None
    for there in _shown(reply, question, text) if out or (otherwise and not another_way) else ():
        if part := _piece_or_part(text, there):
            return part
    if out or (otherwise and _is_only_that(text)):
        return WHICH
    return HOW if wished and not drafting.another(reply, question, text) else None


def _piece_or_part(text: str, there: dict[str, str]) -> str:
    """The sentences that are quoted, the one of several that is spoken of, or a whole part."""
    of_drafts = [words for name, words in there.items() if not name.startswith(CAREER)]
    if found := pieces_quoted(text, of_drafts):
        return ".".join((PIECE, *map(mark_of, found[:_MOST_AT_ONCE])))
    if quoted_in(text) and len(of_drafts) == len(there):
        return ""  # words that stand nowhere: it is asked what is meant
    part = part_meant(text, there)
    pieces = pieces_of(there[part]) if part and not part.startswith(CAREER) else []
    if len(pieces) > 1:
        one = piece_meant(text, pieces)
        return f"{PIECE}.{mark_of(one)}" if one else part
    return part


def _last_struck(reply: Reply) -> Move | None:
    moves = reply.session.consultation.moves
    return moves[-1] if moves and moves[-1].question == STRUCK else None


def _is_only_that(text: str) -> bool:
    """「直して」「嘘になるやん」「それ変えて」: an objection and nothing else."""
    return width(text) <= 14


def _shown(reply: Reply, question: Question, text: str = "") -> list[dict[str, str]]:
    """The parts of each draft there is: the one that is named or in sight first."""
    if question.id in _CAREER_AT:
        return [parts_of_career(career.lived(reply), reply.wording)]
    case, consultation = reply.session.consultation.case, reply.session.consultation
    if not drafts.are_there(case):
        return []
    there = list(drafts.kinds(case))
    asked = reply.wording.under("chat.drafts_asked").items()
    called = [kind for kind, words in asked if kind in there and any(holds(plain(text), word) for word in words)]
    seen = consultation.shown.partition(".")[0]
    there.sort(key=lambda kind: (kind not in called, kind != seen))
    return [documents.parts_of(kind, case, reply.now) for kind in there]


def strike(reply: Reply, argument: str) -> None:
    """`<draft>.<part>` goes out; WHICH asks for it. What is not there any more is nothing to strike."""
    question = path.open_question(reply.session.consultation)
    if argument == WHICH or not argument:
        _ask_which(reply, question)
        return
    if argument == HOW:
        reply.say("summary.struck.how")
        reply.ask_again = False
        return
    consultation = reply.session.consultation
    if argument == RESTORE:
        _put_back(reply)
        return
    kind = argument.partition(".")[0]
    if kind not in (CAREER, PIECE, *documents.KINDS):
        return
    move = Move(STRUCK, argument[:60], reply.now, None, more=True, corrects=True)
    consultation.moves = bounds.few([*consultation.moves, move])
    path.take(consultation, move)
    reply.say("summary.struck.done")
    _show_again(reply, kind)
    reply.ask_again = False


def _put_back(reply: Reply) -> None:
    """What went out last; where nothing did there is nothing to put back."""
    consultation, last = reply.session.consultation, _last_struck(reply)
    if last is None:
        reply.say("chat.stale")
        return
    restore(consultation, consultation.moves[:-1])
    reply.say("summary.struck.restored")
    _show_again(reply, str(last.value).partition(".")[0])
    reply.ask_again = False


def _show_again(reply: Reply, kind: str) -> None:
    case, seen = reply.session.consultation.case, reply.session.consultation.shown
    if kind == CAREER:
        career.show_text(reply, "interview")
    elif drafts.are_there(case):
        shown, _, register = seen.partition(".")
        there = drafts.kinds(case)
        kind = shown if shown in there else kind if kind in there else there[0]
        reply.show(*drafts.cards(reply, case, kind, register or drafts.STANDARD))


def _ask_which(reply: Reply, question: Question | None) -> None:
    """Each part by its first words; nothing goes on meanwhile."""
    parts = next(iter(_shown(reply, question)), {}) if question is not None else {}
    offered = [(name, text) for name, text in parts.items() if not FRAME.search(name)][:_MOST_OFFERED]
    if not offered:
        reply.say("summary.struck.none")
        return
    reply.say("summary.struck.which")
    for name, text in offered:
        first = text.strip("■□・\n「」 ").split("\n")[-1 if text.startswith("■") else 0]
        reply.offer(reply.command("strike", name, label=names.shorten(first.strip("□・「」 "), _LABEL)))
    reply.ask_again = False
