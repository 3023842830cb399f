"""What may be written how, and what it means."""

from pathlib import Path

import pytest

from tests.authoring.small import ISLANDS, scenario_of, written
from wargame.authoring.fields import EXAMPLE, LayoutInfo
from wargame.authoring.load import check, load
from wargame.core import scenario as model


def test_a_scenario_is_called_after_its_file_or_its_folder(tmp_path: Path) -> None:
    assert load(written(tmp_path, ISLANDS)).scenario.id == "islands"
    assert load(written(tmp_path, ISLANDS, "isles/scenario.yaml").parent).scenario.id == "isles"


def test_what_has_no_name_is_called_after_its_id(tmp_path: Path) -> None:
    scenario = scenario_of(tmp_path, ("north: ,", "north: , far_away: {name: The far},"))

    assert [seat.name for seat in scenario.seats] == ["North", "The far", "South"]
    assert scenario.groups[0].name == "The coast"
    assert model.Place(id="bay", name="Bay", seat="north", groups=("coast",)) in scenario.places


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("groups: {coast: The coast}", "groups: {coast: {name: The coast}}"),
        ("target: coast", "target: {place: coast}"),
        ("by: north", "by: [north]"),
        ("flags: {truce: }", "flags: {truce: {}}"),
        ("flags: {truce: }", "flags: {truce: {name: Truce}}"),
        ("works: [tension +1]", "works: {do: [tension +1]}"),
        ("income: {all: 2}", 'income: {all: "2"}'),
        ("cost: {coin: 1}", "cost: {coin: {formula: 1}}"),
        ("range: [0, 10]", "range: [0, +10]"),
    ],
)
def test_the_short_way_of_writing_means_the_same_as_the_long_one(
    tmp_path: Path, short: str, long: str
) -> None:
    assert scenario_of(tmp_path) == scenario_of(tmp_path, (short, long))


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("levels: {calm: 0}", "levels: {calm: {value: 0}}"),
        (
            "levels: {calm: 0, war: {value: 7, about: sad}}",
            "levels: {calm: {value: 0}, war: {about: sad, value: 7}}",
        ),
    ],
)
def test_levels_may_be_numbers_or_say_more(tmp_path: Path, short: str, long: str) -> None:
    start = "tension: {range: [0, 10], start: 2"

    assert scenario_of(tmp_path, (start, f"{start}, {short}")) == scenario_of(
        tmp_path, (start, f"{start}, {long}")
    )


def test_a_number_or_a_truth_is_a_formula_too(tmp_path: Path) -> None:
    text = "measures: {heat: 3}\nmodifiers: {nerves: [{add: -1, why: nerves}]}\n"
    scenario = scenario_of(tmp_path, add=text)

    assert scenario.measures[0].formula == "3"
    assert scenario.modifiers[0].modifiers[0].add == "-1"


def test_the_word_no_in_place_of_a_base_leaves_the_second_roll_out(tmp_path: Path) -> None:
    roll = "rolls: {echo: {table: luck, required: true, outcomes: {fails: [], works: []}}}\n"

    (action,) = scenario_of(
        tmp_path, ("by: north", "by: north\n    rolls: {echo: no}"), add=roll
    ).actions

    assert action.rolls == (model.Second(id="echo", base=None),)


def test_the_answer_that_stands_in_may_be_a_number_of_a_range(tmp_path: Path) -> None:
    question = "{id: level, ask: How far?, by: south, range: [0, 4], nobody: 0}"
    (action,) = scenario_of(tmp_path, ("[tension +1]", f"[{{decide: {question}}}]")).actions

    (effect,) = action.outcomes[1].do

    assert isinstance(effect, model.Block)
    assert effect.decide is not None
    assert (effect.decide.range, effect.decide.nobody) == ((0, 4), "0")


