"""How good the answers are: labelled questions, what must hold of an answer, and harder forms of both.

The way of the data: questions → (variants, look-alikes, renaming) → product → judging → expected, report.
Nothing of the product imports this package.
"""
