"""What must be right before names can be resolved: ids, ranges, starting values, the shape of
play.
"""

import re
from collections.abc import Iterable
from typing import Protocol

from wargame.core.compile.report import Report
from wargame.core.compile.words import suggest
from wargame.core.compile.world import RESERVED
from wargame.core.said import said
from wargame.core.scenario import Scenario, Start, Track

ID = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
"""Ids become parts of names in the compiled text, so nothing else may pass."""


class Named(Protocol):
    @property
    def id(self) -> str: ...


def shapes(scenario: Scenario, report: Report) -> None:
    """Report everything that would keep the compiler from working at all."""
    _ids(scenario, report)
    _tracks(scenario, report)
    _owners(scenario, report)
    _play(scenario, report)


def _ids(scenario: Scenario, report: Report) -> None:
    shared: dict[str, str] = {}
    for section in ("seats", "teams", "places", "groups", "tracks", "flags", "resources"):
        things: Iterable[Named] = getattr(scenario, section)
        for thing in things:
            path = (section, thing.id)
            if not ID.fullmatch(thing.id):
                report.error(
                    "bad-id", path, said("`{id}` cannot be used in a formula", id=thing.id),
                    said("letters, digits and underscores, a letter first"),
                )  # fmt: skip
            elif thing.id in RESERVED:
                report.error(
                    "bad-id",
                    path,
                    said("`{id}` is a word of the language", id=thing.id),
                    said("rename it"),
                )
            elif shared.setdefault(thing.id, section) != section and not _twins(
                section, shared[thing.id]
            ):
                report.error(
                    "twice",
                    path,
                    said(
                        "`{id}` names something in {shared} already",
                        id=thing.id,
                        shared=shared[thing.id],
                    ),
                )
    for place in scenario.places:
        for attribute in place.attributes:
            if not ID.fullmatch(attribute.id):
                report.error(
                    "bad-id", ("places", place.id, "attributes", attribute.id),
                    said("`{id}` cannot be used in a formula", id=attribute.id),
                    said("letters, digits and underscores, a letter first"),
                )  # fmt: skip
    for action in scenario.actions:
        if not ID.fullmatch(action.id):
            report.error(
                "bad-id",
                ("actions", action.id),
                said("`{id}` is not an id", id=action.id),
                said("such as R01"),
            )


def _twins(section: str, other: str) -> bool:
    """A seat may share its name with the place it plays."""
    return {section, other} == {"seats", "places"}


def _tracks(scenario: Scenario, report: Report) -> None:
    for track in scenario.tracks:
        low, high = track.range
        path = ("tracks", track.id)
        if low >= high:
            report.error(
                "bad-range", (*path, "range"),
                said("the range {low} to {high} is empty", low=low, high=high),
                said("the lowest value, then the highest"),
            )  # fmt: skip
        elif not low <= track.start <= high:
            report.error(
                "start-outside", (*path, "start"),
                said(
                    "{id} starts at {start}, outside {low} to {high}",
                    id=track.id, start=track.start, low=low, high=high,
                ),
            )  # fmt: skip
        for level in track.levels:
            if not low <= level.value <= high:
                report.error(
                    "level-outside", (*path, "levels", level.id),
                    said(
                        "the level `{id}` stands at {value}, outside {low} to {high}",
                        id=level.id, value=level.value, low=low, high=high,
                    ),
                )  # fmt: skip


def _owners(scenario: Scenario, report: Report) -> None:
    tracks = {track.id: track for track in scenario.tracks}
    flags = {flag.id: flag for flag in scenario.flags}
    resources = {resource.id for resource in scenario.resources}
    seats = [seat.id for seat in scenario.seats]
    groups = [group.id for group in scenario.groups]
    for place in scenario.places:
        path = ("places", place.id)
        if place.seat and place.seat not in seats:
            report.error(
                "unknown-seat", (*path, "seat"), said("there is no seat `{seat}`", seat=place.seat),
                suggest(place.seat, seats),
            )  # fmt: skip
        for index, group in enumerate(place.groups):
            if group not in groups:
                report.error(
                    "unknown-group", (*path, "groups", index),
                    said("there is no group `{group}`", group=group),
                    suggest(group, groups),
                )  # fmt: skip
        of_place = [t.id for t in scenario.tracks if t.of not in {"world", "seat", "pair"}]
        _starts(place.start, of_place, tracks, path, report)
        _flagged(
            place.flags,
            [f.id for f in flags.values() if f.of not in {"world", "seat"}],
            path,
            report,
        )
    for seat in scenario.seats:
        path = ("seats", seat.id)
        of_seat = [*(t.id for t in scenario.tracks if t.of == "seat"), *resources]
        _starts(seat.start, of_seat, tracks, path, report)
        _flagged(seat.flags, [f.id for f in flags.values() if f.of == "seat"], path, report)


