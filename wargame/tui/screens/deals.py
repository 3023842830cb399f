"""Deals on a page of their own: what a seat's page of them and Control's have in common."""

from abc import abstractmethod
from collections.abc import Collection, Mapping, Sequence

from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from wargame.core.deals import MARKS, Mark
from wargame.core.view import Seen
from wargame.prose import dealing
from wargame.prose.dealing import Account, Settled
from wargame.prose.text import N_, _
from wargame.tui import dealing as shown
from wargame.tui.screens.choosing import Choose
from wargame.tui.screens.entry import Entry
from wargame.tui.screens.pages import heading
from wargame.tui.screens.sheeted import Sheeted
from wargame.tui.widgets.menu import Bargains

DRAFT, PAST = "draft", "past "
"""Lines that are no deal that stands: what drafts one, and those that are settled, with a number.
"""


class Deals(Sheeted):
    """The deals that stand, and what can be done about the one under the cursor; below them those
    that are settled, to be read.
    """

    head, listing, list_id = N_("Deals"), Bargains, "deals"
    past: Mapping[int, Settled] = {}
    """The settled deals as they are shown, by their order."""

    @property
    @abstractmethod
    def accounts(self) -> tuple[Account, ...]:
        """All deals that its reader may know of."""

    @property
    @abstractmethod
    def entries(self) -> tuple[Seen, ...]:
        """Its reader's log."""

    @property
    @abstractmethod
    def turn(self) -> int:
        """The turn of the moment that is shown."""

    @property
    @abstractmethod
    def reader(self) -> int:
        """The seat that reads, or -1 for Control."""

    def on_mount(self) -> None:
        self.show()
        self.query_one(OptionList).focus()
        self.point_at({self.first})

    def point_at(self, numbers: Collection[int]) -> None:
        """Put the cursor on the first of some deals."""
        menu = self.query_one(OptionList)
        ids = [option.id for option in menu.options]
        found = (ids.index(str(number)) for number in numbers if str(number) in ids)
        menu.highlighted = next(found, menu.highlighted)

    def show(self) -> None:
        """Show what stands now."""
        menu = self.query_one(OptionList)
        at = menu.highlighted_option
        menu.clear_options()
        for one in self.accounts:
            said = shown.line(self.names, one, self.turn, self.reader)
            menu.add_option(Option(said, id=str(one.deal.number)))
        self.more(menu)
        if not menu.option_count:
            menu.add_option(Option(Content.styled(_("No deal stands."), "$muted"), disabled=True))
        self.past = dict(enumerate(dealing.settled(self.entries)))
        if self.past:
            menu.add_option(Option(heading(_("Settled")), disabled=True))
        # What was settled last stands first.
        for number, past in reversed(self.past.items()):
            menu.add_option(Option(shown.past_line(self.names, past), id=f"{PAST}{number}"))
        ids = [option.id for option in menu.options]
        first = next((k for k, option in enumerate(menu.options) if not option.disabled), None)
        menu.highlighted = ids.index(at.id) if at is not None and at.id in ids else first
        self.tell()

    def more(self, menu: OptionList) -> None:
        """Lines below the deals."""

    def account(self) -> Account | None:
        """The deal under the cursor."""
        id = self.under_cursor
        return next((one for one in self.accounts if str(one.deal.number) == id), None)

    def _settled(self) -> Settled | None:
        """The settled deal under the cursor."""
        kind, _past, number = (self.under_cursor or "").partition(PAST)
        return None if kind or not number else self.past.get(int(number))

    def tell(self) -> None:
        one, past = self.account(), self._settled()
        about = self.about()
        if one is not None:
            about = shown.docket(self.names, one, self.turn)
        elif past is not None:
            about = shown.past_docket(self.names, past)
        self.query_one("#sheet-body", Static).update(about)

    def on_option_list_option_selected(self, _event: OptionList.OptionSelected) -> None:
        """Open what is settled in full; what stands is acted on."""
        past = self._settled()
        if past is not None:
            lines = shown.past_docket(self.names, past).plain.split("\n")
            coming = self.app.push_screen(Entry(lines))
            del coming

    def about(self) -> Content:
        """What is told where no deal is under the cursor."""
        return Content("")

    async def choose(self, head: str, choices: Sequence[str]) -> int | None:
        return await self.app.push_screen_wait(Choose(head, choices))

    async def mark(self, one: Account, k: int) -> Mark | None:
        """What a promise is said to have been."""
        head = dealing.clause(self.names, one.offered.clauses[k])
        words = [dealing.marked(mark) for mark in range(len(MARKS))]
        chosen = await self.choose(head, [word[:1].upper() + word[1:] for word in words])
        return None if chosen is None else MARKS[chosen]
