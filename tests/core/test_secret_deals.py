"""What seats agree in secret tells nobody else at any moment; leaks are called by their names."""

from collections.abc import Callable

import pytest

from tests.core.builders import game
from tests.core.rules.test_deals import PORT
from tests.core.watching import leaks_while
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.deals import Deal
from wargame.core.engine import dealing, handlers
from wargame.core.engine.deals import Deals
from wargame.core.engine.engine import Engine
from wargame.core.engine.handling import Handling

Break = Callable[[Engine, pytest.MonkeyPatch], None]


def leaks(engine: Engine, games: int) -> set[str]:
    """The kinds of leaks in some games in which much is agreed."""
    return leaks_while(lambda state: engine.deals.all(state.numbers), engine, games, 0.7)


ACTING = (
    PORT.replace(
        "  if_kept: [me.other.trust +1]\n",
        "  if_kept: [me.other.trust +1, 'next turn: calm +1', "
        "promise quiet by me due in 2 turns]\n",
    ).replace(
        "  if_bent: [",
        "  if_bent: [{decide: {id: sorry, ask: Why?, by: me, within: 1, nobody: nothing, options: "
        "{nothing: {do: []}, pay: {do: [me.other.trust +1]}}, assumption: made up}}, ",
    )
    + "promises: {quiet: {name: Keep quiet, broken_when: calm >= 20, assumption: made up}}\n"
)
"""Kept and bent promises that act later, promise and ask."""


@pytest.mark.parametrize("rules", [PORT, ACTING])
def test_deals_of_others_tell_nothing_at_any_moment(rules: str) -> None:
    assert leaks(Engine(game(rules)), 30) == set()


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
    assert leaks(engine, 30) == {"question"}
