"""Everything that the flow can say is drawn within LINE's documented limits and its own OpenAPI."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from flows.decision.factors import OPTIONS
from flows.documents import KINDS
from flows.question import SKIPPED
from flows.stages import BY_ID
from flows.turn import Kind, Turn
from linebot_app.line.limits import problems_of_request
from linebot_app.line.render import render
from tests.flows.talker import Talker
from tests.flows.test_stories import STORIES, play
from tests.support import openapi

LONG = "お客様に「あなたのせいだ、どう責任を取るのか、一度謝りに来い」と何度も言われて、とても困っています。" * 90


COMMANDS = [
    "ヘルプ",
    "まとめ",
    "直す",
    "自分のデータ",
    "相談の一覧",
    "いますぐ返事が必要",
    "窓口",
    "相談員と話す",
    "求人を見たい",
    "部分謝罪って何？",
    "なんで聞くの",
    "休む",
    "続きから",
    "吐き出す",
    "もうつらい",
    "残さない",
    "最初から",
    "続ける",
    "データを消して",
    "消さない",
    "戻る",
]


def commands(talker: Talker) -> Iterator[Turn]:
    """Every command there is, and everything that is no text, wherever the person stands."""
    for words in COMMANDS:
        yield talker.say(words)
    for kind in Kind:
        if kind not in (Kind.TEXT, Kind.TAP, Kind.UNSEND, Kind.UNFOLLOW):
            yield talker.show(kind)


def at_the_decision(words: str) -> Talker:
    """Somebody who has answered everything at length, up to the decision."""
    talker = Talker()
    talker.agree(words)
    for _ in range(60):
        question = talker.turn.question
        if question == "apology.choice":
            return talker
        answer = next(
            (c for c in talker.turn.choices if c.data.startswith(f"a|{question}|") and SKIPPED not in c.data), None
        )
        if question == "entry.role":
            talker.tap("own_mistake")
        elif question.startswith("feelings."):
            talker.say("不安5 困惑5 罪悪感5 怒り5 悲しみ5 悔しさ5 恥5 疲れ5 恐怖5")
        elif question and BY_ID[question].free:
            talker.say(words[:900])
        elif answer is not None:
            talker.tap_data(answer.data, "2026-11-30")
        else:
            break
    raise AssertionError(talker.turn.question)


@cache
def everything_said() -> tuple[Turn, ...]:
    """The turns of all stories, every command, draft and option, danger, and texts as long as LINE lets through."""
    said: list[Turn] = []
    for story in STORIES:
        said += play(story)[0].turns
    greeted = Talker()
    greeted.show(Kind.FOLLOW)
    said += [*greeted.turns, *commands(greeted)]
    for words in ("報告書が遅れて、お客様に怒られました", LONG[:4900]):
        for option in OPTIONS:
            talker = at_the_decision(words)
            talker.tap_data(f"a|apology.choice|{option}|1")
            for kind in KINDS:
                talker.tap_data(f"c|draft|{kind}|")
            list(commands(talker))
            said += talker.turns
    for words in ("もう死にたい", "今夜、薬を飲んで死にます", "家で夫に殴られています"):
        talker = Talker()
        talker.agree()
        talker.say(words)
        for key in ("yes", "lines", "breathe", "safe", "not_safe", "hard", "not_meant", "fine", "back"):
            talker.tap_data(f"c|danger|{key}")
        said += talker.turns
    return tuple(said)


def answers() -> list[list[dict[str, Any]]]:
    """What is sent for each of these turns, each answer once."""
    drawn = {str(messages): messages for turn in everything_said() if turn.bubbles for messages in [render(turn)]}
    return list(drawn.values())


def test_every_answer_keeps_the_documented_limits() -> None:
    for messages in answers():
        assert problems_of_request(messages) == []


def test_every_choice_reaches_the_person() -> None:
    for turn in everything_said():
        drawn = str(render(turn)) if turn.bubbles else ""
        assert all(choice.label in drawn for choice in turn.choices)


@pytest.mark.skipif(openapi.folder() is None, reason="LINE_OPENAPI_DIR is not set")
def test_every_answer_passes_lines_own_document() -> None:
    for messages in answers()[::4]:
        assert openapi.refusals_of_reply(messages) == []
