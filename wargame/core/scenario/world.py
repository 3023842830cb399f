"""Who and what there is, as written: seats, places, tracks, flags, resources, briefs."""

import attrs

Ids = tuple[str, ...]

EVERYONE = "all"
OWNER = "owner"
CONTROL = "control"


@attrs.frozen(kw_only=True)
class Level:
    """A named stretch of a track: from this value upward."""

    id: str
    name: str = ""
    value: int
    about: str = ""


@attrs.frozen(kw_only=True)
class Blur:
    """To whom a number is shown as bands, and while what holds."""

    to: Ids
    when: str
    bands: tuple[Level, ...]


@attrs.frozen(kw_only=True)
class Track:
    """A number: of the world, of each place, of each seat or of each pair of seats.

    `range` is lowest and highest, both reachable; `seen_by` lists seats, teams, `all`, `owner` (the
    seat it belongs to, or that plays the place) or `control`.
    """

    id: str
    name: str = ""
    of: str = "world"
    range: tuple[int, int]
    start: int = 0
    seen_by: Ids = (EVERYONE,)
    levels: tuple[Level, ...] = ()
    blur: tuple[Blur, ...] = ()
    about: str = ""
    hidden: bool = False
    """Kept off the situation picture: a number of the rules' book-keeping."""
    cite: Ids = ()
    assumption: str = ""


@attrs.frozen(kw_only=True)
class Flag:
    """Something that holds or not, for good or until the end of a turn.

    While one of the world that `heads` holds, screens name it beside the turn.
    """

    id: str
    name: str = ""
    of: str = "world"
    seen_by: Ids = (EVERYONE,)
    about: str = ""
    hidden: bool = False
    heads: bool = False
    cite: Ids = ()
    assumption: str = ""


@attrs.frozen(kw_only=True)
class Income:
    """What a seat or every seat of a team receives each turn, as a formula."""

    id: str
    formula: str


@attrs.frozen(kw_only=True)
class Resource:
    """What orders are paid with. `carry` is what may be kept from one turn to the next."""

    id: str
    name: str = ""
    income: tuple[Income, ...]
    carry: int | None = None
    most: int = 99
    start: int = 0
    seen_by: Ids = (OWNER,)
    about: str = ""
    cite: Ids = ()
    assumption: str = ""


@attrs.frozen(kw_only=True)
class Statement:
    """A line of a brief, with the voice that says it."""

    text: str
    voice: str
    cite: Ids = ()
    assumption: str = ""


@attrs.frozen(kw_only=True)
class Brief:
    """One page for a seat: who you are, what you want, what you know and only believe."""

    who: str
    want: tuple[str, ...] = ()
    red_line: str = ""
    know: tuple[Statement, ...] = ()
    believe: tuple[Statement, ...] = ()
    advice: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Start:
    """A starting value that differs from the track's own."""

    id: str
    value: int


@attrs.frozen(kw_only=True)
class Seat:
    """A side at the table. `orders` is how many it may lock in a turn."""

    id: str
    name: str = ""
    orders: int = 1
    brief: Brief | None = None
    start: tuple[Start, ...] = ()
    flags: Ids = ()
    about: str = ""


@attrs.frozen(kw_only=True)
class Team:
    """Several seats that one word names; `holder` is the one whose own numbers the word means."""

    id: str
    name: str = ""
    seats: Ids
    holder: str = ""


@attrs.frozen(kw_only=True)
class Attribute:
    """A fixed number of a place."""

    id: str
    value: int
    cite: Ids = ()


@attrs.frozen(kw_only=True)
class Place:
    """A state, a region, a theatre: whatever the designer's groups make of it."""

    id: str
    name: str = ""
    spoken: str = ""
    """What it is called in a sentence, such as `the Narrows`; as a rule that is its name."""
    seat: str = ""
    groups: Ids = ()
    attributes: tuple[Attribute, ...] = ()
    start: tuple[Start, ...] = ()
    flags: Ids = ()
    about: str = ""
    cite: Ids = ()
    assumption: str = ""


@attrs.frozen(kw_only=True)
class Group:
    """A named set of places."""

    id: str
    name: str = ""
    cite: Ids = ()
