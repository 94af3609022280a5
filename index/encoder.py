"""Text to vectors. The rest of the package knows only the `Encoder` protocol."""

from __future__ import annotations

import hashlib
import json
import os
import re
import threading
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from corpus.folding import fold, syllables
from corpus.normalize import without_surrogates
from index.errors import ModelError, ModelMissing
from index.segmentation import segment
from index.settings import EncoderSettings

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = npt.NDArray[np.float32]

# Weights are sampled for the fingerprint: hashing all of a large model would take longer than answering.
_SAMPLES: Final = 64
_SAMPLE_BYTES: Final = 1 << 14
_HUB_NAME: Final = re.compile(r"[\w.-]+(/[\w.-]+)?")


class Encoder(Protocol):
    """Turns texts into vectors of unit length, so that an inner product is a cosine."""

    @property
    def name(self) -> str:
        """The model's name, for people."""

    @property
    def fingerprint(self) -> str:
        """Changes whenever the same text might get another vector. Cheap: doesn't load the model."""

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Questions as float32 [len(texts), dimension]."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Clauses as float32 [len(texts), dimension]."""


class SentenceTransformerEncoder:
    """Any sentence-transformers model, by folder or hub name; loaded when first used.

    Raises ModelMissing where there is no such model, ModelError where it can't be loaded.
    """

    def __init__(self, settings: EncoderSettings | None = None) -> None:
        self._settings = settings or EncoderSettings()
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """The folder's or hub name's last part."""
        return self._settings.model.rstrip("/").rsplit("/", 1)[-1]

    @cached_property
    def fingerprint(self) -> str:
        """Of the model's small files, samples of its weights, and the settings that change its input."""
        settings = self._settings
        digest = hashlib.sha256()
        for part in (settings.query_prefix, settings.passage_prefix, settings.segmented, settings.max_length):
            digest.update(f"{part!r}\n".encode())
        for path in sorted(self._folder.rglob("*")):
            if path.is_file() and not any(part.startswith(".") for part in path.parts[-2:]):
                digest.update(path.relative_to(self._folder).as_posix().encode())
                _digest_file(digest, path)
        return digest.hexdigest()[:32]

    @property
    def dimension(self) -> int:
        """How many numbers a vector has; loads the model."""
        size = self._model.get_embedding_dimension()
        if size is None:
            raise ModelError(f"{self._settings.model!r} does not tell its dimension")
        return int(size)

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Questions as float32 [len(texts), dimension], unit length."""
        return self._encode(texts, self._prefixes[0])

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Clauses as float32 [len(texts), dimension], unit length; what passes the model's length is cut."""
        return self._encode(texts, self._prefixes[1])

    def _encode(self, texts: Sequence[str], prefix: str) -> Vectors:
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        prepared = [
            prefix + (segment(text) if self._settings.segmented else without_surrogates(text))
            for text in texts
        ]
        vectors: Vectors = self._model.encode(
            prepared,
            batch_size=self._settings.batch_size,
            prompt="",  # a default prompt of the model's settings must not come on top of ours
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.ascontiguousarray(vectors, dtype=np.float32)

    @cached_property
    def _folder(self) -> Path:
        return model_folder(self._settings.model)

    @cached_property
    def _prefixes(self) -> tuple[str, str]:
        path = self._folder / "config_sentence_transformers.json"
        prompts: dict[str, str] = {}
        if path.is_file():
            prompts = json.loads(path.read_text(encoding="utf-8")).get("prompts") or {}
        query, passage = self._settings.query_prefix, self._settings.passage_prefix
        return (
            prompts.get("query", "") if query is None else query,
            (prompts.get("passage") or prompts.get("document") or "") if passage is None else passage,
        )

    @property
    def _model(self) -> SentenceTransformer:
        with self._lock:  # two first questions at once load it once
            return self._loaded

    @cached_property
    def _loaded(self) -> SentenceTransformer:
        folder = self._folder
        # All files are here by now. Read when the libraries are imported, so it is set before.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from safetensors import SafetensorError  # noqa: PLC0415
        from sentence_transformers import SentenceTransformer  # noqa: PLC0415 (seconds, and only if asked for)
        from transformers.utils import logging  # noqa: PLC0415

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        try:
            model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as error:
            raise ModelError(f"{self._settings.model!r}: {error}") from error
        if self._settings.max_length is not None:
            model.max_seq_length = self._settings.max_length
        return model


class FakeEncoder:
    """Vectors from hashed syllables: texts with the same words are near. For tests; needs no model."""

    def __init__(self, dimension: int = 64, seed: int = 0) -> None:
        self._dimension = dimension
        self._seed = seed
        self.encoded = 0  # texts encoded so far

    @property
    def name(self) -> str:
        """`fake`."""
        return "fake"

    @property
    def fingerprint(self) -> str:
        """Of the dimension and the seed."""
        return f"fake-{self._dimension}-{self._seed}"

    @property
    def dimension(self) -> int:
        """As given."""
        return self._dimension

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Float32 [len(texts), dimension], unit length."""
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Float32 [len(texts), dimension], unit length."""
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> Vectors:
        self.encoded += len(texts)
        vectors = np.zeros((len(texts), self._dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            key = fold(text)
            vectors[row, 0] = 1e-3  # so that a text without a syllable has a direction too
            for start, end in syllables(key):
                digest = hashlib.blake2b(f"{self._seed} {key[start:end]}".encode(), digest_size=8).digest()
                number = int.from_bytes(digest, "little")
                vectors[row, number % self._dimension] += 1.0 if number >> 63 else -1.0
        normed: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return normed


def model_folder(name: str) -> Path:
    """Where a model's files are, given its folder or its name: those of a hub name are fetched once, then kept.

    Raises ModelMissing.
    """
    path = Path(name).expanduser()
    if (path / "modules.json").is_file() or (path / "config.json").is_file():
        return path
    if path.exists() or not _HUB_NAME.fullmatch(name):
        raise ModelMissing(name)
    return _hub_folder(name)


def _digest_file(digest: Any, path: Path) -> None:
    size = path.stat().st_size
    digest.update(f" {size}\n".encode())
    with path.open("rb") as file:
        if size <= _SAMPLES * _SAMPLE_BYTES:
            digest.update(file.read())
            return
        for sample in range(_SAMPLES):
            file.seek(sample * (size - _SAMPLE_BYTES) // (_SAMPLES - 1))
            digest.update(file.read(_SAMPLE_BYTES))


def _hub_folder(name: str) -> Path:
    from huggingface_hub import snapshot_download  # noqa: PLC0415
    from huggingface_hub.errors import HfHubHTTPError, LocalEntryNotFoundError  # noqa: PLC0415

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except LocalEntryNotFoundError:
        pass
    try:
        return Path(snapshot_download(name))
    except (HfHubHTTPError, LocalEntryNotFoundError, OSError) as error:
        raise ModelMissing(name) from error
