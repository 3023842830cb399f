"""The two lines at the top of a seat's screen: the game, the moment, the clock; the seat, its
purse, its orders, whom it waits for.
"""

import time

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from wargame.core.scenario import Phase
from wargame.core.view import SeatView
from wargame.play.clock import PhaseClock, utc_now
from wargame.prose import situation
from wargame.prose.text import _, counted, labelled
from wargame.prose.undone import banner
from wargame.tui.bench import Bench
from wargame.tui.sight import Sight

ROOMY = 100
"""Columns from which on the head of a shared screen has room for all there is to say."""
BESIDE = 5
"""Cells of the second line that stay free beside a seat's name, its purse and whom it waits for."""
WARNINGS = (60, 15)
"""Seconds left at which the clock says so."""


def digits(phase: Phase, seconds: float) -> str:
    """The time that a phase's clock shows: what is left, counted down, or what has passed."""
    down = phase.clock == "down"
    shown = max(0, phase.minutes * 60 - int(seconds)) if down else int(seconds)
    return f"{shown // 60}:{shown % 60:02}"


def standing(clock: PhaseClock) -> str:
    """What is said of a clock that stands: Control has stopped it, or has not begun the game;
    nothing of one that runs.
    """
    if not clock.stopped:
        return ""
    return _("not begun") if clock.waits else _("stopped")


def clock(phase: Phase | None, seconds: float | None, stands: str = "") -> Content:
    """What a phase's clock shows after so many seconds in it; None where no clock runs. `stands` is
    what `standing` says of it.
    """
    if phase is None:
        return Content("")
    name = phase.name or labelled(phase.id)
    if not phase.timed:
        return Content.assemble((name, "bold"))
    if seconds is None:
        planned = ""
        if phase.minutes:
            planned = counted(" ({n} min)", " ({n} min)", phase.minutes)
        return Content.assemble((name, "bold"), planned)
    if stands:
        held = (f"Ⅱ {digits(phase, seconds)} {stands}", "bold reverse")
        return Content.assemble((name, "bold"), " ", held)
    left = phase.minutes * 60 - int(seconds) if phase.clock == "down" else int(seconds)
    if phase.clock == "down" and left <= 0:
        return Content.assemble((name, "bold"), " ", (_("time is up"), "bold reverse"))
    sign = "▼" if phase.clock == "down" else "▲"
    urgent = phase.clock == "down" and left <= WARNINGS[0]
    style = "bold reverse" if urgent and left <= WARNINGS[1] else "bold"
    return Content.assemble((name, "bold"), " ", (f"{sign} {digits(phase, seconds)}", style))


class Bar(Vertical):
    """The head of the screen. Its clock is the game's where a person is Control; else it runs from
    `since`, when the seat's time began, as `time.monotonic` tells it; None where nobody waits for
    it and no clock runs.
    """

    def __init__(self) -> None:
        super().__init__(id="bar")
        self.sight: Sight | None = None
        self.since: float | None = None

    def compose(self) -> ComposeResult:
        yield from _game()
        with Horizontal(id="bar-seat"):
            yield Static(id="bar-name")
            yield Static(id="bar-purse")
            yield Static(id="bar-waiting")

    def on_mount(self) -> None:
        self.set_interval(0.5, self._tick)

    def show(self, sight: Sight, since: float | None) -> None:
        """Show a moment."""
        self.sight, self.since = sight, since
        own = sight.view.seats[sight.seat]
        self.query_one("#bar-title", Static).update(Content(sight.title))
        self.query_one("#bar-moment", Static).update(
            Content(situation.headed(sight.names, sight.view))
        )
        self.query_one("#bar-name", Static).update(Content(f" {own.name} "))
        # What the next turn brings is told where there is room for it; the order form tells it too.
        roomy = not sight.waiting or self.app.size.width >= ROOMY
        purse = _purse(sight, coming=roomy)
        self.query_one("#bar-purse", Static).update(purse)
        room = self.app.size.width - BESIDE - cell_len(own.name) - purse.cell_length
        waiting = _waited(own, sight.waiting)
        if waiting.cell_length > room:
            waiting = _waited(own, sight.waiting_briefly)
        self.query_one("#bar-waiting", Static).update(waiting)
        self._tick()

    def _tick(self) -> None:
        if self.sight is None:
            return
        passed = None if self.since is None else time.monotonic() - self.since
        stands = ""
        if (kept := self.sight.clock) is not None:
            passed, stands = kept.read(utc_now()), standing(kept)
        shown = clock(self.sight.phase, passed, stands)
        renew(self.query_one("#bar-clock", Static), shown)


class ControlBar(Vertical):
    """The head of Control's screen: the game, the turn, the clock, what is next."""

    def __init__(self) -> None:
        super().__init__(id="bar")
        self._moment: tuple[int, int] | None = None
        """The turn and the phase that were shown last."""

    def compose(self) -> ComposeResult:
        yield from _game()
        with Horizontal(id="bar-seat"):
            yield Static(Content(f" {_('Control')} "), id="bar-name")
            yield Static(id="bar-purse")

    def show(self, bench: Bench) -> None:
        """Show all but the clock, which the screen keeps. That the game was set back stands in the
        place of its name as long as on all other screens. A notice that was about another phase
        goes.
        """
        view = bench.view
        moment = (view.turn, view.phase)
        if self._moment not in (None, moment):
            self.app.clear_notifications()
        self._moment = moment
        turn = _("Turn {turn} of {turns}").format(turn=view.turn, turns=view.last)
        turn = " · ".join((turn, *situation.heading(bench.names, view)))
        dice = "   " + _("dice hidden (v)") if bench.veiled else ""
        back = banner(view.log)
        game = (f" {back} ", "reverse") if back else bench.title
        self.query_one("#bar-title", Static).update(Content.assemble(game, (dice, "italic")))
        self.query_one("#bar-moment", Static).update(Content(turn))
        self.query_one("#bar-purse", Static).update(Content.styled(bench.next, "bold"))


def _game() -> ComposeResult:
    """The first line: the game, the turn, the clock."""
    with Horizontal(id="bar-game"):
        yield Static(id="bar-title")
        yield Static(id="bar-moment")
        yield Static(id="bar-clock")


def renew(static: Static, shown: Content) -> None:
    """Show what may be shown already: painted where it has changed, laid out where it may take
    other room, as the ticks of a clock do not.
    """
    known = static.content
    if not isinstance(known, Content):
        static.update(shown)
    elif not known.is_same(shown):
        same = len(known) == len(shown) and "\n" not in f"{known.plain}{shown.plain}"
        static.update(shown, layout=not same)


def _waited(own: SeatView, whom: str) -> Content:
    """How far a seat's orders are, and whom all wait for."""
    locked = _("{locked}/{allowance} locked").format(locked=own.locked, allowance=own.allowance)
    return Content.assemble((locked, "bold"), (" │ " if whom else "", "$muted"), whom)


def _purse(sight: Sight, *, coming: bool) -> Content:
    """The seat's resources; with `coming` what they will be next turn if nothing more is spent."""
    parts: list[Content | str] = []
    for dial in sight.view.dials:
        if dial.kind != "resource" or dial.owner != sight.seat or dial.value is None:
            continue
        then = ""
        if coming and dial.next is not None and sight.view.turn < sight.view.last:
            then = _(" (next {next})").format(next=dial.next)
        parts.append(Content.assemble(f"{dial.name} ", (str(dial.value), "bold"), (then, "$muted")))
    return Content("   ").join(parts)
