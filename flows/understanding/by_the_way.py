"""Short remarks that plainly tell one fact of the matter, whatever is asked just then: when it was, what was done about
it, how it came about; where they are filed lives in flows/volunteered."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from flows.understanding import telling
from flows.understanding.telling import BOSS_WORD, WHEN_WORD

LONGEST = 70  # characters: who writes more tells a story
_OF_DAY = (
    r"(?:の?(?:早朝|朝|午前中?|昼(?:休み|過ぎ|頃|ごろ)?|お昼|午後|夕方|夜(?:勤(?:中|明け)?)?|晩|深夜|夜中|営業中|閉店(?:後|間際)|開店前|仕事中|勤務中|帰り(?:際)?|終わり))?"
    r"(?:、|の|に)?(?:午前|午後|朝|夕方|夜|昼)?の?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})?(?:時|:[0-9]{2})?(?:半|[0-9]{1,2}分)?(?:頃|ごろ|ころ|くらい|ぐらい|過ぎ|すぎ|前)?"
)
_DAY = rf"(?:{WHEN_WORD}|(?:先週|今週|この前|前)の?[月火水木金土日]曜日?|[月火水木金土日]曜日?|[0-9]{{1,2}}/[0-9]{{1,2}}|[0-9]{{1,2}}日)"
_CLOCK = r"(?:(?:午前|午後|朝|夕方|夜|昼)の?)?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})時(?:半|[0-9]{1,2}分)?(?:頃|ごろ|ころ|くらい|過ぎ|すぎ|前)?"
_WHAT = r"(?:それ|これ|あれ|起き(?:た|てしまった)の|あった(?:の)?|やった(?:の)?|した(?:の)?|言われたの|来たの|かかってきたの|ミス(?:した|をした)の|事が起きたの|(?:お?電話|連絡|メール|クレーム|苦情|ミス|予約|納品|来店|その(?:話|件|こと))(?:が(?:あった|来た)の|をした(?:の)?|のほう)?|[^。、はが]{1,10}[ただ]の)"
_IT_WAS = re.compile(
    rf"(?:あ、|あれ、?|あと、?|えっと、?|言い忘れ(?:てた|ました)(?:けど|が)?、?|ちなみに、?|実は、?)?(?:{_WHAT}(?:は|が|なら)、?)?"
    rf"(?P<when>{_DAY}{_OF_DAY}|{_CLOCK})(?:の(?:こと|話|出来事|ミス|件))?(?:に(?:あり|起き|来|届き|かかってき|言われ|し|電話(?:が)?(?:あり|来))(?:ました|た)?)?"
    r"(?:です|でした|だった|だったと思います|やった|やってん|や|だ)?(?:けど|が|ね|よ|かな|かも|ん(?:です|だ)(?:けど)?|なん(?:です|だ)(?:けど)?)?(?:ね)?[。!]*"
)
_NOT_THAT_DAY = re.compile(
    rf"(?:いや|いえ|あ|あれ)?、?(?:[^。、]{{1,12}}(?:のは|は|が)、?)?(?P<day>{_DAY})(?:というのは|って)?(?:じゃ|では|や|とは|は)?"
    r"(?:な(?:い|かった|くて)|ありません|ちゃう|違(?:う|い(?:ます)?)|ちがう)(?:です|んです|ねん|よ|けど|わ)*[。]?"
)
_ONLY_A_CLOCK = re.compile(_CLOCK)
# What comes is no day that was.
_TO_COME = re.compile(r"まで|中に|以内|明日|あした|来週|来月|今度|次の|までに|予定|締切|期限")
_PARTICLE = r"(?:は|が|も|に(?:は|も)?|から(?:は|も)?|を|で(?:は|も)?|と(?:は|も)?|へ(?:は)?|の)"
# A whole sentence that tells something: of a verb or a noun with its particle, and ended.
_STATES = re.compile(
    rf"[一-鿿ァ-ヶーA-Za-z0-9ぁ-ん]{{2,}}?{_PARTICLE}.{{2,}}(?:ました|ません(?:でした)?|ています|ています|てます|てません|(?<!お願いし)ます|です|でした|んです|のです|た|ない|なかった|てる|てた|てて|いて|って|てしまって|ねん|てん|けど|ので|から|とる|ちゃって|らしい|そう|んや|やねん|ねんけど|やけど|やから|さかい|ばい|けん|とよ|べ|っす)"
    r"(?:よ|ね|な|わ|けど|が|し|から|ので|もので|んで|んですけど|のですが|なあ|なぁ)*[。…!]*$"
    r"|[一-鿿].{6,}(?:くて|ました|ません(?:でした)?|った(?:ん(?:です|だ))?|って|いて|れて|して|れた|した|んです)(?:よ|ね|けど|が|し|から|ので)*[。…!]*$"
)
_ASKS_OR_WISHES = re.compile(
    r"[?？]\s*$|(?:か|かな|のか|っけ|かね|かしら)[。…]*$|(?:教えて|ください|下さい|ほしい(?!って|と)|欲しい(?!って|と)|たい(?:です|んです|と思|けど)|べき|なさい|やめて|聞いて)|どう(?:し|すれ|思|なん)|(?:わか|分か)(?:ら|り)(?:な|ま|ん|へん)|知らん|知りません|"
    r"(?:特に|とくに)(?:な|あり)|答え|質問|ボット|ぼっと|AI|その(?:ボタン|選択肢)|選べ|どれも|意味(?:が|は|わか)|さっき(?:言|書|答|話)|もう(?:言|書|答|話し)(?:い|た|っ|ま)|言いました(?:よ|けど|が)|書きました(?:よ|けど|が)|ありがと|助か|すみません|ごめん"
)
_FEELS = re.compile(
    r"怖|こわ|不安|つら|辛い|しんど|悔し|くやし|悲し|情けな|恥ずかし|落ち込|眠れ|泣|むかつ|腹が立|イライラ|いらいら|疲れ|嫌[だで]|いやだ|申し訳な|楽に|落ち着|ほっと|すっきり|気持ち|気分|思って(?:い)?ます|と思います|気がし|かもしれ|たぶん|多分"
)
# What was done by the teller.
_I_DID = re.compile(
    r"(?:て|で)しま(?:いました|った|って)|ちゃい?(?:ました|った|って)|(?:し|せ|か|ら|わ|め|け|べ|て)(?:なかった|ませんでした|ずに|ないで|ないまま)|が原因|のが(?:悪|いけな|まず)|(?:し|き|い|り|め|え|け|せ)(?:ました|た(?:ん|の)です)|てあります|てありま|済み|ずみ"
)
_OTHERS_DO = re.compile(
    r"^(?:あと、?|実は、?|その(?:あと|後)、?)?[^。、はがもにを]{0,12}(?:お?客(?:さん|様)?|先方|相手|向こう|息子|娘|奥|旦那|主人|母|父|親|家族|患者|利用者|保護者|先輩|後輩|同僚|上司|店長|課長|部長|社長|師長|新人|スタッフ|会社|担当)[^。、]{0,6}(?<!に)(?<!へ)(?:は|が|も|から)"
)
_APOLOGISED = re.compile(
    r"(?:謝(?:り|って|罪)|お?詫び|頭(?:を)?下げ)[^。]{0,14}(?:ました|ましたよ|た(?:ん(?:です|だ|や)|の(?:です|に|だ))?(?:けど|が)?[。]?$|てます|ています|てある|てあり|済み|ずみ)"
)
_SPOKEN = re.compile(
    r"(?:って|と)(?:言|怒|叫|責|迫|書|来|メール|電話)|(?:言わ|怒鳴ら|叱ら|責めら)れ|来い|[しせ]ろ(?:って|と)"
)
_AS_SAID = re.compile(
    r"(?:(?:お?電話|メール|LINE|ライン)で、?)?(?P<words>[^「」『』。、?？]{4,30}(?:[せけれえめべげて]|[しせ]ろ|来い|こい|くれ|ください|ほしい|んだ|のか))"
    r"(?:って|と)(?:言われ(?:ました|た|て|てます|ています)|怒鳴られ(?:ました|た)|怒られ(?:ました|た))?[。…]*"
)
_ASKS_AT_ALL = re.compile(r"[?？]|(?:か|かな|べき|ほうがいい)(?:です)?[。]*$")
_A_REMARK, _A_WONDER = 30, 14  # letters
_WONDERS = re.compile(r"(?:かな|っけ|かなあ|やったっけ|だろう|やろ|だったか)[。…?？]*$")
_SUPPOSES = re.compile(r"(?:推測|憶測|想像)(?:です|だ|なん|ですけど|ですが|だけど)|(?:たぶん|多分|おそらく)")
_AHEAD = re.compile(r"明日|明後日|あした|あさって|来週|来月|今度の")
_OVER = re.compile(r"ました|でした|った|[いきしちみりえけせてねめれ]た|前|昨")
_WISHES = re.compile(r"^[^。]{0,20}(?:たく(?:ない|ありません|ねえ)|たい)(?:です|んです|けど|わ|ねん|のに)*[。…]*$")
_BY_THE_WAY = re.compile(
    r"^(?:言い忘れ(?:て)?(?:い)?(?:た|ました)(?:ん(?:です|だ))?(?:けど|が)|あと|ちなみに|実は|そういえば)、?"
)
_OF_MY_WORK = re.compile(
    r"(?:届け|確認し|渡し|送り|送って|交換し|説明し|案内し|入れ忘れ|間違え|見落と|書き忘れ|伝え忘れ)[^。か]*(?:ました|んです|のです|てあります)(?:よ|ね|けど|が)?[。]?$"
)
_BLAMES_ONESELF = re.compile(
    r"(?:私|自分|僕|俺|わたし|うち)(?:が|の(?:ほう|方)が|も)(?:全部|一番)?(?:悪|わる)[いか]|(?:私|自分|僕|俺)の(?:せい|ミス|責任)(?:です|だ|なん|かも|だと思|や)"
)
# That they were angry tells no words of theirs.
_ONLY_SCOLDED = re.compile(
    r"[^「」]{0,24}?(?:怒ら|叱ら|怒鳴ら|責めら|キレら|文句を言わ|クレームを言わ)れ(?:て|ました|た)(?:しまいました|しまった|しまって|い?ます|い?る)?(?:けど|ん(?:です|だ)(?:けど)?)?[。…]*"
)
_TOLD_SOMEBODY = re.compile(
    rf"(?:{BOSS_WORD}|会社|先輩|同僚|後輩|本社|家族|妻|夫|人事)[^。、は]{{0,10}}(?:に(?:は|も)?|へ(?:は)?)[^。]{{0,12}}(?:話|報告|相談|伝え|言|連絡|電話)[^。]{{0,4}}(?:ました|あります|ています|た(?:です|ん|。|$)|済|てます)"
)


@lru_cache(maxsize=64)
def when_of(text: str) -> str:
    """The day and the time, where nothing else is told: 「起きたのは昨日の午前中です」 gives 昨日の午前中; "" for other texts."""
    said = unicodedata.normalize("NFKC", text).strip()
    if len(said) > LONGEST or _TO_COME.search(said):
        return ""
    found = _IT_WAS.fullmatch(said)
    return re.sub(r"[のに、]+$", "", found["when"]) if found is not None else ""


def denied_day_in(text: str) -> str:
    """「辞めたのは3月31日じゃないです」 gives 3月31日: it was another day, and which one is not told; "" for other texts."""
    found = _NOT_THAT_DAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return found["day"] if found is not None else ""


def is_only_a_time_of_day(when: str) -> bool:
    return _ONLY_A_CLOCK.fullmatch(when) is not None


@lru_cache(maxsize=64)
def states_a_fact(text: str) -> bool:
    """A short statement about the matter: no question, no wish, no feeling, nothing about this talk."""
    said = unicodedata.normalize("NFKC", text).strip()
    if tells_who_knows(text) or when_of(text):
        return True
    if not 8 <= len(said) <= LONGEST or _ASKS_OR_WISHES.search(said) or _FEELS.search(said):
        return False
    return _STATES.search(said) is not None


def tells_an_own_act(text: str) -> bool:
    """「私が台帳に名前を書くとき、隣の枠に書いてしまいました」: what the teller did or left undone."""
    text = _BY_THE_WAY.sub("", text.strip())
    by_others = _OTHERS_DO.search(text) or _SPOKEN.search(text) or telling.SUBJECT.search(text)
    return states_a_fact(text) and _I_DID.search(text) is not None and not by_others


def tells_what_was_done_about_it(text: str) -> bool:
    """An apology made already, or somebody told already."""
    if not states_a_fact(text):
        return False
    return tells_of_an_apology(text) or _TOLD_SOMEBODY.search(text) is not None


def speech_in(text: str) -> str:
    """What they want, told as it was said: 「新しいの買って返せって」 gives 新しいの買って返せ; "" for other texts."""
    found = _AS_SAID.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return found["words"] if found is not None and not telling.SUBJECT.match(text) else ""


def tells_who_knows(text: str) -> bool:
    """Of the own house alone: 「師長はまだ知りません」「店長にはまだ言ってないです」."""
    return len(text) <= _A_REMARK and telling.NOT_TOLD.search(text) is not None and not _ASKS_AT_ALL.search(text)


def is_asked_by_a_day(text: str) -> bool:
    """Something is wanted until then: no day on which it was."""
    if re.search(r"まで|中に|以内", text) is not None and _SPOKEN.search(text) is not None:
        return True
    return _AHEAD.search(text) is not None and _OVER.search(text) is None


def is_due(text: str) -> bool:
    """「金曜までに返事しないといけません」 is what is still to be done."""
    return re.search(r"まで(?:に|には)?[^。]{0,16}(?:ないと|なきゃ|なければ|なくては)", text) is not None


def only_wonders(text: str) -> bool:
    """「いつだったかな」: nothing is told by it."""
    return len(text) <= _A_WONDER and _WONDERS.search(text.strip()) is not None


def is_no_act(text: str) -> bool:
    """What the teller supposes, or blames themselves for, without telling an act."""
    said = text.strip()
    return bool(_SUPPOSES.match(said) or _WISHES.search(said)) or (
        _BLAMES_ONESELF.search(said) is not None and len(said) <= _A_REMARK
    )


def tells_of_an_apology(text: str) -> bool:
    """Made already, by the teller."""
    by_others = _OTHERS_DO.search(text) or _SPOKEN.search(text)
    return states_a_fact(text) and _APOLOGISED.search(text) is not None and not by_others


def is_no_speech(text: str) -> bool:
    """Asked for the other side's words, it tells when it was or what oneself did instead."""
    if when_of(text) or tells_what_was_done_about_it(text):
        return True
    said = [one.strip() for one in re.split(r"[。\n]+|(?<=(?:です|ます|した))[ 　]+", text) if one.strip()]
    if _BLAMES_ONESELF.search(text) or (said and all(map(_tells_no_words, said))):
        return True
    of_me = re.search(r"(?:私|自分|僕|俺|わたし|うち)(?:が|は|も)[^。]{4,}", text) is not None
    own = tells_an_own_act(text) and (of_me or _OF_MY_WORK.search(text) is not None)
    return own or _WHO_THEY_ARE.fullmatch(text.strip()) is not None


