"""Agreeing to be quoted: asked before the first word, on record, and followed by the report."""

import json
from pathlib import Path

import pytest

from tests.plain.room import run
from tests.report.paper import begin, control_text, open_text
from wargame.authoring.load import load
from wargame.core import commands as cm
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.report import game as reporting
from wargame.report.game import report
from wargame.seat import consent
from wargame.seat.company import Company

LEFT_OUT = "left out, without consent"


def agreed(game: Path) -> dict[str, bool]:
    with Session.open(game, read_only=True) as session:
        return consent.words(session)


@pytest.mark.parametrize(
    ("lines", "word"),
    [
        (["", ""], {"p1": True}),
        (["an aim", "", "q"], {"p1": True}),
        (["disagree", "an aim", ""], {"p1": False}),
        (["disagree", "agree", "", ""], {"p1": True}),
        (["", "", "disagree"], {"p1": False}),
        (["q"], {}),
        ([], {}),
    ],
)
def test_whoever_goes_on_agrees_and_may_say_otherwise_at_any_time(
    tmp_path: Path, lines: list[str], word: dict[str, bool]
) -> None:
    game = tmp_path / "g.wargame"

    shown = run(lines, game, seats=("ardaby",))

    assert shown.index(consent.USUAL) < shown.index("Your aim")
    assert agreed(game) == word


def test_who_left_before_answering_is_asked_again(tmp_path: Path) -> None:
    game = tmp_path / "g.wargame"
    run(["q"], game, seats=("ardaby",))

    assert consent.USUAL in run(["", "", "q"], game)
    assert consent.USUAL not in run(["q"], game)
    assert agreed(game) == {"p1": True}


def test_the_word_is_no_step_and_stands_when_steps_are_taken_back(tmp_path: Path) -> None:
    game = tmp_path / "g.wargame"

    shown = run(["disagree", "the harbour", "", "undo", "s", "q"], game, seats=("ardaby",))

    assert "The harbour" in shown or "the harbour" in shown
    assert agreed(game) == {"p1": False}


def test_a_scenario_may_have_a_sentence_of_its_own(tmp_path: Path) -> None:
    scenario = tmp_path / "scenario.yaml"
    scenario.write_text(
        "format: 1\nname: Small\ninvented: true\nturns: 1\n"
        "consent: {en: We publish everything., de: Wir veröffentlichen alles.}\n"
        "seats: {one: {}}\nresources: {coin: {income: {all: 1}}}\n"
        "tracks: {heat: {range: [0, 5], start: 1}}\n"
        "actions: {act: {name: Act, by: all, do: [heat +1]}}\n"
        "grade: {good: {}}\n",
        "utf-8",
    )

    assert consent.asked(load(scenario).scenario) == "We publish everything."


def talkers(session: Session) -> None:
    """Two persons, of whom one agrees; both give an order, write a note and a message."""
    for seat, (name, word) in enumerate((("Ann Example", True), ("Bob Example", False))):
        author = session.join(name, "seat", seat)
        sentence = consent.asked(session.game.scenario)
        session.submit(consent.word(author, sentence, agreed=word))
        session.submit(cm.Note(author, f"aim of {seat}", "aim"))
        session.submit(cm.Say(author, (), f"message of {seat}"))
        order = session.engine.legal_orders(session.state, seat)[0]
        session.submit(cm.Lock(author, seat, order, f"reason of {seat}", f"hope of {seat}", 40))
        dictated = session.engine.legal_orders(session.state, seat)[0]
        session.submit(
            cm.Lock(cm.Author("table", "control"), seat, dictated, f"dictated by {seat}")
        )


def test_the_report_leaves_out_the_words_of_who_did_not_agree_and_all_names(
    tmp_path: Path,
) -> None:
    with begin(tmp_path / "g.wargame", "transnistria") as session:
        session.assign(cm.Author("table", "control"), 2, "united")
        session.submit(cm.Proceed(cm.Author("table", "control")))
        talkers(session)
        pages = {**open_text(session), **control_text(session)}
        kit = reporting.kit_of(session)
        tables = reporting.files(kit, reporting.case_of(kit, session))
    whole = "\n".join([*pages.values(), *(t.decode("utf-8-sig") for t in tables.values())])

    for words in ("aim of", "message of", "reason of", "hope of", "dictated by"):
        assert f"{words} 0" in whole
        assert f"{words} 1" not in whole
    assert LEFT_OUT in whole
    assert "Example" not in whole
    summary = pages["control/summary"]
    assert "p1, Russia: agreed to be quoted" in summary
    assert "p2, Moldova: did not agree, so what they wrote is left out" in summary
    orders = json.loads(tables["control/tables/game.json"])["tables"]["orders"]
    assert {row["by"] for row in orders} >= {"p1", "p2"}
    assert [row["estimate"] for row in orders if row["by"] == "p2"] == [40]


def test_who_was_never_asked_is_left_out_as_well(tmp_path: Path) -> None:
    file = tmp_path / "g.wargame"
    with begin(file) as session:
        session.submit(cm.Note(session.join("Ann", "seat", 0), "never asked for"))

    report(file, tmp_path / "out", pdf=False)

    found = "".join(p.read_text("utf-8") for p in (tmp_path / "out").rglob("*.*"))
    assert "never asked for" not in found
    assert "was not asked, so what they wrote is left out" in found


@pytest.mark.parametrize("agrees", [True, False])
def test_the_end_shows_what_was_hoped_for_by_the_same_rule_as_the_report(
    tmp_path: Path, *, agrees: bool
) -> None:
    """In the line mode and in the full screen alike."""
    game = tmp_path / "g.wargame"
    word = [] if agrees else ["disagree"]
    turns = ["d", "y"] * 3

    shown = run([*word, "the harbour", "no ships", *turns], game, seats=("ardaby",))

    with Session.open(game) as session:
        company = Company(session, Prose(session.engine), resumed=True)
        hopes = " ".join(company.hopes())
    for text in (shown[shown.index("The game is over") :], hopes):
        assert ("Ardaby, aim: the harbour." in text) is agrees
        assert ("Ardaby, red line: no ships." in text) is agrees
        assert (f"Ardaby, aim: {LEFT_OUT}." in text) is not agrees
