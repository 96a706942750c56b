"""The words that name people, as data and by how they end; who belongs to whom lives in houses, names in a text in naming."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from flows.understanding.normalise import fold
from flows.understanding.sieve import PEOPLE

_FILE = Path(__file__).parent.parent / "content" / "ja" / "vocabulary_people.toml"
_BOUND = {  # short words that are parts of other words
    "客": r"(?<![乗来顧集接観旅先])客(?![室席観層単先商間引])", "母": r"(?<![分祖義叔伯酵])母(?![体校国音])", "父": r"(?<![祖義叔伯])父(?!兄)", "親": r"(?<![母父両肉])親(?![切し身近会方分子父友戚御和密指])", "夫": r"(?<![工大丈農漁凡])夫(?![人婦妻])",
    "妻": r"(?<![夫])妻(?!子)", "兄": r"(?<![父従])兄(?![弟])", "姉": r"姉(?![妹])", "弟": r"(?<![兄従師])弟(?!子)", "妹": r"(?<![姉])妹", "娘": r"娘", "嫁": r"(?<![花])嫁", "孫": r"孫(?!請)", "主人": r"主人(?!公)", "人事": r"(?<!他)人事(?![異考評])",
    "会社": r"(?<![理遣営険力送])会社(?![員帰])(?!を(?:辞|やめ|退職|変|移|替|出))(?!(?:都合|名義|携帯|近く|宛))", "代表": r"代表(?!的|作|番号|電話)", "監督": r"監督(?!署|不)", "先生": r"先生", "上の人": r"(?<!以)上の人(?!間?的)", "トップ": r"(?<![スアラ])トップ(?!ページ)(?=の人|が|に|は)",
    "相手": r"(?<![しびり])相手(?!に(?:し|さ)(?:て|な|れ|ま))", "担当": r"担当(?!し|を|す|でし|だっ|だ|と(?:し|な)|に(?:な|し|さ)|の頃|のころ|のとき|の時|時|中|外|さ(?!ん))", "彼女": r"彼女", "運営": r"運営(?=が|は|から|に|側)", "仲間": r"仲間(?!入り|外)", "手元": r"手元の(?=職人|子|若)", "経理": r"経理(?!シス|処|上)",
    "同業": r"同業(?=の|者)", "会員": r"会員(?!証|登|カ|制)", "学生": r"(?<![大中小])学生(?=さん|が|に|から|の)", "児童": r"児童(?!手)", "市民": r"市民(?=の方|から|が)", "責任者": r"責任者", "役員": r"役員", "銀行": r"銀行(?!振|口)", "親父": r"親父", "本店": r"本店(?=が|は|に|から|の(?:人|部))", "パート": r"(?<![アデ])パート(?!で|と|し|を|ナ)(?=さん|の|が|は|に|も|、|$)",
    "バイト": r"(?<!ル)バイト(?!先|で|を|し|中|代|リ|と)", "アルバイト": r"アルバイト(?!先|で|を|し|中|と)", "社員": r"(?<![会入])社員(?!割|証|旅|食|寮|登)", "メンバー": r"メンバー(?!カ|ズ)", "ヘッド": r"ヘッド(?=が|は|に)", "スタッフ": r"スタッフ(?!が(?:入れ替|足り|少|辞め)|の(?:入れ替|一人と)|不足|募集|一同|として|をして)", "デスク": r"(?<!ヘルプ)デスク(?=が|は|から|に言)", "ゲスト": r"ゲスト(?!ハ)", "法務": r"法務(?!局)",
    "モニター": r"モニター(?=さん|の方)", "運転手": r"(?<!の)運転手(?!です|を|として)", "統括": r"統括(?=が|は|に|か|部|さ|マ)", "監査": r"監査(?=が|から|に)", "労務": r"労務(?=が|から|に|の)", "管理者": r"(?<!サーバー)管理者", "警察": r"警察", "パートナー": r"パートナー(?!企)", "相談者": r"相談者", "理事": r"(?<!料)理事(?!会)", "ママ": r"(?<!ワ)ママ(?!友|チャリ|さん)",
    "パパ": r"パパ", "主幹": r"主幹(?=が|は|に)", "助手": r"助手(?!席)", "マスター": r"マスター(?=が|は|に|か|さ|の)", "リーダー": r"(?<!ド)リーダー(?!シ)", "チーフ": r"チーフ", "会長": r"会長", "手配": r"手配", "担任": r"(?<!副)担任(?!して|を)", "前任": r"前任", "後任": r"後任", "本部": r"本部(?!長)", "組合": r"(?<![管理])組合(?!長)",
    "保護者会": r"保護者会(?!で|を|に(?:出|行)|の(?:場|席|日))", "監督官": r"監督官(?!庁)", "男性": r"男性(?=が|から|に(?!は)|は|の方|客|のお客)(?!同士|用)", "女性": r"女性(?=が|から|に(?!は)|は|の方|客|のお客)(?!同士|用)", "代理": r"代理(?=の(?:方|者|人)|が)", "早番": r"早番(?=の|が)", "遅番": r"遅番(?=の|が)", "取次": r"取次(?=の|が|から|さん)", "消防": r"消防(?=の|が|から|署)", "通訳": r"通訳(?=の|が|さん)", "持ち主": r"持ち主", "幹事": r"幹事(?!会)", "仲買": r"仲買(?!人)", "あんこ": r"(?<![ァ-ヶぁ-ん])あんこ(?=が|は|に言)", "じさ": r"(?<![ぁ-ん])じさ(?=が|は)", "ばさ": r"(?<![ぁ-ん])ばさ(?=が|は)",
    "クラ": r"(?<![ァ-ヶー])クラ(?=さん|に|が|から|側|は|の)", "エンド": r"(?<![ァ-ヶー])エンド(?=の|さん|が|から|は|様|側)", "ファン": r"(?<![ァ-ヶー])ファン(?=の|さん|が|から|は|に|も|、)", "館": r"(?<![一-鿿])館(?=の(?:担当|人|方|事務|責任)|から)",
    "寺": r"(?<![一-鿿])寺(?=の|が|から|さん)", "卸": r"(?<![一-鿿])卸(?=の|さん|が|から|側)", "モール": r"(?<![ァ-ヶー])モール(?=の|が|から|側)", "ツレ": r"(?<![ァ-ヶー])ツレ(?![ァ-ヶー])", "ダチ": r"(?<![ァ-ヶー])ダチ(?![ァ-ヶー])", "ライター": r"(?<![ァ-ヶー])ライター(?=さん|の|が|は|に|から)", "コーチ": r"(?<![ァ-ヶー])コーチ(?![ァ-ヶ])",
    "おばあ": r"(?<![ぁ-ん])おばあ(?!さん|ち|様)", "おじい": r"(?<![ぁ-ん])おじい(?!さん|ち|様)", "おとう": r"(?<![ぁ-ん])おとう(?!さん|と|様)", "おかあ": r"(?<![ぁ-ん])おかあ(?!さん|様)", "顧問": r"顧問(?!先|弁|契|料|の先生)", "講師": r"講師(?!料|を|として)", "団員": r"団員", "部員": r"部員", "親族": r"親族(?!経)", "夫婦": r"(?<![息子娘兄弟])夫婦(?!で(?:相|話))", "親子": r"親子(?!丼)", "包括": r"包括(?=の|が|から)", "大口": r"大口(?=の|が|から|さん|先)", "農家": r"農家", "職員": r"職員(?!会|室|用|証)",
    "店員": r"店員", "職場": r"職場", "先代": r"先代", "幹部": r"幹部(?!会)", "上層": r"上層(?!部)", "次男": r"次男", "被害者": r"被害者(?!意|面|ぶ|は(?:私|こっ|うち))", "神社": r"神社", "委員長": r"委員長", "中途": r"中途(?=の|さん|入)", "フロント": r"フロント", "館長": r"館長", "団体さん": r"団体さん", "事務方": r"事務方", "主催": r"主催(?=の|が|から|側|さん)", "モニター客": r"モニター客", "おやじ": r"おやじ(?!ギ)", "兄さん": r"(?<!お)兄さん", "姉さん": r"(?<!お)姉さん", "寄り合い": r"寄り合い", "教師": r"教師", "区長": r"(?<!地)区長", "市長": r"(?<!都)市長", "総代": r"総代(?!会)",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A naming at start..end of the folded text; `head` is the word of the vocabulary that gave the role."""

    start: int
    end: int
    head: str
    role: str


