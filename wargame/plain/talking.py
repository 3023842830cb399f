"""The talk phase where several persons share a keyboard: time to speak, and to write in secret.

Whoever wishes sits down alone, reads what was written to it and writes; then all go on together.
"""

from typing import TYPE_CHECKING

from wargame.core.view import public_reader
from wargame.plain.dealing import deals
from wargame.plain.desk import Desk
from wargame.plain.menu import Menu
from wargame.plain.rooms import rooms
from wargame.prose.text import _

if TYPE_CHECKING:
    from wargame.plain.table import Table


def talk(table: "Table") -> None:
    """Let each seat that wishes to sit down and exchange messages, until all want to go on."""
    table.rise()
    terminal, names = table.terminal, table.prose.names
    view = table.session.view(public_reader(table.session.game))
    terminal.say("", *table.prose.moment(view))
    terminal.say(_("Talk aloud, or sit down one by one to write to each other in secret."))
    keys = [str(number) for number in range(1, len(table.persons) + 1)]
    help = _(
        "Type a number and pass the keyboard: that seat reads its messages and may write some. "
        "Enter ends the talks for all."
    )
    while True:
        terminal.say(
            *(f"{key}. {names.seat(seat)}" for key, seat in zip(keys, table.persons, strict=True))
        )
        prompt = _("Who sits down, or Enter to go on")
        typed = terminal.choose(prompt, keys, help, default="on")
        if typed == "on":
            return
        write(table.sit(table.persons[int(typed) - 1]))
        table.rise()


def write(desk: Desk) -> None:
    """Messages and notes of one seat, until it is done."""
    help = _(
        "m sends a message, i one in character, r opens the rooms, n writes a note, t deals; "
        "b brief, s status, l log. Enter ends it."
    )
    while True:
        prompt = _(
            "{seat}: m for a message, i in character, r for rooms, n for a note, t for deals, "
            "Enter when done"
        ).format(seat=desk.name)
        typed = desk.terminal.choose(prompt, ["m", "i", "r", "n", "t"], help, default="done")
        if typed == "done":
            return
        if typed in ("m", "i"):
            Menu(desk).message(in_character=typed == "i")
        elif typed == "r":
            rooms(desk)
        elif typed == "t":
            deals(desk)
        else:
            Menu(desk).note()
