"""A game in lines: orders, questions, sharing a keyboard."""

import re
from pathlib import Path

import pytest

from tests.core.builders import whole
from tests.core.rules.test_delayed_order import ROADS
from tests.plain.room import STRAIT, Tty, noon, run
from wargame.authoring.load import load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.view import seat_reader
from wargame.play.session import Session

SKIP = ["", ""]
"""Turn zero left out."""
RESUME = "To go on, type: wargame play --plain --game "


def order(name: str, shown: str) -> str:
    """The number of an order in the last menu."""
    found = re.findall(rf"^(\d+)\. {name}", shown, re.MULTILINE)
    assert found, f"{name} is not in the menu"
    return str(found[-1])


def order_of(game: Path, name: str, seat: str = "ardaby") -> str:
    """The number of an order in a seat's first menu."""
    return order(name, run(SKIP, game.with_name(f"{seat}.wargame"), seats=(seat,)))


def press(game: Path) -> list[str]:
    """Lines that begin a press for tolls on Reef, up to its rationale."""
    return [order_of(game, "Press for tolls", "borum"), "2"]


# ---- an order


def test_a_new_seat_reads_its_brief_then_writes_its_aim_then_hears_what_is_new(game: Path) -> None:
    shown = run(["The harbour", "No flag", "l"], game, seats=("ardaby",))

    parts = [
        "You play Ardaby",
        "Turn zero",
        "Your aim",
        "The game begins",
        "Heat 3",
        "Mend the quay, costs",
    ]
    assert [shown.index(part) for part in parts] == sorted(shown.index(part) for part in parts)
    assert "Aim of Ardaby: The harbour." in shown
    assert "Red line of Ardaby: No flag." in shown


def test_before_an_order_is_locked_its_cost_odds_and_finality_are_shown(game: Path) -> None:
    lines = [*SKIP, *press(game), "we are poor", "they pay", "40", "y", "o"]

    shown = run(lines, game, seats=("borum",))

    assert "Where?\n1. Harbour\n2. Reef\n" in shown
    assert "Costs 2 Coin and 1 Will.\nOpen: everyone sees it" in shown
    assert (
        "loss: 2.8%. Heat +1.\nno change: 25.0%. Nothing changes.\n"
        "gain: 44.4%. Calm of Reef -1, next turn Coin of Ardaby -1.\nrout: 27.8%. Ardaby decides: "
    ) in shown
    assert "Locking cannot be undone by you; only Control can recall an order." in shown
    assert "Locked 1 of 2." in shown
    assert "Borum, order 1: Press for tolls: Reef, for 2 Coin and 1 Will, locked." in shown


def test_an_order_without_a_reason_is_refused_with_a_sentence_why(game: Path) -> None:
    lines = [*SKIP, *press(game), "", " ", "we are poor"]

    shown = run(lines, game, seats=("borum",))

    said = (
        "An order needs one sentence that says why: it is what the discussion afterwards is about."
    )
    assert shown.count(said) == 2
    assert "What do you expect from it" in shown


def test_what_is_typed_for_an_order_reaches_the_record(game: Path) -> None:
    lines = [*SKIP, *press(game), "نحن فقراء 👑", "they pay", "40%", "y"]
    run(lines, game, seats=("borum",))

    with Session.open(game, now=noon) as session:
        locked = next(e for e in session.events if isinstance(e, ev.OrderLocked) and e.seat == 1)
    assert (locked.rationale, locked.expected, locked.estimate) == ("نحن فقراء 👑", "they pay", 40)


@pytest.mark.parametrize("drop", [["x"], ["2", "why not", "", "", "n"]])
def test_an_order_can_be_dropped_until_it_is_confirmed(game: Path, drop: list[str]) -> None:
    lines = [*SKIP, press(game)[0], *drop, "o"]

    shown = run(lines, game, seats=("borum",))

    assert "Dropped: nothing was locked." in shown
    assert "You have locked no order yet." in shown


def test_an_order_that_is_not_possible_is_listed_and_says_why(game: Path) -> None:
    lines = [*SKIP, *press(game), "we are poor", "", "", "y"]
    menu = run(lines, game, seats=("borum",))
    number = order("Press for tolls", menu)

    shown = run([f"why {number}", number], game)

    assert f"{number}. Press for tolls (not now)" in shown
    said = "Press for tolls: Harbour and Press for tolls: Reef: You have 1 Coin and it costs 2."
    assert "One demand a turn." in shown
    assert said in shown or "it costs 2" in shown


def test_a_target_that_cannot_be_chosen_says_why_and_another_may_be(game: Path) -> None:
    lines = [*SKIP, order_of(game, "Raise a levy"), "4", "2", "for walls", "", "", "y"]

    shown = run(lines, game, seats=("ardaby",))

    assert "4 (not now) That is too many." in shown
    assert "Raise a levy: 2" in shown
    assert "Locked 1 of 2" in shown


