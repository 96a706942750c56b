"""What the complaining side said and asks for, out of a story; who they are lives in people."""

from __future__ import annotations

import re

from flows.understanding import telling
from flows.understanding.clauses import Quote, sentences
from flows.understanding.imagined import is_imagined, without_imagined
from flows.understanding.naming import find_people
from flows.understanding.normalise import Folded
from flows.understanding.people import speak_of_theirs
from flows.understanding.reading import Situation
from flows.understanding.sieve import Late
from flows.understanding.who_said import MINE, speaker_of

_ASKS = re.compile(
    r"ほし|言|求|要求|電話|メール|連絡|LINE|line|ハガキ|手紙|請求|来い|謝|書|怒鳴|どなら|[しせ]ろ(?:と|って|よ|$)|(?:返|かえ)(?:せ|して(?:ほし|くれ))"
)
_OWN_SIDE = Late(
    r"(?:上司|店長|部長|課長|社長|オーナー|先輩|会社|所長|施設長|塾長|リーダー|先生|弁護士)(?:さん)?(?:は|から|が|に(?:は)?)[^。]{0,40}(?:言|謝|詫|任せ|書)"
)
_OTHER_SIDE = Late(
    r"(?:苦情|クレーム|お叱り)(?:の?(?:お?電話|メール|手紙|連絡))?(?:が|を)|(?:お客|先方|相手|取引先|患者|利用者|クライアント|保護者|得意)[^。]{0,12}(?:は|が|から|に)"
)
_PUT_RIGHT = Late(r"(?:返金|弁償|クリーニング代|説明|訂正)(?:を)?(?:し|お渡し)")
_BY_ME = Late(r"(?:ました|たい(?:です|と思)|しています)。?$")
# Somebody of the own house begins to speak: 「後任に、お前が行けと…」; not the head of somebody at the customer's.
_BY_OWN_SIDE = re.compile(
    r"(?:^|[。、\n\s])(?:うちの|会社の|私の|俺の|職場の|今の|前の)?(?:直属の|別の)?"
    r"(?:上司|先輩|後輩|同僚|後任者?|前任者?|課長|部長|係長|主任|リーダー|社長|専務|所長|マネージャー|身内|家族|妻|夫|親|友達|友人)(?:さん)?"
    r"(?:に(?:は|も)?|から(?:は|も)?|が|は|も)(?=[「『、]|[^。「」]*(?:と|って)[^。]{0,6}(?:言|ゆ|怒|叱|詰め|命じ))"
)
# 「会社に電話があり」 is where it came to, nobody who speaks.
_GOT_IT = re.compile(
    r"(?:会社|お?店|本社|学校|事務所|営業所|病院|園|塾|施設|窓口|自宅|私|自分|店長|上司|園長|院長|所長|社長|支配人|責任者)"
    r"(?:に|へ|あてに|宛に|宛てに)(?:は|も)?(?:直接|また|すぐ)?、?(?:お?電話|連絡|苦情|クレーム|メール|手紙|はがき|ハガキ|ライン|LINE)"
)
_TO_ME = re.compile(r"お前|おまえ|あんた|あなた|てめえ|謝れ|来い|払え|責任(?:を)?(?:取|と)れ|どうしてくれ|誠意|土下座")
_FAR = 400  # letters: in a text without stops nobody speaks from farther back


def is_of_own_side(told: str) -> bool:
    """An answer about what was said that tells the words of somebody of the own house, not of who complains."""
    return _BY_OWN_SIDE.search(told) is not None


