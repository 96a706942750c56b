"""What a short text wants of the conversation itself (yes, back, pause …); a story is always an answer."""

from __future__ import annotations

import re
import unicodedata

from flows.understanding.by_the_way import when_of
from flows.understanding.moods import SOMEBODY, is_past, is_report, mood_of
from flows.understanding.normalise import fold
from flows.understanding.orders import PERSON, SENSES
from flows.understanding.reading import Evidence
from flows.understanding.replies import (
    asks_back,
    hums,
    is_puzzled,
    is_small_talk,
    is_thanks,
    is_unsure,
    leaves_it,
    only_heard,
    yes_or_no,
)
from flows.understanding.sieve import TALK, Sifted
from flows.understanding.spacing import closed_up
from flows.understanding.theirs import is_of_the_case, is_theirs

_EDGES = " 　\n\t。、.,!?…・ーw~'\"”“（）()「」『』♪☆★〜^_*;:<>/\\|=｡"
_YES_SIGNS, _NO_SIGNS, _THANK_SIGNS = "👍🙆👌⭕🆗✅💮😊🙂", "🙅❌✖👎🚫", "🙏💐"
_LONGEST_ORDER = 60  # letters; whoever writes more tells something
_LONGEST_PART = 36
_BARE = 12  # a sense in so few letters needs no mood to be an order: 「ログけして」「まえの質問」
_LEAD = re.compile(
    r"^(?:(?:あの[うお]?|えっ?と|えと|んと|すみません|すいません|すまん(?:けど|が)?|ごめん(?:なさい)?(?:ね)?|申し訳(?:ない|ありません)(?:ですが|けど)?|恐れ入りますが|じゃあ|じゃ(?=[、 ])|では(?!な)|でわ|ほな|ほんなら|そしたら|そんなら|せば|だば|したら|したっけ|んじゃ|あ[、 ]|あっ|ちょっと|ちょ[、 ]|なんか|なあ|ねえ|もし(?:可能|できれば)(?:なら|ば)?|できれば|できたら|とりあえず|やっぱ(?:り|し)?|悪い(?:ん(?:だ|です)?)?けど|わりいけど|やば|てか|え[、 ]|で[、 ]|まじで|お手数ですが)[、。 ]*){1,2}"
)
_UNUSUAL = re.compile(r"[^ぁ-ゖァ-ヺー一-鿿、。「」!?a-z0-9 \n○×]")
_PIECES = re.compile(r"[、。,!?\n 　…・]+")
_HABIT = re.compile(
    r"毎(?:回|日|朝|週|月|度)|前日|必ず|今後|これからは|次回?から|次回は|作業|事前に|ずつ|定期|来(?:週|月)(?!また)|二度と|ように(?:する|します)|つもり|予定|報告|確認(?:する|します)"
)
_DENIED = re.compile(
    r"^[ぁ-んー]{0,3}(?:た[くぐ](?:は)?(?:な|ね|あり)|[たと]うな|たか(?:なか|ない)|(?:た)?(?:い)?(?:わけ|つもり)(?:で|じゃ|や|では|はな|ちゃ)|たいと(?:は|も)思(?:わ|って(?:い)?(?:な|ま)))"
)
_IF = re.compile(r"(?:たら|なら|(?<!なけ)れば|(?<=[るうくすむいん])と)$")
_AS_A_TRAIT = re.compile(
    r"(?:さん|の人|の方)?(?:みたいな|のような|っぽい)|たい(?:という|って)?(?:気持ち|思い)|[しっいんえけせ]?[ただ](?=[一-鿿])|[ぁ-ん]{0,2}(?:の|こと)(?:が|は|も|を)(?:避|断|拒|好|得意|苦手|嫌|下手|うま|上手|怖|こわ|大事|大切)"
)
_BROKEN = re.compile(
    r"(?:なく|んく|なぐ)なっ|(?:わから|分から|でき|反応し|動か|押せ|進め|出)なかっ|固ま|(?:方|操作)(?:を|も|ば)?忘れ"
)
_WHAT_IT_MEANS = re.compile(r"(?:意味|いみ)(?:が|は)?(?:[ 　]?です|なん|だ|や|わか|分か|教|何|$)")
_MY_WORK = re.compile(
    r"(?:仕事|会社|職場|ばいと|ぱーと|取引|担当|店|対応|部活|学校|園|契約|たばこ|酒|付き合い)(?:を|は|も|の|ば)?[^。]{0,3}(?:やめ|辞め|終わ|止め)"
)
_THINGS_OF_WORK = re.compile(
    r"(?:取引|契約|仕事|作業|手順|営業|商売|会社|職場|関係|付き合い|勤務|原稿|計画|工事|店|伝票|注文|予約|商品|在庫|名簿|見積|請求|発注|顧客|納品|契約|写真|投稿|口こみ|くちこみ|料理|荷物|書類|めーる|ふぁいる|議事録|報告書|代金|金額|れじ|釣り|お金|返金|返品|れんと|ぱーま|料金表)(?:先|手順|書)?の?(?:でーた|内容|記録|履歴|入力|とこ)?[をばがのはもにへ]"
)
# 「…やり直して」って」「中止だと」「わからないでは済まない」: what was said, as it was said.
_QUOTED = re.compile(
    r"[」』”](?:って|と|て|ち|とか)|(?:だ|じゃ|ない|[うくぐすつぬぶむる])と$|の一点張り|[では]は?済まない|じゃ済まない"
    r"|^(?!だから|もう|いや|ほんと).{6,}[うくぐすつぬぶむる]って$"
)
_QUESTIONS = frozenset({"human", "help", "jobs"})
_TALK_ITSELF = frozenset({"back", "restart", "resume", "delete_data", "summary"})
# Questions that a yes or a no answers; of these, offers, where 「大丈夫です」 declines.
_YES_OR_NO = frozenset({"consent", "career.wish", "facts.story_check", "stakeholders.company_told", "summary.comment"})
_OFFERS = frozenset({"career.wish", "summary.comment", "stakeholders.others"})
_DECISIONS = frozenset({"apology.choice"})  # 「どうしますか」: 「そうですね」 decides nothing
_DECLINES = re.compile(
    r"(?:今は|もう|私は|自分は)?(?:大丈夫|間に合っ(?:て|と)|結構|いい)(?:です|ます|っす|る|わ|や|かな)*$"
)


