"""`flow preview`: every sentence as it will look in LINE, on this machine alone; nothing is stored or sent."""
