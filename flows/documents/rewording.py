"""Says in the standard language of writing what was told as one talks or chats: particles that talk leaves out, short
forms, what trails off at the end. Nothing is added; whether it may stand in a document is judged in prose.py."""

from __future__ import annotations

import re

from flows.understanding.dialects import standard

_LATIN = re.compile(r"[a-z][a-z0-9]*")
_BRACES = str.maketrans("{}", "｛｝")  # a brace would read as a place of ours
_SIGNS = re.compile(
    r"[!！?？~〜～…♪]+$|[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]+|[（(](?:笑|汗|泣|涙|怒)[）)]|(?<![A-Za-z])[wWｗ]+(?=[。、]|$)|"
    r"(?<=[たるいすんねだよ])[笑泣草]+(?=[。、]|$)|(?:orz|OTL)$|[…‥。]+$"
)
# Said before anything is said.
_LEADS = re.compile(
    r"^(?:(?:それで|ほんで|ほいで|ほんなら|ほな|で|だから|せやから|やから|やけん|じゃけん|なので|実は|というか|ていうか|てか|つまり|要は|要するに|結局|"
    r"あと|でも|せやけど|ただ|そして|そしたら|まあ|まぁ|えっと|えーと|ええと|あの|あのー|なんか|正直|ぶっちゃけ|あー|ああ|はあ|うーん|いや|もう|本当は|"
    r"確かに|そもそも|とりあえず|とにかく)[、，…\s]+|(?:ほんで|ほんなら|やけん|せやから|てか|しかも|それと|あと|そんで|んで)(?=[一-鿿ァ-ヶ]))+"
)
_SELF = re.compile(
    r"^(?:俺|おれ|オレ|僕|ぼく|うち|わし|わい|あたし|おら)(?P<particle>が|は|も|の|に)?[、]?(?=[一-鿿ァ-ヶぁ-んA-Za-z0-9])"
)
_SHORT: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(looks), stands)
    for looks, stands in (
        (r"気[ぃい]つい", "気づい"),
        (r"(?<=のは)(?:自分|俺|僕|うち)(?=$|です|だ)", "私"),
        (
            r"(?P<what>電話|メール|連絡|返事|手紙|LINE|ライン)(?=(?:くる|きた|きて|きま|来る|来た|来て|来ま)(?!れ))",
            r"\g<what>が",
        ),
        (r"めっちゃ|めちゃくちゃ|めちゃめちゃ|めちゃ|むっちゃ|ごっつ|ものすごく|すごい(?=[怒強大])", "とても"),
        (r"ちゃんと", "きちんと"),
        (r"やっぱり?|やっぱし", "やはり"),
        (r"(?<=[ぁ-ん一-鿿])ちゃって(?:い)?(?=た|る)", "てしまってい"),
        (r"(?<=[んい])じゃ(?=った|って|いま)", "でしま"),
        (r"(?<=[ぁ-ん一-鿿])ちゃ(?=った|って|いま)", "てしま"),
        (r"(?<=[ぁ-ん一-鿿])ちゃう(?=こと|の)", "てしまう"),
        (r"(?<=って)ん(?=$|[。、])", "_ん"),
        (r"(?<=っ)てん$", "た"),
        (r"(?<=[えけせてねめれべげみちししい])てん$", "た"),
        (r"_ん$", ""),
        (r"(?<=[んい])でん$", "だ"),
        (r"せん(?:と|で|まま)(?=[、一-鿿])", "せずに"),
        (r"(?<=[一-鿿]せ)ずにまま", "ずに"),
        (r"(?<=[たな])んで(?=[、一-鿿])", "ので"),
        (r"(?<=[一-鿿][らわまかがさば])ん(?:と|で)(?=[、一-鿿])", "ずに"),
        (r"しないで(?=、?[一-鿿])", "せずに"),
        (
            r"(?<=[らわまかがさたなばえけせてねめれべみ])ないで(?=、?(?:送|出|渡|進|やっ|入れ|返|帰|行|電|対応|発|注|答|約束|説明))",
            "ずに",
        ),
        (r"(?<=[てで])(?=て(?:$|[、。]))", "い"),
        (r"(?<=忘れ)て(?=て)", "てい"),
        (
            r"(?<=[っいしりちえけせてねめれべ]て)(?=(?:た|る|ます|ました|ません|ない|なかった)(?:$|[。、のんとこけがかし]))",
            "い",
        ),
        (r"(?<=んで)(?=(?:た|る|ます|ました|ません|ない|なかった)(?:$|[。、のんとこけがかし]))", "い"),
        (r"持ってった", "持っていった"),
        (r"持って(?=こ|き|来)", "持って"),
        (r"って(?=言|思|聞|怒|頼|伝|指摘|説明|連絡|電話|メール|書[いき]|送[っり]|返(?:信|事)|答え)", "と"),
        (r"っていう(?=の|こと|話)", "という"),
        (r"いない(?=くて)", "いな"),
        (r"(?<=[一-鿿ァ-ヶー])なん(?=です|だ$)", ""),
        (
            r"(?<=の)(?P<deed>確認|連絡|説明|報告|準備|手配|チェック|案内|返事|修正|予約)(?=せず|しな|し忘れ|していな|しませ)",
            r"\g<deed>を",
        ),
        (r"じゃな(?=[いかく])", "ではな"),
        (r"なきゃ", "なければ"),
        (r"(?<=[一-鿿ぁ-ん])とこ(?=[にでがを、])", "ところ"),
        (r"(?<=[たるいな])(?:ん|の)(?:です|だ|や)けど(?=、)", "ところ"),
        (r"(?<=た)(?:けど|けれど)(?=、?(?!ない))(?=、)", "ものの"),
        (r"(?<=[るい])(?:けど|けれど)、?(?=[一-鿿])", "ものの、"),
        (r"(?<=た)けど(?=[一-鿿])", "ものの、"),
        (r"(?:お)?客さん|(?<![一-鿿お])客(?=[がはにをのもへとから、]|$)", "お客様"),
        (r"怒鳴られ|どなられ", "大きな声で強く言われ"),
        (r"(?:が|を)?キレ(?=[たてら])", "が強く怒っ_"),
        (r"怒っ_(?=て)", "怒っ"),
        (r"怒っ_(?=た)", "怒っ"),
        (r"怒っ_られ", "怒られ"),
        (r"ミスっ(?=た|て)", "間違え"),
        (r"バイト(?=[をでのに、])", "アルバイト"),
        (r"スマホ", "スマートフォン"),
        (r"まちが(?=[えっ])", "間違"),
        (r"間違っ(?=て[一-鿿ぁ-んァ-ヶ]*(?:送|入|出|渡|発|伝|書|打|登録|記入|計算|請求))", "間違え"),
        (r"(?<=[るた]の)(?=遅れ)", "が"),
        (r"(?<=[るた]の)(?=忘れ|知って|知らな)", "を"),
        (r"(?<=[しない]い)の(?=すぐ|持|出し|渡し|送)", "ものを"),
        (r"(?<=[一-鿿り])の(?=入れて|入れた|出して|出した|渡して|送って|送った)", "のものを"),
        (r"(?<=[一-鿿ァ-ヶー])なん(?:だ|です|や)けど、?", "で、"),
        (r"納期遅れ(?=[たてま])", "納期に遅れ"),
    )
)
# Nouns behind which nothing is missing: times, amounts, ways.
_ADVERB = (
    r"(?:今日|昨日|明日|今朝|昨夜|先週|今週|先月|今月|先日|翌日|当日|毎日|毎回|毎月|今回|前回|今|(?<![宛引け絡務送客])先|(?<!名)前|後|時|日|月|年|週|曜|朝|昼|夜|晩|夕方|午前|午後|直後|直前|"
    r"一度|何度|回|度|桁|個|枚|件|円|人|名|本|箱|分|秒|割|倍|箇所|全部|全員|自分|結局|直接|勝手|普段|途中|最初|最後|間違|大声|全く|急|再|誤|即|別々|通り|以上|以下|中)"
)
_TAKES = (
    r"(?:送(?:っ|り|ら|る|信し)|書(?:き|い|か)|入れ|入力し|忘れ|間違|取り違え|見落と|見逃|壊し|割っ|割り|落と|なくし|失く|汚し|渡し|見(?:て|ず|な)|確認(?:[しせ]|で)|"
    r"頼ん|伝え|払っ|出し|出さ|取っ|取り|受け|作っ|作り|直し|直さ|かけ|掛け|調べ|貼|消し|消さ|載せ|飛ばし|入れ替え|交換し|報告[しせ]|連絡[しせ]|説明[しせ]|届け|持って|切っ|濡らし|しま[っい]|聞い|聞か|知らせ)"
)
_LACKS_O = re.compile(
    rf"(?P<noun>(?:見積もり|見積り|おつり|お釣り|申し込み|支払い|取り置き|売り上げ|[一-鿿ァ-ヶー々A-Za-z0-9]+?))(?=(?:一桁|二桁)?{_TAKES})"
)
_TOPIC = re.compile(rf"^(?P<noun>[^、はがをにでとも]{{1,14}})、(?=[^を、]*{_TAKES})")
_O_NEVER = re.compile(rf"{_ADVERB}$|^(?:再|誤|未|即|毎|各|全)$")
_COMPOUND = re.compile(r"(?:書き|打ち|受け|取り|言い|聞き|見)$")
_WHOLE_WORDS = re.compile(r"^(?:再確認|事前確認|入れ間違|打ち間違|受け取)")
_LACKS_GA = re.compile(
    r"(?P<noun>[一-鿿ァ-ヶー々]*(?<!何)(?<!問題)(?<!仕方)[一-鿿ァ-ヶー]|様|さん|もの)(?=(?:な(?:かっ|くて)|いな(?:い|かっ|くて)|来(?:た|て|まし|る)|足り|届か|届い|つか|繋が|つなが|壊れ|割れ|遅れ|止ま|漏れ|飛ん|ある(?=と|の|っ)|とても|出な))"
)
_GA_NEVER = re.compile(rf"{_ADVERB}$|(?:全然|誰も|何も|まだ|もう|書き|納期)$|[ではにがもをと]$")
_AMOUNT = re.compile(
    r"(?P<noun>数量|数|金額|値段|個数|日付|納期|単価)(?=(?:を)?(?:一|二|三|ひと|ふた|1|2|3)(?:桁|つ|個|日|時間|ヶ月))"
)
# What trails off behind the fact.
_TAIL = re.compile(
    r"(?:(?<=[たるいなだすん])(?:(?:ん|の)(?:です|だ|や|じゃ|っす|よ)?|と(?=です))(?:けど|けれども?|けども|が|し|から|ので|よね|よ|ね|な|わ|もん)*|"
    r"(?<=です)(?:けど|けれども?|が|し|から|よね|よ|ね|わ)+|(?<=ます)(?:けど|けれども?|が|し|よね|よ|ね|わ)+|(?<=した)(?:けど|けれども?|が|し|から|よね|よ|ね|わ)+|(?<=せん)(?:けど|が|し|よね|よ|ね)+|"
    r"(?<=[たるい])(?:けど|けれども?|けども|のに|し|わ|よね|よ|ね|な|さ|ねん|もん|やん|じゃん|ばい|たい|で|とです|っす)+|"
    r"(?<=た)ったら)$"
)
_TE = re.compile(r"(?:(?<=っ)て|(?<=[いしえけせてねめれべげみちり着見出寝])て|(?<=[んい])で)$")
_TAKES_NO_TE = re.compile(
    r"(?:(?:る|[いす]る|です|ます|した|せん|ない|たい|だ)って|として|について|によって|に対して|[れえけせてねめべげろい]って|とって|にて|せいで)$"
)
_NAKUTE = re.compile(r"な(?:くて|く)$")
_DOUBT = re.compile(
    r"(?:かも|かな|だろう|やろ|でしょう|と思う|と思います|っぽい|みたい|らしい|気がする|はず|つもり|ほうがいい|方がいい|たい)(?:です|だ|や|んです|だった|でした)?[。]*$"
)


