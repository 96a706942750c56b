"""The whole product under faults: real processes that are killed, a crowd that talks on, a count of what was lost."""
