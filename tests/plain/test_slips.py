"""Control types in what seats hand in on slips, in lines; its first page says which deals wait."""

from pathlib import Path

import pytest

from tests.plain.room import run
from wargame.core import events as ev
from wargame.core.author import Author
from wargame.play.replaying import replay
from wargame.play.session import Session

SEATS = ("russia", "moldova", "west")
RUSSIA, MOLDOVA, WEST = "1", "2", "3"
OPEN = ["control", "", "6"]
"""The others look away, and Control types slips in."""
CLOSE = ["", "", "", ""]
"""Done with a seat, with all seats, with Control's page; the others look again."""
SECRET = ["d", "2", "2", "#1", "#4", "1", "", "", "y", ""]
"""Russia's secret offer to Moldova, with the warning confirmed."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a game.wargame"


def played(file: Path, *lines: str) -> str:
    """What is shown of a game of three seats; it begins in a talk phase."""
    return run([*lines, "q"], file, scenario="transnistria", seats=SEATS, seed="3")


def kept(file: Path, kind: type[ev.Event]) -> list[ev.Event]:
    with Session.open(file) as session:
        assert replay(session) is None
        return [event for event in session.events if isinstance(event, kind)]


def by(event: ev.Event) -> tuple[str, int]:
    """In which role it was given, and in whose name."""
    author = getattr(event, "author", None)
    assert isinstance(author, Author)
    return author.role, author.seat


def test_a_deal_slip_is_typed_in_for_both_who_signed(file: Path) -> None:
    shown = played(file, *OPEN, RUSSIA, "1", *SECRET, "", MOLDOVA, "2", "1", "1", "", *CLOSE)
    assert shown.count("Your offer is out, with your signature.") == 1
    (offered,) = kept(file, ev.DealOffered)
    (signed,) = kept(file, ev.DealSigned)
    assert isinstance(offered, ev.DealOffered)
    assert isinstance(signed, ev.DealSigned)
    assert (offered.seat, offered.author.role) == (0, "control")
    assert (signed.seat, signed.author.role) == (1, "control")
    assert kept(file, ev.DealAgreed)


def test_control_s_page_says_which_deals_wait_and_whether_one_leaked(file: Path) -> None:
    offer = [*OPEN, RUSSIA, "1", *SECRET, *CLOSE]
    waits = "Secret deal: Russia and Moldova. Russia: Talks on settling the conflict. Moldova: A "
    waits += "pause in the Western course. To be signed by Moldova.\n1. Correct a track"
    assert waits in played(file, *offer, "control", "")
    shown = played(file, "control", "", "6", MOLDOVA, "2", "1", "1", "", "", "", "")
    assert "Due: to be marked by Russia and Moldova.\nDoes the secret deal leak?" in shown
    assert shown.count("Does the secret deal leak?") == 1, "only where Control looks"


def test_a_refusal_is_typed_in(file: Path) -> None:
    shown = played(
        file, *OPEN, RUSSIA, "1", *SECRET, "", MOLDOVA, "2", "1", "2", "not now", "", *CLOSE,
        "control", "",
    )  # fmt: skip
    (ended,) = kept(file, ev.DealEnded)
    assert isinstance(ended, ev.DealEnded)
    assert (ended.seat, ended.how, ended.text) == (1, "refused", "not now")
    assert ended.author.role == "control"
    assert "To be signed by" not in shown.rsplit("when only Control is looking", 1)[1]


def test_a_message_and_an_aim_are_the_seat_s_own_by_control_s_hand(file: Path) -> None:
    played(file, *OPEN, WEST, "3", "2", "We hear you.", "4", "2", "Calm", *CLOSE)
    (said,) = kept(file, ev.Said)
    assert isinstance(said, ev.Said)
    assert (said.to, said.audience, said.in_character) == ((1,), 0b110, True)
    assert by(said) == ("control", 2)
    (noted,) = (e for e in kept(file, ev.Noted) if isinstance(e, ev.Noted) and e.kind == "aim")
    assert (noted.text, *by(noted)) == ("Calm", "control", 2)


def test_an_answer_is_typed_in(file: Path) -> None:
    played(file, *OPEN, MOLDOVA, "1", "1", "2", "y", "as the slip says", *CLOSE)
    (answered,) = kept(file, ev.Answered)
    assert isinstance(answered, ev.Answered)
    assert (answered.seat, answered.choice, answered.rationale) == (1, 1, "as the slip says")
    assert by(answered) == ("control", 1)


def test_orders_of_the_list_and_of_a_seat_s_own_are_typed_in(file: Path) -> None:
    own = ["2", "Invite observers", "an office", "the line is watched", "it is cheap", ""]
    order = ["1", "2", "they need it", "it helps", "40", "y"]
    # From the first seat's prompt, once all have talked.
    shown = played(
        file, "", "", "", "", *OPEN, MOLDOVA, *own, *order, "1", *CLOSE,
    )  # fmt: skip
    assert "It waits to be argued." in shown
    (written,) = kept(file, ev.OrderProposed)
    assert isinstance(written, ev.OrderProposed)
    assert (written.seat, written.pro, *by(written)) == (1, ("it is cheap",), "control", 1)
    (locked,) = kept(file, ev.OrderLocked)
    assert isinstance(locked, ev.OrderLocked)
    assert (locked.seat, locked.rationale, locked.expected, locked.estimate) == (
        1, "they need it", "it helps", 40,
    )  # fmt: skip
    assert by(locked) == ("control", 1)


def test_control_rules_on_a_promise_where_the_marks_differ(file: Path) -> None:
    marks = ["", "", RUSSIA, "1", "1", "1", "1", "", "", MOLDOVA, "2", "1", "2", "1", "", "", ""]
    shown = played(
        file, *OPEN, RUSSIA, "1", *SECRET, "", MOLDOVA, "2", "1", "1", *marks,
        "8", "1", "3", "", "no round was held", "they shrugged", "", "",
    )  # fmt: skip
    assert "The marks differ: Control rules.\nDoes the secret deal leak?" in shown
    assert "It needs a reason." in shown
    (ruled,) = kept(file, ev.DealRuled)
    assert isinstance(ruled, ev.DealRuled)
    assert (ruled.mark, ruled.reason, ruled.private) == (2, "no round was held", "they shrugged")
    assert ruled.author.role == "control"
