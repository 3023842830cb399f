"""Deals on screens: drafted with a warning, signed, marked, ruled on, and shown to nobody else."""

from collections.abc import Sequence
from pathlib import Path

import attrs
import pytest
from textual.widgets import Input

from tests.tui.at_control import fill, pick, uncover
from tests.tui.piloting import MOLDOVA, Seat, sit_down
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.view import public_reader, seat_reader
from wargame.prose.dealing import settled
from wargame.tui.app import Opening
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.choosing import Filling
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.deal_forms import Parties
from wargame.tui.screens.deals_control import ControlDeals
from wargame.tui.screens.deals_seat import SeatDeals
from wargame.tui.screens.entry import Entry
from wargame.tui.screens.results import Results
from wargame.tui.screens.table import Table
from wargame.tui.screens.talking import Letters

ROOM = attrs.evolve(MOLDOVA, seats=("russia", "moldova", "west"), control=True)
"""Three persons and Control at one terminal."""
TERMS = ("#1", "#4 no chapter is opened", "1", "", "")


async def hand_to(seat: Seat, number: int, *, fresh: bool = True) -> Letters:
    """Hand the screen to a seat in the talk phase."""
    await seat.at(Console)
    await seat.press("1", "home", *["down"] * number, "enter")
    await pick(seat, "Hand the screen over")
    await uncover(seat)
    if fresh:
        await seat.go(BriefPage, "ctrl+s")
    await seat.go(Results, "escape")
    return await seat.at(Letters)


async def back(seat: Seat) -> None:
    """From the deals to Control's screen."""
    await seat.go("escape", Letters, "escape")
    await uncover(seat)
    await seat.at(Console)


