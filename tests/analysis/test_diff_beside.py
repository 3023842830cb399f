"""`wargame diff` of games and of what cannot be played, for programs, and of what stands beside a
scenario.
"""

import json
from pathlib import Path

import pytest

from tests.analysis.test_diff import BASE, LAYOUTS, NOTHING, ONE, pages
from tests.authoring.small import ISLANDS, written
from tests.untranslated import left_over, own_texts
from wargame.analysis.diff.page import DIFFERENT, EQUAL, WRONG, diff
from wargame.authoring.load import find, load
from wargame.language import speaking
from wargame.play.session import Session

# ---- games, programs, languages, mistakes


def test_the_scenario_of_a_game_is_compared_in_the_layout_it_is_played_in(tmp_path: Path) -> None:
    path = written(tmp_path, BASE + LAYOUTS, "islands.yaml")
    game = tmp_path / "evening.wargame"
    with Session.create(game, load(path, layout="north"), seed="a seed"):
        pass
    same = diff(str(game), str(path))
    written(tmp_path, (BASE + LAYOUTS).replace("turns: 2", "turns: 1"), "islands.yaml")

    assert same == (NOTHING, EQUAL)
    assert pages(diff(str(game), str(path))[0])["The game"] == (
        "The game, number of turns: 1 instead of 2."
    )
    assert diff(str(game), str(game), form="json")[1] == EQUAL


def test_programs_are_told_where_and_what(tmp_path: Path) -> None:
    old = written(tmp_path, BASE, "old.yaml")
    new = written(tmp_path, BASE.replace("cost: {coin: 1}", "cost: {coin: 2}"), "new.yaml")
    text, status = diff(str(old), str(new), form="json")
    told = json.loads(text)

    assert status == DIFFERENT
    (change,) = told["changes"]
    assert change["path"] == ["actions", "warn", "cost", "coin", "formula"]
    assert (change["kind"], change["old"], change["new"]) == ("changed", "1", "2")
    assert change["said"] == "Action “Warn” (warn) costs 2 coin instead of 1."
    assert told["follows"] == []
    assert json.loads(diff(str(old), str(old), form="json")[0])["changes"] == []


def test_what_cannot_be_played_is_told_as_check_tells_it_and_of_which(tmp_path: Path) -> None:
    good = written(tmp_path, BASE, "good.yaml")
    bad = written(tmp_path, BASE.replace("by: north", "by: nroth"), "bad.yaml")

    text, status = diff(str(good), str(bad))
    first, _status = diff(str(bad), str(good))
    told = json.loads(diff(str(good), str(bad), form="json")[0])

    assert status == WRONG
    assert text.startswith(f"The second version, {bad}, cannot be played:\n{bad}:")
    assert "did you mean `north`?" in text
    assert first.startswith(f"The first version, {bad}, cannot be played:\n")
    assert {error["side"] for error in told["errors"]} == {"new"}
    assert diff("nosuch", str(good))[1] == WRONG


@pytest.mark.parametrize("change", [one[0] for one in ONE])
def test_every_word_of_it_can_be_translated(change: tuple[str, str], tmp_path: Path) -> None:
    old = written(tmp_path, BASE, "old.yaml")
    new = written(tmp_path, BASE.replace(*change), "new.yaml")
    own = own_texts(load(old)) | own_texts(load(new))
    with speaking("qps"):
        text, _status = diff(str(old), str(new))

    assert left_over(text, [*own, str(old), str(new)]) == ()


def test_what_a_file_is_called_is_nothing(tmp_path: Path) -> None:
    """The id of a scenario is the name of its folder, and says nothing of it."""
    old, new = written(tmp_path, ISLANDS, "one.yaml"), written(tmp_path, ISLANDS, "two.yaml")

    assert diff(str(old), str(new)) == (NOTHING, EQUAL)


# ---- what stands beside the scenario


def test_an_outline_that_is_drawn_otherwise_is_told_and_another_form_is_not(tmp_path: Path) -> None:
    home = find("islands").parent
    text, drawn = ((home / f"islands.{end}").read_text("utf-8") for end in ("yaml", "geojson"))
    shapes = json.loads(drawn)
    id = shapes["features"][0]["id"]
    for folder in ("old", "same", "new"):
        written(tmp_path / folder, text, "islands.yaml")
        written(tmp_path / folder, drawn, "islands.geojson")
    written(tmp_path / "same", json.dumps(shapes, indent=3), "islands.geojson")
    shapes["features"][0]["geometry"]["coordinates"] = shapes["features"][1]["geometry"][
        "coordinates"
    ]
    shapes["features"][0]["geometry"]["type"] = shapes["features"][1]["geometry"]["type"]
    written(tmp_path / "new", json.dumps(shapes), "islands.geojson")
    old, same, new = (str(tmp_path / one / "islands.yaml") for one in ("old", "same", "new"))

    assert diff(old, same) == (NOTHING, EQUAL)
    assert pages(diff(old, new)[0]) == {
        "Map": f"The outline `{id}` is drawn otherwise in the map's file."
    }


CASES = """\
layout: ''
caveat: These are few.
cases:
  C1: {name: The storm, by: north, order: warn bay, told: It blew., happened: works, cite: kyle-27,
       repeat: {name: twice, table: luck, net: 0, times: 2, rows: [works], expect: {1: 25}}}
"""


def test_cases_of_the_past_are_compared_value_by_value(tmp_path: Path) -> None:
    for folder in ("old", "new"):
        written(tmp_path / folder, BASE, "scenario.yaml")
        written(tmp_path / folder, CASES, "cases.yaml")
    old, new = str(tmp_path / "old"), str(tmp_path / "new")
    same = diff(old, new)
    changed = CASES.replace("net: 0", "net: 1").replace("few", "many") + "  C2: {name: The calm}\n"
    written(tmp_path / "new", changed, "cases.yaml")

    assert same == (NOTHING, EQUAL)
    assert pages(diff(old, new)[0])["Cases of the past"] == (
        "Case of the past, `caveat`: “These are many.” instead of “These are few.”."
        " Case of the past “The storm” (C1), `repeat.net`: `1` instead of `0`."
        " New: case of the past “The calm” (C2)."
    )


def test_cases_that_cannot_be_read_are_told_of(tmp_path: Path) -> None:
    for folder in ("old", "new"):
        written(tmp_path / folder, BASE, "scenario.yaml")
    written(tmp_path / "new", "cases: [\n", "cases.yaml")

    text, status = diff(str(tmp_path / "old"), str(tmp_path / "new"))

    assert status == WRONG
    assert f"{tmp_path / 'new' / 'cases.yaml'}:" in text


# ---- a shorter game


def test_an_inject_that_a_shorter_game_does_not_come_to_is_told(tmp_path: Path) -> None:
    early = ("turns: 2}}", "turns: [2, 3]}}")
    old = written(tmp_path, BASE.replace(*early), "old.yaml")
    new = written(tmp_path, BASE.replace(*early).replace("turns: 3", "turns: 2", 1), "new.yaml")

    told, _status = diff(str(old), str(new))
    found = json.loads(diff(str(old), str(new), form="json")[0])

    assert "The inject “Storm” (I1) no longer comes in turn 3." in pages(told)["What follows"]
    assert "(I1)" in str(found["follows"])
    assert "(I1)" not in diff(str(new), str(old))[0]
