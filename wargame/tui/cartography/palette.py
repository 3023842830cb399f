"""The colours of a map, as values that a theme passes in, and what is worked out from them.

Steps of a scale stay apart for people who see no red, no green or no blue; a test holds that.
"""

from functools import cache

import attrs

from wargame.tui.cartography.atlas import Layer
from wargame.tui.cartography.scale import density, step

Colour = str
"""`#rrggbb`; empty for the terminal's own."""

HATCHING = 0.045
"""How much darker or lighter a hatched ground is, on the whole, than its colour."""
LINES = 0.3
"""How much darker or lighter than its ground a thin line of hatching is."""
NEAR = 1.5
"""Contrast below which two neighbouring colours need a line between them."""


@attrs.frozen
class Ink:
    """How a character is drawn."""

    fore: Colour = ""
    back: Colour = ""
    bold: bool = False
    dim: bool = False
    reverse: bool = False


@attrs.frozen(kw_only=True)
class Palette:
    """The colours of a theme. Without any (`plain`) the map is drawn in lines and hatching only."""

    negative: tuple[Colour, ...]
    """From -1 to -5."""
    zero: Colour
    positive: tuple[Colour, ...]
    """From 1 to 5."""
    amounts: tuple[Colour, ...]
    """From 0 to 5, for what has no negative side."""
    unknown: Colour
    """A place whose number is not known, or that has none."""
    sea: Colour
    land: Colour
    """Land that is no place of the game."""
    land_line: Colour
    land_name: Colour
    region: Colour
    """The hatching of what is held apart from its parent."""
    text: Colour
    quiet: Colour
    """Text of less weight."""
    panel: Colour
    """Behind the legend."""
    select: Colour
    """The outline of the selected place."""
    light: Colour = "#ffffff"
    dark: Colour = "#000000"
    plain: bool = False

    def at(self, step: int, *, signed: bool) -> Colour:
        """Return the colour of a step of a layer with or without a negative side."""
        if not signed:
            return self.amounts[step]
        if step == 0:
            return self.zero
        return (self.positive if step > 0 else self.negative)[abs(step) - 1]

    def of(self, layer: Layer, value: int | None) -> Colour:
        """Return the colour of a value of a layer."""
        return self.unknown if value is None else self.at(step(layer, value), signed=layer.signed)

    def hatching(self, step: int, *, signed: bool) -> Ink:
        """Return how a step's hatching is drawn: the denser the fainter, so that colours hold."""
        back, covered = self.at(step, signed=signed), density(step, signed=signed)
        share = min(LINES, HATCHING / covered) if covered else LINES
        return Ink(blend(back, self.ink_on(back), share), back)

    def apart(self, back: Colour) -> Colour:
        """Return the ground of what is held apart from a place of this colour."""
        return blend(back, self.region, 0.4)

    def ink_on(self, back: Colour) -> Colour:
        """Return light or dark, whichever is easier to read on a colour."""
        if not back:
            return ""
        # Where both give the same contrast, by the ratio (L1 + 0.05) / (L2 + 0.05) of WCAG 2.
        return self.light if luminance(back) < 0.179 else self.dark


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@cache
def luminance(colour: Colour) -> float:
    """Return the relative luminance of a colour, from 0 to 1 (WCAG 2, sRGB)."""
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def blend(one: Colour, other: Colour, share: float) -> Colour:
    """Return a colour with a share, from 0 to 1, of another in it."""
    if not one or not other:
        return one
    mixed = (
        round(int(one[k : k + 2], 16) * (1 - share) + int(other[k : k + 2], 16) * share)
        for k in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02x}" for part in mixed)


DARK = Palette(
    negative=("#5f4a38", "#83552e", "#a66021", "#d0822b", "#ffb347"),
    zero="#7b828c",
    positive=("#34506e", "#366ca0", "#3689d2", "#6dafe8", "#9ad6ff"),
    amounts=("#1d4e77", "#247281", "#1e988a", "#6cb984", "#aad78f", "#f1f0c0"),
    unknown="#5b616b",
    sea="#0b1a29",
    land="#2c333d",
    land_line="#55606e",
    land_name="#98a3b0",
    region="#14181d",
    text="#e6e9ee",
    quiet="#a2abb7",
    panel="#11161d",
    select="#fff04d",
)
LIGHT = Palette(
    negative=("#f3d2a6", "#efb26f", "#e59237", "#bc6614", "#8a3600"),
    zero="#a3a3a3",
    positive=("#b5d8f2", "#83b6e4", "#4595d6", "#2c6bb1", "#0c438c"),
    amounts=("#f1f0c0", "#aad78f", "#6cb984", "#1e988a", "#247281", "#1d4e77"),
    unknown="#c9c9c4",
    sea="#cddfeb",
    land="#f4f1e8",
    land_line="#a9a594",
    land_name="#6e6a5c",
    region="#1a1a1a",
    text="#1c2128",
    quiet="#59616c",
    panel="#fbfaf6",
    select="#c2006b",
)
CONTRAST = Palette(
    negative=("#ffe2b8", "#ffc47b", "#ffa73b", "#dc7611", "#a83c00"),
    zero="#9c9c9c",
    positive=("#c4e4ff", "#91bfff", "#499cff", "#2b6bde", "#0038b8"),
    amounts=("#ffffcc", "#abe891", "#63c48a", "#1a9a91", "#206a85", "#0a3c78"),
    unknown="#5a5a5a",
    sea="#000000",
    land="#2e2e2e",
    land_line="#bdbdbd",
    land_name="#ffffff",
    region="#000000",
    text="#ffffff",
    quiet="#ffffff",
    panel="#000000",
    select="#ffff00",
)
PLAIN = Palette(
    negative=("",) * 5,
    zero="",
    positive=("",) * 5,
    amounts=("",) * 6,
    unknown="",
    sea="",
    land="",
    land_line="",
    land_name="",
    region="",
    text="",
    quiet="",
    panel="",
    select="",
    plain=True,
)
