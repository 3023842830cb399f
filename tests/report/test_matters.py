"""What was argued is told whatever came of it: failed, refused, left open, voted on."""

from pathlib import Path

from tests.report import seminar
from tests.report.paper import CONTROL, begin, control_text, read
from tests.report.test_argued import SEAT, table
from wargame.core import commands as cm
from wargame.core.arguing import Reason


def test_what_failed_and_what_was_refused_is_told_as_what_succeeded() -> None:
    """Each with its arguments, its odds and dice where there were any, and what came of it."""
    shown = seminar.report().control["argued"]
    failed, passed, ruled, refused = shown.split("\nTurn 1, ")[1:]

    assert failed.startswith("The West, weighted arguments: failed\nTrain judges\n")
    assert "In its own words: Train judges – with: money – so that: it holds" in failed
    assert "2d6 and the weights for, less those against: 7 and more succeeds." in failed
    assert "Russia | against | 1 | nobody asked for judges" in failed
    assert "Odds before: 41.7%. Dice 1 + 2 (typed in), weights -1: 2" in failed
    assert "Control ruled: The course stands empty" in failed
    assert passed.startswith("Moldova, estimates: succeeded\nOpen a market\n")
    assert ruled.startswith("Russia, free ruling: failed\nBuy a newspaper")
    assert "Control ruled: No paper is for sale\nReason: all were sold" in ruled
    assert refused.startswith("Moldova, no method: refused by Control\nFly to the moon")
    assert "Moldova | against | it takes years" in refused
    assert "Reason: no rocket is at hand" in refused


def test_arguments_have_weights_only_where_the_method_has_any() -> None:
    weighted, estimated = seminar.report().control["argued"].split("\nTurn 1, ")[1:3]
    assert "Weight" in weighted
    assert "Russia | against | 1 | nobody asked for judges" in weighted
    assert "Weight" not in estimated
    assert "Moldova | against | it takes years" in estimated


def test_private_estimates_stand_side_by_side_with_median_and_spread() -> None:
    shown = seminar.report().control["argued"].split("\nTurn 1, ")[2]
    assert "Median 45%, spread 50 points" in shown
    assert "Russia | 20% | -25 |" in shown
    assert "Moldova | 70% | +25 | they need it" in shown
    assert "Missing: The West" in shown


def test_a_median_between_two_estimates_is_told_with_its_half(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame") as session:
        while session.engine.wanted(session.state).pause:
            session.submit(cm.Proceed(CONTROL))
        session.submit(cm.TakeUp(CONTROL, -1, "estimative", "Do the islands yield?"))
        (one,) = session.engine.matters.all(session.state.numbers)
        for seat, value in ((0, 75), (1, 60)):
            session.submit(cm.Reply(cm.Author(f"s{seat}", "seat", seat), one.number, seat, value))
        session.submit(cm.Throw(CONTROL, one.number, (67,)))
        session.submit(cm.Settle(CONTROL, one.number, True, "They yield", "the dice said so"))
        page = read(control_text(session)["control/argued"]).text
        (row,) = table(session, "matters")
    assert "Median 67.5%, spread 15 points" in page
    assert "Crown | 60% | -7.5 |" in page
    assert "League | 75% | +7.5 |" in page
    assert "Median 67.5, spread 60 to 75." in page
    assert "Odds before: 67.0%. Dice 67 (typed in) against 67: it succeeds." in page
    assert row["median"] == "67.5"


def test_the_tables_hold_what_was_refused_and_its_arguments() -> None:
    tables = seminar.report().tables
    found = [
        (row["seat"], row["method"], row["result"], row["passed"]) for row in tables["matters"]
    ]
    assert found == [
        ("west", "weighted", "fails", 0), ("moldova", "estimative", "succeeds", 1),
        ("russia", "free", "", 0), ("moldova", "", "refused", 0),
    ]  # fmt: skip
    assert tables["matters"][-1]["reason"] == "no rocket is at hand"
    texts = [row["text"] for row in tables["arguments"] if row["seat"] == "moldova"]
    assert texts == ["it was done before", "it takes years"] * 2


def test_what_is_not_settled_is_told_too(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame") as session:
        while session.engine.wanted(session.state).pause:
            session.submit(cm.Proceed(CONTROL))
        session.submit(cm.Propose(SEAT, 0, "Dig a well", "spades", "water", ("cheap",)))
        page = read(control_text(session)["control/argued"]).text
        assert "no method: not settled" in page
        session.submit(cm.TakeUp(CONTROL, 0, "weighted", "A well", (Reason(0, "pro", "cheap"),)))
        page = read(control_text(session)["control/argued"]).text
        (row,) = table(session, "matters")
    assert "weighted arguments: not settled" in page
    assert (row["result"], row["passed"], row["method"]) == ("open", "", "weighted")


def test_a_vote_shows_its_outcomes_and_who_chose_which(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame") as session:
        while session.engine.wanted(session.state).pause:
            session.submit(cm.Proceed(CONTROL))
        options = ("They yield", "They hold")
        text = "Do the islands yield?"
        session.submit(cm.TakeUp(CONTROL, -1, "vote", text, asked=(0, 1), options=options))
        (one,) = session.engine.matters.all(session.state.numbers)
        for seat in (0, 1):
            session.submit(cm.Reply(cm.Author(f"s{seat}", "seat", seat), one.number, seat, 1))
        session.submit(cm.Settle(CONTROL, one.number, True, "They hold", "all said so"))
        page = read(control_text(session)["control/argued"]).text
    assert "Control, vote: settled" in page
    assert "Outcomes: 1. They yield; 2. They hold." in page
    assert "Chosen: League 2 and Crown 2. Outcome 2 holds." in page
    assert "The method came to: They hold" in page
