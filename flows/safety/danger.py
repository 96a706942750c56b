"""Decides from one text whether somebody is in danger, with the words that led there; what is said then lives in content and stages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from flows.safety.sense import ASK, CONCERN, IMMINENT, THINGS, Sense
from flows.safety.senses import SENSES
from flows.understanding.clauses import SAID_TO_ME, Span, brackets, sentences
from flows.understanding.normalise import Folded, fold
from flows.understanding.reading import Evidence

_RANK = {"none": 0, ASK: 1, CONCERN: 2, IMMINENT: 3}


@dataclass(frozen=True, slots=True)
class Danger:
    """`level`: none, ask (doubtful: one gentle question), concern, imminent. `kind`: self, others, violence_at_home, "" for
    none. `about_me` is False when the person worries about somebody else's life."""

    level: str = "none"
    kind: str = ""
    evidence: Evidence | None = None
    about_me: bool = True

    def __bool__(self) -> bool:
        return self.level != "none"


# 「死にたいわけじゃない」: taken back; 「死にたいと思わない日はない」: twice, so meant.
_DENIED = re.compile(
    r"(?:い|く|う|る|しよう|する|したい)?(?:とか|なんて|なんか|とまで|とは|とも|とかは|と|って|という|ゆう|の|わけ|つもり|気持ち|こと|気|考え|ほど|願望|じゃ|では)+(?:そういう(?:の|わけ)?|まで|とか)*"
    r"(?:で?は|じゃ|とか|も|など|を|が)*(?:全然|ぜんぜん|まったく|一切|今は|もう|、)*"
    r"(?:思っ|思わ|考え|あり|ござい|し)?(?:て|た)?(?:は|い|る|たこと|まで)?(?:ま?せん|な(?:い|かっ)|ねえ|へん|のうて|ちゃう|違う|ちがう|なか)"
)
_DENIED_TWICE = re.compile(
    r"(?:な|ん)い?(?:日|こと|時|わけ)(?:は|が|も|じゃ)?(?:な|あり)|(?:と言え|といえ|言ったら)ば?(?:嘘|うそ)|わけでも?な(?:い|く)"
)
_HYPERBOLE = re.compile(
    r"(?:恥ずかし|はずかし|暑|寒|眠|ねむ|暇|ひま|可愛|かわい|尊|面白|おもしろ|うま|おいし|美味し|痛|退屈|気まず|臭|忙し|かゆ|空いた|すい|だる|羨まし|うらやまし|だるい|かっこよ|幸せ|うれし|嬉し|緊張)[^。、]{0,4}(?:て|で|すぎ|過ぎ)[^。、]{0,6}$"
)
_LAUGHED = re.compile(
    r"(?:笑|w+|わら|草)[。!)]*$|\(笑\)|（笑）|(?:笑|w)(?:今|もう)は?平気|今は平気|今となっては|笑い話"
)
_PAST_SHAME = re.compile(
    r"消え(?:たかった|たくなった|たくなりました|てしまいたかった)|死にた(?:かった|くなった|くなりました)"
)
_TOLD = re.compile(
    r"(?:と|って|とか|て|み?たいに)[^。]{0,14}(?:言わ|いわ|ゆわ|怒鳴ら|どなら|脅さ|おどさ|罵ら|書か|叫ば|吐か|迫ら|送ら|言うて(?:き|く)|言ってき|電話|めーる|怒ら|すごま|凄ま|恫喝)"
)
_SAYS = re.compile(r"(?:と|って)[^。]{0,8}(?:言(?:って|う|い|っ)|叫ん|怒鳴っ|どなっ|脅し|わめ|暴れ)")
_REPORTS = re.compile(r"(?:と|って|っち)[^。]{0,10}(?:言|ゆ|めーる|らいん|line|送|連絡|泣|相談|電話|呟|つぶや|漏ら|書)")
_SOMEONE = re.compile(
    r"(?:同僚|後輩|先輩|友人|友達|ともだち|知人|知り合い|息子|娘|妹|弟|兄|姉|母|父|夫|妻|旦那|嫁|彼氏|彼女|部下|社員|すたっふ|ばいと|ぱーと|客|お客[様さ]|利用者|患者|生徒|児童|保護者|上司|店長|社長|担当|元同僚|同期|ちーふ|まま友|ばあちゃん|じいちゃん|祖母|祖父"
    r"|[一-鿿]{1,4}さん|くん|君|ちゃん|あの[人子]|その[人子]|相手|主任)(?:の[一-鿿ぁ-ん]{1,6})?(?:さん|様|の方|の子|くん)?(?:が|は|から|も|に)"
)


