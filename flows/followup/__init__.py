"""Asking again later how it went: `questions` what is kept of it, `when` and `how` the words around it, `ways` what
comes next. The times live in flows/followup_times.py, the commands in flows/commands/followup.py."""
