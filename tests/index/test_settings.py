from __future__ import annotations

from pathlib import Path

import pytest

from index.settings import SETTINGS, EncoderSettings


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No .env of the developer."""
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("settings", SETTINGS)
def test_an_empty_variable_is_not_set(settings: type, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [name for name in settings.model_fields if not name.endswith("_prefix")]  # type: ignore[attr-defined]
    prefix = settings.model_config["env_prefix"]  # type: ignore[attr-defined]
    for name in names:
        monkeypatch.delenv(f"{prefix}{name}".upper(), raising=False)
    defaults = settings()
    for name in names:
        monkeypatch.setenv(f"{prefix}{name}".upper(), "")
    assert settings() == defaults


def test_an_empty_prefix_is_a_prefix(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("EMBEDDING_QUERY_PREFIX", "")
    (tmp_path / ".env").write_text('EMBEDDING_PASSAGE_PREFIX=""\nEMBEDDING_MODEL=\n', encoding="utf-8")
    read = EncoderSettings()
    assert (read.query_prefix, read.passage_prefix) == ("", "")
    assert read.model == EncoderSettings.model_fields["model"].default
