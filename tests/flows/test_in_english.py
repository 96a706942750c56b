"""A consultation in English: how the language is chosen, what typed words do, what drafts and practice look like."""

from __future__ import annotations

import re

import pytest

import flows
from flows.content import content
from flows.documents import draft
from flows.turn import Does, Incoming, Kind, Quotation, Raises
from flows.waiting import For
from tests.flows.documents.cases import NOON, left_branch, wrong_order
from tests.flows.talker import Talker

JAPANESE = re.compile(r"[ぁ-ゖァ-ヺ一-鿿]")


def talk(*texts: str) -> Talker:
    """In English, after consent."""
    talker = Talker()
    talker.say("English please")
    talker.say("Hello")
    talker.tap("agree")
    for text in texts:
        talker.say(text)
    return talker


def greeted(language: str) -> Talker:
    talker = Talker()
    part = talker.part(Kind.FOLLOW)
    incoming = Incoming((part,), language=language)
    talker.turn = flows.take_turn(talker.session, incoming, talker.now)
    talker.sent.append((incoming, talker.now))
    talker.turns.append(talker.turn)
    return talker


# The language


@pytest.mark.parametrize("language", ["en", "en-GB", "EN_us".replace("_", "-")])
def test_the_profile_suggests_the_language(language: str) -> None:
    talker = greeted(language)
    assert talker.session.language == "en"
    assert not JAPANESE.search(talker.words())
    assert talker.find("ja") is not None


@pytest.mark.parametrize("language", ["", "ja", "ja-JP"])
def test_without_a_word_of_it_japanese_is_spoken_and_english_is_at_hand(language: str) -> None:
    talker = greeted(language)
    assert talker.session.language == "ja"
    assert talker.find("en") is not None


def test_whoever_has_a_language_that_we_do_not_have_is_told_of_the_others() -> None:
    talker = greeted("vi")
    assert talker.session.language == "ja"
    assert content("en").text("chat.language.offer") in talker.words()
    assert content("en").text("chat.language.offer") not in greeted("ja").words()


def test_the_profile_changes_nothing_for_whom_we_know() -> None:
    talker = talk()
    part = talker.part(Kind.TEXT, "my mistake")
    flows.take_turn(talker.session, Incoming((part,), language="ja"), talker.now)
    assert talker.session.language == "en"


def test_a_log_that_begins_with_consent_leads_to_the_same_language() -> None:
    talker = greeted("en")
    talker.say("A client is angry")
    talker.tap("agree")
    agreed = Incoming(talker.sent[-1][0].parts, did=tuple(talker.turn.asks_for(Raises.RECORD)))
    assert flows.replay([(agreed, talker.now)]).language == "en"


def test_who_changes_the_language_before_consent_is_told_all_of_it_in_the_new_one() -> None:
    talker = Talker()
    talker.say("こんにちは")
    talker.say("English")
    assert content("en").text("consent.about") in talker.words()
    assert talker.find("agree") is not None


@pytest.mark.parametrize(
    "texts",
    [
        (),
        ("my mistake",),
        ("my mistake", "pause"),
        ("my mistake", "delete my data"),
        ("my mistake", "vent"),
        ("my mistake", "change"),
        ("my mistake", "jobs"),
        ("my mistake", "start over"),
        ("I want to die",),
        ("my husband hits me",),
    ],
)
def test_the_language_can_be_changed_whatever_is_waited_for(texts: tuple[str, ...]) -> None:
    talker = talk(*texts)
    danger = talker.session.waiting.within(For.CARE) is not None
    talker.say("日本語で")
    assert talker.session.language == "ja"
    assert JAPANESE.search(talker.words())
    assert (talker.session.waiting.within(For.CARE) is not None) == danger
    assert flows.dump(flows.replay(talker.sent)) == flows.dump(talker.session)


def test_the_open_question_is_put_again_in_the_other_language() -> None:
    talker = talk("my mistake")
    question = talker.turn.question
    talker.say("日本語で")
    assert talker.turn.question == question
    assert content().text(f"{question}.ask") in talker.words()


def test_help_offers_the_other_language_and_erasing_forgets_it() -> None:
    talker = talk("help")
    assert talker.find("ja") is not None
    talker.say("delete my data")
    talker.say("yes")
    assert talker.session.language == "ja"


