"""What takes the danger out of words: denial, exaggeration, laughter, a thing that died, somebody else's words, a past that is over; as claims over unmasked text."""

from __future__ import annotations

import re

from flows.safety.words import CLIENT, REPORTED, SOMEONE

# 「死にたいわけじゃない」: taken back; 「死にたいと思わない日はない」: twice, so meant.
_DENIED = re.compile(
    r"(?:い|く|う|る|しよう|する|したい|なんか|こと)?(?:とか|なんて|なんか|とまで|とは|とも|とかは|とかそういう|と|って|という|ち|ちゅう|ゆう|の|わけ|つもり|気持ち|こと|気|考え|ほど|願望|じゃ|では|や|げなこと|そげなこと|ほどのもん|、)+(?:そういう(?:の|わけ|こと)?|そげな(?:こと)?|そげん|そんな(?:こと)?|まで|とか|は|こと)*"
    r"(?:で?は|じゃ|とか|も|など|を|が|や)*(?:全然|ぜんぜん|これっぽっちも|みじんも|かけらも|ちっとも|少しも|まったく|一切|今は|もう|、|一度も|さらさら|一回も)*"
    r"(?:思っ|思わ|思と|考え|あり|ござい|し|思い)?(?:て|た|と|ちょ|よ)?(?:は|い|る|たこと|まで|お)?(?:ま?せん|な(?:い|かっ|く)|ねえ|ねえ|へん|のうて|ちゃう|違う|ちがう|なか(?!ろ)|らん(?!ば)|りません|ね(?:から|。|$|よ|し|っす))"
)
_DENIED_FAR = re.compile(
    r"^[^。]{0,18}(?:考え|思)[^。]{0,6}こと(?:は|も)[^。]{0,6}(?:ございません|ありません|ない|なか)|^[^。]{0,12}(?:こと(?:は|が|も|なんて|とか)?(?:一度も|一回も|ただの一度も)?(?:ない|ありません|なか|あらへん|ねえ)|ような(?:人|こと)(?:じゃ|では)?(?:な|あり)|一度も(?:な|あり)|心配(?:せん|しない|ない|いら|ご無用)|ご安心|安心して)|^(?![^。]{0,14}(?:言え|話せ|口に|打ち明け|知られ|消え|頭から|離れ|止ま|おさま|収ま|やめられ))[^。]{0,3}(?:たり(?:とか)?|とか|なんか|なんて|みたいなこと|こと)(?:は|も|が|なんて)?[^。]{0,8}?(?:し|され|あり|考え|思|うちに|縁)?(?:て)?[^。]{0,4}?(?:ま?せん|ない(?!と)|ねえ|へん|なか(?!っ))(?:。|$|よ|から|けん|わ|で|し|ん|な|さ|の|、)"
)
_DENIED_TWICE = re.compile(
    r"(?:な|ん|へ)い?(?:日|こと|時|わけ|夜|朝)(?:は|が|も|じゃ)?(?:な|あり|ね)|(?:と言え|といえ|言ったら)ば?(?:嘘|うそ)|わけでも?な(?:い|く)(?:て|けど|が|、)|(?:ない|へん|ん)?(?:って|と|て)言(?:う|った|え)たら(?:嘘|うそ)|つもり(?:や|だ)?(?:けど|が|でも)"
)
_BUT = re.compile(
    r"^[^。]{0,24}(?:けど|が、|のに|けども|ばってん|けんど|でも|やけど)[^。]{0,24}(?:消え|楽に|死|いなく|終わ|つら|生き|しんど|逝|眠|疲れ)"
)
_EXAGGERATED = re.compile(
    r"(?:恥ずかし|はずかし|恥|はず|暑|あつ|寒|さむ|眠|ねむ|暇|ひま|可愛|かわい|尊|とうと|面白|おもしろ|おもろ|おかし|うま|旨|おいし|美味し|痛|退屈|気まず|臭|くさ|忙し|いそがし|かゆ|空いた|すいて|空腹|だる|羨まし|うらやまし|かっこよ|かっこ|いけめん|幸せ|しあわせ|うれし|嬉し|緊張|笑|爆笑|きつう|好き|すき|すぎ|混ん|腹(?:が|筋)?|感動|え?もく|えも|良すぎ|まぶし|かわよ|きゅん|辛(?:く|す)|からく|のろま|汗|日差し|猛暑|花粉)[^。、]{0,6}(?:て|で|すぎ|過ぎ|ぎ|くらい|ほど|か)?[^。、]{0,6}$"
)
_MEASURES = re.compile(
    r"[^。]{0,8}?(?:くらい|ぐらい|ほど|れべる)(?:に|で|の)?(?:の)?(?:恥|はずかし|気まず|暑|寒|眠|痒|まぶし|きれい|綺麗|美し|嬉し|うれし|幸せ|楽し|美味|おいし|うま|可愛|かわい|感動|好き|景色|最高|笑)"
)
_WORKED_FOR = (
    r"(?:患者|利用者|入居者|お?客|乗客|生徒|児童|園児|社員|部下|相談者|遺体|男性|女性|犬|猫|牛|馬|鶏)(?:さん|様|さま)?"
)
_DONE_BY = re.compile(
    r"[^。、]{0,6}?(?:する|す|した|してる|している|しようとする|った|ってる|っている|んだ|んでる|んでいる|れた|きた)"
    rf"(?:{_WORKED_FOR}(?:に|を|が|は|へ|の|と|も|から|で)|(?:方|かた|人|子)(?:を|へ|に|の(?:対応|家|ご|親|搬送|話を聞)))"
)
_BODY_OF = re.compile(rf"(?:{_WORKED_FOR}|[一-鿿ぁ-ん](?:さん|様|さま|ちゃん|くん))の(?:首|手首|腕|喉|足|体|頭|顔)")
_LAUGHED = re.compile(
    r"(?:笑|w+|わら|草|🤣|😂)[。!) ]*$|\(笑\)|(?:笑|w)(?:今|もう)は?平気|今は平気|今となっては|笑い話|🪦"
)
_PAST_SHAME = re.compile(
    r"消え(?:たかった|たくなった|たくなりました|てしまいたかった)|死にた(?:かった|くなった|くなりました)"
)
_OVER = re.compile(
    r"(?:昔|むかし|若い(?:ころ|頃|時分|とき)|高校|中学|学生|新人|以前|前(?:の|は)|あの頃|あのころ|あん時|一時期|一時|当時|何年も前|かつて|数年前|[0-9一二三四五六七八九十]年(?:ほど|くらい)?前|産後|去年|独身の|下積み|入社)[^。]{0,44}(?:思(?:って|う|い|と)|考え|時期|頃|ころ|時代|いた|ました|てた|口癖|とった|ことも?あ)[^。]{0,24}(?:今|いま|もう|いまじゃ|現在|おかげ|こうして)[^。]{0,24}(?:全然|ぜんぜん|な(?:い|く)|楽し|元気|大丈夫|平気|へーき|笑|幸せ|しあわせ|うま|落ち着|孫|乗り越え|治|平和|生きとって|生きてて(?:よ|良)|生きててええ|感謝|あほらし|ばからし|懐かし|ネコ|ねこ|猫|ばっちり|ぴんぴん|ねえな|思わ|良(?:い|か)|毎日)"
)
_NOW_FINE = re.compile(
    r"(?:今|いま|最近)(?:は|では|じゃ)?(?:もう)?(?:全然|ぜんぜん|まったく|一切|一度も|薬なし|飲まんでも)[^。]{0,10}(?:ません|な[いし]|へん|ねえ|眠れ|寝(?:れ|られ)|平気|大丈夫)|(?:今|いま|現在)(?:は|では|じゃ|。)?(?:もう)?(?:寛解|だいじょうぶ|楽し|薬なし|笑い話|昔話|懐かし|元気|平気|大丈夫|幸せ|落ち着い|笑って)"
)
_STILL = re.compile(
    r"(?:また|最近|今も|いまも|今でも|ときどき|時々|たまに|戻って|ぶり返|再発)[^。]{0,16}(?:思|考え|死|消え|切|来|きて|顔を|飲|同じ|よぎ)"
)
_THING = re.compile(
    r"(?:ぱそこん|すまほ|携帯|電池|充電|ばってり|画面|でーた|ふぁいる|めーる|回線|ねっと|わいふぁい|さーば|企画|会議|空気|植物|花|魚|鯛|虫|金魚|猫|犬|いるか|かめ|かぶと|せみ|鳥|文鳥|はむすたー|うさぎ|菌|目|髪|肌|声|足|腰|らいと|電気|てれび|店|街|商店街|町|記憶|文字|履歴|めっせーじ|とーく|写真|しみ|しわ|汚れ|痛み|不安|怒り|罪悪感|噂|予約|貯金|お金|時間|ぼたん|あいこん|やる気|気力|味|香り|匂い|火|あかうんと|ぽいんと|技|球|じょぶ|でっき|ねた|すとーりー|記録|商品|在庫|伝票|注文|きゃら|係|部署|腹筋|口の中|語彙|制度|文化|習慣|票|行|ろぐ|れこーど|終電|あいす|けーき|おかず|財布|鍵|傘|書類|請求書|苗|牛|豚|鶏|鮮魚|水槽の[^。]{0,3}|木|枝|祖父|祖母|じいちゃん|ばあちゃん|おじいちゃん|おばあちゃん|主人公|ひろいん|犯人|敵|ぼす|選手|有名人|俳優|人(?!生))(?:さん)?(?:が|は|も|の|って|とか|、|を|ん|ば|で|ごと)?[^。、]{0,6}$"
)
_SAID = re.compile(
    rf"^[い。]*(?:(?:[^」』。、]{{0,6}}[」』]|と(?!思)|って(?!思)|とか|て(?!思)|ちゅう?て?|っち|み?たいに|(?:たろ)?か|ぞ|わ|や|など|(?:の|、)?(?:めーる|dm|電話|声|手紙|ふぁっくす|こめんと))[^。、]{{0,12}}?{REPORTED}|[^。、]{{0,2}}?(?:言わ(?:れ|はっ)|いわれ|ゆわれ|怒鳴ら|どなら|脅さ|おどさ))"
)
_SAYS = re.compile(r"(?:と|って|て)[^。]{0,8}(?:言(?:って|う|い|っ)|叫ん|怒鳴っ|どなっ|脅し|わめ|暴れ|口癖|つぶや|呟)")
_BY_CLIENT = re.compile(
    rf"{CLIENT}(?:さん|様|の[一-鿿ぁ-ん]{{1,5}})?(?:が|から|に|の(?:dm|めーる|口|こめんと)|は|、|も)?[^。]{{0,26}}$"
)
_SOMEONE = re.compile(rf"{SOMEONE}(?:の[一-鿿ぁ-ん]{{1,6}})?(?:さん|様|の方|の子|くん)?(?:が|は|から|も|に)")
_REPORTS = re.compile(
    r"^[」』]?(?:と|って|っち|ち|て)[^。]{0,10}(?:言|ゆ|めーる|らいん|line|送|連絡|泣|相談|電話|呟|つぶや|漏ら|書|。|$)"
)
_I = re.compile(r"(?:私|自分|僕|俺|うち|わたし)(?:が|は|も)[^。]{0,8}$")


