"""Injects: by turn, by trigger, by chance, once or again, by Control's hand; to whom they go."""

import pytest

from tests.core.builders import CONTROL, Table, codes
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.dice import Seed

TOWN = """
turns: 6
seats: {mayor: {orders: 2}, guild: {}}
tracks: {panic: {range: [0, 9]}, secret: {range: [0, 9], seen_by: guild}}
flags: {gate: {}}
actions:
  SCARE: {name: Scare, by: mayor, do: [panic +1]}
injects:
  %s
"""


def begin(injects: str, seed: Seed | None = None) -> Table:
    text = TOWN % injects.strip()
    return Table.begin(text, seed=seed) if seed else Table.begin(text)


def fired(table: Table, reader: str = "control") -> list[str]:
    """The injects that a reader was told of, in order."""
    count = len(table.game.seats) * table.game.width
    found = []
    for seen in table.log(reader):
        if isinstance(seen.event, ev.InjectFired):
            found.append(table.game.scenario.injects[seen.event.inject].id)
        if isinstance(seen.event, ev.RuleRan) and seen.event.source >= count:
            found.append(table.game.sources[seen.event.source - count].id)
    return found


def test_it_fires_in_the_turns_that_are_named_at_their_start_or_end() -> None:
    table = begin(
        "early: {title: E, text: e, turns: [2, 4], once: false, do: [panic +1]}\n"
        "  late: {title: L, text: l, turns: 1, at: end, do: [gate on]}"
    )
    assert (fired(table), table["panic"]) == ([], 0)
    table.turn()
    assert (fired(table), table.on("gate")) == (["late", "early"], True)
    table.turn()
    table.turn()
    assert (fired(table), table["panic"]) == (["late", "early", "early"], 2)


def test_a_trigger_fires_it_when_it_first_holds_and_only_once() -> None:
    table = begin("riot: {title: R, text: r, when: panic >= 2, do: [gate on]}")
    table.turn(mayor="SCARE")
    assert not table.on("gate")
    table.turn(mayor="SCARE")
    assert (table.on("gate"), table.state.turn) == (True, 3)
    table.turn()
    assert fired(table) == ["riot"]


def test_without_once_it_fires_as_long_as_its_trigger_holds() -> None:
    table = begin("hum: {title: H, text: h, when: turn >= 2, once: false, do: [panic +1]}")
    for _ in range(3):
        table.turn()
    assert table["panic"] == 3


@pytest.mark.parametrize(("chance", "low", "high"), [("1 in 6", 20, 60), ("5 in 6", 180, 220)])
def test_by_chance_it_fires_about_as_often_as_it_says(chance: str, low: int, high: int) -> None:
    count = sum(
        fired(begin(f"luck: {{title: L, text: l, turns: 1, chance: {chance}, do: []}}", Seed(n, 5)))
        != []
        for n in range(240)
    )
    assert low <= count <= high


def test_a_contingency_waits_for_control_whatever_its_turn() -> None:
    table = begin("plan_b: {title: B, text: b, contingency: true, turns: 1, do: [panic +3]}")
    table.turn()
    assert fired(table) == []
    table.fire("plan_b")
    assert (fired(table), table["panic"]) == (["plan_b"], 3)


def test_control_may_fire_any_inject_now_and_it_then_does_not_come_by_itself() -> None:
    table = begin("raid: {title: R, text: r, turns: 2, do: [panic +2]}")
    table.fire("raid")
    assert table["panic"] == 2
    table.turn()
    assert (table.state.turn, table["panic"]) == (2, 2)


def test_only_control_fires() -> None:
    table = begin("raid: {title: R, text: r, turns: 2, do: [panic +2]}")
    assert table.refused(cm.Fire(cm.Author("p", "seat", 0), 0)).kind == "not-control"
    for number in (-1, 1):
        assert table.refused(cm.Fire(CONTROL, number)).kind == "bad-value"


def test_an_inject_with_no_effect_is_still_told() -> None:
    assert fired(begin("news: {title: N, text: n, turns: 1, do: []}"), "public") == ["news"]


def test_it_reaches_those_it_is_for() -> None:
    table = begin(
        "note: {title: N, text: n, turns: 1, to: guild, channel: private note, do: [panic +1]}"
    )
    assert fired(table, "guild") == ["note"]
    assert fired(table, "mayor") == fired(table, "public") == []
    (change,) = [e for e in table.sees("public", ev.Changed) if isinstance(e, ev.Changed)]
    assert (change.after, change.causes) == (1, ())


def test_its_text_reaches_its_readers_even_when_its_effects_are_hidden_from_them() -> None:
    table = begin("news: {title: N, text: n, turns: 1, do: [secret +1]}")
    assert fired(table, "mayor") == ["news"]
    assert not table.sees("mayor", ev.Changed)
    assert not table.sees("mayor", ev.RuleRan)


def test_injects_of_one_moment_read_the_same_state() -> None:
    table = begin(
        "one: {title: O, text: o, turns: 1, do: [panic +2]}\n"
        "  two: {title: T, text: t, turns: 1, when: panic >= 1, do: [gate on]}\n"
        "  three: {title: H, text: h, turns: 1, do: [secret + panic]}"
    )
    assert (table["panic"], table.on("gate"), table["secret"]) == (2, False, 0)


def test_an_inject_may_ask_and_the_game_waits() -> None:
    table = begin(
        "offer: {title: O, text: o, turns: 1, decide: {id: offer, ask: Pay?, by: mayor, nobody: no,"
        " options: {yes: [panic +1], no: []}}}"
    )
    assert table.legal("mayor") == set()
    table.answer("offer", "yes", "mayor")
    assert (table["panic"], table.legal("mayor")) == (1, {"SCARE"})


@pytest.mark.parametrize(
    ("inject", "code"),
    [
        ("turns: 7", "never-holds"),
        ("chance: often", "bad-chance"),
        ("chance: 7 in 6", "bad-chance"),
        ("chance: ² in 6", "bad-chance"),
        ("objective: L9", "unknown-lesson"),
    ],
)
def test_an_inject_that_can_never_come_is_refused(inject: str, code: str) -> None:
    assert codes(TOWN % f"i: {{title: T, text: t, {inject}, do: []}}") == [code]


def test_a_text_tells_no_number_to_readers_who_may_not_know_it() -> None:
    inject = "i: {title: T, text: 'It is {secret}.', turns: 1, %s, do: []}"
    assert codes(TOWN % (inject % "to: all")) == ["secret-in-text"]
    assert codes(TOWN % (inject % "to: guild")) == []
