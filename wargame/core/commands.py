"""Commands: what people, bots and the clock ask of a game. Each names person, role and seat.

They have no slots: a frozen value without them is made in half the time.
"""

from typing import Literal

import attrs

from wargame.core.arguing import Argue as Argue
from wargame.core.arguing import Arguing
from wargame.core.arguing import Disclose as Disclose
from wargame.core.arguing import Establish as Establish
from wargame.core.arguing import Propose as Propose
from wargame.core.arguing import Reply as Reply
from wargame.core.arguing import Settle as Settle
from wargame.core.arguing import TakeUp as TakeUp
from wargame.core.arguing import Throw as Throw
from wargame.core.arguing import Weigh as Weigh
from wargame.core.author import Author as Author
from wargame.core.author import Role as Role
from wargame.core.dealing import Dealing
from wargame.core.dealing import DeclineDeal as DeclineDeal
from wargame.core.dealing import LeakDeal as LeakDeal
from wargame.core.dealing import MarkDeal as MarkDeal
from wargame.core.dealing import OfferDeal as OfferDeal
from wargame.core.dealing import RuleDeal as RuleDeal
from wargame.core.dealing import SignDeal as SignDeal
from wargame.core.orders import Order
from wargame.core.ruling import Ruling as Ruling

NoteKind = Literal["note", "aim", "red line", "assessment"]


@attrs.frozen(slots=False)
class Lock:
    """Give an order, with one sentence why; perhaps what is expected and how likely, in percent."""

    author: Author
    seat: int
    order: Order
    rationale: str = ""
    expected: str = ""
    estimate: int | None = None


@attrs.frozen(slots=False)
class Finish:
    """A seat gives no more orders this turn; in sequential play it passes."""

    author: Author
    seat: int


@attrs.frozen(slots=False)
class Recall:
    """Control takes a locked order back; its cost is returned."""

    author: Author
    slot: int
    reason: str


@attrs.frozen(slots=False)
class Answer:
    """Answer an open question: which, and where it stands.

    A person in a seat names it by the seat's own number (`state.OWN_PLACE` and up); others may also
    name its place among all questions.
    """

    author: Author
    place: int
    question: int
    choice: int
    rationale: str = ""


@attrs.frozen(slots=False)
class Proceed:
    """Control or the clock ends a pause."""

    author: Author


@attrs.frozen(slots=False)
class Hold:
    """Control holds orders back before they are adjudicated, in every turn from now on, or no
    longer.
    """

    author: Author
    on: bool


@attrs.frozen(slots=False)
class EnterDice:
    """Control types in dice thrown by hand; the next first roll takes them."""

    author: Author
    faces: tuple[int, ...]


@attrs.frozen(slots=False)
class Strike:
    """Control strikes a modifier from an order, by its index, before the roll."""

    author: Author
    slot: int
    modifier: int
    reason: str


@attrs.frozen(slots=False)
class Amend:
    """Control adds to an order's net modifier, -1 or +1, before the roll."""

    author: Author
    slot: int
    amount: int
    reason: str


@attrs.frozen(slots=False)
class Override:
    """Control sets the band that an order's first roll will read."""

    author: Author
    slot: int
    band: int
    reason: str
    private: str = ""


@attrs.frozen(slots=False)
class Rule:
    """Control changes tracks or flags, with a public reason and perhaps a private note."""

    author: Author
    effects: tuple[Ruling, ...]
    reason: str
    private: str = ""


@attrs.frozen(slots=False)
class Fire:
    """Control fires an inject now, whatever its trigger."""

    author: Author
    inject: int


@attrs.frozen(slots=False)
class Say:
    """A message to seats, to all when the tuple is empty."""

    author: Author
    to: tuple[int, ...]
    text: str


@attrs.frozen(slots=False)
class Note:
    """Something written down and shown to its author and Control."""

    author: Author
    text: str
    kind: NoteKind = "note"


@attrs.frozen(slots=False)
class Assign:
    """Say who plays a seat (-1: Control): an autopilot by its posture, or a person for ``."""

    author: Author
    seat: int
    posture: str


@attrs.frozen(slots=False)
class Stop:
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
    | Arguing
    | Dealing
)
