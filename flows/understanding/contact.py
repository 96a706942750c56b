"""Who got in touch and on which way, out of a story; what they said lives in spoken."""

from __future__ import annotations

import re

from flows.understanding import telling
from flows.understanding.normalise import fold
from flows.understanding.reading import Mention, Situation


def contact_who(plain: str, people: tuple[Mention, ...]) -> str | None:
    theirs = [p for p in people if p.role in ("customer", "customer_staff")]
    for person in theirs:
        word = fold(person.mention).plain
        if re.search(
            re.escape(word)
            + r"(?:から|が|より|に|は)[^。]{0,40}(?:電話|連絡|メール|line|ライン|dm|来|言|手紙|ハガキ|怒|叱|苦情|クレーム|責|求)",
            plain,
        ):
            return person.mention
    return theirs[0].mention if theirs else None


def owner_of_client(plain: str, people: tuple[Mention, ...]) -> bool:
    """Who has left and names a client's place means that place's オーナー, not an employer."""
    return any(p.role == "owner" for p in people) and (
        any(p.role in ("customer", "customer_staff") for p in people)
        or re.search(r"担当して(?:い)?た", plain) is not None
    )


# One's own doing or place of work, and what lies in the files, is no way on which they got in touch.
_OF_MINE = re.compile(
    r"(?:で|に)?、?(?:[^。、「」]{0,8}(?:働|勤め)|[^。、「」はが]{0,10}(?:謝(?:り|っ|罪し)|お?詫び(?:し|を|は|も)|は(?:気|誰|何)|(?:お?渡し|説明|お伝え|受付を?|対応)し(?:まし|た|て(?:い|お|き)))|(?:を)?(?:送っ|送り|出し|書い|渡し)[^。]{0,4}(?:てしま|ました|て(?:い)?ます|ちゃ|てあ)|(?:に)?(?:は|も)(?:何も)?(?:残って|書いて(?:い)?な))"
)


_I_CALLED = re.compile(
    r"電話で[^。、「」はが]{0,6}(?:報告|相談|連絡|謝|話|伝え|お?詫び)(?:し|り|っ)?(?:ました|た|て(?:い|お|あ))"
)


def _is_mine(plain: str, found: re.Match[str]) -> bool:
    return _OF_MINE.match(plain, found.end()) is not None


def contact_how(plain: str, situation: Situation) -> str | None:
    ways = (
        (how, next((m for m in pattern.finditer(plain) if not _is_mine(plain, m)), None))
        for how, pattern in telling.HOW
    )
    found = [(match.start(), how) for how, match in ways if match is not None]
    phone = telling.ANY_PHONE.search(plain)
    if (
        phone
        and not _I_CALLED.match(plain, phone.start())
        and not any(how in ("private_phone", "work_phone") for _, how in found)
        and re.search(
            r"電話(?:が|で|口|を切|を受け|に出|番|も|(?:を|が)?(?:毎日|何度も|何回も|また|しょっちゅう)?(?:して|かけて|かかって)(?:き|来|く|よ[るこ]|ます)|"
            r"(?:とか|ばっかり?)?(?:く|来)(?:る|ん|た|て|まし)|きた)",
            plain,
        )
    ):
        found.append((phone.start(), "private_phone" if situation.employment == "left" else "phone"))
    if any(how == "private_phone" for _, how in found):
        return "private_phone"
    if found:
        return min(found)[1]
    return "via_someone" if telling.VIA.search(plain) else None
