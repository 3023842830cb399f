"""Sources are shown of what a reader may know of, and of nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from wargame import resources
from wargame.authoring.claims import registers
from wargame.authoring.load import find, load
from wargame.core.orders import Order
from wargame.core.view import Reader, public_reader, seat_reader
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.seat.cast import Cast, staff
from wargame.seat.company import Company
from wargame.tui.cartography.survey import atlas_of
from wargame.tui.grounds import ground
from wargame.tui.host import Room
from wargame.tui.screens.claims import page, resting_of_order, resting_of_world


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    loaded = load(find("transnistria"))
    with Session.create(tmp_path / "game.wargame", loaded, seed="1") as session:
        staff(session, Cast((0, 1, 2), ()))
        prose = Prose.of(loaded, registers(resources.seeds_dir()))
        atlas = atlas_of(loaded.scenario, loaded.geometry())
        yield Room(session, prose, Company(session, prose), atlas)


def readers(room: Room) -> tuple[Reader, ...]:
    game = room.session.game
    return (*(seat_reader(game, seat) for seat in range(len(game.seats))), public_reader(game))


def test_no_unseen_modifier_has_a_source_on_any_screen(room: Room) -> None:
    names = room.prose.names
    unseen = {info.why for info in names.game.modifiers if info.unseen}
    assert unseen
    for reader in readers(room):
        known = ground(room, reader, room.session.view(reader))
        for action in range(len(names.scenario.actions)):
            told = {one.what for one in resting_of_order(names, known, Order(action))}
            assert not told & unseen


def test_the_sources_of_the_situation_are_those_of_what_is_seen(room: Room) -> None:
    names = room.prose.names
    for reader in readers(room):
        view = room.session.view(reader)
        seen = {dial.id for dial in view.dials}
        hidden = [track for track in names.scenario.tracks if track.id not in seen]
        assert hidden
        told = {one.what for one in resting_of_world(names, ground(room, reader, view))}
        assert not told & {track.name for track in hidden if track.name}


def test_a_rule_that_one_seat_may_know_of_has_its_source_there_alone(room: Room) -> None:
    scenario = room.session.game.scenario
    private = [rule for rule in scenario.procedures if rule.seen_by != ("all",)]
    assert private
    for reader in readers(room):
        known = ground(room, reader, room.session.view(reader)).procedures
        for rule in private:
            assert (rule.id in known) == (reader.name in rule.seen_by)


def test_the_sources_explain_what_is_meant_by_as_far_as_you_know(room: Room) -> None:
    for reader in readers(room):
        known = ground(room, reader, room.session.view(reader))
        words = [one for one in resting_of_world(room.prose.names, known) if one.word]
        assert [one.what for one in words] == ["As far as you know"]
        said = page(room.prose.names, words).plain
        assert "roughly how it stands" in said
        assert "Nothing is said of what this rests on" not in said
