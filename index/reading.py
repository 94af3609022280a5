"""A file of the corpus to a plan, and hashes that tell whether the file or the way of reading it changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import corpus
from corpus.facts.extract import extract
from corpus.models import Plan
from corpus.parser import parse
from corpus.readers.dispatch import read_file

ReadPlan = Callable[[Path], Plan]


def read_plan(path: Path) -> Plan:
    """The plan in a file, with its facts, without an id. Raises corpus.errors.UnreadableFile, OSError."""
    plan = parse(read_file(path))
    return plan.model_copy(update={"facts": extract(plan)})


def input_hash(path: Path) -> str:
    """SHA-256 of all that a plan is read from: the file, and the TOML of the same name where there is one."""
    digest = hashlib.sha256(path.read_bytes())
    for beside in (path.with_suffix(".toml"), path.with_name(f"{path.name}.toml")):
        if beside.is_file():
            digest.update(b"\0" + beside.read_bytes())
    return digest.hexdigest()


@lru_cache(maxsize=1)
def code_hash() -> str:
    """SHA-256 of the code and data that read and parse plans: where it changes, every file is read again."""
    digest = hashlib.sha256()
    root = Path(corpus.__file__).parent
    for path in sorted(root.rglob("*")):
        relative = path.relative_to(root)
        if path.is_file() and relative.parts[0] != "plans" and "__pycache__" not in relative.parts:
            digest.update(relative.as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
