"""A matter on Control's screen: taken up by a method, weighed, thrown for, settled."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import attrs
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import OptionList

from wargame.core import commands as cm
from wargame.core.arguing import Method, Missing, Tie
from wargame.core.methods import (
    ARGUED,
    ASKING,
    CHOOSING,
    METHODS,
    NONE,
    STRONG,
    THROWING,
    came_to,
    odds,
    result,
)
from wargame.prose import arguing
from wargame.prose.arguing import Account
from wargame.prose.names import Names
from wargame.prose.text import N_, _, ended
from wargame.tui import arguing as shown
from wargame.tui import bench as desk
from wargame.tui.arguing import Point
from wargame.tui.bench import Bench
from wargame.tui.screens import forms
from wargame.tui.screens.choosing import Choose, filled, reasoned
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.effects import PickEffects
from wargame.tui.screens.matter import Matter
from wargame.tui.screens.sheeted import READING
from wargame.tui.widgets.menu import Arguments

if TYPE_CHECKING:
    from wargame.tui.game import Play


OF_METHODS: dict[str, tuple[Method, ...]] = {
    "method": (), "reply": ASKING, "disclose": ASKING, "throw": THROWING, "dice": THROWING,
}  # fmt: skip
"""What can be done about a matter, by the methods that have a use for it."""


class ControlMatter(Matter):
    """Control takes it up, lets it be argued, and settles it."""

    handbook = "facilitator"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "method", N_("Method")),
        Binding("a", "argue", N_("Argue")),
        Binding("s", "settle", N_("Settle")),
        Binding("e", "reply", N_("Reply")),
        Binding("v", "disclose", N_("Reveal")),
        Binding("d", "throw", N_("Dice")),
        Binding("x", "dice", N_("By hand"), show=False),
        Binding("r", "recall", N_("Hand back"), show=False),
        *READING,
    ]

    listing = Arguments

    def show(self) -> None:
        if self.going:
            self.query_one(Arguments).weighs = self.account.weighs
        super().show()

    def __init__(self, play: "Play", bench: Bench, number: int) -> None:
        super().__init__(play, number)
        self.bench = bench

    @property
    def points(self) -> tuple[Point, ...]:
        return self.bench.matters

    @property
    def author(self) -> cm.Author:
        return self.bench.author

    @property
    def reader(self) -> int:
        return -1

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what the method has a use for is offered."""
        if action not in OF_METHODS or not self.going:
            return True
        matter = self.account.matter
        if action == "method":
            return not matter.open
        return matter.open and matter.method in OF_METHODS[action]

    async def done(self, command: cm.Command) -> str:
        done = await self.play.host.do(desk.carry, command)
        self.play.tell(done.trouble)
        if done.refused:
            return done.refused
        self.bench = done.bench
        self.show()
        return ""

    # ---- taking up

    def action_method(self) -> None:
        self.once(self._method())

    async def _method(self) -> None:
        text = self.account.text
        await take_up(self, self.bench, self.account, self.number, text, self.done)

    # ---- arguments and replies

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.once(self._weigh(int(event.option_id or 0)))

    async def _weigh(self, number: int) -> None:
        if not self.account.weighs:
            return
        one = self.account.arguments[number]
        weights = (_("0: it does not count"), _("1: it counts"), _("2: it is strong"))
        weight = await self.choose(_("How much does it weigh?"), weights[: STRONG + 1])
        if weight is not None and weight != one.weight:
            await self.fill(forms.weighing(self.author, self.number, one, weight))

    def action_argue(self) -> None:
        if self.point.open:
            self.once(self._argue())
        else:
            self.notify(_("Take it up first: m chooses the method."), timeout=4)

    async def _argue(self) -> None:
        readers = self.account.matter.readers
        seats = [k for k in range(len(self.names.game.seats)) if readers >> k & 1]
        whose = await self.choose(
            _("Whose argument?"),
            (*(self.names.seat(k) for k in seats), _("Nobody's in particular")),
        )
        side = None if whose is None else await self.side()
        if whose is not None and side is not None:
            seat = seats[whose] if whose < len(seats) else -1
            name = self.names.seat(seat) if seat >= 0 else ""
            await self.fill(forms.arguing(self.author, self.number, seat, side, whose=name))

    def action_reply(self) -> None:
        if self.awaits_replies():
            self.once(self._reply())

    async def _reply(self) -> None:
        """Enter a reply for a seat that hands in a card, or says it; first comes one that has not
        answered yet.
        """
        asked, late = self.account.matter.asked, self.account.matter.late
        first = asked.index(late[0]) if late else 0
        names = [self.names.seat(seat) for seat in asked]
        chosen = await self.choose(_("Whose reply?"), names, at=first)
        if chosen is not None and await self._replaces(asked[chosen]):
            await self.reply(asked[chosen])

    async def _replaces(self, seat: int) -> bool:
        """Whether a seat's reply may be entered: one that is in is not replaced unasked."""
        given = shown.replied(self.account, seat)
        if not given:
            return True
        ask = _("Replace the reply of {seat}?").format(seat=self.names.seat(seat))
        about = _("It has answered: {reply}").format(reply=given)
        return await self.app.push_screen_wait(Confirm(ask, about))

    def action_disclose(self) -> None:
        if self.awaits_replies():
            self.once(self._disclose())

    async def _disclose(self) -> None:
        late = self.account.matter.late
        about = _("All who read of it see the replies.")
        if late:
            about = _("Missing, and shown so: {seats}.").format(seats=self.names.seats(late))
        if await self.app.push_screen_wait(Confirm(_("End the replies?"), about)):
            await self.carry(cm.Disclose(self.author, self.number))

    # ---- dice

    def action_throw(self) -> None:
        if self._throws():
            self.once(self._throw())

    async def _throw(self) -> None:
        await self.carry(cm.Throw(self.author, self.number))

    def action_dice(self) -> None:
        if self._throws():
            self.once(self._by_hand())

    async def _by_hand(self) -> None:
        percent = self.account.matter.method != "weighted"
        await self.fill(forms.hand_dice(self.author, self.number, percent=percent))

    def _throws(self) -> bool:
        """Whether dice are to be thrown; says why not."""
        if odds(self.account.matter) is None:
            self.notify(_("This throws no dice, or not before the estimates are in."), timeout=5)
        elif self.account.thrown is not None:
            self.notify(_("The dice are thrown already."), timeout=4)
        else:
            return True
        return False

    # ---- settling

    def action_settle(self) -> None:
        self.once(self._settle())

    async def _settle(self) -> None:
        """What comes of it, then what changes, then the words."""
        ends = endings(self.names, self.account)
        ask = _("What holds?") if self.account.matter.seat < 0 else _("What comes of it?")
        chosen = await self.choose(ask, [one.said for one in ends])
        if chosen is None:
            return
        numbers = await self.play.host.do(desk.numbers)
        effects = await self.app.push_screen_wait(PickEffects(numbers))
        if effects is None:
            return
        page = forms.settling(
            self.author, self.number, effects, self.account.text, passed=ends[chosen].passed,
            outcome=ends[chosen].outcome,
        )  # fmt: skip
        await self.fill(page)

    def action_recall(self) -> None:
        if self.point.open or self.account.proposal is None:
            self.notify(_("Only what was not taken up is handed back."), timeout=5)
        else:
            self.once(self._recall())

    async def _recall(self) -> None:
        def make(reason: str) -> cm.Command:
            return cm.Recall(self.author, self.number, reason)

        about = _("Its seat may write it anew, or give another order.")
        await self.fill(reasoned(_("Hand it back"), about, make))


