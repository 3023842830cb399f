"""What Control does about the room's pace, and how whatever it does is carried out."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.screen import Screen

from wargame.core import commands as cm
from wargame.prose.text import _
from wargame.tui import bench as desk
from wargame.tui.bench import Bench
from wargame.tui.late import by_plan, choices, late, owing, times
from wargame.tui.owed import Due, Way
from wargame.tui.screens.choosing import Choose, filled, reasoned
from wargame.tui.screens.confirm import Confirm, veiling
from wargame.tui.screens.entering import entered
from wargame.tui.screens.pages import Pages

if TYPE_CHECKING:
    from wargame.tui.game import Play


class Presiding(Pages[int | None]):
    """A screen of Control's: late seats, the clock, orders that wait, dice behind the screen."""

    def __init__(self, play: "Play", bench: Bench) -> None:
        super().__init__(play)
        self.bench = bench

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only while somebody is waited for to speak for a seat is one late."""
        return action != "late" or bool(late(self.bench))

    def action_late(self) -> None:
        self.once(self._late())

    async def _late(self) -> None:
        """What comes of all that late seats owe, one after the other."""
        done: set[tuple[int, Due]] = set()
        while waiting := [
            (chair, due)
            for chair in late(self.bench)
            for due in owing(chair)
            if (chair.seat, due) not in done
        ]:
            chair, due = waiting[0]
            left = self.play.left.get(chair.seat)
            found = await self.play.host.do(choices, self.bench, chair, due, left)
            head = _("{seat} is late").format(seat=chair.name)
            if due.kind != "orders":
                head = _("{seat} is waited for: {what}").format(seat=chair.name, what=due.said)
            if not await self._chosen(head, found.ways, found.about, (chair.seat, due.number)):
                return
            done.add((chair.seat, due))

    def action_time(self) -> None:
        self.once(self._time())

    async def _time(self) -> None:
        """What may be done with the clock, below how the day goes."""
        await self._chosen(await self.play.host.do(by_plan), times(self.bench))

    def action_pause(self) -> None:
        self.once(self._carry(cm.Pause(self.bench.author, not self.bench.clock.stopped)))

    async def _chosen(
        self,
        head: str,
        found: Sequence[Way],
        about: str = "",
        of: tuple[int, int] = (-1, -1),
    ) -> bool:
        """Choose one of several ways and have it carried out; whether one was chosen. `of` is the
        seat that it is about and the number of what the seat owes.
        """
        choose = Choose(head, [way.said for way in found], about)
        chosen = await self.app.push_screen_wait(choose)
        if chosen is None:
            return False
        way = found[chosen]
        if way.enters:
            await entered(self, self.play, self.bench, way.enters, *of)
            await self._look()
        if way.make is not None and await self.app.push_screen_wait(Confirm(f"{way.said}?", "")):
            await self._filled(reasoned(way.said, "", way.make))
        for command in way.commands:
            await self._carry(command)
        return True

    def action_hold(self) -> None:
        self.once(self._carry(cm.Hold(self.bench.author, not self.bench.held)))

    def action_veil(self) -> None:
        self.once(self._veil(not self.bench.veiled))

    async def _veil(self, on: bool) -> None:
        """Keep what the dice show from all but Control, once confirmed since all are told so."""
        if await self.app.push_screen_wait(veiling(on=on)):
            await self._carry(cm.Veil(self.bench.author, on))

    async def _filled(self, page: Screen[cm.Command | None]) -> None:
        self._say(await filled(self.app, page, self._done))

    async def _carry(self, command: cm.Command) -> None:
        """Have it carried out; what is refused is said, and changes nothing."""
        self._say(await self._done(command))

    async def _done(self, command: cm.Command) -> str:
        """Have it carried out; why it was not."""
        done = await self.play.host.do(desk.carry, command)
        self.play.tell(done.trouble)
        if not done.refused:
            await self._look(done.bench)
        return done.refused

    def _say(self, refused: str) -> None:
        if refused:
            self.notify(refused, severity="error", timeout=10)

    @abstractmethod
    async def _look(self, bench: Bench | None = None) -> None:
        """Show what is now; what all are to hear is read out first."""
