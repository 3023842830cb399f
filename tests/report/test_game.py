"""The report of a game: what it must hold, what it may not tell, and that its numbers are right."""

import csv
import io
import json
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.report import golden
from tests.report.paper import (
    CONTROL,
    begin,
    by_chance,
    control_text,
    lock,
    open_text,
    order,
    read,
)
from tests.untranslated import left_over, own_texts
from wargame.authoring.claims import registers
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.view import control_reader
from wargame.language import speaking
from wargame.play.journal import JournalError
from wargame.play.session import Session
from wargame.report import game, injected, retelling, review, rows
from wargame.report.case import KEYS, fates
from wargame.report.cells import Row
from wargame.report.chronicle import chronicle
from wargame.resources import seeds_dir

GAMES = [("islands", seed) for seed in range(6)] + [("transnistria", seed) for seed in range(6)]


@pytest.fixture(params=GAMES, ids=lambda p: f"{p[0]}-{p[1]}")
def played(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Session]:
    """A whole game by chance, with rulings in it."""
    name, seed = request.param
    with begin(tmp_path / "g.wargame", name, f"seed {seed}") as session:
        rng = random.Random(seed)
        by_chance(session, rng, commands=9)
        slot = next(k for k, s in enumerate(session.game.slots) if s.key == "tension")
        effects = (cm.Ruling(slot, "add", 1),)
        session.submit(cm.Rule(CONTROL, effects, "the room saw it otherwise", "and so did I"))
        by_chance(session, rng)
        yield session


def test_the_report_of_a_small_game_reads_as_it_was_looked_over() -> None:
    assert golden.report() == golden.REPORT.read_text("utf-8")


# ---- tables


def test_every_row_says_where_it_belongs(played: Session) -> None:
    kit = game.kit_of(played)
    made = rows.tables(game.case_of(kit, played))

    assert set(made) == set(rows.COLUMNS)
    for name, table in made.items():
        assert rows.head(name)[: len(KEYS)] == KEYS
        for row in table:
            assert set(KEYS) <= set(row) <= set(rows.head(name)), (name, row)
            assert row["game"] == played.header.game
            assert row["branch"] == 1


def test_the_files_hold_the_same_rows(played: Session) -> None:
    kit = game.kit_of(played)
    case = game.case_of(kit, played)
    files = game.files(kit, case)
    whole = json.loads(files["control/tables/game.json"])

    for name, table in rows.tables(case).items():
        text = files[f"control/tables/{name}.csv"].decode("utf-8-sig")
        found = list(csv.DictReader(io.StringIO(text, newline="")))
        assert len(found) == len(table) == len(whole["tables"][name])
        for row, kept in zip(found, whole["tables"][name], strict=True):
            assert list(row) == list(kept) == list(rows.head(name))


def test_totals_counted_from_the_log_agree_with_the_tables(played: Session) -> None:
    """Counted here in another way: straight from the stored events."""
    kit = game.kit_of(played)
    case = game.case_of(kit, played)
    locked, done, rolled = Counter[int](), Counter[int](), 0
    points: Counter[int] = Counter()
    for event in played.events:
        if isinstance(event, ev.OrderLocked):
            locked[event.seat] += 1
        elif isinstance(event, ev.OrderResolved):
            done[event.seat] += 1
        elif isinstance(event, ev.GameEnded):
            for score in event.scores:
                points[played.game.objectives[score.objective].seat] += score.score
        if isinstance(event, ev.OrderResolved | ev.RuleRan):
            rolled += len(event.rolls)

    found = review.totals(case)

    for seat, one in enumerate(found):
        assert (one["locked"], one["carried_out"]) == (locked[seat], done[seat])
        assert one["points"] == points[seat]
    made = rows.tables(case)
    assert len(made["rolls"]) == rolled
    assert len(made["events"]) == len(played.events)
    assert sum(len(made[name]) for name in ("changes", "resources")) == sum(
        isinstance(event, ev.Changed | ev.Earned) for event in played.events
    )


def test_numbers_followed_through_the_log_end_where_the_game_stands(played: Session) -> None:
    kit = game.kit_of(played)
    last = retelling.turns(kit, played, control_reader(played.game))[-1]

    spent = {
        played.engine.purse(seat, k)
        for seat in kit.seats
        for k in range(len(played.game.scenario.resources))
    }
    for slot, value in last.after.items():
        if slot not in spent:
            assert value == played.state[slot], played.game.slots[slot].name


def test_every_order_has_one_fate(played: Session) -> None:
    told = fates(played.engine, chronicle(played))

    assert {one.fate for one in told} <= {
        "carried out",
        "cancelled",
        "delayed",
        "taken back",
        "locked",
    }
    for one in told:
        assert (one.resolved is not None) == (one.fate == "carried out")


def test_an_estimate_is_held_against_what_the_dice_read() -> None:
    rated: list[Row] = [
        {"estimate": 80, "came_true": 1},
        {"estimate": 50, "came_true": 0},
        {"estimate": 10, "came_true": None},
    ]

    found = review.brier(rated)

    assert found is not None
    error, count = found
    assert (round(error, 9), count) == (round((0.04 + 0.25) / 2, 9), 2)
    assert review.brier([]) is None


