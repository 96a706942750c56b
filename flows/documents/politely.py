"""Turns a person's own words into sentences that may stand in an application (です・ます), or says that they cannot be;
nothing is added to what they say."""

from __future__ import annotations

import re

from flows.documents.spoken import is_chat

_POLITE = re.compile(r"(?:です|ます|でした|ました|ません|ませんでした|でしょう|ございます|ております)$")
# What is said around it to somebody one talks with.
_TALK = re.compile(
    r"(?:(?<=[たるいだ])(?:ん|の)(?:です|だ)(?:けど|けれど|が|よね|よ|ね)*|(?:です|ます|した|せん|だ)(?:けど|けれども?|が|し|よね|よ|ね|かな)+|(?<=[たるい])(?:けど|けれども?|よね|よ|ね|し|かな))$"
)
_MARKS = re.compile(r"[!！?？〜～…♪w笑汗]+$|[\u2600-\u27bf\U0001f000-\U0001faff]|[（(](?:笑|汗|泣)[）)]")
_LEADS_ON = re.compile(r"^(?:だから|せやから|なので|ほんで|ほな|で|だって)(?:[、,]\s*|(?=[一-鿿ァ-ヶ]))")
_SPOKEN = (
    (re.compile(r"めっちゃ|めちゃくちゃ|めちゃ|超(?=[忙大怖こ])"), "とても"),
    (re.compile(r"(?<=[てで])(?=た(?:。|$))"), "い"),  # 考えてた
    (re.compile(r"(?<=[てで])(?=(?:ます|ました|ません|る)(?:。|$))"), "い"),
    (re.compile(r"ちゃ(?=(?:った|って|い|う))"), "てしま"),
    (re.compile(r"(?<=[てで])て(?=、)"), "いて"),
    (re.compile(r"(?<=[っいしりちえけせめれべき]て)る(?=人|方|こと|とき|の|お|と)"), "いる"),
    (re.compile(r"って(?=言|思|聞|感じ)"), "と"),
    (re.compile(r"(?<=[っいしりちえけせめれべき]て)た(?=けど|ので|から|とき|人|の)"), "いた"),
    (re.compile(r"だけど(?=、)"), "ですが"),
    (re.compile(r"(?<=[たるい])けど(?=、)"), "ものの"),
    (re.compile(r"(?<=[たるい])けど(?=[一-鿿])"), "ものの、"),
    (re.compile(r"じゃな(?=[くいか])"), "ではな"),
    (re.compile(r"(?<=[るいた])って(?=こと)"), ""),
    (re.compile(r"(?<=る)って(?=、)"), "とは"),
    (re.compile(r"やっぱり?"), "やはり"),
    (re.compile(r"(?<![ァ-ヶー])バイト(?=[をでのに、])"), "アルバイト"),
    (re.compile(r"怒鳴られ|どなられ"), "強く言われ"),
    (re.compile(r"ちゃんと"), "きちんと"),
    (re.compile(r"お?客さん|(?<![一-鿿お])客(?=[がはにをのもへとから、]|$)"), "お客様"),
)
# Nouns that tell of something that happened.
_HAPPENED = re.compile(r"(?P<was>苦情|クレーム|指摘|お叱り|トラブル|ミス|電話|連絡)$|(?P<felt>激怒|立腹)$")
_HAPPENS = {"was": "がありました", "felt": "されました"}
# Nouns that become an act with する.
_ACT_NOUN = re.compile(
    r"(?:電話|報告|連絡|相談|確認|説明|謝罪|対応|提案|修正|訪問|交換|整理|共有|記録|準備|練習|勉強|指導|教育|改善|作成|手配|調査|面談|協力|分担|徹底|引き継ぎ|声かけ|声掛け|お詫び|見直し|チェック|フォロー|サポート|アンケート|ヒアリング|朝礼|ミーティング)$"
)
_ENDINGS = "です|ます|ません"  # of the polite form
_DESU, _MASU, _MASEN = _ENDINGS.split("|")
_I_ROW = dict(zip("わかがさたなばまらあ", "いきぎしちにびみりい", strict=True))
_U_TO_I = dict(zip("うくぐすつぬぶむる", "いきぎしちにびみり", strict=True))
_ENDS_IN_BU = "学選呼運並喜遊飛結叫忍及"
_ENDS_IN_U = "合言思使会買伺違習払拾救迷扱従願笑歌担補誓失向手伝"
_ENDS_IN_TSU = "待持立勝打経保育放"
_STEM_OF_ICHIDAN = "見着寝得出経似来居診観"
_ENDS_IN_RU_GODAN = ("帰", "入", "走", "知", "減", "切", "要", "限", "参", "しゃべ", "かえ", "取", "送", "作")
_TE_FORM = re.compile(r"(?<=[一-鿿らしまかがなやわたくつずも])って、")
LONG_WINDED, SHORTEST_PIECE = 45, 8  # letters
# Where talk goes on: …んですけど、, …ましたが、, and …した(ら、) of what was done.
_JOINT = re.compile(
    r"(?<=[るたい])(?:ん|の)(?:です|だ)(?:けど|けれど|が)、|(?<=(?:です|ます))(?:けど|けれど|が)、|(?<=(?:ました|でした))(?:けど|けれど|が|し)、|(?<=した)ら、"
)
_ENDS_IN_TARU = ("あた", "わた", "いた", "へだた", "かた", "また", "くだ", "ひた")
_E_AND_I = "えけげせてねべめれいきぎしちにびみり"


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, without marks at their ends; one that goes on and on as people talk is cut where a new
    one could begin."""
    whole = (part.strip(" 　、,") for part in re.split(r"[。\n!！?？]+", text))
    return [piece for one in whole if one for piece in _cut(one)]


def _cut(sentence: str) -> list[str]:
    """「…してるんですけど、…ようにしたら、…」: three sentences."""
    if len(sentence) < LONG_WINDED:
        return [sentence]
    pieces, start = [], 0
    for joint in _JOINT.finditer(sentence):
        if joint.start() - start >= SHORTEST_PIECE and len(sentence) - joint.end() >= SHORTEST_PIECE:
            pieces.append(sentence[start : joint.start()])
            start = joint.end()
    return [*pieces, sentence[start:]]


def as_written(said: str) -> str:
    """Words that one only says replaced by those that one writes."""
    said = _LEADS_ON.sub("", _MARKS.sub("", said).strip(" 　、。,."))
    for pattern, stands in _SPOKEN:
        said = pattern.sub(stands, said)
    return said


def politely(sentence: str, *, act: bool = False) -> str:
    """One sentence in です・ます with its stop; "" where it cannot be said so without guessing. `act`: it tells what
    somebody did, so that a bare noun means the doing of it."""
    said = _without_talk(as_written(sentence))
    if not said or sounds_like_chat(said):
        return ""
    if _POLITE.search(said):
        return said + "。"
    polite = _ended(said, act=act)
    return polite + "。" if polite else ""


def sounds_like_chat(said: str) -> bool:
    """Typed as to a friend; 「謝って、」 is no 「…って、」."""
    return is_chat(_TE_FORM.sub("て、", said))


def _without_talk(said: str) -> str:
    talk = _TALK.search(said)
    if talk is None:
        return said
    kept = re.match(r"です|ます|した|せん|だ", talk.group())
    return said[: talk.start()] + (
        kept.group() if kept and said[talk.start() - 1 : talk.start()] not in "たるい" else ""
    )


def _ended(said: str, *, act: bool) -> str:
    """The last word turned; "" for an end that we do not know."""
    for end in (_past_negative, _past, _adjective, _present, _noun):
        if polite := end(said):
            if end is _noun and act:
                return said + "をしました" if _ACT_NOUN.search(said) else ""
            return polite
    return ""


def _past_negative(said: str) -> str:
    if not said.endswith("なかった") or len(said) < 6:
        return ""
    stem = said.removesuffix("なかった")
    if stem.endswith("が"):
        return stem + "ありませんでした"
    if stem.endswith(("では", "く")) or (stem.endswith(("は", "が", "も", "の", "て")) and not stem.endswith("て")):
        return said + _DESU
    return stem[:-1] + _I_ROW.get(stem[-1], stem[-1]) + "ませんでした"


def _past(said: str) -> str:
    if said.endswith("だった"):
        return said.removesuffix("だった") + "でした"
    if said.endswith("かった") and not said.endswith(
        ("わかった", "分かった", "向かった", "助かった", "見つかった", "かかった", "受かった")
    ):
        return said + _DESU
    if not said.endswith(("た", "だ")) or len(said) < 2:
        return ""
    stem, last = said[:-1], said[-2]
    if said.endswith("だ"):
        if last == "い":
            return stem[:-1] + "ぎました"
        if last == "ん":
            return stem[:-1] + ("び" if stem[-2] in _ENDS_IN_BU else "に" if stem[-2] == "死" else "み") + "ました"
        return said[:-1] + _DESU
    if last == "っ":
        return _past_of_tsu(stem[:-1])
    if last == "い" and len(stem) > 1 and stem[-2] not in "てでにもがはのと、":  # 書いた, 気づいた; 考えていた stays
        return stem[:-1] + "きました"
    return stem + "ました" if last in _E_AND_I or last in _STEM_OF_ICHIDAN else ""


def _past_of_tsu(stem: str) -> str:
    """言った, 待った, 送った: the letter before tells which it was."""
    last = stem[-1]
    if last == "る" or (last == "た" and not stem.endswith(_ENDS_IN_TARU)):  # 「かけるって」: no past at all
        return ""
    if stem.endswith(("てい", "でい")):  # 持っていった
        return stem + "きました"
    if last == "行":
        return stem + ("い" if stem.endswith("を行") else "き") + "ました"
    if last in "もしら" and stem.endswith(("もら", "しま", "てしま", "でしま")):
        return stem + "いました"
    if stem.endswith(("しま", "ちが", "つか", "むか", "あつか", "てつだ", "伝", "まと")) and not stem.endswith("伝わ"):
        return stem + "いました"
    if last in _ENDS_IN_U:
        return stem + "いました"
    if last in _ENDS_IN_TSU or stem.endswith(("役だ", "目だ", "保")):
        return stem + "ちました"
    return stem + "りました"


_NOT_DONE = re.compile(r"(?:[わかがさたなばまら]|[いきしちにみりえけせてねめれべげ出来見])ない$")
_NO_VERB = re.compile(
    r"(?:少|危|幼|切|儚|はか|つま|くだら|もったい|仕方|しかた|申し訳|情け|せつ|あどけ|はした|さりげ|そっけ|たま|やむを得|問題|違い|間違い|関係|では|く|の|も|は|が|に)ない$"
)


def _adjective(said: str) -> str:
    if _NOT_DONE.search(said) and not _NO_VERB.search(said) and len(said) > 4:
        stem = said.removesuffix("ない")
        return stem[:-1] + _I_ROW.get(stem[-1], stem[-1]) + _MASEN
    if said.endswith(
        (
            "たい",
            "ない",
            "しい",
            "よい",
            "いい",
            "早い",
            "高い",
            "多い",
            "強い",
            "近い",
            "深い",
            "長い",
            "低い",
            "少ない",
        )
    ):
        return said + _DESU
    return ""


def _present(said: str) -> str:
    last = said[-1]
    if said.endswith("する"):
        return said.removesuffix("する") + "し" + _MASU
    if said.endswith(("くる", "来る")) and len(said) > 2:
        return said[:-2] + ("き" if said[-2] == "く" else "来") + _MASU
    if last == "る":
        before = said[-2] if len(said) > 1 else ""
        if not said[:-1].endswith(_ENDS_IN_RU_GODAN) and (before in _E_AND_I or before in _STEM_OF_ICHIDAN):
            return said[:-1] + _MASU
        return said[:-1] + "り" + _MASU
    return said[:-1] + _U_TO_I[last] + _MASU if last in _U_TO_I and len(said) > 2 else ""


def _noun(said: str) -> str:
    if (happened := _HAPPENED.search(said)) is not None:
        return said + _HAPPENS[happened.lastgroup or ""]
    if re.search(
        r"[一-鿿ァ-ヶーa-zA-Z0-9]$|(?:こと|もの|ところ|ため|とき|はず|よう|人たち|ひと|やりがい|つながり|かかわり|きまり)$",
        said,
    ):
        return said + _DESU
    return ""
