"""`python -m training`: learns the second opinion of flows.understanding from labelled texts; no part of it."""
