"""What may be ordered and what comes of it, as written: tables, actions, effects, procedures,
injects.
"""

from typing import Literal

import attrs

from wargame.core.scenario.world import EVERYONE, Ids

Visibility = Literal["open", "secret", "covert"]
When = Literal["start", "end"]


@attrs.frozen(kw_only=True)
class TableBand:
    """A row of a table; an end left out is open."""

    name: str
    label: str = ""
    low: int | None = None
    high: int | None = None


@attrs.frozen(kw_only=True)
class TableSpec:
    """An adjudication table as written."""

    id: str
    name: str = ""
    dice: str = "2d6"
    clip: int | None = None
    naturals: bool = False
    bands: tuple[TableBand, ...]
    cite: Ids = ()
    assumption: str = ""


@attrs.frozen(kw_only=True)
class Modifier:
    """A die-roll modifier: worth `add` when `when` holds; or `use`, a shared list of them."""

    when: str = ""
    add: str = ""
    why: str = ""
    unseen: bool = False
    use: str = ""
    cite: Ids = ()
    assumption: str = ""


@attrs.frozen(kw_only=True)
class ModifierList:
    """Modifiers that several rules share."""

    id: str
    modifiers: tuple[Modifier, ...]


@attrs.frozen(kw_only=True)
class Line:
    """One effect in one line: `target.alignment -1`, `talks on for 2 turns`."""

    text: str


@attrs.frozen(kw_only=True)
class Outcome:
    """What a band of a table means here."""

    id: str
    say: str = ""
    do: "tuple[Effect, ...]" = ()


@attrs.frozen(kw_only=True)
class Choice:
    """One answer to a question. `requires` and `else` as in an order."""

    id: str
    name: str = ""
    say: str = ""
    requires: str = ""
    otherwise: str = ""
    do: "tuple[Effect, ...]" = ()


@attrs.frozen(kw_only=True)
class Decide:
    """A question to a seat, to each of several, or to Control.

    `within` N turns leaves it open beside the game; without it the game waits. `nobody` answers
    where no seat plays, and when the deadline of `seconds` has passed. A vote asks each of several
    and acts in `then`, where `lowest`, `highest`, `answered` and `chose.OPTION` are numbers.
    """

    id: str
    ask: str
    by: str
    options: tuple[Choice, ...] = ()
    range: tuple[int, int] | None = None
    nobody: str
    within: int | None = None
    seconds: int | None = None
    secret: bool = False
    seen_by: Ids = ()
    then: "tuple[Effect, ...]" = ()
    say: str = ""
    cite: Ids = ()
    assumption: str = ""


@attrs.frozen(kw_only=True)
class Block:
    """Effects under a condition, for each or for a drawn member, by a roll or a question."""

    when: str = ""
    for_each: str = ""
    pick: str = ""
    table: str = ""
    base: str = ""
    modifiers: tuple[Modifier, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    roll: str = ""
    do: "tuple[Effect, ...]" = ()
    otherwise: "tuple[Effect, ...]" = ()
    decide: Decide | None = None


Effect = Line | Block


@attrs.frozen(kw_only=True)
class Roll:
    """A second roll that several actions call, each with a base of its own."""

    id: str
    name: str = ""
    table: str
    required: bool = False
    """Every action must say its base for this roll, or `no`."""
    seen_by: Ids = ()
    modifiers: tuple[Modifier, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    cite: Ids = ()
    assumption: str = ""


@attrs.frozen(kw_only=True)
class Target:
    """What an order names: a place of a group, a seat of a team, or a number.

    A number goes by the names of a track's `levels` where one is given.
    """

    place: str = ""
    seat: str = ""
    number: tuple[int, int] | None = None
    levels: str = ""
    where: str = ""
    otherwise: str = ""
    ask: str = ""


@attrs.frozen(kw_only=True)
class Option:
    """A variant of an action that the seat chooses."""

    id: str
    name: str = ""
    visibility: Visibility | None = None


@attrs.frozen(kw_only=True)
class Requirement:
    """What must hold, and the sentence that says why not."""

    that: str
    otherwise: str
    cite: Ids = ()
    assumption: str = ""


@attrs.frozen(kw_only=True)
class Cost:
    """So much of a resource, as a formula."""

    id: str
    formula: str


@attrs.frozen(kw_only=True)
class Second:
    """A second roll of an action: its base, or None for `no`."""

    id: str
    base: str | None


@attrs.frozen(kw_only=True)
class Action:
    """What a seat may order, or what it `answers` other orders with.

    `seconds` is how long its seats have for that answer, silence being that the order may pass;
    `in_writing` asks whoever gives it for words.
    """

    id: str
    name: str
    about: str = ""
    by: Ids
    step: str = ""
    visibility: Visibility = "open"
    secret_to: Ids = ()
    target: Target | None = None
    second: Target | None = None
    options: tuple[Option, ...] = ()
    requires: tuple[Requirement, ...] = ()
    cost: tuple[Cost, ...] = ()
    tags: Ids = ()
    answers: Ids = ()
    seconds: int | None = None
    in_writing: bool = False
    table: str = ""
    base: str = ""
    modifiers: tuple[Modifier, ...] = ()
    band_shift: str = ""
    outcomes: tuple[Outcome, ...] = ()
    do: tuple[Effect, ...] = ()
    also: tuple[Effect, ...] = ()
    then: tuple[Effect, ...] = ()
    rolls: tuple[Second, ...] = ()
    say: str = ""
    cite: Ids = ()
    assumption: str = ""


@attrs.frozen(kw_only=True)
class Procedure:
    """A rule of the sequence of play, at a turn's start or end."""

    id: str
    name: str = ""
    at: When = "end"
    body: Block
    seen_by: Ids = (EVERYONE,)
    say: str = ""
    cite: Ids = ()
    assumption: str = ""


@attrs.frozen(kw_only=True)
class Inject:
    """A line of the MSEL. `turns` empty means any turn; a contingency fires only by Control's
    hand.
    """

    id: str
    title: str
    text: str
    at: When = "start"
    turns: tuple[int, ...] = ()
    chance: str = ""
    once: bool = True
    contingency: bool = False
    to: Ids = (EVERYONE,)
    channel: Literal["news", "private note", "intelligence", "demand"] = "news"
    sender: str = ""
    objective: Ids = ()
    expect: str = ""
    body: Block
    cite: Ids = ()
    assumption: str = ""


@attrs.frozen(kw_only=True)
class Promise:
    """What a seat bound itself to."""

    id: str
    name: str
    broken_when: str
    if_broken: tuple[Effect, ...] = ()
    if_kept: tuple[Effect, ...] = ()
    cite: Ids = ()
    assumption: str = ""
