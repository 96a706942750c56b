"""Writes the many spellings of the words of danger in one way (しにたい, 4ぬ, じさつ, shinitai, くすり) and remembers where they stood; what they mean lives elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from flows.understanding.beginnings import beginnings
from flows.understanding.normalise import Folded, fold
from flows.understanding.reading import Evidence

_BEFORE = r"(?:(?<![ぁ-ん])|(?<=もう)|(?<=ま[じぢ])|(?<=はよ)|(?<=ほんま)|(?<=ほんと)|(?<=まに)|(?<=とに)|(?<=ただ)|(?<=ずっと)|(?<=って)|(?<=すぐ)|(?<=[をもはがでて]))"
# (name of the spelling as written, what stands for it); the first that fits at a place is taken.
_SPELLINGS: tuple[tuple[str, str], ...] = (
    (
        r"(?<!わた)(?<!あた)(?<![一-鿿])し(?=に(?:た(?:い(?!し|すぐ|へん|お)|[くぐ](?:な|て)|か(?!ら)|な[るりっ]|み(?!た)|う(?!ち)|ひ|$|[a-z])|たさ|て(?:[えへゃ]|$|。| |な(?!い))|と(?:う(?:な|て)|な[るりっ])|でえ|だ[いぐく]|とうご))",
        "死",
    ),
    (
        rf"{_BEFORE}し(?=ぬ(?!ほど)|のう(?:か|と|って)|ねたら|ねば(?:[いよ楽]|ええ)|ねるもん|ねない|んだら|んだ(?:ほう|方|さき)|んでしま(?:いた|おう|え)|んじゃいた|んでもうた(?:ろ|い))",
        "死",
    ),
    (r"死(?:二|ニ|煮|似)(?=た[いく])", "死に"),
    (
        r"(?<![一-鿿])[市四詩氏師史志視紫士始試司誌死し]に(?:隊|鯛|態|たい(?=。|$| |で|と|わ|な|よ|け))(?<!わたしにたい)",
        "死にたい",
    ),
    (r"消えた[胃位]", "消えたい"),
    (
        r"(?:息|行き|活き|意気)(?=て(?:い?る(?:意味|価値|の(?:が|も)つ|のに疲)|い(?:たくな|く自信|ける気)))|息(?=たくな)",
        "生き",
    ),
    (r"自[刹札]|[痔時次]殺", "自殺"),
    (r"首つり|首釣り", "首吊り"),
    (r"飛び?(?:折り|居り)", "飛び降り"),
    (r"おっちん(?=で|だ)", "死ん"),
    (r"(?<=[いけせてめれえっねべ決停閉])で(?=る|き|い[るた]|ら(?:。|$| )|ん(?:だ|の|が)|く|け|お[くい]|もら)", "て"),
    (r"(?<=[ってめけせれ])ら(?=。|$| )", "る"),
    (r"(?<=[いけせめれえっ書置きぎ])だ(?=。|$| |べ|わ|ど|から|がら|っけ|っちゃ|じゃ)", "た"),
    (r"がら(?=、|。|$)", "から"),
    (
        r"(?<![0-9年月日時])4(?=んだ|ぬ|に(?:た|て[えぇ]|そう|ます))|(?<![ぁ-ん一-鿿])[氏詩市師志](?=に(?:た[いくみ]|て[えぇ]|そ)|ぬ(?!ま)|の[うっ]|ねば|んだ(?:方|ほう|ら))",
        "死",
    ),
    (rf"{_BEFORE}きえ(?=た[いくかぐ]|だ[いぐく]|でえ|とう|て(?:しま|なく|え|も|ほし)|ちゃい|たら|れば|る)", "消え"),
    (
        rf"{_BEFORE}いき(?=て(?:い?る(?:の|意|い|こ|価|資|だ|ん|か)|ん(?:の|な)|いたく|いくの|てい)|とる|るの(?:が|も|に)|るいみ)",
        "生き",
    ),
    (r"いみ(?=わか|が?な|ふ)", "意味"),
    (r"じさつ|自さつ|自サツ|じ殺|自[さ●○〇◯×*]つ|自[●○〇◯×*x](?=し|を|す|未)", "自殺"),
    (r"(?:お|御)?(?:くすり|お薬)|御薬", "薬"),
    (
        r"(?<!た)(?<!この)(?<!その)(?<!あの)(?:の|呑|服)(?=んだ(?!ろ)|んで(?:し|も|る|ま)|んじゃ(?:っ|い)|み(?:ま|こ|ほ|き|終)|m[ai])",
        "飲",
    ),
    (r"てくび|手くび", "手首"),
    (r"ほうちょう", "包丁"),
    # all in kana, as foreigners and the old write
    (r"(?:(?<![ぁ-ん])|(?<=こんや)|(?<=今夜)|(?<=今晩)|(?<=あした)|(?<=から))し(?=にます)", "死"),
    (r"こんや", "今夜"),
    (r"いきる(?=の|こと|きもち)", "生きる"),
    (r"おき(?=たくな)", "起き"),
    (r"め(?=が ?さめ)", "目"),
    (r"(?<=目が)さめ", "覚め"),
    (r"むかえにき(?=て)", "迎えに来"),
    (r"さきにいって(?=から|しま)", "先に逝って"),
    (r"かみさま", "神様"),
    (r"(?<=ところに)いき(?=たい)", "行き"),
    (r"あんしん", "安心"),
    (r"(?<![ぁ-ん])たた(?=き|か|い)|(?<=を)たた(?=き|か|い)", "叩"),
    (r"(?<![ぁ-ん])かれし", "彼氏"),
    (r"(?<![ぁ-ん])むすこ", "息子"),
    (r"むか(?=っと|って)", "向か"),
    (r"(?<=手じぶんで)きり|(?<=じぶんで)きり(?=ます)", "切り"),
    (r"呂律", "ろれつ"),
    (r"(?<=[ぁ-ん])、(?=[ぁ-ん]{1,8}(?:、|。|$))", ""),
    (r"(?<![ぁ-ん])あさ(?=が|なん|に)", "朝"),
    (r"えいえん", "永遠"),
    (r"(?<![一-鿿ぁ-ん])しに(?=体(?![一-鿿力]))", "死に"),
    (r"死に体(?= |$|。)", "死にたい"),
    (r"逝が(?=せ|ね)", "逝か"),
    (r"らんに[えぇ]", "らんね"),
    (r"(?<!縄)跳(?=[ぶべびん])", "飛"),
    (r"(?<=つけ)で(?=る)", "て"),
    (r"(?<=[にりみきしえせけべめれぎびち])っ?(?:[てで]え(?!ん?[どがの])|っちぇ)", "たい"),
    (
        r"(?:(?<=死に)|(?<=消え)|(?<=になり)|(?<=逝き)|(?<=くなり))[てで](?=な(?!い)|くて|んだ|んだ|ず|じゃ|べ|。|$| )",
        "たい",
    ),
    (r"いぎ(?=[でて][でらも])|(?<![ぁ-ん])いぎ(?=[でて])", "生き"),
    (r"っちま(?=い|お|え)", "ちま"),
    (r"轢が", "轢か"),
    (r"(?<=[逝])ぎ", "き"),
    (r"いっぺ(?=飲|の|や)", "いっぱい"),
    (r"首っこ", "首"),
    (r"(?<![ぁ-ん])お?ふろ(?=[でにばの、。 ]|場)", "風呂"),
    (r"(?<![ぁ-ん])おゆ", "お湯"),
    (r"(?<![ぁ-ん])ちち(?=[がにのは ])", "父"),
    (r"(?<![ぁ-ん])はは(?=[がにのは ])", "母"),
    (r"(?<![ぁ-ん])こんば?ん(?!は|わ)(?=[ ]|で|に|、|の)", "今晩"),
    # the voiced and the particles of the north and of Kyushu: 生ぎでいだぐねえ, 川さ入る, 包丁ば持って
    (r"(?<=[生起行置聞書泣])ぎ(?=[でだたてる])", "き"),
    (r"(?<=[生起行置])ぐ(?=[。 だっ]|べ|が|わ|$)", "く"),
    (r"(?<=[きぎ])で(?=[いぐえもゃらるけで]|でも)|(?<=[えけげせてねべめれっいきぎ])で(?=しま|しも)", "て"),
    (r"(?<=まれ)で(?=[きこ])", "て"),
    (r"だ(?=ぐ(?:ね|な))", "た"),
    (r"(?<=[ただなまらでい眠寒])ぐ(?=[ねなえてっ]|[ ])", "く"),
    (r"(?<=[たていりに])でえ", "てえ"),
    (r"(?<=開)げ|(?<=かがか)げ", "け"),
    (r"(?<=[っけげしれめせい])だ(?=[。 ]|べ|わ|$)(?<!しだ)", "た"),
    (r"(?<=生)ぎ(?=た|だ)", "き"),
    (r"あど(?=は|の)", "あと"),
    (r"どご(?=さ|に|へ)", "とこ"),
    (
        r"(?<=[一-鿿ぁ-んー])さ(?= ?(?:行|い[くぎきぐ]|入|落|飛|向|来|上が|座|登|乗|かけ|掛|立|縄|帰|戻|沈|出る|出た|混|身|置|停|止|つけ|持|書|送|寝|逃|隠|閉|刺|残|埋|突|着|飲|投|埋|沈))",
        "に",
    ),
    (r"(?<=[一-鿿])ば(?=[^っかりんれい])", "を"),
    (r"終い|(?<=に)しまい(?=に)|(?<![てでっ])しまい(?=にす|にし|だ|です)", "終わり"),
    (r"最期", "最後"),
    (r"(?<![ぁ-ん])くび(?=[をに絞しつ吊]|が?し)", "首"),
    (r"(?<![ぁ-ん])うで(?=[をにのが切])", "腕"),
    (
        r"ぜん(?:ぶ|bu?)|全て|すべて|何もかも|なにもかも|なんもかん?も|なんでもかんでも|全て|残らず|洗いざらい|みな(?=飲|終)|あるだけ|ありったけ",
        "全部",
    ),
    (r"おわ(?=[らりるれろっ])|終(?=え|ろう)|仕舞(?=い|う|え)|おしま(?=い)", "終わ"),
    (
        r"おらん(?:ように|ごと|ごつ|く|ぐ)(?=な)|いね[ぐく](?=な)|いなぐ(?=な)|いんく(?=な)|おらなく(?=な)|おらんなる",
        "いなく",
    ),
    (
        r"居な(?=く|い|けれ|かっ)|いね(?=ぐ|え|ほう|方)|お(?:ん|ら)(?=ようにな|ごとな|くな|なくな|なけ|なん)|い(?=なぐな)",
        "いな",
    ),
    (r"おら(?=ん(?:ほう|方|で|ば|けりゃ|にゃ|かっ)|ね(?:ほう|方|え)|ない(?:ほう|方))", "いな"),
    (r"ら(?=くに(?:な|し))|らく(?=に(?:な|し))", "楽"),
    (r"(?<![ぱっぎりひび])きっ(?=た[。 ]|た$|た|ちゃっ|ちゃい|ても)", "切っ"),
    (r"(?<![ぁ-ん一-鿿])ち(?=[ 　]*(?:が|、)?[ 　]*(?:とま|止ま|でて|出て|いっぱい|だらけ))", "血"),
    (r"とま(?=ん|ら|り)", "止ま"),
    (r"たひ(?=にた|る|り)", "死"),
    (r"ころ(?=し(?:た[いくろ]|て(?:や|え|し)|そう)|したる)", "殺"),
    (r"とび(?=おり|こ[みむも]|お|ます)|飛(?=降|込)", "飛び"),
    (r"つれえ|辛[いく](?!も)|(?<=[がはもて])辛(?=い)", "つら"),
    (r"苦し(?=[いくか])", "くるし"),
    (r"たすけt?(?=$|[。!て ])|tasukete", "助け"),
    (r"さいなら|さらば(?!し)|さようなら|ばいばい", "さよなら"),
    (r"(?<![ぁ-ん])こう(?=て(?:き|も|来|あ|ま)|た(?:で|ん|わ|ぞ|。| |$))", "買っ"),
    (r"もろ(?=た|う|て)", "もらっ"),
    (r"寝むれ", "眠れ"),
    (r"ねむ(?=[いくなた])|眠た(?=[いくなか])|睡(?=[いく])", "眠"),
)


def _by_first_letter() -> dict[str, re.Pattern[str]]:
    """For each letter a spelling can begin with, those spellings in their order."""
    at: dict[str, list[str]] = {}
    for number, (pattern, _) in enumerate(_SPELLINGS):
        for letter in beginnings(pattern) or {}:
            at.setdefault(letter, []).append(f"(?P<s{number}>{pattern})")
    return {letter: re.compile("|".join(patterns)) for letter, patterns in at.items()}


_BY_LETTER = _by_first_letter()
_MEANT = {f"s{number}": meant for number, (_, meant) in enumerate(_SPELLINGS)}
_LETTERS_APART = re.compile(r"(?<![^\s])[ぁ-ん一-鿿]{1,2}(?:\s+[ぁ-ん一-鿿]{1,2}(?![^\s。、!?.])){2,}")
_WORDS_APART = re.compile(r"(?<=[ぁ-んー一-鿿、]) +(?=[ぁ-ん一-鿿])")
_ROMAJI_APART = re.compile(r"(?<![a-z])[a-z](?: [a-z]{1,2}){4,}(?![a-z])")
_ROMAJI_CUE = re.compile(
    r"s(?:h?i)n(?:i|u|da)|kie(?:t|ru)|jisa|iki(?:ta|te|ru)|shi?nda|owari|tasuk|tsura|turai|koros|kubi|raku"
)
_ROMAJI = re.compile(r"(?<![a-z])[a-z]{5,40}(?![a-z])")
_ROW = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの", "h": "はひふへほ",
    "m": "まみむめも", "r": "らりるれろ", "g": "がぎぐげご", "z": "ざじずぜぞ", "d": "だぢづでど", "b": "ばびぶべぼ",
    "p": "ぱぴぷぺぽ", "y": "やいゆえよ", "w": "わいうえを", "sh": "しししぇしょ", "ts": "つつつつつ", "ch": "ちちちちち",
    "j": "じじじじじ", "f": "ふふふふふ",
}  # fmt: skip
_SYLLABLE = re.compile(r"(sh|ts|ch|[kstnhmrgzdbpywjf])?\1?([aiueo])|n|(.)")


@dataclass(frozen=True, slots=True)
class Unmasked:
    """`text`: the soft folding with one spelling for each word of danger; `origin[i]`: where letter i stands in it."""

    folded: Folded
    text: str
    origin: tuple[int, ...] | None

    def evidence(self, start: int, end: int, rule: str) -> Evidence:
        """Offsets into `text` turned into offsets into the text as given."""
        if self.origin is not None and self.origin:
            first = self.origin[min(start, len(self.origin) - 1)]
            last = self.origin[end] if end < len(self.origin) else len(self.folded.soft)
            start, end = first, max(first, last)
        return self.folded.evidence(start, end, rule)


@lru_cache(maxsize=64)
def unmask(given: str) -> Unmasked:
    """Linear in the length of the text."""
    folded = fold(given)
    text = folded.soft
    origin: list[int] | None = None
    if text.count(" ") >= 4 and text.count(" ") * 7 >= len(text):
        text, origin = _replace(text, origin, _WORDS_APART.finditer(text), _close)
    for pattern, put in ((_LETTERS_APART, _close), (_ROMAJI_APART, _close), (_ROMAJI, _kana)):
        text, origin = _replace(text, origin, pattern.finditer(text), put)
    text, origin = _replace(text, origin, _spellings(text), _meant)
    return Unmasked(folded, text, tuple(origin) if origin is not None else None)


def _replace(
    text: str, origin: list[int] | None, found: Iterable[re.Match[str]], put: Callable[[re.Match[str]], str]
) -> tuple[str, list[int] | None]:
    parts: list[str] = []
    places: list[int] = []
    last = 0
    for match in found:
        meant = put(match)
        if meant == match.group():
            continue
        if origin is None:
            origin = list(range(len(text)))
        parts += (text[last : match.start()], meant)
        places += origin[last : match.start()]
        places += [origin[match.start()]] * len(meant)
        last = match.end()
    if origin is None or not parts:
        return text, origin
    return "".join((*parts, text[last:])), places + origin[last:]


def _spellings(text: str) -> Iterator[re.Match[str]]:
    after = 0
    for at, letter in enumerate(text):
        patterns = _BY_LETTER.get(letter)
        if patterns is None or at < after:
            continue
        match = patterns.match(text, at)
        if match is not None:
            after = match.end()
            yield match


def _close(match: re.Match[str]) -> str:
    return "".join(match.group().split())


def _meant(match: re.Match[str]) -> str:
    return _MEANT[match.lastgroup or ""]


def _kana(match: re.Match[str]) -> str:
    word = match.group()
    if not _ROMAJI_CUE.search(word):
        return word
    out: list[str] = []
    for part in _SYLLABLE.finditer(word):
        row, vowel, other = part.groups()
        if other:
            return word
        out.append("ん" if vowel is None else _ROW[row or ""]["aiueo".index(vowel)])
    return "".join(out)
