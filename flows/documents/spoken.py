"""Tells words as one types them to a friend from words that may stand in a formal document; it rewrites nothing."""

from __future__ import annotations

import re

# Signs of chat: each would be out of place in a report even between quotation marks.
_END = r"(?=[。、！!？?\s]|$)"
_CHAT = re.compile(
    rf"[なん]んだ(?:けど|が(?:[、。…]|$))|たんだけど|だけどさ|けどね{_END}|めっちゃ|めちゃ|じゃん|(?<![A-Za-z])[wWｗ]{{2,}}(?![A-Za-z.])|ｗ$|[（(]笑[）)]|笑$|ちゃ[っい]|じゃっ[てた]|ちまっ|"
    rf"やばい|やばく|やば{_END}|ヤバ|マジ|まじ[でか]|てか[、。 ]|っぽ|"
    rf"だよ[ねな]?{_END}|だわ{_END}|やん{_END}|ねん{_END}|ちゃう|っす{_END}|"
    rf"なんか(?![いにもの月国所年])|わかんな|分かんな|そんなん|知らん|あかん|[てっ]さ[、。]|って{_END}|[だたるい]よ[ーね〜]*{_END}|"
    rf"みたいな{_END}|俺|あたし|ムカ|むかつ|キレ[たてらるまず]|ブチ|ウザ|うざ|クソ|くそ|すげ[えぇー]|超[こむ怖嫌忙]|だって{_END}|"
    r"[〜～](?=[。、！!？?\s]|$)|[!！?？]{2,}|…{2,}|。。|、、|orz|[\u2600-\u27bf\U0001f000-\U0001faff]",
)


def is_chat(words: str) -> bool:
    """Typed as to a friend (めっちゃ, 〜しちゃって, じゃん, emoji): no place in a document, not even quoted."""
    return bool(_CHAT.search(words))
