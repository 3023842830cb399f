"""What people may do to a game in play, kind by kind, drawn at random and mostly allowed.

A deed looks at a running game and names a command, or None where there is nothing to do of its
kind; what it names may still be refused. It serves any scenario; `lagoon` is a small one in which
everything can be done.
"""

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import get_args

from tests.core import random_arguing, random_dealing
from tests.core.random_games import Chance
from wargame.authoring.load import Loaded, load
from wargame.core import commands as cm
from wargame.core import state as st
from wargame.core.deals import MARKS, NONE
from wargame.core.engine.engine import Engine
from wargame.core.engine.judging import SUSPECTED, classes
from wargame.core.methods import odds
from wargame.play.clock import utc_now
from wargame.play.journal import Journal
from wargame.play.session import Session

CONTROL = cm.Author("control", "control")
CLOCK = cm.Author("", "clock")
Deed = Callable[[Session, random.Random], cm.Command | None]


@cache
def lagoon() -> Loaded:
    return load(Path(__file__).with_name("lagoon.yaml"))


@cache
def rules() -> Engine:
    """The rules of the lagoon, compiled once for all who look on."""
    return Engine(lagoon().game)


def begin(file: Path, seed: str, now: Callable[[], str] = utc_now) -> Session:
    """A new game of the lagoon, with a person in each seat."""
    session = Session.create(file, lagoon(), seed=seed, now=now)
    for seat, name in enumerate(("Ann", "Ben", "Cat")):
        session.join(name, "seat", seat)
    return session


def beside(journal: Journal, now: Callable[[], str] = utc_now) -> Session:
    """A game of the lagoon gone on with, or followed, without reading its scenario anew."""
    session = Session(journal, rules(), lagoon(), now)
    session.follow()
    return session


def person(seat: int) -> cm.Author:
    return cm.Author(f"p{seat + 1}", "seat", seat)


def some(session: Session, rng: random.Random) -> tuple[int, ...]:
    """Some seats, or nobody, which stands for all."""
    return tuple(seat for seat in range(session.engine.seats) if rng.random() < 0.4)


def locked(session: Session) -> list[int]:
    """The slots in which an order waits to be carried out."""
    matters = session.engine.matters
    numbers = session.state.numbers
    return [k for k in range(matters.count) if matters.status(numbers, k) == st.LOCKED]


def effects(session: Session, rng: random.Random) -> tuple[cm.Ruling, ...]:
    """One or two numbers changed, or a flag."""
    slots = session.game.slots
    flags = [k for k, slot in enumerate(slots) if slot.family == "flag"]
    if flags and rng.random() < 0.3:
        return (cm.Ruling(rng.choice(flags), rng.choice(("on", "off")), rng.randint(0, 1)),)
    ours = [k for k, slot in enumerate(slots) if slot.family in ("track", "resource")]
    return tuple(cm.Ruling(k, "add", rng.choice((-1, 1))) for k in rng.sample(ours, 2))


# ---- the game's own course


def on(session: Session, rng: random.Random) -> cm.Command | None:
    """What somebody does whom the game waits for; seats name questions by their own numbers."""
    engine, state = session.engine, session.state
    if engine.wanted(state).over:
        return None
    command = Chance(rng, holding_back=0.2).command(engine, state)
    if isinstance(command, cm.Answer) and command.author.seat >= 0 and rng.random() < 0.5:
        seat = command.author.seat
        own = rng.choice(engine.questions_of(state, seat))
        choice = rng.choice(own.choices)
        return cm.Answer(person(seat), own.place, own.question, choice, "as it is")
    if isinstance(command, cm.Lock):
        return command._replace(author=person(command.seat), expected="calm", estimate=50)
    return command


def ordered(session: Session, rng: random.Random) -> cm.Command | None:
    """An order of a seat that may give one, by preference with dice, at first or behind it."""
    engine, state = session.engine, session.state
    waiting = engine.wanted(state).orders
    if not waiting:
        return None
    seat = rng.choice(waiting)
    legal = engine.legal_orders(state, seat)
    codes = engine.game.codes
    second = rng.random() < 0.5
    rolled = [o for o in legal if (codes[o.action].seconds if second else codes[o.action].rolls)]
    if not legal:
        return None
    return cm.Lock(person(seat), seat, rng.choice(rolled or legal), "because")


# ---- Control's hand


def ruling(session: Session, rng: random.Random) -> cm.Command | None:
    """Tracks and flags changed, or an order that is locked ruled on before its roll."""
    slots = locked(session)
    if not slots or rng.random() < 0.15:
        return cm.Rule(CONTROL, effects(session, rng), "so", "a note")
    slot, game = rng.choice(slots), session.game
    code = game.codes[session.state[session.engine.orders + slot * game.order_size] - 1]
    own = [k for k, info in enumerate(game.modifiers) if info.rule == code.id]
    likely: list[cm.Command] = [
        *[cm.Amend(CONTROL, slot, rng.choice((-1, 1)), "so")] * 2,
        *[cm.Recall(CONTROL, slot, "so")] * 2,
    ]
    if own:
        likely += [
            cm.Override(CONTROL, slot, rng.randrange(3), "so", "a note"),
            cm.Strike(CONTROL, slot, rng.choice(own), "so"),
        ] * 3
    return rng.choice(likely)


