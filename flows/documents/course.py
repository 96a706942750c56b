"""What each sentence that was told is about: what went wrong, the complaint, what was done since, who of the own house
knows, what nobody knows yet; how it reads in a document lives in own.py and told.py."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from flows.case import Case
from flows.documents import account, around
from flows.understanding.clauses import sentences
from flows.understanding.faults import FAULT

# What a sentence tells.
EVENT, WORDS, SORRY, DONE = "event", "words", "sorry", "done"
SHARE, INSIDE, OPEN, BESIDE = "share", "inside", "open", "beside"
MOST = 3  # sentences of what went wrong
_STOPS = "。．.！!？?　 、…\n"
_HOUSE = (
    r"(?:上司|店長|副店長|部長|課長|係長|主任|次長|専務|社長|所長|施設長|園長|院長|塾長|校長|教頭|学年主任|師長|事務長|事務局長|女将|親方|リーダー|チーフ|マネージャー|"
    r"責任者|支配人|オーナー|営業所|管理部|総務|(?:今|いま|後任)の担当(?:者)?|室長|工場長|副園長|サブリーダー|本社|本部|人事|先輩|同僚|後輩|後任|前任|会社)(?:の人)?(?:さん|たち)?"
)
# Somebody of the own house was told, asks, wants or does something.
_INSIDE = re.compile(
    rf"{_HOUSE}[^。「」、]{{0,4}}(?:に(?:は|も)?|へ(?:は|も)?|と(?:は|も)?)[^。「」]{{0,16}}(?:話し|話せ|話そ|報告|状況|経緯|相談|伝え|言[っえいうわ]|連絡|聞かれ|呼ば|メール|ライン|LINE|電話|確認|共有|任せ|代わ|替わ|お願い|頼[んみ])|"
    rf"{_HOUSE}(?:は|が|も|から(?:は|も)?)[^。「」]{{0,24}}(?:と(?:言|おっしゃ)|って(?:言|いう|ゆう)|知って|知らな|来て|一緒に|他人事|ひとごと|無視|動か|味方|しれっと|何も|なにも|出張|休み|不在|いな|怖|こわ|謝って|やって|引き取)|"
    rf"{_HOUSE}(?:に(?:は|も)?)?(?:は)?(?:報告済み?|連絡済み?|相談済み?)|{_HOUSE}[^。「」]{{0,10}}同席|{_HOUSE}から[^。「」]{{0,12}}(?:聞かれ|呼ばれ|指示され)"
)
_OTHERS_SORRY = re.compile(
    r"謝(?:れ|って(?:くだ|ほし|くれ|もら|こい|来い|ください)|りに(?:来|こ|行)|罪(?:しろ|の|文|を求|し(?:て|に)))|(?:詫び|謝罪)(?:ろ|に来|を(?:求|要求))|頭(?:を)?下げろ"
)
_SORRY = re.compile(
    r"謝(?:っ(?:た|て(?:い)?ま|て、)|り(?:(?:は|も)し)?(?:まし|に行きまし)|罪(?:は|も|を)?(?:し(?:た|て|まし|ました)|済))|(?:お)?詫び(?:は|も|を)?(?:し(?:た|て|まし)|を(?:伝|述|申)|申し)|あやま(?:っ(?:た|て)|り(?:は)?まし)|"
    r"頭(?:を)?(?:は)?下げ(?:た|て(?!く|こ|来)|まし)|(?:ごめん|すみません|すいません|すんません|申し?訳)[^。「」]{0,12}[」]?(?:と|って)[^。「」]{0,14}(?:言[っい]|返[しっ]|伝え|送[っり]|謝|DM|LINE|ライン|メール|電話|タオル|頭)"
)
_DONE = re.compile(
    r"(?:その場|すぐ(?:に)?|とりあえず|そのあと|その後|翌日|当日|あとで|それから)[^。]{0,40}(?:た|ました)$|"
    r"(?:冷や|手当|消毒|絆創膏|救急|病院へ|病院に|受診|看護師|タオル|拭[いき]|弁償|返金|交換|回収|訂正|修正|作り直|送り直|再発送|再送|直し|差し替え|調べ|確認し|確かめ|折り返|返信し|返事し|返事を|電話し|電話を(?:し|かけ|入れ)|"
    r"連絡し|連絡を|メールを(?:送|し|返)|お伝えし|伝えまし|説明し|報告書|記録[をし]|メモ|写真を|問い合わせ|在庫|見積|お話を(?:うかが|聞)|話を(?:うかが|聞)|まとめ(?:た|まし)|申し出|クリーニング代|代わりの|お渡し|届け直)[^。]{0,40}(?:た|ました|ています|てます|かかるって|とのこと(?:です)?)$"
)
# Whoever complains says or wants it, or the complaint comes.
_WORDS = re.compile(
    r"[「『“\"]|(?:と|って|とか|ように|みたいに)(?:[^。、]{0,8})?(?:言われ|言って|言う|言い(?:まし|ます)|怒|どな|怒鳴|詰め|書いて|書かれ|書いてあ|叫|責め|求め|おっしゃ|ゆうて|いうて|ゆわれ|連絡|苦情|クレーム|電話|メール)|"
    r"(?:とのこと|と(?:いう)?(?:要求|要望|お話))|まで(?:に)?[^。]{0,14}(?:返事|返答|回答|連絡|来い|来て|くれ|しろ|用意)|"
    r"(?:お?電話|メール|ライン|LINE|DM|連絡|クレーム|苦情|手紙|口コミ|お叱り|ご指摘)(?:で|が|を|も)?[^。、]{0,10}(?:来(?!店|院|庁|月|週|年)|き(?:た|て|まし)|あ(?:った|って|り)|入[っり]|届[いき]|いただ|頂|もら|かか)|"
    r"(?:[0-9０-９]+|[一二三四五六七八九十何])回(?:も)?(?:も)?(?:かか|電話|着信|来て)|怒鳴|激怒|キレ|ブチギレ|カンカン|立腹|お怒り|怒って|怒られ|(?:ほしい|欲しい|払え|しろ|来い|出せ|やれ|直せ)(?:と|って|そう)"
)
_OPEN = re.compile(
    r"(?:分|わ)か(?:ら(?:な(?:い|かった)|ん|ず)|りません)|不明|覚えて(?:い)?(?:な|ま?せん)|(?:はっきり|確認でき|確かめられ)(?:して|て)?(?:い)?(?:な|ま?せん)|確認中|調べて(?:い)?(?:る|ます)"
)
# Said to the bot: what was told to it, or what is not so of what it asked.
_TO_THE_BOT = re.compile(
    r"(?:って|と)(?:さっき|もう|前に|さっきも|何回も|何度も|最初に|上に)?(?:言(?:い(?:まし)?た|った|って(?:い)?(?:る|ます))|書(?:き(?:まし)?た|いた|いて(?:い)?(?:る|ます))|送(?:った|りました))(?:よね|よ|じゃん|でしょ(?:う)?|はず(?:です)?|けど|のに|って|やん|だろ|ですけど)+$|"
    r"(?:済み|した|ました)(?:と|って)(?:書|言)(?:き|い)(?:まし)?た$|前(?:に)?も(?:言|書)|何(?:回|度)も(?:言|書)|さっき(?:も|から)?(?:言|書)|"
    r"^(?:特に|まだ|別に|べつに)?(?:は)?(?:何も|なにも|そこまで|怖いこと|脅し|お?金)?[^。「」]{0,10}(?:言われて(?:い)?(?:な|ま?せん)|来て(?:い)?(?:な|ま?せん)|決まって(?:い)?(?:な|ま?せん))[^。]{0,6}$|"
    r"(?:この|その)(?:質問|文案|まとめ|ボット|チャット|アプリ|カード|画面)|あなた(?:は|に|って)|(?:次|先)に(?:行|進)(?:って|んで|みたい)|(?:もう)?(?:いい|十分)です(?:から)?$"
)
# Whose share it is, or how it stands with them: no part of what happened.
_VIEW = re.compile(
    r"(?:関係|お付き合い|取引先|お得意|依頼者|お客様|紹介)[^。]{0,12}(?:続|切|困|大事|大切)|(?:続け|切り)たい|(?:これから|今後)も[^。]{0,14}(?:通|住|入居|続|付き合)|"
    r"(?:責任|原因|ミス|悪い)[^。]{0,6}(?:は|が)?(?:全部|完全|全面的|半分|私|自分|オレ|俺|僕)|(?:全部|完全に|全面的に|半分(?:は|くらい)?)[^。]{0,8}(?:私|自分|オレ|俺|僕|うち)|私自身のこと|"
    r"(?:のは|たのは)[^。、]{0,8}(?:事実|私|自分|オレ|俺|僕|確か)(?:です|だ|や|$)|間違い(?:は)?ない|自分で[^。]{0,8}(?:間違い|ので)|(?:会うこと|関わり)[^。]{0,8}(?:ない|たくない)|対応する$|覚えて"
)
_ONLY_WHEN = re.compile(
    r"^(?:[^。、「」]{0,3}(?:は|が|も))?(?:今日|昨日|一昨日|おととい|先日|先週|今週|先月|今朝|昨夜|施術|[0-9０-９]{1,2}月|[月火水木金土日]曜)(?:日)?[^。「」を]{0,8}(?:です|でした|頃|ごろ|ころ|朝|夜|夕方|中|曜日?|日|月)$"
)
_WHO_I_AM_LEAD = re.compile(
    r"^[^、。「」]{2,24}?(?:なん|の|(?:を)?やって(?:い)?(?:る|ます)|をして(?:い)?(?:る|ます)|して(?:い)?(?:る|ます)|して)?(?:ん|の)?(?:です|だ)?(?:けど|けれど|が)、?(?=[^、。]{4,})"
)
_TRADE = re.compile(
    r"(?:ドライバー|運転手|配達|講師|エンジニア|販売|美容師|看護師|保育士|介護|担任|教師|師|職員|社員|店員|バイト|パート|受付|営業|監督|窓口|スタッフ|勤務|仕事|働)"
)
# What led to the complaint, told in its very sentence: 「けんかして、片方の保護者からメールが来ました」.
_LED = re.compile(
    r"^(?P<event>[^「」。]{8,60}?(?:[てで]|たら|ので|たため|たところ))(?:、|(?=(?:お?客|患者|利用者|先方|相手|保護者|ご?家族|奥さん|社長)[^。]{0,12}(?:激怒|怒|カンカン|キレ)))(?P<words>.+)$"
)


_WRONG = (
    rf"(?:{FAULT})|(?:して(?:い)?|し)(?:なかった|ませんでした)|せずに|"
    r"間違|まちが|忘れ|遅れ|入って(?:い)?(?:な|ま?せん)"
)


# What one holds against a colleague is no fact to look into, nor is what will or will not be.
_REPROACH = re.compile(
    r"はず(?:なのに|やのに|だけど)|くせに|しれっと|知らん(?:ぷり|顔)|(?:何|なに)も(?:言|し)(?:い|わ|て)?(?:ない|ません|くれ)"
)
_AHEAD = re.compile(r"もう(?:会|関わ|行)[^。]{0,10}(?:ない|ません)|これから(?:も)?[^。]{0,14}(?:ない|ません|と思)")


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence as it was told, with what it tells. `first`: of the first text about the matter."""

    text: str
    tells: str
    first: bool


