"""Whether somebody does not want to say in figures how strong a feeling is, or asks whether words will do."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 40  # letters; who writes more tells something
_FIGURES = r"(?:数字|数値|点数|数|番号|レベル|れべる|段階|強さ|つよさ|強弱|度合い|点(?=を?つけ)|[1１]から[5５](?:とか)?|スコア)"
_NOT = re.compile(
    rf"{_FIGURES}(?:で|を|は|と|とか|なんか|なんて|にする|に|の|が|って|も|まで|つけるの|つけるとか|いうの)*(?:今|いま|いまは|ちょっと|もう|別に|あんまり|あまり|そんな|よう|よく|とても|とっさに|、)*"
    r"(?:(?:つけ|付け|出し|だし|表し|あらわし|書き|答え|言い|測り|決め|考え|入れ|選び)?(?:たく(?:は)?(?:な|ありま)|とう(?:は)?な|たない)|(?:つけ|付け|出せ|出|表せ|あらわせ|書け|答え|言え|測れ|決め|わから|分から|わかり|でき|いえ)(?:られ|れ)?(?:な(?:い|く)|ません|へん|ん(?:$|わ|です|よ|ねん|けど|から)|まへん)|"
    r"(?:いら|要ら|いり|必要)(?:な|ん|へん|ま)|やめ|なし(?:で|に)|無し|パス|嫌|いや|やだ|無理|むり|難し|むずかし|むずい|いい(?:です|や|わ|から|。|$)|ええ(?:です|わ|。|$)|なくて(?:も)?(?:いい|ええ|よ)|つけなくて|つけんで|勘弁|苦手|ピンと|ぴんと|じゃな|ではな|やな|ちゃう|より)"
)
_WORDS_INSTEAD = re.compile(
    r"言葉(?:で|だけ|のまま|でも|じゃ)(?:も|は)?(?:言い|書き|伝え|いい|ええ|よか|だめ|ダメ|大丈夫|かま|ok|OK|お願い|した)"
)
_CANNOT_SAY = re.compile(
    r"^(?:うまく|上手く|なんか|よく|ちょっと|まだ|、)*(?:言葉|ことば|一言|ひとこと|口)(?:に|で|では|には)?(?:は|も)?(?:でき|でけ|出来|なら|表せ|言え|いえ|出せ|しづら|しにく|出て(?:こ|き))(?:な|ま|へ|ん|い|ず|ねえ)"
)
_ASKS = re.compile(r"(?:[?？]|です(?:か|かね)|ますか|ええか|いいかな|いいの)[。\s]*$")


def wants_no_figures(text: str) -> bool:
    """「数字とか今つけたくない」「強さはつけなくていいです」."""
    said = unicodedata.normalize("NFKC", text).strip()
    return len(said) <= LONGEST and _NOT.search(said) is not None


def asks_for_words_instead(text: str) -> bool:
    """「数字じゃなくて言葉でもいいですか」: asked, nothing is told yet."""
    said = unicodedata.normalize("NFKC", text).strip()
    return len(said) <= LONGEST and _ASKS.search(said) is not None and _WORDS_INSTEAD.search(said) is not None


def cannot_say(text: str) -> bool:
    """「言葉にできない」: no figure is to be had of it either."""
    said = unicodedata.normalize("NFKC", text).strip()
    return len(said) <= LONGEST and _CANNOT_SAY.search(said) is not None