def dice(session: Session, rng: random.Random) -> cm.Command:
    return cm.EnterDice(CONTROL, tuple(rng.randint(1, 6) for _ in range(rng.randint(1, 3))))


def inject(session: Session, rng: random.Random) -> cm.Command | None:
    """One fired as planned or otherwise, moved, ticked; or one that no plan has."""
    count, plans = len(session.game.scenario.injects), session.game.constant("PLANS")
    if not count:
        return None
    which = rng.randrange(count)
    moved = [k for k in range(count) if session.state[plans + k]]
    if moved and rng.random() < 0.3:
        return cm.Reschedule(CONTROL, rng.choice(moved), "plan")
    how: cm.Rescheduling = rng.choice(get_args(cm.Rescheduling))
    last = session.game.last_turn(session.state.numbers)
    turn = rng.randint(min(session.state.turn, last), last)
    phase = rng.randint(-1, len(session.game.scenario.phases) - 1)
    again = rng.random() < 0.5
    likely: list[cm.Command] = [
        cm.Fire(CONTROL, which, again=again),
        cm.Fire(CONTROL, which, "other words", some(session, rng), again=again),
        cm.Reschedule(CONTROL, which, how, "so", turn, phase),
        cm.Improvise(CONTROL, "a word", some(session, rng), effects(session, rng)),
        cm.Reschedule(CONTROL, which, how, "so", turn, phase),
        cm.Tick(CONTROL, 0, "seen", rng.random() < 0.8),
    ]
    return rng.choice(likely)


def hold(session: Session, rng: random.Random) -> cm.Command:
    """Orders, or what the dice show, are kept back, or no longer."""
    if rng.random() < 0.3:
        return cm.Veil(CONTROL, rng.random() < 0.5)
    return cm.Hold(CONTROL, rng.random() < 0.7)


# ---- seats and people


def handed_over(session: Session, rng: random.Random) -> cm.Command:
    """A seat or Control's part given to an autopilot, or back to a person."""
    piloted = [seat for seat, posture in session.pilots.items() if posture]
    seat = rng.choice(piloted) if piloted else rng.randint(-1, session.engine.seats - 1)
    if piloted and rng.random() < 0.7:
        return cm.Assign(CONTROL if seat < 0 else person(seat), seat, "")
    posture = [p.id for p in session.game.postures if p.seat == seat]
    return cm.Assign(CONTROL, seat, rng.choice(posture) if seat >= 0 else "auto")


def late(session: Session, rng: random.Random) -> cm.Command | None:
    """Time is up for a seat that still orders."""
    engine, state = session.engine, session.state
    waiting = engine.wanted(state).orders
    if not waiting:
        return None
    seat, choice = rng.choice(waiting), rng.choice(get_args(cm.TimeChoice))
    if choice == "draft":
        legal = engine.legal_orders(state, seat)
        order = rng.choice(legal) if legal else None
        return cm.CallTime(CONTROL, seat, choice, order=order, rationale="a draft", estimate=9)
    posture = next(p.id for p in session.game.postures if p.seat == seat)
    return cm.CallTime(CONTROL, seat, choice, 30 * (choice == "wait"), posture=posture)


def pace(session: Session, rng: random.Random) -> cm.Command:
    if session.clock.stopped and rng.random() < 0.7:
        return cm.Pause(CONTROL, False)
    likely: list[cm.Command] = [
        cm.Pause(CONTROL, True),
        cm.Extend(CONTROL, rng.choice((-30, 60))),
        cm.Reopen(CLOCK),
        cm.Announce(CONTROL, rng.randrange(20), rng.random() < 0.5),
    ]
    return rng.choice(likely)


def dropped(session: Session, rng: random.Random) -> cm.Command:
    """The last turns are dropped, or taken up again; in the last one the game may be stopped."""
    turns, now = session.game.scenario.turns, max(1, session.state.turn)
    last = session.game.last_turn(session.state.numbers)
    if now == last and rng.random() < 0.6:
        return cm.Stop(CONTROL, "so")
    others = [turn for turn in range(now, turns + 1) if turn != last]
    return cm.Shorten(CONTROL, rng.choice(others or [now]), "so")


# ---- words


def word(session: Session, rng: random.Random) -> cm.Command:
    """A message, a note of any kind, or a fact."""
    seat = rng.randrange(session.engine.seats)
    kind: cm.NoteKind = rng.choice(get_args(cm.NoteKind))
    author = CONTROL if rng.random() < 0.3 else person(seat)
    likely: list[cm.Command] = [
        cm.Say(author, some(session, rng), f"word {rng.randrange(99)}"),
        cm.Note(person(seat), f"note {rng.randrange(99)}", kind),
        cm.Note(CONTROL, f"note {rng.randrange(99)}", kind, rng.choice((None, seat))),
        cm.Establish(CONTROL, "it is so", some(session, rng)),
    ]
    return rng.choice(likely)