def course(case: Case) -> tuple[Piece, ...]:
    """Everything that was told, sentence by sentence, in order."""
    return _course(account.raw_sentences(case), _first_of_the_matter(tuple(case.told) or tuple(case.story)))


@lru_cache(maxsize=32)
def _first_of_the_matter(texts: tuple[str, ...]) -> str:
    """The first text that tells an event: one may begin with how bad it all is."""
    telling = (text for text in texts if any(tells(span.of(text)) == EVENT for span in sentences(text)))
    return next(telling, next(iter(texts), ""))


@lru_cache(maxsize=32)
def _course(told: tuple[str, ...], first: str) -> tuple[Piece, ...]:
    found: list[Piece] = []
    for one in told:
        bare = one.strip(_STOPS)
        lead = _WHO_I_AM_LEAD.match(bare)
        if lead is not None and _TRADE.search(lead.group()):
            bare = bare[lead.end() :]
        kind = tells(bare)
        led = _LED.match(bare) if kind == WORDS else None
        if led is not None and tells(event := _ended(led["event"])) == EVENT and not _WORDS.search(event):
            found.append(Piece(event, EVENT, one in first))
            bare = led["words"]
        found.append(Piece(bare, kind, one in first))
    return tuple(found)


@lru_cache(maxsize=512)
def tells(sentence: str) -> str:
    """What one sentence is about: as it stands around quotations, which are somebody's words."""
    said = _QUOTED.sub("「」", sentence.strip(_STOPS))
    if (
        not said
        or said.startswith("って")
        or _USED_TO_WORK.search(said)
        or _TO_THE_BOT.search(said)
        or _ONLY_WHEN.search(said)
        or around.is_around(said)
    ):
        return BESIDE
    if _SORRY.search(said) and not _OTHERS_SORRY.search(said):
        return SORRY
    if _INSIDE.search(said) and not _NOT_TOLD_TO.search(said):
        return WORDS if "「" in said and not _BY_THE_HOUSE.search(said) else INSIDE
    if _OPEN.search(said):
        return OPEN
    if _NOT_ME.search(said):
        return SHARE
    if _WORDS.search(said):
        return DONE if _OWN_WORDS.search(said) else WORDS
    if account.is_called_ones_own(said):
        return EVENT
    if account.is_no_fact(said) or account.tells_who_i_am(said) or _VIEW.search(said) or _WORKS_AS.search(said):
        return BESIDE
    if _DONE.search(said) and not re.search(FAULT, said):
        return DONE
    return EVENT


