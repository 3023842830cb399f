"""Whether what a map says of places, tracks and flags is of this scenario.

It knows names only; whether the file has the features is the business of who can read it.
"""

from collections.abc import Iterable

from wargame.core.compile.report import Path, Report
from wargame.core.compile.words import suggest
from wargame.core.compile.world import World
from wargame.core.scenario import Map

LONGEST_CODE = 4
"""Letters that a label on the map has room for."""


def chart(drawn: Map, world: World, report: Report) -> None:
    """Report every name of a map that means nothing, and codes that cannot be told apart."""
    numbers = [dial.id for dial in world.dials.values() if dial.scope == "place"]
    flags = [id for id in numbers if world.dials[id].kind == "flag"]
    hold = [dial.id for dial in world.dials.values() if dial.scope in ("place", "world")]
    _known(drawn.colour, ("map", "colour"), "track or flag of places", numbers, report)
    _known(drawn.marks, ("map", "marks"), "flag of places", flags, report)
    for outline in drawn.places:
        path = ("map", "places", outline.id)
        _known_one(outline.id, path, "place", world.places, report)
    for region in drawn.regions:
        path = ("map", "regions", region.id)
        _known_one(region.of, (*path, "of"), "place", world.places, report)
        if region.held_by:
            what = "track or flag of a place or of the world"
            _known_one(region.held_by, (*path, "held_by"), what, hold, report)
    _codes(drawn, report)


def _known(
    names: Iterable[str], path: Path, what: str, known: Iterable[str], report: Report
) -> None:
    for index, name in enumerate(names):
        _known_one(name, (*path, index), what, known, report)


def _known_one(name: str, path: Path, what: str, known: Iterable[str], report: Report) -> None:
    if name not in known:
        code = f"unknown-{what.partition(' ')[0]}"
        report.error(code, path, f"there is no {what} `{name}`", suggest(name, known))


def _codes(drawn: Map, report: Report) -> None:
    first: dict[str, str] = {}
    for outline in drawn.places:
        path = ("map", "places", outline.id, "code")
        if len(outline.code) > LONGEST_CODE:
            report.error(
                "bad-code", path, f"`{outline.code[:20]}` is too long for a label",
                f"at most {LONGEST_CODE} letters, such as `{outline.id[:2].upper()}`",
            )  # fmt: skip
        other = first.setdefault(outline.code, outline.id)
        if outline.code and other != outline.id:
            what = f"`{other}` and `{outline.id}` have the same code on the map"
            report.error("same-code", path, what, "codes that people can tell apart")
