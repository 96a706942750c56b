"""Hears the wish for an untrue text (blame somebody else, own up to everything, invent, hide) and offers a true one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from flows.case import Case
from flows.content import content
from flows.decision import claims, factors_of
from flows.documents.checking.reading import read_draft
from flows.documents.checking.words import OTHERS, YOU
from flows.documents.choosing import kinds_for
from flows.documents.draft import Draft, draft

_LONGEST = 300  # letters; a wish for a text is short, a story is not
_A_TEXT = (
    r"(?:文(?!句)|手紙|メール|めーる|報告|書類|理由書|始末書|顛末書|経緯書|言い訳|返事|返信|LINE|line|メッセージ|台本|セリフ|せりふ|"
    r"説明|下書き|原稿|レポート|理由|話|お詫び|謝罪|コメント)"
)
_PLEASE = (
    r"(?:書(?:い|け|き)|作(?:っ|れ|り|成)|つく(?:っ|れ|り)|考え(?:て|ろ|られ)|出し(?:て|た)|直して|変えて|まとめて|教えて|ほしい|欲しい|"
    r"くれ(?!た)|くださ|ちょうだい|頼(?:む|み|め)|お願い|できる|できます|でき(?:ない|ませ)|無理(?:か|です)|にして(?:。|$|よ|ね|や)|"
    r"たい(?:です|ん|の|。|$|けど|な)|もらえ|いただけ|がいい|でいい|(?:文|案|メール|手紙|報告書|言い訳)(?:を|は|が|ある|お|$|。))"
)
_ANOTHER = rf"(?:{OTHERS}|{YOU}|ほかの人|他の人|誰か|だれか|別の人|よその人|人)"
_BLAME = re.compile(
    rf"{_ANOTHER}(?:ら|たち)?(?:の|が|に|へ)(?:せい|責任|ミス|間違い|落ち度|失敗|責め|罪|全部|すべて)?(?:を)?"
    r"(?:にし|だったことにし|ということにし|ってことにし|とし|になすり|なすりつけ|なすり付け|押しつけ|押し付け|かぶせ|被せ|かぶって(?:もら|くれ)|着せ|転嫁|"
    r"悪(?:い|かった)(?:こと|よう|感じ|ふう|風|って|と|みたい)|やった(?:こと|よう|って)|間違えた(?:こと|よう|って)|ミスした(?:こと|よう|って)|忘れた(?:こと|よう|って))|"
    r"(?:責任|罪|ミス|せい)(?:を|は)?[^。、]{0,10}(?:に|へ)(?:なすり|押しつけ|押し付け|かぶせ|被せ|着せ|転嫁|回し|振っ)|"
    r"(?:私|自分)(?:の(?:せい|責任|ミス)|が悪い)(?:では|じゃ)な[^。、]{0,4}(?:こと|よう|感じ|ふう)に"
)
_OWN_UP = re.compile(
    r"(?:嘘|うそ|ウソ)(?:で(?:も|い)|ついて|八百)[^。]{0,24}(?:認め|謝|詫|悪|責任|かぶ|すべて|お詫び)|"
    r"(?:すべて|何でも|なんでも|とにかく|とりあえず)[^。、]{0,14}(?:認め(?:る|た|て)|(?:私|自分|当社|こっち|こちら)(?:が|の)[^。、]{0,6}(?:悪(?:い|かった)|せい|責任)(?:に|こと|って|と(?:いう)?)|かぶ(?:る|った|って)|悪(?:い|かった)(?:こと|って))|"
    r"(?:やって(?:い)?(?:も)?(?:い)?な|して(?:い)?(?:も)?(?:い)?な|悪く(?:は)?な|身に覚えの?な|知らな|事実(?:で|と|じゃ)|本当(?:で|は|じゃ))[^。]{0,20}(?:けど|けれど|が|のに|くて|ても|こと(?:も|まで)|違)[^。]{0,20}(?:認め|謝|詫|悪(?:い|かった)こと|やったこと|したこと)|"
    r"(?:やった|した|間違えた|忘れた|壊した|盗んだ|言った)ことに(?:し|なっ)(?:て|た)[^。]{0,8}(?:謝|詫|お詫び)"
)
_INVENT = re.compile(
    r"(?:嘘|うそ|ウソ|でっちあげ|でっち上げ|架空|作り話|ニセ|にせ|偽|もっともらし|それらし|ばれな|バレな|適当な|うまい)(?:の|な|い|を|で)?[^。、]{0,10}(?:理由|言い訳|経緯|報告|説明|病気|診断|事情|話|文|手紙|メール|原因|記録|日付|数字|証拠)|"
    r"(?:病気|体調不良|熱|事故|渋滞|電車|身内|家族|葬式|不幸|システム|機械|故障|停電|入院|風邪|けが|怪我)[^。、]{0,12}(?:だった|あった|出た|遅れた|壊れた|した)?(?:こと|ふう|てい)に(?:し|な|でき)|"
    r"(?:日付|日にち|時間|数字|記録|金額|履歴)(?:を|は)?[^。、]{0,6}(?:ごまか|改ざん|書き換え|いじっ|変え|ずらし|盛っ)|(?:ちゃんと|確認|連絡|報告|説明|送|渡|伝え)[^。、]{0,8}(?:した|った|てい|いた|っていた)ことに(?:し|でき)|(?:話|経歴|実績|成果|数字)を盛"
)
_HIDE = re.compile(
    r"(?:ミス|失敗|間違い|遅れ|事故|クレーム|苦情|本当のこと|事実|原因|漏えい|漏洩|紛失)(?:の(?:こと|件))?(?:は|を|が|に)[^。、]{0,8}(?:隠し|隠す|伏せ|ごまか|誤魔化|触れな|触れず|ふれず|書かな|書かず|言わず|なかったこと|無かったこと|ばれな|バレな|ばれず|バレず|もみ消)|"
    r"(?:なかった|無かった|起きなかった)ことに(?:し|でき)[^。、]{0,4}(?:て|た|る)"
)
# What was done to the person, or what they do not want.
_NOT_ASKED = re.compile(
    r"(?:せい|責任|こと)に(?:され|して(?:くる|き(?:た|ま)|しま)|は?し(?:たく(?:は|も)?な|ない(?!と)|ません|てはいけ|ちゃ(?:いけ|だめ|ダメ)))|"
    r"(?:嘘|うそ)(?:は|を|も|なんて)[^。、]{0,8}(?:書きたくな|つきたくな|言いたくな|書けな|つけな|だめ|いけな|嫌|いや)|"
    r"(?:かぶせ|なすりつけ|押しつけ|押し付け|着せ)られ|(?:隠し|ごまかし)たく(?:は|も)?な|"
    r"(?:と|って)(?:上司|先輩|会社|店長|課長|部長|社長|相手|客|向こう)?(?:に|から)?(?:言われ|迫られ|命じられ|頼まれ|強要|指示され|怒られ)|しろと|書けと"
)


@dataclass(frozen=True, slots=True)
class Declined:
    """`wish`: blame own_up invented hide; `text` declines kindly; `draft` is the true version offered instead."""

    wish: str
    text: str
    draft: Draft


def untrue_wish(text: str) -> str | None:
    """What untrue text is asked for: blame own_up invented hide; None when none is. Linear in the length."""
    if len(text) > _LONGEST:
        return None
    said = read_draft(text).said
    if _NOT_ASKED.search(said) or not re.search(_PLEASE, said):
        return None
    for wish, pattern in (("blame", _BLAME), ("own_up", _OWN_UP), ("invented", _INVENT), ("hide", _HIDE)):
        hit = pattern.search(said)
        if hit and (re.search(_A_TEXT, said) or re.search(_PLEASE, said[hit.end() - 2 :])):
            return wish
    return None


def decline(wish: str, case: Case, now: datetime | None, register: str = "standard", language: str = "ja") -> Declined:
    """The kind no to an untrue text, with a true one in its place, from what the person told and nothing else."""
    shares = claims.has_a_share(factors_of(case))
    chosen = case.choice or ("apologise_self_limited" if shares else "explain_without_apology")
    offered = kinds_for(chosen, case)
    wanted = ("boss_report", *_TRUE) if wish == "hide" else _TRUE
    kind = next((kind for kind in wanted if kind in offered), offered[0])
    text = content(language).text(f"checker.decline.{wish}")
    return Declined(wish, text, draft(kind, case, now, register, language))


_TRUE = ("apology_letter", "explanation", "boss_report", "holding_message")
