"""Which draft, or which way to say it, is asked for (「もっとやわらかく」「3行くらいで」「電話で何て言えば」); drafts
of their own and untrue ones live in drafting.py."""

from __future__ import annotations

import re

from flows import documents, in_sight, path
from flows.acts import Act
from flows.answers import options_of, plain
from flows.case import Case
from flows.documents.filling import BLANKS
from flows.documents.striking import STRUCK
from flows.letters import holds, width
from flows.question import Question
from flows.reply import Reply
from flows.stage import Stage
from flows.understanding import match_choice
from flows.voice import drafts
from flows.wishing import SHORT

SHOWN_AT = frozenset({"apology.words", "expectation.words"})
OF_THEIR_OWN = frozenset({"want_to_complain", "lost_trust"})  # what is said there has drafts of its own kind
# Behind the drafts: an edited one may still come back.
LATER = frozenset({Stage.TRUST, Stage.CAREER, Stage.SUMMARY, Stage.CLOSED})
LEAST = "least"  # it is as short as it gets
_MOST_ASKED = 45  # letters
_WANTS_TO_SEE = (
    r"(?:見(?:たい|せ|れ|られ)|み(?:たい|せて)|ほしい(?!と|って)|欲しい(?!と|って)|ちょうだい|頂戴|くれ|ください|下さい|教え|知りたい|"
    r"おしえ|作って|つくって|作れ(?:る|ます|ん)|つくれ(?:る|ます)|書いて(?:く|ほ|も|$)|出して|読みたい|確認したい)"
)
_ASKS_FOR_WORDS = re.compile(
    r"(?:文案|文面|文章|例文|ひな形|雛形|テンプレ|下書き|台本|原稿|セリフ|せりふ|言葉|ことば|言い方|言い回し|断り文|お願い文|メモ|文)"
    rf"(?:だけ|を|が|も|は|って|、)*(?:どんな|もう一回|もう一度|先に|まず|ちょっと)?{_WANTS_TO_SEE}"
    r"|(?:何|なん|どう)(?:て|と|って)?(?:言え|いえ|ゆえ|言った|ゆった|書け|書いた|伝えれ|伝えた|話せ|話した|返せ|返した|送れ|送った|断れ|"
    r"断った|頼め|頼んだ)(?:ば|ら)(?:いい|よい|良い|ええ)"
    r"|(?i:what (?:should|do|can|could|would) i (?:say|write|tell)|(?:show|see|give|want|need|have)[\w ]{0,16}\b"
    r"(?:draft|wording|template|script|words)\b)"
)
_TAKES_IT = re.compile(
    r"(?:これ|それ|そっち|そう|この案|おすすめ)(?:で|に|は)(?:いい|行|いく|する|し(?:ます|たい)|決|ok|大丈夫)|"
    r"(?i:that'?s fine|i'll take)"
)
# As short as it gets: 「3行くらいで」, 「一言だけ送れるやつ」, 「30秒で言うなら」.
_BRIEF = re.compile(
    r"(?:[1-5一二三四五２３４]|数|に|さん)、?(?:[〜~-][1-5])?(?:行|文)(?:くらい|ぐらい|程度|ほど|だけ|で|に|の|とか)|(?:一言|ひとこと|ひと言|一文|一行)(?:だけ|で(?!き)|の|くらい)|"
    r"(?:短い|みじかい|短め|短か)(?:の|やつ|文|メモ|紙|版|バージョン|メッセージ|返事|言葉|形|が(?:いい|ほし))|要点だけ|"
    r"(?:[1-6１-６]0|[１-６]０|三十|数十)秒|1分で|一分で|"
    r"(?:件名|日付|見出し|署名)(?:とか|や|と|、|なんか)+[^。]{0,8}(?:いら|要ら|なし|無し|抜き|不要|ない(?:の|やつ|ほう))"
)
_TO_SEND = re.compile(
    r"送れ|送る|送りたい|返せる|返信|返事|(?:LINE|line|ライン|らいん|SMS|sms|DM|チャット|メッセージ|ショートメール|ショートメッセージ)"
)
_SENT_SHORT = re.compile(r"LINE|line|ライン|SMS|sms|DM|チャット|メッセージ|ショートメール|ショートメッセージ")
_AS_A_LETTER = re.compile(r"手紙|(?<!ショート)メール|書面|文書")
_TO_THE_HOUSE = re.compile(
    r"(?:上司|主任|店長|部長|課長|係長|社長|所長|院長|園長|師長|施設長|リーダー|チーフ|責任者|マネージャー|会社|人事)(?:さん)?(?:に|へ|への|宛)|報告"
)
_SPOKEN = re.compile(r"電話|でんわ|口で|口頭|かかってき")
# 「主任への報告じゃなくて」: that one is not meant.
_NOT_THAT = re.compile(
    r"[^。、]{1,14}(?:じゃなく(?:て|って)?|では?なく(?:て)?|じゃない(?:ほう|方|やつ|よ|です)?|はいらない|は要らない|やなくて)[、。]?"
)
_WANTS_ONE = re.compile(
    r"送|返|ない[?？の]*$|ある[?？]*$|ありますか|ほしい|欲しい|見せ|ちょうだい|くれ|ください|下さい|にして|がいい|でいい|教え|書いて|作って|言う|言え|なら"
)
_THE_ONE_BEFORE = re.compile(
    r"(?:さっき|先ほど|さきほど|前|ひとつ前|一つ前|もと|元)の(?:ほう|方|やつ|文章?|文面|文案|下書き|手紙|メール|メッセージ|説明|報告書?)"
    r"(?:の?(?:ほう|方))?(?:に|へ|を|が|は)?(?:もう一?[度回])?(?:戻|もど|見|み[せた]|出し|して|いい|ほしい)"
)


