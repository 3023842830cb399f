"""The projector shows a room what is public of a game that another process plays: pages turn,
freeze and blank on a key, and whatever becomes of the file is told in a sentence.
"""

import asyncio
import hashlib
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import attrs
import pytest

from tests.play.playing import begin, noon, one_command
from tests.play.stepping import Writer
from tests.tui.projector.wall import Wall, held, projected
from wargame.core import commands as cm
from wargame.core.engine.engine import Engine
from wargame.core.orders import Order
from wargame.core.state import PHASE
from wargame.play.codec import write_changes
from wargame.play.session import Session
from wargame.tui.app import Opening, WargameApp
from wargame.tui.projector.screen import Projector
from wargame.tui.widgets.menu import Offers

SIZES = ((80, 24), (100, 30), (120, 40), (60, 18))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A game in its first turn, some orders locked."""
    file = tmp_path / "game.wargame"
    begin(file)
    play_on(file, 5)
    return file


def play_on(file: Path, commands: int, seed: int = 3) -> None:
    rng = random.Random(seed)
    with Session.open(file, now=noon) as session:
        for _ in range(commands):
            command = one_command(session, rng)
            if command is None:
                return
            session.submit(command)


def later() -> str:
    """Ninety-five seconds after the time at which everything in these games is kept."""
    return "2030-01-01T12:01:35Z"


# ---- pages


@pytest.fixture
def played(tmp_path: Path) -> Path:
    """A game that has made news."""
    file = tmp_path / "game.wargame"
    begin(file)
    play_on(file, 14)
    return file


def test_keys_turn_the_pages_forth_and_back_and_round(file: Path) -> None:
    async def steps(wall: Wall) -> None:
        ids = [page.id for page in wall.screen.pages]
        assert ids[0] == "moment"
        for id in (*ids[1:], ids[0]):
            await wall.press("right")
            assert wall.page == id
        await wall.press("left")
        assert wall.page == ids[-1]
        await wall.press("home")
        assert wall.page == ids[0]

    projected(file, steps)


def test_pages_turn_by_themselves(file: Path) -> None:
    async def steps(wall: Wall) -> None:
        for page in wall.screen.pages[1:3]:
            await wall.until_page(page.id)

    projected(file, steps, every=0.3)


def test_turning_by_hand_gives_the_page_its_whole_time(file: Path) -> None:
    async def steps(wall: Wall) -> None:
        wall.screen._due = 0.0
        await wall.press("right")
        assert wall.screen._due > 0.0
        assert wall.screen.at <= 2

    projected(file, steps, every=1000)


def test_what_is_shown_is_what_the_room_needs(file: Path) -> None:
    async def steps(wall: Wall) -> None:
        assert "The Transnistria Offer Turn 1 of 3" in wall.text
        assert "Waiting for" in wall.text
        for start, texts in {
            "tracks": ("TRACKS", "Tension", "Cohesion", "█"),
            "ladder tension": ("TENSION", "War", "Nuclear alert", "◀"),
            "map": ("THE COUNTRY", "Alignment"),
            "place": ("MOLDOVA 1/2", "Alignment", "Resilience"),
            "holds": ("WHAT HOLDS", "◆"),
            "waiting": ("WAITING FOR", "Russia", "orders locked"),
        }.items():
            await wall.turn_to(start)
            for text in texts:
                assert text in wall.text

    projected(file, steps)


def test_headlines_begin_with_the_newest(played: Path) -> None:
    async def steps(wall: Wall) -> None:
        await wall.turn_to("news")
        assert wall.screen.shown is not None
        newest, *before = wall.screen.shown.news
        assert len(before) == 4
        rows = wall.rows
        at = [next(k for k, row in enumerate(rows) if one.title[:30] in row)
              for one in (newest, *before)]  # fmt: skip
        assert at == sorted(at)

    projected(played, steps, size=(80, 24))


@pytest.mark.parametrize("every", [1000, 0])
def test_news_opens_the_headlines_where_pages_turn_by_themselves(file: Path, every: int) -> None:
    async def steps(wall: Wall) -> None:
        await wall.turn_to("waiting")
        with Writer(file) as writer:
            shown = wall.screen.latest
            assert shown is not None
            while (latest := wall.screen.latest) is None or latest.news == shown.news:
                writer.play()
                await wall.until_after(latest)
        assert wall.page.split()[0] == ("news" if every else "waiting")

    projected(file, steps, every=every)


def test_news_is_what_is_told_anew_and_not_what_is_worded_anew(played: Path) -> None:
    async def steps(wall: Wall) -> None:
        shown = wall.screen.shown
        assert shown is not None
        newest, *before = shown.news
        await wall.turn_to("waiting")
        for headline, page in (
            (attrs.evolve(newest, text="In other words."), "waiting"),
            (attrs.evolve(newest, number=newest.number + 1), "news"),
        ):
            wall.screen._take(attrs.evolve(shown, news=(headline, *before)), "")
            assert wall.page.split()[0] == page

    projected(played, steps, every=1000)


def test_news_that_came_while_the_picture_stood_opens_when_it_is_let_go(played: Path) -> None:
    async def steps(wall: Wall) -> None:
        shown = wall.screen.shown
        assert shown is not None
        await wall.turn_to("waiting")
        await wall.press("space")
        late = attrs.evolve(shown.news[0], number=shown.news[0].number + 1)
        wall.screen._take(attrs.evolve(shown, news=(late, *shown.news)), "")
        assert wall.page.split()[0] == "waiting"
        await wall.press("space")
        assert wall.page.split()[0] == "news"

    projected(played, steps, every=1000)


@pytest.mark.parametrize(
    ("size", "said"), [((100, 30), False), ((200, 60), True), ((100, 45), True)]
)
def test_letters_too_small_for_a_wall_are_told_until_a_page_is_turned(
    file: Path, size: tuple[int, int], said: bool
) -> None:
    async def steps(wall: Wall) -> None:
        assert "Space freezes" in wall.text
        assert ("larger letters are read from further away" in wall.text) == said
        await wall.press("right")
        assert "larger letters" not in wall.text

    projected(file, steps, size=size)


def test_the_clock_counts_from_the_time_in_the_record(file: Path) -> None:
    """Not from when the projector was opened, so that two of them show the same."""

    async def steps(wall: Wall) -> None:
        assert wall.screen.shown is not None
        phase = wall.screen.shown.phase
        assert phase is not None
        left = phase.minutes * 60 - 95
        assert (left > 0 or phase.clock == "up") == ("Time is up" not in wall.text)
        assert wall.screen.seconds == 95

    projected(file, steps, now=later)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["dark", "light", "contrast", "mono"])
def test_every_page_fits_whatever_the_size_and_colours(
    tmp_path: Path, size: tuple[int, int], theme: str
) -> None:
    file = tmp_path / "game.wargame"
    begin(file)
    play_on(file, 14)

    async def steps(wall: Wall) -> None:
        frame = wall.screen.frame
        for page in wall.screen.pages:
            assert len(page.lines) <= frame.height + (0 if page.headed else 6)
            assert all(line.cell_length <= frame.width for line in page.lines), page.id
            rows = wall.rows
            assert len(rows) == size[1]
            for line in page.lines:
                assert line.plain.strip() in "\n".join(rows)
            await wall.press("right")

    projected(file, steps, size=size, theme=theme, now=later)


@pytest.mark.parametrize("scenario", ["islands", "influence12", "transnistria"])
def test_a_game_is_shown_from_its_beginning_to_how_it_ended(tmp_path: Path, scenario: str) -> None:
    file = tmp_path / "game.wargame"
    begin(file, scenario)

    async def steps(wall: Wall) -> None:
        with Writer(file, "5") as writer:
            last = 0
            while (now := writer.play(7)) != last:
                last = now
                await wall.screen.look()
                await wall.press("right")
        await wall.screen.look()
        await wall.press("home")
        assert wall.page == "ending 0"
        assert "HOW IT ENDED" in wall.text
        assert "The game is over" in wall.text

    projected(file, steps)


# ---- frozen, blank


@pytest.mark.parametrize("key", ["space", "f"])
def test_a_frozen_picture_stays_and_says_so_until_it_is_let_go(file: Path, key: str) -> None:
    async def steps(wall: Wall) -> None:
        with Writer(file) as writer:
            await wall.turn_to("waiting")
            await wall.press(key)
            assert wall.rows[-1].rstrip().endswith("Frozen")
            frozen = wall.rows
            shown = wall.screen.latest
            writer.play(4)
            await wall.until_after(shown)
            assert wall.rows == frozen

            await wall.press("right", "left")
            assert wall.rows == frozen

            await wall.press(key)
            assert "Frozen" not in wall.text
            assert wall.screen.shown is wall.screen.latest
            assert wall.rows != frozen

    projected(file, steps, every=0.3)


def test_a_blank_screen_shows_nothing_until_a_key_brings_the_same_page_back(file: Path) -> None:
    async def steps(wall: Wall) -> None:
        await wall.turn_to("tracks")
        there = wall.rows
        for key in ("b", "right", "space", "home"):
            await wall.press("b")
            assert wall.text == ""
            assert wall.screen.styles.background.rgb == (0, 0, 0)
            await wall.press(key)
            assert wall.rows == there

    projected(file, steps, now=later)


# ---- following


def test_what_another_process_commits_is_shown(file: Path) -> None:
    async def steps(wall: Wall) -> None:
        with Writer(file) as writer:
            turns = "Turn 2 of 3"
            assert turns not in wall.text
            while turns not in wall.text:
                shown = wall.screen.latest
                writer.play()
                await wall.until_after(shown)

    projected(file, steps)


def told(wall: Wall) -> tuple[object, ...]:
    """What the wall shows of the game, whatever the time."""
    shown = wall.screen.latest
    assert shown is not None
    view = shown.view
    return shown.turn, shown.phase, shown.waiting, view.dials, view.seats, shown.moves


def test_a_step_that_is_undone_is_undone_on_the_wall(file: Path) -> None:
    async def steps(wall: Wall) -> None:
        with Writer(file) as writer:
            there = writer.play(1)
            await wall.until(lambda: wall.screen.latest is not None)
            await wall.screen.look()
            before, shown = told(wall), wall.screen.latest
            writer.play(9)
            await wall.until_after(shown)
            assert told(wall) != before

            shown = wall.screen.latest
            writer.back(there)
            await wall.until_after(shown)
            assert told(wall) == before

    projected(file, steps, now=later)


def test_projecting_writes_nothing(file: Path) -> None:
    before = hashlib.sha256(file.read_bytes()).digest()

    async def steps(wall: Wall) -> None:
        for _ in wall.screen.pages:
            await wall.press("right")
            await wall.screen.look()

    (file.parent / "game.wargame.lock").unlink()
    projected(file, steps)
    assert hashlib.sha256(file.read_bytes()).digest() == before
    assert [path.name for path in file.parent.glob("game*")] == ["game.wargame"]


# ---- troubles


def test_a_file_that_vanishes_is_told_and_looked_for_until_it_is_back(
    file: Path, tmp_path: Path
) -> None:
    async def steps(wall: Wall) -> None:
        first = wall.rows
        away = file.rename(tmp_path / "away")
        await wall.until_text("There is no game at")
        assert "This screen goes on by itself" in wall.text
        await wall.press("right", "left", "space", "space", "b", "b")

        away.rename(file)
        await wall.until(lambda: wall.rows[:-1] == first[:-1])

    projected(file, steps, now=later)


def test_another_game_under_the_same_name_is_shown_instead(file: Path, tmp_path: Path) -> None:
    async def steps(wall: Wall) -> None:
        other = tmp_path / "other.wargame"
        begin(other, "islands")
        other.replace(file)
        await wall.until_text("The Lantern Islands")
        await wall.turn_to("map")

    projected(file, steps)


def test_a_damaged_file_is_told_in_a_sentence(file: Path, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    shutil.copy(file, whole)

    async def steps(wall: Wall) -> None:
        file.write_bytes(b"\0" * 9000)
        await wall.until_text("is not a game, or its first bytes are damaged")
        shutil.copy(whole, file)
        await wall.until_text("Turn 1 of 3")

    projected(file, steps)


def test_entries_that_make_no_sense_any_more_are_told_as_damage(file: Path) -> None:
    """Each can be read, and together they lead to a phase that is none."""
    with closing(sqlite3.connect(file, isolation_level=None)) as db:
        db.execute("DROP TRIGGER entry_no_update")
        last = "(SELECT max(seq) FROM entry)"
        nonsense = write_changes(((PHASE, 99),))
        db.execute(f"UPDATE entry SET ledger = ? WHERE seq = {last}", (nonsense,))

    async def steps(wall: Wall) -> None:
        await wall.until_text("is damaged or was only copied in part")

    projected(file, steps)


def test_a_file_that_nobody_may_read_is_told_in_a_sentence(file: Path) -> None:
    async def steps(wall: Wall) -> None:
        with closing(held(file)):
            await wall.until_text("is in use by another program")
        await wall.until_text("Turn 1 of 3")

    projected(file, steps)


@pytest.mark.parametrize("seed", range(12))
def test_bytes_that_were_altered_never_end_the_projector(
    file: Path, tmp_path: Path, seed: int
) -> None:
    rng = random.Random(seed)
    altered = bytearray(file.read_bytes())
    for _ in range(rng.choice((3, 30, 300))):
        altered[rng.randrange(len(altered))] = rng.randrange(256)
    broken = tmp_path / "broken.wargame"
    broken.write_bytes(altered)

    async def steps(wall: Wall) -> None:
        for _ in range(3):
            await wall.press("right")
            await wall.screen.look()

    projected(broken, steps)


# ---- secrets


def test_what_seats_write_and_order_in_secret_changes_no_screen(tmp_path: Path) -> None:
    """Two games with other orders, reasons, notes and letters: the same screens at every step."""
    screens: list[list[list[str]]] = []
    for number in (0, 1):
        file = tmp_path / f"game{number}" / "game.wargame"
        file.parent.mkdir()
        begin(file)
        seen: list[list[str]] = []

        async def steps(wall: Wall, number: int = number, seen: list[list[str]] = seen) -> None:
            with Session.open(wall.screen.file, now=noon) as session:
                for command in secret_commands(session, number):
                    session.submit(command)
                    await wall.screen.look()
                    for _ in wall.screen.pages:
                        await wall.press("right")
                        seen.append(wall.rows)

        projected(file, steps, now=later)
        screens.append(seen)
    assert len(screens[0]) > 50
    assert screens[0] == screens[1]


def secret_commands(session: Session, number: int) -> list[cm.Command]:
    """What two games have in common to a room, and not to its seats."""
    found: list[cm.Command] = []
    engine: Engine = session.engine
    for _ in range(8):
        wanted = engine.wanted(session.state)
        if wanted.orders:
            break
        session.submit(cm.Proceed(cm.Author("control", "control")))
    for seat in range(len(session.game.seats)):
        author = cm.Author("p", "seat", seat)
        orders: list[Order] = list(engine.legal_orders(session.state, seat))
        order = orders[number * (len(orders) - 1)]
        found += [
            cm.Note(author, f"secret {number}"),
            cm.Say(author, ((seat + 1) % 3,), f"a letter {number}" * (number + 1)),
            cm.Lock(author, seat, order, f"because {number}", f"hope {number}", 50 + number),
        ]
    return found


# ---- ways in


def test_the_launcher_projects_the_game_under_the_cursor(tmp_path: Path) -> None:
    begin(tmp_path / "a.wargame")

    async def run() -> None:
        app = WargameApp(folder=tmp_path)
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.press("down", "p")
            assert not isinstance(app.screen, Projector)
            await pilot.press("up")
            option = app.screen.query_one("#offers", Offers).highlighted_option
            assert (option.id if option else None) == f"game {tmp_path / 'a.wargame'}"
            await pilot.press("p")
            await pilot.pause()
            assert isinstance(app.screen, Projector)
            await pilot.press("q")
            await pilot.pause()
            assert not isinstance(app.screen, Projector)

    asyncio.run(run())


def test_the_command_opens_the_projector_and_leaving_it_leaves_the_program(file: Path) -> None:
    async def run() -> None:
        app = WargameApp(Opening(game=file, every=0.0), folder=file.parent)
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            assert isinstance(app.screen, Projector)
            await pilot.press("q")
            await pilot.pause()
        assert app.return_code == 0

    asyncio.run(run())
