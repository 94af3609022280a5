"""A plan as a document: what is known of it, its places in order, and what it amends in another."""
