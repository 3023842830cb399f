"""Whether what a map says of places, tracks and flags is of this scenario.

It knows names only; whether the file has the features is the business of who can read it.
"""

from collections.abc import Iterable

from wargame.core.compile.report import Path, Report
from wargame.core.compile.words import suggest
from wargame.core.compile.world import World
from wargame.core.said import Said, said
from wargame.core.scenario import Map

LONGEST_CODE = 4
"""Letters that a label on the map has room for."""


def chart(drawn: Map, world: World, report: Report) -> None:
    """Report every name of a map that means nothing, and codes that cannot be told apart."""
    numbers = [dial.id for dial in world.dials.values() if dial.scope == "place"]
    flags = [id for id in numbers if world.dials[id].kind == "flag"]
    hold = [dial.id for dial in world.dials.values() if dial.scope in ("place", "world")]
    for index, name in enumerate(drawn.colour):
        what = said("there is no track or flag of places `{name}`", name=name)
        _known("unknown-track", name, what, ("map", "colour", index), numbers, report)
    for index, name in enumerate(drawn.marks):
        what = said("there is no flag of places `{name}`", name=name)
        _known("unknown-flag", name, what, ("map", "marks", index), flags, report)
    for outline in drawn.places:
        _place(outline.id, ("map", "places", outline.id), world, report)
    for region in drawn.regions:
        path = ("map", "regions", region.id)
        _place(region.of, (*path, "of"), world, report)
        if region.held_by:
            name = region.held_by
            what = said("there is no track or flag of a place or of the world `{name}`", name=name)
            _known("unknown-track", name, what, (*path, "held_by"), hold, report)
    _codes(drawn, report)


def _place(name: str, path: Path, world: World, report: Report) -> None:
    what = said("there is no place `{name}`", name=name)
    _known("unknown-place", name, what, path, world.places, report)


def _known(
    code: str, name: str, what: Said, path: Path, known: Iterable[str], report: Report
) -> None:
    if name not in known:
        report.error(code, path, what, suggest(name, known))


def _codes(drawn: Map, report: Report) -> None:
    first: dict[str, str] = {}
    for outline in drawn.places:
        path = ("map", "places", outline.id, "code")
        if len(outline.code) > LONGEST_CODE:
            report.error(
                "bad-code",
                path,
                said("`{code}` is too long for a label", code=outline.code[:20]),
                said(
                    "at most {most} letters, such as `{code}`",
                    most=LONGEST_CODE,
                    code=outline.id[:2].upper(),
                ),
            )
        other = first.setdefault(outline.code, outline.id)
        if outline.code and other != outline.id:
            what = said(
                "`{one}` and `{other}` have the same code on the map", one=other, other=outline.id
            )
            report.error("same-code", path, what, said("codes that people can tell apart"))
