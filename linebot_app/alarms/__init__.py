"""Calls operators who have no page open, until one of them has seen it; which alerts there are is known in storage."""
