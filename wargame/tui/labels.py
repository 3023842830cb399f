"""How seats, orders and injects stand in Control's lists."""

from collections.abc import Iterator

from textual.content import Content

from wargame.prose import arguing
from wargame.prose.names import Names
from wargame.prose.text import _, counted, separated
from wargame.seat import injects
from wargame.seat.injects import Armed
from wargame.tui.arguing import Point, headline
from wargame.tui.bench import Bench, Chair, Item
from wargame.tui.dealing import line as deal_line
from wargame.tui.talking import unread

Lines = Iterator[tuple[str, Content]]
"""Lines of a list, by their ids."""


def asked(bench: Bench) -> Iterator[tuple[str, str]]:
    """What Control is asked."""
    return ((f"ask {k}", put.ask) for k, put in enumerate(bench.questions))


def chairs(bench: Bench) -> Lines:
    """The seats; below them what they wrote to Control, and the rooms with something unread."""
    for one in bench.chairs:
        yield str(one.seat), chair(one)
    for seat, said in bench.letters:
        yield f"letter {seat}", letter(said)
    for thread in bench.threads:
        if thread.unread:
            yield f"room {thread.room.number}", unread(bench.names, thread)


def items(bench: Bench) -> Lines:
    """What is argued, deals that wait for somebody, the turn's orders."""
    for point in bench.matters:
        yield f"matter {point.number}", matter(bench.names, point)
    for account in bench.deals:
        if account.deal.open(bench.view.turn):
            line = deal_line(bench.names, account, bench.view.turn)
            yield f"deal {account.deal.number}", line
    for one in bench.items:
        yield str(one.slot), item(one)


def injects_of(bench: Bench) -> Lines:
    """The injects, as they are planned."""
    return ((str(one.index), armed(one)) for one in bench.injects)


def chair(one: Chair) -> Content:
    """A seat: how far its orders are, who plays it, what is waited for, what it is to read."""
    locked = _("{locked}/{allowance} locked").format(locked=one.locked, allowance=one.allowance)
    if one.finished:
        locked = _("{locked}, done").format(locked=locked)
    kinds = {"aim": _("aim"), "red line": _("red line"), "assessment": _("assessment")}
    owes = ""
    if one.owes:
        owes = _("  not written: {kinds}").format(kinds=separated(kinds[k] for k in one.owes))
    waited = ("  ◀ " + _("waited for"), "bold $warning") if one.waited else ""
    letters: tuple[str, str] | str = ""
    if one.letters:
        said = counted("{n} to read", "{n} to read", one.letters)
        letters = (f"  ✉ {said}", "bold $accent")
    return Content.assemble(
        (f"{one.name}", "bold"), "  ", (locked, "bold" if one.locked else ""), "  ",
        (one.player, "$muted"), waited, (owes, "$muted"), letters,
    )  # fmt: skip


def letter(said: str) -> Content:
    """What a seat wrote to Control alone, until it is answered."""
    return Content.assemble(("» ", "bold $accent"), (_("to Control  "), "$muted"), said)


def item(one: Item) -> Content:
    """An order on the desk, with what became of it and why it was given."""
    head = Content.assemble((f"{one.who}: ", "bold"), one.title)
    if one.step:
        head = Content.assemble(head, (f"  {one.step}", "$muted"))
    notes = []
    if one.fate:
        notes.append(one.fate)
    if one.struck or one.amended or one.forced:
        notes.append(_("ruled on"))
    if one.precedents:
        notes.append(_("earlier ruling"))
    tail = Content.styled("  " + ", ".join(notes), "$warning") if notes else Content("")
    if not one.reason:
        return Content.assemble(head, tail)
    return Content.assemble(head, tail, "\n  ", (one.reason, "$muted"))


def matter(names: Names, one: Point) -> Content:
    """What is argued, or waits to be taken up."""
    head = Content.assemble(("± ", "bold $accent"), (headline(names, one.account), "bold"))
    if not one.open:
        head = Content.assemble(head, ("  " + _("not taken up"), "$warning"))
    late = arguing.late(names, one.account.matter)
    tail = Content.assemble("\n  ", (late, "$warning")) if late else Content("")
    return Content.assemble(head, "\n  ", one.account.text, tail)


def armed(one: Armed) -> Content:
    """An inject, how it stands, when it is planned, whether what it is to bring about was seen."""
    style = "$muted" if one.stand in ("fired", "skipped", "past") else "bold"
    box: tuple[str, str] | str = ""
    if one.seen:
        box = (f"  {injects.BOXES[True]} " + _("seen"), "$success")
    elif one.fired and one.expect:
        box = (f"  {injects.BOXES[False]} " + _("expected"), "$warning")
    planned = "" if one.stand == "fired" else "  " + one.planned
    return Content.assemble((one.id, "$muted"), "  ", (one.title, style),
                            ("  " + one.state, "$accent"), box, (planned, "$muted"))  # fmt: skip


def about_inject(names: Names, one: Armed) -> Content:
    """An inject whole: its text, its readers, when it comes, what it does, what is expected."""
    head = Content.assemble(
        (f"{one.id}  ", "$muted"), (one.title, "bold $primary"), (f"  {one.head}", "$muted")
    )
    return Content("\n").join([head, *map(Content, injects.about(names, one))])
