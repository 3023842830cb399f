"""A change that a number's range cuts short says so before it is sent."""

from typing import Literal

import pytest

from wargame.core import commands as cm
from wargame.seat.correcting import Number, after


@pytest.mark.parametrize(
    ("how", "value", "said"),
    [
        ("add", 9, "3 → 5: at most 5"),
        ("add", -9, "3 → 0: at least 0"),
        ("add", 2, "3 → 5"),
        ("set", 7, "3 → 5: at most 5"),
    ],
)
def test_what_is_cut_short_is_said(how: Literal["add", "set"], value: int, said: str) -> None:
    number = Number(0, "Calm", flag=False, now="3", low=0, high=5)
    ruling = cm.Ruling(0, how, value)
    assert after(number, ruling) == said
