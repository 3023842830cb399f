"""What is seen in the lines of a compiled rule."""

import pytest

from wargame.core.compile.lines import looks_back


@pytest.mark.parametrize(
    ("lines", "back"),
    [
        (
            ["v = B[26 + t * 4]", "band = roll(S, L, q, 0, drm, 0, 0)", "add(S, L, W, q, 4, 1)"],
            False,
        ),
        (["add(S, L, W, q, 4, B[5])"], False),
        (["add(S, L, W, q, 4, 1)", "add(S, L, W, q, 5, B[4])"], True),
        (["if B[4] > 1: add(S, L, W, q, 4, 1)", "if B[5] > 1: add(S, L, W, q, 5, 1)"], True),
        (["v = ordered(B, seat, 3, -1)"], True),
        (["drm = helper_2(seat, B)"], True),
        (["for p in MEMBERS_places:", "    add(S, L, W, q, 4 + p, B[9 + p])"], True),
    ],
)
def test_a_rule_looks_back_that_reads_after_it_has_written(lines: list[str], back: bool) -> None:
    assert looks_back(lines) is back
