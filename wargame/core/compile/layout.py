"""The numbers around the compiled rules: where blocks of the state begin, and tables as arrays."""

from wargame.core import orders
from wargame.core import state as st
from wargame.core.compile.actions import ActionCode
from wargame.core.compile.capacity import Rooms, rooms
from wargame.core.compile.sequence import SequenceCompiler
from wargame.core.compile.typed import pair_of
from wargame.core.compile.workshop import Workshop
from wargame.core.deals import CLAUSES
from wargame.core.said import said

HEAD_NAMES = [
    "TURN",
    "STAGE",
    "OPEN",
    "OVER",
    "FAULT",
    "KEY",
    "SALT",
    "MOVED",
    "PHASE",
    "READY",
    "HAND_COUNT",
    "HAND",
    "ACT_COUNT",
]
UNCLIPPED = 10**6
"""The clip of a table that has none: beyond all modifiers."""
CODE_NAMES = ["ACTION_AT", "TARGET_AT", "SECOND_AT", "ARGUMENT_MASK", "OPTION_MASK"]


def constants_of(
    shop: Workshop,
    codes: tuple[ActionCode, ...],
    sequence: SequenceCompiler,
    stages: tuple[tuple[int, int], ...],
) -> tuple[tuple[str, int], ...]:
    """Lay out the rings at the end of the state and name every number the kernel needs."""
    world, scenario = shop.world, shop.scenario
    room = rooms(shop, codes, sequence.needs)
    bases = _bases(shop, room)
    rows = scenario.sequence or ((),)
    return (
        *((name, getattr(st, name)) for name in HEAD_NAMES),
        *((name, getattr(orders, name)) for name in CODE_NAMES),
        *world.constants.items(),
        *bases.items(),
        ("ACT_ROOM", room.acts),
        ("LATER_ROOM", room.delayed),
        ("QUESTION_ROOM", room.questions),
        ("PROMISE_ROOM", room.promises),
        ("DEAL_ROOM", room.deals),
        ("MATTER_ROOM", room.matters),
        ("SIZE", len(world.slots)),
        ("SEATS", len(world.seats)),
        ("PLACES", len(world.places)),
        ("WIDTH", world.width),
        ("ORDER_SIZE", len(world.fields)),
        ("ORDER_COUNT", world.sources),
        ("SOURCES", shop.rolling),
        ("TURNS", scenario.turns),
        ("STAGES", len(stages)),
        ("ROWS", len(rows)),
        ("MOVES", max(1, len(rows[0]))),
        ("ASKS", int(bool(shop.questions))),
        ("DELAYS", int(shop.delays)),
        ("UNCLIPPED", UNCLIPPED),
    )


def _bases(shop: Workshop, room: Rooms) -> dict[str, int]:
    """Where each ring begins at the end of the state, and what else is kept there."""
    world, scenario = shop.world, shop.scenario
    return {
        "ACTS": world.run("act", "book", "act", room.acts * len(st.ACT_FIELDS)),
        "LATER": world.run("later", "book", "later", room.delayed * len(st.LATER_FIELDS)),
        "QUESTIONS": world.run(
            "question", "book", "question", room.questions * len(st.QUESTION_FIELDS)
        ),
        "PROMISES": world.run("promise", "book", "promise", room.promises * len(st.PROMISE_FIELDS)),
        # What Control keeps back: 1 orders, 2 what the dice show, 3 both; at the end, so that it
        # moves no slot of older games.
        "HELD": world.run("held", "book", "held", 1),
        # What Control did with the plan of injects; how many it put off to another time.
        "PLANS": world.run("inject plan", "book", "inject plan", len(scenario.injects)),
        "SENT": world.run("inject sent", "book", "inject sent", len(scenario.injects)),
        "POSTPONED": world.run("inject postponed", "book", "inject postponed", 1),
        # How many matters hold the turn, how many were argued in it, how many of them are no
        # order's; then those that are being argued.
        "UNSETTLED": world.run("unsettled", "book", "unsettled", 1),
        "ARGUED": world.run("argued", "book", "argued", 1),
        "ASIDES": world.run("asides", "book", "asides", 1),
        "MATTERS": world.run(
            "matter", "book", "matter", room.matters * st.matter_size(len(world.seats))
        ),
        # How many of the last turns Control has dropped.
        "DROPPED": world.run("dropped", "book", "dropped", 1),
        # Each seat has places of its own for what it drafted: room tells it nothing of others'.
        "DEALS": world.run(
            "deal", "book", "deal", len(world.seats) * room.deals * (len(st.DEAL_FIELDS) + CLAUSES)
        ),
        # Of each matter, how many orders of its turn had been taken up when it was; at the end, so
        # that it moves no slot of older games, in which it is 0.
        "ORDINALS": world.run("matter ordinal", "book", "matter ordinal", room.matters),
        # The rows that its order reads when it succeeds and when it fails, each 1 more than it.
        "MATTER_READS": world.run("matter row", "book", "matter row", 2 * room.matters),
    }


