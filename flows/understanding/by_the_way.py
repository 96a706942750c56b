"""Short remarks that plainly tell one fact of the matter, whatever is asked just then: when it was, what was done about
it, how it came about; where they are filed lives in flows/volunteered."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from flows.understanding.telling import BOSS_WORD, WHEN_WORD

LONGEST = 70  # characters: who writes more tells a story
_OF_DAY = (
    r"(?:の?(?:早朝|朝|午前中?|昼(?:休み|過ぎ|頃|ごろ)?|お昼|午後|夕方|夜(?:勤(?:中|明け)?)?|晩|深夜|夜中|営業中|閉店(?:後|間際)|開店前|仕事中|勤務中|帰り(?:際)?|終わり))?"
    r"(?:、|の|に)?(?:午前|午後|朝|夕方|夜|昼)?の?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})?(?:時|:[0-9]{2})?(?:半|[0-9]{1,2}分)?(?:頃|ごろ|ころ|くらい|ぐらい|過ぎ|すぎ|前)?"
)
_DAY = rf"(?:{WHEN_WORD}|(?:先週|今週|この前|前)の?[月火水木金土日]曜日?|[月火水木金土日]曜日?|[0-9]{{1,2}}/[0-9]{{1,2}}|[0-9]{{1,2}}日)"
_CLOCK = r"(?:(?:午前|午後|朝|夕方|夜|昼)の?)?(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})時(?:半|[0-9]{1,2}分)?(?:頃|ごろ|ころ|くらい|過ぎ|すぎ|前)?"
_WHAT = r"(?:それ|これ|あれ|起き(?:た|てしまった)の|あった(?:の)?|やった(?:の)?|した(?:の)?|言われたの|来たの|かかってきたの|ミス(?:した|をした)の|事が起きたの|(?:お?電話|連絡|メール|クレーム|苦情|ミス|予約|納品|来店|その(?:話|件|こと))(?:が(?:あった|来た)の|をした(?:の)?|のほう)?)"
_IT_WAS = re.compile(
    rf"(?:あ、|あと、?|えっと、?|言い忘れ(?:てた|ました)(?:けど|が)?、?|ちなみに、?|実は、?)?(?:{_WHAT}(?:は|が|なら)、?)?"
    rf"(?P<when>{_DAY}{_OF_DAY}|{_CLOCK})(?:の(?:こと|話|出来事|ミス|件))?(?:に(?:あり|起き|来|届き|かかってき|言われ|し|電話(?:が)?(?:あり|来))(?:ました|た)?)?"
    r"(?:です|でした|だった|だったと思います|やった|やってん|や|だ)?(?:けど|が|ね|よ|かな|かも|ん(?:です|だ)(?:けど)?|なん(?:です|だ)(?:けど)?)?(?:ね)?[。!]*"
)
_ONLY_A_CLOCK = re.compile(_CLOCK)
# What comes is no day that was.
_TO_COME = re.compile(r"まで|中に|以内|明日|あした|来週|来月|今度|次の|までに|予定|締切|期限")
_PARTICLE = r"(?:は|が|も|に(?:は|も)?|から(?:は|も)?|を|で(?:は|も)?|と(?:は|も)?|へ(?:は)?|の)"
# A whole sentence that tells something: of a verb or a noun with its particle, and ended.
_STATES = re.compile(
    rf"[一-鿿ァ-ヶーA-Za-z0-9ぁ-ん]{{2,}}?{_PARTICLE}.{{2,}}(?:ました|ません(?:でした)?|ています|ています|てます|てません|です|でした|んです|のです|た|ない|なかった|てる|てた|てて|いて|って|てしまって|ねん|てん|けど|ので|から|とる|ちゃって|らしい|そう)"
    r"(?:よ|ね|わ|けど|が|し|から|ので|もので|んで|んですけど|のですが|なあ|なぁ)*[。…!]*$"
)
_ASKS_OR_WISHES = re.compile(
    r"[?？]\s*$|(?:か|かな|のか|っけ|かね|かしら)[。…]*$|(?:教えて|ください|下さい|ほしい|欲しい|たい(?:です|んです|と思|けど)|べき|なさい|やめて|聞いて)|どう(?:し|すれ|思|なん)|(?:わか|分か)(?:ら|り)(?:な|ま|ん|へん)|知らん|知りません|"
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
    r"^(?:あと、?|実は、?|その(?:あと|後)、?)?[^。、はがもにを]{0,12}(?:お?客(?:さん|様)?|先方|相手|向こう|息子|娘|奥|旦那|主人|母|父|親|家族|患者|利用者|保護者|先輩|後輩|同僚|上司|店長|課長|部長|社長|師長|新人|スタッフ|会社|担当)[^。、]{0,6}(?:は|が|も|から)"
)
_APOLOGISED = re.compile(
    r"(?:謝(?:り|って|罪)|お?詫び|頭(?:を)?下げ)[^。]{0,14}(?:ました|ましたよ|た(?:ん(?:です|だ|や)|の(?:です|に|だ))?(?:けど|が)?[。]?$|てます|ています|てある|てあり|済み|ずみ)"
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


def is_only_a_time_of_day(when: str) -> bool:
    return _ONLY_A_CLOCK.fullmatch(when) is not None


@lru_cache(maxsize=64)
def states_a_fact(text: str) -> bool:
    """A short statement about the matter: no question, no wish, no feeling, nothing about this talk."""
    said = unicodedata.normalize("NFKC", text).strip()
    if not 8 <= len(said) <= LONGEST or _ASKS_OR_WISHES.search(said) or _FEELS.search(said):
        return False
    return bool(when_of(text)) or _STATES.search(said) is not None


def tells_an_own_act(text: str) -> bool:
    """「私が台帳に名前を書くとき、隣の枠に書いてしまいました」: what the teller did or left undone."""
    return states_a_fact(text) and _I_DID.search(text) is not None and not _OTHERS_DO.search(text)


def tells_what_was_done_about_it(text: str) -> bool:
    """An apology made already, or somebody told already."""
    if not states_a_fact(text):
        return False
    apologised = _APOLOGISED.search(text) is not None and not _OTHERS_DO.search(text)
    return apologised or _TOLD_SOMEBODY.search(text) is not None


def is_no_speech(text: str) -> bool:
    """Asked for the other side's words, it tells when it was or what oneself did instead."""
    if when_of(text) or tells_what_was_done_about_it(text):
        return True
    of_me = re.search(r"(?:私|自分|僕|俺|わたし|うち)(?:が|は|も)[^。]{4,}", text) is not None
    return (of_me and tells_an_own_act(text)) or _WHO_THEY_ARE.fullmatch(text.strip()) is not None


_WHO_THEY_ARE = re.compile(
    r"(?:相手|お?客(?:さん|様)?|その(?:人|方)|先方|患者さん|利用者さん)(?:は|って)、?[^。、「」]{2,24}(?:男性|女性|人|方|さん|代|社長|部長|お年寄り|常連)(?:さん)?(?:です|でした|だ|や)[。]*"
)
