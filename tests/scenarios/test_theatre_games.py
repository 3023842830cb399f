"""Near Abroad at every table size: seats, goals, and what whole games by autopilots touch."""

import random
from collections import Counter
from functools import cache
from typing import Any

import attrs
import pytest

from tests.core.leaks import readers, twin_games
from tests.scenarios.sheet import with_slot
from tests.scenarios.theatre import GAME, LAYOUTS, begin, engine
from wargame import resources
from wargame.analysis.bots import PosturePlayer, RandomPlayer, next_command
from wargame.authoring import lint
from wargame.authoring.claims import registers
from wargame.authoring.load import find, load
from wargame.core import events as ev
from wargame.core import scenario as model
from wargame.core import state as st
from wargame.core.dice import Seed
from wargame.core.engine.engine import Engine
from wargame.core.engine.scoring import grade, scores
from wargame.core.postures import postures_of
from wargame.core.state import State

GAMES = 200
SEATS = {"three": 3, "four": 4, "six": 6, "seven": 7, "nine": 9}
PARTED = ("seven", "nine")
NEVER_ORDERED = {
    # The south is off until Control opens it; only states of the CSTO can leave it.
    "three": {"R20", "P05"}, "four": {"R20", "P05"}, "six": {"R20"},
    "seven": {"R20", "P05"}, "nine": {"R20"},
}  # fmt: skip
BY_HAND = {"I25", "I26", "I27"}
"""Injects that come by Control's hand alone."""


@attrs.define
class Campaign:
    """What many games of one layout came to."""

    ordered: Counter[str] = attrs.Factory(Counter)
    reacted: Counter[str] = attrs.Factory(Counter)
    rows: set[tuple[str, str, int]] = attrs.Factory(set)
    injects: Counter[str] = attrs.Factory(Counter)
    points: Counter[tuple[str, str, int]] = attrs.Factory(Counter)
    grades: Counter[str] = attrs.Factory(Counter)


def played(rules: Engine, number: int) -> tuple[State, list[ev.Event]]:
    """A game in which each seat's posture is drawn, and now and then a seat plays at random."""
    draw = random.Random(number)
    players = []
    for seat in range(len(rules.game.seats)):
        own = postures_of(rules, seat)
        pick = draw.randrange(6 * len(own) + 1)
        players.append(
            PosturePlayer(own[pick % len(own)])
            if pick < 6 * len(own)
            else RandomPlayer(f"{number}/{seat}")
        )
    step = rules.start(Seed(number, 7))
    events = list(step.events)
    for _ in range(3000):
        if step.state.over:
            return step.state, events
        step = rules.advance(step.state, next_command(rules, step.state, tuple(players)))
        events += step.events
    raise AssertionError("the game has no end")


@cache
def campaign(layout: str, name: str = GAME) -> Campaign:
    rules, found = engine(layout, name), Campaign()
    for number in range(GAMES):
        state, events = played(rules, number)
        assert state[st.FAULT] == 0
        noted(rules, found, state, events)
    return found


def noted(rules: Engine, found: Campaign, state: State, events: list[ev.Event]) -> None:
    game = rules.game
    for event in events:
        if isinstance(event, ev.OrderResolved):
            found.ordered[game.codes[event.order.action].id] += 1
        if isinstance(event, ev.Answered) and event.choice == 1:
            found.reacted[game.questions[event.question].id] += 1
        if isinstance(event, ev.OrderResolved | ev.RuleRan):
            for roll in event.rolls:
                info = game.rolls[roll.which]
                # A shared roll is the same whoever calls it.
                found.rows.add(("" if info.name else info.rule, info.name, roll.band))
    for number, inject in enumerate(game.scenario.injects):
        slot = next(k for k, s in enumerate(game.slots) if s.name == f"inject.{number}")
        found.injects[inject.id] += state[slot] > 0
    for score in scores(rules, state):
        objective = game.objectives[score.objective]
        found.points[game.seats[objective.seat], objective.id, score.score] += 1
    found.grades[game.scenario.grade[grade(rules, state)].id] += 1


@pytest.mark.parametrize("layout", LAYOUTS)
def test_as_many_sit_at_the_table_as_the_layout_says(layout: str) -> None:
    game = engine(layout).game
    assert len(game.seats) == SEATS[layout]
    assert len(game.places) == 17
    for seat in range(len(game.seats)):
        assert len(postures_of(engine(layout), seat)) >= 2
        assert game.scenario.seats[seat].brief is not None
        assert len([o for o in game.objectives if o.seat == seat]) == 3


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
def test_two_hundred_games_end_and_every_order_is_given_in_some(layout: str) -> None:
    found, game = campaign(layout), engine(layout).game
    answers = {action.id for action in game.scenario.actions if action.answers}
    silent = {code.id for code in game.codes if not found.ordered[code.id]} - answers
    assert silent <= NEVER_ORDERED[layout]
    for action in answers - ({"N14"} if layout not in PARTED else set()):
        assert found.reacted[f"react {action}"], action


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_inject_comes_in_some_game_but_those_of_control(layout: str) -> None:
    found = campaign(layout)
    assert {name for name, count in found.injects.items() if count == 0} == BY_HAND


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_objective_is_met_in_some_games_and_missed_in_others(layout: str) -> None:
    """But for a partner's red line: whether that was crossed is for people to say."""
    found = campaign(layout)
    for objective in engine(layout).game.objectives:
        if objective.id == "line":
            continue
        seat = engine(layout).game.seats[objective.seat]
        met = found.points[seat, objective.id, 2]
        assert 0.05 * GAMES <= met <= 0.95 * GAMES, (seat, objective.id, met)


