"""Commands: what people, bots and the clock ask of a game. Each names person, role and seat."""

from typing import Literal, NamedTuple

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
from wargame.core.facts import fact
from wargame.core.orders import Order
from wargame.core.ruling import Ruling as Ruling
from wargame.core.talking import CloseRoom as CloseRoom
from wargame.core.talking import LeaveRoom as LeaveRoom
from wargame.core.talking import Say as Say
from wargame.core.talking import Talking

TimeChoice = Literal["wait", "draft", "hold", "autopilot"]
NoteKind = Literal["note", "aim", "red line", "assessment", "consent", "refusal"]
CONSENT: tuple[NoteKind, ...] = ("consent", "refusal")
"""Whether a person agrees to be quoted; the text is what was agreed to."""
Rescheduling = Literal["delay", "hold", "skip", "plan"]


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
    """Control takes a locked order back that is not carried out yet; its cost is returned. Its
    seat may give another while orders are given.
    """

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
class Veil(NamedTuple):
    """Control throws the dice behind the screen from now on, or before all eyes again."""

    author: Author
    on: bool


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


@fact
class Rule(NamedTuple):
    """Control changes tracks or flags, with a public reason and perhaps a private note."""

    author: Author
    effects: tuple[Ruling, ...]
    reason: str
    private: str = ""


@fact
class Fire(NamedTuple):
    """Control fires an inject now, whatever its trigger: as planned, or with other words and to
    other seats (none named: all). One that was fired is fired `again` only where that is meant.
    """

    author: Author
    inject: int
    text: str = ""
    to: tuple[int, ...] | None = None
    again: bool = False


@fact
class Reschedule(NamedTuple):
    """Control delays an inject to a turn, as it begins or ends as planned or as a phase begins;
    holds it until it is fired by hand; skips it; or puts it back on the plan. All but the last have
    a reason.
    """

    author: Author
    inject: int
    how: Rescheduling
    reason: str = ""
    turn: int = 0
    phase: int = -1


@fact
class Improvise(NamedTuple):
    """An inject that no plan has: its text, the seats it goes to (none named: all), its effects."""

    author: Author
    text: str
    to: tuple[int, ...] = ()
    effects: tuple[Ruling, ...] = ()


@fact
class Tick(NamedTuple):
    """Control saw what an inject was to bring about, perhaps with a note; or takes that back."""

    author: Author
    inject: int
    note: str = ""
    seen: bool = True


@fact
class Note(NamedTuple):
    """Something written down and shown to its author and Control.

    Control may write down what a seat says, which is then the seat's.
    """

    author: Author
    text: str
    kind: NoteKind = "note"
    seat: int | None = None


@fact
class Classify(NamedTuple):
    """A seat says of which class it takes a suspected act to be, before more is known of it.

    The act goes by its turn and its target, -1 for none; a class is a tag of orders.
    """

    author: Author
    seat: int
    turn: int
    target: int
    tag: str
    text: str = ""


@fact
class Assign(NamedTuple):
    """Say who plays a seat (-1: Control): an autopilot by its posture, or a person for ``."""

    author: Author
    seat: int
    posture: str


@fact
class Pause(NamedTuple):
    """Control stops the clock of the phase, or lets it run on."""

    author: Author
    on: bool


@fact
class Extend(NamedTuple):
    """Control gives a phase that counts down so many seconds more, or takes them where negative.

    What is given `from_now` counts from when it is given, once the phase's time is up; else it
    counts from when the time was up.
    """

    author: Author
    seconds: int
    from_now: bool = False


@fact
class CallTime(NamedTuple):
    """Time is up for a seat that is waited for, and Control says what comes: wait some seconds more
    or let an autopilot in; of one that orders also lock what it had drafted and no more, or hold it
    to what it has locked.

    `from_now` is as in `Extend`.
    """

    author: Author
    seat: int
    choice: TimeChoice
    seconds: int = 0
    order: Order | None = None
    rationale: str = ""
    expected: str = ""
    estimate: int | None = None
    posture: str = ""
    from_now: bool = False


@fact
class Reopen(NamedTuple):
    """A game that was closed for a while is gone on with: its clock goes on where it stood."""

    author: Author


@fact
class Announce(NamedTuple):
    """The public's log has been read out to the room, up to this number of its own.

    `began` says that the beginning of the present phase is among what was read last.
    """

    author: Author
    number: int
    began: bool = False


@fact
class Shorten(NamedTuple):
    """Control has the game end after a turn, the present one or a later one of those planned."""

    author: Author
    turn: int
    reason: str


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
    | Veil
    | EnterDice
    | Strike
    | Amend
    | Override
    | Rule
    | Fire
    | Reschedule
    | Improvise
    | Tick
    | Note
    | Classify
    | Assign
    | Pause
    | Extend
    | CallTime
    | Reopen
    | Announce
    | Shorten
    | Stop
    | Arguing
    | Dealing
    | Talking
)
