"""Reads a clear wish for a human being here, in the place of the bot; whoever only speaks of a desk, of their firm or of
somebody there is asked first."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.understanding.normalise import fold

_BOT = (
    r"(?:ぼっと|ぼと|ボット|bot|ロボット|ろぼっと|ろぽっと|ロボ|ai|えーあい|機械|きかい|自動|こんぴゅーた|コンピュータ)"
)
_OURS = r"(?:相談員|オペレータ[ーァ]?|おぺれーた[ーぁ]?|カウンセラー|かうんせらー|有人|生身|人間|にんげん|中の人|なかの人|本物の?人|がちの人|ガチの人)"
_ASKS = (
    r"(?:代わ|替わ|変わ|かわ[っり]|つな[いぎ]|繋[いぎ]|取り?次|取りつ|出して|だして|出せ|出してん|呼ん|よん(?:で|ど)|お願い|おねがい|希望|話(?:し(?:たい|て|とう)|せ|した|てえ|す)|はなし(?:たい|て|とう)|"
    r"しゃべ|喋|聞(?:きたい|いて(?:ほし|もら))|相談(?:し(?:たい|て)|でき)|います?か|おりますか|いる[?？]|おら(?:ん|へん)|おられ|おんなっ|いね(?:の|が)|いらっしゃ|対応|切り替え|に?して$|がいい|がよか|がええ)"
)
_CLEAR = re.compile(
    rf"^{_OURS}(?:さん|の方|の人|様)?(?:で|に|を|は|って)?[?？。!！]*$|{_OURS}[^。]{{0,12}}?{_ASKS}|{_BOT}[^。]{{0,6}}?(?:じゃ|では|や|で)?(?:な(?:い|く|か)|のう(?:て)?|ね(?:え|ぐ|く)|嫌|いや|やだ|むり|無理|もういい)|"
    r"(?:^|[、。 ]|と?にかく|だれか|誰か|ちゃんと(?:した)?|直接|リアルな|ほんとの|本当の|本物の|生の|できれば|やっぱり?)(?:人|ひと)(?:と(?:直接)?(?:話|はな|しゃべ|喋|チャット|やりとり)|に(?:代わ|かわ|つな|繋|聞いて|直接)|が(?:いい|ええ|よか)(?:です|な)?$|(?:を)?(?:出し|だし|呼ん))|"
    rf"(?:ご?担当(?:の方|の人|者)?|スタッフ|すたっふ|だれ|誰|どなた)(?:さん|様|か)?(?:の?人|の方)?(?:に|へ|と|を|は|って|が)?(?:直接|直に)?[^。、]{{0,6}}?(?:代わ|替わ|かわって|つな[いぎ]|繋[いぎ]|取り?次|出し|だし|呼ん|います?か|おりますか|いる[?？]|おら(?:ん|れ)|おんなっ|いね(?:の|が)|話せ|人いね)|"
    r"(?:^|[、。 ])(?:お?電話|通話|対面|ビデオ)(?:で|して|の)(?:直接|直に)?[^。]{0,8}?(?:相談(?:でき|した|の人)|話(?:を|し)?(?:聞いて|せ(?:る|ます)|したい)|話せ|聞きた|代わ|担当)|"
    r"(?i:\b(?:human|real person|operator|counsel?lor|live agent|person)\b|\b(?:talk|speak|chat)(?:ing)? (?:to|with) some(?:one|body)\b)"
)
# 「会社の担当者に代わってほしい」, 「先方の担当の人と話した」: people of the matter.
_THEIRS = re.compile(
    r"(?:会社|うち|店|本社|本部|先方|相手|客|取引先|元の|前の|上司|部署)(?:の|側の|さんの|方の)[^。、]{0,6}(?:人|担当|スタッフ|者|窓口)|"
    r"(?:会社|店|本社|本部|上司|部長|課長|店長|社長|所長|主任|オーナー|先輩)(?:さん)?(?:に|へ|から|が|は|と)"
)


# 「人事の人と話したい」: it is said whom.
_OF_ANOTHER_HOUSE = re.compile(
    r"(?:人事|総務|労務|法務|経理|役所|市役所|労基署?|組合|病院|学校|保険会社|保険|弁護士事務所)(?:部|課)?の(?:人|方|担当)"
)
# 「ほかの責任者もいない…。私が謝らないといけないの？」
_OF_SOMETHING_ELSE = re.compile(r"(?:謝|行か|払わ|出|言わ)[^。]{0,6}(?:と|ば|なきゃ)[^。]{0,6}(?:の|か|ん)[?？]$")
_MAY = re.compile(
    r"(?:頼|たの|お?願|つな|繋|代わ|かわっ|話し?たい|話がしたい|相談したい|聞いてほしい|出して|呼ん)[^。]{0,8}$|[?？]$"
)


def may_want_a_human(text: str) -> bool:
    """It is put as a wish, though for whom is not clear."""
    last = re.split(r"[。…\n]+", text.rstrip("。… \n"))[-1]
    if _OF_ANOTHER_HOUSE.search(text) is not None or _OF_SOMETHING_ELSE.search(last) is not None:
        return False
    return not wants_a_human(text) and _MAY.search(text) is not None


@lru_cache(maxsize=128)
def wants_a_human(text: str) -> bool:
    """「相談員と話したい」「人に代わって」; not 「会社に窓口を頼みたい」."""
    said = fold(text).plain.replace(" ", "")
    return _THEIRS.search(said) is None and (_CLEAR.search(said) or _CLEAR.search(text)) is not None
