"""Trying patterns of danger only where they may begin finds what looking everywhere finds."""

from __future__ import annotations

import json
import re
from pathlib import Path

from flows.safety.candidates import candidates
from flows.safety.danger import heard_by_rules
from flows.safety.net import signs_together
from flows.safety.senses import SENSES
from flows.safety.sieves import SMALL
from flows.safety.signs import SIGNS
from flows.safety.unmask import unmask

_FILES = sorted((Path(__file__).parent / "understanding" / "texts").glob("crisis_*/*.jsonl"))
_TEXTS = [json.loads(line)["text"] for file in _FILES for line in file.read_text("utf-8").splitlines() if line]
_SAID = [unmask(text).text for text in _TEXTS[::4]]


def test_a_sense_that_finds_something_is_always_a_candidate() -> None:
    assert _SAID
    every = [(sense, re.compile(sense.looks)) for sense in SENSES]
    for said in _SAID:
        found = {
            (sense.name, match.span())
            for sense, looks in every
            if any(need in said for need in sense.needs)
            for match in looks.finditer(said)
        }
        tried = {(one.sense.name, match.span()) for one in candidates(said) for match in one.looks.finditer(said)}
        assert tried == found


def test_a_sign_that_stands_in_a_text_is_one_of_those_that_may_begin_there() -> None:
    for said in _SAID:
        begun = {sign.pattern for sign in SMALL.may_find(said)}
        assert begun >= {looks for looks in SIGNS.values() if re.search(looks, said)}


def test_a_run_of_figures_without_end_is_no_danger_and_hides_none() -> None:
    figures = "１２３４５６７８９０" * 400
    assert not heard_by_rules(figures)
    assert not [*signs_together(figures)]
    assert heard_by_rules(figures + "。今夜死にます").level == "imminent"
