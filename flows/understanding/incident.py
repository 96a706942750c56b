"""What went wrong, out of a story: the mishap in the teller's own words, apart from the complaint about it, from what was
done since and from whose fault it is called; who complained and what they said lives in contact and spoken."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.understanding import faults, telling
from flows.understanding.clauses import Quote, Span, clauses, sentences
from flows.understanding.finishing import LONGEST, finish
from flows.understanding.normalise import Folded
from flows.understanding.sieve import TELLING, Sifted
from flows.understanding.spoken import is_of_own_side

_SLIP = TELLING.pattern(
    faults.FAULT,
    r"取り違え|取違え|(?:3回|何度も|また)?失敗(?:し|を)|(?:目|手)を離し|待たせ(?:て|まし|た)|(?:読み|訳し|聞き|書き|言い|入れ|打ち|届け|渡し)間違|誤(?:配|納|送|請求|投薬|案内|表示)"
    r"|し(?:損|そこ)ね|挟(?:んで|み)|(?:当て|ぶつけ|痛め|怪我|けが)させ|道で(?:案内|送)|約束を(?:忘|すっぽかし|破)|(?:納期|期限|締め?切り)(?:を|に)[^。、]{0,8}(?:過ぎ|遅れ|間に合わ)"
    r"|勧めて(?:しま|まし)|(?:[分本個枚つ人件]|だけ)しか(?:入れ|渡さ|送ら|用意)|遅れ(?:て|まし|た)|(?:て|で)しも(?:うた|うて|た)(?=[^ぁ-ん]|$)",
)
# What came to light without anybody's act in it.
_WRONG = TELLING.pattern(
    r"(?:膨れ|膨ら|ふくれ|滲[んみ]|にじ[んみ]|染み(?:出|が|て)|カビ|雨漏り|水漏れ|漏電|ひび|亀裂)|(?:不良|異物|髪の毛|虫|ガラス|プラスチック)[^。、]{0,8}(?:混ざ|混じ|入っ|出)|(?:割れ|欠け|破れ|汚れ|壊れ|傾い|ずれ|外れ|漏れ|抜け|腫れ|荒れ|切れ|曲がっ|剥がれ|変色し|凹ん|へこん)(?:て|で)(?:い)?(?:た|ま|る|血)|"
    r"(?:転(?:んで|び|倒)|滑っ(?:て|た)|こけて|すりむ|あざ(?:が|に)|血が出|動かなく|止まって?(?:しま|た|まし|い)|止まり(?:まし|、)|つながらな|届(?:かな|いて(?:い)?な|きませ)|足りな(?:か|い)|間に合(?:わ|い?ませ)|(?:乗り|出)遅れ|出られませ|名前(?:が|と)[^。、]{0,6}違)"
    r"|(?:説明|対応|態度|言い方|案内|返事)(?:が|は)[^。、]{0,6}(?:足りな|悪|分かりにく|わかりにく|遅|ひど|雑|冷た)|不具合|トラブル|事故(?:を|が|に)|無視され|キャンセル(?:され|に)"
    r"|(?:数字|金額|名前|内容|色|サイズ|量|日付|住所|宛先|場所|中身|商品|品物|部品|料理)(?:が|も|の)[^。、「」]{0,8}違(?:って|い(?:まし|が)|った)|崩れて|(?:て|で)しま(?:い|った|って)(?!そう|たい|おう)"
)
# Somebody reacts to it, asks for something, or hears of it.
_REACTION = TELLING.pattern(
    r"[言云]われ|(?:い|ゆ)われ|[言ゆ](?:って|うて)(?:き|来|く|い[るま]|る)|言い(?:出|張|放)|言わし|言いよ|怒鳴|怒(?:ら|っ|り[のがを])|お怒り|叱|責め|苦情|クレーム|カンカン|激怒|立腹|(?:求め|要求さ|請求さ)ら?れ|"
    r"(?:電話|連絡|メール|手紙|ハガキ|はがき|メッセージ|(?:LINE|line|DM|dm)|ライン|投書|問い合わせ)(?:が|も|で|口)|口コミ|アンケート|書(?:かれ|いてあ)|(?:乗り|怒鳴り)込|訴え(?:る|られ|ると)|来(?:られ|い[とっ]|てほし|てくれ)|泣(?:い|か)|大声"
)
# What was done about it, and who was told.
_SINCE = TELLING.pattern(
    r"謝(?:り|っ|罪)|お?詫び|報告|相談(?:し|を|に)|(?:知り|知って|言え|言っ|話し|話せ|伝え)(?:て(?:い)?)?(?:ませ|い?な|い?ま(?:せん|す))|届け直|回収し|お返し|返金し|弁償し"
)
_UNSURE = re.compile(
    r"(?:た|る)の?か、$|(?:た|る|な)(?:の)?か(?:どうか)?[、はも]?[^。]{0,16}(?:分か|わか|不明|はっきり|覚えて|自信)|もし(?:も)?[^。]{0,30}(?:たら|れば|ても)|(?:かも(?!ね)|かもしれ|たぶん|多分|おそらく)|"
    r"情けな|申し訳|不安|怖|つもり|べき|どうしたら|どうすれば|(?:た|)?(?:い|く)(?:です|と思)|わけでは|わけじゃ|(?:し|て)(?:い)?ません(?:し)?。?$|(?:な|ね)いように|ないか(?:と)?心配"
)
# 「病院の受付で働いてるんですけど、」 leads to it and is none of it.
_WHO_I_AM = re.compile(
    r"(?:働い|勤め|やっ|し)(?:て|と)(?:い|お)?(?:る|ます|て|り|ん)(?:ん|の)?(?:です|だ|や)?(?:けど|けれど|が|ねん(?:けど)?|けどな|と申し)?[、。 　]*$|(?:店員|社員|バイト|看護師|担当|です|だ|や)(?:けど|が|ねんけど)[、。 　]*$"
)
# 「確認しなかったのは私です」 takes the blame, 「聞きそびれた患者さん」 tells who somebody is.
_OF_SOMEBODY = re.compile(
    r"[^。、]{0,6}た(?:のは[^。、]{0,8}(?:私|自分|俺|僕|うち|わし)|(?:お?客|患者|利用者|方|人|ご?家族|相手|先輩|後輩|同僚|担当))"
)
_LEADS_ON = re.compile(r"(?:から|に|が|は|も|へ|より)[、,]?$")  # 「お客様から、」
_BECAUSE = re.compile(
    r"(?<=[ただい])(?:から|ため|の)(?:です|でした|だ|なん(?:です|だ)|や)[。]?[ 　\n]*$"
)  # 「遅れたからです」
_SHORT = 12  # letters: in a text written with blanks the words before belong to it
_SLIPPED, _WENT_WRONG = 4, 2
_NOT_EVEN = re.compile(
    r"(?:わけ|とか|なんて|こと)?(?:では|じゃ|は|やなく)(?:全然|全く)?(?:な[いく]|あり)|^[^「]*」|たい(?:です|と思)"
)


@dataclass(frozen=True, slots=True)
class Incident:
    """Where it is told: its sentence, and the clauses of it."""

    sentence: Span
    start: int
    end: int


def incident_in(plain: str, quotes: list[Quote]) -> Incident | None:
    """The clauses of a folded text that tell what went wrong; None where nothing but somebody's anger is told."""
    if not (_SLIP.may_stand_in(plain) or _WRONG.may_stand_in(plain)):
        return None
    best: tuple[int, Span, Span] | None = None
    for span in sentences(plain):
        for clause in clauses(plain, span):
            weight = _weight(plain, clause, span, quotes)
            if weight and (best is None or weight > best[0]):
                best = (weight, span, clause)
    return None if best is None else _around(plain, best[1], best[2], quotes)


