"""The projector shows a room what is public of a game that another process plays: pages turn,
freeze and blank on a key.
"""

import asyncio
from pathlib import Path

import attrs
import pytest

from tests.play.playing import begin, noon
from tests.play.stepping import Writer
from tests.tui.projector.wall import Wall, later, projected
from wargame.core import commands as cm
from wargame.core.engine.engine import Engine
from wargame.core.orders import Order
from wargame.play.session import Session
from wargame.tui.app import Opening, WargameApp
from wargame.tui.projector.screen import Projector
from wargame.tui.widgets.menu import Offers

SIZES = ((80, 24), (100, 30), (120, 40), (60, 18))


# ---- pages


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
        assert wall.screen.shown is not None
        newest, *before = wall.screen.shown.news
        assert len(before) == 4
        found = [page for page in wall.screen.pages if page.id.startswith("news")]
        rows = [line.plain for page in found for line in page.lines]
        at = [next(k for k, row in enumerate(rows) if one.title[:30] in row)
              for one in (newest, *before)]  # fmt: skip
        assert at == sorted(at)
        await wall.turn_to("news")
        assert newest.title[:30] in wall.text

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
    played: Path, size: tuple[int, int], theme: str
) -> None:
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

    projected(played, steps, size=size, theme=theme, now=later)


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
