"""Which roll the odds of an order are of is said, on its form and in the report."""

from tests.report.paper import kit
from wargame.core import commands as cm
from wargame.core.dice import Seed
from wargame.core.state import State
from wargame.core.view import paying, view
from wargame.prose import rolls
from wargame.report.kit import Kit


def ordering(found: Kit) -> State:
    """The game's state at its first orders."""
    engine = found.engine
    state = engine.start(Seed(1, 2)).state
    while not engine.wanted(state).orders:
        put = engine.wanted(state).questions
        if put:
            asked = engine.question(state, put[0])
            author = cm.Author("p", "bot", asked.seat)
            given: cm.Command = cm.Answer(author, asked.place, asked.question, asked.choices[0])
        else:
            given = cm.Proceed(cm.Author("control", "control"))
        state = engine.advance(state, given).state
    return state


def test_an_order_that_only_makes_moscow_react_asks_about_the_reaction() -> None:
    found = kit("after_the_treaty")
    state, engine = ordering(found), found.engine
    asked = {}
    for seat in found.seats:
        for order in engine.legal_orders(state, seat):
            asked[found.names.action(order.action)] = found.prose.likely(
                seat, order, engine.odds(state, seat, order)
            )

    assert (
        "Kremlin reaction, its only roll: how likely is counter-measure, coercive answer?"
        in asked.values()
    )
    assert asked["Attribution cell and public awareness"].startswith("How likely is the upper half")


def test_odds_are_of_a_roll_and_its_upper_rows() -> None:
    names = kit("after_the_treaty").names
    said = {rolls.of_another(names, k) for k in range(len(names.game.rolls))}

    assert {"", "Kremlin reaction: counter-measure or higher"} <= said


def test_the_purse_of_next_turn_counts_the_order_that_is_filled_in() -> None:
    found = kit("after_the_treaty")
    state, engine = ordering(found), found.engine
    seen = view(engine, state, (), found.reader(0))

    after = paying(seen, engine, state, 0, (0, 2))

    assert "4 Capital and 3 Means" in found.prose.purse(seen)[0].partition(";")[2]
    said = found.prose.purse(after, ordering=True)[0].partition(";")[2]
    assert said == " next turn, with this order and nothing more spent, 4 Capital and 2 Means."


def test_an_order_of_no_cost_leaves_the_purse_as_it_is() -> None:
    found = kit("islands")
    state = ordering(found)
    seen = view(found.engine, state, (), found.reader(0))

    assert paying(seen, found.engine, state, 0, (0,)) == seen