def words_of(folded: Folded, found: Incident) -> str:
    """As it was written, ended in a finished form where the clauses have one."""
    because = _BECAUSE.search(folded.plain, found.start, found.end)
    end = because.start() if because is not None else found.end
    return finish(folded, Span(found.sentence.start, end), found.start, end)


def _weight(plain: str, clause: Span, sentence: Span, quotes: list[Quote]) -> int:
    slip = _outside(_SLIP, plain, clause, quotes)
    wrong = slip or _outside(_WRONG, plain, clause, quotes)
    if wrong is None or _UNSURE.search(plain, clause.start, clause.end):
        return 0
    if slip is not None and _OF_SOMEBODY.match(plain, slip.end(), clause.end):
        slip = None
    if telling.NOT_TOLD.search(plain, clause.start, clause.end) or _SINCE.search(plain, clause.start, clause.end):
        return 1 if slip and not telling.NOT_TOLD.search(plain, sentence.start, sentence.end) else 0
    weight = _SLIPPED if slip else _WENT_WRONG
    return weight - (1 if _outside(_REACTION, plain, clause, quotes) else 0)


def _outside(pattern: Sifted, plain: str, clause: Span, quotes: list[Quote]) -> re.Match[str] | None:
    """Found in the clause and in nobody's mouth."""
    found = pattern.finditer(plain, clause.start, clause.end)
    return next((match for match in found if not any(q.start < match.start() < q.end for q in quotes)), None)


