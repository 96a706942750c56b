"""Changed wording is taken up while everything runs: read, checked, used from the next turn on."""
