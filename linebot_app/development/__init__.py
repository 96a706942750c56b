"""What `make run` needs and production must never import: development secrets, the supervisor, its lock."""