def _around(plain: str, sentence: Span, told: Span, quotes: list[Quote]) -> Incident:
    """The clause with what led to it and what came of it, as far as they stay short and nobody reacts in them."""
    parts = clauses(plain, sentence)
    at = parts.index(told)
    start, end = told.start, told.end
    quote = next((q for q in quotes if start <= q.start < end), None)
    if quote is not None and (_outside(_SLIP, plain, Span(start, quote.start), quotes)):
        end = quote.start
    for part in reversed(parts[:at]):
        if end - part.start > LONGEST or _is_of_others(plain, part, quotes) or _WHO_I_AM.search(part.of(plain)):
            break
        start = part.start
    for part in parts[at + 1 :] if quote is None else ():
        if part.end - start > LONGEST + 10 or _is_of_others(plain, part, quotes):
            break
        end = end if _LEADS_ON.search(part.of(plain)) else part.end
    if end - start < _SHORT:
        stop = max(plain.rfind(mark, 0, start) for mark in "。\n")
        start = max(stop + 1, end - LONGEST)
    return Incident(sentence, start, end)


def _is_of_others(plain: str, part: Span, quotes: list[Quote]) -> bool:
    spoken = any(q.start < part.end and part.start < q.end for q in quotes)
    return spoken or any(pattern.search(plain, part.start, part.end) for pattern in (_REACTION, _SINCE))


def complained_of(folded: Folded, spans: tuple[Span, ...], quotes: list[Quote]) -> str | None:
    """Where what went wrong is not told: the complaint, up to its words."""
    plain = folded.plain
    if not telling.COMPLAINT.may_stand_in(plain) and not quotes:
        return None
    best: tuple[int, Span] | None = None
    for place, span in enumerate(spans):
        told = sum(1 for _ in telling.COMPLAINT.finditer(plain, span.start, span.end))
        told += any(span.start < q.start < span.end and q.to_me for q in quotes)
        aside = (
            telling.OF_OTHER_THINGS.search(span.of(plain))
            or is_of_own_side(span.of(plain))
            or telling.KNOWS.search(plain, span.start, span.end)
        )
        denied = told and _NOT_EVEN.search(plain, span.start, span.end)
        weight = 2 * min(told, 2) - place - (2 if told and aside else 0) - (3 if denied else 0)
        if told and (best is None or weight > best[0]):
            best = (weight, span)
    if best is None:
        return None
    span = best[1]
    quote = next((q for q in quotes if span.start <= q.start < span.end), None)
    if quote and quote.start - span.start >= 10 and telling.COMPLAINT.search(plain, span.start, quote.start):
        return finish(folded, span, _late_enough(plain, span.start, quote.start), quote.start)
    return finish(folded, span, _late_enough(plain, span.start, span.end), span.end)


def _late_enough(plain: str, start: int, end: int) -> int:
    """Where a clause begins from which on the words stay short."""
    if end - start <= LONGEST:
        return start
    late = end
    for part in reversed(clauses(plain, Span(start, end))):
        if end - part.start > LONGEST:
            break
        late = part.start
    return late if late < end else end - LONGEST