def in_writing(words: str) -> str:
    """One sentence as one writes it (plain form), or as it was where there is nothing to change."""
    said = _LEADS.sub("", _SIGNS.sub("", words.strip(" 　、，。．,.")).strip(" 　、。"))
    if _DOUBT.search(said):
        return words
    said = _of_the_standard(said)
    said = _SELF.sub(_as_writer, said)
    for pattern, stands in _SHORT:
        said = pattern.sub(stands, said)
    said = _ended(said)
    if _DOUBT.search(said):
        return words
    topic = _TOPIC.match(said)
    if topic is not None and not _O_NEVER.search(topic["noun"]):
        said = f"{topic['noun']}を{said[topic.end() :]}"
    said = _AMOUNT.sub(r"\g<noun>を", said).replace("をを", "を")
    said = _LACKS_O.sub(_with_o, said)
    said = _LACKS_GA.sub(lambda m: m["noun"] if _GA_NEVER.search(m["noun"]) else f"{m['noun']}が", said)
    return said.strip(" 　、。")


def _of_the_standard(said: str) -> str:
    """Dialect endings in the standard language; Latin letters stay as they were typed."""
    found = standard(said)
    turned = found.text.translate(_BRACES)
    if found.text == found.folded.plain:
        return said
    for word in dict.fromkeys(_LATIN.findall(turned)):
        typed = re.search(re.escape(word), said, re.IGNORECASE)
        turned = turned.replace(word, typed.group()) if typed is not None else turned
    return turned


def _as_writer(match: re.Match[str]) -> str:
    return f"私{match['particle']}" if match["particle"] else ""


def _ended(said: str) -> str:
    for _ in range(2):
        said = _TAIL.sub("", said).rstrip("、 　")
    if _NAKUTE.search(said):
        return _NAKUTE.sub("なかった", said)
    if _TE.search(said) and not _TAKES_NO_TE.search(said):
        return said[:-1] + ("だ" if said.endswith("で") else "た")
    return said


def _with_o(match: re.Match[str]) -> str:
    noun = match["noun"]
    bare = (
        _O_NEVER.search(noun)
        or _COMPOUND.search(noun)
        or _WHOLE_WORDS.search(noun + match.string[match.end() : match.end() + 3])
    )
    return noun if bare else f"{noun}を"
