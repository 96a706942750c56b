"""Delivers the consultations of `flows` to people: channels, storage, processes; no rule of the interview is here."""
