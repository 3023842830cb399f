"""The players' screen and the projector count a phase's time from the same moment."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import attrs
import pytest

from tests.play.playing import begin
from wargame.core.view import View, public_reader
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.tui.app import WargameApp
from wargame.tui.cartography.atlas import Atlas
from wargame.tui.game import Play
from wargame.tui.host import Host


def at_play(file: Path) -> tuple[Play, View]:
    """A game at a screen that was opened a hundred seconds ago."""
    with Session.open(file, read_only=True) as session:
        names = Prose(session.engine).names
        view = session.view(public_reader(session.game))
    play = Play(WargameApp(folder=file.parent), Host(), file, names, Atlas(()))
    play._opened -= 100
    return play, view


def ago(seconds: float) -> str:
    return (datetime.now(UTC) - timedelta(seconds=seconds)).isoformat()


@pytest.mark.parametrize(
    ("seconds", "passed"),
    [(40, 40), (86_400, 100), (None, 0)],
    ids=["begun here", "begun before the game was opened here", "not known"],
)
def test_a_phase_began_when_the_record_says_or_when_the_game_was_opened_here(
    tmp_path: Path, seconds: float | None, passed: float
) -> None:
    file = tmp_path / "game.wargame"
    begin(file)
    play, view = at_play(file)
    began = "" if seconds is None else ago(seconds)

    since = play.phase_began(view, began)

    assert time.monotonic() - since == pytest.approx(passed, abs=30)
    assert play.phase_began(view, ago(5)) == since
    later = attrs.evolve(view, phase=view.phase + 1)
    assert play.phase_began(later, ago(5)) != since