def intent_of(text: str, asked: str | None = None) -> str:
    """yes no unknown back restart help pause resume human delete_data summary jobs thanks smalltalk answer.

    `asked`: id of the open question. Long texts and reports of what others said are answers. Linear in the length.
    """
    return intent_in(text, asked)[0]


def intent_in(text: str, asked: str | None = None) -> tuple[str, Evidence | None]:
    """The intent and where the text says it; no evidence for `answer`."""
    given = unicodedata.normalize("NFKC", text[: _LONGEST_ORDER * 3]).strip()
    if not given or len(text) > _LONGEST_ORDER * 3 or len(given) > 80:
        return "answer", None
    hum = hums(text)
    folded = fold(" " * hum + text[hum:])
    closed, at = closed_up(folded.soft)
    start, core = _core(closed)
    if hum and not core and not any(map(str.isalnum, text[hum:])):
        return "unknown", None
    intent, first, last = _read(given, core, asked)
    if intent == "yes" and _is_no_yes(given, core, hum=hum > 0, decides=asked in _DECISIONS):
        intent = "unknown"
    if intent == "answer":
        return intent, None
    return intent, folded.evidence(at[start + first], at[start + (last or len(core))], f"intent.{intent}")


def _is_no_yes(given: str, core: str, *, hum: bool, decides: bool) -> bool:
    return asks_back(given) or ((hum or decides) and only_heard(core)) or (decides and leaves_it(core))


def _read(given: str, core: str, asked: str | None) -> tuple[str, int, int]:
    if not core:
        return _sign(given), 0, 0
    if core.isdigit():
        return "answer", 0, 0
    if asked != "facts.said" and is_puzzled(given, core):
        return "help", 0, 0
    story = is_report(core) or _quotes(core)
    order = None if story else _order(core, asked)
    if order:
        return order
    if not story and len(core) <= 34 and is_thanks(core):
        return "thanks", 0, 0
    if asked in _OFFERS and _DECLINES.fullmatch(core):
        return "no", 0, 0
    said = "" if story and (len(core) > 12 or _QUOTED.search(core)) else yes_or_no(core, asked in _YES_OR_NO)
    if said:
        return said, 0, 0
    somebody = SOMEBODY.search(core) is not None
    if story or somebody:
        return "answer", 0, 0
    if is_unsure(core):
        return "unknown", 0, 0
    if is_small_talk(core) and not (len(core) > 14 and is_past(core)) and not when_of(core):
        return "smalltalk", 0, 0
    return "answer", 0, 0


