"""Simulated people with goals, moods, typos and changes of mind: a consultation that nobody has planned."""
