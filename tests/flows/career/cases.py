"""Consultations to make texts of, and strategies that make many; what is asserted about them lives in the tests."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from flows.career.lived import Lived, Said
from flows.career.material import RESULTS
from flows.career.plan import GOALS, LEARNINGS, MEASURES, SKILLS
from flows.career.signs import STRENGTHS
from flows.case import Case
from flows.decision.factors import OPTIONS

ACTS_TOLD = (
    "すぐに店長に報告しました",
    "お客様の話を最後まで聞きました",
    "言い返さずに聞いていました",
    "着信の日時をメモに残しています",
    "原因を調べて、直しました",
    "先輩に相談しました",
    "これからは前日に二人で確認するようにします",
    "頼まれて、見たままを一度だけ報告しました。それからは報告していません",
    "一人では行かないことにしました",
    "お客さんが待たされていたので、申し訳なく思いました",
    "毎朝、みんなで声をかけ合うようにしました",
    "謝りました",
)
EXPERIENCES = (
    "居酒屋でアルバイトのリーダーをしていて、新人がすぐ辞めるのが問題でした。毎週面談をして悩みを聞くようにしました。その結果、半年間だれも辞めませんでした",
    "お客さんに怒られた",
    "カフェでバイトしてるんですけど、新人がシフトを覚えられなくて、毎日一緒にメモを見返すようにしたら、一か月で一人で回せるようになったんですよね",
    "請求書の金額を間違えた。上司に報告して、取引先に謝った。そのあと、チェックを二人でするように変えた",
)
LEARNED = (
    "怒っている人の話を最後まで聞くこと",
    "早めに報告する",
    "確認が大事だと思いました",
    "焦らない",
    "うまく言えないけど準備かな",
)


def lived(texts: tuple[str, ...] = (), **slots: Any) -> Lived:
    """Somebody who said these texts, and answered so."""
    return Lived(Case(**slots), tuple(Said("facts.did", text) for text in texts))


def maybe(values: Any) -> st.SearchStrategy[Any]:
    return st.none() | st.sampled_from(tuple(values))


def after_a_complaint(names: tuple[str, ...] = ()) -> st.SearchStrategy[Lived]:
    """Somebody who has talked a complaint over; `names` may stand in what they say."""
    said = st.lists(st.sampled_from(ACTS_TOLD), max_size=5, unique=True)
    told = st.lists(st.sampled_from(names), max_size=3) if names else st.just([])
    return st.builds(
        _complaint,
        said,
        told,
        entry=st.sampled_from(("left_company", "own_mistake", "front_desk", "team_member", "lost_trust")),
        employment=maybe(("current", "left")),
        contact_how=maybe(("private_phone", "email", "in_person", "not_yet", "phone")),
        certainty=maybe(("seen", "heard", "both", "guess", "unknown")),
        responsibility=maybe(("none", "partial", "full", "unclear")),
        demands=maybe((["visit"], ["explanation"], ["solution"], ["money"], ["nothing"])),
        done=maybe(([], ["replied"], ["apologised", "reported"])),
        boss=maybe(("told", "afraid", "no")),
        choice=maybe((*OPTIONS, "later")),
        follow_up=maybe(("week", "none")),
        feelings=maybe(({"不安": 4, "困惑": 2}, {"怒り": 1}, {})),
        prevention=maybe(("前日に必ず確認する", "チェックを二人でする")),
        disappointed=maybe(("会議で困らせたこと",)),
        strength=maybe((*STRENGTHS, "粘り強さ", "人を笑わせる")),
        learned=maybe((*LEARNINGS, *LEARNED)),
        care=maybe((*MEASURES, "朝に深呼吸する")),
        goal=maybe((*GOALS, "人と長く付き合える営業")),
        skill=maybe(SKILLS),
        acted=maybe(("お客様の言い分をメモしながら聞きました", "チームに共有した", "電話")),
        result=maybe((*RESULTS, "取引は続いています", "三か月で苦情が半分に減りました")),
    )


def _complaint(said: list[str], names: list[str], **slots: Any) -> Lived:
    named = [f"{name}に{text}" for name, text in zip(names, ACTS_TOLD, strict=False)]
    return lived((*said, *named), **slots)


def alone(names: tuple[str, ...] = ()) -> st.SearchStrategy[Lived]:
    """Somebody without a complaint."""
    experience = maybe((*EXPERIENCES, *(f"前職は{name}で、お客様に怒られました" for name in names)))
    return st.builds(
        lambda experience, **slots: lived((experience,) if experience else (), experience=experience, **slots),
        experience,
        entry=st.just("career"),
        strength=maybe((*STRENGTHS, "粘り強さ")),
        learned=maybe((*LEARNINGS, *LEARNED)),
        acted=maybe(("ノートに手順を書いて渡しました", *(f"{name}に電話して謝りました" for name in names))),
        result=maybe((*RESULTS, *(f"{name}との取引が続いた" for name in names))),
        care=maybe(MEASURES),
        goal=maybe(GOALS),
        task=maybe(("find_cause", "新人に続けてもらうこと")),
    )


def anybody(names: tuple[str, ...] = ()) -> st.SearchStrategy[Lived]:
    return after_a_complaint(names) | alone(names)