def _starts(
    starts: tuple[Start, ...],
    known: list[str],
    tracks: dict[str, Track],
    path: tuple[str, str],
    report: Report,
) -> None:
    for start in starts:
        here = (*path, "start", start.id)
        if start.id not in known:
            report.error(
                "unknown-track",
                here,
                said("it has no track `{id}`", id=start.id),
                suggest(start.id, known),
            )
        elif start.id in tracks:
            low, high = tracks[start.id].range
            if not low <= start.value <= high:
                report.error(
                    "start-outside",
                    here,
                    said(
                        "{value} lies outside {low} to {high}",
                        value=start.value,
                        low=low,
                        high=high,
                    ),
                )


def _flagged(
    flags: tuple[str, ...], known: list[str], path: tuple[str, str], report: Report
) -> None:
    for index, flag in enumerate(flags):
        if flag not in known:
            report.error(
                "unknown-flag", (*path, "flags", index), said("it has no flag `{flag}`", flag=flag),
                suggest(flag, known),
            )  # fmt: skip


def _play(scenario: Scenario, report: Report) -> None:
    if not scenario.seats:
        report.error("no-seats", ("seats",), said("a game needs a seat"))
    if not 1 <= scenario.turns <= 200:
        report.error("bad-turns", ("turns",), said("a game has 1 to 200 turns"))
    if not 0 <= scenario.spotlights <= 20:
        report.error("bad-spotlights", ("spotlights",), said("a turn has 0 to 20 argued orders"))
    if len(scenario.seats) > 40:
        report.error("too-large", ("seats",), said("a game has at most 40 seats"))
    if len(scenario.places) > 500:
        report.error("too-large", ("places",), said("a game has at most 500 places"))
    for seat in scenario.seats:
        if not 0 <= seat.orders <= 20:
            report.error(
                "bad-orders", ("seats", seat.id, "orders"), said("a seat has 0 to 20 orders a turn")
            )
    if not scenario.steps:
        report.error("no-steps", ("steps",), said("orders are resolved in at least one step"))
    seats = [seat.id for seat in scenario.seats]
    for index, row in enumerate(scenario.sequence):
        for k, name in enumerate(row):
            if name not in seats:
                report.error(
                    "unknown-seat", ("sequence", index, k),
                    said("there is no seat `{name}`", name=name),
                    suggest(name, seats),
                )  # fmt: skip
        if len(row) != len(scenario.sequence[0]):
            report.error(
                "uneven-sequence",
                ("sequence", index),
                said("every row of a sequence has as many moves"),
            )
    kinds = [phase.kind for phase in scenario.phases]
    for index, phase in enumerate(scenario.phases):
        if phase.kind != "talk" and kinds.index(phase.kind) != index:
            report.error(
                "twice",
                ("phases", phase.id, "kind"),
                said("two phases are of the kind `{kind}`", kind=phase.kind),
            )
    order = ["situation", "talk", "orders", "adjudication", "consequences"]
    # What is none of these is told where it is read.
    fixed = [kind for kind in kinds if kind in order and kind != "talk"]
    if fixed != sorted(fixed, key=order.index):
        report.error(
            "phase-order", ("phases",), said("the phases stand in an order that cannot be played"),
            said("situation, talk, orders, adjudication, consequences; talk may stand anywhere"),
        )  # fmt: skip
    for objective in scenario.objectives:
        if len({point.score for point in objective.points}) < len(objective.points):
            report.error(
                "twice",
                ("objectives", objective.seat, objective.id),
                said("two points give the same score"),
            )
