"""Whose people they are: one's own house, the client's, a third one; the words live in titles, finding them in naming."""

from __future__ import annotations

import re
from dataclasses import replace

from flows.understanding.titles import Named

_A_TIME = re.compile(r"の(?:頃|ころ|とき|時(?!の)|時代|時期|うち(?:は|に|から))|時代|だった(?:頃|ころ|とき|時)")
_ONE_CUSTOMER = ("お客様", "お客さん", "お客さま", "お客")
# Spoken of with respect they are somebody else's: one's own are 主人, 息子, 妻.
_THEIR_KIN = frozenset(
    [
        "奥さま",
        "奥様",
        "奥方",
        "奥さん",
        "ご主人",
        "御主人",
        "旦那さん",
        "旦那様",
        "お母様",
        "お母さま",
        "お父様",
        "お父さま",
        "息子さん",
        "娘さん",
        "お嬢様",
        "お嬢さん",
        "坊ちゃん",
        "お子さん",
        "お子様",
        "お孫さん",
        "ご家族",
        "御家族",
        "ご両親",
        "ご親族",
        "親族",
        "お連れ様",
    ]
)
_TOP_WORDS = "社長 店長 園長 院長 塾長 施設長 女将 住職 校長 オーナー 代表 会長 店主 経営者 監督 代表取締役 副社長 現場監督 おかみさん 大将 親方 大旦那 若旦那 所長 支配人"
_TOP = frozenset(_TOP_WORDS.split())


def resolve(plain: str, group: list[Named]) -> list[Named]:
    """A chain of people joined by の is one person or two: 「先方の部長」 one, 「前の会社のお客さん」 two."""
    first, last = group[0], group[-1]
    if len(group) == 1:
        only = _single(plain, first)
        return [only] if only else []
    whole = Named(first.start, last.end, last.head, last.role)
    if first.role == "staff" or plain[first.end : first.end + 1] == "(":  # 今の担当の先輩, 姐さん(先輩スタイリスト)
        return resolve(plain, group[1:])
    one = _one_by_kind(group, whole, plain[group[-2].end : last.start])
    if one:
        return one
    if last.role == "lawyer_police":
        return ([first] if first.head in _ONE_CUSTOMER else []) + [last]
    if first.role == "former_company":
        return _of_former_company(plain, group, whole)
    if any(m.role == "organisation" or m.head == "顧客" for m in group[:-1]) or (
        first.role == "customer" and plain[first.end : first.end + 3] == "の会社"
    ):
        return [in_role(whole, _in_their_house(first, last))]
    if first.role == "customer":
        return _of_customer(first, last, whole)
    if last.role == "customer":
        return [whole] if first.role in ("family", "other") and len(group) == 2 else [*resolve(plain, group[:-1]), last]
    if first.role == "other" or (first.role == "family" and last.role in ("boss", "colleague", "senior_colleague")):
        return [in_role(whole, "other")]  # 「娘の担任の先生」
    if last.role == "family":
        return [in_role(whole, "other" if first.role in ("owner", "boss", "company") else "family")]
    if first.head in ("本社", "本部") and last.role != "company":
        return [m for m in (_single(plain, first), last) if m]
    return [whole]


def _one_by_kind(group: list[Named], whole: Named, plain_gap: str) -> list[Named]:
    first, last = group[0], group[-1]
    if first.role == "gathering":
        return [in_role(whole, "customer")]
    if any(m.role == "lawyer_police" for m in group[:-1]):
        return [in_role(whole, "lawyer_police")]
    if (
        plain_gap == ""
        and last.role in ("staff", "boss", "colleague")
        and first.role not in ("organisation", "company")
    ):
        return [in_role(whole, first.role)]  # 教頭先生, 支店長代理
    if first.role == "customer" and last.role == "boss":
        return [in_role(whole, "customer")]
    if last.head in _THEIR_KIN and first.role not in ("former_company", "organisation"):
        return _kin_of(first, last, whole)
    return []


def _kin_of(first: Named, last: Named, whole: Named) -> list[Named]:
    """「お客様の奥様」 two customers, 「社長の奥さん」 neither boss nor customer, 「お隣の入居者さんの息子さん」 one."""
    if first.head in _ONE_CUSTOMER:
        return [first, in_role(last, "customer")]
    return [in_role(whole, "customer" if first.role in ("customer", "other") else "other")]


def _of_former_company(plain: str, group: list[Named], whole: Named) -> list[Named]:
    first, last = group[0], group[-1]
    if len(group) == 2 and last.role in ("owner", "boss") and not first.head.startswith(("以前", "前に勤", "昔")):
        return [whole]
    if len(group) == 2 and last.role in ("colleague", "staff", "company"):
        return [in_role(whole, "former_company")]
    rest = resolve(plain, group[1:])
    return [first, *rest] if first.head != "前職" else rest


