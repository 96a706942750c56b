"""The forms in which a verb commands, threatens or is suffered, dialects included, as regular expressions over the soft spelling; which verbs matter is told by those who ask."""

from __future__ import annotations

_ROWS = {  # the five vowels and the joint before た
    "く": ("か", "き", "く", "け", "い"),
    "ぐ": ("が", "ぎ", "ぐ", "げ", "い"),
    "す": ("さ", "し", "す", "せ", "し"),
    "つ": ("た", "ち", "つ", "て", "っ"),
    "ぶ": ("ば", "び", "ぶ", "べ", "ん"),
    "む": ("ま", "み", "む", "め", "ん"),
    "る": ("ら", "り", "る", "れ", "っ"),
    "う": ("わ", "い", "う", "え", "っ"),
}
_PLEASE = r"(?:くれ(?![るたてまはん])|けろ|けれ|けさい|くんろ|くんな|もら(?:お|う|わ|い(?!まし|て|た(?![いく])|$))|んか|つかあ|みろ|みい|みんか|こ(?:い|や|よ(?=[、」と])|ん(?:と|か)|ね(?:ば|と|え))|来い|き[いな]|くるよう|来るよう|こいよ)"
# The same in other people's words: 「払うよう求められ」「払えば許すと」「払ってくださいと」.
_ASKED = r"(?:よう(?:に)?(?=[、 ]?(?:[とっ求要言迫強促命催申指頼い]|し[なろつ]))|こと(?:を(?!し)|が条件)|まで(?:は)?(?=[許帰動続納何承毎引待電、来通居])|べき(?=[だと]))"
_THEN_GOOD = r"(?:許|黙|だま|水に|勘弁|ちゃら|なし|なかった|取り下げ|目をつぶ|終わりに|忘れ|見逃|引き下が|引いて|おさめ|収め|手を打|示談|済ませ)"
_OR_ELSE = r"(?:な(?:い(?:と|なら|限|ん(?:だ|や)ったら)|けりゃ|きゃ|ければ|かったら)|ん(?:と|ば|なら|かったら|けりゃ|やったら|限)|ね(?:え)?(?:と|ば|えば|んだら|なら)|へん(?:と|かったら|なら|のやったら))"
_SURELY = (
    r"(?:[ぞど]|から(?:な|ね|よ|[、。」 ]|$)|から(?=と|って|待|覚|楽|見)|けん|けえ|さかい|き(?=[にな、」])|ずら|"
    r"で(?=[、」。 えなっ]|$| て)|わ(?=[、」。 なっとて言]|$)|よ(?!う)|ばい|たい(?=[、」])|べ|っぺ|つもり|気(?:だ|や|ら|でい)|しか(?:な|あり)|こと(?:に|も)|"
    r"と(?=[、」。 言い宣仰申承脅息叫怒通告予おのまゆ迫ほ凄す吐電書圧ごし連主]|$)|って(?![きい])|ち(?=[言、ゆ])|っち|て(?=[言、ゆ ]|$|[dd]m)|っつ|旨|かも|可能性|用意|ざんす|ざます|んで(?:な|[、」])|すけ)"
)
_VOW = r"(?:や(?:る|ろ|ら|り|ん(?!な)|っ(?:から|ぞ|て)|んぞ)|たる|たろ|ける|けっ|けら|くれる|くれん|しまう|まう(?=[ぞで])|もらう|もらお|もらい|お(?:く|こ)(?=か|う|わ)|いい(?=か|ん)|も(?:いい|ええ|よか))"


def _split(verb: str) -> tuple[str, tuple[str, str, str, str, str] | None]:
    """「払う」 → 払 and its row; 「見せる/」 (one step) → 見せ and none."""
    return (verb[:-2], None) if verb.endswith("/") else (verb[:-1], _ROWS[verb[-1]])


def _te(joint: str, verb: str) -> str:
    return "[でじ]" if joint == "ん" or verb.endswith("ぐ") else "[てで]"


