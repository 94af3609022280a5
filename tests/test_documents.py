"""README.md names every variable that is read, and its links and those of the other documents lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic_settings import BaseSettings

from bot.settings import Settings
from index.settings import SETTINGS

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]
FOR_TESTS = {"EXTRA_SAMPLES", "TEST_DATABASE_URL"}


def variables(settings: type[BaseSettings]) -> set[str]:
    prefix = settings.model_config["env_prefix"]
    return {f"{prefix}{name}".upper() for name in settings.model_fields}


def table() -> dict[str, str]:
    """What the table of README.md gives as default for each variable."""
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Configuration")[2]
    rows = re.findall(r"^\| (`.*?) \|.*\| ([^|]*) \|$", section.partition("\n## ")[0], re.MULTILINE)
    return {name: default for names, default in rows for name in re.findall(r"`([A-Z_]+)`", names)}


def test_every_variable_and_no_other() -> None:
    read = set().union(*map(variables, (Settings, *SETTINGS)))
    assert set(table()) == read | FOR_TESTS


def test_what_is_read_by_tests_alone() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "scripts").rglob("*.py"))
    assert all(f'"{name}"' in code for name in FOR_TESTS)


@pytest.mark.parametrize(
    "name", ["TELEGRAM_API_URL", "DATABASE_URL", "PLANS_DIR", "INDEX_DIR", "INDEX_KEEP", "EMBEDDING_MODEL"]
)
def test_defaults(name: str) -> None:
    defaults = {
        f"{settings.model_config['env_prefix']}{field}".upper(): info.default
        for settings in (Settings, *SETTINGS)
        for field, info in settings.model_fields.items()
    }
    default = defaults[name]
    secret = getattr(default, "get_secret_value", None)
    assert str(secret() if secret else default) in table()[name]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_and_pictures_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"", text)
    for target in filter(None, (one or other for one, other in targets)):
        path, _, heading = target.partition("#")
        if "://" in target:
            continue
        linked = (document.parent / path) if path else document
        assert linked.exists(), target
        headings = (
            re.findall(r"^#+ (.+)$", linked.read_text(encoding="utf-8"), re.MULTILINE) if heading else []
        )
        assert not heading or heading in {
            re.sub(r"[^\w-]", "", h.lower().replace(" ", "-")) for h in headings
        }


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_files_that_are_named_exist(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    named = re.findall(r"`((?:bot|corpus|index|scripts|tests|benchmarks|docs|deploy)/[\w./-]+)`", text)
    assert [name for name in named if not (ROOT / name).exists()] == []
