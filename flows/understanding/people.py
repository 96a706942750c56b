"""Who is named in a text, with role, wish, mood and words; how they are found lives in naming."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from flows.understanding.clauses import Quote, Span, brackets, sentences
from flows.understanding.kana_writing import usual
from flows.understanding.naming import find_people
from flows.understanding.normalise import Folded
from flows.understanding.reading import Mention
from flows.understanding.sieve import PEOPLE
from flows.understanding.titles import Named, role_of
from flows.understanding.wishes import wishes_in


def people_in(text: str) -> tuple[Mention, ...]:
    """Everybody named, in the order of first naming, the person who writes left out."""
    folded = usual(text)
    plain = folded.plain
    found = [one for one in find_people(plain) if not _is_not_there(plain, one)]
    if not found:
        return ()
    quotes = brackets(plain)
    mentions = _merge(folded, found)
    for span in _stretches(plain):
        inside = [m for m in found if span.start <= m.start < span.end]
        if inside or mentions:
            _judge(folded, span, inside, quotes, mentions)
    return tuple(mention for mention, _ in mentions.values())


# 「人事ない」「総務なんておらん」 name a desk to say that there is none.
_A_DESK = re.compile(r"人事|総務|法務|コンプラ|窓口|監査")
_NOT_THERE = re.compile(
    r"(?:部|課|室|の人|担当|さん)?(?:とか|なんか|なんて|みたいな|もん|もの|は|が|も|って|や|・|、|総務|法務)*"
    r"(?:な(?:い|く|し)(?!しょ)|ね(?:え|ぇ)|あら?(?:りません|へん)|い(?:ない|ません|なく)|おら(?:ん|へん|ない)|おり(?:ません|まへん))"
)


def _is_not_there(plain: str, one: Named) -> bool:
    return _A_DESK.search(plain, one.start, one.end) is not None and _NOT_THERE.match(plain, one.end) is not None


def _merge(folded: Folded, found: Iterable[Named]) -> dict[tuple[str, str], tuple[Mention, Named]]:
    """One mention a person; the first naming gives the word."""
    people: dict[tuple[str, str], tuple[Mention, Named]] = {}
    for one in found:
        key = _key(one)
        if key in people:
            continue
        rule = f"person.{one.role}.{one.head}"
        people[key] = (
            Mention(folded.words(one.start, one.end), one.role, evidence=folded.evidence(one.start, one.end, rule)),
            one,
        )
    return people


def _key(one: Named) -> tuple[str, str]:
    head = one.head
    if head in ("お客様", "お客さん", "お客さま", "お客", "客", "客さん"):
        head = "客"
    return (one.role, head)


@lru_cache(maxsize=64)
def speak_of_theirs(plain: str) -> str:
    """The folded text with every boss of the other house called 先方, so that no rule takes them for the own one."""
    for one in find_people(plain):
        if one.role in ("customer", "customer_staff") and role_of(one.head) in ("boss", "owner"):
            size = one.end - one.start
            plain = plain[: one.start] + ("貴" * (size - 2) + "先方")[-size:] + plain[one.end :]
    return plain


# ------------------------------------------------------------------------------------------------------------- wish and mood

_STRETCH = 160
_TOLD = re.compile(
    r"[^。]{0,6}(?:と|って|ち|ように)[^。]{0,10}(?:言|い[いうわ]|書|お?っしゃ|申|仰|のこと|の由|伝|$)(?!葉)"
)
_SUBJECT = (
    "まで",
    "だけ",
    "のほう",
    "の方",
    "のうち",
    "いわく",
    "曰く",
    "的に",
    "側",
    "ったら",
    "しか",
    "ばっか",
    "なん",
    "とか",
    "本人",
    "ご本人",
    "たち",
    "だば",
    "だっきゃ",
    "なば",
    "なら",
    "こそ",
    "やで",
    "だで",
)
_ANGRY = PEOPLE.pattern(
    r"怒[っりらるれ]|激怒|立腹|怒鳴|どなら|叱[らりっ]|責め|切れ(?:て|ら|た|ま)|キレ(?:て|ら|た|ま)|ブチギレ|憤|カンカン|かんかん|罵|土下座|脅[しさ]|誠意を見せ|責任を取|謝りに来い|謝れ|怒号|声を荒|きつ(?:く|い)|どやさ|詰め寄|まくし|クレーム|苦情|不満|納得(?:いか|でき)|話が違う|訴え|晒|殴|お怒り|泣い|けんか|喧嘩|文句"
)
_COLD = PEOPLE.pattern(
    r"他人事|ひとごと|知らん顔|知らんぷり|無関心|関心が?(?:な|薄)|好きに(?:すれ|し)|勝手に(?:すれ|しろ)|(?:もう)?関係(?:は|が)?な|任せる|お任せ|放って|ほっと(?:け|いて)|放置|何もし(?:て|な)|取り合って|取り合わ|スルー|ふん|へえ|流して|適当に|頑張ってと?(?:言う)?だけ|笑(?:われ|うだけ|って済)|知らない(?:と|って)|関わりた(?:くな|がら)|我関せず|どこ吹く風|見て見ぬ|丸投げ|押し付け|うやむや|はぐらか|相手にし(?:て|な)|興味(?:が|も)?な|そっけな|冷た|当事者同士|自分で何とか|なんとかしろ|うまくやって|忙し(?:い|く)"
)
_WARM = PEOPLE.pattern(
    r"一緒に|味方|優し|やさし|協力|間に入|フォローして|励まし|かばって|庇|気にする(?:な|こと)|気にしなくて|大丈夫(?:だ|です)?(?:よ|と|って)|助けて|相談に乗|話を聞いて(?:くれ)|代わりに|心配して|応援|親身|許して|守って"
)


_LET_DOWN = re.compile(r"[てで]?(?:は)?(?:くれ|もらえ)(?:な|ま[せへ]|へ|ん(?!の)|ず|ね)")


def _stretches(plain: str) -> list[Span]:
    """Sentences; where only a space stands between two of them they are read as one."""
    out: list[Span] = []
    for span in sentences(plain):
        if out and plain[out[-1].end - 1] in " 　" and span.end - out[-1].start <= _STRETCH:
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return out


def _judge(
    folded: Folded,
    span: Span,
    inside: list[Named],
    quotes: list[Quote],
    people: dict[tuple[str, str], tuple[Mention, Named]],
) -> None:
    plain = folded.plain
    sentence = plain[span.start : span.end]
    for at, end, wish in wishes_in(folded.soft, span.start, span.end):
        speaker = _speaker(plain, span, at, end, inside)
        if speaker is None and not inside and _TOLD.match(plain, end):
            speaker = _named_just_before(span, people)
        if speaker:
            _note(people, speaker, wants_apology=wish)
    if not inside:
        return  # nobody who could be angry or speak
    for pattern, mood in ((_COLD, "indifferent"), (_WARM, "cooperative"), (_ANGRY, "angry")):
        for match in pattern.finditer(sentence):
            speaker = _speaker(plain, span, span.start + match.start(), span.start + match.end(), inside, moody=True)
            # 「かばってくれない」
            felt = "indifferent" if mood == "cooperative" and _LET_DOWN.match(sentence, match.end()) else mood
            if speaker and not (felt == "indifferent" and speaker.role in ("customer", "customer_staff")):
                _note(people, speaker, mood=felt)
    for quote in quotes:
        if span.start <= quote.start < span.end and quote.end - quote.start > 2:
            speaker = _speaker(plain, span, quote.start, quote.end, inside)
            if speaker:
                _note(people, speaker, says=plain[quote.inner.start : quote.inner.end])


def _named_just_before(span: Span, people: dict[tuple[str, str], tuple[Mention, Named]]) -> Named | None:
    """「先生に手紙を見せました。謝れと言います」: the only one of the sentence before goes on speaking."""
    near = [named for _, named in people.values() if span.start - 60 <= named.end <= span.start]
    return near[0] if len(near) == 1 else None


def _speaker(plain: str, span: Span, start: int, end: int, inside: list[Named], moody: bool = False) -> Named | None:
    """Who says or wants what stands at start..end: the nearest subject before it, else the agent behind it."""
    weak: Named | None = None
    for one in reversed([m for m in inside if m.end <= start + 1]):
        mark = plain[one.end : one.end + 3]
        if (
            mark[:2] == "から"
            and start - one.end <= 8
            and re.search(r"ほし|欲し|求め|待|必要", plain[start : end + 4])
            and not re.search(r"[わまらさ]れ", plain[end : end + 14])
        ):
            continue  # the one from whom it is wanted
        if (
            mark[:1] in ("が", "は", "も")
            or mark[:2] in ("から", "より", "って", "とし")
            or mark.startswith(_SUBJECT)
            or (mark[:2] == "には" and not moody)
        ):
            if mark[:2] == "には" and re.search(r"私(?:から|が)", plain[one.end : start]):
                continue
            return one
        if mark[:1] in ("「", "『", "、", "さ", " ", ":"):
            return one
        if mark[:1] == "に" and weak is None:
            between = plain[one.end : start]
            passive = re.search(
                r"(?:られ|われ|され|かれ|まれ|がれ|聞いた|相談した|言った|話した|報告した|確認した|聞く|相談して|尋ね|連絡した)",
                plain[one.end : min(span.end, end + 26)],
            )
            if passive and "私" not in between:
                weak = one
        if mark[:1] in ("の", "と") and moody and weak is None and re.match(r"(?:の|と)", mark):
            weak = weak or None
    if weak:
        return weak
    for one in inside:
        if (
            end <= one.start <= end + 14
            and re.match(r"(?:に|から|が|は|さんに)", plain[one.end : one.end + 2])
            and re.search(r"(?:と|って|とか|ように|を)[^。]{0,4}$", plain[end : one.start] or "と")
        ):
            return one
    return None


def _note(
    people: dict[tuple[str, str], tuple[Mention, Named]],
    who: Named,
    *,
    wants_apology: str = "",
    mood: str = "",
    says: str = "",
) -> None:
    key = _key(who)
    if key not in people:
        return
    mention, found = people[key]
    if wants_apology and mention.wants_apology == "unknown":
        mention = replace(mention, wants_apology=wants_apology)
    if mood and (mention.mood == "unknown" or (mood == "indifferent" and mention.mood == "angry")):
        mention = replace(mention, mood=mood)
    if says and not mention.says:
        mention = replace(mention, says=says)
    people[key] = (mention, found)