@attrs.frozen
class Ending:
    """One way to settle a matter: as it is offered, whether it succeeds, with what words."""

    said: str
    passed: bool
    outcome: str = ""


def endings(names: Names, one: Account) -> tuple[Ending, ...]:
    """How a matter can be settled, what its method came to first."""
    said_so = _("{choice} (as the method says)")
    if one.matter.seat < 0 and one.matter.method in CHOOSING and one.opened is not None:
        came = _came(one)
        order = sorted(range(len(one.opened.options)), key=lambda k: k != came)
        options = [one.opened.options[k] for k in order]
        # What holds already stands first among the outcomes: it is no success of anything.
        return tuple(
            Ending(said_so.format(choice=said) if k == came else said, k > 0, begun(said))
            for k, said in zip(order, options, strict=True)
        )
    came_by = came_to(one.matter)
    yes, no = _("It succeeds"), _("It fails")
    if one.matter.seat < 0:
        yes, no = _("Yes: it is so, or it is done"), _("No: it is not so, or not done")
    found = []
    for passed in (True, False) if came_by is not False else (False, True):
        said = yes if passed else no
        if came_by == passed:
            said = said_so.format(choice=said)
        upshot = arguing.upshot(names, one.opened, passed=passed)
        if upshot:
            said = _("{choice}: {upshot}").format(choice=said, upshot=upshot)
        found.append(Ending(said, passed, begun(_agreed(one))))
    return tuple(found)


