"""A scenario as it was probably meant, so that one wrong reference does not hide other mistakes.

It knows what the compiler must find in order before it looks at any rule, and what may stand there
instead; what it returns is for judging the rest and never for playing.
"""

import re
from collections.abc import Iterable

import attrs

from wargame.authoring.diagnostics import nearest
from wargame.core import scenario as model
from wargame.core.compile.report import Path, Problem

UNSURE = ("secret", "never-holds", "not-its-order", "nobody-orders", "grade-", "no-income")
"""How the codes of problems begin that may come of what stands in for something wrong."""
MENDED = "mended"
"""How an id begins that stands in for another."""
_WORD = re.compile(r"\w+")


RENAMED = ("seats", "teams", "places", "groups", "tracks", "flags", "resources", "actions")
"""Sections whose ids must be words, and no others'."""
_KINDS = ("situation", "talk", "orders", "adjudication", "consequences")
"""Kinds of phases in an order that can be played; talk may stand anywhere."""


@attrs.frozen
class Doubts:
    """What is wrong in a way that other complaints may come of."""

    unclear: frozenset[str] = frozenset()
    """Names of what has no sure range: that something about it can never hold misleads."""
    lost: frozenset[str] = frozenset()
    """Names under which nothing is found as it is meant: whatever is said of them misleads."""
    unsettled: bool = False
    """Whether it is in doubt who plays, owns or may know what."""

    def mislead(self, problem: Problem) -> bool:
        """Whether a problem may only come of what is in doubt."""
        words = set(_WORD.findall(problem.message))
        if words & self.lost:
            return True
        unsure = problem.warning or problem.code.startswith(UNSURE)
        return unsure and (self.unsettled or bool(words & self.unclear))


def doubts(problems: Iterable[Problem]) -> Doubts:
    """What is in doubt where the compiler found problems before it looked at any rule."""
    wrong = [problem for problem in problems if not problem.warning]
    ids = [str(one.path[-1]) for one in wrong if _of_id(one) or "attributes" in one.path]
    ranges = [str(one.path[1]) for one in wrong if one.code == "bad-range" and len(one.path) > 1]
    turns = ["turn"] if any(one.code == "bad-turns" for one in wrong) else []
    return Doubts(
        unclear=frozenset((*ranges, *turns)),
        lost=frozenset(word for name in ids for word in _WORD.findall(name)),
        unsettled=any(one.path[0] == "places" and one.code == "unknown-seat" for one in wrong),
    )


def _of_id(problem: Problem) -> bool:
    """Whether an id is no word, or that of another thing too."""
    path = problem.path
    return problem.code in {"bad-id", "twice"} and len(path) == 2 and path[0] in RENAMED


def mended(scenario: model.Scenario, problems: Iterable[Problem]) -> model.Scenario:
    """Return a scenario without those problems that can be mended; the others stay as they are."""
    found = tuple(problem for problem in problems if not problem.warning)
    wrong = frozenset(problem.path for problem in found)
    sections = {path[0] for path in wrong}
    whole = attrs.evolve(
        scenario,
        turns=min(max(1, scenario.turns), 200),
        spotlights=min(max(0, scenario.spotlights), 20),
        places=tuple(_place(place, scenario, wrong) for place in scenario.places),
        seats=tuple(_seat(seat, wrong) for seat in scenario.seats),
        tracks=tuple(_track(track, wrong) for track in scenario.tracks),
        steps=scenario.steps or _steps(scenario),
        sequence=_sequence(scenario) if "sequence" in sections else scenario.sequence,
        phases=_phases(scenario.phases) if "phases" in sections else scenario.phases,
        objectives=tuple(
            goal for goal in scenario.objectives if ("objectives", goal.seat, goal.id) not in wrong
        ),
    )
    renamed = frozenset(problem.path for problem in found if _of_id(problem))
    return _renamed(whole, renamed) if renamed else whole


def _renamed(whole: model.Scenario, wrong: frozenset[Path]) -> model.Scenario:
    def name(section: str, known: str) -> str:
        return stand_in(known) if (section, known) in wrong else known

    return attrs.evolve(
        whole,
        seats=tuple(attrs.evolve(one, id=name("seats", one.id)) for one in whole.seats),
        teams=tuple(attrs.evolve(one, id=name("teams", one.id)) for one in whole.teams),
        places=tuple(attrs.evolve(one, id=name("places", one.id)) for one in whole.places),
        groups=tuple(attrs.evolve(one, id=name("groups", one.id)) for one in whole.groups),
        tracks=tuple(attrs.evolve(one, id=name("tracks", one.id)) for one in whole.tracks),
        flags=tuple(attrs.evolve(one, id=name("flags", one.id)) for one in whole.flags),
        resources=tuple(attrs.evolve(one, id=name("resources", one.id)) for one in whole.resources),
        actions=tuple(attrs.evolve(one, id=name("actions", one.id)) for one in whole.actions),
    )


def stand_in(name: str) -> str:
    """Return an id that can stand in for one that cannot be used."""
    return "_".join((MENDED, *_WORD.findall(name)))


def _steps(scenario: model.Scenario) -> tuple[str, ...]:
    """The steps that actions name, or one."""
    return tuple(dict.fromkeys(a.step for a in scenario.actions if a.step)) or ("orders",)


def _sequence(scenario: model.Scenario) -> tuple[tuple[str, ...], ...]:
    """Rows of known seats, the short ones filled up with their last."""
    seats = [seat.id for seat in scenario.seats]
    longest = max(map(len, scenario.sequence), default=0)
    rows = (
        [nearest(name, seats) or seats[0] for name in row] for row in scenario.sequence if seats
    )
    return tuple((*row, *row[-1:] * (longest - len(row))) for row in rows if row)


def _phases(phases: tuple[model.Phase, ...]) -> tuple[model.Phase, ...]:
    """The first phase of each kind, in an order that can be played."""
    kinds = [phase.kind for phase in phases]
    kept = [p for k, p in enumerate(phases) if p.kind == "talk" or kinds.index(p.kind) == k]
    return tuple(sorted(kept, key=lambda p: _KINDS.index(p.kind) if p.kind in _KINDS else 0))


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
        attributes=tuple(
            one for one in place.attributes if (*path, "attributes", one.id) not in wrong
        ),
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
