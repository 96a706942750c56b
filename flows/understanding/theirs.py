"""Orders that are not meant for us: what the other side demands, and whom something was heard from; orders live in `orders`."""

from __future__ import annotations

import re

# Questions about the other side's words and wishes.
_ASKED = frozenset(
    {
        "facts.said",
        "facts.demands",
        "facts.deadline",
        "stakeholders.customer_wants",
        "expectation.expected",
        "expectation.wished",
    }
)
_CAN_BE_DEMANDED = frozenset({"back", "restart", "delete_data", "summary", "help"})
_AS_IT_WAS = re.compile(
    r"(?:元|もと)(?:の(?:状態|形|姿|通り|とおり|まま|よう)|(?:通|どお)り)?(?:に|へ|さ)[^。]{0,4}(?:戻|もど)"
    r"(?P<wished>[^。]{0,4}?(?:ほし|欲し|もらい|貰い|いただき|頂き|せ(?:$|[、よと])))?"
)
_DEMANDED = re.compile(
    r"(?:てほし|て欲し|てもらい|ても?ろ|ていただき)(?:い|た|ゅう|か)[^。]{0,6}$|[せけげめれべ]$|しろ$|(?:って|と)$"
)
_OF_THIS_TALK = re.compile(
    r"質問|画面|答え|回答|入力|選択|前[にのへさ]|ひとつ|一つ|1つ|最初|はじめから|でーた|記録|ろぐ|履歴|相談|ここまで|今まで|これまで|話|やりとり|使い方|操作|ぼたん"
)
_HEARD_FROM = re.compile(
    r"(?:から|に|より|づて(?:に|で)|伝いに|経由で)(?:は|も|しか|ちょっと|少し)?(?:聞い|聞か|きい|教わ|教え|伝え|言わ|いわ)"
    r"(?:た|だけ|て(?:い|る|お|の|か|知|は|$)|され|れ|った)"
)


def is_theirs(intent: str, piece: str, asked: str | None) -> bool:
    """Somebody else is to do it: 「元に戻してほしい」; or has told it: 「人から聞いただけ」. `asked`: the open question."""
    if intent == "human":
        return _HEARD_FROM.search(piece) is not None
    if intent not in _CAN_BE_DEMANDED or _OF_THIS_TALK.search(piece):
        return False
    put_back = _AS_IT_WAS.search(piece) if intent == "back" else None
    if put_back and put_back["wished"]:
        return True
    return asked in _ASKED and (put_back is not None or _DEMANDED.search(piece) is not None)