# ---- pages and talk


def test_every_page_opens_from_the_menu(game: Path) -> None:
    shown = run(
        [*SKIP, "b", "s", "o", "l", "l 1", "l 999", "claim kyle-27"], game, seats=("ardaby",)
    )

    assert shown.count("You play Ardaby in The Strait.") == 2
    assert shown.count("Waiting for Ardaby") == 2
    assert "1. The game begins: The Strait." in shown
    assert "There is no entry “999” in your log: type l to see all." in shown
    assert "kyle-27, " in shown


def test_a_message_reaches_its_seat_and_no_other(game: Path) -> None:
    lines = ["", "", *SKIP, "m", "1", "Psst", "d", "y", "", *SKIP, "l"]

    shown = run(lines, game, seats=("ardaby", "borum"))

    assert "Sent." in shown
    assert "Message from Ardaby to Borum: Psst." in shown
    with Session.open(game, now=noon) as session:
        crown = session.log(seat_reader(session.game, 2))
    assert not any(isinstance(seen.event, ev.Said) for seen in crown)


# ---- the talk phase of several at one keyboard

BOTH = ("ardaby", "borum")


def test_before_orders_those_who_share_a_keyboard_may_talk_and_write_to_each_other(
    game: Path,
) -> None:
    """Ardaby writes, Borum reads it and answers, Ardaby reads that; then the orders begin."""
    ardaby, borum = ["1", ""], ["2", ""]
    first = [*ardaby, *SKIP, "m", "1", "Half of it for you", ""]
    reply = [*borum, *SKIP, "m", "1", "Two thirds", ""]
    shown = run([*first, *reply, *ardaby, "l", "", "", "", "q"], game, seats=BOTH)

    talk = shown.index("Phase: Talk. 5 minutes.")
    assert talk < shown.index("Talk aloud, or sit down one by one") < shown.index("You play Ardaby")
    heard = shown.index("Message from Ardaby to Borum: Half of it for you.")
    replied = shown.index("Message from Borum to Ardaby: Two thirds.")
    assert shown.index("You play Borum") < heard < replied
    assert shown.count("You play Ardaby") == shown.count("You play Borum") == 1
    assert shown.index("You may lock 2 more orders.") > replied


def test_in_every_turn_there_is_time_to_talk(game: Path) -> None:
    turn = ["", "", "d", "y", "", "d", "y", ""]
    lines = ["", "", *SKIP, "d", "y", "", *SKIP, "d", "y", "", *turn]

    shown = run(lines, game, seats=BOTH)

    assert shown.count("Who sits down, or Enter to go on> ") == 3
    account = shown.index("All may look now; press Enter to hear what happened")
    assert shown.index("Turn 2 of 3 begins") < shown.rindex("Talk aloud")
    assert account < shown.rindex("Talk aloud")


def test_who_plays_alone_is_not_held_up_by_talks_with_autopilots(game: Path) -> None:
    assert "Talk aloud" not in run([*SKIP, "d", "y"], game, seats=("ardaby",))


def test_a_game_left_in_the_talks_goes_on_there(game: Path) -> None:
    run(["1", "", *SKIP, "m", "1", "Wait", "q"], game, seats=BOTH)

    shown = run(["2", "", *SKIP, "", "q"], game)

    assert "Talk aloud" in shown
    assert "Message from Ardaby to Borum: Wait." in shown


# ---- an order that was delayed


def test_a_seat_is_told_of_its_delayed_order_and_says_itself_that_it_is_done(
    game: Path, tmp_path: Path
) -> None:
    roads = tmp_path / "roads.yaml"
    roads.write_text(whole(ROADS), encoding="utf-8")
    lock = ["", "", "", "y", "d", "y"]
    thieves = ["", *SKIP, "1", "1", *lock]
    carters = ["", *SKIP, "2", *lock]
    lines = [*thieves, *carters, "", "", "d", "y", "", "o"]

    shown = run(lines, game, scenario=str(roads), seats=("thieves", "carters"))

    menu = shown.rindex("You may lock 1 more order.")
    assert (
        "1 order of yours was delayed to this turn and takes the place of one (o)." in shown[menu:]
    )
    assert "Carters, order 2: Haul, for 2 Gold, locked." in shown[menu:]
    others = shown[shown.index("All may look now") : menu]
    assert "Carters locked" not in others


# ---- questions


def test_a_question_beside_the_game_can_be_left_open_and_answered_later(game: Path) -> None:
    lines = [*SKIP, "d", "y", "a", "x", "a 1", "1", "y", "we need it", "l"]

    shown = run(lines, game, seats=("ardaby",))

    assert "a 1. Question to Ardaby: Take the loan? It stays open until the end of turn 2." in shown
    assert "x. Leave it open for now." in shown
    assert "Ardaby answers: Take it. Why: we need it." in shown


