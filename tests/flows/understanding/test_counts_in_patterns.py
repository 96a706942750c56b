"""A count in a pattern is a count: one that is taken for a value or for letters leaves a dead alternative."""

from __future__ import annotations

import ast
import re
from datetime import datetime
from pathlib import Path

import pytest

from flows import safety, understanding
from flows.safety import home
from flows.understanding import read
from flows.understanding.situation import situation_in

NOW = datetime.fromisoformat("2026-11-18T10:00:00+09:00")
SOURCES = [
    file
    for package in (understanding, safety)
    for file in sorted(Path(str(package.__file__)).parent.rglob("*.py"))
    if "{" in file.read_text(encoding="utf-8")
]


def _values(tree: ast.AST) -> list[str]:
    """Numbers that an f-string puts in as they are: 「{0, 10}」 there is a pair."""
    inside = (node.value for node in ast.walk(tree) if isinstance(node, ast.FormattedValue))
    return [ast.unparse(one) for one in inside if isinstance(one, ast.Tuple) or _is_number(one)]


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


def _doubled(tree: ast.AST) -> list[str]:
    """Counts with two braces where nothing takes one away."""
    plain = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return [count for text in plain for count in re.findall(r"\{\{\d+(?:,\d*)?\}\}", text)]


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: file.stem)
def test_no_count_of_a_pattern_is_taken_for_a_value_or_for_letters(file: Path):
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert not _values(tree)
    assert not _doubled(tree)


def test_a_count_with_one_pair_of_braces_in_an_f_string_would_be_noticed():
    assert _values(ast.parse('rf"a{0, 10}b{c}"')) == ["(0, 10)"]
    assert _values(ast.parse('rf"a{0}"')) == ["0"]
    assert _doubled(ast.parse('r"a{{0,8}}"')) == ["{{0,8}}"]
    assert not _values(ast.parse('rf"a{{0,10}}{b}"'))
    assert not _doubled(ast.parse('rf"a{{0,10}}{b}"'))


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("二時間でちゃんと返事しろと言われました", "2026-11-18T12:00"),
        ("五時間でとにかく連絡しろ、だそうです", "2026-11-18T15:00"),
        ("三日できちんとした文書にせよとのことです", "2026-11-21"),
    ],
)
def test_a_length_of_time_in_which_something_else_is_ordered_is_a_deadline(text: str, due: str):
    assert read(text, NOW).deadline.due == due


@pytest.mark.parametrize(
    "text",
    [
        "六月いっぱいで店を退きました。前のお客様から連絡が来ています",
        "年度限りでその仕事を離れました。今になって苦情が来ました",
        "私はもう店の外の人間です。それでも謝りに来いと言われます",
    ],
)
def test_who_left_at_the_end_of_a_time_or_calls_themself_an_outsider_has_left(text: str):
    assert situation_in(text, ())[0].employment == "left"


@pytest.mark.parametrize("text", ["金を出せば今回黙っとくと言われた", "五十万払えば全部水に流すと言われた"])
def test_a_word_between_the_payment_and_the_pardon_hides_neither(text: str):
    assert set(read(text, NOW).harassment) == {"money"}


@pytest.mark.parametrize(
    "text", ["昔いっぺん自分でやりかけて、家族に助けられたことがある", "若い頃に一度首をやろうとして失敗した"]
)
def test_an_attempt_of_long_ago_is_told_as_such(text: str):
    danger = safety.look(text)
    assert (danger.level, danger.kind) == ("concern", "self")
    assert danger.evidence is not None
    assert danger.evidence.rule == "danger.past_attempt"


def test_who_should_die_for_the_person_is_not_the_person():
    danger = safety.look("あいつには死んでもらえればいい")
    assert danger
    assert danger.evidence is not None
    assert danger.evidence.rule != "danger.better_dead"


def test_worry_names_each_of_its_words_once():
    for sense in home.SENSES:
        assert len(sense.needs) == len(set(sense.needs))
