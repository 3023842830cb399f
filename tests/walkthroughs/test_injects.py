"""Walk-through 9: injects on the day, at the table of six of the large game. Persons play NATO and
the European Union, and another is Control.
"""

from functools import partial
from pathlib import Path

import attrs
from textual.widgets import Input, OptionList

from tests.tui.piloting import Seat, sit_down
from tests.tui.test_console_injects import choose, open_inject, texts, told, write
from wargame.core import events as ev
from wargame.core.scenario import Phase
from wargame.tui.app import Opening
from wargame.tui.screens.answer import Answering
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.choosing import Choose, Filling
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.handover import PAUSE, Cover
from wargame.tui.screens.injects import Editing, Readers
from wargame.tui.screens.results import Results
from wargame.tui.screens.talking import Letters

ROOM = Opening("near_abroad", "six", seats=("nato", "eu"), seed="s", control=True)
ALONE = attrs.evolve(ROOM, seats=("eu",))
SIZE = (100, 30)
NEAR_MISS, DELEGATION = "Near miss over the Baltic", "Business delegation"
PLANNED = (
    "A fighter passes within metres of an Allied patrol aircraft. Where tension is high, such a"
    " thing may become a clash. Both sides have a film of it."
)
SENT = (
    "A fighter passes within metres of an Allied patrol aircraft. Where tension is high, such a"
    " thing may become a clash. Both sides have a film of this."
)
RUMOUR = "The minister has left by the back door."
A_SECOND = 5
"""Keys that a person presses in a second at most, so that twenty seconds are a hundred of them."""
PHASES = {"situation", "talk", "orders", "adjudication", "consequences"}


async def corrected(seat: Seat, name: str, change: str) -> None:
    """Control changes a number, and reads it out."""
    await seat.press("t")
    page = await seat.at(Choose)
    at = next(k for k, one in enumerate(page.choices) if one.startswith(f"{name}:"))
    page.query_one(OptionList).highlighted = at
    await seat.press("enter")
    lines = (await seat.at(Filling)).query(Input)
    for field, text in zip(lines, (change, "as the table agreed", ""), strict=True):
        field.value = text
    lines.last().focus()
    await seat.go("enter", Results, "escape", Console)


async def uncovered(seat: Seat) -> None:
    """Lift a cover, once it is clear that no key was meant for what was shown before."""
    await seat.at(Cover)
    await seat.pilot.pause(PAUSE)
    await seat.press("enter")


async def on_from(seat: Seat, console: Console, phase: Phase) -> None:
    """Read out what comes of the end of a phase, until the next is on Control's screen."""

    def there() -> bool:
        return seat.app.screen is console and console.bench.phase is not phase

    def gone(page: Results) -> bool:
        return seat.app.screen is not page

    while not there():
        await seat.until(lambda: there() or isinstance(seat.app.screen, Results), "what came of it")
        page = seat.app.screen
        if isinstance(page, Results):
            await seat.press("escape")
            await seat.until(partial(gone, page), "what follows")


async def answers(seat: Seat, console: Console) -> None:
    """The European Union says aloud what it answers to all that is put to it."""
    phase = console.bench.phase
    while (left := asked(console)) and console.bench.phase is phase:
        await seat.go("1", "home", "down", "down", "enter")
        await choose(seat, "Answer for it")
        await seat.go(*(Choose, "enter") * (left > 1), Answering, "enter", Confirm, "y")
        await seat.until(partial(heard, seat, console, left), "what is heard of it")
        while isinstance(seat.app.screen, Results):
            await seat.press("escape")
            await seat.pilot.pause(0.1)


def heard(seat: Seat, console: Console, left: int) -> bool:
    """Whether it was answered, and something is read of it or Control is back at work."""
    page = seat.app.screen
    return isinstance(page, Results) or (page is console and asked(console) < left)


def asked(console: Console) -> int:
    """How many questions are put to the European Union."""
    return sum(one.seat == 2 for one in console.bench.view.questions)


async def listed(seat: Seat) -> None:
    """The list shows armed and due, and a condition met as a number reaches it."""
    await seat.press("3")
    await seat.sees("I06 Near miss over the Baltic armed any turn")
    await seat.sees("I03 The same offer, further south due turn 2")
    await seat.sees("I14 Business delegation condition met turn 2")
    await corrected(seat, "Sanctions", "-1")
    await seat.sees("I14 Business delegation armed turn 2")
    await corrected(seat, "Sanctions", "+1")
    await seat.sees("I14 Business delegation condition met turn 2")


async def edited(seat: Seat) -> None:
    """One word is edited, and it is sent only to NATO."""
    await open_inject(seat, NEAR_MISS)
    await choose(seat, "Change its text")
    await seat.at(Editing)
    await seat.press(*["backspace"] * len("it."))
    await write(seat, "this.")
    await seat.go("enter", Readers, "down", "down", "space", "enter", Choose)
    await seat.sees("Send it now: to NATO")
    await seat.press("enter")


