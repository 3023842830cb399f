"""Deals in lines: drafted with a warning, signed by the other, marked by both."""

from pathlib import Path

import pytest

from tests.plain.room import run
from wargame.core import events as ev
from wargame.play.replaying import replay
from wargame.play.session import Session

RUSSIA, MOLDOVA, WEST = (["1", "", "", ""], ["2", "", "", ""], ["3", "", "", ""])
"""A seat sits down for the first time: the keyboard is passed, turn zero is left out."""
AGAIN = ["1", ""]
"""Russia sits down once more."""
OFFER = ["t", "d", "2", "2", "#1 by the summer", "#4", "1", "", "", "y"]
"""A secret offer to Moldova, with the warning confirmed."""
DONE = ["", ""]
"""Done with deals, then with writing."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a game.wargame"


def played(file: Path, *lines: str, seats: tuple[str, ...] = ("russia", "moldova")) -> str:
    """What is shown where seats sit down in the talk phase of the first turn."""
    return run(lines, file, scenario="transnistria", seats=seats)


def events(file: Path, kind: type[ev.Event]) -> list[ev.Event]:
    with Session.open(file) as session:
        assert replay(session) is None
        return [event for event in session.events if isinstance(event, kind)]


def test_a_deal_is_offered_with_its_warning_signed_and_marked(file: Path) -> None:
    sign = ["t", "1", "1"]
    shown = played(
        file, *RUSSIA, *OFFER, *DONE, *MOLDOVA, *sign, "1", "2", "1", *DONE,
        *AGAIN, "t", "1", "1", "1", *DONE,
    )  # fmt: skip
    assert "You can give: #1 Talks on settling the conflict" in shown
    assert "Caution: It trades a Western course, and nobody of the West signs [natopa-62" in shown
    assert "Your offer is out, with your signature." in shown
    assert "Secret deal: Russia and Moldova. Russia: Talks on settling the conflict, by" in shown
    assert "Signed." in shown
    assert "The marks differ: Control rules" in shown
    told = [event for event in events(file, ev.DealJudged) if isinstance(event, ev.DealJudged)]
    assert [event.result for event in told] == [-1, 0]


def test_an_offer_is_dropped_refused_or_withdrawn(file: Path) -> None:
    offered = ["d", "2", "1", "gas", "wine", "2", "", "", "y"]
    shown = played(
        file, *RUSSIA, "t", "d", "", *offered, *DONE, *MOLDOVA, "t", "1", "2", "too dear", *DONE,
        *AGAIN, "t", *offered, "1", "y", "", *DONE,
    )  # fmt: skip
    assert shown.count("Dropped: nothing was offered.") == 1
    ends = [e.how for e in events(file, ev.DealEnded) if isinstance(e, ev.DealEnded)]
    assert ends == ["refused", "withdrawn"]


def test_nothing_of_it_is_shown_to_a_seat_that_does_not_sign(file: Path) -> None:
    three = ("russia", "moldova", "west")
    shown = played(file, *RUSSIA, *OFFER, *DONE, *WEST, "t", *DONE, seats=three)
    later = shown.split("Your offer is out")[1].split("Pass the keyboard to The West")[1]
    assert "No deal stands." in later
    assert "Secret deal" not in later


def test_what_cannot_be_read_is_asked_anew_and_nothing_else_is_lost(file: Path) -> None:
    wrong = ["d", "9", "1", "2", "1", "#99", "gas", "#1", "wine", "soon", "9", "2", "if calm", "2"]
    empty = ["d", "2", "1", "", "", "gas", "wine", "2", "", ""]
    shown = played(file, *RUSSIA, "t", *wrong, "", "y", *empty, "n", *DONE)

    assert shown.count("Type numbers of other seats") == 2
    assert "There is no ready-made term #99." in shown
    assert shown.count("is not a choice here: type a number, 1 to 3") == 2
    assert "A deal holds 1 to 6 promises" in shown
    (offer,) = [e for e in events(file, ev.DealOffered) if isinstance(e, ev.DealOffered)]
    assert [one.text for one in offer.clauses] == ["gas", "wine"]
    assert (offer.due, offer.conditions, offer.guarantor) == (2, "if calm", -1)


def test_who_signed_another_s_offer_refuses_it_and_does_not_withdraw_it(file: Path) -> None:
    three = ("russia", "moldova", "west")
    offer = ["d", "2 3", "1", "gas", "2: wine", "2", "", "y"]
    shown = played(
        file, *RUSSIA, "t", *offer, *DONE, *MOLDOVA, "t", "1", "1", "1", "y", "", *DONE, seats=three
    )
    assert "Refuse the offer after all" in shown
    assert "Withdraw the offer" not in shown
    ends = [e.how for e in events(file, ev.DealEnded) if isinstance(e, ev.DealEnded)]
    assert ends == ["refused"]
