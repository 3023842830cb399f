"""What seats hold of the game is kept before more is known: notes, and the class of an act."""

import pytest

from tests.core.builders import CONTROL, Table, seat
from tests.core.rules.test_look_back import HARBOURS
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.engine.judging import classes

PIER, MILL = 0, 1
TAGGED = HARBOURS.replace("    name: Burn a store\n", "    name: Burn a store\n    tags: sly\n")
TAGGED = TAGGED.replace(
    "  ASK: {name: Ask around,", "  ASK: {name: Ask around, tags: [fair, kind],"
)


def suspected(option: str = "clumsy") -> Table:
    """Something burnt at the mill in turn 1."""
    table = Table.begin(TAGGED)
    table.turn(shadow=f"BURN mill : {option}")
    return table


def test_the_classes_are_the_first_tags_of_orders() -> None:
    assert classes(Table.begin(TAGGED).game.scenario) == ("sly", "fair")


def test_a_seat_says_what_it_takes_a_suspected_act_for() -> None:
    table = suspected()
    table.give(cm.Classify(seat(1), 1, 1, MILL, "sly", "who else"))
    told = ev.Classified(1 << 1, 1, 1, MILL, "sly", "who else", seat(1))
    assert table.sees("control", ev.Classified) == (told,)
    assert len(table.sees("watch", ev.Classified)) == 1
    for other in ("shadow", "town", "public"):
        assert not table.sees(other, ev.Classified)


@pytest.mark.parametrize("option", ["unseen", "open"])
def test_an_act_that_is_not_suspected_or_is_known_has_no_class_to_guess(option: str) -> None:
    """What is unseen and what never was are refused in the same words."""
    table = suspected(option)
    refusal = table.refused(cm.Classify(seat(1), 1, 1, MILL, "sly"))
    never = Table.begin(TAGGED).refused(cm.Classify(seat(1), 1, 1, MILL, "sly"))
    assert refusal == never


@pytest.mark.parametrize(
    ("turn", "target", "tag"), [(2, MILL, "sly"), (1, PIER, "sly"), (1, MILL, "kind")]
)
def test_a_class_is_named_for_a_suspected_act_and_is_one_there_is(
    turn: int, target: int, tag: str
) -> None:
    refused = suspected().refused(cm.Classify(seat(1), 1, turn, target, tag))
    assert refused.kind == "bad-value"


def test_nobody_speaks_for_another_seat_but_control() -> None:
    table = suspected()
    assert table.refused(cm.Classify(seat(2), 1, 1, MILL, "sly")).kind == "not-control"
    assert table.refused(cm.Note(seat(2), "so be it", "aim", 1)).kind == "not-control"
    table.give(cm.Classify(CONTROL, 1, 1, MILL, "sly"))
    table.give(cm.Note(CONTROL, "so be it", "aim", 1))
    (note,) = table.sees("watch", ev.Noted)
    assert isinstance(note, ev.Noted)
    assert (note.author.role, note.author.seat, note.kind) == ("control", 1, "aim")
    assert not table.sees("town", ev.Noted)


def test_a_note_of_control_s_own_is_control_s() -> None:
    table = suspected()
    table.give(cm.Note(CONTROL, "they are tired"))
    assert not table.sees("watch", ev.Noted)
