"""Events: facts with everything a reader will ever ask of them, and no prose.

Each carries its audience, a mask of seats and one more bit for the public; Control reads all. What
a part of an event may tell fewer readers than the whole has a mask of its own.
"""

from typing import NamedTuple

from wargame.core.argued import Argued as Argued
from wargame.core.argued import ArguedEvent
from wargame.core.argued import Disclosed as Disclosed
from wargame.core.argued import Established as Established
from wargame.core.argued import MatterSettled as MatterSettled
from wargame.core.argued import OrderProposed as OrderProposed
from wargame.core.argued import Replied as Replied
from wargame.core.argued import TakenUp as TakenUp
from wargame.core.argued import Thrown as Thrown
from wargame.core.argued import Weighed as Weighed
from wargame.core.author import Author
from wargame.core.dealt import DealAgreed as DealAgreed
from wargame.core.dealt import DealEnded as DealEnded
from wargame.core.dealt import DealJudged as DealJudged
from wargame.core.dealt import DealLeaked as DealLeaked
from wargame.core.dealt import DealLeakRolled as DealLeakRolled
from wargame.core.dealt import DealMarked as DealMarked
from wargame.core.dealt import DealOffered as DealOffered
from wargame.core.dealt import DealRuled as DealRuled
from wargame.core.dealt import DealSigned as DealSigned
from wargame.core.dealt import DealtEvent
from wargame.core.facts import fact
from wargame.core.injected import Improvised as Improvised
from wargame.core.injected import InjectEvent
from wargame.core.injected import InjectFired as InjectFired
from wargame.core.injected import InjectSent as InjectSent
from wargame.core.injected import Rescheduled as Rescheduled
from wargame.core.injected import Ticked as Ticked
from wargame.core.orders import Order
from wargame.core.paced import Announced as Announced
from wargame.core.paced import Extended as Extended
from wargame.core.paced import Held as Held
from wargame.core.paced import PaceEvent
from wargame.core.paced import Paused as Paused
from wargame.core.paced import Reopened as Reopened
from wargame.core.paced import Shortened as Shortened
from wargame.core.paced import TimeCalled as TimeCalled
from wargame.core.paced import Veiled as Veiled
from wargame.core.records import Record
from wargame.core.rewound import Rewound as Rewound
from wargame.core.rolled import Effect, Roll, effects_in, rolls_in
from wargame.core.talked import RoomClosed as RoomClosed
from wargame.core.talked import RoomLeft as RoomLeft
from wargame.core.talked import Said as Said
from wargame.core.talked import TalkedEvent as TalkedEvent


@fact
class Began(NamedTuple):
    """A game began: the scenario's name and layout, the hash of the secret seed."""

    audience: int
    scenario: str
    layout: str
    seed_hash: str


@fact
class TurnBegan(NamedTuple):
    audience: int
    turn: int


@fact
class PhaseBegan(NamedTuple):
    audience: int
    phase: int


@fact
class Earned(NamedTuple):
    """A seat's resource after carry-over and income."""

    audience: int
    slot: int
    before: int
    after: int


@fact
class OrderLocked(NamedTuple):
    """An order in its slot, as only its seat and Control know it."""

    audience: int
    slot: int
    seat: int
    order: Order
    rationale: str
    expected: str
    estimate: int | None
    paid: tuple[int, ...]
    author: Author


@fact
class SeatLocked(NamedTuple):
    """What everyone may know of orders before they are revealed: how many of how many."""

    audience: int
    seat: int
    locked: int
    allowance: int


@fact
class SeatFinished(NamedTuple):
    audience: int
    seat: int


@fact
class OrderRecalled(NamedTuple):
    audience: int
    slot: int
    seat: int
    reason: str
    author: Author


@fact
class OrderResolved(NamedTuple):
    """An order carried out.

    `records` are the rules' own, of modifiers, rolls and effects in the order they came, and `odds`
    the cases by band of each roll; `rolls` (the first, then second ones) and `effects` read them.
    """

    audience: int
    slot: int
    seat: int
    order: Order
    odds: tuple[tuple[int, ...], ...]
    records: tuple[Record, ...]

    @property
    def rolls(self) -> tuple[Roll, ...]:
        return rolls_in(self.records, self.odds)

    @property
    def effects(self) -> tuple[Effect, ...]:
        return effects_in(self.records)


