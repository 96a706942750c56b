"""Why something stands in a draft (「謝らないって選んだのに…って書いてある。なんで？」): which words are asked about,
and the reason, or the text without them; taking them out lives in striking.py."""

from __future__ import annotations

import re

from flows import in_sight
from flows.documents import Standing
from flows.documents.striking import COMPANY, PIECE, SORRY, TROUBLE, means, quoted_in
from flows.letters import width
from flows.question import Question
from flows.reply import Reply
from flows.sentences_meant import marks_meant
from flows.stage import Stage
from flows.voice import drafts

WHY = "why"  # what the command that strikes takes besides a part
_PLAIN = "plain"  # words that mean nothing that there is a reason of its own for
_REASONS = {
    COMPANY: "summary.struck.why_company",
    SORRY: "summary.struck.why_sorry",
    TROUBLE: "summary.struck.why_trouble",
}
_LONGEST = 90  # letters
_STANDS_THERE = re.compile(
    r"(?:書いて|かいて|入って|載って|のって|出て|残って)(?:い|あ)?(?:る|ます|ん)|書かれて(?:い)?|[」』](?:って|とか|は|が|の)|文案|文章|文面|下書き"
)
_ASKS_WHY = re.compile(
    r"なんで|何で|なぜ|どうして|どういう(?:こと|意味)|(?:これ|それ)(?:って)?(?:何|なに)[?？]|(?:必要|いる|要る)(?:なの|なん|です|ん|の)?(?:か|[?？])|"
    r"おかしく(?:な|あり)|(?:選んだ|決めた|言った|頼んだ)(?:はずな)?のに|話が(?:違|ちが)"
)


def named(reply: Reply, question: Question | None, text: str) -> str:
    """`why.<sense>.<marks>` as the command takes it; "" where nothing of the drafts is asked about."""
    case = reply.session.consultation.case
    if question is None or question.stage not in (Stage.APOLOGY, Stage.EXPECTATION) or not drafts.are_there(case):
        return ""
    if width(text) > _LONGEST or not _ASKS_WHY.search(text) or not _STANDS_THERE.search(text):
        return ""
    marks = marks_meant(reply, text)
    said = "".join(quoted_in(text))
    sense = means(said) or (_PLAIN if marks and said else "")
    return f"{WHY}.{sense}.{marks}".rstrip(".") if sense else ""


def answer(reply: Reply, about: str) -> None:
    """The reason; words that are out because of what was decided are shown to be."""
    sense, _, marks = about.partition(".")
    standing = Standing(reply.session.consultation.case)
    if sense == SORRY and standing.nothing_to_be_sorry_for:
        reply.say("summary.struck.why_no_sorry")
        kind, register = in_sight.seen(reply)
        reply.show(*drafts.cards(reply, reply.session.consultation.case, kind, register))
        return
    reply.say(_REASONS.get(sense, "summary.struck.why_plain"))
    if marks.startswith(PIECE):
        reply.offer(reply.command("strike", marks, label=reply.wording.text("summary.struck.out_label")))
