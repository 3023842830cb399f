"""What the numbers mean: in the scenario's words, of what the reader knows and nothing else."""

from tests.prose.strait import prose
from tests.scenarios.theatre import engine
from wargame.core.orders import Order
from wargame.prose.glossary import lines, terms
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
