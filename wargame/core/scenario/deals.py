"""What a scenario says of deals, as written: terms, cautions, leaks, what comes of promises."""

import attrs

from wargame.core.scenario.rules import Effect
from wargame.core.scenario.world import EVERYONE, Ids


@attrs.frozen(kw_only=True)
class Term:
    """Something ready-made that a party of a deal may give.

    `touches` are words that cautions look for. Where `broken_when` is given, in which `me` is who
    gave the term and `other` the party it was given to, the record judges it beside the parties.
    """

    id: str
    name: str
    about: str = ""
    by: Ids = (EVERYONE,)
    touches: Ids = ()
    broken_when: str = ""
    cite: Ids = ()
    assumption: str = ""


@attrs.frozen(kw_only=True)
class Caution:
    """A warning that a draft calls for where all holds that is said here; it forbids nothing.

    `touches` and `words` are looked for in what is given: in ready-made terms, in free words.
    `between` are sides that all have a party in it, `without` sides of which none signs.
    """

    id: str
    say: str
    when: str = ""
    touches: Ids = ()
    words: tuple[str, ...] = ()
    between: Ids = ()
    without: Ids = ()
    one_sided: bool = False
    secret: bool = False
    cite: Ids = ()
    assumption: str = ""


@attrs.frozen(kw_only=True)
class Leak:
    """A roll on a secret deal as it comes into force, and which bands let out that there is one
    (`rumour`) or what of it is ready-made (`told`).
    """

    table: str
    base: str = ""
    rumour: Ids = ()
    told: Ids = ()
    cite: Ids = ()
    assumption: str = ""


@attrs.frozen(kw_only=True)
class Deals:
    """What comes of promises between parties: `me` gave it, `other` was given it, and `secret`
    holds while outsiders were not told of the deal.
    """

    leak: Leak | None = None
    if_kept: tuple[Effect, ...] = ()
    if_bent: tuple[Effect, ...] = ()
    if_broken: tuple[Effect, ...] = ()
    if_leaked: tuple[Effect, ...] = ()
    cite: Ids = ()
    assumption: str = ""
