"""The desk of people as conversations see it; what admins set and who is there is kept in storage."""
