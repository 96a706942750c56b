"""What is kept of one person, as they may see it and take it along: pure, from a session to sections and plain data."""

from flows.mine.data import as_data, sections
from flows.mine.kept import Kept, kept
from flows.mine.key import is_theirs, key_of_data

__all__ = ["Kept", "as_data", "is_theirs", "kept", "key_of_data", "sections"]
