"""Whose feeling a word tells and whether it is denied; the words themselves live in `feeling_words`."""

from __future__ import annotations

import re

_SIGN = re.compile(r"[^\w\sー一-鿿;()]")
_LAUGHS = re.compile(r"笑|草|わら$|w+$|嬉し|うれし|楽し|ありがと|可愛|かわい|最高|おめで")
_HONOURED = re.compile(r"怒り|困|悲しみ|不安|心配|悩み|腹立|気持ち|疲れ|涙|恥")
_BUILT_IN = re.compile(
    r"(?:ない|なく|なか|なし|のう|ま|ません|ん|ず|ね|ねえ|な|へん|ひん|せ)$"
)  # 「納得できない」: the denial is the feeling
_BEYOND_WORDS = re.compile(
    r"^(?:さ|感|み|い|の気持ち|な気持ち)?(?:で|く?て|に|が|しか|ったら|うて)?(?:な[らり]|たまら|たまん|しか(?:た|な|ね)|仕方|しょうが|しゃあな|いっぱい|おさまら|収まら|治まら|止まら|とまら|かなわん|かなわない|どうしよう|か?[、 ]?(?:さっぱり|皆目|全然|よく|よう|まったく)?(?:わか|分か|わが|判)[らりんっ])|^[ぁ-ん]{0,4}(?:わか|分か|わが)[らりんん]"
)
_GOES_ON = r"くて|すぎ|けど|から|のに|たまら|しかた|しょうが|しか|だの|ほど|うて|んじゃな|のではな|んやな|かもしれ"
_DENIED = re.compile(
    rf"^(?:を(?:覚え|感じ|抱い|持っ)[ぁ-ん]{{0,10}}(?:ない|ません|ねえ|なか)|(?:と申し|という|と言う|っていう|とい)[ぁ-ん]{{0,5}}より|よりも?(?=、|むしろ|[一-鿿])|たん(?=けど|し|、|が|で$|$)|[らわかまばが]ん(?=[けしてが、。でっもか]|$)|(?:っ?て|と|で)?(?:い|は)?(?:ん|わけ)?(?:や|じゃ|では|と|で)?(?:ちゃ[うい]|ちがう|ちがっ|違[うっい])"
    rf"|(?:(?!{_GOES_ON})[ぁ-ん]){{0,8}}?(?:感情|気持ち|気|感じ|全然|特に|まったく)?(?:(?!{_GOES_ON})[ぁ-ん]){{0,4}}?(?:(?<!しか)ない(?!か|と(?:い|思|申|言)|よう)|(?<!で)なく(?!て(?:も|困|怖)|な)|なかった|なか(?=[、。 ]|です|ば|し|たい|とよ|$)|ねえ|ねぐ|ねし|ねっす|ね(?=[、。]|よ|けど|です|だ)|ありません|ございません|あらへん|おらん|おりません|(?<!ま)へん|ひん|(?<!ま)せん(?![なで])|まへん|ません(?!か)|もはん|皆無|ぜろ|0)"
    rf"|[ぁ-ん]{{0,6}}(?:引い|ひい|おさまり|おさまっ|治ま[りっ]|収ま[りっ]|消え|通り越|とおりこ|薄れ|感じ(?:ない|なか|なく|ません|まへん|へん|んかっ|とらん|て(?:い)?(?:ない|ません)|ておりません)|吹き飛|なくな|無くな|どっか行|解消|取り除|和ら|払拭|晴れ|通りすぎ|過ぎ去))"
)
# The denial belongs to the saying itself: 「どうしたらいいかわからない」「面目ない」「手につかない」.
_NEVER_DENIED = re.compile(
    r"(?:どう|どない|どげん|どがん|どぎゃん|どんげ|なじょ|なんじょ|なに|なん|何|どっち|どちら|面目|気が?気|くび|首|処分|解雇|訴え|考え|思う|想像|手に|手が|生き|申し|合わせ|合わす|立つ瀬|立場|わけ|訳|意味|み[つっ]|みっとも|味方|誰も|身の|心もと|心許|居場所|もう|頭|自信|余裕|顔|人に|人様|大丈夫|わか|信じて|夜|眠|寝|声|落ち着|おちつ|やる気|気力|体力|する気|先|お先|筋|納得|許|ゆる|我慢|割に|体|身体|動|腹の虫|腹に据|たまったもん|冗談|情け|なさけ|もっと|あのとき|私|俺|自分|うち|わし|おら|僕|こっち)"
)
_WAS_ONCE = re.compile(
    r"^[ぁ-ん]{0,4}(?:た|だ)(?:けど|けれど|けれども|が|けんど|ばってん|けども)、?(?:今は|いまは|もう(?:大丈夫|平気|落ち|ほっと|安心))"
)
_NO_DENIAL = re.compile(r"^(?:ね|な|よ)(?=$|[。、あー])")
_WHO = (
    r"(?:客|様|さん|はん|ちゃん|くん|君|先輩|上司|[部課店社係所院園会班局駅支師校塾]長|相手|先方|[母父妻夫兄姉弟妹]|(?<![一-鿿])人|方|子|同僚|後輩|部下|おーなー|みんな|みな|皆|全員|担当者?|会社|向こう|あちら|あっち|あいつ|あの人|そいつ|彼女?|家族|親|患者|利用者|保護者|住民|くらいあんと|先生|取引先|ご主人|女将|親方|施主|主任|りーだー|ちーふ|まねーじゃー|まね|sv|ばいと|新人|旦那|嫁|女房|かみさん|おっかあ|おっとう|おやじ|おふくろ|亭主|連れ合い|家内|当の|爺|婆|じいさん|ばあさん|息子|娘|孫|遺族|本人|義[父母]|副店|周り|職場|組合|役所|隣|上)"
    r"(?:たち|達|ら|方|の方|がた|ども)?"
)
_OWNER = re.compile(
    rf"{_WHO}(?:が|は|も|から|の(?!こと|せい|ため|前|件|言|態度|声|顔|電話|話|対応|気持ち|名)|ば|まで(?:が|も)?|って|、|(?=[^ぁ-ん一-鿿]|泣|怒|焦|困|落ち|今|凹|大|激|えらい|めっちゃ|すご|かなり|今も|まだ))"
)
_SELF = re.compile(
    r"(?:私|自分|俺|僕|わたし|うち|わし|おら|おれ|こっち|あたし|当方|小生|われ|わい|おい)(?:は|が|も|、|まで|の(?:ほう|方)|としては|ら|こそ|だけ| )"
)
_NEW_CLAUSE = re.compile(
    r"(?:て|で|ので|から|けど|けんど|けん|けえ|たら|と|のに|し|が|れば|ば|られ|たび|んで|さかい|すけ|ばってん|ばって)、|(?:れて|られて|けど|のに|ので|から|せいで|たびに|るたび|たら|てから|てきて|てくるし|のか|出して、?)(?!い|お)"
)
# Verbs of feeling: of somebody else they are told like that; adjectives only with らしい, がる, そう.
_VERB = re.compile(
    r"泣|なき|なぎ|涙|きれ|切れ|ぎれ|ぶち|怒|おこ|激おこ|焦|あせ|びび|落ち込|落ちこ|おちこ|おちご|へこ|凹|いらいら|いらつ|いらっ|いらづ|ぷんぷん|震|ふる|怯|おび|驚|びっくり|心配|困|迷|悩|混乱|ぱに|慌|おろおろ|そわ|疲|つかれ|くたくた|腹|悔し|くやし|がっかり|反省|後悔|動揺|ぴりぴり|かんかん|頭|血|笑|安心|ほっと|むか|ぽかん|憤|不安が|怖が|嫌が|嘆|ごしゃ|ごせ|はら|申し訳な|恐縮|緊張|納得|荒れ"
)
_TELLS_OTHERS = re.compile(
    r"(?:て|で)(?:い[たるまてらなは]|お(?:ら|り|っ)|[たる](?!く|い|ま)|(?<=て)は(?!く|い|ま)|ん(?=の|だ|で|ねん|や)|ら(?!れない)|きて|きた|しま|くれ|まし)|と(?:る|っ|り|られ|ら)|ど(?:る|っ|り|られ)|ちょ[るりっ]|よ[るりっ](?!う)|が(?:って|り|る|っと|っちょ)|っぽ|そう(?:な|に|で|や|だ|じゃ)|ら(?:し|れて)|みたい|よう(?:す|です|だ|で)|様子|出し|出さ|散らか|ながら|顔|はっ|はる|された|されて|なさ|とのこと"
)
_PLAIN = re.compile(r"^[ぁ-ん]{0,3}(?:た|だ|る|れ|り|し|く|ます|ました)")
_BODY = re.compile(r"(?:膝|ひざ|足|手|声|唇|全身|体|身|震|ふる|がく|ぶる|眠|寝|ねむ|ねれ|夜)")
_DRIVEN = re.compile(
    r"(?:怒り|腹立ち|悔しさ|憤り|悲しさ|情けなさ|腹(?:が)?立(?:って|ち)|む[かが]ついて|いらいらして|わじわじ[しと]て|(?:ごう|業|腹|頭)[がに][わきた沸立来][いきっ]?て|(?:悔し|くやし|情けな|悲し|嬉し|申し訳な|腹立たし|寒|恥ずかし|切な|寂し|納得(?:いか|でき)な)(?:く|う|さ)(?:て|で))(?:で|、)?(?:夜も?|よう|全然|一睡も|手も?足?[がも]?|体[がも]|声[がも]|まだ|今も|思わず)*$"
)
_NEAR = 4
_UNMOVED = re.compile(
    r"平気|へいき|なんとも|何とも|のーだめ|何も感じ|普通(?:です|だ|や|に|$)|いつも(?:どお|通)り|気にし(?:て|と)?(?:い)?(?:な|へ|ん|ま|ね|らん)|特に(?:何も|なにも|なん)|とくに(?:何も|なにも)|どうでも(?:いい|ええ|よか)|無傷|ぜんぜん大丈夫|大丈夫(?:です|や|だ|$)|冷静(?:です|だ|や|でし)|落ち着いて(?:い|ま|る)|すっきりして|なんもねえ|動じ|けろっと|別に(?:いい|ええ|どう|よか)"
)


