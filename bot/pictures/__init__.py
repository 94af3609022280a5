"""Charts and tables of what an answer says, as pictures with the same as text."""
