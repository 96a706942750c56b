"""The way to the printable page: offered with the summary, void at a word or from the page, and to one's own alone."""

from __future__ import annotations

import flows
from flows import sheet
from flows.commands.linking import ON_THE_PAGE
from flows.turn import Choice, Does, Incoming, Turn
from flows.waiting import For
from tests.flows.talker import Talker
from tests.flows.test_at_any_moment import in_facts
from tests.flows.test_waiting import logged

BASE = "https://kikiyaku.example/s/"


class Reader(Talker):
    """Somebody whose channel has a printable page."""

    def send(self, *parts: flows.Part) -> Turn:
        incoming = Incoming(parts, page=lambda key: BASE + key)
        self.turn = flows.take_turn(self.session, incoming, self.now)
        self.sent.append((incoming, self.now))
        self.turns.append(self.turn)
        return self.turn


def reader() -> Reader:
    one = Reader()
    one.agree()
    one.say("自分のミス")
    one.say("納期に遅れて、お客様に怒られました")
    return one


def opens(turn: Turn) -> list[Choice]:
    return [c for bubble in turn.bubbles for c in getattr(bubble, "choices", ()) if c.does is Does.OPEN]


def key_shown(one: Talker) -> str:
    (choice,) = (choice for choice in opens(one.turn) if choice.value.startswith(BASE))
    return choice.value.removeprefix(BASE)


def test_the_summary_offers_the_page_of_this_very_consultation() -> None:
    one = reader()
    one.say("まとめ")
    assert sheet.find(one.session, key_shown(one)) is one.session.consultation


def test_without_a_page_nothing_is_offered() -> None:
    talker = in_facts()
    talker.say("まとめ")
    assert opens(talker.turn) == []


def test_before_consent_no_key_opens_anything() -> None:
    one = Reader()
    one.say("納期に遅れて、お客様に怒られました")
    key = sheet.key_of(one.session, one.session.consultation)
    assert sheet.find(one.session, key) is None


def test_each_consultation_has_a_key_of_its_own() -> None:
    one = reader()
    one.say("まとめ")
    first = key_shown(one)
    one.say("新しい相談")
    one.say("自分のミス")
    one.say("注文を受けまちがえて、お客様に怒られました")
    one.say("まとめ")
    assert sheet.find(one.session, first) is one.session.consultations[0]
    assert sheet.find(one.session, key_shown(one)) is one.session.consultations[1]


def test_links_are_made_void_at_a_word_and_the_next_summary_gives_a_new_one() -> None:
    one = reader()
    one.say("まとめ")
    before, question = key_shown(one), one.turn.question
    one.say("リンクを無効にして")
    assert one.turn.question == question
    assert sheet.find(one.session, before) is None
    one.say("まとめ")
    assert sheet.find(one.session, key_shown(one)) is not None


def test_on_the_page_links_are_made_void_without_a_word_in_the_chat() -> None:
    one = reader()
    one.say("まとめ")
    key, saved = key_shown(one), flows.dump(one.session)
    one.tap_data(ON_THE_PAGE)
    assert one.turn.bubbles == ()
    assert sheet.find(one.session, key) is None
    assert {**flows.dump(one.session), "unlinked": 0} == {**saved, "unlinked": 0}


def test_in_danger_links_can_be_made_void_too() -> None:
    one = reader()
    key = sheet.key_of(one.session, one.session.consultation)
    one.say("もう死にたい")
    one.say("リンクを無効にする")
    assert sheet.find(one.session, key) is None
    assert one.session.waiting.what is For.CARE


def test_what_was_erased_is_never_opened_by_an_old_link_whatever_comes_after() -> None:
    one = reader()
    key = sheet.key_of(one.session, one.session.consultation)
    one.say("データを消して")
    one.say("はい")
    assert sheet.find(one.session, key) is None
    one.agree("また来ました")
    one.say("自分のミス")
    assert sheet.find(one.session, key) is None


def test_a_consultation_that_began_anew_is_another_one() -> None:
    one = reader()
    key = sheet.key_of(one.session, one.session.consultation)
    one.say("最初から")
    one.tap("erase")
    assert sheet.find(one.session, key) is None


def test_damaged_keys_open_nothing() -> None:
    one = reader()
    key = sheet.key_of(one.session, one.session.consultation)
    for damaged in ("", "1", key + "0", key[:-1], key.replace(".", ","), "9" * 500, "１.2.3", "../" + key):
        assert sheet.find(one.session, damaged) is None


def test_the_log_leads_to_the_same_session_and_never_holds_an_address() -> None:
    one = reader()
    one.say("まとめ")
    one.say("リンクを無効にして")
    one.tap_data(ON_THE_PAGE)
    assert one.session.unlinked == 2
    assert flows.dump(flows.replay(logged(one))) == flows.dump(one.session)
    assert BASE not in one.everything()