@cache
def _compiled(sense: Sense) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    return re.compile(sense.looks), re.compile(sense.unless) if sense.unless else None


@cache
def _thing_before() -> re.Pattern[str]:
    return re.compile(rf"{THINGS}(?:が|は|も|の|って|とか)?[^。、]{{0,6}}$")


def look(text: str) -> Danger:
    """The gravest danger in the text. Cheap for everyday talk; linear in the length."""
    folded = fold(text)
    soft = folded.soft
    worst = Danger()
    if not _may_hold_danger(soft):
        return worst
    quotes = [q.inner for q in brackets(soft)]
    parts = sentences(soft)
    for place, span in enumerate(parts):
        sentence = span.of(soft)
        # a farewell or a plan is often said in two breaths
        ahead = soft[span.start : min(parts[place + 1].end, span.end + 40)] if place + 1 < len(parts) else sentence
        for sense in SENSES:
            if _RANK[sense.level] <= _RANK[worst.level] or not any(need in ahead for need in sense.needs):
                continue
            found = _judge(sense, folded, span, sentence, ahead, quotes)
            if _RANK[found.level] > _RANK[worst.level]:
                worst = found
    return worst


_HINTS = tuple(sorted({need for sense in SENSES for need in sense.needs}))
_HINT = re.compile("|".join(map(re.escape, _HINTS)))


def _may_hold_danger(soft: str) -> bool:
    return _HINT.search(soft) is not None


def _judge(sense: Sense, folded: Folded, span: Span, sentence: str, ahead: str, quotes: list[Span]) -> Danger:
    looks, unless = _compiled(sense)
    match = looks.search(ahead)
    if match is None or match.start() >= len(sentence) or (unless is not None and unless.search(sentence)):
        return Danger()
    before, behind = sentence[: match.start()], sentence[match.end() :]
    start, end = span.start + match.start(), span.start + match.end()
    quoted = any(q.start <= start < q.end for q in quotes)
    told = _told_to_me(behind, quoted)
    if sense.quotable and _others_words(before, behind, quoted, told):
        return Danger()
    if sense.kind == "self":
        level = _own_level(sense, before, match.group(), behind, sentence)
        about_me = not _of_someone_else(sense, before, behind)
        if level == IMMINENT and quoted and told:
            level = CONCERN
    else:
        level, about_me = sense.level, True
        if sense.kind == "others" and _denied(match.group(), behind):
            level = ASK
    return Danger(level, sense.kind, folded.evidence(start, end, f"danger.{sense.name}"), about_me)


def _told_to_me(behind: str, quoted: bool) -> bool:
    """The words are reported as said to the person who writes."""
    if _TOLD.match(behind.lstrip("」』")) or _TOLD.search(behind[:24]):
        return True
    return quoted and SAID_TO_ME.search(behind[:30]) is not None


def _others_words(before: str, behind: str, quoted: bool, told: bool) -> bool:
    if told or (quoted and "と思" not in behind[:8]):
        return True
    return _SAYS.match(behind.lstrip("」』い。")) is not None and _SOMEONE.search(before) is not None


def _of_someone_else(sense: Sense, before: str, behind: str) -> bool:
    """「部下から『消えたい』とメールが来た」; 「友達に死にたいと言った」 is the person's own wish."""
    someone = _SOMEONE.search(before)
    if someone is None or re.search(r"(?:私|自分|僕|俺)(?:が|は|も)[^。]{0,8}$", before):
        return False
    if someone.group().endswith("に") and not re.search(r"[われさけまか]れ", behind[:24]):
        return False
    return sense.name == "third_person" or _REPORTS.search(behind[:24]) is not None


def _own_level(sense: Sense, before: str, matched: str, behind: str, sentence: str) -> str:
    """How grave the words are after figures of speech, laughter and denial; "none" for a thing that died or vanished."""
    if _thing_before().search(before) and sense.name not in ("wish_to_die", "suicide_word"):
        return "none"
    level = sense.level
    if sense.name in ("wish_to_die", "wish_to_vanish"):
        laughed_off = _LAUGHED.search(sentence) is not None
        past = _PAST_SHAME.match(matched + behind) is not None
        if _HYPERBOLE.search(before):
            if laughed_off or past:
                return "none"
            level = ASK
        elif laughed_off and past:
            level = ASK
    return ASK if sense.deniable and _denied(matched, behind) else level


def _denied(matched: str, behind: str) -> bool:
    for text in (behind[:30], matched[-3:] + behind[:24]):
        denied = _DENIED.match(text)
        if denied is not None and not _DENIED_TWICE.search(text[: denied.end() + 10]):
            return True
    return False
