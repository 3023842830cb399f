"""What was argued stands in the report: a page for Control, tables, the facts for all."""

import csv
import io
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.report import seminar
from tests.report.paper import (
    CONTROL,
    begin,
    by_chance,
    control_text,
    lock,
    open_text,
    order,
    read,
)
from wargame.core import commands as cm
from wargame.core.arguing import Reason
from wargame.core.orders import Order
from wargame.play.session import Session
from wargame.report import asking, game

SEAT = cm.Author("s0", "seat", 0)


@pytest.fixture
def argued(tmp_path: Path) -> Iterator[Session]:
    """A game in which an own order was estimated, argued and settled, and another ruled freely."""
    with begin(tmp_path / "g.wargame") as session:
        while session.engine.wanted(session.state).pause:
            session.submit(cm.Proceed(CONTROL))
        give = session.submit
        give(cm.Propose(SEAT, 0, "Dig a well", "spades", "water for all", ("cheap",), ("slow",)))
        reasons = (Reason(0, "pro", "it is cheap"), Reason(0, "con", "it is slow"))
        give(cm.TakeUp(CONTROL, 0, "estimative", "Dig a well", reasons))
        give(cm.Argue(cm.Author("s1", "seat", 1), 0, 1, "con", "there is no water"))
        give(cm.Weigh(CONTROL, 0, 2, 0, "nobody dug"))
        give(cm.Reply(SEAT, 0, 0, 80))
        give(cm.Disclose(CONTROL, 0))
        give(cm.Throw(CONTROL, 0, (37,)))
        slot = next(k for k, s in enumerate(session.game.slots) if s.family == "track")
        give(
            cm.Settle(CONTROL, 0, True, "Water flows", "it was argued",
                      (cm.Ruling(slot, "add", 1),), "I doubted it", ("There is a well",))
        )  # fmt: skip
        give(cm.Establish(CONTROL, "A hidden fact", (0,)))
        yield session


def table(session: Session, name: str) -> list[dict[str, str]]:
    kit = game.kit_of(session)
    files = game.files(kit, game.case_of(kit, session))
    text = files[f"control/tables/{name}.csv"].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_matter_is_a_row_with_all_that_its_method_came_to(argued: Session) -> None:
    (row,) = table(argued, "matters")
    shown = {key: row[key] for key in (
        "method", "text", "median", "lowest", "highest", "odds", "dice", "by_hand", "result",
        "passed", "outcome", "reason", "private", "missing", "seconds",
    )}  # fmt: skip
    assert shown == {
        "method": "estimative", "text": "Dig a well", "median": "80", "lowest": "80",
        "highest": "80", "odds": "80.0%", "dice": "37", "by_hand": "1", "result": "succeeds",
        "passed": "1", "outcome": "Water flows", "reason": "it was argued",
        "private": "I doubted it", "missing": argued.game.seats[1], "seconds": "0",
    }  # fmt: skip


def test_the_page_of_rulings_leads_to_what_was_argued(argued: Session) -> None:
    page = read(control_text(argued)["control/rulings"])
    assert page.links.count("argued.html") == 1
    assert "Control ruled: Water flows. Reason: it was argued. In private: I doubted it." in (
        page.text
    )


def test_arguments_are_kept_with_author_side_and_final_weight(argued: Session) -> None:
    found = [(r["seat"], r["side"], r["weight"], r["text"]) for r in table(argued, "arguments")]
    one, two = argued.game.seats
    assert found == [
        (one, "pro", "1", "it is cheap"), (one, "con", "1", "it is slow"),
        (two, "con", "0", "there is no water"),
    ]  # fmt: skip
    (reply,) = table(argued, "replies")
    assert (reply["seat"], reply["value"]) == (one, "80")
    assert [row["text"] for row in table(argued, "facts")] == ["There is a well", "A hidden fact"]


def test_control_s_page_tells_it_and_pages_for_others_only_what_they_may_know(
    argued: Session,
) -> None:
    page = read(control_text(argued)["control/argued"]).text
    for said in (
        "Dig a well",
        "it is slow",
        "Median 80%, spread 0 points",
        "Odds before: 80.0%. Dice 37 (typed in) against 80: it succeeds.",
        "I doubted it",
    ):
        assert said in page
    pages = {name: read(text).text for name, text in open_text(argued).items()}
    assert "There is a well" in pages["public/facts"]
    assert "A hidden fact" not in pages["public/facts"]
    for name, text in pages.items():
        assert "I doubted it" not in text, name
        assert ("A hidden fact" in text) == (name == f"seats/{argued.game.seats[0]}"), name


