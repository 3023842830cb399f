"""Walk-through 7: consensus and silence, at the table of seven with the United States away.

Persons play the three Allied seats at one terminal, and one is Control. Nobody waits for minutes:
what begins a silence is put down in the record as of so many seconds ago.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import attrs
from textual.widgets import Input, OptionList

from tests.tui.piloting import Seat, sit_down
from tests.walkthroughs.at_table import choose_for, events, hand_to, read_to
from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.orders import Order
from wargame.play.clock import PhaseClock, utc_now
from wargame.play.session import Session
from wargame.seat.cast import cast_given, staff
from wargame.seat.company import CONTROL_NAME
from wargame.tui.app import Opening
from wargame.tui.host import Room
from wargame.tui.screens.answer import Answering
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.order import OrderForm
from wargame.tui.screens.results import Results
from wargame.tui.screens.table import Table
from wargame.tui.widgets.silence import Silences

ALLIES = ("usa", "western", "eastern")
CONDITION = "Only with an offer of talks."
PRESENCE = "Rotate or add forward presence: Baltic, In rotation, an order of Eastern Allies"
ABSENT = "United States is absent: its time is over, and silence counts as: Let it pass."


def prepared(file: Path, turn: int) -> Opening:
    """The game in a turn whose orders only the eastern Allies have still to give. They save up in
    the first; from the third on, the western Allies have broken silence in the second.
    """
    loaded = load(find("near_abroad"), layout="seven")
    with Session.create(file, loaded, seed="s") as session:
        staff(session, cast_given(loaded, ALLIES, (), control=True))
        control = session.join(CONTROL_NAME, "control")
        while session.state.turn < turn or not session.engine.wanted(session.state).orders:
            go_on(session, control)
        for name in ("usa", "western"):
            session.submit(cm.Finish(control, session.game.seats.index(name)))
    return Opening(game=file)


def go_on(session: Session, control: cm.Author) -> None:
    """Control has the game go on: the eastern Allies propose what they can in the second turn, and
    the western break silence; nobody says or orders anything else.
    """
    session.autoplay()
    engine, seats = session.engine, session.game.seats
    wanted = engine.wanted(session.state)
    asked = [one for one in engine.open_questions(session.state) if one.place in wanted.questions]
    if asked:
        one = next((one for one in asked if seats[one.seat] == "western"), asked[0])
        info = session.game.questions[one.question]
        choice, words = (1, CONDITION) if info.id == "react N14" else (info.default, "")
        session.submit(cm.Answer(control, one.place, one.question, choice, words))
    elif wanted.orders:
        seat = wanted.orders[0]
        found = [one for one in engine.legal_orders(session.state, seat) if acts(session, one)]
        if session.state.turn == 2 and seats[seat] == "eastern" and found:
            session.submit(cm.Lock(control, seat, found[0], "A sign that we mean it"))
        else:
            session.submit(cm.Finish(control, seat))
    elif wanted.pause:
        session.submit(cm.Proceed(control))
    session.autoplay()


def acts(session: Session, order: Order) -> bool:
    """Whether an order is the one of forward presence."""
    return session.game.codes[order.action].id == "N05"


async def as_of(seat: Seat, seconds: int) -> None:
    """What is put down from here on came so many seconds ago."""

    def earlier() -> str:
        then = datetime.now(UTC) - timedelta(seconds=seconds)
        return then.isoformat(timespec="milliseconds")

    def turn_back(room: Room) -> None:
        room.session.now = earlier if seconds else utc_now

    await seat.play.host.do(turn_back)


async def answer_for(seat: Seat, name: str, answer: str, words: str) -> None:
    """Control puts down what a seat answers aloud."""
    await choose_for(seat, name, "Answer for it")
    page = await seat.at(Answering)
    answers = page.query_one("#answers", OptionList)
    said = [str(option.prompt) for option in answers.options]
    answers.highlighted = next(k for k, one in enumerate(said) if answer in one)
    page.query_one("#why", Input).value = words
    answers.focus()
    await seat.press("enter")
    await seat.at(Confirm)
    await seat.press("y")


async def order(seat: Seat, action: str, words: str) -> None:
    """From a seat's screen, lock an order as its form puts it together first."""
    form = await seat.to_the_form(action)
    form.query_one("#why", Input).value = words
    await seat.press("ctrl+s")
    await seat.go(Confirm, "y")
    await seat.until(lambda: not isinstance(seat.app.screen, Confirm | OrderForm), "the lock")


