"""What was told besides the answers that have a place of their own: the course of things as sentences of a report, what
was done about it since; turning one sentence lives in prose.py, what may be said to whom in own.py."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from flows.case import Case
from flows.documents.beside import is_beside, of_the_matter
from flows.documents.prose import prose
from flows.documents.thrown import apart
from flows.understanding.clauses import sentences
from flows.understanding.telling import BOSS_WORD, SUBJECT

MOST = 6  # sentences of a course
MOST_READ = 60  # sentences: a report of more is written by hand
LONGEST, SHORTEST = 90, 8  # letters of a sentence
_STOPS = "。．.！!？?　 、…\n"
_MARKED = re.compile(r"[「」『』“”\"]")
# What one feels, fears, wishes or thinks of oneself or of others: no course of things.
_NO_FACT = re.compile(
    r"しんど|つら[いく]|辛[いく]|怖|こわ|不安|悔し|くやし|腹が立|むか|泣|涙|疲れ|眠れ|寝られ|だめ|ダメ|無理|嫌|いや[だで]|納得|落ち込|情けな|パニック|心配|"
    r"迷[っい]|悩|もやもや|限界|イライラ|怒り|理不尽|悲し|恥ずかし|後悔|反省|自信|責任を感じ|気持ち|気が[重し]|考えられ|消えたい|死|"
    r"(?:自分|私|わたし|俺|僕|うち|わし)[^。]{0,6}(?:悪[いか]|せい|ミス(?:です|だ|や|$))|悪いのは|どうしたら|どうすれば|どうしよう|べき|教え|助け|相談(?:したい|に乗)|"
    r"他人事|ひとごと|冷た[いく]|丸投げ|頼りな|くせに|勝手(?!に)|ひど[いく]|最低|わから|分から|知らない|思[いうっ]|そうです$|らしい|みたい|ような?です|かもしれ|たい(?:です)?$|ほしい|欲しい"
)
_BLAMES_ONESELF = re.compile(
    r"(?:自分|私|わたし|俺|僕|うち|わし)[^。]{0,8}(?:悪[いか]|せい|だめ|ダメ|駄目|最低|向いて(?:い)?ない)|悪いのは|(?:全部|ぜんぶ|すべて)[^。]{0,4}(?:自分|私)|消えたい|情けな"
)
# Who one is and where one works stands in the greeting.
_WHO_I_AM = re.compile(
    r"(?:働いて(?:い)?(?:ます|ました|る|た)|勤め(?:て|ました)|仕事(?:を)?(?:して(?:い)?(?:ます|ました|る|た)|です|でした)|(?:店員|社員|営業|パート|アルバイト|看護師|介護士|事務員?)(?:です|でした|をして(?:い)?(?:ます|ました)))$|年目|^(?:こんにちは|はじめまして|すみません|お願い)"
)
_SAID = re.compile(
    r"(?:と|って|とか)[^。]{0,12}(?:言われ|言ってき|言って(?:い)?(?:ます|ました|る|た|くれ|もら)|怒鳴|怒られ|叱られ|責められ|強く言われ)|(?:怒られ|叱られ|責められ|強く言われ)(?:ました|ています|た)$"
)
_AWAY = re.compile(
    r"(?:上司|店長|課長|部長|社長|主任|係長|所長|責任者|リーダー)(?:さん)?[^。]{0,12}(?:休み|出張|いな|不在|外出|電話も?(?:に)?出|連絡(?:が|は|も)?(?:つか|取れ|とれ))|"
    r"連絡(?:が|は|も)?(?:つ(?:か|きま)|取れ|とれ)|(?:今日|きょう|今|いま)[^。]{0,6}(?:一人|ひとり)|ワンオペ|一人で(?:店|勤務|シフト|対応)"
)
# What was done about it afterwards.
_SINCE = re.compile(
    r"(?:見つけ(?:て|た|まし)|お?返しし|返しま|送り直|作り直|やり直|書き直|入れ直|差し替え|訂正(?:を)?し|修正(?:を)?し|返金(?:を)?し|交換(?:を)?し|回収(?:を)?し|再発行|再送|再発送|弁償(?:を)?し|"
    r"(?:削除|破棄|返送|返却)[^。]{0,6}(?:お?願い|頼|依頼)|電話で[^。]{0,6}(?:謝|お詫び)|(?:その場|すぐ|当日|その日)[^。]{0,10}(?:謝|お詫び|電話|連絡|交換|持って)|"
    r"(?:新しい|正しい|代わりの|別の)[^。]{0,14}(?:送|持って|お?渡し|届け|お出し|用意))[^。]*(?:ました|た)$"
)
_LEFT_UNDONE = re.compile(
    r"(?:な(?:い|かった)|ません|へん(?:かった)?|[らわまかがさばえけせ]ん(?:かった)?|ず|ぬ|未[一-鿿]{1,2}|"
    r"(?:did|have|was)(?:n'?t| not)\b.*|\bnever\b.*)(?:です|でした|んです|けど|し|の)*$"
)
_IT_WAS_ME = re.compile(
    r"^(?P<what>.{6,}[ただ])(?:の|ん)(?:は|が)?、?(?:たぶん|多分|おそらく|確か|完全に|全部)?(?:私|わたし|自分|俺|オレ|僕|うち|わし)(?:の(?:ミス|せい|不注意|責任|確認不足))?(?:です|だ|や|なん(?:です|だ))?$"
)
_TOLD_THE_BOSS = re.compile(
    rf"{BOSS_WORD}(?:さん)?(?:に(?:は|も)?|へ|と)[^。]{{0,8}}(?:(?<!電)話|報告|相談|伝え|言|連絡)"
)
_FROM_NOW = re.compile(
    r"^(?:これから|今後|次から|次回から|以後|今度から)(?:は)?、?(?P<what>.{6,60}(?:る|ます|う|く|す|つ|ぶ|む|ぐ))$"
)
_TELLS = re.compile(r"(?:ました|ています|ません|ませんでした)。$")
_REGRETS = re.compile(r"[てで]しま[いっ]|ませんでした|なかった|間違|誤|忘れ|できませ")


def raw_sentences(case: Case) -> tuple[str, ...]:
    """Every sentence that was told, in order, no more than MOST_READ; of a case without them those of the story. What
    leads to somebody's words stands for itself."""
    return _sentences(tuple(case.told) or (*case.story, *(text for text in (case.happened, case.did) if text)))


