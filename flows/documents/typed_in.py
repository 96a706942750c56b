"""What a text typed for a blank is (words for it, a question, a no, a doubt, too much for a name), and which of its
words go in; how they stand in a document lives in filling.py."""

from __future__ import annotations

import re
from collections.abc import Collection

from flows.documents.striking import quoted_in

WORDS, QUESTION, REFUSAL, DOUBT, UNFIT = "words", "question", "refusal", "doubt", "unfit"
DAYS = frozenset({"follow_by", "reply_by", "answer_by", "today"})
NAMES = frozenset({"sender", "organisation", "addressee", "boss_name", "other_boss_name"})
SHORT = NAMES | DAYS | {"phone", "when"}
_LONGEST = {"organisation": 24, "phone": 60, "when": 30}
_A_NAME, _A_DAY = 16, 24  # letters
_PLAIN_NAME = 12  # letters: what is longer may have more before the name
_SHORT_ENOUGH = 30  # letters of a no or a question where a sentence is asked for
_STOPS = "。．.、, 　!！?？…〜～\n"
_CLAUSE = re.compile(r"[^。．\n！!？?]+[。．！!？?]*")
_ROLE = (
    r"(?:店長|部長|課長|係長|主任|所長|院長|園長|校長|師長|施設長|社長|会長|"
    r"専務|常務|支配人|局長|室長|チーフ|リーダー|マネージャー|オーナー|責任者|担当者?|先生|お?客様)"
)
_IS_A_ROLE = re.compile(rf"^(?:ご|お)?[一-鿿]{{0,4}}{_ROLE}(?:さん|様|の方)?$")
# How words for a blank are wrapped: 「店長さんでいい？」「山田って書いて」.
_PLEASE = r"(?:くだ(?:さい)?|下さい|ほしい(?:です)?|欲しい(?:です)?|くれ(?:る|ますか)?|もらえ(?:る|ますか)|よ|ね)?"
_SET = (
    rf"(?:に|と|って|で)(?:変え|替え|かえ|直し|なおし|書き(?:換え|かえ|直し)|し(?:と(?:い)?|ておい)?|書い(?:とい)?|入れ(?:とい)?|訂正し|変更し|修正し)て{_PLEASE}(?:いい)?|"
    r"(?:に|で)(?:します|する|したい(?:です)?|変え(?:たい(?:です)?|ます|る))|に変更|"
    r"を入れ(?:て(?:ください)?|ます|たい(?:です)?)"
)
_WRAPPED = re.compile(
    rf"(?:{_SET}|(?:だけ)?で(?:いい|よい|良い|いく|ok|OK|オッケー|大丈夫|お願い(?:します)?|頼みます|もいい)(?:です|よ|の)?(?:か(?:な|ね|も)?|よね|ね)?|"
    r"がいい(?:です)?(?:かな)?|と(?:いいます|言います|申します)|で(?:す|ございます)(?:か|よね|ね|よ)?|だよ|かな|かも|とか|で)$"
)
_ONLY_ASKS = re.compile(r"[?？]\s*$")
_PROPOSES = re.compile(
    r"(?:で|に(?:し|書い)て)も?(?:いい|よい|良い|OK|ok|大丈夫|いける)[^。]{0,6}[?？]\s*$|かな[?？]\s*$"
)
_BEFORE_IT = re.compile(r"^.{2,}?(?:けど|けれど|ですが|んだが)[、,…\s]*(?=\S{2})")
_LEADS = re.compile(
    r"^(?:じゃあ?|では|それなら|なら|はい|うん|ええと|えっと|えーと|あの|いや|いえ|やっぱり?|あと|とりあえず|たぶん)[、,…\s]*(?=.{2})"
)
_IS_SET = re.compile(rf"(?:{_SET})[。．!！?？]*$|[」』](?:で|に)[。．!！]*$|→|⇒|->")
# It is to be left open, or to be open again.
_EMPTIED = re.compile(
    r"(?:空欄|空白|ブランク|からっぽ|空)(?:の(?:まま|状態))?(?:に|で|へ)|空けて|あけて|(?:もど|戻)して(?!.*[」』].*に)|"
    r"(?:消し|外し|はずし|抜い|取っ|なしにし|無しにし|削除し)て|なしで|無しで|なくして"
)
_NO = re.compile(
    r"(?:入れ|書き|かき|言い|いい|教え|出し|載せ|のせ|知らせ|使い|明かし|名乗り)たく(?:は|も)?(?:な|ありませ)|"
    r"(?:入れ|書か|かか|言わ|教え|出さ|載せ|のせ|使わ)(?:ない(?!と)(?:で)?|ません|ずに|なくて|ん(?:とく|とこ|で))|やめ(?:と(?:く|こ|きま)|てお)|"
    r"なし(?:で|に|$)|無し(?:で|に|$)|(?:空欄|空白)(?:の(?:まま))?(?:で|に|$)|空けて|空けと|いら(?:ない|ん(?:わ|$)|ぬ)|要らない|要らん|不要|嫌(?:だ|です|$|や)|いや(?:です|だ|や)|無理|むり|パス|匿名|"
    r"(?:分|わ)から(?:な|ん|へん)|知ら(?:な|ん|へん|ぬ)|思いつ(?:か|き(?:ません|ま))|(?:決|き)まって(?:い)?(?:な|ません|へん)|決めて(?:い)?(?:な|ません)|覚えて(?:い)?(?:な|ません|へん)|忘れ(?:た|まし|ちゃ)|"
    r"特に(?:な(?:い|し)|ありませ)|^(?:まだ)?(?:な(?:い|し)|無い|無し|ありません|ない(?:です|よ|わ))$|どうでもいい|"
    r"(?i:\b(?:don'?t (?:want|know)|rather not|no name|leave it (?:open|blank|empty)|skip)\b)"
)
_ASKS = re.compile(
    r"[?？]\s*$|(?:どっち|どちら|どれ|だれ|誰|どこ|何|なに|なん|いつ|どう|なぜ|なんで|どういう)[^。]{0,14}(?:の|か|かな|っけ|こと|意味|ば(?:いい|よい|ええ)(?:です|の|ん)?(?:か)?|すか|んか)$|"
    r"(?:の(?:こと|名前)?|って)(?:何|なに|なん|どっち|だれ|誰|どれ|どこ|どういう)|(?:必要|要る|いる)(?:なの|なんです|です|の|ん(?:です|の)?)?(?:か(?:な)?|の)$|"
    r"(?:書か|入れ|言わ)(?:なきゃ|ないと|なくちゃ|なあかん|んと)(?:だめ|ダメ|いけない|あかん)?(?:です|なの|ん)?(?:か(?:な)?|の)?$|"
    r"(?:い(?:い|る)|よい|です|ます|した|ある|べき|する)(?:の)?(?:か|かな)$"
)
_DOUBTS = re.compile(
    r"^(?:う[ー〜]*ん|え[ー〜]*(?:っ?と)?|ん[ー〜]*)[、。…ー〜\s]*$|どうしよ|どうかな|迷[うっい]|悩[むみん]|難し|むずかし|(?:分|わ)かりにく|困っ"
)
# No name ends like this, and none has such particles in it.
_NO_NAME = re.compile(
    r"(?:ない|たい|ます|ません|ました|でした|です|する|した|して|いる|いた|けど|けれど|ので|のに|かな|かも|どっち|いい|って|っけ|だった|だろう?|みたい|思う|思い|ある|あった|くれ|ください|ほしい|らしい|こと|まま|ところ)$"
    r"|を|せず|[はがに]、|、|って|という|けど|[?？!！]|(?:です|ます|した|ない)[かがしねよ]"
)
_CALLED: dict[str, str] = {
    "addressee": r"(?:お?相手|先方|お?客(?:さん|様)?|向こう)の?(?:お?名前|名|氏名)?|宛名|あて名|宛先|お?名前|氏名",
    "sender": r"(?:私|わたし|自分|ご自分|僕|俺|こちら|差出人)の?(?:お?名前|名|氏名)?|差出人|署名|お?名前|氏名",
    "organisation": r"会社名?|店名|お?店の名前|会社の名前|社名|屋号",
    "boss_name": r"(?:上司|報告先)の?(?:お?名前|名)?|お?名前",
    "other_boss_name": r"(?:別の)?上司の?(?:お?名前|名)?|お?名前",
    "today": r"日付",
    "reply_by": r"(?:お?返事|回答)(?:する|の)?(?:日|期限)|(?:返事の)?期限|いつまで",
    "follow_by": r"次に?(?:の)?連絡(?:する)?(?:日)?",
    "answer_by": r"(?:お?返事がほしい|返事の)(?:日|期限)|期限",
    "phone": r"(?:自分の)?(?:連絡先|電話番号|番号)",
    "happened": r"(?:起きた|あった)こと|内容",
    "when": r"(?:連絡のあった)?日時",
    "did": r"(?:ご?自分の|私の)?した(?:こと|ところ)",
    "repair": r"(?:すぐに?できる)?対応",
    "prevention": r"(?:くり返さない(?:ための)?)?(?:工夫|再発防止)",
    "help": r"(?:お?手伝い(?:できること)?)",
    "expected": r"期待(?:していたこと)?",
    "wished": r"お願い(?:したいこと)?",
}  # fmt: skip
_PLACE = r"(?:の?(?:ところ|とこ|部分|欄|空欄|箇所|とこだけ))?(?:の(?:名前|言葉))?(?:は|を|が|も|だけ|、|：|:|\s)*"


