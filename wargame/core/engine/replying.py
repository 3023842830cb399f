"""Replies to what is argued: estimates, votes, silences; and the dice of a matter."""

from wargame.core import commands as cm
from wargame.core.argued import Told
from wargame.core.engine.handling import Handling
from wargame.core.engine.matters import DISCLOSED, THROWN
from wargame.core.events import Disclosed, Replied, Thrown
from wargame.core.methods import (
    ASKING,
    CHOOSING,
    METHODS,
    NONE,
    PERCENT,
    Matter,
    median,
    odds,
    passes,
    result,
)
from wargame.core.state import VEILS

OWN_KEY = 0x4D415454
"""Keeps the dice of what is argued apart from those of a rule of the same name."""


def open_matter(do: Handling, number: int, author: cm.Author) -> Matter:
    """A matter that is being argued; refused as if it were not there where its author may not read
    of it.
    """
    do.playing()
    for one in do.engine.matters.all(do.numbers):
        reads = author.role != "seat" or one.readers >> author.seat & 1
        if one.number == number and one.open and reads:
            return one
    raise do.refuse("no-such-matter")


def reply(do: Handling, command: cm.Reply) -> None:
    one = open_matter(do, command.matter, command.author)
    do.own(command.author, command.seat)
    if command.seat not in one.asked:
        raise do.refuse("bad-value", text="this seat is not asked")
    if one.disclosed:
        raise do.refuse("bad-value", text="all replies are in")
    text = do.words(command.text)
    breaks = one.method == "silence" and command.value == 1
    _valid(do, one, command.value, text)
    matters = do.engine.matters
    do.numbers[matters.reply(one.place, command.seat)] = command.value + 1
    audience = one.readers if breaks else 1 << command.seat
    do.events.append(
        Replied(audience, one.number, command.seat, one.method, command.value, text, command.author)
    )
    later = next(m for m in matters.all(do.numbers) if m.place == one.place)
    if breaks or not later.late:
        _disclose(do, later)


def _valid(do: Handling, one: Matter, value: int, text: str) -> None:
    """Refuse what is no reply by the matter's method."""
    if one.method == "estimative" and not 0 <= value <= 100:
        raise do.refuse("bad-value", text="an estimate is 0 to 100 percent")
    if one.method in CHOOSING and not 0 <= value < one.options:
        raise do.refuse("bad-value", text="there is no such outcome to choose")
    if one.method == "silence" and value not in (0, 1):
        raise do.refuse("bad-value", text="a silence is kept or broken")
    if one.method == "silence" and value and not text:
        raise do.refuse("bad-value", text="who breaks a silence writes down the condition")


def disclose(do: Handling, command: cm.Disclose) -> None:
    do.control(command.author)
    one = open_matter(do, command.matter, command.author)
    if one.method not in ASKING or one.disclosed:
        raise do.refuse("bad-value", text="no replies are awaited")
    _disclose(do, one)


def _disclose(do: Handling, one: Matter) -> None:
    """End the replies; all that read of the matter see them at once."""
    do.numbers[do.engine.matters.at(one.place)] = DISCLOSED
    told = tuple(Told(seat, one.replies[seat]) for seat in one.asked)
    middle = median(one.given) if one.method == "estimative" else NONE
    do.events.append(Disclosed(one.readers, one.number, one.method, told, middle, result(one)))


# ---- dice


def throw(do: Handling, command: cm.Throw) -> None:
    """A matter's number, its place among those of its turn, and its method name the dice."""
    do.control(command.author)
    one = open_matter(do, command.matter, command.author)
    chances = odds(one)
    if chances is None:
        raise do.refuse("bad-value", text="this throws no dice, or not before the estimates are in")
    if one.thrown:
        raise do.refuse("bad-value", text="the dice are thrown already")
    dice = chances.dice
    if command.faces and not dice.admits(command.faces):
        raise do.refuse(
            "bad-dice",
            text="1 to 100, as one number" if dice == PERCENT else "two dice of 1 to 6",
        )
    faces = command.faces or do.throw(*_named(do, one), dice)
    passed = passes(chances, faces)
    do.numbers[do.engine.matters.at(one.place) + THROWN] = 1 + passed
    do.events.append(
        Thrown(
            one.readers,
            one.number,
            one.method,
            chances.net,
            chances.ways,
            chances.cases,
            faces,
            passed,
            bool(command.faces),
            command.author,
            bool(do.numbers[do.engine.game.constant("HELD")] & VEILS),
        )
    )


def _named(do: Handling, one: Matter) -> tuple[int, int]:
    """What the dice of a matter go by: the source and the key."""
    matters = do.engine.matters
    source = min(one.number, matters.count - 1)
    ordinal = do.numbers[matters.ordinal(one.place)]
    aside = one.number - source
    return source, OWN_KEY ^ ordinal << 16 ^ aside << 8 ^ METHODS.index(one.method)
