"""One scenario, several tables.

A layout splits one seat into three, whose team stands for the old one.
"""

from tests.core.builders import Table, engine
from wargame.core import events as ev

REALM = """
turns: 4
seats:
  realm: {orders: 3, start: {gold: 4, fleet: 5}}
  raider: {start: {gold: 2}}
teams: {crowns: {seats: [realm], holder: realm}}
resources: {gold: {income: {crowns: 1 + unity // 3, raider: 2}}}
places: {strait: {seat: realm}, bay: {}}
tracks:
  unity: {range: [0, 9], start: 6}
  fleet: {of: seat, range: [0, 9]}
flags: {pact: {}}
actions:
  PATROL: {name: Patrol, by: crowns, target: places, cost: {gold: 1}, do: [me.fleet +1]}
  CALL:
    name: Call the crowns
    by: crowns
    do:
      - decide:
          {id: oath, ask: Stand together?, by: each of crowns, nobody: no_oath,
           options: {oath_sworn: [], no_oath: []},
           then: [{when: chose.no_oath == 0, do: [pact on, crowns.fleet +2], else: [unity -1]}]}
  RAID:
    {name: Raid, by: raider, requires: [{that: crowns.fleet <= 5, else: too strong}],
     do: [unity -1]}
layouts:
  one: {name: One crown}
  three:
    name: Three crowns
    change:
      seats:
        realm: null
        lion: {orders: 1, start: {gold: 2, fleet: 3}}
        rose: {orders: 1, start: {gold: 1, fleet: 1}}
        lily: {orders: 1, start: {gold: 1, fleet: 1}}
      teams: {crowns: {seats: [lion, rose, lily], holder: lion}}
      places: {strait: {seat: rose}}
"""


def test_without_a_choice_the_first_layout_is_played() -> None:
    assert engine(REALM).game.seats == ("realm", "raider")
    assert engine(REALM).game.scenario.layout == "one"


def test_the_rules_for_the_team_hold_for_each_of_its_seats() -> None:
    table = Table.begin(REALM, layout="three")
    assert table.game.seats == ("raider", "lion", "rose", "lily")
    assert [table[f"{name}.gold"] for name in ("lion", "rose", "lily")] == [5, 4, 4]
    for name in ("lion", "rose", "lily"):
        assert table.legal(name) == {"PATROL strait", "PATROL bay", "CALL"}
    table.turn(lion="PATROL bay", rose="PATROL bay")
    assert [table[f"{name}.fleet"] for name in ("lion", "rose", "lily")] == [4, 2, 1]


def test_the_team_s_own_numbers_are_its_holder_s() -> None:
    table = Table.begin(REALM, layout="three")
    assert table.legal("raider") == {"RAID"}
    table.rule(lion__fleet=6)
    assert table.legal("raider") == set()


def test_the_same_vote_is_one_voice_at_one_table_and_three_at_the_other() -> None:
    one = Table.begin(REALM, layout="one")
    one.turn(realm="CALL")
    one.answer("oath", "oath_sworn", "realm")
    assert (one.on("pact"), one["realm.fleet"]) == (True, 7)

    three = Table.begin(REALM, layout="three")
    three.turn(lion="CALL")
    assert {seat for _, seat in three.asked()} == {1, 2, 3}
    three.answer("oath", "oath_sworn", "lion")
    three.answer("oath", "oath_sworn", "rose")
    three.answer("oath", "no_oath", "lily")
    assert (three.on("pact"), three["unity"]) == (False, 5)


def test_each_layout_says_which_it_is() -> None:
    for layout in ("one", "three"):
        table = Table.begin(REALM, layout=layout)
        (began,) = [e for e in table.events if isinstance(e, ev.Began)]
        assert began.layout == layout