@lru_cache(maxsize=16)
def _sentences(texts: tuple[str, ...]) -> tuple[str, ...]:
    spoken = (one for text in texts for span in sentences(text) if (one := span.of(text)))
    told = (of_the_matter(one).strip(_STOPS) for one in spoken if apart(one.strip(_STOPS))[1] or not is_beside(one))
    return tuple(lead for words in islice(filter(None, told), MOST_READ) if (lead := apart(words)[0]))


def whole(words: str, case: Case) -> str:
    """A clause that was cut short (…) as far as its sentence tells it before anybody's words begin."""
    cut = words.rstrip(_STOPS)
    if not words.rstrip().endswith("…"):
        return words
    told = next((one for one in raw_sentences(case) if cut in one and not _MARKED.search(one)), "")
    return told if told and len(told) <= LONGEST else words


def is_own_act(words: str) -> bool:
    """Nobody else is who does it."""
    return not SUBJECT.match(words) and not _AWAY.search(words) and not _SAID.search(words.rstrip("。"))


def is_left_undone(words: str | None) -> bool:
    """It tells of something that was not done: 「確認せずに送った」 was done."""
    return _LEFT_UNDONE.search((words or "").strip(_STOPS)) is not None


def is_called_ones_own(words: str) -> bool:
    """「確認せずに入れたのは私です」"""
    return _IT_WAS_ME.match(words.strip(_STOPS)) is not None


def own_part(words: str) -> str:
    """「確認せずに入れちゃったの、たぶん私です」: the deed, for whoever has called it theirs."""
    cleft = _IT_WAS_ME.match(words)
    return cleft["what"] if cleft is not None else words


def is_a_fact(said: str) -> bool:
    """A sentence of the course of things, in です・ます: no feeling, no view, nobody's words."""
    bare = said.rstrip("。")
    return SHORTEST <= len(bare) <= LONGEST and not (
        _MARKED.search(bare) or _NO_FACT.search(bare) or _WHO_I_AM.search(bare) or _SAID.search(bare)
    )


def is_beside_the_matter(said: str) -> bool:
    """Who is away and what was done since is not what it is all about."""
    return tells_who_is_away(said) or tells_what_was_done_since(said)


def tells_the_boss(said: str) -> bool:
    """That the boss was told is no news to them."""
    return _TOLD_THE_BOSS.search(said) is not None


def tells_facts(text: str) -> bool:
    """Some sentence of it tells a fact: worth keeping, whatever was asked."""
    told = (span.of(text).strip(_STOPS) for span in sentences(text))
    return any(is_a_fact(said) and _TELLS.search(said) for words in told if words and (said := prose(own_part(words))))


def tells_a_plan(text: str) -> bool:
    return _FROM_NOW.match(text.strip(_STOPS)) is not None


def planned(case: Case) -> str:
    """What is done from now on, as it was told by the way."""
    told = (_FROM_NOW.match(one) for one in raw_sentences(case))
    return next((hit["what"] for hit in told if hit is not None and not is_no_fact(hit["what"])), "")


def is_no_fact(words: str) -> bool:
    """A feeling, a doubt, a wish or a view, of oneself or of others."""
    return _NO_FACT.search(words) is not None


def tells_who_i_am(words: str) -> bool:
    """Who one is and where one works."""
    return _WHO_I_AM.search(words.strip(_STOPS)) is not None


def blames_oneself(words: str) -> bool:
    return _BLAMES_ONESELF.search(words) is not None


def tells_who_is_away(said: str) -> bool:
    return _AWAY.search(said) is not None


def tells_what_was_done_since(said: str) -> bool:
    return _SINCE.search(said.rstrip("。")) is not None and not _REGRETS.search(said)


def unsaid(found: Iterable[str], elsewhere: Sequence[str]) -> list[str]:
    """Those that stand nowhere else yet, each once."""
    kept: list[str] = []
    for said in found:
        if len(kept) < MOST and not any(is_the_same(said, other) for other in (*kept, *elsewhere)):
            kept.append(said)
    return kept


def is_the_same(one: str, other: str) -> bool:
    """One says what the other says, or a good part of it."""
    a, b = _letters(one), _letters(other)
    if not a or not b:
        return False
    if a in b or b in a:
        return True
    pairs, others = ({text[n : n + 3] for n in range(len(text) - 2)} for text in (a, b))
    return len(pairs & others) >= 0.6 * max(1, min(len(pairs), len(others)))


def _letters(text: str) -> str:
    return re.sub(r"(?:ました|ます|でした|です|た)?[。、\s・…]+|(?:ました|ます|でした|です|た)$", "", text)


def each_once(found: Iterable[str]) -> list[str]:
    """Without those that say no more than another one does."""
    kept: list[str] = []
    for words in filter(None, found):
        if not any(_letters(words) in _letters(one) for one in kept):
            kept = [*(one for one in kept if _letters(one) not in _letters(words)), words]
    return kept
