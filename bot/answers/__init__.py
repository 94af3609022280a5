"""What one plan says to a question: a `Task` becomes a `Finding` with its clauses, or a `Missing` with its reason.

premise → route → one kind of answer:
    content     anything that a plan may say, by words and headings
    numbers/    targets, what was reached, money
    times/      deadlines, events, spans, how often
    bodies/     whose duty, who, with whom, to whom
    documents/  the plan as a document: its number, its places, what it amends
All of them rest on `finding`, quote by `excerpt`, take headings from `topics` and tell what changed by `since`.
"""
