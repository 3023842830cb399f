"""Control's screen: what is next, who is late, the orders on the desk, injects, everything known.

From here the screen is handed to a seat and taken back. Dismisses with the seat that is to sit
down, or with None when the game is over.
"""

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static, TabbedContent

from wargame.core import commands as cm
from wargame.play.clock import utc_now
from wargame.play.session import CONTROL
from wargame.prose.text import N_, _
from wargame.seat.company import CLOCK
from wargame.seat.injects import Armed
from wargame.tui import bench as desk
from wargame.tui import labels
from wargame.tui.arguing import left
from wargame.tui.bench import Bench
from wargame.tui.late import (
    counts_down,
    head,
    late,
    ordering,
    reached,
    runs_out,
    warning,
)
from wargame.tui.screens import injects
from wargame.tui.screens.choosing import Choose, answers, correction
from wargame.tui.screens.claims import Resting
from wargame.tui.screens.closing import close
from wargame.tui.screens.deals_control import ControlDeals
from wargame.tui.screens.desk import OrderDesk
from wargame.tui.screens.dictating import ENTERED, assigned, deeds, paper
from wargame.tui.screens.forms import fact
from wargame.tui.screens.matter_control import ControlMatter, take_up
from wargame.tui.screens.message import Message
from wargame.tui.screens.pages import Page
from wargame.tui.screens.presiding import Presiding
from wargame.tui.screens.rooms import ControlRooms
from wargame.tui.screens.writing import Writing
from wargame.tui.widgets.bar import ControlBar, clock, renew, standing
from wargame.tui.widgets.foot import Foot
from wargame.tui.widgets.menu import Menu
from wargame.tui.widgets.silence import Silences
from wargame.tui.widgets.situation import Situation
from wargame.tui.widgets.theatre import Theatre

if TYPE_CHECKING:
    from wargame.tui.game import Play

TABS = ("seats", "desk", "injects", "situation", "map", "log")


