"""The short game against its design: worked odds, refusal that can be paid, secrets that stay."""

from functools import cache, partial

import pytest

from tests.scenarios import theatre
from tests.scenarios.sheet import first_orders, with_slot
from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.compile.program import Game
from wargame.core.engine.engine import Engine, Step
from wargame.core.engine.scoring import scores
from wargame.core.orders import Order, Refused
from wargame.core.state import LOCKED, State
from wargame.core.view import control_reader, public_reader, seat_reader, seen, view

CONTROL = cm.Author("control", "control")


@cache
def engine() -> Engine:
    return Engine(load(find("transnistria")).game)


def game() -> Game:
    return engine().game


def slot(name: str) -> int:
    return next(k for k, s in enumerate(game().slots) if s.name == name)


def seat(name: str) -> int:
    return game().seats.index(name)


def order(action: str, option: int = 0) -> Order:
    ids = [a.id for a in game().scenario.actions]
    code = game().codes[ids.index(action)]
    return Order(ids.index(action), code.target.values[0], code.second.values[0], option)


def lock(state: State, who: str, what: str) -> Step:
    author = cm.Author("p", "seat", seat(who))
    return engine().advance(state, cm.Lock(author, seat(who), order(what), "because"))


def finish_all(state: State) -> Step:
    events: list[ev.Event] = []
    before = state
    for who in engine().unfinished(state):
        step = engine().advance(state, cm.Finish(cm.Author("p", "seat", who), who))
        state, events = step.state, [*events, *step.events]
    return Step(state, tuple(events), before)


def resolved(events: tuple[ev.Event, ...], action: str) -> ev.OrderResolved:
    ids = [a.id for a in game().scenario.actions]
    return next(
        e for e in events if isinstance(e, ev.OrderResolved) and ids[e.order.action] == action
    )


@pytest.mark.parametrize(
    ("changes", "net", "cases"),
    [({}, 3, (1, 5, 15, 15)), ({"moldova.partnership": 2}, 2, (1, 9, 16, 10))],
)
def test_pressing_accession_has_the_worked_odds(
    changes: dict[str, int], net: int, cases: tuple[int, ...]
) -> None:
    state = first_orders(engine())
    for name, value in changes.items():
        state = with_slot(state, slot(name), value)

    forecast = engine().odds(state, seat("russia"), order("R01"))[0]

    assert (forecast.net, forecast.ways, forecast.cases, forecast.far) == (net, cases, 36, False)


def test_each_modifier_of_pressing_accession_says_where_it_comes_from() -> None:
    forecast = engine().odds(first_orders(engine()), seat("russia"), order("R01"))[0]

    told = [(game().modifiers[w.modifier].cite, w.worth) for w in forecast.modifiers]
    assert told == [(("kyle-27",), 1), (("kyle-28",), 1), (("kyle-29",), 1)]


def test_control_strikes_a_modifier_and_the_dice_typed_in_read_the_band() -> None:
    """Walk-through 3: net +3 becomes +2; 4 and 3 make 9, a concession; the record says all."""
    state = lock(first_orders(engine()), "russia", "R01").state
    troops = next(k for k, m in enumerate(game().modifiers) if m.cite == ("kyle-28",))
    place = seat("russia") * game().width
    state = engine().advance(state, cm.Strike(CONTROL, place, troops, "they are guards")).state
    state = engine().advance(state, cm.EnterDice(CONTROL, (4, 3))).state

    roll = resolved(finish_all(state).events, "R01").rolls[0]

    assert (roll.net, roll.odds, roll.faces, roll.by_hand) == (2, (1, 9, 16, 10), (4, 3), True)
    table = next(t for t in game().tables if t.id == "COE")
    assert table.bands[roll.band].label == "concession"
    assert troops not in [w.modifier for w in roll.modifiers]


def demanded(capital: int) -> State:
    """Moscow has won a major concession and demands an answer; Moldova holds so much Capital."""
    state = lock(first_orders(engine()), "russia", "R01").state
    major = cm.Override(CONTROL, seat("russia") * game().width, 3, "for the test")
    state = finish_all(engine().advance(state, major).state).state
    return with_slot(state, slot("moldova.capital"), capital)


def answered(state: State, choice: str) -> State:
    question = next(
        q
        for q in engine().open_questions(state)
        if game().questions[q.question].id == "accession_demand"
    )
    choices = [c.id for c in game().questions[question.question].options]
    author = cm.Author("p", "bot", seat("moldova"))
    command = cm.Answer(author, question.place, question.question, choices.index(choice))
    return engine().advance(state, command).state


@pytest.mark.parametrize(("capital", "next_turn"), [(3, 3), (2, 2), (1, 1), (0, 0)])
def test_refusal_can_always_be_paid_if_need_be_from_the_next_turn(
    capital: int, next_turn: int
) -> None:
    """Refusing costs 2; what is not there is taken from the next turn's income of 2."""
    after = answered(demanded(capital), "refuse")

    assert after.turn == 2
    assert after[slot("moldova.capital")] == next_turn
    assert after[slot("moldova.alignment")] == 0


def test_accepting_leads_into_the_union_and_bargaining_does_not() -> None:
    accepted, bargained = (answered(demanded(2), choice) for choice in ("accept", "bargain"))

    assert accepted[slot("moldova.eeu")] > 0
    assert accepted[slot("moldova.alignment")] == -2
    assert bargained[slot("moldova.eeu")] < 0
    assert bargained[slot("moldova.alignment")] == -1


