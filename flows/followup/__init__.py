"""Asking again later how it went: `when` and `how` hold the words, `ways` what comes next. The questions live in
flows/stages/followup.py, the times in flows/followup_times.py, the commands in flows/commands/followup.py."""
