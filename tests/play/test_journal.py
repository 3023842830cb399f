"""What a journal keeps: commands in order, branches that share their past, erasable names."""

import contextlib
import resource
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.play.kill_journal import HEADER, SEED, SOURCES, TIME, begin, play
from wargame.play.journal import Branch, Entry, Journal, JournalError, Kind, Person


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "isles.wargame"


def rewind(journal: Journal, seq: int) -> Entry:
    return journal.move_to(seq, '"rewind"', author=1, time=TIME)


def seqs(entries: tuple[Entry, ...]) -> list[int]:
    return [entry.seq for entry in entries]


def raw(file: Path) -> contextlib.closing[sqlite3.Connection]:
    """The file without the journal's care, as another program would open it."""
    return contextlib.closing(sqlite3.connect(file, isolation_level=None))


def test_a_game_opened_again_is_the_game_that_was_closed(file: Path) -> None:
    with begin(file) as journal:
        written = (
            journal.append(
                '{"order": "é\\u0000"}', '[{"dice": 7}]', "[[3, 1]]", author=1, time=TIME
            ),
            journal.move_to(0, '"undo"', '["undone"]', "[[3, 0]]", author=0, time="later"),
        )

    with Journal.open(file) as journal:
        assert journal.header == HEADER
        assert journal.seed == SEED
        assert journal.sources == SOURCES
        assert journal.people == (Person(1, "Ann"),)
        assert journal.entries() == written
        assert journal.head == written[-1]


def test_an_entry_holds_what_was_given_and_follows_the_one_before_it(file: Path) -> None:
    with begin(file) as journal:
        first = play(journal, "a")
        second = journal.append("b", "events", "ledger", author=1, time="noon")

    expected = Entry(
        seq=2,
        kind=Kind.COMMAND,
        branch=1,
        parent=1,
        time="noon",
        author=1,
        command="b",
        events="events",
        ledger="ledger",
        prev=first.hash,
        hash=second.digest(),
    )
    assert second == expected


def test_texts_of_any_content_come_back_as_they_were(file: Path) -> None:
    texts = [
        "",
        "nul \0 within",
        "line\r\nbreaks\u2028",
        "🎲 Ÿ",
        "'; DROP TABLE entry; --",
        "x" * 10**6,
    ]
    with begin(file) as journal:
        for text in texts:
            play(journal, text)
        assert [entry.command for entry in journal.entries()] == texts
        assert journal.verify().intact


def test_the_header_does_not_show_the_seed(file: Path) -> None:
    with begin(file) as journal:
        assert SEED not in repr(journal)


def test_only_what_came_after_is_read_on_request(file: Path) -> None:
    with begin(file) as journal:
        for _ in range(4):
            play(journal)
        assert seqs(journal.entries(after=2)) == [3, 4]
        assert journal.entries(after=4) == ()


def test_a_game_not_yet_played_stands_at_its_beginning(file: Path) -> None:
    with begin(file) as journal:
        assert journal.head is None
        assert journal.entries() == journal.path() == ()
        assert journal.branches() == (Branch(1, forked_from=0, last=0, current=True),)
        assert journal.verify().intact


def test_an_undo_is_added_and_the_way_to_the_head_leads_round_what_it_undid(file: Path) -> None:
    with begin(file) as journal:
        play(journal), play(journal), play(journal)
        undo = rewind(journal, 2)
        again = play(journal)

        assert (undo.kind, undo.parent, undo.branch) == (Kind.MOVE, 2, 2)
        assert (again.kind, again.parent, again.branch) == (Kind.COMMAND, 4, 2)
        assert seqs(journal.entries()) == [1, 2, 3, 4, 5]
        assert seqs(journal.path()) == [1, 2, 4, 5]
        assert seqs(journal.path(branch=1)) == [1, 2, 3]


def test_branches_say_where_they_left_and_where_they_end(file: Path) -> None:
    with begin(file) as journal:
        play(journal), play(journal)
        rewind(journal, 1)
        play(journal)
        rewind(journal, 0)

        assert journal.branches() == (
            Branch(1, forked_from=0, last=2, current=False),
            Branch(2, forked_from=1, last=4, current=False),
            Branch(3, forked_from=0, last=5, current=True),
        )