def denied(matched: str, behind: str) -> bool:
    """「死にたいとかやない」, and not 「死にたいと思わない日はない」 nor 「死にたいわけじゃないけど消えたい」."""
    if re.match(r"[^。]{0,8}まだ", behind):
        return False
    for text in (behind[:34], matched[-1:] + behind[:32], matched[-3:] + behind[:30]):
        found = _DENIED.match(text) or _DENIED_FAR.match(text)
        if found is not None and not _DENIED_TWICE.search(text[: found.end() + 12]):
            return True
    return False


_REASSURED = re.compile(
    r"安心|心配(?:せん|しない|ない|いら|ご無用)|大丈夫(?:です|だ|や|。|$)|(?:寝不足|疲れ|眠い|転職|忙し)[^。]{0,6}(?:だけ|なだけ)|ふつうに|ふつーに|普通に"
)


def reassured(text: str) -> bool:
    """The denial comes with a plain reason or with 「心配いりません」."""
    return _REASSURED.search(text) is not None


_ABSENT = re.compile(
    r"^[^。、]{0,8}?(?:ありません|ございません|ない(?:です|よ|わ|。|$|けど|ので|から|し)|なか(?:です|よ|。)|ねえ(?:な|よ|。|$)|(?:し|され)(?:て)?ま?せん|縁が|やめ(?:ました|た|れ)|(?:なん)?かじゃな)"
)


