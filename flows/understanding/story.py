"""What a narrative tells besides the five factors: who called how, what was said and done, in the person's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from flows.understanding import resolved, telling
from flows.understanding.being_heard import wishes_to_be_heard
from flows.understanding.clauses import Quote, Span, brackets, clauses, sentences
from flows.understanding.contact import contact_how, contact_who, owner_of_client
from flows.understanding.finishing import LONGEST, finish
from flows.understanding.incident import Incident, complained_of, incident_in, words_of
from flows.understanding.normalise import Folded, fold
from flows.understanding.people import people_in, speak_of_theirs
from flows.understanding.reading import Mention, Situation, Story
from flows.understanding.sieve import Sifted
from flows.understanding.spoken import demanded, said_to_me

_BY_OTHERS = re.compile(
    rf"{telling.BOSS_WORD}(?:が|は|で)、?(?:(?!私|自分)[^。]){{0,14}}$|(?:客|先方|相手|向こう)(?:さん|様)?(?:が|は|も)[^。、]{{0,10}}$"
)
_IDLE_OTHERS = re.compile(rf"(?:{telling.BOSS_WORD}|{telling.FIRM_WORD}|上の人|上)(?:が|は|も)[^。\n]{{0,40}}$")
_IS_OVER = re.compile(r"ました|った|れた|しまい|しまっ|ちゃい|して、")
_NO_DAY_OF_IT = re.compile(
    r"(?:に|の|まで|ほど)?[^。、]{0,10}(?:辞め|退職|やめ|勤め|入社|転職|担当)"
    r"|(?:まで|中に|の(?:[0-9一二三四五六七八九十正]{1,16}|正午|夕)[^。]{0,5}まで)"
)
_LOOKED_AFTER = re.compile(r"担当(?:して(?:い)?|しと(?:っ)?)た")
_THEIR_HEAD = re.compile(r"(?:マネージャー|店長|責任者|支配人|本部)")


def story_in(text: str, situation: Situation, people: Iterable[Mention] | None = None) -> Story:
    """A Story of what the text tells; values in the person's own words are clauses of at most about sixty letters."""
    folded = fold(text)
    plain = folded.plain
    spans = sentences(plain)
    quotes = brackets(plain)
    ours = speak_of_theirs(plain)  # in it every boss is one of the own house
    known = tuple(people_in(text) if people is None else people)
    said = said_to_me(folded, quotes)
    told_to = telling.NOT_TOLD.search(ours)
    told = None if told_to else _told(ours, situation) or _knows(_unspoken(ours, quotes), situation)
    did = _own_act(folded, spans, telling.DID, quotes)
    incident = incident_in(plain, quotes)
    return Story(
        entry=_entry(text, plain, situation, bool(said) or telling.COMPLAINT.search(plain) is not None),
        happened=words_of(folded, incident) if incident else complained_of(folded, spans, quotes),
        when=_when(_unspoken(plain, quotes), spans, incident),
        left_when=_left_when(plain) if situation.employment == "left" else None,
        contact_who=contact_who(plain, known),
        contact_how=contact_how(plain, situation),
        said=said,
        demands=demanded(ours, said, situation),
        did=did,
        not_did=_own_act(folded, spans, telling.NOT_DID, quotes),
        certainty="seen" if telling.SEEN.search(plain) else "heard" if telling.SEEN_BY_OTHERS.search(plain) else None,
        points=_points(folded, spans, quotes),
        written=next((key for key, pattern in telling.WRITTEN if pattern.search(plain)), None),
        done=_done(plain, _told(ours, situation) is not None and not told_to),
        company_told="cannot" if telling.CANNOT.search(ours) else "not_yet" if told_to else "told" if told else None,
        boss=_boss(ours, situation),
        clients_owner=situation.employment == "left" and owner_of_client(plain, known),
    )


