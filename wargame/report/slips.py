"""What is cut out and handed over: order slips, deal slips, inject cards.

A slip asks for all that the order form on the screen asks for: Control can type it in later.
"""

import math

from wargame.core.scenario import Inject
from wargame.prose import injected, orderbook
from wargame.prose.ran import inject_parts
from wargame.prose.setting import Setting
from wargame.prose.sheets import visibility
from wargame.prose.text import _, counted, joined, labelled, listed
from wargame.report.document import (
    Blank,
    Block,
    Boxes,
    Bullets,
    Field,
    Fields,
    Page,
    Sheet,
    Slip,
    Text,
)
from wargame.report.kit import Kit

SLIPS, DEALS, CARDS = 3, 2, 4
"""How many stand on one side of paper."""


# ---- orders and deals


def orders(kit: Kit) -> Page:
    """A side of paper with order slips for each seat."""
    sheets = tuple(
        Sheet("three", tuple(_order(kit, seat) for _slip in range(SLIPS))) for seat in kit.seats
    )
    return Page(
        "slips/orders",
        _("Order slips"),
        kit.title,
        sheets,
        about=joined(
            (
                _("A side of paper for each seat"),
                *(
                    _("{seat}: {copies}").format(
                        seat=kit.names.seat(seat), copies=_copies(kit, seat)
                    )
                    for seat in kit.seats
                ),
            )
        ),
        kind="slips",
        size=9.5,
    )


def _copies(kit: Kit, seat: int) -> str:
    """How often a seat's side of slips is needed for a whole game."""
    slips = kit.scenario.seats[seat].orders * kit.scenario.turns
    return counted("{n} copy", "{n} copies", math.ceil(slips / SLIPS))


def _order(kit: Kit, seat: int) -> Slip:
    kinds = dict.fromkeys(
        kind
        for index in kit.orders_of(seat)
        for action in (kit.scenario.actions[index],)
        for kind in (
            action.visibility,
            *(o.visibility or action.visibility for o in action.options),
        )
    )
    allowance = kit.scenario.seats[seat].orders
    of = _("of {allowance}").format(allowance=allowance)
    required = kit.scenario.rationale == "required"
    why = _("Why (one sentence, required):") if required else _("Why (one sentence):")
    costs = [
        Field(resource.name or labelled(resource.id), 2) for resource in kit.scenario.resources
    ]
    return Slip(
        _("Order of {seat}").format(seat=kit.names.seat(seat)),
        kit.title,
        (
            Fields(
                (
                    Field(_("Turn"), 2),
                    Field(_("Order"), 2, of),
                    Field(_("What (verb)"), 9),
                    Field(_("On whom, where"), 7),
                )
            ),
            Fields((Field(_("Variant or second target"), 6), *costs)),
            Boxes(_("Seen:"), tuple(visibility(kit.names, kind) for kind in kinds)),
            Blank(why, 2),
            Fields(
                (Field(_("Expected effect"), 10), Field(_("How likely: the upper half"), 6, "%"))
            ),
            Fields(
                (
                    Field(_("Control: net"), 3),
                    Field(_("dice"), 3),
                    Field(_("total"), 3),
                    Field(_("row"), 6),
                    Field(_("typed in"), 2, "☐"),
                )
            ),
        ),
    )


def deals(kit: Kit) -> Page:
    """Two deal slips on a side of paper."""
    slip = Slip(
        _("Deal"),
        kit.title,
        (
            Fields((Field(_("Turn"), 1), Field(_("Between"), 5), Field(_("and"), 5))),
            Blank(_("What the first will do, and by which turn:"), 3),
            Blank(_("What the second will do, and by which turn:"), 3),
            Boxes(_("Who may know:"), (_("all"), _("the parties and Control"))),
            Fields((Field(_("Signed"), 5), Field(_("Signed"), 5))),
            Boxes(_("When it is due, the first says:"), (_("kept"), _("bent"), _("broken"))),
            Boxes(_("The second says:"), (_("kept"), _("bent"), _("broken"))),
            Fields((Field(_("Control rules, and why"), 10),)),
        ),
    )
    return Page(
        "slips/deals",
        _("Deal slips"),
        kit.title,
        (Sheet("two", (slip,) * DEALS),),
        about=_("Two on a side of paper; a copy for each talk phase and table."),
        kind="slips",
        size=10.0,
    )


# ---- injects


def cards(kit: Kit) -> Page | None:
    """Cards of the injects, four on a side, with the expected action behind each; None without any.

    Fronts and backs alternate, so that they meet when printed on both sides along the long edge.
    """
    injects = list(enumerate(kit.scenario.injects))
    sheets: list[Block] = []
    for begin in range(0, len(injects), CARDS):
        four = injects[begin : begin + CARDS]
        fronts = [_front(kit, index) for index, _inject in four]
        backs = [_back(kit, inject) for _index, inject in four]
        empty = [Slip("", empty=True)] * (CARDS - len(four))
        sheets.append(Sheet("four", (*fronts, *empty)))
        sheets.append(Sheet("four", _mirrored([*backs, *empty])))
    if not sheets:
        return None
    return Page(
        "control/cards",
        _("Inject cards"),
        kit.title,
        tuple(sheets),
        about=_(
            "Print on both sides, turned over the long edge. Control keeps the cards: the back"
            " holds the expected action."
        ),
        stamp=_("Control only: contains secrets"),
        kind="slips",
        size=9.5,
    )


def _mirrored(four: list[Slip]) -> tuple[Slip, ...]:
    """The backs in the order in which they lie behind their fronts."""
    return (four[1], four[0], four[3], four[2])


def _front(kit: Kit, index: int) -> Slip:
    inject = kit.scenario.injects[index]
    parts = inject_parts(kit.names, index, None)
    return Slip(
        parts.title,
        inject.id,
        (
            Text(parts.head, "quiet"),
            Text(parts.text, "lead"),
            Text(_("For: {audience}").format(audience=audience(kit, inject)), "small"),
        ),
    )


def _back(kit: Kit, inject: Inject) -> Slip:
    does = kit.does()
    blocks: list[Block] = [
        Text(_("When: {when}").format(when=orderbook.due(does, inject))),
        Text(
            _("Expected action: {action}").format(action=inject.expect or _("none is written down"))
        ),
        Text(_("Effects: {effects}").format(effects=orderbook.brings(does, inject)), "small"),
    ]
    lessons = {lesson.id: lesson.text for lesson in kit.scenario.lessons}
    named = [f"{id}: {lessons.get(id, '')}" for id in inject.objective]
    if named:
        blocks.append(
            Text(_("It serves {objectives}").format(objectives="; ".join(named)), "small")
        )
    resting = kit.names.resting(inject.cite, inject.assumption)
    if resting:
        blocks.append(Text(_("It rests on {resting}.").format(resting=resting), "small"))
    ticks = (
        _("fired, turn ___, at ___"),
        _("expected action seen"),
        _("something else came of it"),
    )
    blocks.append(Bullets(ticks, boxes=True))
    title = kit.names.text(inject.title, Setting())
    return Slip(
        _("Back of {id}, {title}").format(id=inject.id, title=title), _("Control"), tuple(blocks)
    )


def audience(kit: Kit, inject: Inject) -> str:
    """Who gets an inject, by name."""
    return listed(injected.named(kit.names, inject.to))
