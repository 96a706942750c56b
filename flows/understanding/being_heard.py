"""Whether somebody wishes that *we* only listen, and give no advice; who tells that others listen, or do not, wishes
nothing of us. What follows from the wish lives in flows/venting.py."""

from __future__ import annotations

import re
import unicodedata

from flows.understanding.moods import SOMEBODY
from flows.understanding.sighs import topic_of

LONGEST = 40  # letters; who writes more tells something
_HEAR = r"(?:聞い|きい|聴い)(?:て|と(?=い))"
# What may hang behind the wish; a noun or a quotation makes it a tale: 「聞いてくれる人」「聞いてほしいって言われた」.
_ENDS = (
    r"(?:だけ(?:で)?|(?:の|ん|なん)(?=です|だ|や|けど|$))?(?:です|だ|や|なん(?:です|だ|や)?|いい(?:です)?|ええ|よか)?(?:の|ん)?"
    r"(?:けど|から|ので|んで|ねん|わ|よ|な|ね|か(?:な)?|、|。|…|!|！|\?|？|\s|笑)*"
    r"(?=$|[。、!！?？\n]|(?:アドバイス|助言|答え|何も|なにも|質問))"
)
_WISH = re.compile(
    rf"(?:ただ|とにかく|今は|いまは|まずは?|だまって|黙って)[^。\n]{{0,6}}{_HEAR}(?:や|ね|よ|くれ|ください|下さい|(?:い)?てや)?(?=$|[。、!！?？\n])|"
    rf"{_HEAR}(?:ほし(?:い|くて|ゅう(?:て)?|か(?!った))|欲し(?:い|くて|か(?!った))|もらいたい|もらいたくて|いただきたい|ください(?!と|って)|下さい(?!と|って)){_ENDS}|"
    rf"{_HEAR}(?:もら(?:える|えます|えん|えへん|えない|えません)|くれ(?:る|ます|へん|ない|ません|ん)|いただけ(?:ます|ません))(?:の|ん)?(?:か(?:な)?)?[?？]|"
    r"(?:ただ|とにかく|誰かに|だれかに)[^。\n]{0,6}(?:話した|はなした|しゃべりた|喋りた)(?:い|く)(?:て|だけ|です|なん|ん|の|$|[。、])|"
    rf"{_HEAR}(?:もらえ(?:ます|ません)|くれ(?:ます|ません)|いただけ(?:ます|ません))か|{_HEAR}(?:くれる|もらえる|もらう|いただける)だけ(?:で|に)|"
    rf"(?:愚痴|ぐち|グチ)(?:を|が|だけ)?(?:らせて|りたい|言いたい|言わせて|吐きたい|吐かせて|こぼしたい|{_HEAR}(?:ほし|や|く|もら|$|。)){_ENDS}?|吐き出(?:したい|させて)(?!と|って)|"
    r"(?:アドバイス|助言|意見|答え)(?:は|とか|なんか)?(?:、)?(?:いら|要ら)(?:ない|へん|ん|なく|ねえ|ねー|ぬ)(?:です|から|けど|ので|ねん|て|で|し|よ|わ|、|。|$)|"
    r"(?:アドバイス|助言)(?:は|とか)?(?:、)?(?:いい|ええ|結構|けっこう)(?:です|から|けど|ので|や|わ|ねん|よ|、|。|$)|"
    r"(?i:\bjust (?:want|need) (?:to (?:vent|be heard|talk)|someone to listen)|\bjust listen\b|\bno advice\b)"
)
# 「もっとちゃんと聞いてほしい」 complains, 「先輩は聞いてくれへんの？」 tells of others.
_COMPLAINS = re.compile(
    r"(?:もっと|ちゃんと|全然|ぜんぜん|なんで|どうして)[^。\n]{0,8}(?:聞い|きい)て|誰(?:も|にも)[^。\n]{0,8}(?:聞い|きい)|"
    r"(?:聞い|きい)て(?:ほし|欲し)(?:い|かった)(?:の|ん)(?:は|って)"
)
_REPORTED = re.compile(
    r"^、?[^。、\n]{0,6}?(?:と|って|ち)(?:は|も|か|の)?[^。、\n]{0,4}(?:言|い[いうわ]|ゆ|思|頼|書|$)"
)
_CLAUSE = re.compile(r"[。、,!！?？\n]|(?<=[っいんしえけせてねべめれ])[てで](?!も)")
_NAMED = re.compile(r"(?:さん|くん|ちゃん|様|氏|あの人|あいつ)(?:は|が|に|も|から|の)")
_US = re.compile(r"(?:誰|だれ)か(?:に|が|、)|あなた(?:に|が)|聞き役(?:さん)?に|ここで")


def wants_to_be_heard(text: str) -> bool:
    """「ただ聞いてほしいだけ」「アドバイスはいらんから聞いて」; not 「師長は話を聞いてくれる人です」「聞いてほしいと言われた」."""
    said = unicodedata.normalize("NFKC", text).strip()
    if len(said) > LONGEST or not _MAY_BE.search(said):
        return False
    return wishes_to_be_heard(said) and not topic_of(said)


_MAY_BE = re.compile(
    r"聞|きいて|話し|聴|愚痴|ぐち|グチ|吐き出|アドバイス|助言|意見|答え|(?i:listen|vent|advice|be heard|talk)"
)


def wishes_to_be_heard(text: str) -> bool:
    """The same of a text of any length: one of its clauses puts that wish to us."""
    said = unicodedata.normalize("NFKC", text)
    return any(_is_put_to_us(said, wish) for wish in _WISH.finditer(said)) and _COMPLAINS.search(said) is None


def _is_put_to_us(said: str, wish: re.Match[str]) -> bool:
    """Nobody else is to listen, or said so."""
    if _REPORTED.match(said[wish.end() :]):
        return False
    heard = re.search(r"(?:聞い|きい|聴い)", wish.group())
    until = wish.start() + (heard.start() if heard is not None else 0)
    before = _CLAUSE.split(said[:until])[-1]
    if _US.search(before):
        return True
    return SOMEBODY.search(before) is None and _NAMED.search(before) is None
