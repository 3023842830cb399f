"""What is argued is told in one line an event, and refused in sentences."""

import pytest

from tests.prose.strait import ARDABY, BORUM, CONTROL, CROWN, author, control, engine, prose, public
from wargame.core import events as ev
from wargame.core.argued import Told
from wargame.core.arguing import Reason
from wargame.core.orders import Reason as Against
from wargame.core.orders import Refusal
from wargame.core.view import Seen
from wargame.language import speaking
from wargame.prose import arguing
from wargame.prose.text import percent

ALL = engine().game.everyone
ROWS = [band.label for band in engine().game.tables[0].bands]
VOTE = ev.TakenUp(
    ALL, 90, -1, "vote", "Is it lawful?", (), (ARDABY, BORUM), ("no", "yes"), "first", "absent", 0,
    CONTROL,
)  # fmt: skip
ARGUED: list[tuple[ev.Event, str]] = [
    (
        ev.OrderProposed(
            1, 0, ARDABY, "Buoy it", "boats", "it is safe", ("cheap",), ("slow",), author(ARDABY)
        ),
        "Ardaby writes its own order: Buoy it – with: boats – so that: it is safe. For: cheap. "
        "Against: slow.",
    ),
    (
        VOTE,
        "To be settled by vote: Is it lawful? Asked: Ardaby and Borum. Outcomes: 1. no; 2. yes. "
        "Between equals the first holds. Who does not answer is not counted, and shown as missing.",
    ),
    (
        ev.TakenUp(
            ALL,
            0,
            ARDABY,
            "weighted",
            "She sails",
            (),
            (),
            (),
            "control",
            "absent",
            0,
            CONTROL,
            2,
            -1,
            0,
        ),
        "To be settled by weighted arguments: She sails. 2d6 and the weights for, less those "
        f"against: 7 and more succeeds. Succeeding, it reads the row “{ROWS[2]}”; failing, it is "
        "taken back.",
    ),
    (
        ev.MatterSettled(
            ALL, 0, ARDABY, "weighted", True, "She is home", "well argued", "", CONTROL, 2, 0
        ),
        "Control rules by weighted arguments: She is home. The order of Ardaby succeeds. It reads "
        f"the row “{ROWS[2]}”. Reason: well argued.",
    ),
    (
        ev.Argued(ALL, 0, 2, BORUM, "con", "it is far", author(BORUM)),
        "Argument 3, Borum against: it is far.",
    ),
    (
        ev.Weighed(ALL, 0, 2, 1, 0, "it was answered", CONTROL),
        "Control weighs argument 3 at 0, not 1. Reason: it was answered.",
    ),
    (
        ev.Replied(1, 0, ARDABY, "estimative", 30, "", author(ARDABY)),
        "Ardaby estimates 30 percent.",
    ),
    (
        ev.Disclosed(
            ALL, 0, "estimative", (Told(ARDABY, 30), Told(BORUM, 61), Told(CROWN, -1)), 45, -1
        ),
        "Estimates in percent: Ardaby 30 and Borum 61. Median 45.5, spread 30 to 61. "
        "Missing: تاج 👑.",
    ),
    (
        ev.Thrown(ALL, 0, "weighted", 1, 26, 36, (4, 3), True, False, CONTROL),
        "Odds before: 72.2%. Dice 4 + 3, weights +1: 8: it succeeds.",
    ),
    (
        ev.MatterSettled(
            ALL, 0, ARDABY, "weighted", True, "Buoys are laid", "well argued", "", CONTROL
        ),
        "Control rules by weighted arguments: Buoys are laid. The order of Ardaby succeeds. "
        "Reason: well argued.",
    ),
    (ev.Established(ALL, 0, "There are buoys", CONTROL), "Established: There are buoys."),
]
"""Every kind of event of what is argued."""
OTHERS: list[tuple[ev.Event, str]] = [
    (
        ev.Replied(ALL, 0, BORUM, "silence", 1, "only with talks", author(BORUM)),
        "Borum breaks the silence: only with talks.",
    ),
    (ev.Replied(2, 0, BORUM, "silence", 0, "", author(BORUM)), "Borum keeps the silence."),
    (ev.Replied(2, 0, BORUM, "vote", 1, "", author(BORUM)), "Borum chooses outcome 2."),
    (
        ev.Disclosed(ALL, 0, "silence", (Told(BORUM, -1),), -1, 1),
        "The silence is kept. Without a word: Borum.",
    ),
    (
        ev.Disclosed(ALL, 0, "vote", (Told(ARDABY, 0), Told(BORUM, 1)), -1, -1),
        "Chosen: Ardaby 1 and Borum 2. Control decides.",
    ),
    (ev.Disclosed(ALL, 0, "vote", (), -1, -1), "Nobody chose. Control decides."),
    (ev.Disclosed(ALL, 0, "estimative", (), -1, -1), "No estimate was given."),
    (
        ev.Thrown(ALL, 0, "estimative", 0, 50, 100, (37,), True, True, CONTROL),
        "Odds before: 50.0%. Dice 37 (typed in) against 50: it succeeds.",
    ),
    (
        ev.Thrown(ALL, 0, "weighted", 1, 26, 36, (4, 3), True, False, CONTROL, True),
        "Odds before: 72.2%. Dice 4 + 3, weights +1: 8, behind the screen: it succeeds.",
    ),
    (
        ev.Thrown(ALL, 0, "weighted", 1, 26, 36, (), True, False, CONTROL, True),
        "Odds before: 72.2%. Dice thrown behind the screen: it succeeds.",
    ),
    (
        VOTE._replace(method="silence", options=(), seconds=125),
        "To be settled by silence procedure: Is it lawful? Asked: Ardaby and Borum. "
        "Silence agrees; who breaks it writes down a condition. Time: 2:05.",
    ),
]


