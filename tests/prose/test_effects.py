"""What written effects do, in words, for who may know it."""

import pytest

from tests.core.builders import SEED, engine
from wargame.core.orders import Order
from wargame.prose.effects import Effects
from wargame.prose.names import Names
from wargame.prose.reach import reached

HEAD = """
seats: {crown: {name: Crown}, isle: {name: Isle}}
teams: {rivals: {seats: [crown, isle], holder: crown, name: Rivals}}
groups: {near: {name: Near islands}}
places: {holm: {name: Holm, seat: isle, groups: near}, skerry: {name: Skerry, groups: near}}
resources: {gold: {name: Gold, income: {all: 1}, seen_by: all}}
tracks:
  calm: {name: Calm, range: [0, 9]}
  fort: {name: Fort, of: place, range: [0, 9]}
  rot: {name: Rot, of: place, range: [0, 9], seen_by: crown}
  tally: {range: [0, 9], hidden: true}
  gone: {name: Gone, range: [0, 9]}
flags: {fog: {name: Fog}, held: {name: Held, of: place}}
off: [gone]
tables: {fate: {name: Fate, dice: 1d6, bands: [{name: bad_luck, to: 3}, {name: luck, from: 4}]}}
rolls: {echo: {name: Echo, table: fate, outcomes: {bad_luck: [], luck: [calm +1]}}}
promises: {peace: {name: Keep the peace, broken_when: fog, if_broken: [calm -1]}}
"""
ACTION = "actions: {ACT: {name: Act, by: crown, target: places, do: [EFFECT]}}\n"


def told(effect: str, seat: str = "crown") -> str:
    """The effects of an order of the Crown on Holm, as a seat may know them."""
    rules = engine(HEAD + ACTION.replace("EFFECT", effect))
    game = rules.game
    order = Order(0, game.places.index("holm"))
    reader = 1 << game.seats.index(seat)
    teller = Effects.of_order(Names(rules, {}), 0, order, reader=reader)
    return teller.told(game.scenario.actions[0].do)


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        ("calm +1, target.fort -2", "Calm +1, Fort of Holm -2."),
        ("calm = 3", "Calm becomes 3."),
        ("calm at most 3", "Calm is held at 3 or less."),
        ("calm at least 3", "Calm is held at 3 or more."),
        ("calm + target.fort", "Calm plus Fort of Holm."),
        ("calm - target.fort", "Calm less Fort of Holm."),
        ("me.gold +1, target.seat.gold -1", "Gold of Crown +1, Gold of Isle -1."),
        ("fog on", "“Fog” holds."),
        ("fog off", "“Fog” holds no longer."),
        ("target.held on for 2 turns", "Holm becomes “Held” for 2 turns more."),
        ("target.held on this turn", "Holm becomes “Held” until the turn ends."),
        ("target.held off", "Holm is no longer “Held”."),
        ("'next turn: calm +1'", "Next turn Calm +1."),
        ("'in 3 turns: calm +1'", "In 3 turns Calm +1."),
        ("record act at 1", "It goes on record: suspected."),
        ("raise act to 2", "The latest covert act becomes known: attributed."),
        ("refund half", "Half of its cost comes back."),
        ("delay order of target.seat", "An order of Isle is delayed to the next turn."),
        ("promise peace by me due in 2 turns", "Crown promises: Keep the peace, due in 2 turns."),
        ("tally +1, gone +1", "Nothing changes."),
    ],
)
def test_each_kind_of_line(effect: str, said: str) -> None:
    assert told(effect) == said


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        (
            "{when: calm >= 3, do: [calm -1], else: [fog on]}",
            "If Calm is at least 3: Calm -1; otherwise: “Fog” holds.",
        ),
        (
            "{for_each: p in near if p.fort >= 1, do: [p.fort -1]}",
            "For each of Near islands where Fort of it is at least 1: Fort of it -1.",
        ),
        (
            "{pick: p from places, do: [p.held on]}",
            "For one of Places, drawn by lot: it becomes “Held”.",
        ),
        (
            "{table: fate, outcomes: {bad_luck: [], luck: [calm +1]}}",
            "A roll on the table Fate: bad luck: nothing changes; luck: Calm +1.",
        ),
        ("{roll: echo, base: 1}", "“Echo” is rolled."),
        (
            "{decide: {id: q, ask: Well?, by: target.seat, nobody: nay,"
            " options: {yea: {name: So be it, do: [me.gold -1, fog on]}, nay: []}}}",
            "Isle decides: “So be it”: Gold of Isle -1, “Fog” holds; “Nay”: nothing changes.",
        ),
        (
            "{decide: {id: q, ask: Well?, by: 'each of [isle]', nobody: nay,"
            " options: {yea: {name: So be it, do: [me.gold -1]}, nay: []}}}",
            "Isle decides: “So be it”: Gold of Isle -1; “Nay”: nothing changes.",
        ),
        (
            "{decide: {id: q, ask: Well?, by: each of rivals, nobody: '0', range: [0, 2],"
            " then: [calm + highest]}}",
            "Each of Rivals names a number from 0 to 2; then: Calm plus the highest answer.",
        ),
    ],
)
def test_what_has_parts(effect: str, said: str) -> None:
    assert told(effect) == said


