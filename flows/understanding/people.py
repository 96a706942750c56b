"""Who is named in a text, with role, wish, mood and words; the words for people live in vocabulary_people.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from flows.understanding.clauses import Quote, Span, brackets, sentences
from flows.understanding.normalise import Folded, fold
from flows.understanding.reading import Mention

_FILE = Path(__file__).parent.parent / "content" / "ja" / "vocabulary_people.toml"
_SUFFIX = r"(?:さん方|さんたち|さま方|様方|さん|さま|様|殿|ちゃん|くん|君|の方々|の方|のかた|の人たち|の人|の者|の子|たち|達|ら(?=が|は|に|も)|側|サイド|の皆さん|のみなさん|のみんな|んとこ)*"
_FORMER = (
    r"(?:前職|古巣|(?:以前|前に|昔|かつて|先月まで|去年まで|昨年まで|春まで|[0-9一二三四五六七八九十]+(?:年|か月|ヶ月)前(?:に|まで)?)?(?:私が)?(?:勤めて(?:い)?た|働いて(?:い)?た|辞めた|退職した|やめた|在籍して(?:い)?た|お世話になって(?:い)?た|いた)[^、。「」のにがはを]{0,7}(?:会社|店|お店|職場|病院|事務所|工場|旅館|ホテル|施設|園|塾|サロン|勤務先)"
    r"|(?<!派遣)(?:前の|元の|以前の|前にいた|元いた|旧)(?:会社|勤務先|職場|店|お店|病院|事務所|施設|園|塾|工場|旅館|ホテル|サロン|バイト先|パート先|勤め先)|元勤務先|前勤務先|元会社)"
)
_BOUND = {  # short words that are parts of other words
    "客": r"(?<![乗来顧集接観旅先])客(?![室席観層単先商間引])", "母": r"(?<![分祖義叔伯酵])母(?![体校国音])", "父": r"(?<![祖義叔伯])父(?!兄)", "親": r"(?<![母父両肉])親(?![切し身近会方分子父友戚御和密指])", "夫": r"(?<![工大丈農漁凡])夫(?![人婦妻])",
    "妻": r"(?<![夫])妻(?!子)", "兄": r"(?<![父従])兄(?![弟])", "姉": r"姉(?![妹])", "弟": r"(?<![兄従師])弟(?!子)", "妹": r"(?<![姉])妹", "娘": r"娘", "嫁": r"(?<![花])嫁", "孫": r"孫(?!請)", "主人": r"主人(?!公)", "人事": r"(?<!他)人事(?![異考評])",
    "会社": r"(?<![理遣営険力送])会社(?![員帰])(?!を(?:辞|やめ|退職|変|移|替|出))(?!(?:都合|名義|携帯|近く|宛))", "代表": r"代表(?!的|作|番号|電話)", "監督": r"監督(?!署|不)", "先生": r"先生", "上の人": r"(?<!以)上の人(?!間?的)", "トップ": r"(?<![スアラ])トップ(?!ページ)(?=の人|が|に|は)",
    "相手": r"(?<![しびり])相手(?!に(?:し|さ)(?:て|な|れ|ま))", "担当": r"担当(?!し|を|す|でし|だっ|だ|と(?:し|な)|に(?:な|し|さ)|の頃|のころ|のとき|の時|時|中|外|さ)", "彼女": r"彼女", "運営": r"運営(?=が|は|から|に|側)", "仲間": r"仲間(?!入り|外)", "手元": r"手元の(?=職人|子|若)", "経理": r"経理(?!シス|処|上)",
    "同業": r"同業(?=の|者)", "会員": r"会員(?!証|登|カ|制)", "学生": r"(?<![大中小])学生(?=さん|が|に|から|の)", "児童": r"児童(?!手)", "市民": r"市民(?=の方|から|が)", "責任者": r"責任者", "役員": r"役員", "銀行": r"銀行(?!振|口)", "親父": r"親父", "本店": r"本店(?=が|は|に|から|の(?:人|部))", "パート": r"(?<![アデ])パート(?!で|と|し|を|ナ)(?=さん|の|が|は|に|も|、|$)",
    "バイト": r"(?<!ル)バイト(?!先|で|を|し|中|代|リ|と)", "アルバイト": r"アルバイト(?!先|で|を|し|中|と)", "社員": r"(?<![会入])社員(?!割|証|旅|食|寮|登)", "メンバー": r"メンバー(?!カ|ズ)", "ヘッド": r"ヘッド(?=が|は|に)", "スタッフ": r"スタッフ(?!が(?:入れ替|足り|少|辞め)|の(?:入れ替|一人と)|不足|募集|一同|として|をして)", "デスク": r"(?<!ヘルプ)デスク(?=が|は|から|に言)", "ゲスト": r"ゲスト(?!ハ)", "法務": r"法務(?!局)",
    "モニター": r"モニター(?=さん|の方)", "運転手": r"(?<!の)運転手(?!です|を|として)", "統括": r"統括(?=が|は|に|か|部|さ|マ)", "CS": r"cs(?=の|が|は|に|か)", "PM": r"(?<![a-z0-9])pm(?=が|は|に|か|の|さ)", "GM": r"(?<![a-z])gm(?=が|は|に|か|の|さ)", "SV": r"(?<![a-z])sv(?=が|は|に|か|の|さ)", "監査": r"監査(?=が|から|に)", "労務": r"労務(?=が|から|に|の)", "管理者": r"(?<!サーバー)管理者", "警察": r"警察", "パートナー": r"パートナー(?!企)", "相談者": r"相談者", "理事": r"(?<!料)理事(?!会)", "ママ": r"(?<!ワ)ママ(?!友|チャリ|さん)",
    "パパ": r"パパ", "主幹": r"主幹(?=が|は|に)", "助手": r"助手(?!席)", "マスター": r"マスター(?=が|は|に|か|さ|の)", "リーダー": r"(?<!ド)リーダー(?!シ)", "チーフ": r"チーフ", "会長": r"会長", "手配": r"手配", "担任": r"(?<!副)担任(?!して|を)", "前任": r"前任", "後任": r"後任", "本部": r"本部(?!長)", "組合": r"(?<![管理])組合(?!長)",
}  # fmt: skip
_NAMED = re.compile(r"の[一-鿿]{1,4}(?:さん|様|氏|くん|ちゃん)")
_ONE_CUSTOMER = ("お客様", "お客さん", "お客さま")
_TOP = ("社長", "オーナー", "代表", "会長", "店主", "経営者", "監督", "代表取締役", "副社長", "現場監督")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    head: str
    role: str


@cache
def _vocabulary() -> tuple[re.Pattern[str], dict[str, str], re.Pattern[str]]:
    table = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    roles: dict[str, str] = {}
    for role, words in table["role"].items():
        roles.update({fold(word).plain: role for word in words})
    roles.update({fold(word).plain: "customer" for word in table["individual"]["customer"]})
    organisations = {fold(word).plain: "organisation" for word in table["organisation"]["customer"]}
    roles.update(organisations)
    bound = {fold(word).plain: pattern for word, pattern in _BOUND.items()}
    staff = {"支店", "店舗", "担当者", "担当", "秘書", "受付の人", "窓口の人", "責任者", "事務の方"}
    words = sorted({*roles, *staff}, key=lambda word: (-len(word), word))
    heads = re.compile("|".join(bound.get(word) or re.escape(word) for word in words))
    return heads, roles, re.compile(_FORMER)


def people_in(text: str) -> tuple[Mention, ...]:
    """Everybody named, in the order of first naming, the person who writes left out."""
    folded = fold(text)
    plain = folded.plain
    found = _find(plain)
    if not found:
        return ()
    quotes = brackets(plain)
    mentions = _merge(folded, found)
    spans = sentences(plain)
    for span in spans:
        inside = [m for m in found if span.start <= m.start < span.end]
        if inside or mentions:
            _judge(plain, span, inside, quotes, mentions)
    return tuple(mention for mention, _ in mentions.values())


# ------------------------------------------------------------------------------------------------------------------- finding


def _find(plain: str) -> list[_Found]:
    heads, roles, former = _vocabulary()
    suffix = _suffix()
    taken: list[_Found] = []
    spots = [(m.start(), m.end(), "former_company") for m in former.finditer(plain)]
    covered = {i for a, b, _ in spots for i in range(a, b)}
    raw: list[_Found] = [_Found(a, b, plain[a:b], role) for a, b, role in spots]
    for match in heads.finditer(plain):
        if match.start() in covered:
            continue
        word = match.group()
        tail = suffix.match(plain, match.end())
        end = tail.end() if tail else match.end()
        named = _NAMED.match(plain, end)
        if named and not heads.search(plain, end, named.end()):
            end = named.end()
        raw.append(_Found(match.start(), end, word, roles.get(word, "staff")))
    raw.sort(key=lambda f: f.start)
    i = 0
    while i < len(raw):
        group = [raw[i]]
        while i + 1 < len(raw) and plain[group[-1].end : raw[i + 1].start] in (
            "の",
            "のご",
            "のお",
            "の会社の",
            "の、",
            "会社の",
            "の職場の",
            "のうちの",
            "の今の",
        ):
            i += 1
            group.append(raw[i])
        taken.extend(_resolve(plain, group))
        i += 1
    return taken


@cache
def _suffix() -> re.Pattern[str]:
    return re.compile(_SUFFIX)


def _resolve(plain: str, group: list[_Found]) -> list[_Found]:
    """A chain of people joined by の is one person or two: 「先方の部長」 one, 「前の会社のお客さん」 two."""
    first, last = group[0], group[-1]
    if len(group) == 1:
        only = _single(plain, first)
        return [only] if only else []
    whole = _Found(first.start, last.end, last.head, last.role)
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


def _of_former_company(plain: str, group: list[_Found], whole: _Found) -> list[_Found]:
    first, last = group[0], group[-1]
    if len(group) == 2 and last.role in ("owner", "boss") and not first.head.startswith(("以前", "前に勤", "昔")):
        return [whole]
    rest = _resolve(plain, group[1:])
    return [first, *rest] if first.head != "前職" else rest


def _in_their_house(first: _Found, last: _Found) -> str:
    if first.head in ("派遣先", "出向先", "常駐先") and last.role == "boss":
        return "boss"
    return "customer" if last.head in _TOP or last.role in ("family", "customer", "organisation") else "customer_staff"


def _of_customer(first: _Found, last: _Found, whole: _Found) -> list[_Found]:
    if last.role == "family" and first.head in _ONE_CUSTOMER:
        return [first, replace_role(last, "customer")]
    if last.role in ("family", "customer") or last.head in ("支店", "店舗", "オーナー", "店長", "社長"):
        return [replace_role(whole, "customer")]
    return [first, replace_role(last, "customer_staff")]


def replace_role(found: _Found, role: str) -> _Found:
    return replace(found, role=role)


_SOMEONES_FAMILY = re.compile(
    r"^(?:ご(?:家族|両親|主人|夫妻|親族)|.?(?:娘|息子|お?母|お?父|奥)様)|(?:から|が)[^。、]{0,6}(?:苦情|クレーム|お叱り|謝罪を|お怒り|ご立腹|謝れ|謝って)"
)
_STAFF_OF = re.compile(r"(?:相手|向こう|あちら|お客様|先方|他社|よその会社|別会社)の(?:会社の)?$")


def _single(plain: str, one: _Found) -> _Found | None:
    before, behind = plain[max(0, one.start - 12) : one.start], plain[one.end : one.end + 10]
    if re.match(
        r"(?:です。|をしています|をして(?:い)?ます|として(?:働|勤)|の仕事を|をやって)", behind
    ) and one.role in ("colleague", "boss", "owner", "other"):
        return None  # 「タクシーの運転手です」: the person's own trade
    if one.role == "organisation":
        return replace_role(one, "customer")
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


def _nameless_staff(plain: str, one: _Found, before: str, behind: str) -> _Found | None:
    """担当, 秘書, 受付の人: whose they are shows in the words around."""
    if one.head in ("支店", "店舗") or (one.head == "担当" and re.match(r"の[一-鿿]", behind)):
        return None
    if plain[one.start : one.end].endswith(("の方", "様", "のかた")) and not re.search(
        r"(?:うち|当社|弊社|会社)の$", before
    ):
        return replace_role(one, "customer_staff")  # spoken of with respect: not from the own house
    if not re.match(r"が|は|から|に|も|と|の|、|を|へ", behind):
        return None
    return replace_role(one, "customer_staff" if _STAFF_OF.search(before) or "秘書" in one.head else "colleague")


def _merge(folded: Folded, found: list[_Found]) -> dict[tuple[str, str], tuple[Mention, _Found]]:
    """One mention a person; the first naming gives the word."""
    people: dict[tuple[str, str], tuple[Mention, _Found]] = {}
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


def _key(one: _Found) -> tuple[str, str]:
    head = one.head
    if head in ("お客様", "お客さん", "お客さま", "お客", "客", "客さん"):
        head = "客"
    return (one.role, head)


# ------------------------------------------------------------------------------------------------------------- wish and mood

_APOLOGY = r"(?:謝(?!礼|恩|金)|お?(?:詫|わ)び|詫び|あやま|陳謝|頭を下げ|頭下げ)"
_WANTS_NOT = re.compile(
    rf"{_APOLOGY}[ぁ-ん罪]{{0,5}}(?:なくて(?:も)?(?:いい|よい|大丈夫|結構|ええ|よか)|んで(?:も)?(?:いい|ええ|よか)|必要(?:は|も|なんて|なんか)?(?:な|あり)|こと(?:は|も|なんか)?(?:な(?:い|か)|あり)|(?:は|なんて|とか|までは?)?(?:いら|いり|要ら|不要|結構|いい(?:から|ので|です|けど)|求めて(?:は)?(?:い)?(?:な|ませ)|望んで(?:は)?(?:い)?(?:な|ませ)|しない|しません|させない|出さない)|な(?:い|く|かった)(?:方|ほう|と(?:いう|決)|で|って|、)|るな|んな|りなさんな|ったら(?:負|あか|いけ)|るべきじゃ|るべきでは)"
    rf"|{_APOLOGY}[^。「」]{{0,14}}(?:とまでは|とは|なんて)(?:言|思|求め)[^。]{{0,5}}(?:な|ま|へん)|{_APOLOGY}[^。]{{0,12}}(?:止め(?:ま|る|て|られ)|とめ(?:ま|て|られ)|禁|だめだ|反対)|許して(?:くれ|もら|いただ)|許すと|黙って(?:い|お|ろ|と)|気にする(?:な|こと)|気にしなくて|放って(?:お|と)|ほっと(?:け|いて)|ほっといたら|大丈夫ですよ"
)
_WANTS = re.compile(
    rf"{_APOLOGY}[ぁ-ん罪文状]{{0,6}}(?:ほし|欲し|もらい|もらえ|くださ|下さい|ろ(?:と|って|、|」|』|う|$)|れ(?:と|って|よ|、|」|』|や|ば|$)|せろ|させ(?:ろ|た)|来い|来て|こい|きて|きい|伺|に(?:行|い)(?:け|っ(?:て(?:こ|き|く|ほ)|とけ)|き(?:なさ|まし|や)|こう|く(?:べき|よう)|く(?:と|って|そ|つ|$))|行け|いけ(?:と|って)|なさい|(?:っ|し)?と(?:け|き|いて|いた)|(?:って|して)お(?:け|き|い)|べき|のが(?:筋|当然)|が(?:筋|先)|よう(?:に)?(?:言|求|指|と)|要求|求め(?:て(?!(?:は)?(?:い)?(?:な|ませ))|られ|る|た)|待って|書け|出せ|書い|(?:る|ります|する|します|りたい|したい)(?:つもり|意向|方針|と(?:言|いう|の|決)|って(?:言|い)|そう|みたい|らしい|べき|とまで)|ってくれ(?:る|ま|た)|ろうと|しようと|らせ(?:ろ|る|た)|り(?:い|に来い)|っせ|んしゃい|ってんか|りや|まっし)"
    rf"|(?:誠意を(?:見せ|示)|土下座(?:し|を)(?:ろ|て(?:謝|ほ|く)|要|しろ|せ|強)|土下座(?:し|せ)|責任(?:を|は|、)?[^。]{{0,4}}(?:取れ|とれ|取って|とって|取る(?:のか|ん)|どう)|詫び(?:ろ|を入れ|入れ)|菓子折)|{_APOLOGY}罪?(?:と|や|の|が|を|に加え)[^。、「」]{{0,8}}(?:ほし|欲し|求め(?!(?:られ)?て(?:は)?(?:い)?(?:な|ませ))|返せ|要求|電話|手紙|必要だ|しろ)|{_APOLOGY}(?:ら|罪し|罪文を(?:出さ|書か)|罪に来)ない?(?:と|なら|限り|ければ|んやったら)(?![^。]{{0,6}}いけ)|{_APOLOGY}[ぁ-ん罪]{{0,4}}(?:同席|同行)|一緒に(?:[^。]{{0,6}})?{_APOLOGY}|会社として{_APOLOGY}"
)
_DID = re.compile(rf"が[^。「」]{{0,14}}{_APOLOGY}(?:って|罪して|りに行って|して)(?:しまっ|しまい|くれ|くださ)")
_OWN = re.compile(
    rf"{_APOLOGY}(?:罪)?(?:りたい|したい(?!と(?:言|い|お|の)|そう)|りました|しました|ってきました|りに行きました|り続け|罪しました)"
)
_ANGRY = re.compile(
    r"怒[っりらるれ]|激怒|立腹|怒鳴|どなら|叱[らりっ]|責め|切れ(?:て|ら|た|ま)|キレ(?:て|ら|た|ま)|ブチギレ|憤|カンカン|かんかん|罵|土下座|脅[しさ]|誠意を見せ|責任を取|謝りに来い|謝れ|怒号|声を荒|きつ(?:く|い)|どやさ|詰め寄|まくし|クレーム|苦情|不満|納得(?:いか|でき)|話が違う|訴え|晒|殴|お怒り|泣い|けんか|喧嘩|文句"
)
_COLD = re.compile(
    r"他人事|ひとごと|知らん顔|知らんぷり|無関心|関心が?(?:な|薄)|好きに(?:すれ|し)|勝手に(?:すれ|しろ)|(?:もう)?関係(?:は|が)?な|任せる|お任せ|放って|ほっと(?:け|いて)|放置|何もし(?:て|な)|取り合って|取り合わ|スルー|ふん|へえ|流して|適当に|頑張ってと?(?:言う)?だけ|笑(?:われ|うだけ|って済)|知らない(?:と|って)|関わりた(?:くな|がら)|我関せず|どこ吹く風|見て見ぬ|丸投げ|押し付け|うやむや|はぐらか|相手にし(?:て|な)|興味(?:が|も)?な|そっけな|冷た|当事者同士|自分で何とか|なんとかしろ|うまくやって|忙し(?:い|く)"
)
_WARM = re.compile(
    r"一緒に|味方|優し|やさし|協力|間に入|フォローして|励まし|かばって|庇|気にする(?:な|こと)|気にしなくて|大丈夫(?:だ|です)?(?:よ|と|って)|助けて|相談に乗|話を聞いて(?:くれ)|代わりに|心配して|応援|親身|許して|守って"
)


@dataclass(frozen=True, slots=True)
class Stance:
    """Somebody for (yes) or against (no) an apology; `role` is "" when the sentence does not say who."""

    start: int
    end: int
    wish: str
    role: str


def stances_in(text: str) -> tuple[Stance, ...]:
    """Every wish about an apology, the person's own left out; offsets into the folded text."""
    plain = fold(text).plain
    found = _find(plain)
    out: list[Stance] = []
    for span in sentences(plain):
        inside = [m for m in found if span.start <= m.start < span.end]
        for at, end, wish in _wishes(plain, span):
            speaker = _speaker(plain, span, at, end, inside)
            out.append(Stance(at, end, wish, speaker.role if speaker else ""))
    return tuple(out)