@pytest.mark.slow
def test_each_row_is_reached_at_one_table_or_another() -> None:
    """But for the south, whose rows are reached where Control has opened it."""
    reached = {row for layout in LAYOUTS for row in campaign(layout).rows}
    game = engine("nine").game
    wanted = {
        ("" if info.name else info.rule, info.name, band)
        for info in game.rolls
        for table in game.tables
        if table.id == info.table
        for band in range(len(table.bands))
        if info.rule != "R20"
    }
    assert wanted - reached == set()


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
def test_random_players_break_nothing(layout: str) -> None:
    rules = engine(layout)
    for number in range(12):
        players = tuple(RandomPlayer(f"{number}/{seat}") for seat in range(len(rules.game.seats)))
        state = rules.start(Seed(number, 11)).state
        for _ in range(4000):
            if state.over:
                break
            state = rules.advance(state, next_command(rules, state, players)).state
        assert state.over
        assert state[st.FAULT] == 0


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS)
def test_twin_games_look_the_same_to_whom_the_difference_is_hidden(layout: str) -> None:
    rules = engine(layout)
    those = readers(rules.game)
    for number in range(24):
        assert twin_games(rules, number, those[number % len(those)], looks=0.05) is None


@pytest.mark.parametrize("layout", LAYOUTS)
def test_dials_of_commitment_are_there_where_the_allies_sit_apart(layout: str) -> None:
    names = {slot.name for slot in engine(layout).game.slots}
    assert ({"will_us", "will_west", "will_east"} <= names) is (layout in PARTED)
    rules = {procedure.id for procedure in engine(layout).game.scenario.procedures}
    assert ("cohesion_of_three" in rules) is (layout in PARTED)


def lists_of_effects(thing: Any) -> list[tuple[str, ...]]:
    """Every list of effects of a part of the scenario, each with its lines."""
    found = []
    if isinstance(thing, tuple):
        lines = tuple(one.text for one in thing if isinstance(one, model.Line))
        found += [lines] if lines else []
        for one in thing:
            found += lists_of_effects(one)
    elif attrs.has(type(thing)):
        for field in attrs.fields(type(thing)):
            found += lists_of_effects(getattr(thing, field.name))
    return found


def test_each_effect_on_cohesion_says_beside_it_which_dial_it_moves() -> None:
    scenario = engine("nine").game.scenario
    silent = [
        lines
        for lines in lists_of_effects((scenario.actions, scenario.rolls, scenario.injects))
        if any("cohesion" in line.split(":")[-1] for line in lines)
        and not any("will_" in line for line in lines)
    ]
    # The short game's branch of the shared roll, which knows no dials.
    assert set(silent) == {("cohesion +1",)}


def test_a_view_of_enlargement_is_one_number_that_a_designer_sets() -> None:
    scenario = engine("nine").game.scenario
    (track,) = [track for track in scenario.tracks if track.id == "enlargement_view"]
    assert {level.id: level.value for level in track.levels} == {
        "kyle": 0, "neutral": 1, "natopa": 2,
    }  # fmt: skip
    assert track.start == 0


def test_what_the_war_costs_is_shown_and_never_scored() -> None:
    for name in ("lives_lost", "driven_out"):
        table = begin()
        assert name in {dial.id for dial in table.view("public").dials}
        before = verdict(table.engine, table.state)
        after = verdict(table.engine, with_slot(table.state, table.slot(name), 99))
        assert before == after


def verdict(rules: Engine, state: State) -> tuple[int, tuple[int, ...]]:
    return grade(rules, state), tuple(score.score for score in scores(rules, state))


GRADES = [
    ("tension 10", "lost"), ("tension 9", "crisis"), ("tension 8", "crisis"),
    ("tension 7", "drifting"), ("tension 6; dialogue 5", "drifting"),
    ("tension 5; dialogue 2", "drifting"), ("tension 5; dialogue 3", "managed"),
]  # fmt: skip


@pytest.mark.parametrize(("setting", "expected"), GRADES)
def test_the_room_is_graded_before_the_seats(setting: str, expected: str) -> None:
    table = begin(setting)
    found = table.game.scenario.grade[grade(table.engine, table.state)]
    assert found.id == expected


def test_a_scenario_is_loaded_in_every_layout_by_its_name() -> None:
    known = load(find("near_abroad")).layouts
    assert {layout.id for layout in known} == set(LAYOUTS)


def test_every_core_claim_is_carried_by_a_rule_or_a_brief() -> None:
    cited = {
        claim
        for layout in LAYOUTS
        for _, part in lint.parts(engine(layout).game.scenario)
        for claim in getattr(part, "cite", ())
    }
    known = registers(resources.seeds_dir())
    assert {name for name, claim in known.items() if claim.tier == "core"} <= cited
