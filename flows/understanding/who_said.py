"""Whose words a text repeats: those of who complains, one's own, or somebody's of the own house, read from the sentence;
what they ask for is read in spoken.py."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from flows.understanding.clauses import brackets

MINE, THEIRS, OURS = "mine", "theirs", "ours"
LONGEST = 400
_ME = r"(?:私|わたし|わだし|自分|僕|ぼく|俺|おれ|うち|こっち|こちら|わし|おら|あたし|当方|おい|わい|ワイ)(?:ら|たち)?(?:は|が|も|から(?:は)?|としては|の方は|のほうは|、)"
HOUSE = (
    r"(?<!支)(?<!先の)(?<!先方の)(?<!相手の)(?<!客の)(?<!様の)(?:上司|店長|副店長|部長|課長|社長|所長|係長|主任|次長|専務|施設長|園長|院長|塾長|師長|女将|親方|リーダー|チーフ|マネージャー|室長|工場長|支配人|校長|教頭|館長|事務長|先輩|同僚|後輩|後任|前任|会社|本社|人事|"
    r"(?<![おごのー])(?:夫|旦那|主人|妻|嫁|母|父|親|兄|姉|弟|妹|家族)|友達|友人|彼氏|彼女|相談員)(?:の人)?(?:さん)?"
)
_THEM = r"(?:お?客(?:さん|様|さま)?|先方|相手(?:方|の方)?|向こう(?:さん)?|あちら(?:さん)?|患者さん|利用者(?:さん|様)?|保護者|ご?家族様?|取引先|得意先|おっちゃん|おばちゃん|おじさん|おばさん|男の人|女の人)"
_SUBJECT = re.compile(
    rf"(?P<mine>{_ME})|(?P<ours>{HOUSE})(?:は|が|も|から(?:は|も)?|に(?:は|も)?|いわく|、|(?=[「『]))|(?P<theirs>{_THEM})(?:は|が|も|から(?:は|も)?|に(?:は|も)?|、|(?=[「『]))"
)
_MUCH = r"(?:ずっと|何度も|何回も|なんべんも|なんども|ただ|ひたすら|とりあえず|ばっか(?:り)?|ばかり|しか|だけ|は|も|を|とか|の?一点張りで|連呼(?:し)?|、)*"
_TO = r"(?:と|って|て|ち|ちゅうて|ゆうて|なんて|とか)?"
# Said to the one who writes.
_PASSIVE = re.compile(
    rf"{_TO}{_MUCH}[^。「」、]{{0,12}}?(?:(?:言|云|い|ゆ)(?:われ|わい|わっしゃれ)|(?:怒鳴|どな|責め|叱|詰め|罵|脅|おど|迫|求め|煽|なじ)(?:ら|さ|り|め|じ)?(?:れ|られ|つけられ)|(?:書|聞|吐|叩)か(?:れ)|(?:要求|請求|注意|指摘|指示|命令|連呼|恫喝)され|返され|送られ|言って(?:き|く)|言うて(?:き|く)|言い放|言い捨)"
)
# Said by the one who writes: nobody else answers, apologises or can say nothing else.
_OWN_ACT = re.compile(
    rf"{_TO}{_MUCH}(?:[^。「」、]{{0,6}}?)(?:(?:言|い|ゆ)(?:い|う)(?:続け(?!られ)|通し|とおし)|言(?:う|い)(?:しか|だけ|ばかり|ばっか)|(?:言|い|ゆ)(?:うて|って)(?:もう|しも|しま|謝|あやま|頭|ばか|ばっか|まわ|回)|(?:言|い|ゆ)(?:っちゃ|うてもた|えな|えん|えま|えへん|えね)|"
    rf"謝(?:り|っ|罪し)|あやま(?:り|っ)|(?:お)?詫び(?:し|を|続)|(?:お)?答え(?:まし|た|て|る|続)|伝え(?:まし|た|て)|お伝え|説明し(?:た|まし|て)|繰り返し(?:た|まし|て)|くり返し|頭(?:を|ば)?下げ|返事(?:を)?し|返信し(?:た|まし)|申し上げ|言い返し|思(?:っ|い|わ)|送(?:っ|り)(?:た|まし)|書い(?:た|て)(?!あ))"
)
_WEAK = re.compile(
    rf"{_TO}{_MUCH}(?:[^。「」、]{{0,6}}?)(?:言った|言いました|言うた|ゆうた|ゆった|いうた|言いよった|言うとった|言ったべ|しゃべった)(?!ら)"
)
_TO_BE_SAID = re.compile(
    r"(?:と|って|て)?(?:言え|いえ|ゆえ|言いなさい|言って(?:くれ|ほし|欲し|みろ)|言わせ|書け)(?:と|って|、|や|よ)"
)
_IN_THEIRS = re.compile(
    r"(?:じゃ|で)(?:は)?(?:済|す[まむ]|許|収)|(?:だけ|くらい|ぐらい)(?:じゃ|で)|の一言(?:も|が|で)|も(?:ないのか|言えない?のか|なしか)|は(?:ないのか|どうした)|(?:を|の|が|に)(?!言)"
)
_MY_WORDS = re.compile(
    r"^(?:ほん(?:ま|と)(?:に)?|本当に|誠に|大変|どうも|えらい|、)*(?:す[みいん]*ま(?:せん|へん|っせん|せ|ん)|すんまへん|すんません|さーせん|申し?訳|もうしわけ|ごめん|かんにん|堪忍|失礼(?:し|いた)|わりぃ|悪(?:い|かった)(?:です|ね)?$|はい|ええ$|わかりました|分かりました|承知|かしこまり|了解|少々|確認(?:し|いた)|お待ち|恐れ入|勘弁|許して|わっさ|すまん|すまねえ|もさげね)"
)
_FELT = re.compile(
    r"(?:怖|こわ|恐|おそろし|おっか[なね]|えず|つら|辛|しんど|きつ|苦し|悲し|かなし|悔し|くやし|情けな|なさけな|恥ずかし|寂し|いや|嫌|みじめ)(?:か(?:った|ったで)|い(?:です|よ)?$|く(?:て|なっ)|うて|かっ|な(?:気|思)|だった|でした|やった|がった|ごたった)|"
    r"泣(?:き|い|け|ける)|涙|震え|ふるえ|真っ白|頭が|胸が|心臓|動悸|眠れ|寝れ|ショック|パニック|固ま(?:っ|り)|凍りつ|へこ(?:み|ん|む)|落ち込|疲れ(?:た|まし|て)|限界|もう(?:無理|嫌|いや)|怖くて|何も言え|なんも言え|言い返せ|声が出|逃げた"
)
_OWN_DEED = re.compile(
    rf"(?:{HOUSE}|警察|誰)(?:に|へ|と)(?:は|も)?[^。]{{0,10}}(?:話|言|相談|報告|連絡|伝え|電話)|(?:(?:黙って|だまって)(?:聞|頭|帰|い(?:まし|たら)|うなず|下)|頭(?:を|ば)?下げ|謝(?:り|っ)(?:た|まし|続|と|て)|詫び(?:た|まし)|(?:話|相談|報告|電話|説明)(?:を)?(?:し(?:た|まし)))"
)
_REPORTED = re.compile(r"(?:って|と|て|やて|らしい|だって|げな|とのこと|だそう(?:です)?|そうです|んだと)[。、」]*$")


@dataclass(frozen=True, slots=True)
class Said:
    """`by`: mine, theirs or ours; `name`: who of the own side, "" for nobody named; `start` and `end` of the words."""

    words: str
    by: str
    name: str = ""


@lru_cache(maxsize=64)
def quoted(text: str) -> tuple[Said, ...]:
    """Every quotation in marks with whose words it holds; theirs where nothing tells otherwise."""
    return tuple(
        Said(text[one.inner.start : one.inner.end], *speaker_of(text, one.start, one.end))
        for one in brackets(text)
        if len(text) <= LONGEST
    )


def speaker_of(text: str, start: int, end: int) -> tuple[str, str]:
    """Whose words stand at start..end, marks included, and their name where it is somebody of the own side."""
    before, behind = _clause_before(text, start), text[end : end + 30]
    words = text[start + 1 : end - 1]
    if _IT_WAS_THEM.match(text[end:].partition("。")[0]):
        return THEIRS, ""
    if _TO_BE_SAID.match(behind) or (_MY_WORDS.match(words) and _IN_THEIRS.match(behind)):
        return MINE, ""  # words that one is to say, or that are found too little
    subject = list(_SUBJECT.finditer(before))
    named: re.Match[str] | None = subject[-1] if subject else _agent(behind)
    by = next((who for who in (MINE, OURS, THEIRS) if named is not None and named.groupdict().get(who)), "")
    if by == OURS and named is not None:
        is_told = before[named.end() - 1 : named.end()] == "に" and not _PASSIVE.match(behind) and named.re is _SUBJECT
        return (MINE, "") if is_told and _OWN_ACT.match(behind) else (OURS, named[OURS])
    if by == MINE:
        return (THEIRS, "") if _PASSIVE.match(behind) and not before.endswith(("は", "が")) else (MINE, "")
    if _PASSIVE.match(behind):
        return THEIRS, ""
    if by == THEIRS:
        told_them = named is not None and before[: named.end()].endswith("に") and _OWN_ACT.match(behind) is not None
        return (MINE, "") if told_them else (THEIRS, "")
    if _OWN_ACT.match(behind) or (_MY_WORDS.match(words) and (_WEAK.match(behind) or _SIMPLY.match(behind))):
        return MINE, ""
    return THEIRS, ""


_IT_WAS_THEM = re.compile(rf"[^「」]{{0,24}}、(?:{_THEM})が[^「」、]{{0,8}}$")
_SIMPLY = re.compile(r"(?:と|って|て)?(?:だけ|ばっか|ばかり|しか|を?連呼|、?(?:ゆうて|言うて|いうて|言って)(?!き|く))")
_AGENT = re.compile(rf"{_TO}(?P<ours>{HOUSE})(?:に|から|が|は)|{_TO}(?P<mine>{_ME})")
_PASSIVE_END = re.compile(r"(?:[わらさかまがばた]れ(?:て|た|たり|、)?|たら|から|ので|けど|けれど)$")


def _agent(behind: str) -> re.Match[str] | None:
    return _AGENT.match(behind)


def _clause_before(text: str, start: int) -> str:
    """What leads up to the words: their clause, and those before it as long as the same person may go on."""
    begin = max((text.rfind(stop, 0, start) for stop in "。\n!！?？」』"), default=-1) + 1
    stretch = text[max(begin, start - 60) : start]
    parts = stretch.rstrip("、").split("、")
    kept = parts[-1]
    for part in reversed(parts[:-1]):
        if _PASSIVE_END.search(part):  # who was shouted at goes on by themselves
            break
        kept = part + "、" + kept
    tail = re.match(r"(?:って|と|て)?[^、。「」]*$", stretch) if text[begin - 1 : begin] in ("」", "』") else None
    if tail is not None and _PASSIVE_END.search(stretch.rstrip("、")):
        return ""
    return kept


def _is_mine(sentence: str) -> bool:
    """A sentence without marks that tells what one said, did or felt."""
    if _REPORTED.search(sentence) and not _OWN_DEED.search(sentence):
        return False
    said = re.search(
        r"(?P<words>[^、。]{2,24}?)(?=(?:と|って)(?:言|い|ゆ|謝|しか|だけ|ばか|ずっと|何|頭|答|伝))", sentence
    )
    if said is not None:
        behind = sentence[said.end() :]
        own = _OWN_ACT.match(behind) or _WEAK.match(behind)
        return (
            not _PASSIVE.match(behind) and own is not None and _MY_WORDS.search(said["words"][-14:] or "") is not None
        )
    return _FELT.search(sentence) is not None or _OWN_DEED.search(sentence) is not None


def told_theirs(text: str) -> list[str] | None:
    """The words of the other side in an answer to what was said, where it holds others as well; None where all of it is
    theirs."""
    said = unicodedata.normalize("NFKC", text).strip()
    if len(said) > LONGEST:
        return None
    speech = quoted(said)
    if speech:
        theirs = [one.words for one in speech if one.by == THEIRS]
        return theirs if len(theirs) < len(speech) else None
    parts = [part.strip() for part in re.split(r"[。\n!！]+", said) if part.strip()]
    kept, house = [], False
    for part in parts:
        if _is_mine(part):
            house = re.search(HOUSE, part) is not None or (house and _REPORTED.search(part) is None)
        elif (found := _SUBJECT.search(part)) is not None and found["ours"]:
            house = True
        elif not (house and _REPORTED.search(part)):
            kept.append(part)
            house = False
    return kept if len(kept) < len(parts) else None


def sounds_like_mine(words: str) -> bool:
    """An apology, or a polite yes: hardly said by who complains."""
    return _MY_WORDS.match(words) is not None


def told_of_ours(text: str) -> list[tuple[str, str]]:
    """Who of the own side said what: 「主任にも話した。我慢しろって」."""
    said = unicodedata.normalize("NFKC", text).strip()
    if len(said) > LONGEST:
        return []
    found = [(one.name, one.words) for one in quoted(said) if one.by == OURS and one.name]
    name = ""
    for part in () if found else (part.strip() for part in re.split(r"[。\n!！]+", said)):
        who = _SUBJECT.search(part)
        name = who[OURS] or "" if who is not None else name
        words = _REPORTED.sub("", part[who.end() :] if who is not None else part).strip("、 ")
        if name and _REPORTED.search(part) and 2 <= len(words) <= _LONGEST_WORDS and "「" not in words:
            found.append((name, words))
    return found


_LONGEST_WORDS = 30


def tells_besides(text: str) -> bool:
    """Words that repeat those of the other side tell of oneself or of the own house as well: 「主任にも話した。我慢しろって」."""
    return re.search(rf"{HOUSE}(?:に|から|は|が)(?:は|も)?", text) is not None or told_theirs(text) is not None


def tells_only_of_them(text: str) -> bool:
    """Only what they said, or did not ask for: 「お金とは言われてません。謝れって」."""
    parts = [part for part in re.split(r"[。、\n!！]+", text.strip()) if part.strip()]
    return bool(parts) and all(_ONLY_THEIRS.search(part) for part in parts)


_ONLY_THEIRS = re.compile(
    r"(?:(?:言|い|ゆ)われて(?:は)?(?:い)?(?:な|ま(?:せ|へ)|へ|ね|とら)|(?:しろ|せえ|せろ|[けせてねめれえげべ]|こい|来い|くれ|払え|ろ)(?:って|とだけ|とばかり)(?:言(?:われ|って|うて)[^。]{0,8}|ばかり|ばっか(?:り)?|だけ)?(?:です|や|で)?$)"
)


def felt_by_me(text: str) -> bool:
    """「怒鳴られた。怖かった」: what was felt is told in so many words."""
    return any(_WAS_FELT.search(part) for part in re.split(r"[。、\n!！]+", text))


_WAS_FELT = re.compile(
    r"^(?:めっちゃ|めちゃくちゃ|すごく|すごい|すげえ|ほんま(?:に)?|ほんと(?:に)?|本当に|とても|かなり|ばり|えらい|正直|でも|もう|私も?)*(?:怖|こわ|恐|おっか[なね]|えず|つら|辛|しんど|悲し|悔し|くやし|情けな|みじめ)(?:か(?:った)|が(?:った)|い(?:です|よ|わ)?$|く(?:て|なっ))"
)
