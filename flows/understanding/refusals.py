"""Reads that somebody does not want to answer this; what is done then is told where answers are taken."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 24  # letters: who writes more tells why
_NOT_WANTED = r"(?:たく(?:は)?(?:な(?:い|か|し)|ねえ|ねぇ|ねぁ|ありま)|とう(?:は)?な(?:い|か)|たな(?:い|か)|とない)"
_LEAD = r"(?:ごめん(?:なさい)?|すみません|すいません|いや|うーん|んー|ちょっと|それ(?:は|だけは)?|これ(?:は)?|そこ(?:は)?|その(?:こと|話|質問)(?:は|には)?|今は|いまは|あまり|あんま(?:り)?|正直|できれば|誰にも|、)*"
_ENDS = r"(?:です|んです|けど|ねん|わ|よ|な|ので|っす|から|ばい|けん|べ|。|…|!|！)*$"
_REFUSES = re.compile(
    rf"^{_LEAD}(?:(?:答え|こたえ|言い|いい|ゆい|思い出し|おもいだし|書き|触れ|ふれられ|考え){_NOT_WANTED}|(?:答え|こたえ)(?:られ)?(?:ません|ない|へん|まへん|ん)(?:です)?|"
    rf"秘密|内緒|ないしょ|ノーコメント(?:で)?|パス(?:で|します|する|させて)?|(?:聞|きい|訊)(?:か)?(?:ない|ん(?:といて|でくれ|で)|んどいて)(?:で)?(?:ください|くれ)?|触れ(?:ない|ん(?:といて|で))(?:で)?(?:ください|くれ)?|勘弁して(?:ください|くれ)?|言わ(?:んで|なくて|んでも|なくても)(?:も)?(?:ええ|いい|よか)(?:です)?か?[?？]?){_ENDS}",
    re.IGNORECASE,
)
_TALKS = re.compile(
    rf"^{_LEAD}(?:(?:話し|はなし|しゃべり|喋り){_NOT_WANTED}|言え(?:ません|ない|へん|まへん|ん)(?:です)?){_ENDS}"
)
_ENGLISH = re.compile(
    r"^(?:i(?:'d| would)? )?(?:(?:don'?t|rather not|do not|prefer not to) )+(?:want to |like to )?(?:say|answer|talk about (?:it|that|this))[.! ]*$|^(?:i'?d )?rather not[.! ]*$|^no comment[.! ]*$",
    re.IGNORECASE,
)


def refuses(text: str, *, asked_whom_one_tells: bool = False) -> bool:
    """「答えたくないです」「そこは触れんといて」; 「話したくない」 is an answer where it is asked whether the boss is told."""
    said = unicodedata.normalize("NFKC", text).strip()
    if not said or len(said) > LONGEST:
        return bool(_ENGLISH.match(said)) if said else False
    return bool(_REFUSES.match(said) or _ENGLISH.match(said) or (not asked_whom_one_tells and _TALKS.match(said)))