def test_what_a_seat_may_not_see_is_left_out_once_and_said_to_be() -> None:
    effects = "target.rot +1, skerry.rot +1, calm +1"

    assert told(effects) == "Rot of Holm +1, Rot of Skerry +1, Calm +1."
    assert told(effects, "isle") == "Something changes that you cannot see, Calm +1."


def test_a_condition_on_what_a_seat_may_not_see_is_not_told() -> None:
    effect = "{when: target.rot >= 2, do: [calm +1]}"

    assert told(effect) == "If Rot of Holm is at least 2: Calm +1."
    assert told(effect, "isle") == "If something you cannot see holds: Calm +1."


def test_who_may_know_all_is_told_of_book_keeping_by_its_name() -> None:
    rules = engine(
        HEAD.replace("fog: {name: Fog}", "fog: {name: Fog}, moved: {name: The price has moved, "
                     "hidden: true, seen_by: control}")
        + ACTION.replace("EFFECT", "moved on, tally +1, {when: not moved, do: [calm +1]}")
    )  # fmt: skip
    effects = rules.game.scenario.actions[0].do
    blind, knowing = Effects(Names(rules, {}), reader=1), Effects(Names(rules, {}))

    assert blind.told(effects) == "If something you cannot see holds: Calm +1."
    assert knowing.told(effects) == (
        "“The price has moved” holds, Tally +1. If “The price has moved” does not hold: Calm +1."
    )


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("fog or not lost", "Calm +1."),
        ("fog and lost", "Nothing changes."),
        ("fog or lost", "If “Fog” holds or “Lost” holds: Calm +1."),
    ],
)
def test_a_condition_of_several_that_one_of_them_settles_is_left_out(when: str, said: str) -> None:
    head = HEAD.replace("flags: {", "flags: {lost: {name: Lost}, ").replace(
        "[gone]", "[gone, lost]"
    )
    rules = engine(head + ACTION.replace("EFFECT", f"{{when: {when}, do: [calm +1]}}"))

    assert Effects(Names(rules, {})).told(rules.game.scenario.actions[0].do) == said


def test_a_variant_and_an_answer_may_be_called_as_a_flag_that_is_switched_off() -> None:
    head = HEAD.replace("flags: {", "flags: {pledge: {name: Pledge}, ").replace(
        "[gone]", "[gone, pledge]"
    )
    effect = "{when: option.pledge, do: [calm +1]}, {when: pledge, do: [calm +2]}"
    action = ACTION.replace("do:", "options: {pledge: Pledge, none: None}, do:")
    rules = engine(head + action.replace("EFFECT", effect))

    said = Effects(Names(rules, {})).told(rules.game.scenario.actions[0].do)
    assert said == "If “Pledge” is chosen: Calm +1."


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("vast >= 1", "Calm +1."),
        ("vast >= 2", "Fort of Holm +1."),
        ("target.taken", "Fort of Holm +1."),
        ("not target.taken", "Calm +1."),
    ],
)
def test_what_is_switched_off_decides_a_condition(when: str, said: str) -> None:
    """A track stands at its start, and no place has the flag."""
    head = (
        HEAD.replace("  gone:", "  vast: {name: Vast, range: [0, 2], start: 1}\n  gone:")
        .replace("flags: {", "flags: {taken: {name: Taken, of: place}, ")
        .replace("[gone]", "[gone, vast, taken]")
    )
    effect = f"{{when: {when}, do: [calm +1], else: [target.fort +1]}}"
    rules = engine(head + ACTION.replace("EFFECT", effect))
    order = Order(0, rules.game.places.index("holm"))
    teller = Effects.of_order(Names(rules, {}), 0, order)

    assert teller.told(rules.game.scenario.actions[0].do) == said


