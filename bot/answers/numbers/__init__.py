"""Numbers: which one of a plan's targets is asked for, how it is told, what was reached before, what money there is."""