def _wishes(plain: str, span: Span) -> list[tuple[int, int, str]]:
    sentence = plain[span.start : span.end]
    out = []
    for stance, wish in ((_WANTS_NOT, "no"), (_WANTS, "yes"), (_DID, "yes")):
        for match in stance.finditer(sentence):
            if wish == "yes" and (
                _WANTS_NOT.search(sentence, max(0, match.start() - 2), match.end() + 16)
                or _OWN.match(sentence, match.start())
            ):
                continue
            halt = re.search(r"(?:止め|とめ|禁|反対)[^。]{0,3}$", match.group())
            out.append((span.start + match.start() + (halt.start() if halt else 0), span.start + match.end(), wish))
    return out


def _judge(
    plain: str,
    span: Span,
    inside: list[_Found],
    quotes: list[Quote],
    people: dict[tuple[str, str], tuple[Mention, _Found]],
) -> None:
    sentence = plain[span.start : span.end]
    for at, end, wish in _wishes(plain, span):
        speaker = _speaker(plain, span, at, end, inside)
        if speaker:
            _note(people, speaker, wants_apology=wish)
    for pattern, mood in ((_COLD, "indifferent"), (_WARM, "cooperative"), (_ANGRY, "angry")):
        for match in pattern.finditer(sentence):
            speaker = _speaker(plain, span, span.start + match.start(), span.start + match.end(), inside, moody=True)
            if speaker and not (mood == "indifferent" and speaker.role in ("customer", "customer_staff")):
                _note(people, speaker, mood=mood)
    for quote in quotes:
        if span.start <= quote.start < span.end and quote.end - quote.start > 2:
            speaker = _speaker(plain, span, quote.start, quote.end, inside)
            if speaker:
                _note(people, speaker, says=plain[quote.inner.start : quote.inner.end])


def _speaker(plain: str, span: Span, start: int, end: int, inside: list[_Found], moody: bool = False) -> _Found | None:
    """Who says or wants what stands at start..end: the nearest subject before it, else the agent behind it."""
    weak: _Found | None = None
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
            or (mark[:2] == "には" and not moody)
        ):
            if mark[:2] == "には" and re.search(r"私(?:から|が)", plain[one.end : start]):
                continue
            return one
        if mark[:1] in ("「", "『", "、", "さ"):
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
    people: dict[tuple[str, str], tuple[Mention, _Found]],
    who: _Found,
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
