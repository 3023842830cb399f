"""The launcher and the page that hands seats out: what is there, broken or chosen."""

from pathlib import Path

import pytest

from tests.tui.piloting import Seat, sit_down
from wargame.authoring.load import find, load
from wargame.authoring.scaffold import scaffold
from wargame.play.session import Session
from wargame.tui.app import Opening
from wargame.tui.screens.launcher import Launcher
from wargame.tui.screens.setup import SetUp
from wargame.tui.widgets.menu import Offers


def test_the_launcher_says_in_place_what_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scaffold("harbour", tmp_path)
    (tmp_path / "broken.yaml").write_text("format: 1\nname: The Broken Bay\nturns: x\n", "utf-8")
    (tmp_path / "torn.wargame").write_bytes(b"no game at all")
    (tmp_path / "empty.wargame").write_bytes(b"")
    monkeypatch.setattr("wargame.resources.scenarios_dir", lambda: tmp_path)

    async def steps(seat: Seat) -> None:
        await seat.at(Launcher)
        await seat.until(lambda: seat.text.count("cannot be") == 3, "all three to be found broken")
        offers = seat.app.screen.query_one(Offers)
        for part, said in (("broken.yaml", "This scenario cannot be played"), ("torn", "torn")):
            ids = [option.id or "" for option in offers.options]
            offers.highlighted = next(k for k, id in enumerate(ids) if part in id)
            await seat.sees(said)
            await seat.press("enter")
            await seat.is_told("what is wrong stands beside it")
            assert isinstance(seat.app.screen, Launcher)

    sit_down(steps, tmp_path, None)


def test_what_cannot_be_opened_is_said_and_the_launcher_is_there(tmp_path: Path) -> None:
    (tmp_path / "torn.wargame").write_bytes(b"no game at all")

    async def steps(seat: Seat) -> None:
        await seat.is_told("This cannot be played")
        await seat.at(Launcher)

    sit_down(steps, tmp_path, Opening(game=tmp_path / "torn.wargame"))


def test_a_seat_that_is_none_is_said_and_the_launcher_is_there(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.is_told("There is no seat “atlantis”")
        await seat.at(Launcher)

    sit_down(steps, tmp_path, Opening("transnistria", seats=("atlantis",)))


def test_setting_up_gives_marked_seats_to_persons_and_the_rest_to_autopilots(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(SetUp)
        await seat.press("space", "down", "down", "space", "up", "a", "enter")
        await seat.sees("Pass the keyboard to Russia")
        await seat.until(lambda: seat.app.entrance is not None, "the game")
        pilots = await seat.play.host.do(lambda room: dict(room.session.pilots))
        assert [number for number in range(3) if not pilots.get(number)] == [0, 2]
        postures = await seat.play.host.do(lambda room: room.session.game.postures)
        assert pilots[1] == [one.id for one in postures if one.seat == 1][1]

    sit_down(steps, tmp_path, Opening("transnistria"))


def test_the_launcher_begins_with_the_game_played_last_and_tells_how_far_it_came(
    tmp_path: Path,
) -> None:
    with Session.create(tmp_path / "old.wargame", load(find("transnistria")), seed="s"):
        pass

    async def steps(seat: Seat) -> None:
        launcher = await seat.at(Launcher)
        option = launcher.query_one(Offers).highlighted_option
        assert option is not None
        assert option.id == f"game {tmp_path / 'old.wargame'}"
        await seat.sees("in turn 1")

    sit_down(steps, tmp_path, None)
