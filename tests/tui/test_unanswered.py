"""A seat that owes an answer, a reply to what is argued or a mark: who is waited for and for what,
and what Control can do about it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import attrs
import pytest
from textual.widgets import Input

from tests.tui.at_control import fill
from tests.tui.debating import told
from tests.tui.piloting import MOLDOVA, Seat, sit_down
from tests.tui.test_late import choose
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.deals import Clause
from wargame.play.clock import utc_now
from wargame.tui import bench as desk
from wargame.tui.late import owing
from wargame.tui.screens import console as consoles
from wargame.tui.screens.answer import Answering
from wargame.tui.screens.choosing import Choose, Filling
from wargame.tui.screens.console import Console
from wargame.tui.screens.results import Results

ROOM = attrs.evolve(MOLDOVA, seats=("moldova", "west"), control=True)
"""Two persons and Control; an autopilot plays Russia."""
RUSSIA, MOLDOVA_SEAT, WEST = range(3)


async def give(seat: Seat, *commands: cm.Command) -> None:
    """Have commands carried out, and Control's screen show it."""
    console = await seat.at(Console)
    for command in commands:
        done = await seat.play.host.do(desk.carry, command)
        assert not done.refused, done.refused
        console.bench = done.bench
    console._show()


async def ways(seat: Seat, head: str) -> Sequence[str]:
    """What can be chosen on the page with this heading, which is open."""
    page = await seat.at(Choose)
    assert page.head == head
    return page.choices


async def argued(seat: Seat, *options: str) -> Console:
    """Two seats are asked, and all orders are in."""
    console = await seat.at(Console)
    await seat.press("p")
    await seat.sees("Waiting for Moldova, The West: orders.")
    author = console.bench.author
    taken = cm.TakeUp(
        author, -1, "vote" if options else "estimative", "Is it lawful?",
        asked=(MOLDOVA_SEAT, WEST), options=options, missing="first",
    )  # fmt: skip
    await give(seat, taken, *(cm.Finish(author, one) for one in (MOLDOVA_SEAT, WEST)))
    return console


