"""The second opinion: what it may do to the rules' level, how it explains itself, and what it costs to have it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.understanding.normalise import fold
from flows.understanding.second import TASKS, opinion, raised
from flows.understanding.second.traits import BLANKS, traits_of, windows
from flows.understanding.second.weights import FOLDER

ROOT = FOLDER.parents[2]
LEVELS = ("none", "ask", "concern", "imminent")
WRITTEN = sorted((ROOT / "tests/flows/understanding/texts").glob("*/crisis.jsonl"))


def texts() -> Iterator[str]:
    for file in WRITTEN:
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


def test_it_never_lowers_what_the_rules_found():
    for text in texts():
        for level in LEVELS:
            second = raised(level, text)
            assert second is None or LEVELS.index(second.says[0]) > LEVELS.index(level)


def test_it_calls_nothing_imminent_that_the_rules_did_not_see_at_all():
    assert all(second is None or second.says != ("imminent",) for second in (raised("none", text) for text in texts()))


@pytest.mark.parametrize(
    "text",
    [
        "ロープはもう用意しました。今夜で終わりにします",
        "朝なんか来んでええ、ずっと寝たままでおりたい",
        "薬ぜんぶ飲んだ、もうさよなら",
    ],
)
def test_danger_in_words_of_its_own_is_noticed(text: str):
    assert raised("none", text) is not None


@pytest.mark.parametrize(
    "text",
    ["", "お昼はカレーでした", "請求書の日付が違うと言われました", "👍", "。。。", "来週の火曜までに返事をします"],
)
def test_talk_without_danger_is_left_alone(text: str):
    assert raised("none", text) is None


@given(st.text(max_size=300))
def test_any_text_gets_an_opinion_with_words_and_a_place_inside_it(text: str):
    for task in TASKS:
        said = opinion(text, task)
        assert said == opinion(text, task)
        assert all(
            word in "".join(letter for letter in fold(text).soft if letter not in BLANKS) for word in said.because
        )
        if said.evidence is not None:
            assert 0 <= said.evidence.start <= said.evidence.end <= len(text)


def test_what_is_found_is_explained():
    said = opinion("屋上におる。靴ぬいだ", "crisis")
    assert said.says != ("none",)
    assert said.because
    assert said.evidence is not None


def test_a_sentence_of_danger_is_found_inside_a_long_story():
    story = "お客様から電話があり、配達の時間を間違えたことをお詫びしました。" * 12
    place = story + "もう死んで楽になりたいです。" + story
    said = opinion(place, "crisis")
    assert said.says != ("none",)
    assert said.evidence is not None
    assert len(story) - 60 <= said.evidence.start <= len(story) + 20


@given(st.text(alphabet="あ死に。、! \n", max_size=2000))
def test_every_letter_is_read_in_pieces_of_bounded_length(text: str):
    pieces = windows(text)
    read = {place for start, end in pieces for place in range(start, end)}
    assert {place for place, letter in enumerate(text) if letter not in "。!\n"} <= read
    assert sum(end - start for start, end in pieces) <= 4 * len(text)
    assert all(len(text[start:end].rstrip("。!\n")) <= 80 for start, end in pieces)


def test_a_part_of_a_longer_word_names_nothing():
    assert "die" not in traits_of(fold("必死で謝りました").soft).matters


def test_an_unknown_task_is_refused():
    with pytest.raises(KeyError):
        opinion("はい", "weather")


def test_it_says_the_same_in_another_process_and_loads_no_package():
    code = (
        "import sys; from flows.understanding.second import opinion;"
        "said = [opinion(text, task) for text in ('もう消えてしまいたい', 'やめます', '土下座しろと') for task in"
        " ('crisis', 'intents', 'emotions', 'harassment')];"
        "assert not {'numpy', 'sklearn', 'scipy'} & set(sys.modules); print(said)"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1


def test_what_was_learned_stays_small():
    assert sum(file.stat().st_size for file in Path(FOLDER).glob("*.tsv")) <= 1_500_000