_USED_TO_WORK = re.compile(
    r"^[^、。「」]{0,8}(?:前まで|以前|前に|まで)(?:は|、)?[^、。「」]{0,14}(?:に(?:い|勤め|おり|勤務し)|で(?:働い|勤め))(?:て(?:い)?)?(?:まし)?た$|"
    r"^[^。「」、]{1,12}(?:だけ|くらい|ぐらい)(?:です|だよ?)?$"
)
_QUOTED = re.compile(r"「[^」]*」?|『[^』]*』?|“[^”]*”?")
_BY_THE_HOUSE = re.compile(rf"{_HOUSE}(?:に(?:は|も)?|が|は|から(?:は|も)?)[^。「」]{{0,8}}「")
_WORKS_AS = re.compile(
    r"^[^、。「」]{0,20}(?:監督|受付|担任|講師|ドライバー|運転手|ヘルパー|エンジニア|窓口(?:勤務|担当)?|美容師|職員|スタッフ|介護職|教師|教員|先生|店員|看護師|保育士|営業|事務|担当|勤務|バイト|パート)"
    r"(?:を)?(?:して(?:い)?(?:ます|る|ました|た)(?:もの|者)?(?:です)?|(?:な)?ん?です|でした|勤務|だよ?|やってます)?$"
)
# Who did it, told of somebody else: 「受けたのは私ではなく、別の人です」.
_NOT_ME = re.compile(
    r"(?:とは|なんて)(?:一言も)?言って(?:い)?(?:な|ま?せん)|のは[^。]{0,12}(?:では|じゃ)(?:なく|ない|ありません)|のは[^。、]{0,14}(?:さん|先輩|後輩|同僚|別の人|前任)(?:です|だ|でした)$"
)
_HAVE_TOLD = re.compile(
    rf"{_HOUSE}[^。「」]{{0,4}}(?:に(?:は|も)?|へ|と)[^。「」]{{0,20}}(?:ました|た|済み?|てあります|てある)(?:です|けど|が)?$|(?:報告|連絡|相談)済み?"
)
_NOT_YET = re.compile(r"まだ|(?:ない|ません|へん|てん|なかった)(?:です)?$|と言われ|って言われ|おっしゃ")
_NOT_TOLD_TO = re.compile(
    rf"(?:看護師|救急)(?:さん)?を呼|{_HOUSE}に(?:頼まれ|言われて|指示され)[^。]*(?:た|ました|です|んです)$"
)
_OWN_WORDS = re.compile(r"(?:と|って)(?:お)?(?:伝え|答え|説明し|返信し|返事し)(?:て(?:い)?ま|た|まし|ました)")


