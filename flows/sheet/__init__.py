"""The sheet of everything that a consultation came to: pure, from a consultation to sections of blocks."""

from flows.sheet.key import find, key_of
from flows.sheet.sheet import PARTS, Section, Sheet, make

__all__ = ["PARTS", "Section", "Sheet", "find", "key_of", "make"]
