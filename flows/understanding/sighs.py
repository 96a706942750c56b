"""Whether a short text only vents: a sigh, tiredness, 「なんで私ばっかり」, without anything that could be filed as an answer;
what is said to it lives in the conversation."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 30  # letters; who writes more tells something
_LEAD = r"(?:すみません|すいません|ごめん(?:なさい)?|失礼しました|もう|ほんと(?:に|う(?:に)?)?|ほんま(?:に)?|まじ(?:で)?|マジ(?:で)?|なんか|いや|あー*|ああ|はー*ぁ?|はぁ+|はあ+|うー*|ふー*|正直|とにかく|ただ(?:ただ)?|ずっと|毎日|全部|何もかも|なにもかも|何かも|今日も|すごく|めっちゃ|でら|ばり|ちょっと|てか|いろいろ|さすがに)"
_CORE = (
    r"(?:やだ|ヤダ|いやだ|嫌だ|いやや|嫌や|やや(?!こ)|いやじゃ|嫌(?=$|に)|いや(?=$|に)|無理|むり|ムリ|だめ|ダメ|駄目|あかん|限界|げんかい|最悪|さいあく|しんど(?:い|すぎ|か)?|つらい|つらすぎ|辛い|辛か|きつい|きつすぎ|"
    r"疲れ(?:た|ました|てる|てます|すぎ)|つかれ(?:た|ました|てる)|くたびれた|へとへと|くたくた|ぐったり|泣き(?:たい|そう)|泣け(?:てくる|る)|涙(?:が)?(?:出|で|止ま)[^。]{0,5}|"
    r"やって(?:い)?られ(?:ない|ん|へん|ません)|やってられっか|逃げ(?:たい|出したい)|帰りたい|どうでも(?:いい|ええ|よか)|(?:もう)?(?:いい|ええ)(?:や|わ|って|て|です)|"
    r"(?:なん|何)で(?:私|わたし|自分|俺|うち|僕)(?:ばっかり|ばかり|だけ|が)?[^。]{0,8}|うんざり|げんなり|むかつく|ムカつく|腹(?:が)?立つ|イライラ(?:する)?|いらいらする|おわった|終わった|(?:頭|心)(?:が)?(?:痛い|いっぱい|折れ(?:た|そう)|ぐちゃぐちゃ)|"
    r"取り乱し(?:て|ちゃって|てしまい|てしまって)?(?:まし)?た?|はぁ+|はあ+|ふぅ+|ため息(?:しか)?(?:出ない|でる|出る)?|落ち込(?:む|んで(?:る|ます)?)|へこ(?:む|んだ|んでる)|凹(?:む|んだ|んでる)|眠れ(?:ない|ん|へん|ません)|ねむれない|会社(?:に)?(?:行きたくな(?:い|か)|いきたくない)|仕事(?:に)?(?:行きたくな(?:い|か)|いきたくない|したくない)|何も(?:したく|考えたく)ない)"
)
_TAIL = r"(?:です|だ|や|よ|よね|ね|な|なあ|なー|わ|って|し|けど|から|すぎる|すぎて|になる|なってきた|ってば|んだけど|んですけど|ねん|じゃ|っす|ー|…|\.\.+|。|、|!|！|\?|？|w|笑|泣|涙|と思(?:う|って)|かも|感じ|ばっか(?:り)?)"
_SIGH = re.compile(
    rf"(?:{_LEAD}|[、。…\s.・〜~ー])*{_CORE}(?:{_TAIL}|\s)*(?:(?:{_LEAD}|[、。…\s])*{_CORE}(?:{_TAIL}|\s)*)*"
)
_ONLY_BREATH = re.compile(r"(?:は|ふ)[ぁあぅうー〜…。.]+$")
_ENGLISH = re.compile(
    r"^(?:(?:i'?m|i am|i'?ve|i have|it'?s|this is|just|so|really|all|god|ugh|oh|sigh|honestly|i|had|can'?t|cannot|take|it|this|any ?more|of) ?)*"
    r"(?:(?:fed up|had enough|exhausted|tired|worn out|done|sick of (?:it|this|everything)|awful|terrible|the worst|too much|hopeless|miserable|why me|why (?:is it )?always me|sigh|ugh+|(?:can'?t|cannot) (?:take|do|stand) (?:it|this|any ?more))[,. ]*)+(?:any ?more|with (?:it|this|everything))?[.! ]*$",
    re.IGNORECASE,
)
_TOPIC = re.compile(
    r"(?P<what>[^\s、。!?！？]{1,10}?)の(?:話|はなし|こと|件|ほう|方)(?:を|も|だけ|について)?(?:もっと|ちゃんと|先に)?(?:聞い|きい)て(?:ほし|欲し|くれ(?:る|ます|ん)|くだ|下さ|もらえ[るま]|もらいた|や$|よ$)"
)
_MINE = re.compile(r"(?:私|わたし|あたし|俺|僕|自分|うち|人|愚痴|ぐち|こっち)$")


def is_sigh(text: str) -> bool:
    """「もうやだ」「なんで私ばっかり」: it is to be heard, and answers nothing."""
    said = unicodedata.normalize("NFKC", text).strip()
    if not said or len(said) > LONGEST:
        return False
    return (_SIGH.fullmatch(said) or _ONLY_BREATH.match(said) or _ENGLISH.match(said)) is not None


def topic_of(said: str) -> str:
    """What is to be heard of: 「電話」 in 「電話の話を聞いてほしい」; "" where only to be heard is wanted."""
    found = _TOPIC.search(said)
    return found["what"] if found is not None and not _MINE.search(found["what"]) else ""
