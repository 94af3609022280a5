"""The model and nothing else: the floor under every system's time and memory. It finds nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.measuring import Encoder
from benchmarks.peers.records import Passage


@dataclass(frozen=True)
class _Nothing:
    encoder: Encoder
    texts: Sequence[str]

    def search(self, question: str) -> Sequence[Passage]:
        self.encoder.encode([question], "query")
        return ()


class EncoderAlone:
    """Encodes blocks of 1,000 characters and keeps nothing."""

    packages = Encoder.packages

    def __init__(self, model: Path) -> None:
        self._encoder = Encoder(model)

    def build(self, folder: Path) -> _Nothing:
        """Encode the files' text."""
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]
        blocks = [text[start : start + 1000] for text in texts for start in range(0, len(text), 1000)]
        self._encoder.encode(blocks, "passage")
        return _Nothing(self._encoder, blocks)


def make(_variant: str, model: Path) -> EncoderAlone:
    """The only variant there is."""
    return EncoderAlone(model)
