"""Nothing a person chose for their own screen counts here, and nothing here changes it."""

from pathlib import Path

import pytest

from tests.tui.projector import wall


@pytest.fixture(autouse=True)
def _own_preferences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("NO_COLOR", raising=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A game in its first turn, some orders locked."""
    return wall.played(tmp_path, 5)


@pytest.fixture
def played(tmp_path: Path) -> Path:
    """A game that has made news."""
    return wall.played(tmp_path, 14)
