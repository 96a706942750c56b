"""Who acts or speaks at a place of a story: the own house, the complaining side, a colleague or the teller; what is said
lives elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from flows.understanding.clauses import brackets
from flows.understanding.dialects import Standard, standard
from flows.understanding.naming import find_people
from flows.understanding.sieve import STORY

OURS, THEIRS, PEER, ME, OTHER = "ours", "theirs", "peer", "me", "other"
_SIDE_OF = {
    "boss": OURS,
    "owner": OURS,
    "company": OURS,
    "former_company": OURS,
    "customer": THEIRS,
    "customer_staff": THEIRS,
    "senior_colleague": PEER,
    "colleague": PEER,
    "self": ME,
}
SELF = r"(?:私|わたし|わだし|わたくし|自分|僕|ぼく|俺|おれ|わし|うら(?=[はもがで])|わい|あたし|おら|おい|うち(?!の|で|に|へ|から|と)|当方|小職|ワイ|こっち|こちら)(?:ら|たち|ども)?"
# The own house where no title names it: an organisation that acts.
_HOUSE = (
    r"(?:(?:前|元|以前|もと|今)の)?(?:会社|本社|本部|弊社|当社|お?店|支店|病院|医院|クリニック|施設|園|塾|教室|学校|役所|市役所|区役所|役場|農協|組合|工場|事務所|"
    r"旅館|ホテル|サロン|クラブ|センター|会館|派遣元|派遣先|元請け?|(?:支社|支部|営業所|販売所|センター|事業部|工場|支店|室|隊|船|駅|寮|館)長|上(?:の(?:人|者|方))?|上層部|経営陣|事務局|事故係|総務|人事|配車|法務|広報|(?:お客様)?相談室|管理部|上長|元上司|元リーダー|上席)(?:の(?:人|方|担当))?(?:側)?|運営(?:会社|側|元)?"
)
_NAMELESS = STORY.pattern(
    rf"(?<![一-鿿ァ-ヶー]){_HOUSE}(?=は|が|も(?!う)|から|として|に(?:は|も|[^。、]{{0,3}}(?:言|聞|電話|相談|報告|連絡|確認|話|伝|問|見せ|訊|line))|で(?:謝|対応|受け|お詫び|引き)|の(?:方針|判断|考え|返事|意向))"
)
_THEM = STORY.pattern(
    r"(?:お?客(?:さん|様|さま)?|先方|相手(?:方|の方)?|向こう(?:さん)?|あちら(?:さん)?|ご?(?:本人|家族|遺族|親族|夫婦)(?:様|さん|の方)?|保護者(?:の方|さん)?|親御さん|(?:お)?(?:父|母)(?:様|さん|さま)|その(?:人|方))(?=は|が|も(?!う)|から|に|の|、|で)"
)
_TELLER = STORY.pattern(rf"(?<![一-鿿]){SELF}(?=は|が|も(?!う)|に(?:は|も)|としては|、|から|的に)")
# 「合唱団の代表の方から便りが」「園長先生がご立腹で」: whoever leads, of one's own house nobody speaks so.
_SPOKEN_UP_TO = re.compile(
    r"(?:の方|様|さま)(?:から|より)(?:の)?(?:お?便り|お?手紙|お?電話|ご?連絡|メール|ご?意見|苦情|お叱り)|(?:さん|様|さま|先生|の方)?(?:が|は|も|から)[^。、「」]{0,6}(?:ご立腹|お怒り|ご不満|お叱り|おかんむり)"
)
_LOOKED_AFTER = re.compile(r"(?:受け持っ|担当し|お世話に?なっ|取引し|通っ)て(?:い)?(?:た|る)[^。、]{0,4}$")
TOLD = r"(?:言|云|話|聞|訊|尋|相談|報告|連絡|確認|電話|伝え|問い|見せ|メール|line|ライン|ゲロ|打ち明け|お伺い|申し出|投げ|振っ|頼|泣きつ|知らせ|訴え|かけ|入れ)"
_ASKED = re.compile(
    rf"(?:に|へ)(?:は|も)?[^。「」]{{0,12}}?{TOLD}[^。、「」]{{0,8}}?(?:たら|ると|ところ|ても|けど|のに|まま|たが|が(?=、|\s)|ました|た(?=[。、\s])|て(?=[。、\s])|は(?:した|言った)|っきゃ|っけ)"
)
_SUBJECT = re.compile(
    r"(?:さん|様)?(?:が|は|も(?!う)|から|より|って|として|では|いわく|曰く|によると|[「『、:\s]|として)"
)
_BY = re.compile(r"に[^。]{0,40}(?:[わらさまかがばた]れ)")
_AGENT = re.compile(r"(?:と|って|とか|ように|を)?[^。「」、\n?!？！]{0,6}\Z")
_UNKNOWN_SPEAKER = re.compile(r"(?<=[。、\s])[一-鿿ァ-ヶー]{2,8}(?:さん)?(?:は|が|も|から)、?$")
_BLANK = re.compile(r"\s")  # in a text without stops a blank is one
_FROM_WHOM = re.compile(r"ほし|欲し|もらい|求め(?:て|る)|待|くださ")
_PASSIVE = re.compile(r"[^。、]{0,12}[わらさまかがばた]れ")
_SAYING = re.compile(r"(?:ビビって|怒って|即|一言|笑って|いわく|曰く|、|も|は|[ぁ-ん]{0,3})*")
_STOP = "。!?！？\n"
_FAR = 110  # letters: who spoke farther back is not who speaks here


@dataclass(frozen=True, slots=True)
class Party:
    start: int
    end: int
    side: str


@dataclass(frozen=True, slots=True)
class Scene:
    """A story in the standard language with everybody who may act in it, in order."""

    standard: Standard
    parties: tuple[Party, ...]
    quotes: tuple[tuple[int, int], ...]

    @property
    def text(self) -> str:
        return self.standard.text

    def quote_at(self, place: int) -> tuple[int, int] | None:
        i = bisect_left(self.quotes, (place, 0)) - 1
        return self.quotes[i] if i >= 0 and place < self.quotes[i][1] else None


def _start(party: Party) -> int:
    return party.start


@lru_cache(maxsize=32)
def scene_of(text: str) -> Scene:
    said = standard(text)
    quotes = tuple((quote.start, quote.end) for quote in brackets(said.text))
    return Scene(said, tuple(_parties(said)), quotes)


def _parties(said: Standard) -> list[Party]:
    text = said.text
    found: dict[int, Party] = {}
    taken: set[int] = set()
    clients: set[str] = set()
    for one in find_people(said.folded.plain):
        start, end = bisect_left(said.at, one.start), bisect_left(said.at, one.end)
        if _LOOKED_AFTER.search(text, max(0, start - 14), start):
            clients.add(one.head)
        above = one.role in ("boss", "owner") and (
            _SPOKEN_UP_TO.match(text, end) or _SPOKEN_UP_TO.match(text, max(start, end - 2))
        )
        side = THEIRS if one.head in clients or above else _SIDE_OF.get(one.role, OTHER)
        found[start] = Party(start, end, side)
        taken.update(range(start, end))
    for pattern, side in ((_THEM, THEIRS), (_NAMELESS, OURS), (_TELLER, ME)):
        for match in pattern.finditer(text):
            if match.start() not in taken and match.end() - 1 not in taken:
                found[match.start()] = Party(match.start(), match.end(), side)
                taken.update(range(*match.span()))
    return [found[start] for start in sorted(found)]


def holder(scene: Scene, start: int, end: int, without: tuple[str, ...] = ()) -> tuple[str, bool]:
    """The side whose wish, word or act stands at start..end ("" when the story does not say), and whether it is named in
    the same clause. Parties of the sides `without` are passed over."""
    text = scene.text
    quote = scene.quote_at(start)
    at, behind = quote or (start, end)
    if quote and (named := _UNKNOWN_SPEAKER.search(text, max(0, at - 16), at)):
        last = bisect_left(scene.parties, at, key=_start) - 1
        if last < 0 or scene.parties[last].end <= named.start():
            return "", False
    for i in range(bisect_left(scene.parties, at, key=_start) - 1, -1, -1):
        one = scene.parties[i]
        if one.end > at + 1 or one.side in without:
            continue
        if at - one.end > _FAR or (stops := _stops(text, one.end, at)) > 1:
            break
        if _acts(text, one, at, behind, stops, quoted=quote is not None):
            near = stops == 0 and at - one.end <= 60 and not _BLANK.search(text, one.end, at)
            return one.side, near
    for i in range(bisect_left(scene.parties, behind, key=_start), len(scene.parties)):
        one = scene.parties[i]
        if one.start > behind + 12:
            break
        marked = text[one.end : one.end + 1] in "にかがは" and _AGENT.match(text[behind : one.start])
        if marked and one.side not in without:
            return one.side, True
    return "", False


def _acts(text: str, one: Party, at: int, behind: int, stops: int, *, quoted: bool) -> bool:
    """Whether what stands at `at` is said or done by this party, named before it."""
    if one.side == ME and (stops or quoted or text[one.start : one.start + 2] in ("うち", "こっ", "こち")):
        return False  # 「うちは謝らん言うて」: the speaker's house, whoever speaks
    if _ASKED.match(text, one.end, at):
        return True
    if text[one.end : one.end + 2] == "から":
        wanted_from = _FROM_WHOM.search(text, at, behind) and not _PASSIVE.match(text, behind)
        return not stops and not (wanted_from and not quoted)
    if _SUBJECT.match(text, one.end):
        return True
    if quoted and not stops and at - one.end <= 12 and _SAYING.fullmatch(text, one.end, at):
        return True
    return not stops and _BY.match(text, one.end, min(len(text), behind + 24)) is not None


def _stops(text: str, start: int, end: int) -> int:
    return sum(text.count(mark, start, end) for mark in _STOP)
