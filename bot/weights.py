"""Every weight and threshold of understanding and answering, in one place, with how it was found.

Found on the development questions and on the questions over the four real provincial plans; checked on the golden
questions (`make eval` prints the figures on each set).
"""

from corpus.frozen import Frozen


class Weights(Frozen):
    """See each field; all are shares between 0 and 1 unless it says otherwise."""

    other_marks: float = 0.75  # a term met by a syllable with other marks: `thưc` by `thực`, but also `ban` by `bạn`
    begins_word: float = 0.7  # a syllable met as the first of a longer word: `xây` by `xây dựng`
    inside_word: float = 0.3  # a syllable met as a later part of a longer word: `mới` by `đổi mới`
    part: float = 0.5  # a word of three or more syllables, for the share of its pairs that are met
    answer: float = 0.66  # coverage from which a clause answers a question
    near: float = 0.3  # coverage from which a clause is worth naming as the nearest
    tie: float = 0.04  # coverage within which two clauses answer equally well
    heading: float = 0.85  # coverage of the question's terms by a heading from which its clauses are the answer
    heading_focus: float = 0.3  # share of a heading's own words that the question names


WEIGHTS = Weights()
