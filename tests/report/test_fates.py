"""What became of an order that was put off to the next turn, where it stands in another slot."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.builders import whole
from tests.core.rules.test_delayed_rulings import HARBOUR, LAST
from tests.report.paper import CONTROL, lock, noon, order
from tests.report.seminar import onward, to_orders
from wargame.authoring.load import load_sources
from wargame.authoring.merge import SourceFile
from wargame.core import commands as cm
from wargame.play.session import Session
from wargame.report import game, ordered, rows
from wargame.report.case import Case

CAPTAIN, MATE = range(2)


@pytest.fixture
def delayed(tmp_path: Path) -> Iterator[Session]:
    """The mate holds up a voyage of the captain, who rests in turn 2 beside it."""
    text = HARBOUR.replace("turns: 5", "turns: 2") + "  REST: {name: Rest, by: captain, do: []}\n"
    loaded = load_sources([SourceFile("trial.yaml", whole(text))])
    with Session.create(tmp_path / "g.wargame", loaded, seed="a seed", now=noon) as session:
        to_orders(session, 1)
        lock(session, CAPTAIN, order(loaded, "SAIL"))
        lock(session, MATE, order(loaded, "STORM"))
        to_orders(session, 2)
        lock(session, CAPTAIN, order(loaded, "REST"))
        yield session


def case_of(session: Session) -> Case:
    return game.case_of(game.kit_of(session), session)


def fates(session: Session) -> dict[str, str]:
    """What became of the captain's orders, as the table says."""
    found = rows.tables(case_of(session))["orders"]
    return {str(row["action"]): str(row["fate"]) for row in found if row["seat"] == "captain"}


def test_a_delayed_order_that_control_takes_back_is_taken_back(delayed: Session) -> None:
    assert fates(delayed) == {"SAIL": "delayed", "REST": "locked"}

    delayed.submit(cm.Recall(CONTROL, LAST, "the ship is sold"))

    assert fates(delayed) == {"SAIL": "taken back", "REST": "locked"}
    while delayed.state.turn == 2 and not delayed.state.over:
        onward(delayed)
    assert fates(delayed) == {"SAIL": "taken back", "REST": "carried out"}
    kit = game.kit_of(delayed)
    told = repr(ordered.orders(kit, case_of(delayed)).blocks)
    assert "taken back by Control" in told
    assert "delayed to the next turn" not in told


def test_a_ruling_in_the_next_turn_is_about_the_delayed_order(delayed: Session) -> None:
    delayed.submit(cm.Override(CONTROL, LAST, 0, "the water is low"))
    while not delayed.state.over:
        onward(delayed)

    (row,) = rows.tables(case_of(delayed))["rulings"]
    assert (row["on"], row["value"]) == ("Sail", "foul")
    assert fates(delayed)["SAIL"] == "carried out"