def sense_of(key: str, text: str) -> str:
    """WORDS, QUESTION, REFUSAL, DOUBT or UNFIT."""
    said = text.strip()
    if words_in(key, text):
        return WORDS
    bare = said.strip(_STOPS)
    if key not in SHORT and len(bare) > _SHORT_ENOUGH and not said.endswith(("?", "？")):
        return WORDS
    if _ASKS.search(said.rstrip("。．.!！… ")):
        return QUESTION
    if _NO.search(bare):
        return REFUSAL
    if _DOUBTS.search(bare):
        return DOUBT
    return UNFIT if key in SHORT else WORDS


# 「具体的には、のところは「…」で」: a place by the words of the draft before it.
_AT_A_PLACE = re.compile(
    r"^(?:[^「」『』。\n]{0,6}[、\s])?[「『]?(?P<place>[^「」『』。\n]{2,16}?)[」』]?[、,]?(?:の|って)?(?:ところ|とこ|部分|欄|空欄|箇所)(?:は|に|には|を|も|へ)"
    r"[、,\s]*[「『](?P<words>[^「」『』]{2,})[」』](?:で|に|を|と|って)(?!.*(?:変え|消し|外し))"
)


def at_a_place(text: str) -> tuple[str, str]:
    """The words of the draft that name a place, and what is to stand there; ("", "") for other texts."""
    found = _AT_A_PLACE.search(text.strip())
    return (found["place"].strip("、 "), found["words"]) if found is not None else ("", "")


