"""Deals in the games that come with the engine: walk-through 8, and what the rulebook says."""

from functools import cache

import pytest

from tests.core.builders import Table
from tests.scenarios.theatre import begin, turn_end
from wargame.authoring.load import find, load
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.deals import MARKS, Clause, Mark
from wargame.core.dice import Seed
from wargame.core.engine.engine import Engine
from wargame.core.orders import Order, Refused
from wargame.core.state import State
from wargame.core.view import Reader, control_reader, public_reader, seat_reader, view
from wargame.prose import dealing
from wargame.prose.prose import Prose

RUSSIA, MOLDOVA, WEST = range(3)
CONTROL = cm.Author("control", "control")
BENT, KEPT = MARKS.index("bent"), MARKS.index("kept")


@cache
def rules() -> Engine:
    return Engine(load(find("transnistria")).game)


def term(name: str) -> int:
    """The number of a ready-made term."""
    return [one.id for one in rules().game.scenario.terms].index(name)


class Game:
    """One game and all that happened in it."""

    def __init__(self, seed: int) -> None:
        step = rules().start(Seed(seed, 3))
        self.state: State = step.state
        self.events = list(step.events)

    def do(self, command: cm.Command) -> None:
        step = rules().advance(self.state, command)
        self.state, self.events = step.state, [*self.events, *step.events]

    def told(self, reader: Reader) -> list[str]:
        log = view(rules(), self.state, self.events, reader).log
        return [one.text for one in Prose(rules()).tell(log, reader, self.state)]

    def until(self, turn: int) -> None:
        """Nobody orders anything until a turn's orders are to be given."""
        while self.state.turn < turn or not rules().wanted(self.state).orders:
            wanted = rules().wanted(self.state)
            if wanted.pause:
                self.do(cm.Proceed(CONTROL))
            for seat in wanted.orders:
                self.do(cm.Finish(person(seat), seat))


def person(seat: int) -> cm.Author:
    return cm.Author(f"p{seat}", "seat", seat)


def offer(*, confirmed: bool = False) -> cm.OfferDeal:
    """Settlement talks against a pause in the EU course, secret, due turn 3."""
    clauses = (
        Clause(RUSSIA, "", term("settlement_talks")),
        Clause(MOLDOVA, "no chapter is opened", term("pause_in_course")),
    )
    return cm.OfferDeal(
        person(RUSSIA), RUSSIA, (MOLDOVA,), clauses, 3, secret=True, confirmed=confirmed
    )


def quiet() -> Game:
    """A game in which the deal does not leak as it is signed."""
    for seed in range(50):
        game = Game(seed)
        game.do(offer(confirmed=True))
        (deal,) = rules().deals.all(game.state.numbers)
        game.do(cm.SignDeal(person(MOLDOVA), MOLDOVA, deal.number))
        if not any(isinstance(event, ev.DealLeaked) for event in game.events):
            return game
    raise AssertionError("it always leaks")


def brokering() -> Order:
    action = [one.id for one in rules().game.scenario.actions].index("R03")
    return Order(action, rules().game.codes[action].target.values[0])


def test_walk_through_8_a_deal_is_signed_hidden_bent() -> None:
    # The validator warns that the term trades a Western course, and asks to confirm.
    game = Game(1)
    with pytest.raises(Refused) as refused:
        game.do(offer())
    assert refused.value.refusal.kind == "confirm"
    (reason,) = refused.value.refusal.reasons
    assert (reason.text, reason.cite) == (
        "It trades a Western course, and nobody of the West signs",
        ("natopa-62-2",),
    )
    # It is confirmed and countersigned; other seats see nothing.
    game = quiet()
    untouched = Game(1)
    for reader in (seat_reader(rules().game, WEST), public_reader(rules().game)):
        shown = view(rules(), game.state, game.events, reader)
        assert shown.deals == ()
        assert game.told(reader) == untouched.told(reader)
    for reader in (seat_reader(rules().game, MOLDOVA), control_reader(rules().game)):
        assert any("settling the conflict" in line for line in game.told(reader))
    # At turn 3 both are asked: kept, bent or broken.
    game.until(3)
    deal, log = _stands(game, seat_reader(rules().game, MOLDOVA))
    assert deal.deal.to_mark(MOLDOVA, 3) == deal.deal.to_mark(RUSSIA, 3) == (0, 1)
    number = deal.deal.number
    before = rules().odds(game.state, RUSSIA, brokering())[0]
    # The answers differ, and Control rules.
    for seat, marks in ((RUSSIA, (KEPT, KEPT)), (MOLDOVA, (BENT, KEPT))):
        for clause, mark in enumerate(marks):
            game.do(cm.MarkDeal(person(seat), seat, number, clause, MARKS[mark]))
    deal, _log = _stands(game, control_reader(rules().game))
    assert deal.deal.differing(3) == (0,)
    game.do(cm.RuleDeal(CONTROL, number, 0, "bent", "one round was held, and adjourned"))
    # The next negotiation between them shows -2 with the reason.
    after = rules().odds(game.state, RUSSIA, brokering())[0]
    assert after.net == before.net - 2
    infos = rules().game.modifiers
    worth = next(w for w in after.modifiers if infos[w.modifier].why.startswith("a prom"))
    assert (worth.worth, infos[worth.modifier].why) == (
        -2, "a promise between them was bent or broken lately",
    )  # fmt: skip
    game.do(cm.Lock(person(RUSSIA), RUSSIA, brokering(), "once more"))
    # The West still knows of no deal, nor that two who dealt trust each other less.
    west = game.told(seat_reader(rules().game, WEST))
    assert not any("deal" in line.lower() for line in west)
    assert not any("Trust between them is damaged" in line for line in west)
    assert log


