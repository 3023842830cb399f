"""A rehearsal: the whole plan by the clock, what Control has to do, and nothing kept."""

import json
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.untranslated import left_over, own_texts
from wargame.authoring.claims import registers
from wargame.authoring.load import find, load
from wargame.cli import main
from wargame.language import speaking
from wargame.report.document import ReportError
from wargame.report.rehearsal import rehearse
from wargame.resources import seeds_dir


def test_every_phase_of_every_turn_stands_at_its_planned_time() -> None:
    told = rehearse("transnistria", seed="1", at="09:30")

    assert "09:30  Opening (7 minutes)" in told
    assert "09:37  Turn 1, Situation (1 minute)" in told
    assert "09:52  Turn 2, Orders (2 minutes)" in told
    assert "10:07  Hotwash (8 minutes)" in told
    assert "The plan takes 45 minutes, from 09:30 to 10:15." in told


def test_it_says_what_control_has_to_do_and_what_came_of_the_plan() -> None:
    told = rehearse("transnistria", seed="1", minutes=40)

    assert "Control: Inject I02, “The standing offer”, goes to Moldova and Russia." in told
    assert "Control: 6 orders are on the desk" in told
    assert told.count("The game waits for Control to go on.") == 6
    assert "That is 5 minutes too long" in told
    assert "Injects that came: I02." in told
    assert "Injects in reserve: I24, I25 and I26." in told
    assert "Moldova: 6 orders, 6 carried out." in told
    assert "It waited for Control: at 6 pauses, with 18 orders, with 0 questions." in told
    assert "The game is over" in told


def test_the_same_seed_comes_out_the_same_and_another_does_not() -> None:
    first = rehearse("islands", seed="a")

    assert rehearse("islands", seed="a") == first
    assert rehearse("islands", seed="b") != first


def test_as_json_it_says_the_same_as_numbers() -> None:
    found = json.loads(rehearse("transnistria", seed="1", minutes=60, form="json"))

    assert (found["begins"], found["ends"], found["minutes"]) == ("09:00", "09:45", 45)
    assert [one["turn"] for one in found["phases"]] == [n for n in (1, 2, 3) for _k in range(5)]
    assert found["phases"][0]["injects"] == ["I02"]
    assert found["injects"]["I02"]["status"] == "fired"
    assert found["waited"] == {"pauses": 6, "orders": 18, "questions": 0}
    assert set(found["seats"]) == {"russia", "moldova", "west"}
    assert found["ending"]


@pytest.mark.parametrize("layout", ["three", "six"])
def test_a_whole_day_in_any_layout_comes_to_its_end(layout: str) -> None:
    found = json.loads(rehearse("near_abroad", seed="1", layout=layout, form="json"))

    assert found["layout"] == layout
    assert found["ending"]
    assert sum(seat["locked"] for seat in found["seats"].values()) > 0


def test_a_seat_without_an_autopilot_is_named() -> None:
    with pytest.raises(ReportError, match="No autopilot plays Red and Blue"):
        rehearse("influence12")


def test_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rooms").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "rooms"))

    result = CliRunner().invoke(main, ["rehearse", "islands"])

    assert result.exit_code == 0
    assert "The scenario states no length." in result.output
    assert list(tmp_path.iterdir()) == [tmp_path / "rooms"]
    assert list((tmp_path / "rooms").iterdir()) == []


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--at", "25:00"], "`25:00` is no time of day"),
        (["--minutes", "0"], "0 is not in the range"),
        (["--layout", "nine"], "nine"),
        (["--posture", "russia=meek"], "Error: Russia has no posture “meek”"),
        (["--posture", "rusia=meek"], "Error: There is no seat “rusia”"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(given: list[str], said: str) -> None:
    result = CliRunner().invoke(main, ["rehearse", "transnistria", *given])

    assert result.exit_code
    assert said in result.output


def test_nothing_of_it_is_left_untranslated() -> None:
    with speaking("qps"):
        told = rehearse("transnistria", seed="1", minutes=40)

    loaded = load(find("transnistria"))
    ids = {*loaded.game.seats, *(one.id for one in loaded.game.postures)}
    own = own_texts(loaded, registers(seeds_dir()))
    assert left_over(told, {*own, *ids, "--seed", "seed", "--posture", "posture"}) == ()


# ---- postures


def test_postures_are_chosen_as_for_a_game() -> None:
    first, other = (
        json.loads(rehearse("transnistria", seed="1", postures=postures, form="json"))
        for postures in ((), ("russia=assertive",))
    )

    assert first["postures"]["russia"] == "cautious"
    assert other["postures"] == {**first["postures"], "russia": "assertive"}
    assert other["phases"] != first["phases"]


def test_the_postures_are_told_as_they_are_given() -> None:
    told = rehearse("transnistria", seed="1", postures=("Russia=assertive",))

    assert "--posture: russia=assertive, moldova=hedger, west=united.\n" in told