def words_in(key: str, text: str) -> str:
    """The words of a text that go into this blank; "" where none do."""
    _, there = at_a_place(text)
    if there and (key not in SHORT or _fits(key, there)):
        return there
    if (clause := _set_clause(key, text)) is not None:
        return _value(clause, key)
    if key not in SHORT:
        return "" if _is_beside(text) else text
    said = [clause for clause in _CLAUSE.findall(text) if not _ONLY_ASKS.search(clause) or _PROPOSES.search(clause)]
    found = [one for clause in said if (one := _value(clause, key)) and _fits(key, one)]
    return found[-1] if found else ""


def _is_beside(text: str) -> bool:
    """No sentence for a letter: a question, or a no and nothing else."""
    bare = text.strip().strip("。．.!！…～〜 　")
    if bare.endswith(("?", "？")):
        return True
    return len(bare) <= _SHORT_ENOUGH and any(p.search(bare) for p in (_ASKS, _NO_AND_NO_MORE, _DOUBTS_ALONE))


_NO_AND_NO_MORE = re.compile(
    rf"^(?:うーん|えっと|いや|ちょっと|まだ|それは|これは|ここは|今は|特に|正直|何も|なにも|いまは)*[、…\s]*(?:{_NO.pattern})(?:い|いです|です|よ|ね|かな|な|ん|した)*$"
    r"|^.{0,14}(?:か|が|は|のか)(?:よく|まだ|全然)?(?:分|わ)から(?:ない|ん|ません|へん)(?:です|な|けど|よ|の)*$"
)
_DOUBTS_ALONE = re.compile(rf"^(?:{_DOUBTS.pattern})(?:い|いです|です|う|な|なあ|かな|ます|た|ています)*$")


def _value(clause: str, key: str) -> str:
    """The words of one clause: those in quotation marks, else what is left without what wraps them."""
    if quoted := quoted_in(clause):
        return quoted[-1]
    arrow = re.split(r"→|⇒|->", clause)
    words = _LEADS.sub("", arrow[-1].strip(_STOPS))
    if key in NAMES and len(words) > _PLAIN_NAME:
        words = _BEFORE_IT.sub("", words)
    if (
        len(arrow) == 1
        and (called := re.match(rf"^(?:{_CALLED[key]}){_PLACE}(?=\S)", words))
        and _names_a_place(called, words)
    ):
        words = words[called.end() :]
    for _ in range(2):
        words = _WRAPPED.sub("", words.strip(_STOPS)).strip(_STOPS)
    return "" if _ONLY_THE_WISH.match(words) else words


