"""Deals in sentences: what is offered, signed, marked, ruled on and let out."""

from tests.core.builders import CONTROL as UMPIRE
from tests.core.builders import Table, engine
from tests.core.builders import seat as person
from tests.core.rules.test_deals import ANN, BEN, GIVE, LEAKY, PORT, draft, only, sealed
from tests.prose.strait import ARDABY, BORUM, CONTROL, CROWN, author
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core.deals import Clause
from wargame.core.dealt import Marked
from wargame.core.dice import Seed
from wargame.prose import dealing, formulas
from wargame.prose.prose import Prose

ALL = 0b1111
PAIR = (ARDABY, BORUM)
WORDS = (Clause(ARDABY, "two boats."), Clause(BORUM, "a lamp"))

DEALT: list[tuple[ev.Event, str]] = [
    (
        ev.DealOffered(
            ALL, 1, ARDABY, PAIR, WORDS, 2, False, "if it is calm", CROWN, (), author(ARDABY)
        ),
        "Ardaby offers a deal to Borum. Ardaby: two boats. Borum: a lamp. Due in turn 2. "
        "Condition: if it is calm. Guarantor: تاج 👑. Open to all.",
    ),
    (ev.DealSigned(ALL, 1, BORUM, author(BORUM)), "Borum signs the deal."),
    (
        ev.DealAgreed(ALL, 1, PAIR, 2, False),
        "A deal between Ardaby and Borum is in force, due in turn 2.",
    ),
    (
        ev.DealEnded(ALL, 1, BORUM, "refused", "too dear", author(BORUM)),
        "Borum refuses the deal. Why: too dear.",
    ),
    (
        ev.DealMarked(ALL, 1, 0, BORUM, 1, author(BORUM)),
        "Borum marks promise 1 of a deal: bent.",
    ),
    (
        ev.DealJudged(ALL, 1, 1, Clause(BORUM, ""), (Marked(ARDABY, 2), Marked(BORUM, 0)), 2, -1),
        "The promise of Borum, number 2, is marked: Ardaby broken and Borum kept. "
        "The record says: broken. They differ, and Control rules.",
    ),
    (
        ev.DealRuled(ALL, 1, 1, Clause(BORUM, ""), 1, "half a lamp", "", CONTROL),
        "Control rules on promise 2 of a deal, of Borum: it was bent. Reason: half a lamp.",
    ),
    (
        ev.DealLeakRolled(ALL, 1, -1, (4, 3), 1, 0),
        "Does the secret deal leak? 4 + 3 -1 = 6: 1.",
    ),
    (
        ev.DealLeaked(ALL, 1, PAIR, 1, (), 0, "a clerk talked"),
        "Rumour has it that there is a secret deal between Ardaby and Borum. "
        "Reason: a clerk talked.",
    ),
]


def prose(text: str = PORT) -> Prose:
    return Prose(engine(text))


def lines(table: Table, reader: str, text: str = PORT) -> list[str]:
    found = prose(text).tell(table.log(reader), table.reader(reader), table.state)
    return [told.text for told in found]


def test_a_ready_made_term_goes_by_its_name_and_a_caution_is_told_to_all_who_sign() -> None:
    table = Table.begin(PORT)
    clauses = (Clause(ANN, "for a week", 1), Clause(BEN, "", 0))
    table.give(draft(clauses=clauses, secret=True, due=3, confirmed=True))
    (said,) = [line for line in lines(table, "ben") if "offers a deal" in line]
    assert said == (
        "Ann offers a deal to Ben. Ann: Lend pilots, for a week. Ben: No raid. Due in turn 3. "
        "Secret: only who signs it reads it, and Control. Caution: It concerns cat as well."
    )
    assert not any("deal" in line for line in lines(table, "cat"))
    assert any(line.startswith("Secret: Ann offers") for line in lines(table, "control"))


def test_what_stands_says_whom_it_waits_for() -> None:
    table = Table.begin(PORT)
    table.give(draft())
    names = prose().names

    def stands() -> str:
        (one,) = dealing.accounts(table.view("ben").deals, table.log("ben"))
        assert [clause.text for clause in one.offered.clauses] == [one.text for one in GIVE]
        return dealing.stands(names, one, table.state.turn)

    assert stands() == "To be signed by Ben"
    table.give(cm.SignDeal(person(BEN), BEN, only(table)))
    assert stands() == "Due: to be marked by Ann and Ben"
    table.give(cm.MarkDeal(person(BEN), BEN, only(table), 0, "kept"))
    table.give(cm.MarkDeal(person(ANN), ANN, only(table), 0, "bent"))
    assert stands() == "The marks differ: Control rules"
    table.give(cm.RuleDeal(UMPIRE, only(table), 0, "bent", "so"))
    assert stands() == "Due: to be marked by Ann and Ben"


