"""The effects of a ruling, picked from the scenario's tracks, flags and resources one by one, each
with what it is before and what it will be after.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from wargame.core import commands as cm
from wargame.prose.text import N_, _
from wargame.seat.correcting import Number, after, ruling_of
from wargame.seat.words import clean
from wargame.tui.screens.closing import close
from wargame.tui.spoken import Overlay
from wargame.tui.widgets.line import Line

Effects = tuple[cm.Ruling, ...]


class PickEffects(Overlay[Effects | None]):
    """Dismisses with the effects, which may be none, or with None when all is dropped."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "done", N_("Done"), key_display="Ctrl+S", priority=True),
        Binding("ctrl+z", "unpick", N_("Take the last away"), key_display="Ctrl+Z", priority=True),
        Binding("escape", "drop", N_("Drop it")),
    ]

    def __init__(self, numbers: Sequence[Number]) -> None:
        super().__init__()
        self.numbers = numbers
        self.picked: list[tuple[Number, cm.Ruling]] = []
        self._shown: list[Number] = []

    def compose(self) -> ComposeResult:
        with Vertical(id="picking") as sheet:
            sheet.border_title = _("What changes by it?")
            yield Static(id="picked")
            yield Line(id="find", placeholder=_("part of a name"))
            yield OptionList(id="numbers", compact=True)
            yield Line(id="change", max_length=20)
            yield Static(id="problem")
            hint = _("Enter goes on; Ctrl+S ends, also with nothing picked; Ctrl+Z takes one away.")
            yield Static(Content.styled(hint, "$muted"))

    def on_mount(self) -> None:
        self._list()
        self._show()
        self.query_one("#find", Input).focus()

    def _list(self) -> None:
        wanted = self.query_one("#find", Input).value.casefold().split()
        self._shown = [
            one for one in self.numbers if all(word in one.name.casefold() for word in wanted)
        ]
        menu = self.query_one("#numbers", OptionList)
        menu.clear_options()
        menu.add_options(
            Option(Content.assemble(one.name, (f"  {one.now}", "$muted"))) for one in self._shown
        )
        if self._shown:
            menu.highlighted = 0

    def _show(self) -> None:
        lines = [
            Content.assemble(("• ", "$accent"), f"{one.name}: ", (after(one, ruling), "bold"))
            for one, ruling in self.picked
        ]
        none = Content.styled(_("Nothing is picked yet."), "$muted")
        self.query_one("#picked", Static).update(Content("\n").join(lines) if lines else none)

    def _number(self) -> Number | None:
        at = self.query_one("#numbers", OptionList).highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    def on_option_list_option_highlighted(self, _event: OptionList.OptionHighlighted) -> None:
        number = self._number()
        hint = number.hint if number is not None else ""
        self.query_one("#change", Input).placeholder = hint

    def on_option_list_option_selected(self, _event: OptionList.OptionSelected) -> None:
        self.query_one("#change", Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        self.query_one("#problem", Static).update("")
        if event.input.id == "find":
            self._list()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "find":
            self.query_one("#numbers", OptionList).focus()
            return
        number = self._number()
        if number is None:
            return
        ruling = ruling_of(number, clean(event.value))
        if ruling is None:
            said = _("Type the change as in the hint: {hint}.").format(hint=number.hint)
            self.query_one("#problem", Static).update(Content.styled(said, "bold $error"))
            return
        self.picked = [pair for pair in self.picked if pair[0].slot != number.slot]
        self.picked.append((number, ruling))
        event.input.value = ""
        self._show()
        self.query_one("#find", Input).focus()

    def action_unpick(self) -> None:
        self.picked = self.picked[:-1]
        self._show()

    def action_done(self) -> None:
        close(self, tuple(ruling for _number, ruling in self.picked))

    def action_drop(self) -> None:
        close(self)
