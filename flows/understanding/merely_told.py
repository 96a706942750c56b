"""Whether short words that sound like a command only tell of the matter: what was done, what somebody does for a living.
What each command sounds like lives in orders.py, what is meant for others in theirs.py."""

from __future__ import annotations

import re

from flows.understanding.no_figures import wants_no_figures

_TOLD = {
    "delete_data": r"(?:消し|けし|削除し|消去し)(?:て)?(?:しま(?:った|いまし|って(?!くだ|ほし|欲し|も))|しも(?:う)?た|ちゃった|ちゃいまし|ちまった)|(?:消し|けし|削除し)た(?:の(?:は|が|も)|せい|こと(?:が|で|を))",
    "jobs": r"(?:転職|就職|求職|就活)(?:活動)?(?:中|の最中)(?!なので|で、?(?:求人|仕事|探))|(?:転職|就職|再就職|就活)し(?:た(?![いくか])|てま|てる|てい[るま]|まし)|(?:別|ほか|他|よそ|次|今)の(?:ところ|とこ|所|会社|店|職場)で(?:もう|今|いま)?(?:働|勤め)(?:いて|て)|(?:考え|探し)て(?:い)?(?:る|た)(?:ところ|とこ|最中|とき|時|矢先)",
    "resume": r"(?<![お御])待たせ(?:て|た|まし|ちゃ|っぱなし)",
    "back": r"間違え(?:た|まし(?:た)?)のは(?!前|さっき|今|いま|答え|回答|ボタン|押)|^(?:間違え|まちがえ)(?:た|ました)[、。 ](?!.*(?:戻|前の|直|さっき|ボタン|答え|押|選)).{2,}[をがの]$",
    "help": r"(?:操作|使い方|やり方|入力|手順)を?(?:間違え|まちがえ|ミスし|誤っ|勘違いし)(?:て|た|まし)",
    "human": r"(?:した|った|いた|んだ)こと(?:が|も|は)?(?:ある|あり|な(?:い|か))|(?:みたいな|のような)(?:人|方)が",
}
_SENSES = {intent: re.compile(sense) for intent, sense in _TOLD.items()}
_WANTS = re.compile(
    r"(?:ください|下さい|ほしい|欲しい|見たい|探した|知りた|教えて|お願い|くれ(?:る|ます|へん|ない)?[?？。]?$|[?？]$|したい(?:です|んです)?$)"
)


def is_told(intent: str, text: str) -> bool:
    """「転職活動中です」「データを消してしまったのも自分です」: told, and nothing is wanted of us."""
    if intent == "pause" and wants_no_figures(text):
        return True  # 「不安4 数字はもうやめて」
    sense = _SENSES.get(intent)
    return sense is not None and sense.search(text) is not None and _WANTS.search(text) is None
