"""Every sentence that the rules lead to is written, can be filled and fits where it is shown."""

from __future__ import annotations

import pytest

from flows.case import Case
from flows.content import content
from flows.decision import OPTIONS, wording_keys, words_for


def test_every_key_the_rules_can_lead_to_has_wording_and_no_wording_is_spare() -> None:
    wording = content("ja")
    written = {key.removeprefix("decision.") for key in sorted(wording.keys()) if key.startswith("decision.")}
    assert written == wording_keys()


@pytest.mark.parametrize("key", sorted(wording_keys()))
def test_every_wording_can_be_filled_for_an_empty_case(key: str) -> None:
    raw, words = content("ja").raw(f"decision.{key}"), words_for(Case())
    for sentence in raw if isinstance(raw, list) else [raw]:
        filled = sentence.format(**words)
        assert filled.strip()
        assert "{" not in filled


@pytest.mark.parametrize("option", OPTIONS)
def test_option_labels_fit_a_button(option: str) -> None:
    assert len(content("ja").text(f"decision.option.{option}.label")) <= 20
    assert len(content("ja").text(f"decision.option.{option}.title")) <= 20