@fact
class RuleRan(NamedTuple):
    """A procedure, inject, promise or answer did something. `source` is its number.

    `records` and `odds` are as in `OrderResolved`.
    """

    audience: int
    source: int
    odds: tuple[tuple[int, ...], ...]
    records: tuple[Record, ...]

    @property
    def rolls(self) -> tuple[Roll, ...]:
        return rolls_in(self.records, self.odds)

    @property
    def effects(self) -> tuple[Effect, ...]:
        return effects_in(self.records)


class Cause(NamedTuple):
    """What moved a slot, and by how much (0 for a set)."""

    source: int
    amount: int


@fact
class Changed(NamedTuple):
    """A slot changed once a step had settled.

    `causes` is empty as the event is born; a view fills in those its reader may know, from the
    rules that acted before it in the same step.
    """

    audience: int
    slot: int
    before: int
    after: int
    causes: tuple[Cause, ...] = ()


@fact
class ActExposed(NamedTuple):
    """What is known of a covert act rose to a level; the details are -1 where not yet known."""

    audience: int
    act: int
    level: int
    action: int
    seat: int
    target: int
    turn: int


@fact
class Asked(NamedTuple):
    """A question was put to a seat (-1: Control).

    It is about an `order` of the seat `by`. There is none, or none that its reader may know, where
    that is None; whose it is, its reader may not know where that is -1.
    """

    audience: int
    place: int
    question: int
    seat: int
    target: int
    second: int
    due: int
    by: int = -1
    order: Order | None = None


@fact
class Answered(NamedTuple):
    """A seat answered; in a secret vote only it and Control know what."""

    audience: int
    question: int
    seat: int
    choice: int
    rationale: str
    author: Author | None


@fact
class QuestionLapsed(NamedTuple):
    """A seat had not answered when what it was asked about was stopped, and need not any more."""

    audience: int
    question: int
    seat: int
    target: int
    second: int


@fact
class QuestionSettled(NamedTuple):
    """All have answered: how many gave each answer."""

    audience: int
    question: int
    target: int
    second: int
    counts: tuple[int, ...]


@fact
class OrderStopped(NamedTuple):
    """An order was cancelled (2) or delayed to the next turn (3)."""

    audience: int
    slot: int
    seat: int
    order: Order
    status: int


@fact
class PromiseMade(NamedTuple):
    audience: int
    promise: int
    seat: int
    due: int


@fact
class PromiseEnded(NamedTuple):
    audience: int
    promise: int
    seat: int
    broken: bool


@fact
class DiceEntered(NamedTuple):
    audience: int
    faces: tuple[int, ...]
    author: Author


@fact
class Ruled(NamedTuple):
    """Control ruled: on an order's slot (-1 for none), what, why, and why in private."""

    audience: int
    slot: int
    what: str
    value: int
    effects: tuple[Effect, ...]
    reason: str
    private: str
    author: Author


@fact
class Noted(NamedTuple):
    audience: int
    kind: str
    text: str
    author: Author


@fact
class Classified(NamedTuple):
    """Of which class a seat takes a suspected act of a turn, on a target, to be."""

    audience: int
    seat: int
    turn: int
    target: int
    tag: str
    text: str
    author: Author


@fact
class Assigned(NamedTuple):
    """A seat (-1: Control) is played by an autopilot from now on, or by a person."""

    audience: int
    seat: int
    posture: str
    author: Author


class Score(NamedTuple):
    """An objective in the game's catalogue, and the points it earned."""

    objective: int
    score: int


@fact
class GameEnded(NamedTuple):
    """The game is over: which end (1 no turns left, 2 + k the k-th end), grade, scores.

    1,000,000 is the end that Control calls, 1,000,001 that of the last turn when Control dropped
    those planned after it.
    """

    audience: int
    end: int
    grade: int
    scores: tuple[Score, ...]
    measures: tuple[int, ...]
    reason: str


Event = (
    Began
    | TurnBegan
    | PhaseBegan
    | Earned
    | OrderLocked
    | SeatLocked
    | SeatFinished
    | OrderRecalled
    | OrderResolved
    | RuleRan
    | Changed
    | ActExposed
    | Asked
    | Answered
    | QuestionLapsed
    | QuestionSettled
    | OrderStopped
    | PromiseMade
    | PromiseEnded
    | DiceEntered
    | Ruled
    | Noted
    | Classified
    | Assigned
    | GameEnded
    | ArguedEvent
    | PaceEvent
    | InjectEvent
    | DealtEvent
    | TalkedEvent
    | Rewound
)