def test_a_move_to_the_end_of_a_branch_goes_on_with_that_branch(file: Path) -> None:
    with begin(file) as journal:
        play(journal), play(journal)
        rewind(journal, 1)
        back = rewind(journal, 2)
        on = play(journal)

        assert (back.branch, on.branch) == (1, 1)
        assert seqs(journal.path()) == [1, 2, 4, 5]


@given(
    st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=12),
    st.integers(min_value=0, max_value=12),
)
def test_however_a_game_moves_its_chain_holds_and_no_past_is_lost(
    tmp_path_factory: pytest.TempPathFactory, steps: list[float | None], reopened: int
) -> None:
    """None is a command, a number how far along all entries a move goes; paths are kept by hand."""
    file = tmp_path_factory.mktemp("moves") / "isles.wargame"
    journal = begin(file)
    paths: list[list[int]] = [[]]
    for number, to in enumerate(steps, start=1):
        if number == reopened:
            journal.close()
            journal = Journal.open(file)
        target = number - 1 if to is None else round(to * (number - 1))
        entry = play(journal) if to is None else rewind(journal, target)
        paths.append([*paths[target], entry.seq])
        assert seqs(journal.path()) == paths[-1]

    with journal:
        assert journal.verify().intact
        ends = [branch.last for branch in journal.branches()]
        assert [seqs(journal.path(branch.number)) for branch in journal.branches()] == [
            paths[last] for last in ends
        ]
        assert {seq for last in ends for seq in paths[last]} == set(range(1, len(steps) + 1))


@pytest.mark.parametrize("seq", [-1, 2])
def test_a_move_to_no_entry_is_refused_and_nothing_is_written(file: Path, seq: int) -> None:
    with begin(file) as journal:
        play(journal)
        with pytest.raises(JournalError, match=f"has no entry {seq}: its last is entry 1.$"):
            rewind(journal, seq)
        assert seqs(journal.entries()) == [1]


def test_a_branch_that_is_not_there_is_refused(file: Path) -> None:
    with begin(file) as journal, pytest.raises(JournalError, match="has no branch 2: choose one"):
        journal.path(branch=2)


def test_an_unknown_author_is_refused_and_nothing_is_written(file: Path) -> None:
    with begin(file) as journal:
        with pytest.raises(JournalError, match=r"knows no person 7: add the person first\.$"):
            journal.append("{}", "[]", "[]", author=7, time=TIME)
        assert journal.head is None


def test_half_a_character_is_refused_and_the_game_goes_on(file: Path) -> None:
    with begin(file) as journal:
        with pytest.raises(
            JournalError, match="a text has half a character at position 3; type it"
        ):
            play(journal, "ab\ud800")
        with pytest.raises(
            JournalError, match="a text has half a character at position 1; type it"
        ):
            play(journal, "\udcff")
        assert play(journal).seq == 1


def test_a_full_disk_refuses_a_command_and_keeps_the_game(file: Path) -> None:
    with begin(file) as journal:
        before = play(journal)
        pages = journal._db.execute("PRAGMA page_count").fetchone()[0]
        journal._db.execute(f"PRAGMA max_page_count = {pages + 1}")
        with pytest.raises(JournalError, match=r"^The disk is full, so nothing was written to .*:"):
            play(journal, "x" * 100_000)
        assert journal.head == before
        assert play(journal, "short").seq == 2
        assert journal.verify().intact


