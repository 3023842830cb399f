"""How many open questions, delayed effects, covert acts and promises a game may hold at once.

The need is worked out from what every rule may do in a turn; a scenario may declare less than the
need only by mistake, and is told so.
"""

import attrs

from wargame.core.compile.actions import ActionCode
from wargame.core.compile.memory import MOST_ACTS
from wargame.core.compile.standing import Standing, all_of, one_of
from wargame.core.compile.workshop import Workshop
from wargame.core.deals import EACH
from wargame.core.said import said
from wargame.core.state import MATTERS

MOST = MOST_ACTS


@attrs.frozen
class Rooms:
    questions: int
    delayed: int
    acts: int
    promises: int
    deals: int
    """Of each seat."""
    matters: int


def rooms(shop: Workshop, codes: tuple[ActionCode, ...], others: list[Standing]) -> Rooms:
    """The sizes of the rings; a declared size below the need, or one beyond reason, is reported."""
    orders = sum(shop.world.allowance)
    every = [*others]
    every += [codes[k].standing.times(len(codes[k].seats) * orders) for k in shop.reactions]
    for seat, count in enumerate(shop.world.allowance):
        own = [code.standing for code in codes if seat in code.seats]
        every.append(one_of([Standing(), *own]).times(count))
    most = all_of([Standing(), *every])
    offers = sum(len(code.seats) for k, code in enumerate(codes) if k in shop.reactions)
    needed = Rooms(
        max(1, sum(most.asks) + offers * orders),
        max(1, sum(most.delays)),
        max(1, min(MOST_ACTS, sum(most.acts) * shop.scenario.turns)),
        max(1, sum(most.promises)),
        EACH,
        MATTERS,
    )
    declared = shop.scenario.capacity
    found = {}
    for name in ("questions", "delayed", "acts", "promises"):
        want, given = getattr(needed, name), getattr(declared, name)
        if given is not None and given < want:
            shop.report.error(
                "capacity",
                ("capacity", name),
                said(
                    "up to {want} {plain} may stand at once, and room is declared for {given}",
                    want=want,
                    plain=_plain(name),
                    given=given,
                ),
                said("declare at least {want}, or leave it out", want=want),
            )
        if want > MOST:
            shop.report.error(
                "capacity",
                ("capacity", name),
                said(
                    "up to {want} {plain} may stand at once, and there is room for {most}",
                    want=want,
                    plain=_plain(name),
                    most=MOST,
                ),
                said("fewer in loops, shorter delays, or fewer orders a turn"),
            )
        found[name] = max(want, given or 0)
    for name in ("deals", "matters"):
        most_of, given = getattr(needed, name), getattr(declared, name)
        if given is not None and not 0 <= given <= most_of:
            shop.report.error(
                "capacity",
                ("capacity", name),
                said("there is room for 0 to {most} of them", most=most_of),
            )
        found[name] = most_of if given is None else min(most_of, max(0, given))
    return Rooms(**found)


def _plain(name: str) -> str:
    return {
        "questions": said("open questions"),
        "delayed": said("delayed effects"),
        "acts": said("covert acts"),
        "promises": "promises",
    }[name]
