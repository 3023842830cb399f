"""Effects that fall due at the start of a later turn, and flags that begin then."""

import pytest

from tests.core.builders import CONTROL, SEED, Table, codes, game, seat
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.engine.engine import Engine
from wargame.core.orders import Refused
from wargame.core.rolled import Effect

FARM = """
turns: 6
seats: {farmer: {orders: 3, start: {corn: 1}}, other: {}}
resources: {corn: {income: {all: 1}, most: 9}}
places: {east: {}, west: {}, north: {seat: other}}
tracks: {soil: {of: place, range: [0, 9], start: 2}, price: {range: [0, 9], start: 3}}
flags: {dry: {of: place}}
actions:
  SOW:
    {name: Sow, by: farmer, target: places,
     do: ["next turn: target.soil + price", "in 3 turns: target.soil -1"]}
  CUT: {name: Cut, by: farmer, target: places, do: ["next turn: target.dry on for 1 turn"]}
  OWE: {name: Owe, by: farmer, do: ["in 2 turns: farmer.corn -3", price +4]}
  SET: {name: Set, by: farmer, do: ["next turn: price = 7"]}
  CAP: {name: Cap, by: farmer, do: ["next turn: price at most 1"]}
  FLOOD:
    {name: Flood, by: farmer,
     do: [{for_each: p in places, do: ["in 2 turns: p.soil -1", "next turn: p.soil -1"]}]}
  PLOT:
    {name: Plot, by: farmer, visibility: covert, target: places,
     do: ["next turn: target.soil -2"]}
"""


def test_it_falls_due_at_the_start_of_the_turn_that_was_said() -> None:
    table = Table.begin(FARM)
    table.turn(farmer="SOW east")
    assert (table.state.turn, table["east.soil"]) == (2, 2 + 3)
    table.turn()
    assert table["east.soil"] == 5
    table.turn()
    assert (table.state.turn, table["east.soil"]) == (4, 4)


def test_the_amount_is_fixed_when_the_effect_is_ordered() -> None:
    table = Table.begin(FARM)
    table.turn(farmer=("SOW east", "OWE"))
    assert (table["price"], table["east.soil"]) == (7, 2 + 3)


def test_what_falls_due_in_one_turn_is_summed_and_settled_together() -> None:
    table = Table.begin(FARM)
    table.turn(farmer=("SOW east", "SOW east", "SOW west"))
    assert (table["east.soil"], table["west.soil"]) == (8, 5)
    table.turn(farmer=("SET", "CAP"))
    assert table["price"] == 1


def test_income_comes_in_before_debts_fall_due() -> None:
    table = Table.begin(FARM)
    table.turn(farmer="OWE")
    assert table["farmer.corn"] == 3
    table.turn()
    assert table["farmer.corn"] == 4 - 3


def test_a_flag_set_for_later_lasts_from_then() -> None:
    table = Table.begin(FARM)
    table.turn(farmer="CUT east")
    assert [table.on("east.dry"), table["east.dry"]] == [True, 3]
    table.turn()
    assert table.on("east.dry")
    table.turn()
    assert not table.on("east.dry")


def test_loops_may_delay_as_many_effects_as_they_have_members() -> None:
    """Every order of every turn in a loop over all places: the room was reckoned for that."""
    table = Table.begin(FARM)
    for _ in range(4):
        table.turn(farmer=("FLOOD", "FLOOD", "FLOOD"))
    assert [table[f"{name}.soil"] for name in ("east", "west", "north")] == [0, 0, 0]


def test_what_is_scheduled_is_told_with_the_order_and_its_turn() -> None:
    table = Table.begin(FARM)
    table.turn(farmer="SOW east")
    (order,) = [e for e in table.events if isinstance(e, ev.OrderResolved)]
    slot = table.slot("east.soil")
    assert order.effects == (Effect(slot, 0, 3, 2), Effect(slot, 0, -1, 4))


