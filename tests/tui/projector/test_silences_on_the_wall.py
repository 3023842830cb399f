"""What is answered before all within a time runs on the wall; what few are asked does not."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.at_control import uncover
from tests.tui.piloting import Seat, sit_down
from wargame.authoring.load import load
from wargame.core import commands as cm
from wargame.core.orders import Order
from wargame.play.session import Session
from wargame.seat.cast import cast_given, staff
from wargame.seat.company import CONTROL_NAME
from wargame.tui.app import Opening
from wargame.tui.projector import moment
from wargame.tui.projector.sheets import Frame
from wargame.tui.projector.showing import showing
from wargame.tui.screens.console import Console

ISLES = """
format: 1
name: Two isles
invented: true
turns: 2
seats: {north: {name: North}, south: {name: South}}
places: {cape: {seat: south}}
phases:
  orders: {kind: orders, minutes: 2}
  desk: {kind: adjudication, minutes: 2}
tracks: {tension: {range: [0, 9], start: 3}}
actions:
  offer:
    name: Offer a pact
    by: north
    do:
      - decide:
          id: pact
          ask: Take the pact?
          by: each of [north, south]
          seconds: 90
          nobody: refuse
          SEEN
          options: {accept: [tension -1], refuse: []}
"""


def offered(session: Session, control: cm.Author) -> None:
    """North offers a pact, which both are asked about; North has answered."""
    session.submit(cm.Lock(control, 0, Order(0), "why not"))
    for seat in session.engine.wanted(session.state).orders:
        session.submit(cm.Finish(control, seat))
    while session.engine.wanted(session.state).pause:
        session.submit(cm.Proceed(control))
    asked = session.engine.open_questions(session.state)
    mine = next(one for one in asked if one.seat == 0)
    session.submit(cm.Answer(control, mine.place, mine.question, 0, "It is ours"))


def put(session: Session, control: cm.Author) -> None:
    """Control puts a question of its own to all."""
    session.submit(cm.TakeUp(control, -1, "silence", "May the mission stay?", seconds=90))


@pytest.mark.parametrize(
    ("happened", "seen_by", "said"),
    [
        (offered, "", ("Take the pact?", "North: Accept. It is ours", "South: no word yet")),
        (offered, "seen_by: north", None),
        (put, "", ("May the mission stay?", "North: no word yet", "South: no word yet")),
    ],
)
def test_the_time_of_a_silence_is_seen_by_the_room(
    tmp_path: Path,
    happened: Callable[[Session, cm.Author], None],
    seen_by: str,
    said: tuple[str, ...] | None,
) -> None:
    (tmp_path / "isles.yaml").write_text(ISLES.replace("SEEN", seen_by), "utf-8")
    loaded, file = load(tmp_path / "isles.yaml"), tmp_path / "game.wargame"
    with Session.create(file, loaded, seed="s") as session:
        staff(session, cast_given(loaded, ("north", "south"), (), control=True))
        happened(session, session.join(CONTROL_NAME, "control"))

    async def steps(seat: Seat) -> None:
        await uncover(seat)
        await seat.at(Console)
        shown = await seat.play.host.do(showing)
        (page,) = moment.pages(shown, 0.0, Frame(100, 24))
        wall = " ".join(" ".join(line.plain for line in page.lines).split())
        if said is None:
            assert "⧗" not in wall
            return
        assert "⧗ 1:30 left" in wall or "⧗ 1:2" in wall
        for words in said:
            assert words in wall

    sit_down(steps, tmp_path, Opening(game=file))
