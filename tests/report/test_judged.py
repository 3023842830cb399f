"""What seats held while the game ran stands in the report, beside what was so."""

from pathlib import Path

from tests.report.paper import begin
from tests.report.seminar import onward, to_orders
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.view import control_reader
from wargame.prose.prose import Prose
from wargame.report import classed, game, judged, rows
from wargame.seat.judging import kinds, suspected

CONTROL = cm.Author("umpire", "control")
BOTS = [cm.Author("p", "bot", seat) for seat in range(3)]


def test_assessments_and_classes_stand_beside_what_the_acts_were(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame", "transnistria", "s") as session:
        engine, scenario = session.engine, session.game.scenario
        covert = {k for k, one in enumerate(scenario.actions) if one.visibility == "covert"}
        found: tuple[tuple[int, int], ...] = ()
        reader, prose = control_reader(session.game), Prose(engine)
        while not found and not session.state.over:
            wanted = engine.wanted(session.state)
            seat = -1 if wanted.questions else next(iter(wanted.orders), -1)
            legal = engine.legal_orders(session.state, seat) if seat >= 0 else ()
            own = [one for one in legal if one.action in covert]
            if own:
                session.submit(cm.Lock(BOTS[seat], seat, own[0], "so"))
            else:
                onward(session)
            told = prose.tell(session.log(reader), reader, session.state)
            found = suspected(told)
        assert found, "no covert act was suspected in this game"
        session.submit(cm.Note(CONTROL, "we saw it coming", "assessment", 1))
        seen = session.view(reader)
        written = [said for said, _make in kinds(prose.names, BOTS[1], 1, seen, told)]
        assert "A note" in written
        (turn, target) = found[0]
        for tag in ("subversive", "diplomatic"):
            assert any(tag.title() in said for said in written)
            session.submit(cm.Classify(BOTS[1], 1, turn, target, tag, "by its smell"))
        kit = game.kit_of(session)
        case = game.case_of(kit, session)
        made = rows.tables(case)["classes"]
        assert [(row["said"], row["right"]) for row in made] == [
            ("subversive", 1),
            ("diplomatic", 0),
        ]
        assert next(iter(classed.rows(case, case.facts)))["known"] == "subversive"
        page = repr(judged.page(kit, case))
        for said in ("we saw it coming", "by its smell", "Subversive, right", "Subversive, wrong"):
            assert said in page
        assert any("Subversive" in line for line in judged.prompts(kit, case))
        assert any(isinstance(fact.event, ev.Classified) for fact in case.facts)


def test_an_assessment_is_filed_and_told_under_the_turn_that_it_is_of(tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame", "transnistria", "s") as session:
        engine, reader = session.engine, control_reader(session.game)

        def assess(text: str) -> None:
            session.submit(cm.Note(CONTROL, text, "assessment", 1))

        assess("too early")
        to_orders(session, 3)
        assess("we held out")
        told = Prose(engine).tell(session.log(reader), reader, session.state)
        names, seen = Prose(engine).names, session.view(reader)
        written = [said for said, _make in kinds(names, BOTS[1], 1, seen, told)]
        assert "Your assessment of turn 2" in written
        session.submit(cm.Stop(CONTROL, "lunch"))
        assess("it was worth it")
        told = Prose(engine).tell(session.log(reader), reader, session.state)
        seat = Prose(engine).names.seat(1)
        lines = [one.text for one in told if isinstance(one.event, ev.Noted)]
        assert lines == [
            f"Secret: Assessment of {seat}: too early.",
            f"Secret: Assessment of turn 2 by {seat}: we held out.",
            f"Secret: Assessment of turn 3 by {seat}: it was worth it.",
        ]
        kit = game.kit_of(session)
        case = game.case_of(kit, session)
        filed = [(row["turn"], row["text"]) for row in rows.tables(case)["notes"]]
        assert filed == [(1, "too early"), (2, "we held out"), (3, "it was worth it")]
        page = repr(judged.page(kit, case))
        for turn, said in (2, "we held out"), (3, "it was worth it"):
            assert f"{seat}, after turn {turn}: {said}" in page
