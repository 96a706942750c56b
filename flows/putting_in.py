"""Words that somebody wants in a draft (「…」も入れて), or in place of others (「…」にして): which ones and where; how
they stand in a document lives in flows/documents."""

from __future__ import annotations

import re

from flows import bounds, documents, in_sight, path
from flows.acts import Heard
from flows.case import Case
from flows.documents.filling import ALSO, BLANKS, SAID, TOLD, entry
from flows.documents.own_wish import LETTER, OWN, is_mine, kind_of, sorry_for
from flows.documents.striking import PIECE, STRUCK, mark_of, piece_meant, pieces_quoted, quoted_in
from flows.documents.typed_in import at_a_place, edited
from flows.question import Question
from flows.reply import Reply
from flows.sentences_meant import quoted_marks
from flows.session import Move, Words
from flows.voice import drafts

SHOWN_AT = frozenset({"apology.words", "expectation.words"})
_MOST = 200  # letters of such a wish
_ASKED = (
    r"(?:くだ(?:さい)?|下さい|ほしい(?:です)?|欲しい(?:です)?|くれ(?:ますか|る|ない)?|"
    r"もらえ(?:る|ますか|ます)?|よ|ね|や|な)*[。!！?？]*$"
)
_PUT_IN = re.compile(rf"(?:入れ|足し|加え|追加し|書い|書き足し|載せ|のせ)て{_ASKED}")
_INSTEAD = re.compile(
    rf"[」』\"”](?:という(?:の|文|言葉|言い方))?(?:に|へ|と)"
    rf"(?:し|変え|替え|かえ|書き換え|書きかえ|直し|なおし|差し替え|置き換え)て{_ASKED}"
    r"|[」』\"”]\s*(?:→|⇒|->|＞|>)\s*[「『\"“]"
    r"|[」』\"”](?:じゃなく(?:て|って)?|ではなく(?:て)?|の代わりに|のかわりに|より)、?\s*[「『\"“]"
)
# What happened, or a sentence of one's own, is no word of the other side: 「夜に何度も電話された」も入れて.
_A_FACT = re.compile(
    r"(?:まし|でし|[しれっい])た[。]?[」』\"”]|[」』\"”](?:という|って|の)?(?:一?文|事実|こと(?:も|を))"
)
_AS_THEIRS = re.compile(r"[」』\"”](?:と|って)(?:も)?(?:言|怒|どな|怒鳴|電話|メール)|言葉|せりふ|セリフ|発言")
_BLANKS = re.compile(r"^[a-z_]{2,16}(?:\+[a-z_]{2,16}){0,5}$")
_DONE = dict.fromkeys((SAID, TOLD), "summary.struck.put_in") | dict.fromkeys((OWN, LETTER), "summary.struck.added")
_OUT = re.compile(r"(?:消し|外し|抜い|削っ|なくし|取っ)て|見せられ|いら(?:ない|ん)|要ら(?:ない|ん)")
_KEY = re.compile(rf"^(?:(?:{SAID}|{TOLD}|{OWN}|{LETTER})\.\d{{1,3}}|{PIECE}\.[0-9a-f]{{8}})$")


def meant(reply: Reply, question: Question | None, text: str) -> str:
    """The key under which the quoted words are kept: `said.<number>` of one more quotation, `told.<number>` of one more
    fact, `piece.<mark>` of what they stand in place of; "" for no such wish."""
    said, case = text.strip(), reply.session.consultation.case
    if question is None or question.id not in SHOWN_AT or len(said) > _MOST or not drafts.are_there(case):
        return ""
    if keys := _blanks_edited(reply, said):
        return ALSO.join(keys)
    if sorry_for(said):
        return _numbered(reply, kind_of(in_sight.seen(reply)[0]))
    if not quoted_in(said):
        return ""
    place, _ = at_a_place(said)
    if place and (key := documents.blank_after(place, *_in_sight(reply))):
        return key
    if _INSTEAD.search(said):
        return _in_place_of(reply, said)
    if not _PUT_IN.search(said):
        return ""
    if is_mine(said) and not _AS_THEIRS.search(said):
        return _numbered(reply, kind_of(in_sight.seen(reply)[0]))
    return _numbered(reply, TOLD if _A_FACT.search(said) and not _AS_THEIRS.search(said) else SAID)


