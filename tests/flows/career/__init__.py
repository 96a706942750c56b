"""Tests of the career part."""
