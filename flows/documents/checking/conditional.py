"""Conditional apologies: sorry only if the other side was hurt; the words are shared in words, the better ones in checker.toml."""

from __future__ import annotations

from flows.documents.checking.sense import Sense
from flows.documents.checking.words import FAULT, HURT, IF, SORRY, any_of

_PERCEIVED = r"(?:思われ|思わせ|思い|思っ|感じ|感じさせ|受け取|受け止め|聞こえ|見え|映っ|映り|取られ|とられ|お?かけし|かけ(?:て|た)|させ|与え|招[いか]|害[しさ]|障[っり]|つけ|損ね|覚え|なさ|なられ|され|なら|なった|あっ|あれば|ある|ござい|召さ|沿え|添え|悪く|誤解|抱[いか]|持た|生じ)"
_SAFE = any_of(
    r"ご?不明|お?気づき|お困り|ご?質問|ご?希望|ご都合|よろし|差し支え|可能|お時間|機会|お許しいただ|許される|詳し|お知らせ|お申し付け|お聞かせ|ご連絡ください|お電話ください|ご?要望|お心当たり|ご?相談"
)

SENSES: tuple[Sense, ...] = (
    Sense("conditional", "if_offended", any_of(
        r"(?:過ぎた|失礼|不快|無礼|足りな(?:い|かった)|至らな(?:い|かった)|悪(?:い|かった)|お気に障った|配慮に欠けた)(?:だ)?と(?:思し召し|お思い|お感じ|お考え|感じられ|思われ|お受け取り)(?:に(?:なりました|なった))?(?:でしたら|でありましたら|なら|であれば|ましたら|たら)",
        rf"(?:もし(?:も)?|仮に|万(?:が)?一)?[^。\n「」]{{0,16}}{HURT}[^。\n「」]{{0,12}}{_PERCEIVED}[^。\n「」]{{0,8}}{IF}",
        rf"(?:もし(?:も)?|仮に|万(?:が)?一)[^。\n]{{0,20}}(?:{HURT}|{FAULT}|至らな|非が|悪かっ|問題が)[^。\n]{{0,10}}{IF}",
        rf"(?:傷つけ|傷付け|怒らせ|困らせ|不安にさせ|がっかりさせ|待たせ|悲しませ|怖がらせ|びっくりさせ|嫌われ|そう(?:いうふうに)?(?:受け取|聞こえ|見え|思わせ|感じさせ|お感じ))[^。\n、]{{0,10}}{IF}",
        rf"(?:言い方|態度|口調|説明|表現|対応|発言|言葉|文面|接客|振る舞い)[^。\n]{{0,10}}(?:悪|きつ|足り|不十分|まず|失礼|冷た|誤解|気に|乱暴|伝わ|強)[^。\n]{{0,10}}{IF}",
        rf"(?:不快|嫌|失礼|不愉快|お怒り|ご不満|誤解|お気を悪く)[^。\n]{{0,10}}(?:された|なさった|思われた|感じ(?:られ)?た|お感じになった|抱かれた|なった)(?:方|お客様|人|皆様)(?:が|には|へは|に対し|も)[^。\n]{{0,10}}(?:い(?:らっしゃ|れば|る(?:なら|ので))|おられ|居|{SORRY})",
    ), unless=_SAFE, spares=frozenset({"visit_checklist", "expectation"})),
    # Any "if" in front of the apology itself, unless it is about when or how to meet.
    Sense("conditional", "if_offended", any_of(
        rf"[^。\n「」、]{{2,24}}(?:(?:の|ん)?(?:なら(?:ば)?|であれば|でしたら)|としたら|とすれば|ようで(?:し|あっ)?たら|ようであれば)、?[^。\n「」]{{0,8}}(?:{SORRY}|謝|ごめん|お詫び|反省)",
        rf"(?:もし(?:も)?|仮に|万(?:が)?一)[^。\n「」]{{2,30}}{IF}[^。\n「」]{{0,12}}(?:{SORRY}|謝)",
    ), unless=_SAFE, spares=frozenset({"visit_checklist", "expectation"})),
)  # fmt: skip