def _stands(game: Game, reader: Reader) -> tuple[dealing.Account, int]:
    shown = view(rules(), game.state, game.events, reader)
    (found,) = dealing.accounts(shown.deals, shown.log)
    return found, len(shown.log)


def test_a_deal_that_a_western_seat_guarantees_calls_for_no_caution() -> None:
    game = Game(1)
    draft = offer()
    game.do(
        cm.OfferDeal(
            draft.author, RUSSIA, draft.parties, draft.clauses, 3, secret=True, guarantor=WEST
        )
    )


@pytest.mark.parametrize(
    ("words", "caution"),
    [
        ("we recognise the region's papers", "recognition or borders"),
        ("a new Border regime", "recognition or borders"),
        ("cheaper gas", ""),
    ],
)
def test_free_words_about_recognition_or_borders_are_cautioned_against(
    words: str, caution: str
) -> None:
    game = Game(1)
    clauses = (Clause(RUSSIA, words), Clause(MOLDOVA, "thanks"))
    draft = cm.OfferDeal(person(RUSSIA), RUSSIA, (MOLDOVA,), clauses, 2)
    if not caution:
        game.do(draft)
        return
    with pytest.raises(Refused) as refused:
        game.do(draft)
    assert caution in refused.value.refusal.reasons[0].text


def test_nothing_given_in_return_is_cautioned_against_where_moscow_deals() -> None:
    game = Game(1)
    clauses = (Clause(WEST, "money"),)
    game.do(cm.OfferDeal(person(WEST), WEST, (MOLDOVA,), clauses, 2))
    with pytest.raises(Refused) as refused:
        game.do(cm.OfferDeal(person(WEST), WEST, (RUSSIA,), clauses, 2))
    assert refused.value.refusal.reasons[0].cite == ("natopa-54-1",)


def gas_for_wine(*, secret: bool = False) -> tuple[Table, int]:
    """The large game with a deal of Russia and Moldova in force, due in the first turn, and its
    number.
    """
    table = begin()
    russia, moldova = map(table.seat, ("russia", "moldova"))
    clauses = (Clause(russia, "gas"), Clause(moldova, "wine"))
    table.give(cm.OfferDeal(person(russia), russia, (moldova,), clauses, 1, secret=secret))
    (deal,) = table.engine.deals.all(table.state.numbers)
    table.give(cm.SignDeal(person(moldova), moldova, deal.number))
    return table, deal.number


def test_in_the_large_game_an_open_deal_broken_is_remembered_of_the_seat() -> None:
    table, deal = gas_for_wine()
    table.give(cm.RuleDeal(CONTROL, deal, 0, "broken", "the tap was closed"))
    assert table.on("russia.word_broken")
    assert table.on("russia-moldova.soured")
    table.give(cm.RuleDeal(CONTROL, deal, 1, "kept", "the wine came"))
    assert table.on("russia-moldova.soured")


@pytest.mark.parametrize(
    ("mark", "secret", "soured", "remembered"),
    [("bent", False, 1, 0), ("broken", False, 2, 2), ("broken", True, 2, 0)],
)
def test_a_word_not_kept_is_remembered_for_so_many_turns_after(
    mark: Mark, secret: bool, soured: int, remembered: int
) -> None:
    table, deal = gas_for_wine(secret=secret)
    table.give(cm.RuleDeal(CONTROL, deal, 0, mark, "the tap was closed"))
    found = [0, 0]
    for _turn in range(3):
        turn_end(table)
        for k, flag in enumerate(("russia-moldova.soured", "russia.word_broken")):
            found[k] += table.on(flag)
    assert found == [soured, remembered]


def test_the_open_door_and_business_as_usual_are_cautioned_against_in_the_large_game() -> None:
    table = begin()
    terms = [term.id for term in table.game.scenario.terms]
    cautions = [caution.id for caution in table.game.scenario.cautions]
    assert {"open_door", "business_as_usual", "over_their_heads", "borders"} <= {*cautions}
    seats = table.game.seats
    russia, usa = seats.index("russia"), seats.index("usa")
    clauses = (
        Clause(russia, "", terms.index("missiles")),
        Clause(usa, "", terms.index("no_accession_step")),
    )
    refusal = table.refused(cm.OfferDeal(person(usa), usa, (russia,), clauses, 2))
    assert [reason.cite for reason in refusal.reasons] == [("natopa-62-2",)]


def test_a_secret_of_two_comes_out_a_little_less_easily_than_a_hidden_act() -> None:
    table, _deal = gas_for_wine(secret=True)
    (rolled,) = (event for event in table.events if isinstance(event, ev.DealLeakRolled))
    assert rolled.net == -1
