"""How seats, orders and injects stand in Control's lists."""

from textual.content import Content

from wargame.prose import arguing
from wargame.prose.names import Names
from wargame.prose.text import _, separated
from wargame.seat import injects
from wargame.seat.injects import Armed
from wargame.tui.arguing import Point, headline
from wargame.tui.bench import Bench, Chair, Item
from wargame.tui.dealing import line as deal_line


def chair(one: Chair) -> Content:
    """A seat: how far its orders are, who plays it, whether it is waited for."""
    locked = _("{locked}/{allowance} locked").format(locked=one.locked, allowance=one.allowance)
    if one.finished:
        locked = _("{locked}, done").format(locked=locked)
    kinds = {"aim": _("aim"), "red line": _("red line"), "assessment": _("assessment")}
    owes = ""
    if one.owes:
        owes = _("  not written: {kinds}").format(kinds=separated(kinds[k] for k in one.owes))
    waited = ("  ◀ " + _("waited for"), "bold $warning") if one.waited else ""
    return Content.assemble(
        (f"{one.name}", "bold"), "  ", (locked, "bold" if one.locked else ""), "  ",
        (one.player, "$muted"), waited, (owes, "$muted"),
    )  # fmt: skip


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
    seen = ("  ✔ " + _("seen"), "$success") if one.seen else ""
    planned = "" if one.stand == "fired" else "  " + one.planned
    return Content.assemble((one.title, style), ("  " + one.state, "$accent"), seen,
                            (planned, "$muted"))  # fmt: skip


def about_inject(one: Armed) -> Content:
    """An inject whole: its text, its readers, what it is expected to bring about."""
    head = Content.assemble((one.title, "bold $primary"), (f"  {one.head}", "$muted"))
    return Content("\n").join([head, *map(Content, injects.about(one))])


def queue(bench: Bench) -> list[tuple[str, Content]]:
    """All that lies on Control's desk, with what each line goes by: what is argued, deals to be
    judged, orders.
    """
    turn = bench.view.turn
    lines = [(f"matter {one.number}", matter(bench.names, one)) for one in bench.matters]
    lines += [
        (f"deal {one.deal.number}", deal_line(bench.names, one, turn))
        for one in bench.deals
        if one.deal.open(turn)
    ]
    return [*lines, *((str(one.slot), item(one)) for one in bench.items)]
