"""Mail addresses, telephone numbers, accounts of banks and services; names and addresses of places live elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator

from linebot_app.masking.letters import Kind, Span

_MAIL = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?){1,8}"
    r"|[A-Za-z0-9._+-]{2,64}\s?(?:@|\(at\)|\[at\]|アットマーク|あっとまーく|アット|あっと)\s?[A-Za-z0-9-]{1,63}"
    r"(?:\s?(?:\.|ドット|どっと|\(dot\)|\[dot\])\s?[A-Za-z0-9-]{2,63}){1,5}"
)
# Numbers that anybody may call: help lines, emergencies, free numbers of desks.
_PUBLIC = re.compile(r"0120|0570|0800|110|118|119|188|189|171|177|117|#\d{4}")
_GAP = r"[-ー~・.)(/ \u3000の]{0,3}"
_PHONE = re.compile(
    rf"(?<![\d.,¥\\-])(?:\(?\+\s?81\)?{_GAP}(?:\(0\))?(?:\d{_GAP}){{8,9}}\d|\(?0{_GAP}(?:\d{_GAP}){{8,9}}\d)(?![\d円,-])"
    r"|(?<![〇零一二三四五六七八九])[〇零](?:[〇零一二三四五六七八九][-ーの・ ]?){8,9}[〇零一二三四五六七八九]"
    rf"|\+\d{{1,3}}[- ]?\(?(?:\d{_GAP}){{7,11}}\d"
    r"|(?:(?<=電話)|(?<=番号)|(?<=携帯)|(?<=TEL)|(?<=Tel)|(?<=tel)|(?<=FAX))(?:番号)?(?:は|が|:|の|に)?\s?\d{2,4}-\d{4}(?![\d-])"
)
_IN_WORDS = re.compile(r"(?:(?:ゼロ|れい|まる|いち|に|さん|よん|ご|ろく|なな|はち|きゅう|キュー)[-ー、・ ]?){9,12}")
_DIGITS = re.compile(r"\d")
_LEAST_DIGITS, _MOST_DIGITS = 9, 11

_BANK = r"(?:(?:[一-鿿ァ-ヶーA-Za-z]{1,10}|(?<![ぁ-ん])[ぁ-ん]{2,6}|(?<=[はがにをの])[ぁ-ん]{2,5})(?:銀行|信用金庫|信金|信用組合|信組|農協|漁協|労金|労働金庫)|ゆうちょ(?:銀行)?|郵便局|JA[一-鿿ぁ-ん]{0,6}|PayPay銀行)"
_ACCOUNT = re.compile(
    rf"(?:{_BANK}[^、。\n]{{0,14}}?)?(?:普通|当座|貯蓄)(?:預金|口座)?(?:番号)?\s?(?:の|は|が|:)?\s?(?:No\.?)?\s?\d{{5,8}}(?!\d)"
    rf"|(?:{_BANK}[^、。\n]{{0,12}}?)?記号\s?(?:は|が|:)?\s?\d{{4,5}}(?:-\d)?[-、の\s]{{0,2}}(?:番号)?\s?(?:は|が|:)?\s?\d{{3,8}}"
    rf"|{_BANK}[^、。\n]{{0,14}}?\d{{6,8}}(?!\d)"
    r"|(?:口座(?:番号)?|会員(?:番号|ID)|お?客様?番号|顧客番号|カード(?:番号)?|暗証番号|免許証?(?:番号)?|保険証(?:番号)?|マイナンバー|社員番号|学籍番号)(?:は|が|の|:)?\s?[A-Z]{0,3}\d[\d -]{3,18}\d"
    r"|(?:契約番号|証券番号|予約番号|管理番号|登録番号|患者番号|診察券(?:番号)?|ナンバー|証番号|学生番号|従業員番号|受験番号|整理番号|会員(?:No|ナンバー)|フレンドコード|コード|パスポート(?:番号)?)(?:は|が|の|:)?\s?[A-Z]{0,4}-?\d[\d -]{2,18}\d"
    r"|(?<![一-鿿])(?!電話|注文|伝票|受付|郵便|追跡|問合|製造|品番|部屋|背番|車両|便名|商品|型番)[一-鿿]{1,5}番号(?:は|が|の|:)?\s?(?:[A-Z]{1,4}-?\d{3,}|\d{5,})[\d-]{0,14}"
    r"|(?:支店番号|店番号?|店番)\s?(?:は|が|:)?\s?\d{3}[、,\s]*(?:口座番号?\s?(?:は|が|:)?\s?\d{5,8})?|[〇一二三四五六七八九]{3}支店\s?(?:普通\s?)?\d{6,8}|口座\s?(?:は|が|:|の)?\s?\d{3}-\d{5,8}"
    r"|(?:パスワード|暗証番号|パス|PW|PIN)(?:は|が|:|の)\s?[A-Za-z0-9!#$%&_@.-]{4,24}"
    r"|(?<!\d)\d{4}[- ]\d{4}[- ]\d{4}[- ]\d{3,4}(?!\d)"
)
_HANDLE = r"[A-Za-z0-9][A-Za-z0-9.:_-]{3,39}"
_SERVICE = r"(?:LINE|ライン|チャットワーク|Chatwork|Skype|スカイプ|Discord|ディスコード|インスタ(?:グラム)?|Instagram|ツイッター|Twitter|エックス|X|Threads|TikTok|ティックトック|Facebook|フェイスブック|FB|Slack|メルカリ|ラクマ|ヤフオク|PayPay|ペイペイ|カカオ|KakaoTalk|WeChat|WhatsApp|Telegram|YouTube)"
_ID = re.compile(
    rf"(?<![A-Za-z0-9._@])@(?P<at>[A-Za-z0-9_][A-Za-z0-9._]{{2,39}})"
    rf"|(?<![A-Za-z0-9_.-])(?P<tag>[A-Za-z0-9_.]{{2,32}}#\d{{4}})(?!\d)"
    rf"|(?:(?<![A-Za-z])(?:ID|Id|id)|スカイプ名|LINE名|アイディー|アイディ|ユーザー名|ユーザ名|アカウント名?|ユーザーネーム|ユーザネーム|ハンドル(?:ネーム)?|表示名|垢)\s?(?:は|が|の|を|:|=|,|、|「|『|\(|に|→|⇒)?\s?「?(?P<id>{_HANDLE})"
    rf"|{_SERVICE}(?:の|で|は|:)?(?:アカウント|ID)?(?:は|が|の|:)?\s?「?(?P<service>(?=[A-Za-z0-9._-]*[_.\d-])[A-Za-z][A-Za-z0-9._-]{{3,39}})"
    rf"|(?<![A-Za-z0-9_.@/-])(?P<bare>(?=[A-Za-z0-9.-]*_)[A-Za-z][A-Za-z0-9._-]{{3,39}})"
    rf"|(?:投稿者|ユーザー|出品者|購入者|差出人|送信者)(?:は|が|の|:)?\s?「?(?P<user>(?=[A-Za-z._-]*\d)[A-Za-z][A-Za-z0-9._-]{{3,39}})"
    r"|(?P<url>(?:https?://)?(?:www\.)?[A-Za-z0-9-]{1,40}(?:\.[A-Za-z0-9-]{2,40}){1,3}/[A-Za-z0-9@._/?=&%#-]{2,120})"
    rf"|(?<![A-Za-z0-9_.@/-])(?P<called>{_HANDLE})(?:という|って(?:いう)?)(?:アカウント|ID|垢|名前のアカウント)"
)
_MARKED_AT = ("at",)


def mails(text: str) -> Iterator[Span]:
    for found in _MAIL.finditer(text):
        yield Span(found.start(), found.end(), Kind.MAIL)


def phones(text: str) -> Iterator[Span]:
    for found in _PHONE.finditer(text):
        start, end = found.span()
        number = found[0]
        if not number[0].isdigit() and number[0] not in "(+〇零":
            first = _DIGITS.search(text, start, end)
            start = first.start() if first else start
            yield Span(start, end, Kind.PHONE)
            continue
        digits = "".join(one for one in number if one.isdigit())
        if number[0] in "〇零" or (
            not _PUBLIC.match(digits) and _LEAST_DIGITS <= len(digits.removeprefix("81")) <= _MOST_DIGITS
        ):
            yield Span(start + (number[0] == "(" and ")" not in number), end, Kind.PHONE)
    for found in _IN_WORDS.finditer(text):
        yield Span(found.start(), found.end(), Kind.PHONE)


def accounts(text: str) -> Iterator[Span]:
    for found in _ACCOUNT.finditer(text):
        yield Span(found.start(), found.end(), Kind.ACCOUNT)
    for found in _ID.finditer(text):
        name = found.lastgroup or "at"
        start, end = found.span(name)
        while text[end - 1] in ".-":
            end -= 1
        if (end - start >= 3 and not found[name].isdigit()) or name == "id":
            yield Span(found.start() if name in _MARKED_AT else start, end, Kind.ACCOUNT)
