"""How seats, orders and injects stand in Control's lists."""

from collections.abc import Iterator

from textual.content import Content

from wargame.core import events as ev
from wargame.prose import arguing
from wargame.prose.names import Names
from wargame.prose.text import _, counted, listed, separated
from wargame.seat import injects
from wargame.seat.injects import Armed
from wargame.tui.arguing import Point, headline
from wargame.tui.bench import Bench, Chair, Item
from wargame.tui.dealing import line as deal_line
from wargame.tui.talking import unread

COMING = ("due", "met")
"""How an inject stands that comes by itself before long."""
NAMED = 3
"""How many of them are told by name at a glance; their own page has all."""

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
    """What is argued, deals that wait for somebody, the turn's orders, what was settled in it."""
    for point in bench.matters:
        yield f"matter {point.number}", matter(bench.names, point)
    for account in bench.deals:
        if account.deal.open(bench.view.turn):
            line = deal_line(bench.names, account, bench.view.turn)
            yield f"deal {account.deal.number}", line
    for one in bench.items:
        yield str(one.slot), item(one)
    for k, event in enumerate(bench.settled):
        yield f"settled {k}", settled(bench.names, event)


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
    waited: tuple[str, str] | str = ""
    if one.waited:
        said = _("waited for: {what}").format(what=one.awaits) if one.awaits else _("waited for")
        waited = (f"  ◀ {said}", "bold $warning")
    letters: tuple[str, str] | str = ""
    if one.letters:
        said = counted("{n} to read", "{n} to read", one.letters)
        letters = (f"  ✉ {said}", "bold $accent")
    return Content.assemble(
        (f"{one.name}", "bold"), "  ", (locked, "bold" if one.locked else ""), "  ",
        (one.player, "$muted"), waited, (owes, "$muted"), letters,
    )  # fmt: skip


def outlook(bench: Bench) -> Content:
    """What seats are asked, what lies on the desk, promises that are due, injects that come soon
    and that are armed.
    """
    rows = (
        (_("Asked"), _asked(bench)),
        (_("Orders"), _on_the_desk(bench)),
        (_("Deals"), _promised(bench)),
        (_("Injects"), _coming(bench)),
    )
    told = [
        Content.assemble((f"{head}  ", "bold $accent"), Content(_(" · ")).join(found))
        for head, found in rows
        if found
    ]
    return Content("\n").join(told)


def _asked(bench: Bench) -> list[Content]:
    """What is asked, each with the seats that are to answer it."""
    whom: dict[str, list[str]] = {}
    for one in bench.chairs:
        for said in one.asked:
            whom.setdefault(said, []).append(one.name)
    return [Content.assemble((f"{listed(names)}: ", "bold"), said) for said, names in whom.items()]


def _coming(bench: Bench) -> list[Content]:
    """Those that come next by name and state, what hangs on no dice first; how many others wait."""
    plan = bench.names.scenario.injects
    coming = sorted(
        (one for one in bench.injects if one.stand in COMING),
        key=lambda one: plan[one.index].chance is not None,
    )
    found = [
        Content.assemble((f"{one.id} ", "$muted"), (one.title, "bold"), f" ({one.state})")
        for one in coming[:NAMED]
    ]
    if more := len(coming) - len(found):
        found.append(Content(counted("{n} more may come", "{n} more may come", more)))
    stands = [one.stand for one in bench.injects]
    others = (
        ("armed", counted("{n} armed", "{n} armed", stands.count("armed"))),
        ("delayed", counted("{n} delayed", "{n} delayed", stands.count("delayed"))),
        ("held", counted("{n} held", "{n} held", stands.count("held"))),
        ("reserve", counted("{n} in reserve", "{n} in reserve", stands.count("reserve"))),
    )
    found += [Content.styled(said, "$muted") for stand, said in others if stand in stands]
    return found


def _on_the_desk(bench: Bench) -> list[Content]:
    waits = sum(one.waits for one in bench.items)
    argued, done = len(bench.matters), len(bench.settled)
    kinds = (
        (counted("{n} on the desk", "{n} on the desk", waits), waits, ""),
        (counted("{n} to be settled", "{n} to be settled", argued), argued, "$warning"),
        (counted("{n} settled", "{n} settled", done), done, "$muted"),
    )
    return [Content.styled(said, style) for said, number, style in kinds if number]


def _promised(bench: Bench) -> list[Content]:
    due = sum(len(one.deal.open(bench.view.turn)) for one in bench.deals)
    if not due:
        return []
    return [Content.styled(counted("{n} promise is due", "{n} promises are due", due), "$warning")]


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


def settled(names: Names, event: ev.MatterSettled) -> Content:
    """What was argued and is settled: whose it was, by what, and what came of it."""
    whose = names.seat(event.seat) if event.seat >= 0 else _("A question of Control's")
    head = Content.assemble(("± ", "$muted"), (whose, "bold"))
    head = Content.assemble(head, (f"  {arguing.method(event.method)}", "$muted"))
    return Content.assemble(head, "\n  ", (arguing.outcome(event), "$muted"))


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
