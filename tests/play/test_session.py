"""A session keeps every accepted command, resumes exactly there, shows readers their own log."""

import json
import random
from pathlib import Path

import pytest

from tests.play.playing import CONTROL, NOON, begin, noon, one_command
from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.engine.engine import Engine
from wargame.core.orders import Order, Refused
from wargame.core.view import control_reader, public_reader, seat_reader
from wargame.plain.replay import verify
from wargame.play import codec
from wargame.play.back import seed_of
from wargame.play.chain import SLOTS
from wargame.play.journal import Header, Journal, Source
from wargame.play.replaying import Difference, replay
from wargame.play.session import (
    BEGIN,
    Session,
    SessionError,
    seed_hash,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "game.wargame"
    begin(file)
    return file


def play_on(session: Session, seed: int, most: int = 10_000) -> None:
    rng = random.Random(seed)
    for _ in range(most):
        command = one_command(session, rng)
        if command is None:
            return
        session.submit(command)


def test_a_game_resumes_exactly_where_it_stood(file: Path) -> None:
    with Session.open(file, now=noon) as session:
        for stop in range(12):
            play_on(session, stop, most=stop)
            with Session.open(file, read_only=True) as again:
                assert again.state == session.state
                assert again.events == session.events
                for seat in range(len(session.game.seats)):
                    reader = seat_reader(session.game, seat)
                    assert again.view(reader) == session.view(reader)


def test_a_whole_game_replays_to_the_same_events_and_the_same_state(file: Path) -> None:
    with Session.open(file, now=noon) as session:
        play_on(session, 5)
        assert session.state.over
        assert replay(session) is None


def test_the_same_seed_and_commands_give_the_same_texts(tmp_path: Path) -> None:
    texts = []
    for name in ("one", "two"):
        path = tmp_path / f"{name}.wargame"
        begin(path)
        with Session.open(path, now=noon) as session:
            play_on(session, 3)
            texts.append([(e.command, e.events, e.ledger) for e in session.journal.entries()])
    assert texts[0] == texts[1]


def test_a_refused_command_leaves_no_trace(file: Path) -> None:
    with Session.open(file, now=noon) as session:
        before = session.state, session.journal.head, list(session.events)
        with pytest.raises(Refused):
            session.submit(cm.Lock(cm.Author("p1", "seat", 0), 0, Order(10_000), "why"))
        with pytest.raises(Refused):
            session.submit(cm.Answer(cm.Author("p1", "seat", 0), 7, 0, 0))
        assert (session.state, session.journal.head, session.events) == before


def test_every_event_and_command_survives_being_written_and_read(file: Path) -> None:
    with Session.open(file, now=noon) as session:
        play_on(session, 8)
        for entry in session.journal.entries()[1:]:
            found = codec.read_events(entry.events)
            assert codec.write_events(found) == entry.events
            assert codec.write_command(codec.read_command(entry.command)) == entry.command


@pytest.mark.parametrize(
    ("command", "text"),
    [
        (
            cm.Lock(cm.Author("p1", "seat", 0), 0, Order(1, 2), "why", "calm", 40),
            '["Lock",{"author":["p1","seat",0],"seat":0,"order":[1,2,-1,0],"rationale":"why",'
            '"expected":"calm","estimate":40}]',
        ),
        (
            cm.Rule(cm.Author("p2", "control"), (cm.Ruling(7, "add", 2),), "so"),
            '["Rule",{"author":["p2","control",-1],"effects":[{"slot":7,"how":"add","value":2}],'
            '"reason":"so","private":""}]',
        ),
    ],
)
def test_a_command_is_written_as_in_every_game_that_is_kept(command: cm.Command, text: str) -> None:
    assert codec.write_command(command) == text
    assert codec.read_command(text) == command


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '["Lock"]',
        '["Nothing",{}]',
        '["Lock",{"seat":1.5}]',
        '["Stop",{"reason":1}]',
        '["Finish",{"author":["p1","seat",0],"seat":0,"more":1}]',
    ],
)
def test_a_text_that_is_no_command_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(codec.CodecError):
        codec.read_command(text)


def test_what_was_said_before_there_were_rooms_is_read_as_it_was_written() -> None:
    author = cm.Author("p1", "seat", 0)
    written = '["Say",{"author":["p1","seat",0],"to":[1],"text":"psst"}]'
    assert codec.read_command(written) == cm.Say(author, (1,), "psst")
    told = '[["Said",[3,[1],"psst",["p1","seat",0]]]]'
    assert codec.read_events(told) == (ev.Said(3, (1,), "psst", author, "", False),)


@pytest.mark.parametrize(
    "text",
    [
        '[["Said",[3,[1],"psst"]]]',
        '[["Said",[3,[1],"psst",["p1","seat",0],7]]]',
        '[["Said",[3,[1],"psst",["p1","seat",0],"Fish",0]]]',
        '[["Said",[3,[1],"psst",["p1","seat",0],"Fish",false,1]]]',
        '[["RoomLeft",[3,"Fish",[0,1],0]]]',
    ],
)
def test_an_event_that_lacks_what_it_must_have_or_has_more_is_refused(text: str) -> None:
    with pytest.raises(codec.CodecError):
        codec.read_events(text)


