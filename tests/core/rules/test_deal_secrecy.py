"""What is known of secret deals: leaks by roll and by hand, and nothing to who does not sign."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as some

from tests.core.builders import CONTROL, Table, seat
from tests.core.rules.test_deals import (
    ANN,
    BEN,
    CAT,
    DAN,
    GIVE,
    LEAKY,
    PORT,
    draft,
    mark,
    only,
    sealed,
    why,
)
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.deals import MARKS, Clause
from wargame.core.dice import Seed
from wargame.core.orders import Refused

# ---- leaks


def leaks(number: int, *, secret: bool = True) -> Table:
    table = Table.begin(LEAKY, seed=Seed(number, 7))
    sealed(table, draft(secret=secret, clauses=(Clause(ANN, "", 0), GIVE[1])))
    return table


def test_a_secret_deal_may_leak_by_the_scenario_s_roll_and_an_open_one_does_not() -> None:
    seen: set[int] = set()
    for number in range(60):
        table = leaks(number)
        (rolled,) = table.sees("control", ev.DealLeakRolled)
        assert isinstance(rolled, ev.DealLeakRolled)
        total = sum(rolled.faces) - 1
        assert rolled.leaked == (0 if total <= 6 else 1 if total <= 9 else 2)
        assert not table.sees("ann", ev.DealLeakRolled)
        told = table.sees("public", ev.DealLeaked)
        assert bool(told) == (rolled.leaked > 0)
        for event in told:
            assert isinstance(event, ev.DealLeaked)
            assert (event.seats, len(event.promises)) == ((ANN, BEN), rolled.leaked == 2)
        seen.add(rolled.leaked)
    assert seen == {0, 1, 2}
    assert not leaks(1, secret=False).sees("control", ev.DealLeakRolled)


def test_control_lets_it_out_by_hand_and_then_what_becomes_of_it_is_public() -> None:
    table = Table.begin(PORT)
    number = sealed(table, draft(secret=True))
    assert table.refused(cm.LeakDeal(seat(ANN), number, True, "so")).kind == "not-control"
    table.give(cm.LeakDeal(CONTROL, number, told=True, reason="a clerk talked"))
    assert "known already" in why(table.refused(cm.LeakDeal(CONTROL, number, True, "so")))
    assert table.view("cat").deals == ()
    table.give(cm.RuleDeal(CONTROL, number, 0, "broken", "so"))
    assert len(table.sees("cat", ev.DealRuled)) == 1
    assert table["calm"] == 9


def test_free_words_about_a_secret_stay_with_who_signs_it_when_it_is_out() -> None:
    table = Table.begin(PORT)
    table.give(draft(secret=True))
    number = only(table)
    table.give(cm.LeakDeal(CONTROL, number, told=True, reason="a clerk talked"))
    table.give(cm.DeclineDeal(seat(BEN), BEN, number, "our man in the port says no"))
    words = {
        reader: [e.text for e in table.sees(reader, ev.DealEnded) if isinstance(e, ev.DealEnded)]
        for reader in ("ann", "ben", "control", "cat", "public")
    }
    told, secret = ["our man in the port says no"], [""]
    assert words == {
        "ann": told, "ben": told, "control": told, "cat": secret, "public": secret,
    }  # fmt: skip


def test_what_leaked_of_an_offer_stays_told_and_is_not_told_twice() -> None:
    table = Table.begin(LEAKY)
    table.give(draft(secret=True, clauses=(Clause(ANN, "", 0), GIVE[1])))
    number = only(table)
    table.give(cm.LeakDeal(CONTROL, number, told=False, reason="a waiter heard it"))
    assert "known already" in why(table.refused(cm.LeakDeal(CONTROL, number, False, "so")))
    table.give(cm.LeakDeal(CONTROL, number, told=True, reason="he had it in writing"))
    table.give(cm.SignDeal(seat(BEN), BEN, number))
    assert len(table.sees("cat", ev.DealAgreed)) == 1
    assert not table.sees("control", ev.DealLeakRolled)
    assert "known already" in why(table.refused(cm.LeakDeal(CONTROL, number, False, "so")))
    told = [event for event in table.sees("cat", ev.DealLeaked) if isinstance(event, ev.DealLeaked)]
    assert [bool(event.promises) for event in told] == [False, True]


@given(some.integers(0, 200))
def test_a_roll_never_takes_back_a_rumour_nor_tells_it_anew(number: int) -> None:
    table = Table.begin(LEAKY, seed=Seed(number, 7))
    table.give(draft(secret=True))
    deal = only(table)
    table.give(cm.LeakDeal(CONTROL, deal, told=False, reason="a waiter heard it"))
    table.give(cm.SignDeal(seat(BEN), BEN, deal))
    (rolled,) = table.sees("control", ev.DealLeakRolled)
    assert isinstance(rolled, ev.DealLeakRolled)
    assert len(table.sees("public", ev.DealLeaked)) == (2 if rolled.leaked == 2 else 1)
    assert table.view("control").deals[0].leaked == max(1, rolled.leaked)


def test_what_is_due_in_a_dropped_turn_is_due_in_the_last_and_no_later() -> None:
    table = Table.begin(PORT)
    number = sealed(table, draft(due=4))
    assert "due in turn 4" in why(table.refused(cm.MarkDeal(seat(ANN), ANN, number, 0, "kept")))
    table.give(cm.Shorten(CONTROL, 2, "we are out of time"))
    late = draft(due=3, clauses=(*GIVE, Clause(CAT, "")), to=(BEN, CAT))
    assert "due in turn 1 to 2" in why(table.refused(late))
    table.turn()
    for by in (ANN, BEN):
        mark(table, number, by, 0, "kept")
        mark(table, number, by, 1, "kept")
    assert len(table.sees("public", ev.DealJudged)) == 2
    table.turn()
    assert table.state.over


# ---- secrecy


ACTS = some.lists(
    some.tuples(some.sampled_from(("offer", "sign", "decline", "mark", "rule", "turn", "open")),
                some.integers(0, 5), some.integers(0, 2)),
    max_size=30,
)  # fmt: skip


def play(acts: list[tuple[str, int, int]], *, hidden: bool) -> tuple[list[object], Table]:
    """A game with open deals, and secret ones between ann and ben unless they are left out; what
    cat and the public are shown after each act.
    """
    table = Table.begin(PORT)
    shown: list[object] = []
    for what, pick, choice in acts:
        own = [one for one in table.view("control").deals if one.secret]
        if what == "turn" and not table.state.over:
            table.turn()
        elif what == "open":
            _try(table, _openly(table, pick, choice))
        elif hidden:
            deal = own[pick % len(own)].number if own else 0
            by = pick % 2
            drafts = sum(one.drafter == by for one in own)
            crowded = what == "offer" and drafts >= table.game.constant("DEAL_ROOM") - 1
            commands: dict[str, cm.Command] = {
                "offer": draft(by, (1 - by,), due=max(1, table.state.turn), secret=True),
                "sign": cm.SignDeal(seat(by), by, deal),
                "decline": cm.DeclineDeal(seat(by), by, deal),
                "mark": cm.MarkDeal(seat(by), by, deal, choice % 2, MARKS[choice]),
                "rule": cm.RuleDeal(CONTROL, deal, choice % 2, MARKS[choice], "so"),
            }
            if what in commands and not crowded:
                _try(table, commands[what])
        outsiders = ("cat", "dan", "public")
        shown.append([(table.view(name), _legal(table, name)) for name in outsiders])
    return shown, table


def _openly(table: Table, pick: int, choice: int) -> cm.Command:
    """Something about open deals with cat, of which ann, who also deals in secret, is a drafter.

    She has one open draft at a time: how many more she has room for is told to her alone.
    """
    known = table.view("cat").deals
    by = (ANN, CAT, DAN)[pick % 3]
    if known and (choice or (by == ANN and any(one.drafter == ANN for one in known))):
        one = known[pick % len(known)]
        return cm.DeclineDeal(seat(one.drafter), one.drafter, one.number)
    other = ANN if by == CAT else CAT
    return draft(by, (other,), (Clause(by, f"a {pick}"), Clause(other, "b")), due=4)


def _legal(table: Table, name: str) -> object:
    return table.legal(name) if name in table.game.seats else ()


def _try(table: Table, command: cm.Command) -> None:
    with suppress(Refused):
        table.give(command)


@given(ACTS)
def test_who_does_not_sign_a_secret_deal_sees_the_same_with_and_without_it(
    acts: list[tuple[str, int, int]],
) -> None:
    """The pair's own numbers are its own too, so that nothing at all may differ."""
    with_it, _ = play(acts, hidden=True)
    without, _ = play(acts, hidden=False)
    assert with_it == without


def test_a_secret_deal_is_refused_to_outsiders_as_if_it_were_not_there() -> None:
    table = Table.begin(PORT)
    table.give(draft(secret=True))
    there = table.refused(cm.SignDeal(seat(CAT), CAT, only(table)))
    assert there == table.refused(cm.SignDeal(seat(CAT), CAT, 12345))
    assert there.kind == "no-such-deal"
