"""How a matter is put on the line: method, who is asked, outcomes, the rows that an order reads."""

from collections.abc import Sequence

from wargame.core import commands as cm
from wargame.core.arguing import Method, Missing, Reason, Tie
from wargame.core.methods import ARGUED, ASKING, CHOOSING, FEWEST, MOST, NONE
from wargame.plain.terminal import Terminal
from wargame.prose import arguing as prose
from wargame.prose.text import _
from wargame.seat.company import Company
from wargame.seat.words import several

METHODS: dict[str, Method] = {
    "f": "free", "w": "weighted", "e": "estimative", "v": "vote", "c": "consensus", "s": "silence",
}  # fmt: skip


def method(terminal: Terminal, *, free: bool = True) -> Method:
    """By which method; a free ruling, where there can be one, settles a matter at once."""
    known = {key: name for key, name in METHODS.items() if free or name != "free"}
    for key, name in known.items():
        terminal.say(f"{key}. {prose.method(name)}")
    help = _("The handbook says when to use which; f is quickest.")
    if not free:
        help = _("The handbook says when to use which.")
    return known[terminal.choose(_("By which method"), list(known), help)]


def take_up(
    company: Company,
    terminal: Terminal,
    author: cm.Author,
    slot: int,
    by: Method,
    text: str,
    reasons: tuple[Reason, ...] = (),
    bands: Sequence[str] = (),
) -> cm.TakeUp | None:
    """The command that has an order argued; None where the spotlight rule is heeded. `bands` are
    the rows of its table, of which a listed order may read one by what comes of it.
    """
    state, engine = company.session.state, company.session.engine
    most = company.session.game.scenario.spotlights
    beyond = by in ARGUED and state.numbers[engine.matters.argued] >= most
    if beyond and not terminal.yes(
        _("The spotlight rule: a turn has {n} argued orders. Argue one more").format(n=most),
        _("The rest are better settled by a free ruling."),
    ):
        return None
    asked = company.persons if by in ASKING else ()
    options: tuple[str, ...] = ()
    tie: Tie = "control"
    missing: Missing = "absent"
    if by in CHOOSING:
        options, tie, missing = outcomes(terminal)
    row, failing = reads(terminal, bands) if bands else (NONE, NONE)
    return cm.TakeUp(
        author, slot, by, text, reasons, asked=asked, options=options, tie=tie,
        missing=missing, beyond=beyond, row=row, failing=failing,
    )  # fmt: skip


def outcomes(terminal: Terminal) -> tuple[tuple[str, ...], Tie, Missing]:
    """What a vote chooses from, and how ties and missing votes count."""
    ask = _("{fewest} to {most} outcomes with ; between, the first being what holds already")
    help = _("Such as: nothing changes; a mission is sent")
    options = several(terminal.text(ask.format(fewest=FEWEST, most=MOST), help))
    tie = terminal.yes(_("Does the first outcome hold between equals"), help)
    missing = terminal.yes(_("Does who does not answer count for the first"), help)
    return options, "first" if tie else "control", "first" if missing else "absent"


def reads(terminal: Terminal, bands: Sequence[str]) -> tuple[int, int]:
    """The rows that an order reads when it succeeds and when it fails; -1 for none."""
    help = _("With a row the argument decides, and not the dice of the order's table.")
    terminal.say(_("0. It goes to its table, as any order"))
    row = _row(terminal, bands, _("If it succeeds, or Enter for its table"), help, best=True)
    if row == NONE:
        return NONE, NONE
    terminal.say(_("0. It is taken back, and its cost returned"))
    return row, _row(terminal, bands, _("If it fails, or Enter to take it back"), help)


def _row(
    terminal: Terminal, bands: Sequence[str], ask: str, help: str, *, best: bool = False
) -> int:
    """A row by its number, the `best` or the worst being offered first; -1 for none."""
    rows = range(len(bands))[:: -1 if best else 1]
    terminal.say(*(_("{k}. It reads the row “{row}”").format(k=k, row=bands[row])
                   for k, row in enumerate(rows, 1)))  # fmt: skip
    keys = [str(k) for k in range(len(bands) + 1)]
    typed = int(terminal.choose(ask, keys, help, default="0"))
    return rows[typed - 1] if typed else NONE
