"""How things are said and shown: questions, recaps, cards; what is asked when lives in stages, path and engine."""
