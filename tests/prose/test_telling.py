"""Every kind of event becomes one line, and tells nothing that its reader may not know."""

from typing import get_args

import pytest

from tests.prose.strait import (
    ARDABY,
    BORUM,
    CONTROL,
    CROWN,
    HARBOUR,
    REEF,
    Play,
    action,
    author,
    control,
    engine,
    prose,
    public,
    question,
    slot,
)
from tests.prose.test_arguing import ARGUED
from tests.prose.test_dealing import DEALT
from wargame.core import commands as cm
from wargame.core import events as ev
from wargame.core import records as rec
from wargame.core.orders import Order
from wargame.core.rolled import Effect
from wargame.core.state import CANCELLED, DELAYED, FOREVER

ALL = engine().game.everyone
PRESS = Order(action("press"), REEF)


def source(name: str) -> int:
    """A procedure's number among the sources of effects."""
    count = len(engine().game.seats) * engine().game.width
    return count + next(k for k, info in enumerate(engine().game.sources) if info.id == name)


def with_effect(effect: Effect) -> ev.OrderResolved:
    record = (rec.AFFECTED, 2, *effect)
    return ev.OrderResolved(ALL, 2, BORUM, PRESS, (), (record,))


def storm() -> ev.RuleRan:
    """The storm's die, a 5 without modifiers."""
    which = next(k for k, i in enumerate(engine().game.rolls) if i.rule == "procedure storm")
    rolled = (rec.ROLLED, source("storm"), which, 0, 5, 1, 0, 0, 0)
    return ev.RuleRan(ALL, source("storm"), ((3, 3),), (rolled,))


