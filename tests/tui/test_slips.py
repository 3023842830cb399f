"""Control types in what a seat says aloud or hands in on slips: orders of the list and of its own,
answers, messages, deals. The record names Control as who gave it.
"""

from pathlib import Path

import attrs
import pytest
from textual.widgets import Input, OptionList

from tests.tui.at_control import fill, pick
from tests.tui.piloting import MOLDOVA, Seat, sit_down
from wargame.core import events as ev
from wargame.play.replaying import replay
from wargame.play.session import Session
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.choosing import Choose, Filling
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.console import Console
from wargame.tui.screens.deals_control import ControlDeals
from wargame.tui.screens.dictating import SlipDeals
from wargame.tui.screens.entry import ReadOut
from wargame.tui.screens.handover import Cover
from wargame.tui.screens.message import Message
from wargame.tui.screens.order import OrderForm
from wargame.tui.screens.results import Results

ROOM = attrs.evolve(MOLDOVA, seats=("russia", "moldova", "west"), control=True)
RUSSIA, MOLDOVAN, WEST = range(3)


async def enter(seat: Seat, chair: int, what: str) -> None:
    """Choose what is entered for a seat."""
    await seat.at(Console)
    await seat.press("1", "home", *["down"] * chair, "enter")
    await pick(seat, what)


async def to_orders(seat: Seat) -> Console:
    """To where orders are given."""
    await seat.at(Console)
    while "Waiting for" not in seat.text:
        await seat.press("p")
        await seat.pilot.pause(0.05)
    return await seat.at(Console)


def record(folder: Path) -> list[ev.Event]:
    """The events of the one game, which a replay gives alike."""
    (file,) = folder.glob("*.wargame")
    with Session.open(file, read_only=True) as session:
        assert replay(session) is None
        return list(session.events)


