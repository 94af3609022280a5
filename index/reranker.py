"""A question and a clause read together by a cross-encoder: slower than vectors, and off unless a model is named.

The rest of the package knows only the `Reranker` protocol. Beside encoder.py the only module that imports
sentence-transformers: the two kinds of model have nothing in common but their library.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

import numpy as np

from corpus.normalize import without_surrogates
from index.encoder import model_folder
from index.errors import ModelError
from index.fusion import Scores
from index.settings import RerankerSettings

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder


class Reranker(Protocol):
    """Tells how well clauses answer a question."""

    @property
    def depth(self) -> int:
        """How many of the first hits are read."""

    def scores(self, question: str, clauses: Sequence[str]) -> Scores:
        """Float32 [clauses]: any number, higher is better; comparable for one question only."""


class CrossEncoderReranker:
    """Any sentence-transformers CrossEncoder with one output, by folder or hub name; loaded when first used.

    Raises ModelMissing where there is no such model, ModelError where it can't be loaded or has several outputs.
    """

    def __init__(self, settings: RerankerSettings) -> None:
        self._settings = settings
        self._lock = threading.Lock()

    @property
    def depth(self) -> int:
        """How many of the first hits are read."""
        return self._settings.depth

    def scores(self, question: str, clauses: Sequence[str]) -> Scores:
        """Float32 [clauses]; what passes the model's length is cut."""
        if not clauses:
            return np.zeros(0, dtype=np.float32)
        scores = self._model.predict(
            [(without_surrogates(question), without_surrogates(clause)) for clause in clauses],
            batch_size=self._settings.batch_size,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(scores, dtype=np.float32)

    @property
    def _model(self) -> CrossEncoder:
        with self._lock:  # two first questions at once load it once
            return self._loaded

    @cached_property
    def _loaded(self) -> CrossEncoder:
        folder = model_folder(self._settings.model)
        # All files are here by now. Read when the libraries are imported, so it is set before.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from safetensors import SafetensorError  # noqa: PLC0415
        from sentence_transformers import CrossEncoder  # noqa: PLC0415 (seconds, and only if asked for)

        try:
            model: CrossEncoder = CrossEncoder(
                str(folder), device="cpu", local_files_only=True, max_length=self._settings.max_length
            )
        except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
            raise ModelError(f"{self._settings.model!r}: {error}") from error
        if model.num_labels != 1:
            raise ModelError(f"{self._settings.model!r} gives {model.num_labels} numbers for a pair, not one")
        return model


def configured_reranker(settings: RerankerSettings | None = None) -> Reranker | None:
    """The reranker that the settings name; None where they name none."""
    chosen = settings or RerankerSettings()
    return CrossEncoderReranker(chosen) if chosen.model else None
