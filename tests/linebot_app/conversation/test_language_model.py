"""What a language model reads reaches the turn, where the flow lets it be asked; it can spoil none."""

from __future__ import annotations

from collections.abc import Callable

import flows
from flows.understanding.suggested import Suggested
from linebot_app.line.render import render
from linebot_app.ports import SessionStore
from tests.support.chat import PERSON, Chat, TinyFlow

READ = (Suggested("did", "送った", "送った"),)
STORY = (
    "先月のことですが、倉庫で荷物の数を間違えてしまい、取引先の店長さんから会社の電話に連絡がありました。"
    "報告書はすぐに送りましたが、許してもらえるのかどうかわかりません。"
)


class Model:
    """Notes what it was asked, and always reads the same."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def suggest(self, text: str) -> tuple[Suggested, ...]:
        self.asked.append(text)
        return READ


def test_the_model_is_asked_only_for_what_the_flow_hands_out(open_store: Callable[[], SessionStore]) -> None:
    model = Model()
    chat = Chat(open_store(), suggest=model.suggest)
    chat.say("まだ", "はい", "報告書を送った")
    assert model.asked == ["報告書を送った"]
    assert [one.suggested for one in chat.flow.taken] == [(), (), READ]
    assert all(one.language_model for one in chat.flow.taken)


def test_without_a_model_nobody_is_told_of_one(open_store: Callable[[], SessionStore]) -> None:
    chat = Chat(open_store())
    chat.say("はい", "報告書を送った")
    assert not any(one.language_model or one.suggested for one in chat.flow.taken)


def test_a_turn_that_fails_is_tried_again_without_the_model(open_store: Callable[[], SessionStore]) -> None:
    flow, model = TinyFlow(), Model()
    flow.explosions = 1
    chat = Chat(open_store(), flow, suggest=model.suggest)
    chat.say("はい", "爆発する報告書")
    assert model.asked == ["爆発する報告書"]
    assert [one.suggested for one in flow.taken[1:]] == [READ, ()]
    assert chat.line.texts[-1] == "次の問い"


def test_a_reading_of_the_real_flow_survives_in_the_session(open_store: Callable[[], SessionStore]) -> None:
    """A value that no rule would have read, shown for confirmation and kept."""
    suggestion = Suggested("company_will", "indifferent", "許してもらえるのかどうかわかりません")
    chat = Chat(open_store(), flows, render=_texts, suggest=lambda _text: (suggestion,))
    chat.say("相談したいです", "はい、続ける", "自分のミス", STORY)
    stored = chat.session(PERSON)
    assert stored is not None
    session = flows.load(stored["flow"])
    assert session.consultation.case.company_will == "indifferent"
    assert suggestion.quote not in str([entry.get("effects") for entry in chat.log()])


def _texts(turn: flows.Turn) -> list[dict[str, str]]:
    return [{"type": "text", "text": str(message.get("text") or message.get("altText"))} for message in render(turn)]
