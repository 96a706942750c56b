"""Whether a short text says that there is no strength left to answer: it is to be put off, or less is to be asked; what
is done then lives in flows/sparing.py."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LONGEST = 26  # letters; who writes more tells something
LATER, SPENT, SILENT, TOO_LONG, GIVES_IN = "later", "spent", "silent", "too_long", "gives_in"
TRUSTS = "trusts"
_LEAD = (
    r"(?:ごめん(?:なさい|ね)?|すみません|すいません|ちょっと|ちょい|正直|もう|もー|いや|いまは?|今は?|今日は?|きょうは?|ほんまに?|本当に|ほんと(?:に)?|"
    r"なんか|なんも|何も|とりあえず|もはや|やっぱ(?:り)?|夜勤明けで|徹夜で|寝て(?:い)?なくて|寝不足で|泣きすぎて|疲れて|しんどくて|全然|ぜんぜん|まじで?|てか|あー+|はあ+|はぁ+|うーん+|わからん|分からん|わからない|分からない|わかんない|そんな|それ|これ|こんな|なんて|とか)"
)
_END = r"(?:です|ます|だ|や|わ|よ|ね|な[あぁー]?|の|ん|ねん|わい|さ|って|し|けど|から|かも|かな|っす|ー|〜|じゃ|ばい|たい|べ|んよ|んだ)"
_PUT_OFF = (
    r"(?:また)?(?:あと|後)で(?:いい|ええ|に(?:する|します|して|させて)|やる|やります|書く|書きます|続き(?:を)?(?:する|します)?|話す|します|する|また|お願いします|ね)?",
    r"また(?:明日|あした|あす|今度|後日|来ます|来る|くる|にする|にします)(?:に(?:する|します|して))?",
    r"(?:明日|あした|あす|朝|夜|来週|週末)(?:に)?(?:また|続き(?:を)?|またここに)(?:(?:また|続き(?:を)?)?(?:する|します|やる|やります|書く|書きます|話す|話します|来る|来ます))?",
    r"(?:もう)?(?:寝|ね)(?:る|ます|たい|よう|させて)|おやすみ(?:なさい)?|休(?:む|みます|ませて|憩)|やすむ",
    r"(?:もう|今日は?)(?:は)?(?:これで|ここまでで?|このへんで|この辺で)?(?:いい|ええ|よか|おわり|終わり|終わる|終わります|やめ(?:る|ます|とく|ときます|たい)|ここまで|おしまい|やめにする|閉店)",
    r"(?:これで|ここまで|このへんで|この辺で)(?:終わり|おわり|いい|ええ|やめ(?:る|ます)?|に(?:する|します))?",
    r"(?:いったん|一旦|ちょっと)?(?:やめ|止め|中断し)(?:る|ます|たい|とく|ときます|させて)",
)
_NOTHING_LEFT = (
    r"しんど(?:い|すぎ(?:る)?|くて)?|だる(?:い|すぎ)?|えらい|きつ(?:い|すぎ)|つら(?:い|すぎ)|辛い|無理|むり|ムリ|限界|げんかい|へとへと|くたくた|ぐったり|ふらふら|眠い|ねむい|ぼーっとする",
    r"(?:何も|なんも|なにも|うまく|もう)?(?:考えられ|考え(?:が)?まとまら|書け|かけ|選べ|えらべ|決められ|答えられ|こたえられ|思い出せ|思いつか|しゃべれ|動け|言葉(?:が|に)(?:出|で|なら)|それどころじゃ)(?:な(?:い|か)|へん|ん|ません|ねえ)",
    r"(?:何も|なんも|なにも)?(?:考え|書き|読み|選び|動き|話し|やり|し)たくな(?:い|か)|(?:何も|なんも|なにも)答えたくな(?:い|か)|(?:考える|書く|選ぶ|答える|話す)(?:の|ん)?(?:が|も)?(?:しんどい|むり|無理|きつい|つらい|めんどい|面倒|だるい|疲れた)",
    r"(?:頭|あたま)(?:が|も)?(?:まわ|回|はたら|働|動|つい)(?:ら|か|て(?:い)?か|いてか)?(?:な(?:い|か)|ん|へん|ません)|頭(?:が)?(?:まっしろ|真っ白|いっぱい|パンク(?:しそう)?|ぼーっと(?:する|して(?:い)?る)?)",
    r"(?:(?:それ|これ|そこまで|そんなこと|先のこと)(?:を|まで)?(?:考える|書く|選ぶ)?|考える|書く|答える|選ぶ|話す)?(?:余裕|気力|元気|力|体力|気分)(?:が|も|は|なんか|とか)?(?:な(?:い|か|く)|あらへん|ありません|出な(?:い|か)|出ん|出へん|ゼロ|じゃな(?:い|か)|ちゃう)",
    r"(?:どう(?:でも|だって)|なん(?:で|だって)も|何でも|なんだって)(?:いい|ええ|よか|よい)|(?:どれ|どっち)でも(?:いい|ええ|よか)(?:から)?",
    r"(?:めんどう?(?:くさい|くさ)?|面倒(?:くさい|くさ)?|だりい|うっとうしい)|(?:疲れ|つかれ)(?:た|ました|てる|てます|すぎ(?:た)?|てて)|くたびれた",
    r"[^。、\s]{1,8}(?:とか|なんか|なんて|どころ)(?:は)?(?:今は?|いまは?|もう)?(?:無理|むり|しんどい|きつい|つらい|めんど(?:い|くさい|う)|面倒(?:くさい)?|だるい|いい(?:です|わ|や)|ええ(?:わ)?|じゃない)",
    r"(?:質問|聞くの)(?:が|も)?(?:多い|多すぎ(?:る)?|やめて)|(?:そっと|ほっと)(?:し)?(?:と)?いて",
)
_LONG = (
    r"(?:長い|長すぎ(?:る)?|長くて)(?:[、。\s]*(?:読め|よめ|読む|むり|無理|しんど|きつ|頭|入って)[^。]{0,10})?|(?:読む|よむ)(?:の)?(?:が|も)?(?:しんどい|つらい|無理|むり|きつい)",
    r"(?:全部|ぜんぶ|こんなに)?(?:は)?(?:読め|よめ)(?:ない|へん|ん|ません)|(?:文字|字)(?:が)?(?:多い|多すぎ(?:る)?|読め(?:ない|ん|へん))|頭に(?:入ら|はいら)(?:ない|ん|へん)",
)
_TRUSTING = (
    r"(?:全部|ぜんぶ|あとは|もう)?(?:お)?(?:任せ|まかせ)(?:る|ます|た|します|で(?:いい|お願い)|にする)?|(?:そっち|そちら|ボット)で(?:決め|やっ|考え)て(?:ください|くれ|ほしい)?|適当に(?:やって|決めて|お願い|進めて)",
)
_GIVING_IN = (
    r"(?:謝|あやま|行|い|辞|払)(?:れ|け|え|めれ|めりゃ|りゃ|きゃ)?ば?(?:それで)?(?:いい|ええ|よか)(?:んでしょ(?:う)?|ん(?:だろ|やろ|じゃろ)(?:う)?|のでしょ|ん)",
    r"(?:どうせ|もう)?(?:私|わたし|自分|うち|俺|僕)が(?:全部)?(?:悪い|悪かった)(?:んでしょ(?:う)?|ん(?:だろ|やろ)(?:う)?|ことで(?:いい|ええ))",
)
_GAP = r"[\s、。．.…‥・!！~〜ー]*"
_OF = {
    LATER: re.compile(rf"{_GAP}(?:{_LEAD}{_GAP})*(?:{'|'.join(_PUT_OFF)}){_END}*{_GAP}"),
    TOO_LONG: re.compile(rf"{_GAP}(?:{_LEAD}{_GAP})*(?:{'|'.join(_LONG)}){_END}*{_GAP}"),
    TRUSTS: re.compile(rf"{_GAP}(?:{_LEAD}{_GAP})*(?:{'|'.join(_TRUSTING)}){_END}*{_GAP}"),
    GIVES_IN: re.compile(rf"{_GAP}(?:{_LEAD}{_GAP})*(?:{'|'.join(_GIVING_IN)}){_END}*{_GAP}"),
    SPENT: re.compile(rf"{_GAP}(?:{_LEAD}{_GAP})*(?:{'|'.join(_NOTHING_LEFT)}){_END}*{_GAP}"),
}
_MARKS = re.compile(r"[😭😢🥲😞😔😩😫🥱💦😿🙏(（)）笑泣w]+")


@lru_cache(maxsize=64)
def energy(text: str) -> str:
    """`later` 「もういい」「あとで」, `spent` 「考えられない」「むり」「頭まわらん」, `too_long` 「長い 読めない」, `silent` 「…」,
    `gives_in` 「もう謝ればいいんでしょ」, `trusts` 「任せる」;
    "" for words that tell or ask something."""
    said = _MARKS.sub("", unicodedata.normalize("NFKC", text)).strip()
    if not any(letter.isalnum() for letter in said):
        return SILENT if re.fullmatch(r"[.…‥・。、\s]+", said) else ""
    if len(said) > LONGEST or re.search(r"[?？「]", said):
        return ""
    whole = next((kind for kind, words in _OF.items() if words.fullmatch(said)), "")
    return whole or _of_pieces(said)


def _of_pieces(said: str) -> str:
    """「わからん むり」「決められない。寝てない」: every piece says so; to put it off counts more."""
    pieces = [piece for piece in re.split(r"[\s、。．.…‥・!！]+", said) if piece]
    kinds = [next((kind for kind, words in _OF.items() if words.fullmatch(piece)), "") for piece in pieces]
    found = [kind for kind in kinds if kind]
    if len(found) < 1 or any(
        not kind and not _TIRED.fullmatch(piece) for kind, piece in zip(kinds, pieces, strict=True)
    ):
        return ""
    return LATER if LATER in found else found[0]


def is_tired_besides(text: str) -> bool:
    """「決められない。寝てない」: a piece of it tells of no sleep, tears or trembling."""
    said = _MARKS.sub("", unicodedata.normalize("NFKC", text)).strip()
    pieces = [piece for piece in re.split(r"[\s、。．.…‥・!！]+", said) if piece]
    return len(pieces) > 1 and any(_TIRED.fullmatch(piece) for piece in pieces)


# Said beside it, and nothing by itself.
_TIRED = re.compile(
    rf"{_LEAD}+|{_LEAD}*(?:手|体|声)(?:が|も)?(?:ふるえ|震え)て(?:い)?(?:る|き(?:た|ました)|ます)|{_LEAD}*(?:泣き(?:そう|たい)|涙(?:が)?(?:出て(?:きた|くる)|止まら(?:ない|ん|へん)))|(?:昨日から|きのうから|ずっと|全然|あんまり|あまり)?(?:寝て|眠れて|ねて)(?:い)?(?:な(?:い|くて)|へん|ん|ません)|"
    r"(?:眠れ|寝れ|寝られ|ねれ)(?:な(?:い|くて)|へん|ん|ません)|夜勤明け|それ(?:だけ|どころじゃない)|ありがとう|すみません|ごめん"
)
