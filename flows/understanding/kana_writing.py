"""Reads what is typed in kana alone, or with a space behind every phrase, as if it were written in the usual way; letters are folded in normalise."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.understanding.normalise import Folded, fold, soften

_SPACES = re.compile(r"(?<=[ぁ-んァ-ヶ一-鿿ー、。」])[ 　]+(?=[ぁ-んァ-ヶ一-鿿「])")
_ME = ("わたし", "私", "ぼく", "おれ", "わし", "うち")  # who speaks of another stands apart from him
_KANJI = re.compile(r"[一-鿿]")
# kana → the usual spelling. Only words long enough, or at the head of a phrase, that nothing else is read in them.
_WORDS = dict(
    pair.split("=")
    for pair in [
        "おきゃくさま=お客様",
        "おきゃくさん=お客さん",
        "おきゃく=お客",
        "てんちょう=店長",
        "しゃちょう=社長",
        "ぶちょう=部長",
        "かちょう=課長",
        "かかりちょう=係長",
        "しょちょう=所長",
        "こうじょうちょう=工場長",
        "しせつちょう=施設長",
        "えんちょう=園長",
        "いんちょう=院長",
        "しちょう=師長",
        "こうちょう=校長",
        "きょうとう=教頭",
        "はんちょう=班長",
        "じょうし=上司",
        "せんぱい=先輩",
        "こうはい=後輩",
        "どうりょう=同僚",
        "しんじん=新人",
        "たんとうしゃ=担当者",
        "たんとう=担当",
        "せんせい=先生",
        "かいしゃ=会社",
        "ほんしゃ=本社",
        "ほんぶ=本部",
        "べんごし=弁護士",
        "けいさつ=警察",
        "かぞく=家族",
        "むすめ=娘",
        "むすこ=息子",
        "おとうさん=お父さん",
        "おかあさん=お母さん",
        "おにいさん=お兄さん",
        "おねえさん=お姉さん",
        "ともだち=友達",
        "じゅうしょく=住職",
        "だんか=檀家",
        "ほごしゃ=保護者",
        "かんじゃ=患者",
        "りようしゃ=利用者",
        "にゅうきょしゃ=入居者",
        "とりひきさき=取引先",
        "せんぽう=先方",
        "あやまら=謝ら",
        "あやまり=謝り",
        "あやまる=謝る",
        "あやまれ=謝れ",
        "あやまろ=謝ろ",
        "あやまん=謝ん",
        "あやまって=謝って",
        "あやまっと=謝っと",
        "あやまった=謝った",
        "といった=と言った",
        "といって=と言って",
        "せいいを=誠意を",
        "しゃざい=謝罪",
        "おわび=お詫び",
        "わびろ=詫びろ",
        "わびて=詫びて",
        "わびを=詫びを",
        "あたま=頭",
        "ひたい=額",
        "たたみ=畳",
        "ゆかに=床に",
        "じめん=地面",
        "りょうて=両手",
        "てをつ=手をつ",
        "ひざをつ=膝をつ",
        "すわら=座ら",
        "すわって=座って",
        "すわれ=座れ",
        "さげろ=下げろ",
        "さげて=下げて",
        "さげる=下げる",
        "さげんで=下げんで",
        "おかね=お金",
        "かねを=金を",
        "はらわ=払わ",
        "はらえ=払え",
        "はらう=払う",
        "はらって=払って",
        "いしゃりょう=慰謝料",
        "べんしょう=弁償",
        "なまえ=名前",
        "しゃしん=写真",
        "どうが=動画",
        "のせる=載せる",
        "のせて=載せて",
        "のせた=載せた",
        "みせる=見せる",
        "みせろ=見せろ",
        "みせて=見せて",
        "ころす=殺す",
        "ころし=殺し",
        "なぐら=殴ら",
        "なぐる=殴る",
        "なぐっ=殴っ",
        "けられ=蹴られ",
        "たたかれ=叩かれ",
        "ひっぱ=引っ張",
        "つかまれ=掴まれ",
        "なげられ=投げられ",
        "なげつけ=投げつけ",
        "つきとば=突き飛ば",
        "うでを=腕を",
        "かたを=肩を",
        "むねを=胸を",
        "おしりを=お尻を",
        "からだを=体を",
        "てくび=手首",
        "さわら=触ら",
        "さわっ=触っ",
        "だきつ=抱きつ",
        "でんわ=電話",
        "まよなか=真夜中",
        "よなか=夜中",
        "しんや=深夜",
        "なんど=何度",
        "なんかい=何回",
        "むごん=無言",
        "まいにち=毎日",
        "まいばん=毎晩",
        "まいあさ=毎朝",
        "くるま=車",
        "いえに=家に",
        "いえの=家の",
        "いえまで=家まで",
        "じたく=自宅",
        "じゅうしょ=住所",
        "でんわばんごう=電話番号",
        "ばんごう=番号",
        "おしえろ=教えろ",
        "おしえて=教えて",
        "しらべ=調べ",
        "まっていた=待っていた",
        "あとをつけ=後をつけ",
        "ついてき=ついて来",
        "かえして=帰して",
        "かえら=帰ら",
        "かえれ=帰れ",
        "じかん=時間",
        "とじこめ=閉じ込め",
        "きらせて=切らせて",
        "やめさせ=辞めさせ",
        "やめろ=辞めろ",
        "いわれ=言われ",
        "いうて=言うて",
        "いいます=言います",
        "いいまし=言いまし",
        "どなら=怒鳴ら",
        "どなっ=怒鳴っ",
        "おこられ=怒られ",
        "おこって=怒って",
        "しかられ=叱られ",
        "おどされ=脅され",
        "おどし=脅し",
        "くじょう=苦情",
        "わるく=悪く",
        "まえに=前に",
        "まえで=前で",
        "まえ、=前、",
        "ころすぞ=殺すぞ",
        "ひつよう=必要",
        "やくたたず=役立たず",
        "つよく=強く",
    ]
)
_WORD = re.compile("|".join(sorted(_WORDS, key=lambda word: -len(word))))


@lru_cache(maxsize=256)
def usual(text: str) -> Folded:
    """The folded text; spaces between phrases dropped and kana words written out where the text is typed that way."""
    folded = fold(text)
    plain = folded.plain
    spaced = len(_SPACES.findall(plain)) >= 2
    if not spaced and (len(plain) < 8 or len(_KANJI.findall(plain)) * 12 > len(plain)):
        return folded
    letters: list[str] = []
    origin: list[int] = []
    at = folded.origin
    cuts = (
        [(m.start(), m.end(), "、" if plain.startswith(_ME, m.end()) else "") for m in _SPACES.finditer(plain)]
        if spaced
        else []
    )
    cuts += [(m.start(), m.end(), _WORDS[m.group()]) for m in _WORD.finditer(plain)]
    i = 0
    for start, end, instead in sorted(cuts):
        if start < i:
            continue
        letters.extend(plain[i:start])
        origin.extend(at[k] if at else k for k in range(i, start))
        size = end - start
        for k, letter in enumerate(instead):
            letters.append(letter)
            place = start + min(k * size // len(instead), size - 1)
            origin.append(at[place] if at else place)
        i = end
    letters.extend(plain[i:])
    origin.extend(at[k] if at else k for k in range(i, len(plain)))
    again = "".join(letters)
    return Folded(text, again, soften(again), tuple(origin))
