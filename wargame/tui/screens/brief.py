"""A seat's page: who it is, what it wants, what it knows and only believes; and turn zero."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from wargame.core import commands as cm
from wargame.core.commands import NoteKind
from wargame.prose.sheets import DASH
from wargame.prose.text import N_, _
from wargame.seat import consent
from wargame.seat.words import LONGEST, clean
from wargame.tui import moves
from wargame.tui.screens.closing import close
from wargame.tui.screens.confirm import Confirm
from wargame.tui.sight import Sight
from wargame.tui.spoken import FullScreen
from wargame.tui.widgets.foot import Foot
from wargame.tui.widgets.line import Line

if TYPE_CHECKING:
    from wargame.tui.game import Play


class BriefPage(FullScreen[bool]):
    """The brief, with an aim and a red line to be written down before the first turn; dismisses
    with whether who reads it begins, or else gives the screen back to Control.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "begin", N_("Begin"), key_display="Ctrl+S"),
        Binding("f8", "consent", N_("Agree, or not"), key_display="F8"),
        Binding("pagedown", "scroll(1)", N_("Read on"), key_display="PgDn"),
        Binding("pageup", "scroll(-1)", N_("Back"), key_display="PgUp"),
        Binding("escape", "give_back", N_("Give back"), key_display="Esc"),
    ]

    def __init__(self, play: "Play", sight: Sight) -> None:
        super().__init__()
        self.play, self.sight = play, sight
        self.agreed = True
        """Whether who begins agrees to be quoted."""

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="brief"):
            yield Static(page(self.sight.brief), id="brief-page")
        with Vertical(id="turn-zero"):
            yield Static(self._consent(), id="consent")
            yield Static(
                Content.assemble(
                    (_("Turn zero"), "bold $accent"),
                    " ",
                    (_("Only Control, who runs the game, sees these before the end."), "$muted"),
                )
            )
            for id, ask in (("aim", _("Your aim")), ("red-line", _("Your red line"))):
                with Horizontal(classes="field"):
                    yield Static(Content(ask), classes="field-name")
                    yield Line(id=id, max_length=LONGEST, placeholder=_("one sentence, or nothing"))
        yield Foot()

    def on_mount(self) -> None:
        self.query_one("#aim", Input).focus()

    def _consent(self) -> Content:
        """What is agreed to by beginning; or that it is not agreed to."""
        asked = consent.asked(self.sight.names.scenario)
        if self.agreed:
            head, rest = _("By beginning you agree (F8 if not):"), asked
        else:
            head = _("You do not agree (F8 if you do):")
            rest = _("What you write stays out of the report.")
        return Content.assemble((head, "bold $accent"), " ", rest)

    def action_consent(self) -> None:
        """Agree to be quoted, or not."""
        self.agreed = not self.agreed
        self.query_one("#consent", Static).update(self._consent())

    def action_scroll(self, pages: int) -> None:
        brief = self.query_one("#brief", VerticalScroll)
        if pages > 0:
            brief.scroll_page_down()
        else:
            brief.scroll_page_up()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "aim":
            self.query_one("#red-line", Input).focus()
        elif any(line.value for line in self.query(Input)):
            self.action_begin()
        else:
            said = _("Nothing is written down: Ctrl+S begins without an aim and a red line.")
            self.notify(said, timeout=6)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a screen that Control handed over is given back."""
        return action != "give_back" or self.play.lent

    def action_give_back(self) -> None:
        self.once(self._give_back())

    async def _give_back(self) -> None:
        """Give the screen back, and put nothing on record; what was typed is asked about first."""
        if any(clean(line.value) for line in self.query(Input)):
            ask = _("Give the screen back to Control?")
            about = _("What is typed here is dropped.")
            if not await self.app.push_screen_wait(Confirm(ask, about)):
                return
        close(self, False)

    def action_begin(self) -> None:
        self.once(self._begin())

    async def _begin(self) -> None:
        """Keep what was written and begin; where it cannot be kept, say so and stay."""
        sentence = consent.asked(self.sight.names.scenario)
        word = consent.word(self.sight.author, sentence, agreed=self.agreed)
        if not await self._keep(word):
            return
        kinds: tuple[tuple[str, NoteKind], ...] = (("#aim", "aim"), ("#red-line", "red line"))
        for query, kind in kinds:
            line = self.query_one(query, Input)
            text = clean(line.value)
            if not text:
                continue
            if not await self._keep(cm.Note(self.sight.author, text, kind)):
                return
            line.value = ""
        close(self, True)

    async def _keep(self, note: cm.Note) -> bool:
        """Put a note on record; whether that could be done, which is said where it could not."""
        done = await self.play.host.do(moves.submit, self.sight.seat, note)
        if done.refused:
            self.notify(done.refused, severity="error", timeout=20)
        return not done.refused


def page(lines: Sequence[str]) -> Content:
    """The lines of a brief: headings set off, what stands under them as a list."""
    shown: list[Content] = []
    for k, line in enumerate(lines):
        if k == 0:
            shown.append(Content.styled(line, "bold $primary"))
        elif line.startswith(DASH):
            shown.append(Content.assemble(("• ", "$accent"), _sourced(line.removeprefix(DASH))))
        elif "".join(lines[k + 1 : k + 2]).startswith(DASH):
            shown += [Content(""), Content.styled(line.removesuffix(":"), "bold $accent")]
        else:
            shown += [Content(""), _sourced(line)]
    return Content("\n").join(shown)


def _sourced(line: str) -> Content:
    """A line whose sources, in brackets at its end, stand back."""
    text, bracket, sources = line.rpartition(" [")
    if not bracket or not sources.endswith("]"):
        return Content(line)
    return Content.assemble(text, (f" [{sources}", "$muted"))
