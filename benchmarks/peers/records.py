"""What passes between the command and the systems' processes, as JSON. Standard library only: both sides read it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Passage:
    """A piece of ranked context. `source` is the plan's file name, empty where the words are no plan's own."""

    source: str
    text: str


@dataclass(frozen=True)
class Suite:
    """Questions, by id, over the plans in a folder."""

    name: str
    folder: str
    questions: dict[str, str]


@dataclass(frozen=True)
class Workload:
    """What every system is given. `model` is the folder of a sentence-transformers model."""

    model: str
    suites: tuple[Suite, ...]

    def save(self, path: Path) -> None:
        """Write it as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Workload:
        """Read it. Raises KeyError, TypeError or json.JSONDecodeError where the file is something else."""
        held = json.loads(path.read_text(encoding="utf-8"))
        return cls(model=held["model"], suites=tuple(Suite(**suite) for suite in held["suites"]))


@dataclass(frozen=True)
class Measured:
    """What a system did. Times are seconds.

    found: per suite and question the passages, best first, as many as the largest budget takes.
    passages: how many texts were encoded when building all suites.
    build, encode_build: building the suite with fewest plans, model loaded before, and encoding its passages alone.
    search, encode_search: medians over every third question of searching, and of encoding the question alone.
    memory: the process's peak, bytes, after building and asking everything.
    """

    versions: dict[str, str]
    found: dict[str, dict[str, tuple[Passage, ...]]]
    passages: int
    build: float
    encode_build: float
    search: float
    encode_search: float
    memory: int
    threads: int

    def save(self, path: Path) -> None:
        """Write it as JSON."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Measured:
        """Read it. Raises KeyError, TypeError or json.JSONDecodeError where the file is something else."""
        held = json.loads(path.read_text(encoding="utf-8"))
        held["found"] = {
            suite: {
                question: tuple(Passage(**passage) for passage in passages)
                for question, passages in answers.items()
            }
            for suite, answers in held["found"].items()
        }
        return cls(**held)
