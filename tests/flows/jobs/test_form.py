"""The form "n / N": asked in order, tapped or typed, shown once more, and what becomes of it."""

from __future__ import annotations

import json

import pytest

from flows.content import content
from flows.jobs import Wishes, form, interest, job_form
from flows.jobs.places import prefecture, prefectures_in
from flows.jobs.reading import read
from flows.jobs.wishes import MOST_TYPED
from flows.turn import Choice, as_lines
from tests.flows.jobs.openings import opening

ANSWERS = {
    "occupation": ["office", "図書館"],
    "place": ["27", "remote"],
    "type": ["regular"],
    "income": ["300"],
    "inexperienced": ["yes"],
    "start": ["month"],
    "about": ["nothing"],
    "contact": ["chat"],
}


def wishes(**told: list[str]) -> Wishes:
    return form.wishes_of(content(), {**ANSWERS, **told}, "resilience", "記録を残すこと")


def test_every_step_is_asked_once_and_says_how_many_there_are() -> None:
    answers: dict[str, list[str]] = {}
    asked = []
    while (step := form.next_step(answers)) is not None:
        text, choices = form.ask(content(), step, lambda key, option: f"j|{key}|{option}")
        assert str(len(asked) + 1) in text.split("　")[0]
        assert str(len(form.STEPS)) in text.split("　")[0]
        assert [choice.data for choice in choices] == [f"j|{step.key}|{option}" for option in step.options]
        asked.append(step.key)
        answers[step.key] = [step.options[0]]
    assert asked == [step.key for step in form.STEPS]


def test_who_has_nothing_to_tell_of_themselves_is_not_asked() -> None:
    steps = form.steps_for(None, None)
    assert "about" not in [step.key for step in steps]
    assert form.next_step({step.key: ["any"] for step in steps}, steps) is None
    assert form.steps_for("resilience", None) == form.STEPS


def test_what_was_chosen_becomes_wishes() -> None:
    made = wishes()
    assert {"事務", "図書館"} <= set(made.words)
    assert (made.prefectures, made.remote, made.types) == ((27,), True, ("regular",))
    assert (made.income, made.inexperienced, made.start) == (3_000_000, True, "month")


def test_nothing_is_told_of_the_person_unless_they_allow_it() -> None:
    assert wishes().keywords == ()
    assert form.about(content(), ANSWERS, "resilience", "記録") == ""
    strengths = wishes(about=["strengths"])
    assert strengths.keywords
    assert "記録" not in strengths.keywords
    assert "記録" in wishes(about=["learned"]).keywords
    assert "記録" not in form.about(content(), {**ANSWERS, "about": ["strengths"]}, "resilience", "記録")


@pytest.mark.parametrize(
    ("step", "value"), [("occupation", "any"), ("place", "anywhere"), ("type", "any"), ("income", "any")]
)
def test_no_wish_is_no_wish_even_beside_others(step: str, value: str) -> None:
    made = wishes(**{step: [*ANSWERS[step], value]}) if step != "income" else wishes(income=[value])
    field = {"occupation": made.words, "place": made.prefectures, "type": made.types, "income": made.income}[step]
    assert not field


def test_forged_answers_do_no_harm() -> None:
    made = wishes(
        place=["99", "-1", "x"], type=["boss"], income=["many"], start=["never"], occupation=["あ" * 500] * 50
    )
    assert (made.prefectures, made.types, made.income, made.start) == ((), (), None, None)
    assert len(made.words) <= MOST_TYPED
    assert all(len(word) < 40 for word in made.words)


def test_everything_is_shown_once_more_before_it_is_sent() -> None:
    choices = (Choice("a", "send"), Choice("b", "change"), Choice("c", "stop"))
    card = form.confirmation(content(), ANSWERS, "", choices)
    lines = "\n".join(as_lines(card))
    assert all(word in lines for word in ("図書館", "大阪府", content().text("jobs.purpose")))
    assert card.choices == choices
    assert card.personal


@pytest.mark.parametrize(
    ("step", "text", "values"),
    [
        ("occupation", "事務の仕事がしたいです", ["事務"]),
        ("occupation", "事務か経理", ["事務", "経理"]),
        ("occupation", "なんでもいい", ["any"]),
        ("place", "大阪か京都", ["27", "26"]),
        ("place", "東京都内で", ["13"]),
        ("place", "家で働きたい", ["remote"]),
        ("place", "どこでも", ["anywhere"]),
        ("place", "うーん", None),
        ("type", "正社員以外で", ["contract", "dispatch", "part_time", "freelance"]),
        ("type", "バイト", ["part_time"]),
        ("type", "非正規", None),
        ("income", "年収４００万円以上", ["400"]),
        ("income", "三百五十万", ["350"]),
        ("income", "月25万", ["300"]),
        ("income", "時給1,200円", ["230"]),
        ("income", "300", ["300"]),
        ("income", "10億", None),
        ("income", "まだ決めてない", ["any"]),
        ("inexperienced", "3年経験があります", ["no"]),
        ("inexperienced", "未経験です", ["yes"]),
        ("start", "来月から", ["month"]),
        ("start", "すぐにでも", ["now"]),
        ("about", "言わないでほしい", ["nothing"]),
        ("contact", "いらないです", ["none"]),
        ("contact", "mail@example.com", ["mail@example.com"]),
        ("contact", "", None),
    ],
)
def test_typed_answers_are_read(step: str, text: str, values: list[str] | None) -> None:
    assert read(step, text) == values


@pytest.mark.parametrize("step", form.BY_KEY)
@pytest.mark.parametrize(
    "text", ["あ" * 5_000, "と" * 5_000, "9" * 5_000, "一" * 5_000, "\x00\u202e", "が" * 999 + "い", "🙏" * 99]
)
def test_hostile_texts_are_read_within_bounds(step: str, text: str) -> None:
    values = read(step, text) or []
    assert sum(map(len, values)) <= 250
    form.wishes_of(content(), {step: values})


@pytest.mark.parametrize("said", ["大阪府", "大阪", "Osaka", "osaka-fu", "Ōsaka", "JP-27", "27", "ＪＰ－２７"])
def test_a_prefecture_is_known_by_its_names(said: str) -> None:
    assert prefecture(said) == 27


@pytest.mark.parametrize("said", ["", "48", "0", "大阪市", "Seoul", "東京都大阪府"])
def test_what_is_no_prefecture_is_none(said: str) -> None:
    assert prefecture(said) is None


def test_the_east_of_the_country_does_not_hold_a_city_of_the_west() -> None:
    assert prefectures_in("東京都") == [13]
    assert prefectures_in("京都と東京") == [26, 13]


def test_an_enquiry_tells_what_it_is_for_and_nothing_else() -> None:
    sent = json.loads(job_form(wishes(), "目的", "chat", "", ("m1",)).as_text())
    assert sent["purpose"] == "目的"
    assert sent["rests_on"] == ["m1"]
    assert "about" not in sent
    assert set(sent["wishes"]) <= set(Wishes.__slots__)


def test_interest_copies_what_the_opening_was() -> None:
    sent = json.loads(interest(opening(5, url="https://example.com/5"), "目的").as_text())
    assert (sent["kind"], sent["opening"]["id"], sent["opening"]["title"]) == ("interest", "5", "一般事務")
