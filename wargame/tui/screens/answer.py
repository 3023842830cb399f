"""A question to a seat: its words, what each answer means and does, the reason, the situation; one
that holds the game, or one that stands open beside it.
"""

from typing import TYPE_CHECKING, ClassVar

import attrs
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from wargame.core import commands as cm
from wargame.prose.text import N_, _, labelled
from wargame.seat.words import LONGEST, clean
from wargame.tui import moves
from wargame.tui.screens.claims import ClaimPage, Resting
from wargame.tui.screens.closing import close
from wargame.tui.screens.confirm import Confirm
from wargame.tui.sight import Put, Sight
from wargame.tui.spoken import FullScreen
from wargame.tui.widgets.bar import Bar
from wargame.tui.widgets.foot import Foot
from wargame.tui.widgets.line import Line
from wargame.tui.widgets.menu import Answers
from wargame.tui.widgets.silence import Silences
from wargame.tui.widgets.situation import Situation

if TYPE_CHECKING:
    from wargame.tui.game import Play


class Answering(FullScreen[bool]):
    """Dismisses with whether it was answered."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave_open", N_("Leave it open"), key_display="Esc"),
        Binding("escape", "look_around", N_("Look around"), key_display="Esc"),
        Binding("f2", "claims", N_("Sources"), key_display="F2"),
        Binding("pagedown", "read(1)", N_("Read on"), key_display="PgDn"),
        Binding("pageup", "read(-1)", N_("Read back"), show=False),
    ]

    def __init__(self, play: "Play", sight: Sight, put: Put) -> None:
        super().__init__()
        self.play, self.sight, self.put = play, sight, put

    def compose(self) -> ComposeResult:
        info = self.play.names.game.questions[self.put.question.question]
        hint = _("on what condition, in one sentence")
        hint = hint if info.in_writing else _("one sentence, or nothing")
        yield Bar()
        yield Silences()
        with VerticalScroll(id="question", can_focus=False):
            yield Static(Content.styled(self.put.ask, "bold"), id="question-ask")
            if self.put.answered:
                yield Static(
                    Content("\n").join(map(Content, self.put.answered)), id="question-answered"
                )
            if self.put.upshot:
                upshot = _("Once all have answered: {upshot}").format(upshot=self.put.upshot)
                yield Static(Content(upshot), id="question-upshot")
        yield Answers(*(self._option(k) for k in range(len(self.put.choices))), id="answers")
        with VerticalScroll(id="answering-beside", can_focus=False):
            yield Situation("situation-answering")
        with Horizontal(classes="field"):
            yield Static(Content(_("Why")), classes="field-name")
            yield Line(id="why", placeholder=hint, max_length=LONGEST)
        yield Static(id="problem")
        yield Foot()

    def _option(self, choice: int) -> Option:
        possible = choice in self.put.question.choices
        said, does = self.put.choices[choice], self.put.does[choice]
        head = Content(said) if possible else Content.styled(f"✗ {said}", "$muted")
        if not does:
            return Option(head)
        return Option(Content("\n").join([head, Content.styled(f"  {does}", "$muted")]))

    def on_mount(self) -> None:
        self.query_one(Bar).show(self.sight, self.play.clock_of(self.sight))
        self.query_one(Silences).show(self.sight.silences)
        self.query_one(Situation).show(self.sight)
        self.query_one(OptionList).focus()

    def on_descendant_focus(self) -> None:
        """While the reason is written it has room to grow, and the rest stands back."""
        self.set_class(isinstance(self.focused, Input), "writing")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what stands open beside the game may be left open; what holds it waits while the
        seat looks at its pages.
        """
        beside = self.put.question.due > 0
        return {"leave_open": beside, "look_around": not beside}.get(action, True)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.once(self._answer(event.option_index))

    def on_input_submitted(self, _event: Input.Submitted) -> None:
        self.query_one(OptionList).focus()

    async def _answer(self, choice: int) -> None:
        question = self.put.question
        if choice not in question.choices:
            self._complain(self.put.choices[choice])
            return
        info = self.play.names.game.questions[question.question]
        option, why = info.options[choice], clean(self.query_one("#why", Input).value)
        if info.in_writing and choice != info.default and not why:
            self._complain(_("This answer is given in writing: type the condition below first."))
            self.query_one("#why", Input).focus()
            return
        name = option.name or labelled(option.id)
        ask = _("Answer “{name}”?").format(name=name)
        about = self.play.taken_back(self.sight)
        if not await self.app.push_screen_wait(Confirm(ask, about, harmless=True)):
            return
        if any(not one.left for one in self.sight.silences):
            await self._time_over()
        if not self._still_put():
            return
        command = cm.Answer(self.sight.author, question.place, question.question, choice, why)
        done = await self.play.host.do(moves.submit, self.sight.seat, command)
        self.play.tell(done.trouble)
        self._take(done.sight)
        if done.refused and self._still_put():
            self._complain(done.refused)
            return
        close(self, True)

    def on_silences_time_over(self) -> None:
        """The clock answers for who did not; the page then is about nothing any more."""
        self.run_worker(self._time_over(), group="time", exclusive=True)

    async def _time_over(self) -> None:
        await self.play.time_over()
        self._take(await self.play.sight(self.sight.seat))
        if self._still_put():
            self.query_one(Silences).show(self.sight.silences)
            return
        self.notify(_("The time is over: silence is your answer."), timeout=6)
        close(self, True)

    def _take(self, sight: Sight) -> None:
        """See what is now; by whose hand it is answered stays."""
        self.sight = attrs.evolve(sight, author=self.sight.author)

    def _still_put(self) -> bool:
        """Whether the question is still open to the seat, as far as is known here."""
        about = (self.put.question.question, self.put.question.place)
        return about in [
            (one.question.question, one.question.place) for one in self.sight.questions
        ]

    def action_read(self, pages: int) -> None:
        beside = self.query_one("#answering-beside", VerticalScroll)
        (beside.scroll_page_down if pages > 0 else beside.scroll_page_up)()

    def _complain(self, text: str) -> None:
        self.query_one("#problem", Static).update(Content.styled(text, "bold $error"))

    def action_leave_open(self) -> None:
        close(self, False)

    def action_look_around(self) -> None:
        close(self, False)

    async def action_claims(self) -> None:
        info = self.play.names.game.questions[self.put.question.question]
        await self.app.push_screen(
            ClaimPage(self.play.names, [Resting(self.put.ask, info.cite, info.assumption)])
        )