# Typed words


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("help", "help"),
        ("Help lines", "windows"),
        ("Summary, please", "summary"),
        ("can I talk to a person?", "human"),
        ("I'd like to talk to someone please", "human"),
        ("show me my data", "mine"),
        ("delete my data", "erase"),
        ("take a break", "pause"),
        ("go back", "back"),
        ("why do you ask?", "why"),
        ("I must answer now", "urgent"),
        ("thank you so much", "thanks"),
        ("skip", "answered"),
        ("I don’t know", "answered"),
        ("What is customer harassment?", "side_question"),
    ],
)
def test_commands_can_be_typed(text: str, trigger: str) -> None:
    talker = talk("my mistake", "We sent the wrong parts to a client", "yesterday")
    assert talker.turn.question == "facts.contact_how"
    talker.say(text)
    assert talker.turn.trigger == trigger


@pytest.mark.parametrize(
    ("texts", "slot", "value"),
    [
        (("email",), "contact_how", "email"),
        (("They called my mobile",), "contact_how", "private_phone"),
        (("the third one",), "contact_how", "email"),
        (("email", "skip", "a refund and an apology"), "demands", ["apology", "money"]),
        (("email", "skip", "money", "by next Monday"), "deadline", "2026-11-23"),
        (("email", "skip", "money", "Nov 24 at 3 pm"), "deadline", "2026-11-24T15:00"),
        (("email", "skip", "money", "asap"), "deadline_kind", "asap"),
        (("email", "skip", "nothing", "skip", "skip", "it was my fault"), "responsibility", "full"),
    ],
)
def test_answers_can_be_typed(texts: tuple[str, ...], slot: str, value: object) -> None:
    talker = talk("my mistake", "We sent the wrong parts to a client", "yesterday", *texts)
    assert getattr(talker.session.consultation.case, slot) == value


def test_strengths_can_be_typed_and_own_words_stay_as_they_are() -> None:
    talker = talk("my mistake")
    talker.say("We sent the wrong parts to a client, and he shouted at me.")
    for _ in range(20):
        if talker.turn.question == "feelings.which":
            break
        talker.say("skip")
    talker.say("angry 5, a bit ashamed")
    case = talker.session.consultation.case
    assert case.happened == "We sent the wrong parts to a client, and he shouted at me."
    assert case.feelings == {"怒り": 5, "恥": 2}


def test_japanese_can_be_typed_in_an_english_talk() -> None:
    talker = talk("自分のミス")
    assert talker.session.consultation.case.entry == "own_mistake"


# Drafts and practice


def test_a_draft_is_japanese_with_what_it_says_beside_it() -> None:
    written, japanese = (
        draft("apology_letter", wrong_order(), NOON, language="en"),
        draft("apology_letter", wrong_order(), NOON),
    )
    assert written.text == japanese.text
    assert JAPANESE.search(written.text)
    assert japanese.meaning == ""
    assert written.meaning
    quoted = re.findall(f"(?:{JAPANESE.pattern})+", written.meaning)  # own words, as the draft says them
    assert all(words in japanese.text for words in quoted)
    assert sum(map(len, quoted)) < len(written.meaning) / 4
    assert len(written.blanks) == len(japanese.blanks)


def test_own_words_in_english_stand_in_the_draft_and_a_note_tells_so() -> None:
    case = left_branch()
    case.happened = "The branch says that I reported them to the owner"
    written = draft("company_request", case, NOON, language="en")
    assert case.happened in written.text
    assert case.happened in written.meaning
    assert content("en").text("documents.note.other_language") in written.notes[:2]


def test_a_fault_that_was_not_admitted_is_left_out_in_english_too() -> None:
    case = wrong_order()
    case.responsibility, case.did = "none", "It was my fault, I forgot the order"
    assert "fault" not in draft("explanation", case, NOON).text


def test_the_button_copies_what_is_to_be_sent() -> None:
    talker = talk("urgent")
    drafts = [bubble for bubble in talker.turn.bubbles if getattr(bubble, "kind", "") == "draft"]
    assert drafts
    for card in drafts:
        copy = next(choice for choice in card.choices if choice.does is Does.COPY)
        quoted = next(block for block in card.blocks if isinstance(block, Quotation))
        assert copy.value == quoted.text
        assert JAPANESE.search(copy.value)


def test_practice_comes_in_both_languages_and_hears_english() -> None:
    talker = talk("my mistake", "We sent the wrong parts to a client", "practise")
    talker.tap("heated")
    assert JAPANESE.search(talker.words())
    assert re.search(r"[a-z]{4,} [a-z]{2,}", talker.words())
    talker.say("I'm very sorry for the trouble. I will check it and answer you by tomorrow.")
    assert content("en").text("rehearsal.answering.praise.regret") in talker.words()
