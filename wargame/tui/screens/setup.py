"""Before a game begins: which layout, who plays which seat, in which file it is kept."""

from pathlib import Path
from typing import ClassVar

import attrs
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from wargame.authoring.load import Loaded
from wargame.prose.text import N_, _, labelled
from wargame.seat.cast import Cast, seat_name
from wargame.tui.screens.closing import close
from wargame.tui.spoken import FullScreen
from wargame.tui.widgets.foot import Foot
from wargame.tui.widgets.menu import Seats


@attrs.frozen
class Chosen:
    """What was chosen; a change of `layout` asks for the page anew, without a cast."""

    layout: str | None
    cast: Cast | None
    drill: bool = False
    """Whether a drill comes before the game."""


class SetUp(FullScreen[Chosen | None]):
    """Seats and layout of a scenario; dismisses with None when it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "mark", N_("Mark"), key_display="Space"),
        Binding("a", "posture", N_("Autopilot")),
        Binding("k", "control", N_("Control")),
        Binding("d", "drill", N_("Drill"), show=False),
        Binding("l", "layout", N_("Layout")),
        Binding("escape", "leave", N_("Back"), key_display="Esc"),
    ]

    def __init__(
        self,
        loaded: Loaded,
        file: Path,
        marked: tuple[int, ...] = (),
        *,
        control: bool = False,
        drill: bool = False,
    ) -> None:
        super().__init__()
        self.loaded, self.file = loaded, file
        self.marked = set(marked)
        self.control = control
        """Whether a person here is Control."""
        self.drill = drill
        """Whether a drill comes before the game."""
        self.pilots = [
            [one for one in loaded.game.postures if one.seat == seat]
            for seat in range(len(loaded.game.seats))
        ]
        self.chosen = [0] * len(self.pilots)
        """By seat, which of its autopilots plays it where no person does."""

    def compose(self) -> ComposeResult:
        spec = self.loaded.scenario
        yield Static(Content(self._title()), id="form-head")
        with VerticalScroll(id="setup", can_focus=False):
            yield Static(Content(spec.situation or spec.summary), id="setup-about")
        yield Static(self._ask(), id="setup-ask")
        yield Seats(*(self._row(seat) for seat in range(len(spec.seats))), id="seats")
        yield Static(self._then(), id="setup-file")
        yield Foot()

    def _ask(self) -> Content:
        said = _(
            "You run it as Control. Mark the seats that people play; autopilots play the rest."
        )
        head = said if self.control else _("Which seat do you play?")
        return Content.styled(head, "bold $accent")

    def _then(self) -> Content:
        """What Enter begins."""
        kept = _("The game is kept in {file}.").format(file=self.file)
        first = _("First a drill: everybody tries one order, and nothing of it counts (d: none).")
        offered = _("d: first a drill, where everybody tries one order and nothing counts.")
        head = (first, "bold $accent") if self.drill else (offered, "$muted")
        return Content.assemble(head, "\n", (kept, "$muted"))

    def _title(self) -> str:
        spec = self.loaded.scenario
        layout = next((one for one in self.loaded.layouts if one.id == spec.layout), None)
        if len(self.loaded.layouts) < 2 or layout is None:
            return spec.name
        return f"{spec.name} · {layout.name or labelled(layout.id)}"

    def _row(self, seat: int) -> Option:
        """A seat, who plays it, what it is."""
        spec = self.loaded.scenario.seats[seat]
        own = self.pilots[seat]
        if seat in self.marked or not own:
            player = Content.styled(_("a person here"), "bold $accent")
        else:
            posture = own[self.chosen[seat]]
            said = _("autopilot: {posture}").format(posture=posture.name or labelled(posture.id))
            player = Content.styled(said, "$muted")
        mark = "●" if seat in self.marked or not own else "○"
        head = Content.assemble((f"{mark} ", "$accent"), (seat_name(self.loaded, seat), "bold"))
        about = Content.assemble("\n  ", (spec.about, "$muted")) if spec.about else ""
        return Option(Content.assemble(head, "  ", player, about))

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

    @property
    def _at(self) -> int:
        return self.query_one(OptionList).highlighted or 0

    def _redraw(self, seat: int) -> None:
        self.query_one(OptionList).replace_option_prompt_at_index(seat, self._row(seat).prompt)

    def action_mark(self) -> None:
        """Say that a person plays the seat, or that none does."""
        self.marked ^= {self._at}
        self._redraw(self._at)

    def action_posture(self) -> None:
        """Let another of its autopilots play the seat."""
        seat = self._at
        if len(self.pilots[seat]) < 2:
            self.notify(_("This seat has no other autopilot."), timeout=4)
            return
        self.marked.discard(seat)
        self.chosen[seat] = (self.chosen[seat] + 1) % len(self.pilots[seat])
        self._redraw(seat)

    def action_control(self) -> None:
        """Say that a person here is Control, or that an autopilot is."""
        self.control = not self.control
        self.query_one("#setup-ask", Static).update(self._ask())

    def action_drill(self) -> None:
        """Put a drill before the game, or none."""
        self.drill = not self.drill
        self.query_one("#setup-file", Static).update(self._then())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action != "layout" or len(self.loaded.layouts) > 1

    def action_layout(self) -> None:
        """Ask for the page anew with the next layout."""
        ids = [one.id for one in self.loaded.layouts]
        at = ids.index(self.loaded.scenario.layout)
        close(self, Chosen(ids[(at + 1) % len(ids)], None))

    def on_option_list_option_selected(self, _event: OptionList.OptionSelected) -> None:
        """Begin with the seats that are marked, or with the one under the cursor."""
        alone = {seat for seat, own in enumerate(self.pilots) if not own}
        default = set() if self.control else {self._at}
        persons = tuple(sorted((self.marked or default) | alone))
        postures = tuple(
            (seat, own[self.chosen[seat]].id)
            for seat, own in enumerate(self.pilots)
            if seat not in persons
        )
        cast = Cast(persons, postures, self.control)
        close(self, Chosen(self.loaded.scenario.layout or None, cast, self.drill))

    def action_leave(self) -> None:
        close(self, None)
