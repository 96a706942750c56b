"""The running product that the tests of whole consultations share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.e2e.browser import CHROMIUM, chromium
from tests.support.stack import Stack, stack

__all__ = ["stack"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """For one module: two of them cannot run beside each other in one process."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is missing: apt-get install chromium")
    with chromium() as running:
        yield running


@pytest.fixture
def line_recovers(stack: Stack) -> Iterator[None]:
    """Whatever was made to fail works again for the next test."""
    yield
    stack.platform.no_faults()
    stack.platform.switch(duplicate_percent=0)
