"""Deals between seats: drafted, countersigned, marked when due, ruled on where marks differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.core.builders import CONTROL, Table, seat
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.deals import EACH, MARKS, SEALED, Clause, Mark, agreed
from wargame.core.orders import Refusal

PORT = """
turns: 4
seats: {ann: {}, ben: {}, cat: {}, dan: {}}
teams: {old: {seats: [ann, ben]}}
places: {quay: {seat: ben}, mole: {seat: cat}}
tables:
  luck:
    bands: [{name: silent, to: 6}, {name: whispers, from: 7, to: 9}, {name: shouts, from: 10}]
tracks:
  calm: {range: [0, 20], start: 10}
  trust: {of: pair, range: [-3, 3], seen_by: owner}
flags:
  sour: {of: pair, seen_by: owner}
actions:
  WAIT: {name: Wait, by: all, do: []}
  RAID: {name: Raid, by: all, do: [calm -1]}
  SAIL:
    name: Sail
    by: ann
    target: {place: places}
    table: luck
    modifiers: [{when: me.target.sour, add: -2, why: a broken word}]
    outcomes: {silent: [], whispers: [], shouts: [calm +1]}
terms:
  quiet: {name: No raid, broken_when: played(RAID by me within 1)}
  pilots: {name: Lend pilots, by: [ann, cat], touches: harbour}
cautions:
  over_heads: {say: It concerns cat as well., touches: harbour, words: harbour, without: cat}
  one_sided: {say: One party gives nothing., one_sided: true}
  too_calm: {say: Why now?, when: calm >= 15, between: [ann, old]}
  hidden: {say: Secrets come out., secret: true, words: treasure}
deals:
  if_kept: [me.other.trust +1]
  if_bent: [{when: secret, do: [me.other.sour on for 2 turns], else: [me.other.trust -1]}]
  if_broken: [me.other.trust -2, me.other.sour on for 2 turns, {when: not secret, do: [calm -1]}]