def test_how_a_track_went_is_told_by_its_extremes_and_the_turns_of_those(played: Session) -> None:
    """Held against the numbers of every turn, which are followed in another way."""
    kit = game.kit_of(played)
    case = game.case_of(kit, played)
    told = retelling.turns(kit, played, control_reader(played.game))
    slots = {kit.names.number(dial.slot): dial.slot for dial in kit.start(kit.reader(-1))}

    for one in review.courses(kit, case):
        slot = slots[one.name]
        ends = [turn.after[slot] for turn in told]
        assert (one.start, one.now) == (played.game.start[slot], ends[-1])
        assert one.low <= min(one.start, *ends) <= max(one.start, *ends) <= one.high
        assert (one.high_in > 0) == (one.high > one.start)
        assert (one.low_in > 0) == (one.low < one.start)


# ---- what happened is there


def test_reasons_odds_dice_and_rulings_are_told(played: Session) -> None:
    shown = {name: read(text).text for name, text in control_text(played).items()}

    assert "Why: it seems right" in shown["control/orders"]
    assert "The odds before the roll were:" in shown["control/orders"]
    assert "the room saw it otherwise" in shown["control/rulings"]
    assert "and so did I" in shown["control/rulings"]
    assert played.header.seed_hash in shown["control/summary"]
    assert "a seed" not in shown["control/summary"].split("Seed |")[0]
    assert f"Seed | {played.journal.seed}" in shown["control/summary"]
    assert "Played again, all come out the same." in shown["control/summary"]


