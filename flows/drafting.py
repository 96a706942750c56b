"""Words about the drafts: another kind or register, a draft of one's own, the wish for an untrue one; how they are
written and checked lives in flows/documents."""

from __future__ import annotations

import re

from flows import documents, putting_in, told
from flows.acts import Act, Heard
from flows.answers import options_of, plain
from flows.case import Case
from flows.documents.filling import BLANKS
from flows.documents.striking import STRUCK, is_a_wish, is_only_quoted, quoted_in
from flows.letters import holds, width
from flows.question import Question
from flows.reply import Reply
from flows.stage import Stage
from flows.understanding import match_choice
from flows.voice import career, drafts, reviewing
from flows.wishing import SHORT

SHOWN_AT = frozenset({"apology.words", "expectation.words"})
LEAST = "least"  # it is as short as it gets
_SHORTEST = 30  # letters of a draft that was edited and sent without a word about it
_SHORTEST_OF_A_CAREER = 40  # letters of a text for an application that comes back edited
_LONGEST = 5_000  # letters that are compared
_EDITED = 0.4  # so much of it stands in one of our drafts
_PARTS = 3  # parts of a letter, where nothing of ours is in it
_SENTENCE = re.compile(r"[^。\n]*[。\n]?")
_LIKE_A_LETTER = re.compile(r"ございま|いたし|申し上げ|くださ|いただ|様")
_OF_THEIR_OWN = frozenset({"want_to_complain", "lost_trust"})  # what is said there has drafts of its own kind
_TELLS_THE_STORY = frozenset({Stage.ENTRY, Stage.FACTS, Stage.FEELINGS, Stage.STAKEHOLDERS, Stage.LISTENING})
# Behind the drafts: an edited one may still come back.
_LATER = frozenset({Stage.TRUST, Stage.CAREER, Stage.SUMMARY, Stage.CLOSED})
# 「誰のせいにもしてへんけど？」, said to what was found in a draft.
_BLAMES_NOBODY = re.compile(
    r"(?:誰|だれ|人|他人|相手|お?客(?:さん|様)?|先輩|上司)の?せいに(?:も|は|なんか?)?(?:して(?:い)?(?:な|へん|ません)|しとら|"
    r"する(?:気|つもり)|した(?:つもり|覚え|わけ))|"
    r"(?:誰|だれ|人)(?:も|のこと(?:も|は)?)責めて(?:い)?(?:な|へん|ません)|責め(?:る(?:気|つもり)|たつもり)|"
    r"(?i:not blaming (?:any|some)(?:one|body))"
)
_MOST_DENIED = 50  # letters
_MOST_ASKED = 45  # letters
_WANTS_TO_SEE = (
    r"(?:見(?:たい|せ|れ|られ)|み(?:たい|せて)|ほしい(?!と|って)|欲しい(?!と|って)|ちょうだい|頂戴|くれ|ください|下さい|教え|"
    r"おしえ|作って|つくって|書いて(?:く|ほ|も|$)|出して|読みたい|確認したい)"
)
_ASKS_FOR_WORDS = re.compile(
    r"(?:文案|文面|文章|例文|ひな形|雛形|テンプレ|下書き|台本|原稿|セリフ|せりふ|言葉|ことば|言い方|言い回し|断り文|お願い文|文)"
    rf"(?:を|が|も|は|って|、)?(?:どんな|もう一回|もう一度|先に|まず|ちょっと)?{_WANTS_TO_SEE}"
    r"|(?:何|なん|どう)(?:て|と|って)?(?:言え|いえ|ゆえ|言った|ゆった|書け|書いた|伝えれ|伝えた|話せ|話した|返せ|返した|送れ|送った|断れ|"
    r"断った|頼め|頼んだ)(?:ば|ら)(?:いい|よい|良い|ええ)"
    r"|(?i:what (?:should|do|can|could|would) i (?:say|write|tell)|(?:show|see|give|want|need|have)[\w ]{0,16}\b"
    r"(?:draft|wording|template|script|words)\b)"
)
_TAKES_IT = re.compile(
    r"(?:これ|それ|そっち|そう|この案|おすすめ)(?:で|に|は)(?:いい|行|いく|する|し(?:ます|たい)|決|ok|大丈夫)|"
    r"(?i:that'?s fine|i'll take)"
)


def another(reply: Reply, question: Question | None, text: str) -> str:
    """「手紙にしたいです」「もっとやわらかく」 among the drafts: what the command that shows a draft takes, else ""."""
    case, said = reply.session.consultation.case, plain(text)
    if question is None or question.id not in SHOWN_AT or width(said) > SHORT or not drafts.are_there(case):
        return ""
    kind = _named(reply, case, said)
    way = _way(reply, question, said)
    if not way:
        return kind
    shown, _, register = reply.session.consultation.shown.partition(".")
    if kind or shown not in drafts.kinds(case):
        shown, register = kind or drafts.kinds(case)[0], ""
    register = register or drafts.STANDARD
    if way != "shorter":
        return f"{shown}.{way}"
    least = drafts.shortest(reply, case, shown)
    fewer, now = (len(documents.draft(shown, case, reply.now, way).text) for way in (least, register))
    return f"{shown}.{least}" if fewer < now else f"{shown}.{register}.{LEAST}"


