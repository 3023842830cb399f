"""How long the map takes to redraw, by what happened, in the largest theatre there is.

Run `python -m tests.benchmarks.map_redraw [ROUNDS]`. Every figure is a picture of 34 countries with
six regions, its labels and its legend, turned into what Textual puts on the screen. `new window`
works out the outlines anew, as after a resize or for a zoom seen first; the others take what is
kept. Milliseconds of wall time; at 160 by 45 the 95th percentile may be 50.
"""

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial

import attrs
from rich.segment import Segment
from textual.strip import Strip

from tests.tui.cartography.large import atlas, situation
from wargame.tui.cartography.drawing import Cartographer, Request
from wargame.tui.cartography.palette import DARK, PLAIN
from wargame.tui.widgets.theatre import style_of

SIZES = ((80, 24), (120, 40), (160, 45), (240, 67))
Change = Callable[[Request, int], Request]
CHANGES: dict[str, Change] = {
    "new figures": lambda request, k: attrs.evolve(request, situation=situation(k)),
    "other colouring": lambda request, k: attrs.evolve(request, layer=k),
    "selection": lambda request, k: attrs.evolve(request, selected=k % len(atlas().places)),
    "known zoom": lambda request, k: attrs.evolve(request, zoom=k),
    "other theme": lambda request, k: attrs.evolve(request, palette=(DARK, PLAIN)[k % 2]),
}


def draw(cartographer: Cartographer, request: Request) -> list[Strip]:
    return [
        Strip([Segment(run.text, style_of(run.ink)) for run in line], request.width)
        for line in cartographer.picture(request).lines
    ]


def timed(rounds: int, make: Callable[[int], tuple[Cartographer, Request]]) -> str:
    """The median, 95th percentile and longest of some rounds, in milliseconds."""
    taken = []
    for k in range(rounds):
        cartographer, request = make(k)
        started = time.perf_counter()
        draw(cartographer, request)
        taken.append((time.perf_counter() - started) * 1000)
    p95 = statistics.quantiles(taken, n=20)[-1]
    return f"{statistics.median(taken):8.1f} {p95:8.1f} {max(taken):8.1f}"


def afresh(base: Request, k: int) -> tuple[Cartographer, Request]:
    """Nothing is kept."""
    return Cartographer(atlas()), attrs.evolve(base, zoom=k)


def changed(
    kept: Cartographer, base: Request, change: Change, k: int
) -> tuple[Cartographer, Request]:
    """The windows are known."""
    return kept, change(base, k)


def main(rounds: int = 60) -> None:
    print(f"{'':24} {'median':>8} {'p95':>8} {'longest':>8}   ms, {rounds} rounds")
    for width, height in SIZES:
        base = Request(situation(), DARK, width, height)
        fresh = timed(rounds, partial(afresh, base))
        print(f"{width:3}x{height:<3} {'new window':16} {fresh}")
        kept = Cartographer(atlas())
        for zoom in range(len(atlas().zooms)):
            draw(kept, attrs.evolve(base, zoom=zoom))
        for name, change in CHANGES.items():
            said = timed(rounds, partial(changed, kept, base, change))
            print(f"{width:3}x{height:<3} {name:16} {said}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
