"""Finds who is named in a text, each naming with its role; the words live in titles, whose people they are in houses, wishes and moods in people."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from flows.understanding.houses import in_role, resolve
from flows.understanding.sieve import PEOPLE
from flows.understanding.titles import Named, heads_in, role_of, unlisted

_SUFFIX = r"(?:さん方|さんたち|さま方|様方|さん|さま|様|殿|ちゃん|くん|君|の方々|の方|のかた|の人たち|の人|の者|の子|たち|達|ら(?=が|は|に|も)|夫人|側|サイド|せんせい?|はん|どん|連中|の(?:女の子|男の子|おっちゃん|おばちゃん|おばさん|おじさん|おっさん|おばはん|女性|男性|お姉さん|お兄さん|姉さん|兄さん|若い(?:子|人|の|方)|ばあちゃん|じいちゃん|ばあさん|じいさん|一人|ひとり)|の皆さん|のみなさん|のみんな|んとこ)*"
_FORMER = PEOPLE.pattern(
    r"(?:前職|古巣|(?:以前|前に|昔|かつて|先月まで|去年まで|昨年まで|春まで|[0-9一二三四五六七八九十]{1,16}(?:年|か月|ヶ月)前(?:に|まで)?)?(?:私が)?(?:勤めて(?:い)?た|働いて(?:い)?た|勤め(?:とっ|ちょっ|よっ)た|働い(?:とっ|ちょっ)た|(?:勤め|働い)[てで](?:い)?だ|(?<=前に)おった|(?<=まで)おった|(?<=前に)いだ|辞めだ|退職した|やめた|在籍して(?:い)?た|お世話になって(?:い)?た|(?<![てで])いた)[^、。「」のにがはを]{0,7}(?:会社|店|お店|職場|病院|事務所|[一-鿿]{1,3}屋|商店|工場|旅館|ホテル|施設|園|塾|サロン|勤務先|バ先|バイト先|パート先|介護施設|老人ホーム|ホーム|学校|役所|役場|局|スーパー|美容室|クリニック|組|建設|運送|工務店|とこ(?:ろ)?)"
    r"|(?<!派遣)(?<![お手])(?:前の|元の|以前の|前にいた|元いた|旧)(?:会社|勤務先|職場|店|お店|病院|事務所|施設|園|塾|工場|旅館|ホテル|サロン|バイト先|パート先|勤め先|バ先|役所|役場|局|学校|スーパー|美容室|クリニック|現場|派遣先|介護施設|ホーム|とこ(?:ろ)?)|(?:前|元)んとこ|元バ先|元バイト先|元職場|元店|前職場|元勤務先|前勤務先|元会社)"
)
# The place of a client that one looked after (担当していたお店) is no former employer.
_CLIENT_PLACE = PEOPLE.pattern(
    r"(?:担当(?:して(?:い)?(?:た|る)|しと(?:っ)?(?:た|る)|する|の)|(?:お)?取引(?:して(?:い)?(?:た|る)|のある|があった)|(?:納品|配達|出入り|営業)して(?:い)?(?:た|る)|受け持って(?:い)?(?:た|る))((?:お)?(?:店|店舗|会社|病院|施設|園|工場|旅館|ホテル|支店|事務所|美容室|美容院|サロン|クリニック|医院|薬局|スーパー|レストラン|居酒屋|カフェ|食堂|学校|塾|工房|ジム|スタジオ)(?:さん|様|の方)?)(?=が|は|から|に|の|も|へ|で|、|と)"
)
# 「A社さん」: whoever calls a firm by a letter speaks of a client, unless they work there.
_BY_A_LETTER = PEOPLE.pattern(
    r"(?<![a-z0-9一-鿿])[a-z甲乙丙○〇△□×](?:社|商事)(?:さん|様)?(?!の(?:社員|従業員|者|もの)(?:です|で、|として))(?!に(?:勤|入社|在籍|いま)|で(?:働|勤))"
)
# What stands between an organisation and its people: 得意先のスーパーの店長.
_KIND_OF_HOUSE = re.compile(
    r"の(?:[^、。のはがをにへでともや\s「」『』]{1,8}の)?(?:若い|偉い|新しい|古い|上の|前の|今の|現在の|当時の|女性の|男性の|年配の|直接の|現場の|一番上の)?(?:お|ご)?"
)
_A_NAME = re.compile(r"の[一-鿿]{1,3}")
_OURS = re.compile(r"(?:うち|当店|弊社|弊店|自分|私|僕|俺|こちら|自社|会社|当社|所属)の[^、。のはが]{0,5}$")
_PLACES_THAT_ARE = ("小さ", "ちいさ", "ちっちゃ", "せま", "狭", "ひろ", "広", "古", "い", "よ", "ええ", "悪", "安")
_CHAIN = 12  # namings joined by の; nobody means more, and a hostile text has thousands
_NAMED = re.compile(r"の[一-鿿ァ-ヶーa-z]{1,9}(?:さん|様|氏|くん|ちゃん)")


# 「先月まで店長をしていました」「私は課長で、」: what the person who writes is, or was, is nobody else.
_THEIR_WORK = re.compile(
    r"(?:を|ば)?(?:して(?:い(?:た|ます|る)|ま(?:す|し)|た|おり|る)|やって(?:い(?:た|ます|る)|ま(?:す|し)|た|おり|る)|務めて|つとめて|任され|任せられ)(?![たる]?(?:人|方|者|ひと|やつ|子|奴))"
    r"|で(?=見て|働|勤|入って|担当|受けて|現場|動い)|として(?:働|勤|やって|配属|入社|採用|雇)|だった(?:私|自分|頃|ころ|とき|時|の(?:です|に|で)|んです)|時代"
)
_THEY_ARE = re.compile(
    r"(?:です|でした|だ(?:った)?|をして|やって)?(?=で、|です|でした|だが|だった|なのに|なので|として|。|、|$)"
)
_MYSELF = re.compile(r"(?:私|わたし|自分|俺|僕|うち|当方|あたし|わし)(?:は|が|も)[^。、「」はがも]{0,12}$")
_SOMEBODY = re.compile(r"(?:が|は|も|の(?:夫|妻|父|母|兄|姉|弟|妹))[^。、「」]{0,12}$")


def _is_the_writer(plain: str, one: Named) -> bool:
    """The title is the work of the person who writes."""
    if one.role not in ("boss", "senior_colleague", "staff") or one.end - one.start != len(one.head):
        return False
    before = plain[max(0, one.start - 20) : one.start]
    if _MYSELF.search(before):
        return bool(_THEY_ARE.match(plain, one.end) or _THEIR_WORK.match(plain, one.end))
    return _THEIR_WORK.match(plain, one.end) is not None and _SOMEBODY.search(before) is None


@lru_cache(maxsize=64)
def find_people(plain: str) -> tuple[Named, ...]:
    """Every naming in the folded text, in order; the same person may be named several times."""
    suffix = _suffix()
    taken: list[Named] = []
    spots = [(m.start(), m.end(), "former_company") for m in _FORMER.finditer(plain)]
    spots += [(*m.span(1), "organisation") for m in _CLIENT_PLACE.finditer(plain)]
    spots += [(*m.span(), "organisation") for m in _BY_A_LETTER.finditer(plain)]
    covered = {i for a, b, _ in spots for i in range(a, b)}
    raw: list[Named] = [Named(a, b, plain[a:b], role) for a, b, role in spots]
    for match in heads_in(plain):
        word = match.group()
        if match.start() in covered or _is_no_head(plain, match.start(), word):
            continue
        tail = suffix.match(plain, match.end())
        end = tail.end() if tail else match.end()
        named = _NAMED.match(plain, end)
        if named and next(heads_in(plain[end : named.end()]), None) is None:
            end = named.end()
        raw.append(Named(match.start(), end, word, role_of(word) or "staff"))
    for one in raw:
        covered.update(range(one.start, one.end))
    raw.extend(unlisted(plain, covered))
    raw = sorted((one for one in raw if not _is_the_writer(plain, one)), key=lambda one: one.start)
    i = 0
    while i < len(raw):
        group = [raw[i]]
        while i + 1 < len(raw) and len(group) < _CHAIN and _joined(plain, group[-1], raw[i + 1]):
            i += 1
            group.append(raw[i])
        taken.extend(resolve(plain, group))
        i += 1
    return tuple(_same_again(plain, taken))


def _is_no_head(plain: str, start: int, word: str) -> bool:
    """「居酒屋」, 「小さいとこ」: the letters belong to another word."""
    before = plain[max(0, start - 4) : start]
    return (word == "酒屋" and before.endswith("居")) or (word == "いとこ" and before.endswith(_PLACES_THAT_ARE))


def _joined(plain: str, one: Named, other: Named) -> bool:
    between = plain[one.end : other.start]
    if between in (
        "",
        "(",
        "の",
        "のご",
        "のお",
        "の会社の",
        "の、",
        "会社の",
        "の職場の",
        "のうちの",
        "の今の",
        "とこの",
        "のとこの",
        "のところの",
        "んちの",
    ):
        return True
    if (
        _A_NAME.fullmatch(between)
        and other.role in ("boss", "staff")
        and one.role in ("organisation", "staff", "company")
    ):
        return True  # 「購買部の高橋課長」
    return (
        one.role == "organisation"
        and other.role in ("boss", "owner", "colleague", "staff", "company", "senior_colleague")
        and _KIND_OF_HOUSE.fullmatch(between) is not None
        and not re.search(r"うち|当店|弊社|今|元", between)
    )


def _same_again(plain: str, found: list[Named]) -> list[Named]:
    """「得意先の店長さん … 店長さんは」: the same word later means the same person, unless there is one of our own."""
    theirs: dict[str, str] = {}
    own = {m.head for m in found if m.role == "boss" and _OURS.search(plain[max(0, m.start - 10) : m.start])}
    out = []
    for one in found:
        if one.role in ("customer", "customer_staff"):
            theirs.setdefault(one.head, one.role)
        elif (
            one.role == "boss"
            and "customer_staff" in theirs.values()
            and plain[one.start : one.end].endswith(("さん", "様"))
            and one.head not in own
        ):
            out.append(in_role(one, "customer" if one.head in ("社長", "会長", "代表", "院長") else "customer_staff"))
            continue
        elif one.role in ("boss", "owner") and one.head in theirs and one.head not in own:
            out.append(in_role(one, theirs[one.head]))
            continue
        out.append(one)
    return out


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile(_SUFFIX)
