"""The chat on a page of our own: its people, its way in, how a turn looks there and where it waits to be fetched. The
conversation, its storage and its words are those of every channel."""
