"""Deals in the report: a row for each promise, a page for Control, nothing for other eyes."""

from pathlib import Path

import pytest

from tests.report.paper import CONTROL, begin, control_text, open_text, read
from wargame.core import commands as cm
from wargame.core.deals import Clause, Mark
from wargame.play.session import Session
from wargame.report import game, rows
from wargame.report.cells import Row

RUSSIA, MOLDOVA, WEST = range(3)
SECRET = "a letter that nobody else reads"


def person(seat: int) -> cm.Author:
    return cm.Author("p", "seat", seat)


def offered(session: Session, by: int, to: int, *words: str, secret: bool = False) -> int:
    """An offer, each side giving some words; its number."""
    clauses = tuple(Clause(seat, text) for seat, text in zip((by, to), words, strict=True))
    before = {one.number for one in session.engine.deals.all(session.state.numbers)}
    session.submit(
        cm.OfferDeal(person(by), by, (to,), clauses, 1, secret, "if calm", confirmed=True)
    )
    (deal,) = (
        one for one in session.engine.deals.all(session.state.numbers) if one.number not in before
    )
    return deal.number


def played(file: Path) -> Session:
    """A secret deal that is ruled on, an open one that is kept, an offer that is refused."""
    session = begin(file, "transnistria", "seed 1")
    hidden = offered(session, RUSSIA, MOLDOVA, "gas", SECRET, secret=True)
    session.submit(cm.SignDeal(person(MOLDOVA), MOLDOVA, hidden))
    for seat, mark in ((RUSSIA, "kept"), (MOLDOVA, "bent")):
        session.submit(
            cm.MarkDeal(person(seat), seat, hidden, 0, "kept" if mark == "kept" else "bent")
        )
    session.submit(cm.RuleDeal(CONTROL, hidden, 0, "bent", "half the gas came", "he shrugged"))
    known = offered(session, WEST, MOLDOVA, "money", "reform")
    session.submit(cm.SignDeal(person(MOLDOVA), MOLDOVA, known))
    for clause in (0, 1):
        for seat in (WEST, MOLDOVA):
            session.submit(cm.MarkDeal(person(seat), seat, known, clause, "kept"))
    refused = offered(session, WEST, RUSSIA, "talks", "calm")
    session.submit(cm.DeclineDeal(person(RUSSIA), RUSSIA, refused, "no"))
    return session


def table(session: Session) -> tuple[Row, ...]:
    return rows.tables(game.case_of(game.kit_of(session), session))["deals"]


def test_the_page_of_rulings_leads_to_the_promises_that_control_ruled_on(tmp_path: Path) -> None:
    with played(tmp_path / "g.wargame") as session:
        page = read(control_text(session)["control/rulings"])
    assert page.links.count("deals.html") == 1
    assert (
        "Turn 1, Russia and Moldova (secret): bent Russia: gas. Reason: half the gas came."
        " In private: he shrugged."
    ) in page.text


def test_every_promise_has_a_row_with_what_became_of_it(tmp_path: Path) -> None:
    with played(tmp_path / "g.wargame") as session:
        found = table(session)
    fates = [(row["seat"], row["text"], row["fate"]) for row in found]
    assert fates == [
        ("russia", "gas", "bent"),
        ("moldova", SECRET, "in force"),
        ("west", "money", "kept"),
        ("moldova", "reform", "kept"),
        ("west", "talks", "refused"),
        ("russia", "calm", "refused"),
    ]
    first = found[0]
    assert (first["marks"], first["ruled"], first["reason"], first["private"]) == (
        "russia kept; moldova bent", "bent", "half the gas came", "he shrugged",
    )  # fmt: skip
    assert (first["parties"], first["secret"], first["conditions"], first["due"]) == (
        "russia moldova", 1, "if calm", 1,
    )  # fmt: skip


def test_control_reads_all_of_it_and_other_readers_what_they_signed(tmp_path: Path) -> None:
    with played(tmp_path / "g.wargame") as session:
        pages = control_text(session)
        text = "\n".join(pages.values())
        assert "Russia and Moldova (secret)" in text
        assert "bent, as Control ruled: half the gas came" in text
        readable = open_text(session)
    assert any(SECRET in text for name, text in readable.items() if "moldova" in name)
    others = [text for name, text in readable.items() if "moldova" not in name]
    told = [text for name, text in readable.items() if "west" in name or "public" in name]
    assert told
    assert not any(SECRET in text or "he shrugged" in text for text in told)
    assert any("A deal between Moldova and The West is in force" in text for text in others)


@pytest.mark.parametrize(
    ("marks", "ruling", "told"),
    [
        (("kept", "broken"), "kept", "Control ruled kept: half the gas came."),
        (("kept",), "kept", ""),
        (("kept", "broken"), None, "Control has not ruled."),
        (("kept", "kept"), None, ""),
    ],
)
def test_marks_that_differed_are_told_before_the_talk_whatever_control_ruled(
    tmp_path: Path, marks: tuple[Mark, ...], ruling: Mark | None, told: str
) -> None:
    with begin(tmp_path / "g.wargame", "transnistria", "seed 1") as session:
        number = offered(session, RUSSIA, MOLDOVA, "gas", "calm")
        session.submit(cm.SignDeal(person(MOLDOVA), MOLDOVA, number))
        for seat, mark in zip((RUSSIA, MOLDOVA), marks, strict=False):
            session.submit(cm.MarkDeal(person(seat), seat, number, 0, mark))
        if ruling is not None:
            session.submit(cm.RuleDeal(CONTROL, number, 0, ruling, "half the gas came"))
        shown = read(control_text(session)["control/hotwash"]).text
    head = "What Russia promised Moldova in turn 1: gas. Russia said kept and Moldova said broken."
    assert (f"{head} {told}" in shown) == bool(told)
    assert ("Moldova said" in shown) == bool(told)
