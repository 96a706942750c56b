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


_SHOUTED = re.compile(
    r"(?:(?:代|変|替)われ|[出だ]せ|呼べ|繋げ|つなげ|よこせ|来させろ|話させろ|しろ|来い)$|(?:って|と)$"
)
# A thing of the case that goes on or stops, not this talk.
_STOPS_OR_GOES_ON = frozenset({"pause", "resume"})
_ANOTHER_MATTER = re.compile(
    r"(?:会議|運転|さーびす|授業|練習|生産|放送|販売|受付|入荷|連載|治療)(?:が|を|は|の|も)?(?:一旦)?(?:再開|中断|中止|続[けくき]|やめ|止め)"
    r"|待たせし?(?:すぎ|て(?:しま|怒|い))|再開の(?:めど|見込|予定|日)|(?:電話|訪問|面談|謝罪|接客|連絡|配達|出店|発売|営業)[をは](?:中止|やめ|止め)|(?:穏便|円満|円滑|丸く|無事|きれい)に(?:終わ|おわ)"
    r"|(?:続き|つづき)の(?!話|相談|質問|とこ|所|やつ|件|画面|回答|入力|お願い)"
    r"|(?<!答え)(?<!続け)(?<!相談す)(?<!話)(?<!入力す)(?<!返事す)[うくぐすつぬぶむる]の(?:は|を|も)?(?:やめ|止め|中止)"
)
# 「一度やめて戻ってきた常連」: who or what they are is told.
_TOLD_OF_SOMEBODY = re.compile(
    r"[たるい](?:人|方|客|お?客(?:様|さん)|常連|同僚|仲間|会社|店|取引先|担当(?:者)?|業者|相手)(?:です|だ)?$"
)
_LIKE_SOMEBODY = re.compile(r"(?:さん|の人|の方)?(?:みたいな|のような)(?:人|方|第三者|立場|存在|役)")
_OWN_ACT = re.compile(
    r"て(?:渡|話|伝え|説明|報告|持って行)[^。]{0,3}?(?:た[いく]|ます|よう)|てい?(?:る|た|ます|ました)(?:ところ|最中|の|け|が|$)"
)
# To where one was, which is not in this talk; what was not put back.
_BACK_IN_LIFE = re.compile(
    r"(?:頃|ころ|昔|関係|生活|日常|職場|部署|ちーむ|会社|現場|仲|立場|役職|担当)[にへさ](?:戻|もど)|(?:取り消し|戻し|直し|訂正し|変更し)(?:忘れ|そびれ)"
    r"|間違えて(?:決済|発注|送金|注文|出荷|印刷|返金|納品|会計)"
)


def is_of_the_case(intent: str, piece: str, behind: str) -> bool:
    """Not this talk is to stop, go on or be summed up, but something the answer tells of."""
    if intent in _STOPS_OR_GOES_ON and _ANOTHER_MATTER.search(piece) is not None:
        return True
    if intent == "back" and _BACK_IN_LIFE.search(piece):
        return True
    if intent == "human" and _LIKE_SOMEBODY.search(piece):
        return True
    if intent == "summary":
        return _OWN_ACT.match(behind) is not None
    return intent not in ("human", "help", "jobs") and _TOLD_OF_SOMEBODY.search(piece) is not None


def is_theirs(intent: str, piece: str, asked: str | None) -> bool:
    """Somebody else is to do it: 「元に戻してほしい」; or has told it: 「人から聞いただけ」. `asked`: the open question."""
    if intent == "human":
        return _HEARD_FROM.search(piece) is not None or (asked in _ASKED and _SHOUTED.search(piece) is not None)
    if intent not in _CAN_BE_DEMANDED or _OF_THIS_TALK.search(piece):
        return False
    put_back = _AS_IT_WAS.search(piece) if intent == "back" else None
    if put_back and put_back["wished"]:
        return True
    return asked in _ASKED and (put_back is not None or _DEMANDED.search(piece) is not None)