def _entry(text: str, plain: str, situation: Situation, complaint: bool) -> str | None:
    if telling.WANT_TO_COMPLAIN.search(plain) and not re.search(r"お客様?(?:が|から|に)|お客さん(?:が|から|に)", plain):
        return "want_to_complain"
    if len(plain) < 12:
        return None
    if situation.employment == "left" and situation.employment_said and complaint:
        return "left_company"
    if complaint and telling.LOST_TRUST.search(plain) and re.search(r"謝(?:っ|り|罪し)|解決|終わ", plain):
        return "lost_trust"
    if telling.TEAM.search(plain) and situation.own_responsibility not in ("full", "partial"):
        return "team_member"
    if situation.employment == "current" and complaint:
        if situation.own_responsibility in ("full", "partial"):
            return "own_mistake"
        if situation.own_responsibility == "none" and (telling.FRONT.search(plain) or situation.employment_said):
            return "front_desk"
    if telling.LISTEN.search(plain) and wishes_to_be_heard(text):
        return "listen"
    if telling.CAREER.search(plain) and not complaint:
        return "career"
    return None


def _trim(folded: Folded, span: Span, at: int) -> str:
    """The clause around `at` with as much before it as fits, in the words as written."""
    plain = folded.plain
    parts = clauses(plain, span)
    index = next((i for i, part in enumerate(parts) if part.start <= at < part.end), len(parts) - 1)
    start, end = parts[index].start, parts[index].end
    for part in reversed(parts[:index]):
        if end - part.start > LONGEST:
            break
        start = part.start
    return finish(folded, span, start, end)


def _own_act(folded: Folded, spans: tuple[Span, ...], pattern: Sifted, quotes: list[Quote]) -> str | None:
    """The clause that tells an act of the teller; later sentences about others do not count."""
    if not pattern.may_stand_in(folded.plain):
        return None
    plain = folded.plain
    weak: str | None = None
    for span in spans:
        for match in pattern.finditer(plain, span.start, span.end):
            if any(q.start < match.start() < q.end for q in quotes):
                continue
            parts = clauses(plain, span)
            own = next((p for p in parts if p.start <= match.start() < p.end), span)
            if pattern is telling.NOT_DID and telling.NOT_TOLD.search(plain, own.start, own.end):
                continue  # 「課長にはまだ報告できていません」 tells who knows, no act left undone
            if pattern is telling.DID and telling.TOLD.search(plain, own.start, own.end):
                continue  # that it was reported at work is done about it since
            if telling.OTHER_PEOPLE.match(plain, match.end()):
                continue  # 「確認しなかった他の人」 are others
            if telling.SUBJECT.search(plain, own.start, match.end()) or telling.PASSIVE.search(
                plain, match.start(), min(own.end, match.end() + 12)
            ):
                continue
            if telling.MY_OWN.search(plain, own.start, own.end) or "一度だけ" in plain[span.start : span.end]:
                return _trim(folded, span, match.start())
            weak = weak or _trim(folded, span, match.start())
    return weak


def _when(plain: str, spans: tuple[Span, ...], incident: Incident | None) -> str | None:
    """The day of the complaint; where it has none, the day of what it is about, said by itself or in its sentence."""
    if incident is None and not telling.COMPLAINT.may_stand_in(plain):
        return None
    complaint = (
        part
        for part in (_behind_who_was_told(plain, span) for span in spans)
        if telling.COMPLAINT.search(plain, part.start, part.end) or "「" in part.of(plain)
    )
    about = [span for span in spans if incident is not None and span.start <= incident.start]
    told = next(filter(None, (_day_in(span.of(plain)) for span in (*complaint, *about))), None)
    if told is None and incident is not None:
        on = _WEEKDAY.search(incident.sentence.of(plain))
        return on.group() if on else None
    return told


def _behind_who_was_told(plain: str, span: Span) -> Span:
    """「会社にはもう話したけど、先週から毎日言われています」: the day on which the house was told is none of it."""
    told = telling.TOLD.search(plain, span.start, span.end)
    return span if told is None else Span(told.end(), span.end)


_WEEKDAY = re.compile(r"(?:先週の?|この前の?)?[月火水木金土日]曜日?(?=[のに、]|$)(?!の?(?:まで|中))")


def _unspoken(plain: str, quotes: list[Quote]) -> str:
    """The text with what others said blanked."""
    for quote in quotes:
        inner = quote.inner
        plain = plain[: inner.start] + "・" * (inner.end - inner.start) + plain[inner.end :]
    return plain


def _day_in(sentence: str) -> str | None:
    for match in telling.WHEN.finditer(sentence):
        behind = sentence[match.end() :]
        if _NO_DAY_OF_IT.match(behind):
            continue
        if match.group() in ("今日", "春", "夏", "秋", "冬") and not _IS_OVER.search(behind):
            continue
        return match.group()
    return None


