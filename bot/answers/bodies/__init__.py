"""Bodies and what they do: whose duty something is, who leads, who works with whom, to whom something goes."""
