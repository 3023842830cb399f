"""The situation page: what a reader may know, line by line."""

from tests.prose.strait import (
    ARDABY,
    BORUM,
    CONTROL,
    REEF,
    Play,
    action,
    control,
    prose,
    public,
    seat,
    slot,
)
from wargame.core import commands as cm
from wargame.core.orders import Order
from wargame.prose.situation import trend


def test_the_page_of_a_seat_shows_tracks_places_purse_and_whom_the_game_waits_for() -> None:
    play = Play.begin().do(cm.Fire(CONTROL, 1))

    assert prose().status(play.view(seat(ARDABY))) == (
        "Turn 1 of 3, spring. Phase: Plans.",
        "Heat 3 (Warm), ↑ up 1; it runs from 0 to 6.",
        "Fleet 4, = as before; it runs from 0 to 9.",
        "Harbour: Calm 3, = as before; “Open port”.",
        "Reef: Calm 1, = as before.",
        "Ardaby and Borum: Trust 1, = as before.",
        "Ardaby and تاج 👑: Trust 1, = as before.",
        "Borum and تاج 👑: Trust 1, = as before.",
        "Ardaby: Debt 0, = as before.",
        "Ardaby has 3 Coin and 4 Will; next turn, if nothing more is spent, 3 Coin and 5 Will.",
        "Waiting for Ardaby, Borum and تاج 👑: orders.",
    )


def test_what_a_reader_may_not_know_is_absent() -> None:
    lines = prose().status(Play.begin().view(public()))

    assert not any(word in line for line in lines for word in ("Spies", "Debt", "Coin"))


def test_a_blurred_number_is_told_as_its_band() -> None:
    play = Play.begin().do(cm.Fire(CONTROL, 2))

    assert "Fleet Large, as far as you know; it runs from 0 to 9." in prose().status(
        play.view(seat(ARDABY))
    )
    assert "“Fog”." in prose().status(play.view(seat(ARDABY)))


def test_book_keeping_of_the_rules_is_left_out_for_everyone() -> None:
    assert not any("Ledger" in line for line in prose().status(Play.begin().view(control())))


def test_own_orders_are_listed_with_their_fate_and_nobody_elses() -> None:
    play = Play.begin().lock(BORUM, Order(action("press"), REEF))

    assert prose().orders(play.view(seat(BORUM))) == (
        "Borum, order 1: Press for tolls: Reef, for 2 Coin and 1 Will, locked.",
    )
    assert prose().orders(play.view(seat(ARDABY))) == ()


def test_a_flag_with_an_end_says_when() -> None:
    ruling = cm.Ruling(slot("truce"), "on", 1)
    play = Play.begin().do(cm.Rule(CONTROL, (ruling,), "talks"))

    assert "“Truce” until the end of turn 2." in prose().status(play.view(public()))


def test_a_trend_is_said_in_a_sign_and_in_words() -> None:
    assert (trend(1, 3), trend(3, 1), trend(2, 2)) == ("↑ up 2", "↓ down 2", "= as before")


def test_whom_the_game_waits_for_is_named_besides_oneself() -> None:
    view = Play.begin().view(public())

    assert prose().waiting_for(view, (ARDABY, BORUM)) == "Waiting for Ardaby, Borum: orders."
    assert prose().waiting_for(view, ()) == "Nobody else is waited for."


def test_a_game_that_is_over_waits_for_nobody() -> None:
    play = Play.begin().do(cm.Stop(CONTROL, "enough"))

    lines = prose().status(play.view(public()))

    assert lines[0] == "Turn 1 of 3, spring. The game is over."
    assert lines[-1] == "Nobody is waited for: the game is over."
