"""The projector's screen: a page at a time, turned by itself or by hand, frozen or blank on a key.

It follows the file that another process writes, on a thread of its own. It only ever shows what
`showing` gathers for a room; where the file cannot be read it says so in a sentence, and looks on.
"""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Resize
from textual.widgets import Static
from textual.worker import Worker

from wargame.play.clock import utc_now
from wargame.play.gamefile import JournalError, require_file, told
from wargame.play.session import SessionError
from wargame.prose.text import N_, _
from wargame.tui.cartography.atlas import Atlas
from wargame.tui.cartography.drawing import Cartographer
from wargame.tui.host import Host
from wargame.tui.projector import moment
from wargame.tui.projector.pages import NEWS, pages
from wargame.tui.projector.places import charts
from wargame.tui.projector.sheets import HEAD, Frame, Page, middled, sunk, wrapped
from wargame.tui.projector.showing import Showing, look
from wargame.tui.screens.closing import close
from wargame.tui.spoken import FullScreen
from wargame.tui.themes import INKS

LOOK, TICK = 0.2, 0.25
"""Seconds between looks at the file, and between looks at the clock."""
PATIENCE = 1.0
"""Seconds to wait for a process that is just now writing, before that is told."""
FAILURES = 2
"""Looks that must fail before it is told: one may fall between two names of a file."""
WIDEST, MARGIN = 114, 3
"""Cells that a page takes at most, and leaves free at each side."""
FOOT = 2
"""Rows below a page."""
FINE = (WIDEST, 36)
"""Columns and rows beyond which the letters are small on any wall."""
HINT_PAGES = 1
"""Pages that turn before the keys are told no more."""

Identity = tuple[int, int]


