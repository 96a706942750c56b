"""Takes out of a text what tells who it is about: numbers, mail, names of people and houses, addresses. Who sees the
text masked and who does not is decided elsewhere; nothing here knows of the conversation."""

from linebot_app.masking.masking import Kind, Span, mask, names_in, spans

__all__ = ["Kind", "Span", "mask", "names_in", "spans"]
