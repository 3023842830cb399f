"""The end: what it came to for all and for each seat, what was hoped for, the seed of the dice."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from wargame.prose.text import N_, _
from wargame.tui.moves import Finale
from wargame.tui.screens.closing import close, read_on
from wargame.tui.spoken import FullScreen
from wargame.tui.widgets.foot import Foot


class Ending(FullScreen[bool]):
    """The last page of a game. Dismisses with whether a step is to be taken back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "read", N_("Read on"), key_display="Enter"),
        Binding("escape", "dismiss", N_("Done"), key_display="Esc"),
        Binding("u", "step_back", N_("Undo")),
        Binding("q", "app.leave", N_("Leave"), show=False),
    ]

    def __init__(self, page: Finale) -> None:
        super().__init__()
        self.page = page

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="ending"):
            yield Static(ending(self.page), id="ending-page")
        yield Foot()

    def action_read(self) -> None:
        """The rest of the page, then done."""
        if not read_on(self.query_one("#ending", VerticalScroll)):
            close(self)

    def action_step_back(self) -> None:
        close(self, True)


def ending(page: Finale) -> Content:
    """The whole page."""
    parts: list[Content] = []
    for k, line in enumerate(page.ending):
        if line.endswith(":"):
            parts += [Content(""), Content.styled(line.removesuffix(":"), "bold $accent")]
            continue
        parts.append(Content.styled(line, "bold $primary") if k < 2 else Content(line))
        if k == 1:
            parts.append(Content(""))
    if page.hopes:
        parts += [Content(""), Content.styled(_("What was hoped for"), "bold $accent")]
        parts += [Content(line) for line in page.hopes]
    parts += [Content(""), Content.styled(_("The dice"), "bold $accent")]
    parts += [Content.styled(line, "$muted") for line in page.seal]
    return Content("\n").join(parts)
