"""Words that somebody wants in a draft (「…」も入れて), or in place of others (「…」にして): which ones and where; how
they stand in a document lives in flows/documents."""

from __future__ import annotations

import re

from flows import bounds, documents, path
from flows.acts import Heard
from flows.documents.filling import BLANKS, SAID, TOLD, entry
from flows.documents.striking import BY, PIECE, mark_of, piece_meant, pieces_of, pieces_quoted, quoted_in
from flows.question import Question
from flows.reply import Reply
from flows.session import Move, Words
from flows.voice import drafts

SHOWN_AT = frozenset({"apology.words", "expectation.words"})
_RECOGNISED = 6  # letters by which words are found in a draft
_MOST = 200  # letters of such a wish
_ASKED = (
    r"(?:くだ(?:さい)?|下さい|ほしい(?:です)?|欲しい(?:です)?|くれ(?:ますか|る|ない)?|"
    r"もらえ(?:る|ますか|ます)?|よ|ね|や|な)*[。!！?？]*$"
)
_PUT_IN = re.compile(rf"(?:入れ|足し|加え|追加し|書い|書き足し|載せ|のせ)て{_ASKED}")
_INSTEAD = re.compile(
    rf"[」』\"”](?:という(?:の|文|言葉|言い方))?(?:に|へ|と)"
    rf"(?:し|変え|替え|かえ|書き換え|書きかえ|直し|なおし)て{_ASKED}"
)
# What happened, or a sentence of one's own, is no word of the other side: 「夜に何度も電話された」も入れて.
_A_FACT = re.compile(
    r"(?:まし|でし|[しれっい])た[。]?[」』\"”]|[」』\"”](?:という|って|の)?(?:一?文|事実|こと(?:も|を))"
)
_AS_THEIRS = re.compile(r"[」』\"”](?:と|って)(?:も)?(?:言|怒|どな|怒鳴|電話|メール)|言葉|せりふ|セリフ|発言")
_KEY = re.compile(rf"^(?:(?:{SAID}|{TOLD})\.\d{{1,3}}|{PIECE}\.[0-9a-f]{{8}})$")


def meant(reply: Reply, question: Question | None, text: str) -> str:
    """The key under which the quoted words are kept: `said.<number>` of one more quotation, `told.<number>` of one more
    fact, `piece.<mark>` of what they stand in place of; "" for no such wish."""
    said = text.strip()
    if question is None or question.id not in SHOWN_AT or len(said) > _MOST or not quoted_in(said):
        return ""
    case = reply.session.consultation.case
    if not drafts.are_there(case):
        return ""
    if _INSTEAD.search(said):
        return _in_place_of(reply, said)
    if not _PUT_IN.search(said):
        return ""
    kind = TOLD if _A_FACT.search(said) and not _AS_THEIRS.search(said) else SAID
    numbers = [int(key.partition(".")[2]) for key in case.blanks if key.startswith(f"{kind}.")]
    return f"{kind}.{max(numbers, default=0) + 1}"


def is_instead(text: str) -> bool:
    """Quoted words are to take the place of others."""
    return _INSTEAD.search(text.strip()) is not None


def _in_place_of(reply: Reply, said: str) -> str:
    """Of 「A」を「B」に the sentence that holds A; of 「B」に alone the one that is most like B."""
    case, seen = reply.session.consultation.case, reply.session.consultation.shown.partition(".")[0]
    kinds = sorted(drafts.kinds(case), key=lambda kind: kind != seen)
    old, *new = quoted_in(said)
    for kind in kinds:
        texts = list(documents.parts_of(kind, case, reply.now).values())
        found = pieces_quoted(f"「{old}」", texts)[:1] if new else []
        found = found or ([] if new else [piece_meant(said, (piece for text in texts for piece in pieces_of(text)))])
        if any(found):
            return f"{PIECE}.{mark_of(found[0])}"
    return ""


def put_in(reply: Reply, heard: Heard, key: str) -> None:
    """Keeps the words, for every draft, and shows the draft as it reads now."""
    reply.did.append(f"filled {key}")
    _keep(reply, key, heard.text, Words.of(heard.incoming))


def is_of_a_draft(key: str) -> bool:
    return _KEY.match(key) is not None


def put_in_again(reply: Reply, key: str, words: Words) -> None:
    """Typed words of the log, as far as they are left."""
    reply.did.append(f"filled {key}")
    _keep(reply, key, words.text, words)


def _keep(reply: Reply, key: str, text: str, words: Words) -> None:
    consultation = reply.session.consultation
    move = Move(BLANKS, entry(key, text, reply.now), reply.now, words, more=True, corrects=True)
    consultation.moves = bounds.few([*consultation.moves, move])
    path.take(consultation, move)
    reply.trigger = reply.trigger or "filled"
    reply.say("summary.struck.put_in")
    _show(reply, consultation.case.blanks.get(key, ""))
    reply.ask_again = False


def _show(reply: Reply, words: str) -> None:
    """The draft in sight where it holds the words, else the first that does."""
    words = words.rpartition(BY)[2][:_RECOGNISED]  # the end of a sentence may be said otherwise
    case = reply.session.consultation.case
    if not drafts.are_there(case):
        return
    seen, _, register = reply.session.consultation.shown.partition(".")
    kinds = sorted(drafts.kinds(case), key=lambda kind: kind != seen)
    holding = (kind for kind in kinds if words in documents.draft(kind, case, reply.now).text)
    kind = next(holding, kinds[0])
    way = register if kind == seen and register else drafts.STANDARD
    is_there = words in documents.draft(kind, case, reply.now, way).text  # a short one has not all that was told
    reply.show(*drafts.cards(reply, case, kind, way if is_there else drafts.STANDARD))
