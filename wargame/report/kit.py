"""What every page is made from: a scenario with its names, and who reads.

It knows how a reader's numbers stand at the start; it lays out no page.
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cached_property
from typing import Self

import attrs

from wargame.authoring.claims import Claim
from wargame.authoring.load import Loaded
from wargame.core.compile.program import Game
from wargame.core.engine.engine import Engine
from wargame.core.scenario import Scenario, Track
from wargame.core.state import State
from wargame.core.view import DialView, Reader, control_reader, public_reader, seat_reader, view
from wargame.prose.effects import ALL, Effects
from wargame.prose.moved import judged, moved, standing
from wargame.prose.names import Names
from wargame.prose.prose import Prose, Told
from wargame.prose.text import _, labelled
from wargame.report.document import Struck

CONTROL = -1


@attrs.frozen
class Kit:
    """A scenario as pages are made of it."""

    loaded: Loaded
    engine: Engine
    prose: Prose

    @classmethod
    def of(cls, loaded: Loaded, claims: Mapping[str, Claim] | None = None) -> Self:
        prose = Prose.of(loaded, claims)
        return cls(loaded, prose.engine, prose)

    @property
    def names(self) -> Names:
        return self.prose.names

    @property
    def game(self) -> Game:
        """The game with its texts in the reader's language."""
        return self.engine.game

    @property
    def scenario(self) -> Scenario:
        return self.game.scenario

    @property
    def seats(self) -> range:
        return range(len(self.game.seats))

    @property
    def title(self) -> str:
        """The scenario, with its layout where it has several."""
        if len(self.loaded.layouts) < 2:
            return self.scenario.name
        known = {info.id: info.name for info in self.loaded.layouts}
        layout = known.get(self.scenario.layout) or labelled(self.scenario.layout)
        return _("{scenario}, {layout}").format(scenario=self.scenario.name, layout=layout)

    @cached_property
    def standing(self) -> Mapping[str, int]:
        """What book-keeping is worth that no rule of the game moves."""
        return standing(self.names)

    @cached_property
    def moved(self) -> frozenset[str]:
        """The numbers and flags that a rule can move, or that something is judged by."""
        return moved(self.names) | judged(self.names)

    # ---- readers

    def reader(self, seat: int) -> Reader:
        """A seat as a reader; Control for -1."""
        game = self.game
        return control_reader(game) if seat == CONTROL else seat_reader(game, seat)

    @property
    def public(self) -> Reader:
        return public_reader(self.game)

    def does(self, reader: Reader | None = None) -> Effects:
        """The teller of what rules do; of all that they do without a reader."""
        mask = ALL if reader is None or reader.control else reader.mask
        bound = {"me": _("the seat that orders")}
        return Effects(self.names.bound_to(bound).knowing(self.standing), mask)

    def start(self, reader: Reader, *, books: bool = False) -> tuple[DialView, ...]:
        """The numbers that a reader may know, as the game begins; book-keeping with `books`."""
        found = view(self.engine, State(self.game.start), (), reader).dials
        return tuple(dial for dial in found if books or dial.id not in self.names.hidden)

    def scope(self, dial: DialView) -> str:
        """Whose numbers a dial has: `world`, `place`, `seat` or `pair`."""
        return next(one.scope for one in self.game.dials if one.id == dial.id)

    def owner(self, dial: DialView) -> str:
        return self.names.owner(self.scope(dial), dial.owner)

    def track(self, id: str) -> Track | None:
        return self.names.track(id)

    def orders_of(self, seat: int) -> tuple[int, ...]:
        """The actions that a seat may ever order, by index."""
        codes = self.game.codes
        return tuple(k for k, code in enumerate(codes) if seat in code.seats)


def line(told: Told) -> str:
    """A line of a log as a page shows it."""
    return Struck(told.line) if told.undone else told.text


def file_name(id: str) -> str:
    """An id as part of a file's name that any system takes."""
    plain = unicodedata.normalize("NFKD", id).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9_-]+", "-", plain).strip("-").lower() or "page"
