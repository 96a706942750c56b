"""Sessions and inboxes in Redis, the log in SQL; no rule of the conversation lives here."""
