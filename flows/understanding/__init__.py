"""Reads Japanese text: the public face. `reader` asks every kind of meaning and puts the `reading` together.

One spelling     normalise (width, case, drawn-out letters, masks; where each letter stood), then as a reader needs it:
                 spacing (a gap after every word), kana_writing (kana alone: people, harassment), spelling (kana: days),
                 dialects with dialect_rules (the standard language: the five factors), readings (the sound: labels)
One cut          clauses (sentences, clauses, quotations and who says them)
Cheap patterns   sieve (a pattern is tried only where it may begin), beginnings, openings (overlapping ones),
                 verbs (forms of a verb that commands, vows, is suffered)
Intents          intents, orders, theirs (what is wanted), replies (yes, no, thanks …), moods (how a clause ends)
Answers          choices, counting, labels (which of those offered), strengths
Feelings         emotions, feeling_words, whose (the writer's own, and not denied)
People           people, naming, titles, houses (who is named, whose people they are), wishes (for an apology or not)
Harassment       harassment, harassment_words, harassment_acts
Deadlines        dates, asked (is it one?), hurry, moments, clock, days, seasons, weeks, spans, anchors, numerals
Five factors     situation, sides (who acts or speaks), responsibility, faults, company, relation, employment, apologies,
                 apology_forms
Story            story, telling, spoken, contact, finishing
From elsewhere   second (a trained second opinion), suggested (values that a language model read)
"""

from flows.understanding.choices import match_choice, numbers_in
from flows.understanding.emotions import strengths_in
from flows.understanding.intents import intent_of
from flows.understanding.reader import read
from flows.understanding.reading import Reading

__all__ = ["Reading", "intent_of", "match_choice", "numbers_in", "read", "strengths_in"]
