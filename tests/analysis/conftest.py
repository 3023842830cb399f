"""Where the tests keep compiled rules, so that a second run at the desk compiles nothing."""

from pathlib import Path

import pytest


@pytest.fixture
def compiled(pytestconfig: pytest.Config) -> Path:
    cache = pytestconfig.cache
    assert cache is not None
    return cache.mkdir("wargame-compiled")
