"""A dated record of what somebody did or said: its fields, what a story already tells, its exports, and the public
criteria of harassment by customers. How it is asked for in the chat lives in flows/recording.py."""
