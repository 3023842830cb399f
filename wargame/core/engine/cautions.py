"""What a scenario cautions against in the draft of a deal. It warns, and forbids nothing."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wargame.core.dealing import OfferDeal
from wargame.core.scenario import Caution
from wargame.core.state import State

if TYPE_CHECKING:
    from wargame.core.engine.engine import Engine


def cautions(engine: "Engine", state: State, draft: OfferDeal) -> tuple[int, ...]:
    """The numbers of the cautions that a draft calls for. They rest on what every seat may know."""
    return tuple(_found(engine, state, draft))


def _found(engine: "Engine", state: State, draft: OfferDeal) -> Iterator[int]:
    parties = {draft.seat, *draft.parties}
    signers = parties | {draft.guarantor}
    infos = engine.game.bargains.cautions
    for k, (caution, info) in enumerate(zip(engine.game.scenario.cautions, infos, strict=True)):
        holds = (
            (info.when < 0 or bool(engine.reading(state, info.when)))
            and (not caution.secret or draft.secret)
            and (not caution.one_sided or parties != {one.seat for one in draft.clauses})
            and all(parties & set(side) for side in info.between)
            and not signers & set(info.without)
            and _touched(engine, caution, draft)
        )
        if holds:
            yield k


def _touched(engine: "Engine", caution: Caution, draft: OfferDeal) -> bool:
    """Whether something that is given is of the kind that a caution looks for."""
    if not caution.touches and not caution.words:
        return True
    terms = engine.game.scenario.terms
    given = (terms[one.term].touches for one in draft.clauses if one.term >= 0)
    if any(set(touches) & set(caution.touches) for touches in given):
        return True
    said = " ".join((*(one.text for one in draft.clauses), draft.conditions)).casefold()
    return any(word.casefold() in said for word in caution.words)
