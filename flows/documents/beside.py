"""What was typed to the bot or about the chat, and words that the person wrote or said themselves: neither tells what
the other side did or said. How the rest is put into prose lives in prose.py."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_SENTENCE = re.compile(r"(?:「[^」\n]*」|『[^』\n]*』|[^。．！!？?\n…])+[。．！!？?…\s]*|[。．！!？?\n…]+")
_STOPS = "。．.！!？?　 、…\n"
_TALK = r"(?:よ|って|ってば|けど|んですけど|んだけど|のに|じゃん|でしょう?|はず|です|んです|と思う|と思います|ね|が)*"
# 「さっき書きました」「それも書いたよ」: said of the chat, to nobody else.
_TOLD_HERE = re.compile(
    rf"^(?:だから|いや|あの|え)?[、,]?(?:さっき|先ほど|先程|もう|すでに|前に|上に|最初に|それ|これ|そこ|そのこと|その話|ここ|全部)(?:も|は|に|で|にも|から|、)*"
    rf"(?:さっき|先ほど|もう|全部|ちゃんと)?(?:書[いき]|かい[たて]|言い?っ?|話し|伝え|説明し|打ち?っ?|送り?っ?)(?:まし)?(?:た|て(?:い)?(?:る|ます))(?:こと|とおり|通り|やつ)?{_TALK}$"
)
_OF_WRITING = re.compile(r"書|かい[たて]|打|送")
_SPEAKS_TO_THE_BOT = re.compile(
    r"^(?:(?:ちなみに|あと|あの|すみません|ごめん)[、,]?)?(?:(?:質問|しつもん|聞きたいん?)(?:なん|です[がけ]|だけど|が(?:ある|あります|あって)|いい|して(?:も)?いい)|確認なん(?:です|だ))|"
    r"^(?:ちが|違)(?:う|い(?:ます)?)(?:よ|って|んです|ます|けど|んだけど|ってば)*$|^ちゃう(?:て|ねん|で)?$|^そう(?:じゃ|では)(?:な(?:い|くて)|ありません)|"
    r"(?:直し|なおし|書き直し|作り直し|短くし|長くし|やわらかくし|丁寧にし|元に戻し|残し|まとめ直し)て(?:ください|下さい|ほしい(?:です)?|くれ(?:ますか|ない)?|もらえ(?:る|ますか)|よ|ね)*$|"
    r"(?:文案|文章|文面|下書き|報告書|手紙|(?:それ|そこ|これ|ここ|」|行|のところ|言葉)(?:を|は|も|に)?)[^。]{0,8}(?:消し|入れ|変え|替え|外し|抜い|足し|書い)て(?:ください|下さい|ほしい(?:です)?|くれ(?:ますか|ない)?|よ|ね)*$"
)
# 「社長の言葉じゃないです」: it puts right what we made of something.
_DENIES_OURS = re.compile(
    r"^[^。、]{0,16}(?:言葉|せりふ|セリフ|台詞|発言|メール|話|こと|相手|本人|社長|部長|課長|店長|上司|お?客(?:さん|様)?|まま|文|名前)(?:じゃ|では)(?:な(?:い|かった)|ありません)(?:です|んです|よ|けど|って|し|から|が|ね)*$"
)
# 「いや前のままじゃなくて、課長には電話しました」: what comes behind it holds.
_NOT_SO_BUT = re.compile(
    r"^(?:(?:いや(?:いや)?|いえ|ちが(?:う|います)|違(?:う|います)|そうじゃなくて|あと)[、,。…\s]*|[あえ][、,。…\s]+)(?:[^。、「」]{1,24}(?:じゃなく(?:って|て)?|ではなく(?:て)?|やなくて|じゃない、)[、,]?\s*)?(?=.{4})|"
    r"^(?:前|それ|そこ|そう|さっき|上|今)[^。、「」]{0,12}(?:じゃなく(?:って|て)?|ではなく(?:て)?|やなくて)[、,]?\s*(?=.{4})"
)
_ASKS = re.compile(
    r"[？?]|(?:いい|よい|良い|大丈夫|べき|どう|なん|何|誰|いつ|どこ|どれ|そう|ほう|方が(?:いい|良い))(?:です|なん(?:です)?|な)?(?:の|か|かな|かも|ん)$|(?:です|ます|ません|でしょう|した)(?:か|かね|よね)$|べき(?:です|だ|なの)?$"
)
_WROTE = (
    r"(?:(?:(?:お)?電話|メール|ライン|LINE|DM|手紙|チャット|口頭|返信|返事|文面|文書)(?:で|に|では|にて)?)?[、]?"
    r"(?:先方|相手|お?客(?:さん|様)|向こう)?(?:に|へ|には)?"
)
# The quotation and, behind it, that the person themselves wrote it: nobody else is named as who does.
_I_WROTE = re.compile(
    rf"^(?:と|って|っていう|という)(?:いう)?(?:私|わたし|俺|僕|自分)?(?:が|は)?{_WROTE}(?:"
    r"(?:メール|返信|返事|連絡|回答|説明|報告|ライン|LINE|約束|案内|送信|入力)(?:を|も|は)?(?:し(?:まし)?た|して(?:い|しま|あ|た)|いたしました|送っ|送り|出し|入れ|書い|書き)|"
    r"(?:書い|書き(?:まし)|送っ|送り(?:まし)|伝え(?:て|た|まし)|お伝え|答え(?:て|た|まし)|返し(?:て|た|まし)|申し上げ|謝っ|謝り(?:まし)|打っ|打ち(?:まし)))(?!てき|て来|てくれ|ていただ|てもら)"
)
_I_SAID = re.compile(r"^(?:と|って)(?:は)?(?:言い(?:まし)た|言っ(?:た|てしま|ちゃ|て(?:い)?ま)|話し(?:まし)?た)")
_IT_IS_MINE = re.compile(
    r"^(?:も|は|って)?(?:の)?(?:は|も)?(?:全部)?(?:俺|僕|私|わたし|自分|こっち|うち)(?:の|が|から)"
)
_BY_ME = re.compile(r"(?:私|わたし|俺|おれ|僕|ぼく|自分)(?:が|は|から|も)[^。「」『』]{0,14}$|(?:に|へ)(?:は|も)?、?$")
_BY_ANOTHER = re.compile(
    r"(?:さん|様|客|先方|相手|社長|部長|課長|係長|店長|担当(?:者|の方)?|方|人|会社|家族|向こう|本人)(?:が|は|から|も|の)(?:[^。「」『』]{0,14})$"
)


def of_the_matter(text: str) -> str:
    """The text without its sentences that ask, that speak to the bot or about the chat; of 「いや…ではなくて、…」 only
    what holds."""
    return _of_the_matter(text) if text else text


@lru_cache(maxsize=512)
def _of_the_matter(text: str) -> str:
    found = _SENTENCE.findall(text)
    kept = [holds for one in found if (holds := _holding(one))]
    return text if kept == found else "".join(kept).strip()


def _holding(sentence: str) -> str:
    bare = sentence.strip(_STOPS)
    if not bare:
        return sentence
    if is_beside(sentence):
        return ""
    held = _NOT_SO_BUT.sub("", sentence.lstrip(), count=1)
    if held == sentence.lstrip():
        return sentence
    return "" if is_beside(held) else held


def without_the_chat(words: str) -> str:
    """Words of somebody else, without 「それも書いたよ…」 that was typed before them."""
    found = _SENTENCE.findall(words)
    kept = [one for one in found if not (_OF_WRITING.search(one) and _TOLD_HERE.search(one.strip(_STOPS)))]
    return words if kept == found else "".join(kept).strip(" 　")


def is_beside(sentence: str) -> bool:
    """It asks, or speaks to the bot or about the chat."""
    bare = sentence.strip(_STOPS)
    if "「" in bare or "『" in bare:
        return _SPEAKS_TO_THE_BOT.search(bare) is not None
    asks = _ASKS.search(sentence.strip(" 　\n…。")) is not None
    return asks or any(beside.search(bare) for beside in (_TOLD_HERE, _SPEAKS_TO_THE_BOT, _DENIES_OURS))


def is_about_the_chat(text: str) -> bool:
    """「さっき書いたじゃん」, 「社長の言葉じゃないです」: about what was written here, and nothing else."""
    bare = text.strip(_STOPS)
    return _TOLD_HERE.search(bare) is not None or _DENIES_OURS.search(bare) is not None


def are_own_words(quote: str, texts: Iterable[str]) -> bool:
    """The person tells that they themselves wrote, mailed or said these words."""
    bare = quote.strip(" 　「」『』。…")
    marks = re.search(r"^[「『]?(?P<words>[^「」『』]+)[」』](?P<behind>.+)$", quote.strip())
    if marks is not None and (_I_WROTE.match(marks["behind"]) or _IT_IS_MINE.match(marks["behind"])):
        return True
    return any(_told_as_own(bare, text) for text in texts if bare and bare in text)


def _told_as_own(words: str, text: str) -> bool:
    """Somewhere it is told as the person's, and nowhere as somebody else's."""
    own = False
    for at in re.finditer(re.escape(words), text):
        before = re.split(r"[。\n]", text[: at.start()])[-1].rstrip('「『“" ')
        behind = re.split(r"[。\n]", text[at.end() :])[0].lstrip('」』”"。… ')
        wrote = _I_WROTE.match(behind) or _IT_IS_MINE.match(behind)
        said = _I_SAID.match(behind) and _BY_ME.search(before)
        if (wrote and (_BY_ME.search(before) or not _BY_ANOTHER.search(before))) or said:
            own = True
        elif behind:
            return False
    return own
