"""The full-screen program: themes, palette, help, and what happens when the terminal goes away.

It imports only what the first screen needs; the engine comes in beside it.
"""

import contextlib
import os
import select
import signal
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

import attrs
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from wargame.prose.text import _
from wargame.tui.preferences import Preferences
from wargame.tui.screens.launcher import Launcher
from wargame.tui.themes import THEMES

if TYPE_CHECKING:
    from wargame.tui.entrance import Entrance

LEAST = (60, 18)
"""Columns and rows below which a screen says what it needs instead of what it shows."""
HUNG_UP = 129
"""The exit status of a process whose terminal went away."""
LOOK = 0.3
"""Seconds between looks at whether the terminal is still there."""
PAGE = 12.0
"""Seconds that the projector shows a page unless told otherwise."""


@attrs.frozen
class Opening:
    """What the program opens with: nothing chosen, a scenario, or the file of a game."""

    scenario: str | None = None
    layout: str | None = None
    game: Path | None = None
    seats: tuple[str, ...] = ()
    postures: tuple[str, ...] = ()
    seed: str | None = None
    every: float | None = None
    """Where the game is only projected: seconds for each page, 0 for turning by hand."""


class WargameApp(App[int]):
    """One person's or one table's screen."""

    CSS_PATH = "styles.tcss"
    TITLE = "wargame"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "handbook", _("Help"), key_display="F1", priority=True),
        Binding("ctrl+p", "command_palette", _("More"), key_display="^p"),
        Binding("ctrl+t", "next_theme", _("Colours"), show=False),
        Binding("ctrl+q", "leave", _("Leave"), show=False, priority=True),
    ]

    def __init__(self, opening: Opening | None = None, *, folder: Path | None = None) -> None:
        """`folder` is where games are looked for and kept; the working folder unless given."""
        super().__init__()
        self.opening = opening or Opening()
        self.folder = folder or Path()
        self.parting: tuple[str, ...] = ()
        """Lines to print once the screen is given back: how to go on."""
        self.entrance: Entrance | None = None
        """The game that is open, or about to be."""
        self.preferences = Preferences.read()
        for theme in THEMES:
            self.register_theme(theme)
        for name in set(self.available_themes) - {theme.name for theme in THEMES}:
            self.unregister_theme(name)
        self.theme = "wargame-mono" if self.no_color else self.preferences.theme

    # ---- beginning

    async def on_mount(self) -> None:
        self._watch_terminal()
        if self.opening.every is not None and self.opening.game is not None:
            await self.project(self.opening.game, self.opening.every, alone=True)
            return
        await self.push_screen(Launcher(self.folder))
        if self.opening != Opening():
            self.enter(self.opening)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette's own entries, in the reader's language."""
        yield SystemCommand(_("Colours"), _("Change the colours of the screen"), self.search_themes)
        yield SystemCommand(_("Keys"), _("Show which keys do what here"), self.action_show_keys)
        yield SystemCommand(_("Handbook"), _("Open the handbook"), self.action_handbook)
        yield SystemCommand(
            _("Picture"), _("Save this screen as a picture (SVG)"), self.deliver_screenshot
        )
        yield SystemCommand(_("Leave"), _("Leave; everything locked is kept"), self.action_leave)

    # ---- colours

    def watch_theme(self, theme: str) -> None:
        """Remember the colours that a person chose."""
        if self.is_running and theme != self.preferences.theme and not self.no_color:
            self.preferences = attrs.evolve(self.preferences, theme=theme)
            self.preferences.write()

    def action_next_theme(self) -> None:
        """Go through the colours."""
        names = [theme.name for theme in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    # ---- help

    def action_show_keys(self) -> None:
        """Show or hide the panel of keys."""
        if self.screen.query("HelpPanel"):
            self.action_hide_help_panel()
        else:
            self.action_show_help_panel()

    async def action_handbook(self) -> None:
        """Open the handbook on top of whatever is shown; once is enough."""
        from wargame.tui.screens.handbook import Handbook

        if not isinstance(self.screen, Handbook):
            await self.push_screen(Handbook())

    # ---- games

    async def on_launcher_chosen(self, chosen: Launcher.Chosen) -> None:
        """Open what was chosen in the launcher."""
        if chosen.project and chosen.game is not None:
            await self.project(chosen.game, PAGE)
            return
        scenario = str(chosen.scenario) if chosen.scenario is not None else None
        self.enter(Opening(scenario=scenario, game=chosen.game))

    def enter(self, opening: Opening) -> None:
        """Open what was chosen: ask for seats where need be, then play."""
        from wargame.tui.entrance import Entrance

        self.entrance = Entrance(self, opening)
        self.run_worker(self.entrance.run(), exclusive=True, group="game")

    async def project(self, game: Path, every: float, *, alone: bool = False) -> None:
        """Show a room what it may know of a game that is played elsewhere."""
        from wargame.tui.projector.screen import Projector

        await self.push_screen(Projector(game, every=every, alone=alone))

    # ---- leaving

    def action_leave(self) -> None:
        """Leave; a game that is open is closed, and how to go on is printed."""
        self.run_worker(self._leave(), group="leaving")

    def action_help_quit(self) -> None:
        """Ctrl+C copies what is selected; where nothing is, it says how to leave."""
        self.notify(_("Ctrl+Q leaves. Everything locked is kept."), timeout=4)

    async def _leave(self) -> None:
        if self.entrance is not None:
            self.parting = await self.entrance.leave()
        self.exit(0)

    # ---- a terminal that goes away

    def _watch_terminal(self) -> None:
        """End within a second of a hang-up: by its signal, or by looking, where none comes."""
        if self.is_headless:
            return
        with contextlib.suppress(ValueError, OSError):
            for name in ("SIGHUP", "SIGTERM"):
                if hasattr(signal, name):
                    signal.signal(getattr(signal, name), lambda *_given: self._vanish())
        if hasattr(select, "poll"):
            self.set_interval(LOOK, self._look)

    def _look(self) -> None:
        poll = select.poll()
        with contextlib.suppress(ValueError, OSError):
            poll.register(sys.__stdin__.fileno() if sys.__stdin__ else 0, select.POLLHUP)
            if any(event & (select.POLLHUP | select.POLLERR) for _fd, event in poll.poll(0)):
                self._vanish()

    def _vanish(self) -> None:
        """Nobody is there to be shown anything: close the game and go.

        What was accepted is on the disk; what runs on the game's thread is let finish first.
        """
        if self.entrance is not None:
            self.entrance.host.shut()
        os._exit(HUNG_UP)