def routed(game: Path) -> None:
    """A game in which Borum's press for tolls will be a rout, and Ardaby is a person."""
    control = cm.Author("control", "control")
    with Session.create(game, load(Path(STRAIT)), seed="the seed", now=noon) as session:
        for seat, posture in ((-1, "auto"), (1, "bold"), (2, "crown")):
            session.assign(control, seat, posture)
        session.submit(cm.EnterDice(control, (6, 6)))


def test_a_question_that_holds_the_game_is_put_before_anything_else(game: Path) -> None:
    """Dice of 12 rout; Ardaby is asked, may not pay what it lacks, and confirms its answer."""
    routed(game)
    asked = run([*SKIP, order_of(game, "Raise a levy"), "2", "walls", "", "", "y", "d", "y"], game)

    again = run(["2", "3", "n", "3", "y", "never", "l"], game)

    said = "Question to Ardaby: Give Harbour up? Calm is 3.\n1. Give it up."
    assert said in asked
    assert said in again
    assert again.count("2. Pay. Not now: there are not 2 Coin left.") == 1
    assert again.count("Pay. Not now: there are not 2 Coin left.") == 2
    assert "Answer “Hold out” (y/n)> y" in again
    assert "Ardaby answers: Hold out. Why: never. Harbour holds out." in again


# ---- sharing a keyboard


def test_nothing_of_the_next_seat_is_shown_before_it_has_pressed_enter(game: Path) -> None:
    lines = ["", "", *SKIP, "d", "y", "?"]

    shown = run(lines, game, seats=("ardaby", "borum"))

    handed = shown.index("Pass the keyboard to Borum; press Enter when only Borum is looking")
    assert "You play Ardaby" in shown[:handed]
    assert "Borum has" not in shown
    assert "You play Borum" not in shown
    assert "Nothing secret is shown before Enter is pressed." in shown[handed:]


def test_pages_do_not_open_while_the_keyboard_is_handed_over(game: Path) -> None:
    """Whoever sat there before cannot be looked at, nor whoever comes next."""
    run(["", "", *SKIP, "d", "y", "", *SKIP], game, seats=("ardaby", "borum"))

    for page in ("s", "b", "l", "o"):
        shown = run([page], game)
        assert f"only Borum is looking> {page}\nThe game begins" in shown
        assert shown.count("Borum has") == 1
        assert "Ardaby has" not in shown


def test_between_two_seats_the_screen_is_cleared(game: Path) -> None:
    screen = Tty()

    run(
        Tty("\n".join(["", "", *SKIP, "d", "y", "", "", ""])),
        game,
        seats=("ardaby", "borum"),
        screen=screen,
    )

    before, _, after = screen.getvalue().partition("\x1b[2J")
    assert "Ardaby has" in before
    assert before.endswith("\n" * 60)
    assert after.startswith("\x1b[3J\x1b[HPass the keyboard to Borum")


def test_a_script_sees_no_terminal_codes(game: Path) -> None:
    assert "\x1b" not in run(["", "", *SKIP, "d", "y", ""], game, seats=("ardaby", "borum"))


def test_what_all_may_know_is_told_to_all_and_the_rest_to_each_seat_alone(game: Path) -> None:
    turn = ["", *SKIP, "d", "y"]

    shown = run(["", *turn, *turn, "", "", ""], game, seats=("ardaby", "borum"))

    account = shown.index("All may look now; press Enter to hear what happened")
    handed = shown.index("Pass the keyboard to Ardaby", account)
    assert "Turn 2 of 3 begins" in shown[account:handed]
    assert "Coin of" not in shown[account:handed]
    assert "Turn 2 of 3 begins" not in shown[handed:]
    assert "Coin of Ardaby" in shown[handed:]


def test_whoever_reads_presses_enter_before_the_screen_is_cleared(game: Path) -> None:
    screen = Tty()

    lines = ["", "", *SKIP, "d", "y"]
    run(Tty("\n".join(lines)), game, seats=("ardaby", "borum"), screen=screen)

    assert "Press Enter when you have read this" in screen.getvalue().partition("\x1b[2J")[0]


def test_a_shared_game_is_left_and_taken_up_with_a_clean_screen(game: Path) -> None:
    left, again = Tty(), Tty()

    run(Tty("\n\n\n\nq\n"), game, seats=("ardaby", "borum"), screen=left)
    run(Tty(""), game, screen=again)

    assert "Ardaby has" not in left.getvalue().rpartition("\x1b[2J")[2]
    assert again.getvalue().lstrip("\n").startswith("\x1b[2J\x1b[3J\x1b[HGoing on with")


def test_results_come_one_order_at_a_time_for_a_person(game: Path) -> None:
    screen = Tty()
    source = Tty("\n".join([*SKIP, "d", "y", "", "", "", ""]) + "\n")

    run(source, game, seats=("ardaby",), postures=("borum=bold",), screen=screen)

    assert "Enter for the next order> " in screen.getvalue()
