"""An order that was delayed stands on Control's desk with what is known of it, wherever it lies."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.builders import whole
from tests.core.rules.test_delayed_rulings import FIRST, HARBOUR, LAST
from wargame.authoring.load import load_sources
from wargame.authoring.merge import SourceFile
from wargame.core import commands as cm
from wargame.core.orders import Order
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.seat.company import Company
from wargame.tui.bench import Item, bench
from wargame.tui.cartography.survey import atlas_of
from wargame.tui.host import Room

CONTROL = cm.Author("umpire", "control")
MODIFIED = HARBOUR.replace(
    "table: wind,",
    "table: wind, modifiers: [{add: 1, why: a good ship, assumption: trial},"
    " {add: 2, why: clear weather, assumption: trial}],",
)
SAIL, STORM = Order(0), Order(1)
CAPTAIN, MATE = range(2)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """In the second turn, to which the captain's order was delayed from the first."""
    loaded = load_sources([SourceFile("trial.yaml", whole(MODIFIED))])
    with Session.create(tmp_path / "g.wargame", loaded, seed="s") as session:
        prose = Prose.of(loaded)
        atlas = atlas_of(loaded.scenario, loaded.geometry())
        made = Room(session, prose, Company(session, prose), atlas)
        lock(made, CAPTAIN, SAIL, "the tide serves")
        strike(made, FIRST, "a good ship", "she leaks")
        lock(made, MATE, STORM, "for the sport of it")
        finish(made)
        assert session.state.turn == 2
        yield made


def lock(room: Room, seat: int, order: Order, why: str) -> None:
    room.session.submit(cm.Lock(cm.Author("player", "seat", seat), seat, order, why))


def strike(room: Room, slot: int, modifier: str, reason: str) -> None:
    index = next(k for k, one in enumerate(room.session.game.modifiers) if one.why == modifier)
    room.session.submit(cm.Strike(CONTROL, slot, index, reason))


def finish(room: Room) -> None:
    for seat in room.session.engine.wanted(room.session.state).orders:
        room.session.submit(cm.Finish(CONTROL, seat))


def on_desk(room: Room) -> dict[int, Item]:
    return {one.slot: one for one in bench(room).items}


def struck(room: Room, item: Item) -> dict[str, str]:
    return {room.session.game.modifiers[k].why: why for k, why in item.struck.items()}


def test_it_keeps_what_was_struck_with_the_reason_and_why_it_was_given(room: Room) -> None:
    (item,) = on_desk(room).values()

    assert item.slot == LAST
    assert struck(room, item) == {"a good ship": "she leaks"}
    assert item.reason == "the tide serves"


def test_another_order_in_its_old_slot_has_none_of_it(room: Room) -> None:
    lock(room, CAPTAIN, SAIL, "a second ship")
    strike(room, FIRST, "clear weather", "fog is coming")
    items = on_desk(room)

    assert struck(room, items[FIRST]) == {"clear weather": "fog is coming"}
    assert struck(room, items[LAST]) == {"a good ship": "she leaks"}
    assert [items[slot].reason for slot in (FIRST, LAST)] == ["a second ship", "the tide serves"]


def test_what_was_ruled_on_it_is_a_precedent_for_others_and_none_for_itself(room: Room) -> None:
    lock(room, CAPTAIN, SAIL, "a second ship")
    items = on_desk(room)

    (earlier,) = items[FIRST].precedents
    assert earlier.said.startswith(
        "Earlier ruling, turn 1: strikes “a good ship” from “Sail” of Captain."
    )
    assert items[LAST].precedents == ()


def test_once_it_was_carried_out_nothing_of_it_stays_in_its_slot(room: Room) -> None:
    finish(room)
    lock(room, CAPTAIN, SAIL, "once more")
    lock(room, CAPTAIN, SAIL, "and once more")
    items = on_desk(room)

    assert [struck(room, items[slot]) for slot in (FIRST, LAST)] == [{}, {}]
    assert [items[slot].reason for slot in (FIRST, LAST)] == ["once more", "and once more"]
    assert [len(items[slot].precedents) for slot in (FIRST, LAST)] == [1, 1]