def _left_when(plain: str) -> str | None:
    match = telling.LEFT_WHEN.search(plain)
    return next(filter(None, match.groups()), None) if match else None


def _points(folded: Folded, spans: tuple[Span, ...], quotes: list[Quote]) -> tuple[tuple[str, str], ...]:
    """Sentences that rest on hearsay or guess."""
    plain, out = folded.plain, []
    if not (telling.HEARD.may_stand_in(plain) or telling.GUESS.may_stand_in(plain)):
        return ()
    for span in spans:
        for pattern, certainty in ((telling.HEARD, "heard"), (telling.GUESS, "guess")):
            match = next(
                (
                    m
                    for m in pattern.finditer(plain, span.start, span.end)
                    if not any(q.start < m.start() < q.end for q in quotes)
                ),
                None,
            )
            if match and re.search(r"(?:他人事|ひとごと|いつも|当然|冗談)の?$", plain[span.start : match.start()]):
                match = None
            if match is None or (
                certainty == "guess"
                and (
                    telling.FEELS.search(plain, max(span.start, match.start() - 14), match.end() + 4)
                    or telling.MAY_DO.search(plain[span.start : match.start()])
                )
            ):
                continue
            if (
                re.search(r"(?:ほし|求め|謝|払|返事|来て)[^。]{0,6}$", plain[span.start : match.start()])
                and certainty == "heard"
            ):
                continue
            out.append((_trim(folded, span, match.start()), certainty))
            break
    return tuple(dict.fromkeys(out))


def _told(plain: str, situation: Situation) -> re.Match[str] | None:
    """Where the person told a superior or the firm. Who has left names as オーナー the client's owner, not an employer;
    so with the heads of a place that one looked after."""
    for match in telling.TOLD.finditer(plain):
        theirs = match.group().startswith("オーナー") or (
            _LOOKED_AFTER.search(plain) and _THEIR_HEAD.match(match.group())
        )
        if not (situation.employment == "left" and theirs):
            return match
    return None


def _knows(plain: str, situation: Situation) -> re.Match[str] | None:
    """Where a boss of the own house is told to know of it, whoever told them."""
    if situation.employment == "left":
        return None
    return next((found for found in telling.KNOWS.finditer(plain) if not _PLANNED.match(plain, found.end())), None)


# 「所長と一緒に謝りに行く方でお願いします」: what is to be done tells of nobody who knows already.
_PLANNED = re.compile(
    r"(?:く|き(?:ます(?!た)|たい|ましょ)|こう|ける|け(?:たら|れば)|って(?:もらえ|もらう|もらいたい|ほし|いただ(?:け|きたい)|くださ|くれ(?:ま|な|る|れば))|"
    r"(?:る|う)(?:方|ほう|つもり|予定|こと(?:に|を)|なら)|り(?:ます(?!た)|たい)|[^。、「」]{0,4}(?:来い|こい|来なさい|来て(?:ほしい|欲しい|くださ|ください)|来るよう|しろ|せえ))"
)


def _done(plain: str, told: bool) -> tuple[str, ...]:
    found = [
        key
        for key, pattern in (
            ("replied", telling.REPLIED),
            ("apologised", telling.APOLOGISED),
            ("visited", telling.VISITED),
        )
        if any(
            not _BY_OTHERS.search(plain[max(0, match.start() - 30) : match.start()])
            for match in pattern.finditer(plain)
        )
    ]
    if told:
        found.append("reported")
    # 「支配人は言うだけで何もしてない」 is no word about oneself.
    idle = (plain[max(0, match.start() - 50) : match.start()] for match in telling.NOTHING.finditer(plain))
    if not found and not all(_IDLE_OTHERS.search(before) for before in idle):
        found.append("nothing")
    return tuple(found)


def _boss(plain: str, situation: Situation) -> str | None:
    if situation.employment != "left" and resolved.will_tell_the_boss(plain):
        return "yes"
    if telling.AFRAID.search(plain):
        return "afraid"
    if telling.CANNOT.search(plain):
        return "no"
    if situation.employment == "left":
        return None
    knows = (telling.BOSS_TOLD.search(plain) or _knows(plain, situation)) and not telling.NOT_TOLD.search(plain)
    return "told" if knows or telling.BOSS_SAYS.search(plain) else None
