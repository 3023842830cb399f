"""What is counted of games that are played by chance, so that nothing quietly stops being done."""

from collections.abc import Callable, Iterator, Sequence
from typing import get_args

from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import methods as me
from wargame.core.deals import MARKS
from wargame.play.back import Move

COMMANDS = {kind.__name__ for kind in get_args(cm.Command)}
FORMS = {
    *(f"Fire {how}" for how in ("as planned", "otherwise")),
    *(f"Reschedule {how}" for how in get_args(cm.Rescheduling)),
    *(f"CallTime {choice}" for choice in get_args(cm.TimeChoice)),
    *(f"TakeUp {method}" for method in me.METHODS),
    *(f"Assign {to}" for to in ("autopilot", "hand-back")),
    *(f"Say to {to}" for to in ("one", "several", "all", "a room")),
    *(f"Note {kind}" for kind in get_args(cm.NoteKind)),
    *(f"OfferDeal {how}" for how in ("open", "secret")),
    *(f"MarkDeal {mark}" for mark in MARKS),
    *(f"LeakDeal {how}" for how in ("rumour", "told")),
    *(f"Disclose {role}" for role in ("clock", "control")),
    *(f"Throw {how}" for how in ("by hand", "by the engine")),
    *(f"Pause {how}" for how in ("on", "off")),
    *(f"{move.__name__} {how}" for move in get_args(Move) for how in ("same dice", "fresh dice")),
} - {"Switch fresh dice"}
SEEN = {
    *("a roll", "a roll of typed dice", "an order in own words settled", "a deal in force"),
    *("a promise judged", "a deal leaked by its roll", "a silence kept", "a silence broken"),
    *("an autopilot's order", "a game opened again", "the last turn", "an early end"),
}
"""What must have come about, beside the commands."""


def _audience(to: Sequence[int]) -> str:
    return {0: "to all", 1: "to one"}.get(len(to), "to several")


WHICH: dict[type, Callable[..., str]] = {
    cm.Fire: lambda c: "otherwise" if c.text else "as planned",
    cm.Reschedule: lambda c: c.how,
    cm.CallTime: lambda c: c.choice,
    cm.TakeUp: lambda c: c.method,
    cm.Assign: lambda c: "autopilot" if c.posture else "hand-back",
    cm.Say: lambda c: "to a room" if c.room else _audience(c.to),
    cm.Note: lambda c: c.kind,
    cm.OfferDeal: lambda c: "secret" if c.secret else "open",
    cm.MarkDeal: lambda c: c.mark,
    cm.LeakDeal: lambda c: "told" if c.told else "rumour",
    cm.Disclose: lambda c: c.author.role,
    cm.Throw: lambda c: "by hand" if c.faces else "by the engine",
    cm.Pause: lambda c: "on" if c.on else "off",
}


def label(command: cm.Command) -> str:
    """The kind of a command, and which of its forms."""
    form = WHICH.get(type(command))
    kind = type(command).__name__
    return f"{kind} {form(command)}" if form else kind


def came_about(command: cm.Command, events: tuple[ev.Event, ...], *, typed: int) -> Iterator[str]:
    """What a command led to, in the words of `SEEN`."""
    if command.author.person == "autopilot" and isinstance(command, cm.Lock):
        yield "an autopilot's order"
    for event in events:
        match event:
            case ev.OrderResolved(rolls=rolls) if rolls:
                yield "a roll"
                if typed:
                    yield "a roll of typed dice"
            case ev.MatterSettled(seat=seat) if seat >= 0:
                yield "an order in own words settled"
            case ev.DealAgreed():
                yield "a deal in force"
            case ev.DealJudged():
                yield "a promise judged"
            case ev.DealLeakRolled(leaked=leaked) if leaked:
                yield "a deal leaked by its roll"
            case ev.Disclosed(method="silence", result=result):
                yield "a silence kept" if result else "a silence broken"
            case ev.GameEnded(end=end) if 1 < end < 1_000_000:
                yield "an early end"
