"""Control's pages for going back: the last steps with who was told of them, then which dice."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from wargame.prose.text import N_, _
from wargame.seat.past import Past
from wargame.tui.screens.closing import close
from wargame.tui.spoken import FullScreen, Overlay
from wargame.tui.widgets.foot import Foot
from wargame.tui.widgets.menu import choosing


class Steps(OptionList):
    """Goes back to before what is under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [choosing(N_("Go back to before it"))]


class StepsPage(FullScreen[Past]):
    """The last steps, the last one first, then the beginnings of turns. Dismisses with the one to
    go back to before.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "turns", N_("Beginnings of turns")),
        Binding("escape", "dismiss", N_("Leave all as it is"), key_display="Esc"),
    ]

    def __init__(self, steps: tuple[Past, ...]) -> None:
        super().__init__()
        self.steps = steps

    def compose(self) -> ComposeResult:
        head = _("Take back the last step, or all down to an earlier one")
        yield Static(Content(head), id="form-head")
        yield Steps(*(Option(row(one)) for one in self.steps), id="steps")
        yield Foot()

    def on_mount(self) -> None:
        steps = self.query_one(Steps)
        steps.focus()
        steps.highlighted = 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        close(self, self.steps[event.option_index])

    def action_turns(self) -> None:
        """Go to the beginning of the present turn."""
        at = next((k for k, one in enumerate(self.steps) if one.turn), None)
        if at is not None:
            steps = self.query_one(Steps)
            steps.highlighted = at
            # Those of earlier turns come below it.
            steps.scroll_to_highlight(top=True)


def row(step: Past) -> Content:
    """A step with who was told of it; of a turn's beginning which turn it is."""
    told = Content.styled(f"  {step.told}", "$muted")
    if not step.turn:
        return Content.assemble(step.text, "\n", told)
    head = _("Back to the beginning of turn {turn}").format(turn=step.turn)
    return Content.assemble((f"↶ {head}", "bold"), "\n", told)


class Dice(Overlay[bool]):
    """What going back undoes, and who was told of it. Dismisses with whether fresh dice are thrown
    next, or None where nothing is to be undone.
    """

    AUTO_FOCUS = "#none"
    """So that a finger that rests on Enter undoes nothing."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "take(False)", N_("Same dice")),
        Binding("f", "take(True)", N_("Fresh dice")),
        Binding("escape", "dismiss", N_("Leave all as it is"), key_display="Esc"),
        Binding("left", "app.focus_previous", show=False),
        Binding("right", "app.focus_next", show=False),
    ]

    def __init__(self, step: Past, told: tuple[str, ...]) -> None:
        super().__init__()
        self.step, self.told = step, told

    def compose(self) -> ComposeResult:
        form = _("This and what came after it is undone: {step}")
        if self.step.turn:
            form = _("All since turn {turn} began is undone. The first of it: {step}")
        undone = form.format(turn=self.step.turn, step=self.step.text)
        stays = _("It stays in their logs, struck through. The same orders throw the same again"
                  " with the same dice.")  # fmt: skip
        lines = [_("Readers were told:"), *(f"• {line}" for line in self.told), stays]
        with Vertical(id="confirm"):
            yield Static(Content.styled(undone, "bold"), id="confirm-ask")
            with VerticalScroll(id="told-of", can_focus=False):
                yield Static(Content("\n").join([Content(line) for line in lines]))
            with Horizontal(id="confirm-answers"):
                yield Button(_("Same dice (s)"), id="same", compact=True)
                yield Button(_("Fresh dice (f)"), id="fresh", compact=True)
                yield Button(_("Neither (Esc)"), id="none", compact=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        close(self, None if event.button.id == "none" else event.button.id == "fresh")

    def action_take(self, fresh: bool) -> None:
        close(self, fresh)
