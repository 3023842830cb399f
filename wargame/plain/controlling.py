"""What Control types at any prompt of the line mode: pages of its own, each opened by a word.

Where several share the keyboard everybody else looks away meanwhile.
"""

from collections.abc import Callable

import attrs

from wargame.plain import going_back, injecting, rooms, ruling
from wargame.plain.alone import alone
from wargame.plain.terminal import Terminal, WentBack
from wargame.prose.text import N_, _
from wargame.seat.company import Company


@attrs.frozen
class Opened:
    """A page: what is asked before one person sees it who may play a seat, and the page itself."""

    ask: str
    run: Callable[[Company, Terminal], None]


PAGES = {
    "injects": Opened(
        N_("The list is Control's and tells what is to come. Open it"), injecting.events_list
    ),
    "rooms": Opened(N_("The list is Control's and has what was said aside. Open it"), rooms.of_all),
    "control": Opened(
        N_("What comes next is Control's and tells the secrets of all seats. Open it"),
        ruling.page,
    ),
}


def for_control(company: Company, terminal: Terminal, typed: str) -> bool:
    """Do what Control asks for, where that is asked for; whether it was. Raises WentBack."""
    opened = PAGES.get(typed.lower())
    if opened is None:
        return going_back.command(company, terminal, typed)
    alone(company, terminal, lambda: opened.run(company, terminal), _(opened.ask))
    # Whoever was asked something is asked anew, as the game stands.
    raise WentBack
