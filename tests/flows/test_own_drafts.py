"""The words for the person in other words, their own drafts looked over, and the no to an untrue one."""

from __future__ import annotations

import flows
from flows import documents
from flows.snapshot import dump
from flows.turn import Card, Does, Quotation, Raises, Turn
from tests.flows.talker import Talker
from tests.flows.test_at_any_moment import at_the_decision, in_facts
from tests.flows.test_waiting import logged

THEIR_OWN = (
    "お客様\nこのたびは報告書が遅れてしまい、申し訳ございません。もし不快に思われたなら、お詫びいたします。\n"
    "今後は気をつけます。よろしくお願いいたします。"
)


def at_the_words(choice: str = "apologise_self_limited") -> Talker:
    talker = at_the_decision()
    talker.tap("options")
    talker.tap(choice)
    assert talker.turn.question == "apology.words"
    return talker


def draft_in(turn: Turn) -> str:
    cards = [bubble for bubble in turn.bubbles if isinstance(bubble, Card) and bubble.kind == "draft"]
    return next((block.text for card in cards for block in card.blocks if isinstance(block, Quotation)), "")


def registers_offered(talker: Talker) -> list[str]:
    return [
        c.data.split("|")[2].partition(".")[2]
        for c in talker.offered()
        if c.data.startswith("c|draft|") and "." in c.data
    ]


def in_register(talker: Talker, kind: str, register: str) -> str:
    return documents.draft(kind, talker.session.consultation.case, talker.now, register).text


def test_the_same_draft_is_shown_in_another_register_by_a_tap() -> None:
    talker = at_the_words()
    kind = documents.kinds_for("apologise_self_limited", talker.session.consultation.case)[0]
    talker.tap(f"{kind}.standard")
    assert set(registers_offered(talker)) == {"brief", "soft", "formal"}
    talker.tap(f"{kind}.formal")
    assert draft_in(talker.turn) == in_register(talker, kind, "formal")
    assert "standard" in registers_offered(talker)
    assert talker.turn.question == "apology.words"


def test_words_ask_for_another_register_of_the_draft_in_sight() -> None:
    talker = at_the_words()
    talker.tap("apology_letter")
    for text, register in (("もっと丁寧に", "formal"), ("丁寧すぎるかも", "soft"), ("もっとやわらかく", "soft")):
        talker.say(text)
        assert draft_in(talker.turn) == in_register(talker, "apology_letter", register), text
        assert talker.turn.question == "apology.words"


def test_a_kind_and_a_register_can_be_named_together() -> None:
    talker = at_the_words()
    talker.say("手紙をもっと丁寧に")
    assert draft_in(talker.turn) == in_register(talker, "apology_letter", "formal")


def test_shorter_shows_the_shortest_way_and_then_says_that_there_is_none_shorter() -> None:
    talker = at_the_words()
    talker.say("手紙を改まった言い方で")
    talker.say("もっと短く")
    shown = draft_in(talker.turn)
    ways = [in_register(talker, "apology_letter", way) for way in documents.REGISTERS]
    assert all(len(shown) < 0.5 * len(way) for way in ways)
    assert 2 <= len(shown.split("\n")) <= 4
    assert not any(mark in shown for mark in ("件名", "■", "2026年"))
    talker.say("もうちょっと短くできますか")
    assert draft_in(talker.turn) == ""
    assert talker.turn.question == "apology.words"


def test_words_that_go_on_are_no_wish_for_another_register() -> None:
    talker = at_the_words()
    talker.say("丁寧で助かります")
    assert talker.turn.question != "apology.words"


def test_the_shown_register_can_be_copied() -> None:
    talker = at_the_words()
    talker.tap("phone_script.standard")
    talker.tap("phone_script.soft")
    copied = [c.value for b in talker.turn.bubbles for c in getattr(b, "choices", ()) if c.does is Does.COPY]
    assert copied == [draft_in(talker.turn)]


def test_a_draft_of_ones_own_is_looked_over_and_nothing_moves() -> None:
    talker = at_the_words()
    before = dump(talker.session)["consultations"]
    talker.say(f"このメールでいいですか？\n{THEIR_OWN}")
    assert talker.turn.trigger == "reviewed"
    assert "もし不快に思われたなら" in talker.words()
    assert len(talker.turn.bubbles) <= 5
    assert dump(talker.session)["consultations"] == before
    assert talker.turn.question == "apology.words"


def test_a_draft_that_was_edited_is_looked_over_without_being_asked_about() -> None:
    talker = at_the_words()
    talker.tap("apology_letter")
    edited = draft_in(talker.turn).replace("申し訳", "誠に申し訳") + "\nすべて私の責任です。絶対に二度と起こしません。"
    talker.say(edited)
    assert talker.turn.trigger == "reviewed"