KINDS: list[tuple[ev.Event, str]] = [
    (
        ev.Began(ALL, "The Strait", "night_game", "5ea1"),
        "The game begins: The Strait, layout Night game. "
        "The dice are sealed; the hash of their seed is 5ea1.",
    ),
    (ev.TurnBegan(ALL, 2), "Turn 2 of 3 begins: summer."),
    (ev.PhaseBegan(ALL, 1), "Phase: Talk, 5 minutes. Talk to whom you like."),
    (ev.Earned(1, slot("ardaby.coin"), 1, 3), "Coin of Ardaby 1 → 3 for the new turn."),
    (
        ev.OrderLocked(2, 2, BORUM, PRESS, "we are poor", "they pay", 60, (2, 1), author(BORUM)),
        "Borum locks: Press for tolls: Reef, for 2 Coin and 1 Will. Why: we are poor. "
        "Expected: they pay. Own estimate: 60 percent.",
    ),
    (ev.SeatLocked(ALL, BORUM, 1, 2), "Borum locked 1 of 2."),
    (ev.SeatFinished(ALL, CROWN), "تاج 👑 gives no more orders this turn."),
    (
        ev.OrderRecalled(2, 2, BORUM, "typed in error", CONTROL),
        "Control takes back an order of Borum and returns its cost: typed in error.",
    ),
    (
        with_effect(Effect(slot("ardaby.coin"), 0, -1, 2)),
        "Borum: Press for tolls: Reef. In turn 2: Coin of Ardaby -1.",
    ),
    (
        storm(),
        "Storm. Toss table, net +0: the die shows 5: tails.",
    ),
    (ev.InjectFired(ALL, 0), "News from The coast guard: A wreck. A hull lies on the reef."),
    (
        ev.InjectSent(ALL, 0, "", "Two hulls lie on the reef", CONTROL),
        "News from The coast guard: A wreck. Two hulls lie on the reef.",
    ),
    (
        ev.Improvised(ALL, "A light at sea", (Effect(slot("heat"), 0, 1),), CONTROL),
        "News: A light at sea.",
    ),
    (
        ev.Rescheduled(0, 0, "delay", "no time", 3, 1, CONTROL),
        "Inject “A wreck” is delayed to turn 3, Talk: no time.",
    ),
    (
        ev.Ticked(0, 0, "at once", True, CONTROL),
        "Seen, as expected of “A wreck”: a rescue (at once).",
    ),
    (ev.Changed(ALL, slot("reef.calm"), 1, 0), "Calm of Reef 1 → 0, cause unknown."),
    (
        ev.ActExposed(ALL, 0, 2, action("creep"), BORUM, REEF, 1),
        "Covert act of turn 1: Creep ashore on Reef by Borum, now attributed.",
    ),
    (
        ev.Asked(ALL, 0, question("terms"), ARDABY, REEF, -1, 0),
        "Question to Ardaby: Give Reef up? Calm is ….",
    ),
    (
        ev.Answered(ALL, question("terms"), ARDABY, 0, "no ships", author(ARDABY)),
        "Ardaby answers: Give it up. Why: no ships.",
    ),
    (
        ev.QuestionLapsed(ALL, question("terms"), ARDABY, REEF, -1),
        "Ardaby had not answered, and need not any more.",
    ),
    (
        ev.QuestionSettled(ALL, question("vote"), -1, -1, (2, 1)),
        "The votes: For 2 and Against 1. The votes are counted.",
    ),
    (
        ev.OrderStopped(ALL, 2, BORUM, PRESS, CANCELLED),
        "Cancelled: Press for tolls: Reef, an order of Borum.",
    ),
    (ev.PromiseMade(ALL, 0, CROWN, 2), "تاج 👑 promises: Keep the peace, due in turn 2."),
    (ev.PromiseEnded(ALL, 0, CROWN, True), "تاج 👑 broke a promise: Keep the peace."),
    (ev.DiceEntered(0, (4, 3), CONTROL), "Control types in dice thrown by hand: 4 and 3."),
    (
        ev.Ruled(ALL, 2, "amend", 1, (), "well argued", "", CONTROL),
        "Ruled by Control: adds +1 to an order of Borum. Reason: well argued.",
    ),
    (
        ev.Said(3, (ARDABY,), "Shall we talk?", author(BORUM)),
        "Message from Borum to Ardaby: Shall we talk?",
    ),
    (
        ev.RoomLeft(3, "Fish", (ARDABY, BORUM), BORUM, author(BORUM)),
        "Borum leaves the room “Fish”. Still in it: Ardaby.",
    ),
    (
        ev.RoomClosed(3, "Fish", (ARDABY, BORUM), CONTROL),
        "Control closes the room “Fish” (Ardaby and Borum).",
    ),
    (ev.Noted(1, "red line", "no flag", author(ARDABY)), "Red line of Ardaby: no flag."),
    (
        ev.Classified(1, ARDABY, 2, REEF, "covert_work", "who else", author(ARDABY)),
        "Ardaby takes the suspected act of turn 2 on Reef to be of this class: Covert work. "
        "Why: who else.",
    ),
    (ev.Assigned(ALL, BORUM, "bold", CONTROL), "Borum is played by an autopilot: Bold."),
    (
        ev.Held(0, True, CONTROL),
        "From now on orders wait for Control before they are adjudicated.",
    ),
    (
        ev.Veiled(ALL, True, CONTROL),
        "From now on Control throws the dice behind the screen, and tells the result.",
    ),
    (ev.Veiled(ALL, False, CONTROL), "The dice are thrown before all eyes again."),
    (ev.Paused(ALL, True, CONTROL), "Control stops the clock."),
    (ev.Extended(ALL, 90, CONTROL), "Control gives 1 minute and 30 seconds more."),
    (
        ev.TimeCalled(2, BORUM, "hold", CONTROL),
        "Time is up, and Borum is late: Control goes on with what it has locked.",
    ),
    (ev.Reopened(0), ""),
    (ev.Announced(0, 7, True), ""),
    (
        ev.Shortened(ALL, 2, 3, "we are out of time", CONTROL),
        "Control has the game end after turn 2 of 3. Reason: we are out of time.",
    ),
    (
        ev.GameEnded(ALL, 1, 1, (), (), ""),
        "The game is over: all 3 turns are played. What all share: Peace.",
    ),
    (
        ev.Rewound(ALL, (3, 4), (), True),
        "Control sets the game back: the last 2 lines that held are undone. "
        "What comes next throws fresh dice.",
    ),
]


@pytest.mark.parametrize(
    ("event", "said"), KINDS + DEALT, ids=[type(e).__name__ for e, _ in KINDS + DEALT]
)
def test_every_kind_of_event_is_told_in_one_line(event: ev.Event, said: str) -> None:
    assert prose().sentence(event, public()) == said


def test_no_kind_of_event_is_forgotten() -> None:
    told = {type(event) for event, _ in KINDS + ARGUED + DEALT}
    assert told == set(get_args(ev.Event))