# 「名前を入れて」: no name in it.
_ONLY_THE_WISH = re.compile(
    r"^(?:入れ|いれ|変え|かえ|替え|直し|なおし|書い|書き|消し|足し|教え|うめ|埋め)(?:て|た|る|れ|ない|なきゃ|とい).{0,8}$"
)
# 「自分の名前は佐藤です」
_TOLD_SO = re.compile(r"(?:です|だよ|と?いいます|と申します)[。．!！]*$")


def _names_a_place(called: re.Match[str], words: str) -> bool:
    """「会社名は…」, not 「担当者でいい」 or 「株式会社みどり」."""
    return called.group()[-1:] in "はをがも、：: 　けろこ分欄所" and called.end() < len(words)


def _fits(key: str, words: str) -> bool:
    if not words or len(words) > _LONGEST.get(key, _A_DAY if key in DAYS else _A_NAME):
        return False
    if _NO.search(words) or _DOUBTS.search(words) or _ASKS.search(words):
        return False
    if key in NAMES:
        return not _NO_NAME.search(words)
    return not re.search(r"(?:たい|けど|のに|かな|って|思う)$", words)


# What was filled in already, said otherwise or taken out again.


def edited(text: str, filled: Collection[str], there: Collection[str]) -> list[str]:
    """Keys of blanks that the text sets anew or empties: of those `filled` (the last one last), or `there` in the draft
    and named by their words."""
    keys = (_edited_by(clause, filled, there) for clause in _CLAUSE.findall(text))
    return list(dict.fromkeys(filter(None, keys)))


def _edited_by(clause: str, filled: Collection[str], there: Collection[str]) -> str:
    sets, empties = _IS_SET.search(clause.strip()), _EMPTIED.search(clause)
    if not sets and not empties:
        open_names = (key for key in (*filled, *there) if key in NAMES and key != "addressee")
        told = (key for key in open_names if _TOLD_SO.search(clause) and _names(key, clause))
        return next((key for key in told if _fits(key, _value(clause, key))), "")
    known = [*reversed(list(filled)), *(key for key in there if key not in filled)]
    named = [key for key in known if _names(key, clause)]
    if empties and not (sets and quoted_in(clause)):
        return next((key for key in named if key in filled), "")
    if named:
        return named[0] if _fits_or_long(named[0], _value(clause, named[0])) else ""
    value = quoted_in(clause)[-1] if quoted_in(clause) else ""
    if not value or len(quoted_in(clause)) > 1:
        return ""
    whose = [key for key in known if key in filled and key in NAMES and _fits(key, value)]
    if is_a_role(value):
        whose = [key for key in whose if key in ("addressee", "boss_name", "other_boss_name")]
    return whose[0] if whose and len(value) <= _A_NAME else ""


def _fits_or_long(key: str, words: str) -> bool:
    return bool(words) and (key not in SHORT or _fits(key, words))


def _names(key: str, clause: str) -> bool:
    place = r"(?:の(?:ところ|とこ|部分|欄|空欄|箇所)|は|を|も|だけ|、|「|『)"
    called = _CALLED.get(key, "(?!)")
    return re.search(rf"(?:^|[、。」』\s]|あと|それと)(?:{called}){place}", clause) is not None


def _set_clause(key: str, text: str) -> str | None:
    """Of several clauses the one that sets this blank by its name: 「会社名は空欄に。名前は「山田」にして」."""
    clauses = _setting(text)
    named = [one for one in clauses if _names(key, one)]
    if named:
        return named[-1]
    quoting = [one for one in clauses if quoted_in(one) and not any(_names(other, one) for other in _CALLED)]
    return quoting[-1] if quoting and len(quoted_in(text)) >= 1 and key in SHORT else None


def _setting(text: str) -> list[str]:
    return [one for one in _CLAUSE.findall(text) if _IS_SET.search(one.strip()) and not _EMPTIED.search(one)]


def is_emptied(key: str, text: str) -> bool:
    """The text takes what was filled in out again."""
    emptying = [one for one in _CLAUSE.findall(text) if _EMPTIED.search(one) and _names(key, one)]
    return bool(emptying) and not any(_names(key, one) for one in _setting(text))


def is_of_a_blank(text: str) -> bool:
    """「名前は空欄に戻して」 is no wish to go back."""
    return re.search(r"空欄|空白|ブランク", text) is not None


def is_a_role(words: str) -> bool:
    """「店長」: what somebody is, not what they are called."""
    return _IS_A_ROLE.match(words.strip()) is not None