def test_danger_in_ones_own_words_is_seen_beside_a_draft_of_ours() -> None:
    talker = at_the_words()
    talker.tap("apology_letter")
    talker.say(draft_in(talker.turn) + "\nもう死にたいです。")
    assert talker.turn.stage == "danger"


def test_a_letter_of_ones_own_is_looked_over_without_being_asked_about() -> None:
    talker = at_the_words()
    talker.say(THEIR_OWN + "原因は確認が足りなかったことです。明日までに新しい報告書をお届けします。")
    assert talker.turn.trigger == "reviewed"


def test_a_good_draft_is_told_to_be_good() -> None:
    talker = at_the_words()
    text = (
        "山田様\nこのたびは月次の報告書のお届けが三日遅れ、ご迷惑をおかけして申し訳ございません。私の確認が足りませんでした。"
        "締め切りの前日に確かめる手順が抜けていたことが原因です。報告書は本日お届けします。これからは前日に二人で確かめます。"
        "11月25日に、あらためてお電話いたします。"
    )
    assert documents.review(text).is_good
    talker.say(f"この文面で送っていいですか？\n{text}")
    assert talker.turn.trigger == "reviewed"
    assert not any(isinstance(bubble, Card) and "→" in str(bubble) for bubble in talker.turn.bubbles)


def test_a_draft_can_be_looked_over_before_the_decision_and_at_the_end() -> None:
    talker = at_the_decision()
    talker.say(f"このメールでいいですか？\n{THEIR_OWN}")
    assert (talker.turn.trigger, talker.turn.question) == ("reviewed", "apology.choice")


def test_a_wish_to_blame_a_colleague_is_declined_and_a_true_draft_shown() -> None:
    talker = at_the_words()
    before = dump(talker.session)["consultations"]
    talker.say("後輩のせいにした謝罪の文を書いてください")
    assert talker.turn.trigger == "declined"
    assert draft_in(talker.turn)
    assert dump(talker.session)["consultations"] == before
    assert talker.turn.question == "apology.words"


def test_what_the_company_wants_is_told_and_no_wish() -> None:
    talker = in_facts()
    while talker.turn.question != "facts.did":
        talker.tap("skipped")
    talker.say("会社は私一人の責任にしたいみたいです")
    assert talker.turn.trigger != "declined"


def test_what_is_sent_back_of_the_persons_words_is_marked_as_theirs() -> None:
    talker = at_the_words()
    talker.say(f"このメールでいいですか？\n{THEIR_OWN}")
    assert all(bubble.personal for bubble in talker.turn.bubbles if "不快に思われたなら" in str(bubble))


def test_the_log_holds_no_words_of_a_draft_and_leads_to_the_same_session() -> None:
    talker = at_the_words()
    talker.say("もっと丁寧に")
    talker.say(f"このメールでいいですか？\n{THEIR_OWN}")
    assert not any("不快" in step for step in talker.turn.asks_for(Raises.RECORD))
    talker.say("後輩のせいにした謝罪の文を書いてください")
    talker.say("もっと短く")
    talker.say("戻る")
    talker.tap("go")
    talker.say("もっとやわらかく")
    assert dump(flows.replay(logged(talker))) == dump(talker.session)
    assert dump(flows.replay(talker.sent)) == dump(talker.session)


def test_a_draft_that_was_taken_back_leaves_the_conversation_as_it_was() -> None:
    talker = at_the_words()
    talker.say(f"このメールでいいですか？\n{THEIR_OWN}")
    before = dump(talker.session)["consultations"]
    talker.unsend(f"message-{len(talker.sent)}")
    assert dump(talker.session)["consultations"] == before


def test_back_after_a_review_undoes_the_answer_before_it() -> None:
    talker = at_the_words()
    talker.say(f"このメールでいいですか？\n{THEIR_OWN}")
    talker.say("戻る")
    assert talker.turn.question == "apology.choice"


def test_a_forged_register_does_no_harm() -> None:
    talker = at_the_words()
    for data in (
        "c|draft|apology_letter.loud",
        "c|draft|.soft",
        "c|draft|x.soft",
        "c|draft|apology_letter.soft.least.x",
    ):
        talker.tap_data(data)
        assert talker.turn.question == "apology.words"
    assert len(talker.session.consultation.shown) < 40


def test_a_short_form_is_shorter_or_the_same_and_never_empty() -> None:
    talker = at_the_words()
    case = talker.session.consultation.case
    for kind in documents.KINDS:
        text = in_register(talker, kind, documents.SHORT)
        whole = in_register(talker, kind, "standard")
        assert text == whole or len(text) < len(whole)
        assert documents.draft(kind, case, talker.now, documents.SHORT).text.strip()
