"""Damage and tampering anywhere in a game's file are found, and the place is named."""

import contextlib
import hashlib
import random
import shutil
import sqlite3
from pathlib import Path

import attrs
import pytest

from tests.play.kill_journal import SOURCES, TIME, begin, play
from wargame.play.chain import digest, genesis
from wargame.play.journal import Damage, Entry, Journal, JournalError, Kind, Source, Verdict


@pytest.fixture(scope="module")
def game(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A game with two branches, long and short texts, and an erased name. Not to be changed."""
    file = tmp_path_factory.mktemp("game") / "isles.wargame"
    chance = random.Random(1)
    with begin(file) as journal:
        journal.erase_person(journal.add_person("Bob"))
        for number in range(12):
            play(journal, f'"order {number}"', "x" * chance.randrange(1500))
        journal.move_to(4, '"back"', author=1, time=TIME)
        play(journal, '"instead"', "y" * 9000)
    return file


@pytest.fixture
def file(game: Path, tmp_path: Path) -> Path:
    """A copy of the game to damage."""
    return Path(shutil.copy(game, tmp_path / "isles.wargame"))


def verdict(file: Path) -> Verdict:
    with Journal.open(file, read_only=True) as journal:
        return journal.verify()


def tamper(file: Path, *statements: str) -> None:
    """Change the file as one who knows SQLite would: guards off, changes made, guards on again."""
    with contextlib.closing(sqlite3.connect(file)) as db:
        guards = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            db.execute(statement)
        for _, sql in guards:
            db.execute(sql)
        db.commit()


def content(journal: Journal) -> tuple[object, ...]:
    return (
        journal.header,
        journal.seed,
        journal.sources,
        journal.people,
        journal.entries(),
        journal.branches(),
        journal.path(),
        journal.head,
    )


def test_a_sound_game_is_intact_and_its_seal_is_the_hash_of_its_last_entry(game: Path) -> None:
    with Journal.open(game, read_only=True) as journal:
        assert journal.head is not None
        assert journal.verify() == Verdict(14, journal.head.hash, ())


def test_guards_taken_off_and_put_back_are_no_damage(file: Path) -> None:
    tamper(file)
    assert verdict(file).intact


LINK = "its link is not to what stands before it"
CONTENTS = "its contents do not give its hash"
CHANGES = {
    "UPDATE entry SET command = 'x' WHERE seq = 5": (5, 1, "hash", CONTENTS),
    "UPDATE entry SET events = events || ' ' WHERE seq = 9": (9, 1, "hash", CONTENTS),
    "UPDATE entry SET ledger = '[1]' WHERE seq = 1": (1, 1, "hash", CONTENTS),
    "UPDATE entry SET time = '' WHERE seq = 14": (14, 2, "hash", CONTENTS),
    "UPDATE entry SET author = 2 WHERE seq = 3": (3, 1, "hash", CONTENTS),
    "UPDATE entry SET hash = '' WHERE seq = 6": (6, 1, "hash", CONTENTS),
    "UPDATE entry SET prev = '' WHERE seq = 6": (6, 1, "prev", LINK),
    "UPDATE entry SET branch = 1 WHERE seq = 13": (13, 1, "hash", CONTENTS),
    "UPDATE entry SET kind = 'x' WHERE seq = 13": (13, 2, "kind", "its kind is unknown"),
    "UPDATE entry SET parent = 13 WHERE seq = 13": (
        (13, 2, "parent", "it follows an entry that is not before it")
    ),
    "DELETE FROM entry WHERE seq = 7": (7, None, "seq", "it is missing or has another number"),
    "UPDATE entry SET seq = 99 WHERE seq = 14": (
        (14, None, "seq", "it is missing or has another number")
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_entry_is_named_with_what_differs(file: Path, change: str) -> None:
    seq, branch, field, what = CHANGES[change]
    tamper(file, change)
    found = verdict(file)
    assert found.damages == (Damage(f"entry {seq}", what, field, seq, branch),)
    assert found.entries == seq - 1


def resealed(entry: Entry) -> str:
    return attrs.evolve(entry, hash="").digest()


def test_an_entry_rewritten_with_its_own_hash_is_betrayed_by_the_next(file: Path) -> None:
    with Journal.open(file, read_only=True) as journal:
        entry = attrs.evolve(journal.entries()[4], events="[]")
    tamper(file, f"UPDATE entry SET events = '[]', hash = '{resealed(entry)}' WHERE seq = 5")
    assert verdict(file).damages == (Damage("entry 6", LINK, "prev", 6, 1),)


@pytest.mark.parametrize(
    ("field", "what"),
    [
        ("branch", "it stands on another branch than the one it follows"),
        ("parent", "it does not follow the entry before it, and no move led elsewhere"),
    ],
)
def test_a_last_entry_sealed_anew_elsewhere_in_the_tree_is_found(
    file: Path, field: str, what: str
) -> None:
    with Journal.open(file, read_only=True) as journal:
        assert journal.head is not None
        branch = 5 if field == "branch" else journal.head.branch
        parent = 3 if field == "parent" else journal.head.parent
        entry = attrs.evolve(journal.head, branch=branch, parent=parent)
    change = f"branch = {branch}, parent = {parent}, hash = '{resealed(entry)}'"
    tamper(file, f"UPDATE entry SET {change} WHERE seq = 14")
    assert verdict(file).damages == (Damage("entry 14", what, field, 14, branch),)


def test_a_game_cut_short_or_rewritten_as_a_whole_shows_another_seal(file: Path) -> None:
    noted = verdict(file).seal
    tamper(file, "DELETE FROM entry WHERE seq > 10")
    assert verdict(file).intact
    assert verdict(file).seal != noted


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE meta SET value = 'Three islands' WHERE key = 'scenario'",
        "UPDATE meta SET value = 'another' WHERE key = 'seed'",
        "UPDATE meta SET value = '2' WHERE key = 'format'",
        "INSERT INTO meta VALUES ('more', '')",
        "UPDATE source SET text = text || '#' WHERE place = 1",
        "UPDATE source SET path = 'other.yaml' WHERE place = 2",
        "DELETE FROM source WHERE place = 2",
        "UPDATE source SET place = 3 WHERE place = 1",
    ],
)
def test_a_changed_header_seed_or_scenario_is_found(file: Path, change: str) -> None:
    tamper(file, change)
    damage = Damage("the scenario as played", "it, the header or the seed does not give its hash")
    assert verdict(file).damages == (damage,)


def test_a_changed_genesis_fits_neither_the_scenario_nor_the_first_entry(file: Path) -> None:
    tamper(file, "UPDATE meta SET value = '' WHERE key = 'genesis'")
    assert [damage.place for damage in verdict(file).damages] == [
        "the scenario as played",
        "entry 1",
    ]


@pytest.mark.parametrize(
    "change", ["name = 'Eve'", "hash = ''", "hash = NULL", "name = NULL", "number = 7"]
)
def test_a_changed_name_is_found(file: Path, change: str) -> None:
    tamper(file, f"UPDATE person SET {change} WHERE number = 1")
    (damage,) = verdict(file).damages
    assert damage.what == "the name does not give its hash"


@pytest.mark.parametrize(
    "change", ["DROP TRIGGER entry_no_update", "CREATE TABLE more (column)", "DROP TABLE person"]
)
def test_changed_tables_are_found_and_the_game_is_not_opened_for_writing(
    file: Path, change: str
) -> None:
    with contextlib.closing(sqlite3.connect(file)) as db:
        db.execute(change)
    assert verdict(file).damages[0].place == "the tables"
    with pytest.raises(JournalError, match="is damaged or was only copied in part: open a backup"):
        Journal.open(file)


def retype(file: Path, table: str, change: str) -> None:
    """Put a value of another type where the table allows none, as only damage does."""
    sql = f"WHERE type = 'table' AND name = '{table}'"
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as db:
        (declared,) = db.execute(f"SELECT sql FROM sqlite_master {sql}").fetchone()
        guards = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            db.execute(f"DROP TRIGGER {name}")
        db.execute("PRAGMA writable_schema = ON")
        db.execute(f"UPDATE sqlite_master SET sql = replace(sql, 'STRICT', '') {sql}")
        db.execute(f"UPDATE sqlite_master SET sql = replace(sql, ', WITH', ' WITH') {sql}")
        db.execute("PRAGMA writable_schema = RESET")
        db.execute(f"UPDATE {table} SET {change}")
        for _, guard in guards:
            db.execute(guard)
        db.execute("PRAGMA writable_schema = ON")
        db.execute(f"UPDATE sqlite_master SET sql = ? {sql}", (declared,))


@pytest.mark.parametrize("field", ["kind", "branch", "parent", "author", "command", "prev", "hash"])
def test_an_entry_with_a_value_of_another_type_is_named(file: Path, field: str) -> None:
    retype(file, "entry", f"{field} = x'00' WHERE seq = 3")
    first, *others = verdict(file).damages
    assert first == Damage("entry 3", f"its {field} is not of its kind", field, 3)
    assert {other.place for other in others} <= {"the file"}


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("meta", "key = x'00' WHERE key = 'format'"),
        ("meta", "value = x'00' WHERE key = 'format'"),
        ("source", "text = x'00' WHERE place = 1"),
    ],
)
def test_a_header_or_scenario_with_a_value_of_another_type_is_found(
    file: Path, table: str, change: str
) -> None:
    retype(file, table, change)
    assert verdict(file).damages[0].place == "the scenario as played"


def test_the_first_entry_that_cannot_be_read_is_named(file: Path) -> None:
    whole = bytearray(file.read_bytes())
    page = whole.index(b'"order 6"') // 4096 * 4096
    whole[page : page + 4096] = bytes(4096)
    file.write_bytes(whole)
    first = verdict(file).damages[0]
    assert first.seq is not None
    assert 1 < first.seq <= 7
    assert first.place == f"entry {first.seq}"
    assert first.what.startswith("it cannot be read (")


def test_a_text_that_is_no_longer_text_is_named_at_its_entry(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b'"order 6"', b'"\xffrder 6"'))
    assert verdict(file).damages == (Damage("entry 7", CONTENTS, "hash", 7, 1),)
    with Journal.open(file) as journal:
        assert journal.entries()[6].command == '"\ufffdrder 6"'


def test_damage_that_touches_no_content_is_found_too(file: Path) -> None:
    whole = bytearray(file.read_bytes())
    # How many free pages the file has, which is none.
    whole[39] = 3
    file.write_bytes(whole)
    (damage,) = verdict(file).damages
    assert damage.place == "the file"
    assert "freelist" in damage.what


def test_a_damaged_entry_is_not_read_as_if_it_were_sound(file: Path) -> None:
    tamper(file, "DELETE FROM entry WHERE seq = 7")
    with Journal.open(file, read_only=True) as journal:
        assert len(journal.entries(after=7)) == 7
        with pytest.raises(
            JournalError, match="is damaged at entry 7: it is missing or has another"
        ):
            journal.entries()


def check_damage(file: Path, sound: tuple[object, ...]) -> str:
    """Look at a damaged file in every way: named, refused or unharmed; nothing else may happen."""
    try:
        with Journal.open(file) as journal:
            if not journal.verify().intact:
                return "named"
            assert content(journal) == sound
            return "unharmed"
    except JournalError as error:
        refusal = str(error)
    assert refusal.startswith(str(file))
    assert "\n" not in refusal
    return "refused"


@pytest.mark.parametrize("chance", range(4))
def test_a_changed_byte_anywhere_is_named_or_did_no_harm(
    game: Path, file: Path, chance: int
) -> None:
    """The first hundred, which say what the file is, and two hundred others, each by itself."""
    with Journal.open(game, read_only=True) as journal:
        sound = content(journal)
    whole = game.read_bytes()
    dice = random.Random(chance)
    places = [*range(chance, 100, 4), *(dice.randrange(len(whole)) for _ in range(200))]
    outcomes = set()
    for place in places:
        damaged = bytearray(whole)
        damaged[place] ^= dice.choice([1, 8, 128, 255])
        file.write_bytes(damaged)
        outcomes.add(check_damage(file, sound))
        for left in file.parent.glob(f"{file.name}-*"):
            left.unlink()
    assert outcomes == {"named", "refused", "unharmed"}


@pytest.mark.parametrize("length", [1, 99, 100, 4096, 4097, 20_000, 0.5, -4096, -1])
def test_a_file_cut_short_is_refused(file: Path, length: float) -> None:
    whole = file.read_bytes()
    end = int(length * len(whole)) if length == 0.5 else int(length)
    file.write_bytes(whole[:end])
    assert check_damage(file, ()) == "refused"


@pytest.mark.parametrize("page", range(1, 12))
def test_a_page_lost_to_a_bad_disk_is_named(file: Path, page: int) -> None:
    whole = bytearray(file.read_bytes())
    whole[page * 4096 : (page + 1) * 4096] = bytes(4096)
    file.write_bytes(whole)
    assert check_damage(file, ()) in {"named", "refused"}


def test_fields_never_run_into_one_another() -> None:
    fields = (("b", "c"), ("bc",), ("b", "c", ""), ("", "bc"), ("1:b", "c"), ("b1:c",))
    assert len({digest("a", *some) for some in fields}) == len(fields)
    assert digest("ab", "c") != digest("a", "bc")


def test_the_genesis_tells_a_header_from_a_scenario() -> None:
    meta = [("key", "value")]
    assert genesis([*meta, ("path", "text")], []) != genesis(meta, [Source("path", "text")])
    assert genesis(meta, SOURCES) != genesis(meta, SOURCES[::-1])


def test_hashes_stay_what_they_are_so_that_an_old_game_verifies_in_every_later_version() -> None:
    """Reckoned by hand: the SHA-256 of these bytes, each field led by its length."""
    entry = Entry(1, Kind.COMMAND, 1, 0, "now", 2, "c", "é", "", "p", "not counted")
    framed = "7:wargame5:entry1:17:command1:11:03:now1:21:c2:é0:1:p".encode()
    begun = b"7:wargame7:genesis1:13:key5:value4:path4:text"

    assert entry.digest() == hashlib.sha256(framed).hexdigest()
    assert (
        genesis([("key", "value")], [Source("path", "text")]) == hashlib.sha256(begun).hexdigest()
    )