@cache
def _vocabulary() -> tuple[dict[str, re.Pattern[str]], dict[str, str]]:
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
    return heads, roles


def _plainly(word: str) -> str:
    """Abbreviations stand alone: PM is none in 5pm."""
    return rf"(?<![a-z0-9]){word}(?=[がはにかのさもと「、: ]|って|$)" if word.isascii() else re.escape(word)


def heads_in(plain: str) -> Iterator[re.Match[str]]:
    """Every word of the vocabulary, the longest at each place, none inside another."""
    heads, done = _vocabulary()[0], 0
    for i, letter in enumerate(plain):
        if i >= done and letter in heads:
            match = heads[letter].match(plain, i)
            if match:
                done = match.end()
                yield match


def role_of(word: str) -> str | None:
    """The role that the vocabulary gives to a word by itself."""
    return _vocabulary()[1].get(word)


# Titles and trades that no list knows, by how they end.
_ENDS = PEOPLE.pattern(
    r"(?<![一-鿿ァ-ヶー])(?:([一-鿿ァ-ヶー]{1,6}(?<![延成身特冗増助最全波生年気面社首船家院局校園部課])長)|([一-鿿]{1,5}(?:員|士|師|係|番))|([ァ-ヶー]{3,12})|([一-鿿]{1,4}屋|[一-鿿ァ-ヶー]{2,8}(?:会社|業者|商店|工務店|協会|事務所|組合|連合会)))"
    r"(?=(さん|様|さま|氏|はん|の(?:人|方|子|者|担当|社長|営業))|が|は(?!ず)|に(?:は|も|言|聞|相|怒|叱|謝|責)|も|から|と(?!し)|、|「|って)"
)
_NO_TITLE = frozenset(
    [
        "全員",
        "定員",
        "人員",
        "満員",
        "要員",
        "一員",
        "動員",
        "増員",
        "欠員",
        "復員",
        "会員",
        "社員",
        "武士",
        "同士",
        "弁護士",
        "力士",
        "兵士",
        "紳士",
        "栄養",
        "身長",
        "延長",
        "成長",
        "係",
        "関係",
        "順番",
        "一番",
        "当番",
        "二番",
        "三番",
        "留守番",
        "電話番",
        "交番",
        "本番",
        "出番",
        "店番",
        "週番",
        "何番",
        "定番",
        "部屋",
        "小屋",
        "楽屋",
        "名古屋",
        "在庫番",
        "株式会社",
        "有限会社",
        "前会社",
        "他会社",
        "業者",
        "会社",
        "班長",
        "人事係",
    ]
)
_TRADE_OF_OTHERS = re.compile(
    r"(?:相談員|議員|委員|調査員|銀行員|局員|署員|組合員|医師|牧師|消防士|税理士|会計士|販売員|勧誘員|外交員|集金員|検針員|監督員|配達員|審査員)$"
)


def unlisted(plain: str, covered: set[int]) -> Iterator[Named]:
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
