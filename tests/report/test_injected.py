"""What came of Control's injects, in the tables, on Control's page and in the events list."""

from pathlib import Path

import pytest

from tests.report import seminar
from tests.report.paper import CONTROL, begin, control_text, kit, read, text_of
from wargame.core import commands as cm
from wargame.play.session import Session
from wargame.report import conduct, game, injected, msel, sheets
from wargame.report.cells import Row
from wargame.report.msel import COLUMNS, REQUIRED


@pytest.fixture
def played(tmp_path: Path) -> Path:
    """A game in which Control did everything there is to do with injects."""
    path = tmp_path / "g.wargame"
    with begin(path, "transnistria") as session:
        ids = [inject.id for inject in session.game.scenario.injects]
        slots = [slot.name for slot in session.game.slots]
        effects = (
            cm.Ruling(slots.index("tension"), "add", 1),
            cm.Ruling(slots.index("moldova.resilience"), "set", 3),
            cm.Ruling(slots.index("pause"), "on", 2),
        )
        for command in (
            cm.Fire(CONTROL, ids.index("I25"), "They rest at noon.", (1, 2)),
            cm.Reschedule(CONTROL, ids.index("I13"), "hold", "the room is tired"),
            cm.Reschedule(CONTROL, ids.index("I13"), "delay", "after lunch", 3),
            cm.Reschedule(CONTROL, ids.index("I24"), "skip", "no; contingency"),
            cm.Tick(CONTROL, ids.index("I02"), "plays for time"),
            cm.Improvise(CONTROL, "A fire in the docks.", (0,), effects),
        ):
            session.submit(command)
    return path


def rows(path: Path) -> dict[str, Row]:
    with Session.open(path, read_only=True) as session:
        case = game.case_of(game.kit_of(session), session)
        return {str(row["inject"]): row for row in injected.injects(case)}


def test_planned_and_sent_words_and_readers_stand_side_by_side(played: Path) -> None:
    row = rows(played)["I25"]
    assert str(row["planned_text"]) != row["sent_text"] == "They rest at noon."
    assert (row["to"], row["sent_to"]) != ("", "moldova west")
    assert row["sent_to"] == "moldova west"
    assert (row["status"], row["turn"]) == ("fired by Control", 1)


def test_what_was_moved_has_its_reasons_and_what_was_seen_its_note(played: Path) -> None:
    found = rows(played)
    assert found["I13"]["moved"] == (
        "turn 1: held, the room is tired; turn 1: delayed to turn 3, after lunch"
    )
    assert (found["I13"]["status"], found["I24"]["status"]) == ("delayed", "skipped")
    assert found["I02"]["seen"] == "turn 1: plays for time"


def test_an_improvised_inject_has_a_row_with_what_it_changed(played: Path) -> None:
    row = rows(played)["X1"]
    assert (row["status"], row["sent_text"], row["sent_to"]) == (
        "improvised by Control", "A fire in the docks.", "russia",
    )  # fmt: skip
    assert str(row["effects"]).startswith("Tension +1; Resilience of Moldova becomes 3; ")


def test_control_s_page_shows_all_of_it(played: Path) -> None:
    with Session.open(played, read_only=True) as session:
        shown = read(control_text(session)["control/injects"]).text
    for text in (
        "They rest at noon.", "turn 1: delayed to turn 3, after lunch", "skipped",
        "☑ turn 1: plays for time", "☐", "A fire in the docks.", "Tension +1",
    ):  # fmt: skip
        assert text in shown


def test_an_improvised_inject_is_told_as_such_with_when_to_whom_and_what() -> None:
    shown = seminar.report().control["injects"]
    assert "1 | – | X1 | A tanker burns in the port. | not planned | improvised by Control" in shown
    (line,) = (one for one in shown.splitlines() if " | X1 | " in one)
    assert line.endswith(" | ☐")
    own = seminar.part(shown, "Improvised by Control, not planned")
    assert "Turn 1, Orders, 12:00 | Moldova | A tanker burns in the port. |" in own
    assert "Sent otherwise than planned" not in shown
    hotwash = seminar.part(seminar.report().control["hotwash"], "What did nobody plan?")
    said = "Turn 1, Orders, 12:00, improvised for Moldova: A tanker burns in the port."
    assert hotwash.split("\n")[2] == said


def test_the_printed_running_sheet_has_room_for_improvised_injects() -> None:
    page = text_of(conduct.running_sheet(kit("transnistria"), 9 * 60))
    room = seminar.part(page, "Improvised, not planned").split("\n")
    assert room[2] == "Sent | Turn, time | To | What | What came of it"
    assert [line.split(" |")[0] for line in room[3:6]] == ["☐"] * 3


def test_the_events_list_keeps_it_and_can_be_played_again(played: Path, tmp_path: Path) -> None:
    sheet, out = tmp_path / "m.xlsx", tmp_path / "injects.yaml"
    msel.export(str(played), sheet)
    found = {r.cells["Number"]: r.cells for r in sheets.read(sheet, COLUMNS, REQUIRED).rows}
    assert found["I25"]["Text as sent"] == "They rest at noon."
    assert found["I25"]["Sent to"] == "moldova west"
    assert found["I25"]["Inject text"] != "They rest at noon."
    assert found["I24"]["Status"] == "contingency; skipped"
    assert found["I24"]["Moved"] == "turn 1: skipped, no; contingency"
    assert found["I13"]["Status"] == "planned; delayed"
    assert found["I02"]["Seen"] == "turn 1: plays for time"
    assert found["X1"]["Rules"] == (
        '{do: ["tension +1", "moldova.resilience = 3", pause on for 2 turns]}'
    )
    told = msel.import_(sheet, "transnistria", out)
    assert told[0].startswith("7 injects written")
