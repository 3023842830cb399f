"""A scenario as it was probably meant, so that one wrong reference does not hide other mistakes.

It knows what the compiler must find in order before it looks at any rule, and what may stand there
instead; what it returns is for judging the rest and never for playing.
"""

from collections.abc import Iterable

import attrs

from wargame.authoring.diagnostics import nearest
from wargame.core import scenario as model
from wargame.core.compile.report import Path, Problem

UNSURE = ("secret", "never-holds", "not-its-order", "nobody-orders", "grade-", "no-income")
"""How the codes of problems begin that may come of what stands in for something wrong."""


def mended(scenario: model.Scenario, problems: Iterable[Problem]) -> model.Scenario:
    """Return a scenario without those problems that can be mended; the others stay as they are."""
    wrong = frozenset(problem.path for problem in problems if not problem.warning)
    sections = {path[0] for path in wrong}
    return attrs.evolve(
        scenario,
        turns=min(max(1, scenario.turns), 200),
        places=tuple(_place(place, scenario, wrong) for place in scenario.places),
        seats=tuple(_seat(seat, wrong) for seat in scenario.seats),
        tracks=tuple(_track(track, wrong) for track in scenario.tracks),
        sequence=() if "sequence" in sections else scenario.sequence,
        phases=() if "phases" in sections else scenario.phases,
        objectives=tuple(
            goal for goal in scenario.objectives if ("objectives", goal.seat, goal.id) not in wrong
        ),
    )


def _place(place: model.Place, scenario: model.Scenario, wrong: frozenset[Path]) -> model.Place:
    path, seats = ("places", place.id), [seat.id for seat in scenario.seats]
    seat = place.seat
    if (*path, "seat") in wrong and seats:
        seat = nearest(seat, seats) or seats[0]
    known = [group.id for group in scenario.groups]
    groups = [
        (nearest(group, known) or "") if (*path, "groups", k) in wrong else group
        for k, group in enumerate(place.groups)
    ]
    return attrs.evolve(
        place,
        seat=seat,
        groups=tuple(dict.fromkeys(group for group in groups if group)),
        start=_start(place.start, path, wrong),
        flags=_flags(place.flags, path, wrong),
    )


def _seat(seat: model.Seat, wrong: frozenset[Path]) -> model.Seat:
    path = ("seats", seat.id)
    return attrs.evolve(
        seat,
        orders=min(max(0, seat.orders), 20),
        start=_start(seat.start, path, wrong),
        flags=_flags(seat.flags, path, wrong),
    )


def _start(
    starts: tuple[model.Start, ...], path: Path, wrong: frozenset[Path]
) -> tuple[model.Start, ...]:
    return tuple(one for one in starts if (*path, "start", one.id) not in wrong)


def _flags(flags: tuple[str, ...], path: Path, wrong: frozenset[Path]) -> tuple[str, ...]:
    return tuple(flag for k, flag in enumerate(flags) if (*path, "flags", k) not in wrong)


def _track(track: model.Track, wrong: frozenset[Path]) -> model.Track:
    path = ("tracks", track.id)
    low, high = min(track.range), max(track.range)
    if (*path, "range") in wrong:
        high = max(high, low + 1)
    levels = (one for one in track.levels if low <= one.value <= high)
    return attrs.evolve(
        track, range=(low, high), start=min(max(low, track.start), high), levels=tuple(levels)
    )
