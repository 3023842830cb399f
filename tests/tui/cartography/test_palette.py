"""Colours of a scale stay apart for everybody, and text on them can be read."""

import itertools
import math

import pytest

from wargame.tui.cartography.palette import CONTRAST, DARK, LIGHT, Colour, Palette, contrast

SMALLEST = 12
"""The least difference of any two steps (CIE 1976), for every kind of sight: about five times what
can just be seen."""
READABLE = 4.5
"""Contrast that WCAG 2 asks of text."""

Matrix = tuple[tuple[float, float, float], ...]

SIGHT: dict[str, Matrix] = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""What is left of linear RGB: Machado, Oliveira and Fernandes 2009, severity 1."""
TO_XYZ: Matrix = (
    (0.4124, 0.3576, 0.1805),
    (0.2126, 0.7152, 0.0722),
    (0.0193, 0.1192, 0.9505),
)
WHITE = (0.95047, 1.0, 1.08883)
PALETTES = {"dark": DARK, "light": LIGHT, "contrast": CONTRAST}


def times(matrix: Matrix, vector: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def seen(colour: Colour, sight: Matrix) -> list[float]:
    """A colour in CIE L*a*b*, as seen."""
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    left = [min(1.0, max(0.0, part)) for part in times(sight, linear)]
    xyz = [part / white for part, white in zip(times(TO_XYZ, left), WHITE, strict=True)]
    f = [math.cbrt(part) if part > 0.008856 else 7.787 * part + 16 / 116 for part in xyz]
    return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]


def scales(palette: Palette) -> list[tuple[Colour, ...]]:
    return [(*palette.negative, palette.zero, *palette.positive), palette.amounts]


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("name", PALETTES)
def test_any_two_steps_of_a_scale_can_be_told_apart(name: str, sight: str) -> None:
    for scale in scales(PALETTES[name]):
        colours = [seen(colour, SIGHT[sight]) for colour in scale]
        assert min(math.dist(a, b) for a, b in itertools.combinations(colours, 2)) >= SMALLEST


def test_red_against_green_would_not_pass() -> None:
    red, green = (seen(colour, SIGHT["no green"]) for colour in ("#b0503c", "#7c7038"))

    assert math.dist(red, green) < SMALLEST


@pytest.mark.parametrize("name", PALETTES)
def test_labels_can_be_read_on_every_step(name: str) -> None:
    palette = PALETTES[name]
    grounds = [colour for scale in scales(palette) for colour in scale]

    for ground in (*grounds, palette.unknown, palette.select):
        assert contrast(palette.ink_on(ground), ground) >= READABLE, ground


@pytest.mark.parametrize("name", PALETTES)
def test_the_legend_and_names_of_land_can_be_read(name: str) -> None:
    palette = PALETTES[name]

    assert contrast(palette.text, palette.panel) >= READABLE
    assert contrast(palette.quiet, palette.panel) >= READABLE
    assert contrast(palette.land_name, palette.land) >= READABLE
