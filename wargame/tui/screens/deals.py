"""Deals on a page of their own: what a seat's page of them and Control's have in common."""

from abc import abstractmethod
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from wargame.core.deals import MARKS, Mark
from wargame.prose import dealing
from wargame.prose.dealing import Account
from wargame.prose.text import N_, _
from wargame.tui import dealing as shown
from wargame.tui.screens.choosing import Choose
from wargame.tui.screens.sheeted import Sheeted
from wargame.tui.widgets.menu import Bargains

if TYPE_CHECKING:
    pass

DRAFT = "draft"


class Deals(Sheeted):
    """The deals that stand, and what can be done about the one under the cursor."""

    head, listing, list_id = N_("Deals"), Bargains, "deals"

    @property
    @abstractmethod
    def accounts(self) -> tuple[Account, ...]:
        """All deals that its reader may know of."""

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
        ids = [option.id for option in menu.options]
        if ids:
            menu.highlighted = ids.index(at.id) if at is not None and at.id in ids else 0
        else:
            menu.add_option(Option(Content.styled(_("No deal stands."), "$muted"), disabled=True))
        self.tell()

    def more(self, menu: OptionList) -> None:
        """Lines below the deals."""

    def account(self) -> Account | None:
        """The deal under the cursor."""
        id = self.under_cursor
        return next((one for one in self.accounts if str(one.deal.number) == id), None)

    def tell(self) -> None:
        one = self.account()
        about = shown.docket(self.names, one, self.turn) if one is not None else self.about()
        self.query_one("#sheet-body", Static).update(about)

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
