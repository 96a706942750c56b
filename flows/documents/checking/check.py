"""Reads a draft, ours or the person's own: phrases that hurt with better ones, and which parts of a good draft are there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.content import Content, content
from flows.documents.blanks import blanks
from flows.documents.checking.names import CAREER, says_name
from flows.documents.checking.parts import EXPECTED, PARTS, STANDS_FOR
from flows.documents.checking.reading import read_draft
from flows.documents.checking.senses import Hit, is_asked, is_free, seen_in
from flows.documents.checking.weighing import weighed

LONGEST = 5_000  # letters that are read; nobody sends more as one draft


@dataclass(frozen=True, slots=True)
class Finding:
    """`phrase` as it stands in the text at `start`..`end`; `kind`: evading conditional excuse vague over_admission
    legal_admission impossible_promise blaming counter_accusation minimising demanding_forgiveness threat named_party;
    `name` of the kind, `why` it hurts and `better` words, in the language asked for."""

    phrase: str
    kind: str
    better: str
    start: int
    end: int
    why: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Review:
    """A draft as one may show it to the person. `missing`: keys of the parts that a good draft of `kind` has and this one
    lacks; `advice`: what each of them is, in words; `blanks`: what is still to be filled in."""

    kind: str
    findings: tuple[Finding, ...]
    present: tuple[str, ...]
    missing: tuple[str, ...]
    advice: tuple[str, ...]
    blanks: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        return not self.findings and not self.missing and not self.blanks


def check(
    text: str,
    kind: str | None = None,
    *,
    admitted: str | None = None,
    names: tuple[str, ...] = (),
    language: str = "ja",
    second: bool = True,
) -> list[Finding]:
    """Every phrase worth another look, in the order of the text, at most one for a stretch of words. Linear in the length.

    `kind`: one of KINDS, or interview, self_pr, star, job_card, career; None reads as a letter. `admitted`: the
    responsibility the person told (full: 「すべて私の責任です」 is their own word then). `names` that must not stand in a
    text for a career. Without `second` all that a sense has found and nothing that merely reads like it.
    """
    read = read_draft(text[:LONGEST])
    own = without_reported(read.said)
    seen = seen_in(own, kind, admitted)
    if kind in CAREER:
        named = says_name(own, names)
        seen += [Hit(*span, "named_party", "no_names") for span in named if is_free(span, seen)]
    hits = [hit for hit in seen if hit.holds]
    if second:
        hits = weighed(own, seen, lambda sort: is_asked(sort, kind) and (admitted, sort) != ("full", "over_admission"))
    wording = content(language)
    return [_finding(text, wording, *read.place(hit.start, hit.end), hit.kind, hit.better) for hit in sorted(hits)]


def review(
    text: str,
    kind: str = "apology_letter",
    *,
    admitted: str | None = None,
    names: tuple[str, ...] = (),
    language: str = "ja",
) -> Review:
    """All that can be said of a draft; an unknown `kind` is reviewed without expected parts."""
    there = parts_present(text)
    missing = parts_missing(text, kind)
    wording = content(language)
    return Review(
        kind,
        tuple(check(text, kind, admitted=admitted, names=names, language=language)),
        tuple(part for part in EXPECTED.get(kind, ()) if there[part] and part not in missing),
        missing,
        tuple(wording.text(f"checker.missing.{part}") for part in missing),
        blanks(text),
    )


def parts_present(text: str) -> dict[str, bool]:
    """Which parts are there, of a good apology (regret what responsibility explanation repair prevention follow_up) and of
    the other kinds (see EXPECTED)."""
    said = read_draft(text[:LONGEST]).said
    return {name: bool(pattern.search(said)) for name, pattern in PARTS.items()}


def parts_missing(text: str, kind: str) -> tuple[str, ...]:
    """Keys of the parts expected of a draft of this kind that are not there, in the order in which one would write them."""
    there = parts_present(text)
    return tuple(
        part
        for part in EXPECTED.get(kind, ())
        if not there[part] and not any(there[other] for other in STANDS_FOR.get(part, ()))
    )


def _finding(text: str, wording: Content, start: int, end: int, kind: str, better: str) -> Finding:
    return Finding(
        text[start:end],
        kind,
        wording.text(f"checker.better.{better}"),
        start,
        end,
        wording.text(f"checker.why.{kind}"),
        wording.text(f"checker.name.{kind}"),
    )


# What somebody else said, told on: 「…」と言われました, 言われた言葉：「…」. It is not the writer's own claim.
_REPORTED = re.compile(
    r"(?:^|(?<=\n))[\s(・]*(?:相手|お?客様?|先方|向こう|聞いた話|推測)(?:様|側|の(?:言葉|方))?:[^\n]*|"
    r"(?:[「『][^「」『』\n]*[」』][、・や]?)+(?=(?:など)?(?:が出(?:た|て)|と(?:来|き)た|には|に対し|のときは|の場合|への(?:返|答)|→))|"
    r"(?:言われ|相手|客|先方|内容|話|推測|起き|経緯|指摘|苦情|クレーム|事実|状況|あった|こと|件)[^「」。\n:]{0,8}:\n?(?P<told>(?:「[^「」\n]*」)+)|"
    r"(?:[「『][^「」『』\n]*[」』][、・や]?)+(?=(?:と|って|との|などと?)[^。、「」\n]{0,6}?(?:言われ|言った|言い(?:ました|、)|言って(?!もら|くだ|いただ|ほし|欲し)|いった(?:お|ご)|いう(?:お|ご|声|指摘|意見|趣旨|内容)|おっしゃ|申され|怒|責め|叱|詰|書か|書いて|聞(?:い|か|き)|伺|(?:の)?(?:ご指摘|お言葉|お叱り|お声|ご意見|ご要望|お話|お申し出|お怒り|こと|要求|お問い合わせ)|求め|要求|迫|脅|説明され|返事|ため息))"
)


def without_reported(said: str) -> str:
    """The text with other people's words blanked, positions kept; a text that is nothing but a quotation stays."""
    blanked = said
    for hit in _REPORTED.finditer(said):
        start, end = hit.span("told") if hit["told"] else hit.span()
        blanked = blanked[:start] + "\0" * (end - start) + blanked[end:]
    return blanked if blanked.replace("\0", "").strip() else said