def is_mine(sentence: str, match: re.Match[str]) -> bool:
    """The feeling found by `match` is the writer's, and the sentence does not deny it."""
    before, behind = sentence[: match.start()][-60:], sentence[match.end() : match.end() + 24]
    word = match.group()
    if _SIGN.match(word):
        return _LAUGHS.search(before[-10:]) is None  # 「笑った😭」
    if before[-1:] in ("お", "ご", "御") and _HONOURED.match(word):
        return False  # nobody honours the own feeling
    if _WAS_ONCE.match(behind):
        return False
    if (
        not _BUILT_IN.search(word)
        and not _NEVER_DENIED.match(word)
        and _DENIED.match(behind)
        and not _BEYOND_WORDS.match(behind)
        and not _NO_DENIAL.match(behind)
    ):
        return False
    if _BODY.match(word) and _DRIVEN.search(before):
        return False  # 「怒りで手が震える」「悔しくて眠れない」: the body tells what was just named
    if _is_of_others(before, word, behind):
        return False
    return not _others_then_unmoved(before, behind, sentence, match.end())


def is_sign(word: str) -> bool:
    return _SIGN.match(word) is not None


def _is_of_others(before: str, word: str, behind: str) -> bool:
    owners = list(_OWNER.finditer(before))
    if not owners:
        return False
    owner = owners[-1]
    between = before[owner.end() :]
    if owner.group()[-1] == "の" and len(between) > _NEAR:
        return False  # 「先方のお返事を待つ間、気が気では…」: the answer is theirs, not the feeling
    if _SELF.search(before, owner.end()) or (_NEW_CLAUSE.search(between) and not _feels_on(between)):
        return False
    tail = word[-2:] + behind[:10]
    if _VERB.search(word):
        close = len(between) <= 6 and owner.group()[-1] in "がはも" and _PLAIN.match(behind) is not None
        polite = re.search(r"[てで]ま(?:す|し)", tail) is not None and re.search(r"[てで]", between) is None
        return _TELLS_OTHERS.search(tail) is not None or close or polite
    return re.search(
        r"^[ぁ-ん]{0,3}(?:が(?:って|り|る|っと)|っぽ|そう|らし|みたい|よう(?:で|だ|す))", behind
    ) is not None or (_TELLS_OTHERS.search(tail) is not None and re.search(r"怖|こわ|恐|許|憎", word) is None)


def _feels_on(between: str) -> bool:
    """「部長はピリピリしていて、店長も…」 never reaches here; 「怒りで声が震えて」 goes on with the same person."""
    return re.search(r"(?:怒り|涙|不安|恐怖)で", between) is not None


def _others_then_unmoved(before: str, behind: str, sentence: str, end: int) -> bool:
    """「嫁は心配しとるけど俺は気にしてへん」: what comes before the own calm is somebody else's."""
    calm = _UNMOVED.search(sentence, end)
    return calm is not None and _OWNER.search(before) is not None and _SELF.search(sentence, end) is not None
