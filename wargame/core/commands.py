"""Commands: what people, bots and the clock ask of a game. Each names person, role and seat."""

from typing import Literal, NamedTuple

import attrs

from wargame.core.facts import fact
from wargame.core.orders import Order

Role = Literal["seat", "control", "bot", "clock"]
NoteKind = Literal["note", "aim", "red line", "assessment"]


class Author(NamedTuple):
    """Who gives a command. `person` is a pseudonym; `seat` is -1 for Control and the clock."""

    person: str
    role: Role
    seat: int = -1


@fact
class Lock(NamedTuple):
    """Give an order, with one sentence why; perhaps what is expected and how likely, in percent."""

    author: Author
    seat: int
    order: Order
    rationale: str = ""
    expected: str = ""
    estimate: int | None = None


@fact
class Finish(NamedTuple):
    """A seat gives no more orders this turn; in sequential play it passes."""

    author: Author
    seat: int


@fact
class Recall(NamedTuple):
    """Control takes a locked order back; its cost is returned."""

    author: Author
    slot: int
    reason: str


@fact
class Answer(NamedTuple):
    """Answer an open question: which, and where it stands.

    A person in a seat names it by the seat's own number (`state.OWN_PLACE` and up); others may also
    name its place among all questions.
    """

    author: Author
    place: int
    question: int
    choice: int
    rationale: str = ""


@fact
class Proceed(NamedTuple):
    """Control or the clock ends a pause."""

    author: Author


@fact
class Hold(NamedTuple):
    """Control holds orders back before they are adjudicated, in every turn from now on, or no
    longer.
    """

    author: Author
    on: bool


@fact
class EnterDice(NamedTuple):
    """Control types in dice thrown by hand; the next first roll takes them."""

    author: Author
    faces: tuple[int, ...]


@fact
class Strike(NamedTuple):
    """Control strikes a modifier from an order, by its index, before the roll."""

    author: Author
    slot: int
    modifier: int
    reason: str


@fact
class Amend(NamedTuple):
    """Control adds to an order's net modifier, -1 or +1, before the roll."""

    author: Author
    slot: int
    amount: int
    reason: str


@fact
class Override(NamedTuple):
    """Control sets the band that an order's first roll will read."""

    author: Author
    slot: int
    band: int
    reason: str
    private: str = ""


@attrs.frozen(slots=False)
class Ruling:
    """One effect of a ruling: a slot of the state, how it changes, and by what.

    It has no slots: with them it would be written with its fields in another order than they have
    here and in every stored game.
    """

    slot: int
    how: Literal["add", "set", "on", "off"]
    value: int = 0


@fact
class Rule(NamedTuple):
    """Control changes tracks or flags, with a public reason and perhaps a private note."""

    author: Author
    effects: tuple[Ruling, ...]
    reason: str
    private: str = ""


@fact
class Fire(NamedTuple):
    """Control fires an inject now, whatever its trigger."""

    author: Author
    inject: int


@fact
class Say(NamedTuple):
    """A message to seats, to all when the tuple is empty."""

    author: Author
    to: tuple[int, ...]
    text: str


@fact
class Note(NamedTuple):
    """Something written down and shown to its author and Control."""

    author: Author
    text: str
    kind: NoteKind = "note"


@fact
class Assign(NamedTuple):
    """Say who plays a seat (-1: Control): an autopilot by its posture, or a person for ``."""

    author: Author
    seat: int
    posture: str


@fact
class Stop(NamedTuple):
    """Control ends the game."""

    author: Author
    reason: str


Command = (
    Lock
    | Finish
    | Recall
    | Answer
    | Proceed
    | Hold
    | EnterDice
    | Strike
    | Amend
    | Override
    | Rule
    | Fire
    | Say
    | Note
    | Assign
    | Stop
)
