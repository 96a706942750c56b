"""A wide net where no single sense is sure: small signs of danger that mean more together; the table of them lives in signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from flows.safety.found import Found
from flows.safety.sense import ASK
from flows.safety.sieves import HARMLESS, SMALL
from flows.safety.signs import SIGNS, TOGETHER

_REACH = 130  # letters in which signs belong together

# Words that hold a sign and mean no danger; they are taken out before the signs are looked for.
_IDIOMS = (
    r"(?:残業|仕事|繁忙期|寝不足|暑さ|二日酔い|筋肉痛|眠気|疲労|忙しさ|連勤|花粉|腰|足|胃|喉|目|顔|肌|髪|表情|空気|社会的)(?:で|が|は|も|に)?死(?:ん|に|ぬ)|死(?:ぬほど|ぬ気(?:で|に)|ぬまで(?:に|働|続|一緒|飲|食|好)|ぬ前に(?:一度|一回|買|行|食|見)|ぬかと(?:思|お)|ぬか思|に物狂|に筋|語|守|角|活|闘|に目|に体|に金|に水|にげー|亡(?:届|診断|保険金受取人変更)|海|後の世界|んだ魚の|後硬直)|必死|笑い死|(?:会社|職場|店|学校|仕事|部署|皆さん|みなさん)とも?お?別れ|死(?:後の処置|因を|因が)|自[死殺]された|即死|戦死|病死|事故死|孤独死|老衰|大往生|[一三七]周忌|[三七]回忌|脳死|仮死|瀕死|焼け死|不死|生死(?!を)|吸血鬼すぐ死ぬ"
    r"|長生き|生きがい|命(?:懸け|がけ|取り|綱|中)|懸命|寿命|救命|延命|任命|運命|革命|使命|生命(?!保険)|天国(?:みたい|と地獄|のよう)|歩行者天国|さよなら(?:ほーむらん|勝)|殺(?:到|菌|虫|風景|人的)|必殺|瞬殺|黙殺|相殺|忙殺|悩殺|自殺点|包丁(?:研ぎ|さばき|人)|手首(?:を|が)?(?:痛|捻|ひね)|命日(?:に|で|なので|の)(?:墓|お|家族|みんな|供|法)"
)
_STORIES = (
    r"映画|どらま|あにめ|まんが|漫画|小説|主人公|ひろいん|登場人物|犯人|さすぺんす|時代劇|にゅーす|歌詞|げーむ(?!より)|推理|怪談|ほらー|実況|落語|芝居|舞台|俳優|すたんと|聖書|俳句|番組|監督|作家|歴史|戦国|武将|図鑑|実験|推しが|ばんじー|水族館|動物|(?:大|試)合|選手|受験|きゃら|らすぼす|敵"
    r"|(?:人|誰)(?:は|も|だって)(?:みな|皆|いつか|いずれ)?[^。]{0,4}死ぬ|笑(?:$|。)|w(?:$|。)|草(?:$|。)"
)
_WORK = (
    r"研修|講習|対策|防止|予防|統計|資料|遺族|お客|客(?:に|が|から|の)|患者|利用者|施主|喪主|葬儀(?:社|場|屋)|納骨|法要|園児|児童|生徒|保護者|組合員|注文|納品|在庫|発注|販売|商品|仕入れ|配達|取材|展示|工事|修理|免許|教習|訓練|研究|授業|上司|部長|課長|店長|先方|社長"
    r"|犬|猫|金魚|魚|鳥|虫|牛|豚|鶏|花|苗|ぺっと|はむすたー|いるか|くじら|めだか|せみ|熱帯魚|植物|回忌|ひよこ|羽|九死に|離婚も|時分|害獣|鼠|庭の|植木|松|死んだふり|わはは|飛び降りて遊|口ぐせ|口癖|てすと|説明書|祖父|祖母|亡くな|葬式(?:に|で|が)|法事|通夜"
)
_EVERYDAY_RISK = r"飲ませ|飲んでくれな|飲み忘れ|使わな|育て|立ち会|防水|信号|立ち往生|故障|縄跳び|縄飛び|九死に一生|歩留|ひよこ|絆創膏|胃薬|客先|満タン|外交員|こんろ|餅|機械|除雪|遮断|処方|用法|昔|年前|元気|講座|教室|冗談|口癖|楽になりました|沿い|歩いて帰|煙い|隣から|近所|役場|警察|仕事|作業|現場|棚|苦情|くれーむ|電話|めーる|書類|画面|でーた|設定|予約|店|対応|会社|業者|道具|研|切れ|料理|看板|点検|電車が|遅|営業|運動|練習|体育|けが|怪我|捻|痛|湿布|怒(?:ら|鳴)|言わ|返事|続き|会議|試合|喧嘩|げんか|冗談|百均|買い物|時間|旅|やりとり|登|薬局|病院|先生|飼|きゃんぷ|釣|釘|荷|車(?:を|が|の)修|担当|契約|案件|話|件|張り直|安全|はえ|ばら|畑|草|田|庭"


_MOST_PLACES = 12  # of one sign in one text: a hostile text repeats itself
_SIGNS = {SMALL.pattern(looks): name for name, looks in SIGNS.items()}
_LOOKS = {name: sign for sign, name in _SIGNS.items()}
_COMBINED = tuple((level, kind, name, names, frozenset(names)) for level, kind, name, names in TOGETHER)
_TOLD = re.compile(_STORIES)
_AT_WORK = re.compile(_WORK)
_SAYINGS = HARMLESS.pattern(_IDIOMS)


class _Signs:
    """Where each sign stands in one text, looked for only when asked."""

    def __init__(self, said: str) -> None:
        self._said = said
        self._found: dict[str, list[tuple[int, int]]] = {}
        self.begun = {_SIGNS[sign] for sign in SMALL.may_find(said)}

    def at(self, name: str) -> list[tuple[int, int]]:
        if name not in self._found:
            found = islice(_LOOKS[name].finditer(self._said), _MOST_PLACES)
            self._found[name] = [match.span() for match in found]
        return self._found[name]

    def together(self, names: tuple[str, ...]) -> tuple[int, int] | None:
        """A place of the first sign with all the others within reach, none inside another."""
        first, *others = names
        for start, end in self.at(first):
            used = [(start, end)]
            for name in others:
                near = next(
                    (
                        p
                        for p in self.at(name)
                        if abs(p[0] - start) <= _REACH and all(p[1] <= u[0] or p[0] >= u[1] for u in used)
                    ),
                    None,
                )
                if near is None:
                    break
                used.append(near)
            else:
                return start, end
        return None


def _without_sayings(said: str) -> str:
    """As long as the text."""
    parts: list[str] = []
    last = 0
    for match in _SAYINGS.finditer(said):
        parts += (said[last : match.start()], "＊" * len(match.group()))
        last = match.end()
    return "".join((*parts, said[last:])) if parts else said


@lru_cache(maxsize=8)  # asked for alone and together
def _signs_of(said: str) -> _Signs:
    return _Signs(_without_sayings(said))


def small_signs(said: str) -> list[tuple[int, int, str]]:
    """Where each sign stands, with its name, whatever it means; of one sign not more than a dozen places."""
    signs = _signs_of(said)
    return [(start, end, name) for name in _LOOKS if name in signs.begun for start, end in signs.at(name)]


def signs_together(said: str) -> Iterator[Found]:
    """Every combination that is there, the gravest first."""
    signs = _signs_of(said)
    for level, kind, name, names, needed in _COMBINED:
        place = signs.together(names) if needed <= signs.begun else None
        if place is not None:
            yield Found(name, level, kind, 1.0, *place)


_IN_EVERYDAY = re.compile(_EVERYDAY_RISK)


def harmless(sentence: str, level: str, name: str) -> bool:
    """It is of stories and figures of speech; where only a question is in doubt, also of work, animals and the dead."""
    if name in ("risk_near", "risk_now") and _IN_EVERYDAY.search(sentence):
        return True
    return _TOLD.search(sentence) is not None or (
        (level == ASK or name == "risk_now") and _AT_WORK.search(sentence) is not None
    )
