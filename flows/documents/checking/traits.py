"""What a learned reader sees of a sentence: runs of letters, the matters spoken of, and which of them stand together."""

from __future__ import annotations

import re

from flows.documents.checking import words

_MATTERS: dict[str, str] = {
    "me": words.ME,
    "you": words.YOU,
    "others": words.OTHERS,
    "fault": words.FAULT,
    "failed": words.FAILED,
    "hurt": words.HURT,
    "if": words.IF,
    "sorry": words.SORRY,
    "because": words.BECAUSE,
    "day": words.DAY,
    "concrete": words.CONCRETE.pattern,
    "sees_to_it": words.WILL_SEE.pattern,
    "absolute": r"必ず|絶対|一切|二度と|100%|永遠|一生|完全|完璧|間違いなく|もう|全く",
    "money": r"払|弁償|賠償|補償|負担|返金|費用|金額|慰謝料|代金|損害|全額",
    "public": r"ネット|sns|口コミ|レビュー|警察|弁護士|訴え|裁判|会社に|近所|世間|動画|社名",
    "forgive": r"許|勘弁|水に流|終わり|怒ら|黙って|見逃|取り下げ",
    "small": r"だけ|くらい|ぐらい|程度|ちょっと|少し|些細|たか|小さ|軽|ほんの",
    "not": r"ない|ません|ず(?:、|に)|なかった",
    "ruin": r"辞め|退職|クビ|失格|無能|最低|人生|一生",
    "all": r"すべて|何もかも|みんな|全面|一人",
    "duty": r"努め|徹底|適切|しかるべき|万全|改善|反省|ちゃんと|うまく|一層|図っ|重く受け|いろいろ|何かと|諸",
    "soon": r"そのうち|いずれ|近い|早め|しばらく|改めて|後日|追って|なるべく",
    "asking": r"か(?:。|$|\?)|よね|でしょう|やろ",
    "circumstance": r"悪気|つもり|緊張|忙し|体調|疲れ|熱|慣れ|新人|人手|時間がな|システム|雪|渋滞|知らな|聞いて(?:い)?な|仕方|無理",
    "no_matter_of_mine": r"分から|知ら|覚え|答え|お答え|把握|関知|関係|担当|立場|管轄|控え",
}
_LOOK = {name: re.compile(pattern) for name, pattern in _MATTERS.items()}


def traits_of(said: str) -> set[str]:
    """Of one sentence in the plain spelling: its runs of 2–4 letters, `#matter` and `#matter+matter`."""
    traits = {said[i : i + size] for size in (2, 3, 4) for i in range(len(said) - size + 1)}
    there = [name for name, pattern in _LOOK.items() if pattern.search(said)]
    traits.update(f"#{name}" for name in there)
    traits.update(f"#{one}+{other}" for i, one in enumerate(there) for other in there[i + 1 :])
    return traits