async def adjudicated(seat: Seat, began: int) -> None:
    """All orders are in; Control has them adjudicated, so many seconds ago."""
    await read_to(seat, Console)
    await seat.sees("All orders are in")
    await as_of(seat, began)
    await seat.press("p")
    await seat.sees("⧗")
    await as_of(seat, 0)


async def presence(seat: Seat) -> int:
    """How many units stand forward."""
    page = await seat.at(Console)
    dial = page.bench.view.dial("presence")
    assert dial is not None
    assert dial.value is not None
    return dial.value


async def run_out(seat: Seat) -> None:
    """Two minutes pass at once."""
    await as_of(seat, -120)
    shown = seat.app.screen.query_one(Silences)
    passed = (datetime.now(UTC) - timedelta(seconds=120)).isoformat()
    shown.show(tuple(attrs.evolve(one, clock=PhaseClock(passed)) for one in shown.silences))


def test_silence_is_broken_in_writing_and_the_order_is_neither_given_nor_paid(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        # The eastern Allies propose forward presence.
        await read_to(seat, Console)
        await hand_to(seat, "eastern", Table)
        await seat.sees("Capital 2")
        await order(seat, "N05", "A sign that we mean it")
        await seat.at(Table)
        await seat.sees("Capital 1")
        await seat.go("d", Confirm, "y")

        # Two minutes run. At 1:10 Control sees the time and the state,
        await adjudicated(seat, began=50)
        state = f"{PRESENCE} United States: no word yet Western Allies: no word yet"
        await seat.sees(f"1:10 left {state}")

        # and so does the screen of who proposes it, and of who is asked.
        await hand_to(seat, "eastern", Table)
        await seat.sees(f"left {state}")
        await seat.press("escape")
        await hand_to(seat, "western", Answering)
        await seat.sees(f"left {state}")
        await seat.sees("It is about: Rotate or add forward presence")
        await seat.sees("Cohesion -1")

        # The western Allies break silence, in writing.
        page = await seat.at(Answering)
        page.query_one("#answers", OptionList).highlighted = 1
        await seat.press("enter")
        await seat.sees("This answer is given in writing")
        page.query_one("#why", Input).value = CONDITION
        await seat.press("enter", "enter")
        await seat.go(Confirm, "y")

        # All are told that the order is not given; the Allies on what condition it would be.
        told = await read_to(seat, Console)
        assert "Cancelled: Rotate or add forward presence: Baltic, In rotation" in told
        assert CONDITION not in told
        assert "⧗" not in seat.text
        told = await hand_to(seat, "eastern", Table)
        assert f"Western Allies answers: Break silence. Why: {CONDITION}" in told
        assert "United States had not answered, and need not any more." in told

        # The price is given back, once.
        assert "Capital of Eastern Allies 1 → 2" in told
        assert "Means of Eastern Allies 0 → 2" in told
        for name in ALLIES:
            found = await events(seat, name)
            said = [one.rationale for one in found if isinstance(one, ev.Answered)]
            assert CONDITION in said, name
        public = await events(seat, "public")
        assert not [one for one in public if isinstance(one, ev.QuestionLapsed)]
        orders = [one.order for one in public if isinstance(one, ev.OrderResolved)]
        assert not [one for one in orders if seat.action("N05") == one.action]

    sit_down(steps, tmp_path, prepared(tmp_path / "game.wargame", 2), (100, 40))


def test_the_amended_order_passes_and_the_absent_seat_is_shown_as_absent(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        # With the offer of talks, the eastern Allies propose it again.
        await read_to(seat, Console)
        await hand_to(seat, "eastern", Table)
        await order(seat, "N09", "As the western Allies wish")
        await order(seat, "N05", "A sign that we mean it")

        # The western Allies agree, as Control puts it down; the United States say nothing.
        await adjudicated(seat, began=50)
        await answer_for(seat, "western", "Let it pass", "Talks are offered.")
        await seat.sees(
            "United States: no word yet Western Allies: Let it pass. Talks are offered."
        )

        # Its time runs out: silence counts as assent, by the stated policy, and it is shown absent.
        units = await presence(seat)
        await run_out(seat)
        await seat.at(Results)
        await read_to(seat, Console)
        assert await presence(seat) == units + 1
        found = await events(seat, "public")
        now = max(k for k, one in enumerate(found) if isinstance(one, ev.TurnBegan))
        codes = seat.play.names.game.codes
        played = {
            codes[one.order.action].id for one in found[now:] if isinstance(one, ev.OrderResolved)
        }
        assert {"N05", "N09"} <= played
        assert ABSENT in await hand_to(seat, "eastern", Table)

    sit_down(steps, tmp_path, prepared(tmp_path / "game.wargame", 3), (100, 40))
