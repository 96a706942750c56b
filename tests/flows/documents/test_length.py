"""Documents are read on a telephone: the usable words first, and short."""

from __future__ import annotations

import pytest

from flows.case import Case
from flows.documents import KINDS, REGISTERS, draft
from tests.flows.documents.cases import NOON, left_branch, wrong_order


@pytest.mark.parametrize("responsibility", ["none", "partial", "full", "unclear"])
@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("employment", ["current", "left", None])
def test_words_for_the_telephone_begin_with_what_can_be_read_out_and_fit_a_small_screen(
    responsibility: str, register: str, employment: str | None
) -> None:
    case = wrong_order()
    case.entry, case.employment, case.responsibility = None, employment, responsibility
    text = draft("phone_script", case, NOON, register).text
    assert len(text) <= 450
    first = text.split("\n\n")[0].split("\n")[1:]
    assert 2 <= len(first) <= 3
    assert all(line.startswith("「") and line.endswith("」") for line in first)


@pytest.mark.parametrize("kind", KINDS)
def test_documents_of_ordinary_cases_stay_short(kind: str) -> None:
    for case in (wrong_order(), left_branch(), Case(employment="current", boss="afraid", harassment=["abuse"])):
        assert len(draft(kind, case, NOON).text) <= 600
