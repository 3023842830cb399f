"""Orders of the past played again on invented ground: odds, verdicts, mistakes in a file."""

from pathlib import Path

import pytest

from wargame.authoring.cases import cases
from wargame.authoring.diagnostics import ScenarioError

HARBOUR = """
format: 1
name: Two harbours
invented: true
turns: 3
seats: {north: {}, south: {}}
places: {bay: {}, cape: {}}
tracks: {storm: {range: [0, 9]}, trust: {of: place, range: [0, 5]}}
flags: {feud: {}}
tables:
  luck: {dice: 2d6, clip: 4, bands: [{name: lost, to: 4}, {name: late, from: 5, to: 7},
         {name: home, from: 8}]}
rolls: {gossip: {table: luck, outcomes: {lost: [], late: [], home: []}}}
actions:
  sail:
    name: Sail
    by: north
    target: places
    options: {slow: Slowly, fast: Fast}
    table: luck
    modifiers: [{when: storm >= 5, add: -2, why: storm}, {when: feud, add: -1, why: feud},
                {add: target.trust, why: they know us}]
    outcomes: {lost: [], late: [], home: []}
    rolls: {gossip: 1 + option.fast}
"""
CASE = {
    "name": "The crossing",
    "by": "north",
    "order": "'sail bay : slow'",
    "told": "They came home.",
    "happened": "home",
    "against": "lost",
    "cite": "someone",
}


def told(
    folder: Path, *given: dict[str, str], head: str = "caveat: Two ships prove little.\n"
) -> tuple[str, bool]:
    """What is said of cases called A, B and so on."""
    (folder / "scenario.yaml").write_text(HARBOUR, "utf-8")
    lines = [f"format: 1\n{head}cases:\n"]
    for number, case in enumerate(given):
        keys = "".join(f"    {key}: {value}\n" for key, value in (CASE | case).items() if value)
        lines.append(f"  {chr(65 + number)}:\n{keys}")
    (folder / "cases.yaml").write_text("".join(lines), "utf-8")
    return cases(str(folder))


def test_odds_are_counted_on_the_numbers_that_are_set(tmp_path: Path) -> None:
    """Two dice make 8 or more in 15 cases of 36."""
    text, right = told(tmp_path, {"set": "[storm 4]"})
    assert "net +0" in text
    assert "odds: lost 16.7%, late 41.7%, home 41.6%" in text
    assert text.endswith("Two ships prove little.")
    assert right is False  # `lost` has more than a tenth.
    text, right = told(tmp_path, {"set": "[bay.trust 3, feud on]"})
    assert "-1 feud" in text
    assert "net +2" in text
    assert right is True


def test_what_happened_must_be_likeliest_and_its_opposite_rare(tmp_path: Path) -> None:
    text, right = told(tmp_path, {"set": "[storm 5]"})
    assert not right
    assert "FAIL: another row is likelier; what happened has less than 25%; “lost” has more" in text


def test_a_second_roll_is_meant_by_its_id(tmp_path: Path) -> None:
    text, right = told(tmp_path, {"roll": "gossip", "order": "'sail bay : fast'"})
    assert "net +2" in text
    assert right


def test_cases_are_held_against_one_another(tmp_path: Path) -> None:
    good, bad = {"set": "[bay.trust 4]", "against": ""}, {"against": ""}
    assert told(tmp_path, good, {**bad, "below": "A"})[1]
    text, right = told(tmp_path, good, {**bad, "above": "A"})
    assert not right
    assert "it should lie above A" in text
    assert told(tmp_path, bad, {**bad, "not_below": "A"})[1]


def test_what_is_asked_of_a_case_stands_before_its_verdict_with_names_for_ids(
    tmp_path: Path,
) -> None:
    first = {"set": "[bay.trust 1]", "happened": "[late, home]", "order": "'sail bay : fast'"}
    second = {"against": "", "below": "A", "roll": "gossip"}
    text, _right = told(tmp_path, first, second)
    said = " ".join(text.split())

    assert "A, The crossing: North orders “Sail”, Bay, Fast +" in said
    assert "B, The crossing: North orders “Sail”, Bay, Slowly; the roll “Gossip”" in said
    assert (
        "asked: “late” or “home” is the likeliest row, or level with it; both together have 25% at"
        " least; “lost” has 10% at most pass"
    ) in said
    assert "asked: “home” is below the 91.7% of A, The crossing pass" in said
    assert "nearest to it: “late”, “home”, 91.7%" in said


def test_a_case_that_others_are_held_against_says_so(tmp_path: Path) -> None:
    text, right = told(tmp_path, {"against": ""}, {"against": "", "not_below": "A"})

    assert "asked: nothing by itself; B is held against it\n  pass" in text
    assert right


def test_a_second_throw_may_hang_on_the_row_of_the_first(tmp_path: Path) -> None:
    """Whatever the first shows, the second is thrown at +4: 30 cases of 36 are home... or more."""
    text, right = told(
        tmp_path,
        {"follow": "{name: the way back, table: luck, nets: {lost: 4, late: 4, home: 4}}"},
    )
    assert "then the way back" in text
    assert "odds: lost 0.0%, late 8.3%, home 91.7%" in text
    assert right


def test_throws_may_be_repeated(tmp_path: Path) -> None:
    """One of two throws at 15 in 36: 1 - (21/36)^2 is 66.0%."""
    repeat = "{name: two tries, table: luck, net: 0, times: 2, rows: [home], expect: {1: 60}}"
    text, right = told(tmp_path, {"set": "[bay.trust 2]", "repeat": repeat})
    assert "two tries: 1 or more succeed 66.0%" in text
    assert right
    text, right = told(tmp_path, {"set": "[bay.trust 2]", "repeat": repeat.replace("60", "70")})
    assert not right
    assert "1 or more has less than 70%" in text


def test_the_same_case_is_drawn_alike_each_time(tmp_path: Path) -> None:
    assert told(tmp_path, {}) == told(tmp_path, {})


@pytest.mark.parametrize(
    ("case", "what"),
    [
        ({"by": "nort"}, "There is no seat `nort`"),
        ({"order": "swim bay"}, "There is no action `swim`"),
        ({"order": "sail bai"}, "There is no place `bai`"),
        ({"order": "'sail bay : quick'"}, "There is no option `quick`"),
        ({"happened": "sunk"}, "There is no row `sunk`"),
        ({"against": "sunk"}, "There is no row `sunk`"),
        ({"roll": "rumour"}, "There is no roll `rumour`"),
        ({"set": "[storms 3]"}, "There is no number `storms`"),
        ({"set": "[storm high]"}, "`storm high` sets nothing"),
        ({"above": "Z"}, "There is no case `Z`"),
        ({"told": ""}, "`A` lacks `told`"),
        ({"tolt": "x"}, "There is no key `tolt`"),
        ({"repeat": "{name: x, table: luk, net: 0, times: 2, rows: [home], expect: {1: 1}}"},
         "There is no table `luk`"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_case_is_told(tmp_path: Path, case: dict[str, str], what: str) -> None:
    with pytest.raises(ScenarioError, match=what):
        told(tmp_path, case)


def test_a_scenario_without_cases_says_so(tmp_path: Path) -> None:
    (tmp_path / "scenario.yaml").write_text(HARBOUR, "utf-8")
    with pytest.raises(ScenarioError, match="no such file"):
        cases(str(tmp_path))