def absent(matched: str, behind: str) -> bool:
    """「暴力はありません」; not 「生きる気力がない」."""
    return matched[:1] not in "生息目朝起来" and _ABSENT.match(behind) is not None


def goes_on(behind: str) -> bool:
    """After the denial something as grave follows."""
    return _BUT.match(behind) is not None


def exaggerated(before: str) -> bool:
    return _EXAGGERATED.search(before[-24:]) is not None


def measures(behind: str) -> bool:
    """「消えたいくらい恥ずかしい」."""
    return _MEASURES.match(behind) is not None


def done_by_another(before: str, matched: str, behind: str) -> bool:
    """「リストカットした患者さんに」「お客様の首に」「飛び降りようとする人を止めた」."""
    return _DONE_BY.match(behind) is not None or _BODY_OF.search(before[-8:] + matched) is not None


def laughed_off(sentence: str) -> bool:
    return _LAUGHED.search(sentence) is not None


def past_shame(words: str) -> bool:
    return _PAST_SHAME.match(words) is not None


def over(text: str) -> bool:
    """「昔は毎日消えたかったけど今は全然」."""
    return (_OVER.search(text) or _NOW_FINE.search(text)) is not None and _STILL.search(text) is None


def of_a_thing(before: str) -> bool:
    return _THING.search(before[-16:]) is not None


