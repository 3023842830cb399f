"""How the game ended stands on the wall only once it is shown to all who sit here."""

from pathlib import Path

from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.view import public_reader
from wargame.play.session import Session
from wargame.prose.prose import Prose
from wargame.seat.cast import cast_given, staff
from wargame.seat.company import Company


def test_the_end_is_announced_when_it_is_shown_and_not_before(tmp_path: Path) -> None:
    loaded = load(find("transnistria"))
    with Session.create(tmp_path / "game.wargame", loaded, seed="1") as session:
        control = session.join("control", "control")
        staff(session, cast_given(loaded, (), (), control=True))
        company = Company(session, Prose.of(loaded, {}), wall=True)
        session.autoplay()
        while not session.state.over:
            session.submit(cm.Proceed(control))
            session.autoplay()
        log = session.log(public_reader(session.game))
        ended = next(k for k, seen in enumerate(log) if isinstance(seen.event, ev.GameEnded))

        company.announce(len(log))
        assert session.lines.announced == ended
        company.announce(len(log), ended=True)
        assert session.lines.announced == len(log)
