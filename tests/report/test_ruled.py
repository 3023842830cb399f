"""Rows that Control set and dice that it hid, as the report tells them after the game."""

import random
from pathlib import Path

import pytest

from tests.report import seminar
from tests.report.paper import CONTROL, begin, by_chance, control_text, lock, order, read
from tests.report.seminar import part
from wargame.core import commands as cm
from wargame.play.session import Session
from wargame.report import game, ruled_rows

HIDDEN = "dice 2 and 3, 5 + 3 makes 8"
COERCION = "Energy and trade coercion: Moldova"


def test_a_row_that_control_set_is_told_as_set_on_every_page() -> None:
    told = seminar.report()
    for text in (*told.control.values(), *told.others.values()):
        assert "and is changed to" not in text
    said = f"Russia: {COERCION}. Coercion table, the row set by Control: backfires."
    for text in (told.control["orders"], told.control["timeline"], told.others["public/turns"]):
        assert said in text


def test_beside_a_row_that_was_set_stands_what_the_dice_would_have_read() -> None:
    told = seminar.report()
    (row,) = (one for one in told.tables["rulings"] if one["what"] == "override")
    assert (row["value"], row["direction"], row["by_dice"]) == (
        "backfires", "down", "major concession",
    )  # fmt: skip
    shown = told.control["rulings"]
    assert "lower: the dice would have read major concession" in shown
    assert "Russia, lower: 1" in part(shown, "Overrides by seat and direction")


def test_what_was_settled_by_argument_and_promises_ruled_on_stand_among_the_rulings() -> None:
    """A line each, out of what their own pages tell whole."""
    told = seminar.report().control
    settled = part(told["rulings"], "What was argued and settled")
    for line in (
        "Turn 1, The West, weighted arguments: failed Train judges."
        " Control ruled: The course stands empty. Reason: the dice said so.",
        "Turn 1, Moldova, estimates: succeeded Open a market."
        " Control ruled: Stalls fill the square. Reason: the dice said so.",
        "Turn 1, Russia, free ruling: failed Buy a newspaper",
    ):
        assert line in settled
    promises = part(told["rulings"], "Promises that Control ruled on")
    assert (
        "Turn 2, Russia and Moldova: broken Russia: No squeeze on gas and trade."
        " Reason: the gas was off. In private: as I foresaw."
    ) in promises
    assert "The course stands empty" in told["argued"]
    assert "the gas was off" in told["deals"]
    for text in seminar.report().others.values():
        assert "as I foresaw" not in text


def test_an_estimate_of_an_order_whose_row_was_set_is_not_held_against_it() -> None:
    told = seminar.report()
    (row,) = (one for one in told.tables["orders"] if one["rationale"] == "winter is near")
    assert (row["set_by_control"], row["dice"], row["came_true"], row["row"]) == (
        1, "", None, "backfires",
    )  # fmt: skip
    assert f"2 | {COERCION} | | 80% | 72.2% | set by Control" in told.control["calibration"]


def test_hidden_dice_are_told_to_control_with_the_word_that_nobody_saw_them() -> None:
    told = seminar.report()
    shown = part(told.control["rulings"], "Dice behind the screen")
    assert "These dice it did not see while it played" in shown
    assert "The West | Train judges | 41.7% | 1 2 | fails" in shown
    assert "Moldova | Open a market | 45.0% | 11 | succeeds" in shown
    assert "41.7%; major concession 41.6% | 2 3 | concession" in shown
    assert f"{HIDDEN}, behind the screen: concession" in told.control["orders"]
    assert f"{HIDDEN}, behind the screen: concession" in told.control["timeline"]
    found = [row["behind_screen"] for row in told.tables["rolls"]]
    assert found[0] == 1
    assert not any(found[1:])


def test_hidden_dice_stand_in_no_page_for_other_eyes() -> None:
    for text in seminar.report().others.values():
        assert HIDDEN not in text
        assert "dice 2 and 3" not in text
    assert "thrown behind the screen: concession" in seminar.report().others["public/turns"]


# ---- rows that are set before the dice are thrown, and set anew


def held(file: Path) -> Session:
    """A game that is held with an order of Russia's in the first slot."""
    session = begin(file, "transnistria", "seed 1")
    seminar.to_orders(session, 1)
    session.submit(cm.Hold(CONTROL, True))
    lock(session, seminar.RUSSIA, order(session.loaded, "R01", "moldova"), "now or never")
    return session


@pytest.mark.parametrize("recalled", [False, True])
def test_a_row_that_is_set_for_an_order_not_carried_out_is_held_against_no_dice(
    tmp_path: Path, recalled: bool
) -> None:
    with held(tmp_path / "g.wargame") as session:
        session.submit(cm.Override(CONTROL, 0, 0, "the room was of one mind"))
        if recalled:
            session.submit(cm.Recall(CONTROL, 0, "it is not yet time"))
        shown = read(control_text(session)["control/rulings"]).text
    assert "result set | Press EEU accession: Moldova | backfires | the room was of one" in shown
    assert "Russia, –: 1" in part(shown, "Overrides by seat and direction")
    assert "the dice would have read" not in shown


def test_each_row_that_was_set_is_held_against_the_dice_by_itself(tmp_path: Path) -> None:
    with held(tmp_path / "g.wargame") as session:
        session.submit(cm.Override(CONTROL, 0, 0, "first thought"))
        session.submit(cm.Override(CONTROL, 0, 3, "second thought"))
        by_chance(session, random.Random(3))
        case = game.case_of(game.kit_of(session), session)
        found = [
            (row["value"], row["direction"], row["by_dice"])
            for row in ruled_rows.rulings(case, case.facts)
            if row["what"] == "override"
        ]
        shown = part(
            read(control_text(session)["control/rulings"]).text, "Overrides by seat and direction"
        )
    assert found == [
        ("backfires", "down", "concession"), ("major concession", "up", "concession"),
    ]  # fmt: skip
    assert shown.splitlines()[2:4] == ["Russia, lower: 1", "Russia, higher: 1"]


def test_a_game_that_control_ends_early_is_told_where_its_hand_weighed(tmp_path: Path) -> None:
    with held(tmp_path / "g.wargame") as session:
        session.submit(cm.Veil(CONTROL, True))
        session.submit(cm.Shorten(CONTROL, 2, "the room is needed"))
        session.submit(cm.Stop(CONTROL, "there is smoke"))
        pages = {name: read(text).text for name, text in control_text(session).items()}
    early = "Control has the game end after turn 2 of 3. Reason: the room is needed."
    stopped = "Control ends the game. Reason: there is smoke."
    hand = part(pages["control/hotwash"], "Where did Control's hand weigh?")
    for said in (early, stopped):
        assert f"Turn 1: {said}" in hand
        assert said in pages["control/timeline"]
    assert "From now on Control throws the dice behind the screen" in pages["control/timeline"]
