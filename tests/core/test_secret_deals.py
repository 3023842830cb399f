"""What seats agree in secret tells nobody else at any moment; leaks are called by their names."""

import random
from collections.abc import Callable

import pytest

from tests.core.builders import game
from tests.core.leaks import moment, readers
from tests.core.random_games import Chance, steps
from tests.core.rules.test_deals import PORT
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.deals import Deal
from wargame.core.dice import Seed
from wargame.core.engine import dealing, handlers
from wargame.core.engine.deals import Deals
from wargame.core.engine.engine import Engine
from wargame.core.engine.handling import Handling

Break = Callable[[Engine, pytest.MonkeyPatch], None]


def leaks(engine: Engine, games: int) -> set[str]:
    """The kinds of leaks in some games in which much is agreed."""
    found: set[str] = set()
    for number in range(games):
        rng = random.Random(number)
        events: list[ev.Event] = []
        for _, step in steps(engine, Seed(number, 1), Chance(rng, meddling=0.7)):
            events += step.events
            if engine.deals.all(step.state.numbers):
                for reader in readers(engine.game):
                    leak = moment(engine, step.state, events, reader, rng)
                    found |= {leak.kind} if leak is not None else set()
    return found


def test_deals_of_others_tell_nothing_at_any_moment() -> None:
    assert leaks(Engine(game(PORT)), 12) == set()


def early_mark(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """Marks stand in every party's view before all are in."""
    patch.setattr(Deal, "shown", lambda deal, seat: deal._replace(place=-1))


def everyones_deals(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """Secret deals stand in everyone's view."""

    def leaky(
        deals: Deals, numbers: tuple[int, ...], seat: int, mask: int, control: bool
    ) -> tuple[Deal, ...]:
        return tuple(one.shown(seat) for one in deals.all(numbers))

    patch.setattr(Deals, "known", leaky)


def told_marks(engine: Engine, patch: pytest.MonkeyPatch) -> None:
    """All who read of a deal are told of a mark as it is given."""
    plain = dealing.mark

    def leaky(do: Handling, command: cm.MarkDeal) -> None:
        plain(do, command)
        for k, event in enumerate(do.events):
            if isinstance(event, ev.DealMarked):
                do.events[k] = event._replace(audience=do.engine.game.everyone)

    patch.setitem(dealing.DEALING, cm.MarkDeal, leaky)
    patch.setitem(handlers.HANDLERS, cm.MarkDeal, leaky)


@pytest.mark.parametrize("plant", [early_mark, everyones_deals, told_marks])
def test_a_leak_of_deals_is_called_by_its_name(
    plant: Break, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = Engine(game(PORT))
    plant(engine, monkeypatch)
    assert leaks(engine, 12) == {"question"}
