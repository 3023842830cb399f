"""A reader's log as lines, told from its beginning or on from where it was told before.

What a line leans on, and what comes out as no change, goes along from event to event.
"""

from collections.abc import Iterable

import attrs

from wargame.core import events as ev
from wargame.core.state import State
from wargame.core.view import Reader, Seen
from wargame.prose.judging import looked_back
from wargame.prose.names import Names
from wargame.prose.telling import Telling
from wargame.prose.text import _, joined
from wargame.prose.undone import Thread, resuming


@attrs.frozen
class Told:
    """A line of a reader's log, under the reader's own number."""

    number: int
    text: str
    event: ev.Event
    undone: bool = False
    stayed: tuple[str, ...] = ()
    """Of the text, what is told of numbers that stayed as they were."""

    @property
    def line(self) -> str:
        """The text, with a word before what does not hold."""
        return _("Undone: {text}").format(text=self.text) if self.undone else self.text


@attrs.define
class Narration:
    """Lines told so far, and what the next one leans on."""

    names: Names
    reader: Reader
    thread: Thread = attrs.Factory(Thread)
    found: dict[int, Told] = attrs.Factory(dict)
    taken: int = 0
    """The number of the last line of the log that was taken in."""

    @classmethod
    def of(
        cls,
        names: Names,
        log: tuple[Seen, ...],
        reader: Reader,
        state: State | None,
        since: int = 0,
    ) -> "Narration":
        """A log from its beginning, in words from after number `since`."""
        resumes = resuming(log)
        counted = {number for seen in log if isinstance(seen.event, ev.Rewound)
                   for number in (*seen.event.undone, *seen.event.again)}  # fmt: skip
        threads = {0: Thread()}
        narration, leant_on = cls(names, reader), set(resumes.values())
        for seen in log:
            if seen.number in resumes:
                narration._settle()
                narration.thread = threads[resumes[seen.number]].copy()
            narration.take(seen, state, told=seen.number > since or seen.number in counted)
            if seen.number in leant_on:
                threads[seen.number] = narration.thread.copy()
        for number in [number for number in narration.found if number <= since]:
            del narration.found[number]
        return narration

    def take(self, seen: Seen, state: State | None, *, told: bool = True) -> None:
        """The next event; gaps in texts are read in `state`."""
        self.taken = seen.number
        thread, reader = self.thread, self.reader
        if thread.balance.ends(seen.event):
            self._settle()
        thread.balance.take(seen.number, seen.event)
        hidden = reader.control and not seen.event.audience & self.names.game.public
        thread.learnt.take(seen.event, secret=hidden)
        if not told:
            return
        learnt = thread.learnt
        telling = Telling(
            self.names, reader, state, learnt.orders, learnt.asked, learnt.answered, learnt.secret,
            looked_back(learnt.turn, over=learnt.over), self.found,
        )  # fmt: skip
        text = telling.sentence(seen.event)
        if text:
            self.found[seen.number] = Told(seen.number, text, seen.event, seen.undone)

    def _settle(self) -> None:
        self.found |= self._cancelled(self.thread)

    def _cancelled(self, thread: Thread) -> dict[int, Told]:
        """The last causes of numbers that came out as no change, with what cancelled out."""
        return {
            number: attrs.evolve(told, text=joined((told.text, *said)), stayed=tuple(said))
            for number, said in thread.balance.settled(self.names).items()
            if (told := self.found.get(number)) is not None
        }

    def lines(self) -> tuple[Told, ...]:
        """All lines so far; the narration can go on."""
        return tuple((self.found | self._cancelled(self.thread.copy())).values())


@attrs.define
class Running:
    """A log that is told again and again as it grows: what was told is not worked out anew.

    Gaps in texts keep what they read when they were told first.
    """

    names: Names
    reader: Reader
    _narration: Narration | None = None

    def tell(self, log: tuple[Seen, ...], state: State | None) -> tuple[Told, ...]:
        """The whole log as lines. What is undone is marked anew in all of it."""
        known = self._narration
        fresh: Iterable[Seen] = log[known.taken :] if known is not None else ()
        back = any(isinstance(seen.event, ev.Rewound) for seen in fresh)
        if known is None or back or len(log) < known.taken:
            known = self._narration = Narration.of(self.names, log, self.reader, state)
        else:
            for seen in fresh:
                known.take(seen, state)
        return known.lines()