def _in_their_house(first: Named, last: Named) -> str:
    if first.head in ("派遣先", "出向先", "常駐先") and last.role == "boss":
        return "boss"
    return "customer" if last.head in _TOP or last.role in ("family", "customer", "organisation") else "customer_staff"


def _of_customer(first: Named, last: Named, whole: Named) -> list[Named]:
    if last.role == "family" and first.head in _ONE_CUSTOMER:
        return [first, in_role(last, "customer")]
    if last.role in ("family", "customer") or last.head in _TOP or last.head in ("支店", "店舗"):
        return [in_role(whole, "customer")]
    return [first, in_role(last, "customer_staff")]


def in_role(found: Named, role: str) -> Named:
    return replace(found, role=role)


_SOMEONES_FAMILY = re.compile(
    r"^(?:ご(?:家族|両親|主人|夫妻|親族)|.?(?:娘|息子|お?母|お?父|奥)様)|から(?:お?店|会社|職場|園|学校|施設|事務所|病院|支店|本社)(?:に|へ)(?:電話|連絡)|(?:から|が)[^。、]{0,6}(?:苦情|クレーム|お叱り|謝罪を|お怒り|ご立腹|謝れ|謝って)"
)
_IT_IS_ME = re.compile(
    r"(?:の|やった|だった|である|としての)(?:うちら?|私|わたし|僕|俺|わし|自分|おれ)(?![のぁ-ん]*の)|(?:は|が)(?:うち|私|わたし|僕|俺|わし|自分|おれ)(?:です|だ|や(?![りめ])|なん|っす|じゃ|。|$)"
)
_OF_A_CUSTOMER = re.compile(r"(?:お客様|お客さん|患者さん|利用者様|先方)の(?:ご|お)?$")
_MY_TRADE = re.compile(r"です。|をしています|をして(?:い)?ます|として(?:働|勤)|の仕事を|をやって")
_OF_MINE = frozenset(
    ["同僚", "後輩", "部下", "同期", "新人", "先輩", "仲間", "友人", "友達", "知人", "知り合い", "元同僚", "元部下"]
)
_I_AM = re.compile(
    r"(?:なん|なの)?(?:です|だ|や)(?:ねん)?(?:けど|けれど|が[、。先今昨])|(?:なん|なの)(?:です|だ|や)が|(?:を)?(?:し|やっ)(?:て|と)(?:て|お|ん|いて)"
)
_SUBJECT = re.compile(r"(?:が|は|も|って)[^。、「」]{0,12}$")
_WHERE_I_WORK = re.compile(
    r"(?:で|に)[^。、「」]{0,4}?(?:働|勤|補助|事務|受付|パート|バイト|仕事|アシスタント|して(?:い)?(?:る|ます|て)|しとる|入社)|の(?:受付|事務|スタッフ|店員|社員|バイト|パート|衛生士|助手)(?:を)?(?:です|で|だ|や|して|しと|やって|、|。| )|は(?:私|わたし|うち|自分|俺|僕)の(?:職場|会社|勤め)|は(?:うち|職場)(?:です|や|だ)"
)
_A_PLACE = re.compile(r"名|員|側の携帯|の携帯|の近く|の前で|の帰り|に(?:行|出勤|戻|通|勤)|で(?:働|仕事)")
_STAFF_OF = re.compile(
    r"(?:相手|向こう|あちら|お客様|先方|他社|よその会社|別会社)の(?:会社の)?(?:若い|偉い|新しい|年配の|上の)?$"
)


# Where one looks after children, mothers and fathers are the parents of those.
_OF_CHILDREN = re.compile(
    r"保育|幼稚園|子ども園|こども園|園児|園長|担任|クラス|児童|生徒|学童|小学校|中学校|高校|教室|教え子|塾|教員|教師|教頭|校長|部活|レッスン|習い事"
)
_PARENTS = frozenset(
    ["お母さん", "お父さん", "ママ", "パパ", "母親", "父親", "親", "両親", "母親父親", "かあさん", "とうさん"]
)
_CHILDREN = frozenset(["子ども", "子供"])
_MY_OWN = re.compile(r"(?:うち|私|わたし|僕|俺|自分|わし|実家|夫|妻|旦那|主人|嫁|彼氏|彼女)の(?:ご|お)?$")
_CONFIDED_IN = re.compile(r"(?:に(?:は|も)?|と)(?:だけ)?(?:相談|愚痴|打ち明け|話して(?:い|も)|話した(?!ら))")


