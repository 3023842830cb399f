"""Which rules a reader may know of: of others no source is shown."""

import attrs

from wargame.core.view import Reader, View
from wargame.tui.host import Room


@attrs.frozen
class Ground:
    """Indices of modifiers, ids of the sequence's rules and of numbers and flags."""

    modifiers: frozenset[int] = frozenset()
    procedures: frozenset[str] = frozenset()
    dials: frozenset[str] = frozenset()


def ground(room: Room, reader: Reader, view: View) -> Ground:
    """What a reader may know of, whatever the moment; numbers as far as the view shows them."""
    audiences, game = room.session.engine.audiences, room.session.game
    knows = frozenset(
        k
        for k, info in enumerate(game.modifiers)
        if not info.unseen and audiences.knows(k, reader.mask)
    )
    procedures = frozenset(
        source.id
        for source, readers in zip(game.sources, audiences.rules, strict=True)
        if source.kind == "procedure" and readers & reader.mask
    )
    return Ground(knows, procedures, frozenset(dial.id for dial in view.dials))
