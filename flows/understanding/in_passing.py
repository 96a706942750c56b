"""What short remarks tell that are no story by themselves: that they keep calling, that the boss cannot be told; whole
stories are read in story.py."""

from __future__ import annotations

import re

_CALLS = re.compile(
    r"(?:電話|着信|でんわ)(?:が|も|は|とか|ばっかり?)?(?:毎日|何度も|何回も|また|よく|しょっちゅう|今日も|夜も|ずっと)?"
    r"(?:かかって)?(?:く|来|き)(?:る|ん|た|て(?!もら)|まし|ます|とる|よる)|(?:何度も|何回も|毎日|しつこく|また)電話(?:が|を|して|かけて|かか)"
)
_ONES_OWN_CALL = re.compile(r"(?:こちら|こっち|私|自分|俺|僕)(?:から|が|は)[^。]{0,10}電話")
_CANNOT_SAY = re.compile(
    r"よう(?:言|い|話|相談|報告)(?:わ|え|さ|せ)?(?:ん|へん|まへん)|(?:言い出せ|切り出せ|とても言え|言う勇気|話す勇気|報告する勇気|言えそうに(?:も)?|話せそうに(?:も)?)"
    r"(?:が|は)?(?:な|ま(?:せん|へん)|へん|ん)"
)
_TO_OTHERS = re.compile(r"(?:客|先方|相手|家族|妻|夫|嫁|旦那|親|母|父|友)[^。]{0,8}(?:に|へ)")


def they_call(text: str) -> bool:
    """「電話くるんです」: they get in touch by telephone; one's own call is none of theirs."""
    return _CALLS.search(text) is not None and _ONES_OWN_CALL.search(text) is None


def boss_cannot_be_told(text: str) -> bool:
    """「まだ言えてへん…よう言わんわ」, of nobody else than the own house."""
    return any(_CANNOT_SAY.search(one) and not _TO_OTHERS.search(one) for one in re.split(r"[。\n]", text))