def aside(session: Session, rng: random.Random) -> cm.Command:
    """Something said in a room of two seats or all, or in character; a room left or closed."""
    seats = rng.choice(((0, 1), (1, 2), (0, 1, 2)))
    seat = rng.choice(seats)
    others = tuple(one for one in seats if one != seat)
    likely: list[cm.Command] = [
        cm.Say(person(seat), others, f"word {rng.randrange(99)}", "Nets", rng.random() < 0.5),
        cm.Say(CONTROL, seats, f"word {rng.randrange(99)}", "Nets"),
        cm.Say(person(seat), (), f"word {rng.randrange(99)}", in_character=True),
        cm.LeaveRoom(person(seat), seat, "Nets", seats),
        cm.CloseRoom(CONTROL, "Nets", seats),
    ]
    return rng.choice(likely)


def judged(session: Session, rng: random.Random) -> cm.Command | None:
    """What a seat takes a suspected act to be."""
    acts = _suspected(session)
    if not acts:
        return None
    seat, tag = rng.randrange(session.engine.seats), rng.choice(classes(session.game.scenario))
    return cm.Classify(person(seat), seat, *rng.choice(acts), tag, "I think")


def _suspected(session: Session) -> list[tuple[int, int]]:
    """Turn and target of acts that are suspected."""
    game, size = session.game, len(st.ACT_FIELDS)
    first, numbers = game.constant("ACTS"), session.state.numbers
    found = (numbers[first + size * k :][:size] for k in range(game.constant("ACT_ROOM")))
    return [(turn, target) for turn, _, _, target, level in found if turn and level == SUSPECTED]


# ---- what is argued, and deals


def argued(session: Session, rng: random.Random) -> cm.Command | None:
    return random_arguing.argued(session.engine, session.state, rng)


def proposed(session: Session, rng: random.Random) -> cm.Command | None:
    """An order in a seat's own words."""
    return random_arguing.propose(session.engine, session.state, rng)


def taken_up(session: Session, rng: random.Random) -> cm.Command:
    """An order in a seat's own words, or one that is locked, or a question of Control's, argued."""
    matters = session.engine.matters.all(session.state.numbers)
    able = [*(one.number for one in matters if not one.open), *locked(session), -1]
    return random_arguing.take_up(session.engine, rng.choice(able), rng)


def replied(session: Session, rng: random.Random) -> cm.Command | None:
    """What a matter waits for next: an argument weighed, replies or their end, dice, an outcome."""
    found = [one for one in session.engine.matters.all(session.state.numbers) if one.open]
    if not found:
        return None
    one = rng.choice(found)
    if not one.thrown and rng.random() < 0.2:
        seat = rng.choice([s for s in range(session.engine.seats) if one.readers >> s & 1])
        return cm.Argue(person(seat), one.number, seat, rng.choice(("pro", "con")), "because")
    silent = one.method == "silence"
    if one.late and rng.random() < (0.5 if silent else 0.7):
        seat = rng.choice(one.late)
        value = rng.randint(0, 100) if one.method == "estimative" else rng.randint(0, 1)
        return cm.Reply(person(seat), one.number, seat, value, "if so")
    if one.late:
        return cm.Disclose(CLOCK if silent else CONTROL, one.number)
    if one.arguments and not one.thrown and rng.random() < 0.25:
        which = rng.randrange(len(one.arguments))
        return cm.Weigh(CONTROL, one.number, which, rng.randrange(3), "so")
    if odds(one) is not None and not one.thrown:
        return cm.Throw(
            CONTROL, one.number, (1, 6) * (one.method == "weighted" and rng.random() < 0.6)
        )
    return random_arguing.settle(session.engine, one.number, rng)


def dealt(session: Session, rng: random.Random) -> cm.Command | None:
    return random_dealing.dealt(session.engine, session.state, rng)


def bargain(session: Session, rng: random.Random) -> cm.Command | None:
    """What a deal waits for next: a signature, a mark, a ruling where marks differ; or its leak."""
    engine, state = session.engine, session.state
    found = engine.deals.all(state.numbers)
    if not found:
        return random_dealing.offer(engine, state, rng)
    one = rng.choice(found)
    if one.hidden and rng.random() < 0.3:
        return cm.LeakDeal(CONTROL, one.number, bool(one.leaked) or rng.random() < 0.5, "so")
    due = one.open(state.turn)
    if due and rng.random() < 0.2:
        return cm.RuleDeal(CONTROL, one.number, due[0], rng.choice(MARKS), "so", "a note")
    if one.unsigned:
        seat = one.unsigned[0]
        if one.due < state.turn or rng.random() < 0.1:
            return cm.DeclineDeal(person(seat), seat, one.number, "no")
        return cm.SignDeal(person(seat), seat, one.number)
    if one.differing(state.turn):
        clause = one.differing(state.turn)[0]
        return cm.RuleDeal(CONTROL, one.number, clause, rng.choice(MARKS), "so")
    for clause in due:
        seat = next(s for s in one.parties if one.promises[clause].marks[s] == NONE)
        return cm.MarkDeal(person(seat), seat, one.number, clause, rng.choice(MARKS))
    return None
