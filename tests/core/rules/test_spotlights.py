"""How much is argued in a turn, Control's own questions, and facts that are established."""

from tests.core.builders import CONTROL, Table, seat
from tests.core.rules.test_arguing import BLUE, COUNCIL, OWN, RED, begun, take_up, why
from wargame.core import commands as cm
from wargame.core import events as ev


def test_at_most_two_orders_of_a_turn_are_argued_unless_control_insists() -> None:
    table = begun()
    table.give(OWN)
    table.give(cm.Propose(seat(BLUE), BLUE, "a", "b", "c"))
    take_up(table, "weighted")
    take_up(table, "estimative", 1)
    blue = table.game.width
    third = cm.TakeUp(CONTROL, blue, "weighted", "text")
    assert table.refused(third).kind == "spotlights"
    table.give(cm.TakeUp(CONTROL, -1, "vote", "a question", options=("a", "b")))
    take_up(table, "weighted", blue, beyond=True)
    assert len(table.view("public").matters) == 4


def test_the_scenario_says_how_many_are_argued() -> None:
    table = Table.begin(f"spotlights: 1\n{COUNCIL}")
    table.give(OWN)
    table.give(OWN)
    take_up(table, "weighted")
    assert table.refused(cm.TakeUp(CONTROL, 1, "weighted", "text")).kind == "spotlights"
    assert not [e for e in table.give(cm.TakeUp(CONTROL, 1, "free", "text")) if not e.audience]


def test_a_question_of_controls_is_put_to_all_and_holds_the_turn() -> None:
    table = Table.begin(COUNCIL)
    options = ("nothing", "a court")
    table.give(cm.TakeUp(CONTROL, -1, "vote", "Is it lawful?", options=options))
    table.turn()
    assert table.state.turn == 1
    (matter,) = table.view("public").matters
    table.give(cm.Settle(CONTROL, matter.number, False, "It is not", "nobody voted"))
    assert table.state.turn == 2


def test_facts_can_be_established_at_any_time_for_all_or_few() -> None:
    table = Table.begin(COUNCIL)
    table.give(cm.Establish(CONTROL, "The bridge is down"))
    table.give(cm.Establish(CONTROL, "Red knows why", (RED,)))
    assert len(table.sees("red", ev.Established)) == 2
    assert len(table.sees("public", ev.Established)) == 1
    assert "needs words" in why(table, cm.Establish(CONTROL, " "))
    assert table.refused(cm.Establish(seat(RED), "x")).kind == "not-control"


def test_a_question_put_to_a_few_is_read_by_nobody_else_whose_log_is_as_if_it_was_not_put() -> None:
    """Nor does the number of what is put to all afterwards tell of it."""
    logs = []
    for few in (False, True):
        table = Table.begin(COUNCIL)
        if few:
            put = cm.TakeUp(CONTROL, -1, "silence", "Will you hold?", to=(RED,), seconds=120)
            table.give(put)
            (one,) = table.view("red").matters
            assert (one.number >= table.engine.matters.count, one.asked) == (True, (RED,))
            assert not table.view("public").matters
            assert not table.view("blue").matters
            table.give(put)
            assert len({m.number for m in table.view("red").matters}) == 2
            for matter in table.view("red").matters:
                fact = ("They hold",)
                table.give(cm.Settle(CONTROL, matter.number, True, "Yes", "silent", facts=fact))
        table.give(cm.TakeUp(CONTROL, -1, "vote", "Is it lawful?", options=("nothing", "a court")))
        logs.append([table.view(reader).log for reader in ("public", "blue")])
        assert len(table.view("public").matters) == 1
    assert logs[0] == logs[1]


def test_who_is_asked_a_question_put_to_a_few_is_among_them() -> None:
    table = Table.begin(COUNCIL)
    put = cm.TakeUp(CONTROL, -1, "silence", "Will you hold?", to=(RED,), asked=(BLUE,))
    assert "able to read" in why(table, put)
