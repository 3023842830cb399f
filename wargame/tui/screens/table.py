"""A seat's screen: what it may order, the situation, talk and offers, the log; all from its view.

Dismisses when there is nothing more for the seat to do before something has happened, or with True
where it gives the screen back to Control.
"""

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static, TabbedContent
from textual.widgets.option_list import Option

from wargame.core import commands as cm
from wargame.core.orders import Order
from wargame.prose.dealing import waits
from wargame.prose.text import N_, _, counted
from wargame.seat import consent
from wargame.tui import moves
from wargame.tui.arguing import docket, headline
from wargame.tui.dealing import docket as deal_docket
from wargame.tui.dealing import line as deal_line
from wargame.tui.screens.answer import Answering
from wargame.tui.screens.brief import page as brief_page
from wargame.tui.screens.choosing import Choose, Keeping, filled
from wargame.tui.screens.claims import Resting, resting_of_order
from wargame.tui.screens.closing import close
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.deals_seat import SeatDeals
from wargame.tui.screens.forms import own_order
from wargame.tui.screens.matter_seat import SeatMatter
from wargame.tui.screens.message import Message
from wargame.tui.screens.order import OrderForm
from wargame.tui.screens.pages import Page, Pages, heading
from wargame.tui.screens.rooms import SeatRooms
from wargame.tui.screens.writing import Writing
from wargame.tui.sight import Deed, Put, Sight
from wargame.tui.talking import unread as unread_line
from wargame.tui.widgets.bar import Bar
from wargame.tui.widgets.foot import Foot
from wargame.tui.widgets.menu import Menu
from wargame.tui.widgets.silence import Silences
from wargame.tui.widgets.situation import Situation
from wargame.tui.widgets.talk import talk
from wargame.tui.widgets.theatre import Theatre

if TYPE_CHECKING:
    from wargame.tui.game import Play


