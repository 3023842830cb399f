"""Dice of what is argued: the same whenever they are thrown, behind the screen, thrown by hand."""

from hypothesis import given
from hypothesis import strategies as some

from tests.core.builders import CONTROL, Table
from tests.core.rules.test_arguing import COUNCIL, RED, SLOT, begun, only, settle, take_up, why
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.dice import Seed


def test_the_dice_of_a_matter_are_the_same_however_often_and_whenever_they_are_thrown() -> None:
    found = set()
    for others in (0, 2):
        table = begun()
        for k in range(others):
            table.give(cm.TakeUp(CONTROL, -1, "free", f"aside {k}"))
        take_up(table, "weighted")
        table.give(cm.Throw(CONTROL, SLOT))
        thrown = only(table, ev.Thrown)
        assert isinstance(thrown, ev.Thrown)
        found.add(thrown.faces)
    assert len(found) == 1


def test_dice_thrown_behind_the_screen_are_control_s_and_what_they_come_to_is_told() -> None:
    table = begun()
    table.give(cm.Veil(CONTROL, True))
    take_up(table, "weighted")
    table.give(cm.Throw(CONTROL, SLOT))
    (known,) = table.sees("control", ev.Thrown)
    (told,) = table.sees("public", ev.Thrown)
    assert isinstance(known, ev.Thrown)
    assert isinstance(told, ev.Thrown)
    assert known.faces
    assert told == known._replace(audience=told.audience, faces=())


def test_other_matters_of_control_throw_other_dice() -> None:
    table = Table.begin(COUNCIL)
    found = []
    for k in range(6):
        table.give(cm.TakeUp(CONTROL, -1, "weighted", f"aside {k}"))
        number = table.view("control").matters[0].number
        table.give(cm.Throw(CONTROL, number))
        (thrown,) = [e for e in table.events[-1:] if isinstance(e, ev.Thrown)]
        found.append(thrown.faces)
        table.give(cm.Settle(CONTROL, number, True, "so", "so"))
    assert len(set(found)) > 1


def test_an_order_refused_and_given_again_throws_other_dice() -> None:
    table = Table.begin(COUNCIL)
    found = []
    for _ in range(6):
        table.lock("red", "WAIT")
        take_up(table, "weighted", beyond=True)
        table.give(cm.Throw(CONTROL, SLOT))
        (thrown,) = [e for e in table.events[-1:] if isinstance(e, ev.Thrown)]
        found.append(thrown.faces)
        settle(table, passed=False)
    assert len(set(found)) > 2


def test_dice_thrown_by_hand_are_typed_in_and_checked() -> None:
    table = begun()
    take_up(table, "weighted")
    assert table.refused(cm.Throw(CONTROL, SLOT, (7, 1))).kind == "bad-dice"
    assert table.refused(cm.Throw(CONTROL, SLOT, (6,))).kind == "bad-dice"
    table.give(cm.Throw(CONTROL, SLOT, (4, 3)))
    thrown = only(table, ev.Thrown)
    assert isinstance(thrown, ev.Thrown)
    assert (thrown.by_hand, thrown.passed, thrown.net) == (True, True, 0)
    assert "already" in why(table, cm.Throw(CONTROL, SLOT))
    assert "thrown" in why(table, cm.Argue(CONTROL, SLOT, -1, "pro", "late"))


@given(some.integers(0, 2**32 - 1), some.integers(0, 2**32 - 1))
def test_the_result_of_the_dice_is_what_the_odds_counted(key: int, salt: int) -> None:
    table = Table.begin(COUNCIL, seed=Seed(key, salt))
    table.give(cm.TakeUp(CONTROL, -1, "estimative", "text", asked=(RED,)))
    number = table.view("control").matters[0].number
    table.give(cm.Reply(CONTROL, number, RED, 40))
    table.give(cm.Throw(CONTROL, number))
    thrown = only(table, ev.Thrown)
    assert isinstance(thrown, ev.Thrown)
    (face,) = thrown.faces
    assert 1 <= face <= 100
    assert thrown.passed == (face <= 40)
    assert (thrown.ways, thrown.cases) == (40, 100)
