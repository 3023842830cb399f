"""Control's injects: fired as planned or otherwise, put off, held, skipped, improvised, ticked."""

import re
from collections.abc import Sequence

from wargame.core import commands as cm
from wargame.core import records as rec
from wargame.core import state as st
from wargame.core.compile.program import Game
from wargame.core.compile.sequence import INJECTS, PHASE
from wargame.core.engine.handling import Handling
from wargame.core.engine.room import has_room
from wargame.core.engine.ruling import carry_out, effects_of
from wargame.core.events import Improvised, InjectSent, Rescheduled, RuleRan, Ticked
from wargame.core.records import Log
from wargame.core.scenario import Inject

GAP = re.compile(r"\{\w+\}")


def _inject(do: Handling, number: int) -> Inject:
    injects = do.engine.game.scenario.injects
    if not 0 <= number < len(injects):
        raise do.refuse("bad-value", text="there is no such inject")
    return injects[number]


def _fired(do: Handling, number: int) -> bool:
    return do.numbers[do.engine.game.constant("INJECTS") + number] > 0


def _readers(do: Handling, to: tuple[int, ...]) -> int:
    """The audience of seats; of all, the public too, where none is named."""
    game = do.engine.game
    if any(not 0 <= seat < len(game.seats) for seat in to):
        raise do.refuse("bad-inject", text="it can only go to seats of the game")
    return sum(1 << seat for seat in set(to)) if to else game.everyone


# ---- fired


def fire(do: Handling, command: cm.Fire) -> None:
    """Do what the inject's rules do, whatever its trigger; its words and readers may be others."""
    do.control(command.author)
    do.playing()
    inject = _inject(do, command.inject)
    if _fired(do, command.inject) and not command.again:
        raise do.refuse("bad-inject", inject.id, "it was fired before, and again was not asked for")
    sent = _sent(do, command, inject)
    engine = do.engine
    log = Log()
    engine.snapshot[:] = do.numbers
    engine.rules.function(f"fire_{command.inject}")(engine.snapshot, do.numbers, log, engine.work)
    engine.rules.function("settle")(do.numbers, log, engine.work)
    if not has_room(engine.game, do.numbers, command.inject):
        raise do.refuse("capacity", inject.id, "much of what it did still stands")
    if sent is not None:
        # Its text is told by an event of its own, so the rules only go on with what it does.
        do.numbers[engine.audiences.sent + command.inject] = sent.audience + 1
        do.events.append(sent)
        log.told = [record for record in log.told if record[0] != rec.BEGAN]
    engine.decoder.decode(log, do.numbers, do.events)


def _sent(do: Handling, command: cm.Fire, inject: Inject) -> InjectSent | None:
    """How an inject goes out, where it is otherwise than planned."""
    text = do.words(command.text)
    planned = do.engine.audiences.mask(inject.to)
    audience = planned if command.to is None else _readers(do, command.to)
    if audience == planned and text in ("", inject.text.strip()):
        return None
    if not text and GAP.search(inject.text):
        raise do.refuse(
            "bad-inject", inject.id, "to other readers its text goes written out, without gaps"
        )
    return InjectSent(audience, command.inject, inject.text, text or inject.text, command.author)


# ---- moved


def reschedule(do: Handling, command: cm.Reschedule) -> None:
    """Write what became of the plan of an inject that is still to come."""
    do.control(command.author)
    do.playing()
    inject = _inject(do, command.inject)
    if inject.once and _fired(do, command.inject):
        raise do.refuse("bad-inject", inject.id, "it was fired and does not come again by itself")
    reason = do.words(command.reason)
    if not reason and command.how != "plan":
        raise do.refuse("bad-inject", inject.id, "what is delayed, held or skipped needs a reason")
    plans, count = do.engine.game.constant("PLANS"), do.engine.game.constant("POSTPONED")
    before = do.numbers[plans + command.inject]
    after = {"hold": st.HELD, "skip": st.SKIPPED, "plan": 0}.get(command.how)
    delayed = after is None
    if after is None:
        after = _when(do, command, inject)
    elif after == before:
        raise do.refuse("bad-inject", inject.id, "it stands so already")
    do.numbers[plans + command.inject] = after
    do.numbers[count] += int(after > 0) - int(before > 0)
    turn, phase = (command.turn, command.phase) if delayed else (0, -1)
    do.events.append(
        Rescheduled(0, command.inject, command.how, reason, turn, phase, command.author)
    )


def _when(do: Handling, command: cm.Reschedule, inject: Inject) -> int:
    """The turn and the place in it that an inject is put off to; both are still to come."""
    game, turn = do.engine.game, command.turn
    if not do.numbers[st.TURN] <= turn <= game.last_turn(do.numbers):
        raise do.refuse("bad-inject", inject.id, "it can only be put off to a turn still to come")
    if not -1 <= command.phase < len(game.scenario.phases):
        raise do.refuse("bad-inject", inject.id, "there is no such phase")
    if turn == do.numbers[st.TURN] and not ahead(game, do.numbers, inject, command.phase):
        raise do.refuse("bad-inject", inject.id, "that moment of this turn is past")
    place = int(inject.at == "end") if command.phase < 0 else 2 + command.phase
    return turn * st.PLACES_A_TURN + place


def ahead(game: Game, numbers: Sequence[int], inject: Inject, phase: int = -1) -> bool:
    """Whether the place of an inject in this turn, or a phase's beginning, is still to come.

    Neither waits for anybody: where the game stands at one, it waits for answers before it.
    """
    stage = (INJECTS, int(inject.at == "end")) if phase < 0 else (PHASE, phase)
    return game.stages.index(stage) >= numbers[st.STAGE]


# ---- improvised, and ticked


def improvise(do: Handling, command: cm.Improvise) -> None:
    """Tell some or all something that no plan has, and change what it changes."""
    do.control(command.author)
    do.playing()
    text = do.words(command.text)
    if not text:
        raise do.refuse("bad-inject", text="an inject needs words")
    audience = _readers(do, command.to)
    effects = effects_of(do, command.effects)
    do.events.append(Improvised(audience, text, effects, command.author))
    if not effects:
        return
    since = len(do.events)
    do.engine.decoder.decode(carry_out(do, effects), do.numbers, do.events)
    # That it was Control's hand is told with the inject, to whom it is told.
    told = [event for event in do.events[since:] if not isinstance(event, RuleRan)]
    do.events[since:] = told


def tick(do: Handling, command: cm.Tick) -> None:
    """Keep that what was expected of an inject was seen; it changes nothing."""
    do.control(command.author)
    inject = _inject(do, command.inject)
    if not inject.expect:
        raise do.refuse("bad-inject", inject.id, "it names no expected action")
    note = do.words(command.note)
    do.events.append(Ticked(0, command.inject, note, command.seen, command.author))