class Table(Pages[bool]):
    """One seat at the table."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("d", "finish", N_("Done")),
        Binding("m", "write_message", N_("Message")),
        Binding("n", "write_note", N_("Note")),
        Binding("o", "deals", N_("Deals"), show=False),
        Binding("r", "rooms", N_("Rooms"), show=False),
        Binding("c", "claims", N_("Sources")),
        Binding("u", "step_back", N_("Undo"), show=False),
        Binding("escape", "hand_back", N_("Hand back"), key_display="Esc"),
        Binding("f8", "consent", N_("Consent"), show=False),
        *(
            Binding(str(k), f"tab('{tab}')", show=False)
            for k, tab in enumerate(("orders", "situation", "map", "talk", "log", "brief"), 1)
        ),
    ]

    def __init__(self, play: "Play", sight: Sight) -> None:
        super().__init__(play)
        self.sight, self.turn = sight, sight.view.turn
        self.looking = sight.held
        """Whether the seat looks around before it answers what holds the game."""
        self.moving = sight.held or sight.ordering
        """Whether something is wanted of it, and not only Control lets it look."""

    @property
    def moment(self) -> Sight:
        return self.sight

    @property
    def reader(self) -> int:
        return self.sight.seat

    def compose(self) -> ComposeResult:
        yield Bar()
        yield Silences()
        with Horizontal(id="table"):
            with TabbedContent(id="tabs"):
                with Page(_("1 Orders"), id="orders"), Vertical():
                    yield Menu(id="deeds")
                    with VerticalScroll(id="deed", can_focus=False):
                        yield Static(id="deed-body")
                with Page(_("2 Situation"), id="situation"), VerticalScroll():
                    yield from self.situated()
                with Page(_("3 Map"), id="map"), Vertical():
                    yield Theatre(self.play.atlas, id="theatre")
                    yield Static(id="place")
                with Page(_("4 Talk"), id="talk"), VerticalScroll(id="talk-scroll"):
                    yield Static(id="talk-page")
                with Page(_("5 Log"), id="log"):
                    yield Menu(id="log-list")
                with Page(_("6 Brief"), id="brief"), VerticalScroll():
                    yield Static(brief_page(self.sight.brief), id="brief-text")
            with Vertical(id="aside"):
                yield Theatre(self.play.atlas, id="theatre-aside")
                with VerticalScroll(id="aside-scroll", can_focus=False):
                    yield Situation("situation-aside")
        yield Foot()

    def on_mount(self) -> None:
        self.query_one("#deeds", OptionList).focus()
        self._show()

    # ---- showing

    def _show(self) -> None:
        """Show the moment everywhere."""
        sight = self.sight
        self.query_one(Bar).show(sight, self.play.clock_of(sight))
        self.query_one(Silences).show(sight.silences)
        self.show_moment()
        self._list_deeds()
        self.query_one("#talk-page", Static).update(talk(sight))

    def _list_deeds(self) -> None:
        """Open questions first, then the orders by step."""
        deeds = self.query_one("#deeds", OptionList)
        at = deeds.highlighted_option
        deeds.clear_options()
        if self.sight.questions:
            deeds.add_option(Option(heading(_("You are asked")), disabled=True))
        for put in self.sight.questions:
            deeds.add_option(
                Option(
                    Content.assemble(("? ", "bold $accent"), put.ask),
                    id=f"ask {put.question.place}",
                )
            )
        if self.sight.matters:
            deeds.add_option(Option(heading(_("To be argued")), disabled=True))
        for point in self.sight.matters:
            said = headline(self.play.names, point.account)
            line = Content.assemble(("± ", "bold $accent"), f"{said}: ", point.account.text)
            deeds.add_option(Option(line, id=f"matter {point.number}"))
        unread = [one for one in self.sight.threads if one.unread]
        if unread:
            deeds.add_option(Option(heading(_("Unread in rooms")), disabled=True))
        for thread in unread:
            line = unread_line(self.play.names, thread)
            deeds.add_option(Option(line, id=f"room {thread.room.number}"))
        deals = [one for one in self.sight.deals if waits(one, self.sight.seat, self.turn)]
        if deals:
            deeds.add_option(Option(heading(_("To sign or to mark")), disabled=True))
        for one in deals:
            offer = deal_line(self.play.names, one, self.turn, self.sight.seat)
            deeds.add_option(Option(offer, id=f"deal {one.deal.number}"))
        step = ""
        for deed in self.sight.deeds:
            if deed.step != step or not step:
                step = deed.step
                if step:
                    deeds.add_option(Option(heading(step), disabled=True))
            deeds.add_option(Option(_line(deed), id=f"deed {deed.action}"))
        if self.sight.own_words and self.sight.ordering:
            own = _("Write an order of your own")
            deeds.add_option(Option(Content.assemble(("  + ", "$accent"), own), id="own 0"))
        ids = [option.id or "" for option in deeds.options]
        kind = "ask" if self.sight.held else "deed"
        # Not on a question that may wait: what cannot be taken back is not first under Enter.
        first = next((id for id in ids if id.startswith(kind)), "")
        chosen = at.id if at is not None and at.id in ids else first
        deeds.highlighted = ids.index(chosen) if chosen in ids else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_list.id == "deeds" and event.option_id is not None:
            shown = self._about(event.option_id)
            self.query_one("#deed-body", Static).update(shown)

    def _about(self, id: str) -> Content:
        """What is told of a line of the list below it."""
        kind, _blank, number = id.partition(" ")
        own = [Content.styled(line, "$muted") for line in self.sight.orders]
        if kind == "own":
            about = _("What the list does not have: Control and the room argue it.")
            return Content("\n").join([Content(about), *own])
        if kind == "matter":
            found = [point for point in self.sight.matters if str(point.number) == number]
            names = self.play.names
            parts = [docket(names, point, reader=self.sight.seat) for point in found]
            return Content("\n").join(parts)
        if kind == "deal":
            shown = [one for one in self.sight.deals if str(one.deal.number) == number]
            parts = [deal_docket(self.play.names, one, self.turn) for one in shown]
            return Content("\n").join(parts)
        if kind == "room":
            return Content(_("Enter opens the room and shows what was said there."))
        if kind == "ask":
            put = self._put(int(number))
            return Content("\n").join([Content(one) for one in (put.choices if put else ())])
        deed = self._deed(int(number))
        if deed is None:
            return Content("")
        parts = [Content.assemble((deed.name, "bold $primary"), "  ", (deed.price, "bold"))]
        if deed.against:
            parts.append(Content.assemble((_("Not now: "), "bold $error"), deed.against))
        parts.append(Content(deed.about))
        if own:
            parts += [Content(""), *own]
        return Content("\n").join(parts)

    def _deed(self, action: int) -> Deed | None:
        """A line of the list; None where the list was of a moment that has passed."""
        return next((deed for deed in self.sight.deeds if deed.action == action), None)

    def _put(self, place: int) -> Put | None:
        """The question that is known by a number; None where it is no longer put."""
        asked = self.sight.questions
        return next((put for put in asked if put.question.place == place), None)

    # ---- doing

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Who may not order now has no orders to end; the screen is handed back where a person is
        Control, who handed it over.
        """
        known = {"finish": self.sight.ordering, "hand_back": self.sight.presided}
        return known.get(action, True)

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        kind, _blank, number = (event.option_id or "").partition(" ")
        if event.option_list.id == "log-list":
            await self.open_entry(int(kind))
            return
        put = self._put(int(number)) if kind == "ask" else None
        deed = self._deed(int(number)) if kind == "deed" else None
        if kind == "own":
            self.once(self._own())
        elif kind == "matter":
            self.once(self._argue(int(number)))
        elif kind == "deal":
            self.once(self._deals(int(number)))
        elif kind == "room":
            self.once(self._rooms(int(number)))
        elif put is not None:
            self.once(self._answer(put))
        elif deed is not None and deed.against:
            why = _("Not possible now")
            self.notify(deed.against, title=why, severity="warning", timeout=8)
        elif deed is not None:
            self.once(self._order(deed.action))

    async def _order(self, action: int) -> None:
        form = await OrderForm.of(self.play, self.sight, action)
        # Whatever was opened meanwhile stays on top.
        if self.is_current and await self.app.push_screen_wait(form):
            await self._look_again()

    async def _own(self) -> None:
        """Write an order that the list does not have."""
        page = own_order(self.sight.author, self.sight.seat)
        await self._filled(page, _("It waits for Control."))

    async def _argue(self, number: int) -> None:
        """Look at what is argued, argue and reply."""
        await self.app.push_screen_wait(SeatMatter(self.play, self.sight, number))
        await self._look_again()

    def action_deals(self) -> None:
        self.once(self._deals())

    async def _deals(self, number: int = -1) -> None:
        """Draft, sign and mark deals."""
        await self.app.push_screen_wait(SeatDeals(self.play, self.sight, number))
        await self._look_again()

    def action_rooms(self) -> None:
        self.once(self._rooms())

    async def _rooms(self, number: int = -1) -> None:
        """Talk aside with some of the others."""
        await self.app.push_screen_wait(SeatRooms(self.play, self.sight, number))
        await self._look_again()

    async def _answer(self, put: Put) -> None:
        if await self.app.push_screen_wait(Answering(self.play, self.sight, put)):
            self.notify(_("Your answer is given."), timeout=4)
            await self._look_again()

    def on_silences_time_over(self) -> None:
        self.once(self._time_over())

    async def _time_over(self) -> None:
        """Let silence be the answer of who did not answer; what comes of it is told."""
        await self.play.time_over()
        self.moving = True
        await self._look_again()

    def action_hand_back(self) -> None:
        close(self, True)

    def action_finish(self) -> None:
        self.once(self._finish())

    async def _finish(self) -> None:
        """Give no more orders this turn, once confirmed."""
        own = self.sight.view.seats[self.sight.seat]
        left = counted(
            "You could still lock {n} order.",
            "You could still lock {n} orders.",
            own.left,
        )
        ask = Confirm(_("No more orders this turn?"), left, harmless=not own.left)
        if await self.app.push_screen_wait(ask):
            await self._submit(cm.Finish(self.sight.author, self.sight.seat))

    def action_consent(self) -> None:
        self.once(self._consent())

    async def _consent(self) -> None:
        """Say anew whether one agrees to be quoted: the last word counts."""
        sentence = consent.asked(self.play.names.scenario)
        choices = (_("I agree"), _("I do not agree: what I write stays out of the report"))
        chosen = await self.app.push_screen_wait(Choose(sentence, choices))
        if chosen is None:
            return
        word = consent.word(self.sight.author, sentence, agreed=chosen == 0)
        await self._submit(word, _("Noted."))

    def action_write_message(self) -> None:
        self.once(self._filled(Message.from_seat(self.sight), _("Sent.")))

    def action_write_note(self) -> None:
        self.once(self._filled(Writing.note(self.sight), _("Noted.")))

    async def _filled(self, page: Keeping, said: str) -> None:
        """Have a page filled in and carried out; what is said then."""
        await filled(self.app, page, partial(self._done, said))

    async def _submit(self, command: cm.Command, said: str = "") -> None:
        """Carry a command out; what is refused is said, and changes nothing."""
        if refused := await self._done(said, command):
            self.notify(refused, severity="error", timeout=10)

    async def _done(self, said: str, command: cm.Command) -> str:
        """Carry a command out and say so; why it was not."""
        done = await self.play.host.do(moves.submit, self.sight.seat, command)
        self.play.tell(done.trouble)
        if not done.refused:
            await self._look_again(done.sight)
            if said:
                self.notify(said, timeout=4)
        return done.refused

    async def _look_again(self, sight: Sight | None = None) -> None:
        """Show what is now, or leave when others are to move; whom Control lets look stays."""
        self.sight = sight or await self.play.sight(self.sight.seat)
        moving = self.sight.held if self.looking else self.sight.ordering
        if (self.moving and not moving) or self.sight.view.turn != self.turn:
            close(self)
            return
        self._show()

    def action_step_back(self) -> None:
        self.once(self._step_back())

    async def _step_back(self) -> None:
        """Take steps back; then whoever is next sits down anew. Where a person is Control, it is
        Control's to do.
        """
        if self.sight.presided:
            self.notify(_("Only Control takes steps back: ask it."), timeout=5)
            return
        if await self.play.step_back() or not self.sight.alone:
            close(self)

    def resting(self) -> tuple[Resting, ...]:
        names = self.play.names
        option = self.query_one("#deeds", Menu).highlighted_option
        kind, _blank, number = (option.id or "" if option else "").partition(" ")
        if kind == "ask":
            put = self._put(int(number))
            if put is None:
                return ()
            info = names.game.questions[put.question.question]
            return (Resting(info.ask, info.cite, info.assumption),)
        order = Order(int(number)) if kind == "deed" else None
        return () if order is None else resting_of_order(names, self.sight.ground, order)


def _line(deed: Deed) -> Content:
    if deed.against:
        return Content.assemble(
            (f"✗ {deed.name}", "$muted"), ("  " + _("not now"), "italic $muted")
        )
    return Content.assemble(f"  {deed.name}", (f"  {deed.price}", "$muted"))
