"""Covert acts go on record with a level.

A look back at one place raises the latest and exposes by level.
"""

import pytest

from tests.core.builders import Table, codes
from wargame.core import events as ev

HARBOURS = """
turns: 6
seats: {shadow: {orders: 3}, watch: {orders: 2}, town: {}}
places: {pier: {}, mill: {}}
tracks:
  mood: {of: place, range: [0, 9], start: 5}
  fame: {range: [0, 99]}
  proofs: {range: [0, 99]}
actions:
  BURN:
    name: Burn a store
    by: shadow
    visibility: covert
    target: places
    options: {unseen: Unseen, clumsy: Clumsy, open: In the open}
    do:
      - target.mood -1
      - {when: option.unseen, do: [record act at 0]}
      - {when: option.clumsy, do: [record act at 1]}
      - {when: option.open, do: [record act at 2]}
  ASK: {name: Ask around, by: watch, target: places, do: [raise act on target within 3 to 1]}
  PROVE: {name: Prove it, by: watch, target: places, do: [raise act on target within 3 to 2]}
  JUDGE: {name: Judge, by: watch, do: [raise act to 3]}
  BOAST:
    name: Boast of what is proved
    by: town
    do: ["fame + acts(within 3 at least 1)", "proofs + acts(within 2 by shadow at least 2)"]
  ACCUSE:
    name: Accuse
    by: town
    target: places
    requires: [{that: acts(on target at least 1) >= 1, else: nothing is known to have happened}]
    do: []
"""


def after(*turns: dict[str, tuple[str, ...]]) -> Table:
    table = Table.begin(HARBOURS)
    for orders in turns:
        table.turn(**orders)
    return table


def exposed(table: Table, reader: str) -> list[tuple[int, int, int, int]]:
    """What a reader was told of acts: level, action, seat, target."""
    told = [e for e in table.sees(reader, ev.ActExposed) if isinstance(e, ev.ActExposed)]
    return [(e.level, e.action, e.seat, e.target) for e in told]


def test_looking_back_is_legal_whether_or_not_there_is_anything_to_find() -> None:
    nothing = after({})
    something = after({"shadow": ("BURN pier : unseen",)})
    assert nothing.legal("watch") == something.legal("watch")
    assert {"ASK pier", "ASK mill", "PROVE pier", "JUDGE"} <= nothing.legal("watch")


def test_looking_back_where_nothing_was_done_finds_nothing() -> None:
    table = after({"shadow": ("BURN pier : unseen",)}, {"watch": ("PROVE mill",)})
    assert exposed(table, "watch") == []


def test_an_unseen_act_is_known_to_its_author_alone() -> None:
    table = after({"shadow": ("BURN pier : unseen",)})
    assert exposed(table, "shadow") == [(0, 0, 0, 0)]
    for reader in ("watch", "town", "public"):
        assert exposed(table, reader) == []


def test_at_level_one_all_learn_that_something_happened_and_where_but_not_who_or_what() -> None:
    table = after({"shadow": ("BURN mill : clumsy",)})
    for reader in ("watch", "town", "public"):
        assert exposed(table, reader) == [(1, -1, -1, 1)]


def test_from_level_two_all_learn_who_did_what() -> None:
    table = after({"shadow": ("BURN mill : open",)})
    for reader in ("watch", "public"):
        assert exposed(table, reader) == [(2, table.action("BURN"), table.seat("shadow"), 1)]


def test_a_look_back_raises_the_latest_act_there_below_its_level() -> None:
    table = after(
        {"shadow": ("BURN pier : unseen", "BURN mill : unseen")},
        {"shadow": ("BURN pier : clumsy",)},
        {"watch": ("PROVE pier", "PROVE pier")},
    )
    told = [e for e in table.sees("watch", ev.ActExposed) if isinstance(e, ev.ActExposed)]
    assert [(e.level, e.turn) for e in told] == [(1, 2), (2, 2), (2, 1)]
    table.turn(watch="PROVE pier")
    assert len(table.sees("watch", ev.ActExposed)) == 3


def test_a_look_back_reaches_only_as_many_turns_as_it_says() -> None:
    """Within 3: this turn and the two before."""
    near = after({"shadow": ("BURN pier : unseen",)}, {}, {"watch": ("ASK pier",)})
    far = after({"shadow": ("BURN pier : unseen",)}, {}, {}, {"watch": ("ASK pier",)})
    assert exposed(near, "town") == [(1, -1, -1, 0)]
    assert exposed(far, "town") == []


def test_a_judgement_without_a_place_takes_the_latest_anywhere() -> None:
    table = after({"shadow": ("BURN pier : open", "BURN mill : unseen")}, {"watch": ("JUDGE",)})
    assert exposed(table, "town")[-1] == (3, 0, 0, 1)


def test_acts_are_counted_by_turns_levels_and_author() -> None:
    table = after(
        {"shadow": ("BURN pier : clumsy", "BURN mill : open", "BURN mill : unseen")},
        {"town": ("BOAST",)},
    )
    assert (table["fame"], table["proofs"]) == (2, 1)
    table.turn(town="BOAST")
    assert (table["fame"], table["proofs"]) == (2 + 2, 1)
    table.turn(town="BOAST")
    assert (table["fame"], table["proofs"]) == (4, 1)


def test_what_may_be_ordered_may_rest_on_announced_acts_only() -> None:
    table = after({"shadow": ("BURN pier : unseen",)})
    assert table.legal("town") == {"BOAST"}
    table.turn(shadow="BURN mill : clumsy")
    assert table.legal("town") == {"BOAST", "ACCUSE mill"}


@pytest.mark.parametrize(
    ("formula", "hidden"),
    [
        ("acts(at least 1) >= 1", False),
        ("acts(at least 1 at most 2) >= 1", False),
        ("acts(by shadow at least 2) >= 1", False),
        ("acts() >= 1", True),
        ("acts(at most 2) >= 1", True),
        ("acts(by shadow at least 1) >= 1", True),
    ],
)
def test_legality_may_not_rest_on_acts_that_are_not_announced(formula: str, hidden: bool) -> None:
    """Below level 2 nobody but the author knows who it was; at 0 not even that it was."""
    found = codes(HARBOURS.replace("acts(on target at least 1) >= 1", formula))
    assert found == (["secret-in-legality"] if hidden else [])


def test_what_readers_are_told_does_not_number_the_acts() -> None:
    """A place in the record would tell how many unseen acts stand before it."""
    quiet = after({"shadow": ("BURN mill : clumsy",)})
    busy = after({"shadow": ("BURN pier : unseen", "BURN mill : clumsy")})
    assert quiet.sees("town", ev.ActExposed) == busy.sees("town", ev.ActExposed)


def test_unseen_acts_do_not_push_announced_ones_off_the_record() -> None:
    """Whatever is done unseen, what all know remains countable to the game's end."""
    table = Table.begin(HARBOURS.replace("within 3 at least 1", "at least 1"))
    table.turn(shadow="BURN pier : clumsy")
    for _ in range(4):
        table.turn(shadow=("BURN pier : unseen",) * 3)
    table.turn(town="BOAST")
    assert table["fame"] == 1
