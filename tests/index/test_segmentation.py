import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from corpus.normalize import without_surrogates
from index.segmentation import segment


def letters(text: str) -> str:
    return "".join(text.replace("_", " ").split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thư viện cấp huyện", "thư_viện cấp huyện"),
        ("Sở Tài chính", "Sở Tài_chính"),
        ("", ""),
        ("   ", ""),  # only spaces
    ],
)
def test_words_are_joined(text: str, expected: str) -> None:
    assert segment(text).strip() == expected


@pytest.mark.parametrize(
    "text",
    [
        "\ud800",  # a lone surrogate, as a broken client sends it
        "\x00\x01",
        "ﷺ" * 1000,  # expands eighteen-fold when normalised
        "😀👍🏽",
        "_ __ a_b",
        "x" * 20_000,
        "thu\u031b vie\u0323\u0302n",  # NFD
        "\u202eđảo\u202c",
    ],
)
def test_odd_input_loses_nothing(text: str) -> None:
    whole = unicodedata.normalize("NFC", without_surrogates(text))
    assert letters(segment(text)) == letters(whole)


def test_no_file_is_left_behind(tmp_path: Path) -> None:
    words = "from index.segmentation import segment; segment('thư viện cấp huyện')"
    subprocess.run([sys.executable, "-c", words], env=os.environ | {"TMPDIR": str(tmp_path)}, check=True)
    assert list(tmp_path.iterdir()) == []


def test_first_texts_may_come_in_several_threads() -> None:
    code = (
        "from concurrent.futures import ThreadPoolExecutor; from index.segmentation import segment;"
        "print(set(ThreadPoolExecutor(8).map(segment, ['thư viện'] * 8)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "{'thư_viện'}\n", done.stderr
