"""The screen of these tests is tall, so that no page is parted unless a test says so."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def tall(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINES", "500")


@pytest.fixture
def game(tmp_path: Path) -> Path:
    """Where a game is kept, under a name that a shell would take apart."""
    return tmp_path / "a game.wargame"
