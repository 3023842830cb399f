"""Control's injects on the screen: changed before they go, moved, ticked, improvised."""

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from tests.tui.piloting import Seat, sit_down
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import view as vw
from wargame.tui.app import Opening
from wargame.tui.host import Room
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.choosing import Choose, Filling
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.handover import PAUSE, Cover
from wargame.tui.screens.injects import Editing, Readers, Wording
from wargame.tui.screens.results import Results
from wargame.tui.screens.steps import Dice, StepsPage
from wargame.tui.screens.talking import Letters

CONTROL = Opening("transnistria", seats=("moldova", "russia"), seed="s", control=True)
SIZES = [(80, 24), (120, 40)]


async def write(seat: Seat, text: str) -> None:
    for sign in text:
        await seat.press("space" if sign == " " else sign)


async def told(seat: Seat) -> dict[str, list[ev.Event]]:
    """What each reader was told, as events."""

    def read(room: Room) -> dict[str, list[ev.Event]]:
        session = room.session
        known = [vw.control_reader(session.game), vw.public_reader(session.game)]
        known += [vw.seat_reader(session.game, k) for k in range(len(session.game.seats))]
        return {one.name: [seen.event for seen in session.log(one)] for one in known}

    return await seat.play.host.do(read)


def texts(events: list[ev.Event]) -> list[str]:
    return [one.text for one in events if isinstance(one, ev.InjectSent | ev.Improvised)]


async def open_inject(seat: Seat, title: str) -> Console:
    """Control's list, and what can be done with an inject of it."""
    console = await seat.at(Console)
    await seat.press("3", "home")
    titles = [one.title for one in console.bench.injects]
    await seat.press(*["down"] * titles.index(title))
    await seat.go("enter", Choose)
    return console


async def choose(seat: Seat, line: str) -> None:
    """Take the line of a list that begins so."""
    page = await seat.at(Choose)
    at = next(k for k, one in enumerate(page.choices) if one.startswith(line))
    await seat.press("home", *["down"] * at, "enter")


@pytest.mark.parametrize("size", SIZES)
def test_one_word_is_changed_and_it_goes_to_one_seat(tmp_path: Path, size: tuple[int, int]) -> None:
    async def steps(seat: Seat) -> None:
        console = await open_inject(seat, "Leaders call a pause")
        await choose(seat, "Change its text")
        await seat.at(Editing)
        await seat.press("backspace")
        await write(seat, " today.")
        await seat.go("enter", Readers)
        await seat.sees("✔ All")
        await seat.go("down", "space", "enter", Choose)
        await seat.sees("Send it now: to Russia")
        await seat.sees("this turn today.")
        await seat.press("enter")
        await seat.until(lambda: console.bench.injects[-1].fired == 1, "the inject")
        heard = await told(seat)
        (own,) = texts(heard["control"])
        assert own.endswith(" today.")
        assert {name for name, events in heard.items() if texts(events)} == {"control", "russia"}
        await seat.go(Results, "escape", Console)
        await seat.sees("Sent otherwise than planned: Turn 1, to Russia")

    sit_down(steps, tmp_path, CONTROL, size)


