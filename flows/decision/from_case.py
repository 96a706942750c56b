"""Reads factors and words for the reasons out of a case; no rule about the advice lives here."""

from __future__ import annotations

import re
from functools import lru_cache

from flows.case import Case
from flows.content import Content, content
from flows.decision import around, house
from flows.decision.around import has_left
from flows.decision.factors import Factors
from flows.decision.own_words import quotable
from flows.decision.who_came import who_came
from flows.letters import width
from flows.understanding.astray import went_astray

RESPONSIBILITIES = ("none", "partial", "full", "unclear")
WILLS = ("apologise", "not", "indifferent", "unclear")
BOSSES = ("told", "yes", "afraid", "no")
CERTAINTIES = ("seen", "heard", "both", "guess")
# Data deleted, lost or gone to the wrong place; each line: what, then what happened to it, within one sentence.
_DATA = re.compile(
    r"(?:(?:データ|ファイル|バックアップ|共有フォルダ)[^。\n]{0,12}?(?:消し|消え|消去|削除|上書き|なくし|失[くっ]|流出|漏[れえらせ洩])|"
    r"(?:個人情報|顧客|名簿|カルテ|マイナンバー|宛先|メール|ファイル|データ|USB|パソコン|資料|請求書|見積書|契約書|明細書?)[^。\n]{0,16}?"
    r"(?:間違えて送|誤って送|(?:別|違う|ほか|他)の?(?:人|方|お?客|会社|宛)[^。\n]{0,6}送|流出|漏[れえらせ洩]|紛失|置き忘れ|盗まれ)|"
    r"(?:個人情報|顧客情報|顧客リスト|名簿|USB|パソコン)[^。\n]{0,10}?(?:送っ|送信し|なくし|失く|落とし)|誤送信|情報漏[れえ洩])"
    r"(?!て?い?(?:ない|ません)|たりはし|ずに)"
)
RELATIONS = {"keep": "yes", "end": "no"}


def factors_of(case: Case) -> Factors:
    """What the advice may rest on; whatever was not asked, skipped or is unknown stays open."""
    left = has_left(case)
    claimed = case.written in ("demand", "lawyer") or case.customer_wants == "money" or "money" in (case.demands or ())
    return Factors(
        employment="left" if left else "current",
        own_responsibility=_known(case.responsibility, RESPONSIBILITIES, "unclear"),
        customer_demands_apology=case.demands_apology(),
        relationship_to_continue=RELATIONS.get(case.relation or "", "unclear"),
        company_will="indifferent" if case.company_will == "alone" else _known(case.company_will, WILLS, "unclear"),
        harassment=frozenset(case.harassment or ()) - {"", "none", "unknown", "skipped"},
        has_deadline=bool(case.deadline) or case.deadline_kind in ("due", "asap"),
        stands_for_organisation=True if case.entry == "front_desk" and not left else None,
        boss=_known(case.boss, BOSSES, "unknown"),
        written_claim=claimed,
        strongest_feeling=case.strongest(),
        certainty=_known(case.certainty, CERTAINTIES, "unknown"),
        already_apologised="apologised" in (case.done or ()),
        deal_at_risk="deal" in case.stakes,
        data_at_risk=any(map(_is_at_risk, _own(case))),
    )


@lru_cache(maxsize=64)  # the same words in every turn of a consultation
def _is_at_risk(words: str) -> bool:
    return went_astray((words,)) or _DATA.search(words) is not None


def _own(case: Case) -> tuple[str, ...]:
    return (*case.story, *case.told, case.happened or "", case.did or "")


def sent_to_the_wrong_one(case: Case) -> bool:
    """What belongs to one has been sent to another, who can be asked to delete it."""
    return went_astray(_own(case))


def _known(value: str | None, allowed: tuple[str, ...], otherwise: str) -> str:
    return value if value in allowed else otherwise


def words_for(case: Case, wording: Content | None = None) -> dict[str, str]:
    """Noun phrases, always there, for the placeholders customer company boss boss_or_other did said."""
    words = wording or content()
    boss = _name_of(case, "boss") or words.text("chat.called.boss")
    did, said = quotable(case.did, 45), quotable(case.said[0] if case.said else "", 45)
    return {
        "customer": customer_name(case, words),
        "company": words.text(f"chat.called.{'former_company' if has_left(case) else 'company'}"),
        "boss": boss,
        "boss_or_other": other_than_boss(case, words) if case.boss in ("no", "afraid") and not has_left(case) else boss,
        "instead": house.instead_of_the_boss(case, words),
        "did": words.text("chat.called.did", words=did) if did else words.text("chat.called.act"),
        "said": words.text("chat.called.said", words=said) if said else words.text("chat.called.what_they_said"),
    }


def other_than_boss(case: Case, words: Content) -> str:
    """Who can hear of it instead of the boss: nobody who was said not to be there."""
    key = (
        "nobody"
        if around.nobody_else_inside(case)
        else "hr"
        if around.no_other_boss(case)
        else "other_boss"
        if around.no_hr(case)
        else ""
    )
    return words.text(f"decision.called.{key}") if key else words.text("chat.called.other_boss")


def customer_name(case: Case, wording: Content | None = None) -> str:
    """The person's own word for whoever complained; お客様 when there is none that fits."""
    named = _short(case.contact_who)
    if (came := who_came(case)) and came != named:
        named = _short(came) or named
    named = named or _name_of(case, "customer", "customer_staff")
    return named or (wording or content()).text("chat.called.customer")


def _name_of(case: Case, *roles: str) -> str:
    return next(filter(None, (_short(p.name) for role in roles for p in case.people if p.role == role)), "")


def _short(name: str | None) -> str:
    """A name as said, unless it is more of a sentence than a name."""
    word = quotable(name, 30)
    return word if width(word) <= 16 and not any(mark in word for mark in "。、，,!?！？…『』（）()") else ""
