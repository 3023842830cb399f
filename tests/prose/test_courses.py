"""What each promise of a deal came to, as the deal's events tell it."""

from tests.core.builders import CONTROL as UMPIRE
from tests.core.builders import Table
from tests.core.builders import seat as person
from tests.core.rules.test_deals import ANN, BEN, CAT, PORT, draft, only
from wargame.core import commands as cm
from wargame.core.dealt import DealOffered, DealtEvent
from wargame.prose.courses import Course


def followed(table: Table) -> Course:
    """The deal that was offered last."""
    course: Course | None = None
    for event in table.events:
        if isinstance(event, DealOffered):
            course = Course(event)
        elif isinstance(event, DealtEvent) and course is not None:
            course.take(event)
    assert course is not None
    return course


def fates(table: Table) -> list[str]:
    course = followed(table)
    return [course.fate(k) for k in range(len(course.offered.clauses))]


def signed() -> tuple[Table, int]:
    table = Table.begin(PORT)
    table.give(draft())
    number = only(table)
    assert fates(table) == ["offered", "offered"]
    table.give(cm.SignDeal(person(BEN), BEN, number))
    return table, number


def test_a_promise_came_to_what_all_marked_or_to_what_control_ruled() -> None:
    table, number = signed()
    assert fates(table) == ["agreed", "agreed"]
    table.give(cm.MarkDeal(person(ANN), ANN, number, 0, "bent"))
    table.give(cm.MarkDeal(person(BEN), BEN, number, 0, "kept"))
    assert fates(table) == ["agreed", "agreed"]
    assert followed(table).result(0) == -1
    table.give(cm.RuleDeal(UMPIRE, number, 0, "broken", "so"))
    assert fates(table) == ["broken", "agreed"]
    for seat in (ANN, BEN):
        table.give(cm.MarkDeal(person(seat), seat, number, 1, "kept"))
    assert fates(table) == ["broken", "kept"]
    assert followed(table).signed == [ANN, BEN]


def test_an_offer_came_to_how_it_ended() -> None:
    table = Table.begin(PORT)
    table.give(draft())
    table.give(cm.DeclineDeal(person(BEN), BEN, only(table), ""))
    assert fates(table) == ["refused", "refused"]


def test_those_are_awaited_who_have_a_promise_to_mark_and_nobody_else() -> None:
    table, number = signed()

    def to_mark(seat: int) -> tuple[int, ...]:
        (deal,) = table.engine.deals.all(table.state.numbers)
        awaited = deal.to_mark(seat, table.state.turn)
        assert (seat in deal.late(table.state.turn)) == bool(awaited)
        return awaited

    assert [to_mark(seat) for seat in (ANN, BEN, CAT)] == [(0, 1), (0, 1), ()]
    table.give(cm.MarkDeal(person(ANN), ANN, number, 0, "bent"))
    assert [to_mark(seat) for seat in (ANN, BEN, CAT)] == [(1,), (0, 1), ()]
    table.give(cm.RuleDeal(UMPIRE, number, 0, "bent", "so"))
    assert [to_mark(seat) for seat in (ANN, BEN, CAT)] == [(1,), (1,), ()]
