"""The way into the full screen from a command line, and what is said after leaving it."""

import os
import sys
from pathlib import Path

import click

FRAMES = "500"
"""Frames a second at the most: what a key does may take two or three to be painted."""
ESCAPE = "25"
"""Milliseconds for which more may come after an Escape. Terminals send what a key is made of at
once, over a network too; where one does not, ESCDELAY says how long it takes.
"""

TURN = 0.0005
"""Seconds after which a thread at work lets another have its turn: a key does not wait for a
scenario that is being read. Python's own figure is ten times as much, and a key needs many turns.
"""


def run(
    scenario: str | None = None,
    *,
    game: Path | None = None,
    layout: str | None = None,
    seats: tuple[str, ...] = (),
    postures: tuple[str, ...] = (),
    control: bool = False,
    seed: str | None = None,
    every: float | None = None,
    drill: bool = False,
) -> int:
    """Open the full screen, with `every` only to project the game, with `drill` for a
    drill before it; returns the exit status once it
    was left.

    Raises ScenarioError at once where there is no such scenario.
    """
    if scenario is not None:
        from wargame.authoring.load import find

        find(scenario)
    # Textual reads them once, as it is imported.
    os.environ.setdefault("TEXTUAL_FPS", FRAMES)
    os.environ.setdefault("ESCDELAY", ESCAPE)
    sys.setswitchinterval(TURN)
    from wargame.tui.app import Opening, WargameApp

    app = WargameApp(Opening(scenario, layout, game, seats, postures, control, seed, every, drill))
    status = app.run()
    for line in app.parting:
        click.echo(line)
    return app.return_code or status or 0
