"""Objections to a draft or a text that is shown (「そこ抜いて」「嘘になるやん」): the part that is named goes out and
stays out, else it is asked which one; which words name a part lives in flows/documents/striking.py."""

from __future__ import annotations

import re

from flows import bounds, documents, explaining, in_sight, path, putting_in, words_wanted
from flows.answering import restore
from flows.answers import is_an_option
from flows.career.texts import parts_of as parts_of_career
from flows.documents.beside import is_about_the_chat
from flows.documents.filling import BLANKS
from flows.documents.own_wish import sorry_for
from flows.documents.striking import (
    CAREER,
    FRAME,
    PIECE,
    STRUCK,
    is_a_wish,
    is_only_quoted,
    part_meant,
    piece_meant,
    pieces_of,
    quoted_in,
)
from flows.house_words import in_their_words
from flows.in_sight import RESTORE
from flows.letters import width
from flows.question import Question
from flows.reply import Reply
from flows.sentences_meant import drafts_there, marks_of, quoted_marks
from flows.session import Move
from flows.voice import career, drafts, names
from flows.waiting import For

SHOWN_AT = frozenset({"apology.words", "expectation.words"})
_CAREER_AT = frozenset({"career.more", "career.strength"})
# What the command takes besides a part, and RESTORE.
WHICH, HOW, STILL, NOWHERE, THIS = "which", "how", "still", "nowhere", "this"
_MOST_QUOTING = 160  # letters of an objection that quotes what it objects to
_ASKING = {
    WHICH: "summary.struck.which",
    STILL: "summary.struck.still",
    NOWHERE: "summary.struck.nowhere",
}
_LONGEST = 120  # letters of what is kept of it: marks
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
# 「もういいや、あとは自分で消す」, 「次いこ」: nothing is to be done here.
_GOES_ON = re.compile(
    r"自分で(?:適当に|勝手に|うまく|あとで)?(?:消|直|なお|変え|かえ|書|やる|やり|け[しず]|外|考え)|^(?:じゃあ?|もう)?、?(?:次|つぎ)(?:に|へ)?(?:いこ|行こ|いって|行って|お願い|で)|"
    r"^もういい(?:や|わ|よ|です)*(?:$|[、。])"
)
# 「消えてないよ」: it was said to be done.
_STILL = re.compile(
    r"(?:消え|外れ|変わっ|直っ|なおっ|抜け|減っ|短くなっ|反映され)て(?:い)?(?:な(?:い|く|かっ)|ません|へん)|残って(?:い)?(?:る|ます|ん)|残っとる|まだ(?:ある|あり|入って|書い|残)|そのまま(?:じゃ|や|だ|です|なん|残)|変わらない|変わってへん"
)
_NO_SORRY = re.compile(
    r"(?:全部|ぜんぶ|すべて|一切|どこにも|もう)[^。]{0,10}(?:謝|お詫び|申し訳)|(?:謝|お詫び|申し訳)[^。]{0,10}(?:全部|ぜんぶ|すべて|一切|なし(?:に|で)|無し(?:に|で))"
)
# 「元の長さに戻して」: another form, no edit to undo.
_AS_LONG = re.compile(r"長さ|長い(?:の|ほう|方|やつ)|言い方|全文|ふつう|普通")
_FRAMES = {"件名": "subject", "署名": "sign", "宛名": "address", "タイトル": "subject"}
_FRAME_NAMED = re.compile(
    r"^(?P<what>件名|署名|宛名|タイトル)(?:は|も|って|、)?(?:別に)?(?:いら|要ら|なくて|無くて|不要|消し|外し|抜い|取っ|なし)"
)
# A sentence or line of the draft in sight is too much, and which one may have to be asked.
_THIS_OUT = re.compile(
    r"^(?:(?:この|その|ここの?|最後の|最初の|真ん中の|一番上の|一番下の)(?:文|行|一文|一行|部分|ところ|とこ|言葉)?(?:は|って|も|、)?(?:ちょっと|別に|もう)?(?:いら|要ら|不要|なくて(?:も)?いい)|"
    r"(?:日付|署名|件名|宛名)(?:は|って|も|、)?(?:ちょっと|別に|もう)?(?:いら|要ら|不要|なくて(?:も)?いい)|(?:ちょっと)?(?:謝り|お詫びし|下手に出)すぎ)"
)
_CHANGES = re.compile(r"変え(?:て|たい)|かえて|替えて|直し(?:て|たい)|なおして|書き換え|書きかえ")
_OF_THE_DATA = re.compile(
    r"データ|情報|履歴|記録を|会話|相談(?:を|内容)|アカウント|全部消|全て消|すべて消|(?i:my data|everything)"
)


