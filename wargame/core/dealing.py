"""Commands about deals between seats: offered, signed or declined, marked when due, ruled on."""

from typing import NamedTuple

from wargame.core.author import Author
from wargame.core.deals import Clause, Mark
from wargame.core.facts import fact


@fact
class OfferDeal(NamedTuple):
    """Draft a deal and sign it; the other parties, and the guarantor if there is one, sign next.

    Who offers is a party. An open deal is read by all from the offer on, a secret one by those who
    sign it and by Control. `amends` is the number of an offer that this one takes the place of, or
    -1. `confirmed` says that what the scenario cautions against is meant.
    """

    author: Author
    seat: int
    parties: tuple[int, ...]
    clauses: tuple[Clause, ...]
    due: int
    secret: bool = False
    conditions: str = ""
    guarantor: int = -1
    amends: int = -1
    confirmed: bool = False


@fact
class SignDeal(NamedTuple):
    """Countersign an offer; with the last signature it is in force."""

    author: Author
    seat: int
    deal: int


@fact
class DeclineDeal(NamedTuple):
    """Refuse an offer, or withdraw one's own, perhaps with a word why."""

    author: Author
    seat: int
    deal: int
    text: str = ""


@fact
class MarkDeal(NamedTuple):
    """A party says of a promise that is due whether it was kept, bent or broken."""

    author: Author
    seat: int
    deal: int
    clause: int
    mark: Mark


@fact
class RuleDeal(NamedTuple):
    """Control rules whether a promise in force was kept, bent or broken."""

    author: Author
    deal: int
    clause: int
    mark: Mark
    reason: str
    private: str = ""


@fact
class LeakDeal(NamedTuple):
    """Control lets out that there is a secret deal or, `told`, what of it is ready-made too."""

    author: Author
    deal: int
    told: bool
    reason: str


Dealing = OfferDeal | SignDeal | DeclineDeal | MarkDeal | RuleDeal | LeakDeal