def test_each_who_condemns_rallies_russians_in_the_short_game() -> None:
    """S02: Support +1 each; that of the theatre rises once a turn."""
    state = first_orders(engine())
    for who in ("moldova", "west"):
        state = lock(state, who, "S02").state
    gained = [
        effect.value
        for event in finish_all(state).events
        if isinstance(event, ev.OrderResolved)
        for effect in event.effects
        if effect.slot == slot("support")
    ]
    assert gained == [1, 1]


def test_a_covert_order_tells_nobody_more_than_that_something_is_locked() -> None:
    """Walk-through 2: after the reveal the victim sees the track move, cause unknown."""
    locked = lock(first_orders(engine()), "russia", "R06")
    place = seat("russia") * game().width
    state = engine().advance(locked.state, cm.Override(CONTROL, place, 1, "limited")).state
    done = finish_all(state)
    events = (*locked.events, *done.events)
    strangers = (seat_reader(game(), seat("moldova")), seat_reader(game(), seat("west")))
    for reader in (*strangers, public_reader(game())):
        log = [s.event for s in seen(engine(), events, reader)]
        assert not [e for e in log if isinstance(e, ev.OrderLocked | ev.OrderResolved)]
        assert [e.locked for e in log if isinstance(e, ev.SeatLocked)] == [1]
        fell = [
            e for e in log if isinstance(e, ev.Changed) and e.slot == slot("moldova.resilience")
        ]
        assert [(e.before, e.after, e.causes) for e in fell] == [(2, 1, ())]
    own = [s.event for s in seen(engine(), events, seat_reader(game(), seat("russia")))]
    assert resolved(tuple(own), "R06").seat == seat("russia")
    assert resolved(events, "R06") in [
        s.event for s in seen(engine(), events, control_reader(game()))
    ]


def test_a_seat_sees_its_own_locked_orders_and_no_other_s() -> None:
    state = lock(first_orders(engine()), "russia", "R06").state
    shown = {
        reader.name: view(engine(), state, (), reader).orders
        for reader in (*(seat_reader(game(), s) for s in range(3)), public_reader(game()))
    }
    assert [o.status for o in shown.pop("russia")] == [LOCKED]
    assert set(shown.values()) == {()}


def test_an_order_without_a_reason_is_refused_and_nothing_changes() -> None:
    state = first_orders(engine())
    author = cm.Author("p", "seat", seat("moldova"))
    with pytest.raises(Refused) as refused:
        engine().advance(state, cm.Lock(author, seat("moldova"), order("P03"), "  "))
    assert refused.value.refusal.kind == "no-rationale"


def test_odds_that_rest_on_hidden_networks_say_so_to_those_who_cannot_see_them() -> None:
    state = with_slot(first_orders(engine()), slot("moldova.network"), 2)
    reform = order("P03")
    own = engine().odds(state, seat("moldova"), reform)[0]
    all_of_it = engine().odds(state, seat("moldova"), reform, control=True)[0]

    assert own.far
    assert own.net == all_of_it.net + 2
    assert own == engine().odds(first_orders(engine()), seat("moldova"), reform)[0]


def test_a_purse_is_not_shown_to_the_public() -> None:
    shown = view(engine(), first_orders(engine()), (), public_reader(game())).dials
    purses = [dial for dial in shown if dial.kind == "resource"]
    assert purses == []


@pytest.mark.parametrize(("means", "may"), [(0, False), (1, True)])
def test_a_visible_sign_needs_a_means(means: int, may: bool) -> None:
    """I24, which Control sends."""
    state = with_slot(first_orders(engine()), slot("west.means"), means)
    ids = [inject.id for inject in game().scenario.injects]
    state = engine().advance(state, cm.Fire(CONTROL, ids.index("I24"))).state
    asked = next(
        question
        for question in engine().open_questions(state)
        if game().questions[question.question].id == "visible_sign"
    )
    options = [option.id for option in game().questions[asked.question].options]
    assert (options.index("give_sign") in asked.choices) is may


# ---- what each number of the rules decides

TABLE = partial(theatre.begin, layout=None, game="transnistria")


@pytest.mark.parametrize(
    ("setting", "effects"),
    [
        ("tension 5", ["tension -1"]), ("tension 4", []),
        *((f"tension 5; played {order}", []) for order in ("R01", "R14", "N03", "S02")),
        *((f"turn 2; tension 5; played {order} 1", ["tension -1"])
          for order in ("R01", "R14", "N03", "S02")),
    ],
)  # fmt: skip
def test_a_half_year_without_pressure_cools_the_ladder(setting: str, effects: list[str]) -> None:
    table = TABLE(setting)
    now = theatre.turn_end(table)
    assert theatre.rule_effects(table, "procedure calm", now) == effects


@pytest.mark.parametrize(
    ("partnership", "resilience", "points"), [(2, 4, 2), (2, 3, 1), (1, 4, 1), (1, 3, 0)]
)
def test_a_partner_stands_on_its_own_feet_by_two_numbers(
    partnership: int, resilience: int, points: int
) -> None:
    table = TABLE(f"moldova.partnership {partnership}; moldova.resilience {resilience}")
    found = {
        table.game.objectives[score.objective].id: score.score
        for score in scores(table.engine, table.state)
    }
    assert found["partnership"] == points


@pytest.mark.parametrize(("level", "proven"), [(1, 0), (2, 1), (3, 1)])
def test_a_covert_act_is_proven_from_the_second_level_on(level: int, proven: int) -> None:
    table = TABLE(f"acts {level}")
    ids = [measure.id for measure in table.game.scenario.measures]
    measure = table.game.measures[ids.index("proven")]
    assert table.engine.reading(table.state, measure) == proven
