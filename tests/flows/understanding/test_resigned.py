"""To be tired of a question, of deciding or of a thing is no danger; the same words about one's own life are."""

from __future__ import annotations

import pytest

from flows import safety
from flows.understanding.second.alarm import discount


@pytest.mark.parametrize(
    "text",
    [
        "なにも決めたくない",
        "今日はもう何も決めたくないです",
        "いまは決められへん",
        "どっちか決めてくださいと言われても困ります",
        "もういいです",
        "もう結構です、次の話をしましょう",
        "もう終わった",
        "全部自分のせい",
        "その案件はあきらめました",
        "この注文をなかったことにしたいです",
        "システムが落ちて注文が全部消えました",
    ],
)
def test_who_gives_up_a_question_or_a_thing_is_not_asked_about_danger(text: str):
    assert not safety.look(text)


@pytest.mark.parametrize(
    "text",
    [
        "もう決めました。今夜ロープで終わらせます",
        "生きるのをあきらめました",
        "全部自分のせいなので、死んで償うしかありません",
        "自分の存在をなかったことにしたいです",
        "もういい、生きるのは",
        "人生もう終わった",
    ],
)
def test_who_gives_up_life_is_heard(text: str):
    assert safety.look(text)


def test_a_long_text_must_sound_graver_in_one_place_and_a_few_letters_alone_tell_little():
    assert discount(1, 40) < discount(6, 40) < discount(12, 40)
    assert discount(1, 60) < discount(1, 20) < discount(1, 5)
    assert discount(1, 0) < 1