def asks_for_brief(text: str) -> bool:
    """A few lines are wanted, not a whole document."""
    return width(plain(text)) <= _MOST_ASKED and _BRIEF.search(plain(text)) is not None


def another(reply: Reply, question: Question | None, text: str) -> str:
    """「手紙にしたいです」「もっとやわらかく」 among the drafts: what the command that shows a draft takes, else ""."""
    case, said = reply.session.consultation.case, plain(text)
    if question is None or question.id not in SHOWN_AT or not drafts.are_there(case):
        return ""
    brief = asks_for_brief(text)
    if width(said) > SHORT and not brief:
        return ""
    way = "shorter" if brief else _way(reply, question, said)
    kind = _kind_wanted(reply, text) if brief or way else named(reply, case, said)
    if not way:
        return kind
    shown, register = in_sight.seen(reply)
    if kind and kind != shown:
        shown, register = kind, drafts.STANDARD
    if way != "shorter":
        return f"{shown}.{way}"
    least = drafts.shortest(reply, case, shown)
    fewer, now = (len(documents.draft(shown, case, reply.now, way).text) for way in (least, register))
    return f"{shown}.{least}" if fewer < now else f"{shown}.{register}.{LEAST}"


def words_wanted(reply: Reply, question: Question | None, text: str) -> str:
    """「会社に頼む文案が見たい」, 「電話で何て言えばいいの」: who wants to see words decides nothing by that. What the
    command that shows a draft takes, else ""."""
    case, said = reply.session.consultation.case, plain(text)
    brief = asks_for_brief(text) or (_SENT_SHORT.search(said) is not None and _ASKS_FOR_WORDS.search(said) is not None)
    if case.entry in OF_THEIR_OWN or not _may_be_wanted(reply, question, brief=brief):
        return ""
    asks = _ASKS_FOR_WORDS.search(said) or (brief and _WANTS_ONE.search(said))
    if width(said) > _MOST_ASKED or not asks or _TAKES_IT.search(said):
        return ""
    there = drafts.possible(case)
    kind = _kind_wanted(reply, text)
    if not kind and (brief or (question is not None and question.stage == Stage.APOLOGY)):
        kind = drafts.message(case) if brief else there[0]
    if kind and (brief or (question is not None and _way(reply, question, said) == "shorter")):
        return f"{kind}.{drafts.shortest(reply, case, kind)}"
    return kind


def _may_be_wanted(reply: Reply, question: Question | None, *, brief: bool) -> bool:
    """From the advice on; where own words are asked for only what can be nothing else."""
    case = reply.session.consultation.case
    if question is None:
        return drafts.are_there(case)
    return question.stage in (Stage.APOLOGY, *LATER) and (brief or not question.free)


# 「元の長さに戻して」: the whole of the draft in sight.
_AS_LONG = re.compile(
    r"^(?:元|もと|前|さっき|最初|ふつう|普通)の(?:長さ|長い(?:の|ほう|方|やつ)|全文)(?:に|へ|で|を)?(?:戻|もど|して|し(?:たい|ます)|見せ|がいい)"
)


