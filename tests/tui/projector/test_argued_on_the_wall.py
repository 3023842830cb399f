"""What is argued before all is news on the wall; what few argue, and replies, are not."""

from tests.prose.strait import ARDABY, BORUM, CONTROL, CROWN, author, engine, prose, public
from wargame.core import events as ev
from wargame.core.argued import Told
from wargame.core.state import State
from wargame.core.view import seen
from wargame.tui.projector.headlines import Headline, headlines

ALL = engine().game.everyone


def wall(*events: ev.Event) -> tuple[Headline, ...]:
    """The headlines of what happened, the newest first."""
    state = State(engine().game.start)
    log = seen(engine(), events, public())
    return headlines(prose().names, state, prose().tell(log, public(), state))


def put(audience: int) -> ev.TakenUp:
    return ev.TakenUp(
        audience, 0, ARDABY, "silence", "Buoy the reef", (), (BORUM, CROWN), (), "control",
        "absent", 120, CONTROL,
    )  # fmt: skip


def test_a_question_a_condition_the_outcome_and_the_facts_are_news() -> None:
    found = wall(
        ev.TurnBegan(ALL, 1),
        put(ALL),
        ev.Replied(ALL, 0, BORUM, "silence", 1, "only with talks", author(BORUM)),
        ev.Disclosed(ALL, 0, "silence", (Told(BORUM, 1), Told(CROWN, -1)), -1, 0),
        ev.MatterSettled(ALL, 0, ARDABY, "silence", False, "It falls", "no", "a note", CONTROL),
        ev.Established(ALL, 0, "The reef has no buoys", CONTROL),
    )
    assert [(one.above, one.title) for one in found[::-1]] == [
        ("To be settled by silence procedure", "Buoy the reef"),
        ("", "Borum breaks the silence: only with talks."),
        ("", "The silence is broken. Without a word: تاج 👑."),
        ("Ruled by Control", "It falls"),
        ("Established", "The reef has no buoys"),
    ]
    assert "a note" not in str(found)


def test_what_few_argue_and_private_replies_are_not_on_the_wall() -> None:
    assert (
        wall(
            ev.OrderProposed(1, 0, ARDABY, "a", "b", "c", (), (), author(ARDABY)),
            put(3),
            ev.Replied(2, 0, BORUM, "estimative", 30, "", author(BORUM)),
        )
        == ()
    )
