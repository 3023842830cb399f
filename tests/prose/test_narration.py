"""A log that is told on as it grows reads as one that is told from its beginning."""

import random
from pathlib import Path

import pytest

from tests.play.playing import CONTROL, begin, noon, one_command
from wargame.core import commands as cm
from wargame.core.orders import Refused
from wargame.core.view import control_reader, public_reader, seat_reader
from wargame.play.session import Session
from wargame.prose.prose import Prose


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("scenario", ["islands", "transnistria"])
def test_what_is_told_on_is_what_is_told_anew(tmp_path: Path, scenario: str, seed: int) -> None:
    file, rng = tmp_path / "game.wargame", random.Random(seed)
    begin(file, scenario)
    with Session.open(file, now=noon) as session:
        prose, game = Prose(session.engine), session.game
        readers = (control_reader(game), public_reader(game), seat_reader(game, 0))
        running = [prose.running(reader) for reader in readers]
        for _step in range(60):
            if rng.random() < 0.1 and any(True for _ in session.steps()):
                session.undo(CONTROL, fresh=rng.random() < 0.5)
            elif rng.random() < 0.2:
                slot = rng.choice(
                    [k for k, spec in enumerate(game.slots) if spec.family == "track"]
                )
                amounts = (cm.Ruling(slot, "add", 1), cm.Ruling(slot, "add", rng.choice((-1, 1))))
                try:
                    session.submit(cm.Rule(CONTROL, amounts, "so"))
                except Refused:
                    continue
            else:
                command = one_command(session, rng)
                if command is None:
                    break
                session.submit(command)
            if rng.random() < 0.7:
                for reader, teller in zip(readers, running, strict=True):
                    log = session.log(reader)
                    assert teller.tell(log, None) == prose.tell(log, reader)