def said_to_me(folded: Folded, quotes: list[Quote]) -> tuple[str, ...]:
    """Quotations spoken to the person by the complaining side, whole."""
    plain, out = speak_of_theirs(folded.plain), []
    for quote in quotes:
        words = folded.words(quote.inner.start, quote.inner.end).strip()
        if len(words) < 2 or speaker_of(plain, quote.start, quote.end)[0] == MINE:
            continue
        if is_imagined(plain, quote.start, quote.end):
            continue
        start = max(plain.rfind(stop, 0, quote.start) for stop in "。\n") + 1
        start = max(start, quote.start - _FAR)
        speakers = re.findall(
            r"((?:相手|先方|取引先)の(?:会社|担当者?|部長|課長|社長|店長)|お客様?|お客さん|お客|客|得意先|お得意様|取引先|先方|クライアント|相手|患者さん|利用者様?|保護者|ご家族|ご主人|奥様|娘様|お母様|お父様|担当の方|支店|住民|施主|方|向こう|上司|店長|部長|課長|社長|オーナー|会社|先輩|同僚|夫|妻|母|父|友達|友人|リーダー|施設長|所長|塾長|先生|弁護士|警察|うち|私|自分|園長|院長|主任|係長|後輩|女将|親方|責任者|支配人|マネージャー|後任者?|前任者?|パートさん)(?:さん|様|の方|の担当者|の人)?(?:が|は|も|から|に|、|「|『)",
            _GOT_IT.sub("", plain[start : quote.start + 1]),
        )
        behind = plain[quote.end : quote.end + 20]
        after = re.match(
            r"(?:と|って)[、 ]?(お客様?|お客さん|客|先方|相手|取引先|上司|店長|部長|課長|社長|オーナー|先輩|会社|夫|妻|私)[^。]{0,4}(?:に|から|が|は)",
            behind,
        )
        who = after.group(1) if after else speakers[-1] if speakers else ""
        if (who in ("私", "自分", "うち") and not quote.to_me) or re.match(
            r"(?:と|って)(?:私は?)?(?:お?伝え|答え|言っ(?:た|てしま)|お答え|思|説明し|言いました|言うと|きつい)", behind
        ):
            continue
        if who in ("母", "父") and _is_of_a_customer(plain, start, quote.start):
            who = "ご家族"  # of a child that is looked after
        if not who.startswith(("お", "ご", "相手の", "先方の", "取引先の")) and re.search(
            r"(?:上司|店長|部長|課長|社長|オーナー|会社|先輩|同僚|夫|妻|母|父|友達|友人|リーダー|施設長|所長|塾長|先生|弁護士|警察|園長|院長|主任|係長|後輩|女将|親方|責任者|支配人|マネージャー|後任者?|前任者?|パートさん)",
            who,
        ):
            continue
        if (
            who
            or quote.to_me
            or (re.match(r"(?:と|って)(?:[。!！\n]|$)", behind) and _TO_ME.search(words))
            or re.match(r"(?:と|って)[^。]{0,14}(?:電話|言|怒|メール|書|連絡|苦情|届|来|罵|責|叱|ハガキ)", behind)
        ):
            out.append(words)
    return tuple(dict.fromkeys(out))


def _is_of_a_customer(plain: str, start: int, end: int) -> bool:
    """Who is named last between the two belongs to the other side."""
    named = [one for one in find_people(plain) if start <= one.start and one.end <= end]
    return bool(named) and named[-1].role == "customer"


_A_STORY = 60  # characters


def demanded(plain: str, said: tuple[str, ...], situation: Situation) -> tuple[str, ...]:
    words = " ".join(said) + "。" + _without_own_side(without_imagined(plain))
    found = [key for key, pattern in telling.DEMANDS if pattern.search(words)] if len(words) > 1 else []
    asked = telling.APOLOGY_ASKED.search(" ".join(said)) is not None
    if "apology" in found and situation.customer_demands_apology == "no" and not asked:
        found.remove("apology")
    if "visit" in found and "apology" not in found and situation.customer_demands_apology == "yes":
        found.insert(found.index("visit") + 1, "apology")
    # In a story an apology asked for in other words counts; 「どうしてくれるんだ」 alone leaves open what they want.
    if not found and situation.customer_demands_apology == "yes" and len(plain) >= _A_STORY:
        found = ["apology"]
    return tuple(found)


def _without_own_side(plain: str) -> str:
    """The sentences in which the other side speaks."""
    kept = []
    for span in sentences(plain):
        sentence = span.of(plain)
        if not _ASKS.search(sentence):
            continue
        if _OWN_SIDE.search(sentence) and not _OTHER_SIDE.search(sentence):
            continue
        if not (_PUT_RIGHT.search(sentence) and _BY_ME.search(sentence)):
            kept.append(sentence)
    return "。".join(kept)
