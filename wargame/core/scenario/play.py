"""How a game is played and judged, as written: phases, objectives, grade, ends, postures; the
whole.
"""

from typing import Literal

import attrs

from wargame.core.scenario.chart import Map
from wargame.core.scenario.deals import Caution, Deals, Term
from wargame.core.scenario.rules import (
    Action,
    Inject,
    ModifierList,
    Procedure,
    Promise,
    Roll,
    TableSpec,
)
from wargame.core.scenario.world import Flag, Group, Ids, Place, Resource, Seat, Team, Track

PhaseKind = Literal["situation", "talk", "orders", "adjudication", "consequences"]


@attrs.frozen(kw_only=True)
class Phase:
    """A block of the turn with its minutes; the clock runs down or up."""

    id: str
    name: str = ""
    kind: PhaseKind
    minutes: int = 0
    clock: Literal["down", "up"] = "down"
    about: str = ""

    @property
    def timed(self) -> bool:
        """Whether it has a time to show."""
        return self.clock == "up" or self.minutes > 0


@attrs.frozen(kw_only=True)
class Points:
    """A score, and when it is earned; the first that holds counts."""

    score: int
    when: str


@attrs.frozen(kw_only=True)
class Objective:
    """What a seat is judged by at the end."""

    id: str
    seat: str
    name: str
    about: str = ""
    points: tuple[Points, ...]
    cite: Ids = ()
    assumption: str = ""


@attrs.frozen(kw_only=True)
class Grade:
    """The room's common result; the first whose condition holds."""

    id: str
    name: str = ""
    when: str = ""
    about: str = ""
    cite: Ids = ()
    assumption: str = ""


@attrs.frozen(kw_only=True)
class End:
    """What ends the game early, tested at once or at the turn's end."""

    id: str
    name: str = ""
    when: str
    at: Literal["once", "end"] = "end"
    about: str = ""
    cite: Ids = ()
    assumption: str = ""


@attrs.frozen(kw_only=True)
class Measure:
    """A number worked out at the end, as a score or a learning measure."""

    id: str
    name: str = ""
    formula: str


@attrs.frozen(kw_only=True)
class Lesson:
    """A learning objective."""

    id: str
    text: str


@attrs.frozen(kw_only=True)
class Liking:
    """What an autopilot thinks of an order or an answer; the highest score is chosen."""

    order: str = ""
    question: str = ""
    option: str = ""
    when: str = ""
    score: str = "1"
    why: str = ""


@attrs.frozen(kw_only=True)
class Posture:
    """How an autopilot plays a seat."""

    id: str
    seat: str
    name: str = ""
    about: str = ""
    likes: tuple[Liking, ...]


@attrs.frozen(kw_only=True)
class Capacity:
    """How many open questions, delayed effects, covert acts and promises may stand at once; how
    many deals that a seat drafted, and how many matters that are argued.
    """

    questions: int | None = None
    delayed: int | None = None
    acts: int | None = None
    promises: int | None = None
    deals: int | None = None
    matters: int | None = None


@attrs.frozen(kw_only=True)
class Scenario:
    """One game, whole."""

    id: str
    format: int
    language: str = "en"
    """The tag of the language that texts without a mapping of languages are written in."""
    name: str
    version: str = "1"
    summary: str = ""
    situation: str = ""
    teaches: tuple[str, ...] = ()
    minutes: int = 0
    license: str = ""
    consent: str = ""
    """What people agree to before they first sit down; without it, the usual sentence."""
    layout: str = ""
    turns: int
    turn_names: tuple[str, ...] = ()
    step_names: tuple[str, ...] = ()
    """What people call the steps, in their order; without it they go by their ids."""
    rationale: Literal["required", "optional"] = "required"
    spotlights: int = 2
    """How many orders of a turn may be argued; the rest are settled by table."""
    seats: tuple[Seat, ...]
    teams: tuple[Team, ...] = ()
    groups: tuple[Group, ...] = ()
    places: tuple[Place, ...] = ()
    tracks: tuple[Track, ...] = ()
    flags: tuple[Flag, ...] = ()
    off: Ids = ()
    resources: tuple[Resource, ...] = ()
    tables: tuple[TableSpec, ...] = ()
    modifiers: tuple[ModifierList, ...] = ()
    rolls: tuple[Roll, ...] = ()
    steps: Ids = ("all",)
    sequence: tuple[Ids, ...] = ()
    """Who moves, in order, one row a turn, the rows repeating; empty means all at once."""
    phases: tuple[Phase, ...] = ()
    actions: tuple[Action, ...]
    procedures: tuple[Procedure, ...] = ()
    injects: tuple[Inject, ...] = ()
    promises: tuple[Promise, ...] = ()
    terms: tuple[Term, ...] = ()
    cautions: tuple[Caution, ...] = ()
    deals: Deals | None = None
    lessons: tuple[Lesson, ...] = ()
    objectives: tuple[Objective, ...] = ()
    grade: tuple[Grade, ...] = ()
    ends: tuple[End, ...] = ()
    measures: tuple[Measure, ...] = ()
    postures: tuple[Posture, ...] = ()
    capacity: Capacity = Capacity()
    map: Map | None = None
