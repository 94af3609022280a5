"""What a question takes for granted, held against the words that the plan binds to it."""
