"""The screen of these tests is tall, so that no page is parted unless a test says so."""

import pytest


@pytest.fixture(autouse=True)
def tall(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LINES", "500")
