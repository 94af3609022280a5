"""The same measurement for every system, in its own process: what it finds, how long it takes, how much memory."""

from __future__ import annotations

import gc
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final, Protocol

from benchmarks.peers.records import Measured, Passage, Suite, Workload

# Passages asked for: paragraphs of hard-wrapped plans are lines of some 70 characters, and 4,000 are to be filled.
TOP: Final = 60
_KEPT: Final = 4000  # characters of context that are handed back
_BUILDS: Final = 2  # timed builds, of which the faster counts
_TIMED: Final = 3  # every third question is timed: a median of over a hundred


class Index(Protocol):
    """Plans ready to be searched."""

    @property
    def texts(self) -> Sequence[str]:
        """The texts that were encoded for it, as they were encoded but for the model's own prefix."""

    def search(self, question: str) -> Sequence[Passage]:
        """The context for a question, best first, at most `TOP` passages."""


class System(Protocol):
    """A way to make plans searchable. Making the object loads the model."""

    packages: Sequence[str]  # whose versions are told

    def build(self, folder: Path) -> Index:
        """Index every plan file of a folder."""


def measure(make: Callable[[Path], System], workload: Workload) -> Measured:
    """Build and ask everything once, note the peak of memory, then time.

    Timing comes last and in turns with a plain encoder of the same model, so that a busy machine slows both
    alike and the second copy of the model isn't counted as the system's memory.
    """
    system = make(Path(workload.model))
    indexes = {suite.name: system.build(Path(suite.folder)) for suite in workload.suites}
    found = {suite.name: _ask_all(indexes[suite.name], suite) for suite in workload.suites}
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    encoder = Encoder(Path(workload.model))
    search, encode_search = _time_search(indexes, workload.suites, encoder)
    fewest = min(workload.suites, key=lambda suite: len(list(Path(suite.folder).iterdir())))
    build, encode_build = _time_build(system, Path(fewest.folder), encoder)
    return Measured(
        versions={package: version(package) for package in system.packages},
        found=found,
        passages=sum(len(index.texts) for index in indexes.values()),
        build=build,
        encode_build=encode_build,
        search=search,
        encode_search=encode_search,
        memory=memory,
        threads=encoder.threads,
    )


class Encoder:
    """The model without any framework around it: what encoding alone costs."""

    packages = ("sentence-transformers", "transformers", "torch")

    def __init__(self, model: Path) -> None:
        import torch  # noqa: PLC0415 (only once the system under measurement has loaded what it needs)
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415

        self._model: Any = SentenceTransformer(str(model), device="cpu", local_files_only=True)
        self.threads: int = torch.get_num_threads()

    def encode(self, texts: Sequence[str], prompt: str) -> None:
        """Encode texts in the library's own batches, behind the prompt of that name in the model's settings."""
        self._model.encode(
            list(texts), prompt_name=prompt, normalize_embeddings=True, show_progress_bar=False
        )


def _ask_all(index: Index, suite: Suite) -> dict[str, tuple[Passage, ...]]:
    return {name: _kept(index.search(question)) for name, question in suite.questions.items()}


def _kept(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    kept: list[Passage] = []
    size = 0
    for passage in passages:
        text = " ".join(passage.text.split())
        kept.append(Passage(passage.source, text))
        size += len(text)
        if size >= _KEPT:
            break
    return tuple(kept)


def _time_search(indexes: dict[str, Index], suites: Sequence[Suite], encoder: Encoder) -> tuple[float, float]:
    """Medians of searching and of encoding the same questions, one right after the other."""
    searching: list[float] = []
    encoding: list[float] = []
    for suite in suites:
        index = indexes[suite.name]
        for question in list(suite.questions.values())[::_TIMED]:
            started = time.perf_counter()
            index.search(question)
            searched = time.perf_counter()
            encoder.encode([question], "query")
            encoding.append(time.perf_counter() - searched)
            searching.append(searched - started)
    return statistics.median(searching), statistics.median(encoding)


def _time_build(system: System, folder: Path, encoder: Encoder) -> tuple[float, float]:
    """The faster of some builds, and of encoding their texts alone, in turns."""
    building: list[float] = []
    encoding: list[float] = []
    for _ in range(_BUILDS):
        gc.collect()
        started = time.perf_counter()
        index = system.build(folder)
        built = time.perf_counter()
        encoder.encode(index.texts, "passage")
        encoding.append(time.perf_counter() - built)
        building.append(built - started)
    return min(building), min(encoding)