def _of_the_house(plain: str, one: Named, before: str, behind: str) -> bool:
    """A bare relative in the story of somebody who looks after other people's children."""
    if one.head not in _PARENTS and one.head not in _CHILDREN:
        return False
    return not (_MY_OWN.search(before) or _CONFIDED_IN.match(behind)) and _OF_CHILDREN.search(plain) is not None


def _single(plain: str, one: Named) -> Named | None:
    before, behind = plain[max(0, one.start - 12) : one.start], plain[one.end : one.end + 10]
    if _is_nobody(plain, one, before, behind):
        return None
    if one.role in ("organisation", "gathering"):
        return in_role(one, "customer")
    if one.role == "staff":
        return _nameless_staff(plain, one, before, behind)
    if plain[one.start : one.end].endswith("夫人") and one.role in ("boss", "owner"):
        return in_role(one, "other")
    if one.head in _THEIR_KIN and re.search(r"(?:うち|私|僕|俺|自分|わし)の(?:ご|お)?$", before):
        return in_role(one, "family")
    if _STAFF_OF.search(before) and one.role in ("boss", "colleague", "company"):
        return in_role(one, "customer" if one.head in _TOP or one.role == "company" else "customer_staff")
    if one.role == "family" and _of_the_house(plain, one, before, behind):
        return None if one.head in _CHILDREN else in_role(one, "customer")
    if one.role == "family" and (
        _SOMEONES_FAMILY.search(before[-1:] + plain[one.start : one.end] + behind) or _OF_A_CUSTOMER.search(before)
    ):
        return in_role(one, "customer")
    return one


def _is_nobody(plain: str, one: Named, before: str, behind: str) -> bool:
    """A trade of one's own, a time of life, oneself, a place: words that name nobody else here."""
    if one.role in ("colleague", "boss", "owner", "other") and _MY_TRADE.match(behind):
        return True  # 「タクシーの運転手です」
    if one.role in ("colleague", "other", "staff") and one.head not in _OF_MINE and _I_AM.match(behind):
        return _SUBJECT.search(before) is None  # 「年長の担任なんですが」
    if one.role in ("colleague", "boss", "senior_colleague") and _A_TIME.match(plain, one.end):
        return True  # 「新人のころ」
    if one.role in ("colleague", "boss", "owner", "other", "staff", "senior_colleague") and _IT_IS_ME.match(behind):
        return True  # 「担任の私」「下請けのうちら」
    if one.role == "other" and _WHERE_I_WORK.match(behind):
        return True  # 「税理士事務所で補助してる」
    if one.role in ("other", "family"):
        return re.match(r"です|でした|だった|だから|なので|同士", behind) is not None
    if one.role == "company":
        return before.endswith(("「", "『")) or _A_PLACE.match(behind) is not None or _some_company(one, before, behind)
    return False


def _some_company(one: Named, before: str, behind: str) -> bool:
    named = re.search(r"(?:前の|元の|新しい|今の|別の|他の|ある|その)$", before)
    return one.head == "会社" and named is not None and behind.startswith("で")


_THEIRS = frozenset(
    [
        "秘書",
        "バイヤー",
        "購買の人",
        "購買の方",
        "購買担当",
        "購買部",
        "購買",
        "荷受け",
        "荷受",
        "検収",
        "資材部",
        "資材",
    ]
)
_USUALLY_OURS = frozenset(["店員", "スタッフ"])
_OURS_BEFORE = re.compile(
    r"(?:うち|当社|弊社|当店|会社|自社|今|現在|店|園|院|館|局|課|部|チーム|クラス|組|班|階|学年|フロア)の$"
)


def _nameless_staff(plain: str, one: Named, before: str, behind: str) -> Named | None:
    """担当, 秘書, 受付の人: whose they are shows in the words around."""
    if one.head in ("支店", "店舗") or (one.head == "担当" and re.match(r"の[一-鿿]", behind)):
        return None
    if plain[one.start : one.end].endswith(("の方", "様", "のかた")) and not re.search(
        r"(?:うち|当社|弊社|会社)の$", before
    ):
        return in_role(one, "customer_staff")  # spoken of with respect: not from the own house
    if not re.match(r"が|は|から|に|も|と|の|、|を|へ", behind):
        return None
    theirs = (
        _STAFF_OF.search(before) or one.head in _THEIRS or (before.endswith("の") and not _OURS_BEFORE.search(before))
    )
    return in_role(one, "customer_staff" if theirs and one.head not in _USUALLY_OURS else "colleague")
