"""Votes of several seats stand among the moments of decision; a ruling that all read is none's
secret; a run that ended early talks of it at once.
"""

import random
from pathlib import Path

from tests.report.paper import begin, by_chance, control_text, read
from wargame.report import game, voted
from wargame.report.rehearsal import rehearse


def test_a_vote_is_one_moment_with_every_seat_s_answer(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame", "after_the_treaty") as session:
        by_chance(session, random.Random(2), commands=60)
        kit = game.kit_of(session)
        case = game.case_of(kit, session, names=False)
        found = list(voted.votes(kit, case))
        shown = read(control_text(session)["control/decisions"]).text

    first = found[0]
    assert first.ask == "The treaty is gone. How do you answer?"
    assert {seat for seat, _choice, _why in first.said} == {1, 2, 3}
    assert voted.what(kit, first) in shown
    assert voted.who(kit, first) in shown
    assert "The votes: " in shown


def test_a_vote_tells_what_came_of_it(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame", "after_the_treaty") as session:
        by_chance(session, random.Random(2), commands=60)
        shown = read(control_text(session)["control/decisions"]).text

    (line,) = (line for line in shown.splitlines() if "The treaty is gone" in line)
    assert "Cohesion" in line.rpartition("|")[2]


def test_the_hotwash_begins_when_a_rehearsal_stops() -> None:
    told = rehearse("after_the_treaty", seed="1", at="09:00", minutes=120)

    assert "10:09  Hotwash (13 minutes)" in told
    assert "This run ended at 10:09, 38 minutes before the plan: another need not." in told
    assert "0 minutes are left" not in told
    assert "That fills the time." in told
