"""The page that a room looks at while it works: turn, phase, a large clock, whom all wait for.

Pure functions; the time that has passed is given.
"""

from textual.content import Content

from wargame.core.scenario import Phase
from wargame.prose.text import _, labelled
from wargame.tui.projector import sheets
from wargame.tui.projector.large import fitting, halved, large
from wargame.tui.projector.sheets import HEAD, Block, Frame, Page, middled, sunk, wrapped
from wargame.tui.projector.showing import Showing
from wargame.tui.widgets.bar import WARNINGS, digits, standing
from wargame.tui.widgets.silence import lines

LARGE, LARGEST = 2, 3
"""Scales of the figures; the largest only where `AMPLE` rows are free for them."""
AMPLE = 20
ABOUT = 2
"""Lines for what a phase is for."""
WAITED = 2
"""Lines for whom the game waits for."""
SAID = 3
"""Lines for what a silence is about, and for who has answered what."""


def clock(phase: Phase | None, seconds: float) -> str:
    """What the clock shows; nothing for a phase without a time."""
    return digits(phase, seconds) if phase is not None and phase.timed else ""


def urgency(phase: Phase | None, seconds: float, stands: str = "") -> str:
    """What a word beside the clock says of it; `stands` is what `standing` says."""
    if phase is None or not phase.timed:
        return ""
    if stands:
        return f"Ⅱ {stands}"
    if phase.clock == "up":
        return _("▲ so far")
    if phase.minutes * 60 <= int(seconds):
        return _("Time is up")
    return _("▼ last minute") if urgent(phase, seconds) else _("▼ left")


def small(phase: Phase | None, seconds: float) -> tuple[Content, ...]:
    """The clock as it stands beside other things."""
    style = "bold $error" if urgent(phase, seconds) else "bold $foreground"
    return halved(clock(phase, seconds), style)


def urgent(phase: Phase | None, seconds: float) -> bool:
    """Whether the clock is about to run out, or has."""
    if phase is None or not phase.timed or phase.clock == "up":
        return False
    return phase.minutes * 60 - int(seconds) <= WARNINGS[0]


def phase_name(showing: Showing) -> str:
    phase = showing.phase
    if phase is None:
        return _("The game is over") if showing.view.over else ""
    return phase.name or labelled(phase.id)


def _phase(showing: Showing, seconds: float, colour: str) -> Content:
    """The name of the phase, and how its clock stands."""
    word = urgency(showing.phase, seconds, standing(showing.clock))
    name = (phase_name(showing), f"bold {colour}")
    return Content.assemble(name, (f"   {word}" if word else "", "bold"))


def head(showing: Showing, seconds: float) -> tuple[Content, ...]:
    """What stands above every other page: the game, the turn, the phase."""
    return (
        Content.styled(showing.title, "$muted"),
        Content.styled(showing.turn, "bold"),
        Content("   ").join([_phase(showing, seconds, "$primary"), *banner(showing)]),
    )


def banner(showing: Showing) -> tuple[Content, ...]:
    """What a room must not miss while numbers stand otherwise than it was told; nothing else."""
    return (Content.styled(f" {showing.back} ", "bold reverse"),) if showing.back else ()


def pages(showing: Showing, seconds: float, frame: Frame) -> tuple[Page, ...]:
    """The moment; once the game is over, how it ended."""
    if showing.view.over:
        return _ending(showing, frame)
    whole = Frame(frame.width, frame.height + HEAD)
    return (Page("moment", "", _moment(showing, seconds, whole), headed=False),)


def _moment(showing: Showing, seconds: float, frame: Frame) -> Block:
    width = frame.width
    if not showing.view.turn:
        said = Content.styled(_("The game has not begun yet."), "bold")
        return sunk((middled(said, width),), frame.height)
    above: list[Content | str] = [
        Content.styled(showing.title, "$muted"),
        "",
        Content.styled(showing.turn, "bold"),
    ]
    below: list[Content | str] = []
    if showing.phase is not None:
        below.append(_phase(showing, seconds, "$accent"))
        about = Content.styled(showing.phase.about, "$muted")
        below += wrapped(about, min(width, 72), ABOUT) if showing.phase.about else ()
        below.append("")
    below += [*banner(showing), *wrapped(Content.styled(showing.waiting, "bold"), width, WAITED)]
    for one in showing.silences:
        below += [line for said in lines(one) for line in wrapped(said, min(width, 72), SAID)]
    room = frame.height - len(above) - len(below) - 2
    figures = _figures(showing, seconds, width, room)
    apart = [""] * (2 if room - len(figures) >= 2 else 1)
    rows = [*above, *apart, *figures, *apart, *below]
    return sunk([middled(line, width) for line in rows], frame.height)


def _figures(showing: Showing, seconds: float, width: int, rows: int) -> tuple[Content, ...]:
    """The clock, or the number of the turn where no clock runs."""
    text = clock(showing.phase, seconds)
    if not text:
        text = f"{showing.view.turn}/{showing.view.last}"
    scale = fitting(text, width, rows, LARGEST if rows >= AMPLE else LARGE)
    style = "bold $error" if urgent(showing.phase, seconds) else "bold $accent"
    return large(text, scale, style) if scale else (Content.styled(text, "bold $accent"),)


def _ending(showing: Showing, frame: Frame) -> tuple[Page, ...]:
    """The end, what all share, then seat by seat."""
    width = min(frame.width, 84)
    styles = ("bold $accent", "bold")
    blocks = [
        wrapped(Content.styled(line, styles[k] if k < len(styles) else ""), width)
        for k, line in enumerate(showing.ending)
    ]
    if not blocks:
        blocks = [(Content.styled(_("The game is over"), "bold $accent"),)]
    return sheets.pages("ending", _("How it ended"), blocks, frame)