class Console(Presiding):
    """Control at work."""

    handbook = "facilitator"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "proceed", N_("Go on")),
        Binding("t", "correct", N_("Correct")),
        Binding("i", "improvise", N_("Inject")),
        Binding("u", "step_back", N_("Undo")),
        Binding("m", "message", N_("Message"), show=False),
        Binding("n", "note", N_("Note"), show=False),
        Binding("a", "put_question", N_("Put a question"), show=False),
        Binding("f", "fact", N_("Establish a fact"), show=False),
        Binding("l", "late", N_("Late"), show=False),
        Binding("e", "time", N_("Time")),
        Binding("space", "pause", N_("Stop the clock, or not"), show=False),
        Binding("o", "deals", N_("Deals"), show=False),
        Binding("r", "rooms", N_("Rooms"), show=False),
        Binding("h", "hold", N_("Hold orders, or not"), show=False),
        Binding("v", "veil", N_("Dice behind the screen, or not"), show=False),
        Binding("c", "claims", N_("Sources"), show=False),
        Binding("q", "app.leave", N_("Leave"), show=False),
        *(Binding(str(k), f"tab('{tab}')", show=False) for k, tab in enumerate(TABS, 1)),
    ]

    def __init__(self, play: "Play", bench: Bench) -> None:
        super().__init__(play, bench)
        self._left = float("inf")
        """Seconds that were left on the clock when it was looked at last."""

    @property
    def moment(self) -> Bench:
        return self.bench

    @property
    def reader(self) -> int:
        return CONTROL

    def compose(self) -> ComposeResult:
        yield ControlBar()
        yield Silences()
        with Horizontal(id="table"):
            with TabbedContent(id="tabs"):
                with Page(_("1 Seats"), id="seats"):
                    yield Menu(id="chairs")
                    yield Static(id="outlook")
                with Page(_("2 Orders"), id="desk"):
                    yield Menu(id="items")
                with Page(_("3 Injects"), id="injects"), Vertical():
                    yield Menu(id="armed")
                    with VerticalScroll(id="deed", can_focus=False):
                        yield Static(id="armed-body")
                with Page(_("4 Situation"), id="situation"), VerticalScroll():
                    yield from self.situated()
                with Page(_("5 Map"), id="map"), Vertical():
                    yield Theatre(self.play.atlas, id="theatre")
                    yield Static(id="place")
                with Page(_("6 Log"), id="log"):
                    yield Menu(id="log-list")
            with Vertical(id="aside"), VerticalScroll(id="aside-scroll", can_focus=False):
                yield Situation("situation-aside")
        yield Foot()

    def on_mount(self) -> None:
        self._show()
        self.query_one("#chairs", OptionList).focus()
        self.set_interval(0.5, self._tick)

    # ---- showing

    def _show(self) -> None:
        """Show the moment everywhere."""
        bench = self.bench
        self.query_one(ControlBar).show(bench)
        self.query_one(Silences).show(bench.silences)
        self.show_moment()
        waited = next((str(one.seat) for one in bench.chairs if one.due), "")
        chairs = self.query_one("#chairs", Menu)
        chairs.fill(labels.chairs(bench), labels.asked(bench), first=waited)
        renew(self.query_one("#outlook", Static), labels.outlook(bench))
        self.query_one("#items", Menu).fill(labels.items(bench))
        self.query_one("#armed", Menu).fill(labels.injects_of(bench))
        self._tell_armed()
        self.refresh_bindings()
        self.play.tell_leaks(bench)
        self._tick()

    def _tick(self) -> None:
        kept = self.bench.clock
        passed = kept.read(utc_now())
        self._warn(passed)
        shown = clock(self.bench.phase, passed, standing(kept))
        renew(self.query_one("#bar-clock", Static), shown)
        over = next((one for one in self.bench.matters if left(one) == 0), None)
        if over is not None and self.is_current:
            self.once(self._carry(cm.Disclose(CLOCK, over.number)))

    def on_silences_time_over(self) -> None:
        self.once(self._time_over())

    async def _time_over(self) -> None:
        """Let silence be the answer of who did not answer."""
        await self.play.time_over()
        await self._look()

    def _warn(self, passed: float) -> None:
        """Say that time is running out as it does, and who is late; of a clock that counts up only
        who is waited for once the time that was planned is over.
        """
        bench, down = self.bench, counts_down(self.bench.phase)
        if bench.phase is None or not runs_out(bench):
            self._left = float("inf")
            return
        left = bench.phase.minutes * 60 - passed
        # What was over when this page was opened is in its head; nothing pops up for it.
        at = reached(left, self._left) if self._left < float("inf") else None
        self._left = left
        if at is not None and (down or (at == 0 and late(bench))):
            self.notify(warning(bench, at), severity="warning", timeout=15)
        said = head(bench) if down and left <= 0 else bench.next
        renew(self.query_one("#bar-purse", Static), Content.styled(said, "bold"))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_list.id == "armed":
            self._tell_armed()

    def _tell_armed(self) -> None:
        """Tell all about the inject under the cursor."""
        option = self.query_one("#armed", Menu).highlighted_option
        if option is not None and option.id is not None:
            about = labels.about_inject(self.bench.names, self.bench.injects[int(option.id)])
            renew(self.query_one("#armed-body", Static), about)

    # ---- doing

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        kind, id = event.option_list.id, event.option_id or ""
        what, _blank, number = id.partition(" ")
        if kind == "chairs":
            opens = {"ask": self._answer, "letter": self._write_back, "room": self._rooms}
            self.once(opens.get(what, self._seat)(int(number or id)))
        elif kind == "items":
            works = {"matter": self._argue, "deal": self._deals, "settled": self._settled}
            self.once(works.get(what, self._open)(int(number or id)))
        elif kind == "armed":
            self.once(self._handle(self.bench.injects[int(id)]))
        elif kind == "log-list":
            await self.open_entry(int(id))

    async def _seat(self, seat: int) -> None:
        """What can be done for a seat."""
        chair, author = self.bench.chairs[seat], self.bench.author
        own_words = bool(self.play.names.game.constant("MATTER_ROOM"))
        found = deeds(chair, ordering=ordering(self.bench), own_words=own_words)
        chosen = await self.app.push_screen_wait(Choose(chair.name, [one[1] for one in found]))
        if chosen is None:
            return
        deed, said = found[chosen]
        if deed == "hand":
            if not chair.person:
                await self._carry(cm.Assign(author, seat, ""))
            close(self, seat)
        elif deed in ENTERED:
            await ENTERED[deed](self, self.play, author, seat)
            await self._look()
        elif deed == "done":
            await self._carry(cm.Finish(author, seat))
        elif (page := await paper(self.play, self.bench, chair, deed)) is not None:
            await self._filled(page)
        else:
            command = await assigned(self, author, seat, deed, said)
            if command is not None:
                await self._carry(command)

    async def _open(self, slot: int) -> None:
        item = next(one for one in self.bench.items if one.slot == slot)
        if not item.waits:
            self.notify(item.fate or _("It was carried out: the log has all about it."), timeout=4)
            return
        bench = await self.play.host.do(desk.opened, self.bench, slot)
        await self._see(OrderDesk(self.play, bench, slot))

    async def _settled(self, _number: int) -> None:
        self.notify(_("It is settled: the log has all about it."), timeout=4)

    async def _see(self, page: Screen[None]) -> None:
        """Open a page on which more may be done than is known here."""
        await self.app.push_screen_wait(page)
        await self._look()

    async def _argue(self, number: int) -> None:
        await self._see(ControlMatter(self.play, self.bench, number))

    def action_put_question(self) -> None:
        """Have a question of Control's own settled by a method."""
        self.once(self._put_question())

    async def _put_question(self) -> None:
        await take_up(self, self.bench, None, -1, "", self._done)

    def action_deals(self) -> None:
        self.once(self._deals())

    async def _deals(self, number: int = -1) -> None:
        """Look at what seats have agreed, and rule on it."""
        await self._see(ControlDeals(self.play, self.bench, number))

    def action_rooms(self) -> None:
        self.once(self._rooms())

    async def _rooms(self, number: int = -1) -> None:
        """Read what is said in rooms, speak there, close one."""
        await self._see(ControlRooms(self.play, self.bench, number))

    async def _write_back(self, seat: int) -> None:
        """Answer what a seat wrote to Control alone."""
        await self._filled(Message.from_control(self.bench.author, self.bench.names, seat))

    def action_fact(self) -> None:
        self.once(self._filled(fact(self.bench.author, self.bench.names, self.bench.facts)))

    async def _handle(self, inject: Armed) -> None:
        """Fire an inject, change it, move it, tick it."""
        when = await self.play.host.do(desk.moments, inject.index)
        self._say(await injects.handled(self.app, self.bench, inject, when, self._done))

    async def _improvise(self) -> None:
        """Send an inject that no plan has."""
        numbers = await self.play.host.do(desk.numbers)
        await injects.improvised(self.app, self.bench, numbers, self._done)

    async def _answer(self, number: int) -> None:
        """Answer a question that is put to Control."""
        put = self.bench.questions[number]
        chosen = await self.app.push_screen_wait(answers(put))
        question = put.question
        if chosen is not None and chosen not in question.choices:
            self.notify(put.choices[chosen], severity="error", timeout=8)
        elif chosen is not None:
            answer = cm.Answer(self.bench.author, question.place, question.question, chosen)
            await self._carry(answer)

    def action_proceed(self) -> None:
        if self.bench.pause:
            self.once(self._carry(cm.Proceed(self.bench.author)))
        else:
            self.notify(self.bench.next, title=_("The game does not wait for Control."), timeout=5)

    def action_improvise(self) -> None:
        self.once(self._improvise())

    def action_correct(self) -> None:
        self.once(self._correct())

    def action_step_back(self) -> None:
        self.once(self._step_back())

    async def _step_back(self) -> None:
        """Take steps back, once it was seen who was told of them."""
        if await self.play.step_back():
            await self._look()

    async def _correct(self) -> None:
        """Change a track, a flag or a resource, with a reason."""
        numbers = await self.play.host.do(desk.numbers)
        said = [f"{one.name}: {one.now}" for one in numbers]
        chosen = await self.app.push_screen_wait(Choose(_("Correct what?"), said))
        if chosen is not None:
            await self._filled(correction(self.bench.author, numbers[chosen]))

    def action_message(self) -> None:
        self.once(self._filled(Message.from_control(self.bench.author, self.bench.names)))

    def action_note(self) -> None:
        self.once(self._filled(Writing.of_control(self.bench)))

    async def _look(self, bench: Bench | None = None) -> None:
        """Show what is now; what all are to hear is read out first."""
        shown = self.bench
        self.bench = await self.play.host.do(desk.bench) if bench is None else bench
        if await self.play.read_out():
            # Time has passed, and the next phase begins only now.
            self.bench = await self.play.host.do(desk.bench)
        if self.bench.view.over:
            close(self)
        elif self.bench != shown:
            self._show()

    def resting(self) -> tuple[Resting, ...]:
        option = self.query_one("#armed", Menu).highlighted_option
        if self.tab != "injects" or option is None or option.id is None:
            return ()
        spec = self.play.names.scenario.injects[int(option.id)]
        return (Resting(spec.title, spec.cite, spec.assumption),)
