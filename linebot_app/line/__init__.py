"""LINE itself: what comes in over the webhook, how a turn is drawn, and the client that sends it."""
