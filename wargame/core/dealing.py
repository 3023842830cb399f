"""Commands about deals between seats: offered, signed or declined, marked when due, ruled on."""

import attrs

from wargame.core.author import Author
from wargame.core.deals import Clause, Mark


@attrs.frozen(slots=False)
class OfferDeal:
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


@attrs.frozen(slots=False)
class SignDeal:
    """Countersign an offer; with the last signature it is in force."""

    author: Author
    seat: int
    deal: int


@attrs.frozen(slots=False)
class DeclineDeal:
    """Refuse an offer, or withdraw one's own, perhaps with a word why."""

    author: Author
    seat: int
    deal: int
    text: str = ""


@attrs.frozen(slots=False)
class MarkDeal:
    """A party says of a promise that is due whether it was kept, bent or broken."""

    author: Author
    seat: int
    deal: int
    clause: int
    mark: Mark


@attrs.frozen(slots=False)
class RuleDeal:
    """Control rules whether a promise in force was kept, bent or broken."""

    author: Author
    deal: int
    clause: int
    mark: Mark
    reason: str
    private: str = ""


@attrs.frozen(slots=False)
class LeakDeal:
    """Control lets out that there is a secret deal or, `told`, what of it is ready-made too."""

    author: Author
    deal: int
    told: bool
    reason: str


Dealing = OfferDeal | SignDeal | DeclineDeal | MarkDeal | RuleDeal | LeakDeal
