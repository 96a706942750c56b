"""A person's own words as far as they may stand in a document: prose, harmless, and admitting no more than was
admitted; where they stand is in told.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache

from flows.content import Content
from flows.decision import quotable
from flows.documents import account, course, thrown
from flows.documents.about_reader import without_the_reader
from flows.documents.beside import of_the_matter
from flows.documents.checking.check import check
from flows.documents.filling import is_said_whole
from flows.documents.politely import as_written
from flows.documents.prose import begins_whole, clause, fault_in, is_whole, prose
from flows.documents.spoken import is_chat
from flows.documents.standing import Standing
from flows.understanding.english import is_english

_ADMITS = re.compile(
    r"ミス|不手際|責任|せい|間違|誤[りっ]|落ち度|過失|不注意|怠|忘れ|悪い|悪かった|悪く|申し?訳|お詫び|謝[りっ]|うっかり|至ら|失敗|不足|"
    r"(?i:\b(?:fault|mist(?:ak|ook)\w*|error|sorry|apolog\w*|forgot\w*|careless\w*|blame|failed|wrong\w*|messed up)\b)"
)
_ADMITS_OWN = re.compile(
    r"(?:私|わたし|自分|僕|ぼく|こちら)(?:の|が|は|で)?[^。]{0,8}(?:ミス|不手際|せい|責任|落ち度|不注意|過失|悪い|悪かっ|間違え|忘れ)|"
    r"(?i:\bmy (?:own )?(?:fault|mistake|error)\b|\bI (?:\w+ )?(?:forgot|made a mistake|messed up|was wrong|failed)\b)"
)
# What was (not) told inside the own house is no matter of the customer's.
_INSIDE = re.compile(
    r"(?:上司|部長|課長|係長|主任|店長|社長|所長|責任者|リーダー|先輩|会社|上)(?:さん)?(?:に|へ)(?:は|も)?[^。]{0,8}(?:報告|相談|話|言|伝え|連絡)"
)
# A duty that was done, and no word of what was wrong with it: nobody apologises for that.
_WELL_DONE = re.compile(
    r"^(?!.*(?:間違|誤|忘れ|遅|漏|不足|ず(?:に|、)|な(?:い|かった|く)|まま|だけ|しまっ|すぎ|過ぎ|抜け|違|失|勝手|雑|乱暴|きつ|強く))"
    r".*(?:作成|報告|説明|対応|案内|連絡|確認|提出|納品|発送|発注|手配|用意|お?呼び|お?渡し|お?送り|受け付け|担当|引き継ぎ?)(?:し|いたし)?(?:た|だ)こと$"
)
_APOLOGISED = re.compile(r"お?詫び|謝|頭を下げ")
MOST_DONE = 4  # sentences
_NO_DEED = (course.SORRY, course.INSIDE, course.WORDS, course.OPEN, course.BESIDE)
# A past or a wish is no measure that is kept up.
_NO_PLAN = re.compile(r"(?:た|だ|ない|たい|ほしい|いい)こと$")


@dataclass(frozen=True)
class OwnWords(Standing):
    """`now` is None when no date shall be named."""

    wording: Content
    now: datetime | None
    register: str = "standard"

    def fit(self, text: str | None, limit: int = 80) -> str:
        """Own words as prose that may go to the other side: nothing the checker would find, no fault not admitted."""
        words = self._for_the_boss(plainly(quotable(of_the_matter(text or ""), limit)))
        said = "" if hurts(words) or _INSIDE.search(words) else self.written(words)
        return "" if hurts(said) or (self.not_admitted and _ADMITS.search(words)) else said

    def reported(self, text: str | None, limit: int) -> str:
        """Own words as prose for the own side: no own fault while none was admitted; what the checker
        would find as words that were told."""
        words = self._for_the_boss(plainly(quotable(of_the_matter(text or ""), limit)))
        said = "" if self.not_admitted and _ADMITS_OWN.search(words) else self.written(words)
        return self.quoted(said) if hurts(said) else said

    def _for_the_boss(self, words: str) -> str:
        """A boss who reads it is not told what was said about them."""
        return without_the_reader(words, self.case) if self.boss_reachable else words

    def named(self, text: str | None, limit: int) -> str:
        """A name or a time as it was told, without what one only says."""
        words = as_written(plainly(quotable(text, limit)))
        return "" if is_chat(words) or (self.not_admitted and _ADMITS_OWN.search(words)) else words

    def written(self, words: str) -> str:
        """As prose; words in another language, which nobody could turn, between quotation marks."""
        return self.quoted(words) if words and is_english(words) else prose(words)

    @cached_property
    def wrong(self) -> str:
        """What was wrong as a noun phrase of the person's own words: from the sentence that tells it, else the one
        deed they told; "" where it cannot be said so."""
        told = [plainly(quotable(text, 160)) for text in (self.own_deed, self.case.happened)]
        if told[0] and is_english(told[0]):
            return self.quoted(told[0], "spoken") if self.fit(self.case.did) else ""
        said = fault_in(*told, *map(plainly, account.raw_sentences(self.case))) if self.fault else ""
        said = said or clause(told[0])
        bad = (
            (self.fault and _WELL_DONE.search(said))
            or hurts(said)
            or _INSIDE.search(said)
            or (self.not_admitted and _ADMITS.search(said))
        )
        return "" if bad else said

    @property
    def repair_is_done(self) -> bool:
        """It was told already what was done, and nothing else was typed."""
        return bool(self.mended) and not self.case.blanks.get("repair")

    @property
    def repair_is_open(self) -> bool:
        return not self.repair_is_done

    @property
    def repair_is_said(self) -> bool:
        return is_said_whole(self.case.blanks.get("repair", ""))

    @property
    def repair_is_named(self) -> bool:
        """Or still open."""
        return not self.repair_is_said and not self.repair_is_done

    @property
    def help_is_said(self) -> bool:
        return is_said_whole(self.case.blanks.get("help", ""))

    @property
    def help_is_named(self) -> bool:
        """Or still open."""
        return not self.help_is_said

    @property
    def chat_left_out(self) -> bool:
        """Something was told as one talks: it is left for the person to put into formal words."""
        told = (self.case.happened, self.case.did, self.case.not_did, self.case.expected, self.case.wished)
        words = (plainly(quotable(text, 160)) for text in told)
        return any(one and not is_english(one) and not is_whole(one) for one in words)

    @property
    def own_words_quoted(self) -> bool:
        """Words in another language stand in it as they were told."""
        return any(is_english(words) for words in map(quotable, (self.case.happened, self.case.did)) if words)

    @property
    def left_out(self) -> bool:
        """Something was told but is not used, because it would be misread."""
        told = (self.case.did, self.case.not_did)
        return any(words and is_whole(words) and not self.fit(words) for words in map(plainly, map(quotable, told)))

    def quoted(self, words: str, how: str = "quoted") -> str:
        return self.wording.text(f"documents.format.{how}", 0, words=words) if words else ""

    def matter(self) -> str:
        """What went wrong, as the story tells it: no words that were thrown, nothing about who knows of it."""
        if self.case.told or self.case.story:
            told = (self.reported(one, account.LONGEST) for one in map(account.own_part, course.events(self.case)))
            said = [one for one in told if one]
            found = account.each_once([one for one in said if not one.startswith("「")] or said)
            if found or course.is_no_event(self.case.happened):
                return "".join(found)
        return self._matter_of_the_answer()

    def _matter_of_the_answer(self) -> str:
        """The answer alone, where its words can be said; else the first fact that was told, and what was wrong: no rest
        of a story."""
        words = plainly(quotable(thrown.apart(account.whole(self.case.happened or "", self.case))[0], 120))
        said = self.reported(words, 120)
        if said and (is_english(words) or begins_whole(words)):
            return said
        facts = (one for one in self.facts_told if not account.is_beside_the_matter(one))
        return self.wrong if self.fault and self.wrong else next(facts, "")

    @cached_property
    def own_deed(self) -> str:
        """What they did, as it was told: the answer, unless it tells of somebody else, else the first deed of the
        story."""
        did = account.whole(self.case.did or "", self.case)
        mends = self.fault and course.tells(did) == course.DONE  # nobody is at fault for what they did about it
        if did and account.is_own_act(did) and course.tells(did) not in _NO_DEED and not mends:
            return did
        if self.case.not_did and not account.is_left_undone(self.case.not_did):
            return account.own_part(account.whole(self.case.not_did, self.case))
        deeds = course.told_as(self.case, course.EVENT, course.DONE)
        told = (account.own_part(one) for one in deeds if account.is_own_act(one))
        return next((one for one in told if fault_in(plainly(one))), "")

    @cached_property
    def facts_told(self) -> tuple[str, ...]:
        """Every fact that was told, as a sentence of a report."""
        deeds = (account.own_part(one.text) for one in course.course(self.case) if _is_told_of(one))
        words = (plainly(quotable(one, account.LONGEST)) for one in deeds)
        told = (self._for_the_boss(said) for said in words if not is_english(said))
        mine = (prose(said) for said in told if not (self.not_admitted and _ADMITS_OWN.search(said)))
        return tuple(one for one in mine if account.is_a_fact(one) and not hurts(one))

    @cached_property
    def mended(self) -> str:
        """What was done about it afterwards, as far as it concerns the other side: no word of an apology."""
        found = [
            one for one in self.facts_told if account.tells_what_was_done_since(one) and not _APOLOGISED.search(one)
        ]
        return "".join(account.unsaid(found, (self.matter(),))[:2])

    @cached_property
    def done_since(self) -> str:
        """Everything that was done since: the apology that was made, what was looked into, who was told."""
        did = course.Piece(self.case.did or "", course.tells(self.case.did or ""), False)
        pieces = (one.text for one in (*course.course(self.case), did) if self._was_done(one))
        words = (prose(self._for_the_boss(plainly(quotable(one, account.LONGEST)))) for one in pieces)
        found = [one for one in words if one and not hurts(one) and not (self.not_admitted and _ADMITS_OWN.search(one))]
        return "".join(account.unsaid(found, (self.matter(),))[:MOST_DONE])

    def _was_done(self, piece: course.Piece) -> bool:
        if piece.tells == course.INSIDE:
            return course.tells_who_was_told(piece.text) and not (
                self.boss_reachable and account.tells_the_boss(piece.text)
            )
        return piece.tells in (course.SORRY, course.DONE) or account.tells_what_was_done_since(prose(piece.text))

    def lasting(self) -> str:
        """What is done from now on, as a noun phrase: a plan, nothing that was, and no wish."""
        words = plainly(quotable(self.case.prevention or account.planned(self.case), 80))
        if not self.fit(words):
            return ""
        said = self.quoted(words) if is_english(words) else clause(words)
        return "" if _NO_PLAN.search(said) else said


def _is_told_of(piece: course.Piece) -> bool:
    kinds = (course.EVENT, course.DONE, course.SORRY, course.SHARE)
    return piece.tells in kinds or (piece.tells == course.INSIDE and course.tells_who_was_told(piece.text))


@lru_cache(maxsize=256)  # a person's words are asked about for each draft, in each register
def hurts(words: str, kind: str | None = None) -> bool:
    """Some phrase of these may not go to the other side (in a draft of this kind); what only reads like one may."""
    return any(not _WHOSE_IT_IS.search(found.phrase) for found in check(words, kind, second=False))


# 「A社様の給料一覧を間違え」: whose it is, not who did it.
_WHOSE_IT_IS = re.compile(r"(?:さん|様|社|客)の[^。、「」がは]{1,20}を[^。、「」がは]{0,6}間違え$")


def plainly(words: str) -> str:
    """Without the marks that we use for blanks."""
    return words.translate(str.maketrans("〔〕", "（）"))