def test_what_comes_of_a_deal_is_told_as_its_cause_to_those_who_know_it() -> None:
    table = Table.begin(PORT)
    number = sealed(table, draft())
    table.give(cm.RuleDeal(UMPIRE, number, 0, "broken", "he raided"))
    assert "Trust of Ann and Ben 0 → -2, cause: A deal broken." in lines(table, "ann")
    assert "Calm 10 → 9, cause: A deal broken." in lines(table, "cat")


def test_a_secret_deal_that_is_broken_moves_what_all_may_read_without_a_cause() -> None:
    text = PORT.replace("else: [me.other.trust -1]}]", "else: []}, calm -2]")
    table = Table.begin(text)
    number = sealed(table, draft(secret=True))
    table.give(cm.RuleDeal(UMPIRE, number, 0, "bent", "so"))
    assert "Calm 10 → 8, cause: A deal bent." in lines(table, "ben", text)
    assert "Calm 10 → 8, cause unknown." in lines(table, "cat", text)


def test_what_leaks_names_ready_made_terms_and_keeps_free_words() -> None:
    for number in range(60):
        table = Table.begin(LEAKY, seed=Seed(number, 7))
        sealed(table, draft(secret=True, clauses=(Clause(ANN, "by night", 0), GIVE[1])))
        told = table.sees("public", ev.DealLeaked)
        if told and isinstance(told[0], ev.DealLeaked) and told[0].leaked == 2:
            said = next(one for one in lines(table, "cat", LEAKY) if "leaked" in one)
            assert said == (
                "A secret deal between Ann and Ben has leaked. Ann: No raid. Due in turn 1."
            )
            rolled = next(one for one in lines(table, "control", LEAKY) if "leak?" in one)
            assert rolled.endswith(": shouts.")
            return
    raise AssertionError("none of sixty deals leaked")


def test_a_deal_names_a_pair_in_words() -> None:
    assert formulas.words(prose().names, "me.other.trust + 1") == (
        "Trust of your seat and the other party + 1"
    )


def test_what_is_settled_keeps_its_words_its_marks_and_why() -> None:
    table = Table.begin(PORT)
    names = prose().names
    table.give(draft())
    table.give(cm.DeclineDeal(person(BEN), BEN, only(table), "too little"))
    table.give(draft())
    number = only(table)
    table.give(cm.SignDeal(person(BEN), BEN, number))
    table.give(cm.MarkDeal(person(BEN), BEN, number, 0, "kept"))
    table.give(cm.MarkDeal(person(ANN), ANN, number, 0, "bent"))
    table.give(cm.RuleDeal(UMPIRE, number, 0, "bent", "so"))
    for seat in (ANN, BEN):
        table.give(cm.MarkDeal(person(seat), seat, number, 1, "kept"))

    first, second = dealing.settled(table.log("ben"))

    assert dealing.accounts(table.view("ben").deals, table.log("ben")) == ()
    assert dealing.became(names, first) == "Turn 1: Ben refuses the deal. Why: too little."
    assert first.results == (-1, -1)
    assert dealing.became(names, second) == "Turn 1: Ann bent and Ben kept."
    assert second.signed == (ANN, BEN)
    assert [one.mark for one in second.marks[0]] == [1, 0]
    assert second.reasons == ("so", "")


def test_who_never_read_of_a_deal_reads_of_no_settled_one() -> None:
    table = Table.begin(PORT)
    table.give(draft(secret=True))
    table.give(cm.DeclineDeal(person(BEN), BEN, only(table), ""))

    assert len(dealing.settled(table.log("ann"))) == 1
    assert dealing.settled(table.log("cat")) == ()


def test_an_offer_that_has_expired_is_told_so_and_waits_for_nobody() -> None:
    table = Table.begin(PORT)
    table.give(draft())
    names = prose().names

    def offer() -> dealing.Account:
        (one,) = dealing.accounts(table.view("ben").deals, table.log("ben"))
        return one

    assert dealing.waits(offer(), BEN, table.state.turn)
    table.turn()
    assert not dealing.waits(offer(), BEN, table.state.turn)
    said = dealing.stands(names, offer(), table.state.turn)
    assert said == "Expired: it was due in turn 1, and not all signed"
    digest = prose().digest(table.view("ben"), table.state)
    assert "signature" not in " ".join(digest)