async def draft(seat: Seat, lines: Sequence[str] = TERMS) -> SeatDeals:
    """Russia's secret offer to Moldova, with the warning confirmed."""
    await hand_to(seat, 0)
    await seat.go("o", SeatDeals, "d")
    await pick(seat, "Moldova")
    await pick(seat, "Secret")
    await fill(seat, *lines)
    await seat.at(Confirm)
    await seat.sees("! It trades a Western course, and nobody of the West signs")
    await seat.press("y")
    return await seat.at(SeatDeals)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_secret_deal_is_drafted_signed_marked_and_ruled_on(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async def steps(seat: Seat) -> None:
        await draft(seat)
        await seat.sees("To be signed by Moldova")
        await back(seat)
        # The West sees nothing of it.
        await hand_to(seat, 2)
        assert "deal:" not in seat.text
        await seat.go("o", SeatDeals)
        assert "Secret" not in seat.text
        await back(seat)
        # Moldova signs, and marks one promise otherwise than Russia does.
        await hand_to(seat, 1)
        await seat.sees("Secret deal: Russia and Moldova")
        await seat.go("o", SeatDeals, "enter")
        await pick(seat, "Sign it")
        await seat.go(Confirm, "y", SeatDeals)
        await seat.sees("Due: to be marked by Russia and Moldova")
        seat.require_right()
        await seat.press("enter")
        await pick(seat, "Bent")
        await pick(seat, "Kept")
        await seat.sees("Due: to be marked by Russia")
        await back(seat)
        await hand_to(seat, 0, fresh=False)
        await seat.go("o", SeatDeals)
        await seat.sees("Moldova: marked")
        assert "bent" not in seat.text
        await seat.press("enter")
        await pick(seat, "Kept")
        await pick(seat, "Kept")
        await seat.sees("The marks differ: Control rules")
        await back(seat)
        # Control rules, with a reason.
        await seat.go("o", ControlDeals, "enter")
        await pick(seat, "Rule on Russia")
        await pick(seat, "Bent")
        await seat.sees("Rule on a promise: bent")
        await fill(seat, "", "")
        await seat.sees("A ruling needs a reason")
        await fill(seat, "one round was held", "he shrugged")
        await seat.at(ControlDeals)
        await seat.sees("No deal stands.")
        # It is settled, with what became of it; who never read of it reads of no settled one.
        await seat.go("down", "enter", Entry)
        await seat.sees("Turn 1: Russia bent and Moldova kept.")
        await seat.sees("Reason: one round was held")
        assert "he shrugged" not in seat.text
        room = await seat.play.host.do(lambda room: room)
        logs = [room.session.log(seat_reader(room.session.game, k)) for k in range(3)]
        assert [len(settled(log)) for log in logs] == [1, 1, 0]
        told = room.session.log(public_reader(room.session.game))
        kinds = {type(one.event) for one in told}
        assert not kinds & {ev.DealOffered, ev.DealAgreed, ev.DealJudged, ev.DealRuled}

    sit_down(steps, tmp_path, ROOM, size)


def test_what_is_wrong_in_a_draft_is_said_and_the_words_stay(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await hand_to(seat, 0)
        await seat.go("o", SeatDeals, "d")
        await pick(seat, "Several seats")
        page = await seat.at(Parties)
        page.query_one(Input).value = "9"
        await seat.press("enter")
        await seat.sees("Type the numbers of other seats")
        page.query_one(Input).value = "2 3"
        await seat.press("enter")
        await pick(seat, "Open")
        for lines, said in (
            (("gas", "wine", "1", "", ""), "Begin each promise with its seat's number"),
            (("#99", "", "1", "", ""), "There is no ready-made term #99"),
            (("#4", "", "1", "", ""), "is not for Russia to give"),
            (("", "", "1", "", ""), "A deal holds 1 to 6 promises"),
            (("gas", "2: wine; 3: money", "soon", "", ""), "the number of the turn"),
            (("gas", "2: wine; 3: money", "1", "", "x"), "the seat that is guarantor"),
            (("gas", "2: wine; 3: money", "9", "", ""), "A deal falls due in turn 1 to 3"),
        ):
            await fill(seat, *lines)
            await seat.sees(said)
        form = await seat.at(Filling)
        values = [field.value for field in form.query(Input)]
        assert values == ["gas", "2: wine; 3: money", "9", "", ""]
        await fill(seat, "gas", "2: wine; 3: money", "2", "if all sign", "")
        await seat.at(SeatDeals)
        await seat.sees("Open deal: Russia, Moldova and The West")
        await seat.sees("3. The West: money")

    sit_down(steps, tmp_path, ROOM)


def test_an_offer_is_changed_refused_and_withdrawn(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await draft(seat)
        await back(seat)
        await hand_to(seat, 1)
        await seat.go("o", SeatDeals, "enter")
        await pick(seat, "Put another offer in its place")
        form = await seat.at(Filling)
        values = [field.value for field in form.query(Input)]
        assert values[:3] == ["#4 no chapter is opened", "#1", "1"]
        await fill(seat, "wine", "gas", "2", "", "")
        await seat.at(SeatDeals)
        await seat.sees("To be signed by Russia")
        await back(seat)
        await hand_to(seat, 0, fresh=False)
        await seat.go("o", SeatDeals, "enter")
        await pick(seat, "Refuse it")
        await fill(seat, "too little")
        await seat.at(SeatDeals)
        await seat.sees("Draft a deal")
        assert (await seat.at(SeatDeals)).accounts == ()
        # What was settled last stands first below, and can be opened.
        await seat.sees("Settled")
        await seat.go("down", "enter", Entry)
        await seat.sees("Turn 1: Russia refuses the deal. Why: too little.")
        await seat.sees("Moldova: wine")
        await seat.go("escape", SeatDeals, "down", "enter", Entry)
        await seat.sees("Turn 1: Moldova puts another offer in the place of a deal.")

    sit_down(steps, tmp_path, ROOM)


def test_what_was_typed_is_there_again_where_it_is_refused(tmp_path: Path) -> None:
    """Each is refused since the deal was decided otherwise while it was written."""

    async def begun(seat: Seat, line: str) -> cm.Author:
        """A page about the deal, half filled in."""
        page = await seat.at(ControlDeals)
        await seat.press("enter")
        await pick(seat, line)
        return page.bench.author

    async def decided(seat: Seat, command: cm.Command) -> None:
        """The page is sent once this was done in the meantime."""
        await seat.play.host.do(lambda room: room.session.submit(command))
        await seat.press("enter")

    async def kept(seat: Seat, *lines: str) -> None:
        form = await seat.at(Filling)
        assert tuple(field.value for field in form.query(Input)) == lines
        await seat.go("escape", ControlDeals)

    async def steps(seat: Seat) -> None:
        page = await draft(seat)
        number = page.accounts[0].deal.number
        await back(seat)
        await seat.go("o", ControlDeals)
        moldova = cm.Author("p", "seat", 1)
        author = await begun(seat, "Moldova refuses it")
        await seat.press(*"no")
        await decided(seat, cm.SignDeal(moldova, 1, number))
        await seat.sees("The deal is in force")
        await kept(seat, "no")
        await begun(seat, "Rule on Russia")
        await pick(seat, "Bent")
        await seat.press(*"why", "enter", *"note")
        await decided(seat, cm.RuleDeal(author, number, 0, "kept", "so"))
        await seat.sees("This promise has been judged")
        await kept(seat, "why", "note")
        await begun(seat, "Let its ready-made terms out")
        await seat.press(*"leak")
        await decided(seat, cm.LeakDeal(author, number, True, "a clerk"))
        await seat.sees("known already")
        await kept(seat, "leak")

    sit_down(steps, tmp_path, ROOM)


def test_a_draft_that_is_thought_over_is_there_again_as_it_was_typed(tmp_path: Path) -> None:
    typed = ("#1;", " #4 no chapter is opened ", "1", "", "")

    async def steps(seat: Seat) -> None:
        await hand_to(seat, 0)
        await seat.go("o", SeatDeals, "d")
        await pick(seat, "Moldova")
        await pick(seat, "Secret")
        await fill(seat, *typed)
        await seat.go(Confirm, "n", Filling)
        await seat.sees("It is not offered yet")
        form = await seat.at(Filling)
        assert [one.value for one in form.query(Input)] == [one.strip() for one in typed]
        await seat.go("escape", SeatDeals)
        assert (await seat.at(SeatDeals)).accounts == ()

    sit_down(steps, tmp_path, ROOM)


def test_the_turn_s_end_waits_for_control_and_for_what_is_due(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await draft(seat)
        await back(seat)
        await seat.go("o", ControlDeals, "enter")
        await pick(seat, "Moldova signs, as it says")
        await seat.sees("Due: to be marked by Russia and Moldova")
        await seat.go("escape", Console, "p")
        for number in range(3):
            await seat.press("1", "home", *["down"] * number, "enter")
            await pick(seat, "It gives no more orders")
            await seat.pilot.pause(0.1)
        await seat.sees("All orders are in")
        await seat.go("p", Results, "escape", Console)
        await seat.sees("Promises are due: Russia and Moldova. l, or o; p ends the turn.")
        await seat.press("p")
        await seat.is_told("Promises of deals are due")
        await seat.press("2")
        await seat.sees("Secret deal: Russia and Moldova")

    sit_down(steps, tmp_path, ROOM)


def test_what_each_side_gives_stands_in_a_row_of_its_own_whatever_a_seat_is_called(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        await seat.go(BriefPage, "ctrl+s", Results, "escape", Table, "o", SeatDeals, "d")
        await pick(seat, "European Union")
        await pick(seat, "Secret")
        form = await seat.at(Filling)
        assert {name.size.height for name in form.query(".field-name")} == {1}

    sit_down(steps, tmp_path, Opening("near_abroad", "six", seats=("moldova",), seed="s"))