async def sent_to_nato(seat: Seat, console: Console) -> None:
    """What was sent is there at once, for NATO alone; others only see what they may see move."""
    page = await seat.at(Results)
    assert [line.text for card in page.cards for line in card.lines] == [
        "Tension 5 → 6 (Show of force), cause unknown."
    ]
    heard = await told(seat)
    got = {name for name, events in heard.items() if SENT in texts(events)}
    assert got == {"control", "nato"}

    # A marker says that NATO has it to read.
    await seat.go("escape", Console, "1")
    await seat.sees("aim, red line ✉ 1 to read")
    assert [chair.name for chair in console.bench.chairs if chair.letters] == ["NATO"]


async def delayed(seat: Seat) -> None:
    """Another is delayed, with a reason."""
    await open_inject(seat, DELEGATION)
    await choose(seat, "Delay it")
    await choose(seat, "turn 3")
    await seat.at(Filling)
    await write(seat, "the firms can wait")
    await seat.go("enter", Console)
    await seat.sees("I14 Business delegation delayed to turn 3: the firms can wait")


async def improvised(seat: Seat) -> None:
    """A new one is added in no more keys than are pressed in twenty seconds."""
    keys = ["i", *("space" if sign == " " else sign for sign in RUMOUR), *["enter"] * 3]
    assert len(keys) <= 20 * A_SECOND
    await seat.go(keys[0], Editing)
    await write(seat, RUMOUR)
    await seat.go("enter", Readers, "enter", Choose, "enter", Results)
    await seat.sees(RUMOUR)
    await seat.go("escape", Console)
    assert all(RUMOUR in texts(events) for events in (await told(seat)).values())


async def fired_once(seat: Seat, console: Console) -> None:
    """What was sent cannot be fired twice without confirmation."""
    await open_inject(seat, NEAR_MISS)
    await choose(seat, "Fire it once more")
    await seat.at(Confirm)
    await seat.sees("It was fired in turn 1 already")
    await seat.go("n", Console)
    assert console.bench.injects[3].fired == 1


async def ticked(seat: Seat) -> None:
    """What was expected is a box to tick."""
    await seat.sees("I06 Near miss over the Baltic armed; fired in turn 1 ☐ expected")
    await seat.sees("☐ Expected: A channel is opened, and words stay restrained.")
    await open_inject(seat, NEAR_MISS)
    await choose(seat, "Tick as seen")
    await seat.at(Filling)
    await write(seat, "nobody boasts")
    await seat.go("enter", Console)
    await seat.sees("armed; fired in turn 1 ✔ seen")


async def logged(seat: Seat, console: Console) -> None:
    """The log keeps planned and sent text."""
    (sent,) = (one for one in (await told(seat))["control"] if isinstance(one, ev.InjectSent))
    assert (sent.planned.strip(), sent.text) == (PLANNED, SENT)
    await seat.press("6")
    lines = [one.text for one in console.bench.told]
    kept = next(line for line in lines if SENT in line)
    assert kept.endswith(f"Sent to NATO. Planned: {PLANNED}")


async def read_by_nato(seat: Seat) -> None:
    """NATO sits down and reads it, which clears the marker."""
    await seat.go("1", "home", "down", "enter", Choose, "enter")
    await uncovered(seat)
    await seat.go(BriefPage, "ctrl+s")
    news = await seat.at(Results)
    (card,) = (card for card in news.cards if card.title == NEAR_MISS)
    assert card.lines[0].text == SENT
    await seat.go("escape", Letters, "enter")
    await uncovered(seat)
    console = await seat.at(Console)
    assert [chair.name for chair in console.bench.chairs if chair.letters] == []
    assert "to read" not in seat.text


def test_injects_on_the_day(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        console = await seat.at(Console)
        await listed(seat)
        await edited(seat)
        await sent_to_nato(seat, console)
        await delayed(seat)
        await improvised(seat)
        await fired_once(seat, console)
        await ticked(seat)
        await logged(seat, console)
        await read_by_nato(seat)

    sit_down(steps, tmp_path, ROOM, SIZE)


async def started(seat: Seat, console: Console) -> None:
    """Let the clock run, which stands as a game begins."""
    await seat.press("space")
    await seat.until(lambda: not console.bench.clock.waits, "the clock to run")


def test_an_inject_goes_out_in_every_phase_and_while_all_is_paused(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        sent: dict[str, str] = {}
        while len(sent) < len(PHASES):
            console = await seat.at(Console)
            phase = console.bench.phase
            assert phase is not None
            if console.bench.clock.waits:
                await started(seat, console)
            if phase.kind not in sent:
                # The clock is stopped, and one is improvised all the same.
                await seat.press("space")
                await seat.sees("stopped")
                text = f"News in {phase.kind}."
                await seat.go("i", Editing)
                await write(seat, text)
                await seat.go("enter", Readers, "enter", Choose, "enter", Results)
                await seat.sees(text)
                await seat.go("escape", Console, "space")
                await seat.sees(phase.name or phase.id.capitalize())
                sent[phase.kind] = text
            if phase.kind == "situation":
                # Whoever is asked says its answer aloud.
                await answers(seat, console)
            elif console.bench.pause:
                await seat.press("p")
            else:
                await seat.press("e")
                await choose(seat, "Skip the rest of the phase")
            await on_from(seat, console, phase)
        assert set(sent) == PHASES
        for events in (await told(seat)).values():
            assert texts(events) == list(sent.values())

    sit_down(steps, tmp_path, ALONE, SIZE)