def test_an_inject_fired_by_hand_is_told_apart_from_one_of_the_plan(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame", "transnistria") as session:
        ids = [inject.id for inject in session.game.scenario.injects]
        session.submit(cm.Fire(CONTROL, ids.index("I25")))
        by_chance(session, random.Random(1))
        kit = game.kit_of(session)
        status = {
            row["inject"]: row["status"] for row in injected.injects(game.case_of(kit, session))
        }

    assert status["I02"] == "fired"
    assert status["I25"] == "fired by Control"
    assert status["I26"] == "contingency, not used"


def test_an_override_is_counted_by_seat_and_direction(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame", "transnistria") as session:
        while not session.engine.wanted(session.state).orders:
            session.submit(cm.Proceed(CONTROL))
        lock(session, 0, order(session.loaded, "R01", "moldova"))
        session.submit(cm.Override(CONTROL, 0, 3, "they were cornered", "my own view"))
        by_chance(session, random.Random(2))
        kit = game.kit_of(session)
        found = rows.tables(game.case_of(kit, session))["rulings"]
        shown = read(control_text(session)["control/rulings"]).text

    overrides = [row for row in found if row["what"] == "override"]
    assert [(row["seat"], row["direction"]) for row in overrides] == [("russia", "up")]
    assert "Russia, higher: 1" in shown


# ---- people


def test_people_are_pseudonyms_unless_names_are_asked_for(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame") as session:
        author = session.join("Ann Example", "seat", 0)
        session.submit(cm.Say(author, (), "good morning"))
        by_chance(session, random.Random(3))
        without, named = control_text(session), control_text(session, names=True)
        kit = game.kit_of(session)
        files = game.files(kit, game.case_of(kit, session))
        pages = open_text(session)

    assert not any("Ann Example" in text for text in (*without.values(), *pages.values()))
    assert not any(b"Ann Example" in content for content in files.values())
    assert "Ann Example" in named["control/timeline"]


# ---- a game in progress


def test_a_game_in_progress_is_told_and_its_secrets_are_stamped(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame") as session:
        by_chance(session, random.Random(5), commands=3)
        assert not session.state.over
        shown, pages = control_text(session), open_text(session)
        seed = session.journal.seed

    assert all("Control only: contains secrets" in text for text in shown.values())
    assert not any(seed in read(text).text for text in (*shown.values(), *pages.values()))
    assert "public/ending" not in pages
    assert all("secrets" not in read(text).text for text in pages.values())


def test_the_command_says_that_control_s_pages_hold_secrets(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame"):
        pass

    told = game.report(tmp_path / "g.wargame", tmp_path / "out", pdf=False)

    assert any("holds secrets" in line for line in told)
    assert (tmp_path / "out" / "index.html").is_file()


def test_the_index_begins_control_s_pages_with_the_hotwash_and_stamps_them_once(
    tmp_path: Path,
) -> None:
    with begin(tmp_path / "g.wargame") as session:
        by_chance(session, random.Random(5))
    game.report(tmp_path / "g.wargame", tmp_path / "out", pdf=False)

    shown = read((tmp_path / "out" / "index.html").read_text("utf-8"))

    links = [link.removesuffix(".html") for link in shown.links if link.startswith("control/")]
    assert links[:2] == ["control/hotwash", "control/decisions"]
    assert set(links) >= {"control/summary", "control/orders", "control/timeline"}
    assert shown.text.count("Opens every secret of the game") == 2
    assert shown.text.count("Only for League") == 1


def test_what_is_no_game_is_told(tmp_path: Path) -> None:
    (tmp_path / "g.wargame").write_bytes(b"x" * 5000)

    with pytest.raises(JournalError):
        game.report(tmp_path / "g.wargame", tmp_path / "out", pdf=False)
    with pytest.raises(JournalError):
        game.report(tmp_path / "none.wargame", tmp_path / "out", pdf=False)
    assert not (tmp_path / "out").exists()


# ---- lines of play


def test_each_line_of_play_is_told_once_and_what_was_left_is_not_current(tmp_path: Path) -> None:
    """The record is set back to its first entry, and the game goes on another way."""
    with begin(tmp_path / "g.wargame") as session:
        by_chance(session, random.Random(1), commands=4)
        session.journal.move_to(1, '["Rewind",{}]', author=0, time=session.now())
    with Session.open(tmp_path / "g.wargame") as session:
        by_chance(session, random.Random(8))
        kit = game.kit_of(session)
        case = game.case_of(kit, session)
        made = rows.tables(case)
        entries = session.journal.entries()

    told = {(row["branch"], row["entry"]) for row in made["events"]}
    with_events = {(entry.branch, entry.seq) for entry in entries if entry.events != "[]"}
    assert told == with_events
    assert {row["current"] for row in made["events"] if row["branch"] == 2} == {1}
    assert {row["current"] for row in made["orders"] if row["branch"] == 1} <= {0}


def test_no_word_of_the_report_is_left_untranslated(played: Session) -> None:
    with speaking("qps"):
        shown = {**open_text(played), **control_text(played)}
    typed = ("it seems right", "it works", "the room saw it otherwise", "and so did I")
    own = [*own_texts(played.loaded, registers(seeds_dir())), *typed, "control", "a seed"]
    own += [played.header.game, played.header.created, played.journal.seed, played.header.engine]
    for name, text in shown.items():
        lines = [
            line for line in read(text).text.splitlines() if played.header.seed_hash not in line
        ]
        lines = [line for line in lines if played.journal.verify().seal not in line]
        assert left_over("\n".join(lines).replace("|", "\n"), own) == (), name


# ---- what was undone


def test_what_was_undone_is_told_struck_through_to_whom_it_was_told(tmp_path: Path) -> None:
    file = tmp_path / "g.wargame"
    with begin(file, "islands", "a seed") as session:
        by_chance(session, random.Random(1), commands=5)
        session.submit(cm.Say(CONTROL, (), "all hear this"))
        session.submit(cm.Note(cm.Author("p", "seat", 0), "only I read this"))
        session.undo(CONTROL)
        session.undo(CONTROL, fresh=True)
        by_chance(session, random.Random(2))
        seats = session.game.seats
    out = tmp_path / "out"
    game.report(file, out, pdf=False)
    pages = {path.stem: path.read_text("utf-8") for path in out.rglob("*.html")}
    struck = "<s>Undone: Message from Control to all: all hear this.</s>"
    for page in (seats[0], seats[1], "replay", "turns", "timeline"):
        assert struck in pages[page]
        assert "Control sets the game back" in pages[page]
    holding = [name for name, text in pages.items() if "only I read this" in text]
    assert sorted(holding) == sorted([seats[0], "timeline"])
    assert "What comes next throws fresh dice" in pages[seats[1]]
    assert pages[seats[0]].count("Control sets the game back") == 2
    assert pages[seats[1]].count("Control sets the game back") == 1


def test_every_row_says_whether_it_holds(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame", "islands", "a seed") as session:
        session.submit(cm.Say(CONTROL, (), "a slip"))
        session.undo(CONTROL)
        session.submit(cm.Say(CONTROL, (), "what was meant"))
        case = game.case_of(game.kit_of(session), session)
        told = {row["text"]: (row["branch"], row["current"]) for row in rows.tables(case)["notes"]}
        said = {row["told"]: row["current"] for row in rows.tables(case)["events"]}
    assert told == {"a slip": (1, 0), "what was meant": (2, 1)}
    assert said["Message from Control to all: a slip."] == 0


def test_orders_locked_before_a_step_was_taken_back_are_carried_out_after_it(
    tmp_path: Path,
) -> None:
    with begin(tmp_path / "g.wargame", "transnistria", "a seed") as session:
        session.submit(cm.Hold(CONTROL, True))
        rng = random.Random(3)
        while not session.engine.at_desk(session.state):
            by_chance(session, rng, commands=1)
        slot = next(k for k, s in enumerate(session.game.slots) if s.key == "tension")
        session.submit(cm.Rule(CONTROL, (cm.Ruling(slot, "add", 1),), "a slip"))
        session.undo(CONTROL)
        session.submit(cm.Proceed(CONTROL))
        case = game.case_of(game.kit_of(session), session)
        made = rows.tables(case)["orders"]
        assert made
        assert Counter(str(row["fate"]) for row in made) == Counter(
            one.fate for one in case.fates()
        )
        assert "carried out" in {row["fate"] for row in made}