def named(reply: Reply, question: Question | None, text: str) -> str | None:
    """What the command takes: the part that is meant, WHICH to ask; None for words that object to nothing."""
    longest = _MOST_QUOTING if quoted_in(text) else _MOST_SAID
    if question is None or question.id not in SHOWN_AT | _CAREER_AT or width(text) > longest:
        return None
    case, at_drafts = reply.session.consultation.case, question.id in SHOWN_AT
    if _GOES_ON.search(text) and not quoted_in(text):
        return None
    if at_drafts and sorry_for(text):
        return None  # it is to say more: what of it is to go out goes with that
    if _BACK_IN.search(text) and not _AS_LONG.search(text) and last_edit(reply) is not None:
        return RESTORE
    if at_drafts and _THIS_OUT.search(text) and not quoted_in(text):
        return _frame_named(reply, text) or _piece_or_part(reply, question, text) or WHICH
    if _OF_THE_DATA.search(text) or is_an_option(text, question, case, reply.wording):
        return None
    if at_drafts and _STILL.search(text):
        return quoted_marks(reply, text) or STILL
    if at_drafts and (is_about_the_chat(text) or putting_in.is_instead(text)):
        return HOW  # what was to be replaced stands nowhere, else it would be replaced by now
    if at_drafts and is_only_quoted(text) and (marks := quoted_marks(reply, text)):
        return marks if _was_asked_which(reply) else f"{THIS}.{marks}"
    return _objected(reply, question, text)


def named_aside(reply: Reply, text: str) -> str | None:
    """The same while a blank is open, where words may as well be for the blank: only what is surely about the text."""
    about_it = (quoted_in(text) and (is_a_wish(text) or "書いて" in text)) or (is_a_wish(text) and _OUT.search(text))
    if not about_it and not _STILL.search(text):
        return None
    part = named(reply, path.open_question(reply.session.consultation), text)
    if part is None and "まだ" in text and quoted_in(text):
        part = quoted_marks(reply, text) or STILL
    return None if part in (HOW, WHICH, RESTORE) else part


def _objected(reply: Reply, question: Question, text: str) -> str | None:
    """Something is to go out, or be otherwise."""
    out, otherwise, at_drafts = _OUT.search(text), _OTHERWISE.search(text), question.id in SHOWN_AT
    if at_drafts and (frame := _frame_named(reply, text)):
        return frame
    wished = at_drafts and is_a_wish(text)
    another_way = wished and _IN_ANOTHER_WAY.search(text) is not None and not quoted_in(text)
    if not out and not otherwise and not wished:
        return None
    if at_drafts and out and not quoted_in(text) and _NO_SORRY.search(text):
        return f"{PIECE}.sorry"
    if out or (otherwise and not another_way):
        if part := _piece_or_part(reply, question, text):
            changes = not out and at_drafts and part.startswith(PIECE) and _CHANGES.search(text)
            return f"{THIS}.{part}" if changes else part  # to be changed is not to go out
        if at_drafts and out and quoted_in(text):
            return NOWHERE
    if out or (otherwise and _is_only_that(text)):
        return WHICH
    return HOW if wished and not words_wanted.another(reply, question, text) else None


def _frame_named(reply: Reply, text: str) -> str:
    """「件名いらない」: a part that every letter has, of the draft in sight."""
    called = _FRAME_NAMED.match(text.strip())
    if called is None:
        return ""
    key, (_, parts) = _FRAMES[called["what"]], drafts_there(reply, "")[0]
    return next((name for name in parts if name.partition(".")[2].startswith(key)), "")


def _was_asked_which(reply: Reply) -> bool:
    return any(data.startswith(f"c|strike|{PIECE}.") for _, data in reply.session.offered)


def _piece_or_part(reply: Reply, question: Question, text: str) -> str:
    """The sentences that are quoted, the one of several that is spoken of, or a whole part."""
    if question.id in _CAREER_AT:
        return part_meant(text, parts_of_career(career.lived(reply), reply.wording))
    if quoted_in(text):
        return quoted_marks(reply, text)  # "": words that stand nowhere, it is asked what is meant
    text = in_their_words(text, reply.session.consultation.case)  # 「会社に…」 stands there as 「店に…」
    for marks, parts in drafts_there(reply, text):
        if one := piece_meant(
            text, (piece for name, said in parts.items() if not FRAME.search(name) for piece in pieces_of(said))
        ):
            return marks_of([one], marks)
        if part := part_meant(text, parts):
            return part
    return ""


