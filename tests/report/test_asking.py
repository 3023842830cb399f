"""The questions that a talk begins with: from what happened, the largest of each kind, three."""

import random
from pathlib import Path

from tests.report import seminar
from tests.report.paper import CONTROL, begin, by_chance, control_text, lock, order, read
from wargame.core import commands as cm
from wargame.play.session import Session
from wargame.report import asking, game
from wargame.report.asking import Question


def asked(session: Session) -> tuple[Question, ...]:
    kit = game.kit_of(session)
    return asking.questions(kit, game.case_of(kit, session))


def one_order(
    file: Path, *, faces: tuple[int, ...], estimate: int | None, row: int = -1
) -> Session:
    """A turn with one order: its odds of success are 72.2%, 2.8% for the lowest row."""
    session = begin(file, "transnistria", "seed 1")
    seminar.to_orders(session, 1)
    given = order(session.loaded, "R14", "moldova")
    lock(session, seminar.RUSSIA, given, "because", estimate=estimate)
    session.submit(cm.EnterDice(CONTROL, faces))
    if row >= 0:
        session.submit(cm.Override(CONTROL, 0, row, "the room was of one mind"))
    seminar.to_orders(session, 2)
    return session


def test_three_are_asked_of_different_kinds_with_what_they_come_from() -> None:
    shown = seminar.part(seminar.report().control["hotwash"], "Begin with these")
    lines = shown[: shown.index("What was the turning point?")].strip().splitlines()
    assert lines[1::3] == [
        "1. What was the word of Russia worth, and who would take it again?",
        "2. Would the room have ruled as Control did?",
        "3. What did Russia and Moldova each see that the other did not?",
    ]
    assert "No squeeze on gas and trade. Russia said kept and Moldova said broken." in lines[2]
    assert "By: Energy and trade coercion: Moldova" in lines[2]
    assert "Control set the row: backfires, which had a chance of 2.8%. Lower:" in lines[5]
    assert lines[8] == "“Open a market”: Russia put it at 20%, Moldova at 70%."


def test_an_estimate_is_asked_about_by_how_far_it_was_from_the_odds(tmp_path: Path) -> None:
    with one_order(tmp_path / "g.wargame", faces=(3, 4), estimate=20) as session:
        (one,) = asked(session)
    assert one.size == 722 - 200
    assert one.ask == "What did Russia see otherwise than the odds?"
    assert "Own estimate 20%, odds 72.2%. It came to: " in one.told


def test_an_estimate_that_is_the_odds_is_not_asked_about(tmp_path: Path) -> None:
    with one_order(tmp_path / "g.wargame", faces=(3, 4), estimate=None) as session:
        assert asked(session) == ()
        assert "Begin with these" not in read(control_text(session)["control/hotwash"]).text


def test_only_a_rare_throw_is_asked_about(tmp_path: Path) -> None:
    with one_order(tmp_path / "g.wargame", faces=(1, 1), estimate=None) as session:
        (one,) = asked(session)
    assert one.ask == "How would it have gone on with the likelier result?"
    assert "The dice read: backfires, which had a chance of 2.8%." in one.told


def test_a_row_that_was_set_is_asked_about_only_where_the_dice_read_another(
    tmp_path: Path,
) -> None:
    with one_order(tmp_path / "a.wargame", faces=(6, 6), estimate=5, row=0) as session:
        (one,) = asked(session)
    assert one.ask == "Would the room have ruled as Control did?"
    assert one.told.endswith("Lower: the dice would have read major concession.")
    with one_order(tmp_path / "b.wargame", faces=(1, 1), estimate=5, row=0) as session:
        assert asked(session) == ()


def test_no_more_than_three_are_asked_none_twice_and_none_that_surprises_nobody(
    tmp_path: Path,
) -> None:
    for seed in range(4):
        with begin(tmp_path / f"{seed}.wargame", "transnistria", f"seed {seed}") as session:
            by_chance(session, random.Random(seed))
            found = asked(session)
        assert 0 < len(found) <= asking.MOST
        assert len({one.ask for one in found}) == len(found)
        assert min(one.size for one in found) >= asking.NOTABLE


def test_where_there_is_one_kind_alone_others_of_it_fill_up(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame", "transnistria", "seed 1") as session:
        seminar.to_orders(session, 1)
        for seat, action, estimate in ((0, "R14", 10), (2, "N01", 99), (0, "R01", 20)):
            lock(session, seat, order(session.loaded, action, "moldova"), estimate=estimate)
        session.submit(cm.EnterDice(CONTROL, (3, 4, 3, 4, 3, 4)))
        seminar.to_orders(session, 2)
        found = asked(session)
    assert [one.ask for one in found] == [
        "What did Russia see otherwise than the odds?",
        "What did The West see otherwise than the odds?",
    ]
