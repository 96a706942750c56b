"""What a short text wants of what is offered: to take it, another one, later, not at all, keep or throw away, or see more;
which button that is lives in the conversation."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_REST = 8  # letters of politeness behind it
LONGEST = 30  # letters; who writes more tells something
# How something is put as a wish or a decision, plainly or in dialects.
_DO = (
    r"(?:する(?:わ|よ)?|します|しとく(?:わ)?|しておきます?|しときます|して(?:ください|ほしい|くれ(?:る)?|もらえます?)?|しよ(?:う|か)?|"
    r"いく(?:わ|よ|ね)?|いきます|いこ(?:う|か)?|いってみ(?:る|ます|よう)?|行く|行こう|やる(?:わ)?|やります|やって(?:み(?:る|ます|よう|よか|たい)|いく)?|"
    r"進め(?:て|たい|る|ます|よう)|すすめ(?:て|たい|る|ます)|頼(?:む|みます|んます|もう)(?:わ)?|たの(?:む|みます)(?:わ)?|(?:お)?願い(?:し(?:ます|たい))?|おねがい(?:します)?|決め(?:た|ます|る|よう)|決まり|決定|使(?:う|います|わせて|って(?:み(?:る|ます)|いい)?)(?:わ|ね|よ)?)"
)
_FINE = r"(?:いい|良い|ええ|よか|いかす|大丈夫|だいじょうぶ|構わ(?:ない|ん|へん|ません)|かまわ(?:ない|ん|へん|ません)|問題(?:ない|ありません|なし)|ok|おっけー?|オッケー|オーケー)"
_THIS = r"(?:(?:最初|さっき|はじめ|初め|一番上|いちばん上|一つ目|1つ目)の(?:おすすめ|やつ|方法|案|ほう|方|ん)?|これ|それ|そっち|こっち|この(?:まま|案|方法|方|やり方|言い方)|その(?:まま|案|方法|方|やり方|言い方)|今の|いまの|おすすめ(?:の(?:やつ|方法|ほう|方|もの|ん)?)?|さっきの)"
_AGREES = re.compile(
    rf"^(?:(?:うん|はい|ええ|そう(?:だね|やね|ですね)?|じゃあ?|ほな|ほんなら|では|なら|まあ|あ|もう|とりあえず|ひとまず|一旦|いったん|やっぱり?)+[、。]?)*"
    rf"{_THIS}(?:で(?:も)?|に|を|が|は|と)?(?:、)?(?:やっぱり|とりあえず|ひとまず|もう|一旦|いったん|全然|十分)*(?:{_DO}|{_FINE})|"
    rf"^(?:(?:うん|はい|じゃあ?|ほな|もう|まあ)+[、。]?)*(?:そう{_DO}|やって(?:み(?:る|ます|よう|たい))|(?:ほな|じゃあ?|では|なら|やっぱり?|とりあえず)?、?{_THIS}で(?:す|ね|よ|な)?$|"
    r"そ(?:う|げ)な?(?:感じ|とこ(?:ろ)?)|そんな(?:感じ|とこ(?:ろ)?|もん)|(?:だいたい|大体|ほぼ|まあ)?(?:合|お)(?:って|うて|っと)|いけそう|使えそう|助かります?$|それな$|異議なし)"
)
_OTHER = re.compile(
    r"(?!.*(?:別に(?:ない|いい|ええ|な)|(?:ほか|他)に(?:は|も)?(?:特に)?(?:ない(?:です|よ|わ)?|ありません|いない|いません)[。]*$))"
    r"(?:ほか|他|別|べつ|(?:ちがう|違う|違った)(?=方法|や|案|手|選|も|言|文|の)|もう(?:一つ|ひとつ|1つ)|もっと(?:別|違う|ほか|他)?|あと(?=ほか|他))(?:の|な|に|は|も|で)*"
    r"(?:方法|やり方|やりかた|案|手|選択肢|道|やつ|もの|もん|ん|言い方|候補|文案|文)?(?:が|を|は|も|とか|って|に|で|の)*"
    r"(?:見(?:る|たい|せ|てみ)|み(?:る|たい|せ|てみ)|ある|あり|な(?:い|か|いん)|知りたい|教え|おしえ|いい|ええ|よか|ほしい|欲しい|お願い|して|する|出して|考え|探し|聞き?|聞きたい|くれ|ください|ない(?:の|ん)|$)"
    r"|^(?i:(?:(?:any(?:thing)?|something|show me|see|another|the) )*(?:other|another|different|else)(?: (?:one|ones|way|ways|option|options))?[?.! ]*$)"
)
_LATER = re.compile(
    r"(?:(?:まだ|今は|いまは|今日は|きょうは|一旦|いったん|ちょっと|少し|もう少し|もうちょい|よう)(?:、)?(?:は)?)*"
    r"(?:決め(?:ない(?!と)|ません|へん)|保留|考え(?:させ|とく|ておき|てみ|たい|る(?:わ)?$|ます$)|待って|置いと(?:く|き|いて)|おいと(?:く|き)|寝かせ|様子(?:を)?見)"
    r"|^(?:また)?(?:あと|後)で(?:決め|考え|する|やる|いい|ええ|お願い|に)"
    r"|^(?i:(?:maybe |i'?ll (?:decide|think about it) |decide |not )?(?:later|yet|now)[.! ]*$|(?:let me )?think about it)"
)
_DECLINES = re.compile(
    r"(?:(?:いら(?:ない|ん|へん|んわ)|要ら(?:ない|ん|へん)|いりません|要りません|不要|必要(?:は)?(?:ない|ありません|あらへん)|結構です|けっこうです|遠慮|やめと(?:く|き|こ)|やめておき|見送|せんで(?:も)?ええ|しなくて(?:も)?いい|せんでよか)(?:しとく|しとき|します|しておき|しておく|させて(?:ください|もらいます)?|ます)?(?:ます)?(?:です|でーす|わ|よ|な|ね|かな|や|っす|から|[。!！])*$|(?:"
    r"(?:練習|それ|今日|今回|面接|今|いま|もう)(?:は|も)(?:もう)?(?:いい|ええ|よか|大丈夫)(?:です|わ|や|かな|よ|っす)*$)"
    r"|^(?i:no,? thanks?|not (?:needed|necessary|interested)|i'?m (?:good|fine)|pass)[.! ]*$)"
)
_HANDED = (
    r"^(?:(?:うん|はい|ええ|そう(?:だね)?|じゃあ?|ほな|まあ|とりあえず|やっぱり?|できれば|一応|いちおう)+[、。]?)*"
    r"(?:これ|それ|この(?:まま|文|文章|話)|その(?:まま)?|全部|ぜんぶ|いまの|今の|書いたの)?(?:は|も|で|を|に|、)*"
)
_WISHED = r"(?:おいて|おいとい|とい|とき|おき|おく|く|いて)?(?:て|で)?(?:ください|下さい|ほしい|欲しい|くれ(?:る|ます(?:か)?)?|もらえ(?:る|ます)?(?:か)?|いい|ええ|お願い(?:します)?|たい|ます|です|ね|よ|や|な|わ|か)*[。!！?？]*$"
_KEEPS = re.compile(
    rf"{_HANDED}(?:(?:残|のこ)(?:し|す|して|しと|そう)|(?:とっ|取っ)(?:と|て)|置いと|保存(?:し|して|で)?|キープ){_WISHED}|^(?i:(?:please |yes,? )?(?:keep|save) (?:it|this)[.! ]*$)"
)
_DROPS = re.compile(
    rf"{_HANDED}(?:(?:残|のこ)(?:さない|さん|さへん|さなくて|さんで|さないで|したくない)|(?:消|け)(?:し|して|す|しと|しちゃって)|捨て|すて|破棄(?:し|して)?){_WISHED}|"
    r"^(?i:(?:please |no,? )?(?:delete|don'?t (?:keep|save)|throw) (?:it|this)(?: away)?[.! ]*$)"
)
_MORE = re.compile(
    r"(?:もっと|もう少し|もうちょい|もうちょっと)?(?:くわし|詳し|細か|こまか)(?:く|い|う)|(?:全文|全部|ぜんぶ|続き|つづき)(?:を|が|も)?(?:見|み|読|よ)|(?:理由|なんで|根拠)(?:を|が)?(?:もっと|知り|教え|くわし|詳し)"
    r"|(?i:\b(?:more details?|tell me more|in detail|read it all|show (?:it )?all)\b)"
)
_CONSENTS = re.compile(
    r"^(?:はい|うん|ええ|もちろん|全然|ぜんぜん|このまま|そのまま|それで|これで|では|じゃあ?|ほな|ぜひ|どうぞ|もう|わかりました|分かりました|わかった|りょ|[、。!！ ])*"
    r"(?:続け(?:て|る|ます|よう|たい)?|つづけ(?:て|る|ます)?|進め(?:て|る|ます)?|すすめ(?:て|る)?|始め(?:て|る|ます|よう)?|はじめ(?:て|る|よう)?|同意|承諾|承知|了承|了解|"
    r"(?:お)?願い(?:し)?|おねがい|頼(?:む|み)|保存(?:し)?て(?:も)?|残して(?:も)?|いい|良い|ええ|よか|大丈夫|だいじょうぶ|ok|おけ|オッケー?|(?:構|かま)わ(?:ない|ん|へん|ません)|問題(?:ない|なし|ありません|あらへん))"
    r"(?:で|も|に|は|が|て|って|から|まって|もらって|くれて|おいて|いい|良い|ええ|よか|大丈夫|だいじょうぶ|ok|ください|下さい|ほしい|欲しい|お願い|おねがい|し|する|します|した|しました|ます|です|んで|よ|わ|ね|な|や|で|っす|の|たい|!|！|。|、|ー)*$"
)
_SURE = re.compile(
    r"(?:yes|yeah|yep|yup|sure|ok(?:ay)?|please(?: do)?|go (?:ahead|on)|(?:that'?s |i'?m |it'?s )?(?:fine|good|all right|alright|okay|ok)(?: with (?:me|that))?|i (?:do )?agree|agreed|of course|"
    r"no problem|continue|let'?s (?:go|do (?:it|that)|continue|start)|sounds good|absolutely|definitely|thanks?|thank you|by me|then|with that|to that|[,.! ])+"
)
_TAKES_IT = re.compile(
    r"^(?:ok(?:ay)?,? |yes,? |sure,? |fine,? |then )?(?:i'?ll|let'?s|i'?d like to|i want to) (?:take|go with|do|try|use) (?:that|this|it|the (?:first|recommended|suggested)(?: one)?|your (?:advice|suggestion))(?: one| then)?[.! ]*$"
)
_ASKS = re.compile(r"[?？]|(?:かな|やろか|だろうか|でしょうか|んかな|のか|ですか|ますか|ええの|いいの|いいん)[。…]*$")
_UNDONE = re.compile(
    r"よくな|良くな|ようない|あかん|だめ|ダメ|嫌|いや(?!それ)|むり|無理|こわい|怖い|が、|じゃな|ではな|違|ちが|分から|わから|わかん|迷|けど|だけど|でも"
)


def consents(text: str) -> bool:
    """「続けて大丈夫」「はい、お願いします」「同意します」, and nothing else."""
    said = unicodedata.normalize("NFKC", text).strip().lower()
    return (
        len(said) <= LONGEST
        and _ASKS.search(said) is None
        and (_CONSENTS.match(said) or _SURE.fullmatch(said)) is not None
    )


_SAYS_NOTHING = re.compile(r"[\s.…‥・。、,!?~〜ー-]*")  # 「…」 agrees to nothing


@lru_cache(maxsize=256)
def stance_of(text: str) -> str:
    """agree other later decline keep drop more; "" for none of them, or for a question about them."""
    said = unicodedata.normalize("NFKC", text).strip().lower()
    if len(said) > LONGEST or _SAYS_NOTHING.fullmatch(said):
        return ""
    if _OTHER.search(said):
        return "other"
    if _MORE.search(said):
        return "more"
    if _DROPS.search(said):
        return "drop"
    if _ASKS.search(said):
        return ""
    for name, pattern in (("keep", _KEEPS), ("later", _LATER), ("decline", _DECLINES)):
        if pattern.search(said):
            return name
    if _SURE.fullmatch(said) or _TAKES_IT.match(said):
        return "agree"
    found = _AGREES.search(said)
    return "agree" if found and len(said) - found.end() <= _REST and not _UNDONE.search(said) else ""
