"""Which numbers and flags the rules of a game can move at all: the rest stay as they begin.

A shared rulebook has numbers of which a game uses only some. Control may correct any of them.
"""

from collections.abc import Iterator

import attrs

from wargame.core.formula import effects as fx
from wargame.core.formula import syntax as sx
from wargame.core.scenario import Block, Line
from wargame.prose import formulas
from wargame.prose.effects import Effects
from wargame.prose.names import Names


def moved(names: Names) -> frozenset[str]:
    """The ids of what an order, an inject or a rule can move, as far as none is switched off."""
    found = set()
    for line in _lines(Effects(names), names.scenario):
        try:
            deed = fx.parse_effect(line.text)
        except sx.FormulaError:
            continue
        if isinstance(deed, fx.Change):
            found.add(deed.slot.parts[-1])
    return frozenset(found)


def judged(names: Names) -> frozenset[str]:
    """The ids of what points, the grade and an early end hang on: Control may set them by hand."""
    scenario = names.scenario
    texts = [points.when for one in scenario.objectives for points in one.points]
    texts += [one.when for one in scenario.grade]
    texts += [one.when for one in scenario.ends]
    return frozenset(name for text in texts if text for name in formulas.read(text))


def standing(names: Names) -> dict[str, int]:
    """What book-keeping is worth that belongs to the world and that no rule moves, by its id."""
    touched = moved(names)
    return {
        dial.id: names.game.start[dial.base]
        for dial in names.game.dials
        if dial.id in names.hidden and dial.scope == "world" and dial.id not in touched
    }


def _lines(does: Effects, thing: object) -> Iterator[Line]:
    """Every effect in one line that stands in something written, but for what never comes about."""
    if isinstance(thing, tuple):
        for one in thing:
            yield from _lines(does, one)
    elif isinstance(thing, Line):
        yield thing
    elif isinstance(thing, Block):
        for one in does.settled((thing,)):
            parts = (one,) if isinstance(one, Line) else attrs.astuple(one, recurse=False)
            yield from _lines(does, parts)
    elif attrs.has(kind := type(thing)):
        for field in attrs.fields(kind):
            yield from _lines(does, getattr(thing, field.name))
