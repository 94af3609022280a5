from __future__ import annotations

import shutil
import socket
from pathlib import Path

import numpy as np
import pytest

from index.builder import Corpus, build
from index.encoder import Encoder, FakeEncoder, SentenceTransformerEncoder
from index.errors import ModelError, ModelMissing
from index.retriever import Retriever
from index.settings import EncoderSettings
from index.snapshot import Snapshot
from tests.index.conftest import NOON
from tests.index.sample_plans import HEALTH, LIBRARY, make_plan
from tests.index.tiny_model import HIDDEN, tiny_model

TEXTS = ["thư viện tỉnh", "báo cáo hằng năm 01/12", ""]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_model(tmp_path_factory.mktemp("models") / "tiny")


def made(model: Path, **settings: object) -> SentenceTransformerEncoder:
    return SentenceTransformerEncoder(EncoderSettings(model=str(model), **settings))


@pytest.mark.parametrize("kind", ["real", "fake"])
def test_unit_vectors_of_one_shape(model: Path, kind: str) -> None:
    encoder: Encoder = made(model) if kind == "real" else FakeEncoder(dimension=HIDDEN)
    for vectors in (encoder.encode_queries(TEXTS), encoder.encode_passages(TEXTS)):
        assert vectors.shape == (3, HIDDEN)
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx([1, 1, 1], abs=1e-5)
    assert encoder.encode_queries([]).shape == (0, HIDDEN)
    assert encoder.dimension == HIDDEN


def test_the_models_own_prefixes(model: Path) -> None:
    bare = made(model, query_prefix="", passage_prefix="")
    encoder = made(model)
    assert encoder.encode_queries(TEXTS[:1]) == pytest.approx(bare.encode_queries(["query: thư viện tỉnh"]))
    assert encoder.encode_passages(TEXTS[:1]) == pytest.approx(
        bare.encode_queries(["passage: thư viện tỉnh"])
    )


def test_segmented_text_where_the_model_wants_it(model: Path) -> None:
    bare = made(model, query_prefix="", passage_prefix="")
    segmented = made(model, query_prefix="", passage_prefix="", segmented=True)
    assert segmented.encode_queries(["thư viện tỉnh"]) == pytest.approx(
        bare.encode_queries(["thư_viện tỉnh"])
    )


def test_long_text_is_cut(model: Path) -> None:
    encoder = made(model, max_length=8)
    long = "thư viện " * 300
    assert encoder.encode_passages([long]) == pytest.approx(encoder.encode_passages([long + "khác"]))


@pytest.mark.parametrize("text", ["\ud800", "\x00", "😀", "ﷺ" * 1000, "</s> <pad>", "x" * 10_000])
def test_odd_text(model: Path, text: str) -> None:
    assert np.isfinite(made(model).encode_queries([text])).all()


def test_the_fingerprint_tells_models_and_settings_apart(model: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(model, copy)
    assert made(copy).fingerprint == made(model).fingerprint  # contents decide, not the place
    other = tiny_model(tmp_path / "other", seed=1)
    prints = {
        made(model).fingerprint,
        made(other).fingerprint,
        made(model, query_prefix="q: ").fingerprint,
        made(model, segmented=True).fingerprint,
        made(model, max_length=8).fingerprint,
    }
    assert len(prints) == 5


def test_the_fingerprint_does_not_load_the_model(model: Path) -> None:
    encoder = made(model)
    assert encoder.fingerprint
    assert "_loaded" not in vars(encoder)


@pytest.mark.parametrize("name", ["/khong/co/mo-hinh", "data/models/khong-co", "không tên"])
def test_no_model(name: str) -> None:
    with pytest.raises(ModelMissing) as caught:
        SentenceTransformerEncoder(EncoderSettings(model=name)).encode_queries(["a"])
    assert caught.value.name == name


def test_a_damaged_model(model: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(model, broken)
    (broken / "model.safetensors").write_bytes(b"not weights")
    with pytest.raises(ModelError):
        made(broken).encode_queries(["a"])


def test_a_local_model_asks_nobody(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert made(model).encode_queries(["thư viện"]).shape == (1, HIDDEN)


def test_settings_come_from_the_environment(model: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMBEDDING_MODEL", str(model))
    monkeypatch.setenv("EMBEDDING_SEGMENTED", "true")
    settings = EncoderSettings()
    assert (settings.model, settings.segmented) == (str(model), True)
    assert SentenceTransformerEncoder().name == "tiny"


def test_a_second_model_through_the_whole_index(model: Path, tmp_path: Path) -> None:
    encoder = made(model)
    plans = [make_plan("Bắc Kạn", plan_id="bk"), make_plan("Nghệ An", HEALTH, plan_id="yt")]
    built = build(tmp_path, Corpus(plans, {}, "code", {}), encoder, created=NOON)
    snapshot = Snapshot.open(tmp_path)
    assert (built.encoded, snapshot.manifest.encoder.dimension) == (9, HIDDEN)
    assert snapshot.manifest.encoder.name == "tiny"
    retriever = Retriever(snapshot, lambda: made(model))
    best = retriever.search(LIBRARY[3])[0]
    assert snapshot.plan(best.plan_id).by_key[best.path].text == LIBRARY[3]
