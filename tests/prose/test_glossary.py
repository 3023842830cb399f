"""What the numbers mean: in the scenario's words, of what the reader knows and nothing else."""

import pytest

from tests.core.builders import engine as small
from tests.prose.strait import prose
from tests.scenarios.theatre import engine
from wargame.core.orders import Order
from wargame.prose.glossary import far, lines, terms
from wargame.prose.names import Names


def test_a_track_tells_its_range_and_the_levels_that_have_names() -> None:
    assert lines(prose().names, {"heat", "calm"}) == (
        "Heat: 0 to 6: 0 Cool, 3 Warm, 5 Open fire.",
        "Calm: 0 to 5.",
    )


def test_what_is_not_known_and_what_is_book_keeping_has_no_entry() -> None:
    assert lines(prose().names, {"calm", "ledger", "fog"}) == ("Calm: 0 to 5.",)


def test_a_number_s_meaning_is_the_scenario_s_own_sentence() -> None:
    names = Names(engine("six"), {})
    tracks = names.scenario.tracks
    found = {one.id: one for one in terms(names, {one.id for one in tracks})}
    for track in tracks:
        if track.id not in names.hidden:
            assert found[track.id].about == track.about
            assert found[track.id].cite == track.cite


def test_a_number_on_an_order_goes_by_the_level_that_it_reaches() -> None:
    rules = engine(None, "transnistria")
    names = Names(rules, {})
    ambition = [one.id for one in names.scenario.actions].index("P01")
    place = rules.game.codes[ambition].target.values[0]
    said = names.order(Order(ambition, place, 3))
    assert said == "Set partnership ambition in Moldova: 3 Training"


PLAIN = """
seats: {red: {}, blue: {}}
tables: {luck: {dice: 1d6, bands: [{name: bad, to: 3}, {name: good, from: 4}]}}
tracks: {cipher: {range: [0, 9], seen_by: red}, tension: {range: [0, 9]}}
actions:
  PROBE:
    name: Probe
    by: blue
    table: luck
    modifiers: [{when: tension >= 3, add: 1, why: they listen}]
    outcomes: {bad: [], good: []}
"""
UNSEEN = PLAIN.replace("when: tension >= 3", "when: cipher >= 3, unseen: true")
BLURRED = PLAIN.replace(
    "seen_by: red", "seen_by: red, blur: [{to: red, when: tension >= 0, bands: {low: 0, high: 5}}]"
)


@pytest.mark.parametrize("text", [PLAIN, UNSEEN, BLURRED])
def test_as_far_as_you_know_is_explained_where_something_is_hidden(text: str) -> None:
    names = Names(small(text), {})
    phrase = far(names)
    assert bool(phrase) == (text != PLAIN)
    if phrase:
        assert phrase[0] == "As far as you know"
        assert "roughly" in phrase[1]
        assert "not the dice" in phrase[1]
