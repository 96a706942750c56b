"""Own words as prose that stands for itself in a document, or nothing where they are speech; letters hold no speech, so
that what cannot be said whole becomes a blank there. Turning a single sentence lives in politely.py."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.documents.politely import as_written, politely
from flows.documents.rewording import in_writing
from flows.understanding.faults import FAULT

_SENTENCE = re.compile(r"(?:「[^」\n]*」|『[^』\n]*』|[^。．！!？?\n])+[。．！!？?]*")
_QUOTATION = re.compile(r"「[^」\n]*」|『[^』\n]*』")
_CUT_SHORT = re.compile(r"[」』](?:って|と)?$")
_MARKS = "".join(map(chr, range(0xE100, 0xE108)))  # in place of quotations, whose words stay as they were said
_STOPS = "。．！!　 、,"
# Endings of a sentence that goes on, doubts, asks or only sounds like an end.
_HALF = re.compile(
    r"(?:けど|けれども?|けども|のに|ので|から|たら|なら|れば|たり|[しがはをにへや]|(?<!こ)と|[てで]|って|とか|[かわなねよぞぜさの]|かも|かな|かも(?:です|ね)|かもしれ(?:ない|ません|ん)|"
    r"みたいな?|だろう|でしょうか?|ようか|ほうがいい|方がいい|たい(?:な|です)?|という|っけ|やろ|ねん|やん|やで|まま|つもり(?:だ|です)?)$"
)
_ASKS = re.compile(r"[？?]|(?:です|ます|ません|でしょう|した|の|だろう)か[。．]*$")
# Dialect, chat and the sounds between words, wherever they stand.
_SPEECH = re.compile(
    r"俺|オレ(?![ンー])|おれ(?=[はがのもに])|わし(?=[はがのもに])|ワイ(?=[はがのもに])|あたし|うち(?=が|、)|め(?:っ)?ちゃ|むっちゃ|ごっつ|ほんま|ほん(?:で|なら)|せやけど|せやから|やけど|やけん|やから|やし(?=[、。\s]|$)|やって[、。]|やった[んらけ]|やろ|やねん|やん[。、けか]|やで[。、]|"
    r"へん(?=[。、でしけかのわ]|$)|ひん(?=[。、でしけか]|$)|[らわまかがさたばなえけせてでれべめ](?<!ませ)ん(?=と[、こ]|かった|けど|し[、。]|で[、。]|くて|$)|(?<=た)ん(?:[はがもを]|や)|(?<=[てっ])ん(?:ねん|や)|てもう[たて]|てしも[たうて]|てまう|[言ゆ]う(?:た|て(?!い))|(?<=[しっいえけせてね])と(?:る|った)(?=[。、けしんか]|$)|"
    r"しと(?:る|った|いた)|あかん|ええ(?=[。、のかわけ]|$)|えらい(?=こと)|おる(?=[。、けしんわ]|$)|はる(?=[。、けしんわ]|$)|じゃけ|ばってん|っちゃ|だべ|(?<!ほ)っぺ|けんど|なんぼ|しゃあない|しょうがな|しんど|なんか(?![いにもの月国所年])|とりま|ぶっちゃけ|正直(?=[、よ言めし])|"
    r"えっと|えーと|ええと|あの[ーう、〜]|うーん|んー|まあ|まぁ|なんて(?:い|言)うか|はあ[。、…]|はぁ|ふう[。、]|ため息|へへ|はは[。、は]|あはは|笑|泣(?=[。、]|$)|汗(?=[。、]|$)|…|‥|〜|～|やらか|てか、|ていうか|っていうか|やっちゃ|[てで]さ、|[たのん]だけど|かも(?=[、。]|$)"
)
_LEAD = re.compile(
    r"^(?:それで|で|だから|なので|実は|というか|つまり|要は|要するに|結局|たぶん|多分|あと|でも|ただ|そして|確かに|たしかに|本当に)[、，]\s*"
)
_SELF = re.compile(
    r"(?:^|(?<=、))(?:私|わたし|わたくし|俺|おれ|オレ|僕|ぼく|自分|あたし|うち)(?:自身|の(?:ほう|方))?(?:が|は|で)、?"
)
_TOPIC = re.compile(r"^(?P<noun>[^、はがをにでとも]{1,14})、(?=[^を]*$)")
_TIME = re.compile(
    r"(?:[0-9０-９一二三四五六七八九十]+[日時月]|[当前翌先昨]日|曜日?|昨夜|今日|きのう|おととい|先週|先月|朝|昼|夜|前|後|とき|時|最初|最後)$"
)
_TAKES_OBJECT = re.compile(
    r"間違|まちが|誤|忘れ|入れ|見落と|見逃|漏らし|飛ばし|取り違え|書き|打ち|伝え|確認|報告|送|壊|なくし|失くし|紛失"
)
_TE = re.compile(r"(?:(?<=[っいし])て|(?<=[えけせてねめれべげみち着見出寝])て|(?<=[んい])で)(?:しま(?:って|い))?$")
_NOUN = re.compile(r"(?:こと|[一-鿿ァ-ヶーA-Za-z0-9]|漏れ|忘れ|間違い|遅れ|不足)$")
_CUT = re.compile(r"(?<=[いきぎしちにびみり見出得])[、 　]*[…‥]+$")
# Rules that met where they should not: better a blank than this.
_BROKEN = re.compile(
    r"[たなで]ずに|[ただ]の、(?:たぶん|多分|私|自分|うち|俺|僕)|をを|がが|[をが][はがをに]|てて|でで(?!き)|いないく|いていた?ていた|_|っっ|(?:る|ない|ます|です)りま|(?:る|た|だ)ま(?:す|した)$|ていって(?:い)?ていく"
)
# What somebody shouted, told without marks around it: 「どういう管理しとんねんと言われて」.
_REPEATS = re.compile(
    r"(?:ん(?:や|だ|じゃ|か)よ?|ねん|やん?|や?ろ|のか|てくれ|ふざけ[るん]な[^、]*|[れけせねべめえ]よ?)(?:と|って)(?:大声で|怒|言|詰|どな|電話|$)|[てで]って|ふざけ[るん]な"
)
_WRONG = re.compile(rf"(?:{FAULT})|ミス|不備|不足|遅れ|手違い")
_POLITE_END = re.compile(
    r"(?P<was_not_done>ませんでした)$|(?P<is_not_done>ません)$|(?P<was_done>ました)$|(?P<was>でした)$|"
    r"(?P<adjective>(?<=い)です|(?<=かった)です)$|(?P<is_done>ます)$"
)
_PLAIN_PAST = re.compile(r"(?<!まし)(?<!ませんでし)[ただ]$")
LONGEST_FAULT = 60  # letters of a clause that stands within a sentence
_I_TO_U = dict(zip("いきぎしちにびみり", "うくぐすつぬぶむる", strict=True))
_I_TO_A = dict(zip("いきぎしちにびみり", "わかがさたなばまら", strict=True))
_I_TO_PAST = dict(
    zip("いきぎしちにびみり", ("った", "いた", "いだ", "した", "った", "んだ", "んだ", "んだ", "った"), strict=True)
)
# Stems of verbs in いる that look like those of the other kind.
_ICHIDAN = re.compile(
    r"(?:[えけげせぜてでねへべめれぇ]|でき|出来|[てでにがも、]い|^い|起き|生き|過ぎ|すぎ|落ち|借り|足り|降り|浴び|詫び|用い|信じ|感じ|命じ|応じ|生じ|論じ|演じ|案じ|閉じ|試み|顧み|省み|尽き|飽き|伸び|延び|[見着寝得出居診観似経])$"
)


@lru_cache(maxsize=1024)
def prose(words: str) -> str:
    """Whole sentences in です・ます; those that are speech or no whole ones are left out, and "" is all that is left of
    nothing else."""
    return "".join(filter(None, map(_sentence, _SENTENCE.findall(words))))


def is_whole(words: str) -> bool:
    """Every sentence of it is prose, or can be said as prose."""
    return all(map(_sentence, _SENTENCE.findall(words)))


def begins_whole(words: str) -> bool:
    """The first sentence of it is prose, or can be said as prose."""
    return bool(_sentence(next(iter(_SENTENCE.findall(words)), "")))


def is_speech(words: str) -> bool:
    """Dialect, hesitation, laughter or a question in it, whether or not the sentence is whole."""
    return bool(_SPEECH.search(words) or _ASKS.search(words.strip()))


def without_questions(text: str) -> str:
    """The text without the sentences that ask."""
    found = _SENTENCE.findall(text)
    return (
        text
        if not any(_ASKS.search(one.strip()) for one in found)
        else "".join(one for one in found if not _ASKS.search(one.strip()))
    )


def speaks(words: str) -> bool:
    """Dialect, hesitation, laughter, a question, half a sentence: as one talks, not as one writes."""
    said = words.strip(_STOPS)
    return is_speech(words) or bool(_HALF.search(said))


def _sentence(words: str) -> str:
    """One sentence in です・ます; what stands between marks stays as it was said."""
    said = _QUOTATION.findall(words)
    if not said or len(said) > len(_MARKS):
        return _turned(words)
    if _CUT_SHORT.search(words.strip(_STOPS)):
        return ""
    marks = iter(_MARKS)
    found = _turned(_QUOTATION.sub(lambda _: next(marks), words))
    for mark, quotation in zip(_MARKS, said, strict=False):
        found = found.replace(mark, quotation)
    return found


def _turned(words: str) -> str:
    """As it was told where it is written language already, else as one writes it."""
    if _ASKS.search(words.strip()):
        return ""
    if (cut := _CUT.search(words)) is not None:  # 「電話があり…」: what was told went on
        return "" if speaks(words[: cut.start()] + "ました") else politely(words[: cut.start()] + "ました")
    said = in_writing(words)
    return "" if speaks(said) or _REPEATS.search(said) or _BROKEN.search(said) else politely(said)


def clause(words: str) -> str:
    """One sentence as a noun phrase that stands within one of ours: 「数を読み合わせます」 -> 数を読み合わせること.
    A noun is one already. "" for more sentences and for speech."""
    found = [one for one in _SENTENCE.findall(words) if one.strip(_STOPS)]
    if len(found) != 1 or _ASKS.search(found[0].strip()):
        return ""
    if speaks(found[0]) or not _NOUN.search(found[0].strip(_STOPS)):
        found = [in_writing(found[0])]
        if speaks(found[0]) or _REPEATS.search(found[0]) or _BROKEN.search(found[0]):
            return ""
    said = as_written(found[0].strip(_STOPS))
    if not said or len(said) > LONGEST_FAULT:
        return ""
    if _NOUN.search(said):
        return said
    if not politely(said):
        return ""
    return _plain(politely(said).rstrip("。"), said)


@lru_cache(maxsize=256)
def fault_in(*texts: str | None) -> str:
    """What was wrong as a noun phrase, from the first sentence or clause that tells it; "" where none can stand so."""
    for text in texts:
        for words in _SENTENCE.findall(text or ""):
            for piece in (words, *re.split(r"(?:けど|けれど|が|し|ので|から)、", words)):
                if _WRONG.search(piece) and not _ASKS.search(piece.strip()) and (said := _as_fault(piece)):
                    return said
    return ""


def _as_fault(piece: str) -> str:
    said = _LEAD.sub("", piece.strip(_STOPS))
    said = _SELF.sub("", said)
    topic = _TOPIC.match(said)
    if topic and _TAKES_OBJECT.search(said) and not _TIME.search(topic["noun"]):
        said = f"{topic['noun']}を{said[topic.end() :]}"
    if _TE.search(said) and not _NOUN.search(said):
        said = said[:-1] + ("だ" if said.endswith("で") else "た")
    return clause(said)


def _plain(polite: str, said: str) -> str:
    """The polite sentence as a clause with こと; `said`: as it was told, which may be plain already."""
    end = _POLITE_END.search(polite)
    if end is None:
        return ""
    stem = polite[: end.start()]
    match end.lastgroup:
        case "adjective":
            plain = stem
        case "was":
            plain = stem + "だった"
        case _ if _PLAIN_PAST.search(said):
            plain = said
        case "was_not_done":
            plain = _negated(stem) + "なかった"
        case "is_not_done":
            plain = _negated(stem) + "ない"
        case "was_done":
            plain = _past(stem)
        case _:
            plain = _present(stem)
    return f"{plain}こと" if len(plain) > 2 else ""


def _negated(stem: str) -> str:
    if stem.endswith(("来", "し")) or _ICHIDAN.search(stem):
        return stem
    return stem[:-1] + _I_TO_A.get(stem[-1:], stem[-1:])


def _past(stem: str) -> str:
    if stem.endswith("行き"):
        return stem[:-1] + "った"
    if stem.endswith("来") or _ICHIDAN.search(stem):
        return stem + "た"
    return stem[:-1] + _I_TO_PAST[stem[-1]] if stem and stem[-1] in _I_TO_PAST else ""


def _present(stem: str) -> str:
    if stem.endswith("し") and not re.search(
        r"(?:[一-鿿]{1}[らわまかがなやこだ]|話|出|渡|返|直|貸|押|消|探|示|指|落と|過ご)し$", stem
    ):
        return stem[:-1] + "する"
    if stem.endswith("来") or _ICHIDAN.search(stem):
        return stem + "る"
    return stem[:-1] + _I_TO_U[stem[-1]] if stem and stem[-1] in _I_TO_U else ""
