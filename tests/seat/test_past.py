"""The ways back to the beginnings of turns, where autopilots play on in between."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.view import control_reader
from wargame.play.logs import readers_of
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.seat.cast import TABLE, cast_given, staff
from wargame.seat.company import Company
from wargame.seat.past import told_since, ways_back

PERSON = 1


@pytest.fixture
def company(tmp_path: Path) -> Iterator[Company]:
    """A person plays a seat of three turns, and autopilots the other and Control."""
    loaded = load(find("transnistria"))
    with Session.create(tmp_path / "game.wargame", loaded, seed="s") as session:
        staff(session, cast_given(loaded, ("moldova",), ()))
        found = Company(session, Prose.of(loaded))
        found.open()
        yield found


def give(company: Company, command: cm.Command) -> None:
    company.session.submit(command)
    company.run_on()


def note(company: Company) -> None:
    give(company, cm.Note(TABLE, "so far"))


def finish(company: Company) -> None:
    give(company, cm.Finish(company.sitter(PERSON).author, PERSON))


def autopilot(company: Company) -> None:
    posture = next(p.id for p in company.session.game.postures if p.seat == PERSON)
    give(company, cm.Assign(TABLE, PERSON, posture))


def turns(company: Company) -> list[int]:
    return [way.turn for way in ways_back(company) if way.turn]


def test_a_turn_that_autopilots_played_alone_has_no_way_back_to_its_beginning(
    company: Company,
) -> None:
    note(company)
    finish(company)
    note(company)
    assert company.session.state.turn == 2
    autopilot(company)
    assert company.session.state.over
    note(company)
    assert turns(company) == [2, 1]


def test_the_last_turn_comes_first_and_each_way_leads_to_where_it_says(company: Company) -> None:
    for _turn in range(3):
        note(company)
        finish(company)
    assert turns(company) == [3, 2, 1]
    for way in (one for one in ways_back(company) if one.turn):
        company.session.rewind(way.to, TABLE)
        state, events = company.session.state, company.session.events
        began = max(k for k, one in enumerate(events) if isinstance(one, ev.TurnBegan))
        assert state.turn == way.turn
        assert not state.over
        assert not [one for one in events[began:] if isinstance(one, ev.OrderResolved)]


def test_lines_that_no_log_shows_are_not_counted_among_those_that_are_undone(
    tmp_path: Path,
) -> None:
    """Rules run of which nothing is told; they are part of a log and no line of it."""
    loaded = load(find("after_the_treaty"))
    with Session.create(tmp_path / "game.wargame", loaded, seed="1") as session:
        control = session.join("control", "control")
        staff(session, cast_given(loaded, (), (), control=True))
        company = Company(session, Prose.of(loaded))
        company.run_on()
        while session.state.turn < 3:
            give(company, cm.Proceed(control))
        way = ways_back(company)[-1]
        assert way.turn == 1
        readers = (*readers_of(session.game), control_reader(session.game))
        before = {reader: len(company.told(reader)) for reader in readers}
        promised = told_since(company, way.to)
        hidden = 0
        company.rewind(way.to)
        for reader in readers:
            told = company.told(reader)
            (line,) = (one for one in told if isinstance(one.event, ev.Rewound))
            undone = sum(one.undone for one in told)
            assert 0 < undone < before[reader]
            assert f"the last {undone} lines that held are undone" in line.text
            assert isinstance(line.event, ev.Rewound)
            hidden += len(line.event.undone) - undone
            if not reader.control:
                assert any(f": {undone} lines; the last: " in said for said in promised)
            since = line.number - 1
            alone = company.prose.tell(session.log(reader), reader, session.state, since=since)
            assert alone[0].text == line.text
            assert alone[0].number == line.number
        assert hidden
