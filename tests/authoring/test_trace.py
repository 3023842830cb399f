"""`wargame trace`: what rules rest on, which rest on nothing, which claims nothing uses."""

import re
from pathlib import Path

import pytest

from tests.authoring.islands import ISLANDS, written
from wargame.authoring.claims import registers
from wargame.authoring.trace import trace
from wargame.resources import seeds_dir

CITING = (
    ISLANDS.replace("name: Pay, by: south,", "name: Pay, by: south, cite: kyle-27,")
    .replace(
        "cape: {seat: south,", "cape: {seat: south, attributes: {men: {value: 9, cite: kyle-28}},"
    )
    .replace("name: Hush,", "name: Hush, cite: kyle-29, assumption: we guess,")
)
SECTIONS = (
    "What the rules of Two islands rest on",
    "Rules that rest on nothing",
    "Claims that nothing cites",
    "Counts",
)


@pytest.fixture
def sections(tmp_path: Path) -> dict[str, str]:
    """The parts of the page by their heads, each as one line."""
    return parts(trace(written(tmp_path / "islands", CITING)))


def parts(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for section in text.split("\n\n"):
        head, rule, *lines = section.split("\n")
        assert rule == "-" * len(head)
        found[head] = " ".join(" ".join(line.partition(" | ")[2] or line for line in lines).split())
    assert tuple(found) == SECTIONS
    return found


def test_a_claim_is_restated_under_its_rule_with_place_and_voice(sections: dict[str, str]) -> None:
    claim = registers(seeds_dir())["kyle-27"]

    restated = f"action pay: Pay kyle-27 ({claim.voice}; {claim.where}): {claim.claim.strip()}"

    assert " ".join(restated.split()) in sections[SECTIONS[0]]


def test_an_assumption_stands_beside_the_claims(sections: dict[str, str]) -> None:
    assert "assumption: we guess" in sections[SECTIONS[0]]
    assert "action hush: Hush kyle-29 (" in sections[SECTIONS[0]]


def test_a_modifier_is_found_by_its_rule_and_its_number(sections: dict[str, str]) -> None:
    rest = sections[SECTIONS[0]]

    assert "modifier warn modifiers 4: deep water assumption: sound carries there" in rest


def test_rules_that_rest_on_nothing_are_listed(sections: dict[str, str]) -> None:
    groundless = sections[SECTIONS[1]]

    assert "action warn: Warn loudly" in groundless
    assert "modifier nerves modifiers 1: nerves" in groundless
    assert "action pay" not in groundless


def test_what_rests_with_its_rule_owes_nothing(sections: dict[str, str]) -> None:
    """A requirement, and the use of a list whose modifiers are asked themselves."""
    assert "requirement ask" not in " ".join(sections.values())
    assert "modifier warn modifiers 1" not in " ".join(sections.values())


def test_claims_that_nothing_cites_come_by_register_the_most_wanted_first(
    sections: dict[str, str],
) -> None:
    unused = sections[SECTIONS[2]]

    places = [unused.index(head) for head in ("kyle, core:", "kyle, context:", "natopa, core:")]
    assert places == sorted(places)
    assert "kyle-26 (" in unused
    assert "kyle-27 (" not in unused


def test_a_claim_that_only_an_attribute_cites_is_used(sections: dict[str, str]) -> None:
    assert "attribute cape attributes men" in sections[SECTIONS[0]]
    assert "kyle-28 (" not in sections[SECTIONS[2]]


def test_the_counts_add_up(sections: dict[str, str]) -> None:
    known = registers(seeds_dir())
    words = sections[SECTIONS[3]].split()
    numbers = [int(word) for word in words if word.isdigit()]
    rules, citing, assumed, nothing, cited, among, *shelves = numbers

    assert (citing, assumed) == (3, 1)
    assert rules == citing + assumed + nothing
    assert (cited, among) == (3, len(known))
    assert sum(shelves[0::2]) == cited
    assert sum(shelves[1::2]) == among


def test_on_invented_ground_nothing_is_owed_and_no_claim_is_listed(tmp_path: Path) -> None:
    bare = ISLANDS.replace(", assumption: sound carries there", "")

    told = parts(trace(written(tmp_path / "islands", bare)))

    assert told[SECTIONS[1]] == "all of them: the scenario stands on invented ground"
    assert told[SECTIONS[2]] == "No rule cites any claim."


def test_every_line_about_a_rule_begins_with_the_rule() -> None:
    """So that a search for a claim finds the rule that rests on it."""
    lines = trace("near_abroad").split("\n\n")[0].splitlines()[2:]

    assert all(re.match(r"\w+ \| ", line) for line in lines)
    assert any(line.startswith("R01 |     kyle-29 (") for line in lines)


def test_the_games_that_come_with_wargame_can_be_traced() -> None:
    text = trace("transnistria")

    assert "\n\nRules that rest on nothing\n--------------------------\nnone\n\n" in text
