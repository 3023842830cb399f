"""No page for a reader holds another's secret: games that differ only in it give the same pages.

And whatever players and designers write stays text.
"""

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from tests.report.paper import CONTROL, begin, control_text, kit, lock, open_text, order, read
from wargame.core import commands as cm
from wargame.core.view import control_reader
from wargame.play.session import Session
from wargame.report import game, wall
from wargame.report.kit import Kit
from wargame.report.rendering import html
from wargame.seat import consent

LEAGUE, CROWN = 0, 1
Play = Callable[[Session], None]


def of_crown(person: str) -> cm.Author:
    return cm.Author(person, "seat", CROWN)


def plain(session: Session) -> None:
    lock(session, CROWN, order(session.loaded, "smuggle", "birch"))


def other_place(session: Session) -> None:
    lock(session, CROWN, order(session.loaded, "smuggle", "coral"))


def other_words(session: Session) -> None:
    given = order(session.loaded, "smuggle", "birch")
    lock(session, CROWN, given, "nobody looks there", expected="a full boat", estimate=90)


def with_a_note(session: Session) -> None:
    session.submit(cm.Note(of_crown("s1"), "We go to Birch by night", "red line"))
    session.submit(cm.Note(CONTROL, "They smuggle again"))
    plain(session)


def with_a_message(session: Session) -> None:
    session.submit(cm.Say(of_crown("s1"), (CROWN,), "quiet now"))
    plain(session)


def with_dice(session: Session) -> None:
    session.submit(cm.EnterDice(CONTROL, (1, 2)))
    plain(session)


DIFFERENT: tuple[Play, ...] = (other_place, other_words, with_a_note, with_a_message, with_dice)


def pages(file: Path, play: Play) -> dict[str, str]:
    """Pages of the public and of seats after a first turn in which the League only waits."""
    with begin(file) as session:
        session.join(f"Who plays {play.__name__}", "seat", CROWN)
        play(session)
        session.submit(cm.Finish(of_crown("s1"), CROWN))
        session.submit(cm.Finish(cm.Author("s0", "seat", LEAGUE), LEAGUE))
        assert session.state.turn == 2
        return open_text(session)


@pytest.mark.parametrize("play", DIFFERENT, ids=lambda play: play.__name__)
def test_games_that_differ_in_a_secret_give_others_the_same_pages(
    play: Play, tmp_path: Path
) -> None:
    one, other = pages(tmp_path / "1.wargame", plain), pages(tmp_path / "2.wargame", play)

    for name in ("public/turns", "public/replay", "seats/league"):
        assert one[name] == other[name], name


@pytest.mark.parametrize("play", [other_place, other_words, with_a_note], ids=lambda p: p.__name__)
def test_the_seat_whose_secret_it_is_reads_it(play: Play, tmp_path: Path) -> None:
    one, other = pages(tmp_path / "1.wargame", plain), pages(tmp_path / "2.wargame", play)

    assert one["seats/crown"] != other["seats/crown"]


def test_a_leak_would_be_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With Control's eyes for the public, the pages differ."""
    monkeypatch.setattr(Kit, "public", property(lambda kit: control_reader(kit.loaded.game)))

    one, other = pages(tmp_path / "1.wargame", plain), pages(tmp_path / "2.wargame", other_place)

    assert one["public/turns"] != other["public/turns"]
    assert one["public/replay"] != other["public/replay"]


def test_open_pages_tell_no_time_no_game_and_no_seal(tmp_path: Path) -> None:
    """These follow from everything in the record, so from its secrets too."""
    with begin(tmp_path / "g.wargame") as session:
        plain(session)
        text = "".join(open_text(session).values())
        assert session.header.game not in text
        assert session.journal.verify().seal not in text
        assert "12:00" not in text


# ---- hostile texts

HOSTILE = (
    "<script>alert(1)</script>",
    "</td></tr></table><h1>gone",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }}{% if 1 %}",
    "&lt;b&gt; & 'quotes'",
    '=HYPERLINK("http://x")',
    "\u202egnp.exe",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_player_writes_stays_text_on_every_page(text: str, tmp_path: Path) -> None:
    with begin(tmp_path / "g.wargame") as session:
        author = session.join(text, "seat", LEAGUE)
        sentence = consent.asked(session.game.scenario)
        session.submit(consent.word(author, sentence, agreed=True))
        session.submit(cm.Note(author, text, "aim"))
        session.submit(cm.Say(author, (), text))
        lock(session, LEAGUE, order(session.loaded, "patrol", "amber"), text, expected=text)
        shown = {**open_text(session), **control_text(session, names=True)}
        kit = game.kit_of(session)
        files = game.files(kit, game.case_of(kit, session, names=True))

    for name, page in shown.items():
        reader = read(page)
        assert (reader.crossed, reader.open) == ([], []), name
        assert not {"script", "img"} & reader.tags
    assert " ".join(text.split()) in " ".join(read(shown["public/replay"]).text.split())
    notes = files["control/tables/notes.csv"].decode("utf-8-sig")
    assert not any(cell.startswith("=") for cell in notes.replace('"', "").split(","))


def test_what_a_designer_writes_stays_text_too(tmp_path: Path) -> None:
    loaded = kit().loaded
    scenario = attrs.evolve(loaded.scenario, situation=HOSTILE[0], name=HOSTILE[1])
    game_ = attrs.evolve(loaded.game, scenario=scenario)
    page = wall.situation(Kit.of(attrs.evolve(loaded, scenario=scenario, game=game_)))

    reader = read(html(page))
    assert (reader.crossed, reader.open) == ([], [])
    assert "script" not in reader.tags
    assert HOSTILE[0] in reader.text
