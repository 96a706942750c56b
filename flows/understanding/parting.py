"""Reads short words said when all was talked through that neither tell nor ask of the matter: a goodbye, a mark of thanks,
one more question to come, another matter, that it was of no use. What is said to them lives in flows/after_end.py."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from flows.understanding.dialects import standard
from flows.understanding.questions import asks

LONGEST = 60  # letters
_TELLS = 12  # letters behind the words that name another matter
BYE, MARK, ONE_MORE, HERE, OTHER, NO_USE, WORDS, LEFT = (
    "bye",
    "mark",
    "one_more",
    "here",
    "other",
    "no_use",
    "words",
    "left",
)
DATA = "data"  # what becomes of what was said
_THANKS = r"(?:(?:本当に|ほんまに|ほんと(?:に)?|どうも|いろいろ(?:と)?|色々(?:と)?)*(?:ありがと(?:う(?:ございま(?:す|した))?|ね|さん|な)?|おおきに|感謝(?:して(?:い)?ます)?|助かり(?:ました|ます)|助かった(?:わー?|です|よ)?|お世話になりました)[、。!！\s]*)"
_BYE = re.compile(
    rf"^{_THANKS}*(?:(?:では|じゃあ?|それでは|ほな|ほんなら|とりあえず)?[、\s]*(?:明日|あした|今日|これから|今から|来週)?[、\s]*(?:また(?:ね|な|来ます|くるわ|くる|きます|お願いします|書きます|連絡します|報告します|寄ります)|さよ(?:う)?なら|ばいばい|バイバイ|失礼します|おやすみ(?:なさい)?|"
    r"(?:結果|その後|どうなったか)?(?:は|を|も)?、?(?:また|あとで|今度)?(?:報告|連絡|お知らせ|知らせ)(?:し(?:ます|に来ます)|する(?:わ|ね)?|しに(?:来|き)ます)(?:ね|わ)?|"
    r"(?:頑張|がんば)(?:り(?:ます|まっす)|る(?:わ|ね|よ)?|って(?:み|き)(?:る|ます)|ってくる)|行って(?:き(?:ます|まーす)|くる(?:わ|ね)?)|やってみ(?:ます|る(?:わ|ね)?)|(?:もう)?(?:寝|ね)(?:ます|る(?:わ|ね)?)|(?:ほな|じゃあ?|では)、?また)[ねわよー。!！、\s]*)+$"
)
_ONE_MORE = re.compile(
    r"^(?:あと|もう|最後に|ついでに|すみません|すいません|あの|ちょっと)*[、\s]*(?:もう)?(?:ひとつ|一つ|一個|いっこ|1つ|1個|ちょっと|少し)?(?:だけ)?(?:質問|聞き?|きい|聞い|相談)(?:が|を|て|たい|いて|しても|あ|いい|して|ても)[^。?？]{0,10}[?？。]*$"
)
_HERE = re.compile(
    r"(?:まだ|今も|いまも)?[^。]{0,6}(?:ここ)?(?:見て(?:い)?る|みて(?:い)?る|い(?:る|ます)|聞いて(?:い)?る|起きて(?:い)?る|おる|つながって(?:い)?る)(?:の|ん|か|ます|よね)*[?？]+$"
)
_OTHER = re.compile(
    r"^(?:あと|それと|あの|すみません|ちょっと)?[、\s]*(?:別件|べつけん|別の(?:話|件|こと|相談)|違う(?:話|件|こと)|ちがう(?:話|件)|話(?:は|が)?変わ|話は別|それとは別|これとは別|もう(?:ひとつ|一つ|一件|1件)(?:別|相談|困|ある|あって))"
)
_NO_USE = re.compile(
    r"(?:全然|ぜんぜん|まったく|全く|あんまり|あまり|何も|なんも|結局)?[^。]{0,6}(?:役(?:に)?立た(?:な|ん|へ)|意味(?:が|も)?(?:な(?:い|かった)|あらへん)|参考に(?:は|も)?なら(?:な|ん)|時間(?:の)?(?:無駄|むだ)|使えな|使えん|期待(?:外れ|はずれ)|がっかり)"
)
_DATA = re.compile(
    r"^(?:これ|ここ|この(?:話|会話|やりとり|内容|相談)|今の|さっきの|話した(?:こと|内容))?(?:は|って|も|、)?(?:いつか|そのうち|勝手に|ずっと)?(?:消え|残(?:る|り|っ)|保存|なくな)"
)
_NO_USE_OF_OTHERS = re.compile(r"(?:上司|会社|課長|部長|店長|社長|謝って|行って|言って|電話)")
_WORDS = re.compile(
    r"(?:文(?!句)|文章|文面|文案|下書き|台本|言い方|セリフ|せりふ|メール|手紙|報告書|さっきの言葉)[^。]{0,10}(?:もう(?:一回|一度|いちど|いっかい)|見せ|見たい|みせ|みたい|(?<!思い)出して|送って|ください|どこ|ちょうだい)|(?:もう(?:一回|一度))[^。]{0,8}(?:文(?!句)|メール|手紙|台本|言い方)"
)
_LEFT = re.compile(
    rf"^(?:これで)?(?:全部|以上|終わり|おわり|おしまい|大丈夫|だいじょうぶ|十分|もうない|ない|特に(?:は)?(?:ない|なし|ありません)|とくに(?:は)?(?:ない|なし|ありません)|なし|別に)(?:です|だよ|や|よ|わ|かな)*[。!！、\s]*{_THANKS}*$"
)


def tells_of_another(text: str) -> bool:
    """Behind 「別件なんやけど」 stands what it is about."""
    found = _OTHER.search(unicodedata.normalize("NFKC", text).strip())
    return found is not None and len(text.strip()) - found.end() >= _TELLS


@lru_cache(maxsize=64)
def parting_in(text: str) -> str:
    """One of the kinds above; "" for all other words."""
    said = unicodedata.normalize("NFKC", text).strip()
    if not any(letter.isalnum() for letter in said):
        return MARK if said else ""
    if len(said) > LONGEST:
        return OTHER if _OTHER.search(said) else ""
    plain = standard(text).text.strip()
    kinds = (
        (BYE, _BYE.search(said) is not None),
        (OTHER, _OTHER.search(said) is not None),
        (WORDS, _WORDS.search(said) is not None),
        (ONE_MORE, len(said) <= 24 and _ONE_MORE.search(said) is not None),
        (HERE, len(said) <= 20 and asks(text) and _HERE.search(said) is not None),
        (DATA, asks(text) and len(said) <= 24 and _DATA.search(said) is not None),
        (NO_USE, not asks(text) and _NO_USE.search(plain) is not None and not _NO_USE_OF_OTHERS.search(plain)),
        (LEFT, _LEFT.search(said) is not None),
    )
    return next((kind for kind, fits in kinds if fits), "")
