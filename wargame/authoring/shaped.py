"""A scenario in shape, and what of it the stand-ins for wrong values leave in doubt.

It knows which parts of a scenario others are judged by; it does not know what they say.
"""

import attrs

from wargame.authoring.merge import Tree
from wargame.authoring.tongues import Tongues
from wargame.authoring.yaml12 import Path
from wargame.core import scenario as model

DECLARATIONS = {
    *("seats", "teams", "groups", "places", "tracks", "flags", "off", "resources", "tables"),
    *("modifiers", "rolls", "steps", "sequence", "phases", "capacity"),
}
"""Sections that rules are judged by."""

_WHO = frozenset(("seats", "teams", "places", "off"))
"""Sections that say who plays, owns or may know what."""
_LOOSE = frozenset(("sequence", "capacity"))
"""Declarations that no other part names."""
_REFERRED_TO = frozenset(("actions", "promises", "deals"))
"""Sections whose ids rules name; without the section each of these names is unknown."""
_GROUNDS = frozenset(("cite", "assumption"))
_TOLD = frozenset(("name", "about", "brief", *_GROUNDS))
"""Fields that no rule reads."""
_BEGINS = frozenset(("start", "flags", "attributes"))
"""Fields that say where a game begins; who may know what does not rest on them."""
_APART = frozenset(
    ("name", "about", "say", "cost", "modifiers", "requires", "do", "also", "then", *_GROUNDS)
)
"""Fields of an action that no other field of it is judged by."""


@attrs.frozen
class Shaped:
    """A scenario in shape, with stand-ins where the files hold something wrong."""

    scenario: model.Scenario
    wrong: tuple[Path, ...]
    """The paths of all that could not be used."""
    tree: Tree
    """What it was read from; it knows in which language each text was read."""
    tongues: tuple[Tongues, ...] = ()
    """Every text that stands in several languages."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that texts stand in, the scenario's own first."""
        found = (language for one in self.tongues for language in one.languages)
        return tuple(dict.fromkeys((self.scenario.language, *found)))

    @property
    def can_be_judged(self) -> bool:
        """Whether all that rules are judged by is there, so that a compiler's complaints can hold.

        A section that nothing else is judged by may be missing as a whole.
        """
        return all(
            len(path) > 1 or (path and path[0] not in (DECLARATIONS - _LOOSE) | _REFERRED_TO)
            for path in self.wrong
        )

    @property
    def spoilt(self) -> frozenset[str]:
        """The ids of what rules refer to and is out of shape: what is said of them misleads."""
        declared = (path for path in self.wrong if path and path[0] in DECLARATIONS)
        named = (
            path
            for path in declared
            if len(path) > 1 and not (_TOLD | _BEGINS).intersection(path[2:])
        )
        return frozenset(str(path[1]) for path in named if path[2:] != ("range",))

    @property
    def unclear(self) -> frozenset[str]:
        """The names of numbers whose range is in doubt."""
        ranges = (path for path in self.wrong if path[2:] == ("range",))
        turns = frozenset(("turn",) if ("turns",) in self.wrong else ())
        return turns | {str(path[1]) for path in ranges if path[0] == "tracks"}

    @property
    def unsettled(self) -> bool:
        """Whether it is in doubt who plays, owns or may know what."""
        return any(
            path and path[0] in _WHO and not (_TOLD | _BEGINS).intersection(path[2:])
            for path in self.wrong
        )

    def spoils(self, path: Path) -> bool:
        """Whether what is said of a path may come of a stand-in in the same thing."""
        return any(_hurts(wrong, path) for wrong in self.wrong if wrong[:2] == path[:2])


def _hurts(wrong: Path, path: Path) -> bool:
    """Whether what could not be used at one path misleads about another in the same thing."""
    if wrong[0] != "actions" or len(wrong) < 3:
        return True
    if wrong[2] == "outcomes" and len(wrong) > 4:
        return path[:4] == wrong[:4]
    if wrong[2] not in _APART:
        return True
    inside = wrong[len(path) :]
    if wrong[: len(path)] == path:
        return not inside or inside[0] in _GROUNDS
    *around, last = wrong
    if isinstance(last, int) and path[: len(around)] == tuple(around):
        # What cannot be used is left out of its list, so that those behind it move up.
        step = path[len(around)]
        return isinstance(step, int) and step >= last
    return path[: len(wrong)] == wrong