def one_before(reply: Reply, question: Question | None, text: str) -> str:
    """「さっきの文章のほうに戻して」: the draft that was read before; "" for none, or where an edit is to be undone."""
    consultation = reply.session.consultation
    if question is not None and question.id in SHOWN_AT and _AS_LONG.search(plain(text)):
        return f"{in_sight.seen(reply)[0]}.{drafts.STANDARD}"
    shown = consultation.shown_before
    if question is None or question.id not in SHOWN_AT or not shown or width(plain(text)) > _MOST_ASKED:
        return ""
    last = consultation.moves[-1] if consultation.moves else None
    edited = last is not None and last.question in (STRUCK, BLANKS) and last.at == reply.session.asked_at
    return shown if _THE_ONE_BEFORE.search(plain(text)) and not edited else ""


def wanted_aside(reply: Reply, text: str) -> str:
    """While a blank is open: the draft that is wanted, as the command that shows one takes it; "" for none."""
    question = path.open_question(reply.session.consultation)
    brief = asks_for_brief(text) and _WANTS_ONE.search(plain(text)) is not None
    wanted = brief or _IN_ANOTHER_TONE.match(plain(text)) is not None
    return words_wanted(reply, question, text) or (another(reply, question, text) if wanted else "")


_IN_ANOTHER_TONE = re.compile(
    r"^(?:もっと|もう少し|もうちょっと|もすこし|少し|ちょっと)[^。、]{0,8}(?:く|に|め)(?:(?:し|書い)て.{0,5}|で)?$"
)


def asks_for_a_script(reply: Reply, text: str) -> bool:
    """「電話で話す言葉にして」: words to speak, nobody to speak with."""
    said = plain(text)
    named = any(holds(said, words) for words in reply.wording.raw("chat.drafts_asked.phone_script"))
    return named and any(holds(said, words) for words in reply.wording.raw("chat.words_to_speak"))


def script(reply: Reply) -> Act:
    """What to say on the telephone; before anything is decided the words for right now, which hold it as well."""
    case = reply.session.consultation.case
    there = drafts.are_there(case) and "phone_script" in drafts.kinds(case)
    return Act("draft", "phone_script") if there else Act("urgent")


def _way(reply: Reply, question: Question, said: str) -> str:
    """soft standard formal or shorter; the longest words count: 「丁寧すぎる」 asks for less of it."""
    if match_choice(said, options_of(question, reply.session.consultation.case, reply.wording)):
        return ""
    ways = reply.wording.under("chat.registers_asked").items()
    found = [(len(word), way) for way, words in ways for word in words if holds(said, word)]
    return max(found)[1] if found else ""


_A_PART = re.compile(
    r"件名|日付|署名|宛名|見出し|(?:この|その|ここの|最後の|最初の)(?:文(?!案|面)|一文|行|一行|部分|言葉)"
)


def is_about_a_part(text: str) -> bool:
    """「件名いらない」「この文いらない」 turns down a part of a letter, and nothing that is offered."""
    return asks_for_brief(text) or _A_PART.search(text) is not None


def _kind_wanted(reply: Reply, text: str) -> str:
    """The kind of draft that the words are about, by whom it is for and how it gets there; "" for none."""
    case, said = reply.session.consultation.case, plain(_NOT_THAT.sub("", text))
    there = drafts.possible(case)
    if _TO_THE_HOUSE.search(said):
        named = _named_of(reply, said, there)
        own = "company_request" if documents.Standing(case).left else "boss_report"
        return own if own in there and named in ("", "phone_script", "holding_message") else named
    if _SENT_SHORT.search(said):
        return drafts.message(case)
    if _SPOKEN.search(said):
        return "phone_script" if "phone_script" in there else ""
    kinds = drafts.kinds(case)
    if _AS_A_LETTER.search(said) and "apology_letter" not in kinds and not _named_of(reply, said, kinds):
        return drafts.message(case)
    return _named_of(reply, said, there) or (drafts.message(case) if _TO_SEND.search(said) else "")


def _named_of(reply: Reply, said: str, kinds: tuple[str, ...]) -> str:
    asked = reply.wording.under("chat.drafts_asked").items()
    return next((kind for kind, words in asked if kind in kinds and any(holds(said, word) for word in words)), "")


def named(reply: Reply, case: Case, said: str) -> str:
    """The kind of draft that is named, of those that there are for what was chosen."""
    there = drafts.kinds(case)
    asked = reply.wording.under("chat.drafts_asked").items()
    return next((kind for kind, words in asked if kind in there and any(holds(said, word) for word in words)), "")
