"""Acts that a person tells of themselves, found in their own words with the words that tell them; what an act says
about them lives in signs."""

from __future__ import annotations

import re
from dataclasses import dataclass

from flows.career.lived import Lived
from flows.understanding import telling
from flows.understanding.clauses import Span, brackets, clauses, sentences
from flows.understanding.normalise import Folded, fold
from flows.understanding.questions import asks

LONGEST_QUOTE = 32  # letters of a sentence that are quoted whole; of a longer one only the clauses that tell the act
MOST_READ = 4_000  # letters of one text that are looked at
_WHO = r"(?:上司|部長|課長|係長|主任|店長|副店長|社長|所長|園長|院長|施設長|師長|リーダー|チーフ|マネージャー|責任者|先輩|会社|本社|本部|人事|窓口|チーム|オーナー|総務)"
_DONE = r"(?:し(?:まし)?た(?![いらくかり])|し(?:て(?![いもはほ])|、|つつ|ながら|ており|ています|ている|てい(?:た|まし)|ても)|いたしました)"
_PAST = r"(?:まし)?た(?![いらくかり])"
# What was not done, was wished for, or was done by others to the person.
_NOT_MEANT = re.compile(
    r"[^。、]{0,4}?(?:な(?:い|かっ|く)|ませ|ず|そび|忘れ|たい|ほし|欲し|べき|つもり|れば|たら|ばよ|よう(?:と|か)|(?:て)?くれ|もらえ|(?:て)?くださ)"
)
# Asked about, thought of, or left to an if: nothing that was done.
_ONLY_THOUGHT_OF = re.compile(
    r"[^。、「」?？]{0,14}?(?:て?も(?:ええ|いい|良い|よい|よろし|かま)|(?:ほう|方)が|やろ|かな|かも|べき|つもり|予定|[うよ]と(?:思|考|し)|たら|なら(?:ええ|いい)|ん?(?:です|ます|でしょう)?か(?=[?？。、\s]|$)|[?？])"
)
_ACTS: dict[str, str] = {
    "dared": rf"(?:怖|こわ|恐|勇気|緊張|ビビ|びび|怒られる|叱られる)[^。]{{0,24}}?(?:(?:{_WHO}|会社)(?:さん)?(?:に(?:も|は)?|へ)[^。、]{{0,8}})?(?:自分から|正直に|ちゃんと)?(?:言い(?:まし|出し)|言っ|言え|話し|話せ|伝え|打ち明け|報告し|報告でき|相談し|電話し)(?:まし)?(?:た(?![いらくかり])|て(?![いもはほ]))",
    "stood_it": r"(?:怒鳴|責め|なじ|罵|どな|怒|詰め)られ(?:ても|ながら(?:も)?|続けて(?:も)?|ましたが|たけど|ましたけど)[^。]{0,24}(?:聞|受け(?:止|と)|逃げ|こらえ|切ら|謝|対応|答え|話し|やり)|最後まで[^。、]{0,8}(?:逃げ|切ら|付き合|つきあ|対応|向き合)|逃げ(?:ず|なかっ|ませんでした|んかった|へんかった)|(?:[0-9一二三四五六七八九十]+)(?:分|時間)[^。、]{0,10}(?:付き合|つきあ|聞き(?:まし|続け)|聞い(?:た|て)|対応し)|黙って(?:(?:最後まで|話(?:を|は)?|ずっと))*(?:聞|受け)",
    "reported": rf"(?:報告|共有)(?:は|を|も|だけ)?(?:すぐ|先に|ちゃんと)?(?:{_DONE}|済み|ずみ|済んで|してあ(?:る|り))|{_WHO}(?:さん)?(?:に(?:も|は)?|へ)(?:すぐに?|まず|その日のうちに|正直に|電話で|先に|自分から|自分で|ちゃんと|隠さず|全部|、)*(?:連絡|伝え|話|知らせ|言)(?:{_DONE}|{_PAST}|え(?:まし)?た|い(?:まし)?た|っ(?:た|て(?![いもはほ]))|て(?![いもはほ])|し(?:まし)?た)",
    "asked_others": rf"相談(?:を|も|は)?{_DONE}|(?:{_WHO}|同僚|仲間|家族|友人|友達|夫|妻|親|詳しい人|経験者|ほかの人|他の人)(?:さん)?に(?:も)?[^。、]{{0,8}}(?:意見を(?:聞|もら|求)|聞い(?:て(?!ほ|も|く)|た|てみ)|教わ|助けを求め|頼ん|手伝って)|教えて(?:もらい|もらっ|いただ[いき])",
    "listened": r"(?:話|お話|言い分|お?怒り|不満|事情|声|ご意見|意見)(?:を|は|も)?[^。、]{0,10}(?:最後まで|じっくり|さえぎら(?:ず|ない)|遮ら(?:ず|ない)|まず)?[^。、]{0,4}(?:聞(?:きま|い(?:て|た)|く(?:こと|よう)|き、|き続)|聴(?:きま|い(?:て|た)|く(?:こと|よう))|伺(?:いま|っ)|うかが(?:いま|っ)|耳を傾け)|最後まで[^。、]{0,6}(?:聞|聴|伺)(?:[いきっ])",
    "stayed_polite": rf"言い返さ(?:ず|な)|言い返しませんでした|言い訳(?:は|を)?(?:せず|しな(?:い(?:よう|で)|かっ)|しませんでした)|(?:感情的|喧嘩腰|けんか腰)に(?:は)?(?:なら(?:ず|な)|なりませんでした)|(?:冷静に|落ち着いて|丁寧に|ていねいに|穏やかに)[^。、]{{0,10}}(?:{_DONE}|答え|話し|伝え|聞[いき]|返し|受け)|(?:ぐっと|じっと)?(?:こらえ|堪え)(?:て|まし)",
    "kept_records": r"(?:記録|メモ|控え|日時|履歴|スクショ|スクリーンショット|録音|着信|やりとり|やり取り|内容|経緯|言われたこと)(?:を|も|に|は|と[^。、]{1,8}を)?[^。、]{0,8}(?:残し|残して|取っ|取りま|とっ|とりま|録音し|書い(?:て|た)|書きま|書き留め|保存し|保管し|控え(?:て|まし)|撮っ|撮りま|まとめ(?:て|まし|た)|記録し)|メモし(?:て|た|まし)|録音し(?:て|た|まし)",
    "fixed": rf"(?:記録|書類|内容|手順|マニュアル|やり方)(?:は|を|も)?[^。、]{{0,6}}見直し(?:て(?![いもほ])|た(?!ら)|まし)|(?:席|代わり|代替|代品|別の(?:もの|店|日|部屋|商品))(?:を|も)?[^。、]{{0,8}}(?:とって|取って|用意し|探し|手配し|見つけ)[^。、]{{0,6}}(?:た(?![いら])|まし)|(?:修正|訂正|交換|手配|復旧|再発行|再送|返金|修理|差し替え|調査|点検|確認)(?:を|も)?{_DONE}|(?:直|作り直|やり直|送り直|届け直|書き直|差し替え|取り替え)(?:し|え)?(?:まし)?た(?![いらくか])|原因(?:を|も)[^。、]{{0,8}}(?:調べ|確かめ|探|突き止|洗い出|考え)|調べ(?:て(?![いもほ])|まし|直し)|確かめ(?:て(?![いもほ])|まし)",
    "prevention": r"(?:二重|ダブル|二人|2人|チェック|確認|手順|マニュアル|リスト|一覧|ルール|仕組み|共有|朝礼|予定表|カレンダー|付箋|引き継ぎ|引継ぎ|声(?:かけ|出し)|読み合わせ|面談|報告)[^。、]{0,16}(?:する(?:こと|よう)に|するように|よう(?:に)?(?:し|して)|を?(?:決め|作り|作っ|つくり|つくっ|変え|始め|設け|取り入れ|提案)(?:て|た|まし|る)|を?増やし|を?徹底し)",
    "set_boundary": r"(?:お?断り(?:し(?:まし|た|て)|を(?:し|入れ))|断(?:りまし|った(?!ら)|って(?!い)))|その場で(?:は)?[^。、]{0,8}(?:約束|返事|即答|決め|認め)[^。、]{0,4}(?:せず|しな(?:い|かっ)|ず|ませんでした)|一人で(?:は)?(?:行か|会わ|返事し|決め)(?:ず|な(?:い|かっ))|距離を(?:置|おい|取っ|とっ)|線を引|電話(?:に|は)[^。、]{0,6}(?:出ない(?:よう|こと)|出ません|出ず)",
    "held_back": r"(?:それ|その後|もめて)(?:から|以来|以降|は)?(?:は|、)*[^。、]{0,10}(?:(?:報告|連絡|口出し|返事|何も)(?:は|を|も)?[^。、]{0,4}(?:して(?:い)?(?:ない|ません)|しなかっ|しませんでした|控え)|控え(?:て|まし))",
    "told_honestly": r"(?:嘘|うそ|ウソ)(?:は|を|も)?(?:つか|言わ)(?:ず|な(?:い|かっ))[^。、]{0,10}(?:伝え|話|報告|言)|(?:正直に|ありのまま|見たまま|見たとおり|隠さず(?:に)?|包み隠さず)[^。、]{0,14}(?:伝え|話し|話す|報告し|言っ|言い|言う(?:て|た)|言うて|答え|説明し|知らせ|認め)|頼まれ(?:て(?:い)?(?:た|、)|たので|ていたので|て)[^。]{0,24}(?:一度だけ)?[^。、]{0,6}(?:報告し|伝え|知らせ|お知らせし)",
    "their_side": r"(?:お?客(?:様|さん|さま)?|お得意(?:先|様)|相手|先方|患者(?:さん|様)?|利用者(?:さん|様)?|ご?家族|取引先|クライアント)(?:が|は|の|も|を|に)[^。「」]{0,14}(?:困(?:って|らせ|る|った)|待た(?:され|せ)|不安(?:に|だ|な|が)|心配(?:し|させ|だ)|気持ち|立場|迷惑を?(?:かけ|おかけ)|楽しみに|がっかり|嫌な思い|申し訳)",
    "worked_together": r"(?:一緒に|いっしょに|みんなで|チームで|全員で|全員(?:を)?集め)(?:(?!られ|され)[^。、]){0,16}(?:[しっいりえけせめべみき](?:た(?!い|ら(?!、))|まし|て(?![いほもく]))|んだ|るように)|(?<!まちがえて)(?<!間違えて)(?<!間違って)(?<!まちがって)(?<!誤って)教え(?:た(?!ら)|まし|て(?![いほもくな]))|面談(?:を)?し(?:た|て|まし)|話し合(?:っ|い)(?:た|て|まし)|声を(?:か|掛)け(?:た|て(?!も|ほ|く)|まし|る)|協力し(?:た|て(?!ほ|も|く)|まし)|手伝(?:った|って(?!ほ|も|く)|いま)",
    "kept_going": r"(?:毎日|毎朝|毎晩|毎週|毎月|毎回|何度も|何回も)(?:(?!られ|され|かかっ|来)[^。、]){0,22}(?:[しっいりえけせめべみき](?:た(?!い|ら(?!、))|まし|て(?![ほもく]))|るように)|(?<!られ)(?<!され)続け(?:た(?!い|ら)|まし|て(?:い(?:ます|る|た|まし)|き(?:た|まし)))|(?:あきらめ|諦め|投げ出さ)ず|粘り強く|やり(?:切|きっ|きり|遂げ)",
    "apologised": r"(?:謝り(?:まし|に行[きっ])|謝った(?!ら)|謝って(?!ほ|も|く|い)|謝罪(?:を|も)?し(?:まし|た(?!ら)|て(?![いもほ]))|お詫び(?:を|も|に)?(?:し(?:まし|た(?!ら)|て(?![いもほ]))|伺いまし|行き))",
}
ACTS: dict[str, re.Pattern[str]] = {key: re.compile(pattern) for key, pattern in _ACTS.items()}
AT_ONCE = re.compile(
    r"すぐ(?!怒|キレ)|即座|直ちに|ただちに|その(?:日|場|足)(?:のうち|で|に)|当日|同じ日|真っ先|いち早く|気づいてから|[0-9一二三五十]+分(?:以内|後)|翌朝"
)
RESULTED = re.compile(
    r"その結果|結果(?:的に|として|、|は)|おかげで|(?:減|増|上が|下が|良くな|よくな|続い|続けて|戻っ|戻り|収まっ|収まり|落ち着い|解決し|改善し|達成し|完成し|成功し|間に合)[^。]{0,8}(?:た|まし)|ように(?:なり|なっ)|(?:ほめ|褒め|喜ば|感謝さ|お礼を|ありがとう|納得し|認め)[^。]{0,10}(?:れ|た|まし)"
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Their own words, as they stand in what they said; or, for a tap, the id of the question that was answered."""

    quote: str = ""
    answered: str = ""


def act_told(lived: Lived, act: str) -> Evidence | None:
    """The words in which this act is told; None where it is not, or of others."""
    for one in lived.said:
        if found := quote_of(one.text, ACTS[act]):
            return Evidence(found)
    return None


def quote_of(text: str, pattern: re.Pattern[str]) -> str:
    """The stretch of `text` that tells what the pattern looks for as an own act; "" for none. Linear in the length."""
    folded = fold(text[:MOST_READ])
    plain = folded.plain
    quotes = brackets(plain)
    for sentence in sentences(plain):
        for hit in pattern.finditer(plain, sentence.start, sentence.end):
            inside = any(quote.start < hit.start() < quote.end for quote in quotes)
            if inside or not _is_own(plain, sentence, hit) or asks(sentence.of(plain)):
                continue  # 「店長に頼むなら何て言えばいいですか」 was done by nobody
            return _words(folded, sentence, hit)
    return ""


def _is_own(plain: str, sentence: Span, hit: re.Match[str]) -> bool:
    """Meant as done, and by the one who tells it."""
    if _NOT_MEANT.match(plain, hit.end(), sentence.end) or _ONLY_THOUGHT_OF.match(plain, hit.end(), sentence.end + 1):
        return False
    own = next((part for part in clauses(plain, sentence) if part.start <= hit.start() < part.end), sentence)
    by_others = telling.SUBJECT.search(plain, own.start, hit.start() + 1)
    return by_others is None or telling.MY_OWN.search(plain, by_others.end(), hit.end()) is not None


_BUT = re.compile(r"(?:ん(?:です|だ))?けど|けれど|(?<=[すた])が、|のに|[「『]|[、\s]*(?:それでも|でも)")


def _words(folded: Folded, sentence: Span, hit: re.Match[str]) -> str:
    """As written: the sentence, or where that is long the clauses from where the act begins to where it ends."""
    plain = folded.plain
    start, end = sentence.start, sentence.end
    if (but := _BUT.search(plain, hit.end(), end)) is not None:
        end = but.start()  # what came of it, or what others said then
    if end - start > LONGEST_QUOTE:
        parts = [part for part in clauses(plain, sentence) if part.end > hit.start() and part.start < hit.end()]
        if parts:
            start, end = parts[0].start, parts[-1].end
    return folded.words(start, min(end, start + 3 * LONGEST_QUOTE)).strip(" 　\n。、,")
