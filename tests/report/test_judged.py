"""What seats held while the game ran stands in the report, beside what was so."""

from pathlib import Path

from tests.report.paper import begin
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
            if wanted.pause:
                session.submit(cm.Proceed(CONTROL))
            elif wanted.questions:
                one = engine.question(session.state, wanted.questions[0])
                bot = cm.Author("p", "bot", one.seat)
                session.submit(cm.Answer(bot, one.place, one.question, one.choices[0]))
            else:
                seat = wanted.orders[0]
                own = [o for o in engine.legal_orders(session.state, seat) if o.action in covert]
                bot = BOTS[seat]
                session.submit(cm.Lock(bot, seat, own[0], "so") if own else cm.Finish(bot, seat))
            told = prose.tell(session.log(reader), reader, session.state)
            found = suspected(told)
        assert found, "no covert act was suspected in this game"
        session.submit(cm.Note(CONTROL, "we saw it coming", "assessment", 1))
        written = [said for said, _make in kinds(prose.names, BOTS[1], 1, told)]
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