def said_to_me(before: str, behind: str, *, quoted: bool) -> bool:
    """The words are reported as said to the person who writes."""
    return _SAID.match(behind[:30]) is not None or (quoted and _BY_CLIENT.search(before[-30:]) is not None)


_SAYING = re.compile(
    r"^[」』い。、]*(?:と|って|ていう?)(?:誰か|世間|昔の人|昔から|偉い人|先人|偉人|作家|歌手|てれび|本)(?:さん|では?|でも|が|は|の|に)*[^。、]{0,8}(?:言|書|歌|読)"
)


def said_by_someone(before: str, behind: str) -> bool:
    """Somebody else's words, or a saying: 「死んでもいい、と誰かが言っていた」."""
    said = _SAYS.match(behind.lstrip("」』い。")) is not None and _SOMEONE.search(before) is not None
    return said or _SAYING.match(behind) is not None


def of_someone_else(before: str, behind: str) -> bool:
    """「部下から『消えたい』とメールが来た」; 「友達に死にたいと言った」 is the person's own wish."""
    someone = _SOMEONE.search(before)
    if someone is None or _I.search(before):
        return False
    if someone.group().endswith("に") and not re.search(r"[われさけまか]れ", behind[:24]):
        return False
    return _REPORTS.search(behind[:24]) is not None
