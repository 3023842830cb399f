"""Effects that Control rules, through the same primitives as those of written rules."""

from wargame.core import commands as cm
from wargame.core import state as st
from wargame.core.engine.handling import Handling
from wargame.core.events import Ruled
from wargame.core.rolled import Effect

HOW = {"add": 0, "set": 1, "on": 4, "off": 5}


def rule_effects(
    do: Handling,
    rulings: tuple[cm.Ruling, ...],
    words: tuple[str, str],
    author: cm.Author,
) -> None:
    """Carry out what a ruling changes; whoever reads all that it changes is told of it. As a cause
    it is told by what ran of it, of which each reader is told what they may know.

    `words` are the public and the private reason.
    """
    effects, audience = _effects(do, rulings)
    engine = do.engine
    told = audience & engine.game.everyone
    do.events.append(Ruled(told, -1, "rule", 0, effects, *words, author))
    log: list[tuple[int, ...]] = []
    for effect in effects:
        engine.rules.function("change")(
            do.numbers, log, engine.work, -1, effect.how, effect.slot, effect.value
        )
    engine.rules.function("settle")(do.numbers, log, engine.work)
    engine.decoder.decode(log, do.numbers, do.events)


def _effects(do: Handling, rulings: tuple[cm.Ruling, ...]) -> tuple[tuple[Effect, ...], int]:
    """The effects, and who may read every number that they change."""
    slots = do.engine.game.slots
    effects, audience = [], -1
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
        effects.append(Effect(ruling.slot, HOW[ruling.how], value))
        audience &= slot.readers
    return tuple(effects), audience


def _until(do: Handling, ruling: cm.Ruling) -> int:
    if ruling.how == "off":
        return -1
    return st.FOREVER if ruling.value <= 0 else do.numbers[st.TURN] + ruling.value
