"""Writes multilingual-e5-small as a sentence-transformers folder: BERT, mean pooling, unit length."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import numpy as np
from safetensors.numpy import save_file
from tokenizers import AddedToken, Regex, Tokenizer, decoders, normalizers, pre_tokenizers, processors
from tokenizers.models import Unigram

from index.e5_weights import Array, E5File, Pieces, Shape

# The model was trained with these before each text (its model card).
PROMPTS: Final = {"query": "query: ", "passage": "passage: "}

_MASK: Final = "<mask>"


def write_model_folder(weights: E5File, folder: Path) -> None:
    """Writes every file of the model into `folder`, which must exist."""
    _write_json(folder / "config.json", _bert_config(weights.shape, weights.pieces))
    save_file(_tensors(weights), folder / "model.safetensors", metadata={"format": "pt"})
    _tokenizer(weights.pieces).save(str(folder / "tokenizer.json"))
    _write_json(folder / "tokenizer_config.json", _tokenizer_config(weights))
    _write_json(
        folder / "sentence_bert_config.json",
        {"max_seq_length": weights.shape.positions, "do_lower_case": False},
    )
    _write_json(
        folder / "config_sentence_transformers.json",
        {"prompts": PROMPTS, "default_prompt_name": None, "similarity_fn_name": "cosine"},
    )
    pooling = folder / "1_Pooling"
    pooling.mkdir()
    _write_json(
        pooling / "config.json",
        {"word_embedding_dimension": weights.shape.hidden, "pooling_mode_mean_tokens": True},
    )
    (folder / "2_Normalize").mkdir()
    _write_json(folder / "modules.json", _MODULES)
    (folder / "model.safetensors").chmod(0o644)  # its writer makes it readable to its owner alone


_MODULES: Final = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.Transformer"},
    {"idx": 1, "name": "1", "path": "1_Pooling", "type": "sentence_transformers.models.Pooling"},
    {"idx": 2, "name": "2", "path": "2_Normalize", "type": "sentence_transformers.models.Normalize"},
]


def _tensors(weights: E5File) -> dict[str, Array]:
    tensors = dict(weights.tensors())
    # Mean pooling never calls BERT's own pooler; without weights for it every load would warn of it.
    hidden = weights.shape.hidden
    tensors["pooler.dense.weight"] = np.zeros((hidden, hidden), dtype=np.float32)
    tensors["pooler.dense.bias"] = np.zeros(hidden, dtype=np.float32)
    return tensors


def _bert_config(shape: Shape, pieces: Pieces) -> dict[str, Any]:
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.feed_forward,
        "vocab_size": shape.vocabulary,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.types,
        "layer_norm_eps": shape.epsilon,
        "hidden_act": "gelu",
        "hidden_dropout_prob": 0.1,
        "attention_probs_dropout_prob": 0.1,
        "pad_token_id": pieces.padding,
        "torch_dtype": "float32",
    }


def _special(pieces: Pieces) -> dict[str, str]:
    def text(number: int) -> str:
        return pieces.pieces[number][0]

    return {
        "bos_token": text(pieces.begin),
        "eos_token": text(pieces.end),
        "cls_token": text(pieces.begin),
        "sep_token": text(pieces.end),
        "pad_token": text(pieces.padding),
        "unk_token": text(pieces.unknown),
        "mask_token": _MASK,
    }


def _tokenizer(pieces: Pieces) -> Tokenizer:
    special = _special(pieces)
    begin, end = special["bos_token"], special["eos_token"]
    tokenizer = Tokenizer(Unigram(list(pieces.pieces), unk_id=pieces.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Strip()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement="▁", prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        pair=f"{begin} $A {end} {end} $B {end}",
        special_tokens=[(begin, pieces.begin), (end, pieces.end)],
    )
    names = [begin, end, special["pad_token"], special["unk_token"]]
    tokenizer.add_special_tokens([AddedToken(name, special=True, normalized=False) for name in names])
    tokenizer.add_special_tokens([AddedToken(_MASK, special=True, lstrip=True, normalized=False)])
    return tokenizer


def _tokenizer_config(weights: E5File) -> dict[str, Any]:
    return {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": weights.shape.positions,
        "padding_side": "right",
        "model_input_names": ["input_ids", "attention_mask"],
        **_special(weights.pieces),
    }


def _write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
