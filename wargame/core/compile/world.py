"""Who and what there is in a scenario, and where each number of it stands in the state.

Turns ids into indices and lays out the slots. Knows readerships: a mask with one bit a seat and one
more, the highest, for the public. Control reads everything and has no bit.
"""

from collections.abc import Iterable

import attrs

from wargame.core import state as st
from wargame.core.compile.report import Path, Report
from wargame.core.compile.words import suggest
from wargame.core.said import said
from wargame.core.scenario import CONTROL, EVERYONE, OWNER, Flag, Resource, Scenario, Track
from wargame.core.state import Family, Scope, Slot

RESERVED = frozenset(
    [
        "all",
        "any",
        "and",
        "answered",
        "at",
        "band",
        "before",
        "by",
        "chose",
        "control",
        "count",
        "first",
        "for",
        "highest",
        "if",
        "in",
        "lowest",
        "max",
        "me",
        "min",
        "mine",
        "not",
        "of",
        "off",
        "on",
        "or",
        "option",
        "ordered",
        "owner",
        "place",
        "places",
        "played",
        "public",
        "seat",
        "seats",
        "second",
        "start",
        "sum",
        "target",
        "times",
        "turn",
        "with",
        "within",
        "acts",
        "between",
        "world",
        "next",
        "turns",
        "true",
        "false",
    ]
)


@attrs.frozen
class Dial:
    """A track, flag or resource: where its slots begin, how far apart they are, who reads each."""

    id: str
    name: str
    kind: Family
    scope: Scope
    low: int
    high: int
    base: int
    stride: int
    readers: tuple[int, ...]
    """One mask for each owner: readers of the full number."""
    members: tuple[int, ...]
    """The owners that have it: places of its group, seats, pairs; (0,) for the world."""


