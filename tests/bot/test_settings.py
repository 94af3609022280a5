from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings

SECRETS = {
    "TELEGRAM_BOT_TOKEN": "1:bí-mật-một",
    "WEBHOOK_SECRET": "bí-mật-hai",
    "DATABASE_URL": "postgresql://u:bí-mật-ba@h/d",
    "INDEX_URL": "postgresql://u:bí-mật-bốn@h/d",
}


@pytest.fixture(autouse=True)
def elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No .env of the developer, no variables of the shell."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_secrets_are_in_no_repr(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in SECRETS.items():
        monkeypatch.setenv(name, value)
    settings = Settings()
    assert set(settings.secrets) == set(SECRETS.values())
    for shown in (repr(settings), str(settings), settings.model_dump_json()):
        assert "bí-mật" not in shown


def test_empty_variable_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "")
    monkeypatch.setenv("ADMIN_IDS", "")
    assert Settings().telegram_bot_token is None
    assert Settings().admin_ids == frozenset()


@pytest.mark.parametrize("written", ["12,34", "12 34", " 12 , 34,"])
def test_admin_ids(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    monkeypatch.setenv("ADMIN_IDS", written)
    assert Settings().admin_ids == {12, 34}


def test_api_url_has_no_slash_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_API_URL", "http://localhost:8081/")
    assert Settings().telegram_api_url == "http://localhost:8081"
