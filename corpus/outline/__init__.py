"""The outline: paragraphs with their markers → the depth of each, and why where it isn't sure."""