def _core(soft: str) -> tuple[int, str]:
    """Where the words begin and the words: without signs, brackets at the edges and openers such as 「すみません」."""
    kept = _UNUSUAL.sub(_blank, soft)
    start = len(kept) - len(kept.lstrip(_EDGES))
    kept = kept.strip(_EDGES)
    lead = _LEAD.match(kept)
    if lead:
        shorter = kept[lead.end() :].lstrip(_EDGES)
        if shorter:
            return start + len(kept) - len(shorter), shorter
    return start, kept


def _blank(unusual: re.Match[str]) -> str:
    sign = unusual.group()
    return " " if unicodedata.category(sign) in ("So", "Sk", "Cs", "Co", "Cn", "Mn") else sign


def _sign(given: str) -> str:
    for letter in given:
        if letter in _YES_SIGNS:
            return "yes"
        if letter in _NO_SIGNS:
            return "no"
        if letter in _THANK_SIGNS:
            return "thanks"
    if "?" in given:
        return "unknown"
    if given in ("〇", "○", "◯"):
        return "yes"
    if given in ("×", "✕", "x"):
        return "no"
    return "unknown" if set(given) <= set("…・.。、ー-~〜 ") else "answer"


def _quotes(core: str) -> bool:
    if _QUOTED.search(core):
        return True
    return any(mark in core for mark in "「『“〝") and len(core) > 12 and _WHAT_IT_MEANS.search(core) is None


def _order(core: str, asked: str | None) -> tuple[str, int, int] | None:
    """The order in the whole text, or in its last pieces when the earlier ones only lead up to it."""
    if len(core) > _LONGEST_ORDER or not _senses(core):
        return None
    pieces = _pieces(core)
    if len(core) <= _LONGEST_PART:
        pieces = [*pieces[:1], (0, core), *pieces[1:]] if len(pieces) > 1 else [(0, core)]
    told = len(core) > 22 and is_past(core)
    for start, piece in pieces:
        found = _asks(piece, asked)
        if found and not (told and not _may_be_past(found[0], piece)):
            return found[0], start + found[1], start + found[2]
    return None


def _pieces(core: str) -> list[tuple[int, str]]:
    """Last one first: what somebody wants stands at the end."""
    out, start = [], 0
    for gap in _PIECES.finditer(core):
        out.append((start, core[start : gap.start()]))
        start = gap.end()
    out.append((start, core[start:]))
    return [(at, piece) for at, piece in reversed(out) if len(piece) >= 2][:4]


def _senses(piece: str) -> list[Sifted]:
    return [sense for sense in TALK.may_find(piece) if sense in SENSES]


def _asks(piece: str, asked: str | None) -> tuple[str, int, int] | None:
    if len(piece) > _LONGEST_PART:
        return None
    senses = _senses(piece)
    if not senses:
        return None
    past, somebody = is_past(piece), SOMEBODY.search(piece) is not None
    for sense in senses:
        intent, match = SENSES[sense], sense.search(piece)
        if match is None or (somebody and intent != "human") or is_theirs(intent, piece, asked):
            continue
        if past and not _may_be_past(intent, piece):
            continue
        ending = piece[max(match.start(), match.end() - 2) :]
        behind = piece[match.end() :]
        if (intent != "help" and _IF.search(piece)) or _AS_A_TRAIT.match(behind):
            continue
        if (
            is_of_the_case(intent, piece, behind)
            or _DENIED.match(behind)
            or (intent == "pause" and _MY_WORK.search(piece))
        ):
            continue
        if intent in _TALK_ITSELF and _THINGS_OF_WORK.search(piece, max(0, match.start() - 6), match.end()):
            continue
        mood = mood_of(ending)
        if mood in ("", "intend", "ask") and (
            _HABIT.search(piece) or len(behind) > (18 if intent in _QUESTIONS else 10)
        ):
            continue
        if not mood and len(piece) > _BARE and len(behind) > 5 and not past:
            continue
        if (
            somebody
            and intent == "human"
            and not (mood in ("request", "wish", "able") and PERSON.search(match.group()))
        ):
            continue
        return intent, match.start(), match.end()
    return None


def _may_be_past(intent: str, piece: str) -> bool:
    """「間違えた」「戻りました」「反応しなくなった」 ask for something although they tell what happened."""
    if intent == "back":
        return len(piece) <= 18 and re.search(r"間違|みす|まちが|まちげ|まちご|違|ちが|ちゃう|誤", piece) is not None
    if intent == "resume":
        return len(piece) <= 14
    return intent == "help" and len(piece) <= 16 and _BROKEN.search(piece) is not None
