"""A question says which order it is about, and whose it is, to whoever may know that."""

import random

import pytest

from tests.core.builders import Table, engine, game
from tests.core.leaks import Leak, moment, readers
from tests.core.random_games import Chance, steps
from wargame.core import events as ev
from wargame.core import view as vw
from wargame.core.dice import Seed
from wargame.core.engine.engine import Engine
from wargame.prose.prose import Prose

COURT = """
seats: {judge: {orders: 2, start: {coin: 4}}, guild: {orders: 2}, crier: {}}
resources: {coin: {income: {all: 0}}}
places: {isle: {}, reef: {}}
tracks: {anger: {range: [0, 9]}}
actions:
  SUE:
    name: Sue
    by: guild
    target: places
    do: [{decide: {id: suit, ask: Just?, by: judge, nobody: deny,
          options: {grant: [anger +1], deny: []}}}]
  BRIBE:
    name: Bribe
    by: guild
    visibility: covert
    target: places
    do: [{decide: {id: bribe, ask: Take it?, by: judge, nobody: deny,
          options: {grant: [], deny: []}}}]
  SNEAK: {name: Sneak, by: [guild, crier], visibility: covert, tags: troops, target: places,
          do: [anger +1]}
  MEET: {name: Meet, by: [guild, crier], visibility: secret, secret_to: judge, tags: troops,
         target: places, do: [anger +1]}
  MARCH: {name: March, by: [guild, crier], tags: troops, target: places, do: [anger +1]}
  SAIL: {name: Sail, by: guild, tags: troops, target: places, do: [anger +1]}
  VETO: {name: Forbid, by: judge, answers: troops, cost: {coin: 1}, do: [cancel order]}
procedures:
  levy:
    at: start
    do: [{decide: {id: levy, ask: Pay?, by: judge, nobody: deny,
          options: {grant: [], deny: []}}}]
"""


def put(table: Table, question: str) -> dict[str, ev.Asked]:
    """By reader, how the question was put as they read it."""
    found: dict[str, ev.Asked] = {}
    for reader in ("judge", "guild", "crier", "public", "control"):
        for event in table.sees(reader, ev.Asked):
            assert isinstance(event, ev.Asked)
            if table.game.questions[event.question].id == question:
                found[reader] = event
    return found


def named(table: Table, question: str) -> dict[str, str | None]:
    """By reader, the order that the question is about as they read it."""
    found = put(table, question)
    assert all((one.order is None) == (one.by < 0) for one in found.values())
    return {name: one.order and table.said(one.order) for name, one in found.items()}


def begin() -> Table:
    table = Table.begin(COURT)
    table.answer("levy", "deny", "judge")
    return table


def test_all_who_know_the_order_read_which_it_is() -> None:
    table = begin()
    table.turn(guild="SUE reef")
    order = "SUE reef"
    assert named(table, "suit") == dict.fromkeys(
        ("judge", "guild", "crier", "public", "control"), order
    )


def test_who_is_asked_by_a_hidden_order_does_not_read_which_it_is() -> None:
    table = begin()
    table.turn(guild="BRIBE isle")
    assert named(table, "bribe") == {
        "judge": None, "guild": "BRIBE isle", "control": "BRIBE isle",
    }  # fmt: skip


def test_what_may_be_answered_is_named_to_who_may_answer_it_before_it_is_carried_out() -> None:
    table = begin()
    table.turn(guild="SAIL isle")
    found = named(table, "react VETO")
    assert (found["judge"], found["control"]) == ("SAIL isle", "SAIL isle")
    assert not [name for name in ("crier", "public") if found.get(name)]


@pytest.mark.parametrize(
    ("action", "told", "said"),
    [
        ("SNEAK", False, "Question to Judge about “Sneak: Isle”: Forbid."),
        ("MEET", True, "Question to Judge about “Meet: Isle” of Guild: Forbid."),
        ("MARCH", True, "Question to Judge about “March: Isle” of Guild: Forbid."),
    ],
)
def test_who_may_answer_an_order_reads_whose_it_is_if_they_would_once_it_is_carried_out(
    action: str, told: bool, said: str
) -> None:
    """Several seats may give each of the orders."""
    table = begin()
    table.turn(guild=f"{action} isle")
    found = put(table, "react VETO")
    guild, judge = table.seat("guild"), found["judge"]
    assert judge.order == found["control"].order == table.order(f"{action} isle")
    assert (judge.by, found["control"].by) == (guild if told else -1, guild)
    for name in ("crier", "public"):
        assert name not in found or (found[name].by, found[name].order) == (-1, None)
    reader = table.reader("judge")
    lines = [line.text for line in Prose(table.engine).tell(table.log("judge"), reader)]
    assert said in lines
    (asked,) = table.engine.questions_of(table.state, reader.seat)
    assert (asked.source >= 0) == told, "the question itself and the log say the same"


def leaks(engine: Engine, games: int = 4) -> set[str]:
    """The kinds of leaks at every moment of some games, for every reader."""
    found: set[str] = set()
    for number in range(games):
        rng = random.Random(number)
        events: list[ev.Event] = []
        for _, step in steps(engine, Seed(number, 1), Chance(rng)):
            events += step.events
            leaks: list[Leak | None] = [
                moment(engine, step.state, events, reader, rng) for reader in readers(engine.game)
            ]
            found |= {leak.kind for leak in leaks if leak is not None}
    return found


def test_whatever_is_asked_nobody_reads_an_order_or_whose_it_is_who_may_not_know() -> None:
    assert leaks(engine(COURT)) == set()


@pytest.mark.parametrize("part", ["by", "order"])
def test_a_question_that_tells_too_much_of_an_order_is_called_a_leak(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = vw.redact

    def leaky(engine: Engine, event: ev.Event, reader: vw.Reader) -> ev.Event | None:
        shown = plain(engine, event, reader)
        if isinstance(shown, ev.Asked) and isinstance(event, ev.Asked):
            return shown._replace(**{part: getattr(event, part)})
        return shown

    monkeypatch.setattr(vw, "redact", leaky)
    assert leaks(Engine(game(COURT))) == {"order"}


def test_what_no_order_asks_is_about_none() -> None:
    assert set(named(begin(), "levy").values()) == {None}
