"""Who is there to be told and who is not, as the person said it, one claim each; where nothing was said nothing is
claimed. What follows from it is in wording.py and in flows/documents."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.case import Case
from flows.understanding.dialects import standard

MOST_READ = 6_000  # letters
_NONE = r"(?:い(?:ない|なく|ません)|な(?:い|く|し)(?![らけ])|あり(?:ません|まへん)|あらへん|おり(?:ません|まへん)|おら(?:ん|へん|ない)|ね(?:え|ぇ)(?=$|[。、しでのっわよ])|存在し)"
_OR = r"(?:とか|なんか|なんて|や|も|は|が|って|と|、|・)*"
_ALONE = re.compile(
    r"ワンオペ|一人体制|(?:今日|きょう|今|いま|今夜|夜|シフト|店|現場|当直|夜勤|職場)"
    r"[^。\n]{0,10}(?:一人|ひとり|1人)(?:な(?:の|ん)|です|だ|で(?!き|も(?:来|怒))|しか|きり|$|。)|"
    r"(?:一人|ひとり|1人)で(?:店|勤務|回し|シフト|番|留守|レジ|フロント|夜勤|当直|立って|入って|やって(?:い)?(?:ます|る)|対応し(?:て(?:い)?(?:ます|る)))|"
    r"(?:店|職場|現場)に?(?:は)?(?:私|自分|俺|僕)(?:一人|ひとり|しか)|(?:私|自分|俺|僕)(?:一人|ひとり)(?:しか|だけ)|"
    r"(?i:\b(?:i'?m|am|was) (?:all )?(?:alone|by myself|on my own) (?:today|now|here|at|on|in)|alone on (?:the )?(?:shift|duty))"
)
_AWAY = re.compile(
    r"(?:上司|店長|課長|部長|社長|主任|係長|所長|責任者|リーダー|オーナー|マネージャー|園長|師長)(?:さん)?(?:は|が|も|に)?[^。\n]{0,14}"
    r"(?:休み(?!たい)|休暇|出張|いない|いなく|不在|外出|入院|海外|"
    r"電話も?(?:に)?も?出(?:ない|ません|て(?:くれ)?ない)|(?:連絡|電話)(?:が|は|も)?(?:つか|つなが|繋が|取れ|とれ)(?:ない|なく|ません|ず))|"
    r"(?i:\b(?:boss|manager|supervisor)\b[^.\n]{0,20}\b(?:away|off|on leave|not (?:here|in|answering)|can'?t be reached|doesn'?t answer))"
)
_NO_OTHER_BOSS = re.compile(
    rf"(?:別|他|ほか|上)の?(?:上司|上の(?:人|者)|責任者|偉い人|社員){_OR}{_NONE}|(?:他|ほか|別)に(?:は|も)?[^。\n]{{0,6}}(?:上司|責任者|上の人|社員|"
    rf"言える人|頼れる人|話せる人){_OR}{_NONE}|"
    rf"上司(?:は|って|が)?[^。\n]{{0,8}}(?:一人|ひとり|1人|その人|この人|あの人)(?:だけ|しか)|(?:社長|店長|所長|院長|オーナー)(?:一人)?(?:しか|だけ(?:で|の|しか|です|や|だ|$|。))|上は(?:社長|店長|所長|院長|オーナー)(?:だけ|しか)|"
    r"(?:社長|店長|所長|院長|オーナー|夫婦)(?:さん)?と(?:私|自分|俺|僕|二人|ふたり|2人)(?:だけ|の(?:二人|ふたり|2人)|しか|きり)|"
    r"(?i:\bno other (?:boss|manager|supervisor)|only one (?:boss|manager))"
)
_NO_HR = re.compile(
    rf"(?:人事|総務|コンプラ(?:イアンス)?|(?:社内の)?(?:相談)?窓口|本部|本社)(?:部|課|室|窓口|の人|の部署)?{_OR}(?:(?:うち|会社|ここ|店|職場)(?:に|には|では|は))?(?:[^。\n]{{0,8}}(?:そんな(?:もの|の)|部署|窓口|もん|もの){_OR})?{_NONE}|"
    r"個人(?:経営|商店|事務所|の店|店)|家族経営|零細|小さ(?:い|な)(?:会社|店|職場|事務所|工場|工務店|所帯)|"
    r"(?:社員|従業員|スタッフ|全員で|みんなで)(?:は|が)?[^。\n]{0,6}(?:(?<![0-9０-９])[2-9２-９]|[二三四五六七八九]|数)(?:人|名)|"
    r"(?i:\bno (?:HR|human resources)\b|\b(?:small|tiny|family) (?:company|firm|business|shop)\b)"
)
_HAS_HR = re.compile(
    r"(?:人事|総務|コンプラ(?:イアンス)?|相談窓口)(?:部|課|室|の人|担当)?(?:が|は|なら|も)(?:一応|いちおう|ちゃんと)?(?:ある|あり(?!ませ)|いる|います|い(?:て|る)|居)|"
    r"(?i:\bwe (?:do )?have (?:an? )?HR\b)"
)
_CLOSED = re.compile(
    r"(?:店(?![長員主])|会社|本社|本部|事務所|職場|工場|窓口)(?:は|が|も)(?:もう|今日は?|明日(?:も|まで)?|きょうは?|連休(?:で|中)?|土日(?:は|も)?|、)*(?:閉ま|閉店し|閉め|休業|定休|休みで|休みな|休みです|お休み|休みに入)|定休日|臨時休業|"
    r"(?i:\b(?:shop|store|office|company) is closed)"
)


def has_left(case: Case) -> bool:
    """Said so, or came through that door and said nothing else."""
    return case.employment == "left" or (case.employment != "current" and case.entry == "left_company")


def told(case: Case) -> str:
    """What the person told about the matter, in the standard language; of very much its beginning."""
    own = (*case.house, *case.told, *case.story, case.happened or "", case.did or "", case.others or "")
    return _in_the_standard(tuple(dict.fromkeys(filter(None, own))))


@lru_cache(maxsize=16)
def _in_the_standard(texts: tuple[str, ...]) -> str:
    return "\n".join(standard(text).text for text in ("\n".join(texts)[:MOST_READ]).split("\n"))


def says_who_is_there(text: str) -> bool:
    """It tells of the own house that somebody is there or is not, however short it is."""
    said = _in_the_standard((text,))
    return any(words.search(said) for words in (_NO_HR, _HAS_HR, _NO_OTHER_BOSS, _ALONE))


def alone_on_duty(case: Case) -> bool:
    return not has_left(case) and _ALONE.search(told(case)) is not None


def boss_is_away(case: Case) -> bool:
    return not has_left(case) and (case.boss_why == "away" or _AWAY.search(told(case)) is not None)


def no_other_boss(case: Case) -> bool:
    return _NO_OTHER_BOSS.search(told(case)) is not None


def no_hr(case: Case) -> bool:
    """Said so, or the firm is too small for it; who says that there is one has one."""
    words = told(case)
    return _NO_HR.search(words) is not None and _HAS_HR.search(words) is None


def nobody_else_inside(case: Case) -> bool:
    """Nobody but the boss could be told."""
    return no_other_boss(case) and no_hr(case)


def house_is_closed(case: Case) -> bool:
    return not has_left(case) and _CLOSED.search(told(case)) is not None
