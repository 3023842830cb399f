"""Decisions with why they were taken, what was expected and what came of them, side by side."""

from pathlib import Path

from tests.report import seminar
from tests.report.paper import CONTROL, begin, control_text, lock, order, read
from wargame.core import commands as cm
from wargame.core.arguing import Reason
from wargame.report import rows


def test_why_estimate_odds_and_result_of_each_order_stand_in_one_line() -> None:
    shown = seminar.report().control["decisions"].splitlines()
    for line in (
        "Russia | Press EEU accession: Moldova | now or never | they give way | 90% | 83.3% |"
        " Concession. Alignment of Moldova 0 → -1. Russian leverage of Moldova 3 → 4.",
        "Russia | Energy and trade coercion: Moldova | winter is near | | 80% | 72.2% |"
        " Backfires, set by Control. Russian support 7 → 6. Alignment of Moldova -1 → 0.",
        "The West | Train judges | it holds | | | 41.7% |"
        " Settled by weighted arguments: failed. The course stands empty.",
        "Moldova | Open a market | it holds | | 70% | 45.0% |"
        " Settled by estimates: succeeded. Stalls fill the square.",
        "Russia | Buy a newspaper | it holds | | | |"
        " Settled by free ruling: failed. No paper is for sale.",
        "Moldova | Fly to the moon | it holds | | | | Refused by Control. No rocket is at hand.",
    ):
        assert line in shown


def test_every_order_that_was_given_has_its_line_and_its_part_of_the_page() -> None:
    told = seminar.report()
    given = len(told.tables["orders"]) + len(told.tables["matters"])
    lines = [line for line in told.control["decisions"].splitlines() if " | " in line]
    assert len([line for line in lines if not line.startswith("Who |")]) == given
    for row in told.tables["orders"]:
        assert str(row["order"]) in told.control["orders"]


def test_a_listed_order_that_fails_in_an_argument_is_not_told_as_taken_back(
    tmp_path: Path,
) -> None:
    with begin(tmp_path / "g.wargame", "transnistria", "seed 1") as session:
        seminar.to_orders(session, 1)
        lock(session, 0, order(session.loaded, "R01", "moldova"), "now or never", estimate=90)
        reasons = (Reason(0, "pro", "it worked before"),)
        session.submit(cm.TakeUp(CONTROL, 0, "weighted", "Press them", reasons))
        session.submit(cm.Throw(CONTROL, 0, (1, 2)))
        session.submit(cm.Settle(CONTROL, 0, False, "They say no", "the dice said so"))
        pages = {name: read(text).text for name, text in control_text(session).items()}
    assert (
        "Russia | Press EEU accession: Moldova | now or never | | 90% | 72.2% |"
        " Settled by weighted arguments: failed. They say no."
    ) in pages["control/decisions"]
    shown = pages["control/orders"]
    assert "settled by weighted arguments: failed." in shown
    assert "Russia for: it worked before" in shown
    assert "taken back by Control" not in shown


def test_an_own_order_is_told_in_full_among_the_others() -> None:
    shown = seminar.report().control["orders"]
    own = shown[shown.index("The West, in its own words: Train judges") :]
    own = own[: own.index("Moldova, in its own words")]
    for said in (
        "Settled by weighted arguments: failed.", "Russia against: nobody asked for judges",
        "Odds before: 41.7%.", "Control ruled: The course stands empty",
    ):  # fmt: skip
        assert said in own


def test_the_odds_are_those_of_the_table_of_orders() -> None:
    told = seminar.report()
    chances = [row["chance"] for row in told.tables["orders"] if row.get("chance") is not None]
    assert chances
    for chance in chances:
        assert f"| {chance}% |" in told.control["decisions"]
    assert set(rows.head("orders")) >= {"chance", "came_true", "set_by_control"}


def test_an_answer_stands_among_the_orders_with_its_reason(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame", "transnistria", "seed 1") as session:
        seminar.to_orders(session, 1)
        (asked,) = session.engine.open_questions(session.state)
        author = cm.Author("p", "bot", asked.seat)
        given = (asked.place, asked.question, asked.choices[0], "no better offer is at hand")
        session.submit(cm.Answer(author, *given))
        pages = {name: read(text).text for name, text in control_text(session).items()}
    (line,) = (
        line
        for line in pages["control/decisions"].splitlines()
        if "no better offer is at hand" in line
    )
    assert line.startswith("Moldova | Accept the offer, asked: Take Moscow's help with the region")