def test_bands_are_told_for_the_first_roll_and_the_second() -> None:
    rules = engine(
        HEAD
        + "actions: {ACT: {name: Act, by: crown, table: fate,"
        + " outcomes: {bad_luck: [calm -1], luck: []}, also: [fog on], rolls: {echo: 0}}}\n"
    )
    action, teller = rules.game.scenario.actions[0], Effects(Names(rules, {}))

    assert teller.bands(action, 0) == ("Calm -1.", "Nothing changes.")
    assert teller.bands(action, 1) == ("Nothing changes.", "Calm +1.")
    assert teller.always(action) == "“Fog” holds."


VARIANTS = (
    "actions: {ACT: {name: Act, by: crown, options: {brief: In haste, long: With care}, do: ["
    "calm + 1 + option.long, 'calm + min(max(0, 8 - calm), 2 * option.long)',"
    " 'me.gold - min(2, me.gold)', {when: option.brief, do: [fog on], else: [fog off]}]}}\n"
)


def test_what_rests_on_a_variant_is_told_for_the_one_that_is_chosen() -> None:
    rules = engine(HEAD + VARIANTS)
    action, names = rules.game.scenario.actions[0], Names(rules, {})

    in_haste, with_care = (
        Effects.of_order(names, 0, Order(0, option=option)).told(action.do) for option in (0, 1)
    )

    assert in_haste == "Calm +1, Gold of Crown -2, to 0 at least, “Fog” holds."
    assert with_care == (
        "Calm +2, Calm +2, to 8 at most, Gold of Crown -2, to 0 at least, “Fog” holds no longer."
    )


def test_what_rests_on_a_variant_names_it_while_it_is_open() -> None:
    rules = engine(HEAD + VARIANTS)
    action = rules.game.scenario.actions[0]

    said = Effects(Names(rules, {})).of_action(action).told(action.do)

    assert said == (
        "Calm plus 1, 1 more if “With care” is chosen,"
        " Calm +2 if “With care” is chosen, to 8 at most,"
        " Gold of your seat -2, to 0 at least."
        " If “In haste” is chosen: “Fog” holds; otherwise: “Fog” holds no longer."
    )


NUMBERED = """
actions:
  SET:
    name: Set
    by: crown
    target: places
    second: {number: [0, 9]}
    do:
      - target.fort = second
      - {when: second >= target.fort + 2, roll: echo, base: 0}
      - {when: 9 - second > 2, do: [calm +1]}
    rolls: {echo: no}
"""


@pytest.mark.parametrize(
    ("number", "said", "rolls"),
    [
        (0, "Fort of Holm becomes 0, Calm +1.", 0),
        (2, "Fort of Holm becomes 2, Calm +1. If Fort of Holm is at most 0: “Echo” is rolled.", 1),
        (8, "Fort of Holm becomes 8. If Fort of Holm is at most 6: “Echo” is rolled.", 1),
    ],
)
def test_a_number_that_an_order_names_is_read_and_a_roll_it_cannot_come_to_is_left_out(
    number: int, said: str, rolls: int
) -> None:
    rules = engine(HEAD + NUMBERED)
    order = Order(0, rules.game.places.index("holm"), number)
    teller = Effects.of_order(Names(rules, {}), 0, order)
    action = rules.game.scenario.actions[0]
    assert teller.told(action.do) == said
    odds = rules.odds(rules.start(SEED).state, 0, order)
    assert len(odds) == 1
    assert len(reached(teller, action, odds)) == rolls