def test_a_game_with_a_changed_scenario_resumes_as_it_was_played(
    file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    with Session.open(file, now=noon) as session:
        play_on(session, 2, most=9)
        numbers = session.state
    with Session.open(file, now=noon) as session:
        assert session.state == numbers
        assert session.loaded.scenario == load(find("transnistria")).scenario


def test_the_hash_of_the_seed_is_in_the_first_event_and_the_seed_itself_in_none(file: Path) -> None:
    with Session.open(file, now=noon) as session:
        play_on(session, 4)
        shown = codec.write_events(tuple(session.events))
        assert seed_hash("a seed") in shown
        assert "a seed" not in shown


def test_each_reader_numbers_their_own_log_without_gaps(file: Path) -> None:
    with Session.open(file, now=noon) as session:
        play_on(session, 6)
        game = session.game
        readers = [seat_reader(game, seat) for seat in range(len(game.seats))]
        for reader in (*readers, public_reader(game), control_reader(game)):
            log = session.log(reader)
            assert [seen.number for seen in log] == list(range(1, len(log) + 1))
        assert len(session.log(public_reader(game))) < len(session.log(control_reader(game)))


def test_autopilots_play_a_whole_game_by_themselves(file: Path) -> None:
    with Session.open(file, now=noon) as session:
        for posture in session.game.postures:
            if posture.seat not in session.pilots:
                session.assign(CONTROL, posture.seat, posture.id)
        session.assign(CONTROL, -1, "auto")
        session.autoplay()
        assert session.state.over
        assert replay(session) is None


def test_a_game_whose_slots_stood_elsewhere_opens_by_their_names(tmp_path: Path) -> None:
    """An older version may have laid out the state otherwise; the journal says how."""
    loaded = load(find("islands"))
    now_names = [slot.name for slot in loaded.game.slots]
    old_names = [*reversed(now_names), "a track of long ago"]
    step = Engine(loaded.game).start(seed_of("old"), seed_hash("old"))
    ledger = [(old_names.index(now_names[slot]), value) for slot, value in step.changes]
    header = Header("g", "Old", "", "0.0.1", NOON, seed_hash("old"))
    kept = [Source(s.path, s.text) for s in loaded.sources]
    file = tmp_path / "old.wargame"
    with Journal.create(file, header, "old", [*kept, Source(SLOTS, json.dumps(old_names))]) as old:
        old.append(
            BEGIN,
            codec.write_events(step.events),
            codec.write_changes((*ledger, (len(now_names), 7))),
            author=0,
            time=NOON,
        )

    with Session.open(file, read_only=True) as session:
        assert session.state == step.state


def test_a_game_from_before_there_were_rooms_opens_comes_out_alike_and_goes_on(
    tmp_path: Path,
) -> None:
    """What was said is stored there without a room, and without whose voice it was."""
    file = tmp_path / "old.wargame"
    begin(file)
    author = cm.Author("p", "seat", 0)
    with Journal.open(file) as journal:
        command = '["Say",{"author":["p","seat",0],"to":[1],"text":"psst"}]'
        told = '[["Said",[3,[1],"psst",["p","seat",0]]]]'
        journal.append(command, told, "[]", author=0, time=NOON)
    with Session.open(file, now=noon) as session:
        assert session.events[-1] == ev.Said(3, (1,), "psst", author)
        assert replay(session) is None
        session.submit(cm.Say(author, (1,), "nets first", "Fish", True))
    with Session.open(file, read_only=True) as session:
        assert replay(session) is None
        assert session.journal.verify().damages == ()


def test_what_was_told_otherwise_than_it_comes_out_is_found(tmp_path: Path) -> None:
    file = tmp_path / "game.wargame"
    begin(file)
    with Journal.open(file) as journal:
        command = '["Say",{"author":["p","seat",0],"to":[1],"text":"psst"}]'
        told = '[["Said",[3,[1],"pssst",["p","seat",0]]]]'
        entry = journal.append(command, told, "[]", author=0, time=NOON)
    with Session.open(file, read_only=True) as session:
        assert replay(session) == Difference(entry.seq, "events")


def test_a_game_of_another_version_that_cannot_be_read_says_which_version_can(
    tmp_path: Path,
) -> None:
    header = Header("g", "New", "", "9.0", NOON, seed_hash("s"))
    file = tmp_path / "new.wargame"
    with Journal.create(file, header, "s", [Source("new.yaml", "format: 2\nname: New\n")]):
        pass
    with pytest.raises(SessionError, match=r"open it with version 9\.0"):
        Session.open(file, read_only=True)


def test_an_event_of_a_later_version_is_named_with_its_entry(tmp_path: Path) -> None:
    file = tmp_path / "game.wargame"
    begin(file)
    with Journal.open(file) as journal:
        journal.append('["Note",{}]', '[["Conjured",[]]]', "[]", author=0, time=NOON)
    with pytest.raises(SessionError, match=r"Entry 2 of .*knows no event `Conjured`"):
        Session.open(file, read_only=True)


def test_a_flipped_byte_in_a_played_game_is_found_and_placed(file: Path) -> None:
    with Session.open(file, now=noon) as session:
        play_on(session, 9)
    raw = bytearray(file.read_bytes())
    at = raw.rindex(b'"rationale":"because"')
    raw[at + 15] ^= 1
    file.write_bytes(raw)
    text, right = verify(file)
    assert not right
    assert "entry" in text.lower()
