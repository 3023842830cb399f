"""Walk-through 8: a deal is signed, hidden, bent, in the game of seven seats.

Russia, Moldova and Ukraine are played by persons at one terminal, and one is Control.
"""

from pathlib import Path

from tests.tui.at_control import fill, pick
from tests.tui.piloting import Seat, sit_down
from tests.walkthroughs.at_table import events, hand_to, read_to
from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.deals import Clause
from wargame.play.session import Session
from wargame.seat.cast import cast_given, staff
from wargame.seat.company import CONTROL_NAME
from wargame.tui.app import Opening
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.deals_control import ControlDeals
from wargame.tui.screens.deals_seat import SeatDeals
from wargame.tui.screens.table import Table
from wargame.tui.screens.talking import Letters

SEATS = ("russia", "moldova", "ukraine")
NEGOTIATION = "R03"
SEED = "c"
"""With it nothing of the deal leaks out."""
WARNING = "! It trades a Western course, and nobody of the West signs"
TALKS, PAUSE = "Talks on settling the conflict", "A pause in the Western course"
KNOWING = (ev.DealOffered, ev.DealSigned, ev.DealAgreed, ev.DealMarked, ev.DealRuled, ev.DealLeaked)


def prepared(file: Path, turn: int) -> Opening:
    """The game in the talks of its first turn; or at the end of the third, the deal being in force
    since then, and nobody else having ordered or answered anything.
    """
    loaded = load(find("near_abroad"), layout="seven")
    with Session.create(file, loaded, seed=SEED) as session:
        staff(session, cast_given(loaded, SEATS, (), control=True))
        control = session.join(CONTROL_NAME, "control")
        session.autoplay()
        if turn > 1:
            agree(session, control)
        while session.state.turn < turn or (turn > 1 and not due(session)):
            go_on(session, control)
    return Opening(game=file)


def agree(session: Session, control: cm.Author) -> None:
    """Russia and Moldova sign; nothing of it leaks."""
    russia, moldova = (session.game.seats.index(name) for name in ("russia", "moldova"))
    ids = [one.id for one in session.game.scenario.terms]
    clauses = (
        Clause(russia, "", ids.index("settlement_talks")),
        Clause(moldova, "", ids.index("pause_in_course")),
    )
    offer = cm.OfferDeal(control, russia, (moldova,), clauses, 3, secret=True, confirmed=True)
    session.submit(offer)
    (deal,) = session.engine.deals.all(session.state.numbers)
    session.submit(cm.SignDeal(control, moldova, deal.number))
    assert not [one for one in session.events if isinstance(one, ev.DealLeaked)]


def due(session: Session) -> bool:
    return session.engine.at_close(session.state) and bool(
        session.engine.deals.due(session.state.numbers)
    )


def go_on(session: Session, control: cm.Author) -> None:
    """Control has the game go on: nobody says or orders anything."""
    engine = session.engine
    wanted = engine.wanted(session.state)
    for one in engine.open_questions(session.state):
        if one.place in wanted.questions:
            default = session.game.questions[one.question].default
            session.submit(cm.Answer(control, one.place, one.question, default))
    for seat in wanted.orders:
        session.submit(cm.Finish(control, seat))
    if wanted.pause:
        session.submit(cm.Proceed(control))
    session.autoplay()


async def hidden(seat: Seat) -> None:
    """No other seat, and not the public, knows of any deal."""
    for name in seat.play.names.game.seats:
        if name not in ("russia", "moldova"):
            assert not [one for one in await events(seat, name) if isinstance(one, KNOWING)], name
    assert not [one for one in await events(seat, "public") if isinstance(one, KNOWING)]


def test_a_secret_deal_is_warned_of_confirmed_signed_and_hidden(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        # Russia drafts it: talks against a pause in the course, secret, due in turn 3.
        await read_to(seat, Console)
        await hand_to(seat, "russia", Letters)
        await seat.go("o", SeatDeals, "d")
        await pick(seat, "Moldova")
        await pick(seat, "Secret")
        await seat.sees(f"#6 {TALKS}")
        await seat.sees(f"#9 {PAUSE}")
        await fill(seat, "#6", "#9", "3", "", "")

        # The validator warns, and asks to confirm.
        await seat.at(Confirm)
        await seat.sees(WARNING)
        await seat.sees("natopa-62-2")
        await seat.press("y")
        await seat.at(SeatDeals)
        await seat.sees("To be signed by Moldova")
        await seat.press("escape", "escape")

        # Another seat sees nothing of it.
        await hand_to(seat, "ukraine", Letters)
        assert "deal:" not in seat.text
        await seat.go("o", SeatDeals)
        assert TALKS not in seat.text
        assert "Secret" not in seat.text
        await seat.press("escape", "escape")

        # Moldova signs, on its own screen.
        await hand_to(seat, "moldova", Letters)
        await seat.go("o", SeatDeals, "enter")
        await pick(seat, "Sign it")
        await seat.go(Confirm, "y", SeatDeals)
        await seat.sees(f"Moldova: {PAUSE}")
        await seat.sees("due in turn 3")
        await hidden(seat)

    sit_down(steps, tmp_path, prepared(tmp_path / "game.wargame", 1), (100, 40))


def test_in_its_turn_both_are_asked_they_differ_control_rules_and_it_is_remembered(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        # In turn 3 both are asked whether each promise was kept, bent or broken.
        await read_to(seat, Console)
        await seat.sees("Promises are due")
        await seat.press("p")
        await seat.is_told("Promises of deals are due")
        for name, mark in (("russia", "Kept"), ("moldova", "Bent")):
            await hand_to(seat, name, SeatDeals)
            await seat.sees("Due: to be marked by")
            await seat.press("enter")
            await pick(seat, mark)
            await pick(seat, "Kept")
            await seat.at(SeatDeals)
            await seat.press("escape")

        # Their answers differ: Control rules, with a reason.
        await read_to(seat, Console)
        await seat.go("o", ControlDeals)
        await seat.sees("The marks differ: Control rules")
        await seat.press("enter")
        await pick(seat, "Rule on Russia")
        await pick(seat, "Bent")
        await fill(seat, "", "")
        await seat.sees("A ruling needs a reason")
        await fill(seat, "one round was held, and adjourned", "")
        await seat.at(ControlDeals)
        await seat.sees("No deal stands.")
        await seat.press("escape")
        await hidden(seat)

        # The next negotiation between them stands at -2, and says why.
        await read_to(seat, Console)
        await seat.press("p")
        await seat.sees("Turn 4")
        await read_to(seat, Console)
        await seat.press("p")
        await seat.sees("Waiting for Russia")
        await hand_to(seat, "russia", Table)
        await seat.to_the_form(NEGOTIATION)
        await seat.sees("Broker frozen-conflict talks: Moldova")
        await seat.sees("-2 a promise between them was bent or broken lately")

    sit_down(steps, tmp_path, prepared(tmp_path / "game.wargame", 3), (100, 40))