def _named(reply: Reply, case: Case, said: str) -> str:
    """The kind of draft that is named, of those that there are for what was chosen."""
    there = drafts.kinds(case)
    asked = reply.wording.under("chat.drafts_asked").items()
    return next((kind for kind, words in asked if kind in there and any(holds(said, word) for word in words)), "")


def words_wanted(reply: Reply, question: Question | None, text: str) -> str:
    """「会社に頼む文案が見たい」, 「電話で何て言えばいいの」: who wants to see words decides nothing by that. What the
    command that shows a draft takes, else ""."""
    case, said = reply.session.consultation.case, plain(text)
    if question is None or question.stage not in (Stage.APOLOGY, *_LATER) or question.free:
        return ""
    if width(said) > _MOST_ASKED or not _ASKS_FOR_WORDS.search(said) or _TAKES_IT.search(said):
        return ""
    if case.entry in _OF_THEIR_OWN:
        return ""
    there = drafts.possible(case)
    words = reply.wording.under("chat.drafts_asked").items()
    kind = next((one for one, called in words if one in there and any(holds(said, word) for word in called)), "")
    if not kind and question.stage == Stage.APOLOGY:
        kind = there[0]
    short = kind and _way(reply, question, said) == "shorter"
    return f"{kind}.{drafts.shortest(reply, case, kind)}" if short else kind


_THE_ONE_BEFORE = re.compile(
    r"(?:さっき|先ほど|さきほど|前|ひとつ前|一つ前|もと|元)の(?:ほう|方|やつ|文章?|文面|文案|下書き|手紙|メール|メッセージ|説明|報告書?)"
    r"(?:の?(?:ほう|方))?(?:に|へ|を|が|は)?(?:もう一?[度回])?(?:戻|もど|見|み[せた]|出し|して|いい|ほしい)"
)


def one_before(reply: Reply, question: Question | None, text: str) -> str:
    """「さっきの文章のほうに戻して」: the draft that was read before; "" for none, or where an edit is to be undone."""
    consultation = reply.session.consultation
    shown = consultation.shown_before
    if question is None or question.id not in SHOWN_AT or not shown or width(plain(text)) > _MOST_ASKED:
        return ""
    last = consultation.moves[-1] if consultation.moves else None
    edited = last is not None and last.question in (STRUCK, BLANKS) and last.at == reply.session.asked_at
    return shown if _THE_ONE_BEFORE.search(plain(text)) and not edited else ""


def is_wish_for_another(reply: Reply, heard: Heard) -> bool:
    """While a blank is open: another draft, or the same in other words, is wanted."""
    return False


def asks_for_a_script(reply: Reply, text: str) -> bool:
    """「電話で話す言葉にして」: words to speak, nobody to speak with."""
    said = plain(text)
    named = any(holds(said, words) for words in reply.wording.raw("chat.drafts_asked.phone_script"))
    return named and any(holds(said, words) for words in reply.wording.raw("chat.words_to_speak"))


def script(reply: Reply) -> Act:
    """What to say on the telephone; before anything is decided the words for right now, which hold it as well."""
    case = reply.session.consultation.case
    there = drafts.are_there(case) and "phone_script" in drafts.kinds(case)
    return Act("draft", "phone_script") if there else Act("urgent")


def _way(reply: Reply, question: Question, said: str) -> str:
    """soft standard formal or shorter; the longest words count: 「丁寧すぎる」 asks for less of it."""
    if match_choice(said, options_of(question, reply.session.consultation.case, reply.wording)):
        return ""
    ways = reply.wording.under("chat.registers_asked").items()
    found = [(len(word), way) for way, words in ways for word in words if holds(said, word)]
    return max(found)[1] if found else ""


def concerned(reply: Reply, heard: Heard) -> bool:
    """The text holds a draft of the person's own, or asks for an untrue one."""
    if _only_tells(heard):
        return False
    if putting_in.meant(reply, heard.question, heard.text):
        return True
    return documents.untrue_wish(heard.text) is not None or _draft_in(reply, heard) != "" or _denies_blame(reply, heard)


def _denies_blame(reply: Reply, heard: Heard) -> bool:
    """They answer to what was found in a draft."""
    at_drafts = heard.question is None or heard.question.id in SHOWN_AT or heard.question.stage in _LATER
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
    if question is not None and question.stage not in _LATER:
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
    if (named := _named(reply, case, plain(heard.text.replace(handed, "")))) in there:
        return named
    if case.choice == "do_not_engage_seek_help":
        return "refusal" if "refusal" in there else there[0]
    return "apology_letter" if documents.parts_present(handed)["regret"] else there[0]
