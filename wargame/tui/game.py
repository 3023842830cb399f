"""One game at this terminal, from whoever sits down first to the end: what is shown, and when.

Where several persons share the terminal, nothing of one is shown to the next: each sits down behind
a page that tells nothing, and what was on the screen before is gone.
"""

import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.view import View
from wargame.prose.dealing import headline, waits
from wargame.prose.judging import looked_back
from wargame.prose.names import Names
from wargame.prose.text import _
from wargame.tui import backwards, ended, moves
from wargame.tui.bench import Bench, bench
from wargame.tui.cards import Card
from wargame.tui.cartography.atlas import Atlas
from wargame.tui.host import Closed, Host
from wargame.tui.late import Kept, Left
from wargame.tui.screens.answer import Answering
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.choosing import assessment
from wargame.tui.screens.console import Console
from wargame.tui.screens.deals_seat import SeatDeals
from wargame.tui.screens.digest import DigestPage
from wargame.tui.screens.ending import Ending
from wargame.tui.screens.handover import Cover
from wargame.tui.screens.matter_seat import SeatMatter
from wargame.tui.screens.results import Results
from wargame.tui.screens.steps import Dice, StepsPage
from wargame.tui.screens.table import Table
from wargame.tui.screens.talking import BACK, ON, Letters, Talks
from wargame.tui.sight import Put, Sight, sight

if TYPE_CHECKING:
    from wargame.tui.app import WargameApp

Rose = Literal["unseated", "given", "done"]
"""How a seat left the screen: it gave it back before it had read anything, or with a key, or with
whatever it did last.
"""