class World:
    """Indices, groups and slots of one scenario. Problems go to the report."""

    def __init__(self, scenario: Scenario, report: Report) -> None:
        self.scenario, self.report = scenario, report
        self.seats = tuple(seat.id for seat in scenario.seats)
        self.places = tuple(place.id for place in scenario.places)
        self.actions = tuple(action.id for action in scenario.actions)
        self.steps = scenario.steps
        self.public = 1 << len(self.seats)
        self.everyone = (self.public << 1) - 1
        self.teams = {
            team.id: self._members(team.seats, ("teams", team.id)) for team in scenario.teams
        }
        self.holders = {
            team.id: self.seats.index(team.holder) if team.holder in self.seats else -1
            for team in scenario.teams
        }
        self.groups: dict[str, tuple[int, ...]] = {
            "places": tuple(range(len(self.places))),
            **{
                group.id: tuple(
                    index for index, place in enumerate(scenario.places) if group.id in place.groups
                )
                for group in scenario.groups
            },
        }
        self.place_seat = tuple(
            self.seats.index(place.seat) if place.seat in self.seats else -1
            for place in scenario.places
        )
        self.seat_place = tuple(
            self.place_seat.index(seat) if seat in self.place_seat else -1
            for seat in range(len(self.seats))
        )
        self.attributes = {
            attribute.id: tuple(
                next((a.value for a in place.attributes if a.id == attribute.id), 0)
                for place in scenario.places
            )
            for place in scenario.places
            for attribute in place.attributes
        }
        self.slots: list[Slot] = []
        self.dials: dict[str, Dial] = {}
        self.constants: dict[str, int] = {}
        self.off = {dial.id: dial for dial in self._declared_off()}
        self._head()
        self._tracks()
        self._orders()
        self.memory: dict[tuple[str, str, str], int] = {}

    # ---- who is who

    def _members(self, names: Iterable[str], path: Path) -> tuple[int, ...]:
        found = []
        for name in names:
            if name in self.seats:
                found.append(self.seats.index(name))
            else:
                self.report.error(
                    "unknown-seat",
                    path,
                    said("there is no seat `{name}`", name=name),
                    suggest(name, self.seats),
                )
        return tuple(found)

    def side(self, name: str, path: Path) -> tuple[int, ...]:
        """The seats that a seat's or a team's name stands for, or `all`."""
        if name == EVERYONE:
            return tuple(range(len(self.seats)))
        if name in self.seats:
            return (self.seats.index(name),)
        if name in self.teams:
            return self.teams[name]
        known = (*self.seats, *self.teams, EVERYONE)
        self.report.error(
            "unknown-seat",
            path,
            said("there is no seat or team `{name}`", name=name),
            suggest(name, known),
        )
        return ()

    def sides(self, names: Iterable[str], path: Path) -> tuple[int, ...]:
        found = [
            seat for index, name in enumerate(names) for seat in self.side(name, (*path, index))
        ]
        return tuple(dict.fromkeys(found))

    def mask(self, seats: Iterable[int]) -> int:
        """The readership of some seats."""
        return sum(1 << seat for seat in set(seats) if seat >= 0)

    def readers(self, names: Iterable[str], owner: int, path: Path) -> int:
        """The mask of `seen_by` names; `owner` is the index of the seat that owns the thing, or
        -1.
        """
        found = 0
        for index, name in enumerate(names):
            if name == EVERYONE:
                found |= self.everyone
            elif name == OWNER:
                found |= self.mask((owner,))
            elif name != CONTROL:
                found |= self.mask(self.side(name, (*path, index)))
        return found

    # ---- slots

    def _declared_off(self) -> Iterable[Track | Flag]:
        named: tuple[Track | Flag, ...] = (*self.scenario.tracks, *self.scenario.flags)
        declared = {dial.id: dial for dial in named}
        for index, name in enumerate(self.scenario.off):
            if name in declared:
                yield declared[name]
            else:
                self.report.error(
                    "unknown-track",
                    ("off", index),
                    said("there is no track or flag `{name}` to switch off", name=name),
                    suggest(name, declared),
                )

    def add(
        self,
        name: str,
        family: Family,
        scope: Scope,
        key: str,
        *,
        owner: int = -1,
        low: int = -(10**9),
        high: int = 10**9,
        start: int = 0,
        readers: int = 0,
    ) -> int:
        """Lay out one more slot; returns its index."""
        self.slots.append(Slot(name, family, scope, key, owner, low, high, start, readers))
        return len(self.slots) - 1

    def run(self, name: str, family: Family, key: str, count: int, start: int = 0) -> int:
        """Lay out `count` slots of book-keeping in a row; returns the first index."""
        base = len(self.slots)
        for index in range(count):
            self.add(f"{name}.{index}", family, "game", key, owner=index, start=start)
        return base

    def _head(self) -> None:
        names = {
            st.TURN: "turn",
            st.STAGE: "stage",
            st.OPEN: "open",
            st.OVER: "over",
            st.FAULT: "fault",
            st.KEY: "key",
            st.SALT: "salt",
            st.MOVED: "moved",
            st.PHASE: "phase",
            st.READY: "ready",
            st.HAND_COUNT: "hand count",
            st.ACT_COUNT: "act count",
        }
        for index in range(st.HEAD):
            self.add(names.get(index, f"hand.{index - st.HAND}"), "head", "game", "head")

    def _tracks(self) -> None:
        scenario = self.scenario
        world: list[Track | Flag | Resource] = []
        of_place: list[Track | Flag | Resource] = []
        of_seat: list[Track | Flag | Resource] = list(scenario.resources)
        of_pair: list[Track | Flag | Resource] = []
        named: tuple[Track | Flag, ...] = (*scenario.tracks, *scenario.flags)
        for dial in named:
            if dial.id in self.off:
                continue
            if dial.of == "world":
                world.append(dial)
            elif dial.of == "seat":
                of_seat.append(dial)
            elif dial.of == "pair":
                of_pair.append(dial)
            elif dial.of == "place" or dial.of in self.groups:
                of_place.append(dial)
            else:
                path = ("tracks" if isinstance(dial, Track) else "flags", dial.id, "of")
                self.report.error(
                    "unknown-scope",
                    path,
                    said("`{of}` is not something a track can be of", of=dial.of),
                    suggest(dial.of, ("world", "place", "seat", "pair", *self.groups)),
                )
        seats = range(len(self.seats))
        self._lay("world", world, [("", -1)])
        self._lay("seat", of_seat, [(self.seats[s], s) for s in seats])
        self._lay("place", of_place, [(p, self.place_seat[i]) for i, p in enumerate(self.places)])
        pairs = [f"{self.seats[a]}-{self.seats[b]}" for a in seats for b in seats if a < b]
        self._lay("pair", of_pair, [(pair, -1) for pair in pairs])

    def _lay(
        self, scope: Scope, dials: list[Track | Flag | Resource], owners: list[tuple[str, int]]
    ) -> None:
        base = len(self.slots)
        table: list[tuple[Track | Flag | Resource, list[int]]] = [(dial, []) for dial in dials]
        for index, (owner, seat) in enumerate(owners):
            for dial, masks in table:
                low, high, family = self._range(dial)
                section = {"track": "tracks", "flag": "flags"}.get(family, "resources")
                mask = self.readers(dial.seen_by, seat, (section, dial.id, "seen_by"))
                if scope == "pair" and OWNER in dial.seen_by:
                    mask |= self.mask(self.seats.index(part) for part in owner.split("-"))
                if isinstance(dial, Track):
                    for blur in dial.blur:
                        mask &= ~self.readers(blur.to, seat, ("tracks", dial.id, "blur"))
                masks.append(mask)
                self.add(
                    f"{owner}.{dial.id}" if owner else dial.id,
                    family,
                    scope,
                    dial.id,
                    owner=index if owner else -1,
                    low=low,
                    high=high,
                    start=self._start(dial, scope, index),
                    readers=mask,
                )
        for offset, (dial, masks) in enumerate(table):
            low, high, family = self._range(dial)
            of = "seat" if isinstance(dial, Resource) else dial.of
            members = (
                self.groups.get(of, tuple(range(len(owners))))
                if scope == "place"
                else tuple(range(len(owners)))
            )
            self.dials[dial.id] = Dial(
                dial.id,
                dial.name or dial.id.replace("_", " ").capitalize(),
                family,
                scope,
                low,
                high,
                base + offset,
                len(dials),
                tuple(masks),
                members,
            )

    def _range(self, dial: Track | Flag | Resource) -> tuple[int, int, Family]:
        if isinstance(dial, Track):
            return dial.range[0], dial.range[1], "track"
        if isinstance(dial, Flag):
            return -1, st.FOREVER, "flag"
        return 0, dial.most, "resource"

    def _start(self, dial: Track | Flag | Resource, scope: Scope, index: int) -> int:
        owner = (
            self.scenario.places[index]
            if scope == "place"
            else self.scenario.seats[index]
            if scope == "seat"
            else None
        )
        if isinstance(dial, Flag):
            return st.FOREVER if owner is not None and dial.id in owner.flags else -1
        if owner is not None:
            return next((s.value for s in owner.start if s.id == dial.id), dial.start)
        return dial.start

    def _orders(self) -> None:
        scenario = self.scenario
        if scenario.sequence:
            self.allowance = tuple(
                max(row.count(seat) for row in scenario.sequence) for seat in self.seats
            )
        else:
            self.allowance = tuple(seat.orders for seat in scenario.seats)
        self.width = max((*self.allowance, 1))
        self.fields = (*st.ORDER_FIELDS, *(f"paid {r.id}" for r in scenario.resources))
        self.constants["ORDERS"] = len(self.slots)
        for seat in self.seats:
            for slot in range(self.width):
                for field in self.fields:
                    self.add(f"{seat}.order {slot + 1}.{field}", "order", "seat", field)
        self.constants["FINISHED"] = self.run("finished", "book", "finished", len(self.seats))

    def remember(self, kind: str, action: str, over: str) -> int:
        """Where a memory of an action stands: kind last, prev or count; over all, place, seat,
        option.
        """
        key = (kind, action, over)
        if key not in self.memory:
            options = next(a.options for a in self.scenario.actions if a.id == action)
            count = {
                "all": 1,
                "place": len(self.places),
                "seat": len(self.seats),
                "option": max(1, len(options)),
            }[over]
            self.memory[key] = self.run(f"{kind} {action} by {over}", "memory", action, count)
        return self.memory[key]

    @property
    def sources(self) -> int:
        """How many order slots there are; sources beyond them are procedures, injects, others."""
        return len(self.seats) * self.width
