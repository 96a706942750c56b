"""What the own house does about the complaint: apologise, not, or look away; what it means for the advice lives in decision."""

from __future__ import annotations

import re

from flows.understanding.apologies import Word, will_of
from flows.understanding.sides import OURS, Scene, holder

Place = tuple[int, int]

_LOOKS_AWAY = re.compile(
    r"他人事|ひとごと|人ごと|知ら(?:ん顔|ぬ|ん(?=と|って|言|ぷり)|ない(?=と|って|わ|言|よ|[」。、])|ねえ)|無関心|関心(?:が|も|は)?(?:な(?!ら)|薄|ゼロ)|興味(?:が|も|は)?(?:な(?!ら)|ゼロ|薄)"
    r"|(?:好き|勝手)に(?:し(?:て|と|た|ろ|や|い|な)|すれ|やっ|せえ|せい|どうぞ)|任せ(?:る|た|ます|と|きり|ておく|て(?:い)?る)|お任せ|丸投げ|押し付け|ふう?ーん|ふんっ?|へ[えー]+|ほーん|流し(?:とけ|て(?:お|と|い))|適当に|頑張って|がんばって"
    r"|笑(?:われ|うだけ|って(?:い|終|済|ごま|流)|い飛ば)|関わりた(?:くな|がら)|見て見ぬ|うやむや|はぐらか|相手にし(?:て(?:くれ|も)|ても)|取り合(?:って|わ|おう)|当事者同士|(?:自分|お前|あんた|そっち|君|本人|個人)(?:ら)?で(?:何とか|なんとか|考え|解決|どうに|責任|処理|対応|蒔)"
    r"|何とかし(?:ろ|て|とけ|と)|なんとかし(?:ろ|て|とけ|と)|うまく(?:やっ|かわ|や(?:れ|って)|言|合わせ)|よろしく|忙し(?:い|く|そう)|手一杯|後にし|明日(?:考え|に)|今(?:日)?(?:は)?無理|放置|ほったらかし|スルー|生返事|既読|無視され|動い?て(?:くれ)?(?:な|ませ)|動こうと|何も(?:し|言|教)(?:て)?(?:くれ)?(?:な(?!いで|くて(?:いい|も))|ませ)"
    r"|どうでも|気のない|気がな|そっけな|冷た|返事(?:が|も)?(?:な|来|くれ|返)|(?:一言|言う|それ|それだけ|返すだけ)(?:だけ|で(?:終|お)|っきり)|で(?:終わ(?:り|っ)|終了|お(?:わ|し)(?:り|まい))|それ(?:っきり|きり)|音沙汰|めんどう?くさ|面倒(?:くさ|そう|が)|モテ|よくあること|気にしすぎ|大(?:げさ|袈裟)|考えすぎ|目(?:も|を)(?:上げ|合わせ|通さ)|(?:新聞|スマホ|画面|書類|パソコン)(?:を|から)[^。]{0,6}(?:読|見|いじ|目)"
    r"|切られ|担当(?:も|が|は)(?:い|お)(?:な|ませ)|たらい回し|待って(?:い)?ても|耳を(?:貸|傾け)|聞く耳|聞いて(?:くれ|もらえ)な|ため息|肩をすくめ|ぽかん|鼻で|逃げ(?:て|ら)|席を(?:立|外)|(?:もう)?辞めた(?:人|者|ん)[^。、「」]{0,8}(?:から|やし|だし|だろ|でしょ|のこと)"
)
_NOT_YET = re.compile(r"(?:まだ|これから|から)[^。、]{0,8}(?:話せ|言え|報告|相談|伝え)[^。、]{0,6}(?:な|ませ)|(?:話せ|言え|報告でき|相談でき|伝えられ)て(?:い)?(?:な|ませ)")


def company_will_in(scene: Scene, words: tuple[Word, ...]) -> tuple[str, Place | None]:
    """apologise not indifferent unclear, with the place that tells it."""
    value, place = will_of(words)
    if value == "not":
        return value, place
    for match in _LOOKS_AWAY.finditer(scene.text):
        side, _ = holder(scene, match.start(), match.end())
        if side != OURS or _NOT_YET.search(scene.text, match.start(), match.end() + 24):
            continue
        if value and place and place[0] > match.start():
            continue  # a later offer counts for more than an earlier shrug
        if value:
            break
        return "indifferent", match.span()
    return (value, place) if value else ("unclear", None)
