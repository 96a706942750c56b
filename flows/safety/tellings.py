"""What a short text tells when its one sentence ends in blame, in a slip of the hands or in something liked: words of danger in
it are of work and leisure; what becomes of the level is decided in caution."""

from __future__ import annotations

import re

_LONGEST = 90  # letters; whoever writes more tells more than one thing
# How a predicate may go on to its end in speech: 「られました」「られてしまったんですけど」
_ON = r"[ぁ-ん]{0,10}"
_HAPPENED = r"(?:た|て(?!も)|まし|とっ|とる|ちゃっ|まく)[ぁ-ん]{0,9}"  # not 「怒られない」「怒られずにすむ」
_BLAMED = (
    rf"(?:(?:怒|叱|責め|詰め|どやさ|訴え|疑わ|罵|怒鳴|どなら|注意さ|文句を?(?:言わ|つけら)|通報さ|抗議さ|呼び出さ|泣か)(?:ら)?れ{_HAPPENED}"
    rf"|(?:くれーむ|苦情|文句|投書|抗議)[がにを]?(?:来|入|受け|殺到)?(?!な|ず|も){_ON}|激怒{_ON}|怒らせ{_ON}|始末書{_ON}|弁償(?:しろ)?(?!な|ず){_ON}"
    rf"|謝罪(?:した|しました|です|に)[ぁ-ん行]{{0,8}}|謝り(?:に行|ました){_ON}|謝って(?:回|来|き){_ON}"
    rf"|(?:と|って)[言い]われ(?:た|て|まし){_ON})"
)
_SLIPPED = (
    r"(?:間違え|まちがえ|取り違え|忘れ|こぼし|壊[しれ]|落とし|遅れ|紛失し|[無な]くし|割っ|汚し|破い|漏らし|誤っ|怠っ|すっぽかし)"
    r"(?:て(?:しま[ぁ-ん]{1,6}|もう?た|ました|いて|いま[ぁ-ん]{1,4}|た)?|ちゃ(?:った|って|いました)|た|まし[たて]|と[っる][ぁ-ん]{0,2})"
    r"(?:ん(?:です|だ)|の(?:です|で))?[がけどでの、]{0,3}"
)
_LIKED = (
    rf"(?:(?:大?好き|趣味)(?:です|だ|で|なん|なの){_ON}|楽し(?:い|み|かった|んで){_ON}|(?:きれい|綺麗|最高)(?:です|でした|だった)[ねよ]?"
    rf"|(?:憧れ|おすすめ|面白|おいし|美味し|可愛|嬉し){_ON})"
)
# 「…どうしたらいいですか」
_ASKS_ON = r"(?:。[^。]{0,20}(?:謝|詫|どうした|どうすれ|いいです|いいでしょう|困って|納得)[^。]{0,12})?"
_ENDS = re.compile(rf"^[^。]{{4,}}(?:{_BLAMED}|{_SLIPPED}|{_LIKED})(?<!から)(?<!あと){_ASKS_ON}。*$")
# Whoever speaks of an own end as well tells more than that.
_OWN_END = re.compile(
    r"死に(?:た|て|と)|死の|死ぬ(?:しか|つもり|ん)|死ね(?:ば|たら)|消えた|消えて(?:しま|なく)|楽に|終わ[りら]|生き|逝|もう(?:いい|無理|疲)"
    r"|いなく|覚悟|決め|遺書|さよなら|最後|がっかり|ほっと|安心"
    r"|夫(?!人|婦)|旦那|主人(?!公)|彼氏|元彼|妻|嫁|父(?!兄|母会)|母(?!の会)|義[兄姉]|同居|家で"  # nor is it daily life where home is feared
)


def is_of_daily_life(said: str) -> bool:
    """「踏切の中に車が止まって電車が遅れました」. `said`: unmasked, every stop a 。. Linear in the length."""
    return len(said) <= _LONGEST and _ENDS.match(said) is not None and _OWN_END.search(said) is None
