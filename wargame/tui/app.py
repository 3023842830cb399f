"""The full-screen program: themes, palette, help, and what happens when the terminal goes away.

It imports only what the first screen needs; the engine comes in beside it.
"""

import asyncio
import os
import threading
from collections.abc import Iterable
from functools import partial
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

import attrs
from textual.app import App, SystemCommand
from textual.binding import ActiveBinding, Binding, BindingType
from textual.command import CommandPalette
from textual.driver import Driver
from textual.events import Event, InputEvent, Paste, Resize
from textual.screen import Screen

from wargame.prose.text import N_, _
from wargame.seat.words import clean
from wargame.tui.ahead import read_ahead
from wargame.tui.faults import kept
from wargame.tui.in_order import Done, InOrder, typed
from wargame.tui.narrow import Narrow
from wargame.tui.preferences import Preferences
from wargame.tui.rest import OFTEN, Rest
from wargame.tui.screens.launcher import Launcher
from wargame.tui.spoken import FullScreen, key_told
from wargame.tui.themes import THEMES, TITLES
from wargame.tui.watch import HUNG_UP, TOLD, Watch

if TYPE_CHECKING:
    from wargame.tui.entrance import Entrance

GRACE = 3.0
"""Seconds that the program has for ending in order once it was told to end."""
LAST_WORK = 0.5
"""Seconds that the game's thread has for what it does when the terminal goes away."""
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
    control: bool = False
    """Whether a person here is Control."""
    seed: str | None = None
    every: float | None = None
    """Where the game is only projected: seconds for each page, 0 for turning by hand."""
    drill: bool = False
    """Whether a drill comes before the game."""


class Under(FullScreen[None]):
    """What lies under the pages of a game: it shows nothing, and keys do nothing there."""


