"""How sure the central point is: which point that is, and what free words say about it; that it is asked is told in
facts.py."""

from __future__ import annotations

import re

from flows.case import Case
from flows.understanding.reading import Reading

QUESTION = "facts.certainty"

_SEEN = re.compile(
    r"(?:自分|私|わたし|俺|おれ|僕|ぼく|うち|わし|あたし)(?:や(?:わ|ねん|で)?(?:[。、\s]|$)|です(?:[。、\s]|$)|"
    r"(?:が|で|の(?:手|目)で|から)[^。、]{0,12}(?:入れ|入力|書|送|や(?:っ|り)|し(?:た|て|まし)|間違|まちが|ミス|決め|渡|押|見|確認|受け))|"
    r"(?<![お意])見(?:た(?!い)|たら|まし|て(?:い)?(?:た|る|まし|ます)|とった|てん)|目の前|この目で|(?:履歴|記録|ログ|画面|システム|伝票|控え|メール)"
    r"(?:を|に|で|が|には)?[^。、]{0,8}(?:見|確認|調べ|残っ)|確(?:認|かめ)(?:し|た|て|まし)|"
    r"(?i:\bi (?:saw|checked|did|typed|entered|wrote|sent|looked)\b|\bmy own\b|\bmyself\b)"
)
_HEARD = re.compile(
    r"(?:聞い(?:た|て)|聞きました|きいた|聞か(?:され|さ)|口頭|(?:そう|らしい|とのこと|みたい)(?:です|だ|や)|らしい|(?:って|と)(?:いう|言う|ゆう)(?:の|話)|"
    r"(?:が|は)(?:そう)?(?:言|ゆ|い)(?:って|うて|うとる|っとる|っている|ってる|った|うた)|(?:言|い)われ(?:た|て|まし)|教え(?:てもら|られ)|報告(?:が|を)?(?:あ|受け))|"
    r"(?i:\b(?:told me|was told|heard|says|said|they say)\b)"
)
_NEVER_SEEN = re.compile(
    r"見て(?:い)?(?:な|ま(?:せん|へん)|へん)|自分(?:で|では|は)[^。、]{0,6}(?:な|ま(?:せん|へん)|へん)|"
    r"(?i:didn'?t see|not seen)"
)


def certainty_read(reading: Reading) -> str | None:
    """What an answer in own words says: seen, heard, or both."""
    heard = _HEARD.search(reading.text) is not None
    seen = _SEEN.search(reading.text) is not None and _NEVER_SEEN.search(reading.text) is None
    if heard and seen:
        return "both"
    return "seen" if seen else "heard" if heard else reading.story.certainty


_NO_GUESS = re.compile(
    r"(?:推測|憶測|想像|思い込み|推量|勘違い|嘘|うそ|ウソ|作り話)(?:とか|なんか|なんて)?(?:じゃ|では|や|と|で)(?:(?:は)?な(?:い|か|く|し)|ありま|あらへん|ねえ|ねぇ|ちが|違|ちゃ)|"
    r"(?:推測|憶測|嘘|うそ)ちゃ(?:う|い)|"
    r"(?:本当|ほんと(?:う)?|ほんま|事実|実際|まこと)(?:の|に|や|です|だ|じゃ)?"
    r"(?:こと|話|あった|起き|起こ|です|だ(?:よ|し|って)?|や(?:で|し|ねん|って)?|ばい|たい|なん)|"
    r"(?i:\b(?:not a guess|really happened|it'?s (?:true|a fact))\b)"
)


def certainty_settled(reading: Reading) -> str | None:
    """Who says that it is no guess knows it: 「推測じゃないです。本当のことです」."""
    return "seen" if is_no_guess(reading.text) else None


def is_no_guess(text: str) -> bool:
    return _NO_GUESS.search(text) is not None and _HEARD.search(text) is None


# That somebody called, shouted or asked for something: the person was there, and whose fault it was is not in it.
_ONLY_CAME = re.compile(
    r"(?:怒鳴|どな|怒ら|叱ら|叱責|責め|詰め|キレ|言わ|いわ|ゆわ|罵|まくし立て|呼び出さ|呼ばれ|クレーム(?:を|が)|苦情(?:を|が)|電話(?=が|も|き|来|かか|あ[りっ])|連絡が|メールが|手紙が|口コミ)"
    r"[^。、]{0,12}(?:られ|れ|た|て|入|来|き|あ[りっ]|届|つけ|まし|だ)[^。、]{0,8}[。…!！]*$"
    r"|(?:から|に)[^。、]{0,24}(?:電話|連絡|メール|手紙|ライン|(?i:line))(?:が|も)?(?:き|来|かか|あ[りっ]|届|入)[^。]{0,6}(?:て|り|、)[^。]*(?:[「『]|って|と)[^。]*(?:言|怒|責|迫|求|$)"
)


# What they themselves said or did in answer: nobody has that from others.
_ONLY_ANSWERED = re.compile(
    r"^[^がは。]*(?:(?:すみません|すいません|申し訳|ごめん|失礼)[^。、]{0,12}(?:言|伝え|繰り返|謝|いい)|(?:謝|あやま)(?:り|っ)|お?詫び(?:し|を)|頭を下げ|黙って)|"
    r"(?i:\bi (?:apologi[sz]ed|said sorry|bowed)\b)"
)


# 「間違って送ってもうた」: whose hand slipped was there.
_MY_SLIP = re.compile(
    r"(?:送|渡|捨|消|書|出|入|押|忘|間違|まちが|壊|落と|こぼ|割|取り違|見落と|聞き間違|伝え|言|頼|発注|手配|確認せ|し)[^。、]{0,6}"
    r"(?:てもう|でもう|てもた|でもた|てしも|でしも|てしま|でしま|てまい|ちゃっ|ちゃい|じゃっ|じまっ)"
)
_DONE_BY_ANOTHER = re.compile(
    r"(?:先輩|後輩|同僚|上司|部下|新人|店長|課長|部長|主任|係長|バイト|業者|スタッフ|担当者?|相手|お?客(?:さん|様)?|さん|くん|君|ちゃん)(?:が|の(?:ミス|みす|せい|間違|手違))"
)


def is_own_slip(words: str) -> bool:
    return _MY_SLIP.search(words) is not None and _DONE_BY_ANOTHER.search(words) is None


def central_point(case: Case) -> str:
    """What may be sure or only heard, in the words of the person: what went wrong. "" where they told of nothing but
    somebody's anger, which they met themselves."""
    told = (case.happened, case.did, *case.story[:1])
    return next((words for words in told if words and not _says_nothing_open(words.strip())), "")


def _says_nothing_open(words: str) -> bool:
    return _ONLY_CAME.search(words) is not None or _ONLY_ANSWERED.search(words) is not None
