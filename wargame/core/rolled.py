"""What a rule did, read from its records: the rolls with the odds before them, and the effects."""

from typing import Literal, NamedTuple

from wargame.core import records as rec
from wargame.core.records import Record


class Worth(NamedTuple):
    """A modifier that counted: its index in the game's catalogue, and what it was worth."""

    modifier: int
    worth: int


class Effect(NamedTuple):
    """What a rule did to a slot: 0 add, 1 set, 2 at most, 3 at least, 4 on until, 5 off.

    `due` is the turn of a delayed effect, 0 for one that came at once.
    """

    slot: int
    how: int
    value: int
    due: int = 0


class About(NamedTuple):
    """What a roll is about that a rule throws for each of several: a place or a seat."""

    kind: Literal["place", "seat"]
    which: int


class Roll(NamedTuple):
    """A roll with the odds as they stood before it. What its reader may not know is empty.

    `which` is the roll in the game's catalogue; `odds` counts equally likely cases by band; `net`
    is the sum of the modifiers and of Control's amendment, before the table's clip.
    """

    which: int
    modifiers: tuple[Worth, ...]
    amended: int
    net: int | None
    odds: tuple[int, ...]
    faces: tuple[int, ...]
    band: int
    by_hand: bool
    about: tuple[About, ...] = ()
    forced: bool = False
    """Whether the band had been set, whatever the dice would say."""
    veiled: bool = False
    """Whether only Control knows what the dice show."""
    argued: bool = False
    """Whether the band that was set is the one that an argument came to; a view fills it in."""


HIDDEN = -(10**9)
"""Stands in a roll's record for a net modifier that its reader may not know."""


def rolls_in(records: tuple[Record, ...], odds: tuple[tuple[int, ...], ...]) -> tuple[Roll, ...]:
    """The rolls among some records, each with the modifiers that came before it."""
    found: list[Roll] = []
    worths: list[Worth] = []
    about: list[About] = []
    for record in records:
        if record[0] == rec.CONCERNED:
            about.append(About("seat" if record[2] else "place", record[3]))
        elif record[0] == rec.MODIFIED:
            worths.append(Worth(record[2], record[3]))
        elif record[0] == rec.ROLLED:
            _, _, which, net, packed, band, _, holds, amended = record
            faces = faces_of(packed)
            known = None if net == HIDDEN else net
            chances = odds[len(found)]
            bits = (rec.BY_HAND, rec.FORCED, rec.VEILED, rec.ARGUED)
            by_hand, forced, veiled, argued = (bool(holds & bit) for bit in bits)
            found.append(
                Roll(
                    which, tuple(worths), amended, known, chances, faces, band, by_hand,
                    tuple(about), forced, veiled, argued,
                )
            )  # fmt: skip
            worths.clear()
            about.clear()
    return tuple(found)


def faces_of(packed: int) -> tuple[int, ...]:
    """What dice show that are packed in base 128, in the order in which they were thrown."""
    faces: tuple[int, ...] = ()
    while packed:
        faces = (packed & 127, *faces)
        packed >>= 7
    return faces


def effects_in(records: tuple[Record, ...]) -> tuple[Effect, ...]:
    """What some records did to slots."""
    return tuple(Effect(*record[2:]) for record in records if record[0] == rec.AFFECTED)
