"""What the screens say to each other and to the person in front of them."""

from functools import partial
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, Static

from tests.tui.piloting import MOLDOVA, Seat, sit_down
from wargame.core import events as ev
from wargame.core.tables import shares
from wargame.seat.choices import Choices
from wargame.tui.app import Opening
from wargame.tui.drawing import odds
from wargame.tui.host import Room
from wargame.tui.screens.answer import Answering
from wargame.tui.screens.brief import BriefPage
from wargame.tui.screens.claims import ClaimPage
from wargame.tui.screens.confirm import Confirm
from wargame.tui.screens.launcher import Launcher
from wargame.tui.screens.order import OrderForm, PartList, Worksheet
from wargame.tui.screens.results import Results
from wargame.tui.screens.table import Table
from wargame.tui.sight import draft

REFORM, AMBITION = "P03", "P01"


def locked(room: Room) -> list[ev.OrderLocked]:
    """What a person locked in the open game."""
    return [
        event
        for event in room.session.events
        if isinstance(event, ev.OrderLocked) and not room.session.pilots.get(event.seat)
    ]


# ---- the order form


def test_an_order_without_a_reason_is_not_locked(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.to_the_table()
        form = await seat.to_the_form(REFORM)
        await seat.press("ctrl+s")
        await seat.sees("An order needs one sentence that says why")

        assert form.focused is form.query_one("#why")
        assert await seat.play.host.do(locked) == []

    sit_down(steps, tmp_path)


@pytest.mark.parametrize("typed", ["101", "-1", "half"])
def test_an_estimate_is_a_percentage(typed: str, tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.to_the_table()
        form = await seat.to_the_form(REFORM)
        form.query_one("#why", Input).value = "because"
        form.query_one("#estimate", Input).value = typed
        await seat.press("ctrl+s")
        await seat.sees("An estimate is a whole number from 0 to 100")

        assert form.focused is form.query_one("#estimate")

    sit_down(steps, tmp_path)


def test_an_estimate_is_about_the_upper_half_of_the_rows_which_are_named(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.to_the_table()
        form = await seat.to_the_form(REFORM)
        said = "How likely is the upper half: progress, breakthrough?"
        assert said in seat.text
        await seat.press("ctrl+s")
        await seat.sees("An order needs one sentence that says why")
        form.query_one("#why", Input).value = "because"
        await seat.sees(said)
        await seat.go("escape", Table)
        await seat.to_the_form(AMBITION)
        assert "How likely is" not in seat.text

    sit_down(steps, tmp_path)


def test_an_order_is_locked_only_once_it_is_confirmed(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.to_the_table()
        form = await seat.to_the_form(REFORM)
        form.query_one("#why", Input).value = "because"
        form.query_one("#estimate", Input).value = "70 %"
        await seat.press("ctrl+s")
        await seat.at(Confirm)
        await seat.press("n")
        await seat.at(OrderForm)
        assert await seat.play.host.do(locked) == []

        await seat.press("ctrl+s")
        await seat.at(Confirm)
        await seat.press("y")
        await seat.at(Table)
        (order,) = await seat.play.host.do(locked)
        assert (order.rationale, order.estimate) == ("because", 70)

    sit_down(steps, tmp_path)


def test_a_choice_that_is_not_possible_is_shown_with_its_reason(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.to_the_table()
        form = await seat.to_the_form(AMBITION)
        levels = form.query_one(PartList)
        barred = next(k for k, why in enumerate(levels.part.against) if why)
        assert str(levels.get_option_at_index(barred).prompt).startswith("✗ ")

        levels.highlighted = barred
        await seat.sees("Not now: ")
        body = str(form.query_one(Worksheet).render())
        assert levels.part.against[barred] in body
        form.query_one("#why", Input).value = "because"
        await seat.press("ctrl+s")
        await seat.pilot.pause()
        assert seat.app.screen is form
        assert await seat.play.host.do(locked) == []

    sit_down(steps, tmp_path)


def test_an_action_that_is_not_possible_says_why_and_opens_no_form(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        table = await seat.to_the_table()
        barred = next(deed for deed in table.sight.deeds if deed.against)
        await seat.choose(f"deed {barred.action}")
        await seat.sees(f"✗ {barred.name}")
        await seat.is_told("Not possible now")

        assert seat.app.screen is table

    sit_down(steps, tmp_path, Opening("transnistria", seats=("west",), seed="s"))


def shown_odds(room: Room, seat: int) -> list[list[float]]:
    """For each roll of each legal order of a seat, the percentages as they are shown."""
    choices = Choices(room.session.engine, room.prose.names, room.session.state, seat)
    found = []
    for action in choices.actions():
        for order in choices.orders(action.value):
            for one in draft(room, seat, order).odds:
                table = room.prose.names.game.tables[one.table]
                assert sum(shares(one.ways)) == 1000
                rows = odds(table, one.ways, 60)
                found.append([float(row.plain.rpartition("%")[0].split()[-1]) for row in rows])
    return found


def test_the_percentages_of_every_order_add_up_to_a_hundred(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.to_the_table()
        for number in range(3):
            found = await seat.play.host.do(shown_odds, number)
            assert found
            assert all(round(sum(rows), 6) == 100 for rows in found)

    sit_down(steps, tmp_path)


# ---- questions


def test_a_question_is_answered_once_it_is_confirmed_or_stays_open(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        table = await seat.to_the_table()
        (put,) = table.sight.questions
        await seat.choose("ask 1000")
        await seat.at(Answering)
        await seat.press("escape")
        await seat.at(Table)
        assert table.sight.questions == (put,)

        await seat.choose("ask 1000")
        asked = await seat.at(Answering)
        asked.query_one("#answers", OptionList).highlighted = 1
        await seat.press("enter")
        await seat.at(Confirm)
        await seat.press("y")
        await seat.at(Table)
        await seat.until(lambda: not table.sight.questions, "the question to go")

    sit_down(steps, tmp_path)


# ---- results, sources


def test_results_go_forward_and_back_and_end_with_the_last(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(BriefPage)
        await seat.press("ctrl+s")
        results = await seat.at(Results)
        assert len(results.cards) == 3
        await seat.sees("1 of 3")
        await seat.press("left")
        await seat.sees("1 of 3")
        await seat.press("enter")
        await seat.sees("2 of 3")
        await seat.press("left")
        await seat.sees("1 of 3")
        await seat.press("space", "space", "space")
        await seat.at(Table)

    sit_down(steps, tmp_path)


def test_one_key_shows_what_a_rule_rests_on_with_place_and_voice(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.to_the_table()
        await seat.to_the_form(REFORM)
        await seat.press("f2")
        page = await seat.at(ClaimPage)
        names, told = seat.play.names, str(page.query_one(Static).content)
        action = names.scenario.actions[seat.action(REFORM)]
        assert action.cite
        assert action.assumption
        for claim in action.cite:
            assert names.claim(claim) in told
        assert f"Our assumption: {action.assumption}" in told

    sit_down(steps, tmp_path)


# ---- a whole game


def test_a_game_is_played_to_its_last_page_and_says_how_to_read_it_again(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.to_the_table()
        while not isinstance(seat.app.screen, Launcher):
            here = seat.app.screen
            seat.require_right()
            if isinstance(here, Table):
                await seat.press("d", "y")
            elif isinstance(here, Answering):
                await seat.press("enter", "y")
            else:
                await seat.press("escape")
            await seat.pilot.pause(0.05)
        await seat.until(lambda: bool(seat.app.parting), "the words at parting")

    app = sit_down(steps, tmp_path, MOLDOVA)

    assert any("To read the game again" in line for line in app.parting)


def test_the_key_that_opens_the_handbook_closes_it(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        table = await seat.to_the_table()
        await seat.press("f1")
        await seat.sees("The player's handbook")
        await seat.press("right", "right")
        await seat.sees("The facilitator's handbook")
        await seat.press("f1")
        await seat.until(lambda: seat.app.screen is table)

    sit_down(steps, tmp_path)


def test_a_page_down_reads_on_and_changes_no_choice(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await seat.to_the_table()
        form = await seat.to_the_form(AMBITION)
        order = form.order
        assert isinstance(form.focused, PartList)
        await seat.press("pagedown")
        await seat.pilot.pause(0.1)

        assert form.order == order
        assert (
            form.query_one("#sheet").scroll_offset.y > 0
            or not form.query_one("#sheet").max_scroll_y
        )

    sit_down(steps, tmp_path)


NEAR_ABROAD = Opening("near_abroad", seats=("nato",), seed="1")


def _left(seat: Seat, page: object) -> bool:
    return seat.app.screen is not page and not isinstance(seat.app.screen, Confirm)


def test_a_form_opens_on_the_first_target_and_arrows_and_letters_find_every_other(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        await seat.at(BriefPage)
        await seat.press("ctrl+s")
        while not isinstance(seat.app.screen, Table):
            here = seat.app.screen
            if isinstance(here, Results):
                await seat.press("escape")
            elif isinstance(here, Answering):
                await seat.press("enter")
                await seat.at(Confirm)
                await seat.press("y")
                await seat.until(partial(_left, seat, here), "the answer to be taken")
            await seat.pilot.pause(0.05)
        await seat.at(Table)
        form = await seat.to_the_form("N04")
        places = form.draft.parts[0]
        possible = [
            one.value for one, why in zip(places.candidates, places.against, strict=True) if not why
        ]
        assert places.chosen == possible[0] == form.order.target
        await seat.press("down")
        await seat.until(lambda: form.order.target == possible[1], "the next target")
        await seat.press("up", "up")
        first = places.candidates[0].value
        await seat.until(lambda: form.draft.order.target == first, "the one above")
        wanted = places.candidates[-1]
        await seat.press(*wanted.name[:4].casefold())
        await seat.until(lambda: form.draft.order.target == wanted.value, wanted.name)
        await seat.press("enter", "i")
        await seat.until(lambda: form.draft.order.option == 1, "Institutions first")
        await seat.press("enter")
        await seat.until(lambda: form.focused is form.query_one("#why"), "the reason")
        await seat.press("g", "e")
        assert form.draft.order.target == wanted.value

    sit_down(steps, tmp_path, NEAR_ABROAD)


async def to_turn_two(seat: Seat) -> None:
    """Through a first turn without orders, to where Allies are asked who pays for sanctions."""
    await seat.to_the_table()
    await seat.go("d", Confirm, "y")
    while not isinstance(seat.app.screen, Answering):
        if isinstance(seat.app.screen, Results):
            await seat.press("escape")
        await seat.pilot.pause(0.05)


def test_a_question_shows_what_each_answer_does_beside_the_situation(tmp_path: Path) -> None:
    async def steps(seat: Seat) -> None:
        await to_turn_two(seat)
        page = await seat.at(Answering)
        await seat.sees("Capital of NATO -1.")
        await seat.sees("Once all have answered")
        await seat.sees("Tension")
        beside = page.query_one("#answering-beside")
        await seat.press("pagedown")
        await seat.until(lambda: beside.scroll_offset.y > 0, "the page to read on")

    sit_down(steps, tmp_path, NEAR_ABROAD)


def test_whoever_is_asked_looks_around_before_answering_and_reads_no_sealed_answer(
    tmp_path: Path,
) -> None:
    async def steps(seat: Seat) -> None:
        await to_turn_two(seat)
        await seat.at(Answering)
        assert "European Union answers" not in seat.text
        await seat.press("escape")
        table = await seat.at(Table)
        assert "finish" not in [one.binding.action for one in table.active_bindings.values()]
        await seat.press("3", "6", "1")
        await seat.sees("You are asked")
        await seat.press("enter")
        await seat.at(Answering)
        await seat.press("enter", "y")
        await seat.is_told("Your answer is given.")

    sit_down(steps, tmp_path, NEAR_ABROAD)
