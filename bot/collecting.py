"""The garbage collector, kept from going through all objects in the middle of a question.

The model's libraries and some hundreds of plans at hand are a million objects, which none of its rounds frees: on the
way there one question in a hundred waited .3 s for a full round (at 100,000 clauses, with 300 plans at hand).
"""

from __future__ import annotations

import gc
from typing import Final

# New objects before each kind of round: of the youngest ones, of those that outlived a round, of all. Plans at hand are
# freed without the collector; 2 million of what it alone frees are some hundred megabytes.
_ROUNDS: Final = (2_000, 10, 100)


def settle() -> None:
    """Sets what is loaded by now aside from all rounds, and makes full rounds rare. For the whole process."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_ROUNDS)
