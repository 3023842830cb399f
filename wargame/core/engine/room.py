"""Room for what stands open: of an inject that Control fires by hand, and what is said when a rule
finds none.

The rings of the state are as long as the rules of the sequence may ever need; what is fired by hand
has room of its own, and may not take that of others.
"""

from collections.abc import Sequence

from wargame.core import state as st
from wargame.core.commands import Author
from wargame.core.compile.program import Game
from wargame.core.engine.audience import ORIGIN, Audiences
from wargame.core.orders import Reason, Refusal
from wargame.core.state import State

QUESTION, LATER, PROMISE = st.QUESTION_FIELDS, st.LATER_FIELDS, st.PROMISE_FIELDS


def has_room(game: Game, numbers: Sequence[int], inject: int) -> bool:
    """Whether no more of an inject stands than there is room for, just after it has been fired."""
    name = game.scenario.injects[inject].id
    index = next(k for k, s in enumerate(game.sources) if (s.kind, s.id) == ("inject", name))
    source = len(game.seats) * game.width + index
    standing = (
        _standing(game, numbers, "QUESTION", len(QUESTION), QUESTION.index("source"), source),
        _standing(game, numbers, "LATER", len(LATER), LATER.index("source"), source),
        _standing(game, numbers, "PROMISE", len(PROMISE), PROMISE.index("maker"), source),
    )
    return all(
        count <= most for count, most in zip(standing, game.sources[index].room, strict=True)
    )


def _standing(
    game: Game, numbers: Sequence[int], ring: str, size: int, field: int, source: int
) -> int:
    """How many entries of a ring are taken and come from a source."""
    base = game.constant("LATER" if ring == "LATER" else f"{ring}S")
    places = range(base, base + size * game.constant(f"{ring}_ROOM"), size)
    return sum(numbers[place] != 0 and numbers[place + field] == source for place in places)


NO_ROOM = "more would stand open than the game has room for"


def overflow(known: Audiences, state: State, source: int, author: Author | None) -> Refusal:
    """Why a command is refused whose consequences find no room, and which rule needs it.

    `source` is the number under which delayed effects name the rule. A seat is told of an order
    only if it is its own, since others are not revealed, and of other rules if it may know them.
    """
    game = known.game
    action, seat = divmod(source - ORIGIN, 100)
    index = source - known.count
    mask, rule = 0, ""
    if 0 <= action < len(game.codes):
        mask, rule = 1 << seat, game.codes[action].id
    elif 0 <= index < len(game.sources):
        mask, rule = known.source(state.numbers, source), game.sources[index].id
    if author is not None and author.role == "seat" and not mask >> author.seat & 1:
        rule = ""
    return Refusal("capacity", rule, (Reason(NO_ROOM),))