def test_an_estimate_that_is_owed_is_entered_or_gone_on_without(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await argued(seat)
        await seat.sees("Argued on page 2, or l. Waiting for Moldova, The West: an estimate.")
        await seat.sees("◀ waited for: an estimate")
        # The orders are in: what is argued takes of the time of what follows, counted up.
        await seat.sees("Adjudication ▲ 0:")
        await seat.press("l")
        found = await ways(seat, "Moldova is waited for: an estimate")
        assert [one.split(":")[0] for one in found] == [
            "Enter its reply, as it says", "Go on without Moldova and The West",
        ]  # fmt: skip
        await seat.sees("Is it lawful?")
        await choose(seat, "Enter its reply")
        await seat.at(Filling)
        await seat.sees("Estimate of Moldova")
        await fill(seat, "40")
        # Then comes the next seat that is waited for.
        await seat.until(
            lambda: isinstance(page := seat.app.screen, Choose) and "The West" in page.head,
            "what The West owes",
        )
        await choose(seat, "Go on without The West: shown as missing")
        await seat.go(Results, "escape", Console)
        await seat.sees("Something is argued: settle it on page 2")
        (closed,) = [one for one in await told(seat, ev.Disclosed) if isinstance(one, ev.Disclosed)]
        assert [(one.seat, one.value) for one in closed.replies] == [(1, 40), (2, -1)]
        (given,) = [one for one in await told(seat, ev.Replied) if isinstance(one, ev.Replied)]
        assert given.author.role == "control"
        assert "waited for" not in seat.text

    sit_down(steps, tmp_path, ROOM)


def test_what_a_missing_vote_counts_as_is_said_before_it_is_gone_on_without(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await argued(seat, "It is not", "It is")
        await seat.press("l")
        await choose(seat, "Go on without Moldova and The West: counted for “It is not”")
        await seat.go(Results, "escape", Console)
        await seat.sees("Something is argued: settle it on page 2")

    sit_down(steps, tmp_path, ROOM)


def test_the_time_of_the_orders_warns_nobody_once_they_are_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ahead = 0

    def later() -> str:
        return (datetime.fromisoformat(utc_now()) + timedelta(seconds=ahead)).isoformat()

    async def steps(seat: Seat) -> None:
        nonlocal ahead
        console = await argued(seat)
        await seat.sees("Adjudication ▲ 0:")
        phase = console.bench.phase
        assert phase is not None
        ahead = phase.minutes * 60 - 20
        await seat.sees("Adjudication ▲ 1:4")
        assert not seat.app._notifications
        ahead += 25
        await seat.is_told(
            "Longer than planned. Waiting for Moldova, The West: an estimate. l says"
        )
        await seat.sees("Argued on page 2, or l. Waiting for Moldova, The West: an estimate.")
        (one,) = seat.app._notifications
        assert "Time is up" not in one.message
        await seat.press("e")
        page = await seat.at(Choose)
        assert not any("minute" in choice for choice in page.choices)

    monkeypatch.setattr(consoles, "utc_now", later)
    sit_down(steps, tmp_path, ROOM)


async def asked(seat: Seat) -> Console:
    """In the talk, an inject asks The West something that holds the game."""
    console = await seat.at(Console)
    index = [one.id for one in console.bench.injects].index("I24")
    author = console.bench.author
    await give(seat, cm.Pause(author, False), cm.Fire(author, index))
    await seat.sees("Waiting for The West: an answer. l says what comes of it.")
    return console


def test_an_answer_that_is_owed_is_late_once_time_is_up_and_taken_from_an_autopilot(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        console = await asked(seat)
        author = console.bench.author
        await give(seat, cm.Extend(author, -230, from_now=True))
        await seat.is_told("15 seconds left. Not done: The West (an answer)")
        await give(seat, cm.Extend(author, -60, from_now=True))
        await seat.is_told("Time is up. Late: The West (an answer). l waits, speaks for one")
        await seat.sees("Time is up. Late: The West (an answer).")
        await seat.press("l")
        found = await ways(seat, "The West is waited for: an answer")
        await seat.sees("Give a visible sign for 1 Means?")
        assert found == [
            "Wait 30 seconds more",
            "Answer for it, as it says",
            "Go on without its answer: it counts as “Let it pass”",
            "Answer as an autopilot would, United: “Let it pass”",
            "Let an autopilot play it: United",
        ]
        await choose(seat, "Wait 30 seconds more")
        await seat.at(Console)
        await seat.sees("Talk ▼ 0:")
        await seat.press("l")
        await choose(seat, "Answer as an autopilot would, United")
        await seat.until(lambda: not console.bench.chairs[WEST].due, "the answer")
        (given,) = [one for one in await told(seat, ev.Answered) if isinstance(one, ev.Answered)]
        assert (given.seat, given.choice, given.rationale) == (
            WEST, 1, "As its autopilot would, United",
        )  # fmt: skip
        assert console.bench.chairs[WEST].person

    sit_down(steps, tmp_path, ROOM)


def test_a_seat_is_answered_for_as_it_says_or_its_silence_counts(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        console = await asked(seat)
        await seat.press("l")
        await choose(seat, "Answer for it, as it says")
        await seat.at(Answering)
        await seat.sees("Give a visible sign")
        await seat.go("escape", Console, "l")
        await choose(seat, "Go on without its answer")
        await seat.until(lambda: not console.bench.chairs[WEST].due, "the answer")
        (given,) = [one for one in await told(seat, ev.Answered) if isinstance(one, ev.Answered)]
        assert (given.seat, given.choice, given.rationale) == (WEST, 1, "No answer came in time")

    sit_down(steps, tmp_path, ROOM)


def test_a_mark_that_is_owed_is_made_for_the_seat_or_ruled_on(tmp_path: Path) -> None:
    """An autopilot marks nothing: somebody has to speak for its seat."""

    async def steps(seat: Seat) -> None:
        console = await seat.at(Console)
        author = console.bench.author
        deal = cm.OfferDeal(
            author, MOLDOVA_SEAT, (RUSSIA,), (Clause(RUSSIA, "gas"), Clause(MOLDOVA_SEAT, "wine")),
            1, confirmed=True,
        )  # fmt: skip
        await give(seat, deal)
        number = console.bench.deals[0].deal.number
        await give(seat, cm.SignDeal(author, RUSSIA, number), cm.Proceed(author))
        await give(seat, *(cm.Finish(author, one) for one in (MOLDOVA_SEAT, WEST)))
        await seat.go("p", Results, "escape", Console)
        await seat.sees("Promises are due: Russia and Moldova. l, or o; p ends the turn.")
        assert [len(owing(one)) for one in console.bench.chairs] == [1, 1, 0]
        await seat.press("l")
        await ways(seat, "Russia is waited for: a mark on a promise")
        await choose(seat, "Mark for it, as it says")
        await choose(seat, "Kept")
        await choose(seat, "Broken")
        await seat.until(
            lambda: isinstance(page := seat.app.screen, Choose) and "Moldova is" in page.head,
            "what Moldova owes",
        )
        await choose(seat, "Go on without its mark: rule on what is due")
        for mark in ("Kept", "Bent"):
            await choose(seat, mark)
            page = await seat.at(Filling)
            page.query(Input).first().value = "as all saw"
            page.query(Input).last().focus()
            await seat.press("enter")
        await seat.at(Console)
        await seat.sees("p ends the turn.")
        marks = [one for one in await told(seat, ev.DealMarked) if isinstance(one, ev.DealMarked)]
        assert [one.seat for one in marks] == [RUSSIA, RUSSIA]
        assert len(await told(seat, ev.DealRuled)) == 2

    sit_down(steps, tmp_path, ROOM)