def begun(words: str) -> str:
    """Words that stand in a line already, so that what is typed behind them is a new sentence."""
    return f"{ended(words)} " if words else ""


def _came(one: Account) -> int:
    """Which outcome was chosen; -1 where none was, or it is not known yet."""
    matter = one.matter
    return result(matter) if matter.method in CHOOSING and matter.disclosed else NONE


def _agreed(one: Account) -> str:
    """The outcome that was chosen, in its words."""
    came = _came(one)
    return "" if came == NONE or one.opened is None else one.opened.options[came]


async def take_up(
    screen: Screen[Any],
    bench: Bench,
    one: Account | None,
    slot: int,
    text: str,
    do: Callable[[cm.Command], Awaitable[str]],
) -> None:
    """Let a method be chosen, and how the matter is put, and have that carried out by `do`, which
    returns why not; that is then said where the matter is put.
    """
    show = screen.app.push_screen_wait
    methods = [name for name in METHODS if name != "free"]
    names = [arguing.method(name) for name in methods]
    chosen = await show(
        Choose(_("By which method?"), [name[:1].upper() + name[1:] for name in names])
    )
    if chosen is None:
        return
    method = methods[chosen]
    beyond = slot >= 0 and method in ARGUED and bench.argued >= bench.names.scenario.spotlights
    if beyond:
        ask = _("Argue one more order of this turn?")
        about = _(
            "The spotlight rule: a turn has {n} argued orders, which were taken up. The rest are "
            "settled by table, or by a free ruling (s)."
        ).format(n=bench.names.scenario.spotlights)
        if not await show(Confirm(ask, about)):
            return
    rule: tuple[Tie, Missing] = ("control", "absent")
    if method in CHOOSING:
        tie = await show(
            Choose(_("Between equals?"), (_("Control decides"), _("The first outcome holds")))
        )
        if tie is None:
            return
        late = await show(
            Choose(
                _("Who does not answer?"),
                (_("is not counted, and shown as missing"), _("counts for the first outcome")),
            )
        )
        if late is None:
            return
        rule = ("first" if tie else "control", "first" if late else "absent")
    item = next((item for item in bench.items if item.slot == slot), None)
    rows: tuple[int, int] | None = (NONE, NONE)
    if item is not None and item.bands:
        rows = await reads(screen, item.bands)
    if rows is None:
        return
    persons = [chair.seat for chair in bench.chairs if chair.person]
    to = () if item is None else item.readers
    page = forms.taking_up(
        bench.author, bench.names, one, slot, method, text, persons, rule=rule, beyond=beyond,
        rows=rows, to=to,
    )  # fmt: skip
    await filled(screen.app, page, do)


async def reads(screen: Screen[Any], bands: Sequence[str]) -> tuple[int, int] | None:
    """What a listed order reads when it succeeds and when it fails: rows, the best and the worst
    first, or -1; None where it is dropped.
    """
    show, last = screen.app.push_screen_wait, len(bands) - 1
    form = _("The argument decides: it reads the row “{row}”")
    said = [_("It goes to its table, as any order"), *(form.format(row=one) for one in bands[::-1])]
    won = await show(Choose(_("If it succeeds?"), said))
    if won is None or won == 0:
        return None if won is None else (NONE, NONE)
    form = _("It reads the row “{row}”, and its cost stays paid")
    said = [_("It is taken back, and its cost returned"), *(form.format(row=one) for one in bands)]
    lost = await show(Choose(_("If it fails?"), said))
    return None if lost is None else (last - (won - 1), lost - 1)
