"""The running product that the tests of whole consultations share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.stack import Stack, stack

__all__ = ["stack"]


@pytest.fixture
def line_recovers(stack: Stack) -> Iterator[None]:
    """Whatever was made to fail works again for the next test."""
    yield
    stack.platform.no_faults()
    stack.platform.switch(duplicate_percent=0)
