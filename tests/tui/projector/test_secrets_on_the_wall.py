"""What a room may not know makes no difference to any page: its text, its colours, its place.

Games that differ in hidden things only are played side by side, and at every step everything hidden
is also changed at once; all pages must stay as they are, to the byte.
"""

import random

import pytest

from tests.core.builders import game
from tests.core.games import GAMES
from tests.core.leaks import Side, twin_games
from tests.core.random_games import Chance, steps
from tests.core.scrambling import perturbed, scrambled
from wargame.authoring.load import find, load
from wargame.core import events as ev
from wargame.core import view as vw
from wargame.core.dice import Seed
from wargame.core.engine.engine import Engine
from wargame.core.state import State
from wargame.play.clock import PhaseClock
from wargame.prose.prose import Prose
from wargame.tui.cartography.drawing import Cartographer
from wargame.tui.cartography.palette import DARK
from wargame.tui.cartography.survey import atlas_of
from wargame.tui.projector.pages import pages
from wargame.tui.projector.places import charts
from wargame.tui.projector.sheets import Frame
from wargame.tui.projector.showing import of_view

FRAME = Frame(94, 21)
PLAYED = ("transnistria", "islands")
PAIRS = 40


class Wall:
    """Draws every page of a scenario's games."""

    def __init__(self, name: str) -> None:
        if name in PLAYED:
            loaded = load(find(name))
            self.engine = Engine(loaded.game)
            self.atlas = atlas_of(loaded.scenario, loaded.geometry())
        else:
            self.engine = Engine(game(GAMES[name]))
            self.atlas = atlas_of(self.engine.game.scenario, None)
        self.reader = vw.public_reader(self.engine.game)
        self.prose = Prose(self.engine)
        self.charts: tuple[Cartographer, ...] = charts(self.atlas)

    def drawn(self, state: State, view: vw.View) -> str:
        """All pages with how each sign is drawn."""
        shown = of_view(self.prose, view, state, PhaseClock(), self.atlas)
        found = pages(shown, self.charts, DARK, 17.0, FRAME)
        return "\n".join(
            f"{page.id}|{page.title}|{line.plain}|{line.spans!r}"
            for page in found
            for line in page.lines
        )

    def view(self, state: State, events: list[ev.Event] | tuple[ev.Event, ...]) -> vw.View:
        return vw.view(self.engine, state, events, self.reader)


@pytest.mark.parametrize("name", [*GAMES, *PLAYED])
def test_whatever_is_hidden_may_be_otherwise_at_every_step(name: str) -> None:
    wall = Wall(name)
    rng = random.Random(name)
    events: list[ev.Event] = []
    for _command, step in steps(wall.engine, Seed(5, 1), Chance(rng, meddling=0.1)):
        events += step.events
        twin = perturbed(wall.engine, step.state, wall.reader, rng)
        other = scrambled(wall.engine, events, wall.reader, rng)
        one = wall.drawn(step.state, wall.view(step.state, events))
        assert one == wall.drawn(twin, wall.view(twin, other))


@pytest.mark.parametrize("name", [*GAMES, *PLAYED])
def test_games_that_differ_in_secrets_give_the_same_pages(name: str) -> None:
    """For as long as what is public of the two is the same."""
    wall = Wall(name)
    compared: list[bool] = []

    def watch(one: Side, other: Side) -> None:
        left, right = (wall.view(side.state, side.events) for side in (one, other))
        if left == right:
            differ = one.state != other.state or one.events != other.events
            compared.append(differ)
            if differ:
                assert wall.drawn(one.state, left) == wall.drawn(other.state, right)

    for number in range(PAIRS):
        assert twin_games(wall.engine, number, wall.reader, looks=0, watch=watch) is None
    assert sum(compared) > PAIRS // 4


def test_the_comparison_sees_what_is_told_to_one_seat_only() -> None:
    """A wall that showed a seat's view would be caught."""
    wall = Wall("archipelago")
    wall.reader = vw.control_reader(wall.engine.game)
    public = vw.public_reader(wall.engine.game)
    rng = random.Random(1)
    events: list[ev.Event] = []
    caught = False
    for _command, step in steps(wall.engine, Seed(5, 1), Chance(rng)):
        events += step.events
        twin = perturbed(wall.engine, step.state, public, rng)
        one = wall.drawn(step.state, wall.view(step.state, events))
        caught = caught or one != wall.drawn(twin, wall.view(twin, events))
    assert caught
