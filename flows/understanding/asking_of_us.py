"""What somebody who is asked for consent wants to know of us first (who reads it, whether it can be deleted, what it
costs …), by sense; the answers are in consent.toml."""

from __future__ import annotations

import re
import unicodedata

from flows.understanding.questions import asks

_READ = r"(?:読|よ(?:む|み|ま)|見(?:る|ん|ま|ら|れ|て)|み(?:る|られ)|知(?:る|ら|れ)|伝わ|つたわ|ばれ|バレ|漏れ|もれ|届|流れ|連絡(?:が)?(?:い|行|来)|話(?:が)?(?:い|行)|筒抜け|つながって)"
_SENSES: dict[str, str] = {
    "company": (
        rf"(?:前の|元の|今の|うちの|いまの)?(?:会社|職場|店|上司|店長|課長|部長|先輩|同僚|お客|客|相手|本部|人事|向こう|オーナー)(?:さん|様|の人|の方|側|とか|たち)*(?:に|が|も|は|へ|と|から|まで|じゃ|では|や|なんか|とか)*[^。\n]{{0,8}}(?:{_READ}|(?:じゃ|では|や)?(?:ない(?:よね|です|の|か|$)|ないよね|ちゃう(?:よね|やんな|の|$)|ありませんよね))|"
        rf"(?:会社|上司|店長|相手|お客)[^。\n]{{0,6}}{_READ}|(?i:\b(?:my |the |old |former )*(?:company|boss|employer|customer)\b[^.\n]{{0,24}}\b(?:read|see|know|find out|told)\b)"
    ),
    "reader": (
        rf"(?:だれ|誰|どんな人|どういう人|どこの人|なんの人|何人|他の人|ほかの人|人)(?:が|に|も|か|から|の)*[^。\n]{{0,10}}{_READ}|(?:相談員|担当(?:者)?|運営|スタッフ)(?:さん|の人)?(?:って|とは|は|が)[^。\n]{{0,8}}(?:だれ|誰|どんな|どこ|何者|なに|人|読|見)|"
        r"(?:これ|この(?:話|内容|チャット))(?:は|って|を)?[^。\n]{0,6}(?:公開|秘密|内緒|守られ|安全|大丈夫)|秘密(?:は|を)?(?:守|厳守)|(?i:\bwho (?:reads?|sees?|can (?:read|see)|will (?:read|see))\b|\bis (?:this|it) (?:private|secret|confidential)\b)"
    ),
    "name": r"(?:名前|本名|個人情報|身元|アカウント|LINE(?:の名前)?|顔)(?:とか|は|が|を|も|って)*[^。\n]{0,10}(?:出|わか|分か|いり|要|いる|必要|書か|ばれ|バレ|知られ|見え|見られ|載|特定)|匿名|(?i:\b(?:my name|anonymous(?:ly)?)\b)",
    "erase": r"(?:消(?:せ|し|え|す)|けせ|削除|なかったことに|残(?:り|る|ら|って))[^。\n]{0,10}(?:か|の|ん|[?？]|よね|な$)|(?:いつまで|どのくらい|どれくらい)[^。\n]{0,6}(?:残|保存|保管)|(?i:\b(?:delete|erase|remove|how long)\b[^.\n]{0,20}\?)",
    "cost": r"(?:お?金|料金|費用)(?:は|が|って|とか)?(?:かか|取られ|とられ|いり(?:ます|ません)|いるん|要る|[?？])|いくら(?:かか|ですか|なの|[?？])|(?:有料|無料|タダ|ただ)(?:です|なの|なん|ですよね|[?？])|(?i:\b(?:free|cost|charge|pay)\b[^.\n]{0,12}\?)",
    "refusing": r"(?:断|ことわ|同意しな|続けな|やめ|いいえ|押さな)[^。\n]{0,8}(?:たら|ると|れば|ても)[^。\n]{0,8}(?:どう|なに|何|だめ|ダメ|大丈夫|いい|なる)|(?i:\bwhat (?:happens )?if i (?:don'?t|say no|refuse)\b)",
    "bot": r"(?:人間|人|機械|ロボット|AI|ＡＩ|ボット|bot|本物)(?:の人|さん)?(?:が|は)?(?:なの|なん|です|ですか|やの|返事|話して|答えて|書いて|打って)[^。\n]{0,6}(?:か|の|ん)?[?？]|中の人|(?i:\bare you (?:a )?(?:human|person|bot|robot|ai|real)\b)",
}
_PATTERNS = {name: re.compile(sense) for name, sense in _SENSES.items()}
_SENTENCE = re.compile(r"[^。！!？?\n]+[。！!？?]*")
LONGEST = 60  # letters of a sentence
_TELLS = 12  # letters: a sentence of that length tells something besides


def asked_of_us(text: str) -> str:
    """The name of what is asked; "" for nothing. A worry put as 「前の会社の人じゃないよね」 asks too."""
    said = unicodedata.normalize("NFKC", text).strip()
    for sentence in _SENTENCE.findall(said):
        if len(sentence) <= LONGEST and asks(sentence):
            for name, sense in _PATTERNS.items():
                if sense.search(sentence):
                    return name
    return ""


def tells_besides(text: str) -> bool:
    """Some sentence of it tells of the matter, and asks nothing of us."""
    said = unicodedata.normalize("NFKC", text).strip()
    return any(len(one) >= _TELLS and not asks(one) and not _asks_in(one) for one in _SENTENCE.findall(said))


def _asks_in(sentence: str) -> bool:
    return any(sense.search(sentence) for sense in _PATTERNS.values())