@contextlib.contextmanager
def disk_that_fails_beyond(size: int) -> Iterator[None]:
    """For a while this process can write no file beyond `size` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("pages", [1, 20])
def test_a_disk_that_fails_in_a_write_refuses_the_command_and_keeps_the_game(
    file: Path, pages: int
) -> None:
    """On the first page it is the rollback journal that fails, on the twentieth the game itself."""
    with begin(file) as journal:
        before = play(journal)
        with (
            pytest.raises(JournalError, match=r"^The disk failed at .* copy the game to another"),
            disk_that_fails_beyond(pages * 4096),
        ):
            play(journal, "x" * 300_000)
        assert journal.head == before
        assert play(journal, "x" * 300_000).seq == 2
        assert journal.verify().intact


@pytest.mark.parametrize("table", ["meta", "source", "entry"])
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE {table} SET {column} = {column}",
        "DELETE FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    ],
)
def test_the_file_itself_refuses_to_change_or_remove_what_was_written(
    file: Path, table: str, change: str
) -> None:
    with begin(file) as journal:
        play(journal)
    column = {"meta": "value", "source": "text", "entry": "events"}[table]
    with raw(file) as db, pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
        db.execute(change.format(table=table, column=column))


def test_the_file_itself_refuses_an_entry_out_of_turn_and_a_second_scenario(file: Path) -> None:
    with begin(file) as journal:
        play(journal)
    with raw(file) as db:
        with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
            db.execute(
                "INSERT INTO entry SELECT 3, kind, 1, 1, '', 0, '', '', '', '', '' FROM entry"
            )
        with pytest.raises(sqlite3.IntegrityError, match="only ever added to"):
            db.execute("INSERT INTO source VALUES (9, 'new', 'text')")


def test_an_erased_name_is_gone_from_the_file_and_its_number_is_not_given_again(file: Path) -> None:
    name = "Theodora-Wilhelmina"
    with begin(file) as journal:
        number = journal.add_person(name)
        journal.append("{}", "[]", "[]", author=number, time=TIME)
        assert name.encode() in file.read_bytes()

        journal.erase_person(number)

        assert name.encode() not in file.read_bytes()
        assert journal.add_person("Zoe") == number + 1
        assert journal.people == (Person(1, "Ann"), Person(2, None), Person(3, "Zoe"))
        assert journal.entries()[0].author == number
        assert journal.verify().intact


def test_erasing_somebody_unknown_is_refused(file: Path) -> None:
    with begin(file) as journal, pytest.raises(JournalError, match="knows no person 2"):
        journal.erase_person(2)


def test_a_copy_holds_the_whole_game_and_can_be_played_on(file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.wargame"
    with begin(file) as journal:
        play(journal)
        journal.copy_to(copy)
        play(journal)
        with Journal.open(copy) as other:
            assert other.entries() == journal.entries()[:1]
            assert other.verify().intact
            assert play(other).seq == 2


def test_a_file_copied_between_commands_by_other_means_is_the_game(
    file: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.wargame"
    with begin(file) as journal:
        play(journal)
        copy.write_bytes(file.read_bytes())
        with Journal.open(copy) as other:
            assert other.entries() == journal.entries()
            assert other.verify().intact


def test_a_copy_takes_the_place_of_an_earlier_one_only_when_asked(
    file: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.wargame"
    with begin(file) as journal:
        journal.copy_to(copy)
        play(journal)
        with pytest.raises(
            JournalError, match=r"copy\.wargame already exists: choose another name\.$"
        ):
            journal.copy_to(copy)
        journal.copy_to(copy, replace=True)
        with Journal.open(copy, read_only=True) as other:
            assert seqs(other.entries()) == [1]


def test_a_game_is_not_copied_onto_itself(file: Path) -> None:
    with begin(file) as journal, pytest.raises(JournalError, match="already exists"):
        journal.copy_to(file, replace=True)


def test_a_copy_that_cannot_be_written_is_refused_and_leaves_nothing(file: Path) -> None:
    with begin(file) as journal:
        with pytest.raises(
            JournalError, match=r"copy\.wargame cannot be opened: check that you may"
        ):
            journal.copy_to(file.parent / "missing" / "copy.wargame")
        assert play(journal).seq == 1


def test_a_scenario_changed_on_disk_does_not_change_the_game(file: Path, tmp_path: Path) -> None:
    with begin(file) as journal:
        (tmp_path / SOURCES[0].path).write_text("name: Another game\n", encoding="utf-8")
        assert journal.sources == SOURCES


def test_a_closed_game_says_so_and_closes_twice(file: Path) -> None:
    journal = begin(file)
    journal.close()
    journal.close()
    with pytest.raises(JournalError, match=r"cannot be used .*closed"):
        play(journal)


def test_a_write_behind_the_journals_back_is_noticed_before_the_next(file: Path) -> None:
    with begin(file) as journal:
        play(journal)
        foreign = attrs.evolve(journal.entries()[0], seq=2, parent=1, hash="")
        with raw(file) as db:
            marks = ", ".join("?" * 11)
            db.execute(f"INSERT INTO entry VALUES ({marks})", attrs.astuple(foreign))
        with pytest.raises(
            JournalError, match=r"^Another program has written to .*: open it again\.$"
        ):
            play(journal)