def test_points_are_scores_in_the_order_of_the_file(tmp_path: Path) -> None:
    goal = "{name: Calm, points: {2: tension <= 1, -1: tension >= 8, 1: tension <= 3}}"
    (objective,) = scenario_of(
        tmp_path, add=f"objectives: {{south: {{calm: {goal}}}}}\n"
    ).objectives

    assert (objective.seat, objective.id) == ("south", "calm")
    assert [point.score for point in objective.points] == [2, -1, 1]


def test_the_block_of_a_procedure_stands_among_its_own_keys(tmp_path: Path) -> None:
    rule = "{at: start, say: It cools., when: truce, do: [tension -1], else: []}"
    (procedure,) = scenario_of(tmp_path, add=f"procedures: {{drift: {rule}}}\n").procedures

    assert (procedure.at, procedure.say) == ("start", "It cools.")
    assert procedure.body == model.Block(when="truce", do=(model.Line(text="tension -1"),))


def test_voices_of_the_registers_may_be_used_in_a_brief(tmp_path: Path) -> None:
    brief = "{who: You., know: [{text: So., voice: author-fact}, {text: So., voice: kremlin-view}]}"
    seat = scenario_of(tmp_path, ("north: ,", f"north: {{brief: {brief}}},")).seats[0]

    assert seat.brief is not None
    assert [line.voice for line in seat.brief.know] == ["fact", "kremlin-view"]


WHERE = {
    model.Attribute: "places: {cape: {attributes: %s}}",
    model.Blur: "tracks: {fog: {range: [0, 9], blur: [%s]}}",
    model.Brief: "seats: {north: {brief: %s}}",
    model.Capacity: "capacity: %s",
    model.Choice: "actions: {A1: {also: [{decide: {options: %s}}]}}",
    model.Cost: "actions: {A1: {cost: %s}}",
    model.Deals: "deals: %s",
    model.Decide: "actions: {A1: {also: [{decide: %s}]}}",
    model.Income: "resources: {coin: {income: %s}}",
    model.Leak: "deals: {leak: %s}",
    model.Level: "tracks: {fog: {range: [0, 9], levels: %s}}",
    model.Map: "map: %s",
    model.Liking: "postures: {hawk: {seat: north, likes: [%s]}}",
    model.Modifier: "modifiers: {nerves: [%s]}",
    model.Option: "actions: {A1: {options: %s}}",
    model.Outcome: "rolls: {echo: {table: luck, outcomes: %s}}",
    model.Outline: "map: {file: a.geojson, places: %s}",
    model.Points: "objectives: {north: {calm: {name: Calm, points: %s}}}",
    model.Projection: "map: {file: a.geojson, projection: %s}",
    model.Region: "map: {file: a.geojson, regions: %s}",
    model.Requirement: "actions: {A1: {requires: [%s]}}",
    model.Second: "actions: {A1: {rolls: %s}}",
    model.Start: "seats: {north: {start: %s}}",
    model.Statement: "seats: {north: {brief: {who: You., know: [%s]}}}",
    model.TableBand: "tables: {luck: {bands: [%s]}}",
    model.Target: "actions: {A1: {target: %s}}",
    model.Zoom: "map: {file: a.geojson, zooms: %s}",
}
SECTIONS = {
    model.TableSpec: "tables",
    model.ModifierList: "modifiers",
    LayoutInfo: "layouts",
    model.Grade: "grade",
}


@pytest.mark.parametrize("cls", EXAMPLE, ids=lambda cls: cls.__name__)
def test_an_example_that_messages_show_is_itself_in_shape(tmp_path: Path, cls: type) -> None:
    section = SECTIONS.get(cls, f"{cls.__name__.lower()}s")
    text = WHERE.get(cls, f"{section}: %s") % EXAMPLE[cls]
    codes = [d.code for d in check(written(tmp_path, f"format: 1\n{text}\n")).diagnostics]

    assert {"wrong-shape", "unknown-key", "contradiction", "comma-in-text"}.isdisjoint(codes)
    assert "missing-part" in codes
