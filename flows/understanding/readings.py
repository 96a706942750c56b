"""How the words of the choices sound, so that いかり is 怒り and でんわ 電話; which choice is meant is judged in labels."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from flows.understanding.normalise import fold

# Stems as they stand in labels and the words people put in their place; longer ones win.
_SOUNDS = {
    "怒鳴": "どな", "怒り": "いかり", "おこり": "いかり", "不安": "ふあん", "困惑": "こんわく", "罪悪感": "ざいあくかん", "悲し": "かなし", "悔し": "くやし", "悔": "くや", "恥ずか": "はずか", "恥": "はじ",
    "疲": "つか", "恐怖": "きょうふ", "怖": "こわ", "恐": "こわ", "安堵": "あんど", "戸惑": "とまど", "困": "こま", "脅": "おど", "言葉": "ことば", "自分": "じぶん", "私": "わたし", "誰": "だれ", "他人事": "ひとごと",
    "人": "ひと", "会社": "かいしゃ", "職場": "しょくば", "部署": "ぶしょ", "携帯": "けいたい", "電話": "でんわ", "手紙": "てがみ", "書面": "しょめん", "契約書": "けいやくしょ", "弁護士": "べんごし", "連絡": "れんらく",
    "直接": "ちょくせつ", "対面": "たいめん", "両方": "りょうほう", "推測": "すいそく", "憶測": "おくそく", "想像": "そうぞう", "今日": "きょう", "昨日": "きのう", "明日": "あした", "今週": "こんしゅう", "今月": "こんげつ",
    "一週間": "いっしゅうかん", "1週間": "いっしゅうかん", "後": "あと", "前": "まえ", "日付": "ひづけ", "期限": "きげん", "選": "えら", "早": "はや", "謝罪": "しゃざい", "謝": "あやま", "詫": "わ", "説明": "せつめい",
    "理由": "りゆう", "直": "なお", "返金": "へんきん", "弁償": "べんしょう", "賠償": "ばいしょう", "慰謝料": "いしゃりょう", "お金": "おかね", "求": "もと", "特に": "とくに", "土下座": "どげざ", "何度": "なんど", "何": "なに",
    "会いに": "あいに", "会って": "あって", "会": "あ", "聞": "き", "聴": "き", "見": "み", "言": "い", "云": "い", "世話": "せわ", "話": "はな", "報告": "ほうこく", "相談": "そうだん", "返事": "へんじ", "返信": "へんしん", "行": "い", "来": "き",
    "上司": "じょうし", "先輩": "せんぱい", "後輩": "こうはい", "後任": "こうにん", "同僚": "どうりょう", "家族": "かぞく", "元の": "もとの", "客": "きゃく", "様": "さま", "事情": "じじょう", "一緒": "いっしょ", "動": "うご",
    "続": "つづ", "終": "おわ", "終わ": "おわ", "決": "き", "進": "すす", "窓口": "まどぐち", "頼": "たの", "丁寧": "ていねい", "応": "おう", "勤": "つと", "務": "つと", "努": "つと", "辞": "や", "退職": "たいしょく", "責": "せ",
    "身に覚え": "みにおぼえ", "覚": "おぼ", "信頼": "しんらい", "取り戻": "とりもど", "戻": "もど", "伝": "つた", "原因": "げんいん", "思": "おも", "一部": "いちぶ", "全部": "ぜんぶ", "繋": "つな", "整理": "せいり", "十分": "じゅうぶん",
    "充分": "じゅうぶん", "合": "あ", "問題": "もんだい", "解決": "かいけつ", "力": "りょく", "分析": "ぶんせき", "立ち直": "たちなお", "情報": "じょうほう", "共有": "きょうゆう", "決まり": "きまり", "守": "まも", "関わ": "かかわ",
    "方": "かた", "件": "けん", "他": "ほか", "手": "て", "知": "し", "要求": "ようきゅう", "次": "つぎ", "保留": "ほりゅう", "訪問": "ほうもん", "お店": "おみせ", "店": "みせ", "line": "らいん", "mail": "めーる", "目": "め",
}  # fmt: skip
_KNOWN = re.compile("|".join(sorted(map(re.escape, _SOUNDS), key=len, reverse=True)))
_ROWS = {
    "あ": "あかさたなはまやらわがざだばぱゃ", "い": "いきしちにひみりぎじぢびぴ", "う": "うくすつぬふむゆるぐずづぶぷゅ", "え": "えけせてねへめれげぜでべぺ", "お": "おこそとのほもよろをごぞどぼぽょ",
}  # fmt: skip
_VOWEL = {letter: vowel for vowel, row in _ROWS.items() for letter in row}
_LONG = re.compile(r"([ぁ-ん])([ーいう])")
_ENDINGS = (
    (re.compile(r"て(?:い|お|)(?:りませ|ませ)ん(?:でした)?|て(?:い|へ)?(?:ない|へん)(?:です)?"), "てない"),
    (re.compile(r"て(?:い|お|)?(?:ります|ます|る|とる)(?:です)?|とる|とります|ちょる"), "てる"),
    (re.compile(r"ませんでした|なかったです"), "なかった"),
    (re.compile(r"ません"), "ない"),
    (re.compile(r"ました"), "た"),
)
_JUNK = re.compile(r"[\s。、.,!?・~「」『』()\[\]【】\"'“”:;…／/^]+")


@lru_cache(maxsize=512)
def tight(text: str) -> str:
    """Folded, without marks and spaces."""
    return _JUNK.sub("", fold(text).soft)


def squeezed(text: str) -> str:
    """The same without drawn-out vowels."""
    return tight(text).replace("ー", "")


@lru_cache(maxsize=512)
def sound(text: str) -> str:
    """What a short text sounds like in hiragana, long vowels and polite endings made one; unknown kanji stay."""
    soft = _JUNK.sub("", fold(unicodedata.normalize("NFKC", text)).soft)
    kana = _KNOWN.sub(lambda match: _SOUNDS[match.group()], soft)
    for pattern, plain in _ENDINGS:
        kana = pattern.sub(plain, kana)
    return _LONG.sub(_lengthened, kana)


def _lengthened(match: re.Match[str]) -> str:
    vowel = _VOWEL.get(match[1], "")
    said = match[2]
    long = said == "ー" or (said == "い" and vowel == "え") or (said == "う" and vowel in "おう" and vowel)
    return match[1] + (vowel if long and vowel else said)
