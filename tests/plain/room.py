"""A terminal made of strings: what is typed goes in as lines, what is shown comes out as text."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from wargame.plain.play import play

STRAIT = str(Path(__file__).parent.parent / "prose" / "strait.yaml")


def noon() -> str:
    return "2030-01-02T12:34:56.000+00:00"


class Tty(io.StringIO):
    """A stream that says a person is there."""

    def isatty(self) -> bool:
        return True


def typed(lines: Sequence[str]) -> io.StringIO:
    return io.StringIO("".join(f"{line}\n" for line in lines))


def run(
    lines: Sequence[str] | TextIO,
    game: Path,
    *,
    scenario: str | None = STRAIT,
    seats: tuple[str, ...] = (),
    postures: tuple[str, ...] = (),
    seed: str | None = "the seed",
    screen: io.StringIO | None = None,
) -> str:
    """Play with these lines typed until they end; returns all that was shown."""
    shown = io.StringIO() if screen is None else screen
    source = typed(lines) if isinstance(lines, Sequence) else lines
    play(
        scenario,
        game=game,
        seats=seats,
        postures=postures,
        seed=seed,
        input=source,
        output=shown,
        now=noon,
    )
    return shown.getvalue()
