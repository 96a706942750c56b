"""Words about the drafts: a draft of one's own, the wish for an untrue one; which of ours is wanted is told in
words_wanted.py, how they are written and checked in flows/documents."""

from __future__ import annotations

import re

from flows import documents, putting_in, told, words_wanted
from flows.acts import Heard
from flows.answers import plain
from flows.documents.striking import is_a_wish, is_only_quoted, quoted_in
from flows.question import Question
from flows.reply import Reply
from flows.stage import Stage
from flows.voice import career, drafts, reviewing
from flows.words_wanted import LATER, SHOWN_AT

_SHORTEST = 30  # letters of a draft that was edited and sent without a word about it
_SHORTEST_OF_A_CAREER = 40  # letters of a text for an application that comes back edited
_LONGEST = 5_000  # letters that are compared
_EDITED = 0.4  # so much of it stands in one of our drafts
_PARTS = 3  # parts of a letter, where nothing of ours is in it
_SENTENCE = re.compile(r"[^。\n]*[。\n]?")
_LIKE_A_LETTER = re.compile(r"ございま|いたし|申し上げ|くださ|いただ|様")
_TELLS_THE_STORY = frozenset({Stage.ENTRY, Stage.FACTS, Stage.FEELINGS, Stage.STAKEHOLDERS, Stage.LISTENING})
# 「誰のせいにもしてへんけど？」, said to what was found in a draft.
_BLAMES_NOBODY = re.compile(
    r"(?:誰|だれ|人|他人|相手|お?客(?:さん|様)?|先輩|上司)の?せいに(?:も|は|なんか?)?(?:して(?:い)?(?:な|へん|ません)|しとら|"
    r"する(?:気|つもり)|した(?:つもり|覚え|わけ))|"
    r"(?:誰|だれ|人)(?:も|のこと(?:も|は)?)責めて(?:い)?(?:な|へん|ません)|責め(?:る(?:気|つもり)|たつもり)|"
    r"(?i:not blaming (?:any|some)(?:one|body))"
)
_MOST_DENIED = 50  # letters


def concerned(reply: Reply, heard: Heard) -> bool:
    """The text holds a draft of the person's own, or asks for an untrue one."""
    if _only_tells(heard):
        return False
    if putting_in.meant(reply, heard.question, heard.text):
        return True
    return documents.untrue_wish(heard.text) is not None or _draft_in(reply, heard) != "" or _denies_blame(reply, heard)


def _denies_blame(reply: Reply, heard: Heard) -> bool:
    """They answer to what was found in a draft."""
    at_drafts = heard.question is None or heard.question.id in SHOWN_AT or heard.question.stage in LATER
    short = len(heard.text) <= _MOST_DENIED and drafts.are_there(reply.session.consultation.case)
    return at_drafts and short and _BLAMES_NOBODY.search(heard.text) is not None


def _only_tells(heard: Heard) -> bool:
    """Where own words are asked for, what is told is told about the matter: it is no wish and no draft."""
    question = heard.question
    return question is not None and question.stage in _TELLS_THE_STORY and (question.free or question.can_skip is False)


def said(reply: Reply, heard: Heard) -> bool:
    """Answers such words; nothing of the consultation moves. False for all other words."""
    if _only_tells(heard):
        return False
    if key := putting_in.meant(reply, heard.question, heard.text):
        putting_in.put_in(reply, heard, key)
        return True
    if handed := _draft_in(reply, heard):
        _look_over(reply, heard, handed)
        return True
    wish = documents.untrue_wish(heard.text)
    if wish is not None:
        _decline(reply, heard, wish)
    if wish is None and _denies_blame(reply, heard):
        reply.say("chat.review.blames_nobody")
        reply.did.append("reviewed")
        reply.trigger = "reviewed"
        return True
    return wish is not None


def _look_over(reply: Reply, heard: Heard, handed: str) -> None:
    """What is good in it and what needs another look."""
    if heard.question is not None and heard.question.stage == Stage.CAREER:
        career.review(reply, handed)
    else:
        kind, admitted = _kind_of(reply, heard, handed), reply.session.consultation.case.responsibility
        found = documents.review(handed, kind, admitted=admitted, language=reply.session.language)
        reviewing.show(reply, found)
    reply.did.append("reviewed")
    reply.trigger = "reviewed"


