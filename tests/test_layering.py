"""How the code hangs together: who may import whom, who imports the heavy libraries, how long a file is."""

import ast
from collections.abc import Collection, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("corpus", "index", "bot", "scripts", "benchmarks")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))

PRODUCT = [path for path in MODULES if path.relative_to(ROOT).parts[0] != "benchmarks"]

# corpus ← index ← bot; scripts are entry points over them.
MAY_IMPORT = {
    "corpus": {"corpus"},
    "index": {"corpus", "index"},
    "bot": {"corpus", "index", "bot"},
    "scripts": {"corpus", "index", "bot", "scripts"},
    "benchmarks": {"corpus", "index", "bot", "benchmarks"},  # the product is one of the systems compared
}
# Each heavy library comes in through one place: a module, or a folder of one purpose.
SOLE_IMPORTER = {
    "pyvi": "index/segmentation.py",
    "faiss": "index/dense.py",
    "sentence_transformers": ("index/encoder.py", "index/reranker.py"),  # a module for each kind of model
    "telegram": "bot/telegram/",
    "pdfplumber": "corpus/readers/",
    "pypdfium2": "corpus/readers/",
    "docx": "corpus/readers/",
    "viparse": "corpus/legacy.py",
    "sqlalchemy": "bot/",
    "psycopg": "index/postgres/",
    "psycopg_pool": "index/postgres/",
    "matplotlib": ("bot/pictures/canvas.py", "scripts/benchmarking/"),
}
LONGEST = 350  # lines
VAGUE = {"utils", "helpers", "helper", "util", "common", "misc", "manager"}


def imports(path: Path) -> Iterator[str]:
    """Full names of what a module imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            yield node.module or ""


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_there_are_modules_to_check() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in MODULES} == set(PACKAGES)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_point_one_way(path: Path) -> None:
    own = {module.partition(".")[0] for module in imports(path)} & set(PACKAGES)
    assert own <= MAY_IMPORT[path.relative_to(ROOT).parts[0]]


@pytest.mark.parametrize("library", SOLE_IMPORTER)
def test_a_heavy_library_has_one_importer(library: str) -> None:
    importers = {name(path) for path in PRODUCT if library in {m.partition(".")[0] for m in imports(path)}}
    allowed = SOLE_IMPORTER[library]
    assert {i for i in importers if not i.startswith(allowed)} == set()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_short_and_named_after_what_it_does(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST
    assert path.stem not in VAGUE
    assert not path.stem.endswith(("_v2", "_new", "_old", "_manager"))


def by_import_name() -> dict[str, Path]:
    """The modules as they are imported: those of scripts/ without that folder's name, which is on the path."""
    found: dict[str, Path] = {}
    for path in MODULES:
        parts = path.relative_to(ROOT).with_suffix("").parts
        inside = parts[parts[0] == "scripts" :]
        found[".".join(inside[:-1] if inside[-1] == "__init__" else inside)] = path
    return found


def imported_modules(path: Path, known: Collection[str]) -> Iterator[str]:
    """The modules of ours that one imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                inside = f"{node.module}.{alias.name}"
                yield from (name for name in (inside if inside in known else node.module,) if name in known)


def test_no_modules_import_each_other() -> None:
    """Not even for types: modules that need each other are one module, or a third holds what both need."""
    modules = by_import_name()
    sorter = TopologicalSorter({name: set(imported_modules(path, modules)) for name, path in modules.items()})
    try:
        order = list(sorter.static_order())
    except CycleError as error:
        pytest.fail(" → ".join(reversed(error.args[1])))
    assert len(order) == len(modules)