class Play:
    """The open game as this screen plays it."""

    def __init__(
        self, app: "WargameApp", host: Host, file: Path, names: Names, atlas: Atlas
    ) -> None:
        self.app, self.host, self.file = app, host, file
        self.names, self.atlas = names, atlas
        self.drafts: dict[tuple[int, int], Kept] = {}
        """By seat and action, what was chosen and typed in an order form that was left."""
        self.left: dict[int, Left] = {}
        """By seat, the last order that was put together and not locked."""
        self.lent = False
        """Whether a seat sits at Control's screen."""
        self._looked: set[tuple[int, int]] = set()
        """By seat and turn, what a seat was asked to look back on since it was lent the screen."""
        self._noticed = -1
        """Up to which line of its log Control was told of leaks; -1 before it has looked."""
        self._moment, self._sat = (-1, -1, -1), 0.0

    async def run(self) -> bool:
        """Play until the game is over, or cannot go on here; whether it is over.

        One that was over before, and whose end was shown, opens there.
        """
        shown = await self.host.do(ended.shown)
        await self.host.do(lambda room: room.company.open())
        if shown and not await self._last_page(shared=await self.host.do(moves.passed_round)):
            return True
        if await self.host.do(moves.presided):
            if not shown and await self.host.do(moves.seat_may_look):
                await self._cover(Cover.for_control())
            return await self._preside()
        if shown:
            await self._together()
        while await self._until_over():
            if not await self._end():
                return True
            await self._together()
        return False

    async def _until_over(self) -> bool:
        """Play on; whether the game is over, or else cannot go on here."""
        turn = await self.host.do(moves.whose_turn)
        while not turn.over and (turn.talks or turn.seat is not None):
            if turn.talks or turn.seat is None:
                await self._talk()
                turn = await self.host.do(moves.whose_turn)
                continue
            if turn.covered:
                await self._cover(Cover.for_seat(turn.name))
            await self._sit(turn.seat)
            await self._together()
            turn = await self.host.do(moves.whose_turn)
        if not turn.over:
            why = _("Nobody here plays that part, so the game cannot go on here.")
            self.app.notify(why, title=turn.waiting, timeout=20)
        return turn.over

    async def _preside(self) -> bool:
        """Control's screen, from which seats are handed the keyboard; whether the game is over."""
        show = self.app.push_screen_wait
        await self.read_out()
        while True:
            now = await self.host.do(bench)
            if now.view.over:
                await self._assess(now)
            if now.view.over and not await self._end():
                return True
            if now.view.over:
                # It was set back, which all are told before it goes on.
                await self.read_out()
                continue
            seat = await show(Console(self, now))
            if seat is not None:
                self.lent = True
                await self._lend(seat)
                self.lent = False
                await self.host.do(moves.rise)
                await self._cover(Cover.for_control())

    async def _lend(self, seat: int) -> None:
        """Let a seat sit at Control's screen until it gives that back, or nothing of its is waited
        for any more.
        """
        self._looked.clear()
        await self._cover(Cover.for_seat(self.names.seat(seat)))
        while (rose := await self._sit(seat)) != "unseated":
            told = await self._together()
            if rose == "given" or not await self.host.do(moves.awaited, seat):
                return
            if told:
                await self._cover(Cover.for_seat(self.names.seat(seat)))

    async def _assess(self, now: Bench) -> None:
        """Let Control write what each seat holds of the last turn, as far as it owes that."""
        for chair in now.chairs:
            if "assessment" in chair.owes:
                await self._look_back(now.author, chair.seat, now.view)

    async def _together(self) -> bool:
        """Let all look at what all are to hear; whether there was anything."""
        account = await self.host.do(moves.account)
        if account.cards:
            await self.host.do(moves.rise)
            await self._cover(Cover.for_all())
            await self._tell_all(account)
        return bool(account.cards)

    async def read_out(self) -> bool:
        """Let Control read out to the room what all are to hear; whether there was anything."""
        account = await self.host.do(moves.account)
        if account.cards:
            await self._tell_all(account)
        return bool(account.cards)

    async def _tell_all(self, account: moves.Account) -> None:
        """Show what all are told; a wall beside the screen follows card by card."""
        page = Results(account.cards, self.names, account.ground, self._reading)
        await self.app.push_screen_wait(page)
        self.tell(await self.host.do(moves.announce, account.upto))

    def _reading(self, card: Card) -> None:
        self.app.run_worker(self._announce(card.upto), group="reading")

    async def _announce(self, number: int) -> None:
        with suppress(Closed):
            self.tell(await self.host.do(moves.announce, number))

    async def time_over(self) -> None:
        """Let silence be the answer of who did not answer in time."""
        self.tell(await self.host.do(moves.time_over))

    async def _talk(self) -> None:
        """Time to talk, and for whoever wishes to write in secret; then all go on."""
        show = self.app.push_screen_wait
        for seat, name in await self.host.do(moves.newcomers):
            await self._cover(Cover.for_seat(name))
            await self._read(await self.host.do(moves.sit, seat))
        await self.host.do(moves.rise)
        while (now := await self.host.do(moves.talking)) is not None:
            seat = await show(Talks(now))
            if seat == ON:
                await self.host.do(moves.go_on)
                continue
            if seat == BACK:
                if await self.step_back():
                    return
                continue
            await self._cover(Cover.for_seat(dict(now.seats)[seat]))
            await show(Letters(self, await self.sight(seat)))

    async def _sit(self, seat: int) -> Rose:
        """A seat's time at the screen: its brief, its news, what it is asked, its orders."""
        welcome = await self.host.do(moves.sit, seat)
        if not await self._read(welcome):
            await self.host.do(moves.unseat, seat)
            return "unseated"
        # What was noted on the brief's page is part of the log from now on.
        now = await self.sight(seat) if welcome.fresh or welcome.looks_back else welcome.sight
        before = await self.host.do(moves.entries)
        if await self._take_part(now, welcome.asked):
            return "given"
        # Who closed a page and had done nothing there would be shown it again and again.
        done = await self.host.do(moves.entries) != before
        return "done" if done else "given"

    async def _take_part(self, now: Sight, asked: Put | None) -> bool:
        """What a seat does at the screen; whether it gave that back with the key for it."""
        show, seat = self.app.push_screen_wait, now.seat
        if asked is not None:
            # It may look at its pages before it answers, and answers from there.
            answered = await show(Answering(self, now, asked))
            return not answered and await self._at_the_table(now)
        if now.ordering or now.silences:
            return await self._at_the_table(now)
        if any(point.open for point in now.matters):
            await self._argue(now)
        elif now.phase is not None and now.phase.kind == "talk":
            await show(Letters(self, now))
        elif any(waits(one, seat, now.view.turn) for one in now.deals):
            await show(SeatDeals(self, now))
        elif now.presided:
            # Nothing is wanted of it; Control lets it look.
            return await self._at_the_table(now)
        return False

    async def _at_the_table(self, now: Sight) -> bool:
        """A seat's pages; whether it gave the screen back."""
        given = await self.app.push_screen_wait(Table(self, now))
        return bool(given)

    async def _argue(self, now: Sight) -> None:
        """What is argued, one after the other, where a seat has nothing to order."""
        for point in now.matters:
            sight = await self.sight(now.seat)
            if point.open and any(one.number == point.number for one in sight.matters):
                await self.app.push_screen_wait(SeatMatter(self, sight, point.number))

    async def _read(self, welcome: moves.Welcome) -> bool:
        """What a seat reads as it sits down: where all stand, if it comes late; its brief the
        first time; then what is new. Whether it reads on after its brief.
        """
        if welcome.digest:
            await self.app.push_screen_wait(DigestPage(welcome.sight, welcome.digest))
        if welcome.fresh:
            brief = BriefPage(self, welcome.sight)
            if not await self.app.push_screen_wait(brief):
                return False
        if welcome.news and welcome.again:
            said = _("The game goes on where it was left. Some of this you may have read before.")
            self.app.notify(said, timeout=8)
        if welcome.news:
            news = Results(welcome.news, self.names, welcome.sight.ground)
            await self.app.push_screen_wait(news)
        seen = welcome.sight
        if welcome.looks_back and (seen.seat, seen.view.turn) not in self._looked:
            self._looked.add((seen.seat, seen.view.turn))
            await self._look_back(seen.author, seen.seat, seen.view)
        return True

    async def _look_back(self, author: cm.Author, seat: int, view: View) -> None:
        """Let a seat write what it holds of the turn that is over, unless it leaves that."""
        turn = looked_back(view.turn, over=view.over)
        page = assessment(author, seat, self.names.seat(seat), turn)
        note = await self.app.push_screen_wait(page)
        if note is not None:
            done = await self.host.do(moves.submit, seat, note)
            self.tell(done.refused or done.trouble)

    def tell(self, trouble: str) -> None:
        """Say what went wrong after a command was accepted."""
        if trouble:
            self.app.notify(trouble, severity="error", timeout=20)

    def tell_leaks(self, now: Bench) -> None:
        """Tell Control of dice that were thrown for the leak of a secret deal since it looked."""
        since = len(now.told) if self._noticed < 0 else self._noticed
        self._noticed = len(now.told)
        deals = {one.deal.number: headline(self.names, one) for one in now.deals}
        for one in now.told[since:]:
            if isinstance(one.event, ev.DealLeakRolled | ev.DealLeaked) and not one.undone:
                title = deals.get(one.event.deal, _("Deals"))
                if isinstance(one.event, ev.DealLeaked):
                    title = _("All have just been told")
                self.app.notify(one.text, title=title, severity="warning", timeout=15)

    async def _cover(self, cover: Cover) -> None:
        """Put a page between two people: nothing that one saw or cut out goes along."""
        self.app.clear_notifications()
        if self.app.clipboard:
            self.app.copy_to_clipboard("")
        await self.app.push_screen_wait(cover)

    async def sight(self, seat: int) -> Sight:
        """What the seat's screen shows now."""
        return await self.host.do(sight, seat)

    def clock_of(self, sight: Sight) -> float | None:
        """Since when a seat's own clock runs, as `time.monotonic` tells it; None where none does.

        Where several share the screen each has its own time, from when it sat down; Control's clock
        is one for all.
        """
        if sight.alone:
            return None
        moment = (sight.seat, sight.view.turn, sight.view.phase)
        if moment != self._moment:
            self._moment, self._sat = moment, time.monotonic()
        return self._sat

    def taken_back(self, sight: Sight) -> str:
        """Who could take back what a seat is about to do."""
        if sight.presided:
            return _("Only Control, who runs the game, could take it back.")
        if sight.alone:
            return _("u takes steps back; the record keeps that you did.")
        return _("u takes steps back, before all who play here; the record keeps it.")

    async def step_back(self, *, watched: bool = False) -> bool:
        """Let Control take steps back, where nobody else looks; whether the game was set back.

        `watched` says that others look at the page that is shown.
        """
        show = self.app.push_screen_wait
        looking = await self.host.do(backwards.look)
        if not looking.steps:
            self.app.notify(_("There is nothing to undo: the game stands at its beginning."))
            return False
        if looking.covered or watched:
            await self._cover(Cover.for_control())
        while (step := await show(StepsPage(looking.steps))) is not None:
            told = await self.host.do(backwards.told_since, step.to)
            fresh = await show(Dice(step, told))
            if fresh is not None:
                trouble = await self.host.do(backwards.go_back, step.to, fresh=fresh)
                self.tell(trouble)
                return not trouble
        return False

    async def _end(self) -> bool:
        """Each seat's last news, then for all: the grades, what was hoped for, the seed. Whether
        the game was set back and goes on.
        """
        show = self.app.push_screen_wait
        for last in await self.host.do(moves.last_news):
            if last.covered:
                await self._cover(Cover.for_seat(last.name))
            await show(Results(last.news, self.names, last.ground))
        shared = await self.host.do(moves.passed_round)
        if shared and not await self.host.do(moves.control_alone):
            await self._cover(Cover.for_all())
        return await self._last_page(shared=shared)

    async def _last_page(self, *, shared: bool) -> bool:
        """Show how it ended, and what can be looked at then; whether the game was set back."""
        while True:
            now = await self.host.do(bench) if await self.host.do(moves.presided) else None
            owing = now is not None and any("assessment" in chair.owes for chair in now.chairs)
            finale = await self.host.do(moves.finale)
            self.tell(finale.trouble)
            page = Ending(self, finale, owing=owing)
            what = await self.app.push_screen_wait(page)
            if what is None:
                return False
            if what == "assess" and now is not None:
                await self._assess(now)
            elif what == "back" and await self.step_back(watched=shared):
                return True