def _tells_no_words(sentence: str) -> bool:
    """That one was scolded, or how they got in touch."""
    scolded = _ONLY_SCOLDED.fullmatch(sentence) is not None and not _WITH_WORDS.search(sentence)
    return scolded or _HOW_THEY_CAME.fullmatch(sentence) is not None


_WITH_WORDS = re.compile(r"[^。、\s]{2,}(?:って|と)(?:怒|叱|責|どな)")  # 「責任とれって怒られました」
# 「えっと、事務所に電話です」
_HOW_THEY_CAME = re.compile(
    r"(?:(?:えっと|えーと|ええと|あの|あ|もう)[、,…\s]*)*(?:[^。、「」]{0,10}(?:に|へ|から|あて|宛)(?:の)?、?)?"
    r"(?:お?電話|メール|LINE|ライン|DM|手紙|メッセージ|直接|口頭)(?:で|が)?(?:です|でした|だ|だった|(?:来|き)(?:ました|た))(?:ね|よ|けど)*[。…]*"
)
_WHO_THEY_ARE = re.compile(
    r"(?:相手|お?客(?:さん|様)?|その(?:人|方)|先方|患者さん|利用者さん)(?:は|って)、?[^。、「」]{2,24}(?:男性|女性|人|方|さん|代|社長|部長|お年寄り|常連)(?:さん)?(?:です|でした|だ|や)[。]*"
)
