"""The order form: what it names, what it costs, how likely it is and why, and the reason for it.

The worksheet follows every choice; nothing is sent before it is locked, and what was typed is kept
while the form is away.
"""

from typing import TYPE_CHECKING, ClassVar, Self

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from wargame.core import commands as cm
from wargame.core.orders import Order
from wargame.prose import rolls
from wargame.prose.names import Names
from wargame.prose.text import N_, _
from wargame.seat.choices import Candidate
from wargame.seat.words import LONGEST, clean, percentage
from wargame.tui import drawing, moves
from wargame.tui.late import Kept, Left
from wargame.tui.screens.claims import ClaimPage, resting_of_order
from wargame.tui.screens.closing import close
from wargame.tui.screens.confirm import Confirm
from wargame.tui.sight import Draft, Part, Sight, draft
from wargame.tui.spoken import FullScreen
from wargame.tui.widgets.finding import MANY, Finder
from wargame.tui.widgets.flowing import Flowing
from wargame.tui.widgets.foot import Foot
from wargame.tui.widgets.line import Line

if TYPE_CHECKING:
    from wargame.tui.game import Play

FIELDS = ("why", "hope", "estimate")


class PartList(OptionList):
    """The candidates for one part of the order; a page up or down is one of the worksheet."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "screen.read(1)", N_("Read on"), key_display="PgDn"),
        Binding("pageup", "screen.read(-1)", N_("Read back"), show=False),
    ]

    def __init__(self, part: Part) -> None:
        super().__init__(*map(_candidate, part.candidates, part.against), compact=True)
        self.part = part
        self.border_title = part.ask
        self._finder = Finder()
        if len(part.candidates) > MANY:
            self.border_subtitle = _("Letters find")

    def on_mount(self) -> None:
        self._point()

    def renew(self, part: Part, asked: int) -> None:
        """Show the same candidates with what is against each of them, the cursor on what is chosen
        where that is not what was asked for.
        """
        for k, candidate in enumerate(part.candidates):
            if part.against[k] != self.part.against[k]:
                prompt = _candidate(candidate, part.against[k]).prompt
                self.replace_option_prompt_at_index(k, prompt)
        self.part = part
        if part.chosen != asked:
            self._point()

    def _point(self) -> None:
        """Put the cursor on what is chosen, without saying so."""
        values = [candidate.value for candidate in self.part.candidates]
        with self.prevent(OptionList.OptionHighlighted):
            self.highlighted = values.index(self.part.chosen)

    def on_key(self, event: Key) -> None:
        self._finder.take(event, self, [one.name for one in self.part.candidates])


class OrderForm(FullScreen[bool]):
    """One action made into an order; dismisses with whether it was locked."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "lock", N_("Lock"), key_display="Ctrl+S", priority=True),
        Binding("escape", "drop", N_("Back"), key_display="Esc"),
        Binding("f2", "claims", N_("Sources"), key_display="F2"),
        Binding("pagedown", "read(1)", N_("Read on"), key_display="PgDn"),
        Binding("pageup", "read(-1)", N_("Read back"), show=False),
    ]

    AUTO_FOCUS = "PartList, #why"

    def __init__(self, play: "Play", sight: Sight, draft: Draft, bare: Order) -> None:
        """`bare` is the order with what is chosen where nobody has chosen anything."""
        super().__init__()
        self.play, self.sight, self.draft = play, sight, draft
        self.order, self.bare = draft.order, bare
        self.action = draft.order.action
        self._wrong = ""
        """What is said to be wrong."""

    @classmethod
    async def of(cls, play: "Play", sight: Sight, action: int) -> Self:
        """The form of an action, with everything chosen that has to be; where it was left before,
        what was chosen then, as far as it is still there.
        """
        found = await play.host.do(draft, sight.seat, Order(action, -1, -1, -1))
        bare = found.order
        kept = play.drafts.get((sight.seat, action))
        if kept is not None:
            found = await play.host.do(draft, sight.seat, kept.order)
        return cls(play, sight, found, bare)

    def head(self) -> str:
        """What stands above the form."""
        return self.play.names.scenario.actions[self.action].name

    def compose(self) -> ComposeResult:
        yield Static(Content(self.head()), id="form-head")
        with Horizontal(id="form"):
            lists = list(map(PartList, _choices(self.draft.parts)))
            with VerticalScroll(id="parts", can_focus=False) as column:
                column.display = bool(lists)
                yield from lists
            with VerticalScroll(id="sheet", can_focus=False):
                yield Worksheet(self.play.names, self.draft, id="sheet-body")
        with Vertical(id="reasons"):
            kept = self.play.drafts.get((self.sight.seat, self.action))
            typed = kept.typed if kept is not None else ("", "", "")
            for id, name, hint, text in zip(
                FIELDS, _names(), _hints(self.play.names), typed, strict=True
            ):
                with Horizontal(classes="field"):
                    yield Static(Content(name), classes="field-name")
                    longest = 4 if id == "estimate" else LONGEST
                    yield Line(text, id=id, placeholder=hint, max_length=longest)
            yield Static(id="problem")
        yield Foot()

    def on_mount(self) -> None:
        self._complain("")

    # ---- choices

    async def _follow(self) -> None:
        """Let the lists and the worksheet follow what is chosen."""
        asked = self.order
        self.draft = await self.play.host.do(draft, self.sight.seat, asked)
        self.order = self.draft.order
        await self._lay_out(asked)
        self.query_one(Worksheet).show(self.draft)
        self._complain(self._wrong)

    async def _lay_out(self, asked: Order) -> None:
        """Lists of what there is to choose from; one that offers the same stays, with its cursor
        and the letters typed in it.
        """
        column = self.query_one("#parts", VerticalScroll)
        wanted = {part.field: part for part in _choices(self.draft.parts)}
        focused = self.focused.part.field if isinstance(self.focused, PartList) else None
        kept: set[str] = set()
        for one in self.query(PartList):
            field = one.part.field
            if field in wanted and wanted[field].candidates == one.part.candidates:
                one.renew(wanted[field], getattr(asked, field))
                kept.add(field)
            else:
                await one.remove()
        column.display = bool(wanted)
        for k, part in enumerate(wanted.values()):
            if part.field not in kept:
                fresh = PartList(part)
                await column.mount(fresh, before=k if k < len(column.children) else None)
                if part.field == focused:
                    fresh.focus()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """What is under the cursor is chosen, so that the worksheet shows it at once.

        Of several choices in a row only the last is worked out.
        """
        # A list that is laid out tells of its first line before the cursor is put where it belongs.
        at = event.option_list.highlighted
        if isinstance(event.option_list, PartList) and at is not None:
            part = event.option_list.part
            chosen = self.order._replace(**{part.field: part.candidates[at].value})
            if chosen != self.order:
                self.order = chosen
                self._follow_cursor()

    @work(group="follow", exclusive=True)
    async def _follow_cursor(self) -> None:
        await self._follow()

    def on_option_list_option_selected(self, _event: OptionList.OptionSelected) -> None:
        self.focus_next()

    # ---- the reasons

    def on_input_changed(self, _event: Input.Changed) -> None:
        """What was wrong is being mended."""
        if self._wrong:
            self._complain("")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        at = FIELDS.index(event.input.id or FIELDS[0])
        if at == 0 and not clean(event.value) and self._needs_reason:
            self._complain(_reasonless(), "why")
            return
        self._complain("")
        if at + 1 < len(FIELDS):
            self.query_one(f"#{FIELDS[at + 1]}", Input).focus()
        else:
            self.action_lock()

    @property
    def _needs_reason(self) -> bool:
        return self.play.names.scenario.rationale == "required"

    def _typed(self) -> tuple[str, str, str]:
        why, hope, estimate = (clean(self.query_one(f"#{id}", Input).value) for id in FIELDS)
        return why, hope, estimate

    def _complain(self, text: str, field: str = "") -> None:
        """Say what is wrong; where nothing is, what is estimated."""
        self._wrong = text
        said = Content.styled(text, "bold $error")
        if not text:
            said = Content.styled(rolls.likely(self.play.names, self.draft.odds), "$muted")
        self.query_one("#problem", Static).update(said)
        if field:
            self.query_one(f"#{field}", Input).focus()

    # ---- locking

    def action_lock(self) -> None:
        self.once(self._lock())

    async def _lock(self) -> None:
        """Look over what was typed, have it confirmed, send just that."""
        why, hope, typed = self._typed()
        await self._follow()
        found = self.draft
        if found.against:
            self._complain(found.against)
            return
        if not why and self._needs_reason:
            self._complain(_reasonless(), "why")
            return
        estimate = percentage(typed)
        if typed and estimate is None:
            self._complain(
                _("An estimate is a whole number from 0 to 100, or nothing."), "estimate"
            )
            return
        name = self.play.names.order(found.order)
        about = [_("Locking takes its cost."), self.play.taken_back(self.sight)]
        own = self.sight.view.seats[self.sight.seat]
        if own.left == 1:
            about.append(_("It is your last order of this turn: what follows may come at once."))
        if not await self.app.push_screen_wait(
            Confirm(_("Lock “{order}”?").format(order=name), "\n".join(about), harmless=True)
        ):
            return
        lock = cm.Lock(self.sight.author, self.sight.seat, found.order, why, hope, estimate)
        done = await self.play.host.do(moves.submit, self.sight.seat, lock)
        if done.refused:
            self._complain(done.refused)
            return
        self.play.tell(done.trouble)
        self.play.drafts.pop((self.sight.seat, self.action), None)
        self.play.left.pop(self.sight.seat, None)
        close(self, True)

    def action_drop(self) -> None:
        """Go back; what was chosen and typed is there again when the form is opened again."""
        typed, seat = self._typed(), self.sight.seat
        left = self.play.left.get(seat)
        if any(typed) or self.order != self.bare:
            self.play.drafts[seat, self.action] = Kept(self.order, typed)
            why, hope, estimate = typed
            found = Left(self.sight.view.turn, self.order, why, hope, percentage(estimate))
            self.play.left[seat] = found
        else:
            self.play.drafts.pop((seat, self.action), None)
            if left is not None and left.order.action == self.action:
                del self.play.left[seat]
        close(self, False)

    async def action_claims(self) -> None:
        await self.app.push_screen(
            ClaimPage(
                self.play.names, resting_of_order(self.play.names, self.sight.ground, self.order)
            )
        )

    def action_read(self, pages: int) -> None:
        sheet = self.query_one("#sheet", VerticalScroll)
        (sheet.scroll_page_down if pages > 0 else sheet.scroll_page_up)()


