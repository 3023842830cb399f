"""How much the generated tests try: little at the desk, more and always the same in CI.

Whatever language the machine speaks, the tests read English unless they ask for another.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from wargame import language

# How fast a machine is says nothing about the code: no deadline, no word on slow generation.
settings.register_profile(
    "fast", max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "ci", settings.get_profile("fast"), max_examples=100, derandomize=True, print_blob=True
)
settings.load_profile("ci" if os.environ.get("CI") else "fast")

language.choose("en")


TESTS = Path(__file__).parent
ONCE = (TESTS / "scenarios", TESTS / "walkthroughs", TESTS / "tui")
"""What is asked of the games that come with the engine, which are data, and of whole screens."""
EVERYWHERE = (
    "test_real_terminal.py",
    "test_other_terminals.py",
    "test_screens.py",
    "test_snapshots.py",
    "test_projector.py",
    "test_following.py",
)
"""Screens that are looked at under every interpreter all the same."""


# Before pytest looks which tests are asked for by their marks.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, so that at the end nobody waits for it."""
    for item in items:
        if item.path.name not in EVERYWHERE and any(one in item.path.parents for one in ONCE):
            item.add_marker(pytest.mark.once)
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
