"""Orders are revealed together and told one by one: none is told of before its own turn comes."""

from collections.abc import Mapping

import pytest

from tests.core.builders import CONTROL, Table, seat
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.view import Reader, Seen, public_reader, view
from wargame.prose import untold
from wargame.prose.prose import Prose
from wargame.tui.cards import Card, cards
from wargame.tui.screens.results import body

FAIR = """
turns: 9
steps: [first, second]
seats: {red: {orders: 2}, blue: {orders: 2}}
places: {inn: {}, hall: {}}
tables: {LUCK: {dice: 1d6, bands: [{name: low, to: 3}, {name: high, from: 4}]}}
actions:
  SING:
    name: Sing
    by: all
    step: first
    target: places
    table: LUCK
    modifiers:
      - {when: played(DANCE on target within 1), add: 1, why: there is a dance too}
      - {when: played(PARADE on target within 1), add: 1, why: a parade comes by}
      - {when: played(FEAST within 2), add: 1, why: people have eaten}
      - {when: played(FEAST before), add: 1, why: people remember a feast}
    outcomes: {low: [], high: []}
  ASK:
    name: Ask
    by: all
    step: first
    do: [{decide: {id: louder, ask: Louder?, by: red, nobody: so, options: {so: [], yes: []}}}]
  DANCE: {name: Dance, by: all, step: first, target: places, do: []}
  PARADE: {name: Parade, by: all, step: second, target: places, do: []}
  FEAST: {name: Feast, by: all, step: first, do: []}
"""
UNTOLD = "an order that is still to be told"
DANCE, FEAST, BEFORE = "there is a dance too", "people have eaten", "people remember a feast"
PARADE = "a parade comes by"


def told(*turns: Mapping[str, tuple[str, ...]]) -> list[str]:
    """What the cards of songs say, one after the other."""
    table = Table.begin(FAIR)
    for orders in turns:
        table.turn(**orders)
    prose, reader, log = log_of(table)
    found = cards(prose.names, table.state, prose.tell(log, reader, table.state))
    return [_text(prose, card) for card in found if card.title.startswith("Sing")]


def _text(prose: Prose, card: Card) -> str:
    return body(prose.names, card, 80, 20).plain


@pytest.mark.parametrize(
    ("orders", "reasons"),
    [
        # What counts is told later, or before, or is the same order on another place.
        ({"red": ("SING inn",), "blue": ("DANCE inn",)}, [UNTOLD]),
        ({"red": ("DANCE inn", "SING inn")}, [DANCE]),
        ({"red": ("DANCE inn", "SING inn"), "blue": ("DANCE inn",)}, [DANCE]),
        ({"red": ("SING inn",), "blue": ("DANCE hall",)}, []),
        ({"red": ("SING hall", "FEAST"), "blue": ("DANCE hall", "SING hall")}, [UNTOLD, UNTOLD]),
        ({"red": ("FEAST",), "blue": ("SING inn", "DANCE inn")}, [FEAST, UNTOLD]),
    ],
)
def test_a_reason_that_is_an_order_of_a_later_card_is_not_told(
    orders: Mapping[str, tuple[str, ...]], reasons: list[str]
) -> None:
    first = told(orders)[0]
    assert [one for one in (DANCE, FEAST, BEFORE) if one in first] == [
        one for one in reasons if one != UNTOLD
    ]
    assert first.count(UNTOLD) == reasons.count(UNTOLD)
    # That there is a modifier is told, so that the dice can be checked.
    assert first.count("+1") >= len(reasons)


def test_what_an_earlier_turn_told_is_a_reason_as_ever() -> None:
    before, now = {"red": ("FEAST",)}, {"red": ("SING inn",), "blue": ("DANCE hall",)}
    (song,) = told(before, now)
    assert (FEAST in song, BEFORE in song, UNTOLD in song) == (True, True, False)
    (song,) = told({"red": ("SING inn",)}, before)
    assert UNTOLD not in song


def log_of(table: Table) -> tuple[Prose, Reader, tuple[Seen, ...]]:
    prose, reader = Prose(table.engine), public_reader(table.game)
    return prose, reader, view(table.engine, table.state, table.events, reader).log


def entry(table: Table) -> str:
    """The song's entry of the public's log, in full."""
    prose, reader, log = log_of(table)
    song = next(one for one in log if isinstance(one.event, ev.OrderResolved))
    later = untold.in_log(prose.names, table.state, log, song.number)
    return " ".join(prose.account(song.event, reader, table.state, later))


def test_the_entry_of_the_log_tells_every_reason_as_all_of_the_log_may_be_read() -> None:
    table = Table.begin(FAIR)
    table.turn(red=("SING inn",), blue=("DANCE inn",))
    assert DANCE in entry(table)


def test_an_order_that_waits_for_an_answer_to_another_is_told_of_by_no_reason() -> None:
    table = Table.begin(FAIR)
    table.lock("red", "SING inn", "ASK")
    table.lock("blue", "PARADE inn")
    table.give(cm.Finish(seat(1), 1))
    assert table.asked()
    prose, reader, log = log_of(table)
    found = cards(prose.names, table.state, prose.tell(log, reader, table.state))
    song = next(card for card in found if card.kind == "order")
    assert PARADE not in _text(prose, song)
    assert UNTOLD in _text(prose, song)
    assert PARADE not in entry(table)
    assert UNTOLD in entry(table)
    (asked,) = table.asked().values()
    table.give(cm.Answer(CONTROL, asked.place, asked.question, 0))
    assert PARADE in entry(table)


def test_what_is_locked_in_the_next_turn_changes_no_card() -> None:
    """Or the card would tell that it is."""
    table = Table.begin(FAIR)
    table.turn(red=("FEAST",))
    table.turn(red=("SING inn",))
    prose, reader, log = log_of(table)
    before = cards(prose.names, table.state, prose.tell(log, reader, table.state))
    table.lock("blue", "FEAST", "PARADE inn")
    assert cards(prose.names, table.state, prose.tell(log, reader, table.state)) == before
    assert UNTOLD not in entry(table)