def bidding(*verbs: str) -> str:
    """「払え」「払わんかい」「払うてもらおか」「払わないと」: somebody demands it."""
    out = []
    for verb in verbs:
        stem, row = _split(verb)
        if verb.endswith("する/"):
            do = verb[:-3]
            out.append(
                rf"{do}(?:しろ|せ[えいよ]|せん(?:か|と|かい)|しなさい|しなはれ|しや(?=[、」と])|して{_PLEASE}|し{_OR_ELSE}|する{_ASKED}|すれば(?=[^。]{{0,2}}{_THEN_GOOD})|したら(?=[^。]{{0,2}}{_THEN_GOOD})|して(?:ください|下さい)(?=と|って|、|」))"
            )
            continue
        if row is None:
            out.append(
                rf"{stem}(?:[ろら](?!れ)|[れえい](?=[、とやよっ」て 。!言]|$)|よ(?=[、とっ」て 。!]|$)|なさい|なはれ|や(?=[、」 んて。!]|$)|さっせ|んかい?|らんかい|んさい|んね|[てで]{_PLEASE}|る{_ASKED}|れば(?=[^。]{{0,2}}{_THEN_GOOD})|たら(?=[^。]{{0,2}}{_THEN_GOOD})|て(?:ください|下さい)(?=と|って|、|」)|{_OR_ELSE})"
            )
            continue
        a, i, u, e, joint = row
        te = _te(joint, verb)
        ta = te.translate(str.maketrans("てで", "ただ")).replace("じ", "")
        joined = f"(?:{joint}|う)" if verb.endswith("う") else joint
        out.append(
            rf"{stem}(?:{e}(?![ばるたずまぬ]|ない|な[いくか])|{i}(?:なさい|なはれ|や(?!す)|いや|んさい|やがれ|くされ|ない(?=[、と」])|よ(?=[、と」っ]))|{u}{_ASKED}|{e}ば(?=[^。]{{0,2}}{_THEN_GOOD})|{joined}{ta}ら(?=[^。]{{0,2}}{_THEN_GOOD})|{joined}{te}(?:ください|下さい)(?=と|って|、|」)|{a}(?:んかい?|んね(?=[、と」]|え)|っし(?:ゃい|え)|っせ|い(?=[、」])|{_OR_ELSE})|{joined}{te}{_PLEASE})"
        )
    return f"(?:{'|'.join(out)})"


def vowing(*verbs: str) -> str:
    """「書くぞ」「書いてやる」「書いたるからな」「書くと言って」: somebody says that it will be done."""
    out = []
    for verb in verbs:
        stem, row = _split(verb)
        if verb.endswith("する/"):
            out.append(
                rf"{verb[:-3]}(?:す(?:る|っ|ん){_SURELY}|する$|しよう(?=か)|します(?:よ|から|ので|けん|と)|しまく|しちゃ|しち[まゃ]|した[るろ]|して{_VOW})"
            )
            continue
        if row is None:
            out.append(
                rf"{stem}(?:[るっん]{_SURELY}|る$|よう(?=か|と(?!思))|ます(?:よ|から|ので|けん|と)|まく(?:る|っ)|ちゃ(?:う|お|る)|ちま|た(?:る|ろ)|て{_VOW}|させて(?:も|い))"
            )
            continue
        a, i, u, _, joint = row
        te, ta = _te(joint, verb), "[だ]" if joint == "ん" or verb.endswith("ぐ") else "[ただ]"
        out.append(
            rf"{stem}(?:[{u}っ]{_SURELY}|{u}$|{i}(?:ます(?:よ|から|ので|けん|と)|まく(?:る|っ)|散ら|に(?:行|い)(?:く|った))|{joint}(?:{te}{_VOW}|ち(?:ゃ(?:う|お|る)|ま)|じゃ(?:う|お)|{ta}(?:る|ろ)|まう)|{a}せて(?:も|い))"
        )
    return f"(?:{'|'.join(out)})"


def suffered(*verbs: str) -> str:
    """「殴られた」「叩がれだ」「殴らいだ」: it was done to somebody."""
    out = []
    for verb in verbs:
        if verb.endswith("する/"):
            out.append(rf"{verb[:-3]}さ(?:れ(?!ば)|い[だで])")
            continue
        stem, row = _split(verb)
        voiced = {"か": "[かが]", "た": "[ただ]"}.get(row[0], row[0]) if row else "ら"
        out.append(rf"{stem}{voiced}(?:れ(?!ば)|い[だで]|っ[たちだ]|え[だて])")
    return f"(?:{'|'.join(out)})"


def told_to(*verbs: str) -> str:
    """「書かされた」「立たせられた」: somebody is made to do it."""
    out = []
    for verb in verbs:
        stem, row = _split(verb)
        out.append(rf"{stem}させ(?:られ|ら)" if row is None else rf"{stem}{row[0]}(?:され|せられ|さい|すっ)")
    return f"(?:{'|'.join(out)})"
