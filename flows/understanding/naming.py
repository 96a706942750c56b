"""Finds the words that name people and gives each a role; the words live in vocabulary_people.toml, wishes and moods in people."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from flows.understanding.normalise import fold

_FILE = Path(__file__).parent.parent / "content" / "ja" / "vocabulary_people.toml"
_SUFFIX = r"(?:さん方|さんたち|さま方|様方|さん|さま|様|殿|ちゃん|くん|君|の方々|の方|のかた|の人たち|の人|の者|の子|たち|達|ら(?=が|は|に|も)|夫人|側|サイド|せんせい?|はん|どん|本人|ご本人|連中|の(?:おっちゃん|おばちゃん|おばさん|おじさん|おっさん|おばはん|女性|男性|お姉さん|お兄さん|姉さん|兄さん|若い(?:子|人|の|方)|ばあちゃん|じいちゃん|ばあさん|じいさん|一人|ひとり)|の皆さん|のみなさん|のみんな|んとこ)*"
_FORMER = (
    r"(?:前職|古巣|(?:以前|前に|昔|かつて|先月まで|去年まで|昨年まで|春まで|[0-9一二三四五六七八九十]+(?:年|か月|ヶ月)前(?:に|まで)?)?(?:私が)?(?:勤めて(?:い)?た|働いて(?:い)?た|勤め(?:とっ|ちょっ|よっ)た|働い(?:とっ|ちょっ)た|(?:勤め|働い)[てで](?:い)?だ|(?<=前に)おった|(?<=まで)おった|(?<=前に)いだ|辞めだ|退職した|やめた|在籍して(?:い)?た|お世話になって(?:い)?た|(?<![てで])いた)[^、。「」のにがはを]{0,7}(?:会社|店|お店|職場|病院|事務所|工場|旅館|ホテル|施設|園|塾|サロン|勤務先|バ先|バイト先|パート先|介護施設|老人ホーム|ホーム|学校|役所|役場|局|スーパー|美容室|クリニック|組|建設|運送|工務店|とこ(?:ろ)?)"
    r"|(?<!派遣)(?:前の|元の|以前の|前にいた|元いた|旧)(?:会社|勤務先|職場|店|お店|病院|事務所|施設|園|塾|工場|旅館|ホテル|サロン|バイト先|パート先|勤め先|バ先|役所|役場|局|学校|スーパー|美容室|クリニック|現場|派遣先|介護施設|ホーム|とこ(?:ろ)?)|(?:前|元)んとこ|元バ先|元バイト先|元職場|元店|前職場|元勤務先|前勤務先|元会社)"
)
# The place of a client that one looked after (担当していたお店) is no former employer.
_CLIENT_PLACE = re.compile(
    r"(?:担当(?:して(?:い)?(?:た|る)|しと(?:っ)?(?:た|る)|する|の)|(?:お)?取引(?:して(?:い)?(?:た|る)|のある|があった)|(?:納品|配達|出入り|営業)して(?:い)?(?:た|る)|受け持って(?:い)?(?:た|る))((?:お)?(?:店|店舗|会社|病院|施設|園|工場|旅館|ホテル|支店|事務所|美容室|美容院|サロン|クリニック|医院|薬局|スーパー|レストラン|居酒屋|カフェ|食堂|学校|塾|工房|ジム|スタジオ)(?:さん|様|の方)?)(?=が|は|から|に|の|も|へ|で|、|と)"
)
# What stands between an organisation and its people: 得意先のスーパーの店長.
_KIND_OF_HOUSE = re.compile(r"の(?:[^、。のはがをにへでともや\s「」『』]{1,8}の)?(?:お|ご)?")
_A_TIME = re.compile(r"の(?:頃|ころ|とき|時(?!の)|時代|時期|うち(?:は|に|から))|時代|だった(?:頃|ころ|とき|時)")
_OURS = re.compile(r"(?:うち|当店|弊社|弊店|自分|私|僕|俺|こちら|自社|会社|当社|所属)の[^、。のはが]{0,5}$")
_BOUND = {  # short words that are parts of other words
    "客": r"(?<![乗来顧集接観旅先])客(?![室席観層単先商間引])", "母": r"(?<![分祖義叔伯酵])母(?![体校国音])", "父": r"(?<![祖義叔伯])父(?!兄)", "親": r"(?<![母父両肉])親(?![切し身近会方分子父友戚御和密指])", "夫": r"(?<![工大丈農漁凡])夫(?![人婦妻])",
    "妻": r"(?<![夫])妻(?!子)", "兄": r"(?<![父従])兄(?![弟])", "姉": r"姉(?![妹])", "弟": r"(?<![兄従師])弟(?!子)", "妹": r"(?<![姉])妹", "娘": r"娘", "嫁": r"(?<![花])嫁", "孫": r"孫(?!請)", "主人": r"主人(?!公)", "人事": r"(?<!他)人事(?![異考評])",
    "会社": r"(?<![理遣営険力送])会社(?![員帰])(?!を(?:辞|やめ|退職|変|移|替|出))(?!(?:都合|名義|携帯|近く|宛))", "代表": r"代表(?!的|作|番号|電話)", "監督": r"監督(?!署|不)", "先生": r"先生", "上の人": r"(?<!以)上の人(?!間?的)", "トップ": r"(?<![スアラ])トップ(?!ページ)(?=の人|が|に|は)",
    "相手": r"(?<![しびり])相手(?!に(?:し|さ)(?:て|な|れ|ま))", "担当": r"担当(?!し|を|す|でし|だっ|だ|と(?:し|な)|に(?:な|し|さ)|の頃|のころ|のとき|の時|時|中|外|さ)", "彼女": r"彼女", "運営": r"運営(?=が|は|から|に|側)", "仲間": r"仲間(?!入り|外)", "手元": r"手元の(?=職人|子|若)", "経理": r"経理(?!シス|処|上)",
    "同業": r"同業(?=の|者)", "会員": r"会員(?!証|登|カ|制)", "学生": r"(?<![大中小])学生(?=さん|が|に|から|の)", "児童": r"児童(?!手)", "市民": r"市民(?=の方|から|が)", "責任者": r"責任者", "役員": r"役員", "銀行": r"銀行(?!振|口)", "親父": r"親父", "本店": r"本店(?=が|は|に|から|の(?:人|部))", "パート": r"(?<![アデ])パート(?!で|と|し|を|ナ)(?=さん|の|が|は|に|も|、|$)",
    "バイト": r"(?<!ル)バイト(?!先|で|を|し|中|代|リ|と)", "アルバイト": r"アルバイト(?!先|で|を|し|中|と)", "社員": r"(?<![会入])社員(?!割|証|旅|食|寮|登)", "メンバー": r"メンバー(?!カ|ズ)", "ヘッド": r"ヘッド(?=が|は|に)", "スタッフ": r"スタッフ(?!が(?:入れ替|足り|少|辞め)|の(?:入れ替|一人と)|不足|募集|一同|として|をして)", "デスク": r"(?<!ヘルプ)デスク(?=が|は|から|に言)", "ゲスト": r"ゲスト(?!ハ)", "法務": r"法務(?!局)",
    "モニター": r"モニター(?=さん|の方)", "運転手": r"(?<!の)運転手(?!です|を|として)", "統括": r"統括(?=が|は|に|か|部|さ|マ)", "監査": r"監査(?=が|から|に)", "労務": r"労務(?=が|から|に|の)", "管理者": r"(?<!サーバー)管理者", "警察": r"警察", "パートナー": r"パートナー(?!企)", "相談者": r"相談者", "理事": r"(?<!料)理事(?!会)", "ママ": r"(?<!ワ)ママ(?!友|チャリ|さん)",
    "パパ": r"パパ", "主幹": r"主幹(?=が|は|に)", "助手": r"助手(?!席)", "マスター": r"マスター(?=が|は|に|か|さ|の)", "リーダー": r"(?<!ド)リーダー(?!シ)", "チーフ": r"チーフ", "会長": r"会長", "手配": r"手配", "担任": r"(?<!副)担任(?!して|を)", "前任": r"前任", "後任": r"後任", "本部": r"本部(?!長)", "組合": r"(?<![管理])組合(?!長)",
    "クラ": r"(?<![ァ-ヶー])クラ(?=さん|に|が|から|側|は|の)", "エンド": r"(?<![ァ-ヶー])エンド(?=の|さん|が|から|は|様|側)", "ファン": r"(?<![ァ-ヶー])ファン(?=の|さん|が|から|は|に|も|、)", "館": r"(?<![一-鿿])館(?=の(?:担当|人|方|事務|責任)|から)",
    "寺": r"(?<![一-鿿])寺(?=の|が|から|さん)", "卸": r"(?<![一-鿿])卸(?=の|さん|が|から|側)", "モール": r"(?<![ァ-ヶー])モール(?=の|が|から|側)", "ツレ": r"(?<![ァ-ヶー])ツレ(?![ァ-ヶー])", "ダチ": r"(?<![ァ-ヶー])ダチ(?![ァ-ヶー])", "ライター": r"(?<![ァ-ヶー])ライター(?=さん|の|が|は|に|から)", "コーチ": r"(?<![ァ-ヶー])コーチ(?![ァ-ヶ])",
    "おばあ": r"(?<![ぁ-ん])おばあ(?!さん|ち|様)", "おじい": r"(?<![ぁ-ん])おじい(?!さん|ち|様)", "おとう": r"(?<![ぁ-ん])おとう(?!さん|と|様)", "おかあ": r"(?<![ぁ-ん])おかあ(?!さん|様)", "顧問": r"顧問(?!先|弁|契|料|の先生)", "講師": r"講師(?!料|を|として)", "団員": r"団員", "部員": r"部員", "親族": r"親族(?!経)", "夫婦": r"(?<![息子娘兄弟])夫婦(?!で(?:相|話))", "親子": r"親子(?!丼)", "包括": r"包括(?=の|が|から)", "大口": r"大口(?=の|が|から|さん|先)", "農家": r"農家", "職員": r"職員(?!会|室|用|証)",
    "店員": r"店員", "職場": r"職場", "先代": r"先代", "幹部": r"幹部(?!会)", "上層": r"上層(?!部)", "次男": r"次男", "被害者": r"被害者(?!意|面|ぶ|は(?:私|こっ|うち))", "神社": r"神社", "委員長": r"委員長", "中途": r"中途(?=の|さん|入)", "フロント": r"フロント", "館長": r"館長", "団体さん": r"団体さん", "事務方": r"事務方", "主催": r"主催(?=の|が|から|側|さん)", "モニター客": r"モニター客", "おやじ": r"おやじ(?!ギ)", "兄さん": r"(?<!お)兄さん", "姉さん": r"(?<!お)姉さん", "寄り合い": r"寄り合い", "教師": r"教師", "区長": r"(?<!地)区長", "市長": r"(?<!都)市長", "総代": r"総代(?!会)",
}  # fmt: skip
_NAMED = re.compile(r"の[一-鿿ァ-ヶーa-z]{1,9}(?:さん|様|氏|くん|ちゃん)")
_ONE_CUSTOMER = ("お客様", "お客さん", "お客さま")
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
_TOP_WORDS = (
    "社長 店長 園長 院長 塾長 施設長 女将 住職 校長 オーナー 代表 会長 店主 経営者 監督 代表取締役 副社長 現場監督"
)
_TOP = frozenset(_TOP_WORDS.split())


@dataclass(frozen=True, slots=True)
class Named:
    """A naming at start..end of the folded text; `head` is the word of the vocabulary that gave the role."""

    start: int
    end: int
    head: str
    role: str


@cache
def _vocabulary() -> tuple[dict[str, re.Pattern[str]], dict[str, str], re.Pattern[str]]:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    roles: dict[str, str] = {}
    for role, words in table["role"].items():
        roles.update({fold(word).plain: role for word in words})
    roles.update({fold(word).plain: "customer" for word in table["individual"]["customer"]})
    organisations = {fold(word).plain: "organisation" for word in table["organisation"]["customer"]}
    roles.update(organisations)
    roles.update({fold(word).plain: "gathering" for word in table["gathering"]["customer"]})
    bound = {fold(word).plain: pattern for word, pattern in _BOUND.items()}
    staff = {fold(word).plain for word in table["staff"]["customer"]}
    words = sorted({*roles, *staff}, key=lambda word: (-len(word), word))
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(bound.get(word) or _plainly(word))
    heads = {letter: re.compile("|".join(patterns)) for letter, patterns in by_letter.items()}
    return heads, roles, re.compile(_FORMER)


def _plainly(word: str) -> str:
    """Abbreviations stand alone: PM is none in 5pm."""
    return rf"(?<![a-z0-9]){word}(?=[がはにかのさもと「、: ]|って|$)" if word.isascii() else re.escape(word)


def _heads_in(plain: str) -> Iterator[re.Match[str]]:
    """Every word of the vocabulary, the longest at each place, none inside another."""
    heads, done = _vocabulary()[0], 0
    for i, letter in enumerate(plain):
        if i >= done and letter in heads:
            match = heads[letter].match(plain, i)
            if match:
                done = match.end()
                yield match


@lru_cache(maxsize=64)
def find_people(plain: str) -> tuple[Named, ...]:
    """Every naming in the folded text, in order; the same person may be named several times."""
    _, roles, former = _vocabulary()
    suffix = _suffix()
    taken: list[Named] = []
    spots = [(m.start(), m.end(), "former_company") for m in former.finditer(plain)]
    spots += [(*m.span(1), "organisation") for m in _CLIENT_PLACE.finditer(plain)]
    covered = {i for a, b, _ in spots for i in range(a, b)}
    raw: list[Named] = [Named(a, b, plain[a:b], role) for a, b, role in spots]
    for match in _heads_in(plain):
        if match.start() in covered:
            continue
        word = match.group()
        tail = suffix.match(plain, match.end())
        end = tail.end() if tail else match.end()
        named = _NAMED.match(plain, end)
        if named and next(_heads_in(plain[end : named.end()]), None) is None:
            end = named.end()
        raw.append(Named(match.start(), end, word, roles.get(word, "staff")))
    for one in raw:
        covered.update(range(one.start, one.end))
    raw.extend(_unlisted(plain, covered))
    raw.sort(key=lambda f: f.start)
    i = 0
    while i < len(raw):
        group = [raw[i]]
        while i + 1 < len(raw) and _joined(plain, group[-1], raw[i + 1]):
            i += 1
            group.append(raw[i])
        taken.extend(_resolve(plain, group))
        i += 1
    return tuple(_same_again(plain, taken))


# Titles and trades that no list knows, by how they end.
_ENDS = re.compile(
    r"(?<![一-鿿ァ-ヶー])(?:([一-鿿ァ-ヶー]{1,6}(?<![延成身特冗増助最全波生年気面社首船家院局校園部課])長)|([一-鿿]{1,5}(?:員|士|師|係|番))|([ァ-ヶー]{3,12})|([一-鿿]{1,4}屋|[一-鿿ァ-ヶー]{2,8}(?:会社|業者|商店|工務店|協会|事務所|組合|連合会)))"
    r"(?=(さん|様|さま|氏|はん|の(?:人|方|子|者|担当|社長|営業))|が|は(?!ず)|に(?:は|も|言|聞|相|怒|叱|謝|責)|も|から|と(?!し)|、|「|って)"
)
_NO_TITLE = frozenset(
    "全員 定員 人員 満員 要員 一員 動員 増員 欠員 復員 会員 社員 武士 同士 弁護士 力士 兵士 紳士 栄養 身長 延長 成長 係 関係 順番 一番 当番 二番 三番 留守番 電話番 交番 本番 出番 店番 週番 何番 定番 部屋 小屋 楽屋 名古屋 在庫番 株式会社 有限会社 前会社 他会社 業者 会社 班長 人事係".split()
)
_TRADE_OF_OTHERS = re.compile(
    r"(?:相談員|議員|委員|調査員|銀行員|局員|署員|組合員|医師|牧師|消防士|税理士|会計士|販売員|勧誘員|外交員|集金員|検針員|監督員|配達員|審査員)$"
)


def _unlisted(plain: str, covered: set[int]) -> Iterator[Named]:
    for match in _ENDS.finditer(plain):
        chief, trade, foreign, house, polite = match.groups()
        word = chief or trade or foreign or house
        if (
            any(i in covered for i in range(*match.span()))
            or word in _NO_TITLE
            or ((foreign and polite not in ("さん", "様", "さま")) or (house and not polite))
        ):
            continue
        if chief:
            role = "boss"
        elif trade:
            role = "other" if _TRADE_OF_OTHERS.search(trade) else "colleague"
        else:
            role = "other"
        yield Named(match.start(), match.end() + len(polite or ""), word, role)


def _joined(plain: str, one: Named, other: Named) -> bool:
    between = plain[one.end : other.start]
    if between in ("", "(", "の", "のご", "のお", "の会社の", "の、", "会社の", "の職場の", "のうちの", "の今の"):
        return True
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
            out.append(replace_role(one, "customer_staff"))
            continue
        elif one.role in ("boss", "owner") and one.head in theirs and one.head not in own:
            out.append(replace_role(one, theirs[one.head]))
            continue
        out.append(one)
    return out


def role_of(word: str) -> str | None:
    """The role that the vocabulary gives to a word by itself."""
    return _vocabulary()[1].get(word)


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile(_SUFFIX)


def _resolve(plain: str, group: list[Named]) -> list[Named]:
    """A chain of people joined by の is one person or two: 「先方の部長」 one, 「前の会社のお客さん」 two."""
    first, last = group[0], group[-1]
    if len(group) == 1:
        only = _single(plain, first)
        return [only] if only else []
    whole = Named(first.start, last.end, last.head, last.role)
    if plain[first.end : first.end + 1] == "(":  # 姐さん(先輩スタイリスト)
        return _resolve(plain, group[1:])
    one = _one_by_kind(group, whole)
    if one:
        return one
    if last.role == "lawyer_police":
        return ([first] if first.head in _ONE_CUSTOMER else []) + [last]
    if first.role == "former_company":
        return _of_former_company(plain, group, whole)
    if any(m.role == "organisation" or m.head == "顧客" for m in group[:-1]) or (
        first.role == "customer" and plain[first.end : first.end + 3] == "の会社"
    ):
        return [replace_role(whole, _in_their_house(first, last))]
    if first.role == "customer":
        return _of_customer(first, last, whole)
    if first.role == "staff":  # 今の担当の先輩
        return _resolve(plain, group[1:])
    if last.role == "customer":
        return (
            [whole] if first.role in ("family", "other") and len(group) == 2 else [*_resolve(plain, group[:-1]), last]
        )
    if first.role == "other":
        return [replace_role(whole, "other")]
    if last.role == "family":
        return [replace_role(whole, "other" if first.role in ("owner", "boss", "company") else "family")]
    if first.head in ("本社", "本部") and last.role != "company":
        return [m for m in (_single(plain, first), last) if m]
    return [whole]


def _one_by_kind(group: list[Named], whole: Named) -> list[Named]:
    first, last = group[0], group[-1]
    if first.role == "gathering":
        return [replace_role(whole, "customer")]
    if any(m.role == "lawyer_police" for m in group[:-1]):
        return [replace_role(whole, "lawyer_police")]
    if last.head in _THEIR_KIN and first.role not in ("former_company", "organisation"):
        return _kin_of(first, last, whole)
    return []


def _kin_of(first: Named, last: Named, whole: Named) -> list[Named]:
    """「お客様の奥様」 two customers, 「社長の奥さん」 neither boss nor customer, 「お隣の入居者さんの息子さん」 one."""
    if first.head in _ONE_CUSTOMER:
        return [first, replace_role(last, "customer")]
    return [replace_role(whole, "customer" if first.role in ("customer", "other") else "other")]


def _of_former_company(plain: str, group: list[Named], whole: Named) -> list[Named]:
    first, last = group[0], group[-1]
    if len(group) == 2 and last.role in ("owner", "boss") and not first.head.startswith(("以前", "前に勤", "昔")):
        return [whole]
    if len(group) == 2 and last.role in ("colleague", "staff", "company"):
        return [replace_role(whole, "former_company")]
    rest = _resolve(plain, group[1:])
    return [first, *rest] if first.head != "前職" else rest


def _in_their_house(first: Named, last: Named) -> str:
    if first.head in ("派遣先", "出向先", "常駐先") and last.role == "boss":
        return "boss"
    return "customer" if last.head in _TOP or last.role in ("family", "customer", "organisation") else "customer_staff"


def _of_customer(first: Named, last: Named, whole: Named) -> list[Named]:
    if last.role == "family" and first.head in _ONE_CUSTOMER:
        return [first, replace_role(last, "customer")]
    if last.role in ("family", "customer") or last.head in ("支店", "店舗", "オーナー", "店長", "社長"):
        return [replace_role(whole, "customer")]
    return [first, replace_role(last, "customer_staff")]


def replace_role(found: Named, role: str) -> Named:
    return replace(found, role=role)


_SOMEONES_FAMILY = re.compile(
    r"^(?:ご(?:家族|両親|主人|夫妻|親族)|.?(?:娘|息子|お?母|お?父|奥)様)|(?:から|が)[^。、]{0,6}(?:苦情|クレーム|お叱り|謝罪を|お怒り|ご立腹|謝れ|謝って)"
)
_IT_IS_ME = re.compile(
    r"(?:の|やった|だった|である|としての)(?:うちら?|私|わたし|僕|俺|わし|自分|おれ)(?![のぁ-ん]*の)"
)
_STAFF_OF = re.compile(r"(?:相手|向こう|あちら|お客様|先方|他社|よその会社|別会社)の(?:会社の)?$")


def _single(plain: str, one: Named) -> Named | None:
    before, behind = plain[max(0, one.start - 12) : one.start], plain[one.end : one.end + 10]
    if re.match(
        r"(?:です。|をしています|をして(?:い)?ます|として(?:働|勤)|の仕事を|をやって)", behind
    ) and one.role in ("colleague", "boss", "owner", "other"):
        return None  # 「タクシーの運転手です」: the person's own trade
    if one.role in ("colleague", "boss", "senior_colleague") and _A_TIME.match(plain, one.end):
        return None  # 「新人のころ」 is a time
    if one.role in ("organisation", "gathering"):
        return replace_role(one, "customer")
    if _IT_IS_ME.match(behind) and one.role in ("colleague", "boss", "owner", "other", "staff", "senior_colleague"):
        return None  # 「担任の私」「下請けのうちら」
    if plain[one.start : one.end].endswith("夫人") and one.role in ("boss", "owner"):
        return replace_role(one, "other")
    if one.head in _THEIR_KIN and re.search(r"(?:うち|私|僕|俺|自分|わし)の(?:ご|お)?$", before):
        return replace_role(one, "family")
    if one.role in ("other", "family") and re.match(r"(?:です|でした|だった|だから|なので|同士)", behind):
        return None
    if one.role == "company" and before.endswith(("「", "『")):
        return None
    if one.role == "staff":
        return _nameless_staff(plain, one, before, behind)
    if _STAFF_OF.search(before) and one.role in ("boss", "colleague", "company"):
        return replace_role(one, "customer" if one.head in _TOP or one.role == "company" else "customer_staff")
    if one.role == "company" and re.match(
        r"(?:名|員|側の携帯|の携帯|の近く|の前で|の帰り|に(?:行|出勤|戻|通|勤)|で(?:働|仕事))", behind
    ):
        return None
    if (
        one.head == "会社"
        and re.search(r"(?:前の|元の|新しい|今の|別の|他の|ある|その)$", before)
        and re.match(r"で", behind)
    ):
        return None
    if one.role == "family" and _SOMEONES_FAMILY.search(before[-1:] + plain[one.start : one.end] + behind):
        return replace_role(one, "customer")
    if one.role == "family" and re.search(r"(?:お客様|お客さん|患者さん|利用者様|先方)の(?:ご|お)?$", before):
        return replace_role(one, "customer")
    return one


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
        return replace_role(one, "customer_staff")  # spoken of with respect: not from the own house
    if not re.match(r"が|は|から|に|も|と|の|、|を|へ", behind):
        return None
    theirs = (
        _STAFF_OF.search(before) or one.head in _THEIRS or (before.endswith("の") and not _OURS_BEFORE.search(before))
    )
    return replace_role(one, "customer_staff" if theirs and one.head not in _USUALLY_OURS else "colleague")
