"""Reads any draft for what hurts and for what a good one of its kind has; it writes nothing."""
