"""Promises that were not kept: whose, when, by which orders, with what following."""

from pathlib import Path

import pytest

from tests.core.builders import whole
from tests.core.rules.test_promises import BORDER
from tests.report import seminar
from tests.report.paper import control_text, lock, noon, order, read
from wargame.authoring.load import load_sources
from wargame.authoring.merge import SourceFile
from wargame.core.formula.syntax import parse_formula
from wargame.play.session import Session
from wargame.report import game, promised

SOURED = "Russia and Moldova: now “Trust between them is damaged”, until the game ends."
NORTH, SOUTH = range(2)


def test_a_broken_promise_is_told_with_when_by_which_order_and_what_followed() -> None:
    shown = seminar.part(seminar.report().control["deals"], "Not kept")
    own = shown[shown.index("Russia broke") : shown.index("\nDeals\n")].splitlines()
    assert own == [
        "Russia broke in turn 2 what it promised Moldova in turn 1: No squeeze on gas and trade.",
        "It was due in turn 2.",
        "The promise of Russia: No squeeze on gas and trade, number 1, is marked: Russia kept and"
        " Moldova broken. The record says: broken. They differ, and Control rules.",
        "Control rules on promise 1 of a deal, of Russia: No squeeze on gas and trade: it was"
        " broken. Reason: the gas was off. In private: as I foresaw.",
        "By: Energy and trade coercion: Moldova (Russia, turn 2).",
        f"What followed: {SOURED}",
    ]


def test_a_bent_promise_in_free_words_says_that_the_record_cannot_tell() -> None:
    shown = seminar.report().control["deals"]
    own = shown[shown.index("Moldova bent") : shown.index("Russia broke")].splitlines()
    assert own == [
        "Moldova bent in turn 2 what it promised Russia in turn 1: a word in private.",
        "It was due in turn 2.",
        "The promise of Moldova, number 2, is marked: Russia bent and Moldova bent. It was bent.",
        "The record names no order, and Moldova carried out none of the list while it held.",
        f"What followed: {SOURED}",
    ]


def test_the_hotwash_asks_about_what_was_not_kept() -> None:
    shown = seminar.part(seminar.report().control["hotwash"], "What was promised?")
    assert "Russia broke in turn 2 what it promised Moldova in turn 1" in shown
    assert (
        "No squeeze on gas and trade. Russia said kept and Moldova said broken. The record says:"
        " broken. Control ruled broken: the gas was off. By: Energy and trade coercion: Moldova"
        " (Russia, turn 2)." in shown
    )


def test_a_promise_that_the_record_judges_is_told_the_same_way(tmp_path: Path) -> None:
    loaded = load_sources([SourceFile("trial.yaml", whole(BORDER))])
    with Session.create(tmp_path / "g.wargame", loaded, seed="a seed", now=noon) as session:
        seminar.to_orders(session, 1)
        lock(session, NORTH, order(loaded, "VOW"))
        seminar.to_orders(session, 2)
        lock(session, NORTH, order(loaded, "TALK"))
        lock(session, SOUTH, order(loaded, "TALK"))
        seminar.to_orders(session, 3)
        (one,) = promised.broken(game.case_of(game.kit_of(session), session))
        pages = {name: read(text).text for name, text in control_text(session).items()}
    assert (one.seat, one.made.turn, one.due, one.bent) == (NORTH, 1, 2, False)
    shown = seminar.part(pages["control/deals"], "Not kept")
    for said in (
        "North broke in turn 2 what it promised in turn 1: Say nothing.",
        "North broke a promise: Say nothing.",
        "By: Talk (North, turn 2).",
        "What followed: Trust ",
    ):
        assert said in shown


@pytest.mark.parametrize(
    ("formula", "named"),
    [
        ("played(R14 within 1)", ["R14"]),
        ("tension >= 3 and (played(R12) or not played(R15 by me within 2))", ["R12", "R15"]),
        ("any(played(N03 on p) for p in places)", ["N03"]),
        ("tension >= 3", []),
        ("acts(at least 2)", []),
    ],
)
def test_the_orders_that_a_rule_asks_for_are_read_from_its_formula(
    formula: str, named: list[str]
) -> None:
    assert list(promised.remembered(parse_formula(formula))) == named