def _reasonless() -> str:
    return _("An order needs one sentence that says why: the discussion rests on it.")


class Worksheet(Flowing):
    """The worksheet of an order, as wide as there is room."""

    def __init__(self, names: Names, draft: Draft, *, id: str) -> None:
        super().__init__(id=id)
        self.names, self.draft = names, draft

    def show(self, draft: Draft) -> None:
        """Show the order as it is now."""
        self.draft = draft
        self.renew()

    def draw(self, width: int) -> Content:
        return worksheet(self.names, self.draft, max(30, width))


def worksheet(names: Names, found: Draft, width: int) -> Content:
    """The order as it stands: what it is, cost, who sees it, every roll with its odds."""
    action = names.scenario.actions[found.order.action]
    parts = [
        Content.styled(names.order(found.order), "bold $primary"),
        Content(action.about) if action.about else Content(""),
    ]
    if found.against:
        parts.append(Content.assemble((_("Not now: "), "bold $error"), found.against))
    cost = Content.assemble((_("Costs "), "$muted"), (found.cost, "bold"))
    parts += [Content(""), cost, Content.styled(found.left, "$muted"), Content(found.sees)]
    parts += drawing.comes_of(names, found.odds, found.bands, found.always, width)
    resting = names.resting(action.cite, action.assumption)
    if resting:
        said = _("It rests on {resting}.").format(resting=resting)
        parts += [Content(""), Content.styled(said, "$muted")]
    return Content("\n").join(parts)


def _choices(parts: tuple[Part, ...]) -> list[Part]:
    """The parts that leave a choice."""
    return [part for part in parts if len(part.candidates) > 1]


def _candidate(candidate: Candidate, against: str) -> Option:
    if not against:
        return Option(Content(candidate.name))
    return Option(Content.styled(f"✗ {candidate.name}", "$muted"))


def _names() -> tuple[str, str, str]:
    return _("Why"), _("You expect"), _("How likely")


def _hints(names: Names) -> tuple[str, str, str]:
    why = _("one sentence: what you want to reach")
    if names.scenario.rationale != "required":
        why = _("one sentence, or nothing")
    return why, _("what will be different, or nothing"), _("0 to 100 %, or nothing")