"""
LEAKY = PORT + "  leak: {table: luck, base: -1, rumour: whispers, told: shouts}\n"
ANN, BEN, CAT, DAN = range(4)
GIVE = (Clause(ANN, "pay 10"), Clause(BEN, "open the gate"))


def draft(
    by: int = ANN,
    to: tuple[int, ...] = (BEN,),
    clauses: tuple[Clause, ...] = GIVE,
    due: int = 1,
    *,
    secret: bool = False,
    conditions: str = "",
    guarantor: int = -1,
    amends: int = -1,
    confirmed: bool = False,
) -> cm.OfferDeal:
    return cm.OfferDeal(
        seat(by), by, to, clauses, due, secret, conditions, guarantor, amends, confirmed
    )


def only(table: Table, reader: str = "control") -> int:
    """The number of the one deal that a reader knows."""
    (deal,) = table.view(reader).deals
    return deal.number


def sealed(table: Table, offer: cm.OfferDeal) -> int:
    """Offer a deal and have all sign it; its number."""
    before = {one.number for one in table.view("control").deals}
    table.give(offer)
    (deal,) = (one for one in table.view("control").deals if one.number not in before)
    for one in deal.unsigned:
        table.give(cm.SignDeal(seat(one), one, deal.number))
    return deal.number


def mark(table: Table, deal: int, by: int, clause: int, given: Mark) -> None:
    table.give(cm.MarkDeal(seat(by), by, deal, clause, given))


def why(refusal: Refusal) -> str:
    return "; ".join(reason.text for reason in refusal.reasons)


# ---- drafting and signing


def test_a_deal_is_in_force_once_every_party_has_signed_on_its_own() -> None:
    table = Table.begin(PORT)
    all_give = (*GIVE, Clause(CAT, "keep watch"))
    table.give(draft(to=(BEN, CAT), clauses=all_give, due=3, conditions="if the wind holds"))
    (deal,) = table.view("ben").deals
    assert (deal.drafter, deal.signed, deal.unsigned) == (ANN, (ANN,), (BEN, CAT))
    assert not deal.agreed
    table.give(cm.SignDeal(seat(CAT), CAT, deal.number))
    assert not table.sees("ben", ev.DealAgreed)
    table.give(cm.SignDeal(seat(BEN), BEN, deal.number))
    (told,) = table.sees("public", ev.DealAgreed)
    assert isinstance(told, ev.DealAgreed)
    assert (told.signers, told.due) == ((ANN, BEN, CAT), 3)
    assert table.view("dan").deals[0].agreed


def test_a_guarantor_signs_too_and_marks_nothing() -> None:
    table = Table.begin(PORT)
    table.give(draft(guarantor=DAN, secret=True))
    number = only(table)
    table.give(cm.SignDeal(seat(BEN), BEN, number))
    assert not table.view("dan").deals[0].agreed
    table.give(cm.SignDeal(seat(DAN), DAN, number))
    assert table.view("dan").deals[0].agreed
    refused = table.refused(cm.MarkDeal(seat(DAN), DAN, number, 0, "kept"))
    assert why(refused) == "a guarantor marks no promise"


def test_an_offer_is_refused_withdrawn_or_amended_and_stands_no_longer() -> None:
    table = Table.begin(PORT)
    table.give(draft())
    table.give(cm.DeclineDeal(seat(BEN), BEN, only(table), "too dear"))
    table.give(draft())
    table.give(cm.DeclineDeal(seat(ANN), ANN, only(table)))
    table.give(draft())
    first = only(table)
    table.give(draft(BEN, (ANN,), (Clause(ANN, "pay 20"), GIVE[1]), amends=first))
    (deal,) = table.view("ann").deals
    assert (deal.drafter, deal.signed, deal.unsigned) == (BEN, (BEN,), (ANN,))
    ends = [(e.how, e.seat) for e in table.sees("ann", ev.DealEnded) if isinstance(e, ev.DealEnded)]
    assert ends == [("refused", BEN), ("withdrawn", ANN), ("amended", BEN)]
    assert table.refused(cm.SignDeal(seat(BEN), BEN, first)).kind == "no-such-deal"


def test_what_is_in_force_is_neither_declined_nor_amended() -> None:
    table = Table.begin(PORT)
    number = sealed(table, draft(due=3))
    assert "in force" in why(table.refused(cm.DeclineDeal(seat(BEN), BEN, number)))
    assert "in force" in why(table.refused(draft(amends=number)))
    assert "signed already" in why(table.refused(cm.SignDeal(seat(BEN), BEN, number)))


@pytest.mark.parametrize(
    ("offer", "text"),
    [
        (draft(to=()), "two parties"),
        (draft(to=(9,)), "no such seat"),
        (draft(due=0), "falls due in turn 1 to 4"),
        (draft(due=5), "falls due in turn 1 to 4"),
        (draft(clauses=()), "1 to 6 promises"),
        (draft(clauses=GIVE * 4), "1 to 6 promises"),
        (draft(clauses=(Clause(CAT, "row"),)), "is a party"),
        (draft(clauses=(Clause(ANN, "  "),)), "needs words"),
        (draft(clauses=(Clause(ANN, "", 7),)), "no such ready-made term"),
        (draft(clauses=(Clause(BEN, "", 1), GIVE[0])), "not for that seat"),
        (draft(guarantor=BEN), "its own guarantor"),
        (draft(guarantor=9), "no such seat"),
    ],
)
def test_what_is_no_deal_is_refused_with_a_sentence(offer: cm.OfferDeal, text: str) -> None:
    assert text in why(Table.begin(PORT).refused(offer))


def test_a_seat_drafts_for_itself_and_signs_for_itself() -> None:
    table = Table.begin(PORT)
    assert table.refused(cm.OfferDeal(seat(BEN), ANN, (BEN,), GIVE, 1)).kind == "not-control"
    table.give(draft())
    assert table.refused(cm.SignDeal(seat(CAT), BEN, only(table))).kind == "not-control"
    assert "no party" in why(table.refused(cm.SignDeal(seat(CAT), CAT, only(table))))


def test_an_offer_whose_due_turn_is_over_has_expired() -> None:
    table = Table.begin(PORT)
    table.give(draft())
    table.turn()
    assert "expired" in why(table.refused(cm.SignDeal(seat(BEN), BEN, only(table))))


def test_so_many_deals_of_a_seat_may_stand_and_those_of_others_do_not_count() -> None:
    table = Table.begin(PORT)
    for _ in range(EACH):
        table.give(draft(BEN, (ANN,)))
        table.give(draft())
    assert "too many" in why(table.refused(draft()))
    numbers = [one.number for one in table.view("cat").deals]
    assert len(numbers) == len({*numbers}) == 2 * EACH


# ---- marking


def test_marks_are_private_until_all_are_in_and_agreement_judges() -> None:
    table = Table.begin(PORT)
    number = sealed(table, draft())
    mark(table, number, ANN, 0, "kept")
    assert table.view("ben").deals[0].promises[0].marks[ANN] == SEALED
    assert not table.sees("ben", ev.DealMarked)
    assert len(table.sees("ann", ev.DealMarked)) == 1
    mark(table, number, BEN, 0, "kept")
    (told,) = table.sees("cat", ev.DealJudged)
    assert isinstance(told, ev.DealJudged)
    assert (told.result, [one.mark for one in told.marks]) == (0, [0, 0])
    assert table["ann-ben.trust"] == 1
    mark(table, number, ANN, 1, "broken")
    mark(table, number, BEN, 1, "broken")
    assert (table["ann-ben.trust"], table.on("ann-ben.sour"), table["calm"]) == (-1, True, 9)
    assert table.view("control").deals == ()
    assert [e.how for e in table.sees("dan", ev.DealEnded) if isinstance(e, ev.DealEnded)] == [
        "judged"
    ]


def test_marks_that_differ_go_to_control_who_rules_with_a_reason() -> None:
    table = Table.begin(PORT)
    number = sealed(table, draft(secret=True))
    mark(table, number, ANN, 1, "broken")
    mark(table, number, ANN, 1, "bent")
    mark(table, number, BEN, 1, "kept")
    assert table.view("control").deals[0].differing(1) == (1,)
    assert table.view("ben").deals[0].promises[1].marks[:2] == (1, 0)
    assert "Control rules" in why(table.refused(cm.MarkDeal(seat(ANN), ANN, number, 1, "kept")))
    assert table.refused(cm.RuleDeal(CONTROL, number, 1, "bent", " ")).kind == "no-reason"
    assert table.refused(cm.RuleDeal(seat(ANN), number, 1, "bent", "so")).kind == "not-control"
    table.give(cm.RuleDeal(CONTROL, number, 1, "bent", "a gate half open", "he shrugged"))
    assert table.on("ann-ben.sour")
    (told,) = table.sees("ann", ev.DealRuled)
    assert isinstance(told, ev.DealRuled)
    assert (told.reason, told.private) == ("a gate half open", "")
    assert not table.sees("cat", ev.DealRuled)
    assert "has been judged" in why(table.refused(cm.RuleDeal(CONTROL, number, 1, "kept", "so")))


def test_nothing_is_marked_before_its_turn_or_before_all_have_signed() -> None:
    table = Table.begin(PORT)
    table.give(draft(due=2))
    assert "not in force" in why(table.refused(cm.MarkDeal(seat(ANN), ANN, only(table), 0, "kept")))
    table.give(cm.SignDeal(seat(BEN), BEN, only(table)))
    early = table.refused(cm.MarkDeal(seat(ANN), ANN, only(table), 0, "kept"))
    assert why(early) == "this deal falls due in turn 2"
    assert "no such promise" in why(
        table.refused(cm.RuleDeal(CONTROL, only(table), 4, "kept", "so"))
    )


def test_a_ready_made_term_is_checked_by_the_record_beside_the_parties() -> None:
    table = Table.begin(PORT)
    quiet = (Clause(ANN, "", 0), Clause(BEN, "", 0))
    number = sealed(table, draft(clauses=quiet, due=2))
    table.turn()
    table.give(cm.Hold(CONTROL, on=True))
    table.lock("ann", "RAID")
    table.turn()
    table.give(cm.Proceed(CONTROL))
    for clause in (0, 1):
        for by in (ANN, BEN):
            mark(table, number, by, clause, "kept")
    told = [e for e in table.sees("ann", ev.DealJudged) if isinstance(e, ev.DealJudged)]
    assert [(one.found, one.result) for one in told] == [(MARKS.index("broken"), -1), (0, 0)]


@given(some.lists(some.integers(0, 2), min_size=1, max_size=5), some.integers(-1, 2))
def test_marks_hold_only_where_all_are_the_same(marks: list[int], found: int) -> None:
    said = {*marks, *({found} if found >= 0 else ())}
    assert agreed(tuple(marks), found) == (marks[0] if said == {marks[0]} else -1)


# ---- the turn's end


def test_where_control_holds_orders_back_every_turn_s_end_waits_for_it() -> None:
    table = Table.begin(PORT)
    table.give(cm.Hold(CONTROL, on=True))
    number = sealed(table, draft(secret=True))
    table.turn()
    assert table.engine.at_desk(table.state)
    table.give(cm.Proceed(CONTROL))
    assert table.engine.at_close(table.state)
    assert table.view("cat").waiting == (-1,)
    assert table.view("ann").waiting == (-1, ANN, BEN)
    assert table.refused(cm.Proceed(CONTROL)).kind == "promises-open"
    for clause in (0, 1):
        table.give(cm.RuleDeal(CONTROL, number, clause, "kept", "nobody objects"))
    table.give(cm.Proceed(CONTROL))
    assert table.state.turn == 2
    table.turn()
    table.give(cm.Proceed(CONTROL))
    assert table.engine.at_close(table.state)
    table.give(cm.Proceed(CONTROL))
    assert table.state.turn == 3


def test_marks_after_the_end_are_kept_and_change_nothing() -> None:
    table = Table.begin(PORT)
    number = sealed(table, draft(due=4))
    for _ in range(4):
        table.turn()
    assert table.state.over
    before = table["ann-ben.trust"]
    mark(table, number, ANN, 0, "broken")
    mark(table, number, BEN, 0, "broken")
    assert len(table.sees("public", ev.DealJudged)) == 1
    assert table["ann-ben.trust"] == before


# ---- effects on the next order


def test_the_next_roll_between_them_counts_it_and_no_other() -> None:
    table = Table.begin(PORT)
    number = sealed(table, draft())
    plain = table.odds("ann", "SAIL quay", control=True)[0].net
    table.give(cm.RuleDeal(CONTROL, number, 1, "broken", "so"))
    assert plain == 0
    assert table.odds("ann", "SAIL quay", control=True)[0].net == -2
    assert table.odds("ann", "SAIL mole", control=True)[0].net == 0
