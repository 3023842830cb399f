"""Small pages over Control's screen: a choice from a list, reasons for a ruling, a correction."""

from collections.abc import Callable, Sequence
from typing import ClassVar

import attrs
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from wargame.core import commands as cm
from wargame.prose.text import N_, _
from wargame.seat.words import LONGEST, clean
from wargame.tui.bench import Number
from wargame.tui.screens.closing import close
from wargame.tui.spoken import Line, Overlay


class Choose(Overlay[int | None]):
    """One of several; dismisses with its index, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "drop", N_("Back"))]

    def __init__(self, head: str, choices: Sequence[str]) -> None:
        super().__init__()
        self.head, self.choices = head, choices

    def compose(self) -> ComposeResult:
        with Vertical(id="choosing") as sheet:
            sheet.border_title = self.head
            yield OptionList(*(Option(Content(one)) for one in self.choices), compact=True)

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        close(self, event.option_index)

    def action_drop(self) -> None:
        close(self)


@attrs.frozen
class Field:
    """A line to fill in: its id, what it is called, a hint."""

    id: str
    name: str
    hint: str
    value: str = ""
    """What stands in it already."""


Read = Callable[[dict[str, str]], cm.Command | str]
"""Makes the command out of what was typed, or says what is wrong with it."""


class Filling(Overlay[cm.Command | None]):
    """Lines to fill in before a command of Control's; dismisses with the command, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "drop", N_("Drop it"))]

    def __init__(
        self, head: str, about: str, fields: Sequence[Field], read: Read, problem: str = ""
    ) -> None:
        super().__init__()
        self.head, self.about, self.fields, self.read = head, about, fields, read
        self.problem = problem
        """What was wrong with it when it was sent before."""

    def compose(self) -> ComposeResult:
        with Vertical(id="filling") as sheet:
            sheet.border_title = self.head
            if self.about:
                yield Static(Content(self.about), id="filling-about")
            for one in self.fields:
                with Horizontal(classes="field"):
                    yield Static(Content(one.name), classes="field-name")
                    yield Line(one.value, id=one.id, placeholder=one.hint, compact=True,
                               max_length=LONGEST)  # fmt: skip
            yield Static(Content.styled(self.problem, "bold $error"), id="problem")

    def on_mount(self) -> None:
        self.query(Input).first().focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next line; after the last, send it."""
        ids = [one.id for one in self.fields]
        at = ids.index(event.input.id or ids[0]) + 1
        if at < len(ids):
            self.query_one(f"#{ids[at]}", Input).focus()
            return
        typed = {one.id: clean(self.query_one(f"#{one.id}", Input).value) for one in self.fields}
        found = self.read(typed)
        if isinstance(found, str):
            self.query_one("#problem", Static).update(Content.styled(found, "bold $error"))
            self.query(Input).first().focus()
        else:
            close(self, found)

    def action_drop(self) -> None:
        close(self)


def reasons(*, private: bool = False) -> tuple[Field, ...]:
    """The lines of a ruling: why, as all concerned will read it; perhaps a note for Control."""
    why = Field("reason", _("Reason"), _("one sentence, which those concerned will read"))
    note = Field("private", _("Private note"), _("for Control alone, or nothing"))
    return (why, note) if private else (why,)


def reasonless() -> str:
    """What is said of a ruling without a reason."""
    return _("A ruling needs a reason: one sentence that those concerned will read.")


def correction(author: cm.Author, number: Number) -> Filling:
    """The page that changes a track, a flag or a resource."""
    hint = change_hint(number)
    change = Field("change", _("Change"), hint)
    about = _("{name}: {now}").format(name=number.name, now=number.now)

    def read(typed: dict[str, str]) -> cm.Command | str:
        ruling = ruling_of(number, typed["change"])
        if ruling is None:
            return _("Type the change as in the hint: {hint}.").format(hint=hint)
        if not typed["reason"]:
            return reasonless()
        return cm.Rule(author, (ruling,), typed["reason"], typed["private"])

    return Filling(_("Correct"), about, (change, *reasons(private=True)), read)


def change_hint(number: Number) -> str:
    """How a change of a number is typed."""
    if number.flag:
        return _("on, off, or for how many turns it holds")
    return _("+1, -2, or =3; from {low} to {high}").format(low=number.low, high=number.high)


def ruling_of(number: Number, typed: str) -> cm.Ruling | None:
    """A correction as it is typed: `+1`, `-2`, `=3`; `on`, `off`, `2` turns of a flag."""
    text = typed.replace(" ", "").replace("\N{MINUS SIGN}", "-").casefold()
    sign, digits = text[:1], text.lstrip("+-=")
    if number.flag:
        if text in ("on", _("on")):
            return cm.Ruling(number.slot, "on")
        if text in ("off", _("off")):
            return cm.Ruling(number.slot, "off")
        turns = int(text) if text.isdecimal() and len(text) < 4 else 0
        return cm.Ruling(number.slot, "on", turns) if turns else None
    if not digits.isdecimal() or len(digits) > 6 or len(text) - len(digits) > 2:
        return None
    if sign == "=":
        value = int(digits) * (-1 if text.startswith("=-") else 1)
        return cm.Ruling(number.slot, "set", value) if number.low <= value <= number.high else None
    if sign in ("+", "-") and len(text) == len(digits) + 1:
        return cm.Ruling(number.slot, "add", int(text))
    return None


def dice(author: cm.Author) -> Filling:
    """The page on which dice thrown by hand are typed in."""
    faces = Field("faces", _("Dice"), _("what they show, such as 4 3"))

    def read(typed: dict[str, str]) -> cm.Command | str:
        parts = typed["faces"].replace(",", " ").split()
        if not parts or not all(part.isdecimal() and len(part) < 4 for part in parts):
            return _("Type what each die shows, with a blank between: 4 3.")
        return cm.EnterDice(author, tuple(map(int, parts)))

    about = _("The next roll takes them, in place of the program's own.")
    return Filling(_("Dice thrown by hand"), about, (faces,), read)