def test_an_inject_is_delayed_held_skipped_and_put_back_each_with_its_reason(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        for deed, why, said in (
            ("Hold it", "later perhaps", "held: later perhaps"),
            ("Skip it", "no time", "skipped: no time"),
        ):
            await open_inject(seat, "Government falls")
            await choose(seat, deed)
            await seat.go(Filling, "enter")
            await seat.sees("Say why in one sentence")
            await write(seat, why)
            await seat.go("enter", Console)
            await seat.sees(f"Government falls {said}")
        await open_inject(seat, "Government falls")
        await choose(seat, "Delay it")
        await choose(seat, "turn 3")
        await seat.at(Filling)
        await write(seat, "too early")
        await seat.go("enter", Console)
        await seat.sees("Government falls delayed to turn 3: too early")
        await open_inject(seat, "Government falls")
        await choose(seat, "Put it back")
        await seat.at(Console)
        await seat.sees("Government falls due")
        heard = await told(seat)
        assert {
            n for n, events in heard.items() for e in events if isinstance(e, ev.Rescheduled)
        } == {"control"}

    sit_down(steps, tmp_path, CONTROL)


def test_what_was_expected_is_ticked_and_the_tick_taken_back(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await open_inject(seat, "The standing offer")
        await seat.sees("I02 The standing offer fired in turn 1 ☐ expected")
        await choose(seat, "Tick as seen")
        await seat.at(Filling)
        await write(seat, "plays for time")
        await seat.go("enter", Console)
        await seat.sees("The standing offer fired in turn 1 ✔ seen")
        await seat.sees("✔ Expected: ")
        await seat.sees("Seen: turn 1: plays for time")
        await open_inject(seat, "The standing offer")
        await choose(seat, "Take the tick back")
        console = await seat.at(Console)
        await seat.until(lambda: not console.bench.injects[0].seen, "the tick to go")

    sit_down(steps, tmp_path, CONTROL)


def test_an_inject_is_improvised_with_one_key_its_words_and_three_times_enter(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        await seat.go(Console, "i", Editing, "enter")
        await seat.sees("An inject needs words")
        await write(seat, "Rain.")
        await seat.go("enter", Readers, "enter", Choose, "enter", Results)
        await seat.sees("Rain.")
        heard = await told(seat)
        assert all(texts(events) == ["Rain."] for events in heard.values())
        await seat.go("escape", Console)

    sit_down(steps, tmp_path, CONTROL)


def test_it_can_change_what_the_scenario_counts_and_is_undone_like_any_step(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        console = await seat.at(Console)

        def tension() -> int | None:
            dial = console.bench.view.dial("tension")
            return dial.value if dial else None

        before = tension()
        assert before is not None
        await seat.go("i", Editing)
        await write(seat, "Shots.")
        await seat.go("enter", Readers, "enter")
        await choose(seat, "Add an effect")
        await choose(seat, "Tension")
        await seat.at(Wording)
        await write(seat, "+99x")
        await seat.press("enter")
        await seat.sees("Type the change as in the hint")
        await seat.press(*["backspace"] * 4)
        await write(seat, "-1")
        await seat.press("enter")
        await seat.at(Choose)
        await seat.sees(f"Leave out: Tension: {before} → {before - 1}")
        await seat.go("enter", Results, "escape", Console)
        await seat.until(lambda: tension() == before - 1, "the effect")
        await seat.go("u", StepsPage, "enter", Dice, "s", Results, "escape", Console)
        await seat.until(lambda: tension() == before, "the effect to be undone")

    sit_down(steps, tmp_path, CONTROL)


def test_esc_goes_back_a_page_and_keeps_what_was_typed(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.go(Console, "i", Editing)
        await write(seat, "Rain.")
        await seat.go("enter", Readers, "down", "space", "enter", Choose, "escape", Readers)
        await seat.sees("✔ Russia")
        await seat.go("escape", Editing)
        await seat.sees("Rain.")
        await seat.go("escape", Console)
        assert not [text for events in (await told(seat)).values() for text in texts(events)]

    sit_down(steps, tmp_path, CONTROL)


@pytest.mark.parametrize("size", SIZES)
def test_an_inject_is_fired_once_it_is_said_what_it_does(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """The list says how likely it comes, and what is under the cursor says all of it. Enter says no
    to the question, since others read it at once; `y` fires it.
    """
    does = "Effects: Moldova becomes “Turmoil” for 1 turn more, Resilience of Moldova -1."

    async def steps(seat: Seat) -> None:
        console = await open_inject(seat, "Government falls")
        await choose(seat, "Fire it now")
        await seat.at(Confirm)
        await seat.sees("Fire “Government falls” now, to all?")
        assert does in str(seat.app.screen.query_one("#confirm-about", Static).content)
        # A moment after the page opened, so that no key held down answers it.
        await seat.pilot.pause(0.5)
        await seat.go("enter", Console)
        one = next(one for one in console.bench.injects if one.title == "Government falls")
        assert not one.fired
        await seat.sees("Government falls due, 1 in 6")
        about = str(console.query_one("#armed-body", Static).content)
        assert "When: turn 2 and 3, as it begins, with a chance of 1 in 6; once." in about
        assert does in about
        await seat.sees("Expected: The West calms.")
        await open_inject(seat, "Government falls")
        await choose(seat, "Fire it now")
        await seat.at(Confirm)
        await seat.press("y")
        await seat.until(lambda: console.bench.injects[one.index].fired == 1, "the inject")
        await seat.at(Results)

    sit_down(steps, tmp_path, CONTROL, size)


def test_an_inject_goes_out_again_only_once_that_is_confirmed(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await open_inject(seat, "The standing offer")
        await choose(seat, "Change its text")
        await seat.at(Editing)
        await write(seat, " Again.")
        await seat.go("enter", Readers, "enter", Choose, "enter", Confirm)
        await seat.sees("It was fired in turn 1 already")
        # It is looked at again, and nothing that was typed is lost.
        await seat.go("n", Choose)
        await seat.go("escape", Readers, "escape", Editing)
        await seat.sees("Again.")
        await seat.go("escape", Console)
        assert not texts((await told(seat))["control"])

    sit_down(steps, tmp_path, CONTROL)


def test_what_was_typed_is_there_again_where_it_is_refused(tmp_path: Path) -> None:
    """Each is refused since the inject was fired while it was written."""

    async def steps(seat: Seat) -> None:
        console = await open_inject(seat, "Leaders call a pause")
        await choose(seat, "Skip it")
        await seat.at(Filling)
        await write(seat, "no time")
        number = next(
            one.index for one in console.bench.injects if one.title == "Leaders call a pause"
        )
        fire = cm.Fire(console.bench.author, number)
        await seat.play.host.do(lambda room: room.session.submit(fire))
        await seat.press("enter")
        await seat.sees("come again by itself")
        page = await seat.at(Filling)
        assert page.query_one(Input).value == "no time"
        await seat.go("escape", Console)
        await open_inject(seat, "Leaders call a pause")
        await choose(seat, "Change its text")
        await seat.at(Editing)
        await write(seat, " Today.")
        await seat.go("enter", Readers, "down", "space", "enter", Choose, "enter", Editing)
        await seat.sees("It was fired before")
        await seat.sees("no overt orders this turn. Today.")
        await seat.go("enter", Readers)
        await seat.sees("✔ Russia")

    sit_down(steps, tmp_path, CONTROL)


def test_what_a_seat_alone_has_to_read_is_marked_until_it_has_read_it(tmp_path: Path) -> None:
    """The offer of the plan, an inject and a message; what all read out together is none of it."""

    async def steps(seat: Seat) -> None:
        console = await seat.at(Console)

        def marks() -> list[int]:
            return [chair.letters for chair in console.bench.chairs]

        assert marks() == [1, 1, 0]
        await seat.go("i", Editing)
        await write(seat, "Rain.")
        await seat.go("enter", Readers, "enter", Choose, "enter", Results, "escape", Console)
        await seat.go("i", Editing)
        await write(seat, "Snow.")
        await seat.go("enter", Readers, "down", "space", "enter", Choose, "enter", Console)
        await seat.until(lambda: marks() == [2, 1, 0], "the mark")
        await seat.press("1")
        await seat.sees("aim, red line ✉ 2 to read")
        await seat.go("home", "enter", Choose, "enter", Cover)
        await seat.pilot.pause(PAUSE)
        await seat.go("enter", BriefPage, "ctrl+s")
        told = await seat.at(Results)
        assert [card.lines[0].text for card in told.cards if card.title == "News"] == ["Snow."]
        await seat.go("escape", Letters, "escape", Cover)
        await seat.pilot.pause(PAUSE)
        await seat.press("enter")
        console = await seat.at(Console)
        assert marks() == [0, 1, 0]

    sit_down(steps, tmp_path, CONTROL)