def of(events: list[ev.Event], kind: type[ev.Event]) -> list[ev.Event]:
    return [event for event in events if isinstance(event, kind)]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_an_order_slip_is_typed_in_with_all_that_it_asks(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """Verb, target or variant, reason, expected effect, own probability."""

    async def steps(seat: Seat) -> None:
        await to_orders(seat)
        await enter(seat, RUSSIA, "Give an order for it")
        await pick(seat, "Energy and trade coercion")
        form = await seat.at(OrderForm)
        await seat.sees("Energy and trade coercion, for Russia")
        option = len(form.draft.parts)
        assert option, "there is something to choose on the slip"
        for id, text in (("why", "to press them"), ("hope", "they give in"), ("estimate", "35")):
            form.query_one(f"#{id}", Input).value = text
        await seat.go("ctrl+s", Confirm, "y", Console)
        await seat.sees("Russia 1/2 locked")

    sit_down(steps, tmp_path, ROOM, size)
    (locked,) = of(record(tmp_path), ev.OrderLocked)
    assert isinstance(locked, ev.OrderLocked)
    assert (locked.seat, locked.rationale, locked.expected, locked.estimate) == (
        RUSSIA, "to press them", "they give in", 35,
    )  # fmt: skip
    assert locked.author.role == "control"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_an_order_in_a_seat_s_own_words_is_typed_in_for_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async def steps(seat: Seat) -> None:
        await to_orders(seat)
        await enter(seat, MOLDOVAN, "Write an order of its own")
        await fill(seat, "Invite observers", "", "the line is watched", "cheap", "")
        await seat.sees("Say what is done, with what, and to what end.")
        await fill(seat, "Invite observers", "an office", "the line is watched", "cheap", "")
        await seat.at(Console)
        await seat.sees("Moldova 1/2 locked")
        await seat.press("2")
        await seat.sees("Moldova, in its own words not taken up")

    sit_down(steps, tmp_path, ROOM, size)
    (written,) = of(record(tmp_path), ev.OrderProposed)
    assert isinstance(written, ev.OrderProposed)
    assert (written.seat, written.pro, written.author.role) == (MOLDOVAN, ("cheap",), "control")


def test_an_order_that_cannot_be_given_now_is_not_offered_or_refused_in_a_sentence(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        await seat.press("1", "home", *["down"] * MOLDOVAN, "enter")
        offered = await seat.at(Choose)
        assert not any("order" in one for one in offered.choices)
        await seat.press("escape")
        await to_orders(seat)
        await enter(seat, MOLDOVAN, "It gives no more orders")
        await enter(seat, MOLDOVAN, "Write an order of its own")
        await fill(seat, "Invite observers", "an office", "the line is watched", "", "")
        await seat.sees("You have said that you give no more orders")
        page = await seat.at(Filling)
        assert page.query_one("#what", Input).value == "Invite observers", "nothing typed is lost"
        await seat.go("escape", Console)

    sit_down(steps, tmp_path, ROOM)
    assert not of(record(tmp_path), ev.OrderProposed)


def test_a_message_that_is_handed_in_goes_from_its_seat_to_its_readers(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        console = await seat.at(Console)
        before = [chair.letters for chair in console.bench.chairs]
        await enter(seat, MOLDOVAN, "Send a message for it")
        page = await seat.at(Message)
        await seat.sees("Moldova writes")
        page.query_one(OptionList).highlighted = page.choices.index("To The West")
        page.query_one(Input).focus()
        await seat.press("f3")
        page.query_one(Input).value = "We need an hour."
        await seat.press("enter")
        await seat.at(Console)
        await enter(seat, MOLDOVAN, "Send a message for it")
        page = await seat.at(Message)
        page.query_one(OptionList).highlighted = page.choices.index("To Control alone")
        page.query_one(Input).value = "May we pause?"
        page.query_one(Input).focus()
        await seat.press("enter")
        console = await seat.at(Console)
        assert console.bench.letters == (), "Control has read what it typed"
        after = [chair.letters for chair in console.bench.chairs]
        assert [b - a for a, b in zip(before, after, strict=True)] == [0, 0, 1]

    sit_down(steps, tmp_path, ROOM)
    first, second = of(record(tmp_path), ev.Said)
    assert isinstance(first, ev.Said)
    assert isinstance(second, ev.Said)
    assert (first.to, first.audience, first.in_character) == ((WEST,), 0b110, True)
    assert (first.author.role, first.author.seat) == ("control", MOLDOVAN)
    assert (second.to, second.audience) == ((-1,), 0b010)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_a_deal_slip_with_both_signatures_is_typed_in(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(Console)
        await seat.go("o", ControlDeals)
        await seat.sees("Enter an offer")
        await seat.press("d")
        await pick(seat, "Russia")
        await pick(seat, "Moldova")
        await pick(seat, "Secret")
        await fill(seat, "#1", "#4 no chapter is opened", "1", "", "")
        await seat.at(Confirm)
        await seat.sees("! It trades a Western course")
        await seat.press("y")
        await seat.at(ControlDeals)
        await seat.sees("To be signed by Moldova")
        seat.require_right()
        await seat.press("home", "enter")
        await pick(seat, "Moldova signs, as it says")
        await seat.sees("Due: to be marked by Russia and Moldova")
        # Whether it leaks was thrown for as it came into force, and Control is told at once.
        await seat.is_told("Does the secret deal leak?")
        await seat.is_told("Secret deal: Russia and Moldova")
        await seat.press("enter")
        await pick(seat, "Moldova marks, as it says")
        await pick(seat, "Bent")
        await pick(seat, "Kept")
        await seat.sees("Moldova: bent")
        await seat.go("escape")
        while not isinstance(seat.app.screen, Console):
            await seat.press("escape")
            await seat.pilot.pause(0.05)
        await seat.press("6")
        await seat.sees("Does the secret deal leak?")

    sit_down(steps, tmp_path, ROOM, size)
    events = record(tmp_path)
    (offered,) = of(events, ev.DealOffered)
    (signed,) = of(events, ev.DealSigned)
    assert isinstance(offered, ev.DealOffered)
    assert isinstance(signed, ev.DealSigned)
    assert (offered.seat, offered.author.role) == (RUSSIA, "control")
    assert (signed.seat, signed.author.role) == (MOLDOVAN, "control")
    assert of(events, ev.DealAgreed)
    for event in of(events, ev.DealMarked):
        assert isinstance(event, ev.DealMarked)
        assert (event.seat, event.author.role) == (MOLDOVAN, "control")


def test_what_was_sent_to_a_seat_is_read_out_to_it_and_is_marked_until_then(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        console = await seat.at(Console)
        offered = console.bench.chairs[MOLDOVAN].letters
        assert offered
        await enter(seat, RUSSIA, "Send a message for it")
        page = await seat.at(Message)
        page.query_one(OptionList).highlighted = page.choices.index("To Moldova")
        page.query_one(Input).focus()
        page.query_one(Input).value = "The gas is yours."
        await seat.press("enter")
        await seat.at(Console)
        for key, marks in (("escape", offered + 1), ("enter", 0)):
            await seat.sees(f"{offered + 1} to read")
            await enter(seat, MOLDOVAN, f"Read out what was sent to it alone: {offered + 1}")
            await seat.at(ReadOut)
            await seat.sees("Sent to Moldova alone")
            await seat.sees("Russia to Moldova: The gas is yours.")
            seat.require_right()
            await seat.go(key, Console)
            console = await seat.at(Console)
            assert console.bench.chairs[MOLDOVAN].letters == marks
        # Who sits down after all is told it as if nothing had been read out.
        await enter(seat, MOLDOVAN, "Hand the screen over")
        await seat.at(Cover)
        await seat.pilot.pause(0.5)
        await seat.press("enter")
        await seat.go(BriefPage, "ctrl+s")
        news = await seat.at(Results)
        told = [line.text for card in news.cards for line in card.lines]
        assert any("The gas is yours." in text for text in told)

    sit_down(steps, tmp_path, ROOM)


def test_an_offer_is_refused_as_the_seat_says(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await enter(seat, RUSSIA, "Deals for it")
        await seat.at(SlipDeals)
        await seat.sees("Deals of Russia, entered by Control")
        for _number in range(2):
            await seat.press("d")
            await pick(seat, "The West")
            await pick(seat, "Open")
            await seat.sees("Russia offers The West an open deal")
            await seat.sees("It gives")
            await fill(seat, "talks", "an hour", "1", "", "")
            await seat.at(SlipDeals)
            await seat.is_told("The offer of Russia is out, with its signature.")
        await seat.go("escape", Console, "o", ControlDeals, "home", "enter")
        await pick(seat, "The West refuses it, as it says")
        await fill(seat, "not now")
        await seat.go(ControlDeals, "escape", Console)
        await enter(seat, RUSSIA, "Deals for it")
        await seat.go(SlipDeals, "home", "enter")
        await pick(seat, "Withdraw it")
        await fill(seat, "too late")
        await seat.at(SlipDeals)
        await seat.sees("Draft a deal")

    sit_down(steps, tmp_path, ROOM)
    ended = of(record(tmp_path), ev.DealEnded)
    assert [
        (one.seat, one.how, one.text, one.author.role)
        for one in ended
        if isinstance(one, ev.DealEnded)
    ] == [(WEST, "refused", "not now", "control"), (RUSSIA, "withdrawn", "too late", "control")]
