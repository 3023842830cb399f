"""The effects of a ruling, picked from the scenario's tracks, flags and resources one by one, each
with what it is before and what it will be after.
"""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
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
        self._asked = False
        """Whether it was said that nothing is picked."""

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
            if not self._shown:
                self._pick()
                return
            one = "#change" if len(self._shown) == 1 else "#numbers"
            self.query_one(one).focus()
        elif self._pick():
            self.query_one("#find", Input).focus()

    def on_key(self, event: Key) -> None:
        """A change that is typed while the list has the cursor is a change all the same."""
        typed = event.character or ""
        if self.query_one("#numbers").has_focus and event.is_printable and typed.strip():
            event.stop()
            change = self.query_one("#change", Input)
            change.focus()
            change.insert_text_at_cursor(typed)

    def _pick(self) -> bool:
        """Take the change as it is typed; whether it can be."""
        field, number = self.query_one("#change", Input), self._number()
        if number is None:
            self._object(_("No name has these words in it: type another part of the name."))
            return False
        ruling = ruling_of(number, clean(field.value))
        if ruling is None:
            self._object(_("Type the change as in the hint: {hint}.").format(hint=number.hint))
            return False
        self.picked = [pair for pair in self.picked if pair[0].slot != number.slot]
        self.picked.append((number, ruling))
        field.value = ""
        self._show()
        return True

    def _object(self, said: str) -> None:
        self.query_one("#problem", Static).update(Content.styled(said, "bold $error"))

    def action_unpick(self) -> None:
        self.picked = self.picked[:-1]
        self._show()

    def action_done(self) -> None:
        """Be done; but a change that was typed is taken, and one that was begun is asked about."""
        if self.query_one("#change", Input).value and not self._pick():
            return
        begun = not self.picked and self.query_one("#find", Input).value
        if begun and not self._asked:
            self._asked = True
            self._object(_("Nothing is picked: Ctrl+S once more settles it without any change."))
            return
        close(self, tuple(ruling for _number, ruling in self.picked))

    def action_drop(self) -> None:
        close(self)