def last_edit(reply: Reply) -> Move | None:
    """The last move, where it changed a draft."""
    moves = reply.session.consultation.moves
    return moves[-1] if moves and moves[-1].question in (STRUCK, BLANKS) else None


def _is_only_that(text: str) -> bool:
    """「直して」「嘘になるやん」「それ変えて」: an objection and nothing else."""
    return width(text) <= 14


def strike(reply: Reply, argument: str) -> None:
    """`<draft>.<part>` or `piece.<mark>…` goes out; WHICH asks for it. What is not there any more is nothing to
    strike."""
    question = path.open_question(reply.session.consultation)
    kind, _, rest = argument.partition(".")
    reply.ask_again = reply.session.waiting.what is For.BLANKS  # the blank that is open stays so
    if kind in (WHICH, STILL, NOWHERE, ""):
        _ask_which(reply, question, kind or WHICH)
    elif kind == HOW:
        reply.say("summary.struck.how")
    elif kind == THIS and rest.startswith(PIECE):
        reply.say("summary.struck.this")
        reply.offer(reply.command("strike", rest, label=reply.wording.text("summary.struck.out_label")))
    elif argument == RESTORE:
        _put_back(reply)
    elif kind == explaining.WHY:
        explaining.answer(reply, rest)
    elif kind in (CAREER, PIECE, *documents.KINDS):
        before = in_sight.texts(reply) if drafts.are_there(reply.session.consultation.case) else {}
        move = Move(STRUCK, argument[:_LONGEST], reply.now, None, more=True, corrects=True)
        consultation = reply.session.consultation
        consultation.moves = bounds.few([*consultation.moves, move])
        path.take(consultation, move)
        _show_again(reply, kind, before, "summary.struck.done")
    else:
        reply.ask_again = True


def _put_back(reply: Reply) -> None:
    """What was changed last; where nothing was there is nothing to put back."""
    consultation, last = reply.session.consultation, last_edit(reply)
    if last is None:
        reply.say("chat.stale")
        reply.ask_again = True
        return
    before = in_sight.texts(reply) if drafts.are_there(consultation.case) else {}
    restore(consultation, consultation.moves[:-1])
    kind = CAREER if str(last.value).startswith(CAREER) else PIECE
    _show_again(reply, kind, before, "summary.struck.restored")


def _show_again(reply: Reply, kind: str, before: dict[str, str], done: str) -> None:
    """Only what really changed is said to be done."""
    if kind == CAREER:
        reply.say(done)
        career.show_text(reply, "interview")
        return
    at = len(reply.bubbles)
    if drafts.are_there(reply.session.consultation.case) and in_sight.show_changes(reply, before):
        reply.say(done)
        reply.bubbles.insert(at, reply.bubbles.pop())
    else:
        reply.say("summary.struck.unchanged")
        reply.offer(reply.command("strike", WHICH, label=reply.wording.text("summary.struck.which_label")))


def _ask_which(reply: Reply, question: Question | None, why: str) -> None:
    """Each sentence, or where there are too many each part, by its first words."""
    if question is not None and question.id in _CAREER_AT:
        offered = list(parts_of_career(career.lived(reply), reply.wording).items())
    elif there := next(iter(drafts_there(reply, "")), None):
        marks, parts = there
        parts = {name: text for name, text in parts.items() if not FRAME.search(name)}
        pieces = [(marks_of([one], marks), one) for text in parts.values() for one in pieces_of(text)]
        offered = pieces if len(pieces) <= _MOST_OFFERED else list(parts.items())
    else:
        offered = []
    if not offered:
        reply.say("summary.struck.none")
        reply.ask_again = True
        return
    reply.say(_ASKING[why])
    if why == STILL:
        kind, register = in_sight.seen(reply)
        reply.show(*drafts.cards(reply, reply.session.consultation.case, kind, register))
    for name, text in offered[:_MOST_OFFERED]:
        first = text.strip("■□・\n「」 ").split("\n")[-1 if text.startswith("■") else 0]
        reply.offer(reply.command("strike", name, label=names.shorten(first.strip("□・「」 "), _LABEL)))
