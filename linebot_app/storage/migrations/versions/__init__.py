"""The steps, oldest first; a new one also moves tables.REVISION."""