def _ended(clause: str) -> str:
    """「けんかして」 -> 「けんかした」: what led on stands for itself."""
    said = re.sub(r"(?:たら|たため|たところ)$", "た", clause.rstrip("、"))
    said = re.sub(r"(?<=[ただ])ので$", "", said)
    said = (
        re.sub(r"(?<=[いし見出せえけてねめれべげ])て$", "た", said)
        if not said.endswith("ちゃって")
        else said[:-4] + "ちゃった"
    )
    said = re.sub(r"って$", "った", said)
    return re.sub(r"(?<=[んい])で$", "だ", said)


def events(case: Case) -> tuple[str, ...]:
    """What went wrong, as it was told: all before the complaint comes; else what names a fault; else the first fact."""
    pieces = course(case)
    first = [one for one in pieces if one.first] or list(pieces)
    came = next((n for n, one in enumerate(first) if one.tells == WORDS), len(first))
    before = [one for one in first[:came] if one.tells == EVENT]
    for found in (
        before + [one for one in first[came:] if one.tells == EVENT and re.search(_WRONG, one.text)],
        [one for one in first if one.tells == EVENT],
        [one for one in pieces if one.tells == EVENT and re.search(_WRONG, one.text)],
        [one for one in pieces if one.tells == EVENT][:1],
    ):
        if found:
            return tuple(one.text for one in found[:MOST])
    return ()


def told_as(case: Case, *kinds: str) -> tuple[str, ...]:
    """All sentences of these kinds, in order."""
    return tuple(one.text for one in course(case) if one.tells in kinds)


def is_no_event(words: str | None) -> bool:
    """These words tell something else than what went wrong, or break off before they tell it."""
    return not words or words.rstrip().endswith("…") or tells(words) not in (EVENT, DONE)


def tells_who_was_told(words: str) -> bool:
    """Somebody of the own house has heard of it from the person: done, not put off."""
    said = words.strip(_STOPS)
    return _HAVE_TOLD.search(said) is not None and not _NOT_YET.search(said)


def tells_what_was_done(text: str) -> bool:
    """Some sentence of it tells an apology that was made, or what was done since: kept, whatever was asked."""
    return any(tells(span.of(text)) in (SORRY, DONE) for span in sentences(text))


def is_to_be_checked(text: str) -> bool:
    """A guess or hearsay about the matter: not said to the bot, no reproach, no view of what is to come."""
    said = text.strip(_STOPS)
    return not (around.is_around(said) or any(other.search(said) for other in (_TO_THE_BOT, _REPROACH, _AHEAD)))