@pytest.mark.parametrize(("event", "said"), ARGUED + OTHERS)
def test_what_is_argued_is_told_in_one_line(event: ev.Event, said: str) -> None:
    assert prose().sentence(event, public()) == said


def test_facts_are_listed_with_the_turn_in_which_they_were_established() -> None:
    log = [
        Seen(1, ev.TurnBegan(ALL, 1)), Seen(2, ev.Established(ALL, 0, "one", CONTROL)),
        Seen(3, ev.Established(ALL, 0, "undone", CONTROL), undone=True),
        Seen(4, ev.TurnBegan(ALL, 2)), Seen(5, ev.Established(ALL, -1, "two", CONTROL)),
    ]  # fmt: skip
    assert arguing.facts(log) == ((1, "one"), (2, "two"))


def test_control_is_told_what_is_secret() -> None:
    event = ev.Replied(1, 0, ARDABY, "estimative", 30, "", author(ARDABY))
    assert prose().sentence(event, control()).startswith("Secret: ")


def test_an_estimate_of_101_is_refused_in_a_sentence() -> None:
    refusal = Refusal("bad-value", "", (Against("an estimate is 0 to 100 percent"),))
    assert prose().refusal(refusal) == (
        "This value cannot be taken. An estimate is 0 to 100 percent. Give another one."
    )


def test_the_spotlight_rule_is_named_where_it_refuses() -> None:
    said = prose().refusal(Refusal("spotlights"))
    assert said.startswith("The spotlight rule: a turn has two argued orders")


def test_an_argument_that_is_nobodys_in_particular_names_nobody() -> None:
    assert arguing.reason(prose().names, Reason(-1, "con", "it is far")) == "Against: it is far"


def test_odds_are_told_as_every_other_percentage_is() -> None:
    assert [arguing.chance(26, 36), arguing.chance(0, 100), arguing.chance(1, 3)] == [
        "72.2%", "0.0%", "33.3%",
    ]  # fmt: skip
    with speaking("qps"):
        assert arguing.chance(26, 36) == percent(722)
