"""What one plan says to a question: a `Task` becomes a `Finding` with its clauses, or a `Missing` with its reason.

premise (what is taken for granted: claims, premises/) → route → one kind of answer → cells (of a table's row):
    content     anything that a plan may say, by words and headings
    numbers/    targets, goals, what was reached, money
    times/      deadlines, events, spans, how often
    bodies/     whose duty, who, with whom, to whom
    documents/  the plan as a document: its number, its places, what it amends
A part of a question may be answered by the clause `beside` another part's. All kinds rest on `finding`, quote by
`excerpt`, take headings from `topics` and tell what changed by `since`.
"""
