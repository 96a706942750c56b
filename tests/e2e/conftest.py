"""The running product that the tests of whole consultations share."""

from __future__ import annotations

from tests.support.stack import stack

__all__ = ["stack"]