OTHERS: list[tuple[ev.Event, str]] = [
    (
        ev.Answered(ALL, question("terms"), ARDABY, 0, "", cm.Author("", "clock")),
        "Ardaby is absent: its time is over, and silence counts as: Give it up.",
    ),
    (
        ev.Answered(ALL, question("terms"), ARDABY, 0, "no ships", CONTROL),
        "Ardaby answers, as Control puts it down: Give it up. Why: no ships.",
    ),
    (ev.Paused(ALL, False, CONTROL), "The clock runs on."),
    (ev.Extended(ALL, -30, CONTROL), "Control takes 30 seconds away."),
    (ev.Earned(1, slot("ardaby.coin"), 3, 3), "Coin of Ardaby stays 3 for the new turn."),
    (
        ev.InjectFired(1, 1),
        "Private note: A letter. Come and talk.",
    ),
    (
        ev.ActExposed(ALL, 0, 1, -1, -1, REEF, 1),
        "A covert act on Reef in turn 1 is suspected. Who and what is not known.",
    ),
    (
        ev.OrderStopped(ALL, 2, BORUM, PRESS, DELAYED),
        "Delayed to the next turn: Press for tolls: Reef, an order of Borum.",
    ),
    (ev.PromiseEnded(ALL, 0, CROWN, False), "تاج 👑 kept a promise: Keep the peace."),
    (ev.Said(ALL, (), "To all of you", CONTROL), "Message from Control to all: To all of you."),
    (
        ev.Said(1, (-1,), "May I?", author(ARDABY)),
        "Message from Ardaby to Control: May I?",
    ),
    (
        ev.Said(ALL, (), "We want peace", author(ARDABY), "", True),
        "Ardaby says in character to all: “We want peace”",
    ),
    (
        ev.Said(3, (ARDABY,), "nets first", author(BORUM), "Fish"),
        "In the room “Fish” (Ardaby and Borum) Borum writes: nets first.",
    ),
    (
        ev.Said(3, (ARDABY, BORUM), "settle it", CONTROL, "Fish", True),
        "In the room “Fish” (Ardaby and Borum) Control says in character: “settle it”",
    ),
    (ev.Assigned(ALL, -1, "auto", CONTROL), "Control's part is taken by an autopilot."),
    (ev.Assigned(ALL, BORUM, "", CONTROL), "Borum is played by a person."),
    (
        ev.Ruled(ALL, -1, "rule", 0, (Effect(slot("heat"), 0, 1),), "a slip", "", CONTROL),
        "Ruled by Control: Heat +1. Reason: a slip.",
    ),
    (
        ev.Ruled(2, 2, "override", 2, (), "as last time", "he insisted", CONTROL),
        "Ruled by Control: sets the result of an order of Borum: row 3 of its table. "
        "Reason: as last time. In private: he insisted.",
    ),
    (
        ev.Asked(ALL, 0, question("loan"), ARDABY, -1, -1, 2),
        "Question to Ardaby: Take the loan? Open until the end of turn 2.",
    ),
    (ev.Changed(ALL, slot("truce"), -1, 2), "Now “Truce”, until the end of turn 2, cause unknown."),
    (
        ev.Changed(ALL, slot("harbour.open_port"), FOREVER, -1),
        "Harbour: no longer “Open port”, cause unknown.",
    ),
    (
        ev.Changed(ALL, slot("ardaby-crown.trust"), 1, 2),
        "Trust of Ardaby and تاج 👑 1 → 2, cause unknown.",
    ),
    (ev.Changed(ALL, slot("heat"), 2, 3), "Heat 2 → 3 (Warm), cause unknown."),
    (ev.Changed(ALL, slot("ledger"), 0, 1), ""),
    (ev.RuleRan(ALL, source("drift"), (), ()), "Drift: Heat was … and falls."),
    (ev.RuleRan(ALL, -1, (), ()), ""),
    (ev.QuestionSettled(ALL, question("loan"), -1, -1, (0, 1)), "The offer lapses."),
]


@pytest.mark.parametrize(("event", "said"), OTHERS)
def test_events_of_one_kind_differ_in_their_words(event: ev.Event, said: str) -> None:
    assert prose().sentence(event, public()) == said


def test_what_only_some_may_know_is_marked_for_control() -> None:
    event = ev.OrderResolved(2, 2, BORUM, Order(action("creep"), REEF), (), ())

    assert prose().sentence(event, control()).startswith("Secret: Borum: Creep ashore: Reef")


def test_numbers_in_a_designers_text_are_read_in_the_state_that_is_given() -> None:
    state = Play.begin().state
    event = ev.Asked(ALL, 0, question("terms"), ARDABY, HARBOUR, -1, 0)

    assert prose().sentence(event, public(), state) == (
        "Question to Ardaby: Give Harbour up? Calm is 3."
    )