def test_a_game_in_which_nothing_was_argued_has_no_such_page(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame") as session:
        assert "control/argued" not in control_text(session)
        assert "public/facts" not in open_text(session)


def test_a_row_that_an_argument_decided_stands_in_the_tables_and_is_no_override(
    tmp_path: Path,
) -> None:
    with begin(tmp_path / "g.wargame") as session:
        while session.engine.wanted(session.state).pause:
            session.submit(cm.Proceed(CONTROL))
        given, bands = rolled(session)
        session.submit(cm.Lock(SEAT, 0, given, "we need it"))
        session.submit(cm.TakeUp(CONTROL, 0, "weighted", "It works", row=len(bands) - 1))
        session.submit(cm.Throw(CONTROL, 0, (6, 6)))
        session.submit(cm.Settle(CONTROL, 0, True, "It worked", "well argued"))
        (row,) = table(session, "matters")
        assert row["row"] == bands[-1]
        (ruled,) = table(session, "rulings")
        assert (ruled["what"], ruled["value"], ruled["direction"]) == ("argued", bands[-1], "")
        pages = control_text(session)
        assert f"The row that it read: {bands[-1]}" in read(pages["control/argued"]).text
        rulings = read(pages["control/rulings"]).text
        assert "result argued" in rulings
        assert "Overrides" not in rulings


def rolled(session: Session) -> tuple[Order, tuple[str, ...]]:
    """An order of the first seat's that throws dice, and the rows of its table."""
    actions, tables = session.game.scenario.actions, session.game.tables
    for given in session.engine.legal_orders(session.state, 0):
        for one in tables:
            if one.id == actions[given.action].table:
                return given, tuple(band.label for band in one.bands)
    raise AssertionError("no order throws dice")


# ---- a listed order whose row is what the argument came to

PRESS = "Press EEU accession: Moldova"


def pressed(session: Session, *, faces: tuple[int, ...] = (11,), failing: int = -1) -> None:
    """Russia's order, which its table gives 83.3%, is argued: the estimates put it at 45%."""
    seminar.to_orders(session, 1)
    session.submit(cm.Hold(CONTROL, True))
    given = order(session.loaded, "R01", "moldova")
    lock(session, seminar.RUSSIA, given, "now or never", expected="they yield", estimate=90)
    session.submit(
        cm.TakeUp(CONTROL, 0, "estimative", "They press", to=(1,), row=3, failing=failing)
    )
    session.submit(cm.Reply(seminar.person(0), 0, 0, 20))
    session.submit(cm.Reply(seminar.person(1), 0, 1, 70))
    session.submit(cm.Throw(CONTROL, 0, faces))
    session.submit(cm.Settle(CONTROL, 0, faces[0] <= 45, "They talk", "it was well argued"))


def told_after(session: Session) -> dict[str, str]:
    """Control's pages once all is played by chance."""
    by_chance(session, random.Random(3))
    return {name.removeprefix("control/"): read(text).text
            for name, text in control_text(session).items()}  # fmt: skip


@pytest.mark.parametrize(
    ("faces", "failing", "row"), [((11,), -1, "major concession"), ((90,), 0, "backfires")]
)
def test_an_order_that_an_argument_decided_is_told_with_the_odds_of_the_argument(
    tmp_path: Path, faces: tuple[int, ...], failing: int, row: str
) -> None:
    with begin(tmp_path / "g.wargame", "transnistria", "seed 1") as session:
        pressed(session, faces=faces, failing=failing)
        told = told_after(session)
        first = table(session, "orders")[0]
        thrown = next(one for one in table(session, "rolls") if PRESS in one["source"])
    assert (
        f"Russia | {PRESS} | now or never | they yield | 90% | 45.0% |"
        f" {row.capitalize()}, as it was argued. They talk."
    ) in told["decisions"]
    assert f"1 | {PRESS} | they yield | 90% | 45.0% | as it was argued" in told["calibration"]
    said = f"Russia: {PRESS}. Coercion table, the row as it was argued: {row}."
    assert [name for name, text in told.items() if said in text]
    assert not [name for name, text in told.items() if "set by Control" in text]
    keys = ("row", "chance", "came_true", "set_by_control", "argued")
    assert [first[key] for key in keys] == [row, "45.0", "", "0", "1"]
    assert [thrown[key] for key in keys[3:]] == ["0", "1"]


def test_a_row_that_was_set_and_then_argued_is_not_asked_about_as_a_ruling(
    tmp_path: Path,
) -> None:
    with begin(tmp_path / "g.wargame", "transnistria", "seed 1") as session:
        seminar.to_orders(session, 1)
        session.submit(cm.Hold(CONTROL, True))
        lock(session, seminar.RUSSIA, order(session.loaded, "R01", "moldova"))
        session.submit(cm.Override(CONTROL, 0, 0, "first thought"))
        session.submit(cm.TakeUp(CONTROL, 0, "weighted", "They press", row=3))
        session.submit(cm.Throw(CONTROL, 0, (6, 6)))
        session.submit(cm.Settle(CONTROL, 0, True, "They talk", "it was well argued"))
        by_chance(session, random.Random(3))
        kit = game.kit_of(session)
        asked = asking.questions(kit, game.case_of(kit, session))
        (override,) = (r for r in table(session, "rulings") if r["what"] == "override")
    assert "Would the room have ruled as Control did?" not in {one.ask for one in asked}
    assert (override["value"], override["direction"]) == ("backfires", "down")


@pytest.mark.parametrize(
    ("faces", "passed", "size"), [((6, 6), False, 583), ((1, 2), True, 417), ((6, 6), True, 0)]
)
def test_a_ruling_against_the_dice_of_an_argument_is_asked_about(
    faces: tuple[int, int], passed: bool, size: int, tmp_path: Path
) -> None:
    """An own order with two arguments, one for it and one against: 58.3% that it succeeds."""
    with begin(tmp_path / "g.wargame", "transnistria", "seed 1") as session:
        seminar.to_orders(session, 1)
        number = seminar.own(session, seminar.WEST, "Train judges").number
        reasons = seminar.taken(seminar.WEST)
        session.submit(cm.TakeUp(CONTROL, number, "weighted", "Train judges", reasons))
        session.submit(cm.Throw(CONTROL, number, faces))
        session.submit(cm.Settle(CONTROL, number, passed, "So be it", "the minister wants it"))
        kit = game.kit_of(session)
        asked = asking.questions(kit, game.case_of(kit, session))
        told = read(control_text(session)["control/hotwash"]).text
    found = [one for one in asked if one.ask == "What weighed more than its dice?"]
    assert [one.size for one in found] == [size] * bool(size)
    dice = "Turn 1, The West: Train judges. Odds before: 58.3%."
    for one in found:
        assert one.told.startswith(dice)
        came = "succeeds" if passed else "fails"
        assert f"Control ruled that it {came}: So be it. Reason: the minister wants it." in one.told
    hand = "Where did Control's hand weigh?"
    assert (hand in told and dice in seminar.part(told, hand)) == bool(size)


def test_dice_of_an_argument_that_a_set_row_undid_are_told_where_it_is_asked_about(
    tmp_path: Path,
) -> None:
    with begin(tmp_path / "g.wargame", "transnistria", "seed 1") as session:
        pressed(session)
        session.submit(cm.Override(CONTROL, 0, 0, "the army mutinied"))
        told = told_after(session)["hotwash"]
    assert "It had been argued, and came to the row: major concession. Odds before: 45.0%." in told


def test_a_row_that_control_sets_after_an_argument_is_told_as_set(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame", "transnistria", "seed 1") as session:
        pressed(session)
        session.submit(cm.Override(CONTROL, 0, 0, "the army mutinied"))
        session.submit(cm.Amend(CONTROL, 0, -1, "a word to the table"))
        told = told_after(session)
        first = table(session, "orders")[0]
    line = f"Russia | {PRESS} | now or never | they yield | 90% | 72.2% | Backfires, set by Control"
    assert line in told["decisions"]
    assert "Would the room have ruled as Control did?" in told["hotwash"]
    assert (first["set_by_control"], first["argued"]) == ("1", "0")