def _decline(reply: Reply, heard: Heard, wish: str) -> None:
    """A kind no and a true draft; what was told besides is kept while the matter is being told."""
    declined = documents.decline(wish, reply.session.consultation.case, reply.now, language=reply.session.language)
    reply.say(f"checker.decline.{declined.wish}")
    reply.show(drafts.card(reply, declined.draft))
    reply.did.append("declined")
    if heard.question is not None and heard.question.stage in _TELLS_THE_STORY:
        told.hear(reply, heard.question, heard.incoming, heard.reading)
    reply.trigger = "declined"


def _draft_in(reply: Reply, heard: Heard) -> str:
    """The draft that is asked about; where drafts are shown also one that comes without a word."""
    handed = documents.draft_handed_in(heard.text)
    if handed is not None:
        return handed
    text = heard.text.strip()
    if heard.question is not None and heard.question.id == "career.more":
        return text if len(text) >= _SHORTEST_OF_A_CAREER else ""
    if quoted_in(text) and (is_a_wish(text) or is_only_quoted(text)):
        return ""
    if len(text) < _SHORTEST or not _may_hold_a_draft(reply, heard.question, text):
        return ""
    if _ours(reply, text):
        return text
    parts = sum(documents.parts_present(text).values())
    return text if parts >= _PARTS and _LIKE_A_LETTER.search(text) else ""


def _may_hold_a_draft(reply: Reply, question: Question | None, text: str) -> bool:
    """Where drafts are shown; in any later chapter what reads like a letter, for it was corrected meanwhile."""
    if question is not None and question.id in SHOWN_AT:
        return True
    if question is not None and question.stage not in LATER:
        return False
    return drafts.are_there(reply.session.consultation.case) and _LIKE_A_LETTER.search(text) is not None


def _ours(reply: Reply, text: str) -> str:
    """The kind of our drafts that most of this text was taken from; "" for none."""
    theirs = _pieces(text)
    found = [(len(theirs & _pieces(draft)), kind) for kind, draft in _every_draft(reply)]
    most, kind = max(found, default=(0, ""))
    return kind if most >= _EDITED * len(theirs) else ""


def _every_draft(reply: Reply) -> tuple[tuple[str, str], ...]:
    """Kind and text of all our drafts for what was chosen, as they read when this text was heard."""
    case = reply.session.consultation.case
    if reply.drafts is None:
        reply.drafts = tuple(
            (kind, documents.draft(kind, case, reply.now, way).text)
            for kind in (drafts.kinds(case) if drafts.are_there(case) else ())
            for way in documents.REGISTERS
        )
    return reply.drafts


def without_ours(reply: Reply, question: Question | None, text: str) -> str:
    """The text without the sentences of our own drafts: those tell nothing about the person."""
    if question is None or question.id not in SHOWN_AT:
        return text
    ours = "\n".join(draft for _, draft in _every_draft(reply))
    return "".join(said for said in _SENTENCE.findall(text) if not said.strip() or said.strip() not in ours)


def _pieces(text: str) -> set[str]:
    letters = "".join(text.split())[:_LONGEST]
    return {letters[n : n + 4] for n in range(len(letters) - 3)}


def _kind_of(reply: Reply, heard: Heard, handed: str) -> str:
    """What the draft is to be: ours that was edited, what it is called, else what suits what was chosen."""
    case = reply.session.consultation.case
    if case.entry == "want_to_complain":
        return "expectation"
    if ours := _ours(reply, handed):
        return ours
    there = drafts.kinds(case)
    if (named := words_wanted.named(reply, case, plain(heard.text.replace(handed, "")))) in there:
        return named
    if case.choice == "do_not_engage_seek_help":
        return "refusal" if "refusal" in there else there[0]
    return "apology_letter" if documents.parts_present(handed)["regret"] else there[0]
