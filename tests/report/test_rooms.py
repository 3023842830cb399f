"""Rooms and lines in character in a report: read by those in them, and in Control's tables."""

import json
from pathlib import Path

from tests.report.paper import CONTROL, begin, control_text, open_text, read
from wargame.core import commands as cm
from wargame.play.session import Session
from wargame.report import game
from wargame.seat import consent

RUSSIA, MOLDOVA, WEST = range(3)
FISH = "Fish and ships"


def talk(session: Session, *, agrees: bool = True) -> None:
    """A room of two, in which the second leaves; a statement to all."""
    authors = [session.join(f"Example {seat}", "seat", seat) for seat in range(3)]
    sentence = consent.asked(session.game.scenario)
    for seat, author in enumerate(authors):
        session.submit(consent.word(author, sentence, agreed=agrees or seat != RUSSIA))
    session.submit(cm.Say(authors[RUSSIA], (MOLDOVA,), "nets first", FISH))
    session.submit(cm.Say(authors[MOLDOVA], (RUSSIA,), "ships first", FISH, True))
    session.submit(cm.LeaveRoom(authors[MOLDOVA], MOLDOVA, FISH, (RUSSIA, MOLDOVA)))
    session.submit(cm.Say(authors[WEST], (), "We want peace", in_character=True))
    session.submit(cm.CloseRoom(CONTROL, FISH, (RUSSIA, MOLDOVA)))


def test_each_reader_s_replay_has_the_rooms_it_was_in_and_no_other(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame", "transnistria") as session:
        talk(session)
        pages = {name: read(page).text for name, page in open_text(session).items()}
    said = "In the room “Fish and ships” (Russia and Moldova) Moldova says in character: “ships"
    for name, text in pages.items():
        assert (FISH in text) == (name in ("seats/russia", "seats/moldova")), name
        assert (said in text) == (FISH in text)
    for name in ("public/turns", "public/replay", "seats/russia"):
        assert "The West says in character to all: “We want peace”" in pages[name]


def test_tables_say_in_which_room_and_in_whose_voice_it_was_said(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame", "transnistria") as session:
        talk(session)
        kit = game.kit_of(session)
        files = game.files(kit, game.case_of(kit, session))
        shown = read(control_text(session)["control/deals"]).text
    rows = json.loads(files["control/tables/game.json"])["tables"]["notes"]
    found = [
        (row["seat"], row["kind"], row["to"], row["room"], row["in_character"], row["text"])
        for row in rows
        if row["kind"] not in ("consent", "refusal")
    ]
    assert found == [
        ("russia", "message", "moldova", FISH, 0, "nets first"),
        ("moldova", "message", "russia", FISH, 1, "ships first"),
        ("moldova", "room left", "russia moldova", FISH, None, None),
        ("west", "message", "all", "", 1, "We want peace"),
        ("control", "room closed", "russia moldova", FISH, None, None),
    ]
    head = files["control/tables/notes.csv"].decode("utf-8-sig").splitlines()[0].split(",")
    assert head[-6:] == ["kind", "to", "room", "in_character", "text", "by"]
    assert "What stands in quotes was said in character." in shown
    assert "“ships first”" in shown
    assert "“nets first”" not in shown


def test_a_title_is_left_out_where_who_thought_of_it_did_not_agree(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame", "transnistria") as session:
        talk(session, agrees=False)
        kit = game.kit_of(session)
        files = game.files(kit, game.case_of(kit, session))
        whole = "\n".join([*open_text(session).values(), *control_text(session).values()])
    whole += "\n".join(one.decode("utf-8-sig") for one in files.values())
    assert "ships first" in whole
    assert "nets first" not in whole
    assert FISH not in whole