class WargameApp(App[int]):
    """One person's or one table's screen."""

    CSS_PATH: ClassVar[list[str | PurePath]] = [
        f"styles/{part}.tcss" for part in ("screen", "entrance", "table", "pages", "projector")
    ]
    TITLE = "wargame"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1", "handbook", N_("Help"), key_display="F1", priority=True),
        Binding("ctrl+p", "command_palette", N_("More"), key_display="^p"),
        Binding("ctrl+t", "next_theme", N_("Colours"), show=False),
        Binding("f9", "tool_note", N_("Tool"), key_display="F9", show=False, priority=True),
        Binding("ctrl+q", "leave", N_("Leave"), key_display="^q", priority=True),
    ]

    def __init__(self, opening: Opening | None = None, *, folder: Path | None = None) -> None:
        """`folder` is where games are looked for and kept; the working folder unless given."""
        super().__init__()
        # What a key does is there at once, and over a slow line nothing is drawn twice.
        self.animation_level = "none"
        self.opening = opening or Opening()
        self.folder = folder or Path()
        self.parting: tuple[str, ...] = ()
        """Lines to print once the screen is given back: how to go on."""
        self.banner = ""
        """What stands above every page that is opened from now on."""
        self._leaving = self._asking = False
        self.entrance: Entrance | None = None
        """The game that is open, or about to be."""
        self.narrow, self.in_order = Narrow(self), InOrder(self)
        self.rest = Rest(self._read_ahead)
        self.preferences = Preferences.read()
        for theme in THEMES:
            self.register_theme(theme)
        for name in set(self.available_themes) - {theme.name for theme in THEMES}:
            self.unregister_theme(name)
        self.theme = "wargame-mono" if self.no_color else self.preferences.theme

    # ---- beginning

    def get_driver_class(self) -> type[Driver]:
        """Textual's for this system, with our reading of keys where the system can have it."""
        usual = super().get_driver_class()
        if usual.__module__ != "textual.drivers.linux_driver":
            return usual
        from wargame.tui.keyboard import Keyboard

        return Keyboard

    async def on_mount(self) -> None:
        if not self.is_headless:
            loop = asyncio.get_running_loop()
            Watch(self._vanish, lambda: self._end_soon(loop)).start()
            self.set_interval(OFTEN, self.rest.pause)
        if self.opening.every is not None and self.opening.game is not None:
            await self.project(self.opening.game, self.opening.every, alone=True)
            return
        if self.opening == Opening():
            await self.push_screen(Launcher(self.folder))
            self.call_after_refresh(self._read_ahead)
        else:
            # What was named is opened, and keys typed until it is there open nothing else.
            self.enter(self.opening)

    def _read_ahead(self) -> None:
        self.run_worker(read_ahead, thread=True, group="ahead")

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """What the keys of the screen do, then the program's own; in the reader's language."""
        own = {
            (one.node, one.binding.action): one.binding
            for one in reversed(screen.active_bindings.values())
            if one.enabled and one.node is not self and _told(screen, one)
        }
        for (node, action), binding in own.items():
            told = _("Key: {key}").format(key=self.get_key_display(binding))
            yield SystemCommand(binding.description, told, partial(self.run_action, action, node))
        yield SystemCommand(_("Colours"), _("Change the colours of the screen"), self.search_themes)
        yield SystemCommand(_("Keys"), _("Show which keys do what here"), self.action_show_keys)
        yield SystemCommand(_("Handbook"), _("Open the handbook"), self.action_handbook)
        yield SystemCommand(
            _("Picture"), _("Save this screen as a picture (SVG)"), self.action_picture
        )
        about = _("Say what, in one sentence, outside the game's record. Key: F9")
        yield SystemCommand(_("Something is wrong with the tool"), about, self.action_tool_note)
        yield SystemCommand(_("Leave"), _("Leave; everything locked is kept"), self.action_leave)

    # ---- the terminal's size, and what comes from it

    async def on_event(self, event: Event) -> None:
        """Let nothing that is typed reach a screen that is too small to be seen, and nothing that
        is pasted reach any before it is fit to be shown.
        """
        if isinstance(event, InputEvent | Paste):
            self.rest.stir()
        if self.narrow.keeps(event) or self.in_order.keeps(event):
            return
        if isinstance(event, Paste) and not event.is_forwarded:
            event = Paste(clean(event.text))
        new = typed(event)
        await super().on_event(event)
        if new:
            self.in_order.follow()

    async def on_done(self, message: Done) -> None:
        await self.in_order.done(message)

    async def on_resize(self, event: Resize) -> None:
        await self.narrow.fit(event.size)

    # ---- the palette

    def action_command_palette(self) -> None:
        """Open the palette, unless it is open. Not awaited: nobody waits for it to be there."""
        if not isinstance(self.screen, CommandPalette):
            coming = self.push_screen(CommandPalette(placeholder=_("Search for commands …")))
            del coming

    def action_picture(self) -> None:
        """Save the screen beside the games."""
        try:
            file = self.save_screenshot(path=str(self.folder.absolute()))
            # What waited to be painted is taken to be by the picture.
            self.screen.refresh()
        except OSError as error:
            why = _("The picture cannot be saved here: {why}.").format(why=error.strerror)
            self.notify(why, severity="error", timeout=10)
            return
        self.notify(_("The picture is in {file}.").format(file=file), timeout=10)

    # ---- colours

    def search_themes(self) -> None:
        """Let the colours be chosen from a list."""
        known = [
            (_(title), partial(setattr, self, "theme", name)) for name, title in TITLES.items()
        ]
        coming = self.search_commands(known, _("Search for colours …"))
        del coming

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

    def get_key_display(self, binding: Binding) -> str:
        """Say which key it is as it is printed on the reader's keyboard."""
        return key_told(super().get_key_display(binding))

    def action_show_keys(self) -> None:
        """Show or hide the panel of keys."""
        if self.screen.query("HelpPanel"):
            self.action_hide_help_panel()
        else:
            self.action_show_help_panel()

    async def action_handbook(self) -> None:
        """Open the handbook on top of whatever is shown, or close it."""
        from wargame.tui.screens.closing import close
        from wargame.tui.screens.handbook import Handbook

        if isinstance(self.screen, Handbook):
            close(self.screen)
        else:
            here = self.screen
            topic = here.handbook if isinstance(here, FullScreen) else FullScreen.handbook
            await self.push_screen(Handbook(topic))

    def action_tool_note(self) -> None:
        """Take down what is wrong with the tool, beside the games and outside their record."""
        from wargame.tui.screens.toolnote import ToolNote

        if not isinstance(self.screen, ToolNote | CommandPalette):
            coming = self.push_screen(ToolNote(), partial(self._keep_tool_note, self.screen))
            del coming

    def _keep_tool_note(self, on: Screen[object], text: str | None) -> None:
        from wargame.seat.toolnotes import ToolNoteError, keep

        if text is None:
            return
        try:
            game = self.entrance.opening.game if self.entrance is not None else None
            folder = self.folder if game is None else game.parent
            file = keep(folder, type(on).__name__, text, size=self.size)
        except ToolNoteError as error:
            self.notify(str(error), severity="error", timeout=10)
            return
        self.notify(_("It is kept in {file}.").format(file=file), timeout=6)

    # ---- games

    async def on_launcher_chosen(self, chosen: Launcher.Chosen) -> None:
        """Open what was chosen in the launcher."""
        if chosen.project and chosen.game is not None:
            await self.project(chosen.game, PAGE)
            return
        scenario = str(chosen.scenario) if chosen.scenario is not None else None
        self.enter(Opening(scenario=scenario, game=chosen.game, drill=chosen.drill))

    def enter(self, opening: Opening) -> None:
        """Open what was chosen: ask for seats where need be, then play."""
        from wargame.tui.entrance import Entrance

        coming = self.push_screen(Under())
        del coming
        self.entrance = Entrance(self, opening)
        self.run_worker(self.entrance.run(), exclusive=True, group="game")

    async def project(self, game: Path, every: float, *, alone: bool = False) -> None:
        """Show a room what it may know of a game that is played elsewhere."""
        from wargame.tui.projector.screen import Projector

        await self.push_screen(Projector(game, every=every, alone=alone))

    async def to_launcher(self) -> None:
        """Show the launcher, with what has changed since it was shown."""
        if isinstance(self.screen, Under):
            await self.pop_screen()
        if isinstance(self.screen, Launcher):
            self.screen.renew()
        elif not any(isinstance(screen, Launcher) for screen in self.screen_stack):
            await self.push_screen(Launcher(self.folder))

    # ---- leaving

    def action_leave(self) -> None:
        """Leave; a game that is open is closed, and how to go on is printed."""
        self.run_worker(self._leave_asked(), group="leaving")

    async def _leave_asked(self) -> None:
        """Leave; a seat that Control lent the screen to is asked first, once."""
        play = self.entrance.play if self.entrance is not None else None
        if play is not None and play.lent and not self._asking:
            from wargame.tui.screens.confirm import Confirm

            self._asking = True
            ask = _("Close the whole game, Control's screen too?")
            about = _("Everything locked is kept. To give the screen back to Control, press Esc.")
            sure = await self.push_screen_wait(Confirm(ask, about))
            self._asking = False
            if not sure:
                return
        await self._leave()

    def action_help_quit(self) -> None:
        """Ctrl+C copies what is selected; where nothing is, it says how to leave."""
        self.notify(_("Ctrl+Q leaves. Everything locked is kept."), timeout=4)

    async def _leave(self, status: int = 0) -> None:
        if self._leaving:
            return
        self._leaving = True
        self.workers.cancel_group(self, "game")
        if self.entrance is not None:
            self.parting = await self.entrance.leave() or self.parting
        self.exit(status)

    def _fatal_error(self) -> None:
        """What Textual does with a defect, without the values that it would print."""
        if self.is_headless or "debug" in self.features:
            super()._fatal_error()
            return
        self.parting = kept()
        self._close_messages_no_wait()

    # ---- a terminal that goes away; both are called on the thread that watches for it

    def _vanish(self) -> None:
        """Nobody is there to be shown anything: close the game and go.

        What was accepted is on the disk; what runs on the game's thread may finish first.
        """
        try:
            if self.entrance is not None:
                self.entrance.host.shut(LAST_WORK)
        finally:
            os._exit(HUNG_UP)

    def _end_soon(self, loop: asyncio.AbstractEventLoop) -> None:
        """Leave in order, with the screen given back; at once where that does not come about."""
        net = threading.Timer(GRACE, os._exit, (TOLD,))
        net.daemon = True
        net.start()
        loop.call_soon_threadsafe(lambda: self.run_worker(self._leave(TOLD), group="leaving"))


def _told(screen: Screen[object], one: ActiveBinding) -> bool:
    """Whether the palette has a key: what the foot shows, and what the page itself keeps from it
    for want of room.
    """
    key = one.binding
    own = one.node is screen and "." not in key.action
    return bool(key.description) and (key.show or own)
