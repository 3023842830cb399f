"""How much the generated tests try: little at the desk, more and always the same in CI.

Whatever language the machine speaks, the tests read English unless they ask for another.
"""

import os

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


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, so that at the end nobody waits for it."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
