"""Whether somebody wants to rest from talking now; what is done then lives with the commands."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 30  # characters: who writes more tells something
_REST = re.compile(
    r"(?:休(?:み|ま|憩)|やす(?:み|ま)|ひと息|一息|ひと休み|一休み)(?:し|させ|せ|入れ|つき|つか)?(?:を|に)?"
    r"(?:たい|たく(?:なっ|なり|なる)|ます(?!か)|ましょう|て(?:も)?(?:いい|ほしい|ください|もらえ)|よう(?:かな)?)"
    r"(?:[ですだなよねわんけどのかもいいっきまたし、。…!?ー~\s]|思う|思います)*$"
    r"|\b(?:i (?:want|need) (?:to rest|a (?:rest|break)|to take a break)|let me rest|can (?:we|i) (?:take a break|rest)|"
    r"i'd like (?:to rest|a break))\b[^.?!]{0,12}[.?!]*$",
    re.IGNORECASE,
)
# A day off, a wish for ever, a rest that cannot be had: nothing to do with a pause of this talk.
_ELSEWHERE = re.compile(
    r"(?:会社|仕事|職場|学校|バイト|パート|勤務|シフト|店|明日|あした|あす|来週|今週|週末|有休|有給|ずっと|永遠|永久|一生|もう何もかも)"
    r"|休(?:み|ま)(?:たい|せて)(?:と|って)|休みたい(?:のに|けど|が)|休め(?:な|ま|ず)|\b(?:work|forever|job|day off|tomorrow)\b",
    re.IGNORECASE,
)

# 「今日は…」 sets this day's talk against another; 「今日で終わります」 and a bare 「これで終わります」 do not.
END_OF_THE_TALK = re.compile(
    r"(?:(?:今日(?:のところ)?|きょう|本日|今夜|今回|(?:この)?相談)は|いったん|一旦|とりあえず|ひとまず)[、 　]?"
    r"(?P<here>これで|ここまでで?|この(?:辺|へん)で)?(?:(?:終わり|おわり|おしまい)?(?<!は)"
    r"(?:ます|です|に(?:します|しますね|する|しときます|しておきます|させて(?:ください|もらいます|いただきます)))"
    r"|失礼します|落ちます|寝ます|休みます|やめ(?:ます|ておきます|ときます))(?:ね|が|けど|から)?[。.!！、]*"
)
_ONLY_THANKS = re.compile(
    r"(?:(?:本当に|どうも|いろいろ(?:と)?|色々(?:と)?|では|じゃあ?|それでは|とりあえず|はい|そろそろ|疲れ(?:た|ました)(?:ので|から)?)|"
    r"ありがと(?:う(?:ございま(?:す|した))?)?|助かりました|お世話に(?:なりました|なります)|おやすみ(?:なさい)?|また(?:明日|来ます|あした)?"
    r"|[。.!！、\s])*"
)


def ends_the_talk(text: str) -> bool:
    """「ありがとうございました。今日はこれで終わります」 and nothing else."""
    rest, ended = END_OF_THE_TALK.subn("", unicodedata.normalize("NFKC", text))
    return ended > 0 and _ONLY_THANKS.fullmatch(rest) is not None


# 「代表番号にかけてみます。もう眠いので寝ます。ありがとう」: whatever was said before it, the talk ends.
_GOES_TO_BED = re.compile(
    r"(?:もう|そろそろ|今日は|今夜は|(?:眠|ねむ)い(?:ので|から|し)|(?:遅|おそ)い(?:ので|から|し))[、 　]*(?:もう|先に)?(?:寝(?:ます|るわ|るね|ますね|ようと思います)|落ちます)(?:ね|わ)?"
    r"(?:[。.!！\s]+(?:いろいろ|色々|本当に)?(?:ありがと(?:う(?:ございま(?:す|した))?)?|おやすみ(?:なさい)?|助かりました))*[。.!！\s]*$"
)


def wants_rest(text: str) -> bool:
    """「つかれたので休みたい」「少し休みます」; not 「会社を休みたい」「休みたいけど休めない」「ずっと休みたい」."""
    said = unicodedata.normalize("NFKC", text).strip()
    if len(said) <= LONGEST * 2 and ends_the_talk(said):
        return True
    if len(said) <= LONGEST * 3 and _GOES_TO_BED.search(said) is not None:
        return True
    return len(said) <= LONGEST * 2 and len(said.split("。")[-1]) <= LONGEST and _ends_so(said)


def _ends_so(said: str) -> bool:
    return _REST.search(said) is not None and _ELSEWHERE.search(said) is None