class Projector(FullScreen[None]):
    """What is thrown on the wall. `every` is seconds for each page, 0 for turning by hand only.
    Where pages turn by themselves, news opens the headlines.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down,pagedown,n", "turn(1)", N_("Next page"), key_display="→"),
        Binding("left,up,pageup", "turn(-1)", N_("Page before"), key_display="←"),
        Binding("home", "first", N_("First page"), show=False),
        Binding("space,f", "freeze", N_("Freeze"), key_display="Space"),
        Binding("b,full_stop", "blank", N_("Blank"), key_display="b"),
        Binding("q,escape", "leave", N_("Leave"), key_display="q"),
    ]

    def __init__(
        self,
        file: Path,
        *,
        every: float,
        alone: bool = False,
        now: Callable[[], str] = utc_now,
    ) -> None:
        """`alone` says that leaving it is leaving the program; `now` tells the time as the game's
        journal has it.
        """
        super().__init__()
        self.file, self.every, self.alone, self.now = file, every, alone, now
        self.host = Host()
        self.latest: Showing | None = None
        """What may be shown now."""
        self.shown: Showing | None = None
        """What is shown: the same, unless frozen."""
        self.trouble = ""
        self.pages: tuple[Page, ...] = ()
        self.at, self.turned = 0, 0
        self.frozen = self.dark = False
        self._atlas = Atlas(())
        self._charts: tuple[Cartographer, ...] = ()
        self._following: Worker[None] | None = None
        self._opened: Identity | None = None
        self._failed = 0
        self._seconds = 0.0
        self._due = 0.0
        self._newest: int | None = None
        """The number of the newest headline that was shown; None before anything was."""

    def compose(self) -> ComposeResult:
        with Vertical(id="wall"):
            with Horizontal(id="wall-head"):
                yield Static(id="wall-moment")
                yield Static(id="wall-clock")
            yield Static(id="wall-title")
            yield Static(id="wall-page")
            with Horizontal(id="wall-foot"):
                yield Static(id="wall-corner")
                yield Static(id="wall-middle")
                yield Static(id="wall-state")

    def on_mount(self) -> None:
        self.app.theme_changed_signal.subscribe(self, self._repaint)
        self._wait_anew()
        self.set_interval(TICK, self._tick)
        self._following = self.run_worker(self._follow(), group="following")

    async def on_unmount(self) -> None:
        if self._following is not None:
            self._following.cancel()
        await self.host.leave()

    # ---- following the file

    async def _follow(self) -> None:
        while True:
            await self.look()
            await asyncio.sleep(LOOK)

    async def look(self) -> None:
        """Look at the file once, and show what is new in it."""
        try:
            found = await self._seen()
        except (JournalError, SessionError) as error:
            self._opened = None
            self._failed += 1
            if self._failed >= FAILURES:
                self._take(None, str(error))
            return
        self._failed = 0
        if found is not None:
            self._take(found, "")

    async def _seen(self) -> Showing | None:
        """What is new. A file that was replaced is opened again."""
        identity = await self.host.aside(identity_of, self.file)
        if identity == self._opened:
            return await self.host.do(look)
        await self.host.watch(self.file, PATIENCE)
        self._opened = identity
        return await self.host.do(look, anew=True)

    def _take(self, found: Showing | None, trouble: str) -> None:
        """Show what was found, or why nothing was; a frozen picture stays."""
        if found is None and trouble == self.trouble:
            return
        self.latest, self.trouble = found, trouble
        if not self.frozen:
            self.shown = found
            self._repaint()
            self._turn_to_news()

    def _turn_to_news(self) -> None:
        """Open the headlines for their whole time where one is new and pages turn by themselves."""
        if self.shown is None:
            return
        newest = max((one.number for one in self.shown.news), default=0)
        known, self._newest = self._newest, newest
        found = next((k for k, page in enumerate(self.pages) if page.id.startswith(NEWS)), None)
        if self.every and known is not None and newest > known and found is not None:
            self.at = found
            self._wait_anew()
            self._show()

    # ---- what is shown

    def on_resize(self, _event: Resize) -> None:
        self._repaint()

    @property
    def frame(self) -> Frame:
        """The room for the lines of a page."""
        width, height = self.size
        return Frame(max(20, min(WIDEST, width - 2 * MARGIN)), max(6, height - 1 - HEAD - FOOT))

    def _repaint(self, _theme: object = None) -> None:
        """Work all pages out again; the page that is open stays open where there is still one."""
        shown = self.shown
        if shown is None:
            self.pages = ()
        else:
            if shown.atlas is not self._atlas:
                self._atlas, self._charts = shown.atlas, charts(shown.atlas)
            id = self.pages[self.at].id if self.pages else ""
            palette = INKS[self.app.theme]
            self.pages = pages(shown, self._charts, palette, self.seconds, self.frame)
            ids = [page.id for page in self.pages]
            self.at = ids.index(id) if id in ids else min(self.at, len(ids) - 1)
        self._show()

    @property
    def seconds(self) -> float:
        """Seconds that have passed in the phase; they stand still while the picture is frozen."""
        if not self.frozen and self.shown is not None:
            self._seconds = self.shown.clock.read(self.now())
        return self._seconds

    def _show(self) -> None:
        """Put the page that is open on the screen."""
        if not self.is_mounted:
            return
        shown, page = self.shown, self.pages[self.at] if self.pages else None
        self.set_class(self.dark, "dark")
        self.set_class(page is None or not page.headed, "bare")
        if shown is None or page is None:
            lines = self._told()
        else:
            lines = page.lines
            self._put("wall-title", Content.styled(page.title.upper(), "bold $accent"))
        self._put("wall-page", Content("\n").join(lines))
        self._foot()
        self._clock()

    def _told(self) -> tuple[Content, ...]:
        """What is said where there is nothing to show."""
        frame = self.frame
        width, height = min(72, frame.width), frame.height + HEAD
        if not self.trouble:
            return sunk([middled(_("Looking for the game …"), frame.width)], height)
        said = wrapped(Content.styled(self.trouble, "bold"), width, 8)
        after = Content.styled(_("This screen goes on by itself as soon as it can."), "$muted")
        lines = (*said, Content(""), *wrapped(after, width, 2))
        left = (frame.width - width) // 2
        return sunk([line.pad_left(left) for line in lines], height)

    def _foot(self) -> None:
        middle = " ".join("●" if k == self.at else "○" for k in range(len(self.pages)))
        if self.turned < HINT_PAGES and not self.frozen:
            middle = _("← → pages · Space freezes · b blanks · q leaves")
            if self.size.width > FINE[0] or self.size.height > FINE[1]:
                middle = f"{middle} · {_('larger letters are read from further away')}"
        self._put("wall-middle", Content.styled(middle, "$muted"))
        self._put("wall-state", Content.styled(_("Frozen") if self.frozen else "", "bold $accent"))

    def _put(self, id: str, content: Content) -> None:
        """Change a part of the screen, where it is to be another."""
        static = self.query_one(f"#{id}", Static)
        if static.content != content:
            static.update(content)

    # ---- time

    def _tick(self) -> None:
        if self.frozen or self.dark or not self.pages:
            return
        if self.every and time.monotonic() >= self._due:
            self.action_turn(1)
        else:
            self._clock()

    def _clock(self) -> None:
        """Let the clock show the time: the large one on its page, the small one on all others."""
        shown, page = self.shown, self.pages[self.at] if self.pages else None
        if shown is None or page is None:
            return
        if page.headed:
            self._put("wall-moment", Content("\n").join(moment.head(shown, self.seconds)))
            self._put("wall-clock", Content("\n").join(moment.small(shown.phase, self.seconds)))
            return
        now = moment.pages(shown, self.seconds, self.frame)[0]
        self._put("wall-page", Content("\n").join(now.lines))

    def _wait_anew(self) -> None:
        """The page that is open now stays for its whole time."""
        self._due = time.monotonic() + self.every

    # ---- keys

    def action_turn(self, by: int) -> None:
        """Turn the page; a blank screen only shows itself again."""
        if self._lit() or not self.pages:
            return
        self.at = (self.at + by) % len(self.pages)
        self.turned += 1
        self._wait_anew()
        self._show()

    def action_first(self) -> None:
        """Go to the page of the moment."""
        if not self._lit() and self.pages:
            self.action_turn(-self.at)

    def action_freeze(self) -> None:
        """Freeze the picture, or let it go on with what has happened since."""
        if self._lit():
            return
        if not self.frozen:
            self._seconds = self.seconds
        self.frozen = not self.frozen
        if not self.frozen:
            self.shown = self.latest
        self._wait_anew()
        self._repaint()
        if not self.frozen:
            self._turn_to_news()

    def action_blank(self) -> None:
        """Blank the screen, or show it again."""
        if not self._lit():
            self.dark = True
            self._show()

    def _lit(self) -> bool:
        """Show a blank screen again; whether it was blank."""
        was, self.dark = self.dark, False
        if was:
            self._wait_anew()
            self._repaint()
        return was

    def action_leave(self) -> None:
        """Back to where it was opened from."""
        if self.alone:
            self.app.exit(0)
        else:
            close(self)


def identity_of(file: Path) -> Identity:
    """Which file of the disk a name means now. JournalError where it means none."""
    with told(file):
        require_file(file)
        found = file.stat()
    return found.st_dev, found.st_ino