def dice_names(shop: Workshop) -> None:
    """The name of a roll is one 32-bit word: turns, sources, purposes and counts must fit."""
    sources = shop.rolling
    if (shop.scenario.turns + 2) * sources * 64 * 256 >= 1 << 32:
        shop.report.error(
            "too-large",
            ("turns",),
            said(
                "{turns} turns with {sources} rules that may roll are too many",
                turns=shop.scenario.turns,
                sources=sources,
            ),
            said("fewer turns, seats, procedures or injects"),
        )
    if any(roll.purpose > 63 for roll in shop.rolls):
        shop.report.error("too-large", ("actions",), said("a rule may roll at most 64 times"))


def _pairs(seats: int) -> tuple[int, ...]:
    """The numbers of all pairs of seats, nobody among them, row by row."""
    somebody = range(-1, seats)
    return tuple(pair_of(one, two, seats) for one in somebody for two in somebody)


def _moves(shop: Workshop) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Who moves, move by move, and in which slot, where seats move one after the other."""
    world, rows = shop.world, shop.scenario.sequence or ((),)
    movers = tuple(world.seats.index(name) for row in rows for name in row)
    slots = tuple(
        world.seats.index(name) * world.width + row[:k].count(name)
        for row in rows
        for k, name in enumerate(row)
    )
    return movers, slots


def _bands(shop: Workshop) -> tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]:
    """The rows of all tables, total by total: the lowest total of each table, where its rows begin
    in the last of the three, and those.
    """
    bands: list[int] = []
    at, first = [], []
    for table in shop.tables:
        edges = [b.low for b in table.bands if b.low is not None]
        lowest = min(edges, default=0) - 1
        at.append(lowest)
        first.append(len(bands))
        totals = range(lowest, max(edges, default=0) + 1)
        bands += [next(k for k, b in enumerate(table.bands) if b.holds(n)) for n in totals]
    first.append(len(bands))
    return tuple(at), tuple(first), tuple(bands)


def arrays_of(
    shop: Workshop,
    codes: tuple[ActionCode, ...],
    sequence: SequenceCompiler,
    stages: tuple[tuple[int, int], ...],
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    world, scenario = shop.world, shop.scenario
    ring = next(i for i, slot in enumerate(world.slots) if slot.name.startswith("act.0"))
    steps = tuple(
        scenario.steps.index(a.step) if a.step in scenario.steps else 0 for a in scenario.actions
    )
    movers, slots = _moves(shop)
    tables = [table.id for table in shop.tables]
    at, first, bands = _bands(shop)
    sources = tuple(getattr(sequence, "promise_sources", ()))
    groups = {**world.groups, "seats": tuple(range(len(world.seats))), **world.teams}
    return (
        ("LOW", tuple(slot.low for slot in world.slots[:ring])),
        ("HIGH", tuple(slot.high for slot in world.slots[:ring])),
        ("START", tuple(slot.start for slot in world.slots)),
        ("NO_ORDER", (0,) * len(world.fields)),
        ("NO_ORDERS", (0,) * len(world.fields) * world.sources),
        ("ALLOWANCE", world.allowance),
        ("STEP_OF", steps),
        ("HAS_THEN", tuple(int(code.then) for code in codes)),
        ("LOOKS_BACK", tuple(int(code.back) for code in codes)),
        ("STAGE_KIND", tuple(kind for kind, _ in stages)),
        ("STAGE_ARGUMENT", tuple(argument for _, argument in stages)),
        ("MOVE_SEAT", movers or (0,)),
        ("MOVE_SLOT", slots or (0,)),
        ("TABLE_DICE", tuple(t.dice.count for t in shop.tables) or (0,)),
        ("TABLE_SIDES", tuple(t.dice.sides for t in shop.tables) or (0,)),
        ("TABLE_CLIP", tuple(UNCLIPPED if t.clip is None else t.clip for t in shop.tables) or (0,)),
        ("TABLE_AT", at or (0,)),
        ("TABLE_LOW", first),
        ("TABLE_LAST", tuple(len(t.bands) - 1 for t in shop.tables) or (0,)),
        ("TABLE_NATURALS", tuple(int(t.naturals) for t in shop.tables) or (0,)),
        ("ROLL_TABLE", tuple(tables.index(roll.table) for roll in shop.rolls) or (0,)),
        ("ROLL_PURPOSE", tuple(roll.purpose for roll in shop.rolls) or (0,)),
        ("BANDS", bands or (0,)),
        ("DEFAULT", tuple(q.default for q in shop.questions) or (0,)),
        ("CHOICES", tuple(len(q.options) for q in shop.questions) or (0,)),
        ("TO_CONTROL", tuple(int(q.control) for q in shop.questions) or (0,)),
        ("PROMISE_SOURCE", sources or (0,)),
        ("PLACE_SEAT", world.place_seat or (-1,)),
        ("SEAT_PLACE", world.seat_place or (-1,)),
        ("PAIR_AT", _pairs(len(world.seats))),
        *((f"TARGETS_{k}", code.target.values or (0,)) for k, code in enumerate(codes)),
        *((f"SECONDS_{k}", code.second.values or (0,)) for k, code in enumerate(codes)),
        *((f"MEMBERS_{name}", members) for name, members in groups.items()),
        *(
            (f"IN_{name}", tuple(int(p in members) for p in range(len(world.places))) or (0,))
            for name, members in world.groups.items()
        ),
        *(
            (f"TEAM_{name}", tuple(int(s in members) for s in range(len(world.seats))))
            for name, members in world.teams.items()
        ),
        *((f"AT_{name}", values) for name, values in world.attributes.items()),
    )
