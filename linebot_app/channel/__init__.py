"""The official account itself: looking whether it is set up as it must be (`line check`), and setting it up."""