def _numbered(reply: Reply, kind: str) -> str:
    case = reply.session.consultation.case
    numbers = [int(key.partition(".")[2]) for key in case.blanks if key.startswith(f"{kind}.")]
    return f"{kind}.{max(numbers, default=0) + 1}"


def _in_sight(reply: Reply) -> tuple[str, Case, str]:
    kind, register = in_sight.seen(reply)
    return kind, reply.session.consultation.case, register


def is_instead(text: str) -> bool:
    """Quoted words are to take the place of others."""
    return _INSTEAD.search(text.strip()) is not None


def _blanks_edited(reply: Reply, said: str) -> list[str]:
    """Keys of blanks that the words fill anew or empty (「会社名は空欄に戻して」)."""
    case, (kind, register) = reply.session.consultation.case, in_sight.seen(reply)
    filled = [key for key in case.blanks if "." not in key]
    old, *new = [*quoted_in(said), ""]
    if _INSTEAD.search(said) and len(new) > 1 and old:  # 「店長」→「山田店長」, of what was filled in
        return [key for key in filled if case.blanks[key] == old][:1]
    return edited(said, filled, drafts.made(reply, kind, register).open)


def _in_place_of(reply: Reply, said: str) -> str:
    """Of 「A」を「B」に the sentence that holds A; of 「B」に alone the one that is most like B."""
    case, (seen, register) = reply.session.consultation.case, in_sight.seen(reply)
    old, *new = quoted_in(said)
    for kind in in_sight.kinds_at_hand(reply):
        way = register if kind == seen else drafts.STANDARD
        marks = documents.pieces_shown(kind, case, reply.now, way)
        texts = documents.parts_of(kind, case, reply.now, way).values()
        found = pieces_quoted(f"「{old}」", texts)[:1] if new else []
        found = found or ([] if new else [piece_meant(said, marks)])
        if any(found):
            return f"{PIECE}.{marks[found[0]][0] if found[0] in marks else mark_of(found[0])}"
    return ""


def put_in(reply: Reply, heard: Heard, key: str) -> None:
    """Keeps the words, for every draft, and shows what they changed."""
    reply.did.append(f"filled {key}")
    _keep(reply, key, heard.text, Words.of(heard.incoming))


def is_of_a_draft(key: str) -> bool:
    return _KEY.match(key) is not None


def is_of_blanks(key: str) -> bool:
    return _BLANKS.match(key) is not None


def put_in_again(reply: Reply, key: str, words: Words) -> None:
    """Typed words of the log, as far as they are left."""
    reply.did.append(f"filled {key}")
    _keep(reply, key, words.text, words)


def _wants_out(text: str) -> bool:
    """Besides what it is to say, something that is quoted is to go out."""
    return bool(sorry_for(text) and quoted_in(text)) and _OUT.search(text) is not None


def _keep(reply: Reply, key: str, text: str, words: Words) -> None:
    consultation = reply.session.consultation
    there = drafts.are_there(consultation.case)
    before = in_sight.texts(reply) if there else {}
    out = quoted_marks(reply, text) if _wants_out(text) else ""
    for move in (
        Move(BLANKS, entry(key, text, reply.now), reply.now, words, more=True, corrects=True),
        *([Move(STRUCK, out, reply.now, None, more=True, corrects=True)] if out else ()),
    ):
        consultation.moves = bounds.few([*consultation.moves, move])
        path.take(consultation, move)
    reply.trigger = reply.trigger or "filled"
    at = len(reply.bubbles)
    if there and in_sight.show_changes(reply, before):
        reply.say(_DONE.get(key.partition(".")[0], "summary.struck.replaced"))
        reply.bubbles.insert(at, reply.bubbles.pop())
        if _wants_out(text) and not out:
            reply.say("summary.struck.not_there", words=quoted_in(text)[0])
    else:
        reply.say("summary.struck.unchanged")
    reply.ask_again = False
