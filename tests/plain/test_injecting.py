"""The events list in lines of text: fired, changed, moved, ticked, improvised, and who hears it."""

from pathlib import Path

import pytest

from tests.plain.room import run
from wargame.core import events as ev
from wargame.core import view as vw
from wargame.plain.replay import verify
from wargame.play.session import Session

BRIEFED = ["An aim", "A red line"]
OPEN = ["injects", "y"]
PAUSE, OFFER, FALLS = "6", "1", "3"


def play(file: Path, *typed: str, seats: tuple[str, ...] = ("moldova",)) -> str:
    return run([*BRIEFED, *typed, "q"], file, scenario="transnistria", seats=seats, seed="3")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "game.wargame"


def events(file: Path, reader: str = "control") -> list[ev.Event]:
    with Session.open(file, read_only=True) as session:
        game = session.game
        known = [vw.control_reader(game), vw.public_reader(game)]
        known += [vw.seat_reader(game, k) for k in range(len(game.seats))]
        return [s.event for one in known if one.name == reader for s in session.log(one)]


def sent(file: Path, reader: str = "control") -> list[str]:
    return [e.text for e in events(file, reader) if isinstance(e, ev.InjectSent | ev.Improvised)]


def test_the_list_says_how_each_inject_stands(file: Path) -> None:
    shown = play(file, *OPEN, "")
    assert "1. I02, The standing offer: fired in turn 1 (turn 1)" in shown
    assert "3. I13, Government falls: due, 1 in 6 (turn 2 and 3)" in shown
    assert "6. I26, Leaders call a pause: in reserve (only if Control fires it)" in shown


def test_before_one_is_fired_it_is_said_when_it_would_come_and_what_it_does(file: Path) -> None:
    shown = play(file, *OPEN, FALLS, "n", "")
    asked = shown.index("Fire it to all (y/n)> n")
    about = shown[shown.index("Government falls:\n") : asked]
    assert "When: turn 2 and 3, as it begins, with a chance of 1 in 6; once." in about
    assert "Effects: Moldova becomes “Turmoil” for 1 turn more, Resilience of Moldova -1." in about
    assert "Expected: The West calms." in about
    assert "Nothing was done." in shown


def test_whoever_plays_a_seat_may_leave_it_closed(file: Path) -> None:
    assert "1. The standing offer" not in play(file, "injects", "n")


def test_one_is_fired_once_that_is_confirmed_and_again_only_when_asked_for(file: Path) -> None:
    shown = play(file, *OPEN, PAUSE, "n", PAUSE, "y", PAUSE, "y", "")
    assert shown.count("Nothing was done.") == 1
    assert "It was fired in turn 1 already. Fire it to all (y/n)> y" in shown
    fired = [e for e in events(file) if isinstance(e, ev.InjectFired | ev.RuleRan)]
    assert len([e for e in fired if isinstance(e, ev.RuleRan)]) == 2
    assert verify(file)[1]


def test_its_words_and_its_readers_are_changed_before_it_goes(file: Path) -> None:
    shown = play(file, *OPEN, f"e {PAUSE}", "They rest.", "9", "2 3", "y", "")
    assert "There is no such seat: type numbers from 0 to 3." in shown
    assert sent(file) == sent(file, "moldova") == sent(file, "west") == ["They rest."]
    assert sent(file, "russia") == sent(file, "public") == []


def test_it_is_delayed_held_skipped_and_put_back(file: Path) -> None:
    shown = play(
        file, *OPEN, f"d {FALLS}", "2", "too early", f"h {FALLS}", "", "later", f"s {FALLS}",
        "no time", f"p {FALLS}", "p 3", "",
    )  # fmt: skip
    assert "Government falls: delayed to turn 3: too early" in shown
    assert "It needs a reason." in shown
    assert "Government falls: held: later" in shown
    assert "Government falls: skipped: no time" in shown
    assert "It stands so already" in shown
    how = [e.how for e in events(file) if isinstance(e, ev.Rescheduled)]
    assert how == ["delay", "hold", "skip", "plan"]


def test_what_was_expected_is_ticked(file: Path) -> None:
    shown = play(file, *OPEN, f"t {OFFER}", "plays for time", f"t {OFFER}", "y", "")
    assert "The standing offer: fired in turn 1, seen (turn 1)" in shown
    assert [e.seen for e in events(file) if isinstance(e, ev.Ticked)] == [True, False]


def test_one_is_improvised_and_changes_what_it_says(file: Path) -> None:
    shown = play(file, *OPEN, "i", "Shots.", "1", "l", "1", "up", "+1", "", "")
    assert "1. Tension: " in shown
    assert "Type the change as in the hint" in shown
    (one,) = [e for e in events(file) if isinstance(e, ev.Improvised)]
    assert [effect.value for effect in one.effects] == [1]
    assert sent(file, "russia") == ["Shots."]
    assert sent(file, "moldova") == []


def test_where_several_play_only_control_looks_at_the_list(file: Path) -> None:
    shown = run(
        ["", "", "", "", "", *BRIEFED, "injects", "", "", "", "q"],
        file, scenario="transnistria", seats=("moldova", "west"), seed="3",
    )  # fmt: skip
    cover = shown.index("Press Enter when only Control is looking")
    assert shown.index("1. I02, The standing offer") > cover
    assert "Press Enter; the screen is cleared then" in shown[cover:]
