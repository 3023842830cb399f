"""What Control changes by its own hand: the one primitive of rulings, of what is settled where
something was argued, and of improvised injects; and the one by which a row is set.
"""

from collections.abc import Sequence
from typing import Literal

from wargame.core import commands as cm
from wargame.core import state as st
from wargame.core.engine.handling import Handling
from wargame.core.events import Ruled
from wargame.core.records import Log
from wargame.core.rolled import Effect

FORCED = st.ORDER_FIELDS.index("forced")
HOW = {"add": 0, "set": 1, "on": 4, "off": 5}


def rule_effects(
    do: Handling, rulings: Sequence[cm.Ruling], words: tuple[str, str], author: cm.Author
) -> None:
    """Carry out what a ruling changes; whoever reads all that it changes is told of it. As a cause
    it is told by what ran of it, of which each reader is told what they may know.

    `words` are the public and the private reason.
    """
    game, audience = do.engine.game, -1
    effects = effects_of(do, rulings)
    for effect in effects:
        audience &= game.slots[effect.slot].readers
    do.events.append(Ruled(audience & game.everyone, -1, "rule", 0, effects, *words, author))
    do.engine.decoder.decode(carry_out(do, effects), do.numbers, do.events)


RowBy = Literal["override", "argued"]
"""What sets a row: Control's own word, or the argument that its order was."""


def set_row(
    do: Handling, slot: int, row: int, what: RowBy, words: tuple[str, str], author: cm.Author
) -> None:
    """Have the order in a slot read a row of its table, whatever its dice show; its seat is told.

    `words` are the public and the private reason.
    """
    do.numbers[do.order_at(slot) + FORCED] = row + 1
    own = 1 << slot // do.engine.game.width
    do.events.append(Ruled(own, slot, what, row, (), *words, author))


def effects_of(do: Handling, rulings: Sequence[cm.Ruling]) -> tuple[Effect, ...]:
    """What Control wants changed, as rules do it; refused where it cannot be done."""
    slots = do.engine.game.slots
    found = []
    for ruling in rulings:
        if not 0 <= ruling.slot < len(slots) or slots[ruling.slot].family not in (
            "track", "flag", "resource",
        ):  # fmt: skip
            raise do.refuse("bad-value", text="only tracks, flags and resources can be ruled on")
        slot = slots[ruling.slot]
        if (ruling.how in ("on", "off")) != (slot.family == "flag"):
            raise do.refuse(
                "bad-value", slot.name, "a flag goes on or off, a number is added to or set"
            )
        value = _until(do, ruling) if slot.family == "flag" else ruling.value
        found.append(Effect(ruling.slot, HOW[ruling.how], value))
    return tuple(found)


def _until(do: Handling, ruling: cm.Ruling) -> int:
    if ruling.how == "off":
        return -1
    return st.FOREVER if ruling.value <= 0 else do.numbers[st.TURN] + ruling.value


def carry_out(do: Handling, effects: Sequence[Effect]) -> Log:
    """Change what is to be changed and settle it; what that writes down."""
    engine = do.engine
    log = Log()
    for effect in effects:
        engine.rules.function("change")(
            do.numbers, log, engine.work, -1, effect.how, effect.slot, effect.value
        )
    engine.rules.function("settle")(do.numbers, log, engine.work)
    return log
