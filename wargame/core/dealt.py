"""Events of deals between seats. Who reads of a deal is who signs it, and all of an open one."""

from typing import Literal, NamedTuple

from wargame.core.author import Author
from wargame.core.deals import Clause
from wargame.core.facts import fact

Close = Literal["refused", "withdrawn", "amended", "judged"]


@fact
class DealOffered(NamedTuple):
    """A deal, drafted and signed by a seat. `cautions` are the numbers of those it called for."""

    audience: int
    deal: int
    seat: int
    parties: tuple[int, ...]
    clauses: tuple[Clause, ...]
    due: int
    secret: bool
    conditions: str
    guarantor: int
    cautions: tuple[int, ...]
    author: Author


@fact
class DealSigned(NamedTuple):
    audience: int
    deal: int
    seat: int
    author: Author


@fact
class DealAgreed(NamedTuple):
    """All have signed: the deal is in force."""

    audience: int
    deal: int
    signers: tuple[int, ...]
    due: int
    secret: bool


@fact
class DealEnded(NamedTuple):
    """An offer or a deal stands no longer. `seat` refused, withdrew or amended it, or is -1.

    Its words are for `readers`, who knew of the deal before it came out; 0 where all know them.
    """

    audience: int
    deal: int
    seat: int
    how: Close
    text: str
    author: Author
    readers: int = 0


@fact
class DealMarked(NamedTuple):
    """What a party marked a promise as, which it and Control know until all have marked it."""

    audience: int
    deal: int
    clause: int
    seat: int
    mark: int
    author: Author


class Marked(NamedTuple):
    """A party's mark as it is disclosed."""

    seat: int
    mark: int


@fact
class DealJudged(NamedTuple):
    """All parties have marked a promise. `found` is what the record says of it, -1 for nothing;
    `result` the mark that holds, -1 where they differ and Control rules.
    """

    audience: int
    deal: int
    clause: int
    promise: Clause
    marks: tuple[Marked, ...]
    found: int
    result: int


@fact
class DealRuled(NamedTuple):
    audience: int
    deal: int
    clause: int
    promise: Clause
    mark: int
    reason: str
    private: str
    author: Author


@fact
class DealLeakRolled(NamedTuple):
    """The dice of a leak, for Control: `band` is the number of the table's row."""

    audience: int
    deal: int
    net: int
    faces: tuple[int, ...]
    band: int
    leaked: int


@fact
class DealLeaked(NamedTuple):
    """Outsiders hear of a secret deal; `promises` are what of it is ready-made, as far as told."""

    audience: int
    deal: int
    seats: tuple[int, ...]
    leaked: int
    promises: tuple[Clause, ...]
    due: int
    reason: str


DealtEvent = (
    DealOffered
    | DealSigned
    | DealAgreed
    | DealEnded
    | DealMarked
    | DealJudged
    | DealRuled
    | DealLeakRolled
    | DealLeaked
)
