"""A file of the corpus to a plan, and hashes that tell whether the file or the way of reading it changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import corpus
from corpus.errors import BadSettings
from corpus.facts.extract import extract
from corpus.models import Plan
from corpus.parser import parse
from corpus.readers.dispatch import read_file
from corpus.supplied import read_supplied, settings_file, with_supplied
from index.settings import ReadingSettings

ReadPlan = Callable[[Path], Plan]


def read_plan(path: Path) -> Plan:
    """The plan in a file, with its facts, without an id.

    What its text leaves out is taken from the TOML beside it; one that can't be used is left aside, and
    `settings_trouble` tells. Raises corpus.errors.UnreadableFile, OSError.
    """
    plan = parse(read_file(path, ReadingSettings().limits))
    try:
        supplied = read_supplied(path)
    except BadSettings:
        supplied = None
    if supplied is not None:
        plan = with_supplied(plan, supplied)
    return plan.model_copy(update={"facts": extract(plan)})


def settings_trouble(path: Path) -> BadSettings | None:
    """What is wrong with the TOML beside a plan's file, None where nothing is. Raises OSError."""
    try:
        read_supplied(path)
    except BadSettings as error:
        return error
    return None


def input_hash(path: Path) -> str:
    """SHA-256 of all that a plan is read from: the file, and the TOML beside it where there is one."""
    digest = hashlib.sha256(path.read_bytes())
    beside = settings_file(path)
    if beside is not None:
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