def test_when_it_falls_due_all_see_the_change_and_those_who_knew_the_order_its_cause() -> None:
    table = Table.begin(FARM)
    table.turn(farmer="PLOT north")
    causes = {}
    for reader in ("farmer", "other", "control"):
        (change,) = [e for e in table.sees(reader, ev.Changed) if isinstance(e, ev.Changed)]
        assert (change.before, change.after) == (2, 0)
        causes[reader] = [cause.amount for cause in change.causes]
    assert causes == {"farmer": [-2], "other": [], "control": [-2]}


@pytest.mark.parametrize("text", ["in 0 turns: price +1", "next turn: refund half"])
def test_only_changes_and_only_for_later_turns(text: str) -> None:
    assert codes(FARM.replace("next turn: price = 7", text)) == ["formula"]


def test_a_procedure_s_later_effect_keeps_its_procedure_as_its_cause() -> None:
    text = FARM + 'procedures: {thaw: {at: end, when: turn == 1, do: ["next turn: price +2"]}}\n'
    table = Table.begin(text)
    table.turn()
    (change,) = [e for e in table.sees("other", ev.Changed) if isinstance(e, ev.Changed)]
    (cause,) = change.causes
    rule = table.game.sources[cause.source - len(table.game.seats) * table.game.width]
    assert (change.after, cause.amount, rule.id) == (5, 2, "thaw")


def test_what_control_fires_leaves_room_for_what_the_rules_do() -> None:
    """Fired by hand until it is refused, every turn; the rules' own effects never overflow."""
    text = FARM.replace("turns: 6", "turns: 12") + (
        "injects: {hail: {title: H, text: h, once: false, do: ['in 5 turns: price -1']}}\n"
    )
    table = Table.begin(text)
    fired = 0
    while not table.state.over:
        while allowed(table):
            table.fire("hail")
            fired += 1
        refusal = table.refused(cm.Fire(CONTROL, 0, again=True))
        assert (refusal.kind, refusal.rule) == ("capacity", "hail")
        table.turn(farmer=("FLOOD", "FLOOD", "FLOOD"))
    assert fired >= 10


def allowed(table: Table) -> bool:
    try:
        table.engine.advance(table.state, cm.Fire(CONTROL, 0, again=True))
    except Refused:
        return False
    return True


@pytest.fixture
def cramped(monkeypatch: pytest.MonkeyPatch) -> Table:
    """A game whose rules find less room than they need, as if it had been counted wrongly."""
    rules = Engine(game(FARM))
    monkeypatch.setitem(rules.rules.names, "LATER_ROOM", 8)
    step = rules.start(SEED)
    return Table(rules, step.state, list(step.events))


def test_a_command_whose_consequences_find_no_room_is_refused_and_the_game_goes_on(
    cramped: Table,
) -> None:
    """Two floods at once are one too many: the seat orders something else, or Control recalls."""
    cramped.lock("farmer", "FLOOD", "FLOOD")
    cramped.give(cm.Finish(seat(1), 1))
    for author in (CONTROL, seat(0)):
        refusal = cramped.refused(cm.Finish(author, 0))
        assert (refusal.kind, refusal.rule) == ("capacity", "FLOOD")
    cramped.give(cm.Recall(CONTROL, 1, "one flood is enough"))
    cramped.give(cm.Finish(seat(0), 0))
    assert cramped.state.turn == 2


def test_who_may_not_know_the_order_that_finds_no_room_is_not_told_which_it_is(
    cramped: Table,
) -> None:
    cramped.lock("farmer", "FLOOD", "FLOOD")
    cramped.give(cm.Finish(seat(0), 0))
    refusal = cramped.refused(cm.Finish(seat(1), 1))
    assert (refusal.kind, refusal.rule) == ("capacity", "")
    assert cramped.refused(cm.Finish(CONTROL, 1)).rule == "FLOOD"


def test_an_inject_that_leaves_nothing_standing_may_be_fired_again_and_again() -> None:
    text = FARM + "injects: {gift: {title: G, text: g, contingency: true, do: [price +1]}}\n"
    table = Table.begin(text)
    for _ in range(4):
        table.fire("gift")
    assert table["price"] == 7
