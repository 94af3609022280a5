"""A weights file of the real format, small enough to be made in a test."""

from __future__ import annotations

import struct
from pathlib import Path

import numpy as np

from index.e5_weights import E5File
from index.model_folder import write_model_folder

HIDDEN, LAYERS, HEADS, FEED_FORWARD, POSITIONS, TYPES = 32, 1, 2, 64, 40, 2
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầậắếềệíìịóòọốồộớờợúùụứừựýỳ0123456789%/.,:"
PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁", *LETTERS, "▁thư", "▁viện", "<mask>"]
VOCABULARY = len(PIECES) + 1


def quantise(values: np.ndarray) -> bytes:
    """Q4_0 written block by block, apart from the code that reads it."""
    blocks = []
    for block in values.reshape(-1, 32):
        scale = np.float16(np.abs(block).max() / 7 or 1)
        nibbles = [int(np.clip(round(float(value) / float(scale)) + 8, 0, 15)) for value in block]
        packed = bytes(nibbles[j] | nibbles[j + 16] << 4 for j in range(16))
        blocks.append(struct.pack("<e", scale) + packed)
    return b"".join(blocks)


def weights_file(seed: int = 0) -> bytes:
    """The bytes of a whole file with random weights."""
    random = np.random.default_rng(seed)
    head = b"E5S1" + struct.pack("<I", 1)
    head += struct.pack("<7i", HIDDEN, LAYERS, HEADS, FEED_FORWARD, VOCABULARY, POSITIONS, TYPES)
    head += struct.pack("<f", 1e-12) + struct.pack("<i", 32)
    blob = "".join(PIECES).encode()
    offsets = np.cumsum([0, *(len(piece.encode()) for piece in PIECES)])
    scores = [0.0 if piece.startswith("<") else -float(number) for number, piece in enumerate(PIECES)]
    head += struct.pack("<5i", len(PIECES), 0, 2, 1, 3) + struct.pack("<Q", len(blob))
    head += offsets.astype("<u4").tobytes() + np.array(scores, "<f4").tobytes() + blob
    head += struct.pack("<iI", 1, 5) + b"\1\2\3\4\5"  # a normalisation map, skipped
    tensors: list[tuple[str, int, int, bytes]] = []
    for name, count, quantised in _tensors():
        values = random.standard_normal(count).astype(np.float32) * 0.2
        if name.endswith("ln.w"):
            values = np.ones(count, np.float32)
        data = quantise(values) if quantised else values.astype("<f4").tobytes()
        tensors.append((name, int(quantised), count, data))
    table = sum(2 + len(name) + 1 + 4 + 8 + 8 for name, *_ in tensors)
    offset = len(head) + 4 + table
    entries, body = struct.pack("<i", len(tensors)), b""
    for name, kind, count, data in tensors:
        entries += struct.pack("<H", len(name)) + name.encode()
        entries += struct.pack("<BIQQ", kind, count, offset + len(body), len(data))
        body += data
    return head + entries + body


def _tensors() -> list[tuple[str, int, bool]]:
    found = [("emb.word", VOCABULARY * HIDDEN, True), ("emb.pos", POSITIONS * HIDDEN, False)]
    found += [("emb.type", TYPES * HIDDEN, False), ("emb.ln.w", HIDDEN, False), ("emb.ln.b", HIDDEN, False)]
    for layer in range(LAYERS):
        sizes = {"q": HIDDEN, "k": HIDDEN, "v": HIDDEN, "ao": HIDDEN, "fi": FEED_FORWARD, "fo": HIDDEN}
        for part, out in sizes.items():
            found.append(
                (f"l{layer}.{part}.w", HIDDEN * (FEED_FORWARD if part in ("fi", "fo") else HIDDEN), True)
            )
            found.append((f"l{layer}.{part}.b", out, False))
        for part in ("aln", "oln"):
            found += [(f"l{layer}.{part}.w", HIDDEN, False), (f"l{layer}.{part}.b", HIDDEN, False)]
    return found


def tiny_model(folder: Path, seed: int = 0) -> Path:
    """A tiny model that sentence-transformers loads; returns its folder."""
    folder.mkdir(parents=True)
    write_model_folder(E5File(weights_file(seed)), folder)
    return folder


def tiny_cross_encoder(folder: Path, outputs: int = 1, seed: int = 0) -> Path:
    """A tiny cross-encoder of random weights that sentence-transformers loads; returns its folder."""
    import torch  # noqa: PLC0415 (seconds, and few tests need them)
    from transformers import BertConfig, BertForSequenceClassification  # noqa: PLC0415

    tiny_model(folder, seed)
    for path in (
        *folder.glob("*_*/config.json"),
        folder / "modules.json",
        folder / "sentence_bert_config.json",
    ):
        path.unlink()
    torch.manual_seed(seed)
    config = BertConfig.from_json_file(folder / "config.json")
    config.num_labels = outputs
    config.initializer_range = 0.5  # so that pairs differ clearly
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder
